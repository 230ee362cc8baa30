//! From the model to Typst text: what a document says, never how it looks.
//!
//! Texts of the data are evaluated first, into rich text; then a template writes calls of the Typst
//! library, with every value as a literal.

mod body;
mod complaint;
mod document;
mod filters;
mod frame;
mod literal;
mod names;
mod numbering;
mod progress;
mod runs;
mod scope;
mod table;
mod templates;
mod text;
mod values;
mod view;

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, UndefinedBehavior};

pub use document::Document;
use document::labels as annex_labels;
pub use templates::Templates;

use self::text::Texts;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Plan, Profile, Settings};
use crate::source::Place;
use crate::text::ToneMark;
use frame::Setting;

/// How much work one document may make.
const FUEL: u64 = 5_000_000;

/// The profile of documents without a whole date.
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
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.expect("the default delimiters differ from each other"));
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        environment.set_formatter(literal::format);
        filters::add_filters(&mut environment);
        let mut is_whole = true;
        for (name, source) in templates.templates() {
            if let Err(error) = environment.add_template_owned(name.to_owned(), source.text().to_owned()) {
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

    /// The profile of a plan: the one that its data or its project names, else that of its date.
    /// A name that no profile has is a finding.
    pub fn profile(&self, plan: &Plan, settings: &Settings, findings: &mut Findings) -> Option<&Profile> {
        let profiles = self.templates.profiles();
        if let Some(named) = plan.profile.as_ref().or(settings.profile.as_ref()) {
            let found = profiles.iter().find(|profile| profile.id == named.value);
            if found.is_none() {
                let known = profiles.iter().map(|profile| profile.id.as_str());
                let finding =
                    Finding::at(Code::UnknownProfile, &named.place).with("id", named.value.as_str());
                findings.push(finding.with_known(&named.value, known));
            }
            return found;
        }
        let by_date =
            plan.header.date.full().and_then(|date| profiles.iter().find(|profile| profile.is_for(date)));
        by_date.or_else(|| profiles.iter().find(|profile| profile.id == DEFAULT_PROFILE))
    }

    /// The Typst text of each document, in order. Expressions and templates that fail are findings.
    pub fn render(
        &self,
        plan: &Plan,
        settings: &Settings,
        documents: &[Document],
        findings: &mut Findings,
    ) -> Vec<String> {
        let Some(profile) = self.profile(plan, settings, findings) else { return Vec::new() };
        let texts = Texts::new(plan, profile);
        let setting = Setting {
            plan,
            profile,
            texts: &texts,
            spelling: plan.spelling.or(settings.spelling).unwrap_or(ToneMark::Second),
            families: &self.families,
            is_duplex: settings.is_duplex,
        };
        let sources = documents.iter().map(|document| self.document(*document, &setting, findings));
        sources.collect()
    }

    fn document(&self, document: Document, setting: &Setting<'_>, findings: &mut Findings) -> String {
        let view = document::view(document, setting, findings);
        let name = document.template();
        let rendered = self.environment.get_template(name).and_then(|template| template.render(view));
        rendered.unwrap_or_else(|error| {
            findings.push(finding(&self.templates, name, &error));
            String::new()
        })
    }
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
