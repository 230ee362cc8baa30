//! Lists the files that a plan may be read from, to find out whether any changed.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::document_types::KINDS;
use super::file::shown;
use super::folders::{PlanFolder, has_plan};
use super::layers::{MODELS, SHARED};
use crate::model::{DocumentId, DocumentKind};
use crate::records::{ISSUED, PENDING_FILE, SET_FILE};
use crate::{disk, limits};

/// The folder of profiles among templates.
pub const PROFILES: &str = "profiles/";

/// The files of a plan's own folder by their names in it, with those of its documents for each period.
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
        // The entry itself knows the kind of anything but a link, without another look at the disk.
        let is_folder =
            entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_symlink() && entry.path().is_dir());
        if is_folder && prefix.is_empty() && DocumentKind::is_folder(&name) {
            list(&entry.path(), &format!("{name}/"), files);
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

/// The document that an input is written for: the file of a document, in the plan's folder or in a model's. Inputs of a
/// manifest are named as [`own_files`] and, below the way up to the shared folders, [`files_below`] name them.
pub fn document_of_input(input: &str) -> Option<DocumentId> {
    let path = input.trim_start_matches("../");
    let below = match path.split_once('/') {
        Some((SHARED, _)) => return None,
        Some((MODELS, model)) => model.split_once('/')?.1,
        _ => path,
    };
    DocumentId::from_file(below)
}

/// The folders of models and shared parts that a plan's files are looked up in, the nearest first.
pub fn shared_folders(folder: &PlanFolder) -> Vec<PathBuf> {
    let folders = folder.ancestors().flat_map(|above| [above.join(MODELS), above.join(SHARED)]);
    folders.collect()
}

/// The files below a folder of finished documents by their path in it, in order; none where there is no folder.
///
/// # Errors
/// When there are more than are looked through.
pub fn files_below(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let walk = WalkDir::new(folder).follow_links(true);
    Ok(named(folder, disk::list(walk, limits::TREE_ENTRIES, |_| true)?))
}

/// The files of a folder of models or shared parts that a plan can be read from, as [`files_below`]: a name leads no
/// deeper than to a model's reports.
///
/// # Errors
/// When there are more than such a folder may hold.
pub fn shared_files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let walk = WalkDir::new(folder).max_depth(3).follow_links(true);
    Ok(named(folder, disk::list(walk, limits::FOLDER_ENTRIES, |_| true)?))
}

/// The files of a folder of templates, as [`files_below`]: templates, the Typst library, the profiles, and the types
/// of documents.
///
/// All code that loads, digests or keeps a project's templates takes these and no others. A link is none: what it
/// leads to is not the project's. Nor are the files of plans and hidden files, where a project keeps its templates
/// above them.
///
/// # Errors
/// When there are more than such a folder may hold.
pub fn template_files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let files = disk::list(WalkDir::new(folder), limits::FOLDER_ENTRIES, may_hold_templates)?;
    Ok(named(folder, files).into_iter().filter(|(name, _)| is_template(name)).collect())
}

fn may_hold_templates(entry: &DirEntry) -> bool {
    let is_own = || !is_hidden(&entry.file_name().to_string_lossy());
    entry.depth() == 0 || is_own() && !(entry.file_type().is_dir() && has_plan(entry.path()))
}

fn is_template(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending, "j2" | "typ")
        || ending == "yaml" && [PROFILES, KINDS].iter().any(|folder| name.starts_with(folder))
}

/// Files by their path in a folder, as people see it.
fn named(folder: &Path, files: Vec<PathBuf>) -> Vec<(String, PathBuf)> {
    let name = |path: PathBuf| Some((shown(path.strip_prefix(folder).ok()?), path));
    files.into_iter().filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_written_in_the_files_of_a_plan_and_of_its_model() {
        let report = DocumentId::report("2026-Q2".parse().unwrap());
        for (input, document) in [
            ("plan.yaml", Some(DocumentId::PLAN)),
            ("notice.yaml", Some(DocumentId::NOTICE)),
            ("reports/2026-Q2.yaml", Some(report.clone())),
            ("../../_models/m/reports/2026-Q2.yaml", Some(report)),
            ("_models/m/plan.yaml", Some(DocumentId::PLAN)),
            ("../_shared/notice.yaml", None),
            ("quotas.yaml", None),
            ("issued/1/set.json", None),
        ] {
            assert_eq!(document_of_input(input), document, "{input}");
        }
    }
}
