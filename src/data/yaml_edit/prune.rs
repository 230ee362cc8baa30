//! Members that are taken out of a list and of the lists in it.

use std::ops::Range;

use super::block::BlockList;
use super::flow::{self, FlowMembers};
use super::lines::{self, end_of_lines};
use super::text_edit::TextEdit;
use super::tree::YamlTree;
use crate::data::yaml::{Node, Value};

/// The members that are to be taken out of a text.
pub(super) struct Pruning<'a, F> {
    pub(super) text: &'a str,
    /// Which members go.
    pub(super) is_meant: F,
    pub(super) edits: Vec<TextEdit>,
}

impl<F: Fn(&Node) -> bool> Pruning<'_, F> {
    /// What is left of the value of a key, of which the lines end before a byte; none where the layout does not allow
    /// to take out what is meant.
    pub(super) fn prune(&mut self, key: &Node, value: &Node, end: usize) -> Option<YamlTree> {
        match &value.value {
            Value::List(members) => {
                let meant: Vec<bool> = members.iter().map(|member| self.is_emptied(member)).collect();
                if meant.contains(&true) {
                    let lines = key.range.start..end.max(key.range.start);
                    self.remove(value, &meant, lines)?;
                    self.note_empty(key, value, &meant)?;
                }
                let kept = (0..members.len()).filter(|at| !meant[*at]);
                let kept = kept.map(|at| {
                    let end = members.get(at + 1).map_or(end, |next| self.line_start(next));
                    self.prune(&members[at], &members[at], end)
                });
                kept.collect::<Option<Vec<_>>>().map(YamlTree::List)
            }
            Value::Map(entries) => {
                let kept = (0..entries.len()).map(|at| {
                    let (key, value) = &entries[at];
                    let end = entries.get(at + 1).map_or(end, |(next, _)| self.line_start(next));
                    Some((YamlTree::from(key), self.prune(key, value, end)?))
                });
                kept.collect::<Option<Vec<_>>>().map(YamlTree::Map)
            }
            Value::Null | Value::Scalar(_) => Some(YamlTree::from(value)),
        }
    }

    /// Takes the members that are meant out of one list, in the lines of its entry.
    fn remove(&mut self, list: &Node, meant: &[bool], lines: Range<usize>) -> Option<()> {
        if flow::is_flow(self.text, list) {
            self.edits.extend(FlowMembers::find(self.text, list)?.remove(meant));
            return Some(());
        }
        let lines = lines.start..end_of_lines(self.text, lines, list);
        self.edits.extend(BlockList::find(self.text, list, lines)?.remove(meant));
        Some(())
    }

    /// Writes brackets where nothing else says any more that there is a list.
    fn note_empty(&mut self, key: &Node, list: &Node, meant: &[bool]) -> Option<()> {
        if !meant.contains(&false) && !flow::is_flow(self.text, list) {
            let colon = lines::after_colon(self.text, key)?;
            self.edits.push(TextEdit::new(colon..colon, " []"));
        }
        Some(())
    }

    /// Whether a member is meant itself, or all that is in its lists is.
    fn is_emptied(&self, member: &Node) -> bool {
        if (self.is_meant)(member) {
            return true;
        }
        let Value::Map(entries) = &member.value else { return false };
        let lists = entries.iter().filter_map(|(_, value)| match &value.value {
            Value::List(members) if !members.is_empty() => Some(members),
            _ => None,
        });
        let mut lists = lists.peekable();
        let is_any = lists.peek().is_some();
        is_any && lists.all(|members| members.iter().all(|member| self.is_emptied(member)))
    }

    fn line_start(&self, node: &Node) -> usize {
        lines::start(self.text, node.range.start)
    }
}
