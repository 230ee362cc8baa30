//! A value with its key and its lines, and the edits that change it.

use std::ops::Range;

use super::block::BlockList;
use super::flow::{self, FlowMembers};
use super::lines::{self, end_of_lines, own_line};
use super::order::position_in_order;
use super::single::Single;
use super::steps::PathStep;
use super::text_edit::TextEdit;
use super::tree::{self, in_block, in_flow};
use crate::data::yaml::{Node, Value};

/// A value of a map or a list that is to be changed.
#[derive(Clone)]
pub(super) struct Entry<'a> {
    pub(super) text: &'a str,
    /// Its key; none of a member of a list.
    pub(super) key: Option<&'a Node>,
    pub(super) value: &'a Node,
    /// From its key, or its first byte, to the end of its lines, without those that lead on to the next.
    pub(super) lines: Range<usize>,
    /// Whether it is in brackets of a list or map around it.
    pub(super) is_in_flow: bool,
}

impl<'a> Entry<'a> {
    /// A whole file.
    pub(super) fn from_file(text: &'a str, top: &'a Node) -> Self {
        Self { text, key: None, value: top, lines: 0..text.len(), is_in_flow: false }
    }
}

impl Entry<'_> {
    /// The edits that put a value, as YAML on one line, where steps lead to. Keys that are not there are added.
    pub(super) fn set_at(&self, steps: &[PathStep], value: &str, order: &[String]) -> Option<Vec<TextEdit>> {
        let Some((step, rest)) = steps.split_first() else { return Some(vec![self.set(value)?]) };
        match (self.child(step), step) {
            (Some(_), PathStep::Member(at)) if rest.is_empty() => {
                Some(vec![self.replace_member(*at, value)?])
            }
            (Some(child), _) => child.set_at(rest, value, order),
            (None, PathStep::Key(key)) => self.add(key, &within(rest, value)?, order),
            (None, PathStep::Member(_)) => None,
        }
    }

    /// The edits that add a member, as YAML on one line, to the list where steps lead to.
    pub(super) fn append_at(&self, steps: &[PathStep], member: &str) -> Option<Vec<TextEdit>> {
        let Some((step, rest)) = steps.split_first() else { return self.append(member) };
        match (self.child(step), step) {
            (Some(child), _) => child.append_at(rest, member),
            (None, PathStep::Key(key)) if rest.is_empty() => self.add_list(key, member),
            (None, PathStep::Key(key)) => {
                self.add(key, &within(rest, &format!("[{}]", in_flow(member)))?, &[])
            }
            (None, PathStep::Member(_)) => None,
        }
    }

    /// Puts another member in the place of one in a list.
    pub(super) fn replace_member(&self, at: usize, member: &str) -> Option<TextEdit> {
        if flow::is_flow(self.text, self.value) {
            return FlowMembers::find(self.text, self.value)?.replace(at, &in_flow(member));
        }
        BlockList::find(self.text, self.value, self.lines.clone())?.replace(at, &in_block(member))
    }

    /// Gives the value of a key another value; what follows it on its line stays.
    fn set(&self, value: &str) -> Option<TextEdit> {
        let (text, node) = (self.text, self.value);
        let value = if self.is_in_flow { in_flow(value) } else { value.to_owned() };
        let range = match &node.value {
            Value::Null if !is_written_null(text, node) => {
                let colon = lines::after_colon(text, self.key?)?;
                return Some(TextEdit::new(colon..colon, format!(" {value}")));
            }
            Value::Null | Value::Scalar(_) => Some(node.range.clone()),
            Value::List(_) | Value::Map(_) => flow::extent(text, node),
        };
        let is_on_one_line = |range: &Range<usize>| !text[range.clone()].contains('\n');
        match range.filter(|range| self.is_in_flow || is_on_one_line(range)) {
            Some(range) => Some(TextEdit::new(range, value)),
            None if self.is_in_flow => None,
            None => {
                let key = name(self.key?)?;
                let line = format!("{}: {value}{}", tree::key(key), lines::line_end(text));
                Some(TextEdit::new(self.lines.clone(), line))
            }
        }
    }

    /// Adds a member to the end of a list; no value counts as an empty list, another value as a list of one.
    fn append(&self, member: &str) -> Option<Vec<TextEdit>> {
        let (text, value) = (self.text, self.value);
        match &value.value {
            Value::List(_) if flow::is_flow(text, value) => {
                Some(FlowMembers::find(text, value)?.append(&in_flow(member)))
            }
            Value::List(_) => {
                let list = BlockList::find(text, value, self.lines.clone())?;
                Some(vec![list.append(&in_block(member))])
            }
            Value::Null if self.is_in_flow || is_written_null(text, value) => {
                Some(vec![self.set(&format!("[{}]", in_flow(member)))?])
            }
            Value::Null => {
                let (end, indent) = (self.lines.end, self.indent()?);
                let line = format!("{indent}  - {}", in_block(member));
                Some(vec![TextEdit::new(end..end, own_line(text, end, &line))])
            }
            Value::Scalar(_) | Value::Map(_) if self.is_in_flow => None,
            Value::Scalar(_) | Value::Map(_) => {
                let colon = lines::after_colon(text, self.key?)?;
                let indent = self.indent()?;
                Single { text, value, colon, end: self.lines.end, indent }.into_list(&in_block(member))
            }
        }
    }

    /// Adds a key to a map, as an order has it, else at the end; no value counts as an empty map.
    fn add(&self, name: &str, value: &str, order: &[String]) -> Option<Vec<TextEdit>> {
        let (text, key) = (self.text, tree::key(name));
        let in_flow = || format!("{key}: {}", in_flow(value));
        let position = |entries: &[(Node, Node)]| {
            position_in_order(entries.iter().map(|(key, _)| self::name(key)), name, order)
        };
        match &self.value.value {
            Value::Map(entries) if flow::is_flow(text, self.value) => {
                Some(FlowMembers::find(text, self.value)?.insert(position(entries), &in_flow()))
            }
            Value::Map(entries) => {
                let indent = indent(text, &entries.first()?.0)?;
                self.add_line(position(entries), &format!("{indent}{key}: {value}"))
            }
            Value::Null => Some(vec![self.set(&format!("{{{}}}", in_flow()))?]),
            Value::Scalar(_) | Value::List(_) => None,
        }
    }

    /// Adds a key with a list of one member at the end of a map.
    fn add_list(&self, key: &str, member: &str) -> Option<Vec<TextEdit>> {
        match &self.value.value {
            Value::Map(entries) if !self.is_in_flow && !flow::is_flow(self.text, self.value) => {
                let indent = indent(self.text, &entries.first()?.0)?;
                let dash = format!("{}{indent}  - ", lines::line_end(self.text));
                self.add_line(
                    entries.len(),
                    &format!("{indent}{}:{dash}{}", tree::key(key), in_block(member)),
                )
            }
            Value::Map(_) | Value::Null | Value::Scalar(_) | Value::List(_) => {
                self.add(key, &format!("[{}]", in_flow(member)), &[])
            }
        }
    }

    /// The edits that add the key of the last step, which is not there, with lines of YAML below it; none where its map is
    /// not there, or in brackets.
    pub(super) fn add_block_at(&self, steps: &[PathStep], lines: &str) -> Option<Vec<TextEdit>> {
        let (step, rest) = steps.split_first()?;
        match (self.child(step), step) {
            (Some(child), _) => child.add_block_at(rest, lines),
            (None, PathStep::Key(key)) if rest.is_empty() => self.add_block(key, lines),
            (None, _) => None,
        }
    }

    fn add_block(&self, key: &str, lines: &str) -> Option<Vec<TextEdit>> {
        let Value::Map(entries) = &self.value.value else { return None };
        if self.is_in_flow || flow::is_flow(self.text, self.value) {
            return None;
        }
        let indent = indent(self.text, &entries.first()?.0)?;
        self.add_line(entries.len(), &block(&tree::key(key), &indent, lines, self.text))
    }

    /// Adds a line behind so many entries of a map.
    fn add_line(&self, entries: usize, line: &str) -> Option<Vec<TextEdit>> {
        let at = if let Some(before) = entries.checked_sub(1) {
            self.child_at(before)?.lines.end
        } else {
            let first = self.child_at(0)?.lines.start;
            let start = lines::start(self.text, first);
            // The first key of a member of a list is on the line of the dash.
            self.text[start..first].bytes().all(|byte| byte == b' ').then_some(start)?
        };
        Some(vec![TextEdit::new(at..at, own_line(self.text, at, line))])
    }

    /// The edits that add a member to the list where steps lead to: a map with each key on lines of its own.
    pub(super) fn append_lines(&self, steps: &[PathStep], member: &[String]) -> Option<Vec<TextEdit>> {
        let text = self.text;
        let below = |indent: &str| member.join(&format!("{}{indent}  ", lines::line_end(text)));
        let Some((step, rest)) = steps.split_first() else {
            return match &self.value.value {
                Value::List(_) if !flow::is_flow(text, self.value) => {
                    let list = BlockList::find(text, self.value, self.lines.clone())?;
                    Some(vec![list.append(&below(list.indent()))])
                }
                Value::Null if !self.is_in_flow && !is_written_null(text, self.value) => {
                    let (end, indent) = (self.lines.end, format!("{}  ", self.indent()?));
                    let line = format!("{indent}- {}", below(&indent));
                    Some(vec![TextEdit::new(end..end, own_line(text, end, &line))])
                }
                _ => None,
            };
        };
        match (self.child(step), step, &self.value.value) {
            (Some(child), ..) => child.append_lines(rest, member),
            (None, PathStep::Key(key), Value::Map(entries)) if rest.is_empty() && !self.is_in_flow => {
                let own = indent(text, &entries.first()?.0)?;
                let inner = format!("{own}  ");
                let dash = format!("{}{inner}- {}", lines::line_end(text), below(&inner));
                self.add_line(entries.len(), &format!("{own}{}:{dash}", tree::key(key)))
            }
            _ => None,
        }
    }

    /// The value that steps lead to; none where it is not there.
    pub(super) fn entry_at(&self, steps: &[PathStep]) -> Option<Self> {
        steps.iter().try_fold(self.clone(), |entry, step| entry.child(step))
    }

    /// The value that a step leads to; none where it is not there.
    fn child(&self, step: &PathStep) -> Option<Self> {
        match (step, &self.value.value) {
            (PathStep::Key(key), Value::Map(entries)) => {
                self.child_at(entries.iter().position(|(node, _)| name(node) == Some(key))?)
            }
            (PathStep::Member(at), Value::List(_)) => self.child_at(*at),
            _ => None,
        }
    }

    /// The value at a place among those of a map or list.
    pub(super) fn child_at(&self, at: usize) -> Option<Self> {
        let (key, value, next) = match &self.value.value {
            Value::Map(entries) => {
                let (key, value) = entries.get(at)?;
                (Some(key), value, entries.get(at + 1).map(|(key, _)| key))
            }
            Value::List(members) => (None, members.get(at)?, members.get(at + 1)),
            Value::Null | Value::Scalar(_) => return None,
        };
        let start = key.unwrap_or(value).range.start;
        let end = next.map_or(self.lines.end, |next| lines::start(self.text, next.range.start)).max(start);
        let lines = start..end_of_lines(self.text, start..end, value);
        let is_in_flow = self.is_in_flow || flow::is_flow(self.text, self.value);
        Some(Self { text: self.text, key, value, lines, is_in_flow })
    }

    /// The blanks before its key.
    fn indent(&self) -> Option<String> {
        indent(self.text, self.key?)
    }
}

