//! Results and their columns in time.

use std::ops::Range;

use jiff::civil::Date;

use super::{Counts, Id, Period, Tally};

/// A result, or one of its columns, in time.
pub(super) struct ResultPart<'s> {
    pub(super) period: Period,
    /// The last day that is counted, where that is before the period's end.
    as_of: Option<Date>,
    pub(super) counted: Counted<'s>,
}

impl ResultPart<'_> {
    /// Whether it is counted up to a day in a period.
    pub(super) fn is_known_in(&self, period: Period) -> bool {
        let is_in = |day: Date| period.first_day() <= Some(day) && Some(day) <= period.last_day();
        self.as_of.is_some_and(is_in)
    }

    /// The range of days that it counts, cut at the end of a report's period. A result of each year has no such range.
    pub(super) fn days(&self, reported: Period) -> Range<u32> {
        let Some(own) = self.period.days() else { return 0..0 };
        let known = self.as_of.map(|day| reported.end_of_part(day));
        own.start..known.map_or(own.end, |known| known.min(own.end))
    }
}

/// The parts of a tally of results for a period, counted up to a day: its columns, or the whole.
pub(super) fn parts(tally: &Tally, whole: Period, last_day: Option<Date>) -> Vec<ResultPart<'_>> {
    let part = |period: Period, column: Option<Period>| {
        let as_of = last_day.filter(|day| period.first_day() <= Some(*day) && Some(*day) < period.last_day());
        ResultPart { period, as_of, counted: Counted { tally, column } }
    };
    let columns = tally.column_list();
    if columns.is_empty() {
        return vec![part(whole, None)];
    }
    columns.iter().map(|column| part(*column, Some(*column))).collect()
}

/// Takes days of which none is taken yet; whether that is so.
pub(super) fn take(taken: &mut Vec<Range<u32>>, days: Range<u32>) -> bool {
    let is_free = !taken.iter().any(|other| overlap(other, &days));
    if is_free {
        taken.push(days);
    }
    is_free
}

pub(super) fn overlap(one: &Range<u32>, other: &Range<u32>) -> bool {
    one.start < other.end && other.start < one.end
}

/// What of a stretch of days none of several covers.
pub(super) fn gaps(of: Range<u32>, mut known: Vec<Range<u32>>) -> Vec<Range<u32>> {
    known.sort_by_key(|days| days.start);
    let mut start = of.start;
    let mut found = Vec::new();
    for days in known {
        found.push(start..days.start.min(of.end));
        start = start.max(days.end);
    }
    found.push(start..of.end);
    found.retain(|gap| gap.start < gap.end);
    found
}

/// A tally of results, or one of its columns.
#[derive(Clone, Debug)]
pub(super) struct Counted<'s> {
    pub(super) tally: &'s Tally,
    column: Option<Period>,
}

impl Counted<'_> {
    pub(super) fn total(&self) -> u64 {
        self.known().unwrap_or_default()
    }

    pub(super) fn known(&self) -> Option<u64> {
        let tally = self.tally;
        self.column.map_or_else(|| tally.total(), |column| tally.in_period(column))
    }

    /// The count of a part of a holder's.
    pub(super) fn part(&self, holder: Option<&Id>, name: &str) -> Option<u64> {
        let Some(holder) = holder else {
            return match self.column {
                Some(column) => self.tally.part_in(name, column),
                None => self.tally.part(name),
            };
        };
        let counts = self.tally.share(holder)?.of_which.part(name)?;
        self.column.map_or_else(|| Some(counts.total()), |column| counts.in_period(column))
    }

    /// Whether a holder has a count in it.
    pub(super) fn has(&self, holder: &Id) -> bool {
        match (self.column, self.tally.share(holder).map(|share| &share.counts)) {
            (_, None) => false,
            (Some(column), Some(Counts::ByPeriod(counts))) => counts.contains_key(&column),
            _ => true,
        }
    }

    /// How many counts of a holder, and of those whose results it carries on, are missing in it.
    pub(super) fn lacks(&self, holder: &Id) -> usize {
        let columns = self.tally.unreported().get(holder).map_or(&[][..], Vec::as_slice);
        columns.iter().filter(|column| **column == self.column).count()
    }

    pub(super) fn for_holder(&self, holder: &Id) -> u64 {
        let counts = self.tally.share(holder).map(|share| &share.counts);
        match (self.column, counts) {
            (_, None) | (Some(_), Some(Counts::Total(_))) => 0,
            (None, Some(counts)) => counts.total(),
            (Some(column), Some(counts)) => counts.in_period(column).unwrap_or_default(),
        }
    }
}
