//! Findings about a text whose expressions fail: every unknown name, or the expression that the engine stopped at,
//! each at its place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind};

use super::builtins::{self, BuiltinKind};
use super::expression::{Excess, Misuse};
use super::functions::HOLDER;
use crate::diag::{Code, Finding, Findings};
use crate::model::TemplateText;
use crate::source::Place;
use crate::text::{NamePath, is_called, is_name, name_paths};

/// The names that texts can use, by kind.
pub(super) struct Known<'a> {
    /// Values by path.
    pub(super) scope: &'a Value,
    /// Names of units and organisations by id.
    pub(super) holders: &'a BTreeMap<String, String>,
}

/// Reports what is wrong with a text.
pub(super) fn report(text: &TemplateText, error: &Error, known: &Known<'_>, findings: &mut Findings) {
    let written = text.written();
    let pointed = error.range().filter(|range| written.get(range.clone()).is_some());
    let pointed = pointed.unwrap_or(0..written.len());
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::SyntaxError => findings.push(syntax(text, pointed, detail)),
        ErrorKind::UndefinedError => unknown_names(text, pointed, known, findings),
        ErrorKind::UnknownFilter => findings.push(unknown_builtin(text, pointed, BuiltinKind::Filter)),
        ErrorKind::UnknownFunction => findings.push(unknown_builtin(text, pointed, BuiltinKind::Function)),
        ErrorKind::UnknownTest => findings.push(unknown_builtin(text, pointed, BuiltinKind::Test)),
        _ => findings.push(match detail.strip_prefix(HOLDER) {
            Some(id) => unknown_holder(text, id, known),
            None => failed(text, &pointed, cause(error)),
        }),
    }
}

/// Reports expressions that are larger than the engine can take.
pub(super) fn too_large(text: &TemplateText, excess: Excess, findings: &mut Findings) {
    let finding = Finding::at(Code::ExpressionSyntax, &place(text, excess.range));
    findings.push(finding.with("kind", excess.kind).with("detail", ""));
}

/// Reports a text or a list that is multiplied.
pub(super) fn repeated(text: &TemplateText, range: &Range<usize>, findings: &mut Findings) {
    findings.push(failed(text, range, "repeated"));
}

/// Reports a part of an expression that is not what it is used as.
pub(super) fn misused(text: &TemplateText, misuse: &Misuse, findings: &mut Findings) {
    let finding = Finding::at(Code::ExpressionFailed, &place(text, misuse.range.clone()));
    let finding = finding.with("expression", &text.written()[misuse.range.clone()]);
    findings.push(finding.with("detail", misuse.detail));
}

fn place(text: &TemplateText, range: Range<usize>) -> Place {
    text.place().value_part(text.written(), range)
}

/// A filter, function or test that there is none of, with those that there are.
fn unknown_builtin(text: &TemplateText, pointed: Range<usize>, kind: BuiltinKind) -> Finding {
    let name = text.written()[pointed.clone()].trim_start_matches(|c: char| !is_name(c));
    let name = name.split(|c: char| !is_name(c)).next().unwrap_or_default();
    let finding = Finding::at(Code::UnknownName, &place(text, pointed)).with("name", name);
    finding.with_known(name, builtins::names(kind))
}

/// An expression that is not closed is marked where it opens: the engine notices at the end of the text.
fn syntax(text: &TemplateText, pointed: Range<usize>, detail: &str) -> Finding {
    let written = text.written();
    let is_open = written[..pointed.start].rfind("{{").is_some_and(|open| !written[open..].contains('}'));
    let (kind, range) = if is_open || detail.contains("unexpected end of input") {
        ("unclosed", written.rfind("{{").unwrap_or(pointed.start)..written.len())
    } else if detail.contains("unexpected end of") {
        ("incomplete", whole(written, &pointed))
    } else if detail.contains("recursion") {
        ("nested", pointed)
    } else if let Some(brace) = single_brace(written, &pointed) {
        let finding = Finding::at(Code::ExpressionSyntax, &place(text, brace.clone()));
        return finding.with("kind", "brace").with("detail", "").with_fix(&place(text, brace), "}", "}}");
    } else if detail.contains("unexpected") {
        ("unexpected", pointed)
    } else {
        ("other", pointed)
    };
    Finding::at(Code::ExpressionSyntax, &place(text, range)).with("kind", kind).with("detail", detail)
}

