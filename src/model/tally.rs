//! Counts by holder and by period, with their sums. Quotas and results are both tallies.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::sums::{Positions, Sums, within};
use super::{Aggregation, Id, Period, TemplateText};
use crate::source::{Place, Placed};

/// The kind of holders of a tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Units of the Party.
    Units,
    /// Organisations.
    Organisations,
}

/// The counts of one holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counts {
    /// A total alone.
    Total(u64),
    /// One count a period.
    ByPeriod(BTreeMap<Period, u64>),
}

impl Counts {
    /// The sum over all periods.
    pub fn total(&self) -> u64 {
        match self {
            Self::Total(count) => *count,
            Self::ByPeriod(counts) => sum(counts.values()),
        }
    }

    /// The count of a period, or of those periods that lie in it; `None` for a total alone.
    pub fn in_period(&self, period: Period) -> Option<u64> {
        match self {
            Self::Total(_) => None,
            Self::ByPeriod(counts) => Some(within(counts, period)),
        }
    }

    /// Whether they have every count of earlier ones.
    fn extends(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::ByPeriod(now), Self::ByPeriod(then)) => {
                then.iter().all(|(period, count)| now.get(period) == Some(count))
            }
            _ => self == earlier,
        }
    }
}

/// The share of one holder of a tally.
#[derive(Clone, Debug)]
pub struct Share {
    /// The unit or organisation.
    pub holder: Id,
    /// Its counts.
    pub counts: Counts,
    /// Its text in the notes column of this tally.
    pub note: Option<TemplateText>,
    /// Parts of its counts.
    pub of_which: Breakdown,
    /// Where the share is written.
    pub place: Place,
}

/// Parts of a count by name: women, members of the youth union. Each is at most the whole; one person may be in several.
#[derive(Clone, Debug, Default)]
pub struct Breakdown(pub BTreeMap<String, Placed<Counts>>);

impl Breakdown {
    /// The counts of a part.
    pub fn part(&self, name: &str) -> Option<&Counts> {
        self.0.get(name).map(|part| &part.value)
    }

    /// The names and counts, without places.
    pub(super) fn values(&self) -> Vec<(&String, &Counts)> {
        self.0.iter().map(|(name, part)| (name, &part.value)).collect()
    }
}

/// Counts by period, by holder, or both.
#[derive(Clone, Debug)]
pub struct Tally {
    /// The kind of holders.
    pub holding: Holding,
    /// The shares, in the order of the table; empty where only periods are known.
    pub shares: Vec<Share>,
    /// The totals by period as written; empty where only shares are known.
    pub periods: BTreeMap<Period, Placed<u64>>,
    /// The total as written, if it is.
    pub stated: Option<Placed<u64>>,
    /// What the counts are together. The shares of levels are totals.
    aggregation: Aggregation,
    /// The sums of the shares and the periods, which do not change once they are asked for.
    sums: OnceLock<Arc<Sums>>,
    positions: Positions,
    /// How many of its holders are there on a day, where a day is meant.
    living: Option<usize>,
    /// The columns of which a holder has no count though one is expected, none being the whole: of results alone.
    unreported: BTreeMap<Id, Vec<Option<Period>>>,
    /// Parts of the whole, as written.
    pub of_which: Breakdown,
}

impl Tally {
    /// Shares in the order of the table, totals by period as written, and the total as written.
    pub fn new(
        holding: Holding,
        shares: Vec<Share>,
        periods: BTreeMap<Period, Placed<u64>>,
        stated: Option<Placed<u64>>,
    ) -> Self {
        Self {
            holding,
            shares,
            periods,
            stated,
            aggregation: Aggregation::Sum,
            sums: OnceLock::new(),
            positions: Positions::default(),
            living: None,
            unreported: BTreeMap::new(),
            of_which: Breakdown::default(),
        }
    }

    /// The same counts, taken together in this way.
    #[must_use]
    pub fn with_aggregation(self, aggregation: Aggregation) -> Self {
        Self { aggregation, ..self }
    }

    /// The same periods with other shares.
    #[must_use]
    pub(super) fn with_shares(&self, shares: Vec<Share>) -> Self {
        let tally = Self::new(self.holding, shares, self.periods.clone(), self.stated.clone());
        tally.with_aggregation(self.aggregation).with_breakdown(self.of_which.clone())
    }

