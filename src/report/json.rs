//! Findings and results as lines of JSON, for other programs. Every line says `format: 1` and what it is.

use std::path::PathBuf;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::explanation::Explanation;
use crate::build::{
    Damage, Difference, Issue, Listed, ListedState, Misplacement, Output, Reason, Rebuilt, RebuiltState,
    State, Verified,
};
use crate::data::shown;
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
    plan: &'a str,
    path: &'a str,
    pages: Option<usize>,
    reasons: Vec<ReasonPart<'a>>,
}

#[derive(Serialize)]
struct ReasonPart<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

fn reason_part(reason: &Reason) -> ReasonPart<'_> {
    let bare = ReasonPart { kind: reason.id(), name: None, before: None, after: None, file: None };
    match reason {
        Reason::Value { name, before, after } => {
            ReasonPart { name: Some(name), before: before.as_deref(), after: after.as_deref(), ..bare }
        }
        Reason::Text { file, path } => ReasonPart { file: Some(file), name: Some(path), ..bare },
        Reason::File { file } => ReasonPart { file: Some(file), ..bare },
        _ => bare,
    }
}

/// What happened to a file of an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It was written: `output`.
    Written,
    /// It would be written: `stale`.
    Stale,
    /// It was removed: `removed`.
    Removed,
    /// It would be removed: `gone`.
    Gone,
}

/// A file of an output and what happened to it, as one line; `plan` is empty for a file of no plan.
pub fn output_json(event: Event, plan: &str, path: &str, output: Option<&Output>) -> String {
    let kind = match event {
        Event::Written => "output",
        Event::Stale => "stale",
        Event::Removed => "removed",
        Event::Gone => "gone",
    };
    let reasons = output.iter().flat_map(|output| &output.reasons).map(reason_part).collect();
    let pages = output.and_then(|output| output.pages);
    line(&Line { format: 1, kind, rest: &OutputLine { plan, path, pages, reasons } })
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

#[derive(Serialize)]
struct MendLine<'a> {
    path: &'a str,
    findings: usize,
    diff: &'a str,
}

/// What mends findings in a file, as one line; `diff` is in the unified form.
pub fn mend_json(path: &str, findings: usize, diff: &str) -> String {
    line(&Line { format: 1, kind: "mend", rest: &MendLine { path, findings, diff } })
}

#[derive(Serialize)]
struct IssueLine<'a> {
    plan: &'a str,
    document: String,
    set: u32,
    number: Option<&'a str>,
    date: String,
    paths: Vec<String>,
    touched: Vec<TouchedPart<'a>>,
}

#[derive(Serialize)]
struct TouchedPart<'a> {
    document: &'a str,
    set: u32,
    reasons: Vec<ReasonPart<'a>>,
}

/// A document that was issued, or would be, as one line.
pub fn issue_json(issue: &Issue, is_dry_run: bool) -> String {
    let touched = issue.touched.iter().map(|touched| TouchedPart {
        document: &touched.stem,
        set: touched.set,
        reasons: touched.reasons.iter().map(reason_part).collect(),
    });
    let rest = IssueLine {
        plan: &issue.plan,
        document: issue.document.to_string(),
        set: issue.set,
        number: issue.reference.as_deref(),
        date: issue.date.to_string(),
        paths: issue.files.iter().map(|path| shown(path)).collect(),
        touched: touched.collect(),
    };
    line(&Line { format: 1, kind: if is_dry_run { "would-issue" } else { "issued" }, rest: &rest })
}

#[derive(Serialize)]
struct ListedLine<'a> {
    issuer: &'a str,
    r#type: Option<&'a str>,
    number: Option<u32>,
    symbol: &'a str,
    date: &'a str,
    title: &'a str,
    state: &'static str,
    replaced_by: Option<&'a str>,
    plan: Option<&'a str>,
    document: Option<&'a str>,
    set: Option<u32>,
}

