//! Replacing a file that people edit: only what was read is replaced, never what somebody saved since.
//!
//! The file is compared with what was read when the new text is written beside it, and again right before it takes its
//! place. Where the system can exchange two files in one step, the comparison is made once more on what the new file
//! took the place of: a save in the last moment is found there and put back.

use std::io::{ErrorKind, Result};
use std::path::Path;

use super::destination::{StagedFile, WritableFile};
use super::{Refusal, limits, read};
use crate::text::BYTE_ORDER_MARK;

/// A text that is written beside the file whose place it is to take. Dropped, it leaves nothing.
#[derive(Debug)]
pub(crate) struct Replacement {
    staged: StagedFile,
    /// The file's bytes as they are to be replaced; none where there is no file.
    before: Option<Vec<u8>>,
    after: Vec<u8>,
}

impl WritableFile {
    /// Writes a text beside the file, on the disk, with the permissions and the byte order mark of the one that is
    /// there. `read` is the text that the file had when it was read, without the mark; none where there was no file.
    ///
    /// # Errors
    /// [`Refusal::Changed`] where the file has another text by now; [`ErrorKind::PermissionDenied`] where it may not be
    /// written to; else as [`WritableFile::stage`].
    pub(crate) fn stage_replacement(&self, read: Option<&str>, after: &str) -> Result<Replacement> {
        self.refuse_link()?;
        let before = bytes_of(self.real())?;
        let (mark, text) = match before.as_deref().map(split_mark) {
            Some((mark, text)) => (mark, Some(text)),
            None => ("", None),
        };
        if text != read.map(str::as_bytes) {
            return Err(Refusal::Changed.into());
        }
        self.refuse_read_only()?;
        let after = [mark.as_bytes(), after.as_bytes()].concat();
        let staged = self.stage(&after)?.synced()?;
        Ok(Replacement { staged, before, after })
    }
}

/// The byte order mark that bytes begin with, and the bytes without it.
fn split_mark(bytes: &[u8]) -> (&'static str, &[u8]) {
    match bytes.strip_prefix(BYTE_ORDER_MARK.as_bytes()) {
        Some(text) => (BYTE_ORDER_MARK, text),
        None => ("", bytes),
    }
}

impl Replacement {
    /// Looks whether the file is still as it was read.
    ///
    /// # Errors
    /// [`Refusal::Changed`] where it is not; or when it cannot be read.
    pub(crate) fn check(&self) -> Result<()> {
        let now = bytes_of(&self.staged.place)?;
        if now == self.before { Ok(()) } else { Err(Refusal::Changed.into()) }
    }

    /// Puts the text in its place in one step.
    ///
    /// # Errors
    /// [`Refusal::Changed`] where the file is not as it was read, which then stays as it is; or when it cannot be
    /// renamed.
    pub(crate) fn put(self) -> Result<()> {
        self.check()?;
        self.take_place()
    }

    /// Puts the text in its place, and what it took the place of back where that is not what was read.
    fn take_place(self) -> Result<()> {
        let Self { staged: StagedFile { file, place }, before, after } = self;
        if before.is_none() {
            return file.persist_noclobber(&place).map(drop).map_err(|error| match error.error.kind() {
                ErrorKind::AlreadyExists => Refusal::Changed.into(),
                _ => error.error,
            });
        }
        let Some(exchanged) = exchange(file.path(), &place) else {
            return file.persist(&place).map(drop).map_err(|error| error.error);
        };
        exchanged?;
        if bytes_of(file.path()).is_ok_and(|now| now == before) {
            return Ok(());
        }
        // Somebody saved in the last moment, and what was saved has the temporary name now.
        let Some(Ok(())) = exchange(file.path(), &place) else {
            file.persist(&place).map_err(|error| error.error)?;
            return Err(Refusal::Changed.into());
        };
        if bytes_of(file.path()).is_ok_and(|ours| ours.as_ref() != Some(&after)) {
            // And saved once more.
            let _ = exchange(file.path(), &place);
        }
        Err(Refusal::Changed.into())
    }
}

/// The bytes of a file; none where it is not there. A link is not followed: it has no bytes that were read.
fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>> {
    if path.is_symlink() {
        return Err(Refusal::Changed.into());
    }
    match read(path, limits::DATA) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        bytes => bytes.map(Some),
    }
}

