//! Folders: where a project's settings and plans are.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::assemble::{self, Parts};
use super::file::{load, reason, shown};
use super::files::{FontsFile, PlanFile, ProjectFile, QuotasFile, ResultsFile};
use super::tallies::{quota_set, result_set};
use crate::diag::{Code, Finding, Findings};
use crate::model::{FontChoice, Plan, QuotaSet, ResultSet, Settings, is_reserved_on_windows};
use crate::source::{Place, Placed, Source};

/// The file of settings.
const PROJECT_FILE: &str = "kehoach.yaml";
/// The file that makes a folder a plan's.
const PLAN_FILE: &str = "plan.yaml";

/// A plan's folder, not yet read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanFolder {
    /// The plan's id: the folder's path below the project, with `/`, in NFC.
    pub id: String,
    /// Where it is.
    pub path: PathBuf,
}

/// A folder of settings, and the plans that were asked for below it.
#[derive(Debug)]
pub struct Project {
    /// Its settings.
    pub settings: Settings,
    /// Its plans, in the order of their ids.
    pub plans: Vec<PlanFolder>,
}

/// Finds the plans below each path, and the settings that hold for them.
///
/// A plan's id is its folder's path below the folder of the nearest `kehoach.yaml`, or below the given
/// path where there is none, so that building a part of a project names its outputs as building the
/// whole does. Paths of one project are taken together. What cannot be found is a finding.
pub fn find_projects(paths: &[PathBuf], findings: &mut Findings) -> Vec<Project> {
    let mut roots: Vec<(PathBuf, Vec<PlanFolder>)> = Vec::new();
    for path in paths {
        let Some(root) = root_of(path, findings) else { continue };
        let plans = plans_below(path, &root, findings);
        match roots.iter_mut().find(|(known, _)| *known == root) {
            Some((_, known)) => known.extend(plans),
            None => roots.push((root, plans)),
        }
    }
    let mut projects = Vec::new();
    for (root, mut plans) in roots {
        plans.sort();
        plans.dedup();
        if let Some(settings) = settings(&root, findings) {
            projects.push(Project { settings, plans });
        }
    }
    report_ids_twice(&projects, findings);
    projects
}

/// The folder that ids are counted from.
fn root_of(path: &Path, findings: &mut Findings) -> Option<PathBuf> {
    let found = std::fs::canonicalize(path);
    let Ok(absolute) = found.as_deref().map_err(|error| {
        let finding = Finding::at(Code::FileUnreadable, &Place::file(shown(path)));
        findings.push(finding.with("reason", reason(error)));
    }) else {
        return None;
    };
    // The nearest folder with settings, at or above the path. The path's own spelling is kept, so that
    // findings show paths as the user wrote them.
    let levels_up = absolute.ancestors().position(|folder| folder.join(PROJECT_FILE).is_file());
    match levels_up {
        Some(0) => Some(path.to_path_buf()),
        Some(levels) => Some(above(path, absolute, levels)),
        None if path.join(PLAN_FILE).is_file() => Some(above(path, absolute, 1)),
        None => Some(path.to_path_buf()),
    }
}

fn above(path: &Path, absolute: &Path, levels: usize) -> PathBuf {
    let written = path.ancestors().nth(levels).filter(|above| {
        let target = absolute.ancestors().nth(levels);
        let folder = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        std::fs::canonicalize(folder).ok().as_deref() == target
    });
    let known = written.or_else(|| absolute.ancestors().nth(levels));
    known.unwrap_or(path).to_path_buf()
}

fn plans_below(path: &Path, root: &Path, findings: &mut Findings) -> Vec<PlanFolder> {
    let mut plans = Vec::new();
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(may_hold_plans) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() && entry.path().join(PLAN_FILE).is_file() => {
                plans.extend(plan_folder(entry.path(), root, findings));
            }
            Ok(_) => {}
            Err(error) => {
                let place = Place::file(error.path().map(shown).unwrap_or_default());
                let reason = error.io_error().map_or_else(|| "loop".to_owned(), reason);
                findings.push(Finding::at(Code::FileUnreadable, &place).with("reason", reason));
            }
        }
    }
    if plans.is_empty() {
        findings.push(Finding::at(Code::NoPlan, &Place::file(shown(path))));
    }
    plans
}

/// Folders that begin with `_` are shared material; issued sets and reports belong to their plan.
fn may_hold_plans(entry: &DirEntry) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let name = entry.file_name().to_string_lossy();
    let is_reserved = name.starts_with(['_', '.']) || name == "issued" || name == "reports";
    entry.file_type().is_dir() && !is_reserved
}

