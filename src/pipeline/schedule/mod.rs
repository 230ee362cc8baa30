//! The runs of builds and checks: one plan from its folder to its outputs, many plans on several threads with their
//! outcomes in the order of ids, and the same again after an issue or whenever a file is saved.

pub(crate) mod batch;
pub(crate) mod check;
pub(crate) mod file_watch;
pub(crate) mod former_formats;
pub(crate) mod freshness;
pub(crate) mod plan_build;
pub(crate) mod process_pool;
pub(crate) mod refresh;
pub(crate) mod shared_findings;
pub(crate) mod stale_plan;
pub(crate) mod watch;
pub(crate) mod worker_process;
pub(crate) mod workplace;
