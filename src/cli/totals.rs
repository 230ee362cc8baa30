//! What a run came to.

use super::screen::Screen;
use super::{FAILED, OK};
use crate::build::Outcome;
use crate::diag::{Arguments, Findings, Severity};
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

    /// Tells the counts in the words of `message`; the exit status.
    pub(super) fn tell(&self, message: &str, screen: &Screen) -> u8 {
        let Summary { plans, documents, fresh, errors, warnings, notes, accepted, .. } = self.0;
        if screen.is_json() {
            screen.line(&summary_json(&self.0));
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
        screen.say(message, &Arguments::from(values));
        if errors > 0 { FAILED } else { OK }
    }
}
