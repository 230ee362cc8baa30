//! The editor on files of random layouts: block, brackets and both mixed, comments, anchors and aliases, quotes, block
//! scalars, tabs, line ends of either kind, marks of a document, trailing blanks, no last line break.
//!
//! The expected reading of the file is computed from the values that it was written from, never from what the editor
//! read.

#![allow(clippy::format_push_string, reason = "a test that is read rather than fast")]

use super::super::*;

/// How many files; `KEHOACH_CASES=100000` for as many as one likes.
pub(super) fn cases() -> u64 {
    std::env::var("KEHOACH_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1_000)
}

/// Random numbers, the same in each run.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % limit
    }

    pub(super) fn is_one_of(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    pub(super) fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

pub(super) const KEYS: &[&str] = &["format", "state", "date", "number", "body", "documents", "số", "x-y"];
const TEXTS: &[&str] = &[
    "một",
    "Đoạn văn.",
    "85",
    "012",
    "2026-06-12",
    "có: hai chấm",
    "#5",
    "a # b",
    "it's",
    "- x",
    "[z]",
    "{{ x }}",
    "~",
    "",
    "null",
    "một, hai",
    "\"trích\"",
    "hai\ndòng\n",
    "# không là chú thích\nchữ\n",
    "\\n",
    "*sao",
    "&và",
    "no",
];

fn value(random: &mut Random, depth: usize) -> YamlTree {
    match random.below(if depth == 0 { 8 } else { 14 }) {
        0 => YamlTree::Null,
        1..=7 => YamlTree::Scalar(random.of(TEXTS).to_owned()),
        8..=10 => {
            let count = random.below(4);
            YamlTree::List((0..count).map(|_| value(random, depth - 1)).collect())
        }
        _ => map(random, depth - 1),
    }
}

fn map(random: &mut Random, depth: usize) -> YamlTree {
    let mut entries: Vec<(YamlTree, YamlTree)> = Vec::new();
    for _ in 0..=random.below(5) {
        let key = YamlTree::Scalar(random.of(KEYS).to_owned());
        if !entries.iter().any(|(known, _)| *known == key) {
            let value = value(random, depth);
            entries.push((key, value));
        }
    }
    YamlTree::Map(entries)
}

/// Writes values in random layouts.
struct Writer<'r> {
    random: &'r mut Random,
    text: String,
    line_end: &'static str,
    comments: usize,
}