    /// The same with parts of the whole.
    #[must_use]
    pub fn with_breakdown(self, of_which: Breakdown) -> Self {
        Self { of_which, ..self }
    }

    /// The names of all parts, of the whole or of a share.
    pub fn part_names(&self) -> BTreeSet<&str> {
        let of_shares = self.shares.iter().flat_map(|share| share.of_which.0.keys());
        self.of_which.0.keys().chain(of_shares).map(String::as_str).collect()
    }

    /// The count of a part of all: as written for the whole, else the sum of those of the shares.
    pub fn part(&self, name: &str) -> Option<u64> {
        let of_shares = self.shares.iter().filter_map(|share| share.of_which.part(name)).map(Counts::total);
        let sum = of_shares.fold(None, |sum, count| Some(sum.unwrap_or(0u64).saturating_add(count)));
        self.of_which.part(name).map(Counts::total).or(sum)
    }

    /// The same in a period; a total alone is in none.
    pub fn part_in(&self, name: &str, period: Period) -> Option<u64> {
        let count = |part: &Counts| part.in_period(period);
        let of_shares = self.shares.iter().filter_map(|share| share.of_which.part(name)).filter_map(count);
        let sum = of_shares.fold(None, |sum, count| Some(sum.unwrap_or(0u64).saturating_add(count)));
        self.of_which.part(name).and_then(count).or(sum)
    }

    /// The same with the columns of which a count is missing, by holder.
    #[must_use]
    pub fn with_unreported(self, unreported: BTreeMap<Id, Vec<Option<Period>>>) -> Self {
        Self { unreported, ..self }
    }

    /// The columns of which a count is missing, by holder; no column is the whole.
    pub fn unreported(&self) -> &BTreeMap<Id, Vec<Option<Period>>> {
        &self.unreported
    }

    /// The same, where of units those alone are counted that are there on a day.
    #[must_use]
    pub(super) fn with_living(self, units: &BTreeSet<&Id>) -> Self {
        let is_counted =
            |share: &&Share| self.holding == Holding::Organisations || units.contains(&share.holder);
        let living = Some(self.shares.iter().filter(is_counted).count());
        Self { living, ..self }
    }

    /// How many hold a share.
    pub fn holder_count(&self) -> usize {
        self.living.unwrap_or(self.shares.len())
    }

    /// Whether its counts add up.
    pub fn adds_up(&self) -> bool {
        self.aggregation == Aggregation::Sum
    }

    /// The last level of the periods that a test wants.
    fn last_level(&self, is_wanted: impl Fn(Period) -> bool) -> Option<u64> {
        let wanted = self.periods.iter().filter(|(period, _)| is_wanted(**period));
        wanted.max_by_key(|(period, _)| period.last_day()).map(|(_, level)| level.value)
    }

    fn sums(&self) -> &Sums {
        self.sums.get_or_init(|| Arc::new(Sums::new(self)))
    }

    /// The total: of the shares where there are any, else of the periods, else as written. Of levels it is the one
    /// that is written, else that of the last period, else that of the only share.
    pub fn total(&self) -> Option<u64> {
        if !self.adds_up() {
            let only = if let [only] = self.shares.as_slice() { Some(only.counts.total()) } else { None };
            let stated = self.stated.as_ref().map(|stated| stated.value);
            return stated.or_else(|| self.last_level(|_| true)).or(only);
        }
        if !self.shares.is_empty() {
            return Some(self.sums().all_shares);
        }
        if !self.periods.is_empty() {
            return Some(sum(self.periods.values().map(|count| &count.value)));
        }
        self.stated.as_ref().map(|stated| stated.value)
    }

    /// The count of a period or of the periods that lie in it; `None` where none is known.
    pub fn in_period(&self, period: Period) -> Option<u64> {
        if !self.adds_up() {
            let written = self.periods.get(&period).map(|level| level.value);
            return written.or_else(|| self.last_level(|part| period.contains(part)));
        }
        let sums = self.sums();
        if let Some(count) = sums.column(period) {
            return Some(count);
        }
        if !sums.columns.iter().any(|column| period.contains(*column)) {
            return None;
        }
        if self.periods.is_empty() {
            return Some(sums.shares_in_period(period));
        }
        let within = self.periods.iter().filter(|(part, _)| period.contains(**part));
        Some(sum(within.map(|(_, count)| &count.value)))
    }

