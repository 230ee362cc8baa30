//! The manifest of a plan's outputs: what each was made from, and what it is.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::{DeserializeOwned, Error as _, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize};

use super::Format;
use super::digest::Digest;
use super::file::{self, words};
use super::finding::{CitationRecord, FindingRecord, NumberRecord};
use super::path::RelativePath;
use crate::source::ValuePath;

/// The version of the file.
const FORMAT: u8 = 1;

/// The values of a plan's files, by file and path.
pub type Values = BTreeMap<String, BTreeMap<ValuePath, String>>;

/// A manifest whose values are passed over: most of the file is values, and where nothing changed none is needed.
pub type ManifestSummary = Manifest<IgnoredAny>;

/// Everything that is remembered of a plan's outputs of one kind. It holds no time and no path of the
/// machine, so that it is the same wherever and in however many runs the outputs were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest<V = Values> {
    format: u8,
    /// The plan's id.
    pub plan: String,
    /// Whether the set is whole and all of it the program's own; else a look at the files does not do.
    pub is_settled: bool,
    /// Whether the settings ask for these files, so that they go when the settings no longer do. Of PDFs it is never said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_of_settings: bool,
    /// The tools that all plans of the project were made with.
    pub made_with: MadeWith,
    /// The files that the plan was read from: those of its folder by their names, shared ones by the way
    /// to them.
    pub inputs: BTreeMap<String, Digest>,
    /// The names of all shared files near the plan: a new one may take precedence over one that was read.
    pub surroundings: Digest,
    /// The documents by the name of their file, without an ending.
    #[serde(deserialize_with = "outputs_by_stem")]
    pub documents: BTreeMap<String, Record>,
    /// The records of what a run was about to write when it was noted down. Only a run that was stopped leaves it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "unfinished_by_stem")]
    pub unfinished: BTreeMap<String, Vec<Record>>,
    /// Files that people edited, of which the data have the changes since: the next build replaces them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub brought_home: BTreeMap<RelativePath, BroughtHome>,
    /// The findings of the plan, reported again while nothing changes.
    pub findings: Vec<FindingRecord>,
    /// The numbers that its documents have, which no other plan's may have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<NumberRecord>,
    /// What its documents cite, of which no other plan's may say something else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<CitationRecord>,
    /// The values of the plan's files, which changes are computed from.
    pub values: V,
}

/// The tools that the plans of a project share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeWith {
    /// The program, by version and build.
    #[serde(deserialize_with = "words")]
    pub program: String,
    /// The file of settings.
    pub settings: Digest,
    /// The project's own templates.
    pub templates: Digest,
    /// The project's own fonts.
    pub fonts: Digest,
}

/// A file of which the data have the changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtHome {
    /// The digest of its bytes as it was read.
    pub digest: Digest,
    /// Whether the data have all of them; else it is kept under another name when it is replaced.
    pub is_whole: bool,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The digest of all that its bytes depend on.
    pub made_from: Digest,
    /// The digest of its Typst text. The PDF carries it too.
    pub data: Digest,
    /// How many pages it has; none for a source.
    pub pages: Option<usize>,
    /// Its files by path below the plan's folder of outputs, or below the set's folder. Each is named for the document.
    pub files: BTreeMap<RelativePath, FileRecord>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes there are.
    pub size: u64,
}

impl FileRecord {
    /// The record of a file with these bytes.
    pub fn new(bytes: &[u8]) -> Self {
        Self { digest: Digest::new(bytes), size: bytes.len() as u64 }
    }
}

impl Record {
    /// Whether all its files are named for the document with a stem: `ke-hoach.pdf`, `ke-hoach-2.png`. A record that
    /// names another file, which may be anybody's, is not the program's.
    fn is_named_for(&self, stem: &str) -> bool {
        self.files.keys().all(|name| {
            let rest = name.strip_prefix(stem).and_then(|rest| rest.rsplit_once('.'));
            rest.is_some_and(|(page, ending)| Format::from_ending(ending).is_some() && is_page(page))
        })
    }
}

impl Record {
    /// Whether all its files are named for the document, or are PDFs, which have any name that offices give them and say
    /// themselves which document they are.
    fn is_an_output(&self, stem: &str) -> bool {
        let is_pdf = |name: &RelativePath| {
            let format = name.rsplit_once('.').and_then(|(_, ending)| Format::from_ending(ending));
            format == Some(Format::Pdf) && !name.split('/').any(|name| name.starts_with('.'))
        };
        self.is_named_for(stem) || self.files.len() == 1 && self.files.keys().all(is_pdf)
    }
}

