//! Folders: where a project's settings and plans are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::document_types::{DocumentTypes, declares_type};
use super::file::{is_there, read, reason, shown};
use super::misnamed;
use super::settings::read_settings;
use crate::diag::{Code, Finding, Findings};
use crate::disk::{ISSUED, PLAN_FILE, PROJECT_FILE, Refusal, WalkBound, or_current};
use crate::limits;
use crate::model::{DocumentId, DocumentKind, Repeats, Settings};
use crate::records::{Format, RelativePath, SET_DATA, SET_TEMPLATES};
use crate::source::{Place, Source};
use crate::text::{is_portable, natural_order, same_name_key, unseen};

/// A plan's folder, not yet read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanFolder {
    /// The plan's id: the folder's path below the project, with `/`, in NFC.
    pub id: String,
    /// Where it is.
    pub path: PathBuf,
    /// The folder of the project, above which nothing is looked for.
    pub root: PathBuf,
    /// The project's folder of templates, if it has one.
    pub templates: Option<PathBuf>,
    /// Texts that files in the folder are to have, by their names: they are read in the place of the files, which need
    /// not be there.
    pub proposed: BTreeMap<String, String>,
}

impl PlanFolder {
    /// The folder of a plan in a project without templates of its own.
    pub fn new(id: String, path: PathBuf, root: PathBuf) -> Self {
        Self { id, path, root, templates: None, proposed: BTreeMap::new() }
    }

    /// The same plan with texts that its files are to have.
    #[must_use]
    pub fn with_texts(self, proposed: BTreeMap<String, String>) -> Self {
        Self { proposed, ..self }
    }

    /// The folder of a plan as an issued set keeps it.
    pub fn kept(set: &Path, plan: &RelativePath) -> Self {
        Self::kept_at(set, plan.to_string(), plan.below(&set.join(SET_DATA)))
    }

    /// The folder of a plan that an issued set keeps at a path.
    pub fn kept_at(set: &Path, id: String, path: PathBuf) -> Self {
        let templates = Some(set.join(SET_TEMPLATES)).filter(|folder| folder.is_dir());
        Self { templates, ..Self::new(id, path, set.join(SET_DATA)) }
    }

    /// How a command names a document of it: `data/my-plan`, `data/my-plan/notice`.
    pub fn requested_path(&self, document: &DocumentId) -> PathBuf {
        if *document == DocumentId::PLAN { self.path.clone() } else { self.path.join(document.to_string()) }
    }

    /// Whether it has a file of a name, or is to have one.
    pub(super) fn has_file(&self, name: &str) -> bool {
        self.proposed.contains_key(name) || is_there(&self.path.join(name))
    }

    /// Whether it has a plan's own file, or is to have one.
    pub(super) fn has_plan_file(&self) -> bool {
        self.proposed.contains_key(PLAN_FILE) || has_plan_file(&self.path)
    }

    /// Reads a file, or the text that it is to have.
    pub(super) fn read(&self, path: &Path, findings: &mut Findings) -> Option<Arc<Source>> {
        let name = path.strip_prefix(&self.path).ok().and_then(Path::to_str);
        match name.and_then(|name| self.proposed.get(name)) {
            Some(text) => Some(Source::new(shown(path), text.as_str())),
            None => read(path, findings),
        }
    }

    /// The types of documents that its project has.
    pub fn document_types(&self) -> DocumentTypes {
        DocumentTypes::new(self.templates.as_deref())
    }

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
    /// The file that they are in, if there is one.
    pub settings_file: PathBuf,
    /// Its plans, in the order of their ids.
    pub plans: Vec<PlanFolder>,
}

/// The project with a file of settings that was found before, without its plans; none where the settings are broken.
pub(crate) fn reopened_project(settings_file: PathBuf) -> Option<Project> {
    let settings = read_settings(&settings_file, &mut Findings::default())?;
    Some(Project { settings, settings_file, plans: Vec::new() })
}

/// Finds the plans below each path, and the settings that hold for them.
///
/// A plan's id is its folder's path below the folder of the nearest `kehoach.yaml`, or below the given path where
/// there is none, so that building a part of a project names its outputs as building the whole does: whichever way a
/// path leads to a plan, settings and id are the same. Settings below others are a project of their own, and a
/// finding. Paths of one project are taken together. What cannot be found is a finding.
pub fn find_projects(paths: &[PathBuf], findings: &mut Findings) -> Vec<Project> {
    discover(paths, findings).projects
}

