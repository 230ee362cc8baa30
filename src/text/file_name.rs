//! Names that every system takes for a file or a folder, and that no two of which look the same.

use super::normal::{is_nfc, unprintable};

/// Whether every system takes a name for a file or a folder, and people see all of it.
///
/// Windows forbids `< > : " | ? * \`, control characters, a dot or a space at the end, and the names of its devices.
/// What prints nothing would make two names of one.
#[must_use]
pub fn is_portable(name: &str) -> bool {
    !name.is_empty()
        && !name.ends_with(['.', ' '])
        && !name.contains(is_forbidden)
        && !is_device(name)
        && unseen(name).next().is_none()
}

/// The name of words without marks: letters, digits and single hyphens, as `to-trinh` of `Tờ trình`.
pub fn plain_name(words: &str) -> String {
    let folded = super::fold(words);
    let parts = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// Words as the name of a file that every system takes: composed, on one line, with other characters in the place of those
/// that Windows refuses.
pub fn portable_name(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let shown = words.nfc().filter_map(|c| match c {
        '"' => Some('\''),
        _ if c.is_whitespace() => Some(' '),
        _ if is_forbidden(c) => Some('-'),
        _ => unseen(&c.to_string()).next().is_none().then_some(c),
    });
    let name = shown.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_end_matches(['.', ' ']);
    if name.is_empty() || is_device(name) { format!("_{name}") } else { name.to_owned() }
}

/// The first words of a text that have at most so many characters, without a mark after the last; of one long word as
/// much as fits.
pub fn first_words(text: &str, longest: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text };
    let fits = &text[..end];
    let is_whole = text[end..].starts_with(' ');
    let words = if is_whole { Some(fits) } else { fits.rsplit_once(' ').map(|(words, _)| words) };
    words.unwrap_or(fits).trim_end_matches([' ', ',', ';', ':', '-', '–', '.', '('])
}

/// The characters of a name that people do not see, or take for another.
pub fn unseen(name: &str) -> impl Iterator<Item = char> {
    let hidden = unprintable(name).into_iter().map(|(_, c)| c);
    hidden.chain(name.chars().filter(|c| is_unseen(*c)))
}

fn is_forbidden(c: char) -> bool {
    c.is_control() || "<>:\"/|?*\\".contains(c)
}

/// Whether a character looks like nothing, or like the space that it is not.
fn is_unseen(c: char) -> bool {
    let is_space = c.is_whitespace() && c != ' ';
    is_space
        || matches!(
            c,
            // Grapheme joiner, fillers of Hangul, vowels of Khmer that are not written, Mongolian selectors, the empty
            // pattern of Braille, selectors of variants.
            '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{2800}'
                | '\u{3164}' | '\u{FFA0}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'
        )
}

/// Whether Windows keeps a name for a device, with whatever ending: `con`, `NUL.txt`, `com1`.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let is_numbered = |port| {
        stem.strip_prefix(port)
            .is_some_and(|rest| matches!(rest, "¹" | "²" | "³") || matches!(rest.as_bytes(), [b'0'..=b'9']))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || is_numbered("com")
        || is_numbered("lpt")
}

/// The key of names that a system may take for one: without regard to case, and to how letters with marks are
/// written.
#[must_use]
pub fn same_name_key(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let lower = name.to_lowercase();
    if is_nfc(&lower) { lower } else { lower.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_refuses_are_not_portable() {
        for name in
            ["kế hoạch 2026", "a.b", "comet", "con-2", "nulla.txt", "Đảng uỷ – 1", "-x", "(1) [a] & 'b'"]
        {
            assert!(is_portable(name), "{name}");
        }
        for name in [
            "", "a:b", "a/b", "a\\b", "a?", "a\u{1}", "a.", "a ", ".", "..", "CON", "con.txt", "Aux", "com¹",
            "LPT9.x", "conin$", "nul .a",
        ] {
            assert!(!is_portable(name), "{name}");
        }
    }

    #[test]
    fn what_nobody_sees_is_in_no_name() {
        for c in "\u{AD}\u{34F}\u{200B}\u{200D}\u{200F}\u{202E}\u{2060}\u{2066}\u{2800}\u{3000}\u{A0}\u{3164}\u{FE0F}\u{FEFF}\u{E0020}\u{E0101}\u{180B}\u{E000}".chars() {
            assert!(!is_portable(&format!("a{c}b")), "{:x}", u32::from(c));
        }
    }

    #[test]
    fn any_words_become_a_name_that_every_system_takes() {
        for (words, name) in [
            ("54-KH/ĐU", "54-KH-ĐU"),
            ("thu: chi \"quý I\" <2026>?", "thu- chi 'quý I' -2026--"),
            ("Thôn\u{a0}1\n và\u{200b}o.", "Thôn 1 vào"),
            ("Tho\u{302}n", "Thôn"),
            ("con", "_con"),
            ("…", "…"),
            (". .", "_"),
        ] {
            assert_eq!(portable_name(words), name);
            assert!(is_portable(name), "{name}");
        }
    }

    #[test]
    fn a_text_is_cut_at_a_word() {
        for (text, longest, cut) in [
            ("kết nạp đảng viên", 20, "kết nạp đảng viên"),
            ("kết nạp đảng viên", 12, "kết nạp đảng"),
            ("kết nạp đảng viên", 13, "kết nạp đảng"),
            ("kết nạp, đảng viên", 9, "kết nạp"),
            ("nguồn", 3, "ngu"),
        ] {
            assert_eq!(first_words(text, longest), cut);
        }
    }

    #[test]
    fn names_are_the_same_without_regard_to_case_and_composition() {
        assert_eq!(same_name_key("Tho\u{302}n 1"), same_name_key("THÔN 1"));
        assert_ne!(same_name_key("thôn"), same_name_key("thon"));
    }
}
