//! The set phrases of the field as they are looked up: what follows what, and what is one key away from them.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::common_words::COMMON_WORDS;
use super::set_phrases::{
    ALIKE, COMPOUNDS, JOINING, LOANED, OF_AFFAIRS, OF_BODIES, OF_PRACTICE, OF_PROSE, OF_THE_PARTY, OF_WORK,
    REDUPLICATED, STANDING_ALONE,
};
use crate::text::{self, Scan, TokenKind, ToneMark};

/// The phrases, built once.
pub(super) static BOOK: LazyLock<PhraseBook> = LazyLock::new(PhraseBook::new);

/// Two syllables in small letters, the tone marks of `uy`, `oa` on the first vowel.
type Pair = (&'static str, &'static str);

/// The phrases of `set_phrases.rs`.
pub(super) struct PhraseBook {
    /// The second syllables of set phrases, by the first.
    after: FxHashMap<&'static str, Neighbours>,
    /// The first syllables, by the second.
    before: FxHashMap<&'static str, Neighbours>,
    compounds: FxHashSet<Pair>,
    alike: FxHashSet<Pair>,
    joining: FxHashSet<&'static str>,
    reduplicated: FxHashSet<&'static str>,
    loaned: FxHashSet<&'static str>,
    alone: FxHashSet<&'static str>,
}

/// A syllable of set phrases, and those that stand on one side of it.
struct Neighbours {
    syllable: &'static str,
    beside: Vec<SyllableParts<'static>>,
}

/// A syllable in small letters, taken apart.
#[derive(Clone, Copy)]
pub(super) struct SyllableParts<'w> {
    word: &'w str,
    /// The consonants before the vowels.
    onset: &'w str,
    vowel: &'w str,
    /// The consonants after the vowels.
    coda: &'w str,
}

impl PhraseBook {
    fn new() -> Self {
        let mut book = Self {
            after: FxHashMap::default(),
            before: FxHashMap::default(),
            compounds: pairs(COMPOUNDS).chain(pairs(COMMON_WORDS)).collect(),
            alike: pairs(ALIKE).collect(),
            joining: words(JOINING),
            reduplicated: words(REDUPLICATED),
            loaned: words(LOANED),
            alone: words(STANDING_ALONE),
        };
        for (first, second) in
            [OF_THE_PARTY, OF_BODIES, OF_WORK, OF_AFFAIRS, OF_PRACTICE, OF_PROSE].into_iter().flat_map(pairs)
        {
            let seconds = book.after.entry(first).or_insert_with(|| Neighbours::new(first));
            seconds.beside.push(SyllableParts::parse(second));
            let firsts = book.before.entry(second).or_insert_with(|| Neighbours::new(second));
            firsts.beside.push(SyllableParts::parse(first));
        }
        book
    }

    /// Whether two syllables are a set phrase, or adjacent in one.
    pub(super) fn is_set(&self, first: &str, second: &str) -> bool {
        self.after.get(first).is_some_and(|seconds| seconds.has(second))
    }

    /// Whether two syllables are one word, as far as is known.
    pub(super) fn is_word(&self, first: &str, second: &str) -> bool {
        self.is_set(first, second) || self.compounds.contains(&(first, second))
    }

    /// Whether two syllables look like a set phrase and are right.
    pub(super) fn is_alike(&self, first: &str, second: &str) -> bool {
        self.alike.contains(&(first, second))
    }

    /// Whether a word joins others.
    pub(super) fn joins(&self, word: &str) -> bool {
        self.joining.contains(word)
    }

    /// Whether a syllable is doubled on purpose.
    pub(super) fn is_reduplicated(&self, word: &str) -> bool {
        self.reduplicated.contains(word)
    }

    /// Whether a syllable is a word by itself too, so that it may follow another word that ends with it.
    pub(super) fn stands_alone(&self, word: &str) -> bool {
        self.alone.contains(word)
    }

