//! Lists and maps in brackets.

use std::ops::Range;

use super::lines::{self, line_end, scalars};
use super::text_edit::TextEdit;
use crate::data::yaml::{Node, Value};

/// The members of a list in brackets, or the entries of a map.
pub(super) struct FlowMembers<'a> {
    text: &'a str,
    scan: FlowScan,
}

/// The content between two brackets that belong together.
#[derive(Default)]
struct FlowScan {
    /// The texts between the commas, without blanks and comments.
    members: Vec<Range<usize>>,
    /// The commas.
    commas: Vec<usize>,
    open: usize,
    /// The closing bracket.
    close: usize,
}

/// Whether a list or map is in brackets.
pub(super) fn is_flow(text: &str, node: &Node) -> bool {
    // A list at the margin begins with its first member, and a map with its first key, which may be in brackets.
    let (bracket, first) = match &node.value {
        Value::List(members) => ('[', members.first()),
        Value::Map(entries) => ('{', entries.first().map(|(key, _)| key)),
        Value::Null | Value::Scalar(_) => return false,
    };
    let is_before = first.is_none_or(|first| first.range.start != node.range.start);
    is_before && text.get(node.range.start..).is_some_and(|rest| rest.starts_with(bracket))
}

/// From the opening to the closing bracket of a list or map; none where it has no brackets.
pub(super) fn extent(text: &str, node: &Node) -> Option<Range<usize>> {
    let scan = FlowScan::new(text, node)?;
    Some(scan.open..scan.close + 1)
}

impl<'a> FlowMembers<'a> {
    /// Finds members and brackets of a list or map; none where it has no brackets.
    pub(super) fn find(text: &'a str, node: &Node) -> Option<Self> {
        let count = match &node.value {
            Value::List(members) => members.len(),
            Value::Map(entries) => entries.len(),
            Value::Null | Value::Scalar(_) => return None,
        };
        let scan = FlowScan::new(text, node)?;
        (scan.members.len() == count).then_some(Self { text, scan })
    }

    /// Adds a member, or a key with its value, at the end: on a line of its own where the last one is on one.
    pub(super) fn append(&self, member: &str) -> Vec<TextEdit> {
        let (member, scan) = (member.to_owned(), &self.scan);
        let insert = |at: usize, text: String| TextEdit::new(at..at, text);
        let Some(last) = scan.members.last() else {
            return vec![insert(scan.open + 1, member)];
        };
        let comma = (scan.commas.len() == scan.members.len()).then(|| scan.commas[scan.commas.len() - 1]);
        let Some((indent, line)) = self.own_lines(last) else {
            return vec![match comma {
                Some(comma) => insert(comma + 1, format!(" {member}")),
                None => insert(last.end, format!(", {member}")),
            }];
        };
        let own = |comma: &str| insert(line, format!("{indent}{member}{comma}{}", line_end(self.text)));
        match comma {
            Some(_) => vec![own(",")],
            None => vec![insert(last.end, ",".to_owned()), own("")],
        }
    }

    /// Adds a member, or a key with its value, behind so many others.
    pub(super) fn insert(&self, position: usize, member: &str) -> Vec<TextEdit> {
        let Some(next) = self.scan.members.get(position) else { return self.append(member) };
        if let Some(before) = position.checked_sub(1).and_then(|before| self.scan.members.get(before)) {
            let start = lines::start(self.text, next.start);
            if before.end >= start {
                return vec![TextEdit::new(before.end..before.end, format!(", {member}"))];
            }
        }
        let lead = &self.text[lines::start(self.text, next.start)..next.start];
        let is_alone = lead.chars().all(char::is_whitespace);
        let gap = if is_alone { format!("{}{lead}", line_end(self.text)) } else { " ".to_owned() };
        vec![TextEdit::new(next.start..next.start, format!("{member},{gap}"))]
    }

    /// The text before the last member on its line, and where the line of the closing bracket begins, where each is
    /// on a line of its own.
    fn own_lines(&self, last: &Range<usize>) -> Option<(&str, usize)> {
        let before = |at: usize| &self.text[lines::start(self.text, at)..at];
        let is_blank = |text: &str| text.chars().all(char::is_whitespace);
        let (indent, close) = (before(last.start), self.scan.close);
        let is_each_alone = is_blank(indent) && is_blank(before(close)) && !indent.is_empty();
        is_each_alone.then(|| (indent, lines::start(self.text, close)))
    }

    /// Puts another member in the place of one.
    pub(super) fn replace(&self, at: usize, member: &str) -> Option<TextEdit> {
        Some(TextEdit::new(self.scan.members.get(at)?.clone(), member))
    }

    /// How many members there are.
    pub(super) fn count(&self) -> usize {
        self.scan.members.len()
    }

