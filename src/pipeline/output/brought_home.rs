//! Edited files of which the data have the changes: a note in the manifest beside them, so that the next build replaces
//! them.

use std::path::Path;

use super::folder::OutputFolder;
use super::store::{OutputChange, OutputStore};
use crate::data::file_errors::unwritable;
use crate::diag::Findings;
use crate::disk::LockClient;
use crate::records::{BroughtHome, Format, ManifestSummary, RelativePath};

/// An output, in its plan's folder of outputs.
struct OutputPlace<'p> {
    format: Format,
    /// The folder that all plans' outputs are below.
    root: &'p Path,
    name: RelativePath,
}

/// Notes that the data have what was changed in a file, whole or in part, if it is an output of the plan. `digest` is of
/// the bytes that were read. What cannot be written is among the findings.
pub fn note_brought_home(
    path: &Path,
    plan: &str,
    known: BroughtHome,
    locks: &LockClient,
    findings: &mut Findings,
) {
    let Ok(path) = path.canonicalize() else { return };
    let Some(OutputPlace { format, root, name }) = place(&path, plan) else { return };
    let output = OutputFolder::new(root);
    let store = OutputStore::new(&output, plan, format);
    let noted = store.lock(locks).and_then(|lock| {
        let Some(before) = store.manifest() else { return Ok(()) };
        let mut after = before.clone();
        after.is_settled = false;
        after.brought_home.insert(name, known);
        let change = store.change(Some(&before), OutputChange::to(after));
        drop(lock);
        change
    });
    if let Err((path, error)) = noted {
        findings.push(unwritable(&path, &error));
    }
}

/// Finds the manifest that knows a file as one of a plan's documents.
fn place<'p>(path: &'p Path, plan: &str) -> Option<OutputPlace<'p>> {
    let ending = path.extension()?.to_str()?;
    let format = Format::from_ending(ending).filter(|format| format.is_edited())?;
    path.ancestors().skip(1).find_map(|folder| {
        let root = plan.split('/').try_fold(folder, |folder, _| folder.parent())?;
        if root.join(plan) != folder {
            return None;
        }
        let manifest = ManifestSummary::read(&folder.join(format.manifest()))
            .filter(|manifest| manifest.plan == plan)?;
        let below = path.strip_prefix(folder).ok()?;
        let parts = below.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>()?;
        let name: RelativePath = parts.join("/").parse().ok()?;
        let is_known = manifest.documents.values().any(|record| record.files.contains_key(&name));
        is_known.then_some(OutputPlace { format, root, name })
    })
}
