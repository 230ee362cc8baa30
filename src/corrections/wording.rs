//! New words of a paragraph as new words of the text that it is made from: which letters are typed, and which computed.

use std::ops::Range;

use super::tokens::{aligned, changed_parts};
use crate::content::TextPiece;

/// Other words in a part of a text as it is written, in bytes.
pub(super) type WrittenEdit = (Range<usize>, String);

/// Why new words have no place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum WordingObstacle {
    /// They take the place of what an expression computes, which is here in the text as it is written.
    Computed(Range<usize>),
    /// They take the place of what the program sets.
    Own,
    /// They hold a sign that means something else there.
    Sign,
}

/// A letter of a text as it reads.
struct ReadLetter {
    letter: char,
    piece: usize,
    /// In bytes of the text as it is written; of what is computed the whole expression.
    written: Range<usize>,
}

/// The edits of a text as it is written that make it read as `new` instead of `old`.
pub(super) fn written_edits(
    old: &str,
    new: &str,
    pieces: &[TextPiece],
) -> Result<Vec<WrittenEdit>, WordingObstacle> {
    let wording = Wording::new(old, pieces);
    let mut edits = Vec::new();
    for part in changed_parts(old, new) {
        wording.add(part.old, part.new, &mut edits)?;
    }
    Ok(edits)
}

/// The edit of a text as it is written that gives a part of it, in characters of the paragraph, another look; none where it
/// is not typed, or not in one piece.
pub(super) fn look_edit(
    text: &str,
    part: &Range<usize>,
    function: &str,
    pieces: &[TextPiece],
) -> Option<WrittenEdit> {
    let wording = Wording::new(text, pieces);
    let letters: Vec<&ReadLetter> =
        part.clone().map(|at| Some(&wording.letters[(*wording.places.get(at)?)?])).collect::<Option<_>>()?;
    let (first, last) = (letters.first()?, letters.last()?);
    let piece = pieces.get(first.piece).filter(|piece| piece.is_literal && piece.quote.is_none())?;
    if last.piece != first.piece {
        return None;
    }
    let start = first.written.start - piece.written.start;
    let words = piece.reads.get(start..last.written.end - piece.written.start)?;
    let quote = ['"', '\''].into_iter().find(|quote| !words.contains([*quote, '\\']))?;
    let written = format!("{{{{ {function}({quote}{words}{quote}) }}}}");
    Some((first.written.start..last.written.end, written))
}

/// The letters of the reading that is most like a text: the text itself, or one of its footnotes.
fn reading(old: &str, pieces: &[TextPiece]) -> Vec<ReadLetter> {
    let last = pieces.iter().map(|piece| piece.reading).max().unwrap_or_default();
    let text = |reading: usize| -> String {
        pieces.iter().filter(|piece| piece.reading == reading).map(|piece| piece.reads.as_str()).collect()
    };
    let like = |reading: usize| super::tokens::likeness(&text(reading), old);
    let best = (0..=last).fold(0, |best, next| if like(next) > like(best) { next } else { best });
    let mut letters = Vec::new();
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.reading == best) {
        for (byte, letter) in piece.reads.char_indices() {
            let start = piece.written.start + byte;
            let written =
                if piece.is_literal { start..start + letter.len_utf8() } else { piece.written.clone() };
            letters.push(ReadLetter { letter, piece: at, written });
        }
    }
    letters
}

