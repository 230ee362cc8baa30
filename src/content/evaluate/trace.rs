//! Maps each part of an evaluated text to the part of the written text that it comes from.

use std::ops::Range;

use super::texts::Texts;
use crate::content::runs::{self, LEADER, RunMark};
use crate::model::TemplateText;
use crate::text::end_of_expression;

/// A text that is evaluated piece by piece.
pub(in crate::content) struct Trace<'a> {
    written: &'a str,
    evaluated: String,
    pieces: Vec<TracedPiece>,
}

struct TracedPiece {
    kind: PieceKind,
    /// In bytes of the text as it is written.
    written: Range<usize>,
    /// In bytes of the evaluated text.
    evaluated: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PieceKind {
    /// It reads as it is written.
    Literal,
    /// `{{ … }}`
    Expression,
}

/// A text as a reader reads it in one go: without its footnotes, or a footnote.
#[derive(Default)]
pub(in crate::content) struct Reading {
    pub(in crate::content) text: String,
    /// The position of each character, in the reading and in the evaluated text.
    characters: Vec<(usize, usize)>,
}

/// Where a part of a reading is written.
pub(in crate::content) enum Origin {
    /// Here, in bytes of the text as it is written.
    Text(Range<usize>),
    /// In a value that the expression in this place names.
    Value(Range<usize>),
}

impl Texts {
    /// A text with each of its expressions evaluated separately. An expression that fails is empty.
    pub(in crate::content) fn trace<'a>(&self, text: &'a TemplateText) -> Trace<'a> {
        let written = text.written();
        let mut trace = Trace { written, evaluated: String::new(), pieces: Vec::new() };
        let mut at = 0;
        while let Some(open) = written[at..].find("{{").map(|open| at + open) {
            let close = end_of_expression(written, open);
            trace.push(PieceKind::Literal, at..open, &written[at..open]);
            trace.push(PieceKind::Expression, open..close, &self.value(&written[open..close]));
            at = close;
        }
        trace.push(PieceKind::Literal, at..written.len(), &written[at..]);
        trace
    }
}

impl Trace<'_> {
    fn push(&mut self, kind: PieceKind, written: Range<usize>, value: &str) {
        let start = self.evaluated.len();
        self.evaluated.push_str(value);
        self.pieces.push(TracedPiece { kind, written, evaluated: start..self.evaluated.len() });
    }

    /// The text, and each of its footnotes.
    pub(in crate::content) fn readings(&self) -> Vec<Reading> {
        let mut readings = vec![Reading::default()];
        // Which reading goes on after each mark that is still open.
        let mut open = vec![0];
        for (at, character) in self.evaluated.char_indices() {
            let here = open.last().copied().unwrap_or_default();
            match runs::mark(character) {
                Some(RunMark::Style) => open.push(here),
                Some(RunMark::Footnote) => {
                    open.push(readings.len());
                    readings.push(Reading::default());
                }
                Some(RunMark::End) if open.len() > 1 => {
                    open.pop();
                }
                Some(RunMark::End) => {}
                Some(RunMark::Leader) => {
                    LEADER.chars().for_each(|dot| readings[here].push(at, dot));
                }
                None => readings[here].push(at, character),
            }
        }
        readings
    }

    /// Where a part of a reading is written.
    pub(in crate::content) fn origin(&self, reading: &Reading, part: &Range<usize>) -> Origin {
        let Range { start, end } = reading.evaluated(part);
        let is_in = |piece: &&TracedPiece| piece.evaluated.start < end && start < piece.evaluated.end;
        let pieces: Vec<&TracedPiece> = self.pieces.iter().filter(is_in).collect();
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return Origin::Text(0..self.written.len());
        };
        if let ([only], PieceKind::Expression) = (pieces.as_slice(), first.kind) {
            let said = &reading.text[part.clone()];
            let quoted = self.written[only.written.clone()].find(said);
            return quoted.map_or(Origin::Value(only.written.clone()), |at| {
                let start = only.written.start + at;
                Origin::Text(start..start + said.len())
            });
        }
        let from = match first.kind {
            PieceKind::Literal => first.written.start + (start - first.evaluated.start),
            PieceKind::Expression => first.written.start,
        };
        let to = match last.kind {
            PieceKind::Literal => last.written.start + (end - last.evaluated.start),
            PieceKind::Expression => last.written.end,
        };
        Origin::Text(from..to)
    }
}

impl Reading {
    fn push(&mut self, at: usize, character: char) {
        self.characters.push((self.text.len(), at));
        self.text.push(character);
    }

    /// The bytes of the evaluated text, from the first to the last character of a part.
    fn evaluated(&self, part: &Range<usize>) -> Range<usize> {
        let index = |at: usize| self.characters.partition_point(|(own, _)| *own < at);
        let start = self.characters.get(index(part.start)).map_or(0, |(_, at)| *at);
        let last = index(part.end).checked_sub(1).and_then(|at| self.characters.get(at));
        let length = |own: usize| self.text[own..].chars().next().map_or(0, char::len_utf8);
        start..last.map_or(start, |(own, at)| at + length(*own))
    }
}
