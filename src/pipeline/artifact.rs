//! A document that is set into files.

use crate::records::Record;

/// A document that is set: its files, ready to be put in their places.
pub(crate) struct Artifact {
    pub(crate) stem: String,
    pub(crate) record: Record,
    pub(crate) files: Vec<(String, Vec<u8>)>,
}
