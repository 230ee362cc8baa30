//! Whether issued sets are what was issued: each in its place, every file that is kept, what the record says, and the
//! PDFs made again from the data that are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::after::{AfterFile, after_files};
use super::agreement::{Damage, Difference, damage};
use super::kept_project::project_of;
use super::registered::check_register;
use super::set_locations::{PlanSet, Registers, SetLocation, SetOwner, number_of, plan_sets, set_locations};
use super::snapshot::{SnapshotDocuments, made_again};
use crate::data::{PlanFolder, Project, SetFault, belongs, shown};
use crate::diag::{Code, Finding, Findings};
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::pipeline::engine::Engine;
use crate::pipeline::program::PROGRAM;
use crate::records::{Digest, PENDING_FILE, Record, SET_FILE, SetHead, SetRecord, SetSummary};
use crate::source;

/// The result for an issued set.
#[derive(Debug)]
pub struct VerifiedSet {
    /// The set's folder.
    pub folder: PathBuf,
    /// The head of its record; none where the record cannot be read.
    pub head: Option<SetHead>,
    /// The program that made it.
    pub program: String,
    /// Its state.
    pub state: SetState,
    /// What came after it was issued: signed copies, notes.
    pub after: Vec<AfterFile>,
}

/// The state of an issued set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetState {
    /// As it was kept, and its data make the same bytes again.
    Same,
    /// As it was kept; it was made by another program or with other fonts, so nothing was made again.
    Kept,
    /// As it was kept, but these files come out otherwise where they are made again: another machine may round a length
    /// otherwise, and that changes nothing of what was issued.
    Other(Vec<PathBuf>),
    /// Not as it was kept.
    Damaged(Damage),
    /// Not there, though it was issued.
    Missing,
    /// In the place of a set, but not the one that belongs there.
    Misplaced(Misplacement),
}

/// The fault of an entry in the place of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misplacement {
    /// Something whose name is no set's number.
    Name,
    /// The set of another number.
    Number(u32),
    /// A set of another plan, which still has it.
    Plan(String),
}

impl SetState {
    /// Its stable name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Kept => "kept",
            Self::Damaged(_) => "damaged",
            Self::Other(_) => "other",
            Self::Missing => "missing",
            Self::Misplaced(_) => "misplaced",
        }
    }

    /// Whether what was issued is there as it was.
    pub fn is_sound(&self) -> bool {
        matches!(self, Self::Same | Self::Kept | Self::Other(_))
    }
}

/// Looks through the issued sets at or below a path, and hands over what each is.
pub fn verify_sets(path: &Path, findings: &mut Findings, mut on_verified: impl FnMut(VerifiedSet)) {
    let mut registers = Registers::default();
    for place in set_locations(path, findings) {
        match place {
            SetLocation::Set(set) => {
                let plan = set.parent().and_then(Path::parent).unwrap_or(Path::new("")).to_path_buf();
                let owner = SetOwner::new(&plan, findings);
                check_register(&owner, number_of(&set), &mut registers, findings);
                on_verified(looked_through(set, &owner, findings));
            }
            SetLocation::Plan(plan) => {
                let owner = SetOwner::new(&plan, findings);
                check_register(&owner, None, &mut registers, findings);
                for member in plan_sets(&plan, &owner, &mut registers, findings) {
                    on_verified(match member {
                        PlanSet::Set(set) => looked_through(set, &owner, findings),
                        PlanSet::Missing(set) => without_record(set, SetState::Missing),
                        PlanSet::Stray(path) => without_record(path, SetState::Misplaced(Misplacement::Name)),
                    });
                }
            }
        }
    }
}

/// The result for a set without a usable record, with the summary of the set where that can be read.
fn without_record(folder: PathBuf, state: SetState) -> VerifiedSet {
    let head = SetSummary::read(&folder).map(|summary| summary.head);
    VerifiedSet { folder, head, program: String::new(), state, after: Vec::new() }
}

