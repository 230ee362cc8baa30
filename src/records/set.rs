//! The record of an issued set: what was issued, what it was made from, and the digest of every file that is kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::file::{self, as_optional_text, as_text, words};
use super::manifest::{MadeWith, Record, documents_by_stem};
use super::path::RelativePath;
use crate::disk::{SET_DATA, SET_FILE, limits};
use crate::model::{Citation, CitedNumber, DocumentDate, DocumentId, State};
use crate::source::Place;

/// The version of the records.
pub(crate) const SET_FORMAT: u8 = 1;

/// The head of the record of an issued set: facts about its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetHead {
    /// The version of the record.
    pub format: u8,
    /// The set's number, from 1.
    pub set: u32,
    /// The plan's id when it was issued: where the set keeps its data, below [`SET_DATA`](super::SET_DATA).
    pub plan: RelativePath,
    /// Which of the plan's documents: `plan`, `notice`, `reports/2026-Q2`.
    #[serde(with = "as_text")]
    pub document: DocumentId,
    /// Its kind, as it is cited: `Kế hoạch`.
    #[serde(deserialize_with = "words")]
    pub r#type: String,
    /// Its number; none where it is written by hand.
    pub number: Option<u32>,
    /// `KH/ĐU`
    #[serde(deserialize_with = "words")]
    pub symbol: String,
    /// Its date; not whole where number and day are stamped on its pages after it left.
    #[serde(with = "as_text")]
    pub date: DocumentDate,
    /// Who issued it, as it is cited.
    #[serde(deserialize_with = "words")]
    pub issuer: String,
    /// Its title.
    #[serde(deserialize_with = "words")]
    pub title: String,
    /// The document that it replaces.
    pub replaces: Option<ReplacedHead>,
    /// The set of the same document and day that it takes the place of because that had a wrong number; none of nearly all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<u32>,
}

/// A document that was replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplacedHead {
    /// Its kind, as it is cited.
    pub r#type: String,
    /// Its number, as it is cited.
    #[serde(default, with = "as_optional_text")]
    pub number: Option<CitedNumber>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    #[serde(default, with = "as_optional_text")]
    pub date: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

impl SetHead {
    /// The state in which it left: whether number and day were known then.
    pub fn state(&self) -> State {
        if self.date.full().is_some() { State::Issued } else { State::AwaitingNumber }
    }

    /// The subject of the document, as a citation has it after `về`: its title without its kind.
    pub fn about(&self) -> Option<String> {
        let about = self.title.strip_prefix(self.r#type.as_str())?.trim_start();
        let about = about.strip_prefix("về ").unwrap_or(about);
        (!about.is_empty()).then(|| about.to_owned())
    }
}

impl ReplacedHead {
    /// The record of a citation.
    pub fn from_citation(citation: &Citation) -> Self {
        Self {
            r#type: citation.kind.clone(),
            number: citation.number,
            symbol: citation.symbol.clone(),
            date: citation.date,
            issuer: citation.issuer.clone(),
            about: citation.about.clone(),
        }
    }

    /// The citation that it was; its place is where the record is.
    pub fn citation(&self, place: &Place) -> Citation {
        Citation {
            kind: self.r#type.clone(),
            number: self.number,
            symbol: self.symbol.clone(),
            date: self.date,
            issuer: self.issuer.clone(),
            about: self.about.clone(),
            place: place.clone(),
        }
    }
}

/// The part of a set's record that is read together with its plan: its head, and the digests of what it keeps.
#[derive(Clone, Debug, Deserialize)]
pub struct SetSummary {
    /// The head of the record.
    #[serde(flatten)]
    pub head: SetHead,
    /// The digests of files that are kept, but for the documents' own, by path below the set's folder.
    #[serde(default)]
    pub files: BTreeMap<RelativePath, Digest>,
}

impl SetSummary {
    /// Reads the summary from the record in a set's folder; none where it cannot be read.
    pub fn read(folder: &Path) -> Option<Self> {
        let summary: Self = file::read(&folder.join(SET_FILE)).ok()?;
        (summary.head.format == SET_FORMAT).then_some(summary)
    }

    /// The files of data that are not as they were kept, of the set in a folder.
    pub fn changed_data(&self, folder: &Path) -> Vec<PathBuf> {
        let is_data = |name: &RelativePath| name.split('/').next() == Some(SET_DATA);
        let data = self.files.iter().filter(|(name, _)| is_data(name));
        let is_other = |path: &Path, kept: Digest| Digest::from_file(path, limits::RECORD).ok() != Some(kept);
        let data = data.map(|(name, kept)| (name.below(folder), *kept));
        data.filter(|(path, kept)| is_other(path, *kept)).map(|(path, _)| path).collect()
    }
}

/// The record of an issued set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetRecord {
    /// The head of the record.
    #[serde(flatten)]
    pub head: SetHead,
    /// The program and what all plans of the project were made with.
    pub made_with: MadeWith,
    /// The documents by the name of their file, without an ending.
    #[serde(deserialize_with = "documents_by_stem")]
    pub documents: BTreeMap<String, Record>,
    /// Every other file that is kept, by its path below the set's folder.
    pub files: BTreeMap<RelativePath, Digest>,
}

impl SetRecord {
    /// Reads the record of the set in a folder; none where there is none that can be read.
    pub fn read(folder: &Path) -> Option<Self> {
        let record: Self = file::read(&folder.join(SET_FILE)).ok()?;
        (record.head.format == SET_FORMAT).then_some(record)
    }

    /// The file's bytes: people look into it too.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec_pretty(self).expect("strings, numbers and maps by string always serialise");
        bytes.push(b'\n');
        bytes
    }

    /// Every file that is kept, but for the record itself, with its digest.
    pub fn kept_files(&self) -> BTreeMap<&RelativePath, Digest> {
        let of_documents = self.documents.values().flat_map(|record| &record.files);
        let of_documents = of_documents.map(|(name, file)| (name, file.digest));
        of_documents.chain(self.files.iter().map(|(name, digest)| (name, *digest))).collect()
    }
}
