//! Changes of files that people edit which are shown before they are made: each file as it is and as it is to be, then
//! written, one run at a time. `check --fix` proposes the fixes of findings in this way, and an import the values that
//! it reads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::project_guard::Lock;
use crate::data::file_errors::linked;
use crate::data::{NewValue, UnchangeableValue, project_root, set_values, shown};
use crate::diag::Findings;
use crate::disk::{LockClient, WritableFile, WritableFolder, link_below, or_current};
use crate::records::ISSUED;
use crate::source::Source;

/// A file, as it is and as it is to be.
#[derive(Debug)]
pub struct ProposedFile {
    /// Where the new text is written: never an issued set.
    file: WritableFile,
    source: Arc<Source>,
    /// Whether there is no such file yet.
    is_new: bool,
    /// How many changes are made: findings that are mended, values that are set.
    pub changes: usize,
    /// The text that the file is to have.
    pub after: String,
}

/// A text that a file is to have, and the changes that make it.
pub(super) struct NewText {
    pub(super) text: String,
    pub(super) changes: usize,
}

impl ProposedFile {
    /// The path, as shown to people.
    pub fn path(&self) -> &str {
        self.source.path()
    }

    /// The text as it is.
    pub fn before(&self) -> &str {
        self.source.text()
    }

    /// Writes the file beside its place and puts it there in one step.
    ///
    /// # Errors
    /// When it cannot be written, or somebody saved it since it was read: what was saved stays.
    pub fn write(&self) -> std::io::Result<()> {
        let before = (!self.is_new).then(|| self.before());
        self.file.stage_replacement(before, &self.after)?.put()
    }
}

/// The changes of files below some paths.
#[derive(Debug)]
pub struct Proposal {
    /// The files that are changed.
    pub files: Vec<ProposedFile>,
    /// Findings about the files that would be changed, but are links or behind one.
    pub refused: Findings,
    /// The files that may be changed, by the path that findings show.
    changeable: BTreeMap<String, PathBuf>,
    /// The folders of the projects, and all folders below the paths.
    roots: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

/// What became of changes that were to be proposed for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalOutcome {
    /// The file is to have another text.
    Changed,
    /// The file has the values already.
    Unchanged,
    /// It is none of the files below the paths: nothing is proposed.
    Outside,
    /// It is of an issued set, or may not be written for another reason: nothing is proposed.
    Protected,
    /// It is a link or behind one, which is among the findings: nothing is proposed.
    Linked,
}

