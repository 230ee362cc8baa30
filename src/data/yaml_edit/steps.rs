//! The way of a path through the nodes of a file.

use crate::data::values::member_names;
use crate::data::yaml::{Node, Value};
use crate::source::ValuePath;

use super::entry::name;

/// One step of a path: to the value of a key, which may not be there yet, or to a member of a list, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PathStep {
    Key(String),
    Member(usize),
}

/// The steps of a path from the top of a file; none where a list has no such member, or a single value is on the way.
pub(super) fn steps(top: &Node, path: &ValuePath) -> Option<Vec<PathStep>> {
    let mut node = Some(top);
    let step = |part: &String| match node.map(|node| &node.value) {
        Some(Value::Map(entries)) => {
            node = entries.iter().find(|(key, _)| name(key) == Some(part)).map(|(_, value)| value);
            Some(PathStep::Key(part.clone()))
        }
        Some(Value::List(members)) => {
            let at = member_names(members).iter().position(|name| name == part)?;
            node = members.get(at);
            Some(PathStep::Member(at))
        }
        Some(Value::Null) | None => {
            node = None;
            Some(PathStep::Key(part.clone()))
        }
        Some(Value::Scalar(_)) => None,
    };
    path.parts().iter().map(step).collect()
}

/// A path by the names that members of lists have: a member that has an id may be meant by its number too. What is not
/// there is left as it is.
pub(super) fn named(top: &Node, path: &ValuePath) -> ValuePath {
    let mut node = Some(top);
    let mut named = ValuePath::default();
    for part in path.parts() {
        let mut name_of_member = None;
        node = match node.map(|node| &node.value) {
            Some(Value::Map(entries)) => {
                entries.iter().find(|(key, _)| name(key) == Some(part)).map(|(_, value)| value)
            }
            Some(Value::List(members)) => {
                let known = member_names(members);
                let by_name = known.iter().position(|name| name == part);
                let numbered = || part.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < members.len());
                let at = by_name.or_else(numbered);
                name_of_member = at.map(|at| known[at].clone());
                at.and_then(|at| members.get(at))
            }
            Some(Value::Null | Value::Scalar(_)) | None => None,
        };
        named = named.below(name_of_member.as_ref().unwrap_or(part));
    }
    named
}
