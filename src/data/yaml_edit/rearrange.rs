//! Members and keys that are put between others, taken out or moved, with the comments that lead on to them.

use super::block::BlockList;
use super::entry::Entry;
use super::field_value::FieldValue;
use super::flow::{self, FlowMembers};
use super::lines::{self, line_end};
use super::name;
use super::steps::PathStep;
use super::text_edit::TextEdit;
use super::tree::in_flow;
use crate::data::yaml::Value;

/// The edits that put a member before another of a list.
pub(super) fn insert(list: &Entry<'_>, at: usize, value: &FieldValue) -> Option<Vec<TextEdit>> {
    if flow::is_flow(list.text, list.value) {
        return Some(FlowMembers::find(list.text, list.value)?.insert(at, &in_flow(&value.flow())));
    }
    let block = BlockList::find(list.text, list.value, list.lines.clone())?;
    let start = block.lines(at)?.start;
    let indent = block.indent();
    let end = line_end(list.text);
    let lines = value.member_lines();
    let lines: String = lines.iter().flat_map(|line| [indent, line.as_str(), end]).collect();
    Some(vec![TextEdit::new(start..start, lines)])
}

/// Ways to take a key or a member out, the one that leaves the best layout first.
pub(super) fn remove(from: &Entry<'_>, step: &PathStep) -> Vec<Vec<TextEdit>> {
    let at = match (step, &from.value.value) {
        (PathStep::Member(at), Value::List(_)) => Some(*at),
        (PathStep::Key(key), Value::Map(entries)) => {
            entries.iter().position(|(known, _)| name(known) == Some(key))
        }
        _ => None,
    };
    let Some(at) = at else { return Vec::new() };
    if flow::is_flow(from.text, from.value) {
        let Some(members) = FlowMembers::find(from.text, from.value) else { return Vec::new() };
        let count = members.count();
        let meant: Vec<bool> = (0..count).map(|one| one == at).collect();
        return members.remove_with_gap(at).into_iter().chain([members.remove(&meant)]).collect();
    }
    let edits = match &from.value.value {
        Value::List(_) => remove_member(from, at),
        _ => remove_key(from, at),
    };
    edits.into_iter().collect()
}

fn remove_member(list: &Entry<'_>, at: usize) -> Option<Vec<TextEdit>> {
    let block = BlockList::find(list.text, list.value, list.lines.clone())?;
    let mut edits = vec![TextEdit::new(block.lines(at)?, "")];
    if block.count() == 1 {
        let colon = lines::after_colon(list.text, list.key?)?;
        edits.push(TextEdit::new(colon..colon, " []"));
    }
    Some(edits)
}

fn remove_key(map: &Entry<'_>, at: usize) -> Option<Vec<TextEdit>> {
    let Value::Map(entries) = &map.value.value else { return None };
    let own = map.child_at(at)?;
    let (start, text) = (lines::start(map.text, own.lines.start), map.text);
    let is_alone = text[start..own.lines.start].chars().all(char::is_whitespace);
    let mut edits = if is_alone {
        vec![TextEdit::new(start..own.lines.end, "")]
    } else {
        // Behind a dash: the next key comes in its place.
        let next = entries.get(at + 1)?.0.range.start;
        vec![TextEdit::new(own.lines.start..next, "")]
    };
    if entries.len() == 1 {
        let colon = lines::after_colon(text, map.key?)?;
        edits.push(TextEdit::new(colon..colon, " {}"));
    }
    Some(edits)
}

/// The edits that put a member of a list in the place of another.
pub(super) fn shift(list: &Entry<'_>, member: usize, to: usize) -> Option<Vec<TextEdit>> {
    if member == to {
        return Some(Vec::new());
    }
    if flow::is_flow(list.text, list.value) {
        return FlowMembers::find(list.text, list.value)?.shift(member, to);
    }
    let block = BlockList::find(list.text, list.value, list.lines.clone())?;
    // The comments that lead on to a member go with it; those before the first are the list's.
    let lead = |at: usize| match at.checked_sub(1) {
        Some(before) => Some(block.lines(before)?.end),
        None => Some(block.lines(0)?.start),
    };
    let (own, target) = (lead(member)?..block.lines(member)?.end, block.lines(to)?);
    let at = if to < member { lead(to)? } else { target.end };
    let end = line_end(list.text);
    let text = &list.text[own.clone()];
    let lacks_end = |text: &str| !text.is_empty() && !text.ends_with('\n');
    let before = if lacks_end(&list.text[..at]) { end } else { "" };
    let after = if lacks_end(text) { end } else { "" };
    Some(vec![TextEdit::new(own, ""), TextEdit::new(at..at, format!("{before}{text}{after}"))])
}
