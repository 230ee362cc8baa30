//! A plan's folder of outputs: the files in it, and how a set takes the place of another.
//!
//! A set is written in four steps, so that whenever a run is stopped the next one knows what it finds: the
//! manifest says what is about to come; the files are written beside their places; they are renamed; the
//! manifest says what is there. All four are done under a lock, which the system lets go when a run dies.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};

use super::folder::OutputFolder;
use super::provenance::Provenance;
use crate::data::file_errors::{Failed, FileAge, changed, changed_sheet, changed_word_file};
use crate::diag::Finding;
use crate::disk;
use crate::disk::{LOCK_FILE, LockClient, StagedFile, limits};
use crate::model::DocumentPart;
use crate::records::{Digest, Format, Manifest, ManifestSummary, Record};

/// The folder of one plan below the output folder.
pub(crate) struct OutputStore<'a> {
    output: &'a OutputFolder,
    plan: &'a str,
    /// Each kind of files has its own manifest and hint.
    format: Format,
}

/// Who wrote the file at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileOwnership {
    /// Nothing.
    Absent,
    /// A file that the program wrote.
    Ours(Digest),
    /// Something else: signed, edited, or put there by somebody.
    Foreign(Digest),
}

/// A file that somebody changed.
#[derive(Debug)]
pub(crate) struct Changed {
    pub(crate) name: String,
    pub(crate) age: FileAge,
}

/// The changes to a set.
pub(crate) struct OutputChange {
    /// Files to write, by name below the plan's folder.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// Files to remove.
    pub(crate) removed: Vec<String>,
    /// The new records of the documents whose files are written.
    pub(crate) records: BTreeMap<String, Record>,
    /// The manifest when all is done.
    pub(crate) manifest: Manifest,
}

impl OutputChange {
    /// Nothing but another manifest.
    pub(crate) fn to(manifest: Manifest) -> Self {
        Self { files: Vec::new(), removed: Vec::new(), records: BTreeMap::new(), manifest }
    }
}

impl<'a> OutputStore<'a> {
    pub(crate) fn new(output: &'a OutputFolder, plan: &'a str, format: Format) -> Self {
        Self { output, plan, format }
    }

