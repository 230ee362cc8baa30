//! The Word file of a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::{BlockKind, Content};
use crate::model::{Document, DocumentPart, Plan};
use crate::pipeline::engine::Engine;
use crate::typeset::Manuscript;
use crate::word::{DrawnBlock, WordPassage, WordPictures, WordRequest};

/// How many pixels an inch of the picture of a chart has.
const PIXELS_PER_INCH: f32 = 220.0;

/// What the Word file of a document is made of.
pub(super) struct WordSource<'a> {
    pub(super) part: &'a DocumentPart,
    pub(super) plan: &'a Plan,
    /// Whose profile it has.
    pub(super) document: &'a Document,
    pub(super) content: &'a Content,
    /// The version before it, where its changes are tracked.
    pub(super) tracked_from: Option<&'a Content>,
    pub(super) engine: &'a Engine,
    pub(super) pictures: &'a BTreeMap<String, Arc<[u8]>>,
    /// What it says of itself.
    pub(super) keywords: &'a str,
}

impl WordSource<'_> {
    /// The bytes of the file; none where the part is not there.
    pub(super) fn to_bytes(&self) -> Option<Vec<u8>> {
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is of one lifetime")]
        self.with_request(|request| request.to_bytes())
    }

    /// Its paragraphs; none where the part is not there.
    pub(super) fn passages(&self) -> Option<Vec<WordPassage>> {
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is of one lifetime")]
        self.with_request(|request| request.passages())
    }

    fn with_request<T>(&self, work: impl FnOnce(&WordRequest<'_>) -> Option<T>) -> Option<T> {
        let engine = self.engine;
        let request = WordRequest {
            part: self.part,
            content: self.content,
            tracked_from: self.tracked_from,
            profile: engine.renderer.profile(self.document, &engine.settings)?,
            fonts: engine.typesetter.fonts(),
            pictures: WordPictures { files: self.pictures, draw: &|block| self.drawn(block) },
            is_duplex: engine.settings.is_duplex,
            keywords: self.keywords,
        };
        work(&request)
    }

    /// A chart, drawn as it is in the PDF.
    fn drawn(&self, block: &BlockKind) -> Option<DrawnBlock> {
        let engine = self.engine;
        let text = engine.renderer.drawing(self.plan, &engine.settings, &self.document.id, block)?;
        let manuscript = Manuscript { text, pictures: BTreeMap::new() };
        let typeset = engine.typesetter.typeset(&self.part.stem(), manuscript).ok()?;
        // The sheet is set again after the first, which is empty.
        let png = typeset.png(PIXELS_PER_INCH).ok()?.pop()?;
        let style = &engine.renderer.profile(self.document, &engine.settings)?.style;
        let margin = |side| style.number(&["page", "margins", side]);
        let width = style.number(&["page", "width"])? - margin("left")? - margin("right")?;
        Some(DrawnBlock { png, width })
    }
}
