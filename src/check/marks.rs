//! Dashes and numbers that are typed where the program writes its own: they would print twice.

use crate::diag::{Code, Finding, Findings};
use crate::model::{BodyNode, Document, Item, TemplateText};

pub(super) fn check(document: &Document, findings: &mut Findings) {
    for text in &document.recipients.list {
        report(text, dash(text.written()), "dash", findings);
    }
    for text in &document.legal_bases {
        report(text, dash(text.written()), "dash", findings);
    }
    document.bodies().for_each(|body| check_nodes(body, findings));
}

fn check_nodes(nodes: &[BodyNode], findings: &mut Findings) {
    for node in nodes {
        match node {
            BodyNode::Section(section) => {
                report(&section.text, number(section.text.written()), "number", findings);
                check_nodes(&section.body, findings);
            }
            BodyNode::Items(items) => check_items(items, findings),
            BodyNode::Paragraph(_) | BodyNode::Progress(_) | BodyNode::Table(_) | BodyNode::Chart(_) => {}
        }
    }
}

fn check_items(items: &[Item], findings: &mut Findings) {
    for item in items {
        report(&item.text, dash(item.text.written()), "dash", findings);
        check_items(&item.items, findings);
    }
}

fn report(text: &TemplateText, mark: Option<&str>, kind: &'static str, findings: &mut Findings) {
    if let Some(mark) = mark {
        let place = text.place().value_part(text.written(), 0..mark.len());
        let finding = Finding::at(Code::TypedMark, &place).with("mark", mark).with("kind", kind);
        // A dash cannot be meant otherwise; a number might be the beginning of a heading.
        let typed = format!("{mark} ");
        let typed_at = text.place().value_part(text.written(), 0..typed.len());
        findings.push(if kind == "dash" { finding.with_fix(&typed_at, &typed, "") } else { finding });
    }
}

/// The dash or plus that a text begins with.
fn dash(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['-', '–', '—', '+', '*', '•', '●', '▪', '·', '○']);
    rest.filter(|rest| rest.starts_with(' ')).map(|rest| &text[..text.len() - rest.len()])
}

/// The number that a heading begins with: `I.`, `2.1.`, `3)`, `a)`. Its first word must be nothing else.
fn number(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once(' ')?;
    let is_roman_number = |text: &str| !text.is_empty() && text.chars().all(|c| "IVX".contains(c));
    // `III- Tổ chức`, `III - Tổ chức`.
    if is_roman_number(word) && rest.starts_with(['-', '–']) {
        return text.get(..word.len() + 1 + rest.chars().next().map_or(0, char::len_utf8));
    }
    let counted = word.strip_suffix(['.', ')', '-', '–', ':', '/'])?;
    if word.ends_with(['-', '–', ':', '/']) {
        return is_roman_number(counted).then_some(word);
    }
    let is_roman = is_roman_number(counted);
    let is_arabic = counted.starts_with(|c: char| c.is_ascii_digit())
        && counted.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_letter = word.ends_with(')') && counted.chars().count() == 1;
    (!counted.is_empty() && (is_roman || is_arabic || is_letter)).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for (text, expected) in [
            ("I. Mục đích", Some("I.")),
            ("2.1. Tồn tại", Some("2.1.")),
            ("3) Ba", Some("3)")),
            ("a) Khách quan", Some("a)")),
            ("đ) Khác", Some("đ)")),
            ("III- Tổ chức", Some("III-")),
            ("III - Tổ chức", Some("III -")),
            ("Mục đích, yêu cầu", None),
            ("T. là một chữ", None),
            ("100% đảng viên", None),
            ("I", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn dashes_are_told_from_signs() {
        assert_eq!(dash("- Lưu Văn phòng"), Some("-"));
        assert_eq!(dash("+ Theo dõi"), Some("+"));
        assert_eq!(dash("• Theo dõi"), Some("•"));
        assert_eq!(dash("-5 độ"), None);
        assert_eq!(dash("Lưu - Văn phòng"), None);
    }
}
