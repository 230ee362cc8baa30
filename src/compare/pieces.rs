//! Rich text in a row: pieces that each have one style.

use crate::content::{LEADER, Run, Runs};

/// How a piece of text looks, as far as its author says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a style of its own")]
pub struct TextStyle {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
    /// In a footnote.
    pub footnote: bool,
}

/// A piece of text in one style.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Its style.
    pub style: TextStyle,
}

impl Piece {
    /// A piece of no style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: TextStyle::default() }
    }
}

/// The pieces of a rich text, neighbours of one style joined.
pub(super) fn pieces(runs: &Runs) -> Vec<Piece> {
    let mut pieces = Vec::new();
    push(runs, TextStyle::default(), &mut pieces);
    pieces
}

/// Their text alone.
pub(super) fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn push(runs: &Runs, style: TextStyle, pieces: &mut Vec<Piece>) {
    for run in &runs.0 {
        match run {
            Run::Plain(text) | Run::Unbroken(text) => match pieces.last_mut() {
                Some(last) if last.style == style => last.text.push_str(text),
                _ => pieces.push(Piece { text: text.clone(), style }),
            },
            Run::Leader => pieces.push(Piece { text: LEADER.to_owned(), style }),
            Run::Bold(inner) => push(inner, TextStyle { bold: true, ..style }, pieces),
            Run::Italic(inner) => push(inner, TextStyle { italic: true, ..style }, pieces),
            Run::Underlined(inner) => push(inner, TextStyle { underlined: true, ..style }, pieces),
            Run::Footnote(inner) => push(inner, TextStyle { footnote: true, ..style }, pieces),
        }
    }
}
