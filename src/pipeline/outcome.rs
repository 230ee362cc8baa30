//! The outcome of a plan.

use std::path::PathBuf;

use super::cache::change_reason::Reason;
use super::cache::numbers::JudgedPlace;
use crate::check::{Numbered, SharedCitation};
use crate::data::{PlanFolder, shown};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::records::Format;

/// A document that was made, or would be.
#[derive(Clone, Debug)]
pub struct Output {
    /// The path of its file; each of several files of one document is an output of its own.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// How many pages it shows; `None` for a format that is not made of pages, and before it is set.
    pub pages: Option<usize>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The outcome of a plan.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The plan's id.
    pub plan: String,
    /// The files that were made, or would be: none where a finding is an error.
    pub outputs: Vec<Output>,
    /// Files that were removed, or would be, because nothing makes them any more.
    pub removed: Vec<PathBuf>,
    /// How many documents were left as they were.
    pub fresh: usize,
    /// The findings, but for those of the next field.
    pub findings: Findings,
    /// The findings in files that other plans may share.
    pub(crate) elsewhere: Vec<Finding>,
    /// The numbers that its documents have.
    pub(crate) numbered: Vec<Numbered<JudgedPlace>>,
    /// What its documents cite.
    pub(crate) cited: Vec<SharedCitation<JudgedPlace>>,
    /// How many of all findings are errors.
    pub errors: usize,
}

impl Outcome {
    /// Makes errors of warnings.
    pub fn deny_warnings(&mut self) {
        let before = self.findings.count(Severity::Error);
        self.findings.deny_warnings();
        self.errors += self.findings.count(Severity::Error) - before;
    }

    /// The outcome of the plan that is in a folder.
    pub(crate) fn finish(folder: &PlanFolder, done: OutcomeBuilder) -> Self {
        let OutcomeBuilder { outputs, removed, fresh, findings, numbered, cited } = done;
        Self { outputs, removed, fresh, numbered, cited, ..Self::new(folder, findings) }
    }

    /// The outcome of a plan with that of another kind of files of it: what both found is said once.
    #[must_use]
    pub(crate) fn and(mut self, other: Self) -> Self {
        let Self { outputs, removed, fresh, findings, elsewhere, .. } = other;
        self.outputs.extend(outputs);
        self.removed.extend(removed);
        self.fresh += fresh;
        let known: Vec<Finding> = self.findings.iter().chain(&self.elsewhere).cloned().collect();
        let is_new = |finding: &Finding| !known.iter().any(|one| one.says_the_same(finding));
        let mut findings = findings;
        let new = findings.split_off(is_new);
        let elsewhere: Vec<Finding> = elsewhere.into_iter().filter(|finding| is_new(finding)).collect();
        let is_error = |finding: &&Finding| finding.severity() == Severity::Error;
        self.errors += new.iter().chain(&elsewhere).filter(is_error).count();
        for finding in new {
            self.findings.push(finding);
        }
        self.findings.put_in_order();
        self.elsewhere.extend(elsewhere);
        self
    }

    /// The outcome with the findings of the plan that is in a folder, and no file affected.
    pub(crate) fn new(folder: &PlanFolder, mut findings: Findings) -> Self {
        findings.put_in_order();
        let errors = findings.count(Severity::Error);
        let path = shown(&folder.path);
        let elsewhere = findings.split_off(|finding| is_elsewhere(finding, &path));
        let (plan, outputs, removed) = (folder.id.clone(), Vec::new(), Vec::new());
        let (numbered, cited) = (Vec::new(), Vec::new());
        Self { plan, outputs, removed, fresh: 0, findings, elsewhere, numbered, cited, errors }
    }
}

/// The outcome of a plan while it is worked on.
#[derive(Default)]
pub(crate) struct OutcomeBuilder {
    pub(crate) outputs: Vec<Output>,
    pub(crate) removed: Vec<PathBuf>,
    pub(crate) fresh: usize,
    pub(crate) findings: Findings,
    pub(crate) numbered: Vec<Numbered<JudgedPlace>>,
    pub(crate) cited: Vec<SharedCitation<JudgedPlace>>,
}

/// Whether a finding is about no file of the plan's own folder.
fn is_elsewhere(finding: &Finding, folder: &str) -> bool {
    let is_below = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    // A file that cannot be written, or was changed, is the plan's own output.
    let is_output = matches!(finding.code(), Code::FileUnwritable | Code::OutputChanged | Code::OutputOpen);
    let is_own = |path: &str| path == folder || is_below(path) || is_output;
    finding.place().is_some_and(|place| !is_own(place.source().path()))
}
