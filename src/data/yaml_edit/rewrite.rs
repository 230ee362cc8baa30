//! Changes within scalars that keep all else of a file.

use std::ops::Range;
use std::sync::Arc;

use super::text_edit::{TextEdit, apply};
use super::tree::YamlTree;
use crate::data::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::Source;
use crate::text::nfc;

/// The text with edits, where it then reads as before but for the scalars that they change: the same keys and lists,
/// all other scalars as they were, and each changed one between the same bounds and in the same quotes. None else, or
/// where two edits meet.
pub fn rewrite(source: &Arc<Source>, edits: &[TextEdit]) -> Option<String> {
    let mut edits = edits.to_vec();
    let text = apply(source.text(), &mut edits)?;
    let before = yaml::parse(source, &mut Findings::default())?;
    let after = yaml::parse(&Source::new(source.path(), text.as_str()), &mut Findings::default())?;
    let rewritten = Rewritten { before: source.text(), after: &text, growths: growths(&edits), edits };
    rewritten.is_kept(&before, &after).then_some(text)
}

/// The text with edits that reshape values, where all that they do not touch reads as before. A text that cannot be
/// read as YAML must be readable then, or at least beyond the last edit.
pub fn reshape(source: &Arc<Source>, edits: &[TextEdit]) -> Option<String> {
    let mut edits = edits.to_vec();
    let text = apply(source.text(), &mut edits)?;
    let mut findings = Findings::default();
    let after = yaml::parse(&Source::new(source.path(), text.as_str()), &mut findings);
    let is_kept = match (yaml::parse(source, &mut Findings::default()), after) {
        (Some(before), Some(after)) => {
            is_same_elsewhere(&before, &after, &edits)
                || edits.iter().all(|edit| edit.is_blank(source.text()))
                    && letters(&before) == letters(&after)
        }
        (None, Some(_)) => true,
        (None, None) => {
            let growth: isize = edits.iter().map(TextEdit::growth).sum();
            let end = edits.iter().map(|edit| edit.range.end).max().unwrap_or_default();
            let stopped =
                findings.iter().find_map(|finding| finding.place().map(|place| place.range().start));
            stopped.zip(end.checked_add_signed(growth)).is_some_and(|(stopped, end)| stopped > end)
        }
        (Some(_), None) => false,
    };
    is_kept.then_some(text)
}

/// The keys and texts of a tree, one after the other, without what indents them.
fn words(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::Null => Vec::new(),
        Value::Scalar(text) => vec![text.trim()],
        Value::List(members) => members.iter().flat_map(words).collect(),
        Value::Map(entries) => {
            entries.iter().flat_map(|(key, value)| [words(key), words(value)].concat()).collect()
        }
    }
}

/// The letters of a tree, without blanks, and without dashes: of a member that was joined to the text above it the dash is a
/// part of that text, and afterwards it is none.
fn letters(node: &Node) -> String {
    words(node).concat().chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

/// Whether two trees are the same but for values that edits touch, and values of keys that they touch.
fn is_same_elsewhere(before: &Node, after: &Node, edits: &[TextEdit]) -> bool {
    let is_touched = |node: &Node| {
        edits.iter().any(|edit| edit.range.start <= node.range.end && node.range.start <= edit.range.end)
    };
    if !is_touched(before) {
        return YamlTree::from(before) == YamlTree::from(after);
    }
    match (&before.value, &after.value) {
        (Value::List(old), Value::List(new)) if old.len() == new.len() => {
            old.iter().zip(new).all(|(old, new)| is_same_elsewhere(old, new, edits))
        }
        (Value::List(old), Value::List(new)) if old.len() < new.len() => is_split(old, new),
        (Value::Map(old), Value::Map(new)) if old.len() == new.len() => {
            old.iter().zip(new).all(|(old, new)| {
                if is_touched(&old.0) && matches!(old.1.value, Value::Null) {
                    return true;
                }
                is_same_elsewhere(&old.0, &new.0, edits) && is_same_elsewhere(&old.1, &new.1, edits)
            })
        }
        // What is reshaped begins where an edit does, or is the text that an edit is in.
        (Value::Scalar(_), Value::Scalar(_)) => true,
        _ => edits.iter().any(|edit| edit.range.start == before.range.start),
    }
}

/// Whether the members of a list are those of another, of which some maps are split into several.
fn is_split(old: &[Node], new: &[Node]) -> bool {
    let mut rest = new.iter();
    let is_kept = |old: &Node| {
        let Value::Map(entries) = &old.value else {
            return rest.next().is_some_and(|new| YamlTree::from(new) == YamlTree::from(old));
        };
        let mut parts: Vec<&(Node, Node)> = Vec::new();
        while parts.len() < entries.len() {
            let Some(Node { value: Value::Map(part), .. }) = rest.next() else { return false };
            parts.extend(part);
        }
        let is_same = |(one, other): (&(Node, Node), &(Node, Node))| {
            YamlTree::from(&one.0) == YamlTree::from(&other.0)
                && YamlTree::from(&one.1) == YamlTree::from(&other.1)
        };
        parts.len() == entries.len() && entries.iter().zip(parts).all(is_same)
    };
    old.iter().all(is_kept) && rest.next().is_none()
}

/// For each edit, how many bytes longer the text is before it.
fn growths(edits: &[TextEdit]) -> Vec<isize> {
    let sum = |sum: &mut isize, edit: &TextEdit| {
        let before = *sum;
        *sum += edit.growth();
        Some(before)
    };
    edits.iter().scan(0, sum).collect()
}

/// A text before and after edits, which are in order.
struct Rewritten<'a> {
    before: &'a str,
    after: &'a str,
    edits: Vec<TextEdit>,
    growths: Vec<isize>,
}

