//! Which documents a revision touches: those of which the text is another than before.

use std::collections::BTreeMap;

use super::standing::Comparison;
use crate::build::plan::Format;
use crate::build::project::Workshop;
use crate::build::reason::Reason;
use crate::build::sheet::{Sheet, sheets};
use crate::data::{PlanFolder, Version, load_plan};
use crate::diag::Findings;
use crate::model::{DocumentId, Id, Plan};
use crate::records::{Digest, SetRecord};

/// A document that says something else than before.
#[derive(Clone, Debug)]
pub struct Touched {
    /// The name of its file below the plan's folder of outputs, without an ending.
    pub stem: String,
    /// The set that tells what it said.
    pub set: u32,
    /// The changes of the data that it shows.
    pub reasons: Vec<Reason>,
}

/// Every document of a plan that says something else than it did: than when it was issued last, or where it never was,
/// than the data of the set that a document is to take the place of. In the order of print; an extract is told by what
/// concerns its unit.
pub(super) fn touched(
    (plan, folder): (&Plan, &PlanFolder),
    document: DocumentId,
    workshop: &Workshop,
) -> Vec<Touched> {
    let Some(former) = plan.former_set(document) else { return Vec::new() };
    let before = said_before((plan, folder), former.set, workshop);
    let mut comparisons = Comparisons { of: (plan, folder), by_set: BTreeMap::new() };
    let mut touched = Vec::new();
    let sheets = written(plan, workshop);
    for sheet in &sheets {
        let unit = unit_of(&sheet.stem);
        let is_kept =
            |unit: &Id| former.quotas.is_held_by(unit) && plan.quotas.is_held_as(&former.quotas, unit);
        match before.get(&sheet.stem) {
            // An extract goes to those alone whose quota is another.
            _ if unit.as_ref().is_some_and(is_kept) => {}
            None if unit.is_some() => {
                touched.push(Touched {
                    stem: sheet.stem.clone(),
                    set: former.set,
                    reasons: vec![Reason::New],
                });
            }
            Some((set, data)) if *data != sheet.data => {
                touched.extend(comparisons.touched(&sheet.stem, *set));
            }
            None | Some(_) => {}
        }
    }
    let is_gone =
        |stem: &&String| unit_of(stem).is_some() && !sheets.iter().any(|sheet| sheet.stem == **stem);
    for (stem, (set, _)) in before.iter().filter(|(stem, _)| is_gone(stem)) {
        touched.extend(comparisons.touched(stem, *set));
    }
    touched
}

/// The unit that an extract goes to.
fn unit_of(stem: &str) -> Option<Id> {
    stem.strip_prefix("thong-bao/")?.parse().ok()
}

/// The data of sets beside those of the working copy, each compared once.
struct Comparisons<'a> {
    of: (&'a Plan, &'a PlanFolder),
    by_set: BTreeMap<u32, Option<Comparison>>,
}

impl Comparisons<'_> {
    /// A document with what changed since a set that it shows; quotas first.
    fn touched(&mut self, stem: &str, set: u32) -> Option<Touched> {
        let comparison = self.by_set.entry(set).or_insert_with(|| Comparison::of(self.of, set)).as_ref()?;
        let mut reasons = comparison.reasons([stem]);
        reasons.retain(|reason| !is_of_issuing(reason));
        if let Some(unit) = unit_of(stem) {
            reasons.retain(|reason| concerns(reason, unit.as_str()));
        }
        let is_quota =
            |reason: &Reason| matches!(reason, Reason::Value { name, .. } if name.starts_with("quotas."));
        reasons.sort_by_key(|reason| !is_quota(reason));
        (!reasons.is_empty()).then(|| Touched { stem: stem.to_owned(), set, reasons })
    }
}

/// Every document of a plan as Typst text. What is wrong with them is told where they are made.
fn written<'p>(plan: &'p Plan, workshop: &Workshop) -> Vec<Sheet<'p>> {
    sheets(plan, workshop, Format::Pdf, &mut Findings::default())
}

/// What each document said before, by the digest of its text, and the set that tells.
fn said_before(
    (plan, folder): (&Plan, &PlanFolder),
    former: u32,
    workshop: &Workshop,
) -> BTreeMap<String, (u32, Digest)> {
    let mut said = BTreeMap::new();
    if let Some(kept) = Version::Issued(former).folder(folder) {
        let then = load_plan(&kept, &mut Findings::default());
        said.extend(written(&then, workshop).iter().map(|sheet| (sheet.stem.clone(), (former, sheet.data))));
    }
    for set in &plan.history.0 {
        let record = SetRecord::read(&set.folder);
        for (stem, document) in record.into_iter().flat_map(|record| record.documents) {
            said.insert(stem, (set.set, document.data));
        }
    }
    said
}

/// Whether a change is one that every issue brings: number, date, state.
pub(super) fn is_of_issuing(reason: &Reason) -> bool {
    let Reason::Value { name, .. } = reason else { return false };
    let Some((_, key)) = name.split_once(": ") else { return false };
    let key = key.split('.').next().unwrap_or(key);
    matches!(key, "state" | "set" | "number" | "date" | "amended" | "replaces")
}

/// Whether a change can have to do with the extract of a unit: a count of another unit has not.
fn concerns(reason: &Reason, unit: &str) -> bool {
    let Reason::Value { name, .. } = reason else { return true };
    let is_share = name.starts_with("quotas.") && name.matches('.').count() >= 1;
    !is_share || name.split('.').any(|part| part == unit) || !is_of_a_holder(name)
}

/// Whether a value of a quota is a unit's or an organisation's.
fn is_of_a_holder(name: &str) -> bool {
    let own = ["target", "total", "measure", "period", "id", "periods"];
    !name.split('.').skip(1).any(|part| own.contains(&part))
}
