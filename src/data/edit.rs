//! Changes to the top of a YAML file that keep all else of it: values, comments, order, layout.
//!
//! Each change is made twice: in the text, where the layout allows it, and in the tree that the file is to read as.
//! [`Editor::finish`] reads the changed text and hands it over only where it reads as exactly that tree. So a layout
//! that was not thought of is refused, never damaged.

mod block;
mod flow;
mod lines;
mod prune;
mod rewrite;
mod single;
#[cfg(test)]
mod tests;
mod text_edit;
mod tree;

use std::ops::Range;
use std::sync::Arc;

use block::BlockList;
use flow::FlowList;
use lines::{end_of_lines, own_line};
use prune::Pruning;
pub use rewrite::{reshape, rewrite};
use single::Single;
pub use text_edit::TextEdit;
pub(super) use text_edit::apply;
pub(super) use tree::YamlTree;

use super::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::Source;

/// A file whose keys at the top are changed.
pub struct Editor {
    source: Arc<Source>,
    entries: Vec<(Node, Node)>,
    edits: Vec<TextEdit>,
    /// The entries that the file is to have. The order of those that are changed is left open.
    wanted: Vec<(YamlTree, YamlTree)>,
    changed: Vec<String>,
    is_refused: bool,
}

/// A file that is not laid out so that a program may change it: it begins with `{`, has its keys indented, or hides
/// what is to be changed behind an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unchangeable;

impl Editor {
    /// Takes a file with one key a line at the top.
    ///
    /// # Errors
    /// For any other file.
    pub fn new(source: &Arc<Source>) -> Result<Self, Unchangeable> {
        let node = yaml::parse(source, &mut Findings::default()).ok_or(Unchangeable)?;
        let Value::Map(entries) = &node.value else { return Err(Unchangeable) };
        let is_at_margin = |key: &Node| key.range.start == lines::start(source.text(), key.range.start);
        if entries.is_empty() || !entries.iter().all(|(key, _)| is_at_margin(key) && name(key).is_some()) {
            return Err(Unchangeable);
        }
        let wanted =
            entries.iter().map(|(key, value)| (YamlTree::from(key), YamlTree::from(value))).collect();
        Ok(Self {
            source: Arc::clone(source),
            entries: entries.clone(),
            edits: Vec::new(),
            wanted,
            changed: Vec::new(),
            is_refused: false,
        })
    }

    /// Whether the file has a key.
    pub fn has(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// Gives a key a value, as YAML on one line. A key that is not there comes after the last of `after` that is, and
    /// below the comments at the head of the file.
    pub fn set(&mut self, key: &str, value: &str, after: &[&str]) {
        let edit = if let Some(at) = self.position(key) {
            self.value_edit(at, value)
        } else {
            let before = after.iter().filter_map(|name| self.position(name)).max();
            let at = before.map_or(self.entries[0].0.range.start, |at| self.end_with_head(at));
            Some(self.line_at(at, &format!("{key}: {value}")))
        };
        let tree = YamlTree::read(value);
        self.change(key, edit.map(|edit| vec![edit]), |_| tree);
    }

    /// Takes a key out, with all that is under it.
    pub fn remove(&mut self, key: &str) {
        let wanted = self.wanted.iter().position(|(known, _)| known.is_scalar(key));
        if let Some((at, wanted)) = self.position(key).zip(wanted) {
            self.edits.push(TextEdit::new(self.lines(at), ""));
            self.wanted.remove(wanted);
        }
    }

    /// Adds a member, as YAML on one line, to the end of the list under a key. A key that is not there is added; a
    /// single value in place of a list becomes a list.
    pub fn append(&mut self, key: &str, member: &str) {
        let edits = if let Some(at) = self.position(key) {
            self.append_edits(at, member)
        } else {
            let end = self.lines(self.entries.len() - 1).end;
            let lines = format!("{key}:{}  - {}", self.line_end(), tree::in_block(member));
            Some(vec![self.line_at(end, &lines)])
        };
        let tree = YamlTree::read(member);
        self.change(key, edits, |before| Some(before.with_member(tree?)));
    }

    /// Puts another member, as YAML on one line, in the place of one in the list under a key.
    pub fn replace_member(&mut self, key: &str, at: usize, member: &str) {
        let edit = self.position(key).and_then(|entry| self.member_edit(entry, at, member));
        let tree = YamlTree::read(member);
        self.change(key, edit.map(|edit| vec![edit]), |before| before.with_member_at(at, tree?));
    }

    /// Takes members out of the list under a key, and out of the lists in its members, wherever they are meant. A
    /// member of which every list would be empty then goes as a whole.
    pub(super) fn remove_members(&mut self, key: &str, is_meant: impl Fn(&Node) -> bool) {
        let Some(at) = self.position(key) else { return };
        let (key_node, value) = &self.entries[at];
        let mut pruning = Pruning { text: self.source.text(), is_meant, edits: Vec::new() };
        let tree = pruning.prune(key_node, value, self.lines(at).end);
        let edits = pruning.edits;
        if tree.is_none() || !edits.is_empty() {
            self.change(key, Some(edits), |_| tree);
        }
    }

    /// The whole text, changed.
    ///
    /// # Errors
    /// Where a change could not be made, or the text would not read as before but for what is changed.
    pub fn finish(mut self) -> Result<String, Unchangeable> {
        if self.is_refused {
            return Err(Unchangeable);
        }
        let text = apply(self.source.text(), &mut self.edits).ok_or(Unchangeable)?;
        let Some(YamlTree::Map(read)) = YamlTree::read(&text) else { return Err(Unchangeable) };
        let is_as_wanted = self.in_order(read) == self.in_order(self.wanted.clone());
        if is_as_wanted { Ok(text) } else { Err(Unchangeable) }
    }

    /// Notes a change of a key: the edits that make it, and what its value is then; none of either refuses the whole.
    fn change(
        &mut self,
        key: &str,
        edits: Option<Vec<TextEdit>>,
        value: impl FnOnce(YamlTree) -> Option<YamlTree>,
    ) {
        let known = self.wanted.iter().position(|(known, _)| known.is_scalar(key));
        let before = known.map_or(YamlTree::Null, |at| self.wanted[at].1.clone());
        let Some((edits, after)) = edits.zip(value(before)) else {
            self.is_refused = true;
            return;
        };
        self.edits.extend(edits);
        self.changed.push(key.to_owned());
        match known {
            Some(at) => self.wanted[at].1 = after,
            None => self.wanted.push((YamlTree::Scalar(key.to_owned()), after)),
        }
    }

    /// Entries with those that are changed behind the others, in the order of their keys.
    fn in_order(&self, entries: Vec<(YamlTree, YamlTree)>) -> Vec<(YamlTree, YamlTree)> {
        let is_changed =
            |(key, _): &(YamlTree, YamlTree)| self.changed.iter().any(|changed| key.is_scalar(changed));
        let (mut changed, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_changed);
        changed.sort();
        entries.extend(changed);
        entries
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.entries.iter().position(|(node, _)| name(node) == Some(key))
    }

    /// The end of the lines of an entry. Comments at the head of the file that follow its first entry and end with a
    /// blank line are about the file, and count as lines of that entry.
    fn end_with_head(&self, at: usize) -> usize {
        let text = self.source.text();
        let end = self.lines(at).end;
        let has_comments_before = text[..self.entries[0].0.range.start].contains('#');
        let Some((next, _)) = self.entries.get(at + 1).filter(|_| at == 0 && !has_comments_before) else {
            return end;
        };
        lines::end_of_comments(text, end..next.range.start)
    }

    /// The lines of an entry, without the blank lines and comments that lead on to the next.
    fn lines(&self, at: usize) -> Range<usize> {
        let text = self.source.text();
        let (key, value) = &self.entries[at];
        let next = self.entries.get(at + 1).map_or(text.len(), |(key, _)| key.range.start);
        key.range.start..end_of_lines(text, key.range.start..next, value)
    }

    fn line_at(&self, at: usize, line: &str) -> TextEdit {
        TextEdit::new(at..at, own_line(self.source.text(), at, line))
    }

    fn line_end(&self) -> &'static str {
        lines::line_end(self.source.text())
    }
}

