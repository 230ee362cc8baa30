//! What a text can say between braces, with its present value, for those who write it: the scope of the texts itself, so
//! that nothing is offered that no text can say.

use minijinja::value::{Value, ValueKind};

use super::builtins::{self, BuiltinKind};
use super::texts::Texts;
use super::values::as_text;
use crate::text;

/// An expression that a text can print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedName {
    /// As it is written between the braces: `quota.admissions.total`, `unit["thon-1"]`, `annex(1)`.
    pub written: String,
    /// What it prints; empty where that depends on its argument.
    pub value: String,
}

/// What the texts of a document can say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferedNames {
    /// Its names with their values, those of fewer parts first, each in the alphabetical order of its parts; then its
    /// functions.
    pub names: Vec<OfferedName>,
    /// The filters, as they are written after a name: `padded`, `rate(25)`.
    pub filters: Vec<&'static str>,
}

impl OfferedNames {
    /// What these texts can say; `annex(1)` where there is one.
    pub(in crate::content) fn new(texts: &Texts) -> Self {
        let mut names = Vec::new();
        collect("", texts.scope(), &mut names);
        names.sort_by_key(|name| name.written.matches(['.', '[']).count());
        let functions = builtins::written(BuiltinKind::Function);
        names.extend(functions.filter_map(|written| {
            // What it gives depends on what is put in the place of the dots.
            let is_open = written.contains('…');
            let is_there = is_open || !texts.value(&format!("{{{{ {written} }}}}")).is_empty();
            is_there.then(|| OfferedName { written: written.to_owned(), value: String::new() })
        }));
        Self { names, filters: builtins::written(BuiltinKind::Filter).collect() }
    }
}

/// The names below a path that can be printed, each after those above it.
fn collect(path: &str, value: &Value, names: &mut Vec<OfferedName>) {
    if let Ok(text) = as_text(value)
        && !path.is_empty()
    {
        names.push(OfferedName { written: path.to_owned(), value: text });
    }
    let keys = value.try_iter().ok().filter(|_| value.kind() == ValueKind::Map);
    for key in keys.into_iter().flatten() {
        let name = key.to_string();
        let below = match (path, can_follow_a_dot(&name)) {
            ("", _) => name.clone(),
            (path, true) => format!("{path}.{name}"),
            (path, false) => format!("{path}[\"{name}\"]"),
        };
        if let Ok(value) = value.get_item(&key) {
            collect(&below, &value, names);
        }
    }
}

/// Whether a name can be written after a dot; others are written in brackets.
fn can_follow_a_dot(name: &str) -> bool {
    let is_name = name.is_ascii() && name.chars().all(text::is_name);
    is_name && !name.starts_with(|first: char| first.is_ascii_digit())
}
