//! What documents cite over all plans of a run, of which most may be fresh and not read.

use std::ops::Range;

use super::numbers::{JudgedPlace, place};
use crate::check::{CitedFact, SharedCitation, cited, cited_otherwise};
use crate::diag::{Code, Finding, Findings};
use crate::model::Plan;
use crate::pipeline::policy::Policy;
use crate::records::{CitationRecord, JudgementRecord};

/// The citations of a plan's documents, without those of which it wants to hear nothing.
pub(crate) fn find(plan: &Plan, policy: &mut Policy<'_>) -> Vec<SharedCitation<JudgedPlace>> {
    let all = cited(plan).into_iter().filter_map(|SharedCitation { key, reference, said, years, place }| {
        let judged = policy.judge(Finding::at(Code::CitationDisagrees, &place))?;
        let judgement = JudgementRecord {
            severity: judged.severity().into(),
            accepted: judged.accepted().map(str::to_owned),
        };
        let spot = JudgedPlace { file: place.source().path().to_owned(), range: place.range(), judgement };
        Some(SharedCitation { key, reference, said, years, place: spot })
    });
    all.collect()
}

/// Citations as records; `name` names the input at a path. `None` where one is in a file that is no input.
pub(crate) fn keep(
    cited: &[SharedCitation<JudgedPlace>],
    name: impl Fn(&str) -> Option<String>,
) -> Option<Vec<CitationRecord>> {
    let kept = cited.iter().map(|one| {
        let Range { start, end } = one.place.range;
        let (date, issuer) = match &one.said {
            CitedFact::Date(date) => (Some(*date), None),
            CitedFact::Issuer(issuer) => (None, Some(issuer.clone())),
        };
        let (input, judgement) = (name(&one.place.file)?, one.place.judgement.clone());
        let (key, reference, years) = (one.key.clone(), one.reference.clone(), one.years);
        Some(CitationRecord { key, reference, date, issuer, years, input, range: (start, end), judgement })
    });
    kept.collect()
}

/// The citations of records; `path` gives the path of an input as people see it. `None` where an input is not there, or a record says nothing.
pub(crate) fn recall(
    kept: &[CitationRecord],
    path: impl Fn(&str) -> Option<String>,
) -> Option<Vec<SharedCitation<JudgedPlace>>> {
    let cited = kept.iter().map(|kept| {
        let said = match (kept.date, &kept.issuer) {
            (Some(date), None) => CitedFact::Date(date),
            (None, Some(issuer)) => CitedFact::Issuer(issuer.clone()),
            _ => return None,
        };
        let range = kept.range.0..kept.range.1;
        let judgement = kept.judgement.clone();
        let spot = JudgedPlace { file: path(&kept.input)?, range, judgement };
        let (key, reference, years) = (kept.key.clone(), kept.reference.clone(), kept.years);
        Some(SharedCitation { key, reference, said, years, place: spot })
    });
    cited.collect()
}

/// Reports each document that two files cite in two ways, at the second place.
pub(crate) fn check(all: &[SharedCitation<JudgedPlace>], findings: &mut Findings) {
    for (first, other) in cited_otherwise(all, |place| &place.file) {
        let finding = Finding::at(Code::CitationDisagrees, &place(&other.place))
            .with("kind", other.said.kind())
            .with("cited", other.reference.as_str())
            .with("first", first.said.written())
            .with("other", other.said.written())
            .related("first", &place(&first.place));
        let (one, before) = (&other.place.judgement, &first.place.judgement);
        let accepted = one.accepted.clone().or_else(|| before.accepted.clone());
        findings.push(finding.judged(one.severity.into(), accepted));
    }
}
