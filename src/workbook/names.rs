//! Names of sheets.

use std::collections::BTreeSet;

use crate::text;

/// The most characters of a name, in UTF-16 units as Excel counts.
const LONGEST: usize = 31;

/// The characters that no name may have.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// The name of what has none that can be written.
const NAMELESS: &str = "Bảng";

/// A name that Excel keeps for itself.
const RESERVED: &str = "history";

/// Gives names that Excel takes, no two alike.
#[derive(Debug, Default)]
pub(super) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// A free name made of these words: without what no name may have, cut at a word, numbered where it is taken.
    pub(super) fn free(&mut self, words: &str) -> String {
        let words = cleaned(words);
        let candidate = |number: usize| {
            let suffix = if number == 1 { String::new() } else { format!(" ({number})") };
            format!("{}{suffix}", shortened(&words, LONGEST - suffix.encode_utf16().count()))
        };
        let is_free = |name: &String| {
            let folded = name.to_lowercase();
            folded != RESERVED && !self.0.contains(&folded)
        };
        let mut number = 1;
        while !is_free(&candidate(number)) {
            number += 1;
        }
        let name = candidate(number);
        self.0.insert(name.to_lowercase());
        name
    }
}

fn cleaned(words: &str) -> String {
    let is_forbidden = |letter: char| FORBIDDEN.contains(&letter) || letter.is_control();
    let words: String = words.chars().map(|letter| if is_forbidden(letter) { ' ' } else { letter }).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    let words = words.trim_matches(['\'', ' ']);
    if words.is_empty() { NAMELESS.to_owned() } else { words.to_owned() }
}

/// The first words that fit. A letter beyond the basic plane counts for two.
fn shortened(words: &str, longest: usize) -> &str {
    let mut longest_now = longest;
    loop {
        let name = text::first_words(words, longest_now).trim_end_matches(['\'', ' ']);
        if name.encode_utf16().count() <= longest || longest_now == 0 {
            return name;
        }
        longest_now -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_legal_and_unique() {
        let mut names = SheetNames::default();
        let long = "Chỉ tiêu Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ";
        for (words, expected) in [
            ("Chỉ tiêu kết nạp", "Chỉ tiêu kết nạp"),
            ("CHỈ TIÊU KẾT NẠP", "CHỈ TIÊU KẾT NẠP (2)"),
            ("a/b:c*[d]?", "a b c d"),
            ("", "Bảng"),
            ("'''", "Bảng (2)"),
            ("History", "History (2)"),
            (long, "Chỉ tiêu Tỷ lệ chi bộ hoàn"),
            (long, "Chỉ tiêu Tỷ lệ chi bộ hoàn (2)"),
        ] {
            let name = names.free(words);
            assert_eq!(name, expected);
            assert!(name.encode_utf16().count() <= LONGEST);
        }
        assert!(names.free(&"😀".repeat(40)).encode_utf16().count() <= LONGEST);
    }
}
