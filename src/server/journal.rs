//! The list of all changes of a project: who made which, and what each file was before and after. It is part of no output.

use std::path::Path;

use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;

use super::answer::ApiError;
use super::speech::{unwritable_text, with_catalogue};
use super::state::ServerState;
use crate::data::reason;
use crate::diag::Arguments;
use crate::disk::WritableFolder;
use crate::records::Digest;
use crate::report::Language;

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
    /// False of a change that was noted, and then could not be made.
    #[serde(rename = "made", skip_serializing_if = "Clone::clone")]
    pub(super) is_made: bool,
}

#[derive(Serialize)]
struct JournalLine<'a> {
    format: u8,
    time: String,
    #[serde(flatten)]
    note: &'a ChangeNote<'a>,
}

/// Notes a change before it is made. Where people have names, a change that cannot be noted is refused; else it is made,
/// and its reader is shown these words.
///
/// # Errors
/// When the list cannot be written, and each change has to have its author.
pub(super) fn note_first(
    shared: &ServerState,
    language: Language,
    root: &Path,
    note: &ChangeNote<'_>,
) -> Result<Option<String>, ApiError> {
    match append(root, note) {
        Ok(()) => Ok(None),
        Err(error) if shared.options.users.is_some() => {
            let refused = ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, "unnoted");
            Err(refused.with("reason", reason(&error)))
        }
        Err(error) => {
            let values = Arguments::from([("reason", unwritable_text(language, &reason(&error)).into())]);
            Ok(Some(with_catalogue(language, |catalogue| catalogue.say("serve-unnoted", &values))))
        }
    }
}

/// Notes that a change was not made after all, behind the line that says that it would be.
pub(super) fn note_failure(root: &Path, note: &ChangeNote<'_>) {
    // Where even this cannot be noted, the digests of the line before say which text was meant.
    drop(append(root, &ChangeNote { is_made: false, ..*note }));
}

fn append(root: &Path, note: &ChangeNote<'_>) -> std::io::Result<()> {
    // The one place that asks what time it is: the list is read by people who ask when.
    let line = JournalLine { format: 1, time: Timestamp::now().to_string(), note };
    let line = serde_json::to_string(&line).map_err(std::io::Error::other)?;
    WritableFolder::new(root)?.below(FOLDER)?.append_line(FILE, &line)
}
