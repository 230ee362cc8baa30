//! Changes to the top of a YAML file that keep all else of it: comments, order, layout.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::values::values_of;
use super::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::Source;

/// A file whose keys at the top are changed.
pub struct Editor {
    source: Arc<Source>,
    entries: Vec<(Node, Node)>,
    changes: Vec<(Range<usize>, String)>,
    changed: Vec<String>,
}

/// A file that is not laid out so that a program may change it: it begins with `{`, has its keys quoted or one of
/// them twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unchangeable;

impl Editor {
    /// Of a file with one key a line at the top.
    ///
    /// # Errors
    /// For any other file.
    pub fn of(source: &Arc<Source>) -> Result<Self, Unchangeable> {
        let node = yaml::parse(source, &mut Findings::default()).ok_or(Unchangeable)?;
        let Value::Map(entries) = &node.value else { return Err(Unchangeable) };
        let is_at_margin = |key: &Node| key.range.start == line_start(source.text(), key.range.start);
        let is_plain = entries.iter().all(|(key, _)| is_at_margin(key) && name(key).is_some());
        if !is_plain {
            return Err(Unchangeable);
        }
        let entries = entries.clone();
        Ok(Self { source: Arc::clone(source), entries, changes: Vec::new(), changed: Vec::new() })
    }

    /// Gives a key a value on one line. A key that is not there comes after the last of `after` that is.
    pub fn set(&mut self, key: &str, value: &str, after: &[&str]) {
        self.changed.push(key.to_owned());
        let change = match self.position(key).map(|at| (at, &self.entries[at])) {
            Some((_, (_, Node { value: Value::Scalar(_), range })))
                if !self.source.text()[range.clone()].contains('\n') =>
            {
                (range.clone(), value.to_owned())
            }
            Some((at, _)) => (self.lines(at), format!("{key}: {value}{}", self.line_end())),
            None => {
                let before = after.iter().filter_map(|name| self.position(name)).max();
                let at = before.map_or(0, |at| self.lines(at).end);
                (at..at, self.own_line(at, &format!("{key}: {value}")))
            }
        };
        self.changes.push(change);
    }

    /// Takes a key out, with all that stands under it.
    pub fn remove(&mut self, key: &str) {
        if let Some(at) = self.position(key) {
            self.changed.push(key.to_owned());
            self.changes.push((self.lines(at), String::new()));
        }
    }

    /// Adds a member, written on one line, to the end of the list under a key; `false` where there is no such list.
    pub fn append(&mut self, key: &str, member: &str) -> bool {
        let Some(at) = self.position(key) else { return false };
        let text = self.source.text();
        let Value::List(members) = &self.entries[at].1.value else { return false };
        let Some(first) = members.first() else { return false };
        let start = line_start(text, first.range.start);
        let Some(indent) = text[start..first.range.start].find("- ") else { return false };
        let indent = &text[start..start + indent];
        if !indent.trim().is_empty() {
            return false;
        }
        let end = self.lines(at).end;
        let line = self.own_line(end, &format!("{indent}- {member}"));
        self.changes.push((end..end, line));
        self.changed.push(key.to_owned());
        true
    }

    /// Takes members out of the list under a key: those that are meant, by place and written text.
    pub fn remove_members(&mut self, key: &str, is_meant: impl Fn(usize, &str) -> bool) {
        let Some(at) = self.position(key) else { return };
        let text = self.source.text();
        let Value::List(members) = &self.entries[at].1.value else { return };
        let end = self.lines(at).end;
        let starts = members.iter().map(|member| line_start(text, member.range.start));
        let starts: Vec<usize> = starts.chain([end]).collect();
        for (member, pair) in starts.windows(2).enumerate() {
            if pair[0] == pair[1] || !is_meant(member, &text[pair[0]..pair[1]]) {
                continue;
            }
            let lines = pair[0]..trimmed(text, pair[0]..pair[1]);
            self.changes.push((lines, String::new()));
            self.changed.push(key.to_owned());
        }
    }

    /// The whole text, changed.
    ///
    /// # Errors
    /// Where anything else than what was to be changed would read otherwise.
    pub fn finish(mut self) -> Result<String, Unchangeable> {
        self.changes.sort_by_key(|(range, _)| (range.start, range.end));
        let text = self.source.text();
        let mut after = String::with_capacity(text.len() + 128);
        let mut at = 0;
        for (range, replacement) in &self.changes {
            if range.start < at {
                return Err(Unchangeable);
            }
            after.push_str(&text[at..range.start]);
            after.push_str(replacement);
            at = range.end;
        }
        after.push_str(&text[at..]);
        let is_kept = self.others(text)? == self.others(&after)?;
        if is_kept { Ok(after) } else { Err(Unchangeable) }
    }

    /// The values under the keys that are not changed.
    fn others(&self, text: &str) -> Result<BTreeMap<String, String>, Unchangeable> {
        let source = Source::new(self.source.path(), text);
        let mut values = values_of(&source).ok_or(Unchangeable)?;
        let is_of = |path: &str, key: &str| {
            path == key || path.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'))
        };
        values.retain(|path, _| !self.changed.iter().any(|key| is_of(path, key)));
        Ok(values)
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.entries.iter().position(|(node, _)| name(node) == Some(key))
    }

