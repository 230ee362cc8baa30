//! A number of things that a list names: `Giao 07 chi bộ:` before five of them, as items or in the same sentence.

use super::prose::{Prose, ProseZone};
use crate::diag::{Code, Finding, Findings};
use crate::model::{BodyNode, Document, Item, TemplateText};
use crate::text::{Scan, TokenKind};

/// What a list has as many members of as it says.
const NOUNS: &[&str] = &[
    "chi bộ",
    "đơn vị",
    "nội dung",
    "nhiệm vụ",
    "nhóm nhiệm vụ",
    "giải pháp",
    "nhóm giải pháp",
    "nhiệm vụ, giải pháp",
    "tiêu chí",
    "việc",
    "mục tiêu",
    "chỉ tiêu",
    "tổ",
    "tổ công tác",
    "đồng chí",
    "khâu",
    "bước",
    "điểm",
    "vấn đề",
    "phần",
    "tiêu chuẩn",
    "văn bản",
    "thôn",
    "yêu cầu",
    "nguyên tắc",
    "biện pháp",
    "hạn chế",
    "nguyên nhân",
    "kiến nghị",
    "khâu đột phá",
    "trường hợp",
    "công trình",
    "đột phá",
    "bài học",
    "cá nhân",
    "thành viên",
    "đại biểu",
    "ông , bà",
    "tập thể",
    "quần chúng",
];

/// The nouns for people, of whom a member of a list names one with what he is: `Đồng chí Lò Văn Thanh, Bí thư`.
const PEOPLE: &[&str] = &["đồng chí", "cá nhân", "thành viên", "đại biểu", "ông , bà", "quần chúng"];

/// The nouns of which a sentence names each by a name of its own.
const LISTED: &[&str] = &["chi bộ", "đơn vị", "đồng chí", "thôn", "tổ", "trường hợp", "cá nhân", "ông , bà"];

/// The nouns of which one member of a list may name several.
const NAMED: &[&str] = &["chi bộ", "đơn vị", "đồng chí", "thôn", "tổ", "văn bản", "trường hợp"];

/// Words between the noun and the colon that leave it the same things.
const BETWEEN: &[&str] = &[
    "sau", "đây", "như", "gồm", "có", "tên", "ông", "bà", "cụ", "thể", "là", "chủ", "yếu", "trọng", "tâm",
    "trực", "thuộc", "chính", "cơ", "bản", "quan", "lớn", "cụ", "thể", "dưới", ",", "bao", "kinh", "nghiệm",
    "đó", "làm", "điểm",
];

