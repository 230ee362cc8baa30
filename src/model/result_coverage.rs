//! What of the results of a quota is known, where what is not reported is not zero.

use std::collections::BTreeSet;
use std::ops::Range;

use super::result_part::{Counted, gaps};
use super::{Id, Period, QuotaProgress, Unreported};

/// How many counts of a result are known, and how many are missing that are expected: of one holder by part of the
/// result, of all together by holder. Nothing is missing where what is not reported counts as zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResultCoverage {
    /// How many are known.
    pub known: u64,
    /// How many are missing.
    pub missing: u64,
}

impl ResultCoverage {
    /// Whether nothing is missing.
    pub fn is_complete(self) -> bool {
        self.missing == 0
    }

    /// Whether something is expected, and nothing of it is known.
    pub fn is_unreported(self) -> bool {
        self.missing > 0 && self.known == 0
    }
}

/// A stretch of time up to the end of the period that is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CoveredTime {
    /// The period alone.
    Period,
    /// From the beginning.
    UntilNow,
}

impl<'a> QuotaProgress<'a> {
    /// How much of all results is known, of the period and up to its end.
    pub(super) fn coverage_of_all(&self) -> [ResultCoverage; 2] {
        let shares = &self.quota.tally.shares;
        if self.unreported == Unreported::Zero {
            return [ResultCoverage::default(); 2];
        }
        if shares.is_empty() {
            return [CoveredTime::Period, CoveredTime::UntilNow].map(|span| ResultCoverage {
                known: self.counted_in(span).len() as u64,
                missing: self.missing_columns(span),
            });
        }
        let all = shares.iter().map(|share| self.coverage_of(&share.holder));
        all.fold([ResultCoverage::default(); 2], |sum, own| {
            [0, 1].map(|at| ResultCoverage {
                known: sum[at].known + u64::from(own[at].known > 0),
                missing: sum[at].missing + u64::from(!own[at].is_complete()),
            })
        })
    }

    /// How much of a holder's results is known, of the period and up to its end.
    pub(super) fn coverage_of(&self, holder: &Id) -> [ResultCoverage; 2] {
        if self.unreported == Unreported::Zero {
            return [ResultCoverage::default(); 2];
        }
        [CoveredTime::Period, CoveredTime::UntilNow].map(|span| {
            let parts = self.counted_in(span);
            let of_holders = parts.iter().filter(|part| !part.tally.shares.is_empty());
            let known = parts.iter().filter(|part| part.has(holder)).count();
            let lacking = of_holders.clone().map(|part| part.lacks(holder)).sum::<usize>();
            let is_of_all = of_holders.count() == 0 && !parts.is_empty();
            let missing = lacking as u64 + u64::from(is_of_all) + self.missing_columns(span);
            ResultCoverage { known: known as u64, missing }
        })
    }

    /// The count of a part of the results, of the period and up to its end: of one holder.
    pub fn part_of(&self, holder: &Id, name: &str) -> [Option<u64>; 2] {
        self.parts_of(Some(holder), name)
    }

    /// The same of all holders together.
    pub fn part_of_all(&self, name: &str) -> [Option<u64>; 2] {
        self.parts_of(None, name)
    }

    fn parts_of(&self, holder: Option<&Id>, name: &str) -> [Option<u64>; 2] {
        [CoveredTime::Period, CoveredTime::UntilNow].map(|span| {
            let counts = self.counted_in(span).iter().filter_map(|counted| counted.part(holder, name));
            counts.fold(None, |sum, count| Some(sum.unwrap_or(0u64).saturating_add(count)))
        })
    }

    /// The names of the parts that results have.
    pub fn part_names(&self) -> BTreeSet<&'a str> {
        self.results.iter().flat_map(|result| result.tally.part_names()).collect()
    }

    fn counted_in(&self, span: CoveredTime) -> &[Counted<'a>] {
        match span {
            CoveredTime::UntilNow => self.by_now(),
            // A level holds until another takes its place.
            CoveredTime::Period if !self.adds_up() || self.unsplit().is_some() => self.by_now(),
            CoveredTime::Period => self.in_period(),
        }
    }

    /// Whether the period has no result, and that is to be said.
    pub(super) fn is_missing_now(&self) -> bool {
        self.unreported == Unreported::Mark && self.missing_columns(CoveredTime::Period) > 0
    }

    /// How many periods of the quota have no result at all; of a quota that is not split, whether the whole time has
    /// none.
    pub(super) fn missing_columns(&self, span: CoveredTime) -> u64 {
        let is_meant = |column: &&Period| match span {
            CoveredTime::Period => self.period.contains(**column),
            CoveredTime::UntilNow => self.whole.contains(**column) && column.ends_by(self.period),
        };
        let columns = self.quota.tally.column_list();
        let is_split = columns.iter().any(|column| is_meant(&column));
        if !is_split || !self.adds_up() {
            return u64::from(columns.is_empty() && self.counted_in(span).is_empty());
        }
        let parts = self.results.iter().flat_map(|result| result.parts()).filter(|part| self.is_by_now(part));
        let known: Vec<Range<u32>> = parts.map(|part| part.days(self.period)).collect();
        let has_gap =
            |column: &&Period| column.days().is_some_and(|days| !gaps(days, known.clone()).is_empty());
        columns.iter().filter(is_meant).filter(has_gap).count() as u64
    }
}
