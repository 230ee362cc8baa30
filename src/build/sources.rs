//! The Typst library and the fonts beside generated sources, so that `typst compile` can set them.

use super::plan::unwritable;
use super::project::Workshop;
use super::write::OutputFolder;
use crate::diag::Findings;

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
