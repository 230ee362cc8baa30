//! Where issued sets are kept, and which should be there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::data::{PlanFolder, Project, Register, find_projects, has_plan, load_plan, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{IssuedSets, Refusal, WalkBound, is_temporary, or_current};
use crate::limits;
use crate::records::{ISSUED, SET_FILE, SetHead, SetSummary, set_number};
use crate::source::Place;

/// A place where sets are looked for.
pub(crate) enum SetLocation {
    /// One set, which was named itself or by a file of it.
    Set(PathBuf),
    /// All sets of the plan in a folder.
    Plan(PathBuf),
}

/// The places at or below a path, in its order.
pub(crate) fn set_locations(path: &Path, findings: &mut Findings) -> Vec<SetLocation> {
    if let Some(set) = set_around(path) {
        return vec![SetLocation::Set(set)];
    }
    if is_named_issued(path) && keeps_sets(path.parent().unwrap_or(Path::new(""))) {
        return vec![SetLocation::Plan(path.parent().unwrap_or(Path::new("")).to_path_buf())];
    }
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    // A set keeps records of those before it, which are no sets.
    let mut bound = WalkBound::new(limits::TREE_ENTRIES);
    let outside = walk.filter_entry(|entry| {
        let folder = entry.path().parent().filter(|_| entry.depth() > 0 && is_named_issued(entry.path()));
        bound.admits(entry) && entry.file_type().is_dir() && !folder.is_some_and(keeps_sets)
    });
    let folders = outside.filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    let places = folders.filter(|folder| keeps_sets(folder)).map(SetLocation::Plan).collect();
    if bound.is_passed() {
        let finding = Finding::at(Code::FileUnreadable, &Place::file(shown(path)));
        findings.push(finding.with("reason", Refusal::TooMany.id()));
    }
    places
}

/// Whether a file is one of an issued set, or lies among the sets of a plan: it is no output.
pub(crate) fn is_kept(path: &Path) -> bool {
    let of_issued = |folder: &&Path| is_named_issued(folder) && folder.parent().is_some_and(keeps_sets);
    path.ancestors().any(|folder| of_issued(&folder))
}

/// The set that a path is or leads into.
fn set_around(path: &Path) -> Option<PathBuf> {
    let real = || path.canonicalize().ok().filter(|real| real.ancestors().any(is_named_issued));
    let around = |path: &Path| path.ancestors().find(|folder| is_set(folder)).map(Path::to_path_buf);
    around(path).or_else(|| around(&real()?))
}

fn is_set(folder: &Path) -> bool {
    let issued = folder.parent().filter(|issued| is_named_issued(issued));
    let of_plan = || issued.and_then(Path::parent).is_some_and(has_plan) && number_of(folder).is_some();
    issued.is_some() && (folder.join(SET_FILE).is_file() || folder.is_dir() && of_plan())
}

fn is_named_issued(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == ISSUED)
}

/// The number that a folder is named for.
pub(crate) fn number_of(folder: &Path) -> Option<u32> {
    set_number(folder.file_name()?.to_str()?)
}

/// Whether a folder is a plan's, or has been one: sets are kept in it.
fn keeps_sets(folder: &Path) -> bool {
    let has_sets = || entries(&folder.join(ISSUED)).iter().any(|entry| entry.join(SET_FILE).is_file());
    has_plan(folder) || has_sets()
}

/// The entries of a folder, in order.
fn entries(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| entry.path()).collect()
}

/// The project that a plan is worked on in, and what that says of the plan's sets.
pub(crate) struct SetOwner {
    /// `None` where the folder holds no plan that can be found any more.
    pub(crate) folder: Option<PlanFolder>,
    pub(crate) project: Option<Project>,
}

impl SetOwner {
    /// Finds the project of the plan in a folder.
    pub(crate) fn new(plan: &Path, findings: &mut Findings) -> Self {
        let plan = or_current(plan);
        let project = find_projects(&[plan.to_path_buf()], findings).pop();
        let folder = project
            .as_ref()
            .and_then(|project| project.plans.iter().find(|found| found.path == plan))
            .cloned();
        Self { folder, project }
    }

