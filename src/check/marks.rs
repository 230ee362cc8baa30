//! Dashes and numbers that are typed where the program writes its own: they would print twice. Asterisks of another
//! program's bold text.

use std::ops::Range;

use super::prose::{Prose, ProseZone};
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
            BodyNode::Paragraph(_)
            | BodyNode::Line(_)
            | BodyNode::Progress(_)
            | BodyNode::Table(_)
            | BodyNode::Drawing(_) => {}
        }
    }
}

fn check_items(items: &[Item], findings: &mut Findings) {
    let number = |item: &Item| item_number(item.text.written()).is_some();
    // A list that was pasted with its numbers. A single number may be one that the text speaks of.
    let kind = if items.len() > 1 && items.iter().all(number) { "items" } else { "item" };
    for item in items {
        let written = item.text.written();
        report(&item.text, dash(written), "dash", findings);
        report(&item.text, item_number(written), kind, findings);
        check_items(&item.items, findings);
    }
}

fn report(text: &TemplateText, mark: Option<&str>, kind: &'static str, findings: &mut Findings) {
    if let Some(mark) = mark {
        let written = text.written();
        let place = text.place().value_part(written, 0..mark.len());
        let finding = Finding::at(Code::TypedMark, &place).with("mark", mark).with("kind", kind);
        // A dash cannot be meant otherwise; a number might be the beginning of a heading.
        let typed = written.len() - written[mark.len()..].trim_start().len();
        let typed_at = text.place().value_part(written, 0..typed);
        let is_safe = matches!(kind, "dash" | "items");
        findings.push(if is_safe { finding.with_fix(&typed_at, &written[..typed], "") } else { finding });
    }
}

/// The dash, plus or bullet that a text begins with.
fn dash(text: &str) -> Option<&str> {
    const BULLETS: [char; 10] = ['•', '●', '▪', '○', '◦', '■', '□', '➢', '✓', '\u{f0b7}'];
    let mark = &text[..text.chars().next()?.len_utf8()];
    let is_apart = text[mark.len()..].starts_with(char::is_whitespace);
    let is_dash = mark.starts_with(['-', '–', '—', '+', '*', '·']) && is_apart;
    (is_dash || mark.starts_with(BULLETS)).then_some(mark)
}

/// The number that an item begins with: `1.`, `1)`, `(1)`, `a.`, `a)`, `ii)`.
fn item_number(text: &str) -> Option<&str> {
    let (word, _) = text.split_once(char::is_whitespace)?;
    let open = word.strip_prefix('(');
    let counted = match open {
        Some(inside) => inside.strip_suffix(')')?,
        None => word.strip_suffix(['.', ')'])?,
    };
    let is_arabic = !counted.is_empty()
        && counted
            .split('.')
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_letter = counted.chars().count() == 1 && counted.starts_with(|c: char| c.is_lowercase());
    let is_roman = !counted.is_empty()
        && (counted.chars().all(|c| "ivx".contains(c)) || counted.chars().all(|c| "IVX".contains(c)));
    (is_arabic || is_letter || is_roman).then_some(word)
}

/// Reports text between `**` or `__`, which is bold in other programs and prints with its marks here.
pub(super) fn check_emphasis(prose: &Prose<'_>, findings: &mut Findings) {
    if prose.context.zone == ProseZone::Inner {
        return;
    }
    let text = prose.scan.text();
    for Emphasis { range, mark } in emphases(text) {
        let (place, written) = (prose.place(range.clone()), &text[range.clone()]);
        let inside = &written[mark.len()..written.len() - mark.len()];
        let finding = Finding::at(Code::TypedMark, &place).with("mark", mark).with("kind", "bold");
        let finding = finding.with("inside", inside);
        let quote = if prose.text.place().text().starts_with('"') { '\'' } else { '"' };
        // Headings are bold as they are.
        let mended = match prose.context.zone {
            ProseZone::Heading => inside.to_owned(),
            _ => format!("{{{{ bold({quote}{inside}{quote}) }}}}"),
        };
        let is_quoted = prose.text.place().text().starts_with(['"', '\'', '>', '|']);
        let is_safe = !inside.contains(['"', '\'', '\\', '{', '}']) && (is_quoted || range.start > 0);
        findings.push(if is_safe { finding.with_fix(&place, written, mended) } else { finding });
    }
}

/// A text between two marks of emphasis.
struct Emphasis {
    range: Range<usize>,
    mark: &'static str,
}

/// The texts between `**` and `**`, `__` and `__`, that touch both marks.
fn emphases(text: &str) -> Vec<Emphasis> {
    let mut found = Vec::new();
    if !text.bytes().any(|byte| matches!(byte, b'*' | b'_')) {
        return found;
    }
    for mark in ["**", "__"] {
        let sign = mark.chars().next();
        let mut at = 0;
        while let Some(start) = text[at..].find(mark).map(|found| at + found) {
            let inside = start + mark.len();
            let Some(length) = text[inside..].find(mark) else { break };
            let within = &text[inside..inside + length];
            let end = inside + length + mark.len();
            let is_edge = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && Some(c) != sign);
            let is_alone = text[end..].chars().next() != sign && !within.contains("{{");
            if is_edge(within.chars().next()) && is_edge(within.chars().next_back()) && is_alone {
                found.push(Emphasis { range: start..end, mark });
                at = end;
            } else {
                at = start + 1;
            }
        }
    }
    found
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
    fn numbers_are_distinguished_from_words() {
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
    fn dashes_are_distinguished_from_signs() {
        assert_eq!(dash("- Lưu Văn phòng"), Some("-"));
        assert_eq!(dash("+ Theo dõi"), Some("+"));
        assert_eq!(dash("• Theo dõi"), Some("•"));
        assert_eq!(dash("•\tTheo dõi"), Some("•"));
        assert_eq!(dash("\u{f0b7}Theo dõi"), Some("\u{f0b7}"));
        assert_eq!(dash("-5 độ"), None);
        assert_eq!(dash("Lưu - Văn phòng"), None);
    }

    #[test]
    fn numbers_of_items_are_distinguished_from_words() {
        for (text, expected) in [
            ("1) Việc một", Some("1)")),
            ("(1) Việc một", Some("(1)")),
            ("1. Việc một", Some("1.")),
            ("2.1. Việc một", Some("2.1.")),
            ("a. Việc một", Some("a.")),
            ("đ) Việc một", Some("đ)")),
            ("ii) Việc một", Some("ii)")),
            ("2026. Việc một", None),
            ("A. Nguyễn", None),
            ("(kèm theo) Việc", None),
            ("1 việc", None),
            ("(1 việc", None),
            ("Một là, việc", None),
        ] {
            assert_eq!(item_number(text), expected, "{text}");
        }
    }

    #[test]
    fn emphasis_is_distinguished_from_blanks_and_notes() {
        let found = |text: &str| -> Vec<String> {
            emphases(text).into_iter().map(|one| text[one.range].to_owned()).collect()
        };
        assert_eq!(found("**Một là**, việc; **Hai là** việc"), ["**Một là**", "**Hai là**"]);
        assert_eq!(found("__Ba là__ việc"), ["__Ba là__"]);
        for left in
            ["ngày ____ tháng ____", "(*) và (**)", "2 ** 3 ** 4", "**", "***", "** Một **", "**{{ x }}**"]
        {
            assert_eq!(found(left), [] as [&str; 0], "{left}");
        }
    }
}
