//! Text in the encodings before Unicode, TCVN3 (ABC) and VNI, as it looks when it is read as Latin letters.

use super::syllable::is_syllable;

/// An encoding before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN 5712:1993 VN3, of the fonts `.VnTime`: one character a letter.
    Tcvn3,
    /// VNI for Windows, of the fonts `VNI-Times`: a letter and a character for its marks.
    Vni,
}

impl Legacy {
    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }
}

/// The encoding of a text that is in one of them, and the text in Unicode.
///
/// Told by whole syllables: every word with a foreign letter has to become a Vietnamese syllable, and no word of the
/// text may be one that only Unicode writes. TCVN3 has its accented capitals in fonts of their own, so that
/// they come out small.
pub fn legacy(text: &str) -> Option<(Legacy, String)> {
    // Most texts say soon that they are in Unicode.
    if text.is_ascii() || text.chars().any(is_unicode_only) || !text.chars().any(is_telling) {
        return None;
    }
    let count = |convert: fn(&str) -> Option<String>| {
        let mut hits = 0;
        for word in words(text) {
            match convert(word) {
                Some(converted) if is_syllable(&converted) => {
                    // A sign alone may be a sign.
                    let is_word = word.chars().any(|c| c.is_ascii_alphabetic());
                    hits += usize::from(is_word && !is_syllable(word));
                }
                _ if is_syllable(word) || word.is_ascii() => {}
                _ => return 0,
            }
        }
        hits
    };
    let (tcvn3, vni) = (count(of_tcvn3), count(of_vni));
    let (encoding, hits, convert): (_, _, fn(&str) -> Option<String>) =
        if tcvn3 >= vni { (Legacy::Tcvn3, tcvn3, of_tcvn3) } else { (Legacy::Vni, vni, of_vni) };
    let is_alone = words(text).filter(|word| !word.is_ascii()).count() == 1;
    (hits >= 2 || (hits == 1 && is_alone)).then(|| (encoding, converted(text, convert)))
}

/// The text with every word converted that can be.
fn converted(text: &str, convert: fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c| !is_letter(c)) {
        let word = piece.trim_end_matches(|c| !is_letter(c));
        out.push_str(&convert(word).unwrap_or_else(|| word.to_owned()));
        out.push_str(&piece[word.len()..]);
    }
    out
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_letter(c)).filter(|word| !word.is_empty())
}

/// A letter, or a sign that is one in TCVN3.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || tcvn3_letter(c).is_some()
}

/// A character that no Vietnamese text in Unicode has within a word.
fn is_telling(c: char) -> bool {
    !c.is_ascii()
        && !"àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ".contains(c)
        && (tcvn3_letter(c).is_some() || is_vni(c))
}

/// A letter that neither encoding can show: `ạ`, `đ`, `ư`.
fn is_unicode_only(c: char) -> bool {
    matches!(
        c,
        '\u{1EA0}'..='\u{1EF9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư'
    )
}

const TCVN3: [(char, char); 74] = [
    ('µ', 'à'),
    ('¸', 'á'),
    ('¶', 'ả'),
    ('·', 'ã'),
    ('¹', 'ạ'),
    ('¨', 'ă'),
    ('»', 'ằ'),
    ('¾', 'ắ'),
    ('¼', 'ẳ'),
    ('½', 'ẵ'),
    ('Æ', 'ặ'),
    ('©', 'â'),
    ('Ç', 'ầ'),
    ('Ê', 'ấ'),
    ('È', 'ẩ'),
    ('É', 'ẫ'),
    ('Ë', 'ậ'),
    ('®', 'đ'),
    ('Ì', 'è'),
    ('Ð', 'é'),
    ('Î', 'ẻ'),
    ('Ï', 'ẽ'),
    ('Ñ', 'ẹ'),
    ('ª', 'ê'),
    ('Ò', 'ề'),
    ('Õ', 'ế'),
    ('Ó', 'ể'),
    ('Ô', 'ễ'),
    ('Ö', 'ệ'),
    ('×', 'ì'),
    ('Ý', 'í'),
    ('Ø', 'ỉ'),
    ('Ü', 'ĩ'),
    ('Þ', 'ị'),
    ('ß', 'ò'),
    ('ã', 'ó'),
    ('á', 'ỏ'),
    ('â', 'õ'),
    ('ä', 'ọ'),
    ('«', 'ô'),
    ('å', 'ồ'),
    ('è', 'ố'),
    ('æ', 'ổ'),
    ('ç', 'ỗ'),
    ('é', 'ộ'),
    ('¬', 'ơ'),
    ('ê', 'ờ'),
    ('í', 'ớ'),
    ('ë', 'ở'),
    ('ì', 'ỡ'),
    ('î', 'ợ'),
    ('ï', 'ù'),
    ('ó', 'ú'),
    ('ñ', 'ủ'),
    ('ò', 'ũ'),
    ('ô', 'ụ'),
    ('\u{AD}', 'ư'),
    ('õ', 'ừ'),
    ('ø', 'ứ'),
    ('ö', 'ử'),
    ('÷', 'ữ'),
    ('ù', 'ự'),
    ('ú', 'ỳ'),
    ('ý', 'ý'),
    ('û', 'ỷ'),
    ('ü', 'ỹ'),
    ('þ', 'ỵ'),
    ('¡', 'Ă'),
    ('¢', 'Â'),
    ('£', 'Ê'),
    ('¤', 'Ô'),
    ('¥', 'Ơ'),
    ('¦', 'Ư'),
    ('§', 'Đ'),
];

fn tcvn3_letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    TCVN3.iter().find(|(code, _)| *code == c).map(|(_, letter)| *letter)
}