    /// The numbers of the sets that there must be: those up to the last, those of the register, and those that the
    /// plan's documents name. A set that a stopped run had entered in the register was never issued.
    fn expected(&self, last: u32, registers: &mut Registers, findings: &mut Findings) -> BTreeSet<u32> {
        let mut expected: BTreeSet<u32> = (1..=last).collect();
        let Some(folder) = &self.folder else { return expected };
        let plan = load_plan(folder, &mut Findings::default());
        let documents = plan.document_ids().into_iter().filter_map(|document| plan.document(&document));
        expected.extend(documents.filter_map(|document| Some(document.set.as_ref()?.value)));
        let registered = registers.get(&folder.root, findings).into_iter().flat_map(Register::entries);
        let of_plan = registered.filter_map(|(entry, _)| entry.of.as_ref()).filter(|of| of.0 == folder.id);
        let stopped = stopped_sets(&folder.path);
        let is_issued = |set: &u32| stopped.iter().all(|head| head.set != *set);
        expected.extend(of_plan.map(|of| of.2).filter(is_issued));
        expected
    }
}

/// The heads of the sets that stopped runs wrote for a plan and did not put in their places. A run writes them before
/// it notes a number in the register.
pub(crate) fn stopped_sets(plan: &Path) -> Vec<SetHead> {
    let left = IssuedSets::new(plan).map(|sets| sets.left_over()).unwrap_or_default();
    left.iter().filter_map(|folder| SetSummary::read(folder)).map(|summary| summary.head).collect()
}

/// Registers by the folder of their project, each read once.
#[derive(Default)]
pub(crate) struct Registers(BTreeMap<PathBuf, Option<Register>>);

impl Registers {
    /// The register of the project in a folder; none where it cannot be read.
    pub(crate) fn get(&mut self, root: &Path, findings: &mut Findings) -> Option<&Register> {
        let read = |root: &PathBuf| Register::read(root, findings);
        self.0.entry(root.to_path_buf()).or_insert_with_key(read).as_ref()
    }
}

/// An entry that is, or should be, in a plan's folder of sets.
pub(crate) enum PlanSet {
    /// The folder of a set, by its name.
    Set(PathBuf),
    /// A set that is not there.
    Missing(PathBuf),
    /// Something else.
    Stray(PathBuf),
}

/// Every member of a plan's folder of sets: sets in their order, then what else is there.
pub(crate) fn plan_sets(
    plan: &Path,
    owner: &SetOwner,
    registers: &mut Registers,
    findings: &mut Findings,
) -> Vec<PlanSet> {
    let issued = plan.join(ISSUED);
    let (sets, strays): (BTreeSet<PathBuf>, BTreeSet<PathBuf>) =
        entries(&issued).into_iter().partition(|path| number_of(path).is_some() && path.is_dir());
    let there: BTreeSet<u32> = sets.iter().filter_map(|set| number_of(set)).collect();
    // A folder that was renamed says nothing of how many there were.
    let is_named_right = |number: &&u32| {
        let summary = SetSummary::read(&issued.join(number.to_string()));
        summary.is_some_and(|summary| summary.head.set == **number)
    };
    let last = there.iter().rev().find(is_named_right).copied().unwrap_or_default();
    let expected = owner.expected(last, registers, findings);
    let numbered = there.union(&expected).map(|number| {
        let path = issued.join(number.to_string());
        if there.contains(number) { PlanSet::Set(path) } else { PlanSet::Missing(path) }
    });
    let strays = strays.into_iter().filter(|path| !is_of_the_system(path)).map(PlanSet::Stray);
    numbered.chain(strays).collect()
}

/// Whether a file is the system's or the program's own and says nothing: how a folder is shown, or what a stopped run
/// left.
pub(crate) fn is_of_the_system(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    matches!(&*name, ".ds_store" | "thumbs.db" | "desktop.ini") || is_temporary(&name)
}
