//! A text as it reads, and what the program sets around it.

use super::runs::Runs;
use crate::source::Place;

/// A text as it reads, and where in the data it is written.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its runs.
    pub runs: Runs,
    /// None for words of the program's own.
    pub place: Option<Place>,
}

impl Text {
    /// Words of the program's own.
    pub fn own(words: impl Into<String>) -> Self {
        Self { runs: Runs::plain(words), place: None }
    }
}

/// Texts on one line, without their styles.
pub fn one_line(texts: &[Text]) -> String {
    let lines: Vec<String> = texts.iter().map(|text| text.runs.to_plain()).collect();
    lines.join(" ")
}

/// The marks that the program sets before a text and at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Before it.
    pub start: Option<String>,
    /// In place of the mark that it ends with.
    pub end: String,
}

impl Marks {
    /// A text with the marks.
    #[must_use]
    pub fn around(&self, runs: Runs) -> Runs {
        let runs = runs.ended_with(&self.end);
        match &self.start {
            Some(start) => runs.prefixed(start),
            None => runs,
        }
    }
}
