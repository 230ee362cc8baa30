//! The names by which a plan and its issued sets are known on the disk.

/// The file that makes a folder a plan's.
pub(crate) const PLAN_FILE: &str = "plan.yaml";

/// The folder of a plan's issued sets, each a folder named by its number.
pub const ISSUED: &str = "issued";

/// The record of an issued set, in its folder.
pub const SET_FILE: &str = "set.json";

/// The pruned copy of the project in an issued set's folder.
pub const SET_DATA: &str = "data";

/// The file in a set's folder that says what is left to do after a run that was stopped.
pub const PENDING_FILE: &str = "pending.json";
