//! Checks the abstract of a document, which begins with a small letter, and its annexes, which its text must mention.

use crate::diag::{Code, Finding, Findings};
use crate::model::{Document, TemplateText};
use crate::text;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    check_abstract(document, findings);
    check_annexes(document, findings);
}

/// The abstract of a document begins with a small letter (5b, mark A). A word with more capitals is a name or an
/// abbreviation, and stays.
fn check_abstract(document: &Document, findings: &mut Findings) {
    let Some(first) = document.header.about.first() else { return };
    // `V/v` has a finding of its own.
    if first.written().to_lowercase().starts_with("v/v") {
        return;
    }
    if text::lower_first(first.written()) != first.written() {
        let word = first.written().split_whitespace().next().unwrap_or_default();
        let place = first.place().value_part(first.written(), 0..word.len());
        findings.push(Finding::at(Code::AbstractCapital, &place).with("word", word));
    }
}

/// The text of the document that an annex belongs to must refer to it (annexes, mark A).
fn check_annexes(document: &Document, findings: &mut Findings) {
    let own = document.annexes.iter().find(|annex| annex.attached_to.is_none());
    let Some(title) = own.and_then(|annex| annex.title.first()) else { return };
    if !document.texts().iter().any(|text| mentions_annex(text)) {
        findings.push(Finding::at(Code::AnnexNotMentioned, title.place()));
    }
}

fn mentions_annex(text: &TemplateText) -> bool {
    // A slip in a mark is another finding.
    let folded = text::fold(text.written());
    ["annex(", "phu luc", "kem theo"].iter().any(|words| folded.contains(words))
}
