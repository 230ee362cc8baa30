//! The single values of a file, each under the path of keys that leads to it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::Source;

/// The keys whose values name a member of a list, the best first.
const NAMES: [&str; 2] = ["id", "measure"];

/// Every single value of a YAML file by its path: `quotas.admissions.units.dien-yen`. A member of a list goes
/// by its id where it has one, else by its number, from 1. Nothing where the file cannot be read.
pub fn values(source: &Arc<Source>) -> BTreeMap<String, String> {
    values_of(source).unwrap_or_default()
}

/// The same; none where the file cannot be read.
pub(super) fn values_of(source: &Arc<Source>) -> Option<BTreeMap<String, String>> {
    let node = yaml::parse(source, &mut Findings::default())?;
    let mut values = BTreeMap::new();
    walk(&node, "", &mut values);
    Some(values)
}

fn walk(node: &Node, path: &str, values: &mut BTreeMap<String, String>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => {
            values.insert(path.to_owned(), text.clone());
        }
        Value::List(members) => {
            for (at, member) in members.iter().enumerate() {
                let name = name(member).map_or_else(|| (at + 1).to_string(), str::to_owned);
                walk(member, &below(path, &name), values);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                if let Value::Scalar(key) = &key.value {
                    walk(value, &below(path, key), values);
                }
            }
        }
    }
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
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
    fn each_value_stands_under_its_path() {
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
}
