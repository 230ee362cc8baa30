//! A file as a tree of keys and values with their places, before its meaning is known.

use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::{Place, Source};

/// A value and its byte range in the source.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) range: Range<usize>,
}

/// The value of a node.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// A scalar as written, quotes and folding resolved. `012` is `012`, `no` is `no`.
    Scalar(String),
    List(Vec<Node>),
    /// Entries in the order of the file; a key may occur twice.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar; none of anything else.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The node that keys lead to; a member of a list is found by its `id`. Of a key that occurs twice the first
    /// counts.
    fn at(&self, path: &[&str]) -> Option<&Self> {
        let Some((key, rest)) = path.split_first() else { return Some(self) };
        match &self.value {
            Value::Map(entries) => {
                let entry = entries.iter().find(|(name, _)| name.is_scalar(key));
                entry.and_then(|(_, value)| value.at(rest))
            }
            Value::List(members) => {
                let has_id = |member: &&Self| member.at(&["id"]).is_some_and(|id| id.is_scalar(key));
                members.iter().find(has_id).and_then(|member| member.at(rest))
            }
            Value::Null | Value::Scalar(_) => None,
        }
    }

    /// The value whose key begins at a byte.
    fn value_of_key(&self, start: usize) -> Option<&Self> {
        match &self.value {
            Value::Null | Value::Scalar(_) => None,
            Value::List(members) => members.iter().find_map(|member| member.value_of_key(start)),
            Value::Map(entries) => {
                let own = entries.iter().find(|(key, _)| key.range.start == start);
                own.map(|(_, value)| value)
                    .or_else(|| entries.iter().find_map(|(_, value)| value.value_of_key(start)))
            }
        }
    }

    /// The scalar that is written in a range.
    fn scalar_at(&self, range: &Range<usize>) -> Option<&str> {
        match &self.value {
            Value::Null => None,
            Value::Scalar(text) => (self.range == *range).then_some(text.as_str()),
            Value::List(members) => members.iter().find_map(|member| member.scalar_at(range)),
            Value::Map(entries) => entries
                .iter()
                .find_map(|(key, value)| key.scalar_at(range).or_else(|| value.scalar_at(range))),
        }
    }

    /// Whether it is this scalar, however its letters are composed.
    fn is_scalar(&self, text: &str) -> bool {
        matches!(&self.value, Value::Scalar(own) if own.trim().nfc().eq(text.nfc()))
    }
}

impl Place {
    /// The single value that is written here, quotes and folding resolved. `None` where there is none, or the file was not
    /// read as a tree.
    pub fn scalar(&self) -> Option<String> {
        let tree = self.source().tree()?;
        tree.scalar_at(&self.range()).map(str::to_owned)
    }
}

impl Source {
    /// The place of the value that keys lead to, members of lists by their ids, if it equals `value`; an empty
    /// `value` matches any. `None` where the file was not read as a tree.
    pub fn value_at(self: &Arc<Self>, path: &[&str], value: &str) -> Option<Place> {
        let tree = self.tree()?;
        let node = tree.at(path).filter(|node| value.is_empty() || node.is_scalar(value))?;
        Some(Place::new(self, node.range.clone()))
    }

    /// The place of the value that keys lead to below the value of the key at a place. `None` where the file was not
    /// read as a tree.
    pub fn value_below(self: &Arc<Self>, key: &Place, path: &[&str]) -> Option<Place> {
        let tree = self.tree()?;
        let value = tree.value_of_key(key.range().start)?;
        Some(Place::new(self, value.at(path)?.range.clone()))
    }
}
