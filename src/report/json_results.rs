//! Lines of JSON of single commands, and the summary with which the lines of every command end.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::json::line_of;
use crate::data::shown;

/// What a run did with the documents of plans.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct PlanCounts {
    /// How many plans were looked at.
    pub plans: usize,
    /// How many files were written, or would be.
    pub written: usize,
    /// How many documents were left as they were.
    pub fresh: usize,
    /// How many files were removed, or would be.
    pub removed: usize,
}

/// The counts of a run.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Summary {
    /// How many lines of results there are; findings and the summary are none.
    pub results: usize,
    /// What was done with plans, by commands that go through them.
    #[serde(flatten)]
    pub plans: Option<PlanCounts>,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
    /// Accepted findings, which are not among the other counts.
    pub accepted: usize,
}

#[derive(Serialize)]
struct SummaryLine<'a> {
    command: &'a str,
    status: u8,
    #[serde(flatten)]
    summary: &'a Summary,
}

/// The summary of a run of a command with its exit status, as one line.
pub fn summary_json(command: &str, status: u8, summary: &Summary) -> String {
    line_of("summary", &SummaryLine { command, status, summary })
}

#[derive(Serialize)]
struct TemplateLine<'a> {
    path: &'a str,
    role: &'a str,
}

/// A built-in template, as one line.
pub fn template_json(path: &str, role: &str) -> String {
    line_of("template", &TemplateLine { path, role })
}

#[derive(Serialize)]
struct SchemaLine<'a> {
    id: &'a str,
    schema: Option<Value>,
}

/// A kind of file with its schema, or without it in a list, as one line.
pub fn schema_json(id: &str, schema: Option<&str>) -> String {
    let schema = schema.and_then(|text| serde_json::from_str(text).ok());
    line_of("schema", &SchemaLine { id, schema })
}

#[derive(Serialize)]
struct PlainTextLine<'a> {
    text: &'a str,
}

/// A text for people or for a shell, as one line: a help page, a man page, a script of completions.
pub fn text_json(text: &str) -> String {
    line_of("text", &PlainTextLine { text })
}

#[derive(Serialize)]
struct RevisedLine<'a> {
    path: String,
    set: u32,
    into: &'a str,
}

/// A document that is a draft again, or no longer one, as one line.
pub fn revised_json(path: &Path, set: u32, into: &str) -> String {
    line_of("revised", &RevisedLine { path: shown(path), set, into })
}
