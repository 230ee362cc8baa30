//! Whether letters are a Vietnamese syllable: an onset, a rime, and a tone that goes with it.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::letters::small;

/// The onsets and rimes, to be looked up.
static PARTS: LazyLock<Parts> =
    LazyLock::new(|| Parts { onsets: ONSETS.split(' ').collect(), rimes: RIMES.split(' ').collect() });

struct Parts {
    onsets: FxHashSet<&'static str>,
    rimes: FxHashSet<&'static str>,
}

const ONSETS: &str = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";

/// Without the tone. `qu` and `gi` are onsets, so that `ynh` and `êng` are rimes.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong \
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêu \
    uơ uôc uôi uôm uôn uông uôt uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm \
    ươn ương ươp ươt ươu y ych ynh yt yêm yên yêng yêt yêu";

/// The vowels, each with the five tones in their order.
const TONED: [(char, &str); 12] = [
    ('a', "àáảãạ"),
    ('ă', "ằắẳẵặ"),
    ('â', "ầấẩẫậ"),
    ('e', "èéẻẽẹ"),
    ('ê', "ềếểễệ"),
    ('i', "ìíỉĩị"),
    ('o', "òóỏõọ"),
    ('ô', "ồốổỗộ"),
    ('ơ', "ờớởỡợ"),
    ('u', "ùúủũụ"),
    ('ư', "ừứửữự"),
    ('y', "ỳýỷỹỵ"),
];

/// A letter without its tone, and the tone.
type Parted = (char, Option<char>);

/// The small letters of the language beyond ASCII, taken apart.
static LETTERS: LazyLock<FxHashMap<char, Parted>> = LazyLock::new(|| {
    let toned = TONED.iter().flat_map(|(vowel, toned)| {
        toned.chars().zip(TONES).map(|(letter, tone)| (letter, (*vowel, Some(tone))))
    });
    toned.chain("ăâđêôơư".chars().map(|letter| (letter, (letter, None)))).collect()
});

/// A small letter of the language taken apart; none for others.
fn parted(letter: char) -> Option<Parted> {
    if letter.is_ascii() { Some((letter, None)) } else { LETTERS.get(&letter).copied() }
}

/// Acute and dot below: the tones of syllables that end in a stop.
const STOPPED: [char; 2] = ['\u{301}', '\u{323}'];
/// Grave, acute, hook above, tilde, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// Whether a word is one, in any case and composed or not.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    let ToneAside { plain, tone, tones } =
        ToneAside::from_composed(word).unwrap_or_else(|| ToneAside::from_any(word));
    let is_stopped = plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch");
    let has_its_tone =
        tones == 0 || tones == 1 && (!is_stopped || tone.is_some_and(|tone| STOPPED.contains(&tone)));
    has_its_tone && is_parted(&plain)
}

/// A word in small letters without its tones, the last of them and how many there are.
#[derive(Debug, PartialEq, Eq)]
struct ToneAside {
    plain: String,
    tone: Option<char>,
    tones: usize,
}

impl ToneAside {
    /// Takes a word of composed letters of the language apart; none for another word.
    fn from_composed(word: &str) -> Option<Self> {
        let mut found = Self { plain: String::with_capacity(word.len()), tone: None, tones: 0 };
        for letter in word.chars() {
            let (plain, tone) = parted(small(letter))?;
            found.plain.push(plain);
            found.tone = tone.or(found.tone);
            found.tones += usize::from(tone.is_some());
        }
        Some(found)
    }

    /// Takes a word of any characters apart.
    fn from_any(word: &str) -> Self {
        let mut tones = Vec::new();
        let letters = word.chars().flat_map(char::to_lowercase).nfd();
        let is_toneless = |c: &char| {
            !TONES.contains(c) || {
                tones.push(*c);
                false
            }
        };
        let plain: String = letters.filter(is_toneless).nfc().collect();
        Self { plain, tone: tones.last().copied(), tones: tones.len() }
    }
}

