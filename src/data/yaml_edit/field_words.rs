//! The words of a text that change, written as the text is: in its quotes, on its lines.

use std::sync::Arc;

use super::text_edit::TextEdit;
use crate::data::yaml::{Node, Value};
use crate::source::{Place, Source};

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    None,
    Single,
    Double,
}

impl Quotes {
    fn new(written: &str) -> Self {
        match written.as_bytes().first() {
            Some(b'"') => Self::Double,
            Some(b'\'') => Self::Single,
            _ => Self::None,
        }
    }

    /// A part of a text between these quotes.
    fn inside(self, part: &str) -> String {
        match self {
            Self::None => part.to_owned(),
            Self::Single => part.replace('\'', "''"),
            Self::Double => {
                let quoted = serde_json::Value::from(part).to_string();
                quoted[1..quoted.len() - 1].to_owned()
            }
        }
    }

    /// A whole text in these quotes.
    fn around(self, text: &str) -> String {
        match self {
            Self::None => super::tree::scalar(text),
            Self::Single => format!("'{}'", self.inside(text)),
            Self::Double => format!("\"{}\"", self.inside(text)),
        }
    }
}

/// Ways to write another text in the place of a scalar, the one that changes least first. The caller sees whether one
/// reads as it is to.
pub(super) fn changed_words(source: &Arc<Source>, node: &Node, text: &str) -> Vec<Vec<TextEdit>> {
    let Value::Scalar(before) = &node.value else { return Vec::new() };
    let place = Place::new(source, node.range.clone());
    let written = place.text();
    if written.is_empty() {
        return Vec::new();
    }
    let quotes = Quotes::new(written);
    let start = common(before.chars(), text.chars());
    let (rest, new_rest) = (&before[start..], &text[start..]);
    let end = common(rest.chars().rev(), new_rest.chars().rev());
    let changed = place.value_part(before, start..before.len() - end).range();
    let part = &text[start..text.len() - end];
    let is_block = written.starts_with(['|', '>']);
    let is_on_one_line = !written.trim_end().contains('\n');
    let mut ways = Vec::new();
    if !part.contains(['\n', '\r']) {
        ways.push(vec![TextEdit::new(changed, quotes.inside(part))]);
    }
    if is_on_one_line && !is_block {
        let end = node.range.start + written.trim_end().len();
        ways.push(vec![TextEdit::new(node.range.start..end, quotes.around(text))]);
        ways.push(vec![TextEdit::new(node.range.start..end, Quotes::None.around(text))]);
    }
    ways
}

/// How many bytes two texts have in common at their beginning.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
}
