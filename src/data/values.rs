//! The single values of a file by their paths.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::{Place, Source, ValuePath};

/// The keys whose values name a member of a list, the best first.
const NAMES: [&str; 2] = ["id", "measure"];

/// Every single value of a YAML file by its path: `quotas.admissions.units.dien-yen`. Empty if the file cannot be read.
pub fn values(source: &Arc<Source>) -> BTreeMap<ValuePath, String> {
    values_of(source).unwrap_or_default()
}

/// The same; none if the file cannot be read.
pub(super) fn values_of(source: &Arc<Source>) -> Option<BTreeMap<ValuePath, String>> {
    let node = yaml::parse(source, &mut Findings::default())?;
    let mut values = BTreeMap::new();
    walk(&node, &ValuePath::default(), &mut |path, _, text| {
        values.insert(path.clone(), text.to_owned());
    });
    Some(values)
}

/// The place of every single value of a YAML file, by its path. Empty if the file cannot be read.
pub fn value_places(source: &Arc<Source>) -> BTreeMap<ValuePath, Place> {
    let mut places = BTreeMap::new();
    if let Some(node) = yaml::parse(source, &mut Findings::default()) {
        walk(&node, &ValuePath::default(), &mut |path, node, _| {
            places.insert(path.clone(), Place::new(source, node.range.clone()));
        });
    }
    places
}

/// The way to the innermost value that has a byte of a file in it or in its key, members of lists by their numbers. None
/// if the file cannot be read.
pub fn path_at(source: &Arc<Source>, at: usize) -> Option<ValuePath> {
    let node = yaml::parse(source, &mut Findings::default())?;
    Some(innermost(&node, &ValuePath::default(), at))
}

fn innermost(node: &Node, path: &ValuePath, at: usize) -> ValuePath {
    match &node.value {
        Value::Null | Value::Scalar(_) => path.clone(),
        Value::List(members) => {
            let before = members.partition_point(|member| first_byte(member) <= at);
            match before.checked_sub(1).and_then(|last| Some((last, members.get(last)?))) {
                Some((last, member)) => innermost(member, &path.below(&(last + 1).to_string()), at),
                None => path.clone(),
            }
        }
        Value::Map(entries) => {
            let before = entries.partition_point(|(key, _)| key.range.start <= at);
            let entry = before.checked_sub(1).and_then(|last| entries.get(last));
            match entry.and_then(|(key, value)| Some((key.scalar()?, value))) {
                Some((key, value)) => innermost(value, &path.below(key), at),
                None => path.clone(),
            }
        }
    }
}

/// Where a value begins: a list or map where its first member does.
fn first_byte(node: &Node) -> usize {
    match &node.value {
        Value::List(members) => members.first().map_or(node.range.start, first_byte),
        Value::Map(entries) => entries.first().map_or(node.range.start, |(key, _)| key.range.start),
        Value::Null | Value::Scalar(_) => node.range.start,
    }
}

/// Hands over every single value of a tree with its path and its node.
fn walk(node: &Node, path: &ValuePath, visit: &mut impl FnMut(&ValuePath, &Node, &str)) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => visit(path, node, text),
        Value::List(members) => {
            for (name, member) in member_names(members).iter().zip(members) {
                walk(member, &path.below(name), visit);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                if let Value::Scalar(key) = &key.value {
                    walk(value, &path.below(key), visit);
                }
            }
        }
    }
}

/// The names of the members of a list, each another: the id, or else the number, from 1. An id that an earlier member
/// has, or that reads as a number, is not used.
pub(super) fn member_names(members: &[Node]) -> Vec<String> {
    let mut ids = BTreeSet::new();
    let is_usable = |id: &str| !id.bytes().all(|byte| byte.is_ascii_digit());
    let name = |(at, member): (usize, &Node)| {
        let id = name(member).filter(|id| is_usable(id) && ids.insert((*id).to_owned()));
        id.map_or_else(|| (at + 1).to_string(), str::to_owned)
    };
    members.iter().enumerate().map(name).collect()
}

fn name(node: &Node) -> Option<&str> {
    let Value::Map(entries) = &node.value else { return None };
    let value_of = |wanted: &str| {
        entries.iter().find_map(|(key, value)| match (&key.value, &value.value) {
            (Value::Scalar(key), Value::Scalar(value)) if key == wanted => Some(value.as_str()),
            _ => None,
        })
    };
    NAMES.into_iter().find_map(value_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_leads_to_the_innermost_value() {
        let text = "a: 1\nlist:\n  - x\n  - id: dien-yen\n    n: {b: 2}\nc: 3\n";
        let source = Source::new("a.yaml", text);
        let path = |words: &str| path_at(&source, text.find(words).unwrap()).unwrap().to_string();
        assert_eq!(
            ["1", "x", "dien-yen", "b: 2", "2}", "c: 3"].map(path),
            ["a", "list.1", "list.2.id", "list.2.n.b", "list.2.n.b", "c"]
        );
    }

    #[test]
    fn each_value_has_its_place() {
        let source = Source::new("a.yaml", "list: [{measure: m, n: \"2\"}]\n");
        let place = &value_places(&source)[&ValuePath::parse("list.m.n")];
        assert_eq!(place.text(), "\"2\"");
    }

    #[test]
    fn each_value_is_under_its_path() {
        let text = "a: 1\nlist: [x, {id: dien-yen, n: 2}, {measure: m, n: ~}]\nb: {c: {d: 012}}\n";
        let values = values(&Source::new("a.yaml", text));
        let pairs: Vec<_> = values.iter().map(|(path, value)| format!("{path}={value}")).collect();
        let expected = [
            "a=1",
            "b.c.d=012",
            "list.1=x",
            "list.dien-yen.id=dien-yen",
            "list.dien-yen.n=2",
            "list.m.measure=m",
        ];
        assert_eq!(pairs, expected);
    }

    #[test]
    fn no_value_is_in_the_place_of_another() {
        let text = "l: [{measure: m, n: 11}, {measure: m, n: 12}, {id: '2', n: 13}, {id: a.b, n: 14}]\na.b: 15\na: {b: 16}\n";
        let values = values(&Source::new("a.yaml", text));
        let count = |wanted: &str| values.values().filter(|value| *value == wanted).count();
        assert!((11..=16).all(|value| count(&value.to_string()) == 1), "{values:?}");
    }
}
