//! Finds the place to correct in a file that is not YAML, from where the parser stopped.

use std::ops::Range;
use std::sync::Arc;

use serde_saphyr::Error;

use super::{layout_slips, vietnamese, yaml};
use crate::diag::{Code, Finding, Findings};
use crate::source::{Place, Source};

/// The finding about a file that the YAML library refuses.
pub(super) fn finding(source: &Arc<Source>, error: &Error) -> Finding {
    let text = source.text();
    let stopped = error.location().map_or(0, |location| {
        let line = usize::try_from(location.line()).unwrap_or(1);
        let column = usize::try_from(location.column()).unwrap_or(1);
        offset_of(text, line, column)
    });
    if let Some(expression) = opening_expression(text, stopped) {
        return Finding::at(Code::UnquotedExpression, &Place::new(source, expression));
    }
    if let Some(slip) = layout_slips::finding(source, stopped, is_yaml).or_else(|| slip(source, stopped)) {
        return slip;
    }
    let message = error.without_snippet().to_string();
    let message = message.split_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let (kind, at) = cause(text, stopped, kind_of(message));
    if let Some(expression) =
        Some(at).filter(|_| kind == "bracket").and_then(|at| listed_expression(text, at))
    {
        return Finding::at(Code::UnquotedExpression, &Place::new(source, expression)).with("kind", "listed");
    }
    let end = text[at..].chars().next().map_or(at, |character| at + character.len_utf8());
    let kind = quote_kind(text, at, kind);
    let finding = Finding::at(Code::YamlSyntax, &Place::new(source, at..end))
        .with("kind", kind)
        .with("detail", message);
    match line_before(text, at).filter(|_| kind == "indent") {
        Some(before) => {
            let depth = |at: usize| at - line_start(text, at);
            let [own, other] = [at, before.start].map(depth);
            let finding = if own == other {
                finding
            } else {
                finding.with("kind", "indent-depth").with("own", own).with("other", other)
            };
            finding.related("before", &Place::new(source, before))
        }
        None => finding,
    }
}

/// Whether a text can be read as YAML.
pub(super) fn is_yaml(text: &str) -> bool {
    yaml::parse(&Source::new("", text), &mut Findings::default()).is_some()
}

