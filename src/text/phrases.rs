//! Phrases that are looked for at every token of every text.

use super::scan::{Scan, WordKey};

/// A list of phrases, found by the key of a token: most tokens begin none.
pub struct Phrases {
    /// The words of each.
    list: Vec<Vec<&'static str>>,
    /// For each key the phrases whose first word has it, a bit for each in the order of the list.
    by_key: [u64; 256],
}

impl Phrases {
    /// At the most 64 phrases, in small letters with `ủy` for both spellings.
    pub fn new(list: impl IntoIterator<Item = &'static str>) -> Self {
        let mut phrases = Self { list: Vec::new(), by_key: [0; 256] };
        list.into_iter().for_each(|phrase| phrases.add(phrase));
        phrases
    }

    fn add(&mut self, phrase: &'static str) {
        assert!(self.list.len() < 64, "there is a bit for each phrase");
        let bit = 1_u64 << self.list.len();
        let words: Vec<&str> = phrase.split(' ').collect();
        let first = words.first().copied().unwrap_or_default();
        for spelling in [Some(first), (first == "ủy").then_some("uỷ")].into_iter().flatten() {
            self.by_key[WordKey::new(spelling).index()] |= bit;
        }
        self.list.push(words);
    }

    /// The first phrase of the list that begins at a token: its index in the list, and its length in tokens.
    pub fn at(&self, scan: &Scan<'_>, at: usize) -> Option<(usize, usize)> {
        let mut left = self.by_key[scan.key(at)?.index()];
        while left != 0 {
            let one = left.trailing_zeros() as usize;
            let words = &self.list[one];
            if scan.are(at, words.iter().copied()) {
                return Some((one, words.len()));
            }
            left &= left - 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_list_is_found_as_it_is_one_by_one() {
        const LIST: [&str; 6] = ["ủy ban", "thị ủy", "thị xã", "thị", "đảng bộ", "ủy"];
        let phrases = Phrases::new(LIST);
        let scan = Scan::new("UỶ BAN thị Uỷ, Thị xã và Thị trấn; đảng  bộ, uỷ viên, ủng hộ, đảng");
        for at in 0..=scan.tokens().len() {
            let one_by_one = LIST.iter().map(|phrase| scan.phrase(at, phrase)).enumerate();
            let expected = one_by_one.into_iter().find(|(_, length)| *length > 0);
            assert_eq!(phrases.at(&scan, at), expected, "{}", scan.written(at));
        }
        assert_eq!(phrases.at(&scan, 0), Some((0, 2)));
    }
}
