//! The words that the sources pass to findings: as they are written in the call of `.with`, in the `let` before it, or
//! in the calls of the function whose parameter is passed on.

use std::collections::BTreeSet;

use super::super::{MADE_BELOW, last_code};
use crate::diag::Code;

/// The words that one call of `.with` passes.
pub(super) struct Passed {
    /// The file, below `src`.
    pub(super) place: String,
    pub(super) code: Code,
    pub(super) variable: String,
    pub(super) words: BTreeSet<String>,
}

impl Passed {
    /// What all calls of these files pass, each file with its path.
    pub(super) fn all(sources: &[(String, String)]) -> Vec<Self> {
        let mut found = Vec::new();
        for (place, text) in sources {
            for (at, call) in text.match_indices(".with(") {
                let parameters = arguments(&text[at + call.len()..]);
                let [variable, value] = parameters[..] else { continue };
                let Some(variable) = literal(variable) else { continue };
                let before = &text[..at];
                let made_below = MADE_BELOW.iter().find(|(file, _)| file == place).map(|(_, code)| *code);
                let Some(code) = made_below.or_else(|| last_code(before)) else { continue };
                let own = [(place.clone(), text.clone())];
                let words = words_of(value, before, if is_private(before) { &own } else { sources });
                found.push(Self { place: place.clone(), code, variable: variable.to_owned(), words });
            }
        }
        found
    }
}

/// Whether the function that a text ends in is called in its own file alone.
fn is_private(before: &str) -> bool {
    let head = &before[..before.rfind("fn ").unwrap_or_default()];
    !head.lines().next_back().is_some_and(|line| line.trim_start().starts_with("pub"))
}

/// The words that an expression can be, after the text before it; `sources` are the files that may call the function
/// that it is in.
fn words_of(value: &str, before: &str, sources: &[(String, String)]) -> BTreeSet<String> {
    if !value.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return words_in(value);
    }
    let function = before.rfind("fn ").unwrap_or_default();
    let own = &before[function..];
    let bound = own.match_indices("let ").filter_map(|(at, _)| own[at..].split_once(" = "));
    let bound = bound.filter(|(name, _)| name.trim_start_matches("let ").split(':').next() == Some(value));
    if let Some((_, value)) = bound.last() {
        return words_in(value.split(';').next().unwrap_or_default());
    }
    let Some((name, rest)) = own.strip_prefix("fn ").and_then(|own| own.split_once('(')) else {
        return BTreeSet::new();
    };
    let name = name.split('<').next().unwrap_or_default();
    let parameters = arguments(rest).into_iter().filter(|parameter| !parameter.ends_with("self"));
    let position = parameters.map(|one| one.split(':').next() == Some(value)).position(|is_it| is_it);
    position.map(|position| words_of_calls(name, position, sources)).unwrap_or_default()
}

/// The words that the calls of a function have as one of its arguments.
fn words_of_calls(name: &str, position: usize, sources: &[(String, String)]) -> BTreeSet<String> {
    let call = format!("{name}(");
    let mut words = BTreeSet::new();
    for (_, text) in sources {
        for (at, _) in text.match_indices(&call) {
            let is_whole = text[..at].ends_with(|c: char| !c.is_alphanumeric() && c != '_');
            let is_declared = text[..at].ends_with("fn ");
            if is_whole && !is_declared {
                let passed = arguments(&text[at + call.len()..]);
                words.extend(passed.get(position).copied().map(words_in).unwrap_or_default());
            }
        }
    }
    words
}

/// The arguments of a call, of which this is the text after the bracket that opens them.
fn arguments(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut is_quoted) = (0, 0, false);
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                found.push(text[start..at].trim());
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|argument| !argument.is_empty());
    found
}

/// The text of a literal.
fn literal(expression: &str) -> Option<&str> {
    expression.strip_prefix('"')?.strip_suffix('"')
}

/// The words in quotation marks of a text of Rust: small letters, with hyphens or low lines between them. None that is
/// compared with, in a pattern or after `==`.
pub(super) fn words_in(text: &str) -> BTreeSet<String> {
    let parts: Vec<&str> = text.split('"').collect();
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_'))
    };
    let is_compared = |before: &str, after: &str| {
        let after = after.trim_start();
        before.trim_end().ends_with("==") || after.starts_with("=>") || after.starts_with("| ")
    };
    let literals = parts.windows(3).filter(|three| is_word(three[1]) && !is_compared(three[0], three[2]));
    literals.map(|three| three[1].to_owned()).collect()
}

#[test]
fn words_are_found_where_they_are_written() {
    let text = |code: &str| ("a.rs".to_owned(), code.to_owned());
    let words = |code: &str| {
        let passed = Passed::all(&[text(code)]);
        passed.into_iter().flat_map(|passed| passed.words).collect::<Vec<_>>().join(" ")
    };
    let at = "fn f() { Finding::at(Code::NoPlan, &p)";
    assert_eq!(words(&format!("{at}.with(\"kind\", \"none\") }}")), "none");
    assert_eq!(
        words(&format!("{at}.with(\"kind\", if a == \"x\" {{ \"b\" }} else {{ \"c-d\" }}) }}")),
        "b c-d"
    );
    let bound =
        "fn f() { let kind = match x { \"x\" | \"y\" => \"b\", _ => \"c\" }; Finding::at(Code::NoPlan, &p)";
    assert_eq!(words(&format!("{bound}.with(\"kind\", kind) }}")), "b c");
    let parameter = "fn f(a: u8, kind: &str) { Finding::at(Code::NoPlan, &p).with(\"kind\", kind) }";
    assert_eq!(words(&format!("{parameter}\nfn g() {{ f(1, \"b\"); ff(1, \"c\") }}")), "b");
    assert_eq!(words("fn f() { x.with(\"kind\", \"none\") }"), "");
}
