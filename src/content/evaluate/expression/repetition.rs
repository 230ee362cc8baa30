//! Texts and lists that an expression would repeat: one `*` makes a hundred million characters, and no bound on the
//! work of an expression counts them.

use std::ops::Range;

use minijinja::machinery::ast::{BinOpKind, Expr};
use minijinja::machinery::{Span, parse};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};

use super::tree::{argument, bytes, parts, printed};

/// The first `*` of a text that is not between numbers, where names have the values of `scope`. What cannot be parsed
/// has none.
pub(in crate::content) fn repetition(
    source: &str,
    syntax: &SyntaxConfig,
    scope: &Value,
) -> Option<Range<usize>> {
    // Most texts have none, and are not parsed a second time.
    if !source.contains('*') {
        return None;
    }
    let template = parse(source, "", syntax.clone()).ok()?;
    let span = printed(&template).find_map(|expression| in_expression(expression, scope))?;
    Some(bytes(span))
}

fn in_expression(expression: &Expr<'_>, scope: &Value) -> Option<Span> {
    if let Expr::BinOp(operation) = expression
        && matches!(operation.op, BinOpKind::Mul)
        && !(is_number(&operation.left, scope) && is_number(&operation.right, scope))
    {
        return Some(operation.span());
    }
    parts(expression).into_iter().find_map(|part| in_expression(part, scope))
}

/// Whether the value of an expression is neither a text nor a list: a number, or nothing that `*` takes.
fn is_number(expression: &Expr<'_>, scope: &Value) -> bool {
    match expression {
        Expr::Const(constant) => !repeats(&constant.value),
        Expr::Var(_) | Expr::GetAttr(_) | Expr::GetItem(_) => {
            value(expression, scope).is_some_and(|value| !repeats(&value))
        }
        Expr::UnaryOp(_) | Expr::Compare(_) | Expr::Test(_) => true,
        Expr::BinOp(operation) => match operation.op {
            BinOpKind::Concat => false,
            // The one side or the other, or their sum, which may be of texts.
            BinOpKind::ScAnd | BinOpKind::ScOr | BinOpKind::Add => {
                is_number(&operation.left, scope) && is_number(&operation.right, scope)
            }
            _ => true,
        },
        Expr::IfExpr(choice) => {
            let other = choice.false_expr.as_ref();
            is_number(&choice.true_expr, scope) && other.is_none_or(|other| is_number(other, scope))
        }
        Expr::Filter(filter) => {
            let mut parts = filter.expr.iter().chain(filter.args.iter().map(argument));
            filter.name == "default" && parts.all(|part| is_number(part, scope))
        }
        Expr::Slice(_) | Expr::Call(_) | Expr::List(_) | Expr::Tuple(_) | Expr::Map(_) => false,
    }
}

fn repeats(value: &Value) -> bool {
    matches!(value.kind(), ValueKind::String | ValueKind::Bytes | ValueKind::Seq | ValueKind::Iterable)
}

/// The value that a path of names leads to.
fn value(path: &Expr<'_>, scope: &Value) -> Option<Value> {
    match path {
        Expr::Var(name) => scope.get_attr(name.id).ok(),
        Expr::GetAttr(member) => value(&member.expr, scope)?.get_attr(member.name).ok(),
        Expr::GetItem(member) => match &member.subscript_expr {
            Expr::Const(key) => value(&member.expr, scope)?.get_item(&key.value).ok(),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn repeated(source: &str) -> Option<String> {
        let names = [("count", Value::from(3)), ("name", Value::from("x")), ("list", Value::from(vec![1]))];
        let scope = Value::from(BTreeMap::from([("a", Value::from(BTreeMap::from(names)))]));
        let range = repetition(source, &SyntaxConfig::default(), &scope)?;
        Some(source[range].to_owned())
    }

    #[test]
    fn numbers_are_multiplied() {
        for source in [
            "* và ** trong lời văn, {{ a.count }}",
            "{{ a.count * 2 + 3 * (a.count - 1) }}",
            "{{ (a.count * 2) | padded ~ \" x \" }}",
            "{{ 2 ** 3 * -a[\"count\"] }}",
            "{{ (a.count | default(0)) * (1 if a.count else 2) }}",
            "{{ a.none * 2 }}",
        ] {
            assert_eq!(repeated(source), None, "{source}");
        }
    }

    #[test]
    fn texts_and_lists_are_not() {
        for source in [
            "{{ \"x\" * 9 }}",
            "{{ 9 * a.name }}",
            "{{ a.list * 9 }}",
            "{{ [1] * 9 }}",
            "{{ 1 if (\"a\" ~ 1) * 9 else 2 }}",
            "{{ (a.name | default(1)) * 9 }}",
            "{{ bold(2 * (a.name | upper)) }}",
            "{{ f()[0] * 9 }}",
        ] {
            assert!(repeated(source).is_some(), "{source}");
        }
        assert_eq!(repeated("{{ 1 + 2 * a.name }}").as_deref(), Some("2 * a.name"));
    }
}
