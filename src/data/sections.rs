//! Sections that a document has in place of those of its model.

use std::collections::{BTreeMap, BTreeSet};

use super::decode::OneOrMany;
use super::nodes::NodeFile;
use super::raw::DocumentFile;
use super::scalars::Name;
use crate::diag::{Code, Finding, Findings};
use crate::source::Placed;

/// The parts of the document's own by their ids, until they are put in their places.
type OwnSections = BTreeMap<String, (Placed<Name>, OneOrMany<NodeFile>)>;

/// Puts each of `sections` in the place of the numbered part of the body that has its id.
pub(super) fn replace(file: &mut DocumentFile, findings: &mut Findings) {
    let Some(body) = &mut file.body else { return };
    let mut known = Vec::new();
    ids(&body.value.0, &mut known);
    let sections = std::mem::take(&mut file.sections).0;
    let ids: BTreeSet<&String> = known.iter().collect();
    for (id, _) in sections.iter().filter(|(id, _)| !ids.contains(&id.value.0)) {
        let finding = Finding::at(Code::UnknownId, &id.place).with("id", id.value.0.as_str());
        findings.push(finding.with_known(&id.value.0, known.iter().map(String::as_str)));
    }
    let mut sections: OwnSections =
        sections.into_iter().map(|(id, nodes)| (id.value.0.clone(), (id, nodes))).collect();
    replace_in(&mut body.value.0, &mut sections, findings);
}

fn ids(nodes: &[NodeFile], known: &mut Vec<String>) {
    for (id, body) in nodes.iter().filter_map(numbered) {
        known.extend(id.map(|id| id.value.0.clone()));
        ids(body, known);
    }
}

/// The id of a numbered part and the nodes under it.
fn numbered(node: &NodeFile) -> Option<(Option<&Placed<Name>>, &Vec<NodeFile>)> {
    match node {
        NodeFile::Heading(file) => Some((file.section.id.as_ref(), &file.section.body)),
        NodeFile::Numbered(file) => Some((file.section.id.as_ref(), &file.section.body)),
        _ => None,
    }
}

fn replace_in(nodes: &mut Vec<NodeFile>, sections: &mut OwnSections, findings: &mut Findings) {
    let mut result = Vec::with_capacity(nodes.len());
    for mut node in nodes.drain(..) {
        let id = numbered(&node).and_then(|(id, _)| id).map(|id| &id.value.0);
        if let Some((id, own)) = id.and_then(|id| sections.remove(id)) {
            findings.extend_one(lost_title(&node, &id, &own.0));
            result.extend(own.0);
            continue;
        }
        match &mut node {
            NodeFile::Heading(file) => replace_in(&mut file.section.body, sections, findings),
            NodeFile::Numbered(file) => replace_in(&mut file.section.body, sections, findings),
            _ => {}
        }
        result.push(node);
    }
    *nodes = result;
}

/// The finding about a part with a title that no part replaces: everything after it is numbered otherwise than in the
/// model.
fn lost_title(node: &NodeFile, id: &Placed<Name>, own: &[NodeFile]) -> Option<Finding> {
    let NodeFile::Heading(heading) = node else { return None };
    let has_part = own.iter().any(|node| numbered(node).is_some());
    (!own.is_empty() && !has_part).then(|| {
        let finding = Finding::at(Code::SectionUntitled, &id.place);
        finding.with("title", heading.title.written()).related("model", heading.title.place())
    })
}
