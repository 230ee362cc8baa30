//! How paragraphs and members of lists begin and end: a capital, a full stop.

use super::end_marks::{at_end, begins_verb, end};
use super::prose::Facts;
use crate::diag::{Code, Finding, Findings};
use crate::model::{BodyNode, Item, Progress, TemplateText};
use crate::text::{self, Scan, TokenKind};

/// Checks the beginnings and ends of the paragraphs and lists of a document.
pub(super) fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let bodies: Vec<&[BodyNode]> = facts.document.bodies().collect();
    // The last text of all has its mark set by the program.
    let last = bodies.last().and_then(|nodes| last_text(nodes));
    let mut paragraphs = Paragraphs::default();
    for body in bodies {
        paragraphs.collect(body);
        check_lists(body, last, findings);
    }
    paragraphs.report(last, findings);
}

/// The last text of a body.
fn last_text(nodes: &[BodyNode]) -> Option<&TemplateText> {
    fn last_item(items: &[Item]) -> Option<&TemplateText> {
        let last = items.last()?;
        last_item(&last.items).or(Some(&last.text))
    }
    match nodes.last()? {
        BodyNode::Section(section) => last_text(&section.body).or(Some(&section.text)),
        BodyNode::Items(items) => last_item(items),
        BodyNode::Paragraph(text) => Some(text),
        BodyNode::Line(line) => Some(&line.text),
        BodyNode::Progress(_) | BodyNode::Table(_) | BodyNode::Drawing(_) => None,
    }
}

/// Whether two references are of one text.
fn is_same(one: &TemplateText, other: Option<&TemplateText>) -> bool {
    other.is_some_and(|other| std::ptr::eq(one, other))
}

/// Whether a text ends without a mark. One that ends with an expression may end with any.
fn is_bare(text: &TemplateText) -> bool {
    end(text).is_none_or(|mark| matches!(mark, ')' | '”' | '%'))
}

/// The paragraphs of a document by their beginnings and ends.
#[derive(Default)]
struct Paragraphs<'a> {
    stopped: usize,
    bare: Vec<&'a TemplateText>,
    capital: usize,
    small: Vec<&'a TemplateText>,
    dotted: Vec<&'a TemplateText>,
}

impl<'a> Paragraphs<'a> {
    fn collect(&mut self, nodes: &'a [BodyNode]) {
        for (at, node) in nodes.iter().enumerate() {
            match node {
                BodyNode::Section(section) => {
                    if !section.is_heading && section.body.is_empty() {
                        self.note_end(&section.text, nodes.get(at + 1));
                    }
                    self.collect(&section.body);
                }
                BodyNode::Paragraph(text) => {
                    let before = at.checked_sub(1).and_then(|at| nodes.get(at));
                    self.note_beginning(text, before);
                    self.note_end(text, nodes.get(at + 1));
                }
                BodyNode::Items(items) => self.note_dots(items),
                BodyNode::Line(_) | BodyNode::Progress(_) | BodyNode::Table(_) | BodyNode::Drawing(_) => {}
            }
        }
    }

    fn note_beginning(&mut self, text: &'a TemplateText, before: Option<&BodyNode>) {
        let goes_on = match before {
            Some(BodyNode::Paragraph(before)) => !matches!(end(before), Some('.' | '!' | '?' | '”')),
            None | Some(BodyNode::Section(_)) => false,
            Some(_) => true,
        };
        let first = text.written().chars().next();
        if first.is_some_and(char::is_uppercase) {
            self.capital += 1;
        } else if !goes_on && end(text) == Some('.') && begins_small(text.written()) {
            self.small.push(text);
        }
    }

    fn note_end(&mut self, text: &'a TemplateText, next: Option<&BodyNode>) {
        if ends_in_dots(text.written()) {
            self.dotted.push(text);
        }
        // What is before a list or table introduces it.
        let is_free = matches!(next, None | Some(BodyNode::Paragraph(_) | BodyNode::Section(_)));
        if !is_free {
            return;
        }
        if end(text) == Some('.') {
            self.stopped += 1;
        } else if is_bare(text) && lacks_stop(text.written()) {
            self.bare.push(text);
        }
    }

    fn note_dots(&mut self, items: &'a [Item]) {
        for item in items {
            self.note_dots(&item.items);
            if ends_in_dots(item.text.written()) {
                self.dotted.push(&item.text);
            }
        }
    }

