//! The one place that opens, writes, renames and removes files: nothing else in the library asks the system for that.
//!
//! Only regular files of a bounded size are read. Only a [`WritableFile`], or files in a [`WritableFolder`], are
//! written; neither can be in an issued set.

mod browser;
mod destination;
mod guard;
mod journal;
mod line_process;
mod links;
mod list;
mod lock;
mod names;
mod new_folders;
mod open;
mod process;
mod read;
mod refusal;
mod replacement;
mod set;
mod state;
mod stored;
mod temporary;

pub(crate) use crate::limits::files as limits;
pub(crate) use browser::open_in_browser;
pub(crate) use destination::{StagedFile, WritableFile, WritableFolder};
pub(crate) use guard::{is_in_a_set, or_current};
pub(crate) use line_process::LineProcess;
pub(crate) use links::link_below;
pub(crate) use list::{WalkBound, list};
pub(crate) use lock::NotedLock;
pub use lock::{LockClient, LockHolder};
pub use names::{ISSUED, PENDING_FILE, SET_DATA, SET_FILE};
pub(crate) use names::{LOCK_FILE, PLAN_FILE, PROJECT_FILE, QUOTAS_FILE, RESULTS_FILE, TABLE_FILE};
pub(crate) use new_folders::NewFolders;
pub(crate) use open::is_open_elsewhere;
pub(crate) use process::{Ended, ProcessLimits, run_second, set_program};
pub(crate) use read::{hash, read, read_head, read_text};
pub(crate) use refusal::Refusal;
pub(crate) use replacement::Replacement;
pub(crate) use set::{IssuedSets, NewSet};
pub(crate) use state::{ChangeTime, FileState, are_states_kept};
pub use stored::stored_path;
pub(crate) use temporary::is_temporary;
