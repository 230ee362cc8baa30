//! The changes of files that can be taken back.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The most changes of a plan that can be taken back.
const REMEMBERED: usize = 300;

/// The most bytes of texts that are kept for that, of one plan and person.
const REMEMBERED_BYTES: usize = 32 << 20;

/// How long typing in one field may pause and still be one change.
const PAUSE: Duration = Duration::from_millis(1500);

/// The changes that can be taken back, by plan and person.
#[derive(Default)]
pub(super) struct ChangeHistory(Mutex<BTreeMap<HistoryKey, MadeChanges>>);

/// The plan and the person.
pub(super) type HistoryKey = (String, String);

/// The changes of a plan by a person.
#[derive(Default)]
pub(super) struct MadeChanges {
    pub(super) done: Vec<MadeChange>,
    pub(super) undone: Vec<MadeChange>,
}

/// A change of a file.
#[derive(Clone)]
pub(super) struct MadeChange {
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) before: String,
    pub(super) after: String,
    /// The field that was typed in, where it was one.
    pub(super) field: Option<String>,
    pub(super) at: Instant,
}

impl ChangeHistory {
    /// All that were made.
    pub(super) fn made(&self) -> MutexGuard<'_, BTreeMap<HistoryKey, MadeChanges>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MadeChanges {
    /// Notes a change; typing in one field goes on with the one before.
    pub(super) fn push(&mut self, change: MadeChange) {
        self.undone.clear();
        let last = self.done.last_mut().filter(|last| {
            let is_one_field = last.field.is_some() && last.field == change.field && last.path == change.path;
            is_one_field && last.after == change.before && change.at - last.at < PAUSE
        });
        match last {
            Some(last) => {
                last.after = change.after;
                last.at = change.at;
            }
            None => self.done.push(change),
        }
        let size = |change: &MadeChange| change.before.len() + change.after.len();
        let mut bytes: usize = self.done.iter().map(size).sum();
        while self.done.len() > REMEMBERED || bytes > REMEMBERED_BYTES && self.done.len() > 1 {
            bytes -= size(&self.done.remove(0));
        }
    }
}
