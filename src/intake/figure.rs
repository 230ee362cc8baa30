//! Figures of a plan by what they are, and what a sheet says of them.

use crate::model::{Counts, Holding, Id, Measure, MeasuredResult, Period, Plan, Quota, Share, Tally};
use crate::source::Place;
use crate::workbook::SheetKind;

/// Which figure is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureKey {
    /// Of a quota or a result.
    pub kind: SheetKind,
    /// The id of the quota or result.
    pub id: String,
    /// The unit or organisation; none for all of them.
    pub holder: Option<Id>,
    /// The period; none for the whole.
    pub period: Option<Period>,
    /// The part of the figure, by its name; none for all of it.
    pub part: Option<String>,
}

/// A figure that a sheet has.
#[derive(Clone, Debug)]
pub(super) struct SheetFigure {
    pub(super) key: FigureKey,
    /// A whole number of the last decimal of its measure.
    pub(super) count: u64,
    pub(super) place: Place,
    pub(super) base: FigureBase,
}

/// What a figure was when its sheet was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigureBase {
    /// Nobody wrote it down.
    Unknown,
    /// As the program wrote it; none where there was no figure.
    Recorded(Option<u64>),
}

/// A quota or a result, of the data or still to be filled in.
#[derive(Clone, Copy)]
pub(super) struct PlanTable<'a> {
    pub(super) kind: SheetKind,
    pub(super) id: &'a str,
    pub(super) measure: &'a Measure,
    pub(super) period: Period,
    pub(super) holding: Holding,
    /// The counts that the data have; none of a result that is still to be filled in.
    pub(super) tally: Option<&'a Tally>,
    /// The tally whose holders are expected to have figures.
    pub(super) expected: &'a Tally,
    pub(super) is_baseline: bool,
}

/// All quotas and results of a plan that sheets can have figures of.
pub(super) fn plan_tables(plan: &Plan) -> Vec<PlanTable<'_>> {
    let quotas = plan.quotas.quotas.iter().map(|quota| PlanTable {
        kind: SheetKind::Quota,
        id: &quota.id,
        measure: &quota.measure,
        period: quota.period,
        holding: quota.tally.holding,
        tally: Some(&quota.tally),
        expected: &quota.tally,
        is_baseline: false,
    });
    let results = &plan.results.results;
    let quota_of = |result: &MeasuredResult| {
        let is_of_it = |quota: &&Quota| {
            quota.measure == result.measure
                && quota.period.contains(result.period)
                && quota.tally.holding == result.tally.holding
        };
        plan.quotas.quotas.iter().find(is_of_it)
    };
    let written = results.iter().map(|result| PlanTable {
        kind: SheetKind::Result,
        id: &result.id,
        measure: &result.measure,
        period: result.period,
        holding: result.tally.holding,
        tally: Some(&result.tally),
        expected: quota_of(result).map_or(&result.tally, |quota| &quota.tally),
        is_baseline: result.is_baseline,
    });
    // As the workbook of figures has them: the first quota of each measure without a result.
    let is_first = |at: usize, quota: &Quota| {
        plan.quotas.quotas[..at].iter().all(|before| before.measure != quota.measure)
    };
    let is_unreported = |(at, quota): &(usize, &Quota)| {
        is_first(*at, quota)
            && results.iter().all(|result| result.measure != quota.measure && result.id != quota.measure.id())
    };
    let to_fill_in = plan.quotas.quotas.iter().enumerate().filter(is_unreported);
    let to_fill_in = to_fill_in.map(|(_, quota)| PlanTable {
        kind: SheetKind::Result,
        id: quota.measure.id(),
        measure: &quota.measure,
        period: quota.period,
        holding: quota.tally.holding,
        tally: None,
        expected: &quota.tally,
        is_baseline: false,
    });
    quotas.chain(written).chain(to_fill_in).collect()
}

/// The count of a period; of the whole where none is said.
fn count_in(counts: &Counts, period: Option<Period>) -> Option<u64> {
    match (counts, period) {
        (Counts::Total(count), None) => Some(*count),
        (Counts::ByPeriod(counts), Some(period)) => counts.get(&period).copied(),
        (Counts::Total(_), Some(_)) | (Counts::ByPeriod(_), None) => None,
    }
}

impl PlanTable<'_> {
    pub(super) fn is(&self, kind: SheetKind, id: &str) -> bool {
        self.kind == kind && self.id == id
    }

    /// The figure that the data have.
    pub(super) fn count(&self, key: &FigureKey) -> Option<u64> {
        let tally = self.tally?;
        if let Some(part) = &key.part {
            let breakdown = match &key.holder {
                Some(holder) => &tally.share(holder)?.of_which,
                None => &tally.of_which,
            };
            return count_in(breakdown.part(part)?, key.period);
        }
        match (&key.holder, key.period) {
            (None, None) => tally.stated.as_ref().map(|stated| stated.value),
            (None, Some(period)) => tally.periods.get(&period).map(|count| count.value),
            (Some(holder), period) => count_in(&tally.share(holder)?.counts, period),
        }
    }

    /// What the data have of a holder in a period, or in all: the sum of its figures.
    pub(super) fn sum(&self, holder: &Id, period: Option<Period>) -> u64 {
        let counts = self.share(holder).map(|share| &share.counts);
        match (counts, period) {
            (None, _) => 0,
            (Some(counts), None) => counts.total(),
            (Some(counts), Some(period)) => counts.in_period(period).unwrap_or_else(|| counts.total()),
        }
    }

    /// The share of a holder in the data.
    pub(super) fn share(&self, holder: &Id) -> Option<&Share> {
        self.tally?.share(holder)
    }

    /// A number as the catalogue shows it.
    pub(super) fn shown(&self, count: Option<u64>) -> String {
        count.map_or_else(String::new, |count| self.measure.format().typed(count))
    }
}
