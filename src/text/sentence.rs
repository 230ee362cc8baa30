//! Letter case and end marks of the phrases that the program joins into sentences and lists.

use unicode_normalization::UnicodeNormalization;

use super::normal::nfc;

/// The text with a lower-case first letter, in NFC, as an abstract begins.
///
/// A first word with a capital further on is an abbreviation or set in capitals (`UBND xã`, `T/M`) and stays.
/// A proper name cannot be distinguished from another word, so that it is lowered too.
#[must_use]
pub fn lower_first(text: &str) -> String {
    let text = nfc(text);
    let mut rest = text.chars();
    let Some(first) = rest.next() else {
        return String::new();
    };
    let rest = rest.as_str();
    let in_capitals = rest.chars().take_while(|c| !c.is_whitespace()).any(char::is_uppercase);
    if in_capitals {
        return text.into_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}

/// The text with an upper-case first letter, in NFC, as a sentence begins.
#[must_use]
pub fn upper_first(text: &str) -> String {
    let text = nfc(text);
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest.as_str().chars()).collect()
}

/// Words as prose lists them: `một`, `một và hai`, `một, hai và ba`.
#[must_use]
pub fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}

/// The text in capitals, in NFC.
#[must_use]
pub fn upper(text: &str) -> String {
    text.to_uppercase().nfc().collect()
}

/// The text in small letters, in NFC.
#[must_use]
pub fn lower(text: &str) -> String {
    text.to_lowercase().nfc().collect()
}

/// The text without the marks and spaces that end it (`.` `;` `,` `./.` `/.`), so that the program can put its own.
///
/// An ellipsis (`…`, `...`) belongs to the text and stays.
#[must_use]
pub fn without_end_mark(text: &str) -> &str {
    let mut text = text.trim_end();
    while let Some(shorter) = strip_mark(text) {
        text = shorter.trim_end();
    }
    text
}

fn strip_mark(text: &str) -> Option<&str> {
    let is_ellipsis = text.ends_with("...") && !text.ends_with("....");
    if is_ellipsis {
        return None;
    }
    text.strip_suffix("/.").or_else(|| text.strip_suffix(['.', ';', ',']))
}

/// The text with `mark` (`.`, `;`, `./.`) in place of whatever mark ends it.
///
/// After an ellipsis the mark's own full stop is left out. An empty text stays empty.
#[must_use]
pub fn end_with(text: &str, mark: &str) -> String {
    let text = without_end_mark(text);
    if text.is_empty() {
        return String::new();
    }
    let has_stop = text.ends_with('…') || text.ends_with("...");
    let mark = match mark.strip_prefix('.') {
        Some(rest) if has_stop => rest,
        _ => mark,
    };
    format!("{text}{mark}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_is_raised() {
        assert_eq!(upper_first("đẩy mạnh UBND"), "Đẩy mạnh UBND");
        assert_eq!(upper_first(""), "");
    }

    #[test]
    fn the_first_letter_is_lowered() {
        let cases = [
            ("Phát triển đảng viên năm 2026", "phát triển đảng viên năm 2026"),
            ("Đẩy mạnh", "đẩy mạnh"),
            ("Ổn định", "ổn định"),
            ("Ý chí", "ý chí"),
            ("Xã Long Thành", "xã Long Thành"),
            ("về việc", "về việc"),
            ("UBND xã", "UBND xã"),
            ("T/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
            ("A\u{302}\u{301}n phẩm", "ấn phẩm"),
            ("2026", "2026"),
            ("“Kế hoạch", "“Kế hoạch"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(lower_first(text), expected);
        }
    }

    #[test]
    fn capitals_are_composed() {
        let cases = [
            ("Đảng uỷ xã Nước Ngọt", "ĐẢNG UỶ XÃ NƯỚC NGỌT"),
            ("đường ở giữa", "ĐƯỜNG Ở GIỮA"),
            ("o\u{323}\u{302} u\u{31B}\u{303}", "Ộ Ữ"),
            ("quý ii/2026", "QUÝ II/2026"),
        ];
        for (text, expected) in cases {
            assert_eq!(upper(text), expected);
        }
    }

    #[test]
    fn end_marks_are_taken_off() {
        let cases = [
            ("Như trên", "Như trên"),
            ("Như trên.", "Như trên"),
            ("Như trên; ", "Như trên"),
            ("Như trên ,\u{a0}", "Như trên"),
            ("thực hiện./.", "thực hiện"),
            ("thực hiện ./. ", "thực hiện"),
            ("thực hiện/.", "thực hiện"),
            ("thực hiện.;,.", "thực hiện"),
            ("quán triệt…", "quán triệt…"),
            ("quán triệt….", "quán triệt…"),
            ("quán triệt...", "quán triệt..."),
            ("quán triệt....", "quán triệt..."),
            ("quán triệt...;", "quán triệt..."),
            ("quán triệt.../.", "quán triệt..."),
            ("gồm:", "gồm:"),
            (" 1.1", " 1.1"),
            (" ./. ", ""),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(without_end_mark(text), expected, "{text}");
        }
    }

    #[test]
    fn the_program_puts_its_own_mark() {
        let cases = [
            ("Như trên", ";", "Như trên;"),
            ("Như trên;", ".", "Như trên."),
            ("Lưu Văn phòng Đảng uỷ.", ".", "Lưu Văn phòng Đảng uỷ."),
            ("thực hiện.", "./.", "thực hiện./."),
            ("quán triệt...", ".", "quán triệt..."),
            ("quán triệt…", ";", "quán triệt…;"),
            ("quán triệt…", "./.", "quán triệt…/."),
            (" . ", ";", ""),
        ];
        for (text, mark, expected) in cases {
            assert_eq!(end_with(text, mark), expected, "{text}");
        }
    }
}
