//! The limit: Typst's crates alone compile and export the same sources, on as many threads, and nothing is read from
//! YAML, checked, looked through or noted down.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

struct Base {
    standard: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
}

struct One {
    base: Arc<Base>,
    main: Source,
}

impl World for One {
    fn library(&self) -> &LazyHash<Library> {
        &self.base.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.base.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let known = if id == self.main.id() { Some(&self.main) } else { self.base.sources.get(&id) };
        known.cloned().ok_or_else(|| FileError::NotFound(PathBuf::new()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.source(id).map(Bytes::from_string)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Compiles the documents, given by their paths below `root`, and writes their PDFs below `output`.
pub(crate) fn compile(root: &Path, documents: &[PathBuf], output: &Path, threads: usize) {
    let base = Arc::new(base(root));
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let thread = std::thread::Builder::new().stack_size(kehoach::typeset::STACK);
            let work = || {
                kehoach::typeset::worker(1, || {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(document) = documents.get(at) else { break };
                        one(&base, root, document, output);
                        if at.is_multiple_of(4 * threads) {
                            typst::comemo::evict(1);
                        }
                    }
                });
            };
            thread.spawn_scoped(scope, work).expect("a thread can be started");
        }
    });
}

fn one(base: &Arc<Base>, root: &Path, document: &Path, output: &Path) {
    let text = std::fs::read_to_string(root.join(document)).expect("a source can be read");
    let world = One { base: Arc::clone(base), main: Source::new(id("main.typ"), text) };
    let pages = typst::compile::<PagedDocument>(&world).output.expect("a source of our own compiles");
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).expect("they go together");
    let ident = Smart::Custom(document.to_string_lossy().into_owned());
    let options = PdfOptions { ident, standards, ..PdfOptions::default() };
    let pdf = typst_pdf::pdf(&pages, &options).expect("pages of our own conform");
    let path = output.join(document).with_extension("pdf");
    std::fs::create_dir_all(path.parent().unwrap_or(output)).expect("a folder can be made");
    std::fs::write(path, pdf).expect("a PDF can be written");
}

fn base(root: &Path) -> Base {
    let mut sources = HashMap::new();
    for path in
        super::files(root, "typ").into_iter().filter(|path| path.starts_with("the-thuc") || is_library(path))
    {
        let text = std::fs::read_to_string(root.join(&path)).expect("the library can be read");
        let id = id(&path.to_string_lossy().replace('\\', "/"));
        sources.insert(id, Source::new(id, text));
    }
    let files = super::files(root, "ttf").into_iter();
    let read = |path| Bytes::new(std::fs::read(root.join(path)).expect("a font can be read"));
    let fonts: Vec<Font> = files.flat_map(|path| Font::iter(read(path))).collect();
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    Base { standard: LazyHash::new(Library::default()), book, fonts, sources }
}

fn is_library(path: &Path) -> bool {
    path == Path::new("the-thuc.typ")
}

fn id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("a plain path")).intern()
}
