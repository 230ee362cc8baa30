//! The Typst library, the fonts and the pictures beside generated sources, so that `typst compile` can set them.

use std::collections::BTreeMap;

use super::folder::OutputFolder;
use crate::data::file_errors::{FileAge, changed, unwritable};
use crate::diag::Findings;
use crate::disk::limits;
use crate::model::Plan;
use crate::pipeline::engine::Engine;
use crate::records::{Digest, SOURCES_FILE, SourcesRecord};
use crate::render::pictures;

/// Where what sources need is written.
#[derive(Clone, Copy)]
pub(crate) struct SourceFiles<'a> {
    pub(crate) output: &'a OutputFolder,
    /// Whether what somebody else put there is written over.
    pub(crate) is_forced: bool,
}

impl SourceFiles<'_> {
    /// Writes the library at the top of the output folder, and the fonts to `fonts/` in it. What was there before the
    /// program wrote a file of that name is reported and left alone.
    pub(crate) fn write_library(&self, engine: &Engine, findings: &mut Findings) {
        let library = engine.renderer.templates().library();
        let library = library.into_iter().map(|(path, text)| (path, text.into_bytes()));
        let fonts = engine.typesetter.fonts().files();
        let fonts = fonts.into_iter().map(|(name, bytes)| (format!("fonts/{name}"), bytes));
        let known = SourcesRecord::read(&self.output.path(SOURCES_FILE));
        let mut coming = known.clone();
        let mut stale = Vec::new();
        for (name, bytes) in library.chain(fonts) {
            match self.found(&name, &bytes) {
                SourceFile::AsItShouldBe => coming.add(&name),
                SourceFile::Other if !self.is_forced && !known.has(&name) => {
                    findings.push(changed(&self.output.path(&name), FileAge::Outdated));
                }
                SourceFile::Other | SourceFile::Nothing => {
                    coming.add(&name);
                    stale.push((name, bytes));
                }
            }
        }
        // Noted first: a run may be stopped before all are written.
        let note = (coming != known).then(|| (SOURCES_FILE.to_owned(), coming.to_bytes()));
        self.write(note.as_slice(), findings);
        self.write(&stale, findings);
    }

    /// Writes the pictures that the documents of a plan read, to `pictures/` in the output folder. They are named by
    /// what they hold.
    pub(crate) fn write_pictures(&self, plan: &Plan, findings: &mut Findings) {
        let parts = plan.parts();
        let pictures: BTreeMap<_, _> = parts.iter().flat_map(|part| pictures(part, plan)).collect();
        let pictures = pictures.into_iter().map(|(path, bytes)| (path, bytes.to_vec()));
        let is_stale =
            |(name, bytes): &(String, Vec<u8>)| self.found(name, bytes) != SourceFile::AsItShouldBe;
        let stale: Vec<_> = pictures.filter(is_stale).collect();
        self.write(&stale, findings);
    }

    fn found(&self, name: &str, bytes: &[u8]) -> SourceFile {
        match Digest::from_file(&self.output.path(name), limits::OUTPUT) {
            Ok(found) if found == Digest::new(bytes) => SourceFile::AsItShouldBe,
            Ok(found) if found != Digest::new(&[]) => SourceFile::Other,
            // A file that cannot be read cannot be replaced either; the attempt to write it reports that.
            _ => SourceFile::Nothing,
        }
    }

    fn write(&self, files: &[(String, Vec<u8>)], findings: &mut Findings) {
        if let Err((path, error)) = self.output.write_all(files) {
            findings.push(unwritable(&path, &error).with("option", "output"));
        }
    }
}

/// The state of the file at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SourceFile {
    AsItShouldBe,
    Other,
    /// Nothing, or an empty file, as a power cut leaves it.
    Nothing,
}
