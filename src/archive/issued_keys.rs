//! The keys that state in a document's file that it is issued.

use std::sync::Arc;

use crate::data::{Editor, Unchangeable};
use crate::model::{DocumentDate, State};
use crate::source::Source;

/// The keys that a number comes after.
pub(crate) const BEFORE_NUMBER: [&str; 9] =
    ["format", "model", "shared", "state", "type", "spelling", "profile", "superior", "issuer"];

/// The keys by which a document's file says that it is issued, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IssuedKeys {
    pub(crate) set: u32,
    /// None where it is written by hand, or stamped later.
    pub(crate) number: Option<u32>,
    /// Not whole while number and day are awaited.
    pub(crate) date: DocumentDate,
}

impl IssuedKeys {
    /// The state that they give the document.
    pub(super) fn state(self) -> State {
        if self.date.full().is_some() { State::Issued } else { State::AwaitingNumber }
    }

    /// A document's file with these keys, and all else as it is.
    ///
    /// # Errors
    /// When it is not laid out so that they can be set.
    pub(crate) fn set_in(&self, source: &Arc<Source>) -> Result<String, Unchangeable> {
        let mut editor = Editor::new(source)?;
        editor.set("state", self.state().id(), &["format", "model", "shared"]);
        editor.set("set", &self.set.to_string(), &["format", "model", "shared", "state"]);
        if let Some(number) = self.number {
            editor.set("number", &number.to_string(), &BEFORE_NUMBER);
        }
        editor.set("date", &self.date.to_string(), &["format", "state", "number", "symbol", "place"]);
        editor.finish()
    }
}
