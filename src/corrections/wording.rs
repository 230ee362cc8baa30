//! New words of a paragraph as new words of the text that it is made from: which letters are typed, and which computed.

use std::ops::Range;

use super::merged::moved;
use super::tokens::{ChangedPart, aligned, changed_parts};
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

/// Changed words that have no place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RefusedWords {
    pub(super) obstacle: WordingObstacle,
    /// Where they begin in the old words and in the new ones, in characters.
    pub(super) old: usize,
    pub(super) new: usize,
}

/// New words of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct WordingChange {
    pub(super) edits: Vec<WrittenEdit>,
    /// How it reads with them.
    pub(super) reads: String,
    /// The words that have no place in it.
    pub(super) refused: Vec<RefusedWords>,
}

/// The edits of a text as it is written that make it read as `new` instead of `old`, part by part.
pub(super) fn wording_change(old: &str, new: &str, pieces: &[TextPiece]) -> WordingChange {
    let wording = Wording::new(old, pieces);
    let parts = changed_parts(old, new);
    let mut change = WordingChange::default();
    let mut taken: Vec<&ChangedPart> = Vec::new();
    for part in &parts {
        match wording.add(part, &mut change.edits) {
            Ok(()) => taken.push(part),
            Err(obstacle) => {
                let (old, new) = (part.old.start, moved(part.old.start, &parts));
                change.refused.push(RefusedWords { obstacle, old, new });
            }
        }
    }
    let mut reads: Vec<char> = old.chars().collect();
    for part in taken.into_iter().rev() {
        reads.splice(part.old.clone(), part.new.chars());
    }
    change.reads = reads.into_iter().collect();
    change
}

/// The edits of a text as it is written that give a part of it, in characters of the paragraph, another look: what is put
/// before and behind it, so that its own lines stay. None where it is not typed, or not in one piece.
pub(super) fn look_edits(
    text: &str,
    part: &Range<usize>,
    function: &str,
    pieces: &[TextPiece],
) -> Option<[WrittenEdit; 2]> {
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
    let (from, to) = (first.written.start, last.written.end);
    Some([(from..from, format!("{{{{ {function}({quote}")), (to..to, format!("{quote}) }}}}"))])
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

    /// Adds the edits that a changed part makes; none where a letter of it has no place in the text.
    fn add(&self, part: &ChangedPart, edits: &mut Vec<WrittenEdit>) -> Result<(), WordingObstacle> {
        let ChangedPart { old, new } = part;
        if old.is_empty() {
            let (at, quote) = self.insertion(old.start)?;
            check(new, quote)?;
            edits.push((at..at, new.clone()));
            return Ok(());
        }
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for at in old.clone() {
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
        let mut new = Some(new.clone());
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
        let edits = |new: &str| wording_change("Giao 25 người, xong./.", new, &pieces());
        let refused = |new: &str| edits(new).refused.into_iter().map(|one| one.obstacle).collect::<Vec<_>>();
        let text = "Giao {{ x }} người, xong.";
        let at = |word: &str| text.find(word).unwrap();
        let done = vec![(at("xong")..at("xong") + 4, "hết".to_owned())];
        assert_eq!(edits("Giao 25 người, hết./.").edits, done);
        assert_eq!(refused("Giao 26 người, xong./."), [WordingObstacle::Computed(5..12)]);
        assert_eq!(refused("Giao 25 người, xong"), [WordingObstacle::Own]);
        assert_eq!(refused("Giao 25 {{ người, xong./."), [WordingObstacle::Sign]);
        assert_eq!(edits("Giao thêm 25 người, xong./.").edits, [(5..5, "thêm ".to_owned())]);
        // Typed words change beside a computed figure that stays.
        let both = edits("Trao 26 người, hết./.");
        assert_eq!(both.reads, "Trao 25 người, hết./.");
        assert_eq!(both.edits, [vec![(0..4, "Trao".to_owned())], done].concat());
        let one = RefusedWords { obstacle: WordingObstacle::Computed(5..12), old: 5, new: 5 };
        assert_eq!(both.refused, [one]);
    }

    #[test]
    fn words_are_put_beside_an_expression() {
        let pieces = [piece("25", 0..7, false), piece(" người", 7..14, true)];
        let change = wording_change("25 người", "Giao 25 người", &pieces);
        assert_eq!(change.edits, [(0..0, "Giao ".to_owned())]);
    }
}
