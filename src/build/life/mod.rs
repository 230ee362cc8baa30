//! The life of a document: draft, issued, amended or replaced, and what is kept of it.
//!
//! A set is issued in three renames, the middle of which decides: the register names the number; the set's folder,
//! wholly written beside its place, takes its place; the working copy says that it is issued. A run that is stopped
//! before the middle one leaves the plan as it was, and a number in the register that the next run takes over; one
//! that is stopped after it has left in the set what is still to do, and the next run does it.

mod agreement;
mod freeze;
mod issue;
mod issued_keys;
mod links;
mod list;
mod lock;
mod next_year;
mod opened;
mod pending;
mod places;
mod rebuild;
mod revise;
mod standing;
mod touched;

pub use agreement::{Damage, Difference};
pub use issue::{Issue, IssueOptions, NumberWish, issue};
pub use list::{Listed, ListedState, list};
pub(super) use lock::Lock;
pub use next_year::{NextYear, next_year};
pub(super) use places::is_kept;
pub use rebuild::{Misplacement, Rebuilt, RebuiltState, rebuild};
pub use revise::{Revise, ReviseOptions, Revision, revise};
pub(super) use standing::{Frozen, frozen, frozen_besides, report_changed, unissued};
pub use touched::Touched;
