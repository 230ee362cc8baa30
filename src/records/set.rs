//! The record of an issued set: what was issued, what it was made from, and the digest of every file that is kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::manifest::{MadeWith, Record};
use crate::disk::{self, SET_FILE, limits};
use crate::model::Citation;
use crate::source::Place;

/// The version of the records.
const FORMAT: u8 = 1;

/// What the record of an issued set says of its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetHead {
    /// The version of the record.
    pub format: u8,
    /// The set's number, from 1.
    pub set: u32,
    /// The plan's id.
    pub plan: String,
    /// Which of the plan's documents: `plan`, `notice`, `reports/2026-Q2`.
    pub document: String,
    /// Its kind, as it is cited: `Kế hoạch`.
    pub r#type: String,
    /// Its number; none where it is written by hand.
    pub number: Option<u32>,
    /// `KH/ĐU`
    pub symbol: String,
    /// Its date.
    pub date: String,
    /// Who issued it, as it is cited.
    pub issuer: String,
    /// Its title.
    pub title: String,
    /// What it replaces.
    pub replaces: Option<ReplacedHead>,
}

/// A document that was replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplacedHead {
    /// Its kind, as it is cited.
    pub r#type: String,
    /// Its number, as it is cited.
    pub number: Option<String>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
}

impl SetHead {
    /// Of the record in a set's folder; none where it cannot be read.
    pub fn read(folder: &Path) -> Option<Self> {
        let bytes = disk::read(&folder.join(SET_FILE), limits::RECORD).ok()?;
        let head: Self = serde_json::from_slice(&bytes).ok()?;
        (head.format == FORMAT).then_some(head)
    }
}

impl ReplacedHead {
    /// The record of a citation.
    pub fn from_citation(citation: &Citation) -> Self {
        Self {
            r#type: citation.kind.clone(),
            number: citation.number.map(|number| number.to_string()),
            symbol: citation.symbol.clone(),
            date: citation.date.map(|date| date.to_string()),
            issuer: citation.issuer.clone(),
        }
    }

    /// The citation that it was; its place is where the record is.
    pub fn citation(&self, place: &Place) -> Citation {
        Citation {
            kind: self.r#type.clone(),
            number: self.number.as_ref().and_then(|number| number.parse().ok()),
            symbol: self.symbol.clone(),
            date: self.date.as_ref().and_then(|date| date.parse().ok()),
            issuer: self.issuer.clone(),
            about: None,
            place: place.clone(),
        }
    }
}

/// The record of an issued set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetRecord {
    /// What was issued.
    #[serde(flatten)]
    pub head: SetHead,
    /// The program and what all plans of the project were made with.
    pub made_with: MadeWith,
    /// The documents by the name of their file, without an ending.
    pub documents: BTreeMap<String, Record>,
    /// Every other file that is kept, by its path below the set's folder.
    pub files: BTreeMap<String, Digest>,
}

impl SetRecord {
    /// Of the set in a folder; none where there is none that can be read.
    pub fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&disk::read(&folder.join(SET_FILE), limits::RECORD).ok()?).ok()
    }

    /// The file's bytes: people look into it too.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec_pretty(self).expect("strings, numbers and maps by string always serialise");
        bytes.push(b'\n');
        bytes
    }

    /// Files that are not as they were kept, in order; `None` for one that is gone.
    pub fn changed(&self, folder: &Path) -> Vec<(PathBuf, Option<Digest>)> {
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