    /// Takes a member out with the comma and the blanks between it and its neighbour; none where a comment is there.
    pub(super) fn remove_with_gap(&self, at: usize) -> Option<Vec<TextEdit>> {
        let members = &self.scan.members;
        let own = members.get(at)?;
        let gap = match (at.checked_sub(1), members.get(at + 1)) {
            (Some(before), _) => members[before].end..own.end,
            (None, Some(next)) => own.start..next.start,
            (None, None) => own.clone(),
        };
        let is_plain = !self.text[gap.clone()].replace(&self.text[own.clone()], "").contains('#');
        is_plain.then(|| vec![TextEdit::new(gap, "")])
    }

    /// Puts a member in the place of another: commas, lines and comments stay.
    pub(super) fn shift(&self, member: usize, to: usize) -> Option<Vec<TextEdit>> {
        let members = &self.scan.members;
        let mut order: Vec<usize> = (0..members.len()).collect();
        if member >= order.len() || to >= order.len() {
            return None;
        }
        let own = order.remove(member);
        order.insert(to, own);
        let moved = order.iter().enumerate().filter(|(at, from)| at != *from);
        let edit = |(at, from): (usize, &usize)| {
            TextEdit::new(members[at].clone(), &self.text[members[*from].clone()])
        };
        Some(moved.map(edit).collect())
    }

    /// Takes out the members that are meant, each with a comma; comments stay.
    pub(super) fn remove(&self, meant: &[bool]) -> Vec<TextEdit> {
        let (members, commas) = (&self.scan.members, &self.scan.commas);
        let mut edits = Vec::new();
        let kept = meant.iter().rposition(|is_meant| !is_meant);
        for at in (0..members.len()).filter(|at| meant[*at]) {
            edits.push(TextEdit::new(members[at].clone(), ""));
            // Behind the last that stays the comma before goes; elsewhere the one after.
            let comma = if kept.is_some_and(|kept| at > kept) { at.checked_sub(1) } else { Some(at) };
            let comma = comma.and_then(|at| commas.get(at));
            edits.extend(comma.map(|comma| TextEdit::new(*comma..*comma + 1, "")));
        }
        edits
    }
}

impl FlowScan {
    /// Reads from the bracket at which a node begins to the one that closes it.
    fn new(text: &str, node: &Node) -> Option<Self> {
        if !is_flow(text, node) {
            return None;
        }
        let scalars = scalars(node);
        let mut scan = Self { open: node.range.start, ..Self::default() };
        let mut depth = 0_usize;
        let mut member: Option<Range<usize>> = None;
        let mut at = scan.open;
        loop {
            let token = token(text, at, &scalars)?;
            match token {
                FlowToken::Open => depth += 1,
                FlowToken::Close => depth -= 1,
                FlowToken::Comma if depth == 1 => {
                    scan.members.push(member.take()?);
                    scan.commas.push(at);
                }
                FlowToken::Blank(_) | FlowToken::Comma | FlowToken::Other(_) => {}
            }
            if depth == 0 {
                scan.close = at;
                scan.members.extend(member);
                return Some(scan);
            }
            let end = at + token.length();
            if token.is_of_member(depth) {
                member = Some(member.map_or(at, |member| member.start)..end);
            }
            at = end;
        }
    }
}

/// A piece of a list or map in brackets.
#[derive(Clone, Copy)]
enum FlowToken {
    Open,
    Close,
    Comma,
    /// Blanks, a line break or a comment, with its length in bytes.
    Blank(usize),
    /// A scalar, an alias, an anchor, a tag, a colon or a question mark, with its length in bytes.
    Other(usize),
}

impl FlowToken {
    fn length(self) -> usize {
        match self {
            Self::Open | Self::Close | Self::Comma => 1,
            Self::Blank(length) | Self::Other(length) => length,
        }
    }

    /// Whether it is part of a member, rather than between two; `depth` is how many brackets are open behind it.
    fn is_of_member(self, depth: usize) -> bool {
        match self {
            Self::Blank(_) => false,
            Self::Open | Self::Comma => depth > 1,
            Self::Close | Self::Other(_) => true,
        }
    }
}

/// The token at a byte; none for what cannot be there.
fn token(text: &str, at: usize, scalars: &[Range<usize>]) -> Option<FlowToken> {
    let next = scalars.partition_point(|scalar| scalar.start < at);
    if let Some(scalar) = scalars.get(next).filter(|scalar| scalar.start == at) {
        return Some(FlowToken::Other(scalar.len()));
    }
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    match first {
        '[' | '{' => Some(FlowToken::Open),
        ']' | '}' => Some(FlowToken::Close),
        ',' => Some(FlowToken::Comma),
        ':' | '?' => Some(FlowToken::Other(1)),
        '#' if text[..at].ends_with(char::is_whitespace) => {
            Some(FlowToken::Blank(rest.find('\n').unwrap_or(rest.len())))
        }
        '&' | '!' => {
            let verbatim = rest.strip_prefix("!<").and_then(|rest| rest.find('>')).map(|length| length + 3);
            let is_end = |c: char| c.is_whitespace() || "[]{},".contains(c);
            Some(FlowToken::Other(verbatim.unwrap_or_else(|| rest.find(is_end).unwrap_or(rest.len()))))
        }
        first if first.is_whitespace() => Some(FlowToken::Blank(first.len_utf8())),
        _ => None,
    }
}
