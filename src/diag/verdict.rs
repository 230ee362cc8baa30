//! The settings of users for findings: the severity of a code, and the acceptance of single findings.

use std::collections::BTreeMap;

use super::{Code, Finding, Findings, Severity};

impl Finding {
    /// The reason of its acceptance, if it is accepted. Accepted findings do not stop a build.
    pub fn accepted(&self) -> Option<&str> {
        self.accepted.as_deref()
    }
}

impl Findings {
    /// Sets the severity of findings by code; findings of codes without a severity are dropped.
    pub fn grade(&mut self, severities: &BTreeMap<Code, Option<Severity>>) {
        self.0.retain_mut(|finding| {
            let severity = severities.get(&finding.code).copied().unwrap_or(Some(finding.severity));
            finding.severity = severity.unwrap_or(finding.severity);
            severity.is_some()
        });
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
