//! From the content of a document to Typst text: a template writes calls of the Typst library, with every value as a
//! literal.

mod literal;
mod part;
mod style;
mod templates;
mod view;

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, UndefinedBehavior};

use serde::Serialize;

pub use part::pictures;
pub use templates::{Templates, built_in_sources};
pub(crate) use view::tightened;

use crate::content::{
    BlockKind, ComposedDocument, Content, Described, LineParts, Request, Table, TextPiece,
    engine_of_templates, expression,
};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Document, DocumentId, DocumentPart, Plan, Profile, QuotaTable, Settings, TemplateText};
use crate::source::{Place, Source};
use view::{Frame, LetterheadView, RenderContext, view};

/// The template of a block by itself.
const DRAWING: &str = "hinh.typ.j2";

/// How much work one document may make.
const FUEL: u64 = 5_000_000;

/// The profile of documents whose date no profile covers as a whole.
const DEFAULT_PROFILE: &str = "hd05-2026";

/// Writes documents as Typst text.
#[derive(Debug)]
pub struct Renderer {
    templates: Templates,
    environment: Environment<'static>,
    families: Vec<String>,
}

impl Renderer {
    /// Over a set of templates; documents are set in the first of `families` that has a character.
    /// A template that cannot be read is a finding.
    pub fn new(templates: Templates, families: Vec<String>, findings: &mut Findings) -> Option<Self> {
        let mut environment = engine_of_templates();
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        let syntax = syntax.expect("the default delimiters differ from each other");
        environment.set_syntax(syntax.clone());
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        environment.set_formatter(literal::format);
        let mut is_whole = true;
        for (name, source) in templates.templates() {
            if let Some(excess) = expression::excess_of_template(source.text(), &syntax) {
                findings.push(too_large(name, source, excess));
                is_whole = false;
            } else if let Err(error) =
                environment.add_template_owned(name.to_owned(), source.text().to_owned())
            {
                findings.push(finding(&templates, name, &error));
                is_whole = false;
            }
        }
        is_whole.then_some(Self { templates, environment, families })
    }

    /// The sources that documents are made with.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// The profile of a document: the one that its data or its project names, else that of its date.
    pub fn profile(&self, document: &Document, settings: &Settings) -> Option<&Profile> {
        let mut profiles = self.templates.profiles();
        if let Some(named) = document.profile.as_ref().or(settings.profile.as_ref()) {
            return profiles.find(|profile| profile.id == named.value);
        }
        let by_date = profiles.find(|profile| profile.is_for(document.header.date));
        by_date.or_else(|| self.templates.profiles().find(|profile| profile.id == DEFAULT_PROFILE))
    }

    /// A document's name of a profile that no profile has is a finding.
    fn report_profile(&self, document: &Document, settings: &Settings, findings: &mut Findings) {
        let Some(named) = document.profile.as_ref().or(settings.profile.as_ref()) else { return };
        let known = self.templates.profiles().map(|profile| profile.id.as_str());
        let finding = Finding::at(Code::UnknownProfile, &named.place).with("id", named.value.as_str());
        findings.push(finding.with_known(&named.value, known));
    }

    /// Each part as it reads and as Typst text, in order; none of a document whose profile is not there. Expressions
    /// and templates that fail are findings.
    pub fn render(
        &self,
        plan: &Plan,
        settings: &Settings,
        parts: &[DocumentPart],
        findings: &mut Findings,
    ) -> Vec<RenderedPart> {
        self.parts(plan, settings, parts, TypstText::Written, findings)
    }

    /// The same without the Typst text where the templates are the program's own, which do not fail: for those who want
    /// the findings alone.
    pub fn compose(
        &self,
        plan: &Plan,
        settings: &Settings,
        parts: &[DocumentPart],
        findings: &mut Findings,
    ) -> Vec<RenderedPart> {
        let text = if self.templates.are_built_in() { TypstText::LeftOut } else { TypstText::Written };
        self.parts(plan, settings, parts, text, findings)
    }

    fn parts(
        &self,
        plan: &Plan,
        settings: &Settings,
        parts: &[DocumentPart],
        text: TypstText,
        findings: &mut Findings,
    ) -> Vec<RenderedPart> {
        let mut rendered = Vec::with_capacity(parts.len());
        // The parts of one document follow each other.
        for parts in parts.chunk_by(|one, next| one.document == next.document) {
            let id = &parts[0].document;
            let Some(document) = plan.document(id) else { continue };
            let Some(style) = self.context(document, settings) else {
                self.report_profile(document, settings, findings);
                continue;
            };
            let lines = match text {
                TypstText::Written => LineParts::Apart,
                TypstText::LeftOut => LineParts::Ignored,
            };
            let compose = |request: Request<'_>| Request { lines, ..request }.compose(findings);
            let content = self.with_request(plan, settings, id, compose);
            let Some(content) = content.map(Arc::new) else { continue };
            for part in parts {
                let source = match text {
                    TypstText::Written => self.write(part, view(part, &content, style), document, findings),
                    TypstText::LeftOut => String::new(),
                };
                rendered.push(RenderedPart { part: part.clone(), content: Arc::clone(&content), source });
            }
        }
        // A unit's name is printed in many documents, and a text of extracts in many of one kind.
        findings.keep_one_at_each_place(&[
            &[Code::Placeholder, Code::PlaceholderIssued],
            &[Code::RateDisagrees],
            &[Code::WordsDisagree],
        ]);
        rendered
    }

    /// Works on what a document is composed from.
    fn with_request<'a, T>(
        &'a self,
        plan: &'a Plan,
        settings: &'a Settings,
        document: &'a DocumentId,
        work: impl FnOnce(Request<'_>) -> T,
    ) -> T {
        let profile = |document: &Document| self.profile(document, settings);
        work(Request { plan, document, settings, profile: &profile, lines: LineParts::Apart })
    }

