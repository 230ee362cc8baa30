//! Whether a document is stale, and why.

use std::collections::BTreeMap;

use super::rendered::RenderedDocument;
use crate::data::file_errors::FileAge;
use crate::data::values;
use crate::model::{Plan, State};
use crate::pipeline::cache::change_reason as reason;
use crate::pipeline::cache::change_reason::{Reason, kept};
use crate::pipeline::cache::snapshot::InputSnapshot;
use crate::pipeline::output::store::{Changed, FileOwnership, OutputStore};
use crate::records::{Digest, MadeWith, Manifest, Record, Values};

/// The inputs that a plan's documents would be made from now.
pub(crate) struct CurrentState<'a> {
    pub(crate) made_with: &'a MadeWith,
    pub(crate) inputs: BTreeMap<String, Digest>,
    pub(crate) values: Values,
    /// Whether everything is made again, fresh or not.
    pub(crate) is_forced: bool,
}

impl<'a> CurrentState<'a> {
    pub(crate) fn new(plan: &Plan, inputs: &InputSnapshot, made_with: &'a MadeWith) -> Self {
        let sources = plan.sources.iter().filter_map(|source| {
            let values = values(source).into_iter().map(|(path, value)| (path, kept(&value)));
            Some((inputs.name(source.path())?, values.collect()))
        });
        Self { made_with, inputs: inputs.read(&plan.sources), values: sources.collect(), is_forced: false }
    }
}

/// How a document and its files compare with what would be made now.
#[derive(Debug)]
pub(crate) enum DocumentStatus {
    /// It is as it would be made.
    Fresh,
    /// Somebody changed its file, which is left alone, whether stale or not.
    Edited(Changed),
    /// It is to be made, for the given reasons.
    Stale(Vec<Reason>),
}

/// Compares a document with the manifest and with its files.
pub(crate) fn document_status(
    document: &RenderedDocument<'_>,
    before: Option<&Manifest>,
    store: &OutputStore<'_>,
    now: &CurrentState<'_>,
) -> DocumentStatus {
    let stem = document.stem();
    let known: Vec<&Record> = before.iter().flat_map(|manifest| manifest.known(&stem)).collect();
    let (Some(manifest), false) = (before, known.is_empty()) else {
        return DocumentStatus::Stale(vec![Reason::New]);
    };
    if now.is_forced {
        return DocumentStatus::Stale(vec![Reason::Forced]);
    }
    let as_now: Vec<&Record> =
        known.iter().copied().filter(|record| record.made_from == document.made_from).collect();
    if as_now.iter().any(|record| is_intact(record, store)) {
        return DocumentStatus::Fresh;
    }
    let age = if as_now.is_empty() { FileAge::Outdated } else { FileAge::Current };
    let names = known.iter().flat_map(|record| record.files.keys());
    // A file under another name than the document is to have is in nobody's way.
    let names = names.filter(|name| document.may_be_named(name));
    let ownership: Vec<_> = names.map(|name| (name, store.ownership(name, known.iter().copied()))).collect();
    let is_home = |name: &str, digest: Digest| manifest.brought_home(name, digest).is_some();
    let foreign = ownership.iter().find(
        |(name, ownership)| matches!(ownership, FileOwnership::Foreign(digest) if !is_home(name, *digest)),
    );
    if let Some((name, _)) = foreign {
        return DocumentStatus::Edited(Changed { name: name.to_string(), age });
    }
    let mut reasons = Vec::new();
    if ownership.iter().any(|(_, ownership)| matches!(ownership, FileOwnership::Foreign(_))) {
        reasons.push(Reason::BroughtHome);
    }
    if ownership.iter().any(|(_, ownership)| *ownership == FileOwnership::Absent) {
        reasons.push(Reason::Deleted);
    }
    if age == FileAge::Outdated {
        reasons.extend(change_reasons(document, manifest, now));
    }
    if reasons.is_empty() {
        reasons.push(state_reason(document, manifest, age));
    }
    DocumentStatus::Stale(reasons)
}

/// Why a document is set though no file of it is gone and no input has changed.
fn state_reason(document: &RenderedDocument<'_>, manifest: &Manifest, age: FileAge) -> Reason {
    let is_unfinished = manifest.unfinished.contains_key(&document.stem());
    match (age, document.frozen()) {
        (FileAge::Outdated, Some(frozen)) if !is_unfinished => match frozen.state {
            State::AwaitingNumber => Reason::AwaitingNumber,
            State::Draft | State::Issued => Reason::Issued,
        },
        // It says the same, and is made from its data now, where it was a copy of what was issued.
        (FileAge::Outdated, None) if !is_unfinished => Reason::Reopened,
        _ => Reason::Interrupted,
    }
}

/// Whether all files of a record are as it says.
fn is_intact(record: &Record, store: &OutputStore<'_>) -> bool {
    let mut names = record.files.keys();
    names.all(|name| matches!(store.ownership(name, std::iter::once(record)), FileOwnership::Ours(_)))
}

/// Why a document would have other bytes than when it was made.
pub(crate) fn change_reasons(
    document: &RenderedDocument<'_>,
    manifest: &Manifest,
    now: &CurrentState<'_>,
) -> Vec<Reason> {
    let mut reasons = reason::tool_reasons(&manifest.made_with, now.made_with);
    let says_the_same =
        manifest.documents.get(&document.stem()).is_some_and(|record| record.data == document.data);
    if !says_the_same {
        let in_its_file = std::iter::once(document.part.document.clone()).chain(document.bound_documents());
        for id in in_its_file {
            let changes = reason::data_changes(&id, manifest, &now.inputs, &now.values);
            let changes = changes.into_iter().map(Reason::Data).filter(|change| !reasons.contains(change));
            let changes: Vec<Reason> = changes.collect();
            reasons.extend(changes);
        }
    }
    reasons
}
