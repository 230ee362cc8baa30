//! Compares the inputs of a plan with those that its manifest notes: whether any changed, and which values. Keeps what
//! a plan that is not read again still has to report: its findings, and the numbers of its documents.

pub(crate) mod change_reason;
pub(crate) mod citations;
pub(crate) mod finding_cache;
pub(crate) mod numbers;
pub(crate) mod snapshot;
