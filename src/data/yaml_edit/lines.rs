//! Lines of a file: where they begin and end, and which of them are blank or comments.

use std::ops::Range;

use crate::data::yaml::{Node, Value};

/// The beginning of the line of a byte.
pub(super) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

/// The end of the line of a byte, after its line break.
pub(super) fn end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length + 1)
}

/// How the lines of a file end.
pub(super) fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// A line of its own at a byte: where the line before does not end with a line break, one comes first.
pub(super) fn own_line(text: &str, at: usize, line: &str) -> String {
    let before = &text[..at];
    let lead = if before.is_empty() || before.ends_with('\n') { "" } else { line_end(text) };
    format!("{lead}{line}{}", line_end(text))
}

/// The end of the lines of an entry that a range begins with: without trailing blank lines and comments, which belong to
/// the next entry, but with every line of its value.
pub(super) fn end_of_lines(text: &str, range: Range<usize>, value: &Node) -> usize {
    let held = end_of_value(text, value).unwrap_or(range.start);
    let least = end(text, held.clamp(range.start, range.end)).min(range.end);
    end_without_comments(text, range).max(least)
}

/// The end of a range of whole lines without trailing blank lines and comments.
pub(super) fn end_without_comments(text: &str, range: Range<usize>) -> usize {
    let mut end = range.end;
    for line in text[range.clone()].split_inclusive('\n').rev() {
        if !says_nothing(line) || end - line.len() <= range.start {
            break;
        }
        end -= line.len();
    }
    end
}

/// The end of the last comment in a range of lines that a blank line follows; the beginning of the range where there is
/// none.
pub(super) fn end_of_comments(text: &str, range: Range<usize>) -> usize {
    let (mut at, mut end) = (range.start, range.start);
    let mut last_comment = range.start;
    for line in text[range].split_inclusive('\n') {
        at += line.len();
        if line.trim().is_empty() {
            end = last_comment;
        } else {
            last_comment = at;
        }
    }
    end
}

/// Whether a line is blank, a comment or the mark of a document's beginning or end.
fn says_nothing(line: &str) -> bool {
    let words = line.trim();
    let after_mark = ["---", "..."].iter().find_map(|mark| line.strip_prefix(mark));
    let is_mark = after_mark.is_some_and(|rest| {
        rest.trim().is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#')
    });
    words.is_empty() || words.starts_with('#') || is_mark
}

/// The end of the last character of a value's last scalar; none where it has no scalar.
pub(super) fn end_of_value(text: &str, value: &Node) -> Option<usize> {
    match &value.value {
        Value::Null => None,
        Value::Scalar(_) => {
            let written = text.get(value.range.clone())?;
            Some(value.range.start + written.trim_end().len())
        }
        Value::List(members) => members.iter().filter_map(|member| end_of_value(text, member)).max(),
        Value::Map(entries) => {
            let nodes = entries.iter().flat_map(|(key, value)| [key, value]);
            nodes.filter_map(|node| end_of_value(text, node)).max()
        }
    }
}

/// The byte after the colon of a key.
pub(super) fn after_colon(text: &str, key: &Node) -> Option<usize> {
    let rest = text.get(key.range.end..)?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest[blanks..].starts_with(':').then_some(key.range.end + blanks + 1)
}

/// The ranges of all scalars of a value, in order. What is behind an alias has the alias's range.
pub(super) fn scalars(node: &Node) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    collect(node, &mut ranges);
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup();
    ranges
}

fn collect(node: &Node, ranges: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Null | Value::Scalar(_) => ranges.push(node.range.clone()),
        Value::List(members) => members.iter().for_each(|member| collect(member, ranges)),
        Value::Map(entries) => {
            for (key, value) in entries {
                collect(key, ranges);
                collect(value, ranges);
            }
        }
    }
}
