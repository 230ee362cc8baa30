//! The manifest of a plan's outputs: what each was made from, and what it is.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::finding::{FindingRecord, NumberRecord};
use crate::disk::{self, limits};

/// The version of the file.
const FORMAT: u8 = 1;

/// The values of a plan's files, by file and path.
pub type Values = BTreeMap<String, BTreeMap<String, String>>;

/// A manifest whose values are passed over: most of the file is values, and where nothing changed none is needed.
pub type Glance = Manifest<IgnoredAny>;

/// Everything that is remembered of a plan's outputs of one kind. It holds no time and no path of the
/// machine, so that it is the same wherever and in however many runs the outputs were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest<V = Values> {
    format: u8,
    /// The plan's id.
    pub plan: String,
    /// Whether the set is whole and all of it the program's own; else a look at the files does not do.
    pub is_settled: bool,
    /// What all plans of the project were made with.
    pub made_with: MadeWith,
    /// The files that the plan was read from: those of its folder by their names, shared ones by the way
    /// to them.
    pub inputs: BTreeMap<String, Digest>,
    /// The names of all shared files near the plan: a new one may stand before one that was read.
    pub surroundings: Digest,
    /// The documents by the name of their file, without an ending.
    pub documents: BTreeMap<String, Record>,
    /// What a run was about to write when it was noted down. Only a run that was stopped leaves it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unfinished: BTreeMap<String, Vec<Record>>,
    /// What was found in the plan, to be told again while nothing changes.
    pub findings: Vec<FindingRecord>,
    /// The numbers that its documents have, which no other plan's may have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<NumberRecord>,
    /// The values of the plan's files: what changed is told from them.
    pub values: V,
}

/// What the plans of a project share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeWith {
    /// The program, by version and build.
    pub program: String,
    /// The file of settings.
    pub settings: Digest,
    /// The project's own templates.
    pub templates: Digest,
    /// The project's own fonts.
    pub fonts: Digest,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Of all that its bytes depend on.
    pub made_from: Digest,
    /// Of what it says: its Typst text. The PDF carries it too.
    pub data: Digest,
    /// How many pages it has; none for a source.
    pub pages: Option<usize>,
    /// Its files by name below the plan's folder.
    pub files: BTreeMap<String, FileRecord>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Of its bytes.
    pub digest: Digest,
    /// How many bytes there are.
    pub size: u64,
}

impl FileRecord {
    /// The record of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { digest: Digest::of(bytes), size: bytes.len() as u64 }
    }
}

impl<V: DeserializeOwned> Manifest<V> {
    /// Reads a manifest, and when it was written. What cannot be read is none: its outputs are then known
    /// by their bytes alone.
    pub fn read(path: &Path) -> Option<(Self, SystemTime)> {
        let bytes = disk::read(path, limits::RECORD).ok()?;
        let manifest: Self = serde_json::from_slice(&bytes).ok()?;
        let written = path.metadata().and_then(|file| file.modified()).ok()?;
        (manifest.format == FORMAT).then_some((manifest, written))
    }
}

impl Manifest {
    /// Whether something was found on the pages of a document.
    pub fn is_remarked(&self, document: &str) -> bool {
        self.findings.iter().any(|finding| finding.is_of_pages(document))
    }

    /// The manifest of a plan of which nothing is made yet.
    pub fn new(plan: &str, made_with: MadeWith) -> Self {
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
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec(self).expect("strings, numbers and maps by string always serialise");
        bytes.push(b'\n');
        bytes
    }

    /// What is known of a document: as it was finished last, and as stopped runs may have left it.
    pub fn known(&self, stem: &str) -> impl Iterator<Item = &Record> {
        self.documents.get(stem).into_iter().chain(self.unfinished.get(stem).into_iter().flatten())
    }
}
