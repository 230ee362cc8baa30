//! The versions of a plan: its working copy, the sets that were issued of it, or any folder that holds it.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::file::is_there;
use super::folders::{PlanFolder, has_plan};
use crate::disk::{PROJECT_FILE, or_current};
use crate::records::{ISSUED, PENDING_FILE, SET_DATA, SET_FILE, SetSummary, set_number};

/// The word for the working copy on the command line.
const WORKING: &str = "working";

/// A version of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// The files that are being worked on.
    Working,
    /// The set that was issued under a number, counted from 1.
    Issued(u32),
    /// Whatever plan a folder holds.
    Folder(PathBuf),
}

impl FromStr for Version {
    type Err = Infallible;

    /// `working`, the number of a set, or else a folder.
    fn from_str(written: &str) -> Result<Self, Infallible> {
        Ok(match set_number(written) {
            _ if written == WORKING => Self::Working,
            Some(number) => Self::Issued(number),
            None => Self::Folder(PathBuf::from(written)),
        })
    }
}

impl Version {
    /// Where this version of a plan is read from; none where there is no such version.
    pub fn folder(&self, plan: &PlanFolder) -> Option<PlanFolder> {
        match self {
            Self::Working => Some(plan.clone()),
            Self::Issued(number) => in_set(&set_folder(plan, *number), plan),
            Self::Folder(folder) => in_folder(folder, plan),
        }
    }
}

/// The folder of the set that was issued under a number.
pub fn set_folder(plan: &PlanFolder, number: u32) -> PathBuf {
    plan.path.join(ISSUED).join(number.to_string())
}

/// The numbers of a plan's issued sets, in their order. A folder without a record is none: it may be half made.
pub fn issued_sets(plan: &PlanFolder) -> Vec<u32> {
    let mut numbers = numbered(plan);
    numbers.retain(|number| set_folder(plan, *number).join(SET_FILE).is_file());
    numbers
}

/// The numbers of a plan's sets beside which something is noted that a stopped run left to do.
pub fn unfinished_sets(plan: &PlanFolder) -> Vec<u32> {
    let mut numbers = numbered(plan);
    numbers.retain(|number| is_there(&set_folder(plan, *number).join(PENDING_FILE)));
    numbers
}

/// The number of the set that is issued next; none where there are as many as can be.
pub fn next_set(plan: &PlanFolder) -> Option<u32> {
    let next = issued_sets(plan).last().map_or(1, |last| last + 1);
    set_number(&next.to_string())
}

/// The numbers that folders of a plan's sets are named for, in their order.
fn numbered(plan: &PlanFolder) -> Vec<u32> {
    let entries = std::fs::read_dir(plan.path.join(ISSUED)).into_iter().flatten().filter_map(Result::ok);
    let mut numbers: Vec<u32> =
        entries.filter_map(|entry| set_number(&entry.file_name().to_string_lossy())).collect();
    numbers.sort_unstable();
    numbers
}

/// The plan as a set keeps it: under its own id, in a project of its own.
fn in_set(set: &Path, plan: &PlanFolder) -> Option<PlanFolder> {
    let root = set.join(SET_DATA);
    // The plan's folder may have had another name then.
    let named = SetSummary::read(set).map(|summary| summary.head.plan);
    let path = named.map_or_else(|| root.join(&plan.id), |id| id.below(&root));
    has_plan(&path).then(|| PlanFolder::kept_at(set, plan.id.clone(), path))
}

/// A plan's folder, or one of an issued set, wherever it is. It is compared as the plan, so it bears the plan's id.
fn in_folder(folder: &Path, plan: &PlanFolder) -> Option<PlanFolder> {
    if !has_plan(folder) {
        return in_set(folder, plan);
    }
    let path = or_current(folder);
    let root = root_of(path);
    let templates = super::folders::project_settings(path, &mut crate::diag::Findings::default())
        .and_then(|settings| settings.templates);
    let templates = templates.map(|folder| folder.value);
    Some(PlanFolder { templates, ..PlanFolder::new(plan.id.clone(), path.to_path_buf(), root) })
}

