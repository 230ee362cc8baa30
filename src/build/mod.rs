//! Building: which documents, on which threads, and how their files reach the disk.

mod batch;
mod plan;
mod problems;
mod project;
mod sources;
mod write;

pub use batch::{Options, WORKER, build};
pub use plan::{Format, Outcome, Output};
pub use project::fonts;
