//! The one place that opens, writes, renames and removes files: nothing else in the library asks the system for that.
//!
//! What is read is a regular file of a bounded size. What is written is a [`WritableFile`] or in a [`WritableFolder`],
//! which no issued set can be.

mod destination;
mod guard;
mod names;
mod read;
mod refusal;
mod set;
mod temporary;

pub(crate) use crate::limits::files as limits;
pub(crate) use destination::{StagedFile, WritableFile, WritableFolder};
pub(crate) use names::PLAN_FILE;
pub use names::{ISSUED, PENDING_FILE, SET_DATA, SET_FILE};
pub(crate) use read::{hash, read, read_text};
pub(crate) use refusal::Refusal;
pub(crate) use set::{IssuedSets, NewSet};
