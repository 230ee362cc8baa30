//! The record of a file that was taken in after its set was issued: which file of the set it is a signed copy of.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::file;
use super::path::RelativePath;

/// The version of the records.
const AFTER_FORMAT: u8 = 1;

/// A file beside a set's own, in its folder for what came later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AfterRecord {
    /// The version of the record.
    pub format: u8,
    /// The file of the set with whose bytes it begins, by its path below the set's folder.
    pub of: RelativePath,
    /// The digest of its bytes.
    pub digest: Digest,
}

impl AfterRecord {
    /// Of a file with these bytes, which begins as a file of its set.
    pub fn new(of: RelativePath, bytes: &[u8]) -> Self {
        Self { format: AFTER_FORMAT, of, digest: Digest::new(bytes) }
    }

    /// Reads a record; none where there is none that can be read.
    pub fn read(path: &Path) -> Option<Self> {
        file::read(path).ok().filter(|record: &Self| record.format == AFTER_FORMAT)
    }

    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("strings and numbers always serialise");
        bytes.push(b'\n');
        bytes
    }
}
