//! The record of what is left to do when a set has taken its place: the working copy is to say that it is issued.

use serde::{Deserialize, Serialize};

use super::digest::Digest;

/// A change of the working copy that belongs to a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingRecord {
    /// The file, by its path below the plan's folder.
    pub file: String,
    /// The digest of what it was.
    pub before: Digest,
    /// The text that it is to have.
    pub after: String,
}

impl PendingRecord {
    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("strings always serialise")
    }
}
