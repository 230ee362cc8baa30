//! Building: which documents, on which threads, and how their files reach the disk.

mod batch;
mod check;
mod comparison;
mod documents;
mod imprint;
mod life;
mod look;
mod mend;
mod numbers;
mod outputs;
mod plan;
mod problems;
mod project;
mod reason;
mod recall;
mod refresh;
mod settle;
mod shard;
mod shared;
mod shared_names;
mod sheet;
mod shelf;
mod sources;
mod stale;
mod transparency;
mod trial;
mod verdict;
mod verify;
mod versions;
mod watch;
mod workers;
mod write;

pub use crate::disk::{LockClient, LockHolder};
pub use batch::{Listener, Options, build};
pub use check::{CheckOptions, Depth, check};
pub use comparison::compare_into_pdf;
pub use imprint::Imprint;
pub use life::{
    Damage, Difference, Issue, IssueOptions, Listed, ListedState, Misplacement, NextYear, NumberWish,
    Rebuilt, RebuiltState, Revise, ReviseOptions, Revision, Touched, issue, list, next_year, rebuild, revise,
};
pub use look::PROGRAM;
pub use mend::{Mend, MendLocks, Mends, mends};
pub use plan::{Format, Outcome, Output};
pub use project::fonts;
pub use reason::Reason;
pub use refresh::{not_refreshed, refresh};
pub use shard::{NoShard, Shard};
pub use verify::{State, Verified, VerifyOptions, verify};
pub use versions::{CompareOptions, Compared, Edition, compare_versions};
pub use watch::{Watch, Woken};
pub use workers::WORKER;
