//! The work left to do when a set has taken its place: the working copy is to say that it is issued.
//!
//! A record of that is believed only where it is what this program writes: beside a whole set, about the file of the
//! set's document, with the very text that the set keeps. Nothing else is ever written because of it.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::issued_keys::IssuedKeys;
use crate::data::file_errors::{Failed, unchangeable, unwritable};
use crate::data::{PlanFolder, Unchangeable, belongs, set_folder, shown, unfinished_sets};
use crate::diag::{Code, Finding, Findings};
use crate::disk;
use crate::disk::{IssuedSets, NewSet, Refusal, WritableFolder, limits};
use crate::edits::file_change::FileChange;
use crate::model::{DocumentId, DocumentKind};
use crate::records::{Digest, ISSUED, PENDING_FILE, PendingRecord, SET_DATA, SetRecord};
use crate::source::{Place, Source};
use crate::text::{BYTE_ORDER_MARK, without_byte_order_mark};

/// A change of the working copy that belongs to a set.
#[derive(Debug)]
pub(crate) struct Pending {
    document: DocumentId,
    /// The digest of what the file was; that of nothing where it is not there.
    before: Digest,
    /// The text that it is to have.
    after: String,
    /// The keys of the issue in that text.
    keys: IssuedKeys,
}

impl Pending {
    /// That the file of a document in a plan's folder is to have another text.
    pub(crate) fn new(folder: &Path, document: DocumentId, after: &str, keys: IssuedKeys) -> Failed<Self> {
        let path = folder.join(document.file());
        let before = read_if_there(&path).map_err(|error| (path, error))?.unwrap_or_default();
        let mark = if before.starts_with(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK } else { "" };
        Ok(Self { document, before: Digest::new(&before), after: format!("{mark}{after}"), keys })
    }

    /// Notes it down in the folder of the set.
    pub(crate) fn note(&self, set: &NewSet) -> Failed<()> {
        let (file, after) = (self.document.file(), self.after.clone());
        let record = PendingRecord { file, before: self.before, after };
        set.write(PENDING_FILE, &record.to_bytes()).map_err(|error| (set.path().join(PENDING_FILE), error))
    }

    /// Reads the record in the folder of a set.
    fn read(folder: &PlanFolder, set: u32) -> Result<Self, Refused> {
        let path = set_folder(folder, set);
        let noted = PendingRecord::read(&path).map_err(|_| Refused::Unreadable)?;
        let record = SetRecord::read(&path).filter(|record| belongs(&record.head, folder, set).is_ok());
        let record = record.filter(|record| is_whole(record, &path)).ok_or(Refused::NotWhole)?;
        let document = record.head.document.clone();
        if noted.file != document.file() {
            return Err(Refused::OtherFile { named: noted.file, expected: document.file() });
        }
        let kept = record.files.get(format!("{SET_DATA}/{}/{}", record.head.plan, document.file()).as_str());
        let text = without_byte_order_mark(&noted.after);
        if kept != Some(&Digest::new(text.as_bytes())) {
            return Err(Refused::OtherText);
        }
        let head = &record.head;
        let keys = IssuedKeys { set, number: head.number, date: head.date };
        Ok(Self { document, before: noted.before, after: noted.after, keys })
    }

    /// Makes the change, and takes away the note. A file that somebody saved meanwhile keeps what was saved: only the
    /// keys by which it says that it is issued are set in it.
    ///
    /// # Errors
    /// A finding, where the file cannot be changed.
    pub(crate) fn carry_out(&self, folder: &Path) -> Result<(), Box<Finding>> {
        let path = folder.join(self.document.file());
        let failed = |(path, error): (PathBuf, Error)| Box::new(unwritable(&path, &error));
        let now = read_if_there(&path).map_err(|error| failed((path.clone(), error)))?;
        let digest = Digest::new(now.as_deref().unwrap_or_default());
        if digest != Digest::new(self.after.as_bytes()) {
            let now =
                now.map(String::from_utf8).transpose().map_err(|_| Box::new(self.unchangeable(&path)))?;
            let read = now.as_deref().map(without_byte_order_mark);
            let after = match read {
                Some(text) if digest != self.before => {
                    let source = Source::new(shown(&path), text);
                    self.keys.set_in(&source).map_err(|Unchangeable| Box::new(self.unchangeable(&path)))?
                }
                None if digest != self.before => return Err(failed((path, Refusal::Changed.into()))),
                _ => without_byte_order_mark(&self.after).to_owned(),
            };
            FileChange::stage(&path, read, &after).and_then(FileChange::put).map_err(failed)?;
        }
        self.strike(folder)
    }

