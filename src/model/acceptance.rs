//! Findings that the people who wrote the data have accepted, with their reason.

use crate::diag::Code;
use crate::source::Placed;

/// That one finding, or several of one code at one place, are known and right as they are.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// What is accepted, and where that is written. Findings of the same file alone are meant.
    pub code: Placed<Code>,
    /// Where: part of a path of keys, or words of the text.
    pub at: String,
    /// Why.
    pub reason: String,
}
