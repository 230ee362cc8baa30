//! Folders: where a project's settings and plans are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::file::{is_there, reason, shown};
use super::plan::REPORTS;
use super::settings::read_settings;
use crate::diag::{Code, Finding, Findings};
use crate::disk::PLAN_FILE;
use crate::model::Settings;
use crate::source::Place;
use crate::text::{is_portable, same_name_key};

/// The file of settings.
pub(super) const PROJECT_FILE: &str = "kehoach.yaml";

/// A plan's folder, not yet read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanFolder {
    /// The plan's id: the folder's path below the project, with `/`, in NFC.
    pub id: String,
    /// Where it is.
    pub path: PathBuf,
    /// The folder of the project, above which nothing is looked for.
    pub root: PathBuf,
}

impl PlanFolder {
    /// The plan's folder and those above it, up to the project's.
    pub(super) fn ancestors(&self) -> impl Iterator<Item = &Path> {
        let below = self.path.ancestors().take_while(|folder| *folder != self.root);
        let is_below = self.path.starts_with(&self.root);
        below.take(if is_below { usize::MAX } else { 1 }).chain([self.root.as_path()])
    }
}

/// A folder of settings, and the plans that were asked for below it.
#[derive(Debug)]
pub struct Project {
    /// Its settings.
    pub settings: Settings,
    /// The file that they stand in, if there is one.
    pub settings_file: PathBuf,
    /// Its plans, in the order of their ids.
    pub plans: Vec<PlanFolder>,
}

/// Finds the plans below each path, and the settings that hold for them.
///
/// A plan's id is its folder's path below the folder of the nearest `kehoach.yaml`, or below the given
/// path where there is none, so that building a part of a project names its outputs as building the
/// whole does. Paths of one project are taken together. What cannot be found is a finding.
pub fn find_projects(paths: &[PathBuf], findings: &mut Findings) -> Vec<Project> {
    find_projects_and_broken(paths, findings).0
}

/// The same, and beside them the projects whose settings are broken, with the built-in ones: good for checks alone.
pub fn find_projects_and_broken(paths: &[PathBuf], findings: &mut Findings) -> (Vec<Project>, Vec<Project>) {
    let mut roots: Vec<(Root, Vec<PlanFolder>)> = Vec::new();
    for path in paths {
        // The file means the plan.
        let is_plan = path.ends_with(PLAN_FILE) && path.parent().is_some_and(has_plan);
        let path = path.parent().filter(|_| is_plan).unwrap_or(path);
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let Some(root) = Root::of(path, findings) else { continue };
        let plans = plans_below(path, &root, findings);
        match roots.iter_mut().find(|(known, _)| known.folder == root.folder) {
            Some((_, known)) => known.extend(plans),
            None => roots.push((root, plans)),
        }
    }
    let (mut projects, mut broken) = (Vec::new(), Vec::new());
    for (root, mut plans) in roots {
        plans.sort();
        plans.dedup_by(|one, other| one.id == other.id && same_folder(&one.path, &other.path));
        match read_settings(&root.settings, findings) {
            Some(settings) => projects.push(Project { settings, settings_file: root.settings, plans }),
            None => {
                broken.push(Project { settings: Settings::unread(), settings_file: root.settings, plans });
            }
        }
    }
    drop_ids_twice(&mut projects, findings);
    (projects, broken)
}

/// The folder that ids are counted from.
pub(super) struct Root {
    /// Where it really is.
    folder: PathBuf,
    /// The way from there down to the path that was asked for.
    prefix: PathBuf,
    /// Its file of settings, under a name that people know where there is one.
    pub(super) settings: PathBuf,
}

impl Root {
    /// The nearest folder with settings, at or above `path`; else the folder above a plan's, or `path`.
    pub(super) fn of(path: &Path, findings: &mut Findings) -> Option<Self> {
        let absolute = match path.canonicalize() {
            Ok(absolute) => absolute,
            Err(error) => {
                let finding = Finding::at(Code::FileUnreadable, &Place::file(shown(path)));
                findings.push(finding.with("reason", reason(&error)));
                return None;
            }
        };
        let with_settings = absolute.ancestors().position(|folder| is_there(&folder.join(PROJECT_FILE)));
        let levels = with_settings.unwrap_or_else(|| usize::from(has_plan(path)));
        let folder = absolute.ancestors().nth(levels).unwrap_or(&absolute);
        let prefix = absolute.strip_prefix(folder).unwrap_or(Path::new("")).to_path_buf();
        let settings = as_written(path, levels, folder).join(PROJECT_FILE);
        Some(Self { folder: folder.to_path_buf(), prefix, settings })
    }

