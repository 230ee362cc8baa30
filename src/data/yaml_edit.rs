//! Changes to a YAML file that keep all else of it: values, comments, order, layout.
//!
//! Each change is made twice: in the text, where the layout allows it, and in the tree that the file is to read as.
//! [`Editor::finish`] reads the changed text and hands it over only where it reads as exactly that tree. So a layout
//! that was not thought of is refused, never damaged.

mod block;
mod entries;
mod entry;
mod field_edit;
mod field_value;
mod flow;
mod lines;
mod order;
mod prune;
mod rearrange;
mod rewrite;
mod scalar_words;
mod set_values;
mod single;
mod spread;
mod steps;
#[cfg(test)]
mod tests;
mod text_edit;
mod tree;
mod words;
mod written;

use std::ops::Range;
use std::sync::Arc;

use entries::{WithoutEntries, without_entries};
pub(super) use entry::name;
use entry::{Entry, block};
pub use field_edit::{FieldEdit, edit_fields};
pub use field_value::FieldValue;
use lines::{end_of_lines, own_line};
use prune::Pruning;
pub use rewrite::{reshape, rewrite};
pub use set_values::{NewValue, UnchangeableValue, set_values};
pub use spread::spread_members;
use steps::{PathStep, steps};
pub use text_edit::TextEdit;
pub(super) use text_edit::apply;
pub(super) use tree::YamlTree;
pub use words::{NewMember, UnchangeableWords, WordsChange, WordsChangeKind, set_words};
pub use written::{yaml_line, yaml_lines};

use super::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::{Source, ValuePath};

