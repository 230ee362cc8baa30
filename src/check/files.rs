//! Faults of texts that come from the form of their files: decomposed characters, and comments that cut a sentence.

use std::ops::Range;

use super::prose::{Prose, ProseZone};
use crate::diag::{Code, Finding, Findings};
use crate::model::Plan;
use crate::source::{Place, Source};
use crate::text::{is_nfc, is_syllable, lower, nfc};

/// Files with decomposed characters are read like others, but other programs find no words in them. One finding for
/// each file, whose fix composes all of it.
pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for source in plan.sources.iter().filter(|source| !is_nfc(source.text())) {
        let mut words = decomposed(source).map(|range| Place::new(source, range)).peekable();
        let Some(first) = words.peek() else { continue };
        let finding = Finding::at(Code::NotNfc, first).with("kind", "apart").with("written", first.text());
        let mended = |finding: Finding, word: Place| finding.with_fix(&word, word.text(), nfc(word.text()));
        findings.push(words.fold(finding, mended));
    }
}

/// Letters that look like `Đ` and `đ` and are others: eth and the African d. They come from old keyboards, and other
/// programs find no words with them. One finding for each file, whose fix writes them all.
pub(super) fn check_letters(plan: &Plan, findings: &mut Findings) {
    for source in plan.sources.iter().filter(|source| has_lookalike(source.text())) {
        let mut words = lookalikes(source).map(|range| Place::new(source, range)).peekable();
        let Some(first) = words.peek() else { continue };
        let finding = Finding::at(Code::NotNfc, first).with("kind", "alike").with("written", first.text());
        let mended =
            |finding: Finding, word: Place| finding.with_fix(&word, word.text(), with_d(word.text()));
        findings.push(words.fold(finding, mended));
    }
}

/// Letters that look like those of Vietnamese: Ð, ð, Ɖ, ɖ.
const LOOKALIKES: [char; 4] = ['\u{d0}', '\u{f0}', '\u{189}', '\u{256}'];

/// Whether a text has one of [`LOOKALIKES`]: each is two bytes.
fn has_lookalike(text: &str) -> bool {
    let bytes = text.as_bytes();
    let firsts = bytes.iter().enumerate().filter(|(_, first)| matches!(first, 0xC3 | 0xC6 | 0xC9));
    firsts.into_iter().any(|(at, first)| {
        matches!(
            (first, bytes.get(at + 1)),
            (0xC3, Some(0x90 | 0xB0)) | (0xC6, Some(0x89)) | (0xC9, Some(0x96))
        )
    })
}

/// A text with the letters that it means.
fn with_d(text: &str) -> String {
    text.replace(['\u{d0}', '\u{189}'], "Đ").replace(['\u{f0}', '\u{256}'], "đ")
}

/// The words of a file that begin with such a letter and are syllables with the right one, and short words in capitals.
/// In the encodings before Unicode the letters stand for others, and no syllable comes of them.
fn lookalikes(source: &Source) -> impl Iterator<Item = Range<usize>> {
    let text = source.text();
    let is_short = |word: &str| word.chars().count() < 6 && word.chars().all(char::is_uppercase);
    let is_meant = move |word: &&str| {
        word.starts_with(LOOKALIKES) && is_syllable(&lower(&with_d(word)))
            || word.contains(LOOKALIKES) && is_short(word)
    };
    let words = text.split(|c: char| !c.is_alphabetic()).filter(is_meant);
    words.map(|word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        at..at + word.len()
    })
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