/// The locks of the projects in which files are changed.
pub struct ProposalLocks(#[expect(dead_code, reason = "held, never read")] Vec<Lock>);

impl Proposal {
    /// No change yet of the files below these paths.
    pub fn new(paths: &[PathBuf]) -> Self {
        let roots: BTreeSet<PathBuf> = paths.iter().filter_map(|path| project_root(path)).collect();
        let (changeable, folders) = files(paths);
        Self { files: Vec::new(), refused: Findings::default(), changeable, roots, folders }
    }

    /// Gives a file values by their paths, with all else of it kept. A file that was given some before keeps these.
    ///
    /// # Errors
    /// With the value that the layout of the file does not allow; none is set then.
    pub fn set_values(
        &mut self,
        source: &Arc<Source>,
        values: &[NewValue],
    ) -> Result<ProposalOutcome, UnchangeableValue> {
        self.set_values_of(source, values, values.len())
    }

    /// The same, where the values are so many changes to a person: one may need several.
    ///
    /// # Errors
    /// With the value that the layout of the file does not allow; none is set then.
    pub fn set_values_of(
        &mut self,
        source: &Arc<Source>,
        values: &[NewValue],
        changes: usize,
    ) -> Result<ProposalOutcome, UnchangeableValue> {
        let mut refused = None;
        let outcome = self.change(source, |source| match set_values(source, values) {
            Ok(text) => Some(NewText { text, changes }),
            Err(value) => {
                refused = Some(value);
                None
            }
        });
        refused.map_or(Ok(outcome), Err)
    }

    /// Gives a file another text, made of the one that it has, with so many changes.
    pub fn set_text(&mut self, source: &Arc<Source>, text: String, changes: usize) -> ProposalOutcome {
        self.change(source, |_| Some(NewText { text, changes }))
    }

    /// Proposes a file that is not there yet, with so many values in its text.
    pub fn create(&mut self, path: &Path, text: String, changes: usize) -> ProposalOutcome {
        if let Some(link) = self.roots.iter().find_map(|root| link_below(root, path)) {
            self.refused.push(linked(&link));
            return ProposalOutcome::Linked;
        }
        if is_within_issued(path) {
            return ProposalOutcome::Protected;
        }
        let Ok(file) = WritableFile::new(path) else { return ProposalOutcome::Protected };
        let source = Source::new(shown(path), "");
        self.files.push(ProposedFile { file, source, is_new: true, changes, after: text });
        ProposalOutcome::Changed
    }

    /// Gives a file another text, made of the one that it is to have so far; none is no change.
    pub(super) fn change(
        &mut self,
        source: &Arc<Source>,
        after: impl FnOnce(&Arc<Source>) -> Option<NewText>,
    ) -> ProposalOutcome {
        let path = source.path();
        if let Some(link) = self.roots.iter().find_map(|root| link_below(root, Path::new(path))) {
            self.refused.push(linked(&link));
            return ProposalOutcome::Linked;
        }
        if is_within_issued(Path::new(path)) {
            return ProposalOutcome::Protected;
        }
        let Some(file) = self.changeable.get(path) else { return ProposalOutcome::Outside };
        let Ok(file) = WritableFile::new(file) else { return ProposalOutcome::Protected };
        let known = self.files.iter().position(|known| known.path() == path);
        let current = match known {
            Some(at) => Source::new(path, self.files[at].after.as_str()),
            None => Arc::clone(source),
        };
        let Some(NewText { text, changes }) = after(&current).filter(|after| after.text != *current.text())
        else {
            return ProposalOutcome::Unchanged;
        };
        if let Some(at) = known {
            let known = &mut self.files[at];
            known.after = text;
            known.changes += changes;
            if known.after == known.before() {
                self.files.remove(at);
            }
        } else {
            let source = Arc::clone(source);
            self.files.push(ProposedFile { file, source, is_new: false, changes, after: text });
        }
        ProposalOutcome::Changed
    }

    /// Waits until no other run changes files of the projects, and removes what stopped runs left. None where a folder
    /// cannot be written, which is among the findings.
    pub fn lock(&self, client: &LockClient, findings: &mut Findings) -> Option<ProposalLocks> {
        let locks = self.roots.iter().map(|root| Lock::acquire(root, client, findings));
        let locks = locks.collect::<Option<Vec<Lock>>>()?;
        for folder in self.writable_folders() {
            folder.remove_left_over();
        }
        Some(ProposalLocks(locks))
    }

    /// Whether a stopped run left anything.
    pub fn has_left_over(&self) -> bool {
        self.roots.iter().any(|root| Lock::has_note_left(root))
            || self.writable_folders().any(|folder| folder.has_left_over())
    }

    fn writable_folders(&self) -> impl Iterator<Item = WritableFolder> {
        self.folders.iter().filter_map(|folder| WritableFolder::new(folder).ok())
    }
}

/// The files that may be changed, by the path that findings show, and the folders that they are in: none of an issued
/// set, and none behind a link.
fn files(paths: &[PathBuf]) -> (BTreeMap<String, PathBuf>, BTreeSet<PathBuf>) {
    let (mut files, mut folders) = (BTreeMap::new(), BTreeSet::new());
    for path in paths {
        // The path of a plan's own file means its folder.
        let folder = if path.is_file() { path.parent().unwrap_or(path) } else { path };
        let folder = or_current(folder);
        let walk = WalkDir::new(folder).into_iter().filter_entry(|entry| !is_issued(entry));
        for entry in walk.filter_map(Result::ok) {
            if entry.file_type().is_dir() {
                folders.insert(entry.into_path());
            } else if entry.file_type().is_file() {
                files.insert(shown(entry.path()), entry.into_path());
            }
        }
    }
    (files, folders)
}

/// Whether a path leads through the folder of a plan's issued sets.
fn is_within_issued(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == ISSUED)
}

