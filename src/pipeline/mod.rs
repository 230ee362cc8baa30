//! From a plan's folder to its finished files: which documents, on which threads, and how the files reach the disk.
//!
//! - `options`, `shard`, `outcome`, `artifact`: what is asked for and what comes of it.
//! - `fonts`, `policy`, `program`: what a project and a plan say of fonts and findings, and the name of the program.
//! - `workers`, `isolation`: threads, and work that may break down without the rest.
//! - `engine`: what all plans of a project share, made once.
//! - `exchange`: what a run and the processes that work for it write to each other.
//! - `cache`: what was read, found and said before, and whether that holds.
//! - `output`: the folder of outputs, and how a set of files takes the place of another.
//! - `stages`: one plan, from its data to its pages: the one sequence that every command goes through as far as it
//!   needs.
//! - `schedule`: many plans, on several threads, once or again and again.

pub(crate) mod artifact;
pub(crate) mod cache;
pub(crate) mod engine;
pub(crate) mod exchange;
pub(crate) mod fonts;
pub(crate) mod isolation;
pub(crate) mod options;
pub(crate) mod outcome;
pub(crate) mod output;
pub(crate) mod policy;
pub(crate) mod program;
pub(crate) mod schedule;
pub(crate) mod shard;
pub(crate) mod stages;
pub(crate) mod workers;

pub use crate::disk::{LockClient, LockHolder};
pub use crate::records::Format;
pub use cache::change_reason::Reason;
pub use engine::Engines;
pub use fonts::fonts;
pub use options::{Depth, Options, Processes};
pub use outcome::{Outcome, Output};
pub use output::brought_home::note_brought_home;
pub use output::provenance::Provenance;
pub use program::PROGRAM;
pub use schedule::batch::{Listener, build};
pub use schedule::check::{CheckOptions, check};
pub use schedule::file_watch::{FileWatch, SavedFiles, WatchedPlan};
pub use schedule::process_pool::WORKER_ARGUMENT;
pub use schedule::refresh::{not_refreshed, refresh};
pub use schedule::watch::{Watch, WatchEvent};
pub use schedule::worker_process::work_for_parent;
pub use schedule::workplace::{DocumentFacts, PlanLook, SetPages, Workplace};
pub use shard::{NoShard, Shard};
pub use stages::comparison::compare_into_pdf;
pub use stages::twin::{CurrentTwin, TwinMaker};
pub use stages::versions::{CompareOptions, Compared, VersionLabel, compare_versions};
pub use workers::WORKER;
