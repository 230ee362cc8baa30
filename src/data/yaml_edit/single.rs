//! Makes a single value in place of a list into a list.

use super::lines::{self, line_end, own_line};
use super::text_edit::TextEdit;
use crate::data::yaml::Node;

/// A single value in place of a list.
pub(super) struct Single<'a> {
    pub(super) text: &'a str,
    pub(super) value: &'a Node,
    /// The byte after the colon of its key.
    pub(super) colon: usize,
    /// The end of its entry's lines.
    pub(super) end: usize,
    /// The blanks before its key.
    pub(super) indent: String,
}

impl Single<'_> {
    /// Makes it the first member of a list, and adds another.
    pub(super) fn into_list(self, member: &str) -> Option<Vec<TextEdit>> {
        let Self { text, colon, end, .. } = self;
        let line = &text[colon..lines::end(text, colon)];
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        let is_on_line_of_key = !line[blanks..].trim().is_empty() && !line[blanks..].starts_with('#');
        let (mut edits, indent) = if is_on_line_of_key {
            let indent = format!("{}  ", self.indent);
            let lead = format!("{}{indent}- ", line_end(text));
            (vec![TextEdit::new(colon..colon + blanks, lead)], indent)
        } else {
            self.below_key()?
        };
        edits.push(TextEdit::new(end..end, own_line(text, end, &format!("{indent}- {member}"))));
        Some(edits)
    }

    /// A value on lines of its own: a dash before the first, and the others as far to the right.
    fn below_key(&self) -> Option<(Vec<TextEdit>, String)> {
        let (text, first) = (self.text, self.value.range.start);
        let indent = &text[lines::start(text, first)..first];
        if !indent.bytes().all(|byte| byte == b' ') {
            return None;
        }
        let mut edits = vec![TextEdit::new(first..first, "- ")];
        let mut at = lines::end(text, first);
        for line in text.get(at..self.end)?.split_inclusive('\n') {
            if !line.trim().is_empty() {
                edits.push(TextEdit::new(at..at, "  "));
            }
            at += line.len();
        }
        Some((edits, indent.to_owned()))
    }
}
