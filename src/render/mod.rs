//! From the model to Typst text: what a document says, never how it looks.
//!
//! Texts of the data are evaluated first, into rich text; then a template writes calls of the Typst
//! library, with every value as a literal.

mod body;
mod chart;
mod complaint;
mod expression;
mod filters;
mod frame;
mod job;
mod literal;
mod look;
mod names;
mod numbering;
mod placeholders;
mod printed;
mod progress;
mod runs;
mod scope;
mod script;
mod slips;
mod standing;
mod table;
mod templates;
mod text;
mod trace;
mod values;

mod view;
mod views;
mod written_values;

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, UndefinedBehavior};

use serde::Serialize;

pub use job::{Job, Part, Subject};
pub use literal::characters_beyond_ascii;
pub use script::{Chapter, Fact, Form, Grid, GridColumn, GridRow, Passage, Piece, Script, Style};
pub use templates::Templates;
pub use values::period_name;
use views::labels as annex_labels;

use self::text::{Manner, Own, Texts};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Document, Plan, Profile, QuotaSet, Settings, Sight};
use crate::source::{Place, Source};
use crate::text::ToneMark;
use frame::Setting;
use placeholders::Unfilled;

/// How much work one document may make.
const FUEL: u64 = 5_000_000;

/// The profile of documents without a whole date.
const DEFAULT_PROFILE: &str = "hd05-2026";

/// What a document is about, and who issues it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Its kind and its abstract, on one line.
    pub title: String,
    /// Who issues it, as it is cited.
    pub issuer: String,
}

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
        let syntax = syntax.expect("the default delimiters differ from each other");
        environment.set_syntax(syntax.clone());
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        environment.set_formatter(literal::format);
        filters::add_filters(&mut environment);
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
        let date = document.header.date.full();
        let by_date = date.and_then(|date| profiles.find(|profile| profile.is_for(date)));
        by_date.or_else(|| self.templates.profiles().find(|profile| profile.id == DEFAULT_PROFILE))
    }

    /// A document's name of a profile that no profile has is a finding.
    fn report_profile(&self, document: &Document, settings: &Settings, findings: &mut Findings) {
        let Some(named) = document.profile.as_ref().or(settings.profile.as_ref()) else { return };
        let known = self.templates.profiles().map(|profile| profile.id.as_str());
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
            let asked = Asked { subject, manner: Manner::Evaluated };
            let made = self.with_setting((plan, settings), asked, findings, |setting, findings| {
                jobs.iter().map(|job| self.source(*job, setting, findings)).collect::<Vec<_>>()
            });
            sources.extend(made.into_iter().flatten());
        }
        // A unit's name is printed in many documents, and a text of extracts in many of one kind.
        findings.keep_one_at_each_place(&[
            &[Code::Placeholder, Code::PlaceholderIssued],
            &[Code::RateDisagrees],
            &[Code::WordsDisagree],
        ]);
        sources
    }

    /// Works on a document; none where it or its profile is not there.
    fn with_setting<T>(
        &self,
        (plan, settings): (&Plan, &Settings),
        asked: Asked,
        findings: &mut Findings,
        work: impl FnOnce(&Setting<'_>, &mut Findings) -> T,
    ) -> Option<T> {
        let subject = asked.subject;
        let plan = &*subject.plan_in_force(plan);
        let document = subject.document(plan)?;
        let Some(profile) = self.profile(document, settings) else {
            self.report_profile(document, settings, findings);
            return None;
        };
        let own = Own { subject, document, profile };
        let texts = Texts::new(plan, &own, &|document| self.profile(document, settings)).read(asked.manner);
        let of_holder = match asked.manner {
            Manner::Evaluated => subject.holder(plan).map(|unit| plan.quotas.of_holder(&unit.id)),
            // Of many documents at once there is no one figure.
            Manner::AsWritten => Some(QuotaSet::default()),
        };
        let setting = Setting {
            plan,
            document,
            quotas: of_holder.as_ref().unwrap_or(&plan.quotas),
            sight: Sight { results: &plan.results, period: subject.report(plan).map(|report| report.period) },
            profile,
            look: self.templates.look(profile),
            texts: &texts,
            spelling: document.spelling.or(settings.spelling).unwrap_or(ToneMark::Second),
            families: &self.families,
            settings,
            unfilled: &Unfilled::default(),
        };
        Some(work(&setting, findings))
    }

    /// What a document is about and who issues it, as registers list it.
    pub fn described(&self, plan: &Plan, settings: &Settings, subject: Subject) -> Option<Described> {
        let asked = Asked { subject, manner: Manner::Evaluated };
        // What is wrong with these texts is told where they are printed.
        let found = &mut Findings::default();
        self.with_setting((plan, settings), asked, found, |setting, found| Described {
            issuer: setting.evaluate(&setting.document.header.issuer.cited, found).to_plain(),
            title: setting.pdf_title(found),
        })
    }

    /// The Typst text that a template makes of a view beside the parts that every document has; `title` is the PDF's.
    pub fn fill(
        &self,
        (plan, settings): (&Plan, &Settings),
        (name, title): (&str, String),
        view: &impl Serialize,
        findings: &mut Findings,
    ) -> Option<String> {
        let asked = Asked { subject: Subject::Plan, manner: Manner::Evaluated };
        self.with_setting((plan, settings), asked, findings, |setting, findings| {
            let mut frame = setting.frame(title, findings);
            // A mark of drafts would lie behind both versions.
            frame.meta.draft_mark = false;
            let letterhead = setting.letterhead(findings);
            let view = Value::from(Serde(Filled { frame, letterhead, view }));
            self.written(name, view, setting, findings)
        })
    }

    /// What the documents of a plan say, for whoever compares them; none of one whose profile is not there.
    pub fn scripts(&self, plan: &Plan, settings: &Settings, findings: &mut Findings) -> Vec<Script> {
        let scripts = Chapter::all_of(plan).into_iter().filter_map(|(chapter, subject, manner)| {
            let asked = Asked { subject, manner };
            self.with_setting((plan, settings), asked, findings, |setting, findings| {
                script::of(chapter, (plan, setting), findings)
            })
        });
        scripts.collect()
    }

    fn source(&self, job: Job, setting: &Setting<'_>, findings: &mut Findings) -> String {
        self.written(job.template(), views::view(job.part, setting, findings), setting, findings)
    }

    /// What a template writes of a view of a document.
    fn written(&self, name: &str, view: Value, setting: &Setting<'_>, findings: &mut Findings) -> String {
        let rendered = self.environment.get_template(name).and_then(|template| template.render(view));
        rendered.unwrap_or_else(|error| {
            let document = Place::file(setting.document.source.path());
            findings.push(finding(&self.templates, name, &error).related("data", &document));
            String::new()
        })
    }
}

/// A view that another floor makes, with what every document has.
#[derive(Serialize)]
struct Filled<'a, T> {
    #[serde(flatten)]
    frame: view::Frame,
    letterhead: view::Letterhead,
    #[serde(flatten)]
    view: &'a T,
}

/// Which document is read, and how.
#[derive(Clone, Copy)]
struct Asked {
    subject: Subject,
    manner: Manner,
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
