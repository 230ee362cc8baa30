//! The numbers of documents over all plans of a run, of which most may be fresh and not read.

use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::look::Inputs;
use crate::check::{NumberKey, Numbered, given_twice, numbered};
use crate::data::{read_source, shown};
use crate::diag::{Code, Finding, Findings};
use crate::model::Plan;
use crate::source::Place;

/// Where a number stands. It keeps no file's text, for there is one of each document of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The path as people see it.
    file: String,
    range: Range<usize>,
}

/// A number as a manifest keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptNumber {
    key: NumberKey,
    reference: String,
    input: String,
    range: (usize, usize),
}

/// The numbers of a plan's documents.
pub(super) fn of(plan: &Plan) -> Vec<Numbered<Spot>> {
    let all = numbered(plan).into_iter().map(|Numbered { key, reference, place }| {
        let spot = Spot { file: place.source().path().to_owned(), range: place.range() };
        Numbered { key, reference, place: spot }
    });
    all.collect()
}

/// Numbers as a manifest keeps them; `None` where one stands in a file that is no input.
pub(super) fn keep(numbered: &[Numbered<Spot>], inputs: &Inputs) -> Option<Vec<KeptNumber>> {
    let kept = numbered.iter().map(|one| {
        let Range { start, end } = one.place.range;
        let (key, reference) = (one.key.clone(), one.reference.clone());
        Some(KeptNumber { key, reference, input: inputs.name(&one.place.file)?, range: (start, end) })
    });
    kept.collect()
}

/// The numbers that were kept; `None` where an input is not there.
pub(super) fn recall(kept: &[KeptNumber], inputs: &Inputs) -> Option<Vec<Numbered<Spot>>> {
    let numbered = kept.iter().map(|kept| {
        let spot = Spot { file: shown(inputs.path(&kept.input)?), range: kept.range.0..kept.range.1 };
        Some(Numbered { key: kept.key.clone(), reference: kept.reference.clone(), place: spot })
    });
    numbered.collect()
}

/// Reports each number that is given twice, at its second place.
pub(super) fn check(all: &[Numbered<Spot>], findings: &mut Findings) {
    for (first, again) in given_twice(all) {
        let finding = Finding::at(Code::NumberTwice, &place(&again.place));
        let finding = finding.with("number", again.reference.as_str());
        findings.push(finding.related("first", &place(&first.place)));
    }
}

fn place(spot: &Spot) -> Place {
    let source = read_source(Path::new(&spot.file), &mut Findings::default());
    source.map_or_else(|| Place::file(spot.file.as_str()), |source| Place::new(&source, spot.range.clone()))
}
