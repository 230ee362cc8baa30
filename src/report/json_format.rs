//! The two formats of JSON lines. Lines are made in the second; the first has the names that earlier programs printed.

use serde_json::{Map, Value};

/// A format of JSON lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFormat {
    /// `--json=1`
    First,
    /// `--json`, `--json=2`
    Second,
}

/// A name that differs between the formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenamedKey {
    /// The kind of line.
    pub kind: &'static str,
    /// The keys that lead to the map with the name; members of lists have no key of their own.
    pub path: &'static str,
    /// The name in the first format.
    pub first: &'static str,
    /// The name in the second.
    pub second: &'static str,
}

const fn renamed(
    kind: &'static str,
    path: &'static str,
    first: &'static str,
    second: &'static str,
) -> RenamedKey {
    RenamedKey { kind, path, first, second }
}

/// Every name that differs. A name that both formats have for two things is given back before it is taken.
pub const RENAMED_KEYS: [RenamedKey; 27] = [
    renamed("finding", "place", "file", "path"),
    renamed("finding", "related", "file", "path"),
    renamed("output", "reasons", "file", "path"),
    renamed("stale", "reasons", "file", "path"),
    renamed("verified", "", "document", "stem"),
    renamed("verified", "", "revision", "state"),
    renamed("verified", "", "state", "result"),
    renamed("verified", "reasons", "file", "path"),
    renamed("set", "", "state", "result"),
    renamed("set", "", "files", "changed"),
    renamed("issued", "", "number", "reference"),
    renamed("issued", "touched", "document", "stem"),
    renamed("issued", "touched.reasons", "file", "path"),
    renamed("would-issue", "", "number", "reference"),
    renamed("would-issue", "touched", "document", "stem"),
    renamed("would-issue", "touched.reasons", "file", "path"),
    renamed("figure", "", "old", "before"),
    renamed("figure", "", "new", "after"),
    renamed("figure", "", "old_count", "before_count"),
    renamed("figure", "", "new_count", "after_count"),
    renamed("comparison", "", "from", "before"),
    renamed("comparison", "", "to", "after"),
    renamed("passage", "", "old_label", "before_label"),
    renamed("passage", "", "new_label", "after_label"),
    renamed("mend", "", "findings", "changes"),
    renamed("import", "", "figures", "changes"),
    renamed("summary", "", "documents", "written"),
];

/// The format that lines of a kind say.
pub(super) fn format_of(kind: &str) -> u8 {
    if RENAMED_KEYS.iter().any(|renamed| renamed.kind == kind) { 2 } else { 1 }
}

/// Keys of the summary that the first format has not.
const NEW_IN_SUMMARY: [&str; 3] = ["command", "status", "results"];

/// A line as the first format has it; none where it has no such line.
pub fn as_first_format(line: &str) -> Option<String> {
    let Ok(Value::Object(mut map)) = serde_json::from_str::<Value>(line) else {
        return Some(line.to_owned());
    };
    let kind = map.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
    if kind == "summary" {
        // Only the commands that go through plans counted.
        map.get("plans")?;
        map.retain(|key, _| !NEW_IN_SUMMARY.contains(&key.as_str()));
    }
    for renamed in RENAMED_KEYS.iter().filter(|renamed| renamed.kind == kind) {
        let path = renamed.path.split('.').filter(|key| !key.is_empty());
        rename(&mut map, &path.collect::<Vec<_>>(), renamed);
    }
    if map.contains_key("format") {
        map.insert("format".to_owned(), Value::from(1));
    }
    Some(Value::Object(map).to_string())
}

fn rename(map: &mut Map<String, Value>, path: &[&str], renamed: &RenamedKey) {
    let Some((key, rest)) = path.split_first() else {
        if let Some(value) = map.remove(renamed.second) {
            map.insert(renamed.first.to_owned(), value);
        }
        return;
    };
    match map.get_mut(*key) {
        Some(Value::Object(inner)) => rename(inner, rest, renamed),
        Some(Value::Array(members)) => {
            for inner in members.iter_mut().filter_map(Value::as_object_mut) {
                rename(inner, rest, renamed);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_first_format_are_given_back() {
        let first = |line: &str| serde_json::from_str::<Value>(&as_first_format(line).unwrap()).unwrap();
        let line = r#"{"format":2,"kind":"verified","document":"plan","stem":"ke-hoach","result":"stale","state":"draft",
            "reasons":[{"kind":"text","path":"plan.yaml"}]}"#;
        let expected = serde_json::json!({
            "format": 1, "kind": "verified", "document": "ke-hoach", "state": "stale", "revision": "draft",
            "reasons": [{"kind": "text", "file": "plan.yaml"}],
        });
        assert_eq!(first(line), expected);
        let summary = r#"{"format":2,"kind":"summary","command":"list","status":0,"results":3,"errors":0}"#;
        assert_eq!(as_first_format(summary), None);
        let face = r#"{"format":1,"kind":"face","path":null}"#;
        assert_eq!(first(face), serde_json::from_str::<Value>(face).unwrap());
    }

    #[test]
    fn the_changelog_has_each_name_that_differs() {
        let page = include_str!("../../CHANGELOG.md");
        for RenamedKey { kind, path, first, second } in RENAMED_KEYS {
            let name = |key: &str| {
                if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
            };
            let row = format!("| `{kind}` | `{}` | `{}` |", name(first), name(second));
            assert!(page.contains(&row), "add to CHANGELOG.md: {row}");
        }
    }
}