    /// The folder under the name that people know.
    fn written(&self) -> PathBuf {
        self.settings.parent().unwrap_or(Path::new("")).to_path_buf()
    }
}

/// The folder some levels above a path, in the path's own spelling where that leads there.
fn as_written(path: &Path, levels: usize, folder: &Path) -> PathBuf {
    let written = path.ancestors().nth(levels).filter(|written| same_folder(written, folder));
    written.unwrap_or(folder).to_path_buf()
}

fn same_folder(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| {
        if path.as_os_str().is_empty() { Path::new(".").canonicalize() } else { path.canonicalize() }
    };
    matches!((real(one), real(other)), (Ok(one), Ok(other)) if one == other)
}

fn plans_below(path: &Path, root: &Root, findings: &mut Findings) -> Vec<PlanFolder> {
    let mut plans = Vec::new();
    let mut is_any_there = false;
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(may_hold_plans) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() && has_plan(entry.path()) => {
                is_any_there = true;
                let below = entry.path().strip_prefix(path).unwrap_or(Path::new(""));
                let below: PathBuf = root.prefix.components().chain(below.components()).collect();
                let id = plan_id(entry.path(), &below, findings);
                plans.extend(id.map(|id| PlanFolder {
                    id,
                    path: entry.path().to_path_buf(),
                    root: root.written(),
                }));
            }
            Ok(_) => {}
            Err(error) => {
                let place = Place::file(error.path().map(shown).unwrap_or_default());
                let reason = error.io_error().map_or_else(|| "loop".to_owned(), reason);
                findings.push(Finding::at(Code::FileUnreadable, &place).with("reason", reason));
            }
        }
    }
    if !is_any_there {
        findings.push(Finding::at(Code::NoPlan, &Place::file(shown(path))));
    }
    plans
}

/// Whether a folder is a plan's. What cannot be read in the place of its file, a pipe or a link to nothing, makes it one
/// too: that is found when it is read.
pub(super) fn has_plan(folder: &Path) -> bool {
    let file = folder.join(PLAN_FILE);
    file.symlink_metadata().is_ok_and(|found| found.is_file() || !file.is_dir())
}

/// Folders that begin with `_` are shared material; issued sets and reports belong to their plan.
fn may_hold_plans(entry: &DirEntry) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let name = entry.file_name().to_string_lossy();
    let of_plan = || entry.path().parent().is_some_and(has_plan);
    let is_reserved = name.starts_with(['_', '.']) || matches!(&*name, "issued" | REPORTS) && of_plan();
    entry.file_type().is_dir() && !is_reserved
}

/// A plan's id; `below` is its folder's path below the root.
fn plan_id(path: &Path, below: &Path, findings: &mut Findings) -> Option<String> {
    let own_name = || path.canonicalize().ok()?.file_name().map(|name| name.to_string_lossy().into_owned());
    let named = (!below.as_os_str().is_empty()).then(|| shown(below));
    let id = named.or_else(own_name)?.nfc().collect::<String>();
    if id.split('/').all(is_portable) {
        return Some(id);
    }
    findings.push(Finding::at(Code::PlanIdUnusable, &Place::file(shown(path))).with("id", id));
    None
}

/// Two plans whose outputs would have one name: neither is built, since nobody can tell which is meant.
fn drop_ids_twice(projects: &mut [Project], findings: &mut Findings) {
    let mut seen: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for plan in projects.iter().flat_map(|project| &project.plans) {
        seen.entry(same_name_key(&plan.id)).or_default().push(plan.path.clone());
    }
    for (id, paths) in seen.iter().filter(|(_, paths)| paths.len() > 1) {
        let first = Place::file(shown(&paths[0]));
        for path in &paths[1..] {
            let finding = Finding::at(Code::PlanIdTwice, &Place::file(shown(path))).with("id", id.as_str());
            findings.push(finding.related("first", &first));
        }
    }
    for project in projects {
        project.plans.retain(|plan| seen.get(&same_name_key(&plan.id)).is_none_or(|paths| paths.len() == 1));
    }
}
