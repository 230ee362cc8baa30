//! Texts that lead to a list, and sentences that a list cuts: `cụ thể như sau` without its colon, a comma between brackets.

use super::end_marks::{at_end, end};
use super::sentence_ends::begins_small;
use crate::diag::{Code, Finding, Findings};
use crate::model::{BodyNode, Item, TemplateText};
use crate::text::{Scan, TokenKind};

/// Checks the lists of a body and the texts before them.
pub(super) fn check(nodes: &[BodyNode], findings: &mut Findings) {
    check_split(&paragraphs(nodes), findings);
    for (at, node) in nodes.iter().enumerate() {
        let next = nodes.get(at + 1);
        match node {
            BodyNode::Section(section) => {
                let is_list = matches!(section.body.first(), Some(BodyNode::Items(_) | BodyNode::Section(_)));
                if is_list && !section.is_heading {
                    findings.extend_one(without_colon(&section.text));
                }
                check(&section.body, findings);
            }
            BodyNode::Paragraph(text) => {
                if matches!(next, Some(BodyNode::Items(_) | BodyNode::Table(_))) {
                    findings.extend_one(without_colon(text));
                }
                if let Some(BodyNode::Paragraph(after)) = next {
                    findings.extend_one(broken(text, after));
                }
            }
            BodyNode::Items(items) => check_items(items, findings),
            BodyNode::Line(_) | BodyNode::Progress(_) | BodyNode::Table(_) | BodyNode::Drawing(_) => {}
        }
    }
}

fn check_items(items: &[Item], findings: &mut Findings) {
    check_split(&items.iter().map(|item| &item.text).collect::<Vec<_>>(), findings);
    for item in items.iter().filter(|item| !item.items.is_empty()) {
        findings.extend_one(without_colon(&item.text));
        check_items(&item.items, findings);
    }
}

/// The paragraphs of some nodes.
fn paragraphs(nodes: &[BodyNode]) -> Vec<&TemplateText> {
    let mut found = Vec::new();
    for node in nodes {
        if let BodyNode::Paragraph(text) = node {
            found.push(text);
        }
    }
    found
}

/// Words before `sau` with which it leads to what follows.
const LISTED: &[&str] = &[
    "dung", "vụ", "pháp", "cầu", "việc", "tiêu", "chí", "tên", "vị", "bộ", "điểm", "đề", "trình", "bước",
    "phần", "sách",
];

/// A text that leads to a list and ends without a colon.
fn without_colon(text: &TemplateText) -> Option<Finding> {
    let mark = end(text).filter(|mark| matches!(mark, '.' | ';' | ',')).map(String::from).unwrap_or_default();
    if mark.is_empty() && end(text).is_some() {
        return None;
    }
    let scan = Scan::new(text.written());
    let count = scan.tokens().len() - usize::from(!mark.is_empty());
    let ends = |words: &str| {
        let length = words.split(' ').count();
        count > length && scan.phrase(count - length, words) > 0
    };
    // `nhiệm vụ cụ thể` may be all that a text is about.
    let is_specific = ends("cụ thể") && matches!(scan.kind(count.checked_sub(3)?), Some(TokenKind::Mark(_)));
    let is_lead = ["như sau", "sau đây", "gồm", "gồm có", "cụ thể là"].iter().any(|words| ends(words));
    let is_listed = ends("sau") && LISTED.contains(&scan.word(count.checked_sub(2)?));
    (is_lead || is_listed || is_specific).then(|| at_end(text, "lead", &mark, ":"))
}

/// A paragraph in small letters after one without a mark at its end, with which it is one sentence.
fn broken(before: &TemplateText, text: &TemplateText) -> Option<Finding> {
    const SHORTEST: usize = 4;
    let is_open = end(before).is_none() && before.written().split_whitespace().count() >= SHORTEST;
    let is_title = !before.written().contains(char::is_lowercase);
    let goes_on = begins_small(text.written()) && matches!(end(text), Some('.' | ';' | ':'));
    let is_flow = is_after_comma(text);
    (is_open && !is_title && goes_on && !is_flow).then(|| at_first_word(text, "broken"))
}

/// Texts of a list in brackets, where a comma of a sentence has begun another text.
pub(super) fn check_split(texts: &[&TemplateText], findings: &mut Findings) {
    let is_split = |pair: &&[&TemplateText]| {
        let [before, text] = pair else { return false };
        let is_open = end(before).is_none_or(|mark| matches!(mark, ')' | '”'));
        is_open && !is_quoted(before) && begins_small(text.written()) && is_after_comma(text)
    };
    let found = texts.windows(2).find(is_split).and_then(|pair| pair.last());
    findings.extend_one(found.map(|text| at_first_word(text, "split")));
}

fn is_quoted(text: &TemplateText) -> bool {
    text.place().text().starts_with(['"', '\''])
}

/// Whether a text is written without quotes after a comma, in brackets.
fn is_after_comma(text: &TemplateText) -> bool {
    let place = text.place();
    let before = place.source().text().get(..place.range().start).unwrap_or_default();
    !is_quoted(text) && before.trim_end().ends_with(',')
}

fn at_first_word(text: &TemplateText, kind: &'static str) -> Finding {
    let written = text.written();
    let length = written.find(char::is_whitespace).unwrap_or(written.len());
    let place = text.place().value_part(written, 0..length);
    Finding::at(Code::Punctuation, &place)
        .with("kind", kind)
        .with("mark", &written[..length])
        .with("expected", "")
}
