//! The set phrases of the field as they are looked up: what follows what, and what is one key away from them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::set_phrases::{
    ALIKE, COMPOUNDS, JOINING, LOANED, OF_AFFAIRS, OF_BODIES, OF_THE_PARTY, OF_WORK, REDUPLICATED,
};
use crate::text::{self, Kind, Scan, ToneMark};

/// The phrases, built once.
pub(super) static BOOK: LazyLock<PhraseBook> = LazyLock::new(PhraseBook::new);

/// Two syllables in small letters, the tone marks of `uy`, `oa` on the first vowel.
type Pair = (&'static str, &'static str);

/// The phrases of `set_phrases.rs`.
pub(super) struct PhraseBook {
    /// The second syllables of set phrases, by the first.
    after: BTreeMap<&'static str, Vec<&'static str>>,
    /// The first syllables, by the second.
    before: BTreeMap<&'static str, Vec<&'static str>>,
    compounds: BTreeSet<Pair>,
    alike: BTreeSet<Pair>,
    joining: BTreeSet<&'static str>,
    reduplicated: BTreeSet<&'static str>,
    loaned: BTreeSet<&'static str>,
}

impl PhraseBook {
    fn new() -> Self {
        let mut book = Self {
            after: BTreeMap::new(),
            before: BTreeMap::new(),
            compounds: pairs(COMPOUNDS).collect(),
            alike: pairs(ALIKE).collect(),
            joining: words(JOINING),
            reduplicated: words(REDUPLICATED),
            loaned: words(LOANED),
        };
        for (first, second) in [OF_THE_PARTY, OF_BODIES, OF_WORK, OF_AFFAIRS].into_iter().flat_map(pairs) {
            book.after.entry(first).or_default().push(second);
            book.before.entry(second).or_default().push(first);
        }
        book
    }

    /// Whether two syllables are a set phrase, or adjacent in one.
    pub(super) fn is_set(&self, first: &str, second: &str) -> bool {
        self.after.get(first).is_some_and(|seconds| seconds.contains(&second))
    }

    /// Whether two syllables are one word, as far as is known.
    pub(super) fn is_word(&self, first: &str, second: &str) -> bool {
        self.is_set(first, second) || self.compounds.contains(&(first, second))
    }

    /// Whether a word joins others.
    pub(super) fn joins(&self, word: &str) -> bool {
        self.joining.contains(word)
    }

    /// Whether a syllable is doubled on purpose.
    pub(super) fn is_reduplicated(&self, word: &str) -> bool {
        self.reduplicated.contains(word)
    }

    /// Whether a word is a loan.
    pub(super) fn is_loan(&self, word: &str) -> bool {
        self.loaned.contains(word)
    }

    /// The set phrase that two syllables are one key away from.
    pub(super) fn meant(&self, first: &str, second: &str) -> Option<Pair> {
        let seconds = self.after.get_key_value(first).into_iter();
        let by_first = seconds.flat_map(|(first, seconds)| seconds.iter().map(move |one| (*first, *one)));
        let firsts = self.before.get_key_value(second).into_iter();
        let by_second = firsts.flat_map(|(second, firsts)| firsts.iter().map(move |one| (*one, *second)));
        let is_near = |pair: &Pair| match (pair.0 == first, pair.1 == second) {
            (true, false) => is_one_key(second, pair.1),
            (false, true) => is_one_key(first, pair.0),
            _ => false,
        };
        if self.is_set(first, second) || self.alike.contains(&(first, second)) {
            return None;
        }
        by_first.chain(by_second).find(is_near)
    }
}

fn listed(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim)
}

fn words(list: &'static str) -> BTreeSet<&'static str> {
    listed(list).collect()
}

/// The adjacent syllables of each phrase.
fn pairs(list: &'static str) -> impl Iterator<Item = Pair> {
    listed(list).flat_map(|phrase| {
        let syllables: Vec<&str> = phrase.split(' ').collect();
        syllables.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<Pair>>()
    })
}

/// Whether a syllable is typed for another with one key too few, too many or beside: another tone or mark of a letter,
/// another final consonant, or an initial that sounds alike.
fn is_one_key(written: &str, meant: &str) -> bool {
    const ALIKE: [(&str, &str); 8] = [
        ("ch", "tr"),
        ("s", "x"),
        ("d", "gi"),
        ("d", "r"),
        ("r", "gi"),
        ("l", "n"),
        ("g", "gh"),
        ("ng", "ngh"),
    ];
    if written == meant {
        return false;
    }
    let ((onset, vowel, coda), (own, other, last)) = (parts(written), parts(meant));
    // Most syllables differ in more, and are not compared letter by letter.
    let may_fold_alike = coda == last && onset.len().abs_diff(own.len()) <= 1;
    if may_fold_alike && text::fold(written) == text::fold(meant) {
        return true;
    }
    let sounds_alike = ALIKE.iter().any(|pair| *pair == (onset, own) || *pair == (own, onset));
    vowel == other && ((onset == own && coda != last) || (sounds_alike && coda == last))
}

/// The consonants before the vowels of a syllable, the vowels, and the consonants after them.
fn parts(syllable: &str) -> (&str, &str, &str) {
    let is_consonant = |c: char| "bcdđghklmnpqrstvx".contains(c);
    let start = syllable.find(|c| !is_consonant(c)).unwrap_or(syllable.len());
    let (onset, rest) = syllable.split_at(start);
    let end = rest.trim_end_matches(is_consonant).len();
    (onset, &rest[..end], &rest[end..])
}

/// The words of a text in small letters, the tone marks of `uy`, `oa` on the first vowel; other tokens are empty.
pub(super) fn spelled_words(scan: &Scan<'_>) -> Vec<String> {
    let of = |at: usize| match scan.kind(at) {
        Some(Kind::Word) if scan.word(at).is_ascii() => scan.word(at).to_owned(),
        Some(Kind::Word) => text::respell(scan.word(at), ToneMark::First),
        _ => String::new(),
    };
    (0..scan.tokens().len()).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_one_key_away_is_found_and_other_words_are_not() {
        for (text, meant) in [
            ("phân đấu", Some("phấn đấu")),
            ("dân cự", Some("dân cư")),
            ("hương dẫn", Some("hướng dẫn")),
            ("rà soat", Some("rà soát")),
            ("đãng viên", Some("đảng viên")),
            ("phục lục", Some("phụ lục")),
            ("mần non", Some("mầm non")),
            ("chiển khai", Some("triển khai")),
            ("dân cư", None),
            ("dân cử", None),
            ("chi tiêu", None),
            ("cộng tác", None),
            ("có thể", None),
            ("quá trình", None),
        ] {
            let (first, second) = text.split_once(' ').unwrap();
            let found = BOOK.meant(first, second).map(|(first, second)| format!("{first} {second}"));
            assert_eq!(found.as_deref(), meant, "{text}");
        }
    }

    #[test]
    fn the_lists_do_not_contradict_each_other() {
        for (first, second) in pairs(ALIKE) {
            assert!(!BOOK.is_set(first, second), "{first} {second}");
        }
    }
}