    /// Reports the few paragraphs without a full stop or a capital among many that have it, and dots in place of one.
    fn report(&self, last: Option<&TemplateText>, findings: &mut Findings) {
        let bare: Vec<&&TemplateText> = self.bare.iter().filter(|text| !is_same(text, last)).collect();
        if self.stopped >= 2 && self.stopped >= 3 * bare.len() {
            for text in bare {
                findings.push(at_end(text, "bare", "", "."));
            }
        }
        if self.capital >= 2 && self.capital >= 3 * self.small.len() {
            self.small.iter().for_each(|text| findings.push(at_beginning(text)));
        }
        for text in &self.dotted {
            let mark = if text.written().trim_end().ends_with('…') { "…" } else { "..." };
            findings.push(at_end(text, "dots", mark, "."));
        }
    }
}

/// A finding at the first word of a text, which lacks its capital.
fn at_beginning(text: &TemplateText) -> Finding {
    let written = text.written();
    let word = written.split(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let place = text.place().value_part(written, 0..word.len());
    let mended = text::upper_first(word);
    let finding = Finding::at(Code::Punctuation, &place).with("kind", "small").with("mark", word);
    finding.with("expected", mended.as_str()).with_fix(&place, word, mended)
}

/// Whether a text begins with a word of the language in small letters, and no mark of a part.
pub(super) fn begins_small(written: &str) -> bool {
    let scan = Scan::new(written);
    let word = scan.written(0);
    let is_word = scan.kind(0) == Some(TokenKind::Word) && word.chars().count() > 1;
    let is_alone = scan.kind(1) == Some(TokenKind::Word) && !scan.is_joined(1);
    is_word && is_alone && word == scan.word(0) && text::is_syllable(word)
}

/// Whether three dots end a text that lists nothing: after names with commas they mean "and so on".
fn ends_in_dots(written: &str) -> bool {
    const SHORTEST: usize = 4;
    let written = written.trim_end();
    let Some(sentence) = written.strip_suffix("...").or_else(|| written.strip_suffix('…')) else {
        return false;
    };
    let clause = sentence.rsplit(['.', '!', '?']).next().unwrap_or_default();
    let lists = clause.contains([',', ';', ':'])
        || [" như ", " gồm ", "v.v", "{{", "“"].iter().any(|mark| clause.contains(mark));
    let ends_in_word = sentence.ends_with(char::is_alphabetic) && !sentence.ends_with("v.v");
    ends_in_word && !lists && clause.split_whitespace().count() >= SHORTEST
}

/// Whether a text without a mark at its end reads as a sentence: neither as a heading nor as the line of a form.
fn lacks_stop(written: &str) -> bool {
    const LONG: usize = 10;
    const SURE: usize = 30;
    // Of several sentences the last one counts: a heading may have got into the paragraph before it.
    let start = [". ", "? ", "! "].iter().filter_map(|stop| written.trim_end().rfind(stop)).max();
    let last = written[start.map_or(0, |stop| stop + 2)..].trim();
    let words = last.split_whitespace().count();
    if reads_as_line(written) || reads_as_line(last) || last.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let scan = Scan::new(last);
    let follows_sentence = start.is_some() && words >= LONG;
    let is_sentence = follows_sentence || words >= LONG && says_something(&scan);
    words >= SURE || is_sentence || has_subject(&scan) || has_deadline(&scan)
}

/// Whether a text looks like the line of a form, a row of a table, an address or a title.
fn reads_as_line(written: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "(",
        "-",
        "+",
        "*",
        "Kính gửi",
        "Đồng kính gửi",
        "Kính thưa",
        "Nơi nhận",
        "Về ",
        "V/v",
        "Đối với",
        "Phần ",
        "Chương ",
        "Mục ",
        "Điều ",
        "Phụ lục",
        "Biểu ",
        "Bảng ",
        "Danh sách",
        "Mẫu ",
        "Tiêu đề",
    ];
    const LABEL: usize = 5;
    let label = written.split_once(':').map(|(label, _)| label.split_whitespace().count());
    let is_form = label.is_some_and(|words| words <= LABEL);
    let is_blank = ["...", "…", "___", "\t", "|", "   "].iter().any(|mark| written.contains(mark));
    let is_row = written.matches(" - ").count() >= 3;
    let words = || written.split_whitespace();
    let figures = words().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).count();
    let is_title = !written.contains(char::is_lowercase);
    let begins = BEGINNINGS.iter().any(|begin| written.starts_with(begin));
    begins || is_form || is_blank || is_row || is_title || 3 * figures > words().count()
}

