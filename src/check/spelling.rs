//! Tone marks: `uỷ` and `ủy` are both right, a mixture within one document is not.

use crate::diag::{Code, Finding, Findings};
use crate::model::Plan;
use crate::source::Place;
use crate::text::{self, ToneMark};

/// How many other places a finding points at.
const SHOWN: usize = 3;

pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    let texts = plan.texts();
    let found: Vec<(ToneMark, Place)> = texts
        .iter()
        .flat_map(|text| {
            let words = text::styles_in(text.written());
            words.map(|(range, style)| (style, text.place().of_value(text.written(), range)))
        })
        .collect();
    let (first, second): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(style, _)| *style == ToneMark::First);
    // The rarer way is the slip; where both are as frequent, the later one.
    let (few, many) = if first.len() < second.len() { (first, second) } else { (second, first) };
    if let Some((_, slip)) = few.first()
        && let Some(usual) = nearest(slip, &many)
    {
        findings.push(finding(slip, usual, &few, many.len()));
    }
}

/// The place of the usual way that a reader finds soonest: in the same text, if any.
fn nearest<'a>(slip: &Place, many: &'a [(ToneMark, Place)]) -> Option<&'a Place> {
    let places = many.iter().map(|(_, place)| place);
    places.min_by_key(|place| place.range().start.abs_diff(slip.range().start))
}

fn finding(slip: &Place, usual: &Place, few: &[(ToneMark, Place)], many: usize) -> Finding {
    let finding = Finding::at(Code::SpellingMixed, slip)
        .with("rare", slip.text())
        .with("usual", usual.text())
        .with("rare_count", few.len())
        .with("usual_count", many)
        .related("usual", usual);
    few.iter().skip(1).take(SHOWN).fold(finding, |finding, (_, place)| finding.related("again", place))
}
