//! The filters, functions and tests of expressions: one table, from which they are registered and findings list them.

use std::collections::BTreeMap;

use minijinja::{Environment, filters as of_engine, tests as tests_of_engine};

use super::{filters, functions};
use crate::model::NameOrder;

/// How an expression uses a builtin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BuiltinKind {
    /// `value | name`
    Filter,
    /// `name(…)`
    Function,
    /// `value is name`
    Test,
}

/// The names that functions read from the document whose texts are evaluated.
#[derive(Clone, Debug, Default)]
pub(super) struct DocumentNames {
    /// Names of units and organisations by id.
    pub(super) holders: BTreeMap<String, String>,
    /// The order of names in lists.
    pub(super) name_order: NameOrder,
    /// Labels of the annexes, in order.
    pub(super) annexes: Vec<String>,
}

/// One filter, function or test.
struct Builtin {
    name: &'static str,
    /// How it is written, with an argument where it has one: `rate(25)`.
    written: &'static str,
    kind: BuiltinKind,
    register: AddBuiltin,
}

/// Adds an implementation to an engine under a name.
type AddBuiltin = fn(&mut Environment<'static>, &'static str, &DocumentNames);

/// Every builtin of texts; each has a row with an example in `data/README.md`, which tests print.
const BUILTINS: &[Builtin] = &[
    filter("padded", |engine, name, _| engine.add_filter(name, filters::padded)),
    filter("thousands", |engine, name, _| engine.add_filter(name, filters::thousands)),
    filter("words", |engine, name, _| engine.add_filter(name, filters::words)),
    filter("roman", |engine, name, _| engine.add_filter(name, filters::roman)),
    filter_with("rate", "rate(25)", |engine, name, _| engine.add_filter(name, filters::rate)),
    filter("date_header", |engine, name, _| engine.add_filter(name, filters::long_date)),
    filter("date_prose", |engine, name, _| engine.add_filter(name, filters::long_date)),
    filter("date_cite", |engine, name, _| engine.add_filter(name, filters::short_date)),
    filter("cite", |engine, name, _| engine.add_filter(name, filters::cite)),
    filter("upper", |engine, name, _| engine.add_filter(name, filters::upper)),
    filter("lower", |engine, name, _| engine.add_filter(name, filters::lower)),
    filter("capitalize", |engine, name, _| engine.add_filter(name, filters::capitalize)),
    filter_with("default", r#"default("…")"#, |engine, name, _| {
        engine.add_filter(name, of_engine::default);
    }),
    function("bold", r#"bold("…")"#, |engine, name, _| engine.add_function(name, functions::bold)),
    function("underline", r#"underline("…")"#, |engine, name, _| {
        engine.add_function(name, functions::underline);
    }),
    function("italic", r#"italic("…")"#, |engine, name, _| engine.add_function(name, functions::italic)),
    function("dots", "dots()", |engine, name, _| engine.add_function(name, functions::dots)),
    function("footnote", r#"footnote("…")"#, |engine, name, _| {
        engine.add_function(name, functions::footnote);
    }),
    function("names", r#"names("…")"#, |engine, name, document| {
        engine.add_function(name, functions::names(document.holders.clone(), document.name_order));
    }),
    function("annex", "annex(1)", |engine, name, document| {
        engine.add_function(name, functions::annex(document.annexes.clone()));
    }),
    function("period", r#"period("2026-Q2")"#, |engine, name, _| {
        engine.add_function(name, functions::period);
    }),
    Builtin {
        name: "defined",
        written: "is defined",
        kind: BuiltinKind::Test,
        register: |engine, name, _| engine.add_test(name, tests_of_engine::is_defined),
    },
];

/// A filter without an argument.
const fn filter(name: &'static str, register: AddBuiltin) -> Builtin {
    filter_with(name, name, register)
}

const fn filter_with(name: &'static str, written: &'static str, register: AddBuiltin) -> Builtin {
    Builtin { name, written, kind: BuiltinKind::Filter, register }
}

const fn function(name: &'static str, written: &'static str, register: AddBuiltin) -> Builtin {
    Builtin { name, written, kind: BuiltinKind::Function, register }
}

/// The engine of texts knows the builtins of the table and nothing else: what a finding lists is all there is.
pub(super) fn engine_of_texts(document: &DocumentNames) -> Environment<'static> {
    let mut engine = Environment::empty();
    for builtin in BUILTINS {
        (builtin.register)(&mut engine, builtin.name, document);
    }
    engine
}

/// The engine of templates has its own builtins, with the filters of texts in place of its own of the same name;
/// without those that print text unescaped, or in the escapes of another language.
pub(crate) fn engine_of_templates() -> Environment<'static> {
    let mut engine = Environment::new();
    for foreign in ["safe", "escape", "e", "tojson", "urlencode", "pprint"] {
        engine.remove_filter(foreign);
    }
    for builtin in BUILTINS.iter().filter(|builtin| builtin.kind == BuiltinKind::Filter) {
        (builtin.register)(&mut engine, builtin.name, &DocumentNames::default());
    }
    engine
}

/// The names of the builtins of a kind, in the order of the table.
pub(super) fn names(kind: BuiltinKind) -> impl Iterator<Item = &'static str> {
    BUILTINS.iter().filter(move |builtin| builtin.kind == kind).map(|builtin| builtin.name)
}

/// The builtins of a kind as they are written, in the order of the table.
pub(super) fn written(kind: BuiltinKind) -> impl Iterator<Item = &'static str> {
    BUILTINS.iter().filter(move |builtin| builtin.kind == kind).map(|builtin| builtin.written)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFERENCE: &str = include_str!("../../../data/README.md");

    /// The names in the first column of the table below a heading of the reference.
    fn documented(heading: &str) -> Vec<&'static str> {
        let (_, section) = REFERENCE.split_once(&format!("\n### {heading}\n")).expect(heading);
        let section = section.split("\n#").next().unwrap_or_default();
        let rows = section.lines().filter(|line| line.starts_with("| `"));
        let cells = rows.filter_map(|row| row.split(" | ").next());
        cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(name).collect()
    }

    /// `rate` of `rate(…)`.
    fn name(written: &'static str) -> &'static str {
        written.split('(').next().unwrap_or(written)
    }

    #[test]
    fn the_reference_lists_exactly_the_builtins() {
        for (heading, kind) in
            [("Bộ lọc", BuiltinKind::Filter), ("Hàm", BuiltinKind::Function), ("Phép hỏi", BuiltinKind::Test)]
        {
            let (mut documented, mut known) = (documented(heading), names(kind).collect::<Vec<_>>());
            documented.sort_unstable();
            known.sort_unstable();
            assert_eq!(documented, known, "{heading}");
        }
    }

    #[test]
    fn no_name_is_twice() {
        let kinds = [BuiltinKind::Filter, BuiltinKind::Function, BuiltinKind::Test];
        for mut names in kinds.map(|kind| names(kind).collect::<Vec<_>>()) {
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{names:?}");
        }
    }
}
