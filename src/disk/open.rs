//! Files that another program has open.

use std::path::Path;

/// Whether another program has a file open, as programs for sheets say by a file beside it: Excel `~$name`, `LibreOffice`
/// `.~lock.name#`. On Windows the system refuses to open such a file for writing, too.
pub(crate) fn is_open_elsewhere(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy()) else { return false };
    let beside = |mark: String| path.with_file_name(mark).symlink_metadata().is_ok();
    beside(format!("~${name}")) || beside(format!(".~lock.{name}#")) || is_held(path)
}

#[cfg(windows)]
fn is_held(path: &Path) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    let opened = std::fs::OpenOptions::new().append(true).open(path);
    opened.is_err_and(|error| error.raw_os_error() == Some(SHARING_VIOLATION))
}

/// Elsewhere files can be replaced while others have them open.
#[cfg(not(windows))]
fn is_held(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_beside_a_file_says_that_it_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bang-so-lieu.xlsx");
        std::fs::write(&path, b"x").unwrap();
        assert!(!is_open_elsewhere(&path));
        for mark in [".~lock.bang-so-lieu.xlsx#", "~$bang-so-lieu.xlsx"] {
            let mark = folder.path().join(mark);
            std::fs::write(&mark, b"").unwrap();
            assert!(is_open_elsewhere(&path));
            std::fs::remove_file(mark).unwrap();
        }
    }
}
