//! The place of the tone mark in open syllables with oa, oe, uy: `ủy, hòa` or `uỷ, hoà`.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::compose;

use super::letters::{is_letter, is_mark, plain, word_length};
use super::normal::nfc;

/// The vowel that bears the tone mark in open syllables in oa, oe, uy; all other syllables are spelled in one way only.
///
/// There is no rule for it, and both are in use (the-thuc, Writing).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ToneMark {
    /// On the first vowel, the older spelling: `ủy`, `hòa`, `khỏe`.
    First,
    /// On the second vowel, the newer spelling: `uỷ`, `hoà`, `khoẻ`. The default.
    #[default]
    Second,
}

/// The text with every open syllable in oa, oe, uy spelled in `style`, in NFC, letter case kept.
///
/// For the program's own strings only: a user's text is never re-spelled. Closed syllables (`hoàn`, `suýt`, `huỳnh`)
/// and those whose u belongs to `qu` (`quý`) come out as they are.
#[must_use]
pub fn respell(text: &str, style: ToneMark) -> String {
    nfc(text).split_inclusive(ends_word).map(|piece| respell_piece(piece, style)).collect()
}

/// A word in NFC, spelled in `style`.
pub fn respell_word(word: &str, style: ToneMark) -> Cow<'_, str> {
    let other = may_be_open(word).then(|| Syllable::parse(word)).flatten().filter(|one| one.style != style);
    other.and_then(|syllable| syllable.spelled(style)).map_or(Cow::Borrowed(word), Cow::Owned)
}

/// The places (in bytes of `text`, whole words) that show one style or the other, in order.
///
/// A syllable that both styles spell alike (`hoa`, `hoàn`, `quý`) shows none. The text may be in NFC or NFD.
pub fn styles_in(text: &str) -> impl Iterator<Item = (Range<usize>, ToneMark)> {
    words(text).filter_map(|range| {
        let word = Some(&text[range.clone()]).filter(|word| may_be_open(word))?;
        Some((range, Syllable::parse(&nfc(word))?.style))
    })
}

/// The words of a text, in bytes.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    std::iter::from_fn(move || {
        loop {
            let start = end;
            let length = word_length(&text[start..]);
            end += length;
            if length > 0 {
                return Some(start..end);
            }
            end += text[start..].chars().next()?.len_utf8();
        }
    })
}

/// A word and at most one character after it, the word respelled.
fn respell_piece(piece: &str, style: ToneMark) -> String {
    let word = piece.trim_end_matches(ends_word);
    Syllable::parse(word)
        .and_then(|syllable| syllable.spelled(style))
        .map_or_else(|| piece.to_owned(), |spelled| spelled + &piece[word.len()..])
}

fn ends_word(c: char) -> bool {
    !is_letter(c) && !is_mark(c)
}

/// Whether a word may end as open syllables do. Most do not, and nothing more is asked of those.
fn may_be_open(word: &str) -> bool {
    if word.bytes().next_back().is_none_or(|last| last.is_ascii() && !b"aeyAEY".contains(&last)) {
        return false;
    }
    let mut letters = word.chars().rev();
    match letters.next().map(plain) {
        Some(Some(second @ ('a' | 'e' | 'y'))) => match letters.next().map(plain) {
            Some(Some(first)) => is_open_rime(first, second),
            // A mark that is not composed with its letter.
            Some(None) => true,
            None => false,
        },
        Some(None) => true,
        Some(Some(_)) | None => false,
    }
}

/// An open syllable with a tone, whose spelling differs between the styles.
struct Syllable {
    onset: String,
    first: char,
    second: char,
    tone: char,
    style: ToneMark,
}

impl Syllable {
    /// Takes a word in NFC apart, if it is such a syllable.
    fn parse(word: &str) -> Option<Self> {
        let mut letters = word.chars();
        let (second, second_tone) = split_tone(letters.next_back()?);
        let (first, first_tone) = split_tone(letters.next_back()?);
        let onset = letters.as_str();
        let (style, tone) = match (first_tone, second_tone) {
            (Some(tone), None) => (ToneMark::First, tone),
            (None, Some(tone)) => (ToneMark::Second, tone),
            _ => return None,
        };
        (is_open_rime(first, second) && is_onset(onset)).then(|| Self {
            onset: onset.to_owned(),
            first,
            second,
            tone,
            style,
        })
    }

    fn spelled(self, style: ToneMark) -> Option<String> {
        let Self { onset, tone, .. } = self;
        let (first, second) = match style {
            ToneMark::First => (compose(self.first, tone)?, self.second),
            ToneMark::Second => (self.first, compose(self.second, tone)?),
        };
        Some(format!("{onset}{first}{second}"))
    }
}

