//! Putting a plan's set in its place: what is written, what goes, and what is left alone.

use std::collections::BTreeSet;
use std::path::Path;

use super::store::{Changed, FileOwnership, OutputChange, OutputStore};
use crate::data::file_errors::{Failed, FileAge, open_elsewhere};
use crate::diag::Finding;
use crate::disk::LockClient;
use crate::pipeline::artifact::Artifact;
use crate::pipeline::cache::change_reason::Reason;
use crate::pipeline::outcome::{OutcomeBuilder, Output};
use crate::records::{Digest, Manifest, Record, RelativePath};
use crate::signatures::PdfSignatures;

/// What is done with a document in the new set.
pub(crate) enum DocumentAction {
    /// It stays as it is; the record is of what it would be made from.
    Kept { stem: String, made_from: Digest },
    /// Somebody changed it.
    Left { stem: String, file: Changed },
    /// It could not be set, and that was accepted.
    Unset { stem: String },
    /// Its files were made, for the given reasons.
    Made { ready: Artifact, reasons: Vec<Reason> },
}

impl DocumentAction {
    fn stem(&self) -> &str {
        match self {
            Self::Kept { stem, .. } | Self::Left { stem, .. } | Self::Unset { stem } => stem,
            Self::Made { ready, .. } => &ready.stem,
        }
    }
}

/// A set on its way to its place.
struct Commit<'a> {
    store: &'a OutputStore<'a>,
    folder: &'a Path,
    /// Whether what somebody changed is written over.
    is_forced: bool,
    before: Option<Manifest>,
    change: OutputChange,
}

/// Puts a set in its place. `after` is the new manifest but for its documents.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn commit(
    actions: Vec<DocumentAction>,
    after: Manifest,
    on: &CommitOptions<'_>,
    done: &mut OutcomeBuilder,
) -> Failed<()> {
    let CommitOptions { store, folder, is_forced, locks } = *on;
    let lock = store.lock(locks)?;
    // Read under the lock: another run may have written since this one looked.
    let before = store.manifest();
    if lock.is_some() {
        store.clean(before.as_ref());
    }
    let stems: BTreeSet<String> = actions.iter().map(|action| action.stem().to_owned()).collect();
    let mut set = Commit { store, folder, is_forced, before, change: OutputChange::to(after) };
    for action in actions {
        set.add(action, done);
    }
    set.remove_gone(&stems, done);
    set.keep_brought_home();
    let removed = set.change.removed.iter().map(|name| store.path(name)).collect();
    store.change(set.before.as_ref(), set.change)?;
    done.removed = removed;
    Ok(())
}

/// Where a set is put, and how.
#[derive(Clone, Copy)]
pub(crate) struct CommitOptions<'a> {
    pub(crate) store: &'a OutputStore<'a>,
    /// The plan's folder.
    pub(crate) folder: &'a Path,
    /// Whether what somebody changed is written over.
    pub(crate) is_forced: bool,
    /// How the folder's lock is taken.
    pub(crate) locks: &'a LockClient,
}