/// Compares the numbers before lists with the lists of a document.
pub(super) fn check(document: &Document, prose: &[Prose<'_>], findings: &mut Findings) {
    document.bodies().for_each(|body| check_nodes(body, findings));
    for one in prose.iter().filter(|one| matches!(one.context.zone, ProseZone::Body | ProseZone::Inner)) {
        for (announced, members) in wrong_lists(&one.scan).into_iter().chain(wrong_ordinals(&one.scan)) {
            let range = one.scan.range(announced.first, announced.last);
            let finding = one.finding(Code::SumDisagrees, range.clone()).with("kind", "list");
            let finding = finding.with("written", &one.scan.text()[range]).with("whole", announced.count);
            findings.push(finding.with("parts", "").with("sum", members));
        }
    }
}

/// The numbers of a text whose names, after a colon in the same sentence, are others, with how many there are.
fn wrong_lists(scan: &Scan<'_>) -> Vec<(Announced, usize)> {
    let colons = (1..scan.tokens().len()).filter(|at| scan.is_mark(*at, ':') && !scan.is_joined(at + 1));
    let list = |colon: usize| {
        let announced = announced_before(scan, colon).filter(|one| LISTED.contains(&one.noun))?;
        let (least, most) = names_after(scan, colon + 1)?;
        let count = usize::try_from(announced.count).ok()?;
        (!(least..=most).contains(&count)).then_some((announced, most))
    };
    colons.filter_map(list).collect()
}

/// `04 việc: một là …; hai là …; ba là …`: the numbers of a text that are followed by another number of ordinals.
fn wrong_ordinals(scan: &Scan<'_>) -> Vec<(Announced, usize)> {
    const ORDINALS: &[[&str; 2]] = &[
        ["một là", "thứ nhất"],
        ["hai là", "thứ hai"],
        ["ba là", "thứ ba"],
        ["bốn là", "thứ tư"],
        ["năm là", "thứ năm"],
        ["sáu là", "thứ sáu"],
        ["bảy là", "thứ bảy"],
        ["tám là", "thứ tám"],
    ];
    let colons = (1..scan.tokens().len()).filter(|at| scan.is_mark(*at, ':') && !scan.is_joined(at + 1));
    let list = |colon: usize| {
        let announced = announced_before(scan, colon)?;
        let row = (0..2).find(|row| scan.phrase(colon + 1, ORDINALS[0][*row]) > 0)?;
        let mut from = colon + 1;
        let mut members = 0;
        for words in ORDINALS {
            let Some(at) = scan.find(from..scan.tokens().len(), words[row]) else { break };
            (from, members) = (at + 1, members + 1);
        }
        let is_all = members < ORDINALS.len();
        (is_all && members >= 2 && members as u64 != announced.count).then_some((announced, members))
    };
    colons.filter_map(list).collect()
}

/// How many names there are from a token to the end of its sentence, at least and at most: `và` may be within one. None where
/// something else is among them.
fn names_after(scan: &Scan<'_>, start: usize) -> Option<(usize, usize)> {
    let count = scan.tokens().len();
    let is_end = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('.' | '?' | '!')));
    let end = (start..count).find(is_end).unwrap_or(count);
    let is_all = end + 1 >= count || !scan.is_joined(end + 1);
    // `Lò Văn Thanh, Bí thư; Vàng A Pó, Phó Bí thư`
    let parts_by = if (start..end).any(|at| scan.is_mark(at, ';')) { ';' } else { ',' };
    let mut names = NameCount::new(scan);
    for at in start..end {
        match scan.kind(at)? {
            TokenKind::Mark(mark) if mark == parts_by => names.end(),
            TokenKind::Mark(',') => names.is_title = true,
            TokenKind::Mark('(') => names.depth += 1,
            TokenKind::Mark(')') => names.depth = names.depth.checked_sub(1)?,
            TokenKind::Word | TokenKind::Number => names.add(at),
            TokenKind::Mark(_) | TokenKind::Expression => return None,
        }
    }
    names.end();
    (is_all && names.are_plain && names.least >= 2).then_some((names.least, names.most))
}

/// The names of a list, as they are counted.
struct NameCount<'s, 't> {
    scan: &'s Scan<'t>,
    least: usize,
    most: usize,
    /// How many words the name that is read has.
    words: usize,
    /// The first words of the names so far.
    heads: Vec<&'s str>,
    /// How many `và` are in it.
    joints: usize,
    depth: usize,
    /// Whether what follows the name is read, which is none of it.
    is_title: bool,
    are_plain: bool,
}

impl<'s, 't> NameCount<'s, 't> {
    fn new(scan: &'s Scan<'t>) -> Self {
        let (least, most, words, joints, depth) = (0, 0, 0, 0, 0);
        Self { scan, least, most, words, heads: Vec::new(), joints, depth, is_title: false, are_plain: true }
    }