    fn context<'a>(&'a self, document: &Document, settings: &Settings) -> Option<RenderContext<'a>> {
        let profile = self.profile(document, settings)?;
        Some(RenderContext {
            style: self.templates.style(profile),
            unbroken: &profile.rules.unbroken,
            families: &self.families,
            is_duplex: settings.is_duplex,
        })
    }

    /// The subject of a document and its issuer, as registers list them.
    pub fn described(&self, plan: &Plan, settings: &Settings, id: &DocumentId) -> Option<Described> {
        self.with_request(plan, settings, id, |request| request.describe())
    }

    /// A table of quotas as a document of the plan would print it.
    pub fn quota_table(
        &self,
        plan: &Plan,
        settings: &Settings,
        id: &DocumentId,
        table: &QuotaTable,
    ) -> Option<Table> {
        self.with_request(plan, settings, id, |request| request.quota_table(table))
    }

    /// Texts of a document of the plan piece by piece: as they are written, and as they are computed.
    pub fn pieces(
        &self,
        plan: &Plan,
        settings: &Settings,
        id: &DocumentId,
        texts: &[TemplateText],
    ) -> Option<Vec<Vec<TextPiece>>> {
        self.with_request(plan, settings, id, |request| request.pieces(texts))
    }

    /// The Typst text of a part whose view another floor makes, beside what every document has.
    pub fn fill<V: Serialize>(
        &self,
        plan: &Plan,
        settings: &Settings,
        filling: &Filling<'_, V>,
        findings: &mut Findings,
    ) -> Option<String> {
        let id = &filling.part.document;
        let document = plan.document(id)?;
        let (head, letterhead) =
            self.with_request(plan, settings, id, |request| request.letterhead(findings))?;
        let mut frame = Frame::new(filling.title.clone(), &head, self.context(document, settings)?);
        // A mark of drafts would be behind both versions.
        frame.meta.draft_mark = false;
        let letterhead = LetterheadView::new(&letterhead);
        let view = Value::from(Serde(Filled { frame, letterhead, view: filling.view }));
        Some(self.write(filling.part, view, document, findings))
    }

    /// The Typst text of a block by itself, without its caption: of a chart that a Word file has as a picture.
    pub fn drawing(
        &self,
        plan: &Plan,
        settings: &Settings,
        id: &DocumentId,
        block: &BlockKind,
    ) -> Option<String> {
        let document = plan.document(id)?;
        let context = self.context(document, settings)?;
        let style = &self.profile(document, settings)?.style;
        let length = |path: &[&str]| style.number(path).unwrap_or_default();
        let margins = length(&["page", "margins", "left"]) + length(&["page", "margins", "right"]);
        let view = view::block_alone(block, length(&["page", "width"]) - margins, context);
        self.environment.get_template(DRAWING).and_then(|template| template.render(view)).ok()
    }

    /// The documents of a plan, for comparisons; none whose profile is not there.
    pub fn composed(
        &self,
        plan: &Plan,
        settings: &Settings,
        findings: &mut Findings,
    ) -> Vec<ComposedDocument> {
        let documents = plan.documents().into_iter().filter_map(|document| {
            if self.profile(document, settings).is_none() {
                self.report_profile(document, settings, findings);
            }
            self.with_request(plan, settings, &document.id, |request| request.compose_with_fields(findings))
        });
        documents.collect()
    }

    /// The text that the template of a part makes of a view.
    fn write(
        &self,
        part: &DocumentPart,
        view: Value,
        document: &Document,
        findings: &mut Findings,
    ) -> String {
        let name = part::template(part.part, &document.document_type);
        let rendered = self.environment.get_template(name).and_then(|template| template.render(view));
        rendered.unwrap_or_else(|error| {
            let data = Place::file(document.source.path());
            findings.push(finding(&self.templates, name, &error).related("data", &data));
            String::new()
        })
    }
}

/// Whether the Typst text of documents is written.
#[derive(Clone, Copy)]
enum TypstText {
    Written,
    LeftOut,
}

/// A part of a document as it reads, and as Typst text.
#[derive(Debug)]
pub struct RenderedPart {
    /// Which part.
    pub part: DocumentPart,
    /// The whole document as it reads.
    pub content: Arc<Content>,
    /// The Typst text of the part; empty where it was left out.
    pub source: String,
}

/// A view that another floor makes.
pub struct Filling<'a, V> {
    /// The part that is written.
    pub part: &'a DocumentPart,
    /// The title of the PDF.
    pub title: String,
    /// The values that its template sees beside those of every document.
    pub view: &'a V,
}

/// A view that another floor makes, with what every document has.
#[derive(Serialize)]
struct Filled<'a, V> {
    #[serde(flatten)]
    frame: Frame<'a>,
    letterhead: LetterheadView<'a>,
    #[serde(flatten)]
    view: &'a V,
}

/// A template that is larger than the engine can take.
fn too_large(name: &str, source: &Arc<Source>, excess: expression::Excess) -> Finding {
    let finding = Finding::at(Code::TemplateFailed, &Place::new(source, excess.range));
    finding.with("template", name).with("detail", excess.kind)
}

/// A template that fails, at its line.
fn finding(templates: &Templates, name: &str, error: &Error) -> Finding {
    let name = error.name().unwrap_or(name);
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let finding = match (templates.source(name), error.range()) {
        (Some(source), Some(range)) => Finding::at(Code::TemplateFailed, &Place::new(source, range)),
        (Some(source), None) => Finding::nowhere_in(Code::TemplateFailed, source),
        (None, _) => Finding::nowhere(Code::TemplateFailed),
    };
    finding.with("template", name).with("detail", detail)
}