fn plan_folder(path: &Path, root: &Path, findings: &mut Findings) -> Option<PlanFolder> {
    let below = path.strip_prefix(root).ok().filter(|below| !below.as_os_str().is_empty());
    let own_name = || path.canonicalize().ok()?.file_name().map(|name| name.to_string_lossy().into_owned());
    let id = below.map(shown).or_else(own_name)?.nfc().collect::<String>();
    if id.split('/').all(is_usable_name) {
        return Some(PlanFolder { id, path: path.to_path_buf() });
    }
    findings.push(Finding::at(Code::PlanIdUnusable, &Place::file(shown(path))).with("id", id));
    None
}

/// Whether every system takes the name for a folder.
fn is_usable_name(name: &str) -> bool {
    let is_forbidden = |c: char| c.is_control() || "<>:\"|?*\\".contains(c);
    !name.is_empty()
        && name != ".."
        && !name.ends_with(['.', ' '])
        && !name.contains(is_forbidden)
        && !is_reserved_on_windows(&name.to_lowercase())
}

fn report_ids_twice(projects: &[Project], findings: &mut Findings) {
    let mut seen: Vec<(String, &Path)> = Vec::new();
    for plan in projects.iter().flat_map(|project| &project.plans) {
        let key = plan.id.to_lowercase();
        seen.push((key, &plan.path));
    }
    seen.sort();
    for pair in seen.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        let place = Place::file(shown(pair[1].1));
        let first = Place::file(shown(pair[0].1));
        let finding = Finding::at(Code::PlanIdTwice, &place).with("id", pair[1].0.as_str());
        findings.push(finding.related("first", &first));
    }
}

/// The settings that hold for a path: those of the nearest `kehoach.yaml` at or above it.
pub fn project_settings(path: &Path, findings: &mut Findings) -> Option<Settings> {
    if !path.exists() {
        return Some(Settings::default());
    }
    let root = root_of(path, findings)?;
    settings(&root, findings)
}

fn settings(root: &Path, findings: &mut Findings) -> Option<Settings> {
    let path = root.join(PROJECT_FILE);
    if !is_there(&path) {
        return Some(Settings::default());
    }
    let (file, _) = load::<ProjectFile>(&path, findings)?;
    let ProjectFile { format: _, profile, spelling, templates, fonts, duplex, pdf_standards } = file;
    Some(Settings {
        profile,
        spelling,
        templates: templates.map(|folder| below(root, folder)),
        fonts: font_choice(fonts, root),
        is_duplex: duplex.unwrap_or(false),
        pdf_standards,
    })
}

fn font_choice(file: FontsFile, root: &Path) -> FontChoice {
    FontChoice {
        families: file.families,
        folders: file.folders.into_iter().map(|folder| below(root, folder)).collect(),
        uses_system: file.system.unwrap_or(false),
    }
}

fn below(root: &Path, folder: Placed<String>) -> Placed<PathBuf> {
    Placed { value: root.join(folder.value), place: folder.place }
}

/// Reads a plan with its quotas and results. `None`, with findings, where any file has an error.
pub fn load_plan(folder: &PlanFolder, findings: &mut Findings) -> Option<Plan> {
    let mut own = Findings::default();
    let mut sources = Vec::new();
    let plan = load::<PlanFile>(&folder.path.join(PLAN_FILE), &mut own);
    sources.extend(plan.as_ref().map(|(_, source)| Arc::clone(source)));
    let quotas = optional::<QuotasFile>(&folder.path.join("quotas.yaml"), &mut sources, &mut own);
    let results = optional::<ResultsFile>(&folder.path.join("results.yaml"), &mut sources, &mut own);
    let quotas = quotas.map_or_else(QuotaSet::default, |file| quota_set(file, &mut own));
    let results = results.map_or_else(ResultSet::default, |file| result_set(file, &quotas, &mut own));
    let plan = plan.map(|(file, source)| {
        let parts = Parts { id: folder.id.clone(), sources, quotas, results };
        assemble::plan(file, source, parts, &mut own)
    });
    if let Some(plan) = &plan {
        assemble::check_quota_ids(plan, &mut own);
    }
    let plan = plan.filter(|_| !own.has_errors());
    findings.extend(own);
    plan
}

fn optional<T: super::decode::Decode>(
    path: &Path,
    sources: &mut Vec<Arc<Source>>,
    findings: &mut Findings,
) -> Option<T> {
    if !is_there(path) {
        return None;
    }
    let (file, source) = load::<T>(path, findings)?;
    sources.push(source);
    Some(file)
}

/// Whether anything has this name, be it a folder or a link to nothing: that is told when it is read.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