/// Whether it is nothing, or the number of a page after a hyphen.
fn is_page(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.is_empty() || text.strip_prefix('-').is_some_and(is_number)
}

/// The records of outputs by stem: a PDF among them need not be named for its document.
fn outputs_by_stem<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, Record>, D::Error> {
    by_stem(from, |stem, record: &Record| record.is_an_output(stem))
}

/// The records of documents by stem. A stem is a path too, no part of which is hidden.
pub(super) fn documents_by_stem<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<String, Record>, D::Error> {
    by_stem(from, |stem, record: &Record| record.is_named_for(stem))
}

fn unfinished_by_stem<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, Vec<Record>>, D::Error> {
    by_stem(from, |stem, records: &Vec<Record>| records.iter().all(|record| record.is_an_output(stem)))
}

fn by_stem<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
    is_named_for: impl Fn(&str, &T) -> bool,
) -> Result<BTreeMap<String, T>, D::Error> {
    let records: BTreeMap<RelativePath, T> = BTreeMap::deserialize(from)?;
    let is_its_own = |(stem, records): (&RelativePath, &T)| {
        !stem.split('/').any(|name| name.starts_with('.')) && is_named_for(stem, records)
    };
    if !records.iter().all(is_its_own) {
        return Err(D::Error::custom("a file that is not named for its document"));
    }
    Ok(records.into_iter().map(|(stem, records)| (stem.into(), records)).collect())
}

impl<V: DeserializeOwned> Manifest<V> {
    /// Reads a manifest. What cannot be read is none: its outputs are then known by their bytes alone.
    pub fn read(path: &Path) -> Option<Self> {
        let manifest: Self = file::read(path).ok()?;
        (manifest.format == FORMAT).then_some(manifest)
    }
}

impl<V> Manifest<V> {
    /// What is known of a file with these bytes of which the data have the changes.
    pub fn brought_home(&self, name: &str, digest: Digest) -> Option<&BroughtHome> {
        self.brought_home.get(name).filter(|known| known.digest == digest)
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
            is_of_settings: false,
            made_with,
            inputs: BTreeMap::new(),
            surroundings: Digest::new(&[]),
            documents: BTreeMap::new(),
            unfinished: BTreeMap::new(),
            brought_home: BTreeMap::new(),
            findings: Vec::new(),
            numbers: Vec::new(),
            citations: Vec::new(),
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

    /// The known records of a document: as it was finished last, and as stopped runs may have left it.
    pub fn known(&self, stem: &str) -> impl Iterator<Item = &Record> {
        self.documents.get(stem).into_iter().chain(self.unfinished.get(stem).into_iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(json: &str) -> Result<BTreeMap<String, Record>, serde_json::Error> {
        documents_by_stem(&mut serde_json::Deserializer::from_str(json))
    }

    fn record(file: &str) -> String {
        let digest = Digest::new(b"");
        let file = serde_json::Value::from(file);
        format!(
            r#"{{"made_from": "{digest}", "data": "{digest}", "pages": 1, "files": {{{file}: {{"digest": "{digest}", "size": 0}}}}}}"#
        )
    }

    #[test]
    fn a_document_has_the_files_that_are_named_for_it() {
        for (stem, file) in [
            ("ke-hoach", "ke-hoach.pdf"),
            ("thong-bao/thon-1", "thong-bao/thon-1.pdf"),
            ("ke-hoach", "ke-hoach-12.png"),
            ("bao-cao/2026-Q2", "bao-cao/2026-Q2.typ"),
        ] {
            let read = documents(&format!(r#"{{"{stem}": {}}}"#, record(file)));
            assert!(read.is_ok(), "{stem} {file}: {read:?}");
        }
        for (stem, file) in [
            ("ke-hoach", "khac.pdf"),
            ("ke-hoach", "ke-hoach/../khac.pdf"),
            ("../ke-hoach", "../ke-hoach.pdf"),
            ("ke-hoach", "../ke-hoach.pdf"),
            ("ke-hoach", "ke-hoach.yaml"),
            ("ke-hoach", "ke-hoach-a.pdf"),
            ("ke-hoach", "ke-hoach-.pdf"),
            ("", ".pdf"),
            (".kehoach", ".kehoach.pdf"),
            ("/ke-hoach", "/ke-hoach.pdf"),
        ] {
            assert!(documents(&format!(r#"{{"{stem}": {}}}"#, record(file))).is_err(), "{stem} {file}");
        }
    }
}