    /// Whether a word is a loan.
    pub(super) fn is_loan(&self, word: &str) -> bool {
        self.loaned.contains(word)
    }

    /// The set phrase that two syllables are one key away from.
    pub(super) fn meant(&self, first: &str, second: &str) -> Option<Pair> {
        let seconds = self.after.get(first);
        if seconds.is_some_and(|seconds| seconds.has(second)) {
            return None;
        }
        let by_first = seconds.and_then(|seconds| seconds.nearest(second));
        let by_second = || self.before.get(second).and_then(|firsts| firsts.nearest(first));
        let meant = by_first.or_else(|| by_second().map(|(second, first)| (first, second)))?;
        (!self.alike.contains(&(first, second))).then_some(meant)
    }
}

impl Neighbours {
    fn new(syllable: &'static str) -> Self {
        Self { syllable, beside: Vec::new() }
    }

    /// Whether a syllable is one of those beside it.
    fn has(&self, written: &str) -> bool {
        self.beside.iter().any(|one| one.word == written)
    }

    /// The syllable, and the first beside it that another is one key away from.
    fn nearest(&self, written: &str) -> Option<Pair> {
        let written = SyllableParts::parse(written);
        let near = self.beside.iter().find(|one| written.is_one_key_from(one));
        near.map(|one| (self.syllable, one.word))
    }
}

impl<'w> SyllableParts<'w> {
    /// Takes a syllable in small letters apart.
    pub(super) fn parse(word: &'w str) -> Self {
        let is_consonant = |c: char| {
            matches!(
                c,
                'b' | 'c'
                    | 'd'
                    | 'đ'
                    | 'g'
                    | 'h'
                    | 'k'
                    | 'l'
                    | 'm'
                    | 'n'
                    | 'p'
                    | 'q'
                    | 'r'
                    | 's'
                    | 't'
                    | 'v'
                    | 'x'
            )
        };
        let start = word.find(|c| !is_consonant(c)).unwrap_or(word.len());
        // `giỏi`, and not `gìn`: the onset is `gi` before another vowel.
        let begins_gi = word.starts_with("gi") && word[2..].starts_with(|c| !is_consonant(c));
        let start = if begins_gi { 2 } else { start };
        let (onset, rest) = word.split_at(start);
        let (vowel, coda) = rest.split_at(rest.trim_end_matches(is_consonant).len());
        Self { word, onset, vowel, coda }
    }

    /// Whether this syllable is typed for another with one key too few, too many or beside: another tone or mark of a
    /// letter, another final consonant, or an initial that sounds alike.
    fn is_one_key_from(&self, meant: &SyllableParts<'_>) -> bool {
        // A letter that only looks like `đ` is no consonant of the language.
        let may_fold_alike = self.onset.len().abs_diff(meant.onset.len()) <= 1;
        let folds_alike = || may_fold_alike && text::folds_as(self.word, meant.word);
        if self.vowel == meant.vowel {
            return match (self.onset == meant.onset, self.coda == meant.coda) {
                (true, false) => true,
                (false, true) => sounds_alike(self.onset, meant.onset) || folds_alike(),
                (true, true) | (false, false) => false,
            };
        }
        self.coda == meant.coda && (folds_alike() || self.lacks_letter_of(meant))
    }

    /// The same as [`Self::is_one_key_from`], or [`Self::sounds_like`] it: `giỏi` for `dõi`; or with two vowels in the wrong
    /// order: `khẻo` for `khỏe`.
    pub(super) fn is_typed_for(&self, meant: &SyllableParts<'_>) -> bool {
        self.is_one_key_from(meant) || self.sounds_like(meant) || self.turns_vowels_of(meant)
    }

    fn turns_vowels_of(&self, meant: &SyllableParts<'_>) -> bool {
        let is_one_place = self.onset == meant.onset && self.coda == meant.coda;
        if !is_one_place || self.vowel.chars().count() != 2 || meant.vowel.chars().count() != 2 {
            return false;
        }
        let turned: String = meant.vowel.chars().rev().collect();
        !text::folds_as(self.vowel, meant.vowel) && text::folds_as(self.vowel, &turned)
    }

