//! Whether anything of a plan changed since it was built, without reading what its files say.

use std::path::Path;

use crate::data::{PlanFolder, shown};
use crate::pipeline::cache::finding_cache::recall;
use crate::pipeline::cache::snapshot::{InputSnapshot, ProjectSnapshot};
use crate::pipeline::cache::{citations, numbers};
use crate::pipeline::options::Options;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::output::folder::OutputFolder;
use crate::pipeline::output::store::OutputStore;
use crate::pipeline::output::trusted::{HintPolicy, RecordedOutputs};
use crate::records::Format;
use crate::records::ManifestSummary;

/// The result of a look at a plan.
pub(crate) enum Freshness {
    /// Nothing changed.
    Fresh(Outcome),
    /// Something did, or may have.
    Stale(Box<InputSnapshot>),
}

/// Looks whether anything of a plan changed that its files of a format are made from, without reading what the files say.
pub(crate) fn look(
    folder: &PlanFolder,
    snapshot: &ProjectSnapshot,
    output: &OutputFolder,
    options: &Options,
    format: Format,
) -> Freshness {
    let inputs = snapshot.inputs(folder);
    let store = OutputStore::new(output, &folder.id, format);
    let known = store.glance().filter(|manifest| {
        !options.is_forced
            && manifest.is_settled
            && manifest.plan == folder.id
            && manifest.made_with == snapshot.made_with
            && inputs.are_those_of(manifest)
    });
    let hints = if options.is_dry_run { HintPolicy::Forbidden } else { HintPolicy::Allowed };
    match known.and_then(|known| fresh(folder, &known, &inputs, &store, hints)) {
        Some(outcome) => Freshness::Fresh(outcome),
        None => Freshness::Stale(Box::new(inputs)),
    }
}

/// The outcome of a plan of which nothing changed; `None` where an output did.
fn fresh(
    folder: &PlanFolder,
    manifest: &ManifestSummary,
    inputs: &InputSnapshot,
    store: &OutputStore<'_>,
    hints: HintPolicy,
) -> Option<Outcome> {
    if !RecordedOutputs::new(store, manifest).are_as_recorded(hints) {
        return None;
    }
    let findings = recall(&manifest.findings, |name| inputs.path(name).map(Path::to_path_buf))?;
    let fresh = manifest.documents.len();
    let path = |name: &str| inputs.path(name).map(shown);
    let numbered = numbers::recall(&manifest.numbers, path)?;
    let cited = citations::recall(&manifest.citations, path)?;
    Some(Outcome { fresh, numbered, cited, ..Outcome::new(folder, findings) })
}

/// Notes what the outputs of a plan are that were just written, so that the next look need not read them.
pub(crate) fn note_outputs(folder: &PlanFolder, output: &OutputFolder, format: Format) {
    let store = OutputStore::new(output, &folder.id, format);
    if let Some(manifest) = store.glance().filter(|manifest| manifest.is_settled) {
        // An output that is not as recorded is found by the next look.
        let _ = RecordedOutputs::new(&store, &manifest).are_as_recorded(HintPolicy::Allowed);
    }
}
