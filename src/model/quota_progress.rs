//! How far a quota has come by the end of a period.

use std::sync::OnceLock;

use super::result_part::{Counted, ResultPart, gaps, overlap, take};
use super::{Id, MeasuredResult, Period, Quota, ResultCoverage, ResultSet, Unreported};

/// A quota compared with its results at the end of a period.
#[derive(Clone, Debug)]
pub struct QuotaProgress<'a> {
    pub(super) quota: &'a Quota,
    /// The results of the quota's measure.
    pub(super) results: Vec<&'a MeasuredResult>,
    pub(super) unreported: Unreported,
    /// The period that is looked at.
    pub(super) period: Period,
    /// The period that rates are taken of: the quota's period, a year of it where it holds each year.
    pub(super) whole: Period,
    /// The counts of the period alone: the same for every holder.
    in_period: OnceLock<Vec<Counted<'a>>>,
    /// The counts up to its end.
    by_now: OnceLock<Vec<Counted<'a>>>,
}

/// The results and the period that a document reports.
#[derive(Clone, Copy, Debug)]
pub struct ReportingContext<'a> {
    /// The results.
    pub results: &'a ResultSet,
    /// The period that is reported; none in a document that is no report.
    pub period: Option<Period>,
}

impl<'a> ReportingContext<'a> {
    /// The progress of a quota at the end of a period, else of the reported period, else of its own.
    pub fn progress(self, quota: &'a Quota, period: Option<Period>) -> QuotaProgress<'a> {
        QuotaProgress::new(quota, self.results, period.or(self.period).unwrap_or(quota.period))
    }
}

/// The figures of a quota's progress, of all holders together or of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgressFigures {
    /// The quota for the whole time.
    pub target: u64,
    /// The quota for the period alone; none where the quota is not split so.
    pub period_target: Option<u64>,
    /// The count that was to be reached by the period's end. A quota that is not split counts by the quarters that
    /// are over, rounded down.
    pub planned: u64,
    /// The result of the period alone.
    pub period_reached: u64,
    /// The result from the beginning to the end of the period.
    pub cumulative: u64,
    /// How much is known of the period's result.
    pub period_coverage: ResultCoverage,
    /// How much is known of the result up to its end.
    pub coverage: ResultCoverage,
}

impl ProgressFigures {
    /// The rest of the quota.
    pub fn remaining(self) -> u64 {
        self.target.saturating_sub(self.cumulative)
    }

    /// What was reached beyond the quota.
    pub fn excess(self) -> u64 {
        self.cumulative.saturating_sub(self.target)
    }

    /// Whether less was reached than was to be by now.
    pub fn is_behind(self) -> bool {
        self.cumulative < self.planned
    }

    /// Whether the whole quota is reached.
    pub fn is_fulfilled(self) -> bool {
        self.target > 0 && self.cumulative >= self.target
    }
}

impl<'a> QuotaProgress<'a> {
    /// A quota at the end of a period.
    pub fn new(quota: &'a Quota, results: &'a ResultSet, period: Period) -> Self {
        let of_measure = |result: &&MeasuredResult| {
            !result.is_baseline
                && result.measure == quota.measure
                && result.tally.agrees_in_holding(&quota.tally)
        };
        let whole = match (quota.period, period.year()) {
            (Period::EachYear, Some(year)) => Period::Year(year),
            (whole, _) => whole,
        };
        let unreported = results.unreported;
        let results = results.results.iter().filter(of_measure).collect();
        Self {
            quota,
            results,
            unreported,
            period,
            whole,
            in_period: OnceLock::new(),
            by_now: OnceLock::new(),
        }
    }

    /// The same quota at the end of another period.
    fn at(&self, period: Period, whole: Period) -> Self {
        let results = self.results.clone();
        Self { results, period, whole, in_period: OnceLock::new(), by_now: OnceLock::new(), ..*self }
    }

