//! The summary of a run.

use super::console::Console;
use super::status::{FAILED, OK};
use crate::diag::{Arguments, Findings, Severity};
use crate::pipeline::Outcome;
use crate::report::PlanCounts;

/// Counts over all plans of a run.
#[derive(Default)]
pub(super) struct Totals {
    plans: PlanCounts,
    errors: usize,
    warnings: usize,
    notes: usize,
    accepted: usize,
}

impl Totals {
    /// Counts a plan and what was done with its documents.
    pub(super) fn count_plan(&mut self, outcome: &Outcome) {
        self.plans.plans += 1;
        self.plans.written += outcome.outputs.len();
        self.plans.removed += outcome.removed.len();
        self.plans.fresh += outcome.fresh;
    }

    /// Whether a document was made or removed, or would be.
    pub(super) fn is_anything_done(&self) -> bool {
        self.plans.written + self.plans.removed > 0
    }

    /// Whether an error was found.
    pub(super) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Counts findings.
    pub(super) fn count(&mut self, findings: &Findings) {
        self.errors += findings.count(Severity::Error);
        self.warnings += findings.count(Severity::Warning);
        self.notes += findings.count(Severity::Note);
        self.accepted += findings.accepted();
    }

    /// Prints the counts by a message of the catalogue; returns the exit status.
    pub(super) fn print(&self, message: &str, console: &Console) -> u8 {
        let Self { plans: PlanCounts { plans, written, fresh, .. }, errors, warnings, notes, accepted } =
            *self;
        console.count_plans(self.plans);
        let values = [
            ("plans", plans.into()),
            ("documents", written.into()),
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
        assert_eq!((totals.errors, totals.warnings), (2, 2));
        assert!(totals.has_errors() && !totals.is_anything_done());
    }

    #[test]
    fn warnings_alone_are_no_failure() {
        let mut totals = Totals::default();
        totals.count(&findings(&[Code::DatesOutOfOrder]));
        assert!(!totals.has_errors());
    }
}
