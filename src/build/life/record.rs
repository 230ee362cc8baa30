//! The record of an issued set: what was issued, what it was made from, and the digest of every file that is kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::build::digest::Digest;
use crate::build::manifest::{MadeWith, Record};
use crate::data::{SET_FILE, SetHead};
use crate::disk::{self, limits};

/// The record of an issued set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SetRecord {
    #[serde(flatten)]
    pub(super) head: SetHead,
    /// The program and what all plans of the project were made with.
    pub(super) made_with: MadeWith,
    /// The documents by the name of their file, without an ending.
    pub(super) documents: BTreeMap<String, Record>,
    /// Every other file that is kept, by its path below the set's folder.
    pub(super) files: BTreeMap<String, Digest>,
}

impl SetRecord {
    /// Of the set in a folder; none where there is none that can be read.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&disk::read(&folder.join(SET_FILE), limits::RECORD).ok()?).ok()
    }

    /// The file's bytes: people look into it too.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec_pretty(self).expect("strings, numbers and maps by string always serialise");
        bytes.push(b'\n');
        bytes
    }

    /// Files that are not as they were kept, in order; `None` for one that is gone.
    pub(super) fn changed(&self, folder: &Path) -> Vec<(PathBuf, Option<Digest>)> {
        let of_documents = self.documents.values().flat_map(|record| &record.files);
        let of_documents = of_documents.map(|(name, file)| (name, file.digest));
        let others = self.files.iter().map(|(name, digest)| (name, *digest));
        let all: BTreeMap<&String, Digest> = of_documents.chain(others).collect();
        let now = |name: &String| Digest::from_file(&folder.join(name), limits::OUTPUT).ok();
        let differs = |(name, then): (&String, Digest)| {
            let now = now(name);
            (now != Some(then)).then(|| (folder.join(name), now))
        };
        all.into_iter().filter_map(differs).collect()
    }
}
