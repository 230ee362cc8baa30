//! The Typst library, the fonts and the pictures beside generated sources, so that `typst compile` can set them.

use std::collections::BTreeMap;

use super::plan::unwritable;
use super::project::Workshop;
use super::write::OutputFolder;
use crate::diag::Findings;
use crate::model::Plan;
use crate::render::Job;

/// Writes the library at the top of the output folder, and the fonts to `fonts/` in it.
pub(super) fn write(workshop: &Workshop, output: &OutputFolder, findings: &mut Findings) {
    let library = workshop.renderer.templates().library();
    let library = library.into_iter().map(|(path, text)| (path, text.into_bytes()));
    let fonts = workshop.typesetter.fonts().files();
    let fonts = fonts.into_iter().map(|(name, bytes)| (format!("fonts/{name}"), bytes));
    let files: Vec<(String, Vec<u8>)> = library.chain(fonts).collect();
    if let Err((path, error)) = output.write_all(&files) {
        findings.push(unwritable(&path, &error));
    }
}

/// Writes the pictures that the documents of a plan read, to `pictures/` in the output folder.
pub(super) fn write_pictures(plan: &Plan, output: &OutputFolder, findings: &mut Findings) {
    let pictures: BTreeMap<_, _> = Job::all_of(plan).into_iter().flat_map(|job| job.pictures(plan)).collect();
    let files: Vec<(String, Vec<u8>)> =
        pictures.into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect();
    if let Err((path, error)) = output.write_all(&files) {
        findings.push(unwritable(&path, &error));
    }
}
