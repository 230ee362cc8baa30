//! What is left to do when a set has taken its place: the working copy is to say that it is issued.

use std::path::{Path, PathBuf};

use crate::build::plan::unwritable;
use crate::build::shelf::Failed;
use crate::data::{PlanFolder, issued_sets, set_folder, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{self, IssuedSets, NewSet, StagedFile, WritableFolder, limits};
use crate::records::{Digest, ISSUED, PENDING_FILE, PendingRecord};
use crate::source::Place;

/// A change of the working copy that belongs to a set.
#[derive(Debug)]
pub(super) struct Pending(PendingRecord);

/// The bytes that some editors put before a text.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl Pending {
    /// That a file of a plan's folder is to have another text.
    pub(super) fn of(folder: &Path, file: String, after: &str) -> Self {
        let before = disk::read(&folder.join(&file), limits::DATA).unwrap_or_default();
        let mark = if before.starts_with(BYTE_ORDER_MARK) { "\u{feff}" } else { "" };
        Self(PendingRecord { file, before: Digest::of(&before), after: format!("{mark}{after}") })
    }

    /// Notes it down in the folder of the set.
    pub(super) fn note(&self, set: &NewSet) -> Failed<()> {
        set.write(PENDING_FILE, &self.0.to_bytes()).map_err(|error| (set.path().join(PENDING_FILE), error))
    }

    /// Writes the file beside its place, so that nothing but its renaming can fail later.
    pub(super) fn ready(&self, folder: &Path) -> Failed<StagedFile> {
        let stage =
            || WritableFolder::new(folder)?.file(&self.0.file)?.stage(self.0.after.as_bytes())?.synced();
        stage().map_err(|error| (folder.join(&self.0.file), error))
    }

    /// Makes the change, and strikes the note. A file that is neither as it was nor as it is to be stays.
    fn carry_out(&self, folder: &Path, set: u32) -> Failed<Carried> {
        let path = folder.join(&self.0.file);
        let now = Digest::of(&disk::read(&path, limits::DATA).unwrap_or_default());
        if now != Digest::of(self.0.after.as_bytes()) {
            if now != self.0.before {
                return Ok(Carried::Not(path));
            }
            self.ready(folder)?.put().map_err(|error| (path.clone(), error))?;
        }
        strike(folder, set).map(|()| Carried::Out)
    }
}

/// Takes away the note of what is left to do.
pub(super) fn strike(plan: &Path, set: u32) -> Failed<()> {
    let removed = IssuedSets::new(plan).and_then(|sets| sets.remove_pending(set));
    removed.map_err(|error| (plan.join(ISSUED).join(set.to_string()).join(PENDING_FILE), error))
}

/// What came of a change.
enum Carried {
    /// It is made.
    Out,
    /// Somebody else changed the file meanwhile.
    Not(PathBuf),
}

/// Finishes what a stopped run left of a plan. The project is locked. `None` where that cannot be done, with the
/// finding.
pub(super) fn finish(folder: &PlanFolder, findings: &mut Findings) -> Option<()> {
    for place in [folder.path.as_path(), folder.root.as_path()] {
        if let Ok(place) = WritableFolder::new(place) {
            place.remove_left_over();
        }
    }
    for number in issued_sets(folder) {
        let set = set_folder(folder, number);
        let Ok(bytes) = disk::read(&set.join(PENDING_FILE), limits::RECORD) else { continue };
        let Ok(pending) = serde_json::from_slice(&bytes).map(Pending) else {
            findings.push(Finding::at(Code::SetDamaged, &Place::file(shown(&set.join(PENDING_FILE)))));
            return None;
        };
        match pending.carry_out(&folder.path, number) {
            Ok(Carried::Out) => {}
            Ok(Carried::Not(path)) => {
                let place = Place::file(shown(&path));
                findings.push(Finding::at(Code::FileUnwritable, &place).with("reason", "changed"));
                return None;
            }
            Err((path, error)) => {
                findings.push(unwritable(&path, &error));
                return None;
            }
        }
    }
    Some(())
}
