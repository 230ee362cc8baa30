//! Whether letters are a Vietnamese syllable: an onset, a rime, and a tone that goes with it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

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

/// Acute and dot below: the tones of syllables that end in a stop.
const STOPPED: [char; 2] = ['\u{301}', '\u{323}'];
/// Grave, acute, hook above, tilde, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// Whether a word is one, in any case and composed or not.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    let mut tones = Vec::new();
    let letters = word.chars().flat_map(char::to_lowercase).nfd();
    let is_toneless = |c: &char| {
        !TONES.contains(c) || {
            tones.push(*c);
            false
        }
    };
    let plain: String = letters.filter(is_toneless).nfc().collect();
    let is_stopped = plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch");
    let has_its_tone = match tones.as_slice() {
        [] => true,
        [tone] => !is_stopped || STOPPED.contains(tone),
        _ => false,
    };
    has_its_tone && is_parted(&plain)
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
    fn syllables_are_told_from_other_words() {
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
