//! A text parsed without places: two texts of one tree mean the same.

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

    /// The list with another member in the place of one; none where there is no such member.
    pub(super) fn with_member_at(self, at: usize, member: Self) -> Option<Self> {
        let Self::List(mut members) = self else { return None };
        *members.get_mut(at)? = member;
        Some(Self::List(members))
    }
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
        Some(YamlTree::Scalar(text)) if !is_read(member) => {
            serde_json::Value::from(text.as_str()).to_string()
        }
        _ => member.to_owned(),
    }
}
