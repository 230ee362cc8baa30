//! Work on one plan that may break down, without the others.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::outcome::Outcome;
use crate::data::PlanFolder;
use crate::diag::{Code, Finding, Findings};

/// Works on a plan. One that breaks down fails alone.
pub(crate) fn safely(folder: &PlanFolder, work: impl FnOnce() -> Outcome) -> Outcome {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| broken(folder))
}

/// A plan whose building broke down fails alone.
pub(crate) fn broken(folder: &PlanFolder) -> Outcome {
    let mut findings = Findings::default();
    findings.push(broken_down(&folder.id));
    Outcome::new(folder, findings)
}

/// The making of a plan or of one of its documents broke down.
pub(crate) fn broken_down(name: &str) -> Finding {
    let finding = Finding::nowhere(Code::TypesetFailed).with("document", name);
    finding.with("detail", "panic").with("hints", "")
}
