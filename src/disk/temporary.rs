//! Files and folders that are not yet in their places: their names, and what stopped runs left of them.
//!
//! A name holds a random number and a part of that number's digest, so that no file of anybody else's has such a name
//! by chance: what stopped runs left can be removed, and nothing else is.

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Result;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempDir};

/// The beginning and the end of such a name.
const AFFIXES: (&str, &str) = (".kehoach-", ".tmp");

/// The hexadecimal digits of the random number, and of its digest.
const DIGITS: (usize, usize) = (16, 8);

/// Whether a name is one of a file or folder that is not yet in its place.
pub(crate) fn is_temporary(name: &str) -> bool {
    name.starts_with(AFFIXES.0) && name.ends_with(AFFIXES.1)
}

/// A new file of such a name, with the permissions of any new file; the library's own default would keep it from
/// everybody else.
///
/// # Errors
/// When it cannot be made.
pub(super) fn new_file(folder: &Path) -> Result<NamedTempFile> {
    let prefix = new_prefix();
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(AFFIXES.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// A new folder of such a name.
///
/// # Errors
/// When it cannot be made.
pub(super) fn new_folder(folder: &Path) -> Result<TempDir> {
    Builder::new().prefix(&new_prefix()).suffix(AFFIXES.1).tempdir_in(folder)
}

/// Removes such files from a folder. One that stays does no harm.
pub(super) fn remove_files(folder: &Path) {
    for entry in left_over(folder) {
        if entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether such files are in a folder.
pub(super) fn has_files(folder: &Path) -> bool {
    left_over(folder).any(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
}

/// Such folders in a folder.
pub(super) fn folders(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let folders = left_over(folder).filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.map(|entry| entry.path())
}

/// Removes such folders from a folder, with all that is in them. One that stays does no harm.
pub(super) fn remove_folders(folder: &Path) {
    for folder in folders(folder) {
        let _ = fs::remove_dir_all(folder);
    }
}

fn left_over(folder: &Path) -> impl Iterator<Item = fs::DirEntry> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.filter(|entry| is_own(&entry.file_name().to_string_lossy()))
}

/// `.kehoach-` with the random number and its digest.
fn new_prefix() -> String {
    // Each state has keys of its own, from the system's random numbers.
    let random = RandomState::new().build_hasher().finish();
    let number = format!("{random:0width$x}", width = DIGITS.0);
    format!("{}{number}{}-", AFFIXES.0, digest(&number))
}

fn digest(number: &str) -> String {
    let mut digest = blake3::hash(number.as_bytes()).to_hex().to_string();
    digest.truncate(DIGITS.1);
    digest
}

/// Whether a name is one that [`new_file`] or [`new_folder`] gave.
fn is_own(name: &str) -> bool {
    let middle = name.strip_prefix(AFFIXES.0).and_then(|name| name.strip_suffix(AFFIXES.1));
    let parts =
        middle.and_then(|middle| middle.split_once('-')).and_then(|(id, _)| id.split_at_checked(DIGITS.0));
    parts.is_some_and(|(number, known)| digest(number) == known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stopped_runs_left_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let others =
            [".kehoach-ghichu.tmp", ".kehoach-0123456789abcdef01234567-AbCdEf.tmp", ".kehoach-.tmp", "x.tmp"];
        for name in others {
            fs::write(folder.path().join(name), "của người khác").unwrap();
            fs::create_dir(folder.path().join(format!(".kehoach-{name}.tmp"))).unwrap();
        }
        // As if the run had been killed.
        new_file(folder.path()).unwrap().keep().unwrap();
        let _ = new_folder(folder.path()).unwrap().keep();
        remove_files(folder.path());
        remove_folders(folder.path());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2 * others.len());
    }
}
