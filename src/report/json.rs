//! Findings and results as lines of JSON, for other programs. Each line has its `format` and a `kind`.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::Number;

use super::catalogue::Catalogue;
use super::change_reason::{file_name, value_name};
use super::finding::FindingTexts;
use super::json_format::format_of;
use crate::archive::{
    Damage, Difference, Issue, Listed, ListedState, Misplacement, OpenPromise, SetState, VerifiedFile,
    VerifiedFileState, VerifiedSet,
};
use crate::data::shown;
use crate::diag::{Argument, DataChange, Finding, Related, Severity};
use crate::model::NumberFormat;
use crate::pipeline::{Output, Reason};
use crate::source::{Place, Position};

#[derive(Serialize)]
pub(super) struct PlaceLine {
    path: String,
    #[serde(flatten)]
    position: PositionLine,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PositionLine {
    Line { line: usize, column: usize },
    Cell { sheet: String, cell: String },
    Word { at: String },
}

#[derive(Serialize)]
struct RelatedLine {
    #[serde(flatten)]
    place: PlaceLine,
    label: Option<String>,
}

#[derive(Serialize)]
struct FindingLine<'a> {
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

/// A finding as one line: code, severity, texts, place and arguments.
pub fn finding_json(catalogue: &Catalogue, finding: &Finding) -> String {
    let texts = FindingTexts::new(catalogue, finding);
    let rest = FindingLine {
        code: finding.code().id(),
        severity: severity(finding.severity()),
        accepted: finding.accepted().is_some(),
        reason: finding.accepted(),
        message: texts.message(),
        help: texts.help(),
        place: finding.place().map(place_line),
        related: finding.others().iter().map(|other| related(&texts, other)).collect(),
        arguments: texts.arguments.iter().map(|(name, value)| (*name, argument(value))).collect(),
    };
    line_of("finding", &rest)
}

pub(super) fn severity(severity: Severity) -> &'static str {
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
        // `FindingTexts` makes text of them first.
        Argument::Changes(_) => ArgumentValue::Text(""),
    }
}

fn related(texts: &FindingTexts<'_>, related: &Related) -> RelatedLine {
    RelatedLine { place: place_line(&related.place), label: texts.label(related) }
}

pub(super) fn place_line(place: &Place) -> PlaceLine {
    let position = match place.position() {
        Position::Line { line, column } => PositionLine::Line { line, column },
        Position::Cell(address) => PositionLine::Cell { cell: address.cell(), sheet: address.sheet },
        Position::Word(address) => PositionLine::Word { at: address.to_string() },
    };
    PlaceLine { path: place.source().path().to_owned(), position }
}

#[derive(Serialize)]
struct OutputLine<'a> {
    plan: &'a str,
    path: &'a str,
    pages: Option<usize>,
    reasons: Vec<ReasonPart>,
}

#[derive(Serialize)]
struct ReasonPart {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
}

fn reason_part(reason: &Reason) -> ReasonPart {
    let bare = ReasonPart { kind: reason.id(), name: None, before: None, after: None, path: None };
    match reason {
        Reason::Data(DataChange::Value(change)) => ReasonPart {
            name: Some(value_name(change)),
            before: change.before.clone(),
            after: change.after.clone(),
            ..bare
        },
        Reason::Data(DataChange::Text { file, path, .. }) => {
            ReasonPart { path: Some(file_name(file).to_owned()), name: Some(path.to_string()), ..bare }
        }
        Reason::Data(DataChange::File { file }) => {
            ReasonPart { path: Some(file_name(file).to_owned()), ..bare }
        }
        _ => bare,
    }
}

/// The action of a run on an output file.
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

/// An output file and what happens to it, as one line; `plan` is empty for a file of no plan.
pub fn output_json(event: Event, plan: &str, path: &str, output: Option<&Output>) -> String {
    let kind = match event {
        Event::Written => "output",
        Event::Stale => "stale",
        Event::Removed => "removed",
        Event::Gone => "gone",
    };
    let reasons = output.iter().flat_map(|output| &output.reasons).map(reason_part).collect();
    let pages = output.and_then(|output| output.pages);
    line_of(kind, &OutputLine { plan, path, pages, reasons })
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
pub(super) struct JsonLine<'a, T> {
    pub(super) format: u8,
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) rest: &'a T,
}

/// A font face, as one line.
pub fn face_json(face: &FaceLine<'_>) -> String {
    line_of("face", face)
}

#[derive(Serialize)]
struct FileChangeLine<'a> {
    path: &'a str,
    changes: usize,
    diff: &'a str,
}

/// The fixes of a file, as one line; `diff` is a unified diff.
pub fn fix_json(path: &str, changes: usize, diff: &str) -> String {
    line_of("mend", &FileChangeLine { path, changes, diff })
}

/// The figures that an import changes in a file, as one line; `diff` is a unified diff.
pub fn import_json(path: &str, changes: usize, diff: &str) -> String {
    line_of("import", &FileChangeLine { path, changes, diff })
}

#[derive(Serialize)]
struct IssueLine<'a> {
    plan: &'a str,
    document: String,
    set: u32,
    reference: Option<&'a str>,
    date: String,
    profile: Option<&'a str>,
    promises: Vec<PromisePart<'a>>,
    paths: Vec<String>,
    touched: Vec<AffectedPart<'a>>,
}

#[derive(Serialize)]
struct PromisePart<'a> {
    quota: &'a str,
    least: Option<Number>,
    total: Option<Number>,
}