    /// Takes in a word or number.
    fn add(&mut self, at: usize) {
        const OF_SEVERAL: &[&str] =
            &["đến", "tới", "các", "những", "cả", "toàn", "còn", "khác", "mỗi", "từng"];
        const TITLES: &[&str] = &["bí", "phó", "chủ", "trưởng", "chánh", "ủy", "uỷ", "thường"];
        if self.depth > 0 || self.is_title {
            return;
        }
        let (word, written) = (self.scan.word(at), self.scan.written(at));
        if word == "và" {
            // `Thôn 3 và Thôn 4` are two, `Trạm Y tế và Dân số` may be one.
            if self.heads.contains(&self.scan.word(at + 1)) && self.words > 0 {
                self.end();
            } else {
                self.joints += 1;
            }
            return;
        }
        let begins = self.words == 0;
        let is_name =
            written.starts_with(char::is_uppercase) || self.scan.kind(at) == Some(TokenKind::Number);
        // `05 chi bộ thôn` is a count and no name.
        let counts = self.scan.kind(at) == Some(TokenKind::Number)
            && self.scan.kind(at + 1) == Some(TokenKind::Word)
            && self.scan.word(at + 1) != "và";
        let is_odd = begins && (!is_name || counts || TITLES.contains(&word));
        // `Thôn 1 02 đảng viên` counts something else.
        let is_count = !begins && self.words > 1 && self.scan.kind(at) == Some(TokenKind::Number);
        let is_of_several = OF_SEVERAL.contains(&word) || word == "v" && self.scan.is_mark(at + 1, '.');
        self.are_plain &= !(is_odd || is_of_several || is_count && self.scan.number(at - 1).is_some());
        if begins {
            self.heads.push(word);
        }
        self.words += 1;
    }

    /// Ends the name that is read.
    fn end(&mut self) {
        self.are_plain &= self.words > 0 && self.depth == 0;
        // A joint before the name, `và Trạm Y tế`, parts it from the others.
        self.least += 1;
        self.most += 1 + self.joints;
        (self.words, self.joints, self.is_title) = (0, 0, false);
    }
}

fn check_nodes(nodes: &[BodyNode], findings: &mut Findings) {
    let mut before: Option<&TemplateText> = None;
    for (at, node) in nodes.iter().enumerate() {
        let lead = before.take();
        match node {
            BodyNode::Section(section) => {
                if let [BodyNode::Items(items)] = &section.body[..] {
                    compare(&section.text, &item_texts(items), findings);
                } else if let Some(texts) = section_texts(&section.body) {
                    compare(&section.text, &texts, findings);
                }
                check_nodes(&section.body, findings);
            }
            BodyNode::Paragraph(text) => before = Some(text),
            BodyNode::Items(items) => {
                // Lists that follow each other may be one.
                let is_alone = !matches!(nodes.get(at + 1), Some(BodyNode::Items(_)));
                if let Some(lead) = lead.filter(|_| is_alone) {
                    compare(lead, &item_texts(items), findings);
                }
                for item in items {
                    check_item(item, findings);
                }
            }
            BodyNode::Line(_) | BodyNode::Progress(_) | BodyNode::Table(_) | BodyNode::Drawing(_) => {}
        }
    }
}

fn check_item(item: &Item, findings: &mut Findings) {
    compare(&item.text, &item_texts(&item.items), findings);
    for below in &item.items {
        check_item(below, findings);
    }
}

fn item_texts(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.text.written()).collect()
}

