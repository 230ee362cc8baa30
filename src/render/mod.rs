//! From the model to Typst text: what a document says, never how it looks.
//!
//! Texts of the data are evaluated first, into rich text; then a template writes calls of the Typst
//! library, with every value as a literal.

mod body;
mod chart;
mod complaint;
mod filters;
mod frame;
mod job;
mod literal;
mod names;
mod numbering;
mod progress;
mod runs;
mod scope;
mod standing;
mod table;
mod templates;
mod text;
mod values;
mod view;
mod views;

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, UndefinedBehavior};

pub use job::{Job, Part, Subject};
pub use templates::Templates;
use views::labels as annex_labels;

use self::text::{Own, Texts};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Document, Plan, Profile, Settings, Sight};
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

    /// The profile of a document: the one that its data or its project names, else that of its date.
    pub fn profile(&self, document: &Document, settings: &Settings) -> Option<&Profile> {
        let profiles = self.templates.profiles();
        if let Some(named) = document.profile.as_ref().or(settings.profile.as_ref()) {
            return profiles.iter().find(|profile| profile.id == named.value);
        }
        let date = document.header.date.full();
        let by_date = date.and_then(|date| profiles.iter().find(|profile| profile.is_for(date)));
        by_date.or_else(|| profiles.iter().find(|profile| profile.id == DEFAULT_PROFILE))
    }

    /// A document's name of a profile that no profile has is a finding.
    fn report_profile(&self, document: &Document, settings: &Settings, findings: &mut Findings) {
        let Some(named) = document.profile.as_ref().or(settings.profile.as_ref()) else { return };
        let known = self.templates.profiles().iter().map(|profile| profile.id.as_str());
        let finding = Finding::at(Code::UnknownProfile, &named.place).with("id", named.value.as_str());
        findings.push(finding.with_known(&named.value, known));
    }

    /// The Typst text of each job, in order; none where a document's profile is not there. Expressions and
    /// templates that fail are findings.
    pub fn render(
        &self,
        plan: &Plan,
        settings: &Settings,
        jobs: &[Job],
        findings: &mut Findings,
    ) -> Vec<String> {
        let mut sources = Vec::with_capacity(jobs.len());
        // The jobs of one document follow each other.
        for jobs in jobs.chunk_by(|one, next| one.subject == next.subject) {
            let subject = jobs[0].subject;
            let Some(document) = subject.document(plan) else { continue };
            let Some(profile) = self.profile(document, settings) else {
                self.report_profile(document, settings, findings);
                continue;
            };
            let own = Own { subject, document, profile };
            let texts = Texts::new(plan, &own, &|document| self.profile(document, settings));
            let of_holder = subject.holder(plan).map(|unit| plan.quotas.of_holder(&unit.id));
            let setting = Setting {
                document,
                quotas: of_holder.as_ref().unwrap_or(&plan.quotas),
                sight: Sight {
                    results: &plan.results,
                    period: subject.report(plan).map(|report| report.period),
                },
                profile,
                texts: &texts,
                spelling: document.spelling.or(settings.spelling).unwrap_or(ToneMark::Second),
                families: &self.families,
                settings,
            };
            sources.extend(jobs.iter().map(|job| self.source(*job, &setting, findings)));
        }
        sources
    }

    fn source(&self, job: Job, setting: &Setting<'_>, findings: &mut Findings) -> String {
        let view = views::view(job.part, setting, findings);
        let name = job.template();
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
