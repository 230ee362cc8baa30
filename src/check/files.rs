//! Faults of texts that come from the form of their files: decomposed characters, and comments that cut a sentence.

use std::ops::Range;

use super::prose::{Prose, ProseZone};
use crate::diag::{Code, Finding, Findings};
use crate::model::Plan;
use crate::source::{Place, Source};
use crate::text::{is_nfc, nfc};

/// Files with decomposed characters are read like others, but other programs find no words in them. One finding for
/// each file, whose fix composes all of it.
pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for source in plan.sources.iter().filter(|source| !is_nfc(source.text())) {
        let mut words = decomposed(source).map(|range| Place::new(source, range)).peekable();
        let Some(first) = words.peek() else { continue };
        let finding = Finding::at(Code::NotNfc, first);
        let mended = |finding: Finding, word: Place| finding.with_fix(&word, word.text(), nfc(word.text()));
        findings.push(words.fold(finding, mended));
    }
}

/// The words of a file that are not in NFC.
fn decomposed(source: &Source) -> impl Iterator<Item = Range<usize>> {
    let text = source.text();
    let words = text.split_whitespace().filter(|word| !is_nfc(word));
    words.map(|word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        at..at + word.len()
    })
}

/// ` #` ends an unquoted text, and what follows is lost. Most such comments are meant: this one touches its first
/// word, leaves a bracket open or ends the sentence.
pub(super) fn check_comment(prose: &Prose<'_>, findings: &mut Findings) {
    let place = prose.text.place();
    if prose.context.zone == ProseZone::Inner || place.text().starts_with(['"', '\'', '>', '|', '*', '&']) {
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
