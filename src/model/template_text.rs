//! Text as the user wrote it, with its place.

use crate::source::Place;

/// A text of the data, in NFC, which may hold `{{ … }}`.
#[derive(Clone, Debug)]
pub struct TemplateText {
    written: String,
    place: Place,
}

impl TemplateText {
    /// A text and the place where it is written.
    pub fn new(written: impl Into<String>, place: Place) -> Self {
        Self { written: written.into(), place }
    }

    /// The text with its expressions, not evaluated.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Where it is written.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Whether it holds an expression.
    pub fn has_expression(&self) -> bool {
        self.written.contains("{{")
    }
}
