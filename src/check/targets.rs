//! Figures typed in prose: what disagrees with the data, and what the data could say by themselves.
//!
//! A sentence is held against the figure that it speaks of: of the whole, of one quarter or half, of one unit. Where
//! it may speak of another part or another time, nothing is said.

use std::ops::Range;

use super::amounts::{Typed, typed_in};
use super::figures::{Figure, Scope};
use super::prose::{Facts, Prose, Topic};
use super::reading::{About, Reading};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Amount, DocumentType};

/// How many words a clause has at the most that anybody can follow.
const LONGEST: usize = 300;

pub(super) fn check(facts: &Facts<'_>, figures: &[Figure<'_>], prose: &Prose<'_>, findings: &mut Findings) {
    if prose.context.topic == Topic::Cell {
        return;
    }
    let clauses = prose.scan.clauses().into_iter().filter(|clause| clause.len() <= LONGEST);
    for clause in clauses {
        for typed in typed_in(&prose.scan, clause.clone()) {
            let reading = Reading::of(prose, clause.clone(), typed.first);
            findings.extend_one(check_typed(facts, figures, &reading, &typed));
        }
    }
}

fn check_typed(
    facts: &Facts<'_>,
    figures: &[Figure<'_>],
    reading: &Reading<'_, '_>,
    typed: &Typed,
) -> Option<Finding> {
    let about = reading.about(figures.iter().filter_map(Figure::unit))?;
    let is_past = reading.is_past();
    let is_spoken_of = |figure: &&Figure<'_>| {
        figure.measure == typed.measure
            && is_of(figure.scope, &about)
            && reading.is_of_time(figure.period)
            && figure.is_quota != is_past
    };
    let spoken_of: Vec<&Figure<'_>> = figures.iter().filter(is_spoken_of).collect();
    let range = reading.prose.scan.range(typed.first, typed.last);
    if let Some(figure) = spoken_of.iter().find(|figure| is_same(figure.value, typed.amount)) {
        return Some(note(reading.prose, range, typed, figure));
    }
    let promises = reading.is_promise(facts.document.header.kind == DocumentType::Report);
    // What is left open, or said of a unit in passing, may be part of what the data say.
    let is_firm = !typed.is_loose && (!matches!(about, About::Unit(_)) || reading.is_allotted());
    let figure = spoken_of.first().filter(|_| promises && is_firm && !is_past)?;
    Some(disagreement(reading.prose, range, figure))
}

fn is_of(scope: Scope<'_>, about: &About<'_>) -> bool {
    match (scope, about) {
        (Scope::Whole, About::Whole) => true,
        (Scope::Part(period), About::Part(part)) => part.is(period),
        (Scope::Unit(name), About::Unit(unit)) => name == *unit,
        _ => false,
    }
}

fn is_same(data: Amount, typed: Amount) -> bool {
    match (data, typed) {
        (Amount::AtLeast(one), Amount::Exactly(other)) => one == other,
        _ => data == typed,
    }
}

/// A figure that the data could say.
fn note(prose: &Prose<'_>, range: Range<usize>, typed: &Typed, figure: &Figure<'_>) -> Finding {
    let written = &prose.scan.text()[range.clone()];
    let padded = if written.starts_with('0') || typed.amount.least() < 10 { " | padded" } else { "" };
    prose
        .finding(Code::FigureTyped, range)
        .with("written", written)
        .with("expression", format!("{{{{ {}{padded} }}}}", figure.name))
        .related("figure", figure.place)
}

fn disagreement(prose: &Prose<'_>, range: Range<usize>, figure: &Figure<'_>) -> Finding {
    let (kind, from, to) = match figure.value {
        Amount::Exactly(count) => ("exactly", count, count),
        Amount::AtLeast(count) => ("least", count, count),
        Amount::Between(from, to) => ("range", from, to),
    };
    let written = &prose.scan.text()[range.clone()];
    prose
        .finding(Code::TargetInProse, range)
        .with("written", written)
        .with("kind", kind)
        .with("from", from)
        .with("to", to)
        .with("expression", format!("{{{{ {} | padded }}}}", figure.name))
        .related("figure", figure.place)
}
