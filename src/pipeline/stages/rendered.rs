//! The documents of a plan: each as Typst text with the digest of all that it is made from, then as files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::characters::Characters;
use super::file_names::pdf_name;
use super::issued::{IssuedDocument, frozen, frozen_besides, unissued};
use super::page_findings::{self, Pages};
use super::page_layout::layout;
use super::wide_tables;
use super::word::WordSource;
use crate::content::Content;
use crate::data::{SetFault, shown};
use crate::diag::{Finding, Findings};
use crate::model::{
    Document, DocumentId, DocumentPart, FileNames, Part, Plan, Signature, Style, TemplateText,
};
use crate::pipeline::artifact::Artifact;
use crate::pipeline::engine::Engine;
use crate::pipeline::options::Depth;
use crate::pipeline::output::provenance::Provenance;
use crate::pipeline::program::PROGRAM;
use crate::records::{Digest, Fields, FileRecord, Format, Record, RelativePath};
use crate::render::{RenderedPart, pictures, tightened};
use crate::source::Place;
use crate::typeset::{Fonts, Layout, Manuscript, PdfSettings, Problem, Typeset};
use crate::workbook::Workbook;

/// How many pixels an inch of a PNG picture has.
const PIXELS_PER_INCH: f32 = 144.0;

/// A document that is written as Typst text, and not set yet.
pub(crate) struct RenderedDocument<'a> {
    /// The part that it is.
    pub(crate) part: DocumentPart,
    document: &'a Document,
    renderer: DocumentRenderer<'a>,
    content: OutputContent,
    /// How it reads, where it is issued and its files are not those that were.
    pub(super) issued_content: Option<Arc<Content>>,
    manuscript: Manuscript,
    settings: PdfSettings,
    /// The name of its PDF below the plan's folder.
    pdf_name: RelativePath,
    /// The digest of its Typst text.
    pub(crate) data: Digest,
    /// The digest of all that its bytes depend on.
    pub(crate) made_from: Digest,
    /// The finding about a part that was not issued with its issued document: the part is not made then.
    pub(crate) unissued: Option<Finding>,
}

/// The content of a document that its files are made of.
pub(crate) enum OutputContent {
    /// The document as it reads.
    Composed(Arc<Content>),
    /// The document as it was issued: its PDF and its Typst text. How it read, its set's data say, which
    /// `LoadedVersion` reads.
    Issued(Box<IssuedDocument>),
    /// Two versions compared, which [`crate::compare::Comparison`] holds.
    Comparison,
    /// Two versions, the changes of which are tracked.
    Tracked(Box<TrackedVersions>),
    /// The figures of the plan, or the tables of an annex.
    Workbook(Box<Workbook>),
}

/// Two versions of a document as they read.
#[derive(Debug)]
pub(crate) struct TrackedVersions {
    pub(crate) old: Content,
    pub(crate) new: Content,
}

/// A document as Typst text.
pub(crate) struct RenderedText<'a> {
    pub(crate) part: DocumentPart,
    /// Whose state and date it bears.
    pub(crate) document: &'a Document,
    pub(crate) content: OutputContent,
    pub(crate) manuscript: Manuscript,
    /// The digest of the text that the data make now.
    pub(crate) data: Digest,
}

/// The inputs that the documents of a plan are rendered from, and the kind of files.
#[derive(Clone, Copy)]
pub(crate) struct DocumentRenderer<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) engine: &'a Engine,
    pub(crate) format: Format,
}

