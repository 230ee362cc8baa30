//! The typesetter, which all documents share, and the finished pages of one document.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst_layout::PagedDocument;

use super::audit::audit;
use super::fonts::Fonts;
use super::guard::{Memory, guarded};
use super::layout::{Layout, may_be_saved, remarks};
use super::problem::Problem;
use super::world::{Base, DocumentWorld, LibraryError, Manuscript};

/// The default number of documents for which Typst's cache keeps unused entries.
const REMEMBERED: usize = 2;

/// A word in the four styles of a family.
const SPECIMEN: &str = "Chữ *Chữ* _Chữ_ *_Chữ_*";

/// Sets documents over one set of fonts and one library of Typst sources, from any thread.
///
/// Documents set side by side belong on threads of their own: see [`worker`](super::worker).
pub struct Typesetter {
    base: Arc<Base>,
    remembered: usize,
}

impl Typesetter {
    /// A typesetter with these fonts and a library of Typst files by path: a document imports
    /// `the-thuc.typ` as `/the-thuc.typ`. Library files are parsed once, for the first document that is set.
    ///
    /// # Errors
    /// When a path of the library is none.
    pub fn new(fonts: Arc<Fonts>, library: BTreeMap<String, String>) -> Result<Self, LibraryError> {
        let base = Arc::new(Base::new(fonts, library)?);
        Ok(Self { base, remembered: REMEMBERED })
    }

    /// Sets for how many documents, at least one, Typst's cache keeps unused entries: a few for each worker; more
    /// where the same documents are set again, as in `watch`.
    #[must_use]
    pub fn remembering(mut self, documents: usize) -> Self {
        self.remembered = documents.max(1);
        self
    }

    /// The fonts that it sets with.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.base.fonts
    }

    /// Parses and evaluates the library and loads the fonts, which the first document would wait for otherwise. For
    /// an idle thread; others may set documents meanwhile. Returns whether the library could be evaluated; its
    /// problems are reported when a document is set.
    pub fn warm_up(&self) -> bool {
        if self.base.is_in_use() {
            return true;
        }
        let includes: Vec<String> = self.base.paths().map(|path| format!("#include {path:?}\n")).collect();
        let world = DocumentWorld::new(Arc::clone(&self.base), "", (includes.concat() + SPECIMEN).into());
        guarded(|| typst::compile::<PagedDocument>(&world).output.is_ok()).unwrap_or(false)
    }

    /// Sets the document whose Typst text is `source`; `name` is its file name in places.
    ///
    /// # Errors
    /// All problems: errors and warnings of Typst, and the findings of the audit of the finished pages. A
    /// source can read no file but the library and its own pictures, no package, no network and no clock.
    pub fn typeset(&self, name: &str, source: impl Into<Manuscript>) -> Result<Typeset, Vec<Problem>> {
        let memory = Memory { documents: self.remembered };
        let world = DocumentWorld::new(Arc::clone(&self.base), name, source.into());
        let document = guarded(|| compile(&world))??;
        Ok(Typeset { document, world, _memory: memory })
    }
}

fn compile(world: &DocumentWorld) -> Result<PagedDocument, Vec<Problem>> {
    let compiled = typst::compile::<PagedDocument>(world);
    let found = |one| Problem::found(world, one);
    let warnings = compiled.warnings.iter().map(found);
    match compiled.output {
        Err(errors) => Err(errors.iter().map(found).chain(warnings).collect()),
        Ok(document) => {
            let mut problems: Vec<_> = warnings.collect();
            problems.extend(audit(document.pages(), world.fonts()));
            if problems.is_empty() { Ok(document) } else { Err(problems) }
        }
    }
}

/// The finished pages of one document, which passed the audit.
pub struct Typeset {
    document: PagedDocument,
    world: DocumentWorld,
    // The last field, so that the cache is evicted after all else of the document is dropped.
    _memory: Memory,
}

impl Typeset {
    /// How many pages there are.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.document.pages().len()
    }

    /// The weak points of the layout, which do not keep the document from being written.
    #[must_use]
    pub fn remarks(&self, layout: &Layout) -> Vec<Problem> {
        remarks(self.document.pages(), layout)
    }

    /// Whether its signature is on a page with a line or two of the text, which closer parts around the text may save.
    #[must_use]
    pub fn may_save_a_page(&self, layout: &Layout) -> bool {
        may_be_saved(self.document.pages(), layout)
    }

    /// The pages as Typst has them.
    #[must_use]
    pub fn document(&self) -> &PagedDocument {
        &self.document
    }

    /// The world in which the pages were set, for the places of problems.
    pub(super) fn world(&self) -> &DocumentWorld {
        &self.world
    }
}

impl std::fmt::Debug for Typeset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typeset").field("pages", &self.page_count()).finish_non_exhaustive()
    }
}
