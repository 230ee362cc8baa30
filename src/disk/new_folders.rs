//! Folders that are made together: all are written beside their places before the first takes its own.

use std::fs::{self, File};
use std::io::{Result, Write};

use tempfile::TempDir;

use super::destination::is_plain;
use super::{Refusal, WritableFolder, temporary};
use crate::text::is_portable;

/// New folders in a folder, each whole or not there. Dropped, it leaves nothing of those that are not in their places.
#[derive(Debug)]
pub(crate) struct NewFolders {
    place: WritableFolder,
    beside: TempDir,
}

impl NewFolders {
    /// Begins new folders in a folder, which is made where it is not there. What stopped runs left in it goes: only for a
    /// run that holds the lock of the project.
    ///
    /// # Errors
    /// When no folder can be made.
    pub(crate) fn begin(place: WritableFolder) -> Result<Self> {
        place.create()?;
        temporary::remove_folders(place.real());
        place.remove_left_over();
        let beside = temporary::new_folder(place.real())?;
        Ok(Self { place, beside })
    }

    /// Whether stopped runs left anything in a folder.
    pub(crate) fn has_left_over(place: &WritableFolder) -> bool {
        place.has_left_over() || temporary::folders(place.real()).next().is_some()
    }

    /// Writes a file of one of the folders, by its path with `/` and the folder's name first, and waits until it is on
    /// the disk.
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
        let path = self.beside.path().join(below);
        fs::create_dir_all(path.parent().unwrap_or(self.beside.path()))?;
        let mut file = File::create(&path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Puts a folder in its place in one step.
    ///
    /// # Errors
    /// When it cannot be renamed, or something has its name.
    pub(crate) fn put(&self, name: &str) -> Result<()> {
        let place = self.place.real().join(name);
        if place.symlink_metadata().is_ok() {
            return Err(Refusal::Taken.into());
        }
        fs::rename(self.beside.path().join(name), place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("xa-2")).unwrap();
        let new = NewFolders::begin(WritableFolder::new(folder.path()).unwrap()).unwrap();
        for name in ["xa-1", "xa-2", "xa-3"] {
            new.write(&format!("{name}/plan.yaml"), b"format: 1\n").unwrap();
        }
        assert!(!folder.path().join("xa-1").exists());
        new.put("xa-1").unwrap();
        assert!(new.put("xa-2").is_err());
        assert!(new.write("../x", b"").is_err());
        drop(new);
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["xa-1", "xa-2"]);
        assert_eq!(fs::read(folder.path().join("xa-1/plan.yaml")).unwrap(), b"format: 1\n");
    }
}
