//! Text as the user wrote it, with its place.

use crate::source::Place;
use crate::text;

/// A text of the data, in NFC, which may contain expressions `{{ … }}`.
#[derive(Clone, Debug)]
pub struct TemplateText {
    written: String,
    place: Place,
}

impl TemplateText {
    /// A text with its place in the data.
    pub fn new(written: impl Into<String>, place: Place) -> Self {
        Self { written: written.into(), place }
    }

    /// The text with its expressions, not evaluated.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether an expression of it names a path that begins with these names.
    pub fn mentions(&self, names: &[&str]) -> bool {
        text::mentions(&self.written, names)
    }

    /// Whether an expression of it names a path that begins with one of these names.
    pub fn mentions_any(&self, names: &[&str]) -> bool {
        self.has_expression() && names.iter().any(|name| self.mentions(&[name]))
    }

    /// Its place in the data.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Whether it contains an expression.
    pub fn has_expression(&self) -> bool {
        self.written.contains("{{")
    }
}
