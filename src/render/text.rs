//! Evaluating the texts of a document.

use std::collections::BTreeMap;
use std::io::Write;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::complaint::{self, HOLDER, Known};
use super::expression;
use super::filters;
use super::frame;
use super::job::Subject;
use super::runs::{self, Runs};
use super::scope;
use crate::diag::Findings;
use crate::limits;
use crate::model::{Document, Plan, Profile, TemplateText};
use crate::text;

/// How much work one text may make; a loop without end stops here.
const FUEL: u64 = 100_000;

/// The document that texts belong to.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) subject: Subject,
    pub(super) document: &'a Document,
    pub(super) profile: &'a Profile,
}

/// The evaluator of one document's texts.
pub(super) struct Texts {
    environment: Environment<'static>,
    syntax: SyntaxConfig,
    scope: Value,
    holders: BTreeMap<String, String>,
    cited: String,
    manner: Manner,
}

/// How texts are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// With what their expressions come to.
    Evaluated,
    /// With their expressions as they are written: the text of many documents at once.
    AsWritten,
}

impl Texts {
    /// For the texts of a document; `profile` tells the profile of any other of the plan.
    pub(super) fn new<'p>(
        plan: &Plan,
        own: &Own<'_>,
        profile: &dyn Fn(&Document) -> Option<&'p Profile>,
    ) -> Self {
        // Empty: of the engine's own filters, functions and tests a text has those alone that make
        // sense in one, so that what a finding lists is all there is.
        let mut environment = Environment::empty();
        let syntax = expressions_alone();
        environment.set_syntax(syntax.clone());
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        environment.set_formatter(print_value);
        filters::add_filters(&mut environment);
        environment.add_filter("lower", minijinja::filters::lower);
        environment.add_filter("capitalize", minijinja::filters::capitalize);
        environment.add_filter("default", minijinja::filters::default);
        environment.add_test("defined", minijinja::tests::is_defined);
        filters::add_functions(&mut environment);
        let holders = scope::holder_names(plan);
        let labels = super::annex_labels(own.document, own.profile);
        add_document_functions(&mut environment, holders.clone(), labels);
        let names = scope::scope(plan, own);
        let mut texts = Self {
            environment,
            syntax,
            scope: Value::from(names.clone()),
            holders,
            cited: String::new(),
            manner: Manner::Evaluated,
        };
        texts.add_documents(plan, own, names, profile);
        texts
    }

    /// The same texts, read in another manner.
    pub(super) fn read(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    /// How others cite the document.
    pub(super) fn cited(&self) -> &str {
        &self.cited
    }

    /// Adds the documents of the plan to what texts can name: how they are cited is a text itself.
    fn add_documents<'p>(
        &mut self,
        plan: &Plan,
        own: &Own<'_>,
        mut names: scope::Names,
        profile: &dyn Fn(&Document) -> Option<&'p Profile>,
    ) {
        let subject = own.subject;
        let notice = plan.notice.as_ref().map(|notice| ("notice", &notice.document, None));
        let report = subject.report(plan).map(|report| ("report", &report.document, Some(report.period)));
        for (name, document, period) in
            [Some(("plan", &plan.document, None)), notice, report].into_iter().flatten()
        {
            let Some(profile) = profile(document) else { continue };
            // What is wrong with this text is told where it is printed.
            let issuer = self.evaluate(&document.header.issuer.cited, &mut Findings::default()).to_plain();
            let cited = frame::cited(&document.header, &issuer, &profile.rules);
            if subject.document(plan).is_some_and(|own| std::ptr::eq(own, document)) {
                self.cited.clone_from(&cited);
            }
            names.insert(name.to_owned(), scope::of_document(document, &profile.rules, cited, period));
        }
        if let (Subject::Extract(_), Some(notice)) = (subject, names.get("notice")) {
            self.cited = notice.to_string();
        }
        let in_force = scope::in_force(plan, own, names.get("plan"));
        names.insert("in_force".to_owned(), in_force);
        self.scope = Value::from(names);
    }

    /// A text with its expressions evaluated. What fails is a finding at the expression's place.
    pub(super) fn evaluate(&self, text: &TemplateText, findings: &mut Findings) -> Runs {
        if !text.has_expression() || self.manner == Manner::AsWritten {
            return Runs::plain(text.written());
        }
        if let Some(excess) = expression::excess_of_text(text.written(), &self.syntax) {
            complaint::too_large(text, excess, findings);
        } else if let Some(repeated) = expression::repetition(text.written(), &self.syntax, &self.scope) {
            complaint::repeated(text, &repeated, findings);
        } else {
            match self.render(text.written()) {
                Ok(evaluated) => return Runs::parse(&evaluated),
                Err(error) => self.report(text, &error, findings),
            }
        }
        Runs::plain(text.written())
    }

    fn render(&self, written: &str) -> Result<String, Error> {
        let mut evaluated = Bounded(Vec::new());
        self.environment
            .template_from_str(written)?
            .render_captured_to(self.scope.clone(), &mut evaluated)?;
        Ok(String::from_utf8_lossy(&evaluated.0).into_owned())
    }

    /// What a piece of a text comes to by itself; nothing where it fails.
    pub(super) fn value(&self, expression: &str) -> String {
        match self.manner {
            Manner::AsWritten => expression.to_owned(),
            Manner::Evaluated => {
                self.environment.render_str(expression, self.scope.clone()).unwrap_or_default()
            }
        }
    }

    fn report(&self, text: &TemplateText, error: &Error, findings: &mut Findings) {
        let known = Known { scope: &self.scope, words: WORDS, holders: &self.holders };
        complaint::report(text, error, &known, findings);
    }
}

