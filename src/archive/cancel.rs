//! Takes back the revision of a document: its files are again as they were issued.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::issued_keys::IssuedKeys;
use super::revise::{Revision, revised};
use super::session::Session;
use crate::data::file_errors::{Failed, unchangeable, unwritable};
use crate::data::{PlanFolder, SetFault, Unchangeable, Version, load_plan, read_source, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{LockClient, QUOTAS_FILE};
use crate::edits::file_change::FileChange;
use crate::model::{CitedNumber, IssuedSet};
use crate::records::SetSummary;
use crate::source::{Place, Source};

/// A revision that can be taken back.
pub struct Cancellation {
    /// The document's own file.
    pub path: PathBuf,
    /// The set that the document is to be issued as again.
    pub set: u32,
    /// The files that differ from what was issued.
    pub files: Vec<RestoredFile>,
    /// Whether anything was changed since the document was opened again: that is lost.
    pub loses_changes: bool,
    _session: Session,
}

/// A file as it is, and as it was issued.
#[derive(Debug)]
pub struct RestoredFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its text now; none where there is no file.
    pub before: Option<String>,
    /// Its text in the set.
    pub after: String,
}

/// Finds what taking back the revision of a document would change; without locks it is only to be shown. `None` where there
/// is no revision, or what was issued is not there; which, is among the findings.
pub fn cancellation(
    path: &Path,
    locks: Option<&LockClient>,
    findings: &mut Findings,
) -> Option<Cancellation> {
    // What is wrong in the data may be what is to be taken back.
    let session = Session::for_restoring(path, locks, findings)?;
    let id = session.requested.document();
    let path = session.requested.file();
    let Some(set) = session.plan.history.sets(&id).next().cloned() else {
        findings.push(Finding::at(Code::NotIssued, &Place::file(shown(&path))).with("state", "none"));
        return None;
    };
    let Some(kept) = Version::Issued(set.set).folder(&session.requested.folder) else {
        findings.push(SetFault::Damaged.finding(&Place::file(shown(&set.folder))));
        return None;
    };
    let changed = SetSummary::read(&set.folder).map(|summary| summary.changed_data(&set.folder));
    if let Some(changed) = changed.unwrap_or_default().first() {
        findings.push(SetFault::Damaged.finding(&Place::file(shown(changed))));
        return None;
    }
    let issued = as_noted(read_source(&kept.path.join(id.file()), findings)?, &set, findings)?;
    let now = read_text(&path, findings)?;
    let is_reopened = now.as_deref().is_none_or(|now| is_as_reopened(now, &issued, &kept, &set));
    let mut files = restored(path.clone(), now, &issued);
    let quotas = kept.path.join(QUOTAS_FILE);
    if id.is_allotting() && quotas.is_file() {
        let path = session.requested.folder.path.join(QUOTAS_FILE);
        let now = read_text(&path, findings)?;
        let issued = read_source(&quotas, findings)?;
        files.extend(restored(path, now, &issued));
    }
    if files.is_empty() {
        findings.push(Finding::at(Code::NotIssued, &Place::file(shown(&path))).with("state", "unrevised"));
        return None;
    }
    let loses_changes = !is_reopened || files.iter().any(|file| file.path != path);
    Some(Cancellation { path, set: set.set, files, loses_changes, _session: session })
}

impl Cancellation {
    /// Writes the files as they were issued, the document's own last. A finding where one cannot be written, or somebody
    /// saved it since it was read; whether all were.
    pub fn put(self, findings: &mut Findings) -> bool {
        let failed = |(path, error): (PathBuf, std::io::Error)| findings.push(unwritable(&path, &error));
        write(&self.files).map_err(failed).is_ok()
    }
}

fn write(files: &[RestoredFile]) -> Failed<()> {
    let stage = |file: &RestoredFile| FileChange::stage(&file.path, file.before.as_deref(), &file.after);
    // The document's own file is the first.
    let staged = files.iter().rev().map(stage).collect::<Result<Vec<_>, _>>()?;
    staged.iter().try_for_each(FileChange::check)?;
    staged.into_iter().try_for_each(FileChange::put)
}

/// The file of a document as it was issued, with the number and day that were noted since.
fn as_noted(issued: Arc<Source>, set: &IssuedSet, findings: &mut Findings) -> Option<Arc<Source>> {
    let number = set.citation.number.and_then(CitedNumber::plain);
    if !set.is_stamped() || set.awaits_number() {
        return Some(issued);
    }
    let text = IssuedKeys { set: set.set, number, date: set.date }.set_in(&issued);
    let refused = |Unchangeable| findings.push(unchangeable(issued.path(), "document"));
    text.map(|text| Source::new(issued.path(), text)).map_err(refused).ok()
}

fn restored(path: PathBuf, before: Option<String>, issued: &Source) -> Vec<RestoredFile> {
    let after = issued.text().to_owned();
    let is_other = before.as_ref() != Some(&after);
    is_other.then_some(RestoredFile { path, before, after }).into_iter().collect()
}

/// The text of a file; the inner `None` where there is none.
#[expect(clippy::option_option, reason = "no file is not the same as one that cannot be read")]
fn read_text(path: &Path, findings: &mut Findings) -> Option<Option<String>> {
    if path.symlink_metadata().is_err() {
        return Some(None);
    }
    Some(Some(read_source(path, findings)?.text().to_owned()))
}

/// Whether a file is as it was made when the document was opened again.
fn is_as_reopened(now: &str, issued: &Arc<Source>, kept: &PlanFolder, set: &IssuedSet) -> bool {
    let plan = load_plan(kept, &mut Findings::default());
    let mut plan = plan;
    plan.change_issued_as(&set.document, |document| set.note_in(document));
    let Some(document) = plan.document(&set.document) else { return false };
    let ways = [Revision::Amendment, Revision::Replacement, Revision::Withdrawal];
    ways.into_iter().any(|way| revised(issued, document, set, way).is_ok_and(|text| text == now))
}
