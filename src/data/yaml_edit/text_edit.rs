//! Changes of a text by byte ranges.

use std::ops::Range;

/// A part of a text that is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes that are replaced; empty where something is inserted.
    pub range: Range<usize>,
    /// The text that takes their place.
    pub text: String,
}

impl TextEdit {
    /// Replaces the bytes of a range.
    pub fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }

    /// Whether it puts blanks in the place of blanks.
    pub(super) fn is_blank(&self, text: &str) -> bool {
        let replaced = text.get(self.range.clone()).unwrap_or_default();
        self.text.trim().is_empty() && replaced.trim().is_empty() && !replaced.contains('\n')
    }

    /// How many bytes longer the text becomes.
    pub(super) fn growth(&self) -> isize {
        self.text.len().cast_signed() - self.range.len().cast_signed()
    }
}

/// The text with edits, which are put in order; those of one place keep theirs. `None` where two of them meet.
pub(in crate::data) fn apply(text: &str, edits: &mut [TextEdit]) -> Option<String> {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut after = String::with_capacity(text.len() + 128);
    let mut at = 0;
    for edit in edits {
        after.push_str(text.get(at..edit.range.start)?);
        after.push_str(&edit.text);
        at = edit.range.end;
    }
    after.push_str(text.get(at..)?);
    Some(after)
}
