//! The list of all changes of a project: who made which, and what each file was before and after. It is part of no output.

use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use crate::disk::WritableFolder;
use crate::records::Digest;

/// The folder of a project that the list is in.
const FOLDER: &str = ".kehoach";

/// The list, a line of JSON for each change.
const FILE: &str = "changes.jsonl";

/// A change as it is noted.
#[derive(Serialize)]
pub(super) struct ChangeNote<'a> {
    /// Who made it; empty where people have no names.
    pub(super) user: &'a str,
    /// `edits`, `undo`, `redo`, `fix`, `accept`, or the name of a command.
    pub(super) command: &'a str,
    /// The plan.
    pub(super) plan: &'a str,
    /// The file, as people see it; none of a command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<Digest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<Digest>,
    /// The arguments of a command.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) arguments: &'a [String],
}

#[derive(Serialize)]
struct JournalLine<'a> {
    format: u8,
    time: String,
    #[serde(flatten)]
    note: &'a ChangeNote<'a>,
}

/// Notes a change in the list of a project.
///
/// # Errors
/// When the list cannot be written.
pub(super) fn note(root: &Path, note: &ChangeNote<'_>) -> std::io::Result<()> {
    // The one place that asks what time it is: the list is read by people who ask when.
    let line = JournalLine { format: 1, time: Timestamp::now().to_string(), note };
    let line = serde_json::to_string(&line).map_err(std::io::Error::other)?;
    WritableFolder::new(root)?.below(FOLDER)?.append_line(FILE, &line)
}
