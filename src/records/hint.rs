//! A hint of earlier readings of a plan's outputs, kept beside its manifest so that these outputs need not be read
//! again.
//!
//! Each entry is a fact: a file in this state has these bytes. No later event makes it false, since another file, or
//! the same one changed, is in another state. So a hint needs no lock and no order among runs, and one that is
//! missing, old, of another machine or copied along with its folder says nothing of the files that are there: these
//! are read.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use crate::disk::{self, FileState};

/// The version of the file.
const FORMAT: u8 = 1;

/// More bytes than an entry takes, and all around the entries.
const ENTRY: u64 = 2048;

/// The outputs of a plan that were read, by their names below its folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hint {
    format: u8,
    files: BTreeMap<String, HintEntry>,
}

/// The reading of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HintEntry {
    /// The digest of its bytes.
    digest: Digest,
    /// The state in which it was before it was read, and after.
    state: FileState,
}

impl Default for Hint {
    fn default() -> Self {
        Self { format: FORMAT, files: BTreeMap::new() }
    }
}

impl Hint {
    /// Reads the hint of this many files. A file that is no hint, or larger than one can be, is none.
    pub(crate) fn read(path: &Path, files: usize) -> Option<Self> {
        let bytes = disk::read(path, ENTRY * (files as u64 + 1)).ok()?;
        let hint: Self = serde_json::from_slice(&bytes).ok()?;
        (hint.format == FORMAT).then_some(hint)
    }

    /// Whether a file in this state is known to have the bytes of a digest.
    pub(crate) fn knows(&self, name: &str, digest: Digest, state: Option<FileState>) -> bool {
        let entry = self.files.get(name);
        entry.is_some_and(|entry| entry.digest == digest && Some(entry.state) == state)
    }

    /// Forgets all files but those of these names.
    pub(crate) fn retain(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.files.retain(|name, _| is_kept(name));
    }

    /// Notes that a file was read.
    pub(crate) fn note(&mut self, name: &str, digest: Digest, state: FileState) {
        self.files.insert(name.to_owned(), HintEntry { digest, state });
    }

    /// The file's bytes.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec(self).expect("strings, numbers and maps by string always serialise");
        bytes.push(b'\n');
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(path: &Path) -> Option<FileState> {
        FileState::from_metadata(&path.symlink_metadata().unwrap())
    }

    #[test]
    fn a_file_is_known_in_the_state_in_which_it_was_read_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        std::fs::write(&path, "a").unwrap();
        let (read, digest) = (state(&path), Digest::new(b"a"));
        let Some(known) = read else { return };
        let mut hint = Hint::default();
        hint.note("a.pdf", digest, known);
        let place = folder.path().join(".hint");
        std::fs::write(&place, hint.to_bytes()).unwrap();
        let hint = Hint::read(&place, 1).unwrap();
        assert!(hint.knows("a.pdf", digest, read));
        assert!(!hint.knows("b.pdf", digest, read));
        assert!(!hint.knows("a.pdf", Digest::new(b"b"), read));
        assert!(!hint.knows("a.pdf", digest, None));
        std::fs::write(folder.path().join("b.pdf"), "a").unwrap();
        assert!(!hint.knows("a.pdf", digest, state(&folder.path().join("b.pdf"))));
    }

    #[test]
    fn what_is_no_hint_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join(".hint");
        let whole = String::from_utf8(Hint::default().to_bytes()).unwrap();
        for text in ["", "{", "[]", "null", "{\"format\":2,\"files\":{}}", &whole.replace("{}", "[]")] {
            std::fs::write(&place, text).unwrap();
            assert_eq!(Hint::read(&place, 1), None, "{text}");
        }
        std::fs::write(&place, format!("{whole}{}", " ".repeat(2 * 2048))).unwrap();
        assert_eq!(Hint::read(&place, 1), None, "too large for a hint of one file");
        assert_eq!(Hint::read(&place, 2), Some(Hint::default()));
        assert_eq!(Hint::read(folder.path(), 1), None);
    }
}
