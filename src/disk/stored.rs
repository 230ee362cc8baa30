//! Names in the form of Unicode in which the file system keeps them: some keep what is typed, others take letters apart,
//! and archives carry names from one to the other.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

/// The path of what is there under the same names, whichever way their letters are composed; the path itself where that is
/// there, or nothing is.
pub fn stored_path(path: &Path) -> PathBuf {
    if is_there(path) || path.to_string_lossy().is_ascii() {
        return path.to_path_buf();
    }
    let mut found = PathBuf::new();
    for part in path.components() {
        let next = found.join(part);
        let named = (!is_there(&next)).then(|| same_name(&found, part.as_os_str())).flatten();
        found = named.map_or(next, |name| found.join(name));
    }
    if is_there(&found) { found } else { path.to_path_buf() }
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The name in a folder that reads as another.
fn same_name(folder: &Path, name: &OsStr) -> Option<OsString> {
    let composed: String = name.to_string_lossy().nfc().collect();
    let folder = super::or_current(folder);
    let mut names = std::fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.file_name());
    names.find(|other| other.to_string_lossy().nfc().eq(composed.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_its_letters_are_composed() {
        let folder = tempfile::tempdir().unwrap();
        let (composed, decomposed) = ("kế hoạch", "kế hoạch".nfd().collect::<String>());
        for (stored, typed) in [(composed, decomposed.as_str()), (decomposed.as_str(), composed)] {
            let kept = folder.path().join(stored).join("Chỉ tiêu".nfd().collect::<String>());
            std::fs::create_dir_all(&kept).unwrap();
            let typed = folder.path().join(typed).join("Chỉ tiêu");
            assert_eq!(stored_path(&typed).canonicalize().unwrap(), kept.canonicalize().unwrap());
            std::fs::remove_dir_all(folder.path().join(stored)).unwrap();
        }
        let none = folder.path().join("không có");
        assert_eq!(stored_path(&none), none);
    }
}
