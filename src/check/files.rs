//! What the form of the files does to the texts in them: characters in pieces, and comments that cut a sentence.

use super::prose::Prose;
use crate::diag::{Code, Finding, Findings};
use crate::model::Plan;
use crate::source::{Place, Source};
use crate::text::is_nfc;

/// Files whose letters and marks stand apart are read all the same; other programs find nothing in them.
pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for source in plan.sources.iter().filter(|source| !source.text().is_ascii()) {
        if let Some(range) = decomposed(source) {
            findings.push(Finding::at(Code::NotNfc, &Place::new(source, range)));
        }
    }
}

/// The first line's part of a text that is not in NFC.
fn decomposed(source: &Source) -> Option<std::ops::Range<usize>> {
    let text = source.text();
    if is_nfc(text) {
        return None;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(word) = line.split_whitespace().find(|word| !is_nfc(word)) {
            let at = start + word.as_ptr() as usize - line.as_ptr() as usize;
            return Some(at..at + word.len());
        }
        start += line.len();
    }
    None
}

/// ` #` ends an unquoted text, and what follows is lost. Most such comments are meant: this one touches its first
/// word, leaves a bracket open or ends the sentence.
pub(super) fn check_comment(prose: &Prose<'_>, findings: &mut Findings) {
    let place = prose.text.place();
    if place.text().starts_with(['"', '\'', '>', '|', '*', '&']) {
        return;
    }
    let source = place.source().text();
    let rest = source[place.range().end..].lines().next().unwrap_or_default();
    let Some(comment) = rest.trim_start_matches(' ').strip_prefix('#') else { return };
    let spaces = rest.len() - comment.len() - 1;
    let touches = spaces == 1 && comment.starts_with(|c: char| c.is_alphanumeric());
    let written = prose.text.written();
    let is_open = written.matches('(').count() > written.matches(')').count() || written.ends_with(',');
    // The sentence does not end before it, and ends in it.
    let ends = |text: &str, marks: &[char]| text.trim_end().ends_with(marks);
    let goes_on = spaces == 1
        && comment.trim_start().starts_with(char::is_lowercase)
        && ends(comment, &['.', ';'])
        && !ends(written, &['.', ';', ':', '!', '?']);
    if touches || is_open || goes_on {
        let start = place.range().end + spaces;
        let lost = Place::new(place.source(), start..start + 1 + comment.trim_end().len());
        findings.push(Finding::at(Code::CommentInText, &lost).with("text", lost.text()));
    }
}
