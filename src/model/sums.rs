//! Sums of a tally by period, and positions of holders, computed once since they are asked for often.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::{Counts, Id, Period, Tally};

/// The position of each holder in a list, kept as a map because it is looked up for every share.
#[derive(Clone, Debug, Default)]
pub(super) struct Positions(OnceLock<Arc<BTreeMap<Id, usize>>>);

impl Positions {
    /// The first place of an id in a list, which has to be the same at every call.
    pub(super) fn find<'i>(&self, list: impl Iterator<Item = &'i Id>, id: &Id) -> Option<usize> {
        let positions = self.0.get_or_init(|| {
            let mut positions = BTreeMap::new();
            for (at, id) in list.enumerate() {
                positions.entry(id.clone()).or_insert(at);
            }
            Arc::new(positions)
        });
        positions.get(id).copied()
    }
}

/// The sums of a tally by period.
#[derive(Debug)]
pub(super) struct Sums {
    /// The periods that any count is known for, in order.
    pub(super) columns: Vec<Period>,
    /// The sums of the shares by period.
    shares_in_period: BTreeMap<Period, u64>,
    /// The sum of all shares.
    pub(super) all_shares: u64,
    /// For each column what is known of it and of the columns that lie in it.
    within: BTreeMap<Period, u64>,
}

impl Sums {
    pub(super) fn new(tally: &Tally) -> Self {
        let mut shares_in_period: BTreeMap<Period, u64> = BTreeMap::new();
        let mut all_shares: u64 = 0;
        for share in &tally.shares {
            all_shares = all_shares.saturating_add(share.counts.total());
            if let Counts::ByPeriod(counts) = &share.counts {
                for (period, count) in counts {
                    let sum = shares_in_period.entry(*period).or_default();
                    *sum = sum.saturating_add(*count);
                }
            }
        }
        let columns: BTreeSet<Period> =
            tally.periods.keys().chain(shares_in_period.keys()).copied().collect();
        let columns: Vec<Period> = columns.into_iter().collect();
        let written = tally.periods.iter().map(|(period, count)| (*period, count.value));
        let counts: BTreeMap<Period, u64> =
            if tally.periods.is_empty() { shares_in_period.clone() } else { written.collect() };
        let within = columns.iter().map(|column| (*column, within(&counts, *column))).collect();
        Self { columns, shares_in_period, all_shares, within }
    }

    /// The sum of the shares' counts of a period.
    pub(super) fn shares_in_period(&self, period: Period) -> u64 {
        within(&self.shares_in_period, period)
    }

    /// The known count of a column.
    pub(super) fn column(&self, column: Period) -> Option<u64> {
        self.within.get(&column).copied()
    }
}

/// The sum of the counts whose periods lie in a period.
pub(super) fn within(counts: &BTreeMap<Period, u64>, period: Period) -> u64 {
    let within = counts.iter().filter(|(part, _)| period.contains(**part));
    within.fold(0, |sum, (_, count)| sum.saturating_add(*count))
}
