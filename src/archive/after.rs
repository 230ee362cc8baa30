//! What came after a set was issued: signed copies of its PDFs, and whatever people put beside them. Each signed copy has a
//! record of what it was when it was taken in.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::set_locations::is_of_the_system;
use crate::disk;
use crate::disk::limits;
use crate::records::{AfterRecord, Digest, Format, RelativePath, SET_AFTER, SetRecord};
use crate::signatures::PdfSignatures;

/// A file that came after its set was issued.
#[derive(Clone, Debug)]
pub struct AfterFile {
    /// Where.
    pub path: PathBuf,
    /// The file of the set with whose bytes it begins, by its path below the set's folder.
    pub of: Option<RelativePath>,
    /// Its state.
    pub state: AfterState,
    /// Its signatures.
    pub signatures: PdfSignatures,
}

/// The state of a file that came after its set was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterState {
    /// As it was signed, and as it was taken in.
    Whole,
    /// Changed after it was signed, or after it was taken in.
    Changed,
    /// Taken in, and gone.
    Missing,
    /// Signed in a form that is not read here.
    Unread,
    /// Not signed: a note, a picture of the paper.
    Note,
}

impl AfterState {
    /// The stable name of it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Unread => "unread",
            Self::Note => "note",
        }
    }

    /// Whether nothing is wrong with it.
    pub fn is_sound(self) -> bool {
        matches!(self, Self::Whole | Self::Unread | Self::Note)
    }
}

/// The ending of the record of a file.
pub(super) const RECORD: &str = "json";

/// Every file that came after the set in a folder, in order.
pub(super) fn after_files(set: &Path, record: &SetRecord) -> Vec<AfterFile> {
    let walk = WalkDir::new(set.join(SET_AFTER)).min_depth(1).sort_by_file_name().into_iter();
    let entries = walk.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
    let paths = entries.map(walkdir::DirEntry::into_path).filter(|path| !is_of_the_system(path));
    paths.filter_map(|path| after_file(path, set, record)).collect()
}

/// The file at a path; none of a record that lies beside its file.
fn after_file(path: PathBuf, set: &Path, record: &SetRecord) -> Option<AfterFile> {
    if path.extension().is_some_and(|ending| ending == RECORD) && AfterRecord::read(&path).is_some() {
        let file = path.with_extension(Format::Pdf.id());
        let missing = AfterFile {
            path: file,
            of: None,
            state: AfterState::Missing,
            signatures: PdfSignatures::default(),
        };
        return (!missing.path.exists()).then_some(missing);
    }
    let taken = AfterRecord::read(&path.with_extension(RECORD));
    let bytes = disk::read(&path, limits::OUTPUT).unwrap_or_default();
    let signatures = PdfSignatures::read(&bytes);
    let of = frozen_beginning(&bytes, set, record);
    let is_as_taken = taken.as_ref().is_none_or(|taken| taken.digest == Digest::new(&bytes));
    let state = if signatures.is_changed() || !is_as_taken || path.is_symlink() {
        AfterState::Changed
    } else if signatures.is_unread() {
        AfterState::Unread
    } else if signatures.signatures.is_empty() {
        AfterState::Note
    } else {
        AfterState::Whole
    };
    let of = of.or_else(|| taken.map(|taken| taken.of));
    Some(AfterFile { path, of, state, signatures })
}

/// The PDF of a set with all bytes of which a file begins.
pub(super) fn frozen_beginning(bytes: &[u8], set: &Path, record: &SetRecord) -> Option<RelativePath> {
    let is_beginning = |name: &&RelativePath| {
        disk::read(&name.below(set), limits::OUTPUT).is_ok_and(|frozen| bytes.starts_with(&frozen))
    };
    pdfs(record).find(is_beginning).cloned()
}

/// The PDFs of a set.
pub(super) fn pdfs(record: &SetRecord) -> impl Iterator<Item = &RelativePath> {
    let files = record.documents.values().flat_map(|document| document.files.keys());
    let ending = format!(".{}", Format::Pdf.id());
    files.filter(move |name| name.as_str().ends_with(&ending))
}
