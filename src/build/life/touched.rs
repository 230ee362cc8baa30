//! Which documents a revision touches: those of which the text is another than before.

use std::collections::BTreeMap;

use super::record::SetRecord;
use super::standing::{Comparison, Frozen};
use crate::build::digest::Digest;
use crate::build::plan::Format;
use crate::build::project::Workshop;
use crate::build::reason::Reason;
use crate::build::sheet::{Sheet, sheets};
use crate::data::{PlanFolder, Version, load_plan};
use crate::diag::Findings;
use crate::model::{DocumentId, Plan};

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
    let Some(former) = plan.former_set(document).map(|set| set.set) else { return Vec::new() };
    let last = said_before((plan, folder), former, workshop);
    let mut comparisons: BTreeMap<u32, Option<Comparison>> = BTreeMap::new();
    let mut touched = Vec::new();
    for sheet in &written(plan, workshop) {
        let Some((set, data)) = last.get(&sheet.stem) else { continue };
        let is_kept_back = sheet.frozen.as_ref().is_some_and(Frozen::is_kept_back);
        if *data == sheet.data || is_kept_back {
            continue;
        }
        let comparison = comparisons.entry(*set).or_insert_with(|| Comparison::of((plan, folder), *set));
        let Some(comparison) = comparison else { continue };
        let mut reasons = comparison.reasons([sheet.stem.as_str()]);
        reasons.retain(|reason| !is_of_issuing(reason));
        if let Some(unit) = sheet.stem.strip_prefix("thong-bao/") {
            reasons.retain(|reason| concerns(reason, unit));
        }
        if !reasons.is_empty() {
            touched.push(Touched { stem: sheet.stem.clone(), set: *set, reasons });
        }
    }
    touched
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
fn is_of_issuing(reason: &Reason) -> bool {
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