/// The kind of a slip with quotes, of which those in single ones are mended otherwise.
fn quote_kind(text: &str, at: usize, kind: &'static str) -> &'static str {
    let value = value_start(text, line_start(text, at));
    let is_single = text[at..].starts_with('\'') || kind == "after-quote" && text[value..].starts_with('\'');
    match kind {
        "quote" if is_single => "single-quote",
        "after-quote" if is_single => "after-single-quote",
        _ => kind,
    }
}

/// The finding about what a person did on the line where the parser stopped, or on the one before it, where it is known
/// what was meant: a colon without a space after it, a text with `: ` in it, a text that begins with a bracket.
fn slip(source: &Arc<Source>, stopped: usize) -> Option<Finding> {
    let text = source.text();
    let line = line_start(text, stopped);
    let before = line_before(text, stopped).map(|before| line_start(text, before.start));
    [Some(line), before].into_iter().flatten().find_map(|start| unspaced(source, start)).or_else(|| {
        let value = value_start(text, line);
        let end = value + without_comment(text[value..].lines().next().unwrap_or_default()).len();
        match text[value..end].chars().next()? {
            '[' | '{' => after_bracket(source, value..end).or_else(|| colon_in_braces(source, value..end)),
            '"' | '\'' | '|' | '>' | '&' | '*' | '!' | '#' | '%' | '@' | '`' => None,
            _ => colon_in_text(source, value..end, stopped),
        }
    })
}

/// `format:1`: the first word of a line is a key and its value.
fn unspaced(source: &Arc<Source>, start: usize) -> Option<Finding> {
    let text = source.text();
    let line = text[start..].lines().next().unwrap_or_default();
    let word = line.trim_start().trim_start_matches("- ").trim_start();
    let at = start + line.len() - word.len();
    let colon = word.find(':')?;
    let (name, rest) = (&word[..colon], &word[colon + 1..]);
    let is_key = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    // `12:30` is a time of day.
    let is_key = is_key && (name.len() > 2 || name.bytes().any(|b| b.is_ascii_alphabetic()));
    let is_value = rest.chars().next().is_some_and(|c| !c.is_whitespace() && c != ':' && c != '/');
    (is_key && is_value).then(|| {
        let end = at + without_comment(word).len();
        let gap = Place::new(source, at + colon + 1..at + colon + 1);
        let value = &text[at + colon + 1..end];
        Finding::at(Code::YamlSyntax, &Place::new(source, at..end))
            .with("kind", "space")
            .with("detail", "")
            .with("meant", format!("{name}: {value}"))
            .with_reshaping(&gap, " ")
    })
}

/// `Phối hợp: mở lớp: hai buổi`: a text on one line with `: ` in it.
fn colon_in_text(source: &Arc<Source>, value: Range<usize>, stopped: usize) -> Option<Finding> {
    let text = source.text();
    let line = &text[line_start(text, value.start)..value.start];
    // A key that is a sentence's beginning belongs to the text.
    let before = line.trim_start().trim_start_matches("- ").trim_start();
    let key = before.trim_end().trim_end_matches(':');
    let start = if vietnamese::is_prose(key) { value.start - before.len() } else { value.start };
    let is_here = (start..value.end).contains(&stopped) && text[stopped..value.end].starts_with(": ");
    let is_text = misplaced_key(text, stopped).is_none() && !continues(text, value.end);
    (is_here && is_text).then(|| text_with_colon(source, start..value.end, stopped))
}

/// `{id: a, name: Thôn 1: Đông}`: a text between braces with `: ` in it.
fn colon_in_braces(source: &Arc<Source>, value: Range<usize>) -> Option<Finding> {
    let text = &source.text()[value.clone()];
    let inside = text.strip_prefix('{')?.strip_suffix('}')?;
    if inside.contains(['"', '\'', '{', '[', '}', ']']) {
        return None;
    }
    let mut at = value.start + 1;
    for member in inside.split(',') {
        if let Some((key, rest)) = member.split_once(": ")
            && let Some(colon) = rest.find(": ")
        {
            let blank = rest.len() - rest.trim_start().len();
            let start = at + key.len() + 2;
            let end = at + member.trim_end().len();
            return Some(text_with_colon(source, start + blank..end, start + colon));
        }
        at += member.len() + 1;
    }
    None
}

fn text_with_colon(source: &Arc<Source>, range: Range<usize>, colon: usize) -> Finding {
    let finding = Finding::at(Code::YamlSyntax, &Place::new(source, colon..colon + 1));
    let finding = finding.with("kind", "colon").with("detail", "");
    match layout_slips::quoted(&source.text()[range.clone()]) {
        Some(quoted) => finding.with_reshaping(&Place::new(source, range), quoted),
        None => finding,
    }
}

/// `[Ghi chú] việc`: a text that begins with a bracket, after which it goes on.
fn after_bracket(source: &Arc<Source>, value: Range<usize>) -> Option<Finding> {
    let text = &source.text()[value.clone()];
    let open = text.chars().next()?;
    let close = text.find(if open == '[' { ']' } else { '}' })?;
    let is_text = !text[close + 1..].trim_start_matches([']', '}']).trim().is_empty()
        && !text[close + 1..].trim_start().starts_with([',', ':']);
    let is_whole = !text.contains("{{") && !continues(source.text(), value.end);
    (is_text && is_whole).then(|| {
        let place = Place::new(source, value.clone());
        let finding = Finding::at(Code::YamlSyntax, &place).with("kind", "after-bracket").with("detail", "");
        match layout_slips::quoted(text) {
            Some(quoted) => finding.with_reshaping(&place, quoted),
            None => finding,
        }
    })
}

/// Whether the value that ends on the line of `at` goes on in the next, which is indented deeper.
fn continues(text: &str, at: usize) -> bool {
    let start = line_start(text, at);
    let line = text[start..].lines().next().unwrap_or_default();
    let depth = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let next = text[start..].lines().nth(1).unwrap_or_default();
    let is_blank = next.trim().is_empty() || next.trim_start().starts_with('#');
    let indentation = next.len() - next.trim_start().len();
    !is_blank && indentation >= depth(line) && !next.trim_start().starts_with("- ") && !has_key(next)
}

fn has_key(line: &str) -> bool {
    let key = line.trim_start().split(':').next().unwrap_or_default();
    key.len() < line.trim().len()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// The text of a line up to its comment.
fn without_comment(line: &str) -> &str {
    line.find(" #").map_or(line, |at| &line[..at]).trim_end()
}

/// Parts of the parser's messages, and the way of breaking YAML that each is about. The first that fits decides.
const KINDS: [(&str, &str); 39] = [
    ("budget breached: Depth", "depth"),
    ("recursion limit", "depth"),
    ("budget breached", "bomb"),
    ("mapping values are not allowed", "colon"),
    ("unexpected character: `@'", "sign"),
    ("unexpected character: ``'", "sign"),
    ("unexpected character: `%'", "sign"),
    ("unexpected character", "control"),
    ("trailing content after", "after-quote"),
    ("unknown escape", "escape"),
    ("surrogate", "escape"),
    ("hexadecimal", "escape"),
    ("quoted scalar", "quote"),
    ("unclosed quote", "quote"),
    ("TAG", "tag"),
    ("tag", "tag"),
    ("directive", "tag"),
    ("invalid u64", "tag"),
    ("invalid i64", "tag"),
    ("invalid boolean", "tag"),
    ("invalid floating point", "tag"),
    ("!!", "tag"),
    ("handle", "tag"),
    ("anchor or alias", "sign"),
    ("tab", "tab"),
    ("multiple YAML documents", "documents"),
    ("recursive references", "loop"),
    ("alias", "alias"),
    ("misplaced bracket", "closing"),
    ("bracket", "bracket"),
    ("sequence entries are not allowed", "dash"),
    ("illegal placement of ':'", "bracket"),
    ("while parsing a flow", "bracket"),
    ("while parsing an implicit flow", "bracket"),
    ("only valid inside a block", "bracket"),
    ("simple key", "no-colon"),
    ("block scalar", "block"),
    ("did not find expected", "indent"),
    ("indentation", "indent"),
];

/// The usual ways of breaking YAML, which have words of their own in the catalogue.
fn kind_of(message: &str) -> &'static str {
    KINDS.iter().find(|(part, _)| message.contains(part)).map_or("other", |(_, kind)| kind)
}

/// The cause of a syntax error. The parser stops where it cannot go on; the text that a person has to correct is
/// often before that.
fn cause(text: &str, stopped: usize, kind: &'static str) -> (&'static str, usize) {
    let line = line_start(text, stopped);
    let found = match kind {
        "quote" => opening_quote(text, stopped),
        "bracket" => opening_bracket(text, stopped),
        "documents" => text[..stopped].rfind("\n---").map(|at| at + 1),
        "tab" => tab_in_indentation(text, line),
        "control" => text[stopped..].find(is_control).map(|at| stopped + at),
        "escape" => unknown_escape(&text[stopped..]).map(|at| stopped + at),
        "colon" => return misplaced_key(text, stopped).map_or((kind, stopped), |at| ("indent", at)),
        _ => None,
    };
    (kind, found.unwrap_or(stopped))
}

fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

/// The first tab in the indentation of a line, from the line that begins at `from`.
fn tab_in_indentation(text: &str, from: usize) -> Option<usize> {
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(at) = line[..indentation].find('\t') {
            return Some(start + at);
        }
        start += line.len();
    }
    None
}

