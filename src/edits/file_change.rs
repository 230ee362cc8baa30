//! A change of a file that people edit: compared with what was read right before it is made.

use std::path::{Path, PathBuf};

use crate::data::file_errors::Failed;
use crate::disk::{Replacement, WritableFile};

/// A change of a file that people edit, written beside its place. Dropped, it leaves nothing.
pub(crate) struct FileChange {
    path: PathBuf,
    replacement: Replacement,
}

impl FileChange {
    /// Gives a file another text in the place of the one that was read; `read` is none where there was no file.
    ///
    /// # Errors
    /// With the path, when somebody saved the file since it was read, or it cannot be written.
    pub(crate) fn stage(path: &Path, read: Option<&str>, after: &str) -> Failed<Self> {
        let staged = WritableFile::new(path).and_then(|file| file.stage_replacement(read, after));
        match staged {
            Ok(replacement) => Ok(Self { path: path.to_path_buf(), replacement }),
            Err(error) => Err((path.to_path_buf(), error)),
        }
    }

    /// Looks whether the file still is as it was read.
    ///
    /// # Errors
    /// With the path, when it is not.
    pub(crate) fn check(&self) -> Failed<()> {
        self.replacement.check().map_err(|error| (self.path.clone(), error))
    }

    /// Makes the change in one step.
    ///
    /// # Errors
    /// With the path, when somebody saved the file since it was read: what was saved stays.
    pub(crate) fn put(self) -> Failed<()> {
        self.replacement.put().map_err(|error| (self.path, error))
    }
}
