//! Text in the encodings before Unicode, TCVN3 (ABC) and VNI, as it looks when it is read as Latin letters.

use std::collections::BTreeSet;
use std::ops::Range;

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

    /// A text that is known to be in the encoding, by its font, in Unicode. A word that it does not have stays as it is.
    #[must_use]
    pub fn to_unicode(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for (at, word) in words(text) {
            out.push_str(&text[end..at]);
            out.push_str(&self.read(word).unwrap_or_else(|| word.to_owned()));
            end = at + word.len();
        }
        out + &text[end..]
    }

    /// A word as it is read in the encoding, if it can be.
    fn read(self, word: &str) -> Option<String> {
        match self {
            Self::Tcvn3 => read_tcvn3(word),
            Self::Vni => read_vni(word),
        }
    }
}

/// A text that is in an old encoding, or has a word that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyText {
    /// The encoding.
    pub encoding: Legacy,
    /// The text in Unicode; of the single word, if only that one indicates the encoding.
    pub converted: String,
    /// The single word that indicates the encoding, in bytes of the text; none if the encoding is certain.
    pub only: Option<Range<usize>>,
}

/// The old encoding that a text, or part of it, is in.
///
/// The evidence is whole syllables: words that are no syllables as written and become syllables in the old encoding.
/// Several such words, or a single long one among nothing but syllables, make the encoding certain. A sign (`·`, `µ`,
/// `§`) or a foreign name (`Müller`) is no evidence. TCVN3 has its accented capitals in fonts of their own, so that
/// they come out small.
pub fn legacy(text: &str) -> Option<LegacyText> {
    // A quick test that most texts pass.
    if text.is_ascii() || !is_suspicious(text) {
        return None;
    }
    let (tcvn3, vni) = (Evidence::new(text, Legacy::Tcvn3), Evidence::new(text, Legacy::Vni));
    let evidence = if tcvn3.indicative.len() >= vni.indicative.len() { tcvn3 } else { vni };
    let is_certain = evidence.is_certain();
    let only = evidence.indicative.first().filter(|_| !is_certain).cloned();
    if !is_certain && (only.is_none() || !evidence.is_likely(text)) {
        return None;
    }
    let converted = match &only {
        Some(word) => evidence.encoding.read(&text[word.clone()])?,
        None => evidence.converted(text),
    };
    Some(LegacyText { encoding: evidence.encoding, converted, only })
}

/// The evidence of the words of a text for an encoding.
struct Evidence {
    encoding: Legacy,
    /// The words that are syllables in the encoding but not in Unicode; in bytes of the text.
    indicative: Vec<Range<usize>>,
    /// The letters that indicate it.
    letters: BTreeSet<char>,
    /// How many letters the longest has.
    longest: usize,
    /// Words that are in no way Vietnamese.
    strange: usize,
    /// Words with letters that only Unicode has.
    unicode: usize,
    is_ascii_spelled: bool,
}

impl Evidence {
    fn new(text: &str, encoding: Legacy) -> Self {
        let mut found = Self {
            encoding,
            indicative: Vec::new(),
            letters: BTreeSet::new(),
            longest: 0,
            strange: 0,
            unicode: 0,
            is_ascii_spelled: true,
        };
        for (start, word) in words(text) {
            found.weigh(start, word);
        }
        found
    }

    fn weigh(&mut self, start: usize, word: &str) {
        if word.chars().any(is_unicode_only) {
            self.unicode += 1;
        } else if word.is_ascii() {
            self.is_ascii_spelled &= is_syllable(word);
        } else if !is_syllable(word) && word.chars().any(char::is_alphanumeric) {
            let is_indicative = self.encoding.read(word).is_some_and(|converted| is_syllable(&converted));
            // A letter alone, `§` or `µ`, may be a sign, and a brand's or a quotation's touches its word.
            if is_indicative && word.chars().any(|c| c.is_ascii_alphabetic()) {
                self.indicative.push(start..start + word.len());
                self.letters.extend(word.chars().filter(|c| !c.is_ascii()));
                self.longest = self.longest.max(word.chars().count());
            } else if !is_indicative && word.chars().any(|c| c.is_ascii_alphabetic()) {
                self.strange += 1;
            }
        }
    }

    /// Several words with several such letters, or a long one, and more of them than foreign names.
    fn is_certain(&self) -> bool {
        const LONG: usize = 4;
        let is_enough = self.indicative.len() >= 4 || (self.indicative.len() >= 2 && self.longest >= LONG);
        let is_many = is_enough && self.indicative.len() > self.strange && self.letters.len() >= 2;
        let is_alone = self.strange == 0 && self.unicode == 0 && self.is_ascii_spelled;
        is_many || (self.indicative.len() == 1 && is_alone && self.longest >= LONG)
    }

    /// A word among nothing but syllables. A short one has to end with its sign, as `x·` does, and not to be a
    /// unit, as `N·m` is; and `k·` is spelled with a `c`.
    fn is_likely(&self, text: &str) -> bool {
        let is_word = |range: &Range<usize>| {
            let word = &text[range.clone()];
            let is_short = word.chars().count() < 4;
            let is_unit = word.starts_with(['µ', '©']) || word.trim_end_matches('·').contains('·');
            let is_misspelled = word.to_lowercase().starts_with("k·");
            let may_be_sign = is_misspelled || (is_short && is_unit);
            !may_be_sign
        };
        self.strange == 0 && self.is_ascii_spelled && self.indicative.iter().all(is_word)
    }

