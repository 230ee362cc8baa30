//! The numbers of documents over all plans of a run, of which most may be fresh and not read.

use std::ops::Range;
use std::path::Path;

use crate::check::{Numbered, given_twice, numbered};
use crate::data::read_source;
use crate::diag::{Code, Finding, Findings};
use crate::model::Plan;
use crate::pipeline::policy::Policy;
use crate::records::{JudgementRecord, NumberRecord};
use crate::source::Place;
use crate::text::IssuerKind;

/// The place of a number or of a citation, with the severity that a finding there would have. It does not keep the file's text, since a run has a place for each document.
#[derive(Clone, Debug)]
pub(crate) struct JudgedPlace {
    /// The path as people see it.
    pub(super) file: String,
    pub(super) range: Range<usize>,
    pub(super) judgement: JudgementRecord,
}

/// Two ways to one place lead to one number.
impl PartialEq for JudgedPlace {
    fn eq(&self, other: &Self) -> bool {
        (&self.file, &self.range) == (&other.file, &other.range)
    }
}

/// The numbers of a plan's documents, without those of which it wants to hear nothing.
pub(crate) fn find(plan: &Plan, policy: &mut Policy<'_>) -> Vec<Numbered<JudgedPlace>> {
    let all = numbered(plan).into_iter().filter_map(|Numbered { key, reference, place }| {
        let judged = policy.judge(Finding::at(Code::NumberTwice, &place))?;
        let judgement = JudgementRecord {
            severity: judged.severity().into(),
            accepted: judged.accepted().map(str::to_owned),
        };
        let spot = JudgedPlace { file: place.source().path().to_owned(), range: place.range(), judgement };
        Some(Numbered { key, reference, place: spot })
    });
    all.collect()
}

/// Numbers as records; `name` names the input at a path. `None` where a number is in a file that is no input.
pub(crate) fn keep(
    numbered: &[Numbered<JudgedPlace>],
    name: impl Fn(&str) -> Option<String>,
) -> Option<Vec<NumberRecord>> {
    let kept = numbered.iter().map(|one| {
        let Range { start, end } = one.place.range;
        let (key, reference) = (one.key.clone(), one.reference.clone());
        let (input, judgement) = (name(&one.place.file)?, one.place.judgement.clone());
        Some(NumberRecord { key, reference, input, range: (start, end), judgement })
    });
    kept.collect()
}

/// The numbers of records; `path` gives the path of an input as people see it. `None` where an input is not there.
pub(crate) fn recall(
    kept: &[NumberRecord],
    path: impl Fn(&str) -> Option<String>,
) -> Option<Vec<Numbered<JudgedPlace>>> {
    let numbered = kept.iter().map(|kept| {
        let range = kept.range.0..kept.range.1;
        let judgement = kept.judgement.clone();
        let spot = JudgedPlace { file: path(&kept.input)?, range, judgement };
        Some(Numbered { key: kept.key.clone(), reference: kept.reference.clone(), place: spot })
    });
    numbered.collect()
}

/// Reports each number that is given twice, at its second place.
pub(crate) fn check(all: &[Numbered<JudgedPlace>], findings: &mut Findings) {
    for (first, again) in given_twice(all) {
        let finding = Finding::at(Code::NumberTwice, &place(&again.place));
        let counted_by = match IssuerKind::from_symbol(&again.key.1) {
            IssuerKind::Party => "term",
            IssuerKind::State => "year",
        };
        let finding = finding
            .with("number", again.reference.as_str())
            .with("kind", counted_by)
            .related("first", &place(&first.place));
        let (one, other) = (&again.place.judgement, &first.place.judgement);
        let accepted = one.accepted.clone().or_else(|| other.accepted.clone());
        findings.push(finding.judged(one.severity.into(), accepted));
    }
}

pub(super) fn place(spot: &JudgedPlace) -> Place {
    let source = read_source(Path::new(&spot.file), &mut Findings::default());
    let source = source.filter(|source| source.text().get(spot.range.clone()).is_some());
    source.map_or_else(|| Place::file(spot.file.as_str()), |source| Place::new(&source, spot.range.clone()))
}
