//! One run at a time changes what is issued in a project.

use std::path::Path;

use crate::data::file_errors::unwritable;
use crate::diag::Findings;
use crate::disk::{LockClient, NotedLock, WritableFolder};

/// The file that such a run holds.
const LOCK: &str = ".kehoach.lock";

/// Held until it is dropped; the system lets it go when a run dies.
pub(crate) struct Lock(#[expect(dead_code, reason = "held, never read")] NotedLock);

impl Lock {
    /// Waits until no other run changes what is issued. A folder that cannot be written is a finding.
    pub(crate) fn acquire(root: &Path, client: &LockClient, findings: &mut Findings) -> Option<Self> {
        let locked = WritableFolder::new(root).and_then(|folder| folder.lock_with_note(LOCK, client));
        locked.map(Self).map_err(|error| findings.push(unwritable(&root.join(LOCK), &error))).ok()
    }

    /// Whether a stopped run left its note beside the lock. The next run that takes the lock removes it.
    pub(crate) fn has_note_left(root: &Path) -> bool {
        WritableFolder::new(root).is_ok_and(|folder| folder.has_note_left(LOCK))
    }
}
