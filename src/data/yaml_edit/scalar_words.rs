//! Other words in the place of those of a text, written as the text is: in its quotes, on its lines. Each way to write
//! them is offered, the one that changes least first; the caller takes the first that reads as it is to.

use std::ops::Range;
use std::sync::Arc;

use super::lines::line_end;
use super::text_edit::TextEdit;
use super::tree::{in_flow, scalar};
use crate::data::yaml::{Node, Value};
use crate::source::{Place, Source};

/// How long a rewritten line is, its indentation counted.
pub(super) const WIDTH: usize = 108;

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
            Self::None => scalar(text),
            Self::Single => format!("'{}'", self.inside(text)),
            Self::Double => format!("\"{}\"", self.inside(text)),
        }
    }
}

/// A text as it is written in a file.
pub(super) struct WrittenText<'a> {
    source: &'a Arc<Source>,
    place: Place,
    quotes: Quotes,
}

impl<'a> WrittenText<'a> {
    pub(super) fn new(source: &'a Arc<Source>, node: &Node) -> Self {
        let place = Place::new(source, node.range.clone());
        let quotes = Quotes::new(place.text());
        Self { source, place, quotes }
    }

    /// Other words in parts of its value, and nothing around them.
    pub(super) fn parts(&self, value: &str, parts: &[(Range<usize>, String)]) -> Option<Vec<TextEdit>> {
        let characters = self.place.characters(value)?;
        let index = |at: usize| Some(value.get(..at)?.chars().count());
        let edit = |(range, text): &(Range<usize>, String)| {
            let (from, to) = (index(range.start)?, index(range.end)?);
            let bytes = if from < to {
                characters[from].start..characters[to - 1].end
            } else {
                let at = characters
                    .get(from)
                    .map_or_else(|| characters.last().map(|last| last.end), |next| Some(next.start))?;
                at..at
            };
            Some(TextEdit::new(bytes, self.quotes.inside(text)))
        };
        parts.iter().map(edit).collect()
    }

    /// Another text in its place: on folded lines, in its quotes, or in those that it needs.
    pub(super) fn whole(&self, text: &str) -> Vec<Vec<TextEdit>> {
        let written = self.place.text();
        let range = self.place.range();
        let end = range.start + written.trim_end().len();
        let in_place = |text: String| vec![TextEdit::new(range.start..end, text)];
        let mut ways = Vec::new();
        if let Some(indent) = self.indent_in_fold().filter(|_| !text.contains('\n')) {
            let line_end = line_end(self.source.text());
            let first = [line_end, indent].concat();
            ways.extend(
                folded(text, indent, line_end).strip_prefix(&first).map(|lines| in_place(lines.to_owned())),
            );
        }
        if !written.trim_end().contains('\n') && !written.starts_with(['|', '>']) {
            ways.push(in_place(self.quotes.around(text)));
            ways.push(in_place(Quotes::None.around(text)));
        }
        ways.push(in_place(in_flow(&scalar(text))));
        ways
    }

    /// The indentation of the lines of a folded text, whose range begins with its first word; none of other texts.
    fn indent_in_fold(&self) -> Option<&str> {
        let before = self.source.text().get(..self.place.range().start)?;
        let indent = &before[before.rfind('\n')? + 1..];
        let header = before.trim_end().trim_end_matches(['-', '+']);
        (!indent.is_empty() && indent.bytes().all(|byte| byte == b' ') && header.ends_with('>'))
            .then_some(indent)
    }
}

/// Ways to write another text in the place of a scalar: the words alone that change, or all of it.
pub(super) fn changed_words(source: &Arc<Source>, node: &Node, text: &str) -> Vec<Vec<TextEdit>> {
    let Value::Scalar(before) = &node.value else { return Vec::new() };
    let written = WrittenText::new(source, node);
    if written.place.text().is_empty() {
        return Vec::new();
    }
    let start = common(before.chars(), text.chars());
    let (rest, new_rest) = (&before[start..], &text[start..]);
    let end = common(rest.chars().rev(), new_rest.chars().rev());
    let part = &text[start..text.len() - end];
    let difference = (start..before.len() - end, part.to_owned());
    let near = written.parts(before, &[difference]).filter(|_| !part.contains(['\n', '\r']));
    near.into_iter().chain(written.whole(text)).collect()
}

/// How many bytes two texts have in common at their beginning.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
}

/// A text as lines below the sign of a folded one, each with a line break before it.
pub(super) fn folded(text: &str, indent: &str, line_end: &str) -> String {
    let mut written = String::new();
    let mut length = usize::MAX;
    for word in text.split(' ') {
        let own = word.chars().count();
        if length.saturating_add(1 + own) > WIDTH {
            written.extend([line_end, indent, word]);
            length = indent.len() + own;
        } else {
            written.extend([" ", word]);
            length += 1 + own;
        }
    }
    written
}
