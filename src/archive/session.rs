//! A plan that is opened to be issued or revised: no other run changes it, and nothing of one that was stopped is left.

use std::path::Path;
use std::sync::Arc;

use super::pending;
use crate::data::file_errors::unwritable;
use crate::data::{Target, load_plan, shown, target};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{LockClient, WritableFolder};
use crate::edits::project_guard::{Lock, refuse_links};
use crate::model::{Document, Plan};
use crate::source::{Place, Source};

/// A plan without errors, and which of its documents is meant.
pub(crate) struct Session {
    pub(crate) target: Target,
    pub(crate) plan: Plan,
    _lock: Option<Lock>,
}

impl Session {
    /// Opens what a path names to change it; none where it has errors or cannot be changed, which is among the
    /// findings. Work that a stopped run left is done first.
    pub(crate) fn for_change(path: &Path, locks: &LockClient, findings: &mut Findings) -> Option<Self> {
        let target = target(path, findings)?;
        refuse_unwritable(&target, findings)?;
        let lock = Lock::acquire(&target.folder.root, locks, findings)?;
        pending::finish(&target.folder, findings)?;
        Self::load(target, Some(lock), findings)
    }

    /// Opens what a path names to put back what was issued, whatever its data say now.
    pub(crate) fn for_restoring(path: &Path, locks: &LockClient, findings: &mut Findings) -> Option<Self> {
        let target = target(path, findings)?;
        refuse_unwritable(&target, findings)?;
        let lock = Lock::acquire(&target.folder.root, locks, findings)?;
        pending::finish(&target.folder, findings)?;
        let plan = load_plan(&target.folder, &mut Findings::default());
        refuse_links(&target, &plan, findings)?;
        Some(Self { target, plan, _lock: Some(lock) })
    }

    /// Opens what a path names to say what would be changed. Nothing is written, not even a lock; what a stopped run
    /// left is a finding.
    pub(crate) fn for_preview(path: &Path, findings: &mut Findings) -> Option<Self> {
        let target = target(path, findings)?;
        refuse_unwritable(&target, findings)?;
        Self::load(target, None, findings)
    }

    fn load(target: Target, lock: Option<Lock>, findings: &mut Findings) -> Option<Self> {
        let mut found = Findings::default();
        let plan = load_plan(&target.folder, &mut found);
        if found.has_errors() {
            findings.extend(found);
            return None;
        }
        refuse_links(&target, &plan, findings)?;
        Some(Self { target, plan, _lock: lock })
    }

    /// The document's own file as it was read; none where there is none.
    pub(crate) fn source(&self) -> Option<&Arc<Source>> {
        let path = shown(&self.target.file());
        self.plan.sources.iter().find(|source| source.path() == path)
    }

    /// The document that is meant; one that is not there is a finding.
    pub(crate) fn document(&self, findings: &mut Findings) -> Option<&Document> {
        let document = self.plan.document(&self.target.document());
        if document.is_none() {
            let place = Place::file(shown(&self.target.file()));
            findings.push(Finding::at(Code::FileUnreadable, &place).with("reason", "not-found"));
        }
        document
    }
}

/// Refuses what no run may change: an issued set, say.
fn refuse_unwritable(target: &Target, findings: &mut Findings) -> Option<()> {
    let writable = WritableFolder::new(&target.folder.path);
    writable.map_err(|error| findings.push(unwritable(&target.file(), &error))).ok().map(drop)
}
