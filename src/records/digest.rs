//! Digests: equal for equal contents.

use std::fmt;
use std::io;
use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::disk::{self, FileState};

/// A BLAKE3 digest; written as 64 hexadecimal digits, as `b3sum` prints it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    pub fn new(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The digest of a file of at most `limit` bytes.
    ///
    /// # Errors
    /// When it cannot be read, is no regular file, or is larger.
    pub fn from_file(path: &Path, limit: u64) -> io::Result<Self> {
        Self::from_file_with_state(path, limit).map(|(digest, _)| digest)
    }

    /// The same, and the state in which the file was when all of it was read, where the system reports it.
    ///
    /// # Errors
    /// As [`Digest::from_file`].
    pub(crate) fn from_file_with_state(path: &Path, limit: u64) -> io::Result<(Self, Option<FileState>)> {
        disk::hash(path, limit).map(|(hash, state)| (Self(*hash.as_bytes()), state))
    }

    /// Its first bytes as a number, to spread things evenly.
    pub fn leading(&self) -> u64 {
        self.0[..8].iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

/// The digest of an output that somebody edited; none where it cannot be read.
pub fn output_digest(path: &Path) -> Option<Digest> {
    Digest::from_file(path, disk::limits::OUTPUT).ok()
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl FromStr for Digest {
    type Err = blake3::HexError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(*blake3::Hash::from_hex(text)?.as_bytes()))
    }
}

impl TryFrom<String> for Digest {
    type Error = blake3::HexError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// Makes one digest of several fields. Each is preceded by its length, so that no two lists of fields run
/// together into the same bytes.
#[derive(Default)]
pub struct Fields(blake3::Hasher);

impl Fields {
    /// Adds a field.
    #[must_use]
    pub fn and(mut self, field: impl AsRef<[u8]>) -> Self {
        let bytes = field.as_ref();
        self.0.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        self
    }

    /// The digest of all fields.
    pub fn digest(self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_together() {
        let of = |fields: &[&str]| fields.iter().fold(Fields::default(), Fields::and).digest();
        assert_ne!(of(&["a", "bc"]), of(&["ab", "c"]));
        assert_ne!(of(&["a"]), of(&["a", ""]));
        assert_eq!(of(&["a", "bc"]), of(&["a", "bc"]));
    }

    #[test]
    fn a_digest_is_written_as_others_write_it() {
        let empty = Digest::new(b"").to_string();
        assert!(empty.starts_with("af1349b9f5f9a1a6a0404dea36dcc949"), "{empty}");
        assert_eq!(Digest::try_from(empty).unwrap(), Digest::new(b""));
        assert!(Digest::try_from("af13".to_owned()).is_err());
    }
}
