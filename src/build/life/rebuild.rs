//! Whether issued sets are what was issued: every file that is kept, and the PDFs made again from the data that are.

use std::path::{Path, PathBuf};

use super::freeze::made_again;
use super::standing::project_of;
use crate::build::look::{Look, PROGRAM};
use crate::build::project::Workshop;
use crate::data::{PlanFolder, Project, find_projects, shown};
use crate::diag::{Code, Finding, Findings};
use crate::records::{Digest, ISSUED, SET_DATA, SET_FILE, SetHead, SetRecord};
use crate::source::Place;
use walkdir::{DirEntry, WalkDir};

/// What is found of an issued set.
#[derive(Debug)]
pub struct Rebuilt {
    /// The set's folder.
    pub folder: PathBuf,
    /// What it is of; none where the record cannot be read.
    pub head: Option<SetHead>,
    /// The program that made it.
    pub program: String,
    /// What it is.
    pub state: RebuiltState,
}

/// What an issued set is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RebuiltState {
    /// As it was kept, and its data make the same bytes again.
    Same,
    /// As it was kept; it was made by another program or with other fonts, so nothing was made again.
    Kept,
    /// Files of it are gone or others than were kept.
    Damaged(Vec<PathBuf>),
    /// As it was kept, but its data make other bytes.
    Other(Vec<PathBuf>),
}

impl RebuiltState {
    /// Its stable name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Kept => "kept",
            Self::Damaged(_) => "damaged",
            Self::Other(_) => "other",
        }
    }

    /// Whether all is as it should be.
    pub fn is_sound(&self) -> bool {
        matches!(self, Self::Same | Self::Kept)
    }
}

/// The folders of issued sets at or below a path; a PDF of a set stands for the set.
pub(in crate::build) fn sets_at(path: &Path) -> Vec<PathBuf> {
    let within = path.ancestors().find(|folder| is_set(folder));
    if let Some(set) = within {
        return vec![set.to_path_buf()];
    }
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    // A set keeps records of those before it, which are no sets.
    let outside = walk.filter_entry(|entry| !entry.path().parent().is_some_and(is_set));
    let mut sets: Vec<PathBuf> =
        outside.filter_map(Result::ok).map(DirEntry::into_path).filter(|path| is_set(path)).collect();
    sets.sort_by_key(|set| {
        let number = set.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
        (set.parent().map(Path::to_path_buf), number)
    });
    sets
}

fn is_set(folder: &Path) -> bool {
    let is_in_place = folder.parent().and_then(Path::file_name).is_some_and(|name| name == ISSUED);
    is_in_place && folder.join(SET_FILE).is_file()
}

/// Looks through the issued sets at or below a path, and hands over what each is.
pub fn rebuild(path: &Path, findings: &mut Findings, mut on_rebuilt: impl FnMut(Rebuilt)) {
    for set in sets_at(path) {
        let Some(record) = SetRecord::read(&set) else {
            let file = set.join(SET_FILE);
            findings.push(Finding::at(Code::SetDamaged, &Place::file(shown(&file))));
            let state = RebuiltState::Damaged(vec![file]);
            on_rebuilt(Rebuilt { folder: set, head: None, program: String::new(), state });
            continue;
        };
        let state = state(&set, &record, findings);
        let (head, program) = (Some(record.head), record.made_with.program);
        on_rebuilt(Rebuilt { folder: set, head, program, state });
    }
}

fn state(set: &Path, record: &SetRecord, findings: &mut Findings) -> RebuiltState {
    let changed: Vec<PathBuf> = record.changed(set).into_iter().map(|(path, _)| path).collect();
    if !changed.is_empty() {
        return RebuiltState::Damaged(changed);
    }
    let made = working_project(set, findings).and_then(|project| {
        let is_alike = record.made_with.program == PROGRAM
            && record.made_with.fonts == Look::at(&project).made_with.fonts;
        let kept = project_of(set, &project, findings).filter(|_| is_alike)?;
        let workshop = Workshop::open(&kept, 1, findings)?;
        let root = set.join(SET_DATA);
        let id = record.head.plan.clone();
        let folder = PlanFolder { path: root.join(&id), id, root };
        Some(made_again(&folder, &workshop, record.head.document.parse().ok()?))
    });
    let Some(made) = made else { return RebuiltState::Kept };
    let mut other = Vec::new();
    for (name, file) in record.documents.values().flat_map(|record| &record.files) {
        let is_same = made.get(name).is_some_and(|bytes| Digest::of(bytes) == file.digest);
        other.extend((!is_same).then(|| set.join(name)));
    }
    if other.is_empty() { RebuiltState::Same } else { RebuiltState::Other(other) }
}

/// The project in which the set's plan is worked on, for the fonts that stand there.
fn working_project(set: &Path, findings: &mut Findings) -> Option<Project> {
    let plan = set.parent()?.parent()?;
    let plan = if plan.as_os_str().is_empty() { Path::new(".") } else { plan };
    find_projects(&[plan.to_path_buf()], findings).pop()
}
