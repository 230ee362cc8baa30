//! A number of things that a list names: `Giao 07 chi bộ:` before five of them.

use crate::diag::{Code, Finding, Findings};
use crate::model::{BodyNode, Document, Item, TemplateText};
use crate::text::{Kind, Scan};

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
];

/// The nouns of which one member of a list may name several.
const NAMED: &[&str] = &["chi bộ", "đơn vị", "đồng chí", "thôn", "tổ", "văn bản", "trường hợp"];

/// Words between the noun and the colon that leave it the same things.
const BETWEEN: &[&str] = &[
    "sau", "đây", "như", "gồm", "cụ", "thể", "là", "chủ", "yếu", "trọng", "tâm", "trực", "thuộc", "chính",
    "cơ", "bản", "quan", "lớn", "cụ", "thể", "dưới", ",", "bao", "kinh", "nghiệm", "đó",
];

/// Compares the numbers before lists with the lists of a document.
pub(super) fn check(document: &Document, findings: &mut Findings) {
    document.bodies().for_each(|body| check_nodes(body, findings));
}

fn check_nodes(nodes: &[BodyNode], findings: &mut Findings) {
    let mut before: Option<&TemplateText> = None;
    for (at, node) in nodes.iter().enumerate() {
        let lead = before.take();
        match node {
            BodyNode::Section(section) => {
                if let [BodyNode::Items(items)] = &section.body[..] {
                    compare(&section.text, items, findings);
                }
                check_nodes(&section.body, findings);
            }
            BodyNode::Paragraph(text) => before = Some(text),
            BodyNode::Items(items) => {
                // Lists that follow each other may be one.
                let is_alone = !matches!(nodes.get(at + 1), Some(BodyNode::Items(_)));
                if let Some(lead) = lead.filter(|_| is_alone) {
                    compare(lead, items, findings);
                }
                for item in items {
                    check_item(item, findings);
                }
            }
            BodyNode::Line(_) | BodyNode::Progress(_) | BodyNode::Table(_) | BodyNode::Chart(_) => {}
        }
    }
}

fn check_item(item: &Item, findings: &mut Findings) {
    compare(&item.text, &item.items, findings);
    for below in &item.items {
        check_item(below, findings);
    }
}

fn compare(lead: &TemplateText, items: &[Item], findings: &mut Findings) {
    let scan = Scan::new(lead.written());
    let Some(Announced { count, noun, first, last }) = announced(&scan) else { return };
    let members: Vec<&str> = items.iter().map(|item| item.text.written()).collect();
    if members.len() < 2 || members.len() as u64 == count || !is_one_each(noun, &members) {
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
    const LONGEST: usize = 14;
    let colon = scan.tokens().len().checked_sub(1).filter(|last| scan.is_mark(*last, ':'))?;
    let first =
        (colon.saturating_sub(LONGEST)..colon).rev().find(|at| scan.kind(*at) == Some(Kind::Number))?;
    let count = scan.number(first).filter(|count| (2..=40).contains(count))?;
    let is_alone = first == 0
        || (!scan.is_joined(first)
            && !matches!(scan.word(first - 1), "số" | "thứ" | "năm" | "khoảng" | "trên" | "hơn"));
    let is_range = first >= 1 && matches!(scan.kind(first - 1), Some(Kind::Mark('-' | '–' | '/' | ',')));
    let nouns = NOUNS.iter().filter(|noun| scan.phrase(first + 1, noun) > 0);
    let noun = nouns.max_by_key(|noun| noun.len())?;
    let end = first + 1 + noun.split(' ').count();
    let is_same = (end..colon).all(|at| BETWEEN.contains(&scan.word(at)));
    (is_alone && !is_range && is_same).then_some(Announced { count, noun, first, last: end - 1 })
}

/// Whether each member names one thing.
fn is_one_each(noun: &str, members: &[&str]) -> bool {
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
    fn members_that_name_several_are_told() {
        assert!(is_one_each("chi bộ", &["Chi bộ Thôn 1: 02 đảng viên;", "Chi bộ Thôn 2."]));
        assert!(is_one_each("nhiệm vụ", &["Rà soát, tạo nguồn và bồi dưỡng;", "Kết nạp."]));
        assert!(!is_one_each("chi bộ", &["Chi bộ Thôn 1, Thôn 2: 02 đảng viên;", "Chi bộ Thôn 3."]));
        assert!(!is_one_each("nhiệm vụ", &["Rà soát;", "Các nhiệm vụ khác."]));
    }
}
