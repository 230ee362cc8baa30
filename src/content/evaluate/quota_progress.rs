//! The progress of quotas at the end of a report's period, as the values that its text can name.

use minijinja::value::Value;

use super::values::{AmountValue, Names, NamesValue, PeriodValue, map};
use crate::model::{
    Id, NumberFormat, NumberStyle, Period, Plan, ProgressFigures, Quota, QuotaProgress, ResultCoverage,
};
use crate::text;

/// What is printed where no result is known.
pub(in crate::content) const UNREPORTED: &str = "chưa có";

/// The progress of every quota, by id.
pub(super) fn quota_progress(plan: &Plan, period: Period) -> Value {
    let entry = |quota: &Quota| {
        let progress = QuotaProgress::new(quota, &plan.results, period);
        (quota.id.clone(), progress_value(&progress, plan))
    };
    map(plan.quotas.quotas.iter().map(entry))
}

fn progress_value(progress: &QuotaProgress<'_>, plan: &Plan) -> Value {
    let format = progress.quota().measure.format();
    let mut names = figure_names(progress.total(), format);
    names.insert("period".to_owned(), Value::from_object(PeriodValue(progress.period())));
    if let Some(before) = progress.years_before(1) {
        names.insert("before".to_owned(), before_value(before, progress.total(), format));
    }
    let parts = progress.part_names().into_iter().filter_map(|name| {
        let [_, until_now] = progress.part_of_all(name);
        Some((name.to_owned(), AmountValue::number(until_now?, format)))
    });
    names.insert("of_which".to_owned(), map(parts));
    if progress.knows_holders() || progress.total().coverage.missing > 0 {
        names.extend(holder_progress(progress, plan));
    }
    map(names)
}

fn figure_names(figures: ProgressFigures, format: &NumberFormat) -> Names {
    let number = |number| AmountValue::number(number, format);
    let rate = |part, whole| Value::from(text::rate(part, whole).unwrap_or_else(|| "-".to_owned()));
    let ProgressFigures { target, period_target, planned, period_reached, cumulative, .. } = figures;
    let known = |coverage: ResultCoverage, value: Value| {
        if coverage.is_unreported() { Value::from(UNREPORTED) } else { value }
    };
    let (of_period, until_now) = (figures.period_coverage, figures.coverage);
    let mut names = Names::from([
        ("target".to_owned(), number(target)),
        ("planned".to_owned(), number(planned)),
        ("period_reached".to_owned(), known(of_period, number(period_reached))),
        ("cumulative".to_owned(), known(until_now, number(cumulative))),
        ("remaining".to_owned(), known(until_now, number(figures.remaining()))),
        ("rate".to_owned(), known(until_now, rate(cumulative, target))),
        ("planned_rate".to_owned(), known(until_now, rate(cumulative, planned))),
        ("missing".to_owned(), Value::from(until_now.missing)),
    ]);
    if let Some(period_target) = period_target {
        names.insert("period_target".to_owned(), number(period_target));
        names.insert("period_rate".to_owned(), known(of_period, rate(period_reached, period_target)));
    }
    names
}

/// The same time of the year before, and how the time now compares with it.
fn before_value(before: ProgressFigures, now: ProgressFigures, format: &NumberFormat) -> Value {
    let number = |number| AmountValue::number(number, format);
    let padded = |number| format.written(number, NumberStyle::Padded);
    let compared = |now: u64, before: u64| match now.cmp(&before) {
        std::cmp::Ordering::Less => format!("giảm {}", padded(before - now)),
        std::cmp::Ordering::Equal => "bằng".to_owned(),
        std::cmp::Ordering::Greater => format!("tăng {}", padded(now - before)),
    };
    map([
        ("period_reached".to_owned(), number(before.period_reached)),
        ("cumulative".to_owned(), number(before.cumulative)),
        ("period_change".to_owned(), Value::from(compared(now.period_reached, before.period_reached))),
        ("change".to_owned(), Value::from(compared(now.cumulative, before.cumulative))),
    ])
}

/// The figures of each holder, and the holders by how far they have come.
fn holder_progress(progress: &QuotaProgress<'_>, plan: &Plan) -> Names {
    let (shares, format) = (&progress.quota().tally.shares, progress.quota().measure.format());
    let figures: Vec<(&Id, ProgressFigures)> =
        shares.iter().map(|share| (&share.holder, progress.for_holder(&share.holder))).collect();
    let sum = |part: fn(ProgressFigures) -> u64| {
        let parts = figures.iter().map(|(_, figures)| part(*figures));
        parts.fold(0, u64::saturating_add)
    };
    let units =
        figures.iter().map(|(holder, figures)| (holder.to_string(), map(figure_names(*figures, format))));
    let units = map(units);
    let missing = figures.iter().filter(|(_, figures)| !figures.coverage.is_complete());
    let missing = missing.filter_map(|(holder, _)| plan.quotas.name_of(holder)).collect();
    let unreported = NamesValue::value(missing);
    let figures: Vec<_> = figures.iter().filter(|(_, one)| one.coverage.is_complete()).copied().collect();
    let named = |is_wanted: fn(ProgressFigures) -> bool| {
        let there = figures.iter().filter(|(holder, _)| plan.quotas.is_living(holder));
        let wanted = there.filter(|(_, figures)| is_wanted(*figures));
        NamesValue::value(wanted.filter_map(|(holder, _)| plan.quotas.name_of(holder)).collect())
    };
    Names::from([
        ("units".to_owned(), units),
        ("behind".to_owned(), named(ProgressFigures::is_behind)),
        ("on_time".to_owned(), named(|figures| figures.planned > 0 && !figures.is_behind())),
        ("ahead".to_owned(), named(|figures| figures.cumulative > figures.planned)),
        ("fulfilled".to_owned(), named(ProgressFigures::is_fulfilled)),
        ("none_yet".to_owned(), named(|figures| figures.target > 0 && figures.cumulative == 0)),
        ("unfinished".to_owned(), named(|figures| figures.remaining() > 0)),
        ("unreported".to_owned(), unreported),
        ("lacking".to_owned(), AmountValue::number(sum(ProgressFigures::remaining), format)),
        ("excess".to_owned(), AmountValue::number(sum(ProgressFigures::excess), format)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_before_is_compared_in_words() {
        let at = |cumulative| ProgressFigures {
            target: 9,
            period_target: None,
            planned: 0,
            period_reached: 0,
            cumulative,
            period_coverage: ResultCoverage::default(),
            coverage: ResultCoverage::default(),
        };
        let change = |before, now| {
            before_value(at(before), at(now), &NumberFormat::default())
                .get_attr("change")
                .unwrap()
                .to_string()
        };
        assert_eq!(
            (change(3, 5).as_str(), change(5, 3).as_str(), change(4, 4).as_str()),
            ("tăng 02", "giảm 02", "bằng")
        );
    }
}