impl Writer<'_> {
    fn file(&mut self, tree: &YamlTree) {
        if self.random.is_one_of(4) {
            self.text += "---";
            self.end_line();
        }
        self.between_lines(0);
        let YamlTree::Map(entries) = tree else { unreachable!() };
        self.block_map(entries, 0);
        if self.random.is_one_of(6) {
            self.text += "...";
            self.end_line();
        } else if self.random.is_one_of(4) {
            let end = self.text.trim_end_matches(['\r', '\n']).len();
            self.text.truncate(end);
        }
    }

    /// The end of a line, often with blanks or a comment.
    fn end_line(&mut self) {
        match self.random.below(6) {
            0 => self.text += "  ",
            1 => self.comment(" "),
            2 => self.comment("\t"),
            _ => {}
        }
        self.text += self.line_end;
    }

    fn comment(&mut self, lead: &str) {
        self.comments += 1;
        self.text += &format!("{lead}#c{}: - [", self.comments);
    }

    /// Blank lines and lines of comments.
    fn between_lines(&mut self, indent: usize) {
        if self.random.is_one_of(5) {
            self.comment(&" ".repeat(indent));
            self.text += self.line_end;
        }
        if self.random.is_one_of(8) {
            self.text += self.line_end;
        }
    }

    fn block_map(&mut self, entries: &[(YamlTree, YamlTree)], indent: usize) {
        for (at, (key, value)) in entries.iter().enumerate() {
            if at > 0 {
                self.between_lines(indent);
                self.text += &" ".repeat(indent);
            }
            self.scalar(key, true);
            self.text += ":";
            self.block_value(value, indent);
        }
    }

    /// Writes the text after a colon or a dash of a block, to the end of its last line.
    fn block_value(&mut self, value: &YamlTree, indent: usize) {
        let is_after_dash = self.text.ends_with('-');
        let deeper = indent + 2 + self.random.below(2);
        match value {
            YamlTree::List(members) if !members.is_empty() && self.random.below(3) > 0 => {
                let at_margin = !is_after_dash && self.random.is_one_of(3);
                let indent = if at_margin { indent } else { deeper };
                self.property();
                self.end_line();
                for member in members {
                    self.between_lines(indent);
                    self.text += &" ".repeat(indent);
                    self.text += "-";
                    self.block_value(member, indent);
                }
            }
            YamlTree::Map(entries) if !entries.is_empty() && self.random.below(3) > 0 => {
                if is_after_dash && self.random.below(2) > 0 {
                    self.text += " ";
                    return self.block_map(entries, indent + 2);
                }
                self.property();
                self.end_line();
                self.between_lines(deeper);
                self.text += &" ".repeat(deeper);
                self.block_map(entries, deeper);
            }
            YamlTree::Scalar(text) if is_literal(text) && self.random.below(2) > 0 => {
                self.text += " |";
                self.text += self.line_end;
                for line in text.lines() {
                    self.text += &format!("{}{line}{}", " ".repeat(deeper), self.line_end);
                }
            }
            YamlTree::Null if self.random.below(2) > 0 => self.end_line(),
            value => {
                let blank = if is_after_dash { ["  ", " ", "\t"][self.random.below(3)] } else { " " };
                self.text += blank;
                self.flow(value, deeper, true);
                self.end_line();
            }
        }
    }

    /// An anchor or a tag that changes nothing.
    fn property(&mut self) {
        if self.random.is_one_of(6) {
            self.text += &format!(" &a{}", self.text.len());
        }
    }

    fn flow(&mut self, value: &YamlTree, indent: usize, is_in_block: bool) {
        let is_wide = self.random.is_one_of(3);
        match value {
            YamlTree::Null => self.text += "~",
            YamlTree::Scalar(_) => self.scalar(value, is_in_block),
            YamlTree::List(members) => {
                self.text += "[";
                for (at, member) in members.iter().enumerate() {
                    self.separate(at, indent, is_wide);
                    self.flow(member, indent + 1, false);
                }
                self.close(members.len(), indent, is_wide);
                self.text += "]";
            }
            YamlTree::Map(entries) => {
                self.text += "{";
                for (at, (key, value)) in entries.iter().enumerate() {
                    self.separate(at, indent, is_wide);
                    self.scalar(key, false);
                    self.text += ": ";
                    self.flow(value, indent + 1, false);
                }
                self.close(entries.len(), indent, is_wide);
                self.text += "}";
            }
        }
    }

    fn separate(&mut self, at: usize, indent: usize, is_wide: bool) {
        if at > 0 {
            self.text += ",";
        }
        if is_wide {
            self.end_line();
            self.text += &" ".repeat(indent);
        } else if at > 0 {
            self.text += " ";
        }
    }

    fn close(&mut self, count: usize, indent: usize, is_wide: bool) {
        if count > 0 && self.random.is_one_of(4) {
            self.text += ",";
        }
        if is_wide {
            self.end_line();
            self.text += &" ".repeat(indent);
        }
    }

    /// A scalar on one line.
    fn scalar(&mut self, scalar: &YamlTree, is_in_block: bool) {
        let YamlTree::Scalar(text) = scalar else { unreachable!() };
        let is_plain = !text.contains('\n') && {
            let [open, close] = if is_in_block { ["- ", ""] } else { ["[", "]"] };
            let key = YamlTree::read(&format!("{{{text}: 1}}"));
            YamlTree::read(&format!("{open}{text}{close}")) == Some(YamlTree::List(vec![scalar.clone()]))
                && key == Some(YamlTree::Map(vec![(scalar.clone(), YamlTree::Scalar("1".to_owned()))]))
        };
        let is_short = text.len() < 4;
        self.text += &match self.random.below(3) {
            0 | 1 if is_plain => text.clone(),
            2 if !text.contains('\n') && !is_short => format!("'{}'", text.replace('\'', "''")),
            _ => serde_json::Value::from(text.as_str()).to_string(),
        };
    }
}

fn is_literal(text: &str) -> bool {
    text.ends_with('\n') && !text.ends_with("\n\n")
}

/// A file, and what it was written from.
pub(super) fn file(random: &mut Random) -> (String, Vec<(YamlTree, YamlTree)>) {
    let YamlTree::Map(mut entries) = map(random, 3) else { unreachable!() };
    let line_end = if random.is_one_of(3) { "\r\n" } else { "\n" };
    let mut writer = Writer { random, text: String::new(), line_end, comments: 0 };
    writer.file(&YamlTree::Map(entries.clone()));
    let mut text = writer.text;
    // Another name for a value that has an anchor.
    if let Some((key, anchored)) = anchored(&text) {
        let value = entries.iter().find(|(known, _)| known.is_scalar(&key)).unwrap().1.clone();
        if !text.ends_with('\n') {
            text += line_end;
        }
        if !text.contains("...") {
            text += &format!("again: *{anchored}{line_end}");
            entries.push((YamlTree::Scalar("again".to_owned()), value));
        }
    }
    (text, entries)
}

/// A key at the top whose value has an anchor, and the anchor's name.
fn anchored(text: &str) -> Option<(String, String)> {
    let line = text.lines().find(|line| line.contains(": &a") && !line.starts_with([' ', '-', '#']))?;
    let (key, rest) = line.split_once(": &")?;
    let is_plain = KEYS.contains(&key);
    is_plain.then(|| (key.to_owned(), rest.split([' ', '\t']).next().unwrap().to_owned()))
}

/// One change, and what it makes of the values.
#[derive(Debug)]
enum Change {
    Set(&'static str, &'static str),
    Remove(&'static str),
    Append(&'static str, &'static str),
    Replace(&'static str, usize, &'static str),
}

impl Change {
    fn any(random: &mut Random) -> Self {
        const VALUES: &[&str] =
            &["2027", "issued", "{number: 9, title: \"a, b: #\"}", "(Ba {{ x }}).", "'it''s'"];
        let (key, value) = (random.of(&KEYS[1..7]), random.of(VALUES));
        match random.below(5) {
            0 => Self::Set(key, value),
            1 => Self::Remove(key),
            2 => Self::Replace(key, random.below(2), value),
            _ => Self::Append(key, value),
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Set(key, _) | Self::Remove(key) | Self::Append(key, _) | Self::Replace(key, ..) => key,
        }
    }