impl<'a> DocumentRenderer<'a> {
    /// Renders every document of the plan, issued ones included. `depth` is how far the caller goes afterwards: of
    /// documents that are not set and compared with nothing that was issued, the Typst text is of no use.
    pub(crate) fn render(self, depth: Depth, findings: &mut Findings) -> Vec<RenderedDocument<'a>> {
        let Self { plan, engine, .. } = self;
        let (templates, settings, parts) = (&engine.renderer, &engine.settings, plan.parts());
        let parts = match depth {
            Depth::Data if plan.history.0.is_empty() => templates.compose(plan, settings, &parts, findings),
            Depth::Data | Depth::Texts | Depth::Pages => templates.render(plan, settings, &parts, findings),
        };
        let documents = parts.into_iter().filter_map(|RenderedPart { part, content, source }| {
            let document = plan.document(&part.document)?;
            let frozen = frozen(plan, &part);
            let unissued = unissued(plan, &part).filter(|_| frozen.is_none());
            let text = frozen.as_ref().and_then(IssuedDocument::text);
            let data = Digest::new(source.as_bytes());
            // The text names each picture by its content, so its digest is of the pictures too.
            let manuscript = Manuscript { text: text.unwrap_or(source), pictures: pictures(&part, plan) };
            let content = match frozen {
                Some(frozen) => OutputContent::Issued(Box::new(frozen)),
                None => OutputContent::Composed(content),
            };
            let rendered = self.document(RenderedText { part, document, content, manuscript, data });
            Some(RenderedDocument { unissued, ..rendered })
        });
        let mut documents: Vec<RenderedDocument<'a>> = documents.collect();
        let parts: Vec<DocumentPart> = documents.iter().map(|document| document.part.clone()).collect();
        for (part, document, frozen) in frozen_besides(plan, &parts) {
            let manuscript =
                Manuscript { text: frozen.text().unwrap_or_default(), pictures: BTreeMap::new() };
            let data = frozen.data;
            let content = OutputContent::Issued(Box::new(frozen));
            documents.push(self.document(RenderedText { part, document, content, manuscript, data }));
        }
        documents
    }

    /// A text with the digest of all that its file is made from.
    pub(crate) fn document(self, text: RenderedText<'a>) -> RenderedDocument<'a> {
        let RenderedText { part, document, content, manuscript, data } = text;
        let stem = part.stem();
        let settings = self.pdf_settings(&format!("{}/{stem}", self.plan.id), document);
        let keywords = Provenance::new(&self.plan.id, part.clone(), document.state, data).keywords();
        let settings = PdfSettings { keywords, ..settings };
        let names = self.engine.settings.file_names;
        let pdf_name = pdf_name(names, self.plan, document, &part, &content);
        let made_from = match &content {
            // A Word file is made again from the data that were issued; all else of it is copied.
            OutputContent::Issued(frozen) if self.format == Format::Docx => {
                self.made_from(frozen.data, &settings)
            }
            OutputContent::Issued(frozen) => frozen.made_from(self.format),
            OutputContent::Composed(_)
            | OutputContent::Comparison
            | OutputContent::Tracked(_)
            | OutputContent::Workbook(_) => self.made_from(data, &settings),
        };
        let made_from = match names {
            FileNames::Office if self.format == Format::Pdf => {
                Fields::default().and(made_from).and(pdf_name.as_str()).digest()
            }
            FileNames::Office | FileNames::Fixed => made_from,
        };
        RenderedDocument {
            part,
            document,
            pdf_name,
            renderer: self,
            content,
            issued_content: None,
            manuscript,
            settings,
            data,
            made_from,
            unissued: None,
        }
    }

    /// The digest of all that the bytes of a document depend on.
    fn made_from(self, data: Digest, settings: &PdfSettings) -> Digest {
        let fields = Fields::default().and(PROGRAM).and(self.format.id()).and(self.engine.digest).and(data);
        let fields = settings.standards.names().iter().fold(fields, Fields::and);
        let day = settings.date.map(|date| date.to_string()).unwrap_or_default();
        let fields = fields.and(day).and(&settings.ident);
        settings.keywords.iter().fold(fields, Fields::and).digest()
    }

    fn pdf_settings(self, ident: &str, document: &Document) -> PdfSettings {
        let date = document.header.date.full();
        let default = PdfSettings::default_for(ident, date);
        match &self.engine.standards {
            // Every PDF/A needs a date, which a draft may lack.
            Some(standards) if date.is_none() => PdfSettings { standards: standards.undated(), ..default },
            Some(standards) => PdfSettings { standards: standards.clone(), ..default },
            None => default,
        }
    }
}

