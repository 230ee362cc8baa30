//! A plan that is opened to be issued or revised: no other run changes it, and nothing of one that was stopped is left.

use std::path::Path;

use super::lock::Lock;
use super::pending;
use crate::build::plan::unwritable;
use crate::data::{Target, load_plan, shown, target};
use crate::diag::{Code, Finding, Findings};
use crate::disk::WritableFolder;
use crate::model::{Document, Plan};
use crate::source::Place;

/// A plan without errors, and which of its documents is meant.
pub(super) struct Opened {
    pub(super) target: Target,
    pub(super) plan: Plan,
    _lock: Lock,
}

impl Opened {
    /// Of what a path names; none where it has errors or cannot be changed, which is among the findings.
    pub(super) fn of(path: &Path, findings: &mut Findings) -> Option<Self> {
        let target = target(path, findings)?;
        if let Err(error) = WritableFolder::new(&target.folder.path) {
            findings.push(unwritable(&target.file(), &error));
            return None;
        }
        let lock = Lock::of(&target.folder.root, findings)?;
        pending::finish(&target.folder, findings)?;
        let mut found = Findings::default();
        let plan = load_plan(&target.folder, &mut found);
        if found.has_errors() {
            findings.extend(found);
            return None;
        }
        Some(Self { target, plan, _lock: lock })
    }

    /// The document that is meant; one that is not there is a finding.
    pub(super) fn document(&self, findings: &mut Findings) -> Option<&Document> {
        let document = self.plan.document(self.target.document());
        if document.is_none() {
            let place = Place::file(shown(&self.target.file()));
            findings.push(Finding::at(Code::FileUnreadable, &place).with("reason", "not-found"));
        }
        document
    }
}