/// The first backslash before what YAML does not know after one, or before half a character.
fn unknown_escape(text: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        let is_known = |next: char| "0abtnvfre \"/\\N_LPxuU\t\n\r".contains(next);
        let is_half = |at: usize| text[at..].to_ascii_lowercase().starts_with("\\ud");
        if character == '\\' && (is_half(at) || !characters.next().is_some_and(|(_, next)| is_known(next))) {
            return Some(at);
        }
    }
    None
}

/// The quote that opens a value and is the only one of its kind on its line, at or before the line of `at`.
fn opening_quote(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    loop {
        let start = line_start(text, end);
        let value = value_start(text, start);
        let line = text[value..].lines().next().unwrap_or_default();
        let quote = line.chars().next().filter(|first| matches!(first, '"' | '\''));
        if quote.is_some_and(|quote| !line[1..].trim_end().ends_with(quote)) {
            return Some(value);
        }
        end = start.checked_sub(1)?;
    }
}

/// The last bracket before `at` that nothing closes.
fn opening_bracket(text: &str, at: usize) -> Option<usize> {
    let mut closed = 0_usize;
    for (at, character) in text[..at].char_indices().rev() {
        match character {
            ']' | '}' => closed += 1,
            '[' | '{' if closed == 0 => return Some(at),
            '[' | '{' => closed -= 1,
            _ => {}
        }
    }
    None
}