fn looked_through(set: PathBuf, owner: &SetOwner, findings: &mut Findings) -> VerifiedSet {
    let Some(number) = number_of(&set) else {
        return without_record(set, SetState::Misplaced(Misplacement::Name));
    };
    if set.join(PENDING_FILE).symlink_metadata().is_ok() {
        findings.push(Finding::at(Code::IssueInterrupted, &source::Place::file(shown(&set))));
    }
    let Some(record) = SetRecord::read(&set) else {
        let file = set.join(SET_FILE);
        findings.push(SetFault::Damaged.finding(&source::Place::file(shown(&file))));
        let damage = Damage { changed: vec![file], ..Damage::default() };
        return without_record(set, SetState::Damaged(damage));
    };
    let state = misplacement(&record.head, owner, number)
        .map_or_else(|| state(&set, &record, owner, findings), SetState::Misplaced);
    let after = after_files(&set, &record);
    let (head, program) = (Some(record.head), record.made_with.program);
    VerifiedSet { folder: set, head, program, state, after }
}

fn misplacement(head: &SetHead, owner: &SetOwner, number: u32) -> Option<Misplacement> {
    if head.set != number {
        return Some(Misplacement::Number(head.set));
    }
    match belongs(head, owner.folder.as_ref()?, number) {
        Err(SetFault::OtherPlan(plan)) => Some(Misplacement::Plan(plan)),
        Err(SetFault::OtherNumber(_) | SetFault::Damaged) | Ok(()) => None,
    }
}

fn state(set: &Path, record: &SetRecord, owner: &SetOwner, findings: &mut Findings) -> SetState {
    let mut damage = damage(set, record);
    if !damage.is_none() {
        return SetState::Damaged(damage);
    }
    let made = match again(set, record, owner, findings) {
        SetRebuild::Not => return SetState::Kept,
        SetRebuild::SnapshotDocuments(made) => *made,
        SetRebuild::Errors => {
            damage.differences.push(Difference::data_errors());
            return SetState::Damaged(damage);
        }
    };
    compare_made(&made, record, &mut damage);
    if !damage.is_none() {
        return SetState::Damaged(damage);
    }
    let files: BTreeMap<String, Digest> =
        made.files.into_iter().map(|(name, bytes)| (name, Digest::new(&bytes))).collect();
    let kept = record.documents.values().flat_map(|document| &document.files);
    let others = kept.filter(|(name, file)| files.get(name.as_str()) != Some(&file.digest));
    let others: Vec<PathBuf> = others.map(|(name, _)| name.below(set)).collect();
    if others.is_empty() { SetState::Same } else { SetState::Other(others) }
}

/// The result of making a set again.
enum SetRebuild {
    /// Nothing was made: it was another program, or other fonts.
    Not,
    /// The data have errors, which they had not when it was issued.
    Errors,
    SnapshotDocuments(Box<SnapshotDocuments>),
}

fn again(set: &Path, record: &SetRecord, owner: &SetOwner, findings: &mut Findings) -> SetRebuild {
    let is_alike = |project: &&Project| {
        record.made_with.program == PROGRAM
            && record.made_with.fonts == ProjectSnapshot::new(project).made_with.fonts
    };
    let Some(project) = owner.project.as_ref().filter(is_alike) else { return SetRebuild::Not };
    let engine = project_of(set, project, findings).and_then(|kept| Engine::open(&kept, 1, findings));
    let Some(engine) = engine else { return SetRebuild::Not };
    let folder = PlanFolder::kept(set, &record.head.plan);
    match made_again(&folder, &engine, &record.head.document) {
        Some(Some(made)) => SetRebuild::SnapshotDocuments(Box::new(made)),
        Some(None) => SetRebuild::Errors,
        // The typesetter broke down, which says nothing of the set.
        None => SetRebuild::Not,
    }
}

/// Holds a record against what the same program makes of the data: it writes the same text and the same record on every
/// machine.
fn compare_made(made: &SnapshotDocuments, record: &SetRecord, damage: &mut Damage) {
    let stems: BTreeSet<&String> = record.documents.keys().chain(made.documents.keys()).collect();
    for stem in stems {
        let data = |documents: &BTreeMap<String, Record>| {
            documents.get(stem).map(|document| document.data.to_string()).unwrap_or_default()
        };
        damage.compare(&format!("documents.{stem}.data"), &data(&record.documents), &data(&made.documents));
    }
    if let Some(head) = &made.head {
        damage.compare("title", &record.head.title, &head.title);
        damage.compare("issuer", &record.head.issuer, &head.issuer);
        damage.compare("symbol", &record.head.symbol, &head.symbol);
    }
}
