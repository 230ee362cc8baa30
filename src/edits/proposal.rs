//! Changes of files that people edit which are shown before they are made: each file as it is and as it is to be, then
//! written, one run at a time. `check --fix` proposes the fixes of findings in this way, and an import the values that
//! it reads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::project_guard::Lock;
use crate::data::file_errors::linked;
use crate::data::{NewValue, Unchangeable, project_root, set_values, shown};
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
    /// The file at a path with another text; none where it has that text, or may not be written.
    pub(super) fn new(path: &Path, source: &Arc<Source>, after: NewText) -> Option<Self> {
        let NewText { text, changes } = after;
        let file = WritableFile::new(path).ok().filter(|_| text != *source.text())?;
        Some(Self { file, source: Arc::clone(source), changes, after: text })
    }

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
        self.file.stage_replacement(Some(self.before()), &self.after)?.put()
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

/// The locks of the projects in which files are changed.
pub struct ProposalLocks(#[expect(dead_code, reason = "held, never read")] Vec<Lock>);

impl Proposal {
    /// No change yet of the files below these paths.
    pub fn new(paths: &[PathBuf]) -> Self {
        let roots: BTreeSet<PathBuf> = paths.iter().filter_map(|path| project_root(path)).collect();
        let (changeable, folders) = files(paths);
        Self { files: Vec::new(), refused: Findings::default(), changeable, roots, folders }
    }

    /// Gives a file values by their paths, with all else of it kept. A file that is none of those below the paths stays
    /// as it is; one behind a link is among the findings.
    ///
    /// # Errors
    /// When the layout of the file does not allow it.
    pub fn set_values(&mut self, source: &Arc<Source>, values: &[NewValue]) -> Result<(), Unchangeable> {
        let after = NewText { text: set_values(source, values)?, changes: values.len() };
        self.change(source, |_| Some(after));
        Ok(())
    }

    /// Gives a file another text; none is no change.
    pub(super) fn change(
        &mut self,
        source: &Arc<Source>,
        after: impl FnOnce(&Arc<Source>) -> Option<NewText>,
    ) {
        let path = source.path();
        if let Some(link) = self.roots.iter().find_map(|root| link_below(root, Path::new(path))) {
            self.refused.push(linked(&link));
            return;
        }
        let Some(file) = self.changeable.get(path) else { return };
        self.files.extend(after(source).and_then(|after| ProposedFile::new(file, source, after)));
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

fn is_issued(entry: &DirEntry) -> bool {
    let is_within = |entry: &DirEntry| entry.path().components().any(|part| part.as_os_str() == ISSUED);
    if entry.depth() == 0 {
        is_within(entry)
    } else {
        entry.file_type().is_dir() && entry.file_name() == ISSUED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::ValuePath;

    /// What an import does: values by their paths, shown, and written where the file is still as it was read.
    #[test]
    fn values_are_proposed_and_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("results.yaml");
        let text = "results: # quý\n  - {id: admissions, periods: {2026-Q1: 0}}\n";
        std::fs::write(&path, text).unwrap();
        let source = Source::new(shown(&path), text);
        let value = |period: &str| {
            let path = ValuePath::parse("results.admissions.periods").below(period);
            NewValue::from_text(path, "4")
        };
        let mut proposal = Proposal::new(&[folder.path().to_path_buf()]);
        proposal.set_values(&source, &[value("2026-Q1"), value("2026-Q2")]).unwrap();
        let [file] = proposal.files.as_slice() else { panic!("{proposal:?}") };
        let after = "results: # quý\n  - {id: admissions, periods: {2026-Q1: 4, 2026-Q2: 4}}\n";
        assert_eq!((file.before(), file.after.as_str(), file.changes), (text, after, 2));
        file.write().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), after);
        assert!(file.write().is_err(), "it was saved since it was read");
    }

    #[test]
    fn what_is_not_below_the_paths_or_has_the_values_is_no_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, "a: 1\n").unwrap();
        let mut proposal = Proposal::new(&[folder.path().to_path_buf()]);
        let same = NewValue::from_text(ValuePath::parse("a"), "1");
        proposal.set_values(&Source::new(shown(&path), "a: 1\n"), std::slice::from_ref(&same)).unwrap();
        proposal.set_values(&Source::new("elsewhere/a.yaml", "a: 2\n"), &[same]).unwrap();
        assert!(proposal.files.is_empty() && proposal.refused.iter().next().is_none(), "{proposal:?}");
    }
}
