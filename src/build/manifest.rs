//! The manifest of a plan's outputs: what each was made from, and what it is.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::numbers::KeptNumber;
use super::recall::Recalled;
use crate::disk::{self, limits};

/// The version of the file.
const FORMAT: u8 = 1;

/// The values of a plan's files, by file and path.
pub(super) type Values = BTreeMap<String, BTreeMap<String, String>>;

/// A manifest whose values are passed over: most of the file is values, and where nothing changed none is needed.
pub(super) type Glance = Manifest<IgnoredAny>;

/// Everything that is remembered of a plan's outputs of one kind. It holds no time and no path of the
/// machine, so that it is the same wherever and in however many runs the outputs were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest<V = Values> {
    format: u8,
    /// The plan's id.
    pub(super) plan: String,
    /// Whether the set is whole and all of it the program's own; else a look at the files does not do.
    pub(super) is_settled: bool,
    /// What all plans of the project were made with.
    pub(super) made_with: MadeWith,
    /// The files that the plan was read from: those of its folder by their names, shared ones by the way
    /// to them.
    pub(super) inputs: BTreeMap<String, Digest>,
    /// The names of all shared files near the plan: a new one may stand before one that was read.
    pub(super) surroundings: Digest,
    /// The documents by the name of their file, without an ending.
    pub(super) documents: BTreeMap<String, Record>,
    /// What a run was about to write when it was noted down. Only a run that was stopped leaves it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) unfinished: BTreeMap<String, Vec<Record>>,
    /// What was found in the plan, to be told again while nothing changes.
    pub(super) findings: Vec<Recalled>,
    /// The numbers that its documents have, which no other plan's may have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) numbers: Vec<KeptNumber>,
    /// The values of the plan's files: what changed is told from them.
    pub(super) values: V,
}

/// What the plans of a project share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MadeWith {
    /// The program, by version and build.
    pub(super) program: String,
    /// The file of settings.
    pub(super) settings: Digest,
    /// The project's own templates.
    pub(super) templates: Digest,
    /// The project's own fonts.
    pub(super) fonts: Digest,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// Of all that its bytes depend on.
    pub(super) made_from: Digest,
    /// Of what it says: its Typst text. The PDF carries it too.
    pub(super) data: Digest,
    /// How many pages it has; none for a source.
    pub(super) pages: Option<usize>,
    /// Its files by name below the plan's folder.
    pub(super) files: BTreeMap<String, FileRecord>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileRecord {
    /// Of its bytes.
    pub(super) digest: Digest,
    /// How many bytes there are.
    pub(super) size: u64,
}

impl FileRecord {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { digest: Digest::of(bytes), size: bytes.len() as u64 }
    }
}

impl<V: DeserializeOwned> Manifest<V> {
    /// Reads a manifest, and when it was written. What cannot be read is none: its outputs are then known
    /// by their bytes alone.
    pub(super) fn read(path: &Path) -> Option<(Self, SystemTime)> {
        let bytes = disk::read(path, limits::RECORD).ok()?;
        let manifest: Self = serde_json::from_slice(&bytes).ok()?;
        let written = path.metadata().and_then(|file| file.modified()).ok()?;
        (manifest.format == FORMAT).then_some((manifest, written))
    }
}

impl Manifest {
    /// Whether something was found on the pages of a document.
    pub(super) fn is_remarked(&self, document: &str) -> bool {
        self.findings.iter().any(|finding| finding.is_of_pages(document))
    }

    /// The manifest of a plan of which nothing is made yet.
    pub(super) fn new(plan: &str, made_with: MadeWith) -> Self {
        Self {
            format: FORMAT,
            plan: plan.to_owned(),
            is_settled: false,
            made_with,
            inputs: BTreeMap::new(),
            surroundings: Digest::of(&[]),
            documents: BTreeMap::new(),
            unfinished: BTreeMap::new(),
            findings: Vec::new(),
            numbers: Vec::new(),
            values: BTreeMap::new(),
        }
    }

    /// The file's bytes.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec(self).expect("strings, numbers and maps by string always serialise");
        bytes.push(b'\n');
        bytes
    }

    /// What is known of a document: as it was finished last, and as stopped runs may have left it.
    pub(super) fn known(&self, stem: &str) -> impl Iterator<Item = &Record> {
        self.documents.get(stem).into_iter().chain(self.unfinished.get(stem).into_iter().flatten())
    }
}
