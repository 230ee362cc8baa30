//! Unicode properties of characters, faster for those of Vietnamese texts: the tables are searched for the
//! others alone.

use unicode_normalization::char::is_combining_mark;

/// Whether a character is a letter, as [`char::is_alphabetic`] has it.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphabetic(),
        'À'..='ɏ' => !matches!(c, '×' | '÷'),
        'Ḁ'..='ỿ' => true,
        _ => !is_punctuation(c) && c.is_alphabetic(),
    }
}

/// How many bytes of a text are letters, and marks that combine with them, before anything else.
pub(super) fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        at += match first {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            ..0x80 => break,
            // `Ā` to `ȿ`, `Ḁ` to `ỿ`, `À` to `ÿ` but for `×` and `÷`.
            0xC4..=0xC8 => 2,
            0xE1 if matches!(bytes.get(at + 1), Some(0xB8..=0xBB)) => 3,
            0xC3 if !matches!(bytes.get(at + 1), Some(0x97 | 0xB7)) => 2,
            _ => match text[at..].chars().next() {
                Some(c) if is_letter(c) || is_mark(c) => c.len_utf8(),
                _ => break,
            },
        };
    }
    at
}

/// Whether a character is a mark that combines with the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && !matches!(c, 'Ḁ'..='ỿ') && !is_punctuation(c) && is_combining_mark(c)
}

/// Whether nothing but marks after it can change the normal form of a character: it is in NFC by itself, and
/// combines with nothing before it.
pub(super) fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | 'Ḁ'..='ỿ') || is_punctuation(c)
}

/// Dashes, quotation marks, the ellipsis and similar marks.
fn is_punctuation(c: char) -> bool {
    matches!(c, '‐'..='‧')
}

/// The small letter; itself, where that is of another length in bytes, or is two letters.
pub(super) fn small(c: char) -> char {
    match c {
        '\0'..='\u{7F}' => c.to_ascii_lowercase(),
        'à'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        'Ạ'..='ỿ' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        _ if is_punctuation(c) => c,
        _ => {
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        }
    }
}

/// The small letter without its marks, for a Vietnamese letter or a nearby character.
pub(super) fn plain(c: char) -> Option<char> {
    Some(match small(c) {
        c @ ('\0'..='\u{7F}' | '‐'..='‧') => c,
        'à'..='ã' | 'ă' | 'ạ'..='ặ' => 'a',
        'è'..='ê' | 'ẹ'..='ệ' => 'e',
        'ì' | 'í' | 'ĩ' | 'ỉ'..='ị' => 'i',
        'ò'..='õ' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ù' | 'ú' | 'ũ' | 'ư' | 'ụ'..='ự' => 'u',
        'ý' | 'ỳ'..='ỹ' => 'y',
        'đ' => 'd',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn all_characters_are_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_mark(c), is_combining_mark(c), "{c:?}");
            let is_of_word = c.is_alphabetic() || is_combining_mark(c);
            assert_eq!(word_length(&format!("{c} ")), if is_of_word { c.len_utf8() } else { 0 }, "{c:?}");
            let lower: String = c.to_lowercase().collect();
            let is_alike = lower.chars().count() == 1 && lower.len() == c.len_utf8();
            assert_eq!(small(c).to_string(), if is_alike { lower } else { c.to_string() }, "{c:?}");
        }
    }

    #[test]
    fn composed_characters_stay_as_they_are_after_any_other() {
        for c in ('\0'..=char::MAX).filter(|c| is_composed(*c)) {
            for before in ["", "a", "ê", "\u{1100}"] {
                let text = format!("{before}{c}");
                assert!(text.nfc().eq(text.chars()), "{text:?}");
            }
        }
    }

    #[test]
    fn plain_letters_are_the_first_part_of_theirs() {
        for (c, plain) in
            ('\0'..=char::MAX).filter_map(|c| Some((c, plain(c)?))).filter(|(c, _)| small(*c) != 'đ')
        {
            let lower = c.to_lowercase().collect::<String>();
            assert!(lower.nfd().filter(|c| !is_combining_mark(*c)).eq([plain]), "{c:?}");
        }
    }
}
