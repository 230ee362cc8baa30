//! Slips in the layout of YAML: what indents a line, the dash before a member of a list, the comma between two members in
//! braces.

use std::ops::Range;
use std::sync::Arc;

use super::vietnamese;
use crate::diag::{Code, Finding};
use crate::source::{Node, Place, Source, Value};

/// Whether a text can be read as YAML.
pub(super) type Reads = fn(&str) -> bool;

/// The finding about the layout at the line on which the parser stopped.
pub(super) fn finding(source: &Arc<Source>, stopped: usize, reads: Reads) -> Option<Finding> {
    indentation(source, stopped, reads).or_else(|| dash(source, stopped)).or_else(|| comma(source, stopped))
}

/// A text as a scalar in double quotes; none where it has a quote or backslash, of which it is unknown how they are meant.
pub(super) fn quoted(text: &str) -> Option<String> {
    (!text.contains(['"', '\\', '\n'])).then(|| format!("\"{text}\""))
}

/// How far before the line on which the parser stopped the cause of it may be, in lines.
const BEFORE: usize = 3;

/// Lines that are indented by something that looks like spaces: a tab, a space that does not break, a wide one.
fn indentation(source: &Arc<Source>, stopped: usize, reads: Reads) -> Option<Finding> {
    let text = source.text();
    let odd: Vec<Range<usize>> = lines(text).filter_map(|line| odd_indentation(text, line)).collect();
    let last = text[..stopped].matches('\n').count();
    let near = |range: &&Range<usize>| {
        let line = text[..range.start].matches('\n').count();
        line <= last + 1 && line + BEFORE >= last
    };
    let first = odd.iter().rfind(near)?.clone();
    Some(odd_finding(source, &first, &odd, reads))
}

/// The finding about a key that begins with what indents its line: a space that does not break, say, which YAML takes for
/// a letter.
pub(super) fn indented_key(key: &Node, source: &Arc<Source>, reads: Reads) -> Option<Finding> {
    let text = source.text();
    let start = text[..key.range.start].rfind('\n').map_or(0, |at| at + 1);
    let Value::Scalar(name) = &key.value else { return None };
    name.starts_with(char::is_whitespace).then_some(())?;
    let odd: Vec<Range<usize>> = lines(text).filter_map(|line| odd_indentation(text, line)).collect();
    let own = odd.iter().find(|range| range.start == start)?.clone();
    Some(odd_finding(source, &own, &odd, reads))
}

/// The finding at an indentation, with the mend of all like it.
fn odd_finding(source: &Arc<Source>, first: &Range<usize>, odd: &[Range<usize>], reads: Reads) -> Finding {
    let text = source.text();
    let kind = if text[first.clone()].contains('\t') { "tab" } else { "odd-space" };
    let finding = Finding::at(Code::YamlSyntax, &Place::new(source, first.clone())).with("detail", "");
    let finding = finding.with("kind", kind);
    let Some(widths) = WIDTHS.iter().find(|widths| is_read(text, odd, widths, reads)) else {
        return finding;
    };
    let mended = |finding: Finding, range: &Range<usize>| {
        finding.with_reshaping(&Place::new(source, range.clone()), spaces(&text[range.clone()], widths))
    };
    odd.iter().fold(finding, mended)
}

/// The spaces that a tab and a wide space are worth, as people may have meant it.
const WIDTHS: [[usize; 2]; 6] = [[2, 2], [2, 1], [4, 2], [8, 2], [6, 2], [3, 2]];

fn spaces(indentation: &str, [tab, wide]: &[usize; 2]) -> String {
    let width = |c: char| match c {
        '\t' => *tab,
        '\u{3000}' => *wide,
        _ => 1,
    };
    " ".repeat(indentation.chars().map(width).sum())
}

/// Whether a text is YAML with its odd indentations as spaces.
fn is_read(text: &str, odd: &[Range<usize>], widths: &[usize; 2], reads: Reads) -> bool {
    let mut mended = text.to_owned();
    for range in odd.iter().rev() {
        mended.replace_range(range.clone(), &spaces(&text[range.clone()], widths));
    }
    let has_odd = lines(&mended).any(|line| odd_indentation(&mended, line).is_some());
    !has_odd && reads(&mended)
}

/// The indentation of a line where it is not of spaces alone.
fn odd_indentation(text: &str, line: Range<usize>) -> Option<Range<usize>> {
    let written = &text[line.clone()];
    let end = written.find(|c: char| !c.is_whitespace()).filter(|_| !written.trim().is_empty())?;
    (!written[..end].bytes().all(|byte| byte == b' ')).then_some(line.start..line.start + end)
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    starts.map(|start| start..start + text[start..].lines().next().unwrap_or_default().len())
}

