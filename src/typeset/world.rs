//! The Typst world of a document: the fonts, the library's sources, the document's source and its pictures.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, OnceLock};

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontFamily, FontList, TextElem};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Fonts;

/// The file id of every document's own source: ids are never freed and there are 65,535 of them, so that documents
/// share one. No file of the library can have the same.
static MAIN: LazyLock<FileId> = LazyLock::new(|| {
    let path = VirtualPath::new("/main.typ").expect("the path is absolute and has no backslash");
    FileId::unique(RootedPath::new(VirtualRoot::Project, path))
});

/// Why a library cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryError {
    /// A file's path leads out of the library or holds a backslash.
    BadPath(String),
}

/// The parts that all documents share.
pub(super) struct Base {
    pub(super) fonts: Arc<Fonts>,
    library: Vec<(FileId, LibraryFile)>,
    /// Typst's own library; only once a document is set, so that commands that set none do not make it.
    standard: OnceLock<LazyHash<Library>>,
}

/// A file of the library, parsed once a document imports it.
struct LibraryFile {
    text: String,
    source: OnceLock<Source>,
}

impl Base {
    /// A base with the library's files by virtual path.
    pub(super) fn new(fonts: Arc<Fonts>, library: BTreeMap<String, String>) -> Result<Self, LibraryError> {
        let file = |text| LibraryFile { text, source: OnceLock::new() };
        let library = library.into_iter().map(|(path, text)| Ok((file_id(&path)?, file(text))));
        let library = library.collect::<Result<_, LibraryError>>()?;
        Ok(Self { fonts, library, standard: OnceLock::new() })
    }

    /// Whether a document was set.
    pub(super) fn is_in_use(&self) -> bool {
        self.standard.get().is_some()
    }

    /// The library's files, by virtual path.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.library.iter().map(|(id, _)| id.vpath().get_with_slash())
    }

    fn source(&self, id: FileId) -> Option<Source> {
        let (_, file) = self.library.iter().find(|(known, _)| *known == id)?;
        Some(file.source.get_or_init(|| Source::new(id, file.text.clone())).clone())
    }
}

/// The id of a library file.
fn file_id(path: &str) -> Result<FileId, LibraryError> {
    let path = VirtualPath::new(path).map_err(|_| LibraryError::BadPath(path.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Typst's standard library with the chosen families as the only default fonts.
fn standard(fonts: &Fonts) -> Library {
    let families = fonts.families().iter().map(|family| FontFamily::new(family)).collect();
    let mut standard = Library::default();
    standard.styles.set(TextElem::font, FontList(families));
    standard.styles.set(TextElem::fallback, false);
    standard
}

/// A document's Typst text, and the pictures that it reads, by path below the root.
///
/// Typst keeps a file id for each path for ever, and has 65,535. Pictures are named by their content, so ids are
/// needed for as many as there are different ones: a few for each commune.
#[derive(Clone, Debug, Default)]
pub struct Manuscript {
    /// The text.
    pub text: String,
    /// The pictures.
    pub pictures: BTreeMap<String, Arc<[u8]>>,
}

impl From<String> for Manuscript {
    fn from(text: String) -> Self {
        Self { text, pictures: BTreeMap::new() }
    }
}

/// The world of one document.
pub(super) struct DocumentWorld {
    base: Arc<Base>,
    name: String,
    main: Source,
    pictures: BTreeMap<String, Bytes>,
}

impl DocumentWorld {
    /// The world of a manuscript; `name` is the name of its source in messages.
    pub(super) fn new(base: Arc<Base>, name: &str, manuscript: Manuscript) -> Self {
        let Manuscript { text, pictures } = manuscript;
        let pictures = pictures.into_iter().map(|(path, bytes)| (path, Bytes::new(bytes))).collect();
        Self { base, name: name.to_owned(), main: Source::new(*MAIN, text), pictures }
    }

    /// The name of a file in messages.
    pub(super) fn name(&self, id: FileId) -> String {
        if id == *MAIN { self.name.clone() } else { id.vpath().get_without_slash().to_owned() }
    }

    pub(super) fn fonts(&self) -> &Fonts {
        &self.base.fonts
    }
}

impl World for DocumentWorld {
    fn library(&self) -> &LazyHash<Library> {
        self.base.standard.get_or_init(|| LazyHash::new(standard(&self.base.fonts)))
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.base.fonts.store().book()
    }

    fn main(&self) -> FileId {
        *MAIN
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == *MAIN {
            return Ok(self.main.clone());
        }
        self.base.source(id).ok_or_else(|| refusal(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.pictures.get(id.vpath().get_without_slash()) {
            Some(picture) if *id.root() == VirtualRoot::Project => Ok(picture.clone()),
            _ => self.source(id).map(Bytes::from_string),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.fonts.store().font(index)
    }

    /// Never: a document's date comes from its data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// There are no files but the library's and the document's pictures, and no packages at all.
fn refusal(id: FileId) -> FileError {
    match id.root() {
        VirtualRoot::Project => FileError::NotFound(PathBuf::from(id.vpath().get_without_slash())),
        VirtualRoot::Package(package) => FileError::Package(PackageError::NotFound(package.clone())),
    }
}