    /// The text with every word converted that is Vietnamese in the encoding; if other words are in Unicode, only
    /// those words that indicate the encoding.
    fn converted(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for (start, word) in words(text) {
            let range = start..start + word.len();
            out.push_str(&text[end..start]);
            let is_read = self.unicode == 0 || self.indicative.contains(&range);
            let read =
                self.encoding.read(word).filter(|read| is_read && (is_syllable(read) || is_one_letter(read)));
            out.push_str(read.as_deref().unwrap_or(word));
            end = range.end;
        }
        out.push_str(&text[end..]);
        out
    }
}

/// `§` in `§/c`.
fn is_one_letter(word: &str) -> bool {
    word.chars().count() == 1
}

/// The words of a text, each with its first byte.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    let pieces = text.split_inclusive(|c| !is_letter(c)).map(move |piece| {
        let start = end;
        end += piece.len();
        (start, piece.trim_end_matches(|c| !is_letter(c)))
    });
    pieces.filter(|(_, word)| !word.is_empty())
}

/// A letter, or a sign that is one in TCVN3.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || tcvn3_letter(c).is_some()
}

/// Whether a text contains anything that no Vietnamese word in Unicode has: a sign or letter that is none of its
/// letters, or a mark of VNI after a vowel that has none after it.
fn is_suspicious(text: &str) -> bool {
    // All that is older than Unicode shows itself in letters of two bytes, whose first is one of two.
    let latin = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, 0xC2 | 0xC3));
    latin.into_iter().any(|(at, _)| {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let Some(c) = text[at..].chars().next() else { return false };
        let pair = (small(before), small(c));
        is_foreign(c)
            || matches!(pair, ('a' | 'e', 'à'..='ü') | ('o', 'õ' | 'ù' | 'â') | ('u' | 'y', 'õ' | 'ù'))
    })
}

/// A character of an old encoding that is no letter of Vietnamese in Unicode.
fn is_foreign(c: char) -> bool {
    ('\u{A1}'..='\u{FF}').contains(&c)
        && !matches!(c, 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý')
        && !matches!(c, 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý')
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

fn read_tcvn3(word: &str) -> Option<String> {
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

fn read_vni(word: &str) -> Option<String> {
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
            ("Long Thµnh", Legacy::Tcvn3, "Long Thành"),
            ("§/c NguyÔn V¨n A, Müller", Legacy::Tcvn3, "Đ/c Nguyễn Văn A, Müller"),
            ("®ång chÝ §ç ThÞ B, Bill Gates, Noël", Legacy::Tcvn3, "đồng chí Đỗ Thị B, Bill Gates, Noël"),
            ("Ñaûng uûy xaõ Long Thaønh", Legacy::Vni, "Đảng ủy xã Long Thành"),
            ("keát naïp ñaûng vieân naêm 2026", Legacy::Vni, "kết nạp đảng viên năm 2026"),
            ("ÑAÛNG BOÄ TÆNH KHAÙNH HOØA", Legacy::Vni, "ĐẢNG BỘ TỈNH KHÁNH HÒA"),
            ("ngöôøi ñöôïc giôùi thieäu", Legacy::Vni, "người được giới thiệu"),
            ("Vaên Trai", Legacy::Vni, "Văn Trai"),
            ("Chi bộ §iÖn Yªn được giao 02 chỉ tiêu", Legacy::Tcvn3, "Chi bộ Điện Yên được giao 02 chỉ tiêu"),
            ("Các chi bộ Vaïn Traøng, xã có", Legacy::Vni, "Các chi bộ Vạn Tràng, xã có"),
        ] {
            let expected = LegacyText { encoding, converted: expected.to_owned(), only: None };
            assert_eq!(legacy(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_word_that_may_be_in_an_old_encoding_is_reported_as_one() {
        for (text, word, expected) in [
            ("x·", "x·", "xã"),
            ("Yªn", "Yªn", "Yên"),
            ("Chi bộ Yªn Mội", "Yªn", "Yên"),
            ("x·, x·", "x·", "xã"),
        ] {
            let found = legacy(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&text[found.only.unwrap()], found.converted.as_str()), (word, expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_left() {
        for text in [
            "Đảng uỷ xã Long Thành",
            "hoà, toà, có bé, ba cô",
            "Muñoz, Citroën, naïve, señor, Noël, São Paulo",
            "Bà Müller, ông Müller và ông São",
            "ông Bjørn, bà Zoë, bà Chloé, ông André, ông Núñez, ông Hölderlin, bà Maïté",
            "Haïti, Hawaï, Saïgon, Curaçao, Württemberg, Ångström, Göteborg, Strauß, Æsop",
            "5 × 3 = 15 · 2 m²",
            "« trích dẫn » § 1 © 2026",
            "«trích dẫn» §1, §2 ©Văn phòng, Word®, 1ª, 2º",
            "50 µg, 5 µm, 3 µA, 20 °C, ±2, ¼ số đảng viên, ½, 10 m³, 220·10, 7 N·m, £5, ¥9, ¢",
            "25°B, kết nạp · giới thiệu · công nhận",
            "K·",
            "k·",
            "kâ g· k",
            "Văn phòng · Ban Tổ chức",
            "·",
            "µ",
            "Th\u{AD}ư viện",
            "kế hoạch số 54-KH/ĐU",
            "xã hội chủ nghĩa",
            "ba » hai",
            "Toàn, hoàn, thuyền, quyền, giãi, giò, quà, quê, iô, xuân, khuê",
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