/// Whether the tone of a syllable in small letters in NFC is on the letter that bears it: `của`, `giá`, `hoàn`, and not
/// `cuả`, `gía`, `hòan`. Open syllables in oa, oe, uy may have it on either; a syllable without a tone has it nowhere.
#[must_use]
pub fn has_tone_in_place(syllable: &str) -> bool {
    let has_tone = |letter: char| without_tone(letter).1;
    let Some(toned) = syllable.chars().position(has_tone) else { return true };
    let plain: Vec<char> = syllable.chars().map(|letter| without_tone(letter).0).collect();
    let is_vowel =
        |c: &char| matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y');
    let Some(mut first) = plain.iter().position(is_vowel) else { return true };
    let is_next_vowel = plain.get(first + 1).is_some_and(is_vowel);
    // The u of `qu`, and the i of `gi` before another vowel, belong to the onset.
    let is_of_onset = match plain[first] {
        'u' => first == 1 && plain[0] == 'q',
        'i' => first == 1 && plain[0] == 'g',
        _ => false,
    };
    first += usize::from(is_of_onset && is_next_vowel);
    let length = plain[first..].iter().take_while(|c| is_vowel(c)).count();
    let vowels = &plain[first..first + length];
    let is_closed = first + vowels.len() < plain.len();
    let is_marked =
        |c: &char| matches!(c, 'ă' | 'â' | 'ê' | 'ô' | 'ơ') || *c == 'ư' && !vowels.contains(&'ơ');
    let marked = vowels.iter().rposition(is_marked);
    let bearer = marked.unwrap_or_else(|| usize::from(vowels.len() == 3 || (vowels.len() == 2 && is_closed)));
    let has_choice = !is_closed && matches!(vowels, ['o', 'a' | 'e'] | ['u', 'y']);
    toned == first + bearer || (has_choice && toned == first + 1)
}

/// A letter without its tone, and whether it has one.
fn without_tone(letter: char) -> (char, bool) {
    if let Some((plain, tone)) = parted(letter) {
        return (plain, tone.is_some());
    }
    let has_tone = std::iter::once(letter).nfd().any(|c| TONES.contains(&c));
    let plain = std::iter::once(letter).nfd().filter(|c| !TONES.contains(c)).nfc().next();
    (plain.unwrap_or(letter), has_tone)
}

/// Whether an onset, perhaps an empty one, and a rime make up the letters.
fn is_parted(plain: &str) -> bool {
    let mut splits = plain.char_indices().map(|(at, _)| at).take(4);
    splits.any(|at| {
        let (onset, rime) = plain.split_at(at);
        (at == 0 || PARTS.onsets.contains(onset)) && PARTS.rimes.contains(rime)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tone_is_on_the_letter_that_bears_it() {
        for word in "của giá gì giếng gìn hoàn hòa hoà thủy thuỷ quý quỳnh toán ngoài nghiệp người được thuở mùa \
                     nghĩa khuỷu ưỡn uỷ ủy yếu khuyến chuẩn huế đường rượu cừu xoáy ngoẹo đảng tiền muỗi quỹ giữa gửi"
            .split_whitespace()
        {
            assert!(is_syllable(word) && has_tone_in_place(word), "{word}");
        }
        for word in
            ["cuả", "gía", "hòan", "tòan", "ngừơi", "đựơc", "nghịêp", "mùâ", "chưá", "đaị", "thúê", "qúy"]
        {
            assert!(!has_tone_in_place(word), "{word}");
        }
    }

    #[test]
    fn letters_are_taken_apart_as_their_normal_forms_are() {
        for letter in LETTERS.keys().flat_map(|letter| letter.to_uppercase().chain([*letter])) {
            let word = letter.to_string();
            assert_eq!(ToneAside::from_composed(&word), Some(ToneAside::from_any(&word)), "{word}");
        }
        assert_eq!(ToneAside::from_composed("Müller"), None);
    }

    #[test]
    fn syllables_are_distinguished_from_other_words() {
        for word in
            "đảng uỷ ủy nghiệp quyết quý giếng gì trường ngoằn khuỷu xoong yêu ĐƯỢC Nguyễn khuya quynh"
                .split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Muñoz", "seủor", "hàt", "bcd", "nạve", "", "áá", "a b"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
