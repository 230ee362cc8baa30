//! The figures of a plan by what they count, for the reader of prose: their values, and how an expression says them.

use std::collections::BTreeMap;

use crate::model::{
    Amount, FigurePath, FigureSubject, FigureValue, Id, Measure, Period, Plan, QuotaSet, Quotable,
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
            Scope::Whole | Scope::Part(_) => None,
        }
    }

    /// The part of its quota's or result's time that it is of.
    fn part(&self) -> Option<Period> {
        match self.scope {
            Scope::Part(period) => Some(period),
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
        let of = Of { measure: quota.measure, is_quota: true, period: quota.period, names: &names };
        found.extend(of.figures(&quota.quotables()));
    }
    for result in &plan.results.results {
        let of = Of { measure: result.measure, is_quota: false, period: result.period, names: &names };
        found.extend(of.figures(&result.quotables()));
    }
    found
}

/// The quota or result that figures are of.
struct Of<'n, 'a> {
    measure: Measure,
    is_quota: bool,
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
            figure.is_one_of_years = figure.part().is_some_and(is_other);
        }
        found
    }

    fn figure(&self, quotable: &Quotable<'a>) -> Option<Figure<'a>> {
        let FigureValue::Amount(value) = quotable.value else { return None };
        let (scope, period) = match quotable.subject {
            FigureSubject::Target | FigureSubject::Total => (Scope::Whole, self.period),
            // A period is an entry of `periods` too; its own name is the shorter one.
            FigureSubject::Part(part @ (Period::Quarter(..) | Period::Half(..)))
                if matches!(quotable.name.path(), FigurePath::Key(_)) =>
            {
                (Scope::Part(part), part)
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
            is_one_of_years: false,
            place: quotable.place,
        })
    }
}
