//! The words of two and three syllables that official texts use, and which of them a pair of syllables is one key away
//! from.

use std::ops::Range;

use super::phrase_book::SyllableParts;

// `SYLLABLES`, sorted; `SINGLE`, their numbers that are words by themselves; `WORDS` and `ADJACENT`, pairs of numbers by the first
// and the second; `TURNED`, the words by the second and the first. `build.rs` makes them of the lists in `vocabulary/`.
include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// A syllable of the vocabulary by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SyllableNumber(u16);

/// A word that two syllables are one key away from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct IntendedWord {
    /// The right way to write one of the two.
    pub(super) syllable: &'static str,
    /// Whether it is the second of the two that is wrong.
    pub(super) is_second: bool,
}

/// The number of a syllable in small letters, the tone marks of `uy`, `oa` on the first vowel.
pub(super) fn find(written: &str) -> Option<SyllableNumber> {
    let at = SYLLABLES.binary_search(&written).ok()?;
    u16::try_from(at).ok().map(SyllableNumber)
}

/// Whether a syllable is a word by itself.
pub(super) fn is_single(syllable: Option<SyllableNumber>) -> bool {
    syllable.is_some_and(|one| SINGLE.binary_search(&one.0).is_ok())
}

/// Whether two syllables are a word or right beside each other.
pub(super) fn is_right(first: Option<SyllableNumber>, second: Option<SyllableNumber>) -> bool {
    let (Some(first), Some(second)) = (first, second) else { return false };
    let pair = (first.0, second.0);
    WORDS.binary_search(&pair).is_ok() || ADJACENT.binary_search(&pair).is_ok()
}

/// The words that two syllables are one key away from, as far as one of the two is right.
pub(super) fn meant(first: &str, second: &str) -> Vec<IntendedWord> {
    let mut found = Vec::new();
    for (right, written, words, is_second) in [(second, first, TURNED, false), (first, second, WORDS, true)] {
        let Some(right) = find(right) else { continue };
        let written = SyllableParts::parse(written);
        let beside = words[range_of(words, right)].iter().map(|(_, beside)| SYLLABLES[usize::from(*beside)]);
        let near = beside.filter(|beside| written.is_typed_for(&SyllableParts::parse(beside)));
        found.extend(near.map(|syllable| IntendedWord { syllable, is_second }));
    }
    found
}

/// Where the pairs are that begin with a syllable.
fn range_of(pairs: &[(u16, u16)], syllable: SyllableNumber) -> Range<usize> {
    let start = pairs.partition_point(|(first, _)| *first < syllable.0);
    let end = pairs.partition_point(|(first, _)| *first <= syllable.0);
    start..end
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::phrase_book::known_pairs;
    use super::*;
    use crate::text::{self, ToneMark};

    const COMPOUNDS: &str = include_str!("vocabulary/compounds.txt");
    const ADJACENT_PAIRS: &str = include_str!("vocabulary/adjacent.txt");

    fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
        list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    #[test]
    fn lists_are_written_as_texts_are_looked_up() {
        for syllable in SYLLABLES {
            assert_eq!(*syllable, text::respell_word(syllable, ToneMark::First));
            assert!(text::is_syllable(syllable), "{syllable}");
        }
        assert!(SYLLABLES.is_sorted() && WORDS.is_sorted() && TURNED.is_sorted() && ADJACENT.is_sorted());
        assert!(WORDS.len() > 5_000 && WORDS.len() == TURNED.len(), "{}", WORDS.len());
    }

    #[test]
    fn no_list_says_what_another_says() {
        let mut seen = BTreeSet::new();
        for word in entries(COMPOUNDS) {
            assert!(matches!(word.split(' ').count(), 2 | 3), "{word}");
            assert!(seen.insert(word), "{word} is listed twice");
        }
        for pair in entries(ADJACENT_PAIRS) {
            assert!(!seen.contains(pair), "{pair}");
        }
        for pair in ADJACENT {
            let written = |at: u16| SYLLABLES[usize::from(at)];
            assert!(WORDS.binary_search(pair).is_err(), "{} {}", written(pair.0), written(pair.1));
        }
    }

    #[test]
    fn set_phrases_are_words() {
        for (first, second) in known_pairs() {
            assert!(is_right(find(first), find(second)), "{first} {second}");
        }
    }

    #[test]
    fn syllables_one_key_away_from_a_word_are_found() {
        let meant = |first: &str, second: &str| -> Vec<&str> {
            meant(first, second).iter().map(|one| one.syllable).collect()
        };
        assert_eq!(meant("kiễm", "định"), ["kiểm"]);
        assert_eq!(meant("chông", "chờ"), ["trông"]);
        assert_eq!(meant("cao", "diểm"), ["điểm"]);
        assert_eq!(meant("theo", "giỏi"), ["dõi"]);
        assert!(meant("xanh", "chờ").is_empty());
    }
}
