//! The summary of a run.

use super::console::Console;
use super::status::{FAILED, OK};
use crate::diag::{Arguments, Findings, Severity};
use crate::pipeline::Outcome;
use crate::report::{Summary, summary_json};

/// Counts over all plans of a run.
#[derive(Default)]
pub(super) struct Totals(Summary);

impl Totals {
    /// Counts a plan and what was done with its documents.
    pub(super) fn count_plan(&mut self, outcome: &Outcome) {
        self.0.plans += 1;
        self.0.documents += outcome.outputs.len();
        self.0.removed += outcome.removed.len();
        self.0.fresh += outcome.fresh;
    }

    /// Whether a document was made or removed, or would be.
    pub(super) fn is_anything_done(&self) -> bool {
        self.0.documents + self.0.removed > 0
    }

    /// Whether an error was found.
    pub(super) fn has_errors(&self) -> bool {
        self.0.errors > 0
    }

    /// Counts findings.
    pub(super) fn count(&mut self, findings: &Findings) {
        self.0.errors += findings.count(Severity::Error);
        self.0.warnings += findings.count(Severity::Warning);
        self.0.notes += findings.count(Severity::Note);
        self.0.accepted += findings.accepted();
    }

    /// Prints the counts by a message of the catalogue; returns the exit status.
    pub(super) fn print(&self, message: &str, console: &Console) -> u8 {
        let Summary { plans, documents, fresh, errors, warnings, notes, accepted, .. } = self.0;
        if console.is_json() {
            console.line(&summary_json(&self.0));
        }
        let values = [
            ("plans", plans.into()),
            ("documents", documents.into()),
            ("fresh", fresh.into()),
            ("errors", errors.into()),
            ("warnings", warnings.into()),
            ("notes", notes.into()),
            ("accepted", accepted.into()),
        ];
        console.info(message, &Arguments::from(values));
        if errors > 0 { FAILED } else { OK }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Finding};

    fn findings(codes: &[Code]) -> Findings {
        let mut findings = Findings::default();
        for code in codes {
            findings.push(Finding::nowhere(*code));
        }
        findings
    }

    #[test]
    fn findings_are_counted_by_their_severity() {
        let mut totals = Totals::default();
        totals.count(&findings(&[Code::NoPlan, Code::DatesOutOfOrder, Code::DatesOutOfOrder]));
        totals.count(&findings(&[Code::NoPlan]));
        assert_eq!((totals.0.errors, totals.0.warnings), (2, 2));
        assert!(totals.has_errors() && !totals.is_anything_done());
    }

    #[test]
    fn warnings_alone_are_no_failure() {
        let mut totals = Totals::default();
        totals.count(&findings(&[Code::DatesOutOfOrder]));
        assert!(!totals.has_errors());
    }
}
