//! Two syllables that are no word, and become one by a single key: `kiễm định`, `chông chờ`, `cao diểm`.
//!
//! Nothing is said where one of the two belongs to another word beside it, or where both are right by themselves: what is
//! unknown is seldom wrong, a false alarm costs more than a slip that stays.

use std::borrow::Cow;

use super::phrase_book::{BOOK, SyllableParts};
use super::vocabulary::{self, IntendedWord, SyllableNumber};
use crate::text;

/// Words that are typed for others before a word at the end of a clause: what is typed, the word after it, what is meant.
const REAL_WORDS: &[(&str, &str, &str)] = &[
    ("nếu", "trên", "nêu"),
    ("nếu", "dưới", "nêu"),
    ("nếu", "sau", "nêu"),
    ("kế", "trên", "kể"),
    ("cũng", "cố", "củng"),
];

/// The word that the first of two is typed for, where both are words and yet seldom beside each other.
pub(super) fn real_word_meant(first: &str, second: &str) -> Option<&'static str> {
    let is_pair = |(wrong, beside, _): &&(&str, &str, &str)| *wrong == first && *beside == second;
    REAL_WORDS.iter().find(is_pair).map(|(_, _, expected)| *expected)
}

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
        // `đung mục đích`: a syllable of no word may precede a whole one.
        let is_unknown = self.numbers[at].is_none();
        if self.is_right(at) || self.is_right(at + 1) && !is_unknown {
            return None;
        }
        let ends_word = self.is_right_before(at);
        let (first, second) = (self.spelled.get(at)?.as_ref(), self.spelled.get(at + 1)?.as_ref());
        let joins = (BOOK.joins(first), BOOK.joins(second));
        let is_single = |at: usize, joins: bool| joins || vocabulary::is_single(self.numbers[at]);
        let is_second_single = is_single(at + 1, joins.1);
        let are_single = is_single(at, joins.0) && is_second_single;
        if first == second || are_single && (joins.0 || joins.1) || !is_long(first) || !is_long(second) {
            return None;
        }
        let written = [first, second].map(SyllableParts::parse);
        // Of two words that are right by themselves, one that only sounds like another is taken for it.
        let is_meant = |meant: &IntendedWord| {
            let (joins, written) =
                if meant.is_second { (joins.1, written[1]) } else { (joins.0, written[0]) };
            // `bốn tại chổ`: the first may be the middle of a longer word, the second is then none by itself.
            let is_free = !ends_word || meant.is_second && !is_second_single;
            !joins && is_free && (!are_single || written.sounds_like(&SyllableParts::parse(meant.syllable)))
        };
        let meant: Vec<IntendedWord> =
            vocabulary::meant(first, second).into_iter().filter(is_meant).collect();
        // `hiệu trường` is nearer to `hiệu trưởng` than to `hiện trường`: its letters but for their marks.
        let folds =
            |one: &&IntendedWord| text::folds_as(if one.is_second { second } else { first }, one.syllable);
        let mut near = meant.iter().filter(|one| meant.len() == 1 || folds(one));
        let one = near.next().filter(|_| near.next().is_none())?;
        Some(NearWord { expected: one.syllable, is_second: one.is_second })
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

/// Whether a word has more than one letter, or is `y`, the one letter that begins words: `y tế`.
fn is_long(word: &str) -> bool {
    word == "y" || word.chars().nth(1).is_some()
}
