//! A text piece by piece: which part of what it reads as is written so, and which part is computed.

use std::ops::Range;

use super::texts::Texts;
use crate::content::runs::{self, RunMark};
use crate::model::TemplateText;
use crate::text::end_of_expression;

/// The functions that give words another look and print them as they are.
const MARKUP: [&str; 4] = ["bold", "italic", "underline", "footnote"];

/// A piece of a text as it reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// What it reads as, without the difference between bold and other words.
    pub reads: String,
    /// In bytes of the text as it is written; of words in quotes within an expression, what is between the quotes.
    pub written: Range<usize>,
    /// Whether it reads as it is written.
    pub is_literal: bool,
    /// The quote that it is written in, within an expression.
    pub quote: Option<char>,
    /// 0 of the text itself, else the number of the footnote.
    pub reading: usize,
}

/// The pieces of a text so far.
#[derive(Default)]
struct PieceList {
    pieces: Vec<TextPiece>,
    footnotes: usize,
}

impl Texts {
    /// A text piece by piece, in the order in which it is written. An expression that fails is an empty piece.
    pub(in crate::content) fn pieces(&self, text: &TemplateText) -> Vec<TextPiece> {
        let written = text.written();
        let mut list = PieceList::default();
        let mut at = 0;
        while let Some(open) = written[at..].find("{{").map(|open| at + open) {
            let close = end_of_expression(written, open);
            list.literal(written, at..open, None, 0);
            match quoted_words(&written[open..close]) {
                Some(QuotedWords { range, quote, is_footnote }) => {
                    list.footnotes += usize::from(is_footnote);
                    let reading = if is_footnote { list.footnotes } else { 0 };
                    list.literal(written, open + range.start..open + range.end, Some(quote), reading);
                }
                None => list.computed(open..close, &self.value(&written[open..close])),
            }
            at = close;
        }
        list.literal(written, at..written.len(), None, 0);
        list.pieces
    }
}

impl PieceList {
    fn literal(&mut self, text: &str, written: Range<usize>, quote: Option<char>, reading: usize) {
        if written.is_empty() {
            return;
        }
        let reads = text[written.clone()].to_owned();
        self.pieces.push(TextPiece { reads, written, is_literal: true, quote, reading });
    }

    /// The value of an expression, with a piece for each of its footnotes.
    fn computed(&mut self, written: Range<usize>, value: &str) {
        let mut readings = vec![(0, String::new())];
        // Which of them goes on after each mark that is still open.
        let mut open = vec![0];
        for character in value.chars() {
            let here = open.last().copied().unwrap_or_default();
            match runs::mark(character) {
                Some(RunMark::Style) => open.push(here),
                Some(RunMark::Footnote) => {
                    self.footnotes += 1;
                    open.push(readings.len());
                    readings.push((self.footnotes, String::new()));
                }
                Some(RunMark::End) if open.len() > 1 => {
                    open.pop();
                }
                Some(RunMark::End) => {}
                // A leader is a tab in Word.
                Some(RunMark::Leader) => readings[here].1.push(' '),
                None => readings[here].1.push(character),
            }
        }
        self.pieces.extend(readings.into_iter().map(|(reading, reads)| TextPiece {
            reads,
            written: written.clone(),
            is_literal: false,
            quote: None,
            reading,
        }));
    }
}

/// Words in quotes that an expression only gives another look.
struct QuotedWords {
    /// Between the quotes, in bytes of the expression.
    range: Range<usize>,
    quote: char,
    is_footnote: bool,
}

/// The words of `{{ bold("…") }}`; none of any other expression, and where a quote or a backslash is in them.
fn quoted_words(expression: &str) -> Option<QuotedWords> {
    let inside = expression.strip_prefix("{{")?.strip_suffix("}}")?;
    let (name, rest) = inside.split_once('(')?;
    let name = name.trim();
    if !MARKUP.contains(&name) {
        return None;
    }
    let argument = rest.trim_end().strip_suffix(')')?;
    let words = argument.trim();
    let quote = words.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let words = words.strip_prefix(quote)?.strip_suffix(quote)?;
    if words.contains([quote, '\\']) {
        return None;
    }
    let start = expression.find(quote)? + quote.len_utf8();
    Some(QuotedWords { range: start..start + words.len(), quote, is_footnote: name == "footnote" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(expression: &str) -> Option<(&str, bool)> {
        quoted_words(expression).map(|found| (&expression[found.range], found.is_footnote))
    }

    #[test]
    fn words_in_quotes_are_found_where_a_function_only_marks_them() {
        assert_eq!(words("{{ bold(\"Một việc\") }}"), Some(("Một việc", false)));
        assert_eq!(words("{{footnote( 'Theo số liệu.' )}}"), Some(("Theo số liệu.", true)));
        for other in ["{{ x }}", "{{ bold(x) }}", "{{ bold(\"a\" ~ x ~ \"b\") }}", "{{ names([\"a\"]) }}"] {
            assert_eq!(words(other), None, "{other}");
        }
    }
}
