//! What a run is asked for.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::format::Format;
use super::shard::Shard;
use crate::disk::LockClient;

/// What is built, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Plans' folders, or folders that hold plans.
    pub paths: Vec<PathBuf>,
    /// The folder that everything is written below.
    pub output: PathBuf,
    /// What kind of files are written.
    pub format: Format,
    /// How many plans are built at once; where there are fewer, how many of their documents.
    pub workers: NonZeroUsize,
    /// The part of the plans that is built; all where there is none.
    pub shard: Option<Shard>,
    /// Whether everything is made anew, also what is fresh, and written over what somebody changed.
    pub is_forced: bool,
    /// Whether it is only told what would be done.
    pub is_dry_run: bool,
    /// Whether no further plan is begun after one with an error.
    pub is_fail_fast: bool,
    /// How it takes the locks of the plans' folders of outputs.
    pub locks: LockClient,
}

/// How far a check goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The data, and the texts that are made of them.
    Data,
    /// The finished pages too.
    Pages,
}
