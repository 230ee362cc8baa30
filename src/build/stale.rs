//! Whether a document is stale, and why.

use std::collections::BTreeMap;

use super::look::Inputs;
use super::reason::{self, Reason, kept};
use super::sheet::Sheet;
use super::shelf::{Shelf, Standing};
use crate::data::values;
use crate::model::Plan;
use crate::records::{Digest, MadeWith, Manifest, Record, Values};

/// What a plan's documents would be made from now.
pub(super) struct Now<'a> {
    pub(super) made_with: &'a MadeWith,
    pub(super) inputs: BTreeMap<String, Digest>,
    pub(super) values: Values,
    /// Whether everything is made anew, fresh or not.
    pub(super) is_forced: bool,
}

impl<'a> Now<'a> {
    pub(super) fn of(plan: &Plan, inputs: &Inputs, made_with: &'a MadeWith) -> Self {
        let sources = plan.sources.iter().filter_map(|source| {
            let values = values(source).into_iter().map(|(path, value)| (path, kept(&value)));
            Some((inputs.name(source.path())?, values.collect()))
        });
        Self { made_with, inputs: inputs.read(&plan.sources), values: sources.collect(), is_forced: false }
    }
}

/// What is done with a document.
#[derive(Debug)]
pub(super) enum Decision {
    /// It is as it would be made.
    Keep,
    /// Somebody changed its file: it is left alone, whether stale or not.
    Leave(Changed),
    /// It is made anew.
    Set(Vec<Reason>),
}

/// A file that somebody changed.
#[derive(Debug)]
pub(super) struct Changed {
    pub(super) name: String,
    /// Whether the program would make it anew.
    pub(super) is_stale: bool,
}

/// Decides what is done with a document.
pub(super) fn decide(
    sheet: &Sheet<'_>,
    before: Option<&Manifest>,
    shelf: &Shelf<'_>,
    now: &Now<'_>,
) -> Decision {
    let known: Vec<&Record> = before.iter().flat_map(|manifest| manifest.known(&sheet.stem)).collect();
    let (Some(manifest), false) = (before, known.is_empty()) else { return Decision::Set(vec![Reason::New]) };
    if now.is_forced {
        return Decision::Set(vec![Reason::Forced]);
    }
    let as_now: Vec<&Record> =
        known.iter().copied().filter(|record| record.made_from == sheet.made_from).collect();
    if as_now.iter().any(|record| stands(record, shelf)) {
        return Decision::Keep;
    }
    let is_stale = as_now.is_empty();
    let names = known.iter().flat_map(|record| record.files.keys());
    let standing: Vec<_> = names.map(|name| (name, shelf.standing(name, known.iter().copied()))).collect();
    let foreign = standing.iter().find(|(_, standing)| matches!(standing, Standing::Foreign(_)));
    if let Some((name, _)) = foreign {
        return Decision::Leave(Changed { name: name.to_string(), is_stale });
    }
    let mut reasons = Vec::new();
    reasons.extend(
        standing.iter().any(|(_, standing)| *standing == Standing::Nothing).then_some(Reason::Deleted),
    );
    if is_stale {
        reasons.extend(why(sheet, manifest, now));
    }
    if reasons.is_empty() {
        reasons.push(match (is_stale && !manifest.unfinished.contains_key(&sheet.stem), &sheet.frozen) {
            (true, Some(_)) => Reason::Issued,
            // It says the same, and is made from its data now, where it was a copy of what was issued.
            (true, None) => Reason::Reopened,
            (false, _) => Reason::Interrupted,
        });
    }
    Decision::Set(reasons)
}

/// Whether all files of a record stand as it says.
fn stands(record: &Record, shelf: &Shelf<'_>) -> bool {
    let mut names = record.files.keys();
    names.all(|name| matches!(shelf.standing(name, std::iter::once(record)), Standing::Ours(_)))
}

/// Why a document would have other bytes than when it was made.
pub(super) fn why(sheet: &Sheet<'_>, manifest: &Manifest, now: &Now<'_>) -> Vec<Reason> {
    let mut reasons = reason::of_tools(&manifest.made_with, now.made_with);
    let says_the_same = manifest.documents.get(&sheet.stem).is_some_and(|record| record.data == sheet.data);
    if !says_the_same {
        reasons.extend(reason::of_data(&sheet.stem, manifest, &now.inputs, &now.values));
    }
    reasons
}
