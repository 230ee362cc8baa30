//! What was issued of a plan, read from the records of its sets.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::file::{decode, shown};
use super::files::QuotasFile;
use super::folders::PlanFolder;
use super::plan::QUOTAS_FILE;
use super::tallies::quota_set;
use super::versions::{Version, issued_sets, set_folder};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{self, limits};
use crate::model::{Citation, DocumentId, History, IssuedSet, Plan, QuotaSet};
use crate::records::{PENDING_FILE, SET_DATA, SET_FILE, SetHead};
use crate::source::Place;

/// Every set of a plan. A record that is damaged is a finding, as is one that a stopped run left unfinished.
pub(super) fn read(folder: &PlanFolder, findings: &mut Findings) -> History {
    let mut sets = Vec::new();
    for number in issued_sets(folder) {
        let path = set_folder(folder, number);
        let place = Place::file(shown(&path.join(SET_FILE)));
        if path.join(PENDING_FILE).is_file() {
            findings.push(Finding::at(Code::IssueInterrupted, &Place::file(shown(&path))));
        }
        match SetHead::read(&path).and_then(|head| set(&head, folder, &place)) {
            Some(set) => sets.push(set),
            None => findings.push(Finding::at(Code::SetDamaged, &place)),
        }
    }
    History(sets)
}

fn set(head: &SetHead, folder: &PlanFolder, place: &Place) -> Option<IssuedSet> {
    let document: DocumentId = head.document.parse().ok()?;
    let date: Date = head.date.parse().ok()?;
    let citation = Citation {
        kind: document.kind().name().to_owned(),
        number: head.number.map(Into::into),
        symbol: Some(head.symbol.clone()),
        date: Some(date),
        issuer: Some(head.issuer.clone()),
        about: None,
        place: place.clone(),
    };
    let replaces = head.replaces.as_ref().map(|replaced| replaced.citation(place));
    let kept = Version::Issued(head.set).folder(folder)?;
    let quotas = quotas(&kept, head)?;
    Some(IssuedSet {
        set: head.set,
        document,
        citation,
        date,
        replaces,
        quotas,
        folder: set_folder(folder, head.set),
    })
}

/// What the record says of the files that are kept.
#[derive(Deserialize)]
struct KeptFiles {
    #[serde(default)]
    files: BTreeMap<String, String>,
}

/// The quotas that a set keeps. They were without errors when they were issued; `None` where the file is another since.
fn quotas(folder: &PlanFolder, head: &SetHead) -> Option<QuotaSet> {
    let path = folder.path.join(QUOTAS_FILE);
    let set = folder.root.parent()?;
    let record = disk::read(&set.join(SET_FILE), limits::RECORD).ok()?;
    let kept: KeptFiles = serde_json::from_slice(&record).ok()?;
    let noted = kept.files.get(&format!("{SET_DATA}/{}/{QUOTAS_FILE}", head.plan));
    let bytes = disk::read(&path, limits::DATA).ok();
    let digest = bytes.as_deref().map(|bytes| blake3::hash(bytes).to_hex().to_string());
    if noted.is_some() && noted != digest.as_ref() {
        return None;
    }
    let mut found = Findings::default();
    let source = bytes.is_some().then(|| super::file::read(&path, &mut found)).flatten();
    let file: Option<QuotasFile> = source.and_then(|source| decode(&source, &mut found));
    Some(file.map_or_else(QuotaSet::default, |file| quota_set(file, &mut found)))
}

/// Gives each report the quotas that were in force on its date, where the plan has others now.
pub(super) fn put_in_force(plan: &mut Plan) {
    for at in 0..plan.reports.len() {
        let report = DocumentId::Report(plan.reports[at].period);
        let then = plan.quotas_in_force_for(report).map(|set| set.quotas);
        plan.reports[at].quotas = then.filter(|then| !then.is_as(&plan.quotas));
    }
}
