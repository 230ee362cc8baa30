//! Evaluates the texts of a document.

use std::collections::BTreeMap;
use std::io::Write;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::builtins::{self, DocumentNames};
use super::expr_errors::{self, Known};
use super::expression;
use super::labels::{self, annex_labels};
use super::scope::{self, Own};
use super::values::{self, Names, as_text};
use crate::content::document::CitedName;
use crate::content::runs::Runs;
use crate::diag::Findings;
use crate::limits;
use crate::model::{Document, DocumentKind, Plan, Profile, Repeats, TemplateText};

/// How much work one text may make; a loop without end stops here.
const FUEL: u64 = 100_000;

/// The evaluator of one document's texts.
pub(in crate::content) struct Texts {
    environment: Environment<'static>,
    syntax: SyntaxConfig,
    scope: Value,
    holders: BTreeMap<String, String>,
    cited: CitedName,
    mode: EvalMode,
}

/// How texts are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EvalMode {
    /// With the values of their expressions.
    Evaluated,
    /// With their expressions as they are written: the text of many documents at once.
    Raw,
}

impl Texts {
    /// Prepares the evaluation of the texts of a document; `profile` gives the profile of any other document of the
    /// plan.
    pub(in crate::content) fn new<'p>(
        plan: &Plan,
        own: &Own<'_>,
        profile: &dyn Fn(&Document) -> Option<&'p Profile>,
    ) -> Self {
        let document = DocumentNames {
            holders: scope::holder_names(plan),
            name_order: plan.quotas.name_order,
            annexes: annex_labels(own.document, own.profile),
        };
        let mut environment = builtins::engine_of_texts(&document);
        let syntax = expressions_alone();
        environment.set_syntax(syntax.clone());
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        environment.set_formatter(print_value);
        let names = scope::scope(plan, own);
        // The text of many documents at once is read as it is written.
        let mode = if own.id.is_for_every_unit() { EvalMode::Raw } else { EvalMode::Evaluated };
        let mut texts = Self {
            environment,
            syntax,
            scope: values::map(names.clone()),
            holders: document.holders,
            cited: CitedName::default(),
            mode: EvalMode::Evaluated,
        };
        texts.add_documents(plan, own, names, profile);
        texts.mode = mode;
        texts
    }

    /// How others cite the document.
    pub(in crate::content) fn cited(&self) -> &CitedName {
        &self.cited
    }

    /// Adds the documents of the plan to what texts can name: how they are cited is a text itself.
    fn add_documents<'p>(
        &mut self,
        plan: &Plan,
        own: &Own<'_>,
        mut names: Names,
        profile: &dyn Fn(&Document) -> Option<&'p Profile>,
    ) {
        // A text can name no report but the one that it is in.
        let is_named = |document: &&Document| match document.kind().record().repeats {
            Repeats::Once => true,
            Repeats::PerUnit => false,
            Repeats::PerPeriod | Repeats::PerFile => document.id == *own.id,
        };
        for document in plan.documents().into_iter().filter(is_named) {
            let Some(profile) = profile(document) else { continue };
            // Errors of this text are reported where it is printed.
            let issuer = self.evaluate(&document.header.issuer.cited, &mut Findings::default()).to_plain();
            let cited = labels::cited(document, &issuer, profile);
            // An extract has the number and date of its notice.
            if document.id == own.id.issued_as() {
                self.cited.clone_from(&cited);
            }
            let value = scope::document_value(document, &profile.rules, cited.printed);
            // A document in a file of its own is `document` in its own texts.
            let is_separate = document.kind() == DocumentKind::Separate;
            let name = if is_separate { "document" } else { document.kind().id() };
            names.insert(name.to_owned(), value);
        }
        let in_force = scope::in_force(plan, own, names.get("plan"));
        names.insert("in_force".to_owned(), in_force);
        self.scope = values::map(names);
    }

    /// All that a text can name.
    pub(super) fn scope(&self) -> &Value {
        &self.scope
    }

    /// A text with its expressions evaluated. What fails is a finding at the expression's place.
    pub(in crate::content) fn evaluate(&self, text: &TemplateText, findings: &mut Findings) -> Runs {
        if !text.has_expression() || self.mode == EvalMode::Raw {
            return Runs::plain(text.written());
        }
        if let Some(excess) = expression::excess_of_text(text.written(), &self.syntax) {
            expr_errors::too_large(text, excess, findings);
        } else if let Some(repeated) = expression::repetition(text.written(), &self.syntax, &self.scope) {
            expr_errors::repeated(text, &repeated, findings);
        } else {
            match self.render(text.written()) {
                Ok(evaluated) if !self.report_misuses(text, findings) => return Runs::parse(&evaluated),
                Ok(_) => {}
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

    /// The value of a single expression, empty where it fails; in raw mode the expression as it is written.
    pub(super) fn value(&self, expression: &str) -> String {
        match self.mode {
            EvalMode::Raw => expression.to_owned(),
            EvalMode::Evaluated => {
                self.environment.render_str(expression, self.scope.clone()).unwrap_or_default()
            }
        }
    }

    /// Reports the parts of expressions that the engine took for text or for a count and that are neither. Whether there
    /// is any.
    fn report_misuses(&self, text: &TemplateText, findings: &mut Findings) -> bool {
        let misuses = expression::misuses(text.written(), &self.syntax);
        for misuse in &misuses {
            expr_errors::misused(text, misuse, findings);
        }
        !misuses.is_empty()
    }

    fn report(&self, text: &TemplateText, error: &Error, findings: &mut Findings) {
        let known = Known { scope: &self.scope, holders: &self.holders };
        expr_errors::report(text, error, &known, findings);
    }
}

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

/// Prints the value of an expression.
fn print_value(output: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    output.write_str(&as_text(value)?).map_err(|_| Error::from(ErrorKind::WriteFailure))
}

/// Only `{{ … }}` means anything in a text; `{%` and `{#` are text like any other.
fn expressions_alone() -> SyntaxConfig {
    SyntaxConfig::builder()
        .block_delimiters("\u{fdd4}", "\u{fdd5}")
        .comment_delimiters("\u{fdd6}", "\u{fdd7}")
        .build()
        .expect("the delimiters are fixed, and each differs from the others")
}