/// The nearest folder with settings at or above a plan's, else the one above it.
fn root_of(path: &Path) -> PathBuf {
    let absolute = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let found = absolute.ancestors().position(|folder| is_there(&folder.join(PROJECT_FILE)));
    let levels = found.unwrap_or(1);
    // Findings name files as they were given; only folders above are named in full.
    let written = path.ancestors().nth(levels).filter(|written| !written.as_os_str().is_empty());
    let real = absolute.ancestors().nth(levels).unwrap_or(&absolute);
    let is_same = |written: &&Path| written.canonicalize().is_ok_and(|written| written == real);
    written.filter(is_same).unwrap_or(real).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::PLAN_FILE;

    fn touch(path: &Path) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "").unwrap();
    }

    fn plan(folder: &Path) -> PlanFolder {
        let root = folder.join("data");
        PlanFolder::new("a/b".to_owned(), root.join("a/b"), root)
    }

    #[test]
    fn a_version_is_a_word_a_number_or_a_folder() {
        let version = |written: &str| written.parse::<Version>().unwrap();
        assert_eq!(version("working"), Version::Working);
        assert_eq!(version("12"), Version::Issued(12));
        for folder in ["0", "07", "-1", "./working", "data/2", "99999999999"] {
            assert_eq!(version(folder), Version::Folder(PathBuf::from(folder)));
        }
    }

    #[test]
    fn sets_are_counted_by_their_records() {
        let folder = tempfile::tempdir().unwrap();
        let plan = plan(folder.path());
        assert!(issued_sets(&plan).is_empty());
        for name in ["2", "10", "1", "03", "x"] {
            touch(&plan.path.join(ISSUED).join(name).join(SET_FILE));
        }
        std::fs::create_dir_all(plan.path.join(ISSUED).join("11")).unwrap();
        assert_eq!(issued_sets(&plan), [1, 2, 10]);
        assert_eq!(next_set(&plan), Some(11));
        for name in ["99999", "4294967295"] {
            touch(&plan.path.join(ISSUED).join(name).join(SET_FILE));
        }
        assert_eq!(issued_sets(&plan), [1, 2, 10, 99_999]);
        assert_eq!(next_set(&plan), None);
    }

    #[test]
    fn each_version_is_read_from_its_own_project() {
        let folder = tempfile::tempdir().unwrap();
        let plan = plan(folder.path());
        touch(&plan.path.join(PLAN_FILE));
        let data = plan.path.join("issued/2/data");
        touch(&data.join("a/b").join(PLAN_FILE));
        assert_eq!(Version::Working.folder(&plan), Some(plan.clone()));
        let set = Version::Issued(2).folder(&plan).unwrap();
        assert_eq!((set.id.as_str(), &set.path, &set.root), ("a/b", &data.join("a/b"), &data));
        assert_eq!(Version::Issued(3).folder(&plan), None);
        let folder_of = |path: PathBuf| Version::Folder(path).folder(&plan);
        assert_eq!(folder_of(plan.path.join("issued/2")), Some(set.clone()));
        assert_eq!(folder_of(set.path.clone()).map(|found| found.path), Some(set.path));
        assert_eq!(folder_of(plan.path.join(ISSUED)), None);
    }

    #[test]
    fn the_project_of_a_folder_is_the_nearest_with_settings() {
        let folder = tempfile::tempdir().unwrap();
        let plan = plan(folder.path());
        let other = folder.path().join("old/x/y");
        touch(&other.join(PLAN_FILE));
        let root = |path: &Path| Version::Folder(path.to_path_buf()).folder(&plan).unwrap().root;
        assert_eq!(root(&other), folder.path().join("old/x"));
        touch(&folder.path().join("old/kehoach.yaml"));
        assert_eq!(root(&other), folder.path().join("old"));
    }
}