/// Edits of one entry.
impl Editor {
    /// Gives an entry another value; what follows it on its line stays.
    fn value_edit(&self, at: usize, value: &str) -> Option<TextEdit> {
        let text = self.source.text();
        let (key, node) = &self.entries[at];
        let is_on_one_line = |range: &Range<usize>| !text[range.clone()].contains('\n');
        let range = match &node.value {
            Value::Null if !is_written_null(text, node) => {
                let colon = lines::after_colon(text, key)?;
                return Some(TextEdit::new(colon..colon, format!(" {value}")));
            }
            Value::Null | Value::Scalar(_) => Some(node.range.clone()),
            Value::List(_) | Value::Map(_) => flow::extent(text, node),
        };
        let range = range.filter(is_on_one_line);
        Some(match range {
            Some(range) => TextEdit::new(range, value),
            None => TextEdit::new(self.lines(at), format!("{}: {value}{}", name(key)?, self.line_end())),
        })
    }

    fn append_edits(&self, at: usize, member: &str) -> Option<Vec<TextEdit>> {
        let text = self.source.text();
        let (key, value) = &self.entries[at];
        let lines = self.lines(at);
        let in_block = tree::in_block(member);
        match &value.value {
            Value::List(_) if flow::is_flow(text, value) => Some(FlowList::find(text, value)?.append(member)),
            Value::List(_) => {
                let list = BlockList::find(text, value, lines)?;
                Some(vec![list.append(&in_block)])
            }
            Value::Null if is_written_null(text, value) => {
                Some(vec![TextEdit::new(value.range.clone(), format!("[{}]", tree::in_flow(member)))])
            }
            Value::Null => Some(vec![self.line_at(lines.end, &format!("  - {in_block}"))]),
            Value::Scalar(_) | Value::Map(_) => {
                let colon = lines::after_colon(text, key)?;
                Single { text, value, colon, end: lines.end }.into_list(&in_block)
            }
        }
    }

    fn member_edit(&self, at: usize, member: usize, after: &str) -> Option<TextEdit> {
        let text = self.source.text();
        let value = &self.entries[at].1;
        if flow::is_flow(text, value) {
            return FlowList::find(text, value)?.replace(member, after);
        }
        BlockList::find(text, value, self.lines(at))?.replace(member, &tree::in_block(after))
    }
}

/// Whether nothing is written as a word (`~`, `null`), rather than left out.
fn is_written_null(text: &str, node: &Node) -> bool {
    matches!(text.get(node.range.clone()), Some("~" | "null" | "Null" | "NULL"))
}

/// The name of a key.
pub(super) fn name(key: &Node) -> Option<&str> {
    match &key.value {
        Value::Scalar(name) => Some(name),
        _ => None,
    }
}