/// The text of the last line before that of `at` that is neither empty nor a comment: it may be the one that is
/// indented wrongly.
fn line_before(text: &str, at: usize) -> Option<Range<usize>> {
    let mut end = line_start(text, at);
    loop {
        end = end.checked_sub(1)?;
        let start = line_start(text, end);
        let line = text[start..end].trim();
        if !line.is_empty() && !line.starts_with('#') {
            let from = start + text[start..end].len() - text[start..end].trim_start().len();
            return Some(from..from + line.len());
        }
        end = start;
    }
}

/// The beginning of the key that ends at the colon at `colon`, where it is the first of its line: then
/// the line is indented too far, rather than a text with a colon in it.
fn misplaced_key(text: &str, colon: usize) -> Option<usize> {
    let line = &text[line_start(text, colon)..colon];
    let key = line.trim_start();
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_key.then_some(colon - key.len())
}

/// The value on the line of `at`, where it opens with `{{`: YAML then reads a map where a text is meant.
fn opening_expression(text: &str, at: usize) -> Option<Range<usize>> {
    let start = value_start(text, line_start(text, at));
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    line.starts_with("{{").then(|| start..start + line.rfind("}}").map_or(line.len(), |end| end + 2))
}

/// The first expression outside of quotes after a bracket, on its line: YAML reads the rest as keys and members.
fn listed_expression(text: &str, bracket: usize) -> Option<Range<usize>> {
    let line = text[bracket..].lines().next().unwrap_or_default();
    let mut quote = None;
    for (at, character) in line.char_indices() {
        match character {
            '"' | '\'' if quote == Some(character) => quote = None,
            '"' | '\'' if quote.is_none() && line[..at].ends_with(['[', '{', ' ', ',']) => {
                quote = Some(character);
            }
            '{' if quote.is_none() && line[at..].starts_with("{{") => {
                let end = line[at..].find("}}").map_or(line.len(), |end| at + end + 2);
                return Some(bracket + at..bracket + end);
            }
            _ => {}
        }
    }
    None
}

/// Where the value of a line begins: after its dashes and its key.
fn value_start(text: &str, line_start: usize) -> usize {
    let line = text[line_start..].lines().next().unwrap_or_default();
    let mut value = line.trim_start();
    while let Some(member) = value.strip_prefix("- ") {
        value = member.trim_start();
    }
    if let Some((key, after)) = value.split_once(": ")
        && !key.starts_with(['"', '\'', '{', '['])
    {
        value = after.trim_start();
    }
    line_start + line.len() - value.len()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    (start + within).min(text.len())
}
