//! The keys that state in a document's file that it is issued.

use std::sync::Arc;

use jiff::civil::Date;

use crate::data::{Editor, Unchangeable};
use crate::model::State;
use crate::source::Source;

/// The keys that a number comes after.
pub(crate) const BEFORE_NUMBER: [&str; 9] =
    ["format", "model", "shared", "state", "type", "spelling", "profile", "superior", "issuer"];

/// The keys by which a document's file says that it is issued, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IssuedKeys {
    pub(crate) set: u32,
    /// None where it is written by hand.
    pub(crate) number: Option<u32>,
    pub(crate) date: Date,
}

impl IssuedKeys {
    /// A document's file with these keys, and all else as it is.
    ///
    /// # Errors
    /// When it is not laid out so that they can be set.
    pub(crate) fn set_in(&self, source: &Arc<Source>) -> Result<String, Unchangeable> {
        let mut editor = Editor::new(source)?;
        editor.set("state", State::Issued.id(), &["format", "model", "shared"]);
        editor.set("set", &self.set.to_string(), &["format", "model", "shared", "state"]);
        if let Some(number) = self.number {
            editor.set("number", &number.to_string(), &BEFORE_NUMBER);
        }
        editor.set("date", &self.date.to_string(), &["format", "state", "number", "symbol", "place"]);
        editor.finish()
    }
}
