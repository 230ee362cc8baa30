//! Figures typed in prose: those that disagree with the data, and those that an expression could print.
//!
//! A sentence is compared with the figure that it is about: of the whole, of one quarter or half, of one unit. If it
//! may be about another part or another time, nothing is reported.

use super::amounts::{Typed, typed_in};
use super::bounds::StatedBound;
use super::figures::{FigureScope, KnownFigure};
use super::measured;
use super::promised::with_target;
use super::prose::{Facts, Prose, Topic};
use super::reading::{About, ClauseReading};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Amount, Measure, Target};

/// How many words a clause has at the most that a reader can follow.
const LONGEST: usize = 300;

/// Checks a text against the figures of the data; `declared` are the measures that the data declare.
pub(super) fn check(
    facts: &Facts<'_>,
    figures: &[KnownFigure<'_>],
    declared: &[Measure],
    prose: &Prose<'_>,
    findings: &mut Findings,
) {
    if prose.context.topic == Topic::Cell {
        return;
    }
    let clauses = prose.scan.clauses().into_iter().filter(|clause| clause.len() <= LONGEST);
    for clause in clauses {
        let declared = measured::typed_in(&prose.scan, &clause, declared);
        for typed in typed_in(&prose.scan, clause.clone()).into_iter().chain(declared) {
            // What a part in a list is a part of is said before the list.
            let clause = typed.listed_in.unwrap_or(clause.start)..clause.end;
            let reading = ClauseReading::new(prose, clause, typed.first).with_name(typed.name.clone());
            findings.extend_one(check_typed(facts, figures, &reading, &typed));
        }
    }
}

fn check_typed(
    facts: &Facts<'_>,
    figures: &[KnownFigure<'_>],
    reading: &ClauseReading<'_, '_>,
    typed: &Typed<'_>,
) -> Option<Finding> {
    let units = || figures.iter().filter_map(KnownFigure::unit);
    let about = reading.about(units());
    let of_clause = about.is_some();
    let about = about.or_else(|| reading.unit_of_phrase(units()))?;
    let is_past = reading.is_past();
    let is_spoken_of = |figure: &&KnownFigure<'_>| {
        figure.measure.id() == typed.measure
            && is_of(figure.scope, &about)
            && reading.is_of_time(figure.period)
            && (!figure.is_one_of_years || reading.names_year_of(figure.period))
            && figure.is_quota != is_past
    };
    let spoken_of: Vec<&KnownFigure<'_>> = figures.iter().filter(is_spoken_of).collect();
    if let Some(figure) = spoken_of.iter().find(|figure| is_same(figure.value, typed.amount)) {
        let bound = StatedBound::around(&reading.prose.scan, typed.first, typed.last);
        if typed.name.is_some() && bound.is_against(figure.value) {
            // The target that is stated with its bound is found as a whole.
            return None;
        }
        return Some(note(reading, typed, figure));
    }
    let is_listed = typed.listed_in.is_some();
    let promises = reading.is_promise(&facts.document.document_type)
        || is_listed && !facts.document.document_type.is_report;
    // A number that is left open, or said of a unit in passing, may be part of what the data say.
    let is_of_all = |unit: &str| reading.is_allotted() || reading.is_done_by(unit, typed.last);
    let is_firm = of_clause && !typed.is_loose && !matches!(about, About::Unit(unit) if !is_of_all(unit));
    let figure = spoken_of.first().filter(|_| promises && is_firm && !is_past)?;
    Some(disagreement(reading, typed, figure))
}

fn is_of(scope: FigureScope<'_>, about: &About<'_>) -> bool {
    match (scope, about) {
        (FigureScope::Whole, About::Whole) => true,
        (FigureScope::Part(period), About::Part(part)) | (FigureScope::Until(period), About::Until(part)) => {
            part.is(period)
        }
        (FigureScope::Unit(name), About::Unit(unit)) => name == *unit,
        _ => false,
    }
}

/// Whether a typed number is that of the data; the words of a bound stand before it.
fn is_same(data: Target, typed: Amount) -> bool {
    match (data, typed) {
        (
            Target::Amount(Amount::AtLeast(one))
            | Target::MoreThan(one)
            | Target::AtMost(one)
            | Target::LessThan(one),
            Amount::Exactly(other),
        ) => one == other,
        _ => data == Target::Amount(typed),
    }
}

/// A figure that the data could say.
fn note(reading: &ClauseReading<'_, '_>, typed: &Typed<'_>, figure: &KnownFigure<'_>) -> Finding {
    let range = reading.prose.scan.range(typed.first, typed.last);
    let written = &reading.prose.scan.text()[range.clone()];
    let way = if figure.format.is_count() { way(typed) } else { "" };
    let name = name(reading, typed, figure);
    reading
        .prose
        .finding(Code::FigureTyped, range)
        .with("written", written)
        .with("expression", format!("{{{{ {name}{way} }}}}"))
        .related("figure", figure.place)
}

/// The way of writing that keeps what is typed as it reads.
fn way(typed: &Typed<'_>) -> &'static str {
    match typed.amount.least() {
        _ if typed.is_in_words => " | words",
        ..10 => " | padded",
        _ => "",
    }
}

/// The name of the figure in an expression, in place of the typed number. A bound prints its words itself: where the text has
/// them already, only its number is wanted.
fn name(reading: &ClauseReading<'_, '_>, typed: &Typed<'_>, figure: &KnownFigure<'_>) -> String {
    let bound = StatedBound::around(&reading.prose.scan, typed.first, typed.last);
    match figure.value {
        Target::Amount(Amount::AtLeast(_)) if reading.says_least() => format!("{}.least", figure.name),
        Target::MoreThan(_) if bound.is_above() => format!("{}.least", figure.name),
        Target::AtMost(_) | Target::LessThan(_) if bound.is_below() => format!("{}.most", figure.name),
        _ => figure.name.clone(),
    }
}

fn disagreement(reading: &ClauseReading<'_, '_>, typed: &Typed<'_>, figure: &KnownFigure<'_>) -> Finding {
    let way = match typed.is_in_words {
        true => " | words",
        false if figure.format.is_count() => " | padded",
        false => "",
    };
    let range = reading.prose.scan.range(typed.first, typed.last);
    let written = &reading.prose.scan.text()[range.clone()];
    let finding = reading.prose.finding(Code::TargetInProse, range).with("written", written);
    with_target(finding, figure.value, figure.format)
        .with("expression", format!("{{{{ {}{way} }}}}", name(reading, typed, figure)))
        .related("figure", figure.place)
}