/// A document of a project, as one line.
pub fn listed_json(listed: &Listed) -> String {
    let replaced_by = match &listed.state {
        ListedState::Replaced(by) => Some(by.as_str()),
        _ => None,
    };
    let rest = ListedLine {
        issuer: &listed.issuer,
        r#type: (!listed.kind.is_empty()).then_some(&listed.kind),
        number: listed.number,
        symbol: &listed.symbol,
        date: &listed.date,
        title: &listed.title,
        state: listed.state.id(),
        replaced_by,
        plan: listed.plan.as_deref(),
        document: listed.document.as_deref(),
        set: listed.set,
    };
    line(&Line { format: 1, kind: "document", rest: &rest })
}

#[derive(Serialize)]
struct RebuiltLine<'a> {
    path: String,
    state: &'static str,
    plan: Option<&'a str>,
    document: Option<String>,
    set: Option<u32>,
    program: &'a str,
    files: Vec<String>,
    extra: Vec<String>,
    differences: Vec<DifferencePart<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    misplaced: Option<MisplacedPart<'a>>,
}

#[derive(Serialize)]
struct DifferencePart<'a> {
    key: &'a str,
    recorded: &'a str,
    found: &'a str,
}

#[derive(Serialize)]
struct MisplacedPart<'a> {
    set: Option<u32>,
    plan: Option<&'a str>,
}

/// An issued set that was looked through, as one line.
pub fn rebuilt_json(rebuilt: &Rebuilt) -> String {
    let none = Damage::default();
    let damage = if let RebuiltState::Damaged(damage) = &rebuilt.state { damage } else { &none };
    let files = if let RebuiltState::Other(files) = &rebuilt.state { files } else { &damage.changed };
    let shown_all = |files: &[PathBuf]| files.iter().map(|path| shown(path)).collect();
    let differences = damage.differences.iter();
    let misplaced = match &rebuilt.state {
        RebuiltState::Misplaced(Misplacement::Name) => Some(MisplacedPart { set: None, plan: None }),
        RebuiltState::Misplaced(Misplacement::Number(set)) => {
            Some(MisplacedPart { set: Some(*set), plan: None })
        }
        RebuiltState::Misplaced(Misplacement::Plan(plan)) => {
            Some(MisplacedPart { set: None, plan: Some(plan) })
        }
        _ => None,
    };
    let head = rebuilt.head.as_ref();
    let rest = RebuiltLine {
        path: shown(&rebuilt.folder),
        state: rebuilt.state.id(),
        plan: head.map(|head| head.plan.as_str()),
        document: head.map(|head| head.document.to_string()),
        set: head.map(|head| head.set),
        program: &rebuilt.program,
        files: shown_all(files),
        extra: shown_all(&damage.extra),
        differences: differences
            .map(|Difference { key, recorded, found }| DifferencePart { key, recorded, found })
            .collect(),
        misplaced,
    };
    line(&Line { format: 1, kind: "set", rest: &rest })
}

#[derive(Serialize)]
struct VerifiedLine<'a> {
    path: String,
    state: &'static str,
    plan: Option<&'a str>,
    document: Option<&'a str>,
    revision: Option<&'a str>,
    data: Option<&'a str>,
    program: Option<&'a str>,
    reasons: Vec<ReasonPart<'a>>,
}

/// A PDF that was verified, as one line.
pub fn verified_json(verified: &Verified) -> String {
    let imprint = verified.imprint.as_ref();
    let reasons = match &verified.state {
        State::Stale(reasons) => reasons.iter().map(reason_part).collect(),
        _ => Vec::new(),
    };
    let rest = VerifiedLine {
        path: shown(&verified.path),
        state: verified.state.id(),
        plan: imprint.map(|imprint| imprint.plan.as_str()),
        document: imprint.map(|imprint| imprint.document.as_str()),
        revision: imprint.map(|imprint| imprint.state.as_str()),
        data: imprint.map(|imprint| imprint.data.as_str()),
        program: imprint.map(|imprint| imprint.program.as_str()),
        reasons,
    };
    line(&Line { format: 1, kind: "verified", rest: &rest })
}

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Summary {
    /// How many plans were looked at.
    pub plans: usize,
    /// How many files were written.
    pub documents: usize,
    /// How many documents were left as they were.
    pub fresh: usize,
    /// How many files were removed.
    pub removed: usize,
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

/// Any line: what it is, and what it says.
pub(super) fn line_of(kind: &'static str, rest: &impl Serialize) -> String {
    line(&Line { format: 1, kind, rest })
}
