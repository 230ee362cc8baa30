//! Finds the keys that lead to a place in a file, and the text at it.

use std::sync::Arc;

use super::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::{Place, Source};
use crate::text;

/// A file as a tree of keys.
pub struct Outline(Arc<Node>);

impl Outline {
    /// Reads a file; none if it is not YAML.
    pub fn parse(source: &Arc<Source>) -> Option<Self> {
        yaml::parse(source, &mut Findings::default()).map(Self)
    }

    /// Whether a place is meant by words: by part of the path of keys that lead there (`quotas.admissions.target`,
    /// `signature`, `admissions`), or by words of the text there.
    pub fn is_meant(&self, place: &Place, words: &str) -> bool {
        let words = text::nfc(words.trim());
        let way = self.way(place);
        let asked: Vec<&str> = words.split('.').collect();
        let is_path = way.steps.windows(asked.len()).any(|steps| steps == asked.as_slice());
        let holds = |text: &str| text::nfc(text).contains(&*words);
        is_path || way.text.as_deref().is_some_and(holds) || holds(place.text())
    }
}

impl Outline {
    /// The keys that lead to a place; a member of a list by its id, or else its number.
    pub fn keys(&self, place: &Place) -> Vec<String> {
        self.way(place).steps
    }

    fn way(&self, place: &Place) -> KeyTrail {
        let mut way = KeyTrail::default();
        way.follow(&self.0, place.range().start);
        way
    }
}

/// The keys from the top to a place.
#[derive(Default)]
struct KeyTrail {
    steps: Vec<String>,
    /// The scalar at the end.
    text: Option<String>,
}

impl KeyTrail {
    fn follow(&mut self, node: &Node, at: usize) {
        match &node.value {
            Value::Null => {}
            Value::Scalar(text) => self.text = Some(text.clone()),
            Value::List(members) => {
                // Members are in the order of the file.
                let after = members.partition_point(|member| member.range.start <= at);
                let Some(place) = after.checked_sub(1).filter(|place| holds(&members[*place], at)) else {
                    return;
                };
                let member = &members[place];
                self.steps.push(name(member).unwrap_or_else(|| (place + 1).to_string()));
                self.follow(member, at);
            }
            Value::Map(entries) => {
                // An entry begins at its key and goes on to the next.
                let after = entries.partition_point(|(key, _)| key.range.start <= at);
                let Some((key, value)) = after.checked_sub(1).map(|last| &entries[last]) else { return };
                if let Value::Scalar(key) = &key.value {
                    self.steps.push(key.clone());
                }
                if holds(value, at) {
                    self.follow(value, at);
                }
            }
        }
    }
}

fn holds(node: &Node, at: usize) -> bool {
    node.range.contains(&at)
}

/// The name of a member of a list: its id, or its measure where it has no id.
fn name(member: &Node) -> Option<String> {
    let Value::Map(entries) = &member.value else { return None };
    let value = |wanted: &str| {
        let entry = entries.iter().find(|(key, _)| matches!(&key.value, Value::Scalar(key) if key == wanted));
        match entry.map(|(_, value)| &value.value) {
            Some(Value::Scalar(text)) => Some(text.clone()),
            _ => None,
        }
    };
    value("id").or_else(|| value("measure"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_meant_by_its_keys_or_by_its_words() {
        let text =
            "quotas:\n  - measure: admissions\n    target: 9 - 11\nbody:\n  - >-\n    Một đoạn\n    dài.\n";
        let source = Source::new("a.yaml", text);
        let outline = Outline::parse(&source).unwrap();
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Place::new(&source, start..start + words.len())
        };
        for meant in ["quotas.admissions.target", "admissions", "target", "9 - 11", "9"] {
            assert!(outline.is_meant(&at("9 - 11"), meant), "{meant}");
        }
        for other in ["quotas.target", "body", "period", "25", "quota"] {
            assert!(!outline.is_meant(&at("9 - 11"), other), "{other}");
        }
        for meant in ["body", "body.1", "đoạn dài", "Một"] {
            assert!(outline.is_meant(&at("dài"), meant), "{meant}");
        }
        assert!(outline.is_meant(&at("target"), "admissions.target"));
    }
}
