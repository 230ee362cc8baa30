//! A text taken apart once into words, figures, marks and expressions, for all that looks for something in it.

use std::ops::Range;

use super::letters::{is_letter, small, word_length};

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Adjacent letters.
    Word,
    /// Adjacent digits.
    Number,
    /// Any other character.
    Mark(char),
    /// `{{ … }}`, whatever is in it.
    Expression,
}

/// How many bytes a token and its gap have about, so that one allocation is enough for most texts.
const SHORT: usize = 4;

/// A token with its range in bytes of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its kind.
    pub kind: TokenKind,
    /// What its word in small letters is looked up by.
    pub(super) key: WordKey,
    /// Its first byte.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
}

/// A byte made of a word: words of different keys are different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordKey(u8);

impl WordKey {
    /// The key of a word in small letters.
    pub fn new(word: &str) -> Self {
        let bytes = word.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
        let (first, last) = (byte(0), byte(bytes.len().wrapping_sub(1)));
        let middle = byte(bytes.len() / 2);
        let [length, ..] = bytes.len().to_le_bytes();
        Self(first.wrapping_mul(3) ^ last.wrapping_mul(29) ^ middle.wrapping_mul(71) ^ length)
    }

    /// Its place in a table of all keys.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A text in NFC and its tokens. White space is none; it is the gap between two.
#[derive(Debug)]
pub struct Scan<'t> {
    text: &'t str,
    lower: String,
    tokens: Vec<Token>,
    words: KeySet,
}

/// The keys of the words of a text: most words that are looked for are not in it.
#[derive(Clone, Copy, Debug, Default)]
struct KeySet([u64; 4]);

impl KeySet {
    fn add(&mut self, key: WordKey) {
        self.0[key.index() / 64] |= 1 << (key.index() % 64);
    }

    fn has(self, key: WordKey) -> bool {
        self.0[key.index() / 64] & 1 << (key.index() % 64) != 0
    }
}

impl<'t> Scan<'t> {
    /// Takes a text apart.
    pub fn new(text: &'t str) -> Self {
        let lower = lowered(text);
        let mut tokens = Vec::with_capacity(text.len() / SHORT);
        let mut words = KeySet::default();
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            if first.is_whitespace() {
                at += first.len_utf8();
                continue;
            }
            let (kind, length) = token(&text[at..], first);
            let key = WordKey::new(&lower[at..at + length]);
            words.add(key);
            tokens.push(Token { kind, key, start: at, end: at + length });
            at += length;
        }
        Self { text, lower, tokens, words }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The kind of a token; none beyond the last.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether a token is this mark.
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Some(TokenKind::Mark(mark))
    }

    /// Whether any token is this mark.
    pub fn has_mark(&self, mark: char) -> bool {
        self.tokens.iter().any(|token| token.kind == TokenKind::Mark(mark))
    }

    /// A token as written; empty beyond the last.
    pub fn written(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// A token in small letters; empty beyond the last.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.lower[token.start..token.end])
    }

    /// The number that a token is, if it is one.
    pub fn number(&self, at: usize) -> Option<u64> {
        if self.kind(at)? != TokenKind::Number {
            return None;
        }
        self.written(at).parse().ok()
    }

    /// The white space before a token; none before the first.
    pub fn gap(&self, at: usize) -> Range<usize> {
        let end = self.tokens.get(at).map_or(self.text.len(), |token| token.start);
        let start = at.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or(0, |token| token.end);
        start..end
    }

    /// Whether a token follows the one before it without white space.
    pub fn is_joined(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.gap(at).is_empty()
    }

    /// The bytes from one token through another.
    pub fn range(&self, first: usize, last: usize) -> Range<usize> {
        let last = last.min(self.tokens.len().saturating_sub(1));
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) => first.start..last.end.max(first.start),
            _ => self.text.len()..self.text.len(),
        }
    }

    /// How many tokens from `at` on are the words of `phrase`, which is in small letters with `ủy` for both
    /// spellings; 0 where they are not.
    pub fn phrase(&self, at: usize, phrase: &str) -> usize {
        // Most fail at their first letter, and texts are asked for many.
        let first = self.tokens.get(at).and_then(|token| self.lower.as_bytes().get(token.start));
        if first != phrase.as_bytes().first() && !phrase.starts_with('ủ') {
            return 0;
        }
        let words = phrase.split(' ');
        if self.are(at, words.clone()) { words.count() } else { 0 }
    }

    /// What the word of a token is looked up by; none beyond the last.
    pub fn key(&self, at: usize) -> Option<WordKey> {
        self.tokens.get(at).map(|token| token.key)
    }

    /// Whether the tokens from `at` on are these words, written as for [`phrase`](Self::phrase).
    pub(super) fn are<'w>(&self, at: usize, words: impl Iterator<Item = &'w str>) -> bool {
        words.enumerate().all(|(next, word)| is_word(self.word(at + next), word))
    }

    /// The index of a phrase among the tokens of a range.
    pub fn find(&self, within: Range<usize>, phrase: &str) -> Option<usize> {
        let first = phrase.split(' ').next().unwrap_or_default();
        if !self.words.has(WordKey::new(first)) && first != "ủy" {
            return None;
        }
        let words = phrase.split(' ').count();
        let last = (within.end + 1).saturating_sub(words);
        (within.start..last).find(|at| self.phrase(*at, phrase) > 0)
    }

    /// Whether one of several phrases is among the tokens of a range.
    pub fn has_any(&self, within: &Range<usize>, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.find(within.clone(), phrase).is_some())
    }

    /// The clauses: runs of tokens without `.` `;` `:` `?` `!` between them. A mark inside a figure or an
    /// abbreviation ends none.
    pub fn clauses(&self) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = 0;
        for at in 0..self.tokens.len() {
            let is_end = matches!(self.tokens[at].kind, TokenKind::Mark('.' | ';' | ':' | '?' | '!'));
            if is_end && (at + 1 == self.tokens.len() || !self.is_joined(at + 1)) {
                parts.push(start..at);
                start = at + 1;
            }
        }
        parts.push(start..self.tokens.len());
        parts.retain(|part| !part.is_empty());
        parts
    }
}