    /// The lines of an entry, without the blank lines and comments that lead on to the next.
    fn lines(&self, at: usize) -> Range<usize> {
        let text = self.source.text();
        let start = self.entries[at].0.range.start;
        let next = self.entries.get(at + 1).map_or(text.len(), |(key, _)| key.range.start);
        start..trimmed(text, start..next)
    }

    /// A line of its own at a byte: where the file does not end with a line break, one comes first.
    fn own_line(&self, at: usize, line: &str) -> String {
        let before = &self.source.text()[..at];
        let lead = if before.is_empty() || before.ends_with('\n') { "" } else { self.line_end() };
        format!("{lead}{line}{}", self.line_end())
    }

    fn line_end(&self) -> &'static str {
        if self.source.text().contains("\r\n") { "\r\n" } else { "\n" }
    }
}

fn name(key: &Node) -> Option<&str> {
    match &key.value {
        Value::Scalar(name) => Some(name),
        _ => None,
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

/// The end of a range of whole lines without the last ones that say nothing.
fn trimmed(text: &str, range: Range<usize>) -> usize {
    let mut end = range.end;
    for line in text[range.clone()].split_inclusive('\n').rev() {
        let words = line.trim();
        let says_nothing = words.is_empty() || words.starts_with('#') || words == "---";
        if !says_nothing || end - line.len() <= range.start {
            break;
        }
        end -= line.len();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "# Kế hoạch\nformat: 1\nstate: draft   # chưa ban hành\nsymbol: KH/ĐU\n# năm\ndate: 2026\n\nreplaces: {type: plan,\n  number: 70}\nbody:\n  - Một.\n  - title: Hai\n    body: [ba]\n\n# hết\nrecipients: [x]\n";

    fn edited(text: &str, edit: impl Fn(&mut Editor)) -> Result<String, Unchangeable> {
        let mut editor = Editor::of(&Source::new("a.yaml", text))?;
        edit(&mut editor);
        editor.finish()
    }

    #[test]
    fn values_change_and_comments_stay() {
        let after = edited(PLAN, |editor| {
            editor.set("state", "issued", &["format"]);
            editor.set("number", "85", &["format", "state"]);
            editor.set("date", "2026-06-12", &[]);
        });
        let expected = PLAN
            .replace("state: draft   # chưa ban hành\n", "state: issued   # chưa ban hành\nnumber: 85\n")
            .replace("date: 2026\n", "date: 2026-06-12\n");
        assert_eq!(after.unwrap(), expected);
    }

    #[test]
    fn a_map_is_replaced_and_taken_out_whole() {
        let replaced = "replaces: {type: plan,\n  number: 70}\n";
        let after = edited(PLAN, |editor| editor.set("replaces", "{type: plan, number: 71}", &[]));
        assert_eq!(after.unwrap(), PLAN.replace(replaced, "replaces: {type: plan, number: 71}\n"));
        let after = edited(PLAN, |editor| editor.remove("replaces"));
        assert_eq!(after.unwrap(), PLAN.replace(replaced, ""));
    }

    #[test]
    fn lists_grow_at_their_end_and_lose_members() {
        let after = edited(PLAN, |editor| assert!(editor.append("body", "(Ba {{ x }}).")));
        assert_eq!(after.unwrap(), PLAN.replace("[ba]\n", "[ba]\n  - (Ba {{ x }}).\n"));
        let after = edited(PLAN, |editor| editor.remove_members("body", |_, text| text.contains("Một")));
        assert_eq!(after.unwrap(), PLAN.replace("  - Một.\n", ""));
        let after = edited(PLAN, |editor| editor.remove_members("body", |_, text| text.contains("Hai")));
        assert_eq!(after.unwrap(), PLAN.replace("  - title: Hai\n    body: [ba]\n", ""));
        let after = edited(PLAN, |editor| assert!(!editor.append("recipients", "y")));
        assert_eq!(after.unwrap(), PLAN);
    }

    #[test]
    fn other_line_ends_and_a_file_without_the_last_one_are_kept() {
        let after =
            edited("format: 1\r\ndate: 2026", |editor| editor.set("number", "5", &["format", "date"]));
        assert_eq!(after.unwrap(), "format: 1\r\ndate: 2026\r\nnumber: 5\r\n");
    }

    #[test]
    fn what_cannot_be_changed_safely_is_refused() {
        for text in ["{format: 1, date: 2026}\n", "a: [\n", "- x\n", " a: 1\n b: 2\n"] {
            assert_eq!(edited(text, |editor| editor.set("date", "2027", &[])), Err(Unchangeable), "{text}");
        }
        // The value of another key hangs on it.
        let hanging = "date: &d 2026\nfigures: {x: *d}\n";
        assert_eq!(edited(hanging, |editor| editor.remove("date")), Err(Unchangeable));
    }
}
