//! A text parsed without places: two texts of one tree mean the same.

use super::order::position_in_order;
use super::steps::PathStep;
use crate::data::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::Source;

/// A value without its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::data) enum YamlTree {
    Null,
    Scalar(String),
    List(Vec<YamlTree>),
    /// In the order of the file; a key may be there twice.
    Map(Vec<(YamlTree, YamlTree)>),
}

impl From<&Node> for YamlTree {
    fn from(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::Scalar(text) => Self::Scalar(text.clone()),
            Value::List(members) => Self::List(members.iter().map(Self::from).collect()),
            Value::Map(entries) => {
                Self::Map(entries.iter().map(|(key, value)| (key.into(), value.into())).collect())
            }
        }
    }
}

impl YamlTree {
    /// Reads a text; none where it is not YAML.
    pub(in crate::data) fn read(text: &str) -> Option<Self> {
        let node = yaml::parse(&Source::new("", text), &mut Findings::default())?;
        Some(Self::from(&*node))
    }

    /// Whether it is a text.
    pub(super) fn is_scalar(&self, text: &str) -> bool {
        matches!(self, Self::Scalar(own) if own == text)
    }

    /// The text; none of a list, a map or nothing.
    fn scalar(&self) -> Option<&str> {
        match self {
            Self::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The list with one more member; a single value counts as a list of one, no value as an empty list.
    pub(super) fn with_member(self, member: Self) -> Self {
        let mut members = match self {
            Self::Null => Vec::new(),
            Self::List(members) => members,
            single => vec![single],
        };
        members.push(member);
        Self::List(members)
    }

    /// The list with one more member before another.
    pub(super) fn with_member_at(self, at: usize, member: Self) -> Option<Self> {
        let Self::List(mut members) = self else { return None };
        (at <= members.len()).then(|| members.insert(at, member))?;
        Some(Self::List(members))
    }

    /// The list or map without a member or a key.
    pub(super) fn without(self, step: &PathStep) -> Option<Self> {
        match (step, self) {
            (PathStep::Member(at), Self::List(mut members)) if *at < members.len() => {
                members.remove(*at);
                Some(Self::List(members))
            }
            (PathStep::Key(key), Self::Map(mut entries)) => {
                let at = entries.iter().position(|(known, _)| known.is_scalar(key))?;
                entries.remove(at);
                Some(Self::Map(entries))
            }
            _ => None,
        }
    }

    /// The list with a member in the place of another.
    pub(super) fn moved(self, member: usize, to: usize) -> Option<Self> {
        let Self::List(mut members) = self else { return None };
        if member >= members.len() || to >= members.len() {
            return None;
        }
        let own = members.remove(member);
        members.insert(to, own);
        Some(Self::List(members))
    }

    /// The tree with a change of the value that steps lead to. Keys that are not there are added to their map, as an order
    /// has them, else at the end. None where a step leads nowhere, or the change is none.
    pub(super) fn changed_at(
        self,
        steps: &[PathStep],
        order: &[String],
        change: impl FnOnce(Self) -> Option<Self>,
    ) -> Option<Self> {
        let Some((step, rest)) = steps.split_first() else { return change(self) };
        match (step, self) {
            (PathStep::Key(key), Self::Null) => Some(Self::Map(vec![(
                Self::Scalar(key.clone()),
                Self::Null.changed_at(rest, order, change)?,
            )])),
            (PathStep::Key(key), Self::Map(mut entries)) => {
                if let Some((_, value)) = entries.iter_mut().find(|(known, _)| known.is_scalar(key)) {
                    *value = value.clone().changed_at(rest, order, change)?;
                } else {
                    let keys = entries.iter().map(|(key, _)| key.scalar());
                    let at = position_in_order(keys, key, order);
                    let value = Self::Null.changed_at(rest, order, change)?;
                    entries.insert(at, (Self::Scalar(key.clone()), value));
                }
                Some(Self::Map(entries))
            }
            (PathStep::Member(at), Self::List(mut members)) => {
                let member = members.get_mut(*at)?;
                *member = member.clone().changed_at(rest, order, change)?;
                Some(Self::List(members))
            }
            _ => None,
        }
    }
}

/// A key as it is written before its colon: in quotes where it would read otherwise.
pub(super) fn key(name: &str) -> String {
    let read = YamlTree::read(&format!("{{{name}: 1}}"));
    let is_plain = matches!(read, Some(YamlTree::Map(entries))
        if matches!(entries.as_slice(), [(key, YamlTree::Scalar(one))] if key.is_scalar(name) && one == "1"));
    if is_plain { name.to_owned() } else { quoted(name) }
}

/// A text as one line of YAML that reads as it: in quotes where it would read otherwise, wherever it is put.
pub(super) fn scalar(text: &str) -> String {
    let is_read = |written: String, expected: &YamlTree| YamlTree::read(&written).as_ref() == Some(expected);
    let member = YamlTree::List(vec![YamlTree::Scalar(text.to_owned())]);
    let is_plain = !text.contains(['\n', '\r'])
        && is_read(format!("[{text}]"), &member)
        && is_read(format!("- {text}"), &member);
    if is_plain { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A value in the form in which it can be a member of a block list.
pub(super) fn in_block(member: &str) -> String {
    form(member, |written| format!("- {written}"))
}

/// A value in the form in which it can be a member of a list in brackets.
pub(super) fn in_flow(member: &str) -> String {
    form(member, |written| format!("[{written}]"))
}

/// The value as it is written, or in quotes where it would read otherwise in a list.
fn form(member: &str, list: impl Fn(&str) -> String) -> String {
    let meant = YamlTree::read(member);
    let is_read = |written: &str| match (YamlTree::read(&list(written)), &meant) {
        (Some(YamlTree::List(members)), Some(meant)) => members == [meant.clone()],
        _ => false,
    };
    match &meant {
        Some(YamlTree::Scalar(text)) if !is_read(member) => quoted(text),
        _ => member.to_owned(),
    }
}
