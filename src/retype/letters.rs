//! The letters of a Word file in Unicode: texts in fonts of older encodings by their fonts, letters with marks apart as
//! one, blanks and hyphens of several kinds as those that people type.

use crate::text::{Legacy, nfc, unprintable, upper};

/// A text in Unicode; the second says whether letters of an older encoding are left that no font explains.
pub(super) struct UnicodeText {
    pub(super) text: String,
    pub(super) encoding: Option<Legacy>,
}

/// The encoding that a font has, by its name: `.VnTime`, `VNI-Times`.
fn encoding_of(font: &str) -> Option<Legacy> {
    let font = font.trim().to_lowercase();
    if font.starts_with(".vn") {
        Some(Legacy::Tcvn3)
    } else if font.starts_with("vni") && !font.contains("unicode") {
        Some(Legacy::Vni)
    } else {
        None
    }
}

/// Whether a font shows all letters as capitals: `.VnTimeH`.
fn is_capital(font: &str) -> bool {
    let font = font.trim();
    font.starts_with(".V") && font.ends_with('H')
}

/// The text of a run in Unicode, by its font.
pub(super) fn unicode(text: &str, font: Option<&str>) -> UnicodeText {
    let encoding = font.and_then(encoding_of);
    let text = match encoding {
        Some(encoding) => {
            let text = encoding.to_unicode(text);
            if font.is_some_and(is_capital) { upper(&text) } else { text }
        }
        None => text.to_owned(),
    };
    let mut plain: String = text.chars().map(plain).collect();
    let unseen = unprintable(&plain);
    if !unseen.is_empty() {
        let mut unseen = unseen.into_iter().map(|(at, _)| at).peekable();
        let kept = plain.char_indices().filter(|(at, _)| unseen.next_if_eq(at).is_none());
        plain = kept.map(|(_, c)| c).collect();
    }
    UnicodeText { text: nfc(&plain).into_owned(), encoding }
}

/// A character as people type it.
fn plain(c: char) -> char {
    match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{202f}' | '\u{3000}' => ' ',
        // Bullets of fonts of symbols.
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' => '•',
        '\u{2010}' | '\u{2011}' | '\u{f02d}' | '\u{f0be}' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_encodings_are_read_by_the_font() {
        let cases = [
            ("KÕ ho¹ch ph¸t triÓn ®¶ng viªn", ".VnTime", "Kế hoạch phát triển đảng viên"),
            ("§¶ng ñy x·", ".VnTimeH", "ĐẢNG ỦY XÃ"),
            ("Keá hoaïch phaùt trieån ñaûng vieân", "VNI-Times", "Kế hoạch phát triển đảng viên"),
            ("Ke\u{302}\u{301} hoa\u{323}ch", "Times New Roman", "Kế hoạch"),
            ("một\u{a0}hai\u{200b}", "Arial", "một hai"),
        ];
        for (text, font, expected) in cases {
            assert_eq!(unicode(text, Some(font)).text, expected, "{font}");
        }
    }
}
