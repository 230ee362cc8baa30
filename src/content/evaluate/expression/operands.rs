//! The parts of an expression that must be text, or a count, though the engine would take whatever they are: it makes a
//! text of each side of `~`, as programmers read it, and knows no year from a count.

use std::ops::Range;

use minijinja::machinery::ast::{BinOpKind, Expr};
use minijinja::machinery::parse;
use minijinja::syntax::SyntaxConfig;

use super::tree::{bytes, parts, printed};

/// The filter that sets off the thousands of a count.
const THOUSANDS: &str = "thousands";

/// A part of an expression, and what is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::content) struct Operand {
    /// Where, in bytes of the text.
    pub(in crate::content) range: Range<usize>,
    /// What is made of it.
    pub(in crate::content) r#use: OperandUse,
}

/// What an expression makes of a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::content) enum OperandUse {
    /// It is joined to a text by `~`.
    Joined,
    /// It is a year whose thousands are set off as those of a count.
    YearAsCount,
}

/// The operands of a text. `is_true` evaluates a condition: of a choice only the side that is taken counts. What cannot be
/// parsed has none.
pub(in crate::content) fn operands(
    source: &str,
    syntax: &SyntaxConfig,
    is_true: &dyn Fn(&str) -> bool,
) -> Vec<Operand> {
    // Most texts have none, and are not parsed a second time.
    if !source.contains('~') && !source.contains(THOUSANDS) {
        return Vec::new();
    }
    let Ok(template) = parse(source, "", syntax.clone()) else { return Vec::new() };
    let mut found = Finder { source, is_true, operands: Vec::new() };
    for expression in printed(&template) {
        found.look_through(expression);
    }
    found.operands
}

struct Finder<'s> {
    source: &'s str,
    is_true: &'s dyn Fn(&str) -> bool,
    operands: Vec<Operand>,
}

impl Finder<'_> {
    fn look_through(&mut self, expression: &Expr<'_>) {
        match expression {
            Expr::IfExpr(choice) => {
                self.look_through(&choice.test_expr);
                let condition = self.source.get(bytes(choice.test_expr.span())).unwrap_or_default();
                if (self.is_true)(condition) {
                    self.look_through(&choice.true_expr);
                } else if let Some(other) = &choice.false_expr {
                    self.look_through(other);
                }
                return;
            }
            Expr::BinOp(operation) if matches!(operation.op, BinOpKind::Concat) => {
                for side in [&operation.left, &operation.right] {
                    self.joined(side);
                }
            }
            Expr::Filter(filter) if filter.name == THOUSANDS => {
                self.operands.extend(filter.expr.as_ref().filter(|expression| is_year(expression)).map(
                    |expression| Operand { range: bytes(expression.span()), r#use: OperandUse::YearAsCount },
                ));
            }
            _ => {}
        }
        for part in parts(expression) {
            self.look_through(part);
        }
    }

    fn joined(&mut self, side: &Expr<'_>) {
        // What is joined itself is text.
        let is_joined = matches!(side, Expr::BinOp(inner) if matches!(inner.op, BinOpKind::Concat));
        if !is_joined {
            self.operands.push(Operand { range: bytes(side.span()), r#use: OperandUse::Joined });
        }
    }
}

/// Whether an expression names a year: `plan.year`.
fn is_year(expression: &Expr<'_>) -> bool {
    match expression {
        Expr::GetAttr(member) => member.name == "year",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, truths: &[&str]) -> Vec<(&'t str, OperandUse)> {
        let is_true = |condition: &str| truths.contains(&condition);
        let all = operands(text, &SyntaxConfig::default(), &is_true);
        all.into_iter().map(|operand| (&text[operand.range], operand.r#use)).collect()
    }

    #[test]
    fn each_side_of_a_join_is_found() {
        use OperandUse::Joined;
        for (text, expected) in [
            ("{{ 7/2 ~ \"\" }}", vec!["7/2", "\"\""]),
            ("{{ a ~ b ~ c }}", vec!["c", "a", "b"]),
            ("{{ (a ~ none) | upper }}", vec!["a", "none"]),
            ("{{ bold(quota.m.total ~ ' x') }}", vec!["quota.m.total", "' x'"]),
            ("{{ a.b | padded ~ 'x' }}", vec!["a.b | padded", "'x'"]),
            ("{{ [a ~ b] }} {{ {'k': c ~ d} }}", vec!["a", "b", "c", "d"]),
            ("no expression ~ here", vec![]),
        ] {
            let expected: Vec<_> = expected.into_iter().map(|part| (part, Joined)).collect();
            assert_eq!(found(text, &[]), expected, "{text}");
        }
    }

    #[test]
    fn of_a_choice_the_side_that_is_taken_counts() {
        let text = "{{ a ~ 'x' if a > 1 else b ~ 'y' }}";
        let sides =
            |truths: &[&str]| found(text, truths).into_iter().map(|(part, _)| part).collect::<Vec<_>>();
        assert_eq!(sides(&["a > 1"]), ["a", "'x'"]);
        assert_eq!(sides(&[]), ["b", "'y'"]);
    }

    #[test]
    fn a_year_is_no_count() {
        let years = [("plan.year", OperandUse::YearAsCount)];
        assert_eq!(found("năm {{ plan.year | thousands }}", &[]), years);
        assert_eq!(found("{{ plan.members | thousands }} năm {{ plan.year }}", &[]), []);
    }
}
