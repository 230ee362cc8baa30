//! Writing files whole or not at all, and only below the output folder.

use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::data::is_within_issued;

/// A folder below which all files are written.
#[derive(Clone, Debug)]
pub(super) struct OutputFolder(PathBuf);

impl OutputFolder {
    pub(super) fn new(path: &Path) -> Self {
        Self(path.to_path_buf())
    }

    /// The path of a file below the folder, as shown to people.
    pub(super) fn path(&self, below: &str) -> PathBuf {
        self.0.join(below)
    }

    /// Makes a folder below, and looks that no link puts it elsewhere.
    ///
    /// # Errors
    /// When it cannot be made, or a link leads out of the output folder.
    pub(super) fn folder(&self, below: &str) -> Result<PathBuf> {
        if !is_plain(below) {
            return Err(Error::from(ErrorKind::InvalidInput));
        }
        let folder = self.path(below);
        if is_within_issued(&folder) {
            return Err(Error::other("issued"));
        }
        std::fs::create_dir_all(&self.0)?;
        self.refuse_way_out(&folder)?;
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Writes a file beside its place, to be put there by [`Pending::put`].
    ///
    /// # Errors
    /// When a folder or file cannot be written, or a link would lead out of the output folder.
    pub(super) fn prepare(&self, below: &str, bytes: &[u8]) -> Result<Pending> {
        let (parent, name) = below.rsplit_once('/').unwrap_or(("", below));
        if name.is_empty() || !is_plain(below) {
            return Err(Error::from(ErrorKind::InvalidInput));
        }
        let parent = self.folder(parent)?;
        let mut file = builder().tempfile_in(&parent)?;
        file.write_all(bytes)?;
        file.flush()?;
        Ok(Pending { file, path: self.path(below) })
    }

    /// Refuses a folder that a link puts elsewhere; looked up before anything is made in it.
    fn refuse_way_out(&self, folder: &Path) -> Result<()> {
        let existing = folder.ancestors().find(|folder| folder.symlink_metadata().is_ok());
        let is_inside = existing.unwrap_or(&self.0).canonicalize()?.starts_with(self.0.canonicalize()?);
        if is_inside { Ok(()) } else { Err(Error::other("link")) }
    }

    /// Writes files so that whoever looks finds each old or new, never a part, and none of them new where
    /// one could not be written at all: a full disk leaves the old set.
    ///
    /// # Errors
    /// With the path of the file that failed.
    pub(super) fn write_all(&self, files: &[(String, Vec<u8>)]) -> std::result::Result<(), (PathBuf, Error)> {
        let prepare = |(below, bytes): &(String, Vec<u8>)| {
            self.prepare(below, bytes).map_err(|error| (self.path(below), error))
        };
        let pending: Vec<Pending> = files.iter().map(prepare).collect::<std::result::Result<_, _>>()?;
        for file in pending {
            let path = file.path.clone();
            file.put().map_err(|error| (path, error))?;
        }
        Ok(())
    }
}

/// Gives a file of somebody's other bytes in one step: it is written beside its place and renamed. It keeps its
/// permissions.
///
/// # Errors
/// When it cannot be written.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    beside(path, bytes)?.put()
}

/// Writes a file of somebody's beside its place, with the permissions that it has.
///
/// # Errors
/// When it cannot be written.
pub(super) fn beside(path: &Path, bytes: &[u8]) -> Result<Pending> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = builder().tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Ok(known) = std::fs::metadata(path) {
        file.as_file().set_permissions(known.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(Pending { file, path: path.to_path_buf() })
}

/// Whether a path leads straight down.
fn is_plain(below: &str) -> bool {
    Path::new(below).components().all(|part| matches!(part, Component::Normal(_)))
}

/// A file that is written but not yet in its place. Dropped, it leaves nothing.
pub(super) struct Pending {
    file: NamedTempFile,
    path: PathBuf,
}

impl Pending {
    /// Puts it in its place in one step.
    pub(super) fn put(self) -> Result<()> {
        self.file.persist(&self.path).map(drop).map_err(|error| error.error)
    }
}

/// What the name of a file that is not yet in its place begins and ends with.
const TEMPORARY: (&str, &str) = (".kehoach-", ".tmp");

/// Removes what stopped runs left in a folder. Only for one who has the folder for himself.
pub(super) fn remove_left_over(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1) {
            // One that stays does no harm.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file gets; the library's own default would keep the PDF from everybody else.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
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