/// The brace where one of the two that close an expression is missing: the engine stops at it, or behind it.
fn single_brace(written: &str, pointed: &Range<usize>) -> Option<Range<usize>> {
    let open = written[..pointed.start].rfind("{{")? + 2;
    let end = written[open..].find("{{").map_or(written.len(), |at| open + at);
    let inside = &written[open..end];
    let is_quoted = |at: usize| inside[..at].matches(['"', '\'']).count() % 2 == 1;
    let at = inside.match_indices('}').map(|(at, _)| at).find(|&at| !is_quoted(at))?;
    let is_single = !inside[at + 1..].starts_with('}') && !inside[..at].contains('{');
    is_single.then_some(open + at..open + at + 1)
}

/// The engine's words where the catalogue has none of its own.
fn cause(error: &Error) -> &str {
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::MissingArgument | ErrorKind::TooManyArguments => "arguments",
        ErrorKind::UnknownMethod => "method",
        // The writer ends where a text is too long.
        ErrorKind::WriteFailure => "too-long",
        _ if detail.starts_with("tried to use") || detail.ends_with("cannot be sliced") => "operator",
        _ => detail,
    }
}

fn failed(text: &TemplateText, pointed: &Range<usize>, detail: &str) -> Finding {
    let range = whole(text.written(), pointed);
    Finding::at(Code::ExpressionFailed, &place(text, range.clone()))
        .with("expression", &text.written()[range])
        .with("detail", if detail.is_empty() { "work" } else { detail })
}

/// The whole expression around a part of it, without its braces.
fn whole(written: &str, part: &Range<usize>) -> Range<usize> {
    // The engine points at the braces too where the whole expression is meant.
    let inside = part.start + if written[part.start..].starts_with("{{") { 2 } else { 0 };
    let start = written[..inside].rfind("{{").map_or(0, |at| at + 2);
    let end = written[part.start..].find("}}").map_or(written.len(), |at| part.start + at);
    let inside = &written[start..end];
    let blank = inside.len() - inside.trim_start().len();
    start + blank..start + blank + inside.trim().len()
}

/// The engine stops at the first unknown name; a reader wants them all.
fn unknown_names(text: &TemplateText, pointed: Range<usize>, known: &Known<'_>, findings: &mut Findings) {
    let paths = name_paths(text.written());
    let names = |path: &NamePath| path.names().map(str::to_owned).collect::<Vec<_>>();
    let asked: BTreeSet<_> = paths.iter().filter(|path| path.is_asked_for).map(names).collect();
    let unknown = |path: &NamePath| unknown_name(text, path, known);
    let unasked = paths.iter().filter(|path| !asked.contains(&names(path)));
    let mut found: Vec<Finding> = unasked.filter_map(unknown).collect();
    if found.is_empty() {
        // `{{ x | default(x) }}`: what is asked for in one place is used in another.
        found = paths.iter().filter(|path| !path.is_asked_for).filter_map(unknown).collect();
    }
    // `{{ "a" if false }}` names nothing, and is nothing where the condition is not true.
    if found.is_empty() && paths.is_empty() {
        found.push(failed(text, &pointed, "nothing"));
    }
    if found.is_empty() {
        let said = &text.written()[pointed.clone()];
        let finding = Finding::at(Code::UnknownName, &place(text, pointed)).with("name", said);
        found.push(finding.with_known(said, []));
    }
    for finding in found {
        findings.push(finding);
    }
}

/// The finding about the unknown part of a path like `quota.admisions.total`, with the names that are known there.
fn unknown_name(text: &TemplateText, path: &NamePath, known: &Known<'_>) -> Option<Finding> {
    let mut value = known.scope.clone();
    for (range, name) in &path.parts {
        let inner = value.get_attr(name).ok().filter(|inner| !inner.is_undefined());
        let Some(inner) = inner else {
            let keys = value.try_iter().ok().filter(|_| value.kind() == ValueKind::Map);
            let names: Vec<String> = keys.into_iter().flatten().map(|key| key.to_string()).collect();
            let finding = Finding::at(Code::UnknownName, &place(text, range.clone()));
            let finding = finding.with("name", name.as_str());
            return Some(finding.with_known(name, names.iter().map(String::as_str)));
        };
        value = inner;
    }
    None
}

/// A unit or organisation that is named in a text, at its id.
fn unknown_holder(text: &TemplateText, id: &str, known: &Known<'_>) -> Finding {
    let written = text.written();
    let quoted = |quote: char| written.find(&format!("{quote}{id}{quote}")).map(|at| at + 1);
    let at = quoted('"').or_else(|| quoted('\''));
    let range = at.map_or(0..written.len(), |at| at..at + id.len());
    let finding = Finding::at(Code::UnknownId, &place(text, range)).with("id", id);
    let finding = finding.with_known(id, known.holders.keys().map(String::as_str));
    match known.holders.iter().find(|(_, name)| is_called(name, id)) {
        Some((called, _)) => finding.with("nearest", called.as_str()),
        None => finding,
    }
}