    /// The sum of the shares' counts of a period.
    pub fn shares_in_period(&self, period: Period) -> u64 {
        self.sums().shares_in_period(period)
    }

    /// Whether every share is known by period.
    pub fn is_full_table(&self) -> bool {
        let by_period = |share: &Share| matches!(share.counts, Counts::ByPeriod(_));
        !self.shares.is_empty() && self.shares.iter().all(by_period)
    }

    /// The periods that any count is known for, in order.
    pub fn columns(&self) -> Vec<Period> {
        self.column_list().to_vec()
    }

    /// The same, not copied.
    pub(super) fn column_list(&self) -> &[Period] {
        &self.sums().columns
    }

    /// The sum of all periods that end by the end of `last`; of levels the last of them.
    pub fn cumulative(&self, last: Period) -> u64 {
        if !self.adds_up() {
            return self.last_level(|period| period.ends_by(last)).unwrap_or_default();
        }
        let until = self.column_list().iter().filter(|period| period.ends_by(last));
        until.filter_map(|period| self.in_period(*period)).fold(0, u64::saturating_add)
    }

    /// Whether it has every count of an earlier tally, and others at most beside them.
    pub fn extends(&self, earlier: &Self) -> bool {
        let note = |share: &Share| share.note.as_ref().map(|note| note.written().to_owned());
        let has_share = |then: &Share| {
            let now = self.share(&then.holder);
            now.is_some_and(|now| now.counts.extends(&then.counts) && note(now) == note(then))
        };
        let period = |period: &Period| self.periods.get(period).map(|count| count.value);
        let stated = |tally: &Self| tally.stated.as_ref().map(|stated| stated.value);
        earlier.shares.iter().all(has_share)
            && earlier.periods.iter().all(|(at, count)| period(at) == Some(count.value))
            && stated(earlier) == stated(self)
    }

    /// Whether two tallies count with the same kind of holders, or one of them with none.
    pub(super) fn agrees_in_holding(&self, other: &Self) -> bool {
        let kind = |tally: &Self| (!tally.shares.is_empty()).then_some(tally.holding == Holding::Units);
        match (kind(self), kind(other)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }

    /// The share of a holder.
    pub fn share(&self, holder: &Id) -> Option<&Share> {
        let at = self.positions.find(self.shares.iter().map(|share| &share.holder), holder)?;
        self.shares.get(at)
    }
}

fn sum<'a>(counts: impl Iterator<Item = &'a u64>) -> u64 {
    counts.fold(0, |sum, count| sum.saturating_add(*count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn place() -> Place {
        Place::new(&Source::new("quotas.yaml", ""), 0..0)
    }

    fn share(id: &str, counts: &[(&str, u64)]) -> Share {
        let counts = counts.iter().map(|(period, count)| (period.parse().unwrap(), *count));
        Share {
            holder: id.parse().unwrap(),
            counts: Counts::ByPeriod(counts.collect()),
            note: None,
            of_which: Breakdown::default(),
            place: place(),
        }
    }

    fn table() -> Tally {
        let shares = vec![
            share("a", &[("2026-Q2", 1), ("2026-Q3", 4)]),
            share("b", &[("2026-Q2", 3), ("2026-Q3", 7), ("2026-Q4", 10)]),
        ];
        Tally::new(Holding::Units, shares, BTreeMap::new(), None)
    }

    #[test]
    fn sums_both_ways() {
        let table = table();
        assert_eq!(table.total(), Some(25));
        assert_eq!(table.in_period("2026-Q3".parse().unwrap()), Some(11));
        assert_eq!(table.in_period("2026-H2".parse().unwrap()), Some(21));
        assert_eq!(table.in_period("2027-Q1".parse().unwrap()), None);
        assert_eq!(table.cumulative("2026-Q3".parse().unwrap()), 15);
        assert_eq!(table.cumulative("2026-H1".parse().unwrap()), 4);
        assert!(table.is_full_table());
    }

    #[test]
    fn totals_by_period_are_without_shares() {
        let count = |value| Placed { value, place: place() };
        let periods = [("2026-Q2", 4), ("2026-Q3", 11)];
        let periods = periods.iter().map(|(p, n)| (p.parse().unwrap(), count(*n))).collect();
        let tally = Tally::new(Holding::Units, Vec::new(), periods, None);
        assert_eq!(tally.total(), Some(15));
        assert_eq!(tally.cumulative("2026-Q2".parse().unwrap()), 4);
    }
}
