//! Which characters the chosen families can print.

use std::cmp::Reverse;

use typst::text::{FontBook, FontInfo, FontStretch, FontStyle, FontVariant, FontWeight};

/// The styles that an official document prints: upright and italic, regular and bold.
pub(super) const STYLES: [(FontStyle, FontWeight); 4] = [
    (FontStyle::Normal, FontWeight::REGULAR),
    (FontStyle::Normal, FontWeight::BOLD),
    (FontStyle::Italic, FontWeight::REGULAR),
    (FontStyle::Italic, FontWeight::BOLD),
];

/// The lower-case letters of Vietnamese that are not plain consonants; the capitals follow from them.
const VIETNAMESE: &str = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";

/// Every letter of Vietnamese and of the Latin alphabet, small and capital, and the digits.
pub(super) fn letters() -> impl Iterator<Item = char> {
    let others = ('a'..='z').filter(|letter| !VIETNAMESE.contains(*letter));
    let small = VIETNAMESE.chars().chain(others);
    small.flat_map(|letter| std::iter::once(letter).chain(letter.to_uppercase())).chain('0'..='9')
}

/// The characters that all four styles can print, sorted.
pub(super) fn covered(book: &FontBook, families: &[String]) -> Vec<u32> {
    let mut styles: Vec<_> =
        STYLES.iter().map(|&(style, weight)| printable(book, families, style, weight)).collect();
    styles.sort_by_key(|characters| Reverse(characters.len()));
    let mut shared = styles.pop().unwrap_or_default();
    shared.retain(|character| styles.iter().all(|style| style.binary_search(character).is_ok()));
    shared
}

/// The characters that one style can print in any of the families, sorted.
fn printable(book: &FontBook, families: &[String], style: FontStyle, weight: FontWeight) -> Vec<u32> {
    let variant = FontVariant::new(style, weight, FontStretch::NORMAL);
    let mut characters: Vec<u32> = families
        .iter()
        .filter_map(|family| book.info(book.select(&family.to_lowercase(), variant)?))
        .flat_map(|info| info.coverage.iter())
        .collect();
    characters.sort_unstable();
    characters.dedup();
    characters
}

/// How many letters of Vietnamese, small and capital, a face lacks, of 146.
pub(super) fn missing_vietnamese(info: &FontInfo) -> usize {
    let capitals = VIETNAMESE.chars().flat_map(char::to_uppercase);
    VIETNAMESE.chars().chain(capitals).filter(|&letter| !info.coverage.contains(u32::from(letter))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_has_146_letters_to_look_for() {
        assert_eq!(VIETNAMESE.chars().count(), 73);
    }

    #[test]
    fn every_letter_and_digit_comes_once() {
        let mut all: Vec<char> = letters().collect();
        assert_eq!(all.len(), 2 * (73 + 20) + 10);
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 2 * (73 + 20) + 10);
    }
}
