//! How quotas stand at the end of a report's period, as its text names it.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, Value};

use super::scope::Names;
use super::values::PeriodValue;
use crate::model::{Figures, Id, Period, Plan, Quota, Standing};
use crate::text;

/// How every quota stands, by id.
pub(super) fn standings(plan: &Plan, period: Period) -> Value {
    let of = |quota: &Quota| {
        let standing = Standing::new(quota, &plan.results, period);
        (quota.id.clone(), of_quota(&standing, plan))
    };
    Value::from(plan.quotas.quotas.iter().map(of).collect::<Names>())
}

fn of_quota(standing: &Standing<'_>, plan: &Plan) -> Value {
    let mut names = of_figures(standing.total());
    names.insert("period".to_owned(), Value::from_object(PeriodValue(standing.period())));
    if let Some(before) = standing.years_before(1) {
        names.insert("before".to_owned(), of_before(before, standing.total()));
    }
    if standing.knows_holders() {
        names.extend(of_holders(standing, plan));
    }
    Value::from(names)
}

fn of_figures(figures: Figures) -> Names {
    let rate = |part, whole| Value::from(text::rate(part, whole).unwrap_or_else(|| "-".to_owned()));
    let Figures { target, period_target, planned, period_reached, cumulative } = figures;
    let mut names = Names::from([
        ("target".to_owned(), Value::from(target)),
        ("planned".to_owned(), Value::from(planned)),
        ("period_reached".to_owned(), Value::from(period_reached)),
        ("cumulative".to_owned(), Value::from(cumulative)),
        ("remaining".to_owned(), Value::from(figures.remaining())),
        ("rate".to_owned(), rate(cumulative, target)),
        ("planned_rate".to_owned(), rate(cumulative, planned)),
    ]);
    if let Some(period_target) = period_target {
        names.insert("period_target".to_owned(), Value::from(period_target));
        names.insert("period_rate".to_owned(), rate(period_reached, period_target));
    }
    names
}

/// The same time of the year before, and how the time now compares with it.
fn of_before(before: Figures, now: Figures) -> Value {
    let compared = |now: u64, before: u64| match now.cmp(&before) {
        std::cmp::Ordering::Less => format!("giảm {}", text::padded(before - now)),
        std::cmp::Ordering::Equal => "bằng".to_owned(),
        std::cmp::Ordering::Greater => format!("tăng {}", text::padded(now - before)),
    };
    Value::from(Names::from([
        ("period_reached".to_owned(), Value::from(before.period_reached)),
        ("cumulative".to_owned(), Value::from(before.cumulative)),
        ("period_change".to_owned(), Value::from(compared(now.period_reached, before.period_reached))),
        ("change".to_owned(), Value::from(compared(now.cumulative, before.cumulative))),
    ]))
}

/// The figures of each holder, and the holders by how they stand.
fn of_holders(standing: &Standing<'_>, plan: &Plan) -> Names {
    let shares = &standing.quota().tally.shares;
    let figures: Vec<(&Id, Figures)> =
        shares.iter().map(|share| (&share.holder, standing.of(&share.holder))).collect();
    let named = |is_wanted: fn(Figures) -> bool| {
        let wanted = figures.iter().filter(|(_, figures)| is_wanted(*figures));
        NamesValue::value(wanted.filter_map(|(holder, _)| plan.quotas.name_of(holder)).collect())
    };
    let units =
        figures.iter().map(|(holder, figures)| (holder.to_string(), Value::from(of_figures(*figures))));
    Names::from([
        ("units".to_owned(), Value::from(units.collect::<Names>())),
        ("behind".to_owned(), named(Figures::is_behind)),
        ("on_time".to_owned(), named(|figures| figures.planned > 0 && !figures.is_behind())),
        ("ahead".to_owned(), named(|figures| figures.cumulative > figures.planned)),
        ("fulfilled".to_owned(), named(Figures::is_fulfilled)),
        ("none_yet".to_owned(), named(|figures| figures.target > 0 && figures.cumulative == 0)),
        ("unfinished".to_owned(), named(|figures| figures.remaining() > 0)),
    ])
}

/// Names of holders, which read as a list: `Thôn 1, Thôn 2 và Trường THCS`.
#[derive(Debug)]
pub(super) struct NamesValue(Vec<String>);

impl NamesValue {
    pub(super) fn value(names: Vec<&str>) -> Value {
        Value::from_object(Self(names.into_iter().map(str::to_owned).collect()))
    }
}

impl Object for NamesValue {
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        (key == "count").then(|| Value::from(self.0.len()))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(vec![Value::from("count")])
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.0.is_empty()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::listed(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_a_list_and_are_counted() {
        let names = NamesValue::value(vec!["Thôn 1", "Thôn 2", "Trường THCS"]);
        assert_eq!(names.to_string(), "Thôn 1, Thôn 2 và Trường THCS");
        assert_eq!(names.get_attr("count").unwrap().to_string(), "3");
        assert!(names.is_true() && !NamesValue::value(Vec::new()).is_true());
    }

    #[test]
    fn the_year_before_is_compared_in_words() {
        let at = |cumulative| Figures {
            target: 9,
            period_target: None,
            planned: 0,
            period_reached: 0,
            cumulative,
        };
        let change = |before, now| of_before(at(before), at(now)).get_attr("change").unwrap().to_string();
        assert_eq!(
            (change(3, 5).as_str(), change(5, 3).as_str(), change(4, 4).as_str()),
            ("tăng 02", "giảm 02", "bằng")
        );
    }
}
