//! Lists with a dash for each member.

use std::ops::Range;

use super::lines::{self, end_without_comments, own_line, scalars};
use super::text_edit::TextEdit;
use crate::data::yaml::{Node, Value};

/// A list with a dash for each member, and where the lines of its members begin.
pub(super) struct BlockList<'a> {
    text: &'a str,
    /// The indentation before each dash.
    indent: &'a str,
    /// The beginning of each member's first line, and the end of the last.
    starts: Vec<usize>,
}

impl<'a> BlockList<'a> {
    /// Finds the dashes of a list in the lines of its entry; none where they do not each begin a line.
    pub(super) fn find(text: &'a str, list: &Node, lines: Range<usize>) -> Option<Self> {
        let Value::List(members) = &list.value else { return None };
        let mut below =
            text[lines.clone()].split_inclusive('\n').skip(1).map(|line| (line, line.trim_start()));
        let (line, dash) = below.find(|(_, words)| !words.is_empty() && !words.starts_with('#'))?;
        let indent = &line[..line.len() - dash.len()];
        if !begins_with_dash(dash) || !indent.bytes().all(|byte| byte == b' ') {
            return None;
        }
        let scalars = scalars(list);
        let is_within = |at: usize| {
            let next = scalars.partition_point(|scalar| scalar.start < at);
            next > 0 && at < scalars[next - 1].end
        };
        let mut starts = Vec::with_capacity(members.len() + 1);
        let mut at = lines.start;
        for line in text[lines.clone()].split_inclusive('\n') {
            let is_dash = line.strip_prefix(indent).is_some_and(begins_with_dash);
            if is_dash && !is_within(at + indent.len()) {
                starts.push(at);
            }
            at += line.len();
        }
        if starts.len() != members.len() {
            return None;
        }
        starts.push(lines.end);
        Some(Self { text, indent, starts })
    }

    /// The indentation before each dash.
    pub(super) fn indent(&self) -> &str {
        self.indent
    }

    /// Where a member begins that is put behind so many others: before the comments that lead on to the next.
    pub(super) fn position(&self, behind: usize) -> Option<usize> {
        match behind.checked_sub(1) {
            Some(before) => self.lines(before).map(|lines| lines.end),
            None => self.starts.first().copied(),
        }
    }

    /// How many members there are.
    pub(super) fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// Adds a member at the end.
    pub(super) fn append(&self, member: &str) -> TextEdit {
        let end = self.starts[self.starts.len() - 1];
        TextEdit::new(end..end, own_line(self.text, end, &format!("{}- {member}", self.indent)))
    }

    /// Puts another member in the place of one.
    pub(super) fn replace(&self, at: usize, member: &str) -> Option<TextEdit> {
        let lines = self.lines(at)?;
        let line = format!("{}- {member}{}", self.indent, lines::line_end(self.text));
        Some(TextEdit::new(lines, line))
    }

    /// Takes out the members that are meant.
    pub(super) fn remove(&self, meant: &[bool]) -> Vec<TextEdit> {
        let meant = (0..meant.len()).filter(|at| meant[*at]);
        meant.filter_map(|at| Some(TextEdit::new(self.lines(at)?, ""))).collect()
    }

    /// The lines of a member, without comments that lead on to the next.
    pub(super) fn lines(&self, at: usize) -> Option<Range<usize>> {
        let (start, next) = (*self.starts.get(at)?, *self.starts.get(at + 1)?);
        Some(start..end_without_comments(self.text, start..next))
    }
}

fn begins_with_dash(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}
