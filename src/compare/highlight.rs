//! Compared text as templates see it: runs that are the same, deleted or inserted.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::passages::{ChangeKind, ComparedPassage};
use super::pieces::TextStyle;
use super::words::{DiffMark, DiffSpan};
use crate::model::{LinePart, Unbroken};

/// A piece of marked text: a string in as many dictionaries of one key as it has styles and marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// `d` deleted, `a` added, `b` bold, `i` italic, `l` underlined, `n` a footnote in its line, `u`
    /// what stays on one line; the outermost first.
    keys: Vec<&'static str>,
    text: String,
}

impl Serialize for Marked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Nested(&self.keys, &self.text).serialize(serializer)
    }
}

struct Nested<'a>(&'a [&'static str], &'a str);

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((key, rest)) = self.0.split_first() else { return serializer.serialize_str(self.1) };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(key, &Nested(rest, self.1))?;
        map.end()
    }
}

/// The text with its marks. A footnote is set in its line, in brackets: two versions of it could not share the foot
/// of a page.
pub(super) fn marked(words: &[DiffSpan], rule: &Unbroken) -> Vec<Marked> {
    let mut marked = Vec::with_capacity(words.len());
    for (at, DiffSpan { mark, piece }) in words.iter().enumerate() {
        let is_in_note = |at: Option<usize>| {
            at.and_then(|at| words.get(at)).is_some_and(|other| other.piece.style.footnote)
        };
        let mut text = piece.text.clone();
        if piece.style.footnote {
            let before = if is_in_note(at.checked_sub(1)) { "" } else { " [" };
            let after = if is_in_note(Some(at + 1)) { "" } else { "]" };
            text = format!("{before}{text}{after}");
        }
        push(&text, &keys(*mark, piece.style), rule, &mut marked);
    }
    marked
}

/// A text that has no marks.
pub(super) fn unmarked(text: &str, rule: &Unbroken) -> Vec<Marked> {
    let mut pieces = Vec::new();
    push(text, &[], rule, &mut pieces);
    pieces
}

fn push(text: &str, keys: &[&'static str], rule: &Unbroken, pieces: &mut Vec<Marked>) {
    pieces.extend(rule.parts(text).into_iter().map(|part| match part {
        LinePart::Breakable(text) => Marked { keys: keys.to_vec(), text: text.to_owned() },
        LinePart::Whole(text) => Marked { keys: [keys, &["u"]].concat(), text: text.to_owned() },
    }));
}

fn keys(mark: DiffMark, style: TextStyle) -> Vec<&'static str> {
    let mark = match mark {
        DiffMark::Same => None,
        DiffMark::Deleted => Some("d"),
        DiffMark::Inserted => Some("a"),
    };
    let styles = [(style.footnote, "n"), (style.bold, "b"), (style.italic, "i"), (style.underlined, "l")];
    mark.into_iter().chain(styles.into_iter().filter_map(|(is_so, key)| is_so.then_some(key))).collect()
}

/// The number or dash before a passage, the old one struck where it is another.
pub(super) fn label(one: &ComparedPassage) -> Vec<Marked> {
    let piece = |keys: &[&'static str], text: &str| Marked { keys: keys.to_vec(), text: text.to_owned() };
    let (old, new) = (one.labels.0.as_str(), one.labels.1.as_str());
    let pieces = match one.change {
        ChangeKind::Kept | ChangeKind::Moved { .. } if old == new => vec![piece(&[], new)],
        ChangeKind::Kept | ChangeKind::Moved { .. } if old.is_empty() => vec![piece(&["a"], new)],
        ChangeKind::Kept | ChangeKind::Moved { .. } => {
            vec![piece(&["d"], old), piece(&[], " "), piece(&["a"], new)]
        }
        ChangeKind::Added | ChangeKind::Split => vec![piece(&["a"], new)],
        ChangeKind::Removed => vec![piece(&["d"], old)],
        ChangeKind::Gone { .. } | ChangeKind::Joined => vec![piece(&[], old)],
    };
    pieces.into_iter().filter(|piece| !piece.text.is_empty()).collect()
}
