//! The issued sets of a plan, read from the records of its sets.

use std::collections::BTreeSet;
use std::path::Path;

use super::declared::Declared;
use super::file::{decode_with_substitutes, is_there, shown};
use super::folders::{PlanFolder, same_folder};
use super::register::Register;
use super::tallies::quota_set;
use super::tally_files::QuotasFile;
use super::versions::{Version, issued_sets, set_folder};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{self, QUOTAS_FILE, limits};
use crate::model::{Citation, DocumentDate, History, IssuedSet, Plan, QuotaSet};
use crate::records::{Digest, ISSUED, PENDING_FILE, SET_DATA, SET_FILE, SetHead, SetSummary};
use crate::source::Place;

/// Every set of a plan but those that were issued with a wrong number, of which another took the place. A record that is
/// damaged is a finding, as is one that a stopped run left unfinished.
pub(super) fn read(folder: &PlanFolder, findings: &mut Findings) -> History {
    let mut sets = Vec::new();
    let mut corrected = BTreeSet::new();
    for number in issued_sets(folder) {
        let path = set_folder(folder, number);
        let place = Place::file(shown(&path.join(SET_FILE)));
        if is_there(&path.join(PENDING_FILE)) {
            findings.push(Finding::at(Code::IssueInterrupted, &Place::file(shown(&path))));
        }
        match read_set(folder, number) {
            Ok((set, former)) => {
                corrected.extend(former.map(|former| (set.document.clone(), former)));
                sets.push(set);
            }
            Err(fault) => findings.push(fault.finding(&place)),
        }
    }
    sets.retain(|set: &IssuedSet| !corrected.contains(&(set.document.clone(), set.set)));
    History(sets)
}

/// Why a folder is no set of a plan, though it is named for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetFault {
    /// A file of it is gone or another, or its record is none that the program writes.
    Damaged,
    /// Its record is of the set with another number: the folder was renamed or copied.
    OtherNumber(u32),
    /// Its record is of another plan, which still has it: the plan's folder was copied with all that was issued.
    OtherPlan(String),
}

impl SetFault {
    /// The finding about a set whose record, or a file of which, is at a place.
    pub fn finding(&self, place: &Place) -> Finding {
        let finding = Finding::at(Code::SetDamaged, place);
        match self {
            Self::Damaged => finding.with("reason", "changed"),
            Self::OtherNumber(number) => finding.with("reason", "number").with("number", u64::from(*number)),
            Self::OtherPlan(plan) => finding.with("reason", "plan").with("plan", plan.as_str()),
        }
    }
}

/// A set, and the number of the one that it corrects.
fn read_set(folder: &PlanFolder, number: u32) -> Result<(IssuedSet, Option<u32>), SetFault> {
    let path = set_folder(folder, number);
    let summary = SetSummary::read(&path).ok_or(SetFault::Damaged)?;
    let head = &summary.head;
    belongs(head, folder, number)?;
    let place = Place::file(shown(&path.join(SET_FILE)));
    let citation = Citation {
        kind: head.r#type.clone(),
        number: head.number.map(Into::into),
        symbol: Some(head.symbol.clone()),
        date: head.date.full(),
        issuer: Some(head.issuer.clone()),
        about: head.about(),
        place: place.clone(),
    };
    let kept = Version::Issued(number).folder(folder).ok_or(SetFault::Damaged)?;
    let set = IssuedSet {
        set: number,
        document: head.document.clone(),
        citation,
        date: head.date,
        printed_date: head.date,
        has_printed_number: head.number.is_some(),
        replaces: head.replaces.as_ref().map(|replaced| replaced.citation(&place)),
        quotas: quotas(&kept, &summary).ok_or(SetFault::Damaged)?,
        folder: path,
    };
    Ok((with_stamp(set, head, folder), head.corrects))
}

/// A set with the number and day that were noted in the register after they were stamped on its pages.
fn with_stamp(set: IssuedSet, head: &SetHead, folder: &PlanFolder) -> IssuedSet {
    if !set.is_stamped() {
        return set;
    }
    let register = Register::read(&folder.root, &mut Findings::default());
    let Some((number, day)) = register.as_ref().and_then(|register| register.stamp(head)) else { return set };
    let citation = Citation { number: Some(number.into()), date: Some(day), ..set.citation };
    IssuedSet { citation, date: DocumentDate::Day(day), ..set }
}

/// A set of a plan as its history has it; none where it cannot be read.
pub fn issued_set(folder: &PlanFolder, number: u32) -> Option<IssuedSet> {
    read_set(folder, number).ok().map(|(set, _)| set)
}

/// Whether the record in the folder of a set is that of this set of this plan.
///
/// # Errors
/// With the set or plan that the record is of instead. A plan whose folder was renamed keeps its sets; one
/// whose folder was copied does not have those of the plan from which it was copied, which has the same records.
pub fn belongs(head: &SetHead, folder: &PlanFolder, number: u32) -> Result<(), SetFault> {
    if head.set != number {
        return Err(SetFault::OtherNumber(head.set));
    }
    let original = head.plan.below(&folder.root);
    if *head.plan == *folder.id || same_folder(&original, &folder.path) {
        return Ok(());
    }
    let record = |plan: &Path| {
        let set = plan.join(ISSUED).join(number.to_string());
        disk::read(&set.join(SET_FILE), limits::RECORD).ok()
    };
    let is_copy = record(&original).is_some_and(|there| record(&folder.path) == Some(there));
    if is_copy { Err(SetFault::OtherPlan(head.plan.to_string())) } else { Ok(()) }
}

/// The quotas that a set keeps. They were without errors when they were issued; `None` where the file is another since.
fn quotas(folder: &PlanFolder, summary: &SetSummary) -> Option<QuotaSet> {
    let path = folder.path.join(QUOTAS_FILE);
    let noted = summary.files.get(format!("{SET_DATA}/{}/{QUOTAS_FILE}", summary.head.plan).as_str());
    let bytes = disk::read(&path, limits::DATA).ok();
    let digest = bytes.as_deref().map(Digest::new);
    if noted.is_some() && noted != digest.as_ref() {
        return None;
    }
    let mut found = Findings::default();
    let source = bytes.is_some().then(|| super::file::read(&path, &mut found)).flatten();
    let file: Option<QuotasFile> = source.and_then(|source| decode_with_substitutes(&source, &mut found));
    let declared = Declared::new(file.as_ref(), &folder.root);
    Some(file.map_or_else(QuotaSet::default, |file| quota_set(file, declared, &mut found)))
}

/// Gives each report the quotas that were in force on its date, where the plan has others now.
pub(super) fn put_in_force(plan: &mut Plan) {
    for at in 0..plan.reports.len() {
        let report = plan.reports[at].document.id.clone();
        let then = plan.quotas_in_force_for(&report).map(|set| set.quotas);
        // What became of a unit is known later than the quotas.
        let has_lives = plan.quotas.has_lives();
        let then = then.map(|then| if has_lives { then.with_lives_of(&plan.quotas) } else { then });
        plan.reports[at].quotas = then.filter(|then| !then.is_as(&plan.quotas));
    }
}
