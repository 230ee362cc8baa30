//! The Vietnamese order of names: the given name, which is the last word, first; letters as the alphabet has them, and
//! tone marks last.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

/// The letters in order, with those of other languages where dictionaries have them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The tone marks in order: huyền, hỏi, ngã, sắc, nặng. No mark comes before them.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Compares two names in the Vietnamese order. Numbers are compared by what they count: `Thôn 2` before `Thôn 10`.
#[must_use]
pub fn compare_names(one: &str, other: &str) -> Ordering {
    let key = |name: &str| {
        let mut words: Vec<NameWord> = name.split_whitespace().map(NameWord::new).collect();
        // The given name stands last.
        let given = words.len().min(1);
        words.rotate_right(given);
        words
    };
    let (one, other) = (key(one), key(other));
    let letters = |words: &[NameWord]| words.iter().map(|word| word.letters.clone()).collect::<Vec<_>>();
    let tones = |words: &[NameWord]| words.iter().map(|word| word.tone).collect::<Vec<_>>();
    letters(&one).cmp(&letters(&other)).then_with(|| tones(&one).cmp(&tones(&other)))
}

/// A word as it is compared.
struct NameWord {
    letters: Letters,
    tone: usize,
}

/// The letters of a word; a number is before them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Letters {
    Number(u64),
    Word(Vec<usize>),
}

impl NameWord {
    fn new(word: &str) -> Self {
        if let Ok(number) = word.parse() {
            return Self { letters: Letters::Number(number), tone: 0 };
        }
        let mut tone = 0;
        let without_tone = word.nfd().filter(|character| {
            let mark = TONES.iter().position(|mark| mark == character);
            tone = mark.map_or(tone, |mark| mark + 1);
            mark.is_none()
        });
        let letters: String = without_tone.collect::<String>().nfc().collect();
        let place = |letter: char| {
            let known = ALPHABET.chars().position(|one| one == letter);
            known.unwrap_or(ALPHABET.chars().count() + letter as usize)
        };
        Self { letters: Letters::Word(letters.to_lowercase().chars().map(place).collect()), tone }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_come_first_and_tones_last() {
        let mut names = [
            "Trần Văn Bình",
            "Nguyễn Thị Ánh",
            "Lê Văn An",
            "Nguyễn Văn An",
            "Đỗ Thị Ân",
            "Phạm Văn Đức",
            "Vũ Thị Dung",
            "Hồ Bảo",
            "Hồ Báo",
            "Hồ Bào",
            "Hồ Bao",
        ];
        names.sort_by(|one, other| compare_names(one, other));
        let expected = [
            "Lê Văn An",
            "Nguyễn Văn An",
            "Nguyễn Thị Ánh",
            "Đỗ Thị Ân",
            "Hồ Bao",
            "Hồ Bào",
            "Hồ Bảo",
            "Hồ Báo",
            "Trần Văn Bình",
            "Vũ Thị Dung",
            "Phạm Văn Đức",
        ];
        assert_eq!(names, expected);
        assert_eq!(compare_names("Thôn 2", "Thôn 10"), Ordering::Less);
    }
}
