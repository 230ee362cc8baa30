//! The columns of breakdowns in sheets of figures: how many of a figure are women, or members of the youth union.

use std::collections::BTreeSet;

use super::address::{CellArea, CellPosition};
use super::record::{ALL_UNITS, OF_WHICH};
use super::sheet::{CellRole, CellStyle, Weight};
use super::tally::TallyFilling;
use crate::content::period_name;
use crate::model::{Breakdown, Counts, Id, Period, Share, Tally};
use crate::text;

/// A column of a part: of the whole, or of a period.
#[derive(Clone, Debug)]
pub(super) struct PartColumn {
    /// The name of the part.
    pub(super) name: String,
    /// The period; none for the whole.
    pub(super) period: Option<Period>,
    pub(super) header: String,
}

impl PartColumn {
    /// What the hidden row of periods has over it.
    fn key(&self) -> String {
        match self.period {
            Some(period) => format!("{OF_WHICH}{}.{period}", self.name),
            None => format!("{OF_WHICH}{}", self.name),
        }
    }

    /// The count of a breakdown; none where it has none of this period.
    fn count(&self, breakdown: &Breakdown) -> Option<u64> {
        match (breakdown.part(&self.name)?, self.period) {
            (Counts::Total(count), None) => Some(*count),
            (Counts::ByPeriod(counts), Some(period)) => counts.get(&period).copied(),
            (Counts::Total(_), Some(_)) | (Counts::ByPeriod(_), None) => None,
        }
    }

    /// Whether a breakdown can have a count here: one that is written as a whole has none of periods.
    fn fits(&self, breakdown: &Breakdown) -> bool {
        match breakdown.part(&self.name) {
            None => true,
            Some(Counts::Total(_)) => self.period.is_none(),
            Some(Counts::ByPeriod(_)) => self.period.is_some(),
        }
    }
}

/// The columns of the parts of a tally: of each part the whole, then its periods. `header` gives the words over a part.
pub(super) fn part_columns(tally: &Tally, header: impl Fn(&str) -> String) -> Vec<PartColumn> {
    let of_name = |name: &str| {
        let all = tally.shares.iter().map(|share| &share.of_which).chain([&tally.of_which]);
        let counts: Vec<&Counts> = all.filter_map(|breakdown| breakdown.part(name)).collect();
        let has_whole = counts.iter().any(|counts| matches!(counts, Counts::Total(_)));
        let periods = counts.iter().filter_map(|counts| match counts {
            Counts::ByPeriod(counts) => Some(counts.keys().copied()),
            Counts::Total(_) => None,
        });
        let periods: BTreeSet<Period> = periods.flatten().collect();
        let words = header(name);
        let column = |period: Option<Period>| {
            let header =
                period.map_or_else(|| words.clone(), |period| format!("{words} {}", period_name(period)));
            PartColumn { name: name.to_owned(), period, header }
        };
        let whole = has_whole.then(|| column(None));
        whole.into_iter().chain(periods.into_iter().map(|period| column(Some(period)))).collect::<Vec<_>>()
    };
    tally.part_names().into_iter().flat_map(of_name).collect()
}

impl TallyFilling<'_> {
    /// The columns of parts with their positions, right of all others.
    fn parts(&self) -> Vec<(u16, PartColumn)> {
        let first = self.placement.total_column + 1 + self.table.compared_columns();
        (first..).zip(self.table.parts.iter().cloned()).collect()
    }

    /// The last column of the table.
    pub(super) fn last_column(&self) -> u16 {
        let parts = u16::try_from(self.table.parts.len()).unwrap_or_default();
        self.placement.total_column + self.table.compared_columns() + parts
    }

    pub(super) fn put_part_headers(&mut self, keys: u32) {
        for (column, part) in self.parts() {
            let id = CellStyle::new(CellRole::Id, Weight::Regular);
            self.sheet.put_text(CellPosition::new(keys, column), part.key(), id);
            let words = self.table.own(&text::upper_first(&part.header));
            self.put_header(CellPosition::new(keys + 1, column), &words);
        }
    }

    /// The parts of a unit's figures. One whose share is written without a breakdown has none to fill in.
    pub(super) fn put_parts(&mut self, row: u32, holder: &Id) {
        let share: Option<&Share> = self.table.tally.share(holder);
        let share = share.filter(|share| !share.of_which.0.is_empty() || share.note.is_some()).cloned();
        for (column, part) in self.parts() {
            let cell = CellPosition::new(row, column);
            match share.as_ref().filter(|share| part.fits(&share.of_which)) {
                Some(share) => {
                    self.put_entry(cell, holder.as_str(), &part.key(), part.count(&share.of_which));
                }
                None => self.put_closed(cell),
            }
        }
    }

    pub(super) fn put_part_sums(&mut self, row: u32, members: &[u32]) {
        for (column, _) in self.parts() {
            let areas = CellArea::from_rows(members.iter().copied(), column);
            self.put_sum(CellPosition::new(row, column), areas);
        }
    }

    /// The parts of all: the sum of those of units, or what the data say where that is something else.
    pub(super) fn put_part_totals(&mut self, row: u32, rows: &[u32]) {
        let tally = self.table.tally;
        for (column, part) in self.parts() {
            let cell = CellPosition::new(row, column);
            let of_shares = tally.shares.iter().filter_map(|share| part.count(&share.of_which));
            let sum: u64 = of_shares.sum();
            match part.count(&tally.of_which) {
                Some(written) if !tally.adds_up() || rows.is_empty() || written != sum => {
                    self.put_entry(cell, ALL_UNITS, &part.key(), Some(written));
                }
                _ => self.put_sum(cell, CellArea::from_rows(rows.iter().copied(), column)),
            }
        }
    }
}