#[derive(Serialize)]
struct AffectedPart<'a> {
    stem: &'a str,
    set: u32,
    reasons: Vec<ReasonPart>,
}

/// Whether a command did what it reports, or would do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunMode {
    /// It was done.
    Real,
    /// It would be done.
    Dry,
}

impl RunMode {
    /// The mode of a run with the option `--dry-run`, or without it.
    pub fn from_dry_run(is_dry_run: bool) -> Self {
        if is_dry_run { Self::Dry } else { Self::Real }
    }

    /// Whether nothing is written.
    pub fn is_dry(self) -> bool {
        self == Self::Dry
    }
}

/// A document that was issued or, in a dry run, would be, as one line.
pub fn issue_json(issue: &Issue, mode: RunMode) -> String {
    let kind = match mode {
        RunMode::Real => "issued",
        RunMode::Dry => "would-issue",
    };
    let affected = issue.affected.iter().map(|affected| AffectedPart {
        stem: &affected.stem,
        set: affected.set,
        reasons: affected.reasons.iter().map(reason_part).collect(),
    });
    let rest = IssueLine {
        plan: &issue.plan,
        document: issue.document.to_string(),
        set: issue.set,
        reference: issue.reference.as_deref(),
        date: issue.date.to_string(),
        profile: issue.profile.as_ref().map(|profile| profile.id.as_str()),
        promises: issue.promises.iter().map(promise_part).collect(),
        paths: issue.files.iter().map(|path| shown(path)).collect(),
        touched: affected.collect(),
    };
    line_of(kind, &rest)
}

fn promise_part(promise: &OpenPromise) -> PromisePart<'_> {
    let number = |number: u64| json_number(number.into(), &promise.format);
    PromisePart { quota: &promise.quota, least: number(promise.least), total: number(promise.total) }
}

/// A number as JSON has it: whole, or with its decimals.
pub(super) fn json_number(number: i128, format: &NumberFormat) -> Option<Number> {
    if format.decimals() == 0 {
        return Number::from_i128(number);
    }
    let written = format.typed(u64::try_from(number.unsigned_abs()).ok()?).replace(',', ".");
    let size: f64 = written.parse().ok()?;
    Number::from_f64(if number < 0 { -size } else { size })
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
    line_of("document", &rest)
}

#[derive(Serialize)]
struct RebuiltLine<'a> {
    path: String,
    result: &'static str,
    plan: Option<&'a str>,
    document: Option<String>,
    set: Option<u32>,
    program: &'a str,
    changed: Vec<String>,
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

/// An issued set that was verified, as one line.
pub fn verified_set_json(verified: &VerifiedSet) -> String {
    let none = Damage::default();
    let damage = if let SetState::Damaged(damage) = &verified.state { damage } else { &none };
    let files = if let SetState::Other(files) = &verified.state { files } else { &damage.changed };
    let shown_all = |files: &[PathBuf]| files.iter().map(|path| shown(path)).collect();
    let differences = damage.differences.iter();
    let misplaced = match &verified.state {
        SetState::Misplaced(Misplacement::Name) => Some(MisplacedPart { set: None, plan: None }),
        SetState::Misplaced(Misplacement::Number(set)) => Some(MisplacedPart { set: Some(*set), plan: None }),
        SetState::Misplaced(Misplacement::Plan(plan)) => Some(MisplacedPart { set: None, plan: Some(plan) }),
        _ => None,
    };
    let head = verified.head.as_ref();
    let rest = RebuiltLine {
        path: shown(&verified.folder),
        result: verified.state.id(),
        plan: head.map(|head| head.plan.as_str()),
        document: head.map(|head| head.document.to_string()),
        set: head.map(|head| head.set),
        program: &verified.program,
        changed: shown_all(files),
        extra: shown_all(&damage.extra),
        differences: differences
            .map(|Difference { key, recorded, found }| DifferencePart { key, recorded, found })
            .collect(),
        misplaced,
    };
    line_of("set", &rest)
}

#[derive(Serialize)]
struct VerifiedLine<'a> {
    path: String,
    stem: Option<String>,
    result: &'static str,
    plan: Option<&'a str>,
    document: Option<String>,
    state: Option<&'static str>,
    data: Option<String>,
    program: Option<&'a str>,
    reasons: Vec<ReasonPart>,
}

/// A PDF that was verified, as one line.
pub fn verified_json(verified: &VerifiedFile) -> String {
    let provenance = verified.provenance.as_ref();
    let reasons = match &verified.state {
        VerifiedFileState::Stale(reasons) => reasons.iter().map(reason_part).collect(),
        _ => Vec::new(),
    };
    let rest = VerifiedLine {
        path: shown(&verified.path),
        stem: provenance.map(|provenance| provenance.document.stem()),
        result: verified.state.id(),
        plan: provenance.map(|provenance| provenance.plan.as_str()),
        document: provenance.map(|provenance| provenance.document.document.to_string()),
        state: provenance.map(|provenance| provenance.state.id()),
        data: provenance.map(|provenance| provenance.data.to_string()),
        program: provenance.map(|provenance| provenance.program.as_str()),
        reasons,
    };
    line_of("verified", &rest)
}

pub(super) fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings, numbers and maps by string always serialise")
}

/// A line of a kind.
pub(super) fn line_of(kind: &'static str, rest: &impl Serialize) -> String {
    line(&JsonLine { format: format_of(kind), kind, rest })
}
