//! Whether the data of a working copy still say what was issued from them, and what of them changed.

use std::collections::BTreeMap;

use super::issued::IssuedDocument;
use super::rendered::{DocumentRenderer, RenderedDocument};
use super::staleness::CurrentState;
use crate::data::{PlanFolder, SetFault, Version, load_plan, shown};
use crate::diag::{Code, DataChange, Finding, Findings, ValueChange};
use crate::disk;
use crate::model::{DocumentId, DocumentPart, Plan, State};
use crate::pipeline::cache::change_reason as reason;
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::records::{Digest, ISSUED, Manifest, SetRecord, Values};

/// Reports each issued document of which the data say something else now. A number that is noted later, and results
/// that were counted later, are no change of what was issued.
pub(crate) fn report_changed(
    renderer: DocumentRenderer<'_>,
    folder: &PlanFolder,
    documents: &[RenderedDocument<'_>],
    findings: &mut Findings,
) {
    let plan = renderer.plan;
    check_standing(plan, folder, findings);
    let is_other = |(document, frozen): &(&RenderedDocument<'_>, &IssuedDocument)| {
        !frozen.is_kept_back && frozen.data != document.data
    };
    let frozen = documents.iter().filter_map(|document| Some((document, document.frozen()?)));
    let others: Vec<_> = frozen.filter(is_other).collect();
    for written in plan.issued_documents() {
        let of_it: Vec<_> = others.iter().filter(|(_, frozen)| frozen.document == written.id).collect();
        let Some((_, frozen)) = of_it.first() else { continue };
        if reads_as_issued(renderer, folder, &of_it) {
            continue;
        }
        let changes = DataComparison::new(plan, folder, frozen.set)
            .map(|comparison| comparison.changes(of_it.iter().map(|(document, _)| &document.part.document)));
        let mut changes = changes.unwrap_or_default();
        let is_any = !changes.is_empty();
        changes.retain(|change| !is_of_issuing(change));
        // A document that cites its plan does not change when the plan is issued again or is being revised.
        if is_any && changes.is_empty() && written.id != DocumentId::PLAN {
            continue;
        }
        // Another program may write the same data otherwise, and a number may be noted that was written by hand: that
        // changes nothing of what was issued.
        if changes.is_empty() && (!frozen.is_of_this_program || frozen.has_number_by_hand) {
            continue;
        }
        let finding = Finding::at(Code::IssuedChanged, &written.header.places.date);
        let finding = finding.with("set", u64::from(frozen.set)).with("document", written.id.to_string());
        let finding = finding.with("path", shown(&folder.requested_path(&written.id)));
        findings.push(finding.with("changes", changes));
    }
}

/// Whether an issued document reads, with all its parts, just as its data in a set do.
pub(crate) fn says_what_was_issued(
    renderer: DocumentRenderer<'_>,
    folder: &PlanFolder,
    document: &DocumentId,
    set: u32,
) -> bool {
    let Some(kept) = Version::Issued(set).folder(folder) else { return false };
    let then = load_plan(&kept, &mut Findings::default());
    let its = |plan: &Plan| -> Vec<DocumentPart> {
        plan.parts().into_iter().filter(|part| part.document.issued_as() == *document).collect()
    };
    let engine = renderer.engine;
    let texts = |plan: &Plan| -> Vec<(DocumentPart, String)> {
        let read = engine.renderer.render(plan, &engine.settings, &its(plan), &mut Findings::default());
        read.into_iter().map(|read| (read.part, read.source)).collect()
    };
    texts(&then) == texts(renderer.plan)
}

/// Whether the parts of an issued document read as they were issued where what comes later by itself is as it was then.
fn reads_as_issued(
    renderer: DocumentRenderer<'_>,
    folder: &PlanFolder,
    parts: &[&(&RenderedDocument<'_>, &IssuedDocument)],
) -> bool {
    let kept = parts.first().and_then(|(_, frozen)| Version::Issued(frozen.set).folder(folder));
    let Some(kept) = kept else { return false };
    let mut then = load_plan(&kept, &mut Findings::default());
    let own = parts.first().map(|(_, frozen)| &frozen.document);
    let mut plan = with_numbers_and_results_of(renderer.plan, &then, own);
    // A draft that was submitted with the document goes on by itself.
    for plan in [&mut then, &mut plan] {
        plan.change_documents(|document| document.bound.clear());
    }
    let engine = renderer.engine;
    let asked: Vec<DocumentPart> = parts.iter().map(|(document, _)| document.part.clone()).collect();
    let texts = |plan: &Plan| -> Vec<(DocumentPart, String)> {
        let read = engine.renderer.render(plan, &engine.settings, &asked, &mut Findings::default());
        read.into_iter().map(|read| (read.part, read.source)).collect()
    };
    let issued = texts(&then);
    issued.len() == asked.len() && issued == texts(&plan)
}

/// The plan with the numbers that its documents had in another version, and the results that only went on since as they
/// were there. Documents other than `own` are cited as they were then: they may have been issued again since.
fn with_numbers_and_results_of(plan: &Plan, then: &Plan, own: Option<&DocumentId>) -> Plan {
    let mut plan = plan.clone();
    for before in then.issued_documents() {
        plan.change_issued_as(&before.id, |document| {
            document.header.number = before.header.number;
            let is_other = own.is_some_and(|own| *own != before.id);
            // A day that was stamped on the pages is noted later, as is a number.
            if is_other || before.state == State::AwaitingNumber {
                document.header.date = before.header.date;
            }
            if is_other {
                document.state = before.state;
                document.replaces.clone_from(&before.replaces);
                document.set.clone_from(&before.set);
            }
        });
    }
    plan.results = plan.results.as_of(&then.results);
    plan
}

/// Reports each document that names a set as its own which is missing or has no readable record.
fn check_standing(plan: &Plan, folder: &PlanFolder, findings: &mut Findings) {
    // The documents that a set keeps are those of that set.
    if disk::is_in_a_set(&folder.root) {
        return;
    }
    for document in plan.issued_documents() {
        let kept = |set: u32| plan.history.sets(&document.id).find(|kept| kept.set == set);
        match document.set.as_ref().map(|named| (named, kept(named.value))) {
            Some((named, None)) => findings.push(SetFault::Damaged.finding(&named.place)),
            Some((_, Some(set))) if SetRecord::read(&set.folder).is_none() => {
                findings.push(SetFault::Damaged.finding(&set.citation.place));
            }
            Some(_) | None => {}
        }
    }
}

/// The data of a set beside those of the working copy.
pub(crate) struct DataComparison {
    then: Manifest,
    inputs: BTreeMap<String, Digest>,
    values: Values,
}

impl DataComparison {
    pub(crate) fn new(plan: &Plan, folder: &PlanFolder, set: u32) -> Option<Self> {
        let kept = Version::Issued(set).folder(folder)?;
        let snapshot = ProjectSnapshot::without_tools();
        let before = load_plan(&kept, &mut Findings::default());
        let then = CurrentState::new(&before, &snapshot.inputs(&kept), &snapshot.made_with);
        let mut manifest = Manifest::new(&folder.id, snapshot.made_with.clone());
        (manifest.inputs, manifest.values) = (then.inputs, then.values);
        let now = CurrentState::new(plan, &snapshot.inputs(folder), &snapshot.made_with);
        Some(Self { then: manifest, inputs: now.inputs, values: now.values })
    }

    /// The changes of the data that some documents may show, each once.
    pub(crate) fn changes<'d>(&self, documents: impl IntoIterator<Item = &'d DocumentId>) -> Vec<DataChange> {
        let mut changes = Vec::new();
        let of_document =
            |document: &DocumentId| reason::data_changes(document, &self.then, &self.inputs, &self.values);
        for change in documents.into_iter().flat_map(of_document) {
            if !changes.contains(&change) && is_of_data(&change) {
                changes.push(change);
            }
        }
        changes
    }
}

/// Whether a change is one of the data: not of the records of sets, and not the number of a document that was issued
/// before its number was known.
fn is_of_data(change: &DataChange) -> bool {
    match change {
        DataChange::File { file } => !is_below_sets(file),
        DataChange::Value(ValueChange { path, before: None, .. }) => path.parts() != ["number"],
        DataChange::Value(_) | DataChange::Text { .. } => true,
    }
}

/// Whether a file of a plan is one of its issued sets'.
fn is_below_sets(file: &str) -> bool {
    file.split_once('/').is_some_and(|(folder, _)| folder == ISSUED)
}

/// The keys of a document that every issue or revision changes.
const OF_ISSUING: [&str; 6] = ["state", "set", "number", "date", "amended", "replaces"];

/// Whether a change is one that every issue or revision brings: number, date, state.
pub(crate) fn is_of_issuing(change: &DataChange) -> bool {
    change.path().is_some_and(|path| OF_ISSUING.contains(&path.top()))
}
