//! One finding about the same words: a number that the data contradict is neither padded nor replaced by what only prints it
//! otherwise.

use std::ops::Range;

use crate::diag::{Code, Finding, Findings};

/// The codes of findings that the data prove, and of those that only ask for another way of writing.
const PROVED: &[Code] = &[Code::TargetInProse, Code::UnitCount];
const OF_FORM: &[Code] = &[Code::CountPadding, Code::FigureTyped];

/// Drops what is found of the form of words that the data contradict.
pub(super) fn drop_form(findings: &mut Findings) {
    let proved: Vec<(String, Range<usize>)> =
        findings.iter().filter(|finding| PROVED.contains(&finding.code())).filter_map(place_of).collect();
    if proved.is_empty() {
        return;
    }
    let is_proved = |finding: &Finding| {
        place_of(finding).is_some_and(|(file, own)| {
            proved
                .iter()
                .any(|(other, range)| *other == file && range.start < own.end && own.start < range.end)
        })
    };
    findings.split_off(|finding| OF_FORM.contains(&finding.code()) && is_proved(finding));
}

fn place_of(finding: &Finding) -> Option<(String, Range<usize>)> {
    let place = finding.place()?;
    Some((place.source().path().to_owned(), place.range()))
}
