//! The settings of users for findings: the severity of a code, and the acceptance of single findings.

use std::collections::BTreeMap;

use super::{Code, Finding, Findings, Severity};

/// The severities that a project gives to findings, none where they are not reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severities {
    /// By code.
    pub by_code: BTreeMap<Code, Option<Severity>>,
    /// Of all warnings whose code is not named.
    pub all: Option<Option<Severity>>,
    /// Whether warnings are errors, whatever else is said.
    pub denies_warnings: bool,
}

impl Severities {
    /// The severity of a finding, which would be `usual`.
    fn judge(&self, code: Code, usual: Severity) -> Option<Severity> {
        let by_all = self.all.filter(|_| usual == Severity::Warning && !code.is_fixed());
        let named = self.by_code.get(&code).copied().or(by_all).unwrap_or(Some(usual));
        let is_denied = self.denies_warnings && named == Some(Severity::Warning);
        if is_denied { Some(Severity::Error) } else { named }
    }

    /// Whether findings of a code are not reported.
    pub fn drops(&self, code: Code) -> bool {
        self.judge(code, code.severity()).is_none()
    }
}

impl Finding {
    /// The reason of its acceptance, if it is accepted. Accepted findings do not stop a build.
    pub fn accepted(&self) -> Option<&str> {
        self.accepted.as_deref()
    }
}

impl Findings {
    /// Sets the severity of findings; those that are not to be reported are dropped.
    pub fn grade(&mut self, severities: &Severities) {
        self.0.retain_mut(|finding| {
            let severity = severities.judge(finding.code, finding.severity);
            finding.severity = severity.unwrap_or(finding.severity);
            severity.is_some()
        });
    }

    /// Makes errors of all warnings that are not accepted.
    pub fn deny_warnings(&mut self) {
        let denied =
            |finding: &&mut Finding| finding.severity == Severity::Warning && finding.accepted.is_none();
        self.0.iter_mut().filter(denied).for_each(|finding| finding.severity = Severity::Error);
    }

    /// Accepts each finding for which `reason` returns one.
    pub fn accept(&mut self, mut reason: impl FnMut(&Finding) -> Option<String>) {
        for finding in &mut self.0 {
            finding.accepted = reason(finding).or(finding.accepted.take());
        }
    }

    /// The number of accepted findings.
    pub fn accepted(&self) -> usize {
        self.iter().filter(|finding| finding.accepted.is_some()).count()
    }
}
