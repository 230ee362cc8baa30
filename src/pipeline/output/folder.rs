//! The output folder. A list of files is written beside their places first, and put there when all could be written.

use std::io::{Error, Result};
use std::path::{Path, PathBuf};

use crate::disk::{StagedFile, WritableFile, WritableFolder};

/// A folder below which all files are written.
#[derive(Clone, Debug)]
pub(crate) struct OutputFolder(PathBuf);

impl OutputFolder {
    pub(crate) fn new(path: &Path) -> Self {
        Self(path.to_path_buf())
    }

    /// The path of a file below the folder, as shown to people.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.0.join(below)
    }

    /// A folder below, which need not be there.
    ///
    /// # Errors
    /// When it is an issued set, or a link leads out of the output folder.
    pub(crate) fn folder(&self, below: &str) -> Result<WritableFolder> {
        WritableFolder::new(&self.0)?.below(below)
    }

    /// A file below, which need not be there.
    ///
    /// # Errors
    /// As [`OutputFolder::folder`].
    pub(crate) fn file(&self, below: &str) -> Result<WritableFile> {
        WritableFolder::new(&self.0)?.file(below)
    }

    /// Writes files so that a reader finds each file old or new, never a part of it, and no file new where one could
    /// not be written at all: a full disk leaves the old set.
    ///
    /// # Errors
    /// With the path of the file that failed.
    pub(crate) fn write_all(&self, files: &[(String, Vec<u8>)]) -> std::result::Result<(), (PathBuf, Error)> {
        let stage = |(below, bytes): &(String, Vec<u8>)| {
            let path = self.path(below);
            match self.file(below).and_then(|file| file.stage(bytes)) {
                Ok(staged) => Ok((path, staged)),
                Err(error) => Err((path, error)),
            }
        };
        let staged: Vec<(PathBuf, StagedFile)> =
            files.iter().map(stage).collect::<std::result::Result<_, _>>()?;
        for (path, file) in staged {
            file.put().map_err(|error| (path, error))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(output: &OutputFolder, path: &str, bytes: &[u8]) -> std::result::Result<(), (PathBuf, Error)> {
        output.write_all(&[(path.to_owned(), bytes.to_vec())])
    }

    #[test]
    fn files_are_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let output = OutputFolder::new(folder.path());
        write(&output, "a/b/x.pdf", b"old").unwrap();
        write(&output, "a/b/x.pdf", b"new").unwrap();
        assert_eq!(std::fs::read(folder.path().join("a/b/x.pdf")).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path().join("a/b")).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_cannot_be_written_keeps_the_whole_set() {
        let folder = tempfile::tempdir().unwrap();
        let output = OutputFolder::new(folder.path());
        write(&output, "a/x.pdf", b"old").unwrap();
        write(&output, "b", b"no folder").unwrap();
        let files = [("a/x.pdf".to_owned(), b"new".to_vec()), ("b/y.pdf".to_owned(), b"new".to_vec())];
        assert!(output.write_all(&files).is_err());
        assert_eq!(std::fs::read(folder.path().join("a/x.pdf")).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[test]
    fn nothing_is_written_outside() {
        let folder = tempfile::tempdir().unwrap();
        let output = OutputFolder::new(&folder.path().join("out"));
        for path in ["../x", "/x", "a/../../x", ""] {
            assert!(write(&output, path, b"").is_err(), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_outside() {
        let folder = tempfile::tempdir().unwrap();
        let (out, other) = (folder.path().join("out"), folder.path().join("other"));
        std::fs::create_dir_all(&out).unwrap();
        std::fs::create_dir_all(&other).unwrap();
        std::os::unix::fs::symlink(&other, out.join("plan")).unwrap();
        assert!(write(&OutputFolder::new(&out), "plan/x.pdf", b"x").is_err());
        assert!(write(&OutputFolder::new(&out), "plan/below/x.pdf", b"x").is_err());
        assert_eq!(std::fs::read_dir(&other).unwrap().count(), 0);
    }
}
