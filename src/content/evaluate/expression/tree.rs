//! The trees that the engine makes of expressions.

use std::ops::Range;

use minijinja::machinery::Span;
use minijinja::machinery::ast::{CallArg, Expr, Stmt};

/// The expressions that a text prints.
pub(super) fn printed<'t>(text: &'t Stmt<'t>) -> impl Iterator<Item = &'t Expr<'t>> {
    let children = match text {
        Stmt::Template(template) => template.children.as_slice(),
        _ => &[],
    };
    children.iter().filter_map(|child| match child {
        Stmt::EmitExpr(printed) => Some(&printed.expr),
        _ => None,
    })
}

/// The bytes of a span in the text that was parsed.
pub(super) fn bytes(span: Span) -> Range<usize> {
    span.start_offset as usize..span.end_offset as usize
}

/// The expressions that an expression is made of.
pub(super) fn parts<'e>(expression: &'e Expr<'e>) -> Vec<&'e Expr<'e>> {
    match expression {
        Expr::Var(_) | Expr::Const(_) => Vec::new(),
        Expr::Slice(slice) => {
            let ends = [&slice.start, &slice.stop, &slice.step];
            std::iter::once(&slice.expr).chain(ends.into_iter().flatten()).collect()
        }
        Expr::UnaryOp(operation) => vec![&operation.expr],
        Expr::BinOp(operation) => vec![&operation.left, &operation.right],
        Expr::Compare(compared) => {
            std::iter::once(&compared.expr).chain(compared.ops.iter().map(|other| &other.expr)).collect()
        }
        Expr::IfExpr(choice) => {
            [&choice.test_expr, &choice.true_expr].into_iter().chain(&choice.false_expr).collect()
        }
        Expr::Filter(filter) => filter.expr.iter().chain(filter.args.iter().map(argument)).collect(),
        Expr::Test(test) => std::iter::once(&test.expr).chain(test.args.iter().map(argument)).collect(),
        Expr::GetAttr(member) => vec![&member.expr],
        Expr::GetItem(member) => vec![&member.expr, &member.subscript_expr],
        Expr::Call(call) => std::iter::once(&call.expr).chain(call.args.iter().map(argument)).collect(),
        Expr::List(list) => list.items.iter().collect(),
        Expr::Tuple(tuple) => tuple.items.iter().collect(),
        Expr::Map(map) => map.keys.iter().chain(&map.values).collect(),
    }
}

/// The value of an argument.
pub(super) fn argument<'e>(argument: &'e CallArg<'e>) -> &'e Expr<'e> {
    match argument {
        CallArg::Pos(value)
        | CallArg::Kwarg(_, value)
        | CallArg::PosSplat(value)
        | CallArg::KwargSplat(value) => value,
    }
}