    /// The quota.
    pub fn quota(&self) -> &'a Quota {
        self.quota
    }

    /// The period that is looked at.
    pub fn period(&self) -> Period {
        self.period
    }

    /// Whether there is a result for the time up to the end of the period.
    pub fn has_results(&self) -> bool {
        !self.by_now().is_empty()
    }

    /// What is reached by the end of the period; none where nothing is known of it. Of levels it is the last one.
    pub fn known(&self) -> Option<u64> {
        let counted = self.by_now().iter().filter_map(Counted::known);
        counted.fold(None, |sum, count| Some(sum.unwrap_or(0u64).saturating_add(count)))
    }

    /// Whether results are known by holder.
    pub fn knows_holders(&self) -> bool {
        self.results.iter().any(|result| !result.tally.shares.is_empty())
    }

    /// The figures of all holders together.
    pub fn total(&self) -> ProgressFigures {
        let split = |period| self.quota.tally.in_period(period);
        let figures = self.figures(self.quota.whole(), &split, &|counted| counted.total());
        let [period_coverage, coverage] = self.coverage_of_all();
        ProgressFigures { period_coverage, coverage, ..figures }
    }

    /// The figures of one holder.
    pub fn for_holder(&self, holder: &Id) -> ProgressFigures {
        let share = self.quota.tally.share(holder);
        let split = |period| share?.counts.in_period(period);
        let target = share.map_or(0, |share| share.counts.total());
        let figures = self.figures(target, &split, &|counted| counted.for_holder(holder));
        let [period_coverage, coverage] = self.coverage_of(holder);
        ProgressFigures { period_coverage, coverage, ..figures }
    }

    /// The results of the period, and up to its end, some years before; none if there is no result for that time.
    pub fn years_before(&self, years: u16) -> Option<ProgressFigures> {
        let earlier = self.at(self.period.years_before(years)?, self.whole.years_before(years)?);
        earlier.has_results().then(|| earlier.total())
    }

    /// The counts that were to be reached and that were reached by the end of each period of the quota, those after
    /// the period that is looked at without a result.
    pub fn course(&self) -> Vec<(Period, u64, Option<u64>)> {
        let at = |period: Period| {
            let then = self.at(period, self.whole);
            let figures = then.total();
            let is_known = period.ends_by(self.period) && then.uncounted().is_none();
            let is_known = is_known && !figures.coverage.is_unreported() && !then.is_missing_now();
            let reached = is_known.then_some(figures.cumulative);
            (period, figures.planned, reached)
        };
        self.quota.tally.column_list().iter().copied().map(at).collect()
    }

    fn figures(
        &self,
        target: u64,
        split: &dyn Fn(Period) -> Option<u64>,
        count: &dyn Fn(&Counted<'_>) -> u64,
    ) -> ProgressFigures {
        let reached = |counted: &[Counted<'_>]| counted.iter().map(count).fold(0, u64::saturating_add);
        ProgressFigures {
            target,
            period_target: split(self.period),
            planned: self.planned(target, split),
            period_reached: if !self.adds_up() {
                reached(self.by_now())
            } else if self.unsplit().is_some() {
                let before = self.counted(|part| self.whole.contains(part.period) && self.is_before(part));
                reached(self.by_now()).saturating_sub(reached(&before))
            } else {
                reached(self.in_period())
            },
            cumulative: reached(self.by_now()),
            period_coverage: ResultCoverage::default(),
            coverage: ResultCoverage::default(),
        }
    }

    pub(super) fn adds_up(&self) -> bool {
        self.quota.measure.adds_up()
    }

    pub(super) fn in_period(&self) -> &[Counted<'a>] {
        self.in_period.get_or_init(|| {
            self.counted(|part| {
                let is_begun_in_it = part.period.first_day() >= self.period.first_day();
                self.period.contains(part.period) || is_begun_in_it && part.is_known_in(self.period)
            })
        })
    }

    pub(super) fn by_now(&self) -> &[Counted<'a>] {
        self.by_now.get_or_init(|| self.counted(|part| self.is_by_now(part)))
    }

    /// Whether a part of a result counts up to the end of the period: it is over by then, or it is counted up to a day
    /// in the period.
    pub(super) fn is_by_now(&self, part: &ResultPart<'_>) -> bool {
        self.whole.contains(part.period)
            && (part.period.ends_by(self.period) || part.is_known_in(self.period))
    }

    fn is_before(&self, part: &ResultPart<'_>) -> bool {
        part.period.last_day() < self.period.first_day()
    }

    /// A result that counts from before the period into it: nothing says which of it is of the period alone, and all
    /// that is not known to be earlier is taken to be.
    pub fn unsplit(&self) -> Option<&'a MeasuredResult> {
        let is_unsplit = |part: &ResultPart<'_>| {
            let begins_before = part.period.first_day() < self.period.first_day();
            begins_before && !part.period.ends_by(self.period) && self.is_by_now(part)
        };
        self.results.iter().find(|result| result.parts().iter().any(is_unsplit)).copied()
    }

    /// A result that is not split finely enough to be counted up to the end of the period, with the periods before that
    /// end that have no count; none where other results count all of them.
    pub fn uncounted(&self) -> Option<(&'a MeasuredResult, Vec<Period>)> {
        let (whole, now) = self.whole.days().zip(self.period.days())?;
        let counted =
            self.results.iter().flat_map(|result| result.parts()).filter(|part| self.is_by_now(part));
        let known = counted.map(|part| part.days(self.period)).collect();
        let missing = gaps(whole.start..now.end.min(whole.end), known);
        let result = self.results.iter().find(|result| {
            result.parts().iter().any(|part| {
                let is_of_it = self.whole.contains(part.period) && !self.is_by_now(part);
                let days = part.days(self.period);
                is_of_it && missing.iter().any(|gap| overlap(gap, &days))
            })
        })?;
        Some((result, missing.into_iter().flat_map(Period::from_days).collect()))
    }

    fn planned(&self, target: u64, split: &dyn Fn(Period) -> Option<u64>) -> u64 {
        let columns = self.quota.tally.column_list();
        if columns.iter().any(|column| split(*column).is_some()) {
            let mut over = columns.iter().copied().filter(|column| column.ends_by(self.period));
            if !self.adds_up() {
                return over.rfind(|column| split(*column).is_some()).and_then(split).unwrap_or_default();
            }
            return over.filter_map(split).fold(0, u64::saturating_add);
        }
        if !self.adds_up() {
            return target;
        }
        let (over, all) = self.whole.elapsed_by(self.period);
        target.saturating_mul(over) / all.max(1)
    }

    /// The counts of the parts of results that are wanted, each time counted once: where two cover the same time, the
    /// one counts that is counted up to a day of it, else the first.
    fn counted(&self, is_wanted: impl Fn(&ResultPart<'a>) -> bool) -> Vec<Counted<'a>> {
        let mut taken = Vec::new();
        let all = self.results.iter().flat_map(|result| result.parts());
        let mut wanted: Vec<ResultPart<'a>> = all.filter(is_wanted).collect();
        if !self.adds_up() {
            // The last level takes the place of those before it.
            let last = wanted.into_iter().max_by_key(|part| part.days(self.period).end);
            return last.into_iter().map(|part| part.counted).collect();
        }
        wanted.sort_by_key(|part| part.period.ends_by(self.period));
        wanted.retain(|part| take(&mut taken, part.days(self.period)));
        wanted.into_iter().map(|part| part.counted).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::{Breakdown, Counts, Holding, Measure, Share, Tally};
    use crate::source::{Place, Placed, Source};

    fn place() -> Place {
        Place::new(&Source::new("a.yaml", ""), 0..0)
    }

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    fn counts(counts: &[(&str, u64)]) -> Counts {
        Counts::ByPeriod(counts.iter().map(|(name, count)| (period(name), *count)).collect())
    }

    fn tally(shares: &[(&str, Counts)]) -> Tally {
        let share = |(id, counts): &(&str, Counts)| Share {
            holder: id.parse().unwrap(),
            counts: counts.clone(),
            note: None,
            of_which: Breakdown::default(),
            place: place(),
        };
        Tally::new(Holding::Units, shares.iter().map(share).collect(), BTreeMap::new(), None)
    }

    fn quota(of: &str, tally: Tally) -> Quota {
        let measure = Measure::default();
        Quota {
            id: "a".to_owned(),
            measure,
            period: period(of),
            period_place: place(),
            target: None,
            tally,
            place: place(),
        }
    }

    fn reached(of: &str, tally: Tally) -> MeasuredResult {
        let measure = Measure::default();
        MeasuredResult {
            id: of.to_owned(),
            measure,
            period: period(of),
            period_place: place(),
            is_baseline: false,
            as_of: None,
            total: None,
            tally,
            place: place(),
        }
    }

    fn quota_of_2026() -> (Quota, ResultSet) {
        let quota = quota(
            "2026",
            tally(&[
                ("x", counts(&[("2026-Q2", 2), ("2026-Q3", 1)])),
                ("y", counts(&[("2026-Q1", 1), ("2026-Q4", 2)])),
            ]),
        );
        let this_year = reached(
            "2026",
            tally(&[("x", counts(&[("2026-Q1", 1), ("2026-Q2", 2)])), ("y", counts(&[("2026-Q2", 0)]))]),
        );
        let mut last_year = reached("2025-H1", tally(&[]));
        last_year.tally.stated = Some(Placed { value: 2, place: place() });
        (quota, ResultSet { results: vec![this_year, last_year], ..ResultSet::default() })
    }

    #[test]
    fn figures_are_of_the_period_and_of_the_time_up_to_its_end() {
        let (quota, results) = quota_of_2026();
        let progress = QuotaProgress::new(&quota, &results, period("2026-Q2"));
        let expected = ProgressFigures {
            target: 6,
            period_target: Some(2),
            planned: 3,
            period_reached: 2,
            cumulative: 3,
            period_coverage: ResultCoverage::default(),
            coverage: ResultCoverage::default(),
        };
        assert_eq!(progress.total(), expected);
        assert_eq!(expected.remaining(), 3);
        let (x, y) = (progress.for_holder(&"x".parse().unwrap()), progress.for_holder(&"y".parse().unwrap()));
        assert_eq!((x.planned, x.cumulative, x.is_behind(), x.is_fulfilled()), (2, 3, false, true));
        assert_eq!((y.planned, y.cumulative, y.is_behind(), y.remaining()), (1, 0, true, 3));
    }

    #[test]
    fn a_half_holds_its_quarters() {
        let (quota, results) = quota_of_2026();
        let total = QuotaProgress::new(&quota, &results, period("2026-H1")).total();
        assert_eq!((total.period_target, total.period_reached, total.planned), (Some(3), 3, 3));
    }

    #[test]
    fn the_year_before_is_reported_where_it_is_known() {
        let (quota, results) = quota_of_2026();
        let at = |name| QuotaProgress::new(&quota, &results, period(name)).years_before(1);
        assert_eq!(at("2026-H1").map(|figures| figures.cumulative), Some(2));
        // The result of a half-year does not give that of its first quarter.
        assert_eq!(at("2026-Q1"), None);
    }

    #[test]
    fn a_quota_that_is_not_split_is_expected_by_quarters() {
        let whole = quota("each-year", tally(&[("x", Counts::Total(6))]));
        let results = vec![reached("2026-Q1", tally(&[("x", Counts::Total(1))]))];
        let results = ResultSet { results, ..ResultSet::default() };
        let figures = |name| QuotaProgress::new(&whole, &results, period(name)).total();
        assert_eq!((figures("2026-Q1").planned, figures("2026-Q1").cumulative), (1, 1));
        assert_eq!((figures("2026-H1").planned, figures("2026-H1").period_target), (3, None));
        assert_eq!(figures("2026").planned, 6);
        assert_eq!(figures("2025").cumulative, 0);
    }

    #[test]
    fn the_same_time_is_counted_once() {
        let (quota, mut results) = quota_of_2026();
        results.results.push(reached("2026-Q2", tally(&[("x", Counts::Total(9))])));
        assert_eq!(QuotaProgress::new(&quota, &results, period("2026-Q2")).total().cumulative, 3);
    }

    #[test]
    fn the_course_ends_where_the_report_does() {
        let (quota, results) = quota_of_2026();
        let course = QuotaProgress::new(&quota, &results, period("2026-Q2")).course();
        let of = |name| course.iter().find(|(at, ..)| *at == period(name)).map(|(_, p, r)| (*p, *r)).unwrap();
        assert_eq!(course.len(), 4);
        assert_eq!((of("2026-Q1"), of("2026-Q2"), of("2026-Q3")), ((1, Some(1)), (3, Some(3)), (4, None)));
    }
}
