//! Building: which documents, on which threads, and how their files reach the disk.

mod batch;
mod check;
mod digest;
mod documents;
mod imprint;
mod look;
mod manifest;
mod mend;
mod numbers;
mod plan;
mod problems;
mod project;
mod reason;
mod recall;
mod settle;
mod shared;
mod sheet;
mod shelf;
mod sources;
mod stale;
mod verdict;
mod write;

pub use batch::{Listener, Options, WORKER, build};
pub use check::{CheckOptions, Depth, check};
pub use look::PROGRAM;
pub use mend::{Mend, mends};
pub use plan::{Format, Outcome, Output};
pub use project::fonts;
pub use reason::Reason;
