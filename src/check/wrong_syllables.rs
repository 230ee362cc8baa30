//! Words in small letters that Vietnamese does not have: wrong onsets and rimes, a tone on the wrong letter or none where the end
//! asks for one. What is borrowed from other languages, and spelled as no syllable is, is listed.

use super::phrase_book::BOOK;
use crate::text;

/// How many bytes a word has at the most that is looked at: beyond two words that lack their space it is no word at all.
const LONGEST: usize = 40;

/// The longest word with letters that other languages have too, in characters: a syllable has seven at the most.
const LONGEST_MARKED: usize = 8;

/// The lengths of words without any mark that may be syllables with a wrong key, in characters.
const PLAIN: std::ops::RangeInclusive<usize> = 3..=8;

/// Borrowed words that official prose has, and that are one key away from a syllable or have its marks.
const BORROWED: &[&str] = &[
    // Chemistry, medicine and materials.
    "axit axít oxit oxít ôxit ôxít oxy ôxi ôxy ôzôn ion iot iốt flo clo brom crom crôm bari kali tali liti gali xeri thori",
    "coban borat talc gel gene gen amin amit imin etan ete triti ytri sten soda malt mica lie sago frit foam mex emay",
    "amiăng magiê cađimi nitơ nơtron bazơ sunphurơ molypđen molipđen vanađi iođua đioxit đioxin urê ure xenlulô matít vécni",
    "lơxit elaiđin côla sapôchê vizôn sơnin casơmia cácbon tris phial pôlime pôlyme virút mêtan êtan mêtin êtylen",
    // Measures, machines and parts.
    "kilôgam kilômét kilôoát mêgaoát inch byte bit bar mol lux mini max min micrô môđun rôto rôbốt catalô tarô bulông êcu",
    "ecu pittông xitéc điêzen điêden silô litô lytô carô bugi puli puly rack coil spin rotor mono",
    // Traffic, clothes, food, houses.
    "ôtô môtô canô taxi ga-ra vali sofa sơmi kêpi ôzê packê xirô purée café bar spa bloc quilt duck taco sole rape oleo",
    // Offices, computers, the press.
    "scan photo copy fax file link clip code test app web wifi email gmail mail zalo logo video audio line shop ship port",
    "token repo led gas band rock blog post game tour show chip robot camera internet online offline livestream fanpage",
    "chat bot data menu demo card sim tin-net bus pin lôgic logic visa list rate item term plan note phone iphone smart",
    "team sale top hot fan club gym hub lab uni pro mic remote server router modem laptop tablet ocop viettel tivi radio",
    // French of books and names.
    "régime à décor résumé",
];

/// The keys beside each key.
const BESIDE: [(u8, &str); 26] = [
    (b'a', "qsz"),
    (b'b', "vgn"),
    (b'c', "xdv"),
    (b'd', "sfec"),
    (b'e', "wrd"),
    (b'f', "dgrv"),
    (b'g', "fhtb"),
    (b'h', "gjyn"),
    (b'i', "uojk"),
    (b'j', "hkunmi"),
    (b'k', "jlim"),
    (b'l', "kop"),
    (b'm', "njk"),
    (b'n', "bhmj"),
    (b'o', "ipkl"),
    (b'p', "ol"),
    (b'q', "wa"),
    (b'r', "etf"),
    (b's', "adwxz"),
    (b't', "ryg"),
    (b'u', "yij"),
    (b'v', "cfb"),
    (b'w', "qes"),
    (b'x', "zsc"),
    (b'y', "tuh"),
    (b'z', "asx"),
];

/// Whether letters in small are no syllable. Of words without any mark only those that lack the tone which their end
/// asks for: others may be foreign.
pub(super) fn is_wrong(word: &str) -> bool {
    if word.is_ascii() {
        let is_stopped = word.ends_with(['c', 'p', 't']) || word.ends_with("ch");
        return is_stopped && word.len() > 3 && text::is_syllable(word) && !BOOK.is_loan(word)
            || has_back_vowel_after_k(word) && !BOOK.is_loan(word);
    }
    if word.len() > LONGEST || is_borrowed(word) {
        return false;
    }
    if !text::is_syllable(word) {
        return is_of_the_language(word);
    }
    has_onset_alone(word)
        || has_back_vowel_after_k(word)
        || lacks_tone(word)
        || !text::has_tone_in_place(word)
}

/// Whether a word without any mark is no syllable, and is one with a key changed, left out or swapped: `gjao`, `thogn`. It
/// may be foreign, unless it is among words of the language.
pub(super) fn is_wrong_among_words(word: &str) -> bool {
    let is_word = word.is_ascii()
        && PLAIN.contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && word.bytes().any(|byte| b"aeiouy".contains(&byte));
    is_word && !text::is_syllable(word) && !is_borrowed(word) && !BOOK.is_loan(word) && is_near_syllable(word)
}

fn is_borrowed(word: &str) -> bool {
    BORROWED.iter().any(|line| line.split(' ').any(|own| own == word))
}

/// Whether one wrong key makes a word without marks of a syllable.
fn is_near_syllable(word: &str) -> bool {
    let is_syllable = |bytes: &[u8]| bytes.len() > 1 && str::from_utf8(bytes).is_ok_and(text::is_syllable);
    let bytes = word.as_bytes();
    (0..bytes.len()).any(|at| {
        let mut other = bytes.to_vec();
        let beside = BESIDE.iter().find(|(key, _)| *key == bytes[at]).map_or("", |(_, beside)| beside);
        let is_beside = beside.bytes().any(|key| {
            other[at] = key;
            is_syllable(&other)
        });
        other[at] = bytes[at];
        let is_swapped = at + 1 < bytes.len() && {
            other.swap(at, at + 1);
            is_syllable(&other)
        };
        is_beside || is_swapped || is_syllable(&[&bytes[..at], &bytes[at + 1..]].concat())
    })
}

