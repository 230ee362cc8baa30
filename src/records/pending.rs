//! The record of what is left to do when a set has taken its place: the working copy is to say that it is issued.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::file;
use crate::disk::PENDING_FILE;

/// A change of the working copy that belongs to a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingRecord {
    /// The document's file, by its path below the plan's folder. It is compared with the one of the set's document, and
    /// never used as a path.
    pub file: String,
    /// The digest of what it was.
    pub before: Digest,
    /// The text that it is to have.
    pub after: String,
}

impl PendingRecord {
    /// Reads what is left to do for the set in a folder.
    ///
    /// # Errors
    /// When it cannot be read, or is none that the program writes.
    pub fn read(set: &Path) -> std::io::Result<Self> {
        file::read(&set.join(PENDING_FILE))
    }

    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("strings always serialise")
    }
}
