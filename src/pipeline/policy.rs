//! Findings as the people who wrote the data judge them: severities by code, and what is accepted.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::data::{Outline, PlanFolder, shown};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Acceptance, Plan, Settings};
use crate::pipeline::options::Depth;

/// The settings and acceptances for the findings of one plan.
pub(crate) struct Policy<'a> {
    settings: &'a Settings,
    acceptances: Vec<(Acceptance, Accepted)>,
    outlines: BTreeMap<String, Option<Outline>>,
    /// Whether all of the plan could be read: of what could not, an acceptance may yet meet a finding.
    is_whole: bool,
}

/// Whether an acceptance has met a finding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Accepted {
    Something,
    Nothing,
}

impl<'a> Policy<'a> {
    /// The policy of a project and a plan.
    pub(crate) fn new(settings: &'a Settings, plan: &Plan) -> Self {
        let all = plan.acceptances.iter().cloned();
        let acceptances = all.map(|acceptance| (acceptance, Accepted::Nothing)).collect();
        let files = plan.acceptances.iter().map(|acceptance| acceptance.code.place.source());
        let outlines = files.map(|file| (file.path().to_owned(), Outline::parse(file))).collect();
        Self { settings, acceptances, outlines, is_whole: plan.doubts.is_empty() }
    }

    /// Grades the findings so far, and accepts those that are to be accepted.
    pub(crate) fn apply(&mut self, findings: &mut Findings) {
        findings.grade(&self.settings.severities);
        let Self { acceptances, outlines, .. } = self;
        findings.accept(|finding| {
            let mut reason = None;
            for (acceptance, accepted) in acceptances.iter_mut() {
                if is_meant(acceptance, finding, outlines) {
                    reason = Some(acceptance.reason.clone());
                    *accepted = Accepted::Something;
                }
            }
            reason
        });
    }

    /// A finding that may yet be made, as it would be judged; none where it is not wanted.
    pub(crate) fn judge(&mut self, finding: Finding) -> Option<Finding> {
        let mut findings = Findings::default();
        findings.push(finding);
        self.apply(&mut findings);
        findings.iter().next().cloned()
    }

    /// Reports what was accepted and has not been found, as far as the work went. A file that plans share may
    /// accept what only another plan has.
    pub(crate) fn report_unused(self, reached: Depth, folder: &PlanFolder, findings: &mut Findings) {
        let folder = shown(&folder.path);
        let unmet = self.acceptances.into_iter().filter(|(_, accepted)| *accepted == Accepted::Nothing);
        for (acceptance, _) in unmet {
            let Acceptance { code, at, .. } = acceptance;
            let is_sought =
                !code.value.is_at_issue() && (reached == Depth::Pages || !code.value.is_of_pages());
            let is_dropped = self.settings.severities.drops(code.value);
            if !self.is_whole || !is_sought || is_dropped || !code.place.source().path().starts_with(&folder)
            {
                continue;
            }
            let finding = Finding::at(Code::AcceptedNothing, &code.place).with("code", code.value.id());
            findings.push(finding.with("at", at));
        }
    }
}

fn is_meant(
    acceptance: &Acceptance,
    finding: &Finding,
    outlines: &BTreeMap<String, Option<Outline>>,
) -> bool {
    let file = acceptance.code.place.source();
    let place = finding.place().filter(|place| Arc::ptr_eq(place.source(), file));
    let outline = outlines.get(file.path()).and_then(Option::as_ref);
    let (Some(place), Some(outline)) = (place, outline) else { return false };
    accepts(acceptance.code.value, finding.code()) && outline.is_meant(place, &acceptance.at)
}

/// Whether an acceptance of one code meets findings of another: what is accepted in a draft stays so when it is issued.
fn accepts(accepted: Code, found: Code) -> bool {
    accepted == found || (accepted, found) == (Code::Placeholder, Code::PlaceholderIssued)
}
