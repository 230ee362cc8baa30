//! Two syllables that are no word, and become one by a single key: `kiễm định`, `chông chờ`, `cao diểm`.
//!
//! Nothing is said where one of the two belongs to another word beside it, or where both are right by themselves: what is
//! unknown is seldom wrong, a false alarm costs more than a slip that stays.

use std::borrow::Cow;

use super::phrase_book::{BOOK, SyllableParts};
use super::vocabulary::{self, Meant, SyllableNumber};

/// The words of a text as they are looked up, with their numbers in the vocabulary.
pub(super) struct NearWords<'w> {
    spelled: &'w [Cow<'w, str>],
    numbers: Vec<Option<SyllableNumber>>,
}

/// The right way to write one of two syllables.
pub(super) struct NearWord {
    pub(super) expected: &'static str,
    /// Whether it is the second of the two that is wrong.
    pub(super) is_second: bool,
}

impl<'w> NearWords<'w> {
    /// The words of a text, in small letters and with their tone marks where the vocabulary has them.
    pub(super) fn new(spelled: &'w [Cow<'w, str>]) -> Self {
        Self { spelled, numbers: spelled.iter().map(|word| vocabulary::find(word)).collect() }
    }

    /// The word that a syllable and the next one are typed for, if they are no word themselves.
    pub(super) fn meant(&self, at: usize) -> Option<NearWord> {
        if self.is_right(at) || self.is_right_before(at) || self.is_right(at + 1) {
            return None;
        }
        let (first, second) = (self.spelled.get(at)?.as_ref(), self.spelled.get(at + 1)?.as_ref());
        let joins = (BOOK.joins(first), BOOK.joins(second));
        let is_single = |at: usize, joins: bool| joins || vocabulary::is_single(self.numbers[at]);
        let are_single = is_single(at, joins.0) && is_single(at + 1, joins.1);
        if first == second || are_single && (joins.0 || joins.1) || !is_long(first) || !is_long(second) {
            return None;
        }
        let written = [first, second].map(SyllableParts::parse);
        // Of two words that are right by themselves, one that only sounds like another is taken for it.
        let is_meant = |meant: &Meant| {
            let (joins, written) =
                if meant.is_second { (joins.1, written[1]) } else { (joins.0, written[0]) };
            !joins && (!are_single || written.sounds_like(&SyllableParts::parse(meant.syllable)))
        };
        let meant: Vec<Meant> = vocabulary::meant(first, second).into_iter().filter(is_meant).collect();
        match meant[..] {
            [Meant { syllable, is_second }] => Some(NearWord { expected: syllable, is_second }),
            _ => None,
        }
    }

    /// Whether a word and the next one are right beside each other.
    fn is_right(&self, at: usize) -> bool {
        let number = |at: usize| self.numbers.get(at).copied().flatten();
        vocabulary::is_right(number(at), number(at + 1)) || BOOK.is_alike(self.word(at), self.word(at + 1))
    }

    fn is_right_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_right(before))
    }

    fn word(&self, at: usize) -> &str {
        self.spelled.get(at).map_or("", AsRef::as_ref)
    }
}

/// Whether a word has more than one letter.
fn is_long(word: &str) -> bool {
    word.chars().nth(1).is_some()
}