fn is_issued(entry: &DirEntry) -> bool {
    if entry.depth() == 0 {
        is_within_issued(entry.path())
    } else {
        entry.file_type().is_dir() && entry.file_name() == ISSUED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::ValuePath;

    /// A folder with files, and the changes of it.
    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn with(&self, name: &str, text: &str) -> Arc<Source> {
            let path = self.path(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, text).unwrap();
            Source::new(shown(&path), text)
        }

        fn proposal(&self) -> Proposal {
            Proposal::new(&[self.0.path().to_path_buf()])
        }
    }

    fn value(path: &str, text: &str) -> NewValue {
        NewValue::from_text(ValuePath::parse(path), text)
    }

    /// What an import does: values by their paths, shown, and written where the file is still as it was read.
    #[test]
    fn values_are_proposed_and_written() {
        let folder = Folder::new();
        let text = "results: # quý\n  - {id: admissions, periods: {2026-Q1: 0}}\n";
        let source = folder.with("results.yaml", text);
        let value = |period: &str| value(&format!("results.admissions.periods.{period}"), "4");
        let mut proposal = folder.proposal();
        let outcome = proposal.set_values(&source, &[value("2026-Q1"), value("2026-Q2")]);
        assert_eq!(outcome, Ok(ProposalOutcome::Changed));
        let [file] = proposal.files.as_slice() else { panic!("{proposal:?}") };
        let after = "results: # quý\n  - {id: admissions, periods: {2026-Q1: 4, 2026-Q2: 4}}\n";
        assert_eq!((file.before(), file.after.as_str(), file.changes), (text, after, 2));
        file.write().unwrap();
        assert_eq!(std::fs::read_to_string(folder.path("results.yaml")).unwrap(), after);
        assert!(file.write().is_err(), "it was saved since it was read");
    }

    /// An import that goes through its rows one by one.
    #[test]
    fn values_that_come_later_are_set_in_the_text_of_those_before() {
        let folder = Folder::new();
        let source = folder.with("results.yaml", "results:\n  - {id: lessons, total: 1}\n");
        let mut proposal = folder.proposal();
        let member = NewValue::from_member(ValuePath::parse("results"), &[("id", "admissions")]);
        for value in [value("results.lessons.total", "2"), member, value("results.admissions.total", "7")] {
            assert_eq!(proposal.set_values(&source, &[value]), Ok(ProposalOutcome::Changed));
        }
        let [file] = proposal.files.as_slice() else { panic!("{proposal:?}") };
        let after = "results:\n  - {id: lessons, total: 2}\n  - {id: admissions, total: 7}\n";
        assert_eq!((file.before(), file.after.as_str(), file.changes), (source.text(), after, 3));
        file.write().unwrap();
        assert_eq!(std::fs::read_to_string(folder.path("results.yaml")).unwrap(), after);
    }

    #[test]
    fn a_file_that_comes_back_to_its_text_is_not_proposed() {
        let folder = Folder::new();
        let source = folder.with("a.yaml", "a: 1\n");
        let mut proposal = folder.proposal();
        for text in ["2", "1"] {
            assert_eq!(proposal.set_values(&source, &[value("a", text)]), Ok(ProposalOutcome::Changed));
        }
        assert!(proposal.files.is_empty(), "{proposal:?}");
    }

    #[test]
    fn a_value_that_cannot_be_set_is_named_and_none_of_its_call_is() {
        let folder = Folder::new();
        let source = folder.with("a.yaml", "state: draft\nset: 1\n");
        let mut proposal = folder.proposal();
        let outcome = proposal.set_values(&source, &[value("set", "2"), value("state.x", "1")]);
        assert_eq!(outcome, Err(UnchangeableValue(ValuePath::parse("state.x"))));
        assert!(proposal.files.is_empty(), "{proposal:?}");
    }

    #[test]
    fn what_is_not_proposed_is_distinguished() {
        let folder = Folder::new();
        let own = folder.with("a.yaml", "a: 1\n");
        let issued = folder.with(&format!("{ISSUED}/1/a.yaml"), "a: 2\n");
        let elsewhere = Source::new("elsewhere/a.yaml", "a: 2\n");
        let mut proposal = folder.proposal();
        let cases = [
            (&own, ProposalOutcome::Unchanged),
            (&issued, ProposalOutcome::Protected),
            (&elsewhere, ProposalOutcome::Outside),
        ];
        for (source, expected) in cases {
            assert_eq!(proposal.set_values(source, &[value("a", "1")]), Ok(expected), "{}", source.path());
        }
        assert!(proposal.files.is_empty() && proposal.refused.iter().next().is_none(), "{proposal:?}");
    }
}