/// Those who are to do something, as a sentence or clause begins.
const SUBJECTS: &[&str] = &[
    "các chi bộ",
    "chi bộ",
    "mỗi chi bộ",
    "từng chi bộ",
    "đảng ủy",
    "ban thường vụ",
    "văn phòng đảng ủy",
    "ủy ban kiểm tra",
    "ủy ban nhân dân",
    "cấp ủy",
    "chi ủy",
    "đồng chí",
    "các đồng chí",
    "mỗi đảng viên",
    "các ban",
    "các cơ quan",
    "các đơn vị",
    "các tổ chức",
    "các đoàn thể",
    "toàn đảng bộ",
    "hội nông dân",
    "đoàn thanh niên",
    "mặt trận tổ quốc",
    "người đứng đầu",
    "bí thư chi bộ",
];

/// The number of tokens that name those who are to do something, from a token on; 0 if none do.
fn subject(scan: &Scan<'_>, at: usize) -> usize {
    SUBJECTS.iter().map(|subject| scan.phrase(at, subject)).max().unwrap_or(0)
}

/// Whether a text of some length says what somebody does, is to do or may do, or by when.
fn says_something(scan: &Scan<'_>) -> bool {
    const REACH: usize = 8;
    const MODALS: &[&str] = &["phải", "được", "có", "không", "sẽ", "đã", "cần", "chịu", "đang", "chưa"];
    let acts = |from: usize| {
        (from..from + REACH)
            .take_while(|at| !scan.is_mark(*at, ';'))
            .any(|at| begins_verb(scan, at) || MODALS.contains(&scan.word(at)))
    };
    let members =
        ["đảng viên", "quần chúng"].iter().map(|members| scan.phrase(0, members)).max().unwrap_or(0);
    let begins = Some(subject(scan, 0).max(members)).filter(|length| *length > 0);
    let after_comma = |at: usize| {
        let length = if scan.is_mark(at, ',') { subject(scan, at + 1) } else { 0 };
        length > 0 && acts(at + 1 + length)
    };
    let is_bound = |at: usize| {
        scan.word(at) == "sẽ" || scan.phrase(at, "trước ngày") > 0 || scan.phrase(at, "chậm nhất") > 0
    };
    begins.is_some_and(acts) || (1..scan.tokens().len()).any(|at| after_comma(at) || is_bound(at))
}

/// Whether a text begins with those who are to do something, and a verb follows: `Các chi bộ báo cáo kết quả đúng hạn`.
fn has_subject(scan: &Scan<'_>) -> bool {
    const SHORTEST: usize = 6;
    const REACH: usize = 5;
    let length = subject(scan, 0);
    let verb = (length..length + REACH).find(|at| begins_verb(scan, *at));
    let count = scan.tokens().len();
    // `Các đơn vị thực hiện` is a heading: something follows the verb.
    length > 0 && count >= SHORTEST && verb.is_some_and(|verb| verb + 4 <= count)
}

/// Whether a text asks for something by a day: `Báo cáo trước ngày 15/7/2026`.
fn has_deadline(scan: &Scan<'_>) -> bool {
    let is_asked = begins_verb(scan, 0) || matches!(scan.word(0), "gửi" | "nộp");
    let is_bound = |at: usize| {
        let until = matches!(scan.word(at), "trước" | "nhất" | "hạn" | "đến");
        until && (scan.word(at + 1) == "ngày" || scan.number(at + 1).is_some())
    };
    is_asked && (1..scan.tokens().len()).any(is_bound)
}

/// Lists whose members end with a full stop, but for a few that end with nothing.
fn check_lists(nodes: &[BodyNode], last: Option<&TemplateText>, findings: &mut Findings) {
    for node in nodes {
        match node {
            BodyNode::Section(section) => check_lists(&section.body, last, findings),
            BodyNode::Items(items) => check_items(items, last, findings),
            BodyNode::Progress(progress) => check_progress(progress, findings),
            BodyNode::Paragraph(_) | BodyNode::Line(_) | BodyNode::Table(_) | BodyNode::Drawing(_) => {}
        }
    }
}

/// Texts of periods that end with a full stop, but for a few that end with nothing.
fn check_progress(progress: &Progress, findings: &mut Findings) {
    let stopped = progress.texts.values().filter(|text| end(text) == Some('.')).count();
    let bare: Vec<&TemplateText> = progress.texts.values().filter(|text| end(text).is_none()).collect();
    if stopped >= bare.len() {
        for text in bare {
            findings.push(at_end(text, "inner-stop", "", "."));
        }
    }
}

fn check_items(items: &[Item], last: Option<&TemplateText>, findings: &mut Findings) {
    for item in items {
        check_items(&item.items, last, findings);
    }
    check_beginnings(items, findings);
    let stopped = items.iter().filter(|item| end(&item.text) == Some('.')).count();
    let bare: Vec<&Item> = items
        .iter()
        .filter(|item| item.items.is_empty() && is_bare(&item.text) && !is_same(&item.text, last))
        .collect();
    let others = items.len() - stopped - bare.len();
    if stopped >= 2 && stopped > bare.len() && others == 0 {
        for item in bare {
            findings.push(at_end(&item.text, "inner-stop", "", "."));
        }
    }
}