/// The texts of numbered paragraphs, where a body has nothing else.
fn section_texts(nodes: &[BodyNode]) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    for node in nodes {
        match node {
            BodyNode::Section(section) if !section.is_heading => found.push(section.text.written()),
            _ => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

fn compare(lead: &TemplateText, members: &[&str], findings: &mut Findings) {
    let written = lead.written();
    let leads = written.trim_end().ends_with([':', '.']);
    if !leads || !written.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let scan = Scan::new(written);
    let found = announced(&scan).or_else(|| announced_in_sentence(&scan, members));
    let Some(Announced { count, noun, first, last }) = found else { return };
    if members.len() < 2 || members.len() as u64 == count || !is_one_each(noun, members) {
        return;
    }
    let range = scan.range(first, last);
    let place = lead.place().value_part(lead.written(), range.clone());
    let finding = Finding::at(Code::SumDisagrees, &place).with("kind", "list");
    let finding = finding.with("written", &scan.text()[range]).with("whole", count).with("parts", "");
    findings.push(finding.with("sum", members.len()));
}

/// How many things a text says are to follow.
struct Announced {
    count: u64,
    noun: &'static str,
    first: usize,
    last: usize,
}

/// `Giao 07 chi bộ:`, `Tập trung 05 nhiệm vụ trọng tâm sau:` at the end of a text.
fn announced(scan: &Scan<'_>) -> Option<Announced> {
    let colon = scan.tokens().len().checked_sub(1).filter(|last| scan.is_mark(*last, ':'))?;
    announced_before(scan, colon)
}

/// `Tặng Giấy khen cho 02 chi bộ có thành tích xuất sắc.` before members that each begin with what is counted.
fn announced_in_sentence(scan: &Scan<'_>, members: &[&str]) -> Option<Announced> {
    const GIVEN: &[&str] =
        &["tặng", "khen thưởng", "công nhận", "chỉ định", "cử", "thành lập", "giao", "điều động"];
    let last = scan.tokens().len().checked_sub(1)?;
    let is_one = (0..last).all(|at| !matches!(scan.kind(at), Some(TokenKind::Mark('.' | ';' | ':' | '{'))));
    let is_given = GIVEN.iter().any(|verb| scan.phrase(0, verb) > 0);
    let mut numbers =
        (0..last).filter(|at| scan.kind(*at) == Some(TokenKind::Number) && !scan.is_joined(*at));
    let mut counted = numbers.by_ref().filter_map(|at| {
        let count = scan.number(at).filter(|count| (1..=40).contains(count))?;
        let noun = NAMED.iter().filter(|noun| scan.phrase(at + 1, noun) > 0).max_by_key(|noun| noun.len())?;
        Some(Announced { count, noun, first: at, last: at + noun.split(' ').count() })
    });
    let (one, other) = (counted.next()?, counted.next());
    let begins = |member: &&str| Scan::new(member).phrase(0, one.noun) > 0;
    (is_one && is_given && scan.is_mark(last, '.') && other.is_none() && members.iter().all(begins))
        .then_some(one)
}

/// The same before a colon of a text.
fn announced_before(scan: &Scan<'_>, colon: usize) -> Option<Announced> {
    const LONGEST: usize = 14;
    let first =
        (colon.saturating_sub(LONGEST)..colon).rev().find(|at| scan.kind(*at) == Some(TokenKind::Number))?;
    let count = scan.number(first).filter(|count| (2..=40).contains(count))?;
    let is_alone = first == 0
        || (!scan.is_joined(first)
            && !matches!(scan.word(first - 1), "số" | "thứ" | "năm" | "khoảng" | "trên" | "hơn"));
    let is_range = first >= 1 && matches!(scan.kind(first - 1), Some(TokenKind::Mark('-' | '–' | '/' | ',')));
    let nouns = NOUNS.iter().filter(|noun| scan.phrase(first + 1, noun) > 0);
    let noun = nouns.max_by_key(|noun| noun.len())?;
    let end = first + 1 + noun.split(' ').count();
    let is_same = (end..colon).all(|at| BETWEEN.contains(&scan.word(at)));
    (is_alone && !is_range && is_same).then_some(Announced { count, noun, first, last: end - 1 })
}

/// Whether each member names one thing.
fn is_one_each(noun: &str, members: &[&str]) -> bool {
    if PEOPLE.contains(&noun) {
        return members.iter().all(|member| names_one_person(member));
    }
    let is_one = |member: &&str| {
        let name = member.split(':').next().unwrap_or_default();
        let names_several = [",", ";", " và ", " - ", " đến ", "{{"]
            .iter()
            .any(|joint| name.trim_end_matches([';', '.', ',']).contains(joint));
        let is_note =
            member.starts_with("Riêng") || member.starts_with("Các ") || member.starts_with("Ngoài");
        !(is_note || NAMED.contains(&noun) && names_several)
    };
    members.iter().all(is_one)
}

/// Whether a member of a list names one person, with what he is after his name: `Ông Lò Văn Thanh, Bí thư Đảng ủy - Trưởng ban`.
fn names_one_person(member: &str) -> bool {
    const CALLED: &[&str] = &["đồng chí", "ông", "bà", "anh", "chị"];
    let scan = Scan::new(member);
    let length = CALLED.iter().map(|words| scan.phrase(0, words)).max().unwrap_or(0);
    let is_name = |at: usize| {
        scan.kind(at) == Some(TokenKind::Word) && scan.written(at).starts_with(char::is_uppercase)
    };
    let words = (length..scan.tokens().len()).take_while(|at| is_name(*at)).count();
    let calls = |at: usize| CALLED.iter().any(|words| scan.phrase(at, words) > 0);
    let is_called_again = (1..scan.tokens().len()).any(|at| at > length && calls(at));
    // After a comma another name may follow: words that all have a capital.
    let ends = |at: usize| {
        matches!(scan.kind(at), None | Some(TokenKind::Mark(',' | ';' | '.'))) || scan.word(at) == "và"
    };
    let begins = |at: usize| scan.is_mark(at, ',') || scan.word(at) == "và";
    let is_other_name = |at: usize| {
        let words = (at + 1..scan.tokens().len()).take_while(|at| is_name(*at)).count();
        begins(at) && words >= 2 && ends(at + 1 + words)
    };
    (2..=6).contains(&words) && !is_called_again && !(0..scan.tokens().len()).any(is_other_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announced_numbers_are_read() {
        let read = |text: &str| announced(&Scan::new(text)).map(|one| (one.count, one.noun));
        for (text, expected) in [
            ("Giao 07 chi bộ:", (7, "chi bộ")),
            ("Tập trung thực hiện 05 nhiệm vụ trọng tâm sau:", (5, "nhiệm vụ")),
            ("Thành lập 02 tổ công tác, cụ thể như sau:", (2, "tổ công tác")),
            ("Thành lập Tổ công tác gồm 05 đồng chí có tên sau:", (5, "đồng chí")),
            ("Khen thưởng 03 ông, bà có tên sau đây:", (3, "ông , bà")),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        for text in [
            "Giao 07 chi bộ thực hiện các nhiệm vụ:",
            "Giao 05 - 07 chi bộ:",
            "Giao khoảng 07 chi bộ:",
            "Giao 07 chi bộ.",
            "Theo Nghị quyết số 07 việc:",
            "Năm 2026, các chi bộ:",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn lists_within_a_sentence_are_counted() {
        let found = |text: &str| -> Vec<String> {
            let found = wrong_lists(&Scan::new(text)).into_iter();
            found.map(|(one, members)| format!("{} {members}", one.count)).collect()
        };
        for (text, expected) in [
            ("Giao 07 chi bộ: Thôn Hạ, Thôn Thượng, Thôn Đồng Mơ, Thôn Suối Kén, Trạm Y tế.", "7 5"),
            ("Chọn 03 chi bộ làm điểm gồm: Chi bộ Thôn 1, Thôn 2, Thôn 3 và Thôn 4.", "3 4"),
            ("Tổ kiểm tra có 04 đồng chí: Lò Văn Thanh, Bí thư; Vàng A Pó; Giàng Thị Dợ.", "4 3"),
            ("Sáp nhập 02 thôn: Thôn Mường Tẻ, Thôn Nậm Pắc, Thôn Kon Klốc.", "2 3"),
            ("Có 06 đơn vị sau: Trường Mầm non (02), Trạm Y tế (01), Công an xã (03).", "6 3"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "Giao 05 chi bộ: Thôn Hạ, Thôn Thượng, Thôn Đồng Mơ, Thôn Suối Kén, Trạm Y tế.",
            "Giao 03 chi bộ: Thôn 1, Thôn 2 và Trạm Y tế.",
            "Giao 03 chi bộ: Thôn 1, Trạm Y tế và Dân số, Công an.",
            "Giao 07 chi bộ: Thôn 1 đến Thôn 6 và Trạm Y tế.",
            "Giao 07 chi bộ: Thôn 1, Thôn 2...; các chi bộ còn lại phối hợp.",
            "Đảng bộ có 07 chi bộ: 05 chi bộ thôn, 02 chi bộ cơ quan.",
            "Phân công 02 đồng chí: đồng chí Thanh phụ trách Thôn 1, Thôn 2, Thôn 3; đồng chí Pó.",
            "Giao 07 chi bộ: rà soát nguồn, lập danh sách.",
            "Lúc 07 giờ 30: Chi bộ Thôn 1, Thôn 2.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn ordinals_of_a_sentence_are_counted() {
        let found =
            |text: &str| wrong_ordinals(&Scan::new(text)).into_iter().map(|(_, members)| members).next();
        assert_eq!(found("Tập trung 04 việc: một là, rà soát; hai là, bồi dưỡng; ba là, kết nạp."), Some(3));
        assert_eq!(
            found("Tập trung 02 việc: thứ nhất, rà soát; thứ hai, lập danh sách; thứ ba, xét."),
            Some(3)
        );
        for text in [
            "Tập trung 03 việc: một là, rà soát; hai là, bồi dưỡng; ba là, kết nạp.",
            "Tập trung 04 việc: rà soát; hai là, bồi dưỡng.",
            "Họp vào thứ ba: thứ hai nghỉ.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_sentence_before_members_announces_their_number() {
        let members = ["Chi bộ Thôn Hạ;", "Chi bộ Thôn Thượng;", "Chi bộ Trạm Y tế."];
        let found = |text: &str| announced_in_sentence(&Scan::new(text), &members).map(|one| one.count);
        assert_eq!(found("Tặng Giấy khen cho 02 chi bộ có thành tích xuất sắc."), Some(2));
        assert_eq!(found("Tặng Giấy khen cho 02 chi bộ và 03 đồng chí."), None);
        assert_eq!(found("Năm qua có 02 chi bộ được khen thưởng."), None);
        let others = ["Rà soát nguồn;", "Chi bộ Thôn Hạ."];
        assert!(announced_in_sentence(&Scan::new("Giao 03 chi bộ thực hiện."), &others).is_none());
    }

    #[test]
    fn members_that_name_several_are_reported() {
        assert!(is_one_each("chi bộ", &["Chi bộ Thôn 1: 02 đảng viên;", "Chi bộ Thôn 2."]));
        assert!(is_one_each("nhiệm vụ", &["Rà soát, tạo nguồn và bồi dưỡng;", "Kết nạp."]));
        assert!(!is_one_each("chi bộ", &["Chi bộ Thôn 1, Thôn 2: 02 đảng viên;", "Chi bộ Thôn 3."]));
        assert!(!is_one_each("nhiệm vụ", &["Rà soát;", "Các nhiệm vụ khác."]));
        assert!(is_one_each(
            "đồng chí",
            &["Đồng chí Lò Văn Thanh, Bí thư Đảng ủy - Tổ trưởng;", "Vàng A Pó và gia đình."]
        ));
        assert!(!is_one_each("đồng chí", &["Đồng chí Lò Văn Thanh, đồng chí Vàng A Pó;", "Vàng A Pó."]));
        assert!(!is_one_each("đồng chí", &["Lò Văn Thanh, Vàng A Pó;", "Giàng Thị Dợ."]));
        assert!(!is_one_each("đồng chí", &["Các đồng chí trong Ban Thường vụ;", "Giàng Thị Dợ."]));
    }
}
