//! The sets of a plan, to which issuing alone adds: each is written beside its place and put there in one step.

use std::fs::{self, File};
use std::io::{Result, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::destination::is_plain;
use super::{ISSUED, PENDING_FILE, Refusal, WritableFolder, temporary};
use crate::text::is_portable;

/// The folder of a set for what came after it was issued.
const AFTER: &str = "after/";

/// The folder of a plan's issued sets.
#[derive(Debug)]
pub(crate) struct IssuedSets {
    folder: PathBuf,
}

/// A set that is being written. Dropped, it leaves nothing.
#[derive(Debug)]
pub(crate) struct NewSet {
    folder: TempDir,
    place: PathBuf,
}

impl IssuedSets {
    /// The sets of the plan in a folder.
    ///
    /// # Errors
    /// When the plan itself is in an issued set, or a link is in the place of the folder of sets.
    pub(crate) fn new(plan: &Path) -> Result<Self> {
        let plan = WritableFolder::new(plan)?;
        let folder = plan.real().join(ISSUED);
        if folder.is_symlink() {
            return Err(Refusal::Link.into());
        }
        Ok(Self { folder })
    }

    /// Begins a set beside the others, under a name that is no set's. What stopped runs left there goes.
    ///
    /// # Errors
    /// When no folder can be made, or something has the set's name.
    pub(crate) fn begin(&self, set: u32) -> Result<NewSet> {
        let place = self.folder.join(set.to_string());
        refuse_taken(&place)?;
        fs::create_dir_all(&self.folder)?;
        temporary::remove_folders(&self.folder);
        let folder = temporary::new_folder(&self.folder)?;
        Ok(NewSet { folder, place })
    }

    /// The folders of sets that runs wrote and did not put in their places, because they were stopped before.
    pub(crate) fn left_over(&self) -> Vec<PathBuf> {
        temporary::folders(&self.folder).collect()
    }

    /// Begins a set that is never put in its place, where the system keeps temporary files.
    ///
    /// # Errors
    /// As [`IssuedSets::begin`].
    pub(crate) fn preview(&self, set: u32) -> Result<NewSet> {
        let place = self.folder.join(set.to_string());
        refuse_taken(&place)?;
        Ok(NewSet { folder: temporary::new_folder(&std::env::temp_dir())?, place })
    }

    /// Adds a file to what came after a set was issued, by its path below the set's folder. What is there stays as it is:
    /// a name that is taken is refused.
    ///
    /// # Errors
    /// When it cannot be written, its name is taken, it is none of those files, or a link is on the way.
    pub(crate) fn add_after(&self, set: u32, below: &str, bytes: &[u8]) -> Result<()> {
        let folder = self.folder.join(set.to_string());
        if !below.starts_with(AFTER) || !is_plain(below) || !below.split('/').all(is_portable) {
            return Err(Refusal::Outside.into());
        }
        let place = folder.join(below);
        let above = place.parent().unwrap_or(&folder);
        let mut on_the_way = above.ancestors().take_while(|path| path.starts_with(&folder));
        if on_the_way.any(Path::is_symlink) {
            return Err(Refusal::Link.into());
        }
        fs::create_dir_all(above)?;
        temporary::remove_files(above);
        let mut file = temporary::new_file(above)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(&place).map(drop).map_err(|error| error.error)
    }

    /// Removes the note of what was left to do after a set took its place.
    ///
    /// # Errors
    /// When it cannot be removed, or a link is in the place of the set.
    pub(crate) fn remove_pending(&self, set: u32) -> Result<()> {
        let folder = self.folder.join(set.to_string());
        if folder.is_symlink() {
            return Err(Refusal::Link.into());
        }
        fs::remove_file(folder.join(PENDING_FILE))
    }
}

impl NewSet {
    /// Where it is for now.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the set, by its path with `/`, and waits until it is on the disk.
    ///
    /// # Errors
    /// When it cannot be written, the path leads up, or some system does not take a name of it.
    pub(crate) fn write(&self, below: &str, bytes: &[u8]) -> Result<()> {
        if below.is_empty() || !is_plain(below) {
            return Err(Refusal::Outside.into());
        }
        if !below.split('/').all(is_portable) {
            return Err(Refusal::Name.into());
        }
        let path = self.path().join(below);
        fs::create_dir_all(path.parent().unwrap_or(self.path()))?;
        let mut file = File::create(&path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Puts it in its place in one step. Where that fails the set stays beside its place: its number may be in the
    /// register already, and the next run sees by it that it was never issued, and removes it.
    ///
    /// # Errors
    /// When it cannot be renamed, or something has its name by now.
    pub(crate) fn put(self) -> Result<()> {
        let from = self.folder.keep();
        refuse_taken(&self.place)?;
        fs::rename(&from, &self.place)
    }
}

fn refuse_taken(place: &Path) -> Result<()> {
    if place.symlink_metadata().is_ok() { Err(Refusal::Taken.into()) } else { Ok(()) }
}