fn is_word(written: &str, word: &str) -> bool {
    written == word || (word == "ủy" && written == "uỷ")
}

fn token(rest: &str, first: char) -> (TokenKind, usize) {
    match first {
        '{' if rest.starts_with("{{") => {
            (TokenKind::Expression, rest.find("}}").map_or(rest.len(), |end| end + 2))
        }
        '0'..='9' => (TokenKind::Number, rest.bytes().take_while(u8::is_ascii_digit).count()),
        _ if is_letter(first) => (TokenKind::Word, word_length(rest)),
        _ => (TokenKind::Mark(first), first.len_utf8()),
    }
}

/// The text in small letters, byte for byte at the same places: a letter whose small form is longer or shorter stays.
fn lowered(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, c) in capitals(text) {
        lower.push_str(&text[copied..at]);
        lower.push(small(c));
        copied = at + c.len_utf8();
    }
    lower.push_str(&text[copied..]);
    lower.make_ascii_lowercase();
    lower
}

/// The characters beyond ASCII that may have a small letter, by their first bytes: `Đ`, `Ủ`. Most have none.
fn capitals(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let begins = move |at: usize, first: u8| match first {
        0xC3 => byte(at + 1) < 0x9F,
        0xC4 => !matches!(byte(at + 1), 0x83 | 0x91 | 0xA9),
        0xC5 => byte(at + 1) != 0xA9,
        0xC6 => !matches!(byte(at + 1), 0xA1 | 0xB0),
        // Of `Ạ` to `ỹ` the odd ones are small.
        0xE1 => !matches!(byte(at + 1), 0xBA | 0xBB) || byte(at + 2).is_multiple_of(2),
        0xE2 => byte(at + 1) != 0x80,
        _ => true,
    };
    let beyond = bytes.iter().enumerate().filter(|(_, first)| **first >= 0xC3);
    let capitals = beyond.filter(move |(at, first)| begins(*at, **first));
    capitals.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_letters_are_lowered_as_one_by_one() {
        for c in '\0'..=char::MAX {
            assert_eq!(lowered(&c.to_string()), small(c).to_string(), "{c:?}");
        }
        assert_eq!(lowered("ĐẢNG UỶ Xã Ở giữa – Ý"), "đảng uỷ xã ở giữa – ý");
    }

    fn written(text: &str) -> Vec<&str> {
        let scan = Scan::new(text);
        (0..scan.tokens().len()).map(|at| scan.written(at)).collect()
    }

    #[test]
    fn words_figures_marks_and_expressions_are_distinguished() {
        assert_eq!(
            written("Đạt 04/25,  {{ a.b | c }} chỉ tiêu."),
            ["Đạt", "04", "/", "25", ",", "{{ a.b | c }}", "chỉ", "tiêu", "."]
        );
        assert_eq!(written("{{ mở"), ["{{ mở"]);
        assert_eq!(written("  "), [] as [&str; 0]);
    }

    #[test]
    fn phrases_are_found_without_regard_to_case_and_tone_marks_of_uy() {
        let scan = Scan::new("Thường trực HUYỆN UỶ, Huyện ủy");
        assert_eq!(scan.find(0..scan.tokens().len(), "huyện ủy"), Some(2));
        assert_eq!(scan.phrase(5, "huyện ủy"), 2);
        assert_eq!(scan.phrase(6, "ủy ban"), 0);
        assert_eq!(Scan::new("Uỷ ban").phrase(0, "ủy ban"), 2);
    }

    #[test]
    fn clauses_end_at_marks_that_are_alone() {
        let scan = Scan::new("Có 1.905 người; đạt 16%. Xong");
        let parts: Vec<_> =
            scan.clauses().into_iter().map(|part| scan.range(part.start, part.end - 1)).collect();
        let parts: Vec<_> = parts.into_iter().map(|range| &scan.text()[range]).collect();
        assert_eq!(parts, ["Có 1.905 người", "đạt 16%", "Xong"]);
    }

    proptest! {
        #[test]
        fn any_text_is_covered_in_order(text in "\\PC{0,60}") {
            let scan = Scan::new(&text);
            let mut end = 0;
            for (at, token) in scan.tokens().iter().enumerate() {
                prop_assert!(token.start >= end && token.end > token.start);
                prop_assert!(text[end..token.start].chars().all(char::is_whitespace));
                prop_assert_eq!(scan.written(at).len(), scan.word(at).len());
                end = token.end;
            }
            prop_assert!(text[end..].chars().all(char::is_whitespace));
            let _ = scan.clauses();
        }
    }
}
