//! Tone marks: `uỷ` and `ủy` are both right, a mixture within one document is not.

use std::ops::Range;

use crate::diag::{Code, Finding, Findings};
use crate::model::{Document, TemplateText};
use crate::source::Place;
use crate::text::{self, ToneMark};

/// How many other places a finding points at.
const SHOWN: usize = 3;

/// A word that shows one of the two ways.
struct Word<'a> {
    style: ToneMark,
    text: &'a TemplateText,
    range: Range<usize>,
}

impl Word<'_> {
    /// Where it is written. Looking it up walks the text, so it is done for the few that are shown.
    fn place(&self) -> Place {
        self.text.place().of_value(self.text.written(), self.range.clone())
    }

    /// About where it is written, in bytes of its file.
    fn offset(&self) -> usize {
        self.text.place().range().start + self.range.start
    }
}

pub(super) fn check(document: &Document, findings: &mut Findings) {
    let words = document.texts().into_iter().flat_map(|text| {
        text::styles_in(text.written()).map(move |(range, style)| Word { style, text, range })
    });
    let (first, second): (Vec<_>, Vec<_>) = words.partition(|word| word.style == ToneMark::First);
    // The rarer way is the slip; where both are as frequent, the later one.
    let (few, many) = if first.len() < second.len() { (first, second) } else { (second, first) };
    let Some(slip) = few.first() else { return };
    // The usual way is shown where a reader finds it soonest: in the same text, if it stands there.
    let usual = many.iter().min_by_key(|word| word.offset().abs_diff(slip.offset()));
    if let Some(usual) = usual {
        findings.push(finding(&few, slip, usual, many.len()));
    }
}

fn finding(few: &[Word<'_>], slip: &Word<'_>, usual: &Word<'_>, usual_count: usize) -> Finding {
    let (slip, usual) = (slip.place(), usual.place());
    let finding = Finding::at(Code::SpellingMixed, &slip)
        .with("rare", slip.text())
        .with("usual", usual.text())
        .with("rare_count", few.len())
        .with("usual_count", usual_count)
        .related("usual", &usual);
    few.iter().skip(1).take(SHOWN).fold(finding, |finding, word| finding.related("again", &word.place()))
}