/// Members of a list that begin with a capital, but for one.
fn check_beginnings(items: &[Item], findings: &mut Findings) {
    let begins_capital = |item: &&Item| item.text.written().starts_with(char::is_uppercase);
    let others = items.iter().filter(|item| !begins_capital(item));
    let small: Vec<&Item> = others.filter(|item| begins_small(item.text.written())).collect();
    if let ([only], true) = (&small[..], items.iter().filter(begins_capital).count() >= 2) {
        findings.push(at_beginning(&only.text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_without_a_full_stop_are_distinguished_from_lines() {
        for text in [
            "Các chi bộ báo cáo kết quả đúng hạn",
            "Văn phòng Đảng ủy theo dõi việc thực hiện",
            "Báo cáo kết quả trước ngày 15/7/2026",
            "Đảng viên cao tuổi, sức khoẻ yếu được miễn sinh hoạt theo quy định",
            "Trong quá trình thực hiện, nếu có vướng mắc, các chi bộ báo cáo về Đảng ủy",
            "Đồng chí Bí thư Chi bộ chỉ đạo việc rà soát nguồn",
        ] {
            assert!(lacks_stop(text), "{text}");
        }
        for text in [
            "Nâng cao chất lượng sinh hoạt chi bộ, xây dựng chi bộ trong sạch, vững mạnh tiêu biểu",
            "Các chi bộ trực thuộc thực hiện",
            "Kính gửi: Ban Thường vụ Tỉnh ủy, các đồng chí được phân công phụ trách địa bàn xã",
            "Về việc phân công đảng viên đã được công nhận chính thức giúp đỡ quần chúng ưu tú",
            "Họ và tên người được giới thiệu: ........................................... sinh ngày",
            "Địa điểm: Hội trường Ủy ban nhân dân xã, nơi đã tổ chức Đại hội Đảng bộ lần trước",
            "Chi bộ Thôn 1 12 02 03 04 05 06 07 đã đạt",
            "Đảng viên được khen thưởng",
            "Trách nhiệm của tổ chức, cá nhân được giao quản lý, không phải là chủ sở hữu theo quy định",
            "Các hành vi bị nghiêm cấm trong hoạt động khám bệnh, chữa bệnh, không được thực hiện",
            "Phân trại giam được đặt ở đâu, cơ quan nào quản lý, có được không? (Hình từ báo)",
            "DANH SÁCH QUẦN CHÚNG ĐÃ ĐƯỢC GIỚI THIỆU KẾT NẠP ĐẢNG NĂM 2026 CỦA XÃ",
            "Thời gian - địa điểm - thành phần - nội dung được thông báo cho các chi bộ trước",
        ] {
            assert!(!lacks_stop(text), "{text}");
        }
    }

    #[test]
    fn dots_in_place_of_a_full_stop_are_distinguished_from_lists() {
        for text in [
            "Các chi bộ báo cáo kết quả đúng hạn...",
            "Đảng ủy xem xét, quyết định. Việc này giao Văn phòng theo dõi…",
            "Thực hiện nghiêm quy định của cấp trên...",
            "Chi bộ họp vào ngày đầu tháng...",
            "Đề nghị các đơn vị phối hợp…",
        ] {
            assert!(ends_in_dots(text), "{text}");
        }
        for text in [
            "Các thôn, xóm, tổ dân phố...",
            "Các hình thức như họp thôn và loa...",
            "quán triệt, tuyên truyền, v.v...",
            "Họ và tên.....................",
            "Kết nạp vào quý {{ 2 | roman }} ở Thôn...",
            "Các chi bộ báo cáo.",
        ] {
            assert!(!ends_in_dots(text), "{text}");
        }
    }

    #[test]
    fn small_letters_at_the_beginning_are_distinguished_from_marks() {
        for text in [
            "các chi bộ báo cáo kết quả.",
            "văn phòng Đảng ủy theo dõi.",
            "đề nghị các chi bộ thực hiện.",
            "trong quá trình thực hiện, các chi bộ báo cáo.",
            "kết nạp 12 đảng viên.",
        ] {
            assert!(begins_small(text), "{text}");
        }
        for text in ["a) các chi bộ", "e-mail của xã", "ii) các chi bộ", "www.a.vn là trang", "{{ x }} các"]
        {
            assert!(!begins_small(text), "{text}");
        }
    }
}
