//! The normal form of text, unprintable characters, and names without diacritics.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::letters::{is_composed, is_mark, plain};

/// The byte order mark, which some editors put before a text.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text without the mark before it.
pub fn without_byte_order_mark(text: &str) -> &str {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// The text in NFC, borrowed when it is so already.
///
/// Source: the-thuc, Writing: all text is normalised to NFC.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether a text is in NFC.
#[must_use]
pub fn is_nfc(text: &str) -> bool {
    are_composed(text) || unicode_normalization::is_nfc(text)
}

/// Whether each character of a text is [composed](is_composed). Those below U+0300 begin with a byte below 0xCC, and
/// the Vietnamese ones beyond are known by their first two bytes.
fn are_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let beyond = bytes.iter().enumerate().filter(|(_, first)| **first >= 0xCC);
    beyond.into_iter().all(|(at, first)| {
        let is_vietnamese = *first == 0xE1 && matches!(bytes.get(at + 1), Some(0xB8..=0xBB));
        is_vietnamese || text[at..].starts_with(is_composed)
    })
}

/// The characters that a printed document must not contain, each with its place in bytes.
///
/// Control characters (but for the line feed and the tab), what is invisible or turns the direction of writing,
/// the soft hyphen, line and paragraph separators, the replacement character (a sign of text decoded wrongly), private
/// use and noncharacters. Combining marks are fine.
#[must_use]
pub fn unprintable(text: &str) -> Vec<(usize, char)> {
    let bytes = text.as_bytes();
    // The first byte rules most letters out, the second those of Vietnamese.
    let suspects = bytes.iter().enumerate().filter(|(at, first)| {
        SUSPECTS[usize::from(**first)] && (**first != 0xE1 || bytes.get(at + 1) == Some(&0xA0))
    });
    let characters = suspects.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)));
    characters.filter(|&(_, c)| is_unprintable(c)).collect()
}

/// The bytes that unprintable characters begin with.
static SUSPECTS: [bool; 256] = {
    let mut suspects = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspects[byte] = matches!(byte, ..0x20 | 0x7F | 0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xEE..);
        byte += 1;
    }
    suspects
};

fn is_unprintable(c: char) -> bool {
    let is_layout = matches!(c, '\n' | '\t');
    (c.is_control() && !is_layout) || is_invisible(c) || is_private(c) || is_noncharacter(c)
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        // Soft hyphen, Arabic letter mark, Mongolian vowel separator, byte order mark, replacement character.
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}' | '\u{FFFD}'
        // Zero widths and direction marks; separators and embeddings; word joiner, operators and isolates.
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        // Interlinear annotation; tags.
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
    )
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// The text in lower case without marks, `đ` as `d`: for the search of the nearest name, never as a key.
///
/// *Vạn Tràng* and *Văn Tràng* are two villages and fold alike. The letters eth (Ð) and African d (Ɖ), which look like
/// Đ and are typed for it, fold to `d` too.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let Some(plain) = plain(c) else { return fold_any(text) };
        folded.push_str(&text[copied..at]);
        folded.push(plain);
        copied = at + c.len_utf8();
    }
    folded.push_str(&text[copied..]);
    folded.make_ascii_lowercase();
    folded
}

/// Whether two texts [fold](fold) alike.
pub fn folds_as(one: &str, other: &str) -> bool {
    let (mut letters, mut others) = (one.chars(), other.chars());
    loop {
        match (letters.next(), others.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) => match (plain(a), plain(b)) {
                (Some(a), Some(b)) if a == b => {}
                (Some(_), Some(_)) => return false,
                _ => return fold(one) == fold(other),
            },
            // The rest may be marks that are not composed.
            _ => return fold(one) == fold(other),
        }
    }
}

/// Whether a thing of this name is meant by a text: `thôn đông` means `Thôn Đông`.
pub fn is_called(name: &str, text: &str) -> bool {
    let composed = |text: &str| text.trim().nfc().collect::<String>().to_lowercase();
    !text.trim().is_empty() && composed(name) == composed(text)
}