/// A letter as it is compared: blanks and hyphens that do not break are like others.
fn alike(letter: char) -> char {
    match letter {
        '\u{2011}' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

/// A paragraph and the text that it is made from.
struct Wording<'a> {
    pieces: &'a [TextPiece],
    letters: Vec<ReadLetter>,
    /// The letters of the paragraph, and which of the text each is.
    shown: Vec<char>,
    places: Vec<Option<usize>>,
}

impl<'a> Wording<'a> {
    fn new(text: &str, pieces: &'a [TextPiece]) -> Self {
        let letters = reading(text, pieces);
        let read: Vec<char> = letters.iter().map(|letter| alike(letter.letter)).collect();
        let shown: Vec<char> = text.chars().map(alike).collect();
        Wording { pieces, letters, places: aligned(&shown, &read), shown }
    }

    fn add(
        &self,
        old: Range<usize>,
        new: String,
        edits: &mut Vec<WrittenEdit>,
    ) -> Result<(), WordingObstacle> {
        if old.is_empty() {
            let (at, quote) = self.insertion(old.start)?;
            check(&new, quote)?;
            edits.push((at..at, new));
            return Ok(());
        }
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for at in old {
            let Some(place) = self.places[at] else {
                // A blank in place of several, or is the program's.
                if self.shown[at] == ' ' {
                    continue;
                }
                return Err(WordingObstacle::Own);
            };
            let letter = &self.letters[place];
            if !self.pieces[letter.piece].is_literal {
                return Err(WordingObstacle::Computed(letter.written.clone()));
            }
            match parts.last_mut() {
                Some((piece, range)) if *piece == letter.piece => range.end = letter.written.end,
                _ => parts.push((letter.piece, letter.written.clone())),
            }
        }
        let mut new = Some(new);
        for (piece, range) in parts {
            let words = new.take().unwrap_or_default();
            check(&words, self.pieces[piece].quote)?;
            edits.push((range, words));
        }
        new.map_or(Ok(()), |_| Err(WordingObstacle::Own))
    }

    /// Where words are put before a letter of the paragraph, and in which quotes: behind a typed letter, else before one,
    /// rather outside of quotes; else between two expressions.
    fn insertion(&self, at: usize) -> Result<(usize, Option<char>), WordingObstacle> {
        let letter =
            |at: Option<usize>| self.places.get(at?).copied().flatten().map(|place| &self.letters[place]);
        let (before, next) = (letter(at.checked_sub(1)), letter(Some(at)));
        let typed = |letter: Option<&'_ ReadLetter>| {
            letter.is_some_and(|letter| self.pieces[letter.piece].is_literal)
        };
        let quote = |letter: &ReadLetter| self.pieces[letter.piece].quote;
        match (before, next) {
            (Some(before), Some(next))
                if typed(Some(next))
                    && quote(next).is_none()
                    && (!typed(Some(before)) || quote(before).is_some()) =>
            {
                Ok((next.written.start, None))
            }
            (Some(before), _) if typed(Some(before)) => Ok((before.written.end, quote(before))),
            (_, Some(next)) if typed(Some(next)) => Ok((next.written.start, quote(next))),
            (Some(before), _) => Ok((before.written.end, None)),
            (None, Some(next)) => Ok((next.written.start, None)),
            (None, None) => Err(WordingObstacle::Own),
        }
    }
}

/// Refuses words that would mean something else where they are put.
fn check(words: &str, quote: Option<char>) -> Result<(), WordingObstacle> {
    let ends_quote = quote.is_some_and(|quote| words.contains([quote, '\\']));
    if words.contains("{{") || words.contains("}}") || ends_quote {
        return Err(WordingObstacle::Sign);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(reads: &str, written: Range<usize>, is_literal: bool) -> TextPiece {
        TextPiece { reads: reads.to_owned(), written, is_literal, quote: None, reading: 0 }
    }

    /// `Giao {{ x }} người, xong.`
    fn pieces() -> Vec<TextPiece> {
        vec![piece("Giao ", 0..5, true), piece("25", 5..12, false), piece(" người, xong.", 12..28, true)]
    }

    #[test]
    fn typed_words_change_and_computed_ones_do_not() {
        let edits = |new: &str| written_edits("Giao 25 người, xong./.", new, &pieces());
        let text = "Giao {{ x }} người, xong.";
        let at = |word: &str| text.find(word).unwrap();
        assert_eq!(edits("Giao 25 người, hết./."), Ok(vec![(at("xong")..at("xong") + 4, "hết".to_owned())]));
        assert_eq!(edits("Giao 26 người, xong./."), Err(WordingObstacle::Computed(5..12)));
        assert_eq!(edits("Giao 25 người, xong"), Err(WordingObstacle::Own));
        assert_eq!(edits("Giao 25 {{ người, xong./."), Err(WordingObstacle::Sign));
        let inserted = edits("Giao thêm 25 người, xong./.");
        assert_eq!(inserted, Ok(vec![(5..5, "thêm ".to_owned())]));
    }

    #[test]
    fn words_are_put_beside_an_expression() {
        let pieces = [piece("25", 0..7, false), piece(" người", 7..14, true)];
        assert_eq!(written_edits("25 người", "Giao 25 người", &pieces), Ok(vec![(0..0, "Giao ".to_owned())]));
    }
}