/// A line among the members of a list that has no dash, or a dash without a space after it.
fn dash(source: &Arc<Source>, stopped: usize) -> Option<Finding> {
    let text = source.text();
    let start = text[..stopped].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let depth = line.len() - line.trim_start_matches(' ').len();
    let (at, end) = (start + depth, start + line.trim_end().len());
    let finding = |kind| {
        let finding = Finding::at(Code::YamlSyntax, &Place::new(source, at..end.max(at)));
        finding.with("kind", kind).with("detail", "")
    };
    if is_joined_dash(&line[depth..]) {
        return Some(finding("dash-space").with_reshaping(&Place::new(source, at + 1..at + 1), " "));
    }
    let is_text = line[depth..].starts_with(|c: char| c.is_alphanumeric() || c == '"')
        && line[depth..].split_once(':').is_none_or(|(key, _)| vietnamese::is_prose(key));
    let before = text[..start].lines().rfind(|line| !line.trim().is_empty());
    let is_member = before.is_some_and(|before| is_in_a_list(&text[..start], before, depth));
    (is_text && is_member).then(|| finding("no-dash"))
}

/// Whether the last line before, or the member that it goes on with, begins with a dash at a depth.
fn is_in_a_list(text: &str, before: &str, depth: usize) -> bool {
    let depth_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = text.lines().rev().skip_while(|line| *line != before);
    let begins = lines.find(|line| !line.trim().is_empty() && depth_of(line) <= depth);
    begins.is_some_and(|line| depth_of(line) == depth && line.trim_start().starts_with("- "))
}

/// `-Các chi bộ`
fn is_joined_dash(line: &str) -> bool {
    line.strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || "\"'{[".contains(c)))
}

/// The finding about a text in the place of a list, each line of which begins with a dash and no space after it.
pub(super) fn joined_dashes(node: &Node, source: &Arc<Source>) -> Option<Finding> {
    let place = Place::new(source, node.range.clone());
    let is_text = matches!(node.value, Value::Scalar(_)) && is_joined_dash(place.text());
    let text = source.text();
    let first = node.range.start;
    let begins_line = text[..first].rsplit('\n').next().is_some_and(|before| before.trim().is_empty());
    (is_text && begins_line).then(|| {
        let finding = Finding::at(Code::YamlSyntax, &place).with("kind", "dash-space").with("detail", "");
        let starts = std::iter::once(0).chain(place.text().match_indices('\n').map(|(at, _)| at + 1));
        starts.fold(finding, |finding, start| {
            let line = &place.text()[start..];
            let at = first + start + line.len() - line.trim_start().len();
            if is_joined_dash(line.trim_start()) {
                finding.with_reshaping(&Place::new(source, at..at + 1), "- ")
            } else {
                finding
            }
        })
    })
}

/// `{members: 41 women: 15}`: two members in braces without a comma between them.
fn comma(source: &Arc<Source>, stopped: usize) -> Option<Finding> {
    let text = source.text();
    let start = text[..stopped].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    for (open, _) in line.match_indices('{') {
        let inside = &line[open + 1..];
        let inside = &inside[..inside.find(['{', '}', '[', ']', '"', '\'']).unwrap_or(inside.len())];
        let mut at = start + open + 1;
        for member in inside.split(',') {
            if let Some(gap) = gap_in(member) {
                let word = member[gap.end..].split(':').next().unwrap_or_default().len();
                let found = Place::new(source, at + gap.end..at + gap.end + word);
                let finding = Finding::at(Code::YamlSyntax, &found).with("kind", "comma-missing");
                let finding = finding.with("detail", "").with("meant", found.text());
                return Some(finding.with_reshaping(&Place::new(source, at + gap.start..at + gap.end), ", "));
            }
            at += member.len() + 1;
        }
    }
    None
}

/// The space in `members: 41 women: 15` before the second key, where that is one: a key of the files, or any after a
/// single word.
fn gap_in(member: &str) -> Option<Range<usize>> {
    let (key, value) = member.split_once(": ")?;
    let colon = value.find(": ").or_else(|| value.strip_suffix(':').map(str::len))?;
    let word = value[..colon].rfind(' ').map(|at| at + 1)?;
    let before = value[..word].trim();
    let is_key = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte))
    };
    let name = &value[word..colon];
    let is_meant = is_key(name) && (vietnamese::is_key(name) || !before.contains(' '));
    let offset = key.len() + 2;
    (is_meant && !before.is_empty()).then(|| offset + value[..word].trim_end().len()..offset + word)
}
