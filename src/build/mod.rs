//! Building: which documents, on which threads, and how their files reach the disk.

mod batch;
mod check;
mod plan;
mod problems;
mod project;
mod shared;
mod sources;
mod verdict;
mod write;

pub use batch::{Options, WORKER, build};
pub use check::{CheckOptions, Depth, check};
pub use plan::{Format, Outcome, Output};
pub use project::fonts;