/// The filters and functions of texts.
const WORDS: &[&str] = &[
    "padded",
    "thousands",
    "words",
    "roman",
    "rate",
    "date_header",
    "date_prose",
    "date_cite",
    "cite",
    "upper",
    "lower",
    "capitalize",
    "default",
    "bold",
    "italic",
    "footnote",
    "names",
    "annex",
    "period",
];

/// A text while it is evaluated, up to the longest that there may be.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, part: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + part.len() > limits::EVALUATED_TEXT {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Prints what an expression comes to: text and whole numbers. Everything else would print as the
/// engine shows it to programmers, and is refused; the detail is a key of the catalogue.
fn print_value(output: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let refused = |why: &'static str| Err(Error::new(ErrorKind::InvalidOperation, why));
    match value.kind() {
        ValueKind::Undefined => return Err(Error::from(ErrorKind::UndefinedError)),
        ValueKind::String => {}
        ValueKind::Number if value.is_integer() => {}
        ValueKind::Number => return refused("decimal"),
        _ if super::values::reads_as_text(value) => {}
        _ => return refused("not-text"),
    }
    let text = value.to_string();
    if text.len() > limits::EVALUATED_TEXT {
        return refused("too-long");
    }
    if text::unprintable(&text).iter().any(|(_, character)| !runs::is_mark(*character)) {
        return refused("unprintable");
    }
    output.write_str(&text).map_err(|_| Error::from(ErrorKind::WriteFailure))
}

/// Only `{{ … }}` means anything in a text; `{%` and `{#` are text like any other.
fn expressions_alone() -> SyntaxConfig {
    SyntaxConfig::builder()
        .block_delimiters("\u{fdd4}", "\u{fdd5}")
        .comment_delimiters("\u{fdd6}", "\u{fdd7}")
        .build()
        .expect("the delimiters are fixed, and each differs from the others")
}

fn add_document_functions(
    environment: &mut Environment<'static>,
    holders: BTreeMap<String, String>,
    labels: Vec<String>,
) {
    environment.add_function("names", move |ids: Vec<String>| {
        let name = |id: &String| holders.get(&id.to_ascii_lowercase()).cloned().ok_or_else(|| unknown(id));
        ids.iter().map(name).collect::<Result<Vec<String>, Error>>().map(|names| names.join(", "))
    });
    environment.add_function("annex", move |number: Option<usize>| {
        let label = labels.get(number.unwrap_or(1).wrapping_sub(1));
        label.cloned().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "annex"))
    });
}

fn unknown(id: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{HOLDER}{id}"))
}
