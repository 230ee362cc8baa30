//! The files that a plan may be read from, for whoever wants to know whether any changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::file::shown;
use super::folders::PlanFolder;
use super::layers::{MODELS, SHARED};
use super::plan::REPORTS;
use crate::records::{ISSUED, PENDING_FILE, SET_FILE};

/// The files of a plan's own folder by their names in it, with those of its reports.
///
/// Every plain file counts, not only the known ones: a new file may be one that is warned of.
pub fn own_files(folder: &PlanFolder) -> BTreeMap<String, PathBuf> {
    let mut files = BTreeMap::new();
    list(&folder.path, "", &mut files);
    files
}

fn list(folder: &Path, prefix: &str, files: &mut BTreeMap<String, PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    for entry in entries {
        let name = shown(Path::new(&entry.file_name()));
        // Of anything but a link the entry itself knows, without another look at the disk.
        let is_folder =
            entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_symlink() && entry.path().is_dir());
        if is_folder && prefix.is_empty() && name == REPORTS {
            list(&entry.path(), "reports/", files);
        } else if is_folder && prefix.is_empty() && name == ISSUED {
            list_sets(&entry.path(), files);
        } else if !is_folder && !is_hidden(&name) {
            files.insert(format!("{prefix}{name}"), entry.path());
        }
    }
}

/// The records of what was issued: what they are of is never changed.
fn list_sets(folder: &Path, files: &mut BTreeMap<String, PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    for entry in entries {
        let name = shown(Path::new(&entry.file_name()));
        for file in [SET_FILE, PENDING_FILE] {
            let path = entry.path().join(file);
            if !is_hidden(&name) && path.is_file() {
                files.insert(format!("{ISSUED}/{name}/{file}"), path);
            }
        }
    }
}

/// Hidden files, locks of an office program, and what editors keep beside a file while it is open.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '~', '#']) || name.ends_with(['~', '#'])
}

/// The folders of models and shared parts that a plan's files are looked up in, the nearest first.
pub fn shared_folders(folder: &PlanFolder) -> Vec<PathBuf> {
    let folders = folder.ancestors().flat_map(|above| [above.join(MODELS), above.join(SHARED)]);
    folders.collect()
}

/// All files below a folder by their path in it, in order; none where there is no folder.
pub fn files_below(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let files = entries.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let named = files.filter_map(|entry| {
        let below = entry.path().strip_prefix(folder).ok()?;
        Some((shown(below), entry.path().to_path_buf()))
    });
    named.collect()
}
