//! Reading of the pictures that a document names.

use std::path::{Path, PathBuf};

use super::nodes::NodeFile;
use super::pictures::Pictures;
use super::raw::DocumentFile;
use crate::diag::Findings;

/// The nodes of a document's text, of its annexes and of its extract.
pub(super) fn nodes(file: &mut DocumentFile) -> Vec<&mut NodeFile> {
    let sections = file.sections.0.iter_mut().flat_map(|(_, nodes)| &mut nodes.0);
    let annexes = file.annexes.iter_mut().flat_map(|annexes| &mut annexes.0);
    let own = file.body.iter_mut().flat_map(|body| &mut body.value.0).chain(sections);
    let own = own.chain(annexes.flat_map(|annex| &mut annex.body));
    let extract = file.unit.iter_mut().flat_map(|unit| {
        let unit = &mut unit.value;
        let annexes = unit.annexes.iter_mut().flat_map(|annexes| &mut annexes.0);
        unit.body.value.0.iter_mut().chain(annexes.flat_map(|annex| &mut annex.body))
    });
    own.chain(extract).collect()
}

/// Reads the pictures of nodes beside the file that names them, and adds their paths.
pub(super) fn load<'a>(
    nodes: impl IntoIterator<Item = &'a mut NodeFile>,
    folder: &Path,
    known: &mut Pictures,
    findings: &mut Findings,
    paths: &mut Vec<PathBuf>,
) {
    for node in nodes {
        match node {
            NodeFile::Heading(file) => load(&mut file.section.body, folder, known, findings, paths),
            NodeFile::Numbered(file) => load(&mut file.section.body, folder, known, findings, paths),
            NodeFile::Image(file) => {
                let images = file.image.0.iter_mut();
                paths.extend(images.filter_map(|image| image.load(folder, known, findings)));
            }
            NodeFile::Paragraph(_)
            | NodeFile::Line(_)
            | NodeFile::Items(_)
            | NodeFile::Progress(_)
            | NodeFile::QuotaTable(_)
            | NodeFile::TargetTable(_)
            | NodeFile::Table(_)
            | NodeFile::Chart(_)
            | NodeFile::OrgChart(_) => {}
        }
    }
}
