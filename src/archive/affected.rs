//! The documents that a revision affects: those of which the text is another than before.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::{PlanFolder, Version, load_plan};
use crate::diag::{DataChange, Findings, TallyList};
use crate::model::{DocumentId, DocumentPart, Id, Plan};
use crate::pipeline::cache::change_reason::Reason;
use crate::pipeline::engine::Engine;
use crate::pipeline::options::Depth;
use crate::pipeline::stages::issued_changes::{DataComparison, is_of_issuing};
use crate::pipeline::stages::rendered::{DocumentRenderer, RenderedDocument};
use crate::records::Format;
use crate::records::{Digest, SetRecord};

/// A document that says something else than before.
#[derive(Clone, Debug)]
pub struct AffectedDocument {
    /// The name of its file below the plan's folder of outputs, without an ending.
    pub stem: String,
    /// The set that it is compared with.
    pub set: u32,
    /// The changes of the data that it shows.
    pub reasons: Vec<Reason>,
}

/// Every document of a plan that was issued and says something else now; an extract that its notice's set does not have,
/// than the data of the set that `document` is to take the place of. In the order of print; an extract has the reasons
/// that concern its unit.
pub(crate) fn affected(
    plan: &Plan,
    folder: &PlanFolder,
    document: &DocumentId,
    engine: &Engine,
) -> Vec<AffectedDocument> {
    let Some(former) = plan.former_set(document) else { return Vec::new() };
    let before = issued_texts(plan, folder, former.set, engine);
    let mut comparisons = Comparisons { plan, folder, by_set: BTreeMap::new() };
    let mut affected = Vec::new();
    // What was never issued can be changed freely.
    let is_issued = |id: &DocumentId| plan.history.sets(&id.issued_as()).next().is_some();
    let mut documents = rendered(plan, engine);
    documents.retain(|document| is_issued(&document.part.document));
    for document in &documents {
        let id = &document.part.document;
        let stem = document.stem();
        let is_kept =
            |unit: &Id| former.quotas.is_held_by(unit) && plan.quotas.is_held_as(&former.quotas, unit);
        match before.get(&stem) {
            // An extract goes to those alone whose quota is another.
            _ if id.unit().is_some_and(is_kept) => {}
            None if id.unit().is_some() => {
                affected.push(AffectedDocument { stem, set: former.set, reasons: vec![Reason::New] });
            }
            Some(issued) if issued.data != document.data => {
                affected.extend(comparisons.affected(&document.part, issued.set));
            }
            None | Some(_) => {}
        }
    }
    let stems: BTreeSet<String> = documents.iter().map(RenderedDocument::stem).collect();
    for (stem, issued) in before.iter().filter(|(stem, _)| !stems.contains(*stem)) {
        let is_extract = |part: &DocumentPart| part.document.unit().is_some() && is_issued(&part.document);
        let extract = stem.parse().ok().filter(is_extract);
        affected.extend(extract.and_then(|extract| comparisons.affected(&extract, issued.set)));
    }
    affected
}

/// The data of sets beside those of the working copy, each compared once.
struct Comparisons<'a> {
    plan: &'a Plan,
    folder: &'a PlanFolder,
    by_set: BTreeMap<u32, Option<DataComparison>>,
}

impl Comparisons<'_> {
    /// A document with what changed since a set that it shows; quotas first.
    fn affected(&mut self, part: &DocumentPart, set: u32) -> Option<AffectedDocument> {
        let compare = || DataComparison::new(self.plan, self.folder, set);
        let comparison = self.by_set.entry(set).or_insert_with(compare).as_ref()?;
        let mut changes = comparison.changes([&part.document]);
        changes.retain(|change| !is_of_issuing(change));
        if let Some(unit) = part.document.unit() {
            changes.retain(|change| concerns(change, unit));
        }
        let is_quota =
            |change: &DataChange| change.tally().is_some_and(|part| part.list == TallyList::Quotas);
        changes.sort_by_key(|change| !is_quota(change));
        let reasons: Vec<Reason> = changes.into_iter().map(Reason::Data).collect();
        (!reasons.is_empty()).then(|| AffectedDocument { stem: part.stem(), set, reasons })
    }
}

/// Every document of a plan as Typst text. What is wrong with them is reported where they are made.
fn rendered<'p>(plan: &'p Plan, engine: &'p Engine) -> Vec<RenderedDocument<'p>> {
    DocumentRenderer { plan, engine, format: Format::Pdf }.render(Depth::Pages, &mut Findings::default())
}

/// The text of a document as it was issued.
struct IssuedText {
    /// The set that has it.
    set: u32,
    /// The digest of the text.
    data: Digest,
}

/// The former text of each document, by the name of its file.
fn issued_texts(
    plan: &Plan,
    folder: &PlanFolder,
    former: u32,
    engine: &Engine,
) -> BTreeMap<String, IssuedText> {
    let mut texts = BTreeMap::new();
    if let Some(kept) = Version::Issued(former).folder(folder) {
        let then = load_plan(&kept, &mut Findings::default());
        let text = |document: &RenderedDocument<'_>| IssuedText { set: former, data: document.data };
        texts.extend(rendered(&then, engine).iter().map(|document| (document.stem(), text(document))));
    }
    for set in &plan.history.0 {
        let record = SetRecord::read(&set.folder);
        for (stem, document) in record.into_iter().flat_map(|record| record.documents) {
            texts.insert(stem, IssuedText { set: set.set, data: document.data });
        }
    }
    texts
}

/// Whether a change may concern the extract of a unit: the share of another unit does not.
fn concerns(change: &DataChange, unit: &Id) -> bool {
    let holder = change.tally().and_then(|part| part.holder);
    holder.is_none_or(|holder| holder.parse().as_ref() == Ok(unit))
}
