//! The figures of a plan by what they count, for the reader of prose: their values, and how an expression says them.

use std::collections::BTreeMap;

use crate::model::{
    Amount, FigurePath, FigureSubject, FigureValue, Id, Measure, Period, Plan, QuotaSet, Quotable, Tally,
};
use crate::source::Place;

/// A figure and where it comes from.
pub(super) struct Figure<'a> {
    pub(super) measure: Measure,
    pub(super) value: Amount,
    /// What an expression calls it: `quota.admissions.target`.
    pub(super) name: String,
    pub(super) scope: Scope<'a>,
    pub(super) is_quota: bool,
    /// The time that it is of.
    pub(super) period: Period,
    /// Whether the same part of another year has a figure too: who means this one names its year.
    pub(super) is_one_of_years: bool,
    pub(super) place: &'a Place,
}

impl<'a> Figure<'a> {
    /// The unit that it is of.
    pub(super) fn unit(&self) -> Option<&'a str> {
        match self.scope {
            Scope::Unit(name) => Some(name),
            Scope::Whole | Scope::Part(_) | Scope::Until(_) => None,
        }
    }

    /// The part of its quota's or result's time that it is of.
    fn part(&self) -> Option<Period> {
        match self.scope {
            Scope::Part(period) | Scope::Until(period) => Some(period),
            Scope::Whole | Scope::Unit(_) => None,
        }
    }
}

/// What a figure is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope<'a> {
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
pub(super) fn figures<'a>(plan: &'a Plan, quotas: &'a QuotaSet) -> Vec<Figure<'a>> {
    let units = quotas.units.iter().map(|unit| (&unit.id, unit.name.as_str()));
    let organisations = quotas.organisations.iter().map(|one| (&one.id, one.name.as_str()));
    let names: BTreeMap<&Id, &str> = units.chain(organisations).collect();
    let mut found = Vec::new();
    for quota in &quotas.quotas {
        let of = Of {
            measure: quota.measure,
            is_quota: true,
            is_split: is_split(&quota.tally),
            period: quota.period,
            names: &names,
        };
        found.extend(of.figures(&quota.quotables()));
    }
    for result in &plan.results.results {
        let of = Of {
            measure: result.measure,
            is_quota: false,
            is_split: is_split(&result.tally),
            period: result.period,
            names: &names,
        };
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
    measure: Measure,
    is_quota: bool,
    is_split: bool,
    period: Period,
    names: &'n BTreeMap<&'a Id, &'a str>,
}

impl<'a> Of<'_, 'a> {
    fn figures(&self, quotables: &[Quotable<'a>]) -> Vec<Figure<'a>> {
        let mut found: Vec<Figure<'a>> =
            quotables.iter().filter_map(|quotable| self.figure(quotable)).collect();
        let parts: Vec<Period> = found.iter().filter_map(Figure::part).collect();
        for figure in &mut found {
            let is_other = |own: Period| parts.iter().any(|part| *part != own && part.is_same_part(own));
            figure.is_one_of_years |= figure.part().is_some_and(is_other);
        }
        found
    }

    fn figure(&self, quotable: &Quotable<'a>) -> Option<Figure<'a>> {
        let FigureValue::Amount(value) = quotable.value else { return None };
        // A period is an entry of `periods` too; its own name is the shorter one.
        let is_short = matches!(quotable.name.path(), FigurePath::Key(_));
        let (scope, period) = match quotable.subject {
            FigureSubject::Target | FigureSubject::Total => (Scope::Whole, self.period),
            FigureSubject::Part(_) | FigureSubject::Until(_) if !self.is_split => return None,
            FigureSubject::Part(part @ (Period::Quarter(..) | Period::Half(..))) if is_short => {
                (Scope::Part(part), part)
            }
            FigureSubject::Until(part @ (Period::Quarter(..) | Period::Half(..))) => {
                (Scope::Until(part), part)
            }
            // All of a year that is one of several.
            FigureSubject::Part(year @ Period::Year(_)) if is_short && year != self.period => {
                (Scope::Whole, year)
            }
            FigureSubject::Holder(id) => (Scope::Unit(self.names.get(id)?), self.period),
            _ => return None,
        };
        Some(Figure {
            measure: self.measure,
            value,
            name: quotable.name.to_string(),
            scope,
            is_quota: self.is_quota,
            period,
            is_one_of_years: matches!((scope, period), (Scope::Whole, Period::Year(_)))
                && period != self.period,
            place: quotable.place,
        })
    }
}
