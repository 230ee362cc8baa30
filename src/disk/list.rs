//! Listing what is below a folder, in order and up to a bound: a link may make a folder of a whole disk.

use std::io::Result;
use std::path::PathBuf;

use walkdir::{DirEntry, WalkDir};

use super::Refusal;

/// The regular files of a walk, in the order of their names, without what is in folders that are not entered. What
/// cannot be read is left out.
///
/// # Errors
/// When the walk comes upon more than `most` files and folders ([`Refusal::TooMany`]).
pub(crate) fn list(
    walk: WalkDir,
    most: usize,
    enters: impl FnMut(&DirEntry) -> bool,
) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for (count, entry) in walk.sort_by_file_name().into_iter().filter_entry(enters).enumerate() {
        if count > most {
            return Err(Refusal::TooMany.into());
        }
        files.extend(entry.ok().filter(|entry| entry.file_type().is_file()).map(DirEntry::into_path));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_in_order_up_to_a_bound() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b/2", "b/1", "a", "c/3"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let listed = |most: usize| {
            let enters = |entry: &DirEntry| entry.file_name() != "c";
            let files = list(WalkDir::new(folder.path()), most, enters)?;
            let below = |path: PathBuf| path.strip_prefix(folder.path()).unwrap().to_owned();
            Ok(files.into_iter().map(below).collect::<Vec<_>>())
        };
        // The folder itself, `a`, `b` and what is in it.
        assert_eq!(listed(4).unwrap(), ["a", "b/1", "b/2"].map(PathBuf::from));
        let refused: std::io::Error = listed(3).unwrap_err();
        assert_eq!(Refusal::from_error(&refused), Some(Refusal::TooMany));
    }
}
