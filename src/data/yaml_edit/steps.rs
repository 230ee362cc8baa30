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
