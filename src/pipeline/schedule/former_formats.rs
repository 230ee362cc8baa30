//! Files of a kind that the settings asked for and no longer do.

use crate::data::PlanFolder;
use crate::data::file_errors::unwritable;
use crate::model::Settings;
use crate::pipeline::options::Options;
use crate::pipeline::outcome::{Outcome, OutcomeBuilder};
use crate::pipeline::output::commit::{CommitOptions, commit};
use crate::pipeline::output::folder::OutputFolder;
use crate::pipeline::output::store::{FileOwnership, OutputStore};
use crate::records::{Format, MadeWith, Manifest};

/// The kinds of files of a plan that were made because the settings asked for them, and that they do not ask for now.
/// Where the command names kinds, nothing is removed.
pub(crate) fn former_formats(
    folder: &PlanFolder,
    output: &OutputFolder,
    options: &Options,
    settings: &Settings,
) -> Vec<Format> {
    if !options.formats.is_empty() {
        return Vec::new();
    }
    let wanted = Format::wanted(settings);
    let was_wanted = |format: &Format| {
        let glance = OutputStore::new(output, &folder.id, *format).glance();
        glance.is_some_and(|manifest| manifest.is_of_settings)
    };
    Format::ALL.into_iter().filter(|format| !wanted.contains(format)).filter(was_wanted).collect()
}

/// Removes the files of a kind, or says what would be removed. What somebody edited stays, and is reported.
pub(crate) fn remove_format(
    folder: &PlanFolder,
    output: &OutputFolder,
    options: &Options,
    format: Format,
    made_with: &MadeWith,
) -> Outcome {
    let store = OutputStore::new(output, &folder.id, format);
    let mut done = OutcomeBuilder::default();
    if options.is_dry_run {
        for record in store.manifest().iter().flat_map(|manifest| manifest.documents.values()) {
            let is_ours =
                |name: &str| matches!(store.ownership(name, std::iter::once(record)), FileOwnership::Ours(_));
            let ours = record.files.keys().filter(|name| is_ours(name));
            done.removed.extend(ours.map(|name| store.path(name)));
        }
        return Outcome::finish(folder, done);
    }
    let mut after = Manifest::new(&folder.id, made_with.clone());
    // What stays is looked at again by the next run.
    after.is_of_settings = true;
    let on = CommitOptions {
        store: &store,
        folder: &folder.path,
        is_forced: options.is_forced,
        locks: &options.locks,
    };
    let committed = commit(Vec::new(), after, &on, &mut done).and_then(|()| {
        let is_empty = store.manifest().is_some_and(|manifest| manifest.documents.is_empty());
        if is_empty { store.remove_records() } else { Ok(()) }
    });
    if let Err((path, error)) = committed {
        done.findings.push(unwritable(&path, &error).with("option", "output"));
    }
    Outcome::finish(folder, done)
}
