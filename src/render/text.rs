//! Evaluating the texts of a plan.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::filters;
use super::runs::{self, Runs};
use super::scope;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Plan, Profile, TemplateText};
use crate::text;

/// How much work one text may make; a loop without end stops here.
const FUEL: u64 = 100_000;

/// The evaluator of one plan's texts.
pub(super) struct Texts {
    environment: Environment<'static>,
    scope: Value,
    holders: BTreeMap<String, String>,
}

impl Texts {
    /// For the texts of a plan.
    pub(super) fn new(plan: &Plan, profile: &Profile) -> Self {
        // Empty: of the engine's own filters, functions and tests a text has those alone that make
        // sense in one, so that what a finding lists is all there is.
        let mut environment = Environment::empty();
        environment.set_syntax(expressions_alone());
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
        add_plan_functions(&mut environment, holders.clone(), super::annex_labels(plan, profile));
        Self { environment, scope: scope::scope(plan, profile), holders }
    }

    /// A text with its expressions evaluated. What fails is a finding at the expression's place.
    pub(super) fn evaluate(&self, text: &TemplateText, findings: &mut Findings) -> Runs {
        if !text.has_expression() {
            return Runs::plain(text.written());
        }
        match self.environment.render_str(text.written(), self.scope.clone()) {
            Ok(evaluated) => Runs::parse(&evaluated),
            Err(error) => {
                findings.push(self.finding(text, &error));
                Runs::plain(text.written())
            }
        }
    }

    fn finding(&self, text: &TemplateText, error: &Error) -> Finding {
        let expression = expression_of(text.written(), error);
        let place = text.place().of_value(text.written(), expression.clone());
        let said = text.written().get(expression).unwrap_or_default();
        let detail = error.detail().unwrap_or_default();
        match error.kind() {
            ErrorKind::SyntaxError => Finding::at(Code::ExpressionSyntax, &place)
                .with("kind", syntax_kind(detail))
                .with("detail", detail),
            ErrorKind::UndefinedError => self.unknown_name(Finding::at(Code::UnknownName, &place), said),
            ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest => {
                let name = said.rsplit('|').next().unwrap_or(said);
                let name = name.trim_start().split(|c: char| !is_name(c)).next().unwrap_or(said);
                let known = FILTERS.iter().chain(FUNCTIONS).copied();
                Finding::at(Code::UnknownName, &place).with("name", name).with_known(name, known)
            }
            _ => match detail.strip_prefix(HOLDER) {
                Some(id) => self.unknown_holder(text, id),
                None => Finding::at(Code::ExpressionFailed, &place)
                    .with("expression", said)
                    .with("detail", if detail.is_empty() { "work" } else { detail }),
            },
        }
    }

    /// A unit or organisation that is named in a text, at its id.
    fn unknown_holder(&self, text: &TemplateText, id: &str) -> Finding {
        let written = text.written();
        let quoted = |quote: char| written.find(&format!("{quote}{id}{quote}")).map(|at| at + 1);
        let at = quoted('"').or_else(|| quoted('\''));
        let range = at.map_or(0..written.len(), |at| at..at + id.len());
        let finding = Finding::at(Code::UnknownId, &text.place().of_value(written, range)).with("id", id);
        finding.with_known(id, self.holders.keys().map(String::as_str))
    }

    /// Says which part of a path like `quota.admisions.total` is unknown, and what stands there.
    fn unknown_name(&self, finding: Finding, said: &str) -> Finding {
        let mut value = self.scope.clone();
        for name in path_of(said) {
            match value.get_attr(name) {
                Ok(inner) if !inner.is_undefined() => value = inner,
                _ => {
                    let known = value.try_iter().map(|keys| keys.map(|key| key.to_string()).collect());
                    let known: Vec<String> = known.unwrap_or_default();
                    return finding.with("name", name).with_known(name, known.iter().map(String::as_str));
                }
            }
        }
        finding.with("name", said).with_known(said, [])
    }
}

const FILTERS: &[&str] = &[
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
];
const FUNCTIONS: &[&str] = &["bold", "italic", "footnote", "names", "annex", "period"];

/// The longest value that an expression prints, in bytes: the names of all units of a province fit.
const LONGEST: usize = 1 << 18;

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
    if text.len() > LONGEST {
        return refused("too-long");
    }
    if text::unprintable(&text).iter().any(|(_, character)| !runs::is_mark(*character)) {
        return refused("unprintable");
    }
    output.write_str(&text).map_err(|_| Error::from(ErrorKind::WriteFailure))
}

/// The usual ways of breaking an expression, which have words of their own in the catalogue.
fn syntax_kind(detail: &str) -> &'static str {
    if detail.contains("unexpected end of input") {
        "unclosed"
    } else if detail.contains("recursion") {
        "nested"
    } else {
        "other"
    }
}

/// Only `{{ … }}` means anything in a text; `{%` and `{#` are text like any other.
fn expressions_alone() -> SyntaxConfig {
    SyntaxConfig::builder()
        .block_delimiters("\u{fdd4}", "\u{fdd5}")
        .comment_delimiters("\u{fdd6}", "\u{fdd7}")
        .build()
        .expect("the delimiters are fixed, and each differs from the others")
}

fn add_plan_functions(
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

/// Before the id of a unit or organisation in the detail of an error.
const HOLDER: &str = "holder ";

fn unknown(id: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{HOLDER}{id}"))
}

/// The byte range of the expression that an error is about: where the engine points, widened to the
/// whole path of names.
fn expression_of(written: &str, error: &Error) -> std::ops::Range<usize> {
    let pointed = error.range().unwrap_or(0..written.len());
    let is_path = |c: char| is_name(c) || c == '.';
    let (Some(before), Some(after)) = (written.get(..pointed.end), written.get(pointed.end..)) else {
        return 0..written.len();
    };
    // What is not closed is marked where it opens: the engine notices at the end of the text.
    if error.kind() == ErrorKind::SyntaxError && syntax_kind(error.detail().unwrap_or_default()) == "unclosed"
    {
        return written.rfind("{{").unwrap_or(pointed.start)..written.len();
    }
    if error.kind() != ErrorKind::UndefinedError {
        return pointed;
    }
    let start = before.trim_end_matches(is_path).len().min(pointed.start);
    let end = pointed.end + after.find(|c| !is_path(c)).unwrap_or(after.len());
    start..end
}

fn is_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn path_of(said: &str) -> impl Iterator<Item = &str> {
    let path =
        said.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).find(|part| !part.is_empty());
    path.unwrap_or_default().split('.').filter(|name| !name.is_empty())
}