impl Commit<'_> {
    fn add(&mut self, action: DocumentAction, done: &mut OutcomeBuilder) {
        match action {
            DocumentAction::Kept { stem, made_from } => {
                let record = self.known(&stem).find(|record| record.made_from == made_from).cloned();
                match record {
                    Some(record) => {
                        done.fresh += 1;
                        self.change.manifest.documents.insert(stem, record);
                    }
                    // Another run has just written other data: the next run makes the document again.
                    None => self.retain(&stem),
                }
            }
            DocumentAction::Left { stem, file } => {
                done.findings.push(self.store.changed(&file, self.folder));
                self.retain(&stem);
            }
            DocumentAction::Unset { stem } => self.retain(&stem),
            DocumentAction::Made { ready, reasons } => self.make(ready, &reasons, done),
        }
    }

    /// The finding about a file that somebody changed.
    fn changed(&self, name: &str, age: FileAge) -> Finding {
        self.store.changed(&Changed { name: name.to_owned(), age }, self.folder)
    }

    /// Whether a file stays as it is because another program has it open.
    fn is_kept_open(&self, name: &str) -> bool {
        !self.is_forced && self.store.is_open(name)
    }

    /// Whether a file is somebody's, and the data do not have what was changed in it.
    fn is_somebodys(&self, name: &str, ownership: &FileOwnership) -> bool {
        let FileOwnership::Foreign(digest) = ownership else { return false };
        self.before.as_ref().is_none_or(|before| before.brought_home(name, *digest).is_none())
    }

    /// Whether the data have all that somebody changed in a file.
    fn is_wholly_home(&self, name: &str, digest: Digest) -> bool {
        let known = self.before.as_ref().and_then(|before| before.brought_home(name, digest));
        known.is_some_and(|known| known.is_whole)
    }

    /// Keeps files that people edited or signed under numbered names, before others take their places.
    fn put_aside(&mut self, names: Vec<String>) {
        let is_edited = self.store.format().is_edited();
        for name in names {
            let bytes = self.store.bytes(&name).filter(|bytes| is_edited || is_signed(bytes));
            self.change.files.extend(bytes.map(|bytes| (self.store.name_aside(&name), bytes)));
        }
    }

    fn known(&self, stem: &str) -> impl Iterator<Item = &Record> {
        self.before.iter().flat_map(|manifest| manifest.known(stem).collect::<Vec<_>>())
    }

    /// Leaves a document as it was.
    fn retain(&mut self, stem: &str) {
        let after = &mut self.change.manifest;
        after.is_settled = false;
        let record = self.before.as_ref().and_then(|before| before.documents.get(stem));
        after.documents.extend(record.map(|record| (stem.to_owned(), record.clone())));
    }

    fn make(&mut self, ready: Artifact, reasons: &[Reason], done: &mut OutcomeBuilder) {
        let Artifact { stem, record, files } = ready;
        let ownership: Vec<FileOwnership> =
            files.iter().map(|(name, _)| self.store.ownership(name, self.known(&stem))).collect();
        let is_new = |name: &str, ownership: &FileOwnership| match ownership {
            FileOwnership::Absent => true,
            FileOwnership::Ours(digest) | FileOwnership::Foreign(digest) => {
                record.files[name].digest != *digest
            }
        };
        let mut paired = files.iter().zip(&ownership);
        let foreign = paired.find(|((name, _), one)| self.is_somebodys(name, one) && is_new(name, one));
        if let Some(((name, _), _)) = foreign.filter(|_| !self.is_forced) {
            done.findings.push(self.changed(name, FileAge::Outdated));
            self.retain(&stem);
            return;
        }
        if let Some((name, _)) = files.iter().find(|(name, _)| self.is_kept_open(name)) {
            done.findings.push(open_elsewhere(&self.store.path(name)));
            self.retain(&stem);
            return;
        }
        let aside = paired_foreign(&files, &ownership);
        self.put_aside(
            aside
                .into_iter()
                .filter(|(name, digest)| !self.is_wholly_home(name, *digest))
                .map(|(name, _)| name)
                .collect(),
        );
        let pages = if files.len() == 1 { record.pages } else { Some(1) };
        for (name, _) in &files {
            let (path, reasons) = (self.store.path(name), reasons.to_vec());
            done.outputs.push(Output { path, format: self.store.format(), pages, reasons });
        }
        // The bytes may be the same for another reason to make them.
        let pairs = files.into_iter().zip(&ownership);
        let written: Vec<_> =
            pairs.filter(|((name, _), one)| is_new(name, one)).map(|(file, _)| file).collect();
        self.remove_others(&stem, Some(&record), done);
        self.change.files.extend(written);
        self.change.records.insert(stem.clone(), record.clone());
        self.change.manifest.documents.insert(stem, record);
    }

    /// Removes the files of a document that its new record does not have.
    fn remove_others(&mut self, stem: &str, record: Option<&Record>, done: &mut OutcomeBuilder) {
        let names = self.known(stem).flat_map(|known| known.files.keys());
        let is_gone = |name: &&RelativePath| record.is_none_or(|record| !record.files.contains_key(*name));
        let names: BTreeSet<RelativePath> = names.filter(is_gone).cloned().collect();
        for name in names {
            match self.store.ownership(&name, self.known(stem)) {
                FileOwnership::Absent => {}
                // A manifest that somebody made up may name any file of the folder.
                FileOwnership::Foreign(_) | FileOwnership::Ours(_) if !self.store.says_to_be(&name, stem) => {
                    done.findings.push(self.changed(&name, FileAge::Current));
                }
                FileOwnership::Foreign(_) if !self.is_forced => {
                    done.findings.push(self.changed(&name, FileAge::Outdated));
                    self.retain(stem);
                }
                FileOwnership::Ours(_) if self.is_kept_open(&name) => {
                    done.findings.push(open_elsewhere(&self.store.path(&name)));
                    self.retain(stem);
                }
                FileOwnership::Foreign(_) => {
                    self.put_aside(vec![name.to_string()]);
                    self.change.removed.push(name.into());
                }
                FileOwnership::Ours(_) => self.change.removed.push(name.into()),
            }
        }
    }

    /// Keeps what is noted of edited files that stay.
    fn keep_brought_home(&mut self) {
        let OutputChange { files, removed, manifest, .. } = &mut self.change;
        let is_replaced = |name: &RelativePath| {
            files.iter().any(|(new, _)| **name == **new) || removed.contains(&name.to_string())
        };
        let before = self.before.iter().flat_map(|before| &before.brought_home);
        let kept = before.filter(|(name, _)| !is_replaced(name));
        manifest.brought_home.extend(kept.map(|(name, known)| (name.clone(), known.clone())));
    }

    /// Removes the documents that the plan no longer has.
    fn remove_gone(&mut self, stems: &BTreeSet<String>, done: &mut OutcomeBuilder) {
        for stem in gone(self.before.as_ref(), stems) {
            self.remove_others(&stem, None, done);
        }
    }
}

