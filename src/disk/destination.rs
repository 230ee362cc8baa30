//! The only places that the program writes to: resolved, and outside of every issued set.
//!
//! Whatever writes, renames or removes takes one of these types, and none of them is made without [`guard`].

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Result, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::NamedTempFile;

use super::guard::{is_issued, real};
use super::read::open_regular;
use super::{ChangeTime, FileState, Refusal, temporary};
use crate::text::is_portable;

/// A folder that may be written to. It need not be there yet.
#[derive(Clone, Debug)]
pub(crate) struct WritableFolder {
    real: PathBuf,
}

/// A file that may be written. It need not be there yet.
#[derive(Clone, Debug)]
pub(crate) struct WritableFile {
    folder: WritableFolder,
    real: PathBuf,
}

/// A file that is written beside its place. Dropped, it leaves nothing.
#[derive(Debug)]
pub(crate) struct StagedFile {
    pub(super) file: NamedTempFile,
    pub(super) place: PathBuf,
}

impl WritableFolder {
    /// A folder that a person named: links to it and on the way to it are followed.
    ///
    /// # Errors
    /// When it is an issued set or in one, a link leads nowhere, a file is in its place, or some system does not take a
    /// name that would be made.
    pub(crate) fn new(path: &Path) -> Result<Self> {
        let real = real(path)?;
        if is_issued(&real) {
            return Err(Refusal::Issued.into());
        }
        Ok(Self { real })
    }

    /// A folder below, by its path with `/`; this folder for an empty path.
    ///
    /// # Errors
    /// As [`WritableFolder::new`]; and when the path leads up, or a link leads out of this folder.
    pub(crate) fn below(&self, below: &str) -> Result<Self> {
        if !is_plain(below) {
            return Err(Refusal::Outside.into());
        }
        let folder = Self::new(&self.real.join(below))?;
        if folder.real.starts_with(&self.real) { Ok(folder) } else { Err(Refusal::Link.into()) }
    }

    /// A file below, by its path with `/`. A link of that name gives way to the file that is written.
    ///
    /// # Errors
    /// As [`WritableFolder::below`].
    pub(crate) fn file(&self, below: &str) -> Result<WritableFile> {
        let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
        if name.is_empty() || !is_plain(below) {
            return Err(Refusal::Outside.into());
        }
        self.below(folder)?.own_file(OsStr::new(name))
    }

    fn own_file(self, name: &OsStr) -> Result<WritableFile> {
        let real = self.real.join(name);
        let is_there = real.symlink_metadata().is_ok();
        if !is_there && !name.to_str().is_some_and(is_portable) {
            return Err(Refusal::Name.into());
        }
        Ok(WritableFile { real, folder: self })
    }

    /// Its path without links.
    pub(super) fn real(&self) -> &Path {
        &self.real
    }

    /// Makes the folder, with those above it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn create(&self) -> Result<()> {
        fs::create_dir_all(&self.real)
    }

    /// Makes the folder, and refuses one that holds anything.
    ///
    /// # Errors
    /// When it cannot be made; [`ErrorKind::DirectoryNotEmpty`] where it holds something.
    pub(crate) fn create_empty(&self) -> Result<()> {
        self.create()?;
        let is_empty = fs::read_dir(&self.real)?.next().is_none();
        if is_empty { Ok(()) } else { Err(ErrorKind::DirectoryNotEmpty.into()) }
    }

    /// Removes the folder where nothing is in it; else it stays.
    pub(crate) fn remove_if_empty(&self) {
        // A folder that stays does no harm.
        let _ = fs::remove_dir(&self.real);
    }

    /// Removes what stopped runs left in the folder. Only for a run that holds the folder's lock.
    pub(crate) fn remove_left_over(&self) {
        temporary::remove_files(&self.real);
    }

    /// Whether stopped runs left anything in the folder.
    pub(crate) fn has_left_over(&self) -> bool {
        temporary::has_files(&self.real)
    }

    /// Opens a file of the folder to be locked; it is made where it is not there, and never written to.
    ///
    /// # Errors
    /// When it cannot be opened, or a link, a pipe or a device has its name.
    pub(super) fn lock_file(&self, name: &str) -> Result<File> {
        self.create()?;
        let file = self.file(name)?;
        file.refuse_link()?;
        file.refuse_special()?;
        let mut options = OpenOptions::new();
        open_regular(&file.real, options.create(true).truncate(false).write(true)).map(|(lock, _)| lock)
    }
}

