//! The typesetter that all documents share, and what it makes of one: its finished pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst_layout::PagedDocument;

use super::audit::audit;
use super::fonts::Fonts;
use super::guard::{Memory, guarded};
use super::layout::{Layout, remarks};
use super::problem::Problem;
use super::world::{Base, DocumentWorld, LibraryError, Manuscript};

/// For how many documents Typst's cache keeps what goes unused, unless told otherwise; for up to twice as many where it
/// was used among them.
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

    /// The same, but Typst's cache keeps what went unused for this many documents, at least one: some for each worker; more
    /// where the same documents come again, as in `watch`.
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

    /// Does what the first document would have to wait for: parses and evaluates the library, loads the fonts. For a
    /// thread that has nothing else to do; others may set documents meanwhile. Whether the library could be evaluated; what
    /// is wrong with it is told when a document is set.
    pub fn warm_up(&self) -> bool {
        if self.base.is_parsed() {
            return true;
        }
        let includes: Vec<String> = self.base.paths().map(|path| format!("#include {path:?}\n")).collect();
        let world = DocumentWorld::new(Arc::clone(&self.base), "", (includes.concat() + SPECIMEN).into());
        guarded(|| typst::compile::<PagedDocument>(&world).output.is_ok()).unwrap_or(false)
    }

    /// Sets the document whose Typst text is `source`; `name` is what places call it.
    ///
    /// # Errors
    /// With everything that is wrong: what Typst refuses, what it only warns of, and what the audit
    /// of the finished pages finds. A source reaches no file beside the library and its own pictures, no package, no
    /// network and no clock.
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

/// The finished pages of one document, found without fault.
pub struct Typeset {
    document: PagedDocument,
    world: DocumentWorld,
    // Last, so that the cache is cleared when all else of the document is gone.
    _memory: Memory,
}

impl Typeset {
    /// How many pages there are.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.document.pages().len()
    }

    /// What is wanting on the pages, although they can go out.
    #[must_use]
    pub fn remarks(&self, layout: &Layout) -> Vec<Problem> {
        remarks(self.document.pages(), layout)
    }

    /// The pages as Typst has them.
    #[must_use]
    pub fn document(&self) -> &PagedDocument {
        &self.document
    }

    /// The world the pages were set in, where problems have their places.
    pub(super) fn world(&self) -> &DocumentWorld {
        &self.world
    }
}

impl std::fmt::Debug for Typeset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typeset").field("pages", &self.page_count()).finish_non_exhaustive()
    }
}
