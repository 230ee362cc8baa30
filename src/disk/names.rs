//! The names of files and folders of a project that several modules use.

/// The file of settings, which makes a folder a project.
pub(crate) const PROJECT_FILE: &str = "kehoach.yaml";

/// The file that makes a folder a plan's.
pub(crate) const PLAN_FILE: &str = "plan.yaml";

/// The record of what was last taken from a table of plans, in the folder of these plans.
pub(crate) const TABLE_FILE: &str = ".kehoach-table.json";

/// The file of units and quotas.
pub(crate) const QUOTAS_FILE: &str = "quotas.yaml";

/// The file of results.
pub(crate) const RESULTS_FILE: &str = "results.yaml";

/// The file that a run holds while it changes a project, or writes the outputs of a plan.
pub(crate) const LOCK_FILE: &str = ".kehoach.lock";

/// The folder of a plan's issued sets, each a folder named by its number.
pub const ISSUED: &str = "issued";

/// The record of an issued set, in its folder.
pub const SET_FILE: &str = "set.json";

/// The pruned copy of the project in an issued set's folder.
pub const SET_DATA: &str = "data";

/// The file in a set's folder that says what is left to do after a run that was stopped.
pub const PENDING_FILE: &str = "pending.json";
