//! The Typst library and the fonts beside generated sources, so that `typst compile` can set them.

use super::project::Workshop;
use super::write::OutputFolder;
use crate::data::{reason, shown};
use crate::diag::{Code, Finding, Findings};
use crate::source::Place;

/// Writes the library at the top of the output folder, and the fonts to `fonts/` in it.
pub(super) fn write(workshop: &Workshop, output: &OutputFolder, findings: &mut Findings) {
    let library = workshop.renderer.templates().library();
    let library = library.into_iter().map(|(path, text)| (path, text.into_bytes()));
    let fonts = workshop.typesetter.fonts().files();
    let fonts = fonts.into_iter().map(|(name, bytes)| (format!("fonts/{name}"), bytes));
    for (path, bytes) in library.chain(fonts) {
        if let Err(error) = output.write(&path, &bytes) {
            let place = Place::file(shown(&output.path(&path)));
            findings.push(Finding::at(Code::FileUnwritable, &place).with("reason", reason(&error)));
        }
    }
}
