//! The paths of names that the expressions of a text mention, such as `quota.admissions.total`.

use std::ops::Range;

/// A path of names, each with its place in the text.
#[derive(Debug)]
pub struct NamePath {
    /// The names, each with its bytes in the text.
    pub parts: Vec<(Range<usize>, String)>,
    /// Whether the expression asks if it is there: `is defined`, `default(…)`.
    pub is_asked_for: bool,
}

impl NamePath {
    /// The names without their places.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(_, name)| name.as_str())
    }
}

/// Whether an expression of a text names a path that begins with these names: `replaces` is one of `replaces.reference`.
pub fn mentions(written: &str, names: &[&str]) -> bool {
    name_paths(written).iter().any(|path| path.names().take(names.len()).eq(names.iter().copied()))
}

/// The words of the expression language itself.
const WORDS: [&str; 13] =
    ["and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None"];

/// Every path in the expressions of a text; filters, functions and quoted texts are no paths.
pub fn name_paths(written: &str) -> Vec<NamePath> {
    let mut paths = Vec::new();
    let mut from = 0;
    while let Some(open) = written[from..].find("{{").map(|at| from + at + 2) {
        from = Scanner { written, at: open }.expression(&mut paths);
    }
    paths
}

/// Where the expression ends that begins with the braces at a byte.
pub fn end_of_expression(written: &str, open: usize) -> usize {
    Scanner { written, at: open + 2 }.expression(&mut Vec::new())
}

/// Whether a character may be part of a name.
pub fn is_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

struct Scanner<'a> {
    written: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Reads on to the end of the expression, which is returned.
    fn expression(mut self, paths: &mut Vec<NamePath>) -> usize {
        let mut before = ' ';
        while let Some(character) = self.rest().chars().next() {
            if self.rest().starts_with("}}") {
                return self.at + 2;
            }
            match character {
                '"' | '\'' => self.skip_quoted(character),
                _ if character.is_numeric() => self.at += self.name().len(),
                _ if is_name(character) => {
                    let path = self.path();
                    let is_word = WORDS.contains(&path.parts[0].1.as_str());
                    let is_call = self.rest().trim_start().starts_with(['(', '=']);
                    // A filter follows a bar, a test follows `is`.
                    if before != '|' && before != 'i' && !is_word && !is_call {
                        paths.push(path);
                        before = 'x';
                    } else {
                        before = if path.parts[0].1 == "is" { 'i' } else { 'x' };
                    }
                    continue;
                }
                _ => self.at += character.len_utf8(),
            }
            if !character.is_whitespace() {
                before = character;
            }
        }
        self.written.len()
    }

    fn rest(&self) -> &'a str {
        &self.written[self.at..]
    }

    fn name(&self) -> &'a str {
        let end = self.rest().find(|c: char| !is_name(c)).unwrap_or(self.rest().len());
        &self.rest()[..end]
    }

    fn skip_quoted(&mut self, quote: char) {
        let inside = &self.rest()[1..];
        let mut is_escaped = false;
        let end = inside.find(|character: char| {
            let is_end = character == quote && !is_escaped;
            is_escaped = character == '\\' && !is_escaped;
            is_end
        });
        self.at += end.map_or(self.rest().len(), |end| end + 2);
    }

    fn path(&mut self) -> NamePath {
        let mut parts = vec![self.part()];
        loop {
            let rest = self.rest();
            if rest.starts_with('.') && rest[1..].starts_with(|c: char| is_name(c)) {
                self.at += 1;
                parts.push(self.part());
            } else if let Some(key) = rest.strip_prefix('[').and_then(quoted) {
                let start = self.at + 2;
                parts.push((start..start + key.len(), key.to_owned()));
                self.at = start + key.len() + 2;
            } else {
                break;
            }
        }
        let after = self.rest().trim_start().trim_start_matches('|').trim_start();
        let is_asked_for = after.starts_with("is ") || after.starts_with("default");
        NamePath { parts, is_asked_for }
    }

    fn part(&mut self) -> (Range<usize>, String) {
        let name = self.name();
        let start = self.at;
        self.at += name.len();
        (start..self.at, name.to_owned())
    }
}

/// The text of `"key"]`.
fn quoted(written: &str) -> Option<&str> {
    let quote = written.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let end = written[1..].find(quote)?;
    written[end + 2..].starts_with(']').then_some(&written[1..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_mentioned_however_it_is_written() {
        for written in
            ["{{ plan | cite }}", "{{ plan  |  cite }}", "{{plan.number}}", "a {{ plan[\"number\"] }}"]
        {
            assert!(mentions(written, &["plan"]), "{written}");
        }
        for written in
            ["plan", "{{ in_force.plan | cite }}", "{{ \"plan\" }}", "{{ planned }}", "{{ x | plan }}"]
        {
            assert!(!mentions(written, &["plan"]), "{written}");
        }
        assert!(mentions("{{ in_force.plan }}", &["in_force", "plan"]));
    }

    fn said(written: &str) -> Vec<String> {
        let joined = |path: NamePath| path.names().collect::<Vec<_>>().join(".");
        name_paths(written).into_iter().map(joined).collect()
    }

    #[test]
    fn finds_names_and_nothing_else() {
        for (written, expected) in [
            ("a {{ quota.a.total | padded }} b {{ cite.x|cite }}", &["quota.a.total", "cite.x"][..]),
            ("{{ 4 | rate(quota.a.total) }}", &["quota.a.total"]),
            ("{{ unit[\"thon-1\"] ~ \" x.y \" ~ 'z' }}", &["unit.thon-1"]),
            ("{{ names([\"a\"]) }} {{ bold(plan.year) }}", &["plan.year"]),
            ("{{ 1 if plan.number is defined else a.b }}", &["plan.number", "a.b"]),
            ("{{ \"}}\" }} quota.a {{", &[]),
            ("{{ \"\\\"x.y\" }} {{ năm.đầu }}", &["năm.đầu"]),
        ] {
            assert_eq!(said(written), expected, "{written}");
        }
        assert!(name_paths("{{ x | default(1) }}")[0].is_asked_for);
    }
}
