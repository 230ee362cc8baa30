//! A value that a form gives a file, and how it is written.

use super::tree::{YamlTree, in_flow, key, scalar};

/// A value of a form: what it reads as, without a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// Nothing.
    Null,
    /// A text or a figure.
    Text(String),
    /// Members.
    List(Vec<FieldValue>),
    /// Keys with their values, in order.
    Map(Vec<(String, FieldValue)>),
}

impl FieldValue {
    /// On one line.
    pub(super) fn flow(&self) -> String {
        match self {
            Self::Null => "~".to_owned(),
            Self::Text(text) => scalar(text),
            Self::List(members) => {
                let members: Vec<String> = members.iter().map(|member| in_flow(&member.flow())).collect();
                format!("[{}]", members.join(", "))
            }
            Self::Map(entries) => {
                let entry =
                    |(name, value): &(String, Self)| format!("{}: {}", key(name), in_flow(&value.flow()));
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// On lines of its own, as people write it: keys and members below each other.
    pub(super) fn lines(&self) -> Vec<String> {
        match self {
            Self::List(members) if !members.is_empty() => {
                members.iter().flat_map(Self::member_lines).collect()
            }
            Self::Map(entries) if !entries.is_empty() => {
                entries.iter().flat_map(|(name, value)| value.lines_of(&key(name))).collect()
            }
            single => vec![single.flow()],
        }
    }

    /// As a member of a list, with its dash.
    pub(super) fn member_lines(&self) -> Vec<String> {
        let lines = match self {
            Self::Map(entries) if entries.iter().any(|(_, value)| !value.is_single()) => self.lines(),
            single => vec![super::tree::in_block(&single.flow())],
        };
        let lead =
            |(at, line): (usize, String)| if at == 0 { format!("- {line}") } else { format!("  {line}") };
        lines.into_iter().enumerate().map(lead).collect()
    }

    /// Below a key.
    fn lines_of(&self, key: &str) -> Vec<String> {
        if self.is_single() {
            return vec![format!("{key}: {}", self.flow())];
        }
        let below = self.lines().into_iter().map(|line| format!("  {line}"));
        std::iter::once(format!("{key}:")).chain(below).collect()
    }

    /// Whether it is written on the line of its key.
    pub(super) fn is_single(&self) -> bool {
        match self {
            Self::Null | Self::Text(_) => true,
            Self::List(members) => members.is_empty(),
            Self::Map(entries) => entries.is_empty(),
        }
    }

    pub(super) fn tree(&self) -> YamlTree {
        match self {
            Self::Null => YamlTree::Null,
            Self::Text(text) => YamlTree::Scalar(text.clone()),
            Self::List(members) => YamlTree::List(members.iter().map(Self::tree).collect()),
            Self::Map(entries) => {
                let entry = |(name, value): &(String, Self)| (YamlTree::Scalar(name.clone()), value.tree());
                YamlTree::Map(entries.iter().map(entry).collect())
            }
        }
    }
}