    /// The format of its documents.
    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// The path of a file of the plan.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.output.path(&self.below(name))
    }

    /// The finding about a file that somebody changed; `folder` is the plan's.
    pub(crate) fn changed(&self, file: &Changed, folder: &Path) -> Finding {
        let path = self.path(&file.name);
        match self.format {
            Format::Xlsx => changed_sheet(&path, file.age, folder),
            Format::Docx => changed_word_file(&path, file.age, folder),
            Format::Pdf | Format::Png | Format::Svg | Format::Typ => changed(&path, file.age),
        }
    }

    /// The first free name beside a file, under which it can be put aside: `bang-so-lieu.1.xlsx`.
    pub(crate) fn name_aside(&self, name: &str) -> String {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let named = |number: usize| format!("{stem}.{number}.{ending}");
        let is_free = |name: &String| self.path(name).symlink_metadata().is_err();
        let mut number = 1;
        while !is_free(&named(number)) {
            number += 1;
        }
        named(number)
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        disk::read(&self.path(name), limits::OUTPUT).ok()
    }

    /// Whether another program has a file open that people work on with.
    pub(crate) fn is_open(&self, name: &str) -> bool {
        self.format.is_edited() && disk::is_open_elsewhere(&self.path(name))
    }

    /// Removes the manifest and the hint of files that are all gone. The folder is locked.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub(crate) fn remove_records(&self) -> Failed<()> {
        let names = [self.format.manifest(), self.format.hint()];
        let there = names.into_iter().filter(|name| self.path(name).exists()).map(str::to_owned);
        self.remove(&there.collect::<Vec<_>>())
    }

    fn below(&self, name: &str) -> String {
        format!("{}/{name}", self.plan)
    }

    /// The manifest.
    pub(crate) fn manifest(&self) -> Option<Manifest> {
        Manifest::read(&self.path(self.format.manifest()))
    }

    /// The same, to see whether anything changed.
    pub(crate) fn glance(&self) -> Option<ManifestSummary> {
        ManifestSummary::read(&self.path(self.format.manifest()))
    }

    /// Who wrote the file at a path, judged by its bytes; `known` are the records of what the program may have
    /// written there.
    pub(crate) fn ownership<'r>(&self, name: &str, known: impl Iterator<Item = &'r Record>) -> FileOwnership {
        let path = self.path(name);
        let Ok(found) = path.symlink_metadata() else { return FileOwnership::Absent };
        if found.is_file() && found.len() == 0 {
            // A power cut leaves empty files. They carry no signature, and nothing is lost with them.
            return FileOwnership::Absent;
        }
        // A link is nothing that the program makes, wherever it leads.
        let read = if found.is_file() { Digest::from_file(&path, limits::OUTPUT).ok() } else { None };
        let digest = read.unwrap_or_else(|| Digest::new(&[]));
        let is_known = known.filter_map(|record| record.files.get(name)).any(|file| file.digest == digest);
        if is_known { FileOwnership::Ours(digest) } else { FileOwnership::Foreign(digest) }
    }

    /// Whether a file says of itself that it is a document of the plan, as every one does that the program makes. Where
    /// files of its format say nothing, the name is one that the program gives: a document in a file of its own may have any.
    pub(crate) fn says_to_be(&self, name: &str, stem: &str) -> bool {
        let format = name.rsplit_once('.').and_then(|(_, ending)| Format::from_ending(ending));
        let Some(format) = format.filter(|format| Provenance::is_stated_in(*format)) else {
            return stem.parse::<DocumentPart>().is_ok_and(|part| part.document.own_file().is_none());
        };
        let bytes = disk::read(&self.path(name), limits::OUTPUT).ok();
        let provenance = bytes.and_then(|bytes| Provenance::from_file(format, &bytes));
        provenance
            .is_some_and(|provenance| provenance.plan == self.plan && provenance.document.stem() == stem)
    }

    /// The path of the hint beside the manifest.
    pub(crate) fn hint_path(&self) -> PathBuf {
        self.path(self.format.hint())
    }

    /// A new hint beside its place, with nothing in it; `None` where it cannot be written. What stopped runs left
    /// goes. The folder is locked.
    pub(crate) fn stage_hint(&self) -> Option<StagedFile> {
        self.output.folder(self.plan).ok()?.remove_left_over();
        self.output.file(&self.below(self.format.hint())).ok()?.stage(&[]).ok()
    }

    /// Takes the folder for this run alone; waits while another writes to it. None where the file system knows no
    /// locks, as some of a network do: two runs at once still write whole files there.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub(crate) fn lock(&self, client: &LockClient) -> Failed<Option<File>> {
        let folder = self.output.folder(self.plan).map_err(|error| (self.output.path(self.plan), error))?;
        folder.lock(LOCK_FILE, client).map_err(|error| (self.path(LOCK_FILE), error))
    }

    /// Takes the folder for this run alone; `None` where another has it, or it cannot be written to.
    pub(crate) fn try_lock(&self) -> Option<File> {
        self.output.folder(self.plan).ok()?.try_lock(LOCK_FILE)
    }

    /// Carries out a change. `before` is the manifest as it is; the folder is locked.
    ///
    /// # Errors
    /// When something cannot be written; the old set is then whole, unless a rename failed half-way.
    pub(crate) fn change(&self, before: Option<&Manifest>, change: OutputChange) -> Failed<()> {
        let OutputChange { files, removed, records, manifest } = change;
        let is_noted = !files.is_empty() || !removed.is_empty();
        if is_noted {
            let empty = || Manifest::new(self.plan, manifest.made_with.clone());
            let mut note = before.cloned().unwrap_or_else(empty);
            note.is_settled = false;
            for (stem, record) in records {
                let coming = note.unfinished.entry(stem).or_default();
                if !coming.contains(&record) {
                    coming.push(record);
                }
            }
            self.note(&note)?;
            let files: Vec<_> = files.into_iter().map(|(name, bytes)| (self.below(&name), bytes)).collect();
            self.output.write_all(&files)?;
            self.remove(&removed)?;
        }
        if !is_noted && before == Some(&manifest) {
            return Ok(());
        }
        self.note(&manifest)
    }

    /// Writes the manifest.
    fn note(&self, manifest: &Manifest) -> Failed<()> {
        self.output.write_all(&[(self.below(self.format.manifest()), manifest.to_bytes())])
    }

    /// Removes files, and the folders that are empty then.
    fn remove(&self, names: &[String]) -> Failed<()> {
        for name in names {
            let path = self.path(name);
            let file = self.output.file(&self.below(name));
            file.and_then(|file| file.remove()).map_err(|error| (path, error))?;
            if let Some((folder, _)) = name.rsplit_once('/')
                && let Ok(folder) = self.output.folder(&self.below(folder))
            {
                folder.remove_if_empty();
            }
        }
        Ok(())
    }

    /// Removes what stopped runs left beside the files of a manifest. The folder is locked.
    pub(crate) fn clean(&self, manifest: Option<&Manifest>) {
        let records = manifest
            .iter()
            .flat_map(|manifest| manifest.documents.values().chain(manifest.unfinished.values().flatten()));
        let names = records.flat_map(|record| record.files.keys());
        let folders = names.filter_map(|name| Some(name.rsplit_once('/')?.0));
        let folders: BTreeSet<&str> = folders.chain([""]).collect();
        for folder in folders {
            if let Ok(folder) = self.output.folder(&self.below(folder)) {
                folder.remove_left_over();
            }
        }
    }
}
