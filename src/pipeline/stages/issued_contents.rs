//! Issued documents as they read, from the data that their sets keep.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::rendered::{DocumentRenderer, OutputContent, RenderedDocument};
use super::versions::LoadedVersion;
use crate::content::Content;
use crate::data::{PlanFolder, Version, issued_set};
use crate::diag::Findings;
use crate::model::DocumentId;

/// The sets of a plan, each read when it is first asked for.
pub(super) struct IssuedContents<'a> {
    renderer: DocumentRenderer<'a>,
    folder: &'a PlanFolder,
    versions: BTreeMap<u32, Option<LoadedVersion>>,
}

impl<'a> IssuedContents<'a> {
    pub(super) fn new(renderer: DocumentRenderer<'a>, folder: &'a PlanFolder) -> Self {
        Self { renderer, folder, versions: BTreeMap::new() }
    }

    /// A document as a set has it; none where the set has no such document, or is not there.
    pub(super) fn content(&mut self, set: u32, document: &DocumentId) -> Option<Arc<Content>> {
        let renderer = &self.renderer.engine.renderer;
        self.version(set).and_then(|version| version.composed(document, renderer))
    }

    /// The data of a set; none where it is not there.
    pub(super) fn version(&mut self, set: u32) -> Option<&LoadedVersion> {
        let Self { renderer, folder, versions } = self;
        versions.entry(set).or_insert_with(|| load(*renderer, folder, set)).as_ref()
    }
}

/// The data of a set. What is wrong in it was right when it was issued.
fn load(renderer: DocumentRenderer<'_>, folder: &PlanFolder, set: u32) -> Option<LoadedVersion> {
    let version = Version::Issued(set);
    let kept = version.folder(folder)?;
    let noted = issued_set(folder, set);
    let renderer = &renderer.engine.renderer;
    Some(LoadedVersion::load(version, &kept, noted.as_ref(), renderer, &mut Findings::default()))
}

/// Reads how the issued ones of documents read.
pub(super) fn read_issued<'a>(
    renderer: DocumentRenderer<'a>,
    folder: &'a PlanFolder,
    documents: &mut [RenderedDocument<'a>],
) {
    let mut sets = IssuedContents::new(renderer, folder);
    for document in documents {
        if let OutputContent::Issued(issued) = document.content() {
            let set = issued.set;
            document.issued_content = sets.content(set, &document.part.document);
        }
    }
}