/// The projects that were found.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The projects that can be built.
    pub projects: Vec<Project>,
    /// The projects whose settings are broken, with the built-in settings: good for checks alone.
    pub broken: Vec<Project>,
}

/// Finds the projects as [`find_projects`] does, and those whose settings are broken.
pub fn discover(paths: &[PathBuf], findings: &mut Findings) -> Discovered {
    let mut roots: Vec<(Root, Vec<PlanFolder>)> = Vec::new();
    for path in paths {
        // The file means the plan.
        let is_plan = path.ends_with(PLAN_FILE) && path.parent().is_some_and(has_plan);
        let path = path.parent().filter(|_| is_plan).unwrap_or(path);
        let path = or_current(path);
        let Some(root) = Root::new(path, findings) else { continue };
        for (root, plans) in plans_below(path, root, findings) {
            match roots.iter_mut().find(|(known, _)| known.folder == root.folder) {
                Some((_, known)) => known.extend(plans),
                None => roots.push((root, plans)),
            }
        }
    }
    for (root, _) in &roots {
        root.report_nested(findings);
    }
    let mut found = Discovered::default();
    for (root, mut plans) in roots {
        plans.sort_by(|one, other| natural_order(&one.id, &other.id).then_with(|| one.cmp(other)));
        plans.dedup_by(|one, other| one.id == other.id && same_folder(&one.path, &other.path));
        match read_settings(&root.settings, findings) {
            Some(settings) => {
                for plan in &mut plans {
                    plan.templates = settings.templates.as_ref().map(|folder| folder.value.clone());
                }
                found.projects.push(Project { settings, settings_file: root.settings, plans });
            }
            None => {
                found.broken.push(Project {
                    settings: Settings::unread(),
                    settings_file: root.settings,
                    plans,
                });
            }
        }
    }
    drop_ids_twice(&mut found.projects, findings);
    found
}

/// The folder that a plan of a name has, or will have, in a folder of plans, which need not be there yet.
pub fn plan_folder_in(folder: &Path, name: &str, findings: &mut Findings) -> Option<PlanFolder> {
    let there = folder.ancestors().find(|above| or_current(above).is_dir())?;
    let root = Root::new(or_current(there), findings)?;
    let path = folder.join(name);
    let settings =
        if is_there(&root.settings) { read_settings(&root.settings, findings)? } else { Settings::default() };
    // Without settings ids are counted from the folder that a command names.
    let (root, below) = if is_there(&root.settings) {
        let below = folder.strip_prefix(there).unwrap_or(Path::new(""));
        (root.written(), root.prefix.join(below).join(name))
    } else {
        (folder.to_path_buf(), PathBuf::from(name))
    };
    let templates = settings.templates.map(|folder| folder.value);
    Some(PlanFolder { templates, ..PlanFolder::new(shown(&below), path, root) })
}

/// The settings that hold for a path: those of the nearest `kehoach.yaml` at or above it.
pub fn project_settings(path: &Path, findings: &mut Findings) -> Option<Settings> {
    read_settings(&Root::new(path, findings)?.settings, findings)
}

/// The folder of the project that a path is in, without links; none where there is nothing at the path.
pub fn project_root(path: &Path) -> Option<PathBuf> {
    let folder = if path.is_file() { path.parent().unwrap_or(path) } else { path };
    let folder = or_current(folder);
    Root::new(folder, &mut Findings::default()).map(|root| root.folder)
}

/// The folder that ids are counted from.
struct Root {
    /// Where it really is.
    folder: PathBuf,
    /// The way from there down to the path that was asked for.
    prefix: PathBuf,
    /// Its file of settings, under a name that people know where there is one.
    settings: PathBuf,
}

impl Root {
    /// The nearest folder with settings, at or above `path`; else the folder above a plan's, or `path`.
    fn new(path: &Path, findings: &mut Findings) -> Option<Self> {
        let absolute = match path.canonicalize() {
            Ok(absolute) => absolute,
            Err(error) => {
                let finding = Finding::at(Code::FileUnreadable, &Place::file(shown(path)));
                findings.push(finding.with("reason", reason(&error)));
                return None;
            }
        };
        let with_settings = absolute.ancestors().position(has_settings);
        let levels = with_settings.unwrap_or_else(|| usize::from(has_plan(path)));
        let folder = absolute.ancestors().nth(levels).unwrap_or(&absolute);
        let prefix = absolute.strip_prefix(folder).unwrap_or(Path::new("")).to_path_buf();
        let settings = as_written(path, levels, folder).join(PROJECT_FILE);
        Some(Self { folder: folder.to_path_buf(), prefix, settings })
    }

