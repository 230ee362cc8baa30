//! Findings about a plan that is valid in itself: figures that do not agree, and the format of texts.

mod agreement;
mod dates;
mod document;
mod marks;
mod numbers;
mod quotas;
mod results;
mod spelling;
mod tables;

pub use numbers::{NumberKey, Numbered, given_twice, numbered};

use crate::diag::Findings;
use crate::model::{Document, Plan, Profile};

/// All checks of a plan's data. `profile` tells the format of a document, where it is known.
pub fn check<'p>(plan: &Plan, profile: impl Fn(&Document) -> Option<&'p Profile>, findings: &mut Findings) {
    agreement::check(plan, findings);
    quotas::check(&plan.quotas, findings);
    results::check(plan, findings);
    dates::check(plan, findings);
    for document in plan.documents() {
        let _ = profile(document);
        document::check(document, findings);
        marks::check(document, findings);
        spelling::check(document, findings);
    }
}
