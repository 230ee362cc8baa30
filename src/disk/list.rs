//! Listing what is below a folder, in order and up to a bound: a link may make a folder of a whole disk.

use std::io::Result;
use std::path::PathBuf;

use walkdir::{DirEntry, WalkDir};

use super::Refusal;
use crate::limits::FOLDER_ENTRIES;

/// How far a walk goes: up to a number of files and folders, and no more of those behind links than one folder may
/// hold. A link may lead to a whole disk, or back to where it is.
#[derive(Debug)]
pub(crate) struct WalkBound {
    own: usize,
    linked: usize,
    /// The depth of the link that the walk is behind.
    link: Option<usize>,
    is_passed: bool,
}

impl WalkBound {
    /// A bound of `most` files and folders.
    pub(crate) fn new(most: usize) -> Self {
        Self { own: most, linked: FOLDER_ENTRIES, link: None, is_passed: false }
    }

    /// Counts the next file or folder of a walk in its order, and returns whether it is within the bound.
    pub(crate) fn admits(&mut self, entry: &DirEntry) -> bool {
        let depth = entry.depth();
        self.link = self.link.filter(|link| depth > *link).or_else(|| {
            let is_link = depth > 0 && entry.path_is_symlink();
            is_link.then_some(depth)
        });
        let left = if self.link.is_some() { &mut self.linked } else { &mut self.own };
        let after = left.checked_sub(1);
        *left = after.unwrap_or_default();
        self.is_passed |= after.is_none();
        after.is_some()
    }

    /// Whether the walk met more than the bound admits.
    pub(crate) fn is_passed(&self) -> bool {
        self.is_passed
    }
}

/// The regular files of a walk, in the order of their names, without what is in folders that are not entered. What
/// cannot be read is left out.
///
/// # Errors
/// When the walk finds more than `most` files and folders, or more behind links than one folder may hold
/// ([`Refusal::TooMany`]).
pub(crate) fn list(
    walk: WalkDir,
    most: usize,
    mut enters: impl FnMut(&DirEntry) -> bool,
) -> Result<Vec<PathBuf>> {
    // The folder itself is not counted.
    let mut bound = WalkBound::new(most + 1);
    let entries = walk.sort_by_file_name().into_iter();
    let entries = entries
        .filter_entry(|entry| enters(entry) && bound.admits(entry))
        .filter_map(std::result::Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file()).map(DirEntry::into_path).collect();
    if bound.is_passed() { Err(Refusal::TooMany.into()) } else { Ok(files) }
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
