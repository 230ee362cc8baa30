//! Findings and results as lines of JSON, for other programs. Every line says `format: 1` and what it is.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::explanation::Explanation;
use crate::diag::{Argument, Finding, Related, Severity};
use crate::source::Place;

#[derive(Serialize)]
struct PlaceLine {
    file: String,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct RelatedLine {
    #[serde(flatten)]
    place: PlaceLine,
    label: Option<String>,
}

#[derive(Serialize)]
struct FindingLine<'a> {
    format: u8,
    kind: &'static str,
    code: &'a str,
    severity: &'static str,
    accepted: bool,
    reason: Option<&'a str>,
    message: String,
    help: Option<String>,
    place: Option<PlaceLine>,
    related: Vec<RelatedLine>,
    arguments: std::collections::BTreeMap<&'a str, ArgumentValue<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ArgumentValue<'a> {
    Count(u64),
    Text(&'a str),
}

/// A finding as one line: code, severity, words, place and values.
pub fn finding_json(catalogue: &Catalogue, finding: &Finding) -> String {
    line(&FindingLine {
        format: 1,
        kind: "finding",
        code: finding.code().id(),
        severity: severity(finding.severity()),
        accepted: finding.accepted().is_some(),
        reason: finding.accepted(),
        message: catalogue.finding(finding),
        help: catalogue.help(finding),
        place: finding.place().map(place_line),
        related: finding.others().iter().map(|other| related(catalogue, finding, other)).collect(),
        arguments: finding.arguments().iter().map(|(name, value)| (*name, argument(value))).collect(),
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn argument(argument: &Argument) -> ArgumentValue<'_> {
    match argument {
        Argument::Count(count) => ArgumentValue::Count(*count),
        Argument::Text(text) => ArgumentValue::Text(text),
    }
}

fn related(catalogue: &Catalogue, finding: &Finding, related: &Related) -> RelatedLine {
    let label = catalogue.attribute(finding.code().id(), related.label, finding.arguments());
    RelatedLine { place: place_line(&related.place), label }
}

fn place_line(place: &Place) -> PlaceLine {
    let (line, column) = place.line_column();
    PlaceLine { file: place.source().path().to_owned(), line, column }
}

#[derive(Serialize)]
struct OutputLine<'a> {
    format: u8,
    kind: &'static str,
    plan: &'a str,
    path: &'a str,
    pages: Option<usize>,
}

/// A file that was written, as one line; `plan` is empty for a file of no plan.
pub fn output_json(plan: &str, path: &str, pages: Option<usize>) -> String {
    line(&OutputLine { format: 1, kind: "output", plan, path, pages })
}

/// A font face, as `kehoach fonts --json` lists it.
#[derive(Serialize)]
pub struct FaceLine<'a> {
    /// Its family.
    pub family: &'a str,
    /// 100 to 900.
    pub weight: u16,
    /// `normal`, `italic` or `oblique`.
    pub style: &'a str,
    /// The file; none for a face that is part of the program.
    pub path: Option<&'a str>,
    /// Whether documents are set in it.
    pub chosen: bool,
    /// How many Vietnamese letters it lacks.
    pub missing_vietnamese: usize,
}

#[derive(Serialize)]
struct Line<'a, T> {
    format: u8,
    kind: &'static str,
    #[serde(flatten)]
    rest: &'a T,
}

/// A font face, as one line.
pub fn face_json(face: &FaceLine<'_>) -> String {
    line(&Line { format: 1, kind: "face", rest: face })
}

#[derive(Serialize)]
struct ExplanationLine<'a> {
    code: &'a str,
    severity: &'static str,
    fixed: bool,
    rule: &'a str,
    reason: &'a str,
    source: Option<&'a str>,
    wrong: String,
    right: String,
}

/// The explanation of a code, as one line; `fixed` where it can neither be accepted nor graded.
pub fn explanation_json(explanation: &Explanation) -> String {
    let Explanation { code, rule, reason, source, wrong, right } = explanation;
    let rest = ExplanationLine {
        code: code.id(),
        severity: severity(code.severity()),
        fixed: code.is_fixed(),
        rule,
        reason,
        source: *source,
        wrong: wrong.join("\n"),
        right: right.join("\n"),
    };
    line(&Line { format: 1, kind: "explanation", rest: &rest })
}

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Summary {
    /// How many plans were looked at.
    pub plans: usize,
    /// How many files were written.
    pub documents: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
    /// Findings that are accepted, and counted nowhere else.
    pub accepted: usize,
}

/// The end of a run, as one line.
pub fn summary_json(summary: &Summary) -> String {
    line(&Line { format: 1, kind: "summary", rest: summary })
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings, numbers and maps by string always serialise")
}
