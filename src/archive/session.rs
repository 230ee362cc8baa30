//! A plan that is opened to be issued or revised: no other run changes it, and nothing of one that was stopped is left.

use std::path::Path;
use std::sync::Arc;

use super::pending;
use crate::data::file_errors::unwritable;
use crate::data::{RequestedDocument, load_plan, requested_document, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{LockClient, WritableFolder};
use crate::edits::project_guard::{Lock, refuse_links};
use crate::model::{Document, Plan};
use crate::source::{Place, Source};

/// A plan without errors, and which of its documents is meant.
pub(crate) struct Session {
    pub(crate) requested: RequestedDocument,
    pub(crate) plan: Plan,
    _lock: Option<Lock>,
}

impl Session {
    /// Opens what a path names to change it; none where it has errors or cannot be changed, which is among the
    /// findings. Work that a stopped run left is done first.
    pub(crate) fn for_change(path: &Path, locks: &LockClient, findings: &mut Findings) -> Option<Self> {
        let requested = requested_document(path, findings)?;
        refuse_unwritable(&requested, findings)?;
        let lock = Lock::acquire(&requested.folder.root, locks, findings)?;
        pending::finish(&requested.folder, findings)?;
        Self::load(requested, Some(lock), findings)
    }

    /// Opens what a path names to put back what was issued, whatever its data say now; without locks only to say what would
    /// be put back, as [`Session::for_preview`].
    pub(crate) fn for_restoring(
        path: &Path,
        locks: Option<&LockClient>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let requested = requested_document(path, findings)?;
        refuse_unwritable(&requested, findings)?;
        let lock = match locks {
            Some(locks) => {
                let lock = Lock::acquire(&requested.folder.root, locks, findings)?;
                pending::finish(&requested.folder, findings)?;
                Some(lock)
            }
            None => None,
        };
        let plan = load_plan(&requested.folder, &mut Findings::default());
        refuse_links(&requested, &plan, findings)?;
        Some(Self { requested, plan, _lock: lock })
    }

    /// Opens what a path names to say what would be changed. Nothing is written, not even a lock; what a stopped run
    /// left is a finding.
    pub(crate) fn for_preview(path: &Path, findings: &mut Findings) -> Option<Self> {
        let requested = requested_document(path, findings)?;
        refuse_unwritable(&requested, findings)?;
        Self::load(requested, None, findings)
    }

    fn load(requested: RequestedDocument, lock: Option<Lock>, findings: &mut Findings) -> Option<Self> {
        let mut found = Findings::default();
        let plan = load_plan(&requested.folder, &mut found);
        if found.has_errors() {
            findings.extend(found);
            return None;
        }
        refuse_links(&requested, &plan, findings)?;
        Some(Self { requested, plan, _lock: lock })
    }

    /// The document's own file as it was read; none where there is none.
    pub(crate) fn source(&self) -> Option<&Arc<Source>> {
        let path = shown(&self.requested.file());
        self.plan.sources.iter().find(|source| source.path() == path)
    }

    /// The document that is meant; one that is not there is a finding.
    pub(crate) fn document(&self, findings: &mut Findings) -> Option<&Document> {
        let document = self.plan.document(&self.requested.document());
        if document.is_none() && self.requested.named.is_none() {
            // A folder without a plan, and with several documents.
            let folder = &self.requested.folder.path;
            let known = self.plan.document_ids().into_iter().map(|id| shown(&folder.join(id.to_string())));
            let known: Vec<String> = known.collect();
            let finding = Finding::at(Code::NoPlan, &Place::file(shown(folder))).with("kind", "documents");
            findings.push(finding.with_known("", known.iter().map(String::as_str)));
        } else if document.is_none() {
            let place = Place::file(shown(&self.requested.file()));
            findings.push(Finding::at(Code::FileUnreadable, &place).with("reason", "not-found"));
        }
        document
    }
}

/// Refuses what no run may change: an issued set, say.
fn refuse_unwritable(requested: &RequestedDocument, findings: &mut Findings) -> Option<()> {
    let writable = WritableFolder::new(&requested.folder.path);
    writable.map_err(|error| findings.push(unwritable(&requested.file(), &error))).ok().map(drop)
}
