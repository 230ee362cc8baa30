//! How each character of a value is written in its file.

use std::ops::Range;

use super::{Place, find_near, length_written};

impl Place {
    /// For each character of the value that was written here, the bytes of the file that it is written as. YAML may have
    /// folded, quoted or escaped it; `None` where a character is not found.
    pub(crate) fn characters(&self, value: &str) -> Option<Vec<Range<usize>>> {
        let (written, start) = (self.text(), self.range.start);
        let mut at = block_start(written);
        let mut ranges = Vec::with_capacity(value.len());
        for character in value.chars() {
            let range = if character.is_whitespace() && !written[at..].starts_with(character) {
                at..at + blanks(&written[at..])
            } else if character.is_whitespace() {
                // A line break that was folded is followed by the indentation of the next line.
                let length = if character == '\n' { blanks(&written[at..]) } else { character.len_utf8() };
                at..at + length
            } else {
                let from = find_near(written, at, character)?;
                from..from + length_written(&written[from..], character)
            };
            if range.is_empty() {
                return None;
            }
            at = range.end;
            ranges.push(start + range.start..start + range.end);
        }
        Some(ranges)
    }
}

/// Where the words of a block begin: after the line of its sign.
fn block_start(written: &str) -> usize {
    let is_block = written.starts_with(['>', '|']);
    let header = written.find('\n').filter(|_| is_block);
    header.map_or(0, |end| end + 1 + written[end + 1..].len() - written[end + 1..].trim_start().len())
}

/// The length of the blanks and line breaks at the beginning.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::*;

    fn written(text: &str, value: &str) -> Vec<String> {
        let source = Source::new("a.yaml", text);
        let ranges = Place::new(&source, 0..text.len()).characters(value).unwrap();
        ranges.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn characters_of_folded_quoted_and_decomposed_texts_are_found() {
        assert_eq!(written(">-\n    Ab\n    c", "Ab c"), ["A", "b", "\n    ", "c"]);
        assert_eq!(written("'it''s'", "it's"), ["i", "t", "'", "s"]);
        assert_eq!(written("\"a \\\" b\"", "a \" b"), ["a", " ", "\"", " ", "b"]);
        assert_eq!(written("'a \"b\"'", "a \"b\""), ["a", " ", "\"", "b", "\""]);
        assert_eq!(written("Va\u{306}n", "Văn"), ["V", "a\u{306}", "n"]);
        let source = Source::new("a.yaml", "abc");
        assert!(Place::new(&source, 0..3).characters("abd").is_none());
    }
}