/// Lets two files change places in one step; none where the system, or the file system that they are on, cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> Option<Result<()>> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => None,
        exchanged => Some(exchanged.map_err(Into::into)),
    }
}

/// Other systems have nothing of the kind that the standard library offers.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> Option<Result<()>> {
    None
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;
    use std::path::PathBuf;

    use super::*;

    fn staged(folder: &Path, read: Option<&str>) -> (PathBuf, Result<Replacement>) {
        let path = folder.join("plan.yaml");
        let file = WritableFile::new(&path).unwrap();
        (path, file.stage_replacement(read, "mới\n"))
    }

    fn is_changed<T>(result: &io::Result<T>) -> bool {
        let refusal = result.as_ref().err().and_then(Refusal::from_error);
        refusal == Some(Refusal::Changed)
    }

    /// The names in a folder.
    fn count(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn what_was_read_is_replaced_with_its_mark() {
        for (before, after) in [("cũ\n", "mới\n"), ("\u{feff}cũ\n", "\u{feff}mới\n")] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("plan.yaml"), before).unwrap();
            let (path, replacement) = staged(folder.path(), Some("cũ\n"));
            replacement.unwrap().put().unwrap();
            assert_eq!(fs::read_to_string(path).unwrap(), after);
            assert_eq!(count(folder.path()), 1);
        }
        let folder = tempfile::tempdir().unwrap();
        let (path, replacement) = staged(folder.path(), None);
        replacement.unwrap().put().unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), "mới\n");
    }

    /// Stages a replacement of a text, lets somebody save, and looks that the save is kept.
    fn save_is_kept(read: Option<&str>, save: impl Fn(&Path), put: impl Fn(Replacement) -> Result<()>) {
        let folder = tempfile::tempdir().unwrap();
        if let Some(read) = read {
            fs::write(folder.path().join("plan.yaml"), read).unwrap();
        }
        let (path, replacement) = staged(folder.path(), read);
        save(&path);
        assert!(is_changed(&put(replacement.unwrap())));
        assert_eq!(fs::read_to_string(&path).unwrap(), "của tôi\n");
        assert_eq!(count(folder.path()), 1);
    }

    #[test]
    fn a_save_before_the_last_look_is_kept() {
        let save = |path: &Path| fs::write(path, "của tôi\n").unwrap();
        for read in [Some("cũ\n"), None] {
            save_is_kept(read, save, Replacement::put);
            save_is_kept(read, save, |replacement| replacement.check());
        }
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    #[test]
    fn a_save_after_the_last_look_is_kept() {
        let in_place = |path: &Path| fs::write(path, "của tôi\n").unwrap();
        let by_renaming = |path: &Path| {
            fs::write(path.with_extension("new"), "của tôi\n").unwrap();
            fs::rename(path.with_extension("new"), path).unwrap();
        };
        save_is_kept(Some("cũ\n"), in_place, Replacement::take_place);
        save_is_kept(Some("cũ\n"), by_renaming, Replacement::take_place);
        save_is_kept(None, in_place, Replacement::take_place);
    }

    #[test]
    fn a_file_that_is_another_or_gone_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        assert!(is_changed(&staged(folder.path(), Some("cũ\n")).1));
        fs::write(folder.path().join("plan.yaml"), "của tôi\n").unwrap();
        for read in [Some("cũ\n"), None] {
            assert!(is_changed(&staged(folder.path(), read).1));
        }
        assert_eq!(count(folder.path()), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_and_a_file_that_is_read_only_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.yaml");
        fs::write(&path, "cũ\n").unwrap();
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        staged(folder.path(), Some("cũ\n")).1.unwrap().put().unwrap();
        assert_eq!(mode(), 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        let refused = staged(folder.path(), Some("mới\n")).1;
        assert_eq!(refused.unwrap_err().kind(), ErrorKind::PermissionDenied);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x"), "cũ\n").unwrap();
        std::os::unix::fs::symlink("x", folder.path().join("plan.yaml")).unwrap();
        assert!(WritableFile::new(&folder.path().join("plan.yaml")).is_err());
        let opened = super::super::WritableFolder::new(folder.path()).unwrap();
        assert!(opened.file("plan.yaml").unwrap().stage_replacement(Some("cũ\n"), "mới\n").is_err());
    }
}