/// A file whose values are changed: of keys at the top by their names, and any by their paths.
pub struct Editor {
    source: Arc<Source>,
    top: Arc<Node>,
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
            top: Arc::clone(&node),
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
        let step = [PathStep::Key(key.to_owned())];
        let edits = if self.has(key) {
            self.whole().set_at(&step, value, &[])
        } else {
            let at = self.end_after(after);
            Some(vec![TextEdit::new(at..at, own_line(self.source.text(), at, &format!("{key}: {value}")))])
        };
        let tree = YamlTree::read(value);
        self.change(&step, edits, |_| tree);
    }

    /// Gives the value at a path another value, as YAML on one line. A path leads through keys, and through members of
    /// lists by the names that [`values`](crate::data::values()) gives them. A key that is not there is added at the end of
    /// its map.
    pub fn set_at(&mut self, path: &ValuePath, value: &str) {
        self.set_in_order(path, value, &[]);
    }

    /// The same, where keys that are added go among others as an order has them: after the last that comes before them.
    pub fn set_in_order(&mut self, path: &ValuePath, value: &str, order: &[String]) {
        let steps = steps(&self.top, path).unwrap_or_default();
        let edits = self.whole().set_at(&steps, value, order);
        let tree = YamlTree::read(value);
        if self.try_change(&steps, edits, order, |_| tree).is_none() {
            self.is_refused = true;
        }
    }

    /// Adds a member to the end of the list at a path: a map whose keys are each on lines of their own. A list that is not
    /// there is added.
    pub fn append_lines(&mut self, path: &ValuePath, member: &[String]) {
        let steps = steps(&self.top, path).unwrap_or_default();
        let edits = self.whole().append_lines(&steps, member);
        let tree = YamlTree::read(&member.join("\n"));
        self.change(&steps, edits, |before| Some(before.with_member(tree?)));
    }

    /// Adds a member, as YAML on one line, to the end of the list at a path; as [`Self::append`] at the top.
    pub fn append_at(&mut self, path: &ValuePath, member: &str) {
        let steps = steps(&self.top, path).unwrap_or_default();
        self.append_to(&steps, member);
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
        self.append_to(&[PathStep::Key(key.to_owned())], member);
    }

    /// Adds the key at the end of a path, which must not be there, with lines of YAML below it. One at the top comes after
    /// the last of `after` that is there, or at the end of the file where none is named.
    pub(super) fn add_block(&mut self, path: &ValuePath, lines: &str, after: &[&str]) {
        let steps = steps(&self.top, path).unwrap_or_default();
        let edits = match (path.parts(), after) {
            ([key], [_, ..]) if !self.has(key) => {
                let at = self.end_after(after);
                let block = block(&tree::key(key), "", lines, self.source.text());
                Some(vec![TextEdit::new(at..at, own_line(self.source.text(), at, &block))])
            }
            _ => self.whole().add_block_at(&steps, lines),
        };
        let tree = YamlTree::read(lines);
        self.change(&steps, edits, |_| tree);
    }

    fn append_to(&mut self, steps: &[PathStep], member: &str) {
        let edits = self.whole().append_at(steps, member);
        let tree = YamlTree::read(member);
        self.change(steps, edits, |before| Some(before.with_member(tree?)));
    }

    /// Puts another member, as YAML on one line, in the place of one in the list under a key.
    pub fn replace_member(&mut self, key: &str, at: usize, member: &str) {
        let steps = [PathStep::Key(key.to_owned()), PathStep::Member(at)];
        let edits = self.whole().set_at(&steps, member, &[]);
        let tree = YamlTree::read(member);
        self.change(&steps, edits, |_| tree);
    }

    /// Takes members out of the list under a key, and out of the lists in its members, wherever they are meant. A
    /// member of which every list would be empty then goes as a whole.
    pub(super) fn remove_members(&mut self, key: &str, is_meant: impl Fn(&Node) -> bool) {
        let Some(at) = self.position(key) else { return };
        let (key_node, value) = &self.entries()[at];
        let mut pruning = Pruning { text: self.source.text(), is_meant, edits: Vec::new() };
        let tree = pruning.prune(key_node, value, self.lines(at).end);
        let edits = pruning.edits;
        if tree.is_none() || !edits.is_empty() {
            self.change(&[PathStep::Key(key.to_owned())], Some(edits), |_| tree);
        }
    }

    /// Takes the entries whose keys are meant out of the map under a key of a member of the list under another.
    pub(super) fn remove_entries(
        &mut self,
        [list, map]: [&str; 2],
        at: usize,
        is_meant: impl Fn(&str) -> bool,
    ) {
        let steps = [PathStep::Key(list.to_owned()), PathStep::Member(at), PathStep::Key(map.to_owned())];
        if let Some(WithoutEntries { edits, tree }) =
            without_entries(self.source.text(), &self.top, &steps, is_meant)
        {
            self.change(&steps, Some(edits), |_| Some(tree));
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

    /// Notes a change of the value that steps lead to: the edits that make it, and what the value is then; none of
    /// either refuses the whole.
    fn change(
        &mut self,
        steps: &[PathStep],
        edits: Option<Vec<TextEdit>>,
        value: impl FnOnce(YamlTree) -> Option<YamlTree>,
    ) {
        if self.try_change(steps, edits, &[], value).is_none() {
            self.is_refused = true;
        }
    }

    fn try_change(
        &mut self,
        steps: &[PathStep],
        edits: Option<Vec<TextEdit>>,
        order: &[String],
        value: impl FnOnce(YamlTree) -> Option<YamlTree>,
    ) -> Option<()> {
        let Some((PathStep::Key(key), rest)) = steps.split_first() else { return None };
        let known = self.wanted.iter().position(|(known, _)| known.is_scalar(key));
        let before = known.map_or(YamlTree::Null, |at| self.wanted[at].1.clone());
        let (edits, after) = edits.zip(before.changed_at(rest, order, value))?;
        self.edits.extend(edits);
        self.changed.push(key.to_owned());
        match known {
            Some(at) => self.wanted[at].1 = after,
            None => self.wanted.push((YamlTree::Scalar(key.to_owned()), after)),
        }
        Some(())
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

    /// The whole file as an entry.
    fn whole(&self) -> Entry<'_> {
        Entry::from_file(self.source.text(), &self.top)
    }

    fn entries(&self) -> &[(Node, Node)] {
        match &self.top.value {
            Value::Map(entries) => entries,
            Value::Null | Value::Scalar(_) | Value::List(_) => &[],
        }
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.entries().iter().position(|(node, _)| name(node) == Some(key))
    }

    /// Where a key comes that is to follow the last of some that is there, and is the first where none is.
    fn end_after(&self, keys: &[&str]) -> usize {
        let before = keys.iter().filter_map(|name| self.position(name)).max();
        before.map_or(self.entries()[0].0.range.start, |at| self.end_with_head(at))
    }

    /// The end of the lines of an entry. Comments at the head of the file that follow its first entry and end with a
    /// blank line are about the file, and count as lines of that entry.
    fn end_with_head(&self, at: usize) -> usize {
        let text = self.source.text();
        let end = self.lines(at).end;
        let has_comments_before = text[..self.entries()[0].0.range.start].contains('#');
        let Some((next, _)) = self.entries().get(at + 1).filter(|_| at == 0 && !has_comments_before) else {
            return end;
        };
        lines::end_of_comments(text, end..next.range.start)
    }

    /// The lines of an entry, without the blank lines and comments that lead on to the next.
    fn lines(&self, at: usize) -> Range<usize> {
        let text = self.source.text();
        let (key, value) = &self.entries()[at];
        let next = self.entries().get(at + 1).map_or(text.len(), |(key, _)| key.range.start);
        key.range.start..end_of_lines(text, key.range.start..next, value)
    }
}
