//! Findings that the authors of the data have accepted, with their reason.

use crate::diag::Code;
use crate::source::Placed;

/// An acceptance: one finding, or several of one code at one place, are known and right as they are.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// The accepted code, and its place. Only findings in the same file are accepted.
    pub code: Placed<Code>,
    /// Where: part of a path of keys, or words of the text.
    pub at: String,
    /// Why.
    pub reason: String,
}