impl Rewritten<'_> {
    fn is_kept(&self, before: &Node, after: &Node) -> bool {
        match (&before.value, &after.value) {
            (Value::Null, Value::Null) => true,
            (Value::Scalar(old), Value::Scalar(new)) => match self.touching(&before.range) {
                touching if touching.is_empty() => old == new,
                touching => self.is_between_same_bounds(&before.range, &after.range, touching),
            },
            (Value::List(old), Value::List(new)) => {
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.is_kept(old, new))
            }
            (Value::Map(old), Value::Map(new)) => {
                let is_entry_kept = |(old, new): (&(Node, Node), &(Node, Node))| {
                    self.is_key_kept(&old.0, &new.0) && self.is_kept(&old.1, &new.1)
                };
                old.len() == new.len() && old.iter().zip(new).all(is_entry_kept)
            }
            _ => false,
        }
    }

    /// A key means the same where its letters are composed.
    fn is_key_kept(&self, before: &Node, after: &Node) -> bool {
        let is_same = match (&before.value, &after.value) {
            (Value::Scalar(old), Value::Scalar(new)) => nfc(old) == nfc(new),
            _ => true,
        };
        is_same && self.is_kept(before, after)
    }

    /// The edits that touch a range.
    fn touching(&self, range: &Range<usize>) -> Range<usize> {
        let is_before = |edit: &TextEdit| {
            edit.range.end < range.start || edit.range.end == range.start && !edit.range.is_empty()
        };
        let first = self.edits.partition_point(is_before);
        let is_not_behind = |edit: &TextEdit| {
            edit.range.start < range.end || edit.range.start == range.end && edit.range.is_empty()
        };
        first..first + self.edits[first..].partition_point(is_not_behind)
    }

    /// Whether a scalar is after the edits in it where it was before, and written in the same way.
    fn is_between_same_bounds(
        &self,
        before: &Range<usize>,
        after: &Range<usize>,
        touching: Range<usize>,
    ) -> bool {
        let edits = &self.edits[touching.clone()];
        let is_within =
            edits.iter().all(|edit| before.start <= edit.range.start && edit.range.end <= before.end);
        let growth: isize = edits.iter().map(TextEdit::growth).sum();
        let start = before.start.checked_add_signed(self.growths[touching.start]);
        let end = start.and_then(|start| (start + before.len()).checked_add_signed(growth));
        let style = |text: &str, at: usize| {
            text.get(at..).and_then(|rest| rest.chars().next()).filter(|first| "'\"|>".contains(*first))
        };
        let is_escaping =
            |edit: &TextEdit| style(self.before, before.start) == Some('"') && edit.text.contains('\\');
        is_within
            && (start, end) == (Some(after.start), Some(after.end))
            && style(self.before, before.start) == style(self.after, after.start)
            && !edits.iter().any(is_escaping)
    }
}