impl WritableFile {
    /// A file that a person named: links on the way to its folder are followed.
    ///
    /// # Errors
    /// As [`WritableFolder::new`]; and when a link has its name.
    pub(crate) fn new(path: &Path) -> Result<Self> {
        let Some(name) = path.file_name() else { return Err(ErrorKind::IsADirectory.into()) };
        let file = WritableFolder::new(path.parent().unwrap_or(Path::new("")))?.own_file(name)?;
        file.refuse_link()?;
        Ok(file)
    }

    /// Writes the file beside its place, with the permissions of the one that is there.
    ///
    /// # Errors
    /// When it, or a folder for it, cannot be made, or a folder or device has its name.
    pub(crate) fn stage(&self, bytes: &[u8]) -> Result<StagedFile> {
        self.refuse_special()?;
        self.folder.create()?;
        let mut file = temporary::new_file(&self.folder.real)?;
        file.write_all(bytes)?;
        file.flush()?;
        if let Ok(known) = self.real.symlink_metadata()
            && known.is_file()
        {
            file.as_file().set_permissions(known.permissions())?;
        }
        Ok(StagedFile { file, place: self.real.clone() })
    }

    /// Gives the file these bytes in one step: they are on the disk before they take its place.
    ///
    /// # Errors
    /// As [`WritableFile::stage`].
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<()> {
        self.stage(bytes)?.synced()?.put()
    }

    /// Removes the file.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub(crate) fn remove(&self) -> Result<()> {
        fs::remove_file(&self.real)
    }

    /// Its path without links on the way.
    pub(super) fn real(&self) -> &Path {
        &self.real
    }

    /// Refuses a file that its owner set to be read only: renaming would go past that.
    pub(super) fn refuse_read_only(&self) -> Result<()> {
        let is_read_only = self.real.symlink_metadata().is_ok_and(|found| found.permissions().readonly());
        if is_read_only { Err(ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }

    pub(super) fn refuse_link(&self) -> Result<()> {
        if self.real.is_symlink() { Err(Refusal::Link.into()) } else { Ok(()) }
    }

    pub(super) fn refuse_special(&self) -> Result<()> {
        match self.real.symlink_metadata() {
            Ok(found) if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
            Ok(found) if !found.is_file() && !found.is_symlink() => Err(Refusal::Special.into()),
            _ => Ok(()),
        }
    }
}

impl StagedFile {
    /// Waits until the bytes are on the disk.
    ///
    /// # Errors
    /// When they cannot be written there.
    pub(crate) fn synced(self) -> Result<Self> {
        self.file.as_file().sync_all()?;
        Ok(self)
    }

    /// The time of its last change, by the clock of the file system; `None` where the system does not report it.
    pub(crate) fn changed(&self) -> Option<ChangeTime> {
        let found = self.file.as_file().metadata().ok()?;
        FileState::from_metadata(&found).map(|state| state.changed)
    }

    /// Changes nothing of its bytes, so that the system notes the time. It has to be empty.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn touch(&self) -> Result<()> {
        self.file.as_file().set_len(1)?;
        self.file.as_file().set_len(0)
    }

    /// Writes bytes after those that it has.
    ///
    /// # Errors
    /// When they cannot be written.
    pub(crate) fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes)?;
        self.file.flush()
    }

    /// Puts the file in its place in one step.
    ///
    /// # Errors
    /// When it cannot be renamed.
    pub(crate) fn put(self) -> Result<()> {
        self.file.persist(&self.place).map(drop).map_err(|error| error.error)
    }
}

/// Whether a path leads straight down.
pub(super) fn is_plain(below: &str) -> bool {
    Path::new(below).components().all(|part| matches!(part, Component::Normal(_)))
}
