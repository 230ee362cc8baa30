//! The life of a document: draft, issued, amended or replaced, and what is kept of it.
//!
//! A set is issued in three renames, the middle of which decides: the register names the number; the set's folder,
//! wholly written beside its place, takes its place; the working copy says that it is issued. A run that is stopped
//! before the middle one leaves the plan as it was, and a number in the register that the next run takes over; one
//! that is stopped after it has left in the set what is still to do, and the next run does it.

mod affected;
mod after;
mod agreement;
mod awaiting;
mod below;
mod cancel;
mod concerns;
mod issue;
mod issue_options;
mod issued_keys;
mod kept_project;
mod list;
mod next_year;
mod noted;
mod pending;
mod registered;
mod revise;
mod session;
mod set_locations;
mod signed;
mod snapshot;
mod verify;
mod verify_sets;

pub use affected::AffectedDocument;
pub use after::{AfterFile, AfterState};
pub use agreement::{Damage, Difference};
pub use below::{DocumentBelow, DocumentStage, documents_below};
pub use cancel::{Cancellation, RestoredFile, cancellation};
pub use issue::issue;
pub use issue_options::{
    Issue, IssueOptions, IssueOutcome, OnWarnings, OpenPromise, ProfileChoice, Renoting, RequestedNumber,
};
pub use list::{Listed, ListedState, list, listed};
pub use next_year::{NextYear, next_year};
pub use revise::{Revise, ReviseOptions, Revision, revise};
pub use signed::{SignedOptions, TakenFile, TakenSigned, take_signed};
pub use verify::{VerifiedFile, VerifiedFileState, VerifyOptions, verify};
pub use verify_sets::{Misplacement, SetState, VerifiedSet, verify_sets};
