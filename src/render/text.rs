//! Evaluating the texts of a plan.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};

use super::filters;
use super::runs::Runs;
use super::scope;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Plan, Profile, TemplateText};

/// How much work one text may make; a loop without end stops here.
const FUEL: u64 = 100_000;

/// The evaluator of one plan's texts.
pub(super) struct Texts {
    environment: Environment<'static>,
    scope: Value,
}

impl Texts {
    /// For the texts of a plan.
    pub(super) fn new(plan: &Plan, profile: &Profile) -> Self {
        let mut environment = Environment::new();
        environment.set_syntax(expressions_alone());
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        filters::add_filters(&mut environment);
        filters::add_functions(&mut environment);
        add_plan_functions(&mut environment, plan, profile);
        Self { environment, scope: scope::scope(plan, profile) }
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
        match error.kind() {
            ErrorKind::SyntaxError => {
                Finding::at(Code::ExpressionSyntax, &place).with("detail", error.detail().unwrap_or_default())
            }
            ErrorKind::UndefinedError => self.unknown_name(Finding::at(Code::UnknownName, &place), said),
            ErrorKind::UnknownFilter | ErrorKind::UnknownFunction => {
                let name = error.detail().and_then(|detail| detail.split_whitespace().nth(1)).unwrap_or(said);
                let known = FILTERS.iter().chain(FUNCTIONS).copied();
                Finding::at(Code::UnknownName, &place).with("name", name).with_known(name, known)
            }
            _ => Finding::at(Code::ExpressionFailed, &place)
                .with("expression", said)
                .with("detail", error.detail().unwrap_or_default()),
        }
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
];
const FUNCTIONS: &[&str] = &["bold", "italic", "footnote", "names", "annex", "period"];

/// Only `{{ … }}` means anything in a text; `{%` and `{#` are text like any other.
fn expressions_alone() -> SyntaxConfig {
    SyntaxConfig::builder()
        .block_delimiters("\u{fdd4}", "\u{fdd5}")
        .comment_delimiters("\u{fdd6}", "\u{fdd7}")
        .build()
        .expect("the delimiters are fixed, and each differs from the others")
}

fn add_plan_functions(environment: &mut Environment<'static>, plan: &Plan, profile: &Profile) {
    let holders = scope::holder_names(plan);
    environment.add_function("names", move |ids: Vec<String>| {
        let name = |id: &String| holders.get(id).cloned().ok_or_else(|| unknown_holder(id));
        ids.iter().map(name).collect::<Result<Vec<String>, Error>>().map(|names| names.join(", "))
    });
    let labels: Vec<String> = super::annex_labels(plan, profile);
    environment.add_function("annex", move |number: Option<usize>| {
        let label = labels.get(number.unwrap_or(1).wrapping_sub(1));
        label.cloned().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "annex"))
    });
}

fn unknown_holder(id: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("holder {id}"))
}

/// The byte range of the expression that an error is about: where the engine points, widened to the
/// whole path of names.
fn expression_of(written: &str, error: &Error) -> std::ops::Range<usize> {
    let pointed = error.range().unwrap_or(0..written.len());
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let (Some(before), Some(after)) = (written.get(..pointed.end), written.get(pointed.end..)) else {
        return 0..written.len();
    };
    if error.kind() != ErrorKind::UndefinedError {
        return pointed;
    }
    let start = before.trim_end_matches(is_path).len().min(pointed.start);
    let end = pointed.end + after.find(|c| !is_path(c)).unwrap_or(after.len());
    start..end
}

fn path_of(said: &str) -> impl Iterator<Item = &str> {
    let path =
        said.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).find(|part| !part.is_empty());
    path.unwrap_or_default().split('.').filter(|name| !name.is_empty())
}