/// Whether all letters of a word that is no syllable are of the language, and it is no word of parts that each are one, as
/// borrowed words are written: `kilôgam`, `môtô`.
fn is_of_the_language(word: &str) -> bool {
    let is_marked = word.chars().any(is_vietnamese);
    let is_letter = |c: char| c.is_ascii_lowercase() || is_vietnamese(c) || is_shared(c);
    let is_short = word.chars().count() <= LONGEST_MARKED;
    let has_tone = |c: char| "áéíóúấếốắớứý".contains(c);
    let tones = word.chars().filter(|c| has_tone(*c)).count();
    let is_toned_otherwise = word.chars().any(|c| is_shared(c) && !has_tone(c) && !"âêô".contains(c));
    is_marked
        || is_short
            && word.chars().all(is_letter)
            && !(tones <= 1 && !is_toned_otherwise && is_made_of_syllables(word))
}

/// Whether a word is syllables after each other, each but the first with an onset.
fn is_made_of_syllables(word: &str) -> bool {
    let begins = |part: &str| part.starts_with(|c: char| c.is_ascii() && !b"aeiouy".contains(&(c as u8)));
    // A borrowed syllable that ends in a stop needs no tone.
    let is_part = |part: &str| text::is_syllable(part);
    let splits = word.char_indices().map(|(at, _)| at).skip(1);
    splits.into_iter().any(|at| {
        let (first, rest) = word.split_at(at);
        is_part(first) && begins(rest) && (is_part(rest) || is_made_of_syllables(rest))
    })
}

/// Whether a syllable has a mark, ends in a stop and has no tone, which each such syllable has: `tôt`, `nhât`, `đươc`, `đat`.
fn lacks_tone(word: &str) -> bool {
    let is_stopped = word.ends_with(['c', 'p', 't']) || word.ends_with("ch");
    is_stopped && word.chars().all(|c| c.is_ascii() || "ăâđêôơư".contains(c))
}

/// Whether a syllable begins with `k` before a vowel that `c` is written before: `kông`, `kủa`.
fn has_back_vowel_after_k(word: &str) -> bool {
    let folded = || text::fold(word);
    word.starts_with('k') && word.len() > 2 && text::is_syllable(word) && {
        folded().strip_prefix('k').is_some_and(|rest| rest.starts_with(['a', 'o', 'u']))
    }
}

/// Whether a syllable begins with letters that are written before other vowels alone: `nghành`, `ngề`, `cế`.
fn has_onset_alone(word: &str) -> bool {
    if word.starts_with(|c: char| c.is_ascii() && !matches!(c, 'c' | 'g' | 'n')) {
        return false;
    }
    let folded = text::fold(word);
    let front = |rest: &str| rest.starts_with(['e', 'i', 'y']);
    let back = |rest: &str| rest.starts_with(['a', 'o', 'u']);
    if let Some(rest) = folded.strip_prefix("ngh").or_else(|| folded.strip_prefix("gh")) {
        return back(rest);
    }
    if let Some(rest) = folded.strip_prefix("ng") {
        return front(rest);
    }
    match folded.strip_prefix('c').filter(|rest| !rest.starts_with('h')) {
        Some(rest) => front(rest),
        None => folded.strip_prefix('g').is_some_and(|rest| rest.starts_with('e')),
    }
}

/// A letter that no neighbouring language has.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'ă' | 'đ' | 'ơ' | 'ư' | 'ạ'..='ỹ')
}

/// A letter with a mark that other languages have as well.
fn is_shared(c: char) -> bool {
    "àáâãèéêìíòóôõùúýĩũ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_that_are_none_are_distinguished_from_those_that_are() {
        for word in [
            "nghành",
            "ngề",
            "cế",
            "trườngg",
            "đưọc",
            "cuả",
            "gía",
            "hòan",
            "soat",
            "hoach",
            "triểnn",
            "tôt",
            "nhât",
            "viêc",
            "khôg",
            "nguòn",
            "thnàh",
            "cônng",
            "hòann",
            "đươc",
            "đat",
            "luât",
            "kông",
            "kủa",
            "nhâan",
            "chíh",
            "tạolà",
            "thuậtđang",
            "nộphồ",
            "hoạhc",
            "dâân",
            "kêét",
            "bônj",
        ] {
            assert!(is_wrong(word), "{word}");
        }
        for word in [
            "ngành",
            "nghề",
            "kế",
            "gì",
            "giếng",
            "trường",
            "được",
            "chat",
            "internet",
            "ghế",
            "nghĩa",
            "quý",
            "kilôgam",
            "môtô",
            "axít",
            "nitơ",
            "ôtô",
            "xirô",
            "naïve",
            "señor",
            "représentatif",
            "kỹ",
            "ký",
            "kéo",
            "ka",
            "đăng",
        ] {
            assert!(!is_wrong(word), "{word}");
        }
    }

    #[test]
    fn plain_words_with_a_wrong_key_are_distinguished_from_borrowed_ones() {
        for word in ["gjao", "thogn", "khogn", "chuong", "phonfg", "dangr"] {
            assert!(is_wrong_among_words(word), "{word}");
        }
        for word in
            ["scan", "taxi", "internet", "video", "ocop", "km", "website", "facebook", "giao", "trong"]
        {
            assert!(!is_wrong_among_words(word), "{word}");
        }
    }
}
