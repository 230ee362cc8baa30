//! JSON Schema with descriptions as text.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::data::{FileKind, schema};

/// The descriptions of keys in Vietnamese, by `Record.key` or by the key alone.
const WORDS: &str = include_str!("locale/schema-vi.txt");

/// The JSON Schema of the lines that `--json` prints, as text.
pub const LINES_SCHEMA: &str = include_str!("json-lines.schema.json");

/// The JSON Schema of a kind of file.
pub fn described_schema(kind: FileKind) -> Value {
    let mut schema = schema(kind);
    describe(&mut schema, &words());
    schema
}

/// The JSON Schema of a kind of file, as indented text.
pub fn schema_text(kind: FileKind) -> String {
    let schema = described_schema(kind);
    let text =
        serde_json::to_string_pretty(&schema).expect("strings, numbers and maps by string always serialise");
    text + "\n"
}

fn words() -> BTreeMap<&'static str, &'static str> {
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).collect()
}

/// Replaces the keys of descriptions by their texts.
fn describe(schema: &mut Value, words: &BTreeMap<&str, &str>) {
    match schema {
        Value::Object(members) => {
            for (key, member) in members {
                match member {
                    Value::String(id) if key == "description" => {
                        let name = id.rsplit('.').next().unwrap_or_default();
                        let word = words.get(id.as_str()).or_else(|| words.get(name)).copied();
                        *id = word.unwrap_or_default().to_owned();
                    }
                    member => describe(member, words),
                }
            }
        }
        Value::Array(members) => members.iter_mut().for_each(|member| describe(member, words)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn ids(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(members) => {
                if let Some(Value::String(id)) = members.get("description") {
                    found.insert(id.clone());
                }
                members.values().for_each(|member| ids(member, found));
            }
            Value::Array(members) => members.iter().for_each(|member| ids(member, found)),
            _ => {}
        }
    }

    #[test]
    fn every_key_is_described_and_nothing_else() {
        let mut found = BTreeSet::new();
        for kind in FileKind::ALL {
            ids(&schema(kind), &mut found);
        }
        assert!(found.len() > 100, "{}", found.len());
        let words = words();
        let name = |id: &String| id.rsplit('.').next().unwrap_or_default().to_owned();
        let is_known =
            |id: &&String| words.contains_key(id.as_str()) || words.contains_key(name(id).as_str());
        let missing: Vec<_> = found.iter().filter(|id| !is_known(id)).collect();
        assert!(missing.is_empty(), "describe in src/report/locale/schema-vi.txt: {missing:#?}");
        let names: BTreeSet<String> = found.iter().map(name).collect();
        let unused: Vec<_> =
            words.keys().filter(|id| !found.contains(**id) && !names.contains(**id)).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }
}
