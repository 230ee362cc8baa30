//! The figures of a plan by what they count, for the reader of prose: their values, and how an expression says them.

use crate::model::{Amount, Measure, Period, Plan, Tally};
use crate::source::Place;

/// A figure and where it comes from.
pub(super) struct Figure<'a> {
    pub(super) measure: Measure,
    pub(super) value: Amount,
    /// What an expression calls it: `quota.admissions.target`.
    pub(super) name: String,
    pub(super) scope: Scope<'a>,
    pub(super) is_quota: bool,
    pub(super) period: Period,
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

/// Every figure of a plan that prose may state.
pub(super) fn figures(plan: &Plan) -> Vec<Figure<'_>> {
    let mut found = Vec::new();
    for quota in &plan.quotas.quotas {
        let name = format!("quota.{}", quota.id);
        let base = |value, part: &str, scope, place| Figure {
            measure: quota.measure,
            value,
            name: format!("{name}.{part}"),
            scope,
            is_quota: true,
            period: quota.period,
            place,
        };
        if let Some(target) = &quota.target {
            found.push(base(target.value, "target", Scope::Whole, &target.place));
        }
        if let Some(total) = quota.tally.total() {
            found.push(base(
                Amount::Exactly(total),
                "total",
                Scope::Whole,
                total_place(&quota.tally, &quota.place),
            ));
        }
        parts(plan, &quota.tally, &quota.place, |value, part, scope, place| {
            found.push(base(Amount::Exactly(value), &part, scope, place));
        });
    }
    for result in &plan.results.results {
        let name = format!("result.{}", result.id);
        let base = |value, part: &str, scope, place| Figure {
            measure: result.measure,
            value,
            name: format!("{name}.{part}"),
            scope,
            is_quota: false,
            period: result.period,
            place,
        };
        let total = result.tally.total().map(Amount::Exactly);
        if let Some(total) = total.or(result.total.as_ref().map(|total| total.value)) {
            found.push(base(total, "total", Scope::Whole, total_place(&result.tally, &result.place)));
        }
        parts(plan, &result.tally, &result.place, |value, part, scope, place| {
            found.push(base(Amount::Exactly(value), &part, scope, place));
        });
    }
    found
}

fn total_place<'a>(tally: &'a Tally, place: &'a Place) -> &'a Place {
    tally.stated.as_ref().map_or(place, |stated| &stated.place)
}

/// The figures of the periods and of the units.
fn parts<'a>(
    plan: &'a Plan,
    tally: &'a Tally,
    place: &'a Place,
    mut push: impl FnMut(u64, String, Scope<'a>, &'a Place),
) {
    for period in tally.columns() {
        let name = match period {
            Period::Quarter(_, quarter) => format!("q{quarter}"),
            Period::Half(_, half) => format!("h{half}"),
            _ => continue,
        };
        push(
            tally.of(period).unwrap_or(0),
            name,
            Scope::Part(period),
            tally.periods.get(&period).map_or(place, |p| &p.place),
        );
    }
    for share in &tally.shares {
        let unit = plan.quotas.unit(&share.holder).map(|unit| unit.name.as_str());
        let organisation = plan.quotas.organisations.iter().find(|one| one.id == share.holder);
        if let Some(name) = unit.or(organisation.map(|one| one.name.as_str())) {
            let part = format!("units[\"{}\"]", share.holder);
            push(share.counts.total(), part, Scope::Unit(name), &share.place);
        }
    }
}
