//! Guards of a project whose files are changed: one run at a time, and no file behind a link.

use std::path::{Path, PathBuf};

use crate::data::file_errors::{linked, unwritable};
use crate::data::{Register, RequestedDocument};
use crate::diag::Findings;
use crate::disk::{LOCK_FILE, LockClient, NotedLock, WritableFolder, link_below, or_current};
use crate::model::Plan;
use crate::records::ISSUED;

/// Held until it is dropped; the system lets it go when a run dies.
pub(crate) struct Lock(#[expect(dead_code, reason = "held, never read")] NotedLock);

impl Lock {
    /// Waits until no other run changes what is issued. A folder that cannot be written is a finding.
    pub(crate) fn acquire(root: &Path, client: &LockClient, findings: &mut Findings) -> Option<Self> {
        let locked = WritableFolder::new(root).and_then(|folder| folder.lock_with_note(LOCK_FILE, client));
        locked.map(Self).map_err(|error| findings.push(unwritable(&root.join(LOCK_FILE), &error))).ok()
    }

    /// Whether a stopped run left its note beside the lock. The next run that takes the lock removes it.
    pub(crate) fn has_note_left(root: &Path) -> bool {
        WritableFolder::new(root).is_ok_and(|folder| folder.has_note_left(LOCK_FILE))
    }
}

/// Refuses a plan of which a file that is written, or that a set is made from, is a link below the project's folder or
/// behind one.
pub(crate) fn refuse_links(
    requested: &RequestedDocument,
    plan: &Plan,
    findings: &mut Findings,
) -> Option<()> {
    let folder = &requested.folder;
    let written = [requested.file(), folder.path.join(ISSUED), Register::path_in(&folder.root)];
    let read = plan.sources.iter().map(|source| PathBuf::from(source.path()));
    let mut links: Vec<PathBuf> = written
        .into_iter()
        .chain(read)
        .filter_map(|path| link_below(or_current(&folder.root), &path))
        .collect();
    links.sort();
    links.dedup();
    let is_any = !links.is_empty();
    for link in links {
        findings.push(linked(&link));
    }
    (!is_any).then_some(())
}
