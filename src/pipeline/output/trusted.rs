//! Whether the outputs of a plan are still the bytes that its manifest records.

use std::collections::BTreeSet;
use std::fs::File;
use std::time::Duration;

use super::store::OutputStore;
use crate::disk::{ChangeTime, FileState, StagedFile, are_states_kept};
use crate::records::{Digest, FileRecord, Hint, Manifest};

/// Whether the hint of what was read may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HintPolicy {
    /// It is, where any output had to be read.
    Allowed,
    /// Nothing is written.
    Forbidden,
}

/// The outputs that a manifest records.
pub(crate) struct RecordedOutputs<'a> {
    store: &'a OutputStore<'a>,
    files: Vec<(&'a str, &'a FileRecord)>,
}

impl<'a> RecordedOutputs<'a> {
    pub(crate) fn new<V>(store: &'a OutputStore<'a>, manifest: &'a Manifest<V>) -> Self {
        let files = manifest.documents.values().flat_map(|record| &record.files);
        Self { store, files: files.map(|(name, file)| (name.as_str(), file)).collect() }
    }

    /// Whether all are as they are recorded. Each is read, but for those that are in a state in which they were read
    /// before.
    pub(crate) fn are_as_recorded(&self, noting: HintPolicy) -> bool {
        let known = Hint::read(&self.store.hint_path(), self.files.len());
        let mut unread = Vec::new();
        for (name, file) in &self.files {
            let Ok(found) = self.store.path(name).symlink_metadata() else { return false };
            if !found.is_file() || found.len() != file.size {
                return false;
            }
            let state = FileState::from_metadata(&found);
            if !known.as_ref().is_some_and(|hint| hint.knows(name, file.digest, state)) {
                unread.push(UnreadOutput { name, file, state });
            }
        }
        match noting {
            _ if unread.is_empty() => true,
            HintPolicy::Forbidden => unread.iter().all(|one| self.read(one).is_ok()),
            HintPolicy::Allowed => self.read_and_note(&unread, known.as_ref()),
        }
    }

    /// Reads a file, and returns its state when it was read, where the system reports it.
    fn read(
        &self,
        UnreadOutput { name, file, .. }: &UnreadOutput<'_>,
    ) -> Result<Option<FileState>, NotAsRecorded> {
        match Digest::from_file_with_state(&self.store.path(name), file.size) {
            Ok((digest, state)) if digest == file.digest => Ok(state),
            _ => Err(NotAsRecorded),
        }
    }

    /// Reads files, and notes that they were read. Whether all are as they are recorded.
    fn read_and_note(&self, unread: &[UnreadOutput<'_>], known: Option<&Hint>) -> bool {
        let newest = unread.iter().filter_map(|one| Some(one.state?.changed)).max();
        let note = newest.and_then(|newest| PendingHint::begin(self.store, newest));
        let mut hint = known.cloned().unwrap_or_default();
        let unread_names: BTreeSet<&str> = unread.iter().map(|one| one.name).collect();
        let recorded = self.files.iter().map(|(name, _)| *name);
        let unchanged: BTreeSet<&str> = recorded.filter(|name| !unread_names.contains(name)).collect();
        hint.retain(|name| unchanged.contains(name));
        for one in unread {
            let Ok(state) = self.read(one) else { return false };
            let is_settled = |state: &FileState| note.as_ref().is_some_and(|note| state.changed < note.since);
            if let Some(state) = state.filter(is_settled) {
                hint.note(one.name, one.file.digest, state);
            }
        }
        if let Some(note) = note.filter(|_| known != Some(&hint)) {
            note.write(&hint);
        }
        true
    }
}

/// A file is gone, cannot be read, or is another.
struct NotAsRecorded;

/// An output that has to be read.
struct UnreadOutput<'a> {
    name: &'a str,
    file: &'a FileRecord,
    state: Option<FileState>,
}

/// How long is waited for the clock of a file system to go on, and how often. Where it goes by whole seconds, what
/// was just written is read again by the next run.
const TICK: (Duration, usize) = (Duration::from_millis(4), 4);

/// A hint that is about to be written.
struct PendingHint {
    file: StagedFile,
    /// The time by the clock of the file system when it was begun.
    ///
    /// A file that was changed last before that time and is read after it can be noted: a later change has a later
    /// time. A file that was changed within the same tick of the clock may be changed again within it, and would look
    /// the same.
    since: ChangeTime,
    /// Held until it is written: what stopped runs left beside it can be removed.
    _lock: File,
}

impl PendingHint {
    /// Begins a hint for files of which the newest was changed at this time. `None` where the file system keeps no
    /// states, another run writes in the folder, or nothing can be written.
    fn begin(store: &OutputStore<'_>, newest: ChangeTime) -> Option<Self> {
        if !are_states_kept(&store.path("")) {
            return None;
        }
        let lock = store.try_lock()?;
        let file = store.stage_hint()?;
        let mut since = file.changed()?;
        for _ in 0..TICK.1 {
            if newest < since {
                break;
            }
            std::thread::sleep(TICK.0);
            file.touch().ok()?;
            since = file.changed()?;
        }
        Some(Self { file, since, _lock: lock })
    }

    /// Writes it. Without it, the files are read again next time, and that is all.
    fn write(mut self, hint: &Hint) {
        if self.file.append(&hint.to_bytes()).is_ok() {
            let _ = self.file.put();
        }
    }
}
