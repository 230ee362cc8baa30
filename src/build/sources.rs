//! The Typst library, the fonts and the pictures beside generated sources, so that `typst compile` can set them.

use std::collections::BTreeMap;

use super::plan::unwritable;
use super::project::Workshop;
use super::write::OutputFolder;
use crate::diag::Findings;
use crate::disk::{self, limits};
use crate::model::Plan;
use crate::render::Job;

/// Writes the library at the top of the output folder, and the fonts to `fonts/` in it.
pub(super) fn write(workshop: &Workshop, output: &OutputFolder, findings: &mut Findings) {
    let library = workshop.renderer.templates().library();
    let library = library.into_iter().map(|(path, text)| (path, text.into_bytes()));
    let fonts = workshop.typesetter.fonts().files();
    let fonts = fonts.into_iter().map(|(name, bytes)| (format!("fonts/{name}"), bytes));
    write_stale(library.chain(fonts), output, findings);
}

/// Writes the pictures that the documents of a plan read, to `pictures/` in the output folder.
pub(super) fn write_pictures(plan: &Plan, output: &OutputFolder, findings: &mut Findings) {
    let pictures: BTreeMap<_, _> = Job::all_of(plan).into_iter().flat_map(|job| job.pictures(plan)).collect();
    write_stale(pictures.into_iter().map(|(path, bytes)| (path, bytes.to_vec())), output, findings);
}

/// Writes those files that are not there as they should be, and touches no other.
fn write_stale(
    files: impl Iterator<Item = (String, Vec<u8>)>,
    output: &OutputFolder,
    findings: &mut Findings,
) {
    let is_stale = |(below, bytes): &(String, Vec<u8>)| {
        disk::read(&output.path(below), limits::OUTPUT).ok().as_ref() != Some(bytes)
    };
    let files: Vec<_> = files.filter(is_stale).collect();
    if let Err((path, error)) = output.write_all(&files) {
        findings.push(unwritable(&path, &error));
    }
}
