//! Revises an issued document: its working copy becomes a draft again, which names the document that it replaces.

use std::path::PathBuf;
use std::sync::Arc;

use super::session::Session;
use crate::data::file_errors::{unchangeable, unwritable};
use crate::data::{Editor, Unchangeable, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk::LockClient;
use crate::edits::file_change::FileChange;
use crate::model::{Citation, Document, DocumentId, DocumentKind, IssuedSet, State};
use crate::source::{Place, Source};

/// The document to revise, and the kind of revision.
#[derive(Clone, Debug)]
pub struct ReviseOptions {
    /// The plan's folder, or the file of another of its documents.
    pub path: PathBuf,
    /// The kind of revision.
    pub into: Revision,
    /// Whether the run only reports what would be changed.
    pub is_dry_run: bool,
    /// How it takes the project's lock.
    pub locks: LockClient,
}

/// The kind of a revised document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revision {
    /// The same, amended: it says `(điều chỉnh, bổ sung)`.
    Amendment,
    /// Another that takes its place.
    Replacement,
    /// The same, taken back before it had number and day.
    Withdrawal,
}

/// A document that was made a draft again.
#[derive(Debug)]
pub struct Revise {
    /// Which document.
    pub document: DocumentId,
    /// Its file.
    pub path: PathBuf,
    /// The set that it is to take the place of.
    pub set: u32,
    /// Its text as it was.
    pub before: String,
    /// Its text as a draft.
    pub after: String,
}

/// Makes an issued document a draft again. One file is changed, in one step. `None` where something keeps it from
/// that; what, is among the findings.
pub fn revise(options: &ReviseOptions, findings: &mut Findings) -> Option<Revise> {
    let session = if options.is_dry_run {
        Session::for_preview(&options.path, findings)
    } else {
        Session::for_change(&options.path, &options.locks, findings)
    }?;
    let (path, id) = (session.requested.file(), session.requested.document());
    let document = session.document(findings)?;
    let set = issued(&session, document, findings)?;
    check_stamp(&session, document, set, options, findings)?;
    let source = Arc::clone(session.source()?);
    let text = revised(&source, document, set, options.into).map_err(|Unchangeable| {
        findings.push(unchangeable(&shown(&path), "document"));
    });
    let text = text.ok()?;
    if !options.is_dry_run {
        let changed = FileChange::stage(&path, Some(source.text()), &text).and_then(FileChange::put);
        changed.map_err(|(path, error)| findings.push(unwritable(&path, &error))).ok()?;
    }
    Some(Revise { document: id, path, set: set.set, before: source.text().to_owned(), after: text })
}

/// The set that a document is issued as; a finding where there is none.
fn issued<'o>(session: &'o Session, document: &Document, findings: &mut Findings) -> Option<&'o IssuedSet> {
    let set = session.plan.standing_set(&session.requested.document());
    if set.is_none() {
        let state = match document.state {
            State::Draft => "draft",
            State::AwaitingNumber | State::Issued => "unkept",
        };
        let whole = || Place::file(shown(&session.requested.file()));
        let place = document.set.as_ref().map_or_else(whole, |set| set.place.clone());
        findings.push(Finding::at(Code::NotIssued, &place).with("state", state));
    }
    set
}

/// Refuses to revise what is in force for nothing yet, and to withdraw what is in force.
fn check_stamp(
    session: &Session,
    document: &Document,
    set: &IssuedSet,
    options: &ReviseOptions,
    findings: &mut Findings,
) -> Option<()> {
    let kind = match (set.awaits_number(), options.into) {
        (true, Revision::Withdrawal) | (false, Revision::Amendment | Revision::Replacement) => {
            return Some(());
        }
        (true, Revision::Amendment | Revision::Replacement) => "revise",
        (false, Revision::Withdrawal) => "withdraw",
    };
    let whole = || Place::file(shown(&session.requested.file()));
    let place = document.set.as_ref().map_or_else(whole, |set| set.place.clone());
    let finding = Finding::at(Code::NumberAwaited, &place).with("kind", kind);
    findings.push(finding.with("path", shown(&options.path)));
    None
}

/// The text of a document that is made a draft again.
pub(super) fn revised(
    source: &Arc<Source>,
    document: &Document,
    set: &IssuedSet,
    into: Revision,
) -> Result<String, Unchangeable> {
    if into == Revision::Withdrawal {
        return withdrawn(source);
    }
    let says_so = document.texts().iter().any(|text| text.mentions(&["replaces"]));
    let kind = &set.citation.kind;
    let sentence = format!("{kind} này thay thế {{{{ replaces | cite }}}}.");
    let mut editor = changed(source, document, set, into)?;
    // Where the text is a model's, the check that misses the sentence says so.
    if says_so || !editor.has("body") {
        return editor.finish();
    }
    editor.append("body", &sentence);
    // It also does where no sentence can be added.
    editor.finish().or_else(|Unchangeable| changed(source, document, set, into)?.finish())
}

/// The text of a draft that was not issued: it replaces what it replaced, and has the month that it had.
fn withdrawn(source: &Arc<Source>) -> Result<String, Unchangeable> {
    let mut editor = Editor::new(source)?;
    editor.set("state", State::Draft.id(), &["format"]);
    editor.remove("set");
    editor.finish()
}

/// All but the sentence that says what is replaced.
fn changed(
    source: &Arc<Source>,
    document: &Document,
    set: &IssuedSet,
    into: Revision,
) -> Result<Editor, Unchangeable> {
    let mut editor = Editor::new(source)?;
    editor.set("state", State::Draft.id(), &["format"]);
    editor.remove("set");
    editor.remove("number");
    // The day and month on which it will be issued are not known yet.
    editor.set("date", &set.date.year().to_string(), &["state"]);
    match into {
        Revision::Amendment => editor.set("amended", "true", &["abstract", "date"]),
        Revision::Replacement | Revision::Withdrawal => editor.remove("amended"),
    }
    editor.set("replaces", &replaced(document, set), &["abstract", "amended", "date"]);
    Ok(editor)
}

/// How the data cite the set. A number that was written by hand may be in the data since.
fn replaced(document: &Document, set: &IssuedSet) -> String {
    let kind = match set.document.kind() {
        DocumentKind::Separate => document.document_type.id.as_str(),
        kind => kind.id(),
    };
    let number = set.citation.number.map(|number| number.to_string());
    let number = number.or(document.header.number.map(|number| number.to_string()));
    let number = number.map(|number| format!(", number: {}", number.trim_start_matches('0')));
    let part = |key: &str, value: Option<&str>| {
        value.map(|value| format!(", {key}: {}", in_a_map(value))).unwrap_or_default()
    };
    let Citation { symbol, issuer, about, .. } = &set.citation;
    let symbol = part("symbol", symbol.as_deref());
    let (issuer, about) = (part("issuer", issuer.as_deref()), part("about", about.as_deref()));
    format!("{{type: {kind}{}{symbol}, date: {}{issuer}{about}}}", number.unwrap_or_default(), set.date)
}

/// A text as a value of a map in braces: in quotes, if it holds more than words.
fn in_a_map(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|character| character.is_alphanumeric() || " -./".contains(character));
    if is_plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}