    /// Takes away the note of what is left to do.
    ///
    /// # Errors
    /// A finding, where it cannot be removed.
    pub(crate) fn strike(&self, plan: &Path) -> Result<(), Box<Finding>> {
        let removed = IssuedSets::new(plan).and_then(|sets| sets.remove_pending(self.keys.set));
        let note = || plan.join(ISSUED).join(self.keys.set.to_string()).join(PENDING_FILE);
        removed.map_err(|error| Box::new(unwritable(&note(), &error)))
    }

    /// The finding about a file in which the keys cannot be set.
    fn unchangeable(&self, path: &Path) -> Finding {
        let IssuedKeys { set, number, date } = self.keys;
        let number = number.map(|number| format!(", number: {number}")).unwrap_or_default();
        let state = self.keys.state().id();
        let keys = format!("state: {state}, set: {set}{number}, date: {date}");
        unchangeable(&shown(path), "pending").with("keys", keys)
    }
}

/// The bytes of a document's own file; none where a model alone says what it says.
fn read_if_there(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    match disk::read(path, limits::DATA) {
        Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => Ok(None),
        read => read.map(Some),
    }
}

/// Whether every file that a set keeps is there as it was kept.
fn is_whole(record: &SetRecord, set: &Path) -> bool {
    let digest = |path: &Path| Digest::from_file(path, limits::OUTPUT).ok();
    record.kept_files().into_iter().all(|(name, kept)| digest(&name.below(set)) == Some(kept))
}

/// Why nothing is done for a note that is in the folder of a set.
enum Refused {
    /// It is none that the program writes.
    Unreadable,
    /// The set is not whole, or not this plan's.
    NotWhole,
    /// It names another file than that of the set's document.
    OtherFile { named: String, expected: String },
    /// Its text is another than the one that was issued.
    OtherText,
}

impl Refused {
    fn finding(&self, place: &Place) -> Finding {
        let finding = Finding::at(Code::PendingRefused, place);
        match self {
            Self::Unreadable => finding.with("reason", "unreadable"),
            Self::NotWhole => finding.with("reason", "set"),
            Self::OtherFile { named, expected } => finding
                .with("reason", "file")
                .with("file", named.as_str())
                .with("expected", expected.as_str()),
            Self::OtherText => finding.with("reason", "text"),
        }
    }
}

/// Finishes what a stopped run left of a plan. The project is locked. `None` where that cannot be done, with the
/// finding.
pub(crate) fn finish(folder: &PlanFolder, findings: &mut Findings) -> Option<()> {
    let of_periods = DocumentKind::ALL.into_iter().filter_map(DocumentKind::folder);
    let of_periods = of_periods.map(|name| folder.path.join(name));
    for place in [folder.path.clone(), folder.root.clone()].into_iter().chain(of_periods) {
        if let Ok(place) = WritableFolder::new(&place) {
            place.remove_left_over();
        }
    }
    unfinished_sets(folder).into_iter().try_for_each(|set| finish_set(folder, set, findings))
}

fn finish_set(folder: &PlanFolder, set: u32, findings: &mut Findings) -> Option<()> {
    let pending = Pending::read(folder, set).map_err(|refused| {
        let note = set_folder(folder, set).join(PENDING_FILE);
        findings.push(refused.finding(&Place::file(shown(&note))));
    });
    let carried = pending.ok()?.carry_out(&folder.path);
    carried.map_err(|finding| findings.push(*finding)).ok()
}
