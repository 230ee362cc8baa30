//! Many plans: which, on which threads, and in what order their outcomes are handed over.

pub(crate) mod batch;
pub(crate) mod check;
pub(crate) mod freshness;
pub(crate) mod plan_build;
pub(crate) mod refresh;
pub(crate) mod shared_findings;
pub(crate) mod watch;
