//! Writing files whole or not at all, and only below the output folder.

use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::Builder;

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

    /// Writes a file beside its place and then renames it, so that whoever looks finds the old file or
    /// the new one, never a part.
    ///
    /// # Errors
    /// When a folder or file cannot be written, or a link would lead out of the output folder.
    pub(super) fn write(&self, below: &str, bytes: &[u8]) -> Result<()> {
        let is_plain = Path::new(below).components().all(|part| matches!(part, Component::Normal(_)));
        let (true, Some(parent)) = (is_plain, self.path(below).parent().map(Path::to_path_buf)) else {
            return Err(Error::from(ErrorKind::InvalidInput));
        };
        std::fs::create_dir_all(&parent)?;
        if !parent.canonicalize()?.starts_with(self.0.canonicalize()?) {
            return Err(Error::other("link"));
        }
        let mut file = builder().tempfile_in(&parent)?;
        file.write_all(bytes)?;
        file.persist(self.path(below)).map_err(|error| error.error)?;
        Ok(())
    }
}

fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".kehoach-").suffix(".tmp");
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

    #[test]
    fn files_are_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let output = OutputFolder::new(folder.path());
        output.write("a/b/x.pdf", b"old").unwrap();
        output.write("a/b/x.pdf", b"new").unwrap();
        assert_eq!(std::fs::read(folder.path().join("a/b/x.pdf")).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path().join("a/b")).unwrap().count(), 1);
    }

    #[test]
    fn nothing_is_written_outside() {
        let folder = tempfile::tempdir().unwrap();
        let output = OutputFolder::new(&folder.path().join("out"));
        for path in ["../x", "/x", "a/../../x", ""] {
            assert!(output.write(path, b"").is_err(), "{path}");
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
        assert!(OutputFolder::new(&out).write("plan/x.pdf", b"x").is_err());
        assert_eq!(std::fs::read_dir(&other).unwrap().count(), 0);
    }
}
