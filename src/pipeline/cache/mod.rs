//! The notes of an earlier run about a plan, and whether they still hold.

pub(crate) mod change_reason;
pub(crate) mod finding_cache;
pub(crate) mod numbers;
pub(crate) mod snapshot;