/// Grave, acute, hook above, tilde, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// The vowels of open syllables, each with the five tones in their order.
const TONED: [(char, &str); 10] = [
    ('a', "àáảãạ"),
    ('e', "èéẻẽẹ"),
    ('o', "òóỏõọ"),
    ('u', "ùúủũụ"),
    ('y', "ỳýỷỹỵ"),
    ('A', "ÀÁẢÃẠ"),
    ('E', "ÈÉẺẼẸ"),
    ('O', "ÒÓỎÕỌ"),
    ('U', "ÙÚỦŨỤ"),
    ('Y', "ỲÝỶỸỴ"),
];

/// The plain vowel and its tone mark; any other letter is returned as it is.
fn split_tone(letter: char) -> (char, Option<char>) {
    if letter.is_ascii() {
        return (letter, None);
    }
    let of = |(base, toned): &(char, &str)| Some((*base, toned.chars().position(|one| one == letter)?));
    let found = TONED.iter().find_map(of);
    found.map_or((letter, None), |(base, tone)| (base, Some(TONES[tone])))
}

fn is_open_rime(first: char, second: char) -> bool {
    matches!((first.to_ascii_lowercase(), second.to_ascii_lowercase()), ('o', 'a' | 'e') | ('u', 'y'))
}

/// Whether the letters before the rime begin a Vietnamese syllable. `q` is absent: the u after it belongs to it.
fn is_onset(letters: &str) -> bool {
    const ONSETS: [&str; 25] = [
        "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "k", "kh", "l", "m", "n", "ng", "nh", "p", "ph", "r",
        "s", "t", "th", "tr", "v", "x",
    ];
    let letters = letters.to_lowercase();
    ONSETS.contains(&letters.as_str())
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// With the mark on the first vowel, and on the second.
    const PAIRS: [(&str, &str); 19] = [
        ("ủy", "uỷ"),
        ("Ủy", "Uỷ"),
        ("ỦY", "UỶ"),
        ("hòa", "hoà"),
        ("HỎA TỐC", "HOẢ TỐC"),
        ("khỏe", "khoẻ"),
        ("thủy", "thuỷ"),
        ("Thúy", "Thuý"),
        ("ngụy", "nguỵ"),
        ("lũy kế", "luỹ kế"),
        ("xóa", "xoá"),
        ("tọa", "toạ"),
        ("Đọa", "Đoạ"),
        ("òa", "oà"),
        ("giòe", "gioè"),
        ("chõe", "choẽ"),
        ("ĐẢNG ỦY XÃ HÒA THỦY", "ĐẢNG UỶ XÃ HOÀ THUỶ"),
        ("(Đảng ủy), hòa.", "(Đảng uỷ), hoà."),
        ("Số 54-KH/ĐU\u{a0}ủy", "Số 54-KH/ĐU\u{a0}uỷ"),
    ];

    /// Both styles write these alike.
    const NEUTRAL: [&str; 24] = [
        "quý",
        "Quý II",
        "QUÝ",
        "quỳ",
        "quà",
        "hoàn",
        "toán",
        "suýt",
        "huỳnh",
        "khuỷu",
        "ngoài",
        "xoáy",
        "ngoéo",
        "tuyển",
        "đoàn",
        "thuở",
        "thuế",
        "của",
        "hoa",
        "uy",
        "khoẻn",
        "boléroá",
        "hóà",
        "Nguyễn Văn Luỹến",
    ];

    #[test]
    fn open_syllables_are_respelled_both_ways() {
        for (first, second) in PAIRS {
            assert_eq!(respell(second, ToneMark::First), first);
            assert_eq!(respell(first, ToneMark::Second), second);
            assert_eq!(respell(first, ToneMark::First), first);
            assert_eq!(respell(second, ToneMark::Second), second);
        }
    }

    #[test]
    fn other_syllables_are_left_alone() {
        for text in NEUTRAL {
            assert_eq!(respell(text, ToneMark::First), text);
            assert_eq!(respell(text, ToneMark::Second), text);
            assert_eq!(styles_in(text).count(), 0, "{text}");
        }
    }

    #[test]
    fn decomposed_text_comes_out_composed() {
        let decomposed: String = "Đảng uỷ".nfd().collect();
        assert_eq!(respell(&decomposed, ToneMark::First), "Đảng ủy");
        let plain: String = "quần chúng".nfd().collect();
        assert_eq!(respell(&plain, ToneMark::First), "quần chúng");
    }

    #[test]
    fn styles_are_found_with_their_places() {
        let text = "Đảng ủy xã Hoà Bình, quý II: hoàn thành, KHOẺ.";
        let found: Vec<_> = styles_in(text).map(|(place, style)| (&text[place], style)).collect();
        assert_eq!(found, [("ủy", ToneMark::First), ("Hoà", ToneMark::Second), ("KHOẺ", ToneMark::Second)]);
    }

    #[test]
    fn places_are_those_of_the_text_as_given() {
        let text: String = "Đảng uỷ xã".nfd().collect();
        let places: Vec<_> = styles_in(&text).collect();
        let [(place, ToneMark::Second)] = places.as_slice() else {
            panic!("{places:?}");
        };
        assert_eq!(nfc(&text[place.clone()]), "uỷ");
    }
}
