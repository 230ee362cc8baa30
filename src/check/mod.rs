//! Findings about a plan that is valid in itself: figures that do not agree, and the format of texts.

mod agreement;
mod document;
mod marks;
mod spelling;
mod tables;

use crate::diag::Findings;
use crate::model::Plan;

/// All checks of a plan's data.
pub fn check(plan: &Plan, findings: &mut Findings) {
    agreement::check(plan, findings);
    for document in plan.documents() {
        document::check(document, findings);
        marks::check(document, findings);
        spelling::check(document, findings);
    }
}