/// A key with lines of YAML below it, for a text.
pub(super) fn block(key: &str, indent: &str, lines: &str, text: &str) -> String {
    let lead = format!("{}{indent}  ", lines::line_end(text));
    let below: Vec<&str> = lines.lines().collect();
    format!("{indent}{key}:{lead}{}", below.join(&lead))
}

/// A value within maps of one key each.
fn within(steps: &[PathStep], value: &str) -> Option<String> {
    steps.iter().rev().try_fold(value.to_owned(), |value, step| match step {
        PathStep::Key(key) => Some(format!("{{{}: {}}}", tree::key(key), in_flow(&value))),
        PathStep::Member(_) => None,
    })
}

/// As many blanks as there are before a key on its line, dashes of the lists around it counted; none where anything
/// else is there.
fn indent(text: &str, key: &Node) -> Option<String> {
    let before = text.get(lines::start(text, key.range.start)..key.range.start)?;
    before.bytes().all(|byte| matches!(byte, b' ' | b'-')).then(|| " ".repeat(before.len()))
}

/// Whether nothing is written as a word (`~`, `null`), rather than left out.
fn is_written_null(text: &str, node: &Node) -> bool {
    matches!(text.get(node.range.clone()), Some("~" | "null" | "Null" | "NULL"))
}

/// The name of a key.
pub(in crate::data) fn name(key: &Node) -> Option<&str> {
    key.scalar()
}
