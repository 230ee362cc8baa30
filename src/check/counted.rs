//! The claims of quotas and results about stretches of time, in all and for each holder.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::timeline::Claim;
use crate::model::{
    Counts, Holding, Id, Measure, MeasuredResult, Period, Quota, Share, Tally, Target, number_after,
};
use crate::source::Place;

/// A quota or a result, as far as it counts.
pub(super) struct MeasureCounts<'a> {
    pub(super) id: &'a str,
    pub(super) measure: &'a Measure,
    pub(super) period: Period,
    pub(super) place: &'a Place,
    pub(super) tally: &'a Tally,
    /// Its shares by holder: there may be thousands.
    pub(super) shares: BTreeMap<&'a Id, &'a Share>,
    kind: CountKind,
    /// The amount stated for the whole period where it is no sum.
    promised: Option<Target>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CountKind {
    Quota,
    /// A result, which counts up to the end of a day: the number of the first that it does not count.
    Result(u32),
}

/// A year of which nothing else speaks.
pub(super) const NO_YEAR: Period = Period::Year(0);

impl<'a> MeasureCounts<'a> {
    pub(super) fn quota(quota: &'a Quota) -> Self {
        Self {
            id: &quota.id,
            measure: &quota.measure,
            period: quota.period,
            place: &quota.place,
            tally: &quota.tally,
            shares: shares(&quota.tally),
            kind: CountKind::Quota,
            promised: quota.target.as_ref().map(|target| target.value),
        }
    }

    pub(super) fn result(result: &'a MeasuredResult) -> Self {
        let as_of = result.as_of.as_ref().map(|as_of| as_of.value);
        let end = as_of.map_or(u32::MAX, number_after);
        Self {
            id: &result.id,
            measure: &result.measure,
            period: result.period,
            place: &result.place,
            tally: &result.tally,
            shares: shares(&result.tally),
            kind: CountKind::Result(end),
            promised: result.total.as_ref().map(|total| total.value),
        }
    }

    /// Who holds shares of it; none where it has no shares.
    pub(super) fn holders(&self) -> Option<(Holding, BTreeSet<&'a Id>)> {
        let holders: BTreeSet<&Id> = self.shares.keys().copied().collect();
        (!holders.is_empty()).then_some((self.tally.holding, holders))
    }

    /// Its claims in all. `years` are those of which a quota of each year speaks.
    pub(super) fn whole_claims(&self, years: &BTreeSet<u16>) -> Vec<(Period, Claim)> {
        let columns = self.tally.columns();
        let mut found = Vec::new();
        let is_known = !self.tally.periods.is_empty() || self.tally.is_full_table();
        for column in &columns {
            // Where shares are not all split, more may lie in a period than is written.
            let count = self.tally.in_period(*column).unwrap_or_default();
            found.push((*column, count, is_known.then_some(count)));
        }
        let total = self.tally.total();
        let sum = found.iter().fold(0, |sum: u64, (_, count, _)| sum.saturating_add(*count));
        if is_known && total != Some(sum) {
            // It does not agree with itself, which is a finding of its own.
            found.clear();
        }
        // Results by period are those so far: their sum is none of the whole.
        if self.kind == CountKind::Quota || columns.is_empty() {
            let (least, most) = match (total, self.promised) {
                (Some(total), _) => (total, Some(total)),
                (None, Some(promised)) => (promised.least(), promised.most()),
                (None, None) => (0, None),
            };
            found.push((self.period, least, most));
        }
        self.made(found, years)
    }

    /// Its claims for one holder.
    pub(super) fn holder_claims(&self, holder: &Id, years: &BTreeSet<u16>) -> Vec<(Period, Claim)> {
        let Some(share) = self.shares.get(holder) else { return Vec::new() };
        let mut found = Vec::new();
        if let Counts::ByPeriod(counts) = &share.counts {
            found.extend(counts.iter().map(|(period, count)| (*period, *count, Some(*count))));
        }
        if self.kind == CountKind::Quota || found.is_empty() {
            let total = share.counts.total();
            found.push((self.period, total, Some(total)));
        }
        self.made(found, years)
    }

    fn made(&self, found: Vec<(Period, u64, Option<u64>)>, years: &BTreeSet<u16>) -> Vec<(Period, Claim)> {
        let mut claims = Vec::new();
        for (period, least, most) in found {
            let spans: Vec<Period> = match (period, self.kind) {
                (Period::EachYear, CountKind::Quota) => years.iter().copied().map(Period::Year).collect(),
                // An amount reached each year is an average: it says nothing of any one year.
                (Period::EachYear, CountKind::Result(_)) => vec![NO_YEAR],
                (period, _) => vec![period],
            };
            let days = spans.into_iter().filter_map(Period::days);
            let bounds = days.filter_map(|days| self.bounds(days, least, most));
            claims.extend(bounds.map(|claim| (period, claim)));
        }
        claims
    }

    /// The claim about those of a stretch of days that are counted; none where none is.
    fn bounds(&self, days: Range<u32>, least: u64, most: Option<u64>) -> Option<Claim> {
        let end = if let CountKind::Result(end) = self.kind { days.end.min(end) } else { days.end };
        (days.start < end).then_some(Claim { days: days.start..end, least, most })
    }
}

fn shares(tally: &Tally) -> BTreeMap<&Id, &Share> {
    tally.shares.iter().map(|share| (&share.holder, share)).collect()
}
