//! Entries that are taken out of a map.

use super::flow::{self, FlowMembers};
use super::lines::{self, end_of_value};
use super::name;
use super::steps::PathStep;
use super::text_edit::TextEdit;
use super::tree::YamlTree;
use crate::data::yaml::{Node, Value};

/// A map without some of its entries.
pub(super) struct WithoutEntries {
    pub(super) edits: Vec<TextEdit>,
    pub(super) tree: YamlTree,
}

/// Takes the entries whose keys are meant out of the map at a path; nothing where no map is there, none of its keys is meant
/// or its layout does not allow it.
pub(super) fn without_entries(
    text: &str,
    top: &Node,
    steps: &[PathStep],
    is_meant: impl Fn(&str) -> bool,
) -> Option<WithoutEntries> {
    let (key, map) = entry_at(top, steps)?;
    let Value::Map(entries) = &map.value else { return None };
    let meant: Vec<bool> = entries.iter().map(|(key, _)| name(key).is_some_and(&is_meant)).collect();
    if !meant.contains(&true) {
        return None;
    }
    let mut edits = if flow::is_flow(text, map) {
        FlowMembers::find(text, map)?.remove(&meant)
    } else {
        let removed = entries.iter().zip(&meant).filter(|(_, is_meant)| **is_meant);
        removed.map(|((key, value), _)| lines_of(text, key, value)).collect::<Option<_>>()?
    };
    if !meant.contains(&false) && !flow::is_flow(text, map) {
        let colon = lines::after_colon(text, key)?;
        edits.push(TextEdit::new(colon..colon, " {}"));
    }
    let kept = entries.iter().zip(&meant).filter(|(_, is_meant)| !**is_meant);
    let tree = YamlTree::Map(kept.map(|((key, value), _)| (key.into(), value.into())).collect());
    Some(WithoutEntries { edits, tree })
}

/// The lines of an entry, which begin with its key.
fn lines_of(text: &str, key: &Node, value: &Node) -> Option<TextEdit> {
    let start = lines::start(text, key.range.start);
    let is_alone = text[start..key.range.start].chars().all(char::is_whitespace);
    let last = match flow::extent(text, value) {
        Some(extent) => extent.end,
        None => end_of_value(text, value).unwrap_or(key.range.end),
    };
    is_alone.then(|| TextEdit::new(start..lines::end(text, last), ""))
}

/// The key and the value that steps lead to.
fn entry_at<'a>(top: &'a Node, steps: &[PathStep]) -> Option<(&'a Node, &'a Node)> {
    let mut here = (top, top);
    for step in steps {
        here = match (step, &here.1.value) {
            (PathStep::Key(wanted), Value::Map(entries)) => {
                let (key, value) = entries.iter().find(|(key, _)| name(key) == Some(wanted))?;
                (key, value)
            }
            (PathStep::Member(at), Value::List(members)) => (here.0, members.get(*at)?),
            _ => return None,
        };
    }
    Some(here)
}