    /// Whether this syllable is another in the ears of some: an initial that sounds alike, hook and tilde mistaken for each other.
    pub(super) fn sounds_like(&self, meant: &SyllableParts<'_>) -> bool {
        (self.onset == meant.onset || sounds_alike(self.onset, meant.onset))
            && self.coda == meant.coda
            && self.vowel.chars().map(without_hook).eq(meant.vowel.chars().map(without_hook))
    }

    /// Whether one of the three vowels of another syllable is left out: `quền` for `quyền`. Shorter rimes are too much alike.
    fn lacks_letter_of(&self, meant: &SyllableParts<'_>) -> bool {
        let is_long = meant.vowel.chars().count() == 3 && self.vowel.chars().count() == 2;
        let without = |left_out: usize| -> String {
            meant
                .vowel
                .chars()
                .enumerate()
                .filter(|(at, _)| *at != left_out)
                .map(|(_, letter)| letter)
                .collect()
        };
        // `chưng trình`: of `ươ` one letter alone makes other syllables seldom.
        let is_half = meant.vowel.chars().eq("ươ".chars()) && matches!(self.vowel, "ư" | "ơ");
        self.onset == meant.onset
            && (is_half || is_long && (0..3).any(|left_out| without(left_out) == self.vowel))
    }
}

/// Whether two initials sound alike somewhere in the country.
fn sounds_alike(one: &str, other: &str) -> bool {
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
    ALIKE.iter().any(|pair| *pair == (one, other) || *pair == (other, one))
}

/// A vowel with a tilde for the hook above, which many do not tell apart.
fn without_hook(vowel: char) -> char {
    const HOOKED: &str = "ảẳẩẻểỉỏổởủửỷ";
    const TILDE: &str = "ãẵẫẽễĩõỗỡũữỹ";
    let at = HOOKED.chars().position(|hooked| hooked == vowel);
    at.and_then(|at| TILDE.chars().nth(at)).unwrap_or(vowel)
}

/// The adjacent syllables of all phrases and words of `set_phrases.rs` and `common_words.rs`.
#[cfg(test)]
pub(super) fn known_pairs() -> impl Iterator<Item = Pair> {
    let lists =
        [OF_THE_PARTY, OF_BODIES, OF_WORK, OF_AFFAIRS, OF_PRACTICE, OF_PROSE, COMPOUNDS, COMMON_WORDS];
    lists.into_iter().flat_map(pairs)
}

fn listed(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim)
}

fn words(list: &'static str) -> FxHashSet<&'static str> {
    listed(list).collect()
}

/// The adjacent syllables of each phrase.
fn pairs(list: &'static str) -> impl Iterator<Item = Pair> {
    listed(list).flat_map(|phrase| {
        let syllables: Vec<&str> = phrase.split(' ').collect();
        syllables.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<Pair>>()
    })
}

/// The words of a text in small letters, the tone marks of `uy`, `oa` on the first vowel; other tokens are empty.
pub(super) fn spelled_words<'s>(scan: &'s Scan<'_>) -> Vec<Cow<'s, str>> {
    let of = |at: usize| match scan.kind(at) {
        Some(TokenKind::Word) => text::respell_word(scan.word(at), ToneMark::First),
        _ => Cow::Borrowed(""),
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
            ("đứng đàu", Some("đứng đầu")),
            ("nổ lực", Some("nỗ lực")),
            ("xuât sắc", Some("xuất sắc")),
            ("góp ỷ", Some("góp ý")),
            ("chưng trình", Some("chương trình")),
            ("năng xuất", Some("năng suất")),
            ("sảy ra", Some("xảy ra")),
            ("trường họp", None),
            ("phân bố", None),
            ("nơi quy", None),
            ("phường hướng", None),
            ("ðảng viên", None),
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
