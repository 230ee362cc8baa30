//! The figures of a plan that prose may contain: their values, and the expressions that print them.

use std::collections::BTreeMap;

use crate::model::{
    FigurePath, FigureSubject, FigureValue, Id, Measure, NumberFormat, Period, Plan, QuotaSet, Quotable,
    Tally, Target,
};
use crate::source::Place;

/// A figure and where it comes from.
pub(super) struct KnownFigure<'a> {
    pub(super) measure: Measure,
    pub(super) value: Target,
    /// How numbers of its measure are written.
    pub(super) format: &'a NumberFormat,
    /// Its name in expressions: `quota.admissions.target`.
    pub(super) name: String,
    pub(super) scope: FigureScope<'a>,
    pub(super) is_quota: bool,
    /// The time that it is of.
    pub(super) period: Period,
    /// Whether the same part of another year has a figure too, so that prose about this one must name its year.
    pub(super) is_one_of_years: bool,
    pub(super) place: &'a Place,
}

impl<'a> KnownFigure<'a> {
    /// The unit that it is of.
    pub(super) fn unit(&self) -> Option<&'a str> {
        match self.scope {
            FigureScope::Unit(name) => Some(name),
            FigureScope::Whole | FigureScope::Part(_) | FigureScope::Until(_) => None,
        }
    }

    /// The part of its quota's or result's time that it is of.
    fn part(&self) -> Option<Period> {
        match self.scope {
            FigureScope::Part(period) | FigureScope::Until(period) => Some(period),
            FigureScope::Whole | FigureScope::Unit(_) => None,
        }
    }
}

/// The scope of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FigureScope<'a> {
    /// All of a quota or result.
    Whole,
    /// One of its periods.
    Part(Period),
    /// All up to the end of a period.
    Until(Period),
    /// One unit, by its name.
    Unit(&'a str),
}

/// Every figure of a plan that prose may state, of quotas that are in force for the prose.
pub(super) fn figures<'a>(plan: &'a Plan, quotas: &'a QuotaSet) -> Vec<KnownFigure<'a>> {
    let there = quotas.units.iter().filter(|unit| quotas.is_living(&unit.id));
    let units = there.map(|unit| (&unit.id, unit.name.as_str()));
    let organisations = quotas.organisations.iter().map(|one| (&one.id, one.name.as_str()));
    let names: BTreeMap<&Id, &str> = units.chain(organisations).collect();
    let mut found = Vec::new();
    for quota in &quotas.quotas {
        let of = Of { is_quota: true, ..Of::new(&quota.measure, quota.period, &quota.tally, &names) };
        found.extend(of.figures(&quota.quotables()));
    }
    for result in &plan.results.results {
        let of = Of::new(&result.measure, result.period, &result.tally, &names);
        found.extend(of.figures(&result.quotables()));
    }
    found
}

/// Whether the counts of its periods are whole: where some shares are not split, more may lie in a period.
fn is_split(tally: &Tally) -> bool {
    !tally.periods.is_empty() || tally.is_full_table()
}

/// The quota or result that figures are of.
struct Of<'n, 'a> {
    measure: &'n Measure,
    is_quota: bool,
    is_split: bool,
    period: Period,
    names: &'n BTreeMap<&'a Id, &'a str>,
}

impl<'n, 'a> Of<'n, 'a> {
    /// A result, or what a quota has in common with one.
    fn new(
        measure: &'n Measure,
        period: Period,
        tally: &Tally,
        names: &'n BTreeMap<&'a Id, &'a str>,
    ) -> Self {
        Self { measure, is_quota: false, is_split: is_split(tally), period, names }
    }

    fn figures(&self, quotables: &[Quotable<'a>]) -> Vec<KnownFigure<'a>> {
        let mut found: Vec<KnownFigure<'a>> =
            quotables.iter().filter_map(|quotable| self.figure(quotable)).collect();
        let parts: Vec<Period> = found.iter().filter_map(KnownFigure::part).collect();
        for figure in &mut found {
            let is_other = |own: Period| parts.iter().any(|part| *part != own && part.is_same_part(own));
            figure.is_one_of_years |= figure.part().is_some_and(is_other);
        }
        found
    }

    fn figure(&self, quotable: &Quotable<'a>) -> Option<KnownFigure<'a>> {
        let FigureValue::Target(value) = quotable.value else { return None };
        // A period is an entry of `periods` too; its own name is the shorter one.
        let is_short = matches!(quotable.name.path(), FigurePath::Key(_));
        let (scope, period) = match quotable.subject {
            FigureSubject::Target | FigureSubject::Total => (FigureScope::Whole, self.period),
            FigureSubject::Part(_) | FigureSubject::Until(_) if !self.is_split => return None,
            FigureSubject::Part(part @ (Period::Quarter(..) | Period::Half(..))) if is_short => {
                (FigureScope::Part(part), part)
            }
            FigureSubject::Until(part @ (Period::Quarter(..) | Period::Half(..))) => {
                (FigureScope::Until(part), part)
            }
            // All of a year that is one of several.
            FigureSubject::Part(year @ Period::Year(_)) if is_short && year != self.period => {
                (FigureScope::Whole, year)
            }
            FigureSubject::Holder(id) => (FigureScope::Unit(self.names.get(id)?), self.period),
            _ => return None,
        };
        Some(KnownFigure {
            measure: self.measure.clone(),
            value,
            format: quotable.format,
            name: quotable.name.to_string(),
            scope,
            is_quota: self.is_quota,
            period,
            is_one_of_years: matches!((scope, period), (FigureScope::Whole, Period::Year(_)))
                && period != self.period,
            place: quotable.place,
        })
    }
}