impl RenderedDocument<'_> {
    /// Who signs it.
    pub(crate) fn signatures(&self) -> &[Signature] {
        &self.document.signatures
    }

    /// The documents that follow it in its file.
    pub(crate) fn bound_documents(&self) -> Vec<DocumentId> {
        let is_text = self.part.part == Part::Text;
        self.document.bound_documents().filter(|_| is_text).collect()
    }

    /// Where its title is written, or its date where it has none.
    pub(crate) fn title_place(&self) -> &Place {
        let header = &self.document.header;
        header.about.first().map_or(&header.places.date, TemplateText::place)
    }

    /// Whether the standard of its file knows nothing transparent.
    pub(crate) fn is_opaque(&self) -> bool {
        self.settings.standards.is_opaque()
    }

    /// The name of its file below the plan's folder, without an ending.
    pub(crate) fn stem(&self) -> String {
        self.part.stem()
    }

    /// The name of its file, or of the first of several, below the plan's folder.
    pub(crate) fn first_file(&self) -> String {
        match self.renderer.format {
            Format::Pdf => self.pdf_name.to_string(),
            format @ (Format::Png | Format::Svg | Format::Typ | Format::Xlsx | Format::Docx) => {
                format.file(&self.stem())
            }
        }
    }

    /// Whether a file of a manifest has a name that one of its files would have now.
    pub(crate) fn may_be_named(&self, name: &str) -> bool {
        self.renderer.format != Format::Pdf || *self.pdf_name == *name
    }

    /// Its name in findings.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}.typ", self.renderer.plan.id, self.stem())
    }

    /// Whether its pages are held to the layout of a document.
    fn has_layout(&self) -> bool {
        self.part.part != Part::Comparison
    }

    /// The document as it was issued, where it is to stay so.
    pub(crate) fn frozen(&self) -> Option<&IssuedDocument> {
        match &self.content {
            OutputContent::Issued(frozen) => Some(frozen),
            OutputContent::Composed(_)
            | OutputContent::Comparison
            | OutputContent::Tracked(_)
            | OutputContent::Workbook(_) => None,
        }
    }

    /// The document as it was issued, where a file of this format was issued with it: [`IssuedDocument`] is the PDF that
    /// a set keeps, so that PDFs alone have one.
    pub(crate) fn issued_file(&self) -> Option<&IssuedDocument> {
        match self.renderer.format {
            Format::Pdf => self.frozen(),
            Format::Png | Format::Svg | Format::Typ | Format::Xlsx | Format::Docx => None,
        }
    }

    /// Makes its files, as they are written. What the typesetter finds is reported at the text of the plan that it
    /// comes from.
    pub(crate) fn set(&self, findings: &mut Findings) -> Option<Artifact> {
        if let Some(frozen) = self.issued_file() {
            return self.as_issued(frozen, findings);
        }
        let (files, pages) = self.files(findings)?;
        let records = files.iter().map(|(name, bytes)| (path(name), FileRecord::new(bytes))).collect();
        let record = Record { made_from: self.made_from, data: self.data, pages, files: records };
        Some(Artifact { stem: self.stem(), record, files })
    }

    /// The file that was issued; a finding where it has been changed since.
    fn as_issued(&self, frozen: &IssuedDocument, findings: &mut Findings) -> Option<Artifact> {
        let Some(bytes) = frozen.bytes() else {
            findings.push(SetFault::Damaged.finding(&Place::file(shown(&frozen.path))));
            return None;
        };
        let files = [(self.pdf_name.clone(), frozen.file.clone())].into();
        let record = Record { made_from: self.made_from, data: frozen.data, pages: frozen.pages, files };
        Some(Artifact { stem: self.stem(), record, files: vec![(self.pdf_name.to_string(), bytes)] })
    }

    /// How it reads; none of a comparison and of workbooks, and of what is issued until its set is read.
    fn composed(&self) -> Option<&Content> {
        match &self.content {
            OutputContent::Composed(content) => Some(content),
            OutputContent::Issued(_) => self.issued_content.as_deref(),
            OutputContent::Tracked(versions) => Some(&versions.new),
            OutputContent::Comparison | OutputContent::Workbook(_) => None,
        }
    }

    /// The version before it, where its changes are tracked.
    fn tracked_from(&self) -> Option<&Content> {
        match &self.content {
            OutputContent::Tracked(versions) => Some(&versions.old),
            OutputContent::Composed(_)
            | OutputContent::Issued(_)
            | OutputContent::Comparison
            | OutputContent::Workbook(_) => None,
        }
    }

    /// Its content, as its files are made of it.
    pub(super) fn content(&self) -> &OutputContent {
        &self.content
    }

    /// Its Typst text, and the pictures that it names, by their path below the root of the Typst sources.
    pub(crate) fn sources(&self) -> Vec<(String, Vec<u8>)> {
        let Manuscript { text, pictures } = &self.manuscript;
        let text = (format!("{}.typ", self.stem()), text.clone().into_bytes());
        let pictures = pictures.iter().map(|(path, bytes)| (path.clone(), bytes.to_vec()));
        std::iter::once(text).chain(pictures).collect()
    }

    /// Its pages, with all that is found on them.
    pub(crate) fn typeset(&self, findings: &mut Findings) -> Option<Typeset> {
        let engine = self.renderer.engine;
        let typeset = engine.typesetter.typeset(&self.name(), self.manuscript.clone());
        let (problems, typeset) = match typeset {
            Ok(typeset) if !self.has_layout() => (Vec::new(), Some(typeset)),
            Ok(typeset) => {
                let layout = layout(self.document, self.part.part, engine);
                let typeset = self.tightened(&typeset, &layout).unwrap_or(typeset);
                (typeset.remarks(&layout), Some(typeset))
            }
            Err(problems) => (problems, None),
        };
        self.report(&problems, findings);
        typeset
    }

    /// Its pages with parts around the text closer, where that saves the page of the signature.
    fn tightened(&self, typeset: &Typeset, layout: &Layout) -> Option<Typeset> {
        let text = Some(&self.manuscript.text).filter(|_| typeset.may_save_a_page(layout));
        let manuscript = Manuscript { text: tightened(text?)?, pictures: self.manuscript.pictures.clone() };
        let tight = self.renderer.engine.typesetter.typeset(&self.name(), manuscript).ok()?;
        (tight.page_count() < typeset.page_count()).then_some(tight)
    }

    /// The document as it is written.
    pub(crate) fn document(&self) -> &Document {
        self.document
    }

    /// Its kind and what it is about, as far as it is known without reading its set.
    pub(crate) fn title(&self) -> String {
        let about =
            || self.document.header.about.iter().map(TemplateText::written).collect::<Vec<_>>().join(" ");
        self.composed().map_or_else(about, |content| content.head.name.clone())
    }

    /// The look of its profile.
    pub(super) fn style(&self) -> Option<&Style> {
        let engine = self.renderer.engine;
        engine.renderer.profile(self.document, &engine.settings).map(|profile| &profile.style)
    }

    /// The fonts that it prints with.
    pub(super) fn fonts(&self) -> &Fonts {
        self.renderer.engine.typesetter.fonts()
    }

    /// Reports the tables in its text that are wider than a page, from the content alone, as the finished pages would show
    /// them.
    pub(crate) fn report_wide_tables(&self, findings: &mut Findings) {
        if let (OutputContent::Composed(content), Part::Text) = (&self.content, self.part.part) {
            wide_tables::report(self, content, findings);
        }
    }

    /// Reports the characters that no font has, from the content alone, as the finished pages would show them.
    pub(crate) fn report_missing(&self, findings: &mut Findings) {
        let OutputContent::Composed(content) = &self.content else { return };
        let fonts = self.renderer.engine.typesetter.fonts();
        let mut seen = Characters::default();
        let mut missing = Vec::new();
        content.each_printed_in(&self.part, &mut |text| {
            let beyond_ascii = text.chars().filter(|character| !character.is_ascii());
            missing
                .extend(beyond_ascii.filter(|character| seen.is_new(*character) && fonts.lacks(*character)));
        });
        let name = self.name();
        for character in missing {
            page_findings::missing_glyph(&self.pages(&name), character, None, findings);
        }
    }

    fn report(&self, problems: &[Problem], findings: &mut Findings) {
        page_findings::report(&self.pages(&self.name()), problems, findings);
    }

    fn pages<'p>(&'p self, name: &'p str) -> Pages<'p> {
        let DocumentRenderer { plan, engine, .. } = self.renderer;
        let (templates, document) = (engine.renderer.templates(), self.document);
        Pages { plan, document, name, source: self.manuscript.text.as_str(), templates }
    }

    /// Its files, and how many pages they show. A format that is not made of pages reads the content alone.
    fn files(&self, findings: &mut Findings) -> Option<ArtifactFiles> {
        let stem = &self.stem();
        match self.renderer.format {
            Format::Pdf => self.exported(findings, |typeset| {
                Ok(vec![(self.pdf_name.to_string(), typeset.pdf(&self.settings)?)])
            }),
            Format::Png => {
                self.exported(findings, |typeset| Ok(numbered(stem, "png", typeset.png(PIXELS_PER_INCH)?)))
            }
            Format::Svg => self.exported(findings, |typeset| Ok(numbered(stem, "svg", svg(typeset)?))),
            Format::Typ => {
                // What cannot be set is not written.
                self.typeset(findings)?;
                Some((vec![(format!("{stem}.typ"), self.manuscript.text.clone().into_bytes())], None))
            }
            Format::Xlsx => {
                let OutputContent::Workbook(workbook) = &self.content else { return None };
                let bytes = workbook.to_bytes(&self.settings.keywords.join(", "));
                Some((vec![(Format::Xlsx.file(stem), bytes)], None))
            }
            Format::Docx => Some((vec![(Format::Docx.file(stem), self.word_file()?)], None)),
        }
    }

    /// The bytes of its Word file.
    pub(super) fn word_file(&self) -> Option<Vec<u8>> {
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is of one lifetime")]
        self.with_word_source(|source| source.to_bytes())
    }

    /// Works on what its Word file is made of.
    pub(super) fn with_word_source<T>(&self, work: impl FnOnce(&WordSource<'_>) -> Option<T>) -> Option<T> {
        let DocumentRenderer { plan, engine, .. } = self.renderer;
        let source = WordSource {
            part: &self.part,
            plan,
            document: self.document,
            content: self.composed()?,
            tracked_from: self.tracked_from(),
            engine,
            pictures: &self.manuscript.pictures,
            keywords: &self.settings.keywords.join(", "),
        };
        work(&source)
    }

    /// Sets its pages, and makes files of them.
    fn exported(
        &self,
        findings: &mut Findings,
        export: impl FnOnce(&Typeset) -> Result<Vec<(String, Vec<u8>)>, Vec<Problem>>,
    ) -> Option<ArtifactFiles> {
        let typeset = self.typeset(findings)?;
        let files = export(&typeset).map_err(|problems| self.report(&problems, findings)).ok()?;
        Some((files, Some(typeset.page_count())))
    }
}

/// The path of a document's file.
fn path(name: &str) -> RelativePath {
    name.parse().expect(
        "a document is named by words, ids of units and periods, which are letters, digits and hyphens",
    )
}

type ArtifactFiles = (Vec<(String, Vec<u8>)>, Option<usize>);

fn svg(typeset: &Typeset) -> Result<Vec<Vec<u8>>, Vec<Problem>> {
    Ok(typeset.svg()?.into_iter().map(String::into_bytes).collect())
}

fn numbered(stem: &str, ending: &str, pictures: Vec<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let pictures = pictures.into_iter().enumerate();
    pictures.map(|(at, bytes)| (format!("{stem}-{}.{ending}", at + 1), bytes)).collect()
}