/// Whether a file is a PDF that somebody signed.
fn is_signed(bytes: &[u8]) -> bool {
    !PdfSignatures::read(bytes).signatures.is_empty()
}

/// The names of the files in whose places somebody else's are, with the digests of these.
fn paired_foreign(files: &[(String, Vec<u8>)], ownership: &[FileOwnership]) -> Vec<(String, Digest)> {
    let pairs = files.iter().zip(ownership);
    let foreign = pairs.filter_map(|((name, bytes), one)| match one {
        FileOwnership::Foreign(digest) => (*digest != Digest::new(bytes)).then(|| (name.clone(), *digest)),
        FileOwnership::Absent | FileOwnership::Ours(_) => None,
    });
    foreign.collect()
}

/// The documents of a manifest that a plan no longer has.
pub(crate) fn gone(before: Option<&Manifest>, stems: &BTreeSet<String>) -> BTreeSet<String> {
    let known =
        before.iter().flat_map(|manifest| manifest.documents.keys().chain(manifest.unfinished.keys()));
    known.filter(|stem| !stems.contains(*stem)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::output::folder::OutputFolder;
    use crate::records::Format;
    use crate::records::{FileRecord, MadeWith};

    const PLAN: &str = "ke-hoach";
    const NOTICE: &str = "thong-bao-chi-tieu";

    fn manifest() -> Manifest {
        let digest = Digest::new(b"tools");
        let made_with =
            MadeWith { program: "1".to_owned(), settings: digest, templates: digest, fonts: digest };
        let mut manifest = Manifest::new("plan", made_with);
        manifest.is_settled = true;
        manifest
    }

    /// A document that is made of these bytes, a Typst source, which says nothing of itself.
    fn made(stem: &str, bytes: &str) -> DocumentAction {
        let name = format!("{stem}.typ");
        let (digest, bytes) = (Digest::new(bytes.as_bytes()), bytes.as_bytes().to_vec());
        let files = [(name.parse().unwrap(), FileRecord::new(&bytes))].into();
        let record = Record { made_from: digest, data: digest, pages: None, files };
        let ready = Artifact { stem: stem.to_owned(), record, files: vec![(name, bytes)] };
        DocumentAction::Made { ready, reasons: vec![Reason::New] }
    }

    fn kept(stem: &str, bytes: &str) -> DocumentAction {
        DocumentAction::Kept { stem: stem.to_owned(), made_from: Digest::new(bytes.as_bytes()) }
    }

    fn locks() -> LockClient {
        LockClient::new("", |_, _| {})
    }

    fn commit_to(actions: Vec<DocumentAction>, on: CommitOptions<'_>) -> OutcomeBuilder {
        let mut done = OutcomeBuilder::default();
        commit(actions, manifest(), &on, &mut done).unwrap();
        done
    }

    /// A folder of outputs in which sets of files are committed.
    struct Outputs(tempfile::TempDir);

    impl Outputs {
        fn commit(&self, actions: Vec<DocumentAction>) -> OutcomeBuilder {
            let folder = OutputFolder::new(self.0.path());
            let store = OutputStore::new(&folder, "plan", Format::Typ);
            commit_to(
                actions,
                CommitOptions {
                    store: &store,
                    folder: Path::new("data/plan"),
                    is_forced: false,
                    locks: &locks(),
                },
            )
        }

        fn commit_forced(&self, actions: Vec<DocumentAction>) -> OutcomeBuilder {
            let folder = OutputFolder::new(self.0.path());
            let store = OutputStore::new(&folder, "plan", Format::Typ);
            commit_to(
                actions,
                CommitOptions {
                    store: &store,
                    folder: Path::new("data/plan"),
                    is_forced: true,
                    locks: &locks(),
                },
            )
        }

        fn path(&self, stem: &str) -> std::path::PathBuf {
            self.0.path().join(format!("plan/{stem}.typ"))
        }

        fn text(&self, stem: &str) -> String {
            std::fs::read_to_string(self.path(stem)).unwrap_or_default()
        }

        fn manifest(&self) -> Manifest {
            let folder = OutputFolder::new(self.0.path());
            OutputStore::new(&folder, "plan", Format::Typ).manifest().unwrap()
        }
    }

    fn outputs() -> Outputs {
        let outputs = Outputs(tempfile::tempdir().unwrap());
        outputs.commit(vec![made(PLAN, "old"), made(NOTICE, "old b")]);
        outputs
    }

    #[test]
    fn what_is_made_takes_the_place_of_what_was_made_before() {
        let outputs = outputs();
        let done = outputs.commit(vec![made(PLAN, "new"), kept(NOTICE, "old b")]);
        assert_eq!((outputs.text(PLAN), outputs.text(NOTICE)), ("new".to_owned(), "old b".to_owned()));
        assert_eq!((done.outputs.len(), done.fresh), (1, 1));
        assert!(outputs.manifest().is_settled && outputs.manifest().unfinished.is_empty());
    }

    #[test]
    fn what_a_plan_no_longer_has_is_removed() {
        let outputs = outputs();
        let done = outputs.commit(vec![kept(PLAN, "old")]);
        assert!(!outputs.path(NOTICE).exists());
        assert_eq!(done.removed, [outputs.path(NOTICE)]);
        assert!(!outputs.manifest().documents.contains_key(NOTICE));
    }

    #[test]
    fn what_somebody_changed_is_left_alone_unless_forced() {
        let outputs = outputs();
        std::fs::write(outputs.path(PLAN), "signed").unwrap();
        let done = outputs.commit(vec![made(PLAN, "new"), kept(NOTICE, "old b")]);
        assert_eq!(outputs.text(PLAN), "signed");
        assert!(done.outputs.is_empty() && done.findings.iter().count() == 1);
        assert!(!outputs.manifest().is_settled, "the next run looks again");
        outputs.commit_forced(vec![made(PLAN, "new"), kept(NOTICE, "old b")]);
        assert_eq!(outputs.text(PLAN), "new");
    }

    #[test]
    fn what_could_not_be_set_stays_as_it_was() {
        let outputs = outputs();
        outputs.commit(vec![DocumentAction::Unset { stem: PLAN.to_owned() }, kept(NOTICE, "old b")]);
        assert_eq!(outputs.text(PLAN), "old");
        let manifest = outputs.manifest();
        assert!(!manifest.is_settled && manifest.documents.contains_key(PLAN));
    }
}