fn of_tcvn3(word: &str) -> Option<String> {
    word.chars().map(|c| if c.is_ascii() { Some(c) } else { tcvn3_letter(c) }).collect()
}

/// The marks that follow a letter, each with what it makes of the letters that have it.
const VNI_MARKS: [(char, &str, &str); 17] = [
    ('ù', "aeouyôö", "áéóúýớứ"),
    ('ø', "aeouyôö", "àèòùỳờừ"),
    ('û', "aeouyôö", "ảẻỏủỷởử"),
    ('õ', "aeouyôö", "ãẽõũỹỡữ"),
    ('ï', "aeouôö", "ạẹọụợự"),
    ('â', "aeo", "âêô"),
    ('á', "aeo", "ấếố"),
    ('à', "aeo", "ầềồ"),
    ('å', "aeo", "ẩểổ"),
    ('ã', "aeo", "ẫễỗ"),
    ('ä', "aeo", "ậệộ"),
    ('ê', "a", "ă"),
    ('é', "a", "ắ"),
    ('è', "a", "ằ"),
    ('ú', "a", "ẳ"),
    ('ü', "a", "ẵ"),
    ('ë', "a", "ặ"),
];

/// Letters that one character shows.
const VNI_LETTERS: [(char, char); 9] = [
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

fn is_vni(c: char) -> bool {
    let small = small(c);
    VNI_LETTERS.iter().any(|(code, _)| *code == small) || VNI_MARKS.iter().any(|(mark, ..)| *mark == small)
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn of_vni(word: &str) -> Option<String> {
    let mut out = String::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let base = small(letter);
        let marked = letters.peek().and_then(|mark| vni_marked(base, small(*mark)));
        let read = match marked {
            Some(marked) => {
                letters.next();
                marked
            }
            None => vni_letter(base)?,
        };
        if letter.is_uppercase() { out.extend(read.to_uppercase()) } else { out.push(read) }
    }
    Some(out)
}

fn vni_marked(base: char, mark: char) -> Option<char> {
    let (_, bases, marked) = VNI_MARKS.iter().find(|(code, ..)| *code == mark)?;
    let at = bases.chars().position(|one| one == base)?;
    marked.chars().nth(at)
}

fn vni_letter(base: char) -> Option<char> {
    if base.is_ascii() {
        return Some(base);
    }
    VNI_LETTERS.iter().find(|(code, _)| *code == base).map(|(_, letter)| *letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_in_the_old_encodings_are_read() {
        for (text, encoding, expected) in [
            ("§¶ng uû x· Long Thµnh", Legacy::Tcvn3, "Đảng uỷ xã Long Thành"),
            ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", Legacy::Tcvn3, "Cộng hoà xã hội chủ nghĩa Việt Nam"),
            ("kÕt n¹p ®¶ng viªn n¨m 2026", Legacy::Tcvn3, "kết nạp đảng viên năm 2026"),
            ("ng\u{AD}êi ®\u{AD}îc giíi thiÖu", Legacy::Tcvn3, "người được giới thiệu"),
            ("Tr\u{AD}êng TiÓu häc", Legacy::Tcvn3, "Trường Tiểu học"),
            ("§iÖn Yªn", Legacy::Tcvn3, "Điện Yên"),
            ("Ñaûng uûy xaõ Long Thaønh", Legacy::Vni, "Đảng ủy xã Long Thành"),
            ("keát naïp ñaûng vieân naêm 2026", Legacy::Vni, "kết nạp đảng viên năm 2026"),
            ("ÑAÛNG BOÄ TÆNH KHAÙNH HOØA", Legacy::Vni, "ĐẢNG BỘ TỈNH KHÁNH HÒA"),
            ("ngöôøi ñöôïc giôùi thieäu", Legacy::Vni, "người được giới thiệu"),
            ("x·", Legacy::Tcvn3, "xã"),
        ] {
            assert_eq!(legacy(text), Some((encoding, expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn other_texts_are_left() {
        for text in [
            "Đảng uỷ xã Long Thành",
            "hoà, toà, có bé, ba cô",
            "Muñoz, Citroën, naïve, señor, Noël, São Paulo",
            "5 × 3 = 15 · 2 m²",
            "« trích dẫn » § 1 © 2026",
            "Th\u{AD}ư viện",
            "kế hoạch số 54-KH/ĐU",
            "xã hội chủ nghĩa",
            "ba » hai",
            "",
        ] {
            assert_eq!(legacy(text), None, "{text}");
        }
    }

    #[test]
    fn the_tables_are_whole_and_of_one_meaning() {
        let letters: std::collections::BTreeSet<char> = TCVN3.iter().map(|(_, letter)| *letter).collect();
        let codes: std::collections::BTreeSet<char> = TCVN3.iter().map(|(code, _)| *code).collect();
        assert_eq!((letters.len(), codes.len()), (TCVN3.len(), TCVN3.len()));
        for (mark, bases, marked) in VNI_MARKS {
            assert_eq!(bases.chars().count(), marked.chars().count(), "{mark}");
        }
        // Every marked small letter has its way of being written in both.
        let all = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
        let by_vni: Vec<char> = VNI_MARKS.iter().flat_map(|(_, _, marked)| marked.chars()).collect();
        for letter in all.chars() {
            assert!(letters.contains(&letter), "{letter}");
            assert!(
                by_vni.contains(&letter) || VNI_LETTERS.iter().any(|(_, one)| *one == letter),
                "{letter}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = legacy(&text);
        }

        #[test]
        fn no_latin_text_makes_it_panic(text in "[a-zA-Z\u{A0}-\u{FF} ]{0,40}") {
            let _ = legacy(&text);
        }
    }
}