    /// Reports settings in a folder below others, which no longer hold here.
    fn report_nested(&self, findings: &mut Findings) {
        if let Some(above) = has_settings(&self.folder).then(|| settings_above(&self.folder)).flatten() {
            let finding = Finding::at(Code::SettingsNested, &Place::file(shown(&self.settings)));
            let above = shown(&self.as_seen(&above).join(PROJECT_FILE));
            findings.push(finding.with("above", above));
        }
    }

    /// A folder above, as people see it from the path that was asked for.
    fn as_seen(&self, above: &Path) -> PathBuf {
        let levels = self.folder.strip_prefix(above).map_or(0, |below| below.components().count());
        as_written(&self.written(), levels, above)
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

pub(super) fn same_folder(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| or_current(path).canonicalize();
    matches!((real(one), real(other)), (Ok(one), Ok(other)) if one == other)
}

/// The plans at or below a path, by the folders that their ids are counted from: `root`, and those with settings of
/// their own.
fn plans_below(path: &Path, root: Root, findings: &mut Findings) -> Vec<(Root, Vec<PlanFolder>)> {
    let mut search = PlanSearch::new(path, root);
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    let mut bound = WalkBound::new(limits::TREE_ENTRIES);
    for entry in walk.filter_entry(|entry| bound.admits(entry) && may_hold_plans(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => search.enter(&entry, findings),
            Ok(_) => {}
            Err(error) => {
                let place = Place::file(error.path().map(shown).unwrap_or_default());
                let reason = error.io_error().map_or_else(|| "loop".to_owned(), reason);
                findings.push(Finding::at(Code::FileUnreadable, &place).with("reason", reason));
            }
        }
    }
    if bound.is_passed() {
        let finding = Finding::at(Code::FileUnreadable, &Place::file(shown(path)));
        findings.push(finding.with("reason", Refusal::TooMany.id()));
    }
    if !search.has_met_plan {
        let finding = Finding::at(Code::NoPlan, &Place::file(shown(path)));
        findings.push(finding.with("kind", "none").with("known", ""));
    }
    search.found
}

/// The plans that a walk through folders has found so far.
struct PlanSearch {
    found: Vec<(Root, Vec<PlanFolder>)>,
    /// Of the folders on the way to where the walk is, those that ids are counted from.
    on_the_way: Vec<WalkedRoot>,
    /// Whether it has met a plan, usable or not.
    has_met_plan: bool,
}

/// A folder that ids are counted from, where a walk came through it.
struct WalkedRoot {
    depth: usize,
    /// Its place among what was found.
    at: usize,
    path: PathBuf,
}

impl PlanSearch {
    fn new(path: &Path, root: Root) -> Self {
        let from = WalkedRoot { depth: 0, at: 0, path: path.to_path_buf() };
        Self { found: vec![(root, Vec::new())], on_the_way: vec![from], has_met_plan: false }
    }

    /// Notes what a folder is: one that ids are counted from, a plan's, both or neither.
    fn enter(&mut self, entry: &DirEntry, findings: &mut Findings) {
        self.has_met_plan |= misnamed::report_of_project(entry.path(), findings);
        self.on_the_way.retain(|root| root.depth < entry.depth().max(1));
        if entry.depth() > 0 && has_settings(entry.path()) {
            let Some(own) = Root::new(entry.path(), findings) else { return };
            let (depth, at, path) = (entry.depth(), self.found.len(), entry.path().to_path_buf());
            self.on_the_way.push(WalkedRoot { depth, at, path });
            self.found.push((own, Vec::new()));
        }
        if let Some(WalkedRoot { at, path: from, .. }) = self.on_the_way.last()
            && has_plan(entry.path())
            && let Some((root, plans)) = self.found.get_mut(*at)
        {
            self.has_met_plan = true;
            let below = entry.path().strip_prefix(from).unwrap_or(Path::new(""));
            plans.extend(plan_folder(entry.path(), below, root, findings));
        }
    }
}

/// The folder of a plan, `below` the path that led to its root; none where its outputs could have no place of their
/// own.
fn plan_folder(path: &Path, below: &Path, root: &Root, findings: &mut Findings) -> Option<PlanFolder> {
    let below: PathBuf = root.prefix.components().chain(below.components()).collect();
    let id = plan_id(path, &below, findings)?;
    if let Some(finding) = shared_output(path, &id) {
        findings.push(finding);
        return None;
    }
    Some(PlanFolder::new(id, path.to_path_buf(), root.written()))
}

/// Whether a folder has settings, or what cannot be read in their place.
fn has_settings(folder: &Path) -> bool {
    is_there(&folder.join(PROJECT_FILE))
}

/// The folder above whose settings would hold in a folder, if it had none of its own. Shared material, hidden folders
/// and issued sets are projects apart.
fn settings_above(folder: &Path) -> Option<PathBuf> {
    let is_apart = |folder: &&Path| {
        let name = folder.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        name.starts_with(['_', '.']) || name == ISSUED && folder.parent().is_some_and(has_plan)
    };
    let inside = folder.ancestors().take_while(|folder| !is_apart(folder));
    inside.filter_map(Path::parent).find(|above| has_settings(above)).map(Path::to_path_buf)
}

/// Whether a plan puts documents of its own into a folder of this name, below its own folder of outputs.
fn is_folder_of_outputs(name: &str) -> bool {
    let mut kinds = DocumentKind::ALL.into_iter().map(DocumentKind::record);
    kinds.any(|kind| kind.repeats != Repeats::Once && kind.output == name)
}

/// The finding about a plan whose documents would take the place of another's.
fn shared_output(path: &Path, id: &str) -> Option<Finding> {
    let at = Finding::at(Code::OutputShared, &Place::file(shown(path)));
    let is_named_like_a_file = |name: &&str| {
        same_name_key(name).rsplit_once('.').is_some_and(|(_, ending)| Format::from_ending(ending).is_some())
    };
    let named_like_a_file = id.split('/').find(is_named_like_a_file);
    if let Some(name) = named_like_a_file {
        return Some(at.with("reason", "ending").with("name", name).with("other", ""));
    }
    let (other, name) = id.rsplit_once('/')?;
    let above = match path.file_name() {
        Some(_) => path.parent().map(Path::to_path_buf),
        None => path.canonicalize().ok()?.parent().map(Path::to_path_buf),
    };
    let is_taken = is_folder_of_outputs(&same_name_key(name)) && has_plan(&above?);
    is_taken.then(|| at.with("reason", "folder").with("name", name).with("other", other))
}

/// Whether a folder is a plan's, or has documents without one. What cannot be read in the place of a plan's file, a pipe or
/// a link to nothing, makes it one too: that is found when it is read.
pub fn has_plan(folder: &Path) -> bool {
    has_plan_file(folder) || has_separate_documents(folder)
}

/// Whether a folder has a plan's own file, or anything in its place.
pub fn has_plan_file(folder: &Path) -> bool {
    let file = folder.join(PLAN_FILE);
    file.symlink_metadata().is_ok_and(|found| found.is_file() || !file.is_dir())
}

/// Whether a folder without a plan's own file has a file that declares the type of a document. The folders of a plan's
/// reports and sets have none of their own.
fn has_separate_documents(folder: &Path) -> bool {
    let name = folder.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let is_apart = name.starts_with(['_', '.']) || *name == *ISSUED || DocumentKind::is_folder(&name);
    !is_apart && misnamed::further_files(folder).any(|name| declares_type(&folder.join(name)))
}

/// Folders that begin with `_` are shared material; issued sets and reports belong to their plan.
fn may_hold_plans(entry: &DirEntry) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let name = entry.file_name().to_string_lossy();
    let of_plan = || entry.path().parent().is_some_and(has_plan);
    let is_of_plan = *name == *ISSUED || DocumentKind::is_folder(&name);
    let is_reserved = name.starts_with(['_', '.']) || is_of_plan && of_plan();
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
    let hidden: Vec<String> = unseen(&id).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let finding = Finding::at(Code::PlanIdUnusable, &Place::file(shown(path)));
    findings.push(finding.with("hidden", hidden.join(", ")).with("id", id));
    None
}

/// Drops two plans whose outputs would have one name: neither is built, since it is unknown which is meant.
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
