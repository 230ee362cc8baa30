//! The parts of an expression that must be text, or a count, though the engine would take whatever they are: it makes a
//! text of each side of `~`, as programmers read it, and knows no year from a count.

use std::ops::Range;

use minijinja::machinery::ast::{BinOpKind, Expr, UnaryOpKind};
use minijinja::machinery::parse;
use minijinja::syntax::SyntaxConfig;

use super::tree::{bytes, parts, printed};
use crate::content::evaluate::values::misprinted;

/// The filter that sets off the thousands of a count.
const THOUSANDS: &str = "thousands";

/// A part of an expression that is not what is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::content) struct Misuse {
    /// Where, in bytes of the text.
    pub(in crate::content) range: Range<usize>,
    /// Why, as a key of the catalogue.
    pub(in crate::content) detail: &'static str,
}

/// The parts of a text's expressions that are joined to a text and are none, and the years that are written as counts. What
/// an expression is follows from how it is written: names stand for texts, whole numbers and our own values. What cannot
/// be parsed has none.
pub(in crate::content) fn misuses(source: &str, syntax: &SyntaxConfig) -> Vec<Misuse> {
    // Most texts have none, and are not parsed a second time.
    if !source.contains('~') && !source.contains(THOUSANDS) {
        return Vec::new();
    }
    let Ok(template) = parse(source, "", syntax.clone()) else { return Vec::new() };
    let mut found = Vec::new();
    for expression in printed(&template) {
        look_through(expression, &mut found);
    }
    for misuse in &mut found {
        misuse.range.start += open_brackets(&source[misuse.range.clone()]);
    }
    found
}

/// How many bytes of brackets are before a part of an expression that close behind it.
fn open_brackets(part: &str) -> usize {
    let open = part.matches('(').count().saturating_sub(part.matches(')').count());
    part.bytes().take(open).take_while(|byte| *byte == b'(').count()
}

fn look_through(expression: &Expr<'_>, found: &mut Vec<Misuse>) {
    match expression {
        Expr::BinOp(operation) if matches!(operation.op, BinOpKind::Concat) => {
            for side in [&operation.left, &operation.right] {
                found.extend(misprint(side).map(|detail| Misuse { range: whole(side), detail }));
            }
        }
        Expr::Filter(filter) if filter.name == THOUSANDS => {
            let year = filter.expr.as_ref().filter(|expression| is_year(expression));
            found.extend(year.map(|year| Misuse { range: whole(year), detail: "year" }));
        }
        _ => {}
    }
    for part in parts(expression) {
        look_through(part, found);
    }
}

/// Why the value of an expression would print as the engine shows it to programmers; none where it may be text.
fn misprint(expression: &Expr<'_>) -> Option<&'static str> {
    const NOT_TEXT: Option<&str> = Some("not-text");
    match expression {
        Expr::Const(constant) => misprinted(&constant.value),
        Expr::List(_) | Expr::Tuple(_) | Expr::Map(_) | Expr::Compare(_) | Expr::Test(_) => NOT_TEXT,
        Expr::UnaryOp(operation) if matches!(operation.op, UnaryOpKind::Not) => NOT_TEXT,
        Expr::UnaryOp(operation) => misprint(&operation.expr),
        Expr::BinOp(operation) => match operation.op {
            BinOpKind::Div => Some("decimal"),
            BinOpKind::Concat => None,
            BinOpKind::Eq
            | BinOpKind::Ne
            | BinOpKind::Lt
            | BinOpKind::Lte
            | BinOpKind::Gt
            | BinOpKind::Gte
            | BinOpKind::In => NOT_TEXT,
            _ => misprint(&operation.left).or_else(|| misprint(&operation.right)),
        },
        Expr::IfExpr(choice) => {
            let other = || choice.false_expr.as_ref().and_then(misprint);
            misprint(&choice.true_expr).or_else(other)
        }
        Expr::Filter(filter) if filter.name == "default" => parts(expression).into_iter().find_map(misprint),
        Expr::Var(_)
        | Expr::Slice(_)
        | Expr::Filter(_)
        | Expr::GetAttr(_)
        | Expr::GetItem(_)
        | Expr::Call(_) => None,
    }
}

/// Whether an expression names a year: `plan.year`.
fn is_year(expression: &Expr<'_>) -> bool {
    match expression {
        Expr::GetAttr(member) => member.name == "year",
        _ => false,
    }
}

/// Where an expression is, with all its parts: the engine notes of a path its last step alone.
fn whole(expression: &Expr<'_>) -> Range<usize> {
    let own = bytes(expression.span());
    parts(expression)
        .into_iter()
        .map(whole)
        .fold(own, |range, part| range.start.min(part.start)..range.end.max(part.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_found(text: &str, expected: &[(&str, &str)]) {
        let all = misuses(text, &SyntaxConfig::default());
        let found: Vec<_> = all.iter().map(|misuse| (&text[misuse.range.clone()], misuse.detail)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_joined_is_text_or_a_whole_number() {
        assert_found("{{ 7/2 ~ \"\" }}", &[("7/2", "decimal")]);
        assert_found("{{ \"a\" ~ (2 + 7/2) ~ b }}", &[("2 + 7/2", "decimal")]);
        assert_found("{{ none ~ 'x' }} {{ 'x' ~ true }}", &[("none", "not-text"), ("true", "not-text")]);
        assert_found("{{ 'x' ~ (a == 1) ~ (not b) }}", &[("not b", "not-text"), ("a == 1", "not-text")]);
        assert_found("{{ ([1] ~ none) | upper }}", &[("[1]", "not-text"), ("none", "not-text")]);
        assert_found("{{ 'x' ~ ('y' if a else none) }}", &[("'y' if a else none", "not-text")]);
        assert_found(
            "{{ bold(1.5 ~ ' x') }} {{ {'k': c ~ -1.5}.k }}",
            &[("1.5", "decimal"), ("-1.5", "decimal")],
        );
        for text in [
            "{{ quota.m.total ~ ' x' ~ 2 ~ (3 * 2) ~ (a | padded) ~ (b or 'x') }}",
            "{{ 'Chậm: ' ~ standing.m.behind if standing.m.behind else 'không' }}",
            "{{ units['a'].name ~ 7 // 2 }}",
            "{{ 7/2 }} no join here ~",
        ] {
            assert_found(text, &[]);
        }
    }

    #[test]
    fn a_year_is_no_count() {
        assert_found("năm {{ plan.year | thousands }}", &[("plan.year", "year")]);
        assert_found("{{ plan.members | thousands }} năm {{ plan.year }}", &[]);
    }
}
