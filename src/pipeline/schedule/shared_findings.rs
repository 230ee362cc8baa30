//! Findings that concern several plans: those about files that plans share, each reported once in a run, and those
//! about document numbers that two plans have, and documents that two plans cite otherwise.

use std::collections::BTreeMap;

use crate::check::{Numbered, SharedCitation};
use crate::diag::{Finding, Findings};
use crate::pipeline::cache::numbers::JudgedPlace;
use crate::pipeline::cache::{citations, numbers};
use crate::pipeline::outcome::Outcome;

/// The findings about shared files, of all plans so far.
#[derive(Default)]
pub(crate) struct SharedFindings {
    /// In the order in which they were first made, each with its number of plans.
    findings: Vec<(Finding, usize)>,
    /// Which of them are about a place, by file and where in it.
    at: BTreeMap<(String, usize), Vec<usize>>,
    numbered: Vec<Numbered<JudgedPlace>>,
    cited: Vec<SharedCitation<JudgedPlace>>,
}

impl SharedFindings {
    /// Takes them from what came of a plan.
    pub(crate) fn take(&mut self, outcome: &mut Outcome) {
        self.numbered.append(&mut outcome.numbered);
        self.cited.append(&mut outcome.cited);
        for finding in std::mem::take(&mut outcome.elsewhere) {
            let place = finding.place().map(|place| (place.source().path().to_owned(), place.range().start));
            let known = self.at.entry(place.unwrap_or_default()).or_default();
            if let Some(at) = known.iter().find(|at| self.findings[**at].0.says_the_same(&finding)) {
                self.findings[*at].1 += 1;
            } else {
                known.push(self.findings.len());
                self.findings.push((finding, 1));
            }
        }
    }

    /// Each once.
    pub(crate) fn into_findings(self) -> Findings {
        let mut findings = Findings::default();
        for (finding, plans) in self.findings {
            findings.push(if plans > 1 { finding.with("plans", plans) } else { finding });
        }
        numbers::check(&self.numbered, &mut findings);
        citations::check(&self.cited, &mut findings);
        findings.put_in_order();
        findings
    }
}
