//! What an earlier run noted of a plan, and whether it still holds.

pub(crate) mod change_reason;
pub(crate) mod finding_cache;
pub(crate) mod numbers;
pub(crate) mod snapshot;