    fn make(&self, editor: &mut Editor) {
        match self {
            Self::Set(key, value) => editor.set(key, value, &["format", "state"]),
            Self::Remove(key) => editor.remove(key),
            Self::Append(key, member) => editor.append(key, member),
            Self::Replace(key, at, member) => editor.replace_member(key, *at, member),
        }
    }

    /// The value of its key afterwards; none where there is none.
    fn expected(&self, before: Option<&YamlTree>) -> Option<YamlTree> {
        let read = |text: &str| YamlTree::read(text).unwrap();
        match self {
            Self::Set(_, value) => Some(read(value)),
            Self::Remove(_) => None,
            Self::Append(_, member) => {
                let mut members = match before {
                    None | Some(YamlTree::Null) => Vec::new(),
                    Some(YamlTree::List(members)) => members.clone(),
                    Some(single) => vec![single.clone()],
                };
                members.push(read(member));
                Some(YamlTree::List(members))
            }
            Self::Replace(_, at, member) => match before {
                Some(YamlTree::List(members)) if *at < members.len() => {
                    let mut members = members.clone();
                    members[*at] = read(member);
                    Some(YamlTree::List(members))
                }
                // It is to be refused; nothing reads as this.
                _ => Some(YamlTree::Scalar("\u{0}".to_owned())),
            },
        }
    }
}

pub(super) fn sorted(mut entries: Vec<(YamlTree, YamlTree)>) -> Vec<(YamlTree, YamlTree)> {
    entries.sort();
    entries
}

/// Whether all characters of one text are in another, in their order.
fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut characters = whole.chars();
    part.chars().all(|wanted| characters.any(|found| found == wanted))
}

/// The comments of a text that are outside of the entry of a key.
pub(super) fn comments_outside(text: &str, key: &str) -> Vec<String> {
    let mut is_inside = false;
    let mut found = Vec::new();
    // Comments that lead on to the next key, or to more of the same entry.
    let mut leading = Vec::new();
    for line in text.lines() {
        let comment = line.find("#c").map(|at| line[at..].to_owned());
        if line.trim().is_empty() || line.trim_start().starts_with("#c") {
            leading.extend(comment);
            continue;
        }
        let begins = |quote: &str| line.starts_with(&format!("{quote}{key}{quote}:"));
        let is_key = !line.starts_with([' ', '-', '#', '.', ']', '}', '\t']);
        if is_key || !is_inside {
            found.append(&mut leading);
        }
        leading.clear();
        if is_key {
            is_inside = ["", "\"", "'"].iter().any(|quote| begins(quote));
        }
        found.extend(comment.filter(|_| !is_inside));
    }
    found.append(&mut leading);
    found
}

#[test]
fn any_layout_is_changed_as_meant_or_refused() {
    let mut made = [0_u32; 4];
    let mut tried = [0_u32; 4];
    for seed in 0..cases() {
        let mut random = Random::new(seed);
        let (text, before) = file(&mut random);
        // The writer writes some layouts that are none.
        let Some(YamlTree::Map(read)) = YamlTree::read(&text) else { continue };
        if read != before {
            continue;
        }
        let change = Change::any(&mut random);
        let known = before.iter().find(|(key, _)| key.is_scalar(change.key())).map(|(_, value)| value);
        let expected = change.expected(known);
        let mut wanted: Vec<_> =
            before.iter().filter(|(key, _)| !key.is_scalar(change.key())).cloned().collect();
        wanted.extend(expected.map(|value| (YamlTree::Scalar(change.key().to_owned()), value)));
        let kind = match change {
            Change::Set(..) => 0,
            Change::Remove(_) => 1,
            Change::Append(..) => 2,
            Change::Replace(..) => 3,
        };
        tried[kind] += 1;
        let after = Editor::new(&Source::new("a.yaml", text.as_str())).and_then(|mut editor| {
            change.make(&mut editor);
            editor.finish()
        });
        let Ok(after) = after else { continue };
        made[kind] += 1;
        let shown = format!("seed {seed}, {change:?}\n{text}\n=>\n{after}");
        let Some(YamlTree::Map(read)) = YamlTree::read(&after) else { panic!("{shown}") };
        assert_eq!(sorted(read), sorted(wanted), "{shown}");
        for comment in comments_outside(&text, change.key()) {
            assert!(after.contains(&comment), "{comment} is lost: {shown}");
        }
        if matches!(change, Change::Append(..)) && known != Some(&YamlTree::Null) {
            assert!(is_subsequence(&text, &after), "{shown}");
        }
    }
    // Most layouts can be changed.
    for kind in [0, 1, 2] {
        assert!(made[kind] * 10 > tried[kind] * 8, "made {made:?} of {tried:?}");
    }
}