/// The same for letters of any language.
fn fold_any(text: &str) -> String {
    text.to_lowercase()
        .nfd()
        .filter(|&c| !is_mark(c))
        .map(|c| match c {
            'đ' | 'ð' | 'ɖ' => 'd',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_fold_alike_when_their_folded_forms_are_equal(
            one in "[aáAÁđĐdbВo\u{301}]{0,4}",
            other in "[aáAÁđĐdbВo\u{301}]{0,4}",
        ) {
            prop_assert_eq!(folds_as(&one, &other), fold(&one) == fold(&other));
        }
    }

    #[test]
    fn first_bytes_tell_characters_apart_as_their_properties_do() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(are_composed(&text), is_composed(c), "{c:?}");
            assert_eq!(unprintable(&text).len(), usize::from(is_unprintable(c)), "{c:?}");
        }
    }

    #[test]
    fn composed_text_is_borrowed() {
        assert!(matches!(nfc("Đảng uỷ xã"), Cow::Borrowed("Đảng uỷ xã")));
    }

    #[test]
    fn decomposed_text_is_composed() {
        let cases = [
            ("a\u{302}\u{301}", "ấ"),
            ("a\u{301}\u{302}", "á\u{302}"),
            ("o\u{323}\u{302}", "ộ"),
            ("u\u{31B}\u{309}", "ử"),
            ("\u{212A}", "K"),
        ];
        for (text, expected) in cases {
            assert_eq!(nfc(text), expected);
        }
    }

    #[test]
    fn unprintable_characters_are_found() {
        let bad = "\0\u{7}\r\u{1B}\u{7F}\u{85}\u{9F}\u{AD}\u{61C}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{2028}\
                   \u{202A}\u{202E}\u{2060}\u{2066}\u{2069}\u{E000}\u{F8FF}\u{FDD0}\u{FDEF}\u{FEFF}\u{FFFD}\u{FFFE}\
                   \u{FFFF}\u{1FFFE}\u{E0041}\u{F0000}\u{FFFFD}\u{FFFFF}\u{100000}\u{10FFFF}";
        for c in bad.chars() {
            let text = format!("xã{c}");
            assert_eq!(unprintable(&text), [(3, c)], "{c:?}");
        }
    }

    #[test]
    fn ordinary_text_is_printable() {
        let text = "Đảng uỷ\txã\n“Long Thành” – 09\u{a0}-\u{202F}11… ½ № ≥ \u{2010}\u{2011}\u{301}a\u{323} a\u{302} 中 😀";
        assert_eq!(unprintable(text), []);
    }

    #[test]
    fn every_place_is_reported_in_order() {
        assert_eq!(
            unprintable("\u{FEFF}Số\u{200B}\u{200B}"),
            [(0, '\u{FEFF}'), (7, '\u{200B}'), (10, '\u{200B}')]
        );
    }

    #[test]
    fn folding_is_the_same_for_letters_of_any_language() {
        for text in ["ĐẢNG UỶ XÃ NƯỚC NGỌT", "“Vạn Tràng” – 09… mẫu", "Hoà, hòa; ỵ ỹ Ẵ"]
        {
            assert_eq!(fold(text), fold_any(text));
        }
    }

    #[test]
    fn folding() {
        let cases = [
            ("Điện Yên", "dien yen"),
            ("Vạn Tràng", "van trang"),
            ("Văn Tràng", "van trang"),
            ("ĐẢNG UỶ XÃ NƯỚC NGỌT", "dang uy xa nuoc ngot"),
            ("\u{D0}ông", "dong"),
            ("u\u{31B}\u{309}", "u"),
            ("thon-1", "thon-1"),
        ];
        for (text, expected) in cases {
            assert_eq!(fold(text), expected);
        }
    }
}
