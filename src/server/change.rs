//! Changes of files: made whole or not at all, compared with what was read, noted, and taken back.

use std::sync::PoisonError;
use std::time::Instant;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::answer::{ApiError, ApiResult};
use super::history::{HistoryKey, MadeChange, MadeChanges};
use super::jobs::Job;
use super::journal::{ChangeNote, note_failure, note_first};
use super::plan_files::{PlanFile, PlanPlace, digest, read};
use super::sessions::UserSession;
use super::state::ServerState;
use super::users::UserRole;
use crate::data::reason;
use crate::disk::{Refusal, link_below, or_current};
use crate::edits::FileChange;
use crate::records::Digest;
use crate::source::Source;

/// A change that is to be made.
pub(super) struct NewChange<'a> {
    pub(super) session: &'a UserSession,
    pub(super) place: &'a PlanPlace,
    pub(super) file: &'a PlanFile,
    /// The name of what is done: `edits`, `fix`.
    pub(super) command: &'static str,
    pub(super) before: &'a str,
    pub(super) after: &'a str,
    /// The field that is typed in, where it is one.
    pub(super) field: Option<String>,
}

/// Which way a change is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Undo,
    Redo,
}

impl Turn {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

/// Refuses who may not do something.
pub(super) fn allow(shared: &ServerState, session: &UserSession, least: UserRole) -> Result<(), ApiError> {
    if shared.options.is_read_only {
        return Err(ApiError::new(StatusCode::FORBIDDEN, "read-only"));
    }
    if session.role < least {
        return Err(ApiError::new(StatusCode::FORBIDDEN, "role"));
    }
    Ok(())
}

/// Makes a change. When it is done, the file is on the disk.
pub(super) fn make(shared: &ServerState, change: &NewChange<'_>) -> ApiResult {
    if change.place.is_issued(change.file) {
        return Err(ApiError::conflict("issued"));
    }
    if change.before == change.after {
        return Ok(
            json!({"file": change.file.name, "digest": Digest::new(change.after.as_bytes()).to_string()}),
        );
    }
    let unnoted = put(shared, change)?;
    let made = MadeChange {
        name: change.file.name.clone(),
        path: change.file.path.clone(),
        before: change.before.to_owned(),
        after: change.after.to_owned(),
        field: change.field.clone(),
        at: Instant::now(),
    };
    let mut all = shared.history.made();
    let history = all.entry(key(change.place, change.session)).or_default();
    history.push(made);
    Ok(answer(&change.file.name, change.after, history, unnoted))
}

/// Takes the last change back, or makes it again.
pub(super) fn turn(shared: &ServerState, session: &UserSession, place: &PlanPlace, turn: Turn) -> ApiResult {
    let key = key(place, session);
    let last = {
        let mut all = shared.history.made();
        let history = all.entry(key.clone()).or_default();
        let from = if turn == Turn::Undo { &history.done } else { &history.undone };
        from.last().cloned()
    };
    let last = last.ok_or_else(|| ApiError::conflict("nothing-to-undo"))?;
    let file = place.file(&last.name)?;
    let (before, after) = match turn {
        Turn::Undo => (&last.after, &last.before),
        Turn::Redo => (&last.before, &last.after),
    };
    let change = NewChange { session, place, file: &file, command: turn.id(), before, after, field: None };
    if place.is_issued(&file) {
        return Err(ApiError::conflict("issued"));
    }
    let unnoted = put(shared, &change)?;
    let mut all = shared.history.made();
    let history = all.entry(key).or_default();
    let moved = if turn == Turn::Undo { history.done.pop() } else { history.undone.pop() };
    match turn {
        Turn::Undo => history.undone.extend(moved),
        Turn::Redo => history.done.extend(moved),
    }
    Ok(answer(&file.name, after, history, unnoted))
}

fn key(place: &PlanPlace, session: &UserSession) -> HistoryKey {
    (place.id.clone(), session.user.clone())
}

fn answer(file: &str, after: &str, history: &MadeChanges, unnoted: Option<String>) -> Value {
    let mut answer = json!({
        "file": file,
        "digest": Digest::new(after.as_bytes()).to_string(),
        "undo": history.done.len(),
        "redo": history.undone.len(),
    });
    if let Some(reason) = unnoted {
        answer["unnoted"] = json!(reason);
    }
    answer
}

/// Notes a change, puts a text in the place of another and has the plan looked at. Why it is not noted, where it is made
/// nevertheless.
fn put(shared: &ServerState, change: &NewChange<'_>) -> Result<Option<String>, ApiError> {
    let NewChange { session, place, file, command, before, after, .. } = change;
    // One change at a time, so that of two tabs none writes over the other's.
    let guard = shared.writing.lock().unwrap_or_else(PoisonError::into_inner);
    if link_below(or_current(&place.root), &file.path).is_some() {
        return Err(unwritable(&Refusal::Link.into()));
    }
    let refused = |error: &std::io::Error| match Refusal::from_error(error) {
        Some(Refusal::Changed) => changed(file, after),
        Some(Refusal::Issued) => ApiError::conflict("issued"),
        _ => unwritable(error),
    };
    let staged = FileChange::stage(&file.path, Some(before), after).map_err(|(_, error)| refused(&error))?;
    let shown = crate::data::shown(&file.path);
    let written = ChangeNote {
        user: &session.user,
        command,
        plan: &place.id,
        file: Some(&shown),
        before: Some(Digest::new(before.as_bytes())),
        after: Some(Digest::new(after.as_bytes())),
        arguments: &[],
        is_made: true,
    };
    let unnoted = note_first(shared, session.language, &place.root, &written)?;
    staged.put().map_err(|(_, error)| {
        note_failure(&place.root, &written);
        refused(&error)
    })?;
    drop(guard);
    if file.path.starts_with(&place.folder) {
        shared.touch(&place.id);
    } else {
        let _ = shared.jobs.send(Job::Survey { done: None });
    }
    Ok(unnoted)
}

pub(super) fn unwritable(error: &std::io::Error) -> ApiError {
    ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, "unwritable").with("reason", reason(error))
}

/// The answer where a file has another text than the page knows: both versions.
pub(super) fn changed(file: &PlanFile, yours: &str) -> ApiError {
    let error = ApiError::conflict("changed").with("file", file.name.as_str());
    let error = error.with("yours", json!({"text": yours}));
    match read(file) {
        Ok(theirs) => {
            let digest = digest(&theirs).to_string();
            let text = Source::text(&theirs);
            error.with("digest", digest.as_str()).with("theirs", json!({"text": text, "digest": digest}))
        }
        Err(_) => error.with("digest", Value::Null).with("theirs", json!({"text": ""})),
    }
}
