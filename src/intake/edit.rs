//! Changes of figures as changes of the files that hold them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::figure::{FigureKey, PlanTable};
use super::merge::FigureChange;
use crate::data::{NewValue, values};
use crate::model::{Counts, Holding, Id, Period, Plan, Share};
use crate::source::{Source, ValuePath};
use crate::workbook::SheetKind;

/// The values that one of the two files of figures is to have.
pub(super) fn new_values(
    plan: &Plan,
    kind: SheetKind,
    tables: &[PlanTable<'_>],
    changes: &[FigureChange],
    source: &Arc<Source>,
) -> Vec<NewValue> {
    let written = values(source);
    let mut values = Vec::new();
    for table in tables.iter().filter(|table| table.kind == kind) {
        let of_table: Vec<&FigureChange> =
            changes.iter().filter(|change| table.is(change.key.kind, &change.key.id)).collect();
        if !of_table.is_empty() {
            let order = order(plan, table, &of_table);
            let mut editing = TableEdit { plan, table, written: &written, order, values: Vec::new() };
            editing.add(of_table);
            values.append(&mut editing.values);
        }
    }
    values
}

/// The ids of holders and the periods, each in the order in which people write them.
fn order(plan: &Plan, table: &PlanTable<'_>, changes: &[&FigureChange]) -> Arc<[String]> {
    let holders = plan.quotas.holders(table.holding);
    let ids = holders.iter().map(|holder| holder.id().to_string());
    let known = table.tally.map(crate::model::Tally::columns).unwrap_or_default();
    let new = changes.iter().filter_map(|change| change.key.period);
    let periods: BTreeSet<Period> = known.into_iter().chain(new).collect();
    ids.chain(periods.iter().map(Period::to_string)).collect()
}

/// A quota or result while its new values are gathered.
struct TableEdit<'a> {
    plan: &'a Plan,
    table: &'a PlanTable<'a>,
    /// The values of the file as it is.
    written: &'a BTreeMap<ValuePath, String>,
    order: Arc<[String]>,
    values: Vec<NewValue>,
}

impl TableEdit<'_> {
    fn add(&mut self, mut changes: Vec<&FigureChange>) {
        changes.sort_by_key(|change| (self.position(&change.key), change.key.period));
        let (parts, changes): (Vec<_>, Vec<_>) =
            changes.into_iter().partition(|change| change.key.part.is_some());
        self.add_parts(&parts);
        if changes.is_empty() {
            return;
        }
        if self.table.tally.is_none() {
            self.add_table(&changes);
            return;
        }
        for of_holder in changes.chunk_by(|one, next| one.key.holder == next.key.holder) {
            self.add_figures(of_holder);
        }
        self.add_totals(&changes);
    }

    /// The order of the holders in the data; all of them come first.
    fn position(&self, key: &FigureKey) -> Option<usize> {
        let holder = key.holder.as_ref()?;
        let holders = self.plan.quotas.holders(self.table.holding);
        Some(holders.iter().position(|one| one.id() == holder).unwrap_or(usize::MAX))
    }

    /// A result that the data do not have yet, as people write it.
    fn add_table(&mut self, changes: &[&FigureChange]) {
        let mut lines =
            vec![format!("measure: {}", self.table.measure.id()), format!("period: {}", self.table.period)];
        let all = changes.iter().filter(|change| change.key.holder.is_none());
        let mut periods = Vec::new();
        for change in all {
            match change.key.period {
                None => lines.push(format!("total: {}", self.quoted(change.new))),
                Some(period) => periods.push(format!("{period}: {}", self.quoted(change.new))),
            }
        }
        if !periods.is_empty() {
            lines.push(format!("periods: {{{}}}", periods.join(", ")));
        }
        let of_holders: Vec<&FigureChange> =
            changes.iter().copied().filter(|change| change.key.holder.is_some()).collect();
        if !of_holders.is_empty() {
            lines.push(format!("{}:", self.holders()));
        }
        for of_holder in of_holders.chunk_by(|one, next| one.key.holder == next.key.holder) {
            let Some(holder) = &of_holder[0].key.holder else { continue };
            let counts = of_holder.iter().filter_map(|change| Some((change.key.period?, change.new)));
            let counts: Vec<String> =
                counts.map(|(period, count)| format!("{period}: {}", self.quoted(count))).collect();
            lines.push(if counts.is_empty() {
                format!("  {holder}: {}", self.quoted(of_holder[0].new))
            } else {
                format!("  {holder}: {{{}}}", counts.join(", "))
            });
        }
        self.values.push(NewValue::from_lines(ValuePath::parse("results"), &lines));
    }

    /// A number as it can stand in braces.
    fn quoted(&self, count: u64) -> String {
        let text = self.table.measure.format().typed(count);
        if text.contains(',') { format!("\"{text}\"") } else { text }
    }

    fn root(&self) -> ValuePath {
        let list = match self.table.kind {
            SheetKind::Quota => "quotas",
            SheetKind::Result => "results",
        };
        ValuePath::default().below(list).below(self.table.id)
    }

    fn holders(&self) -> &'static str {
        match self.table.holding {
            Holding::Units => "units",
            Holding::Organisations => "organisations",
        }
    }

    /// The figures of one holder, or of all of them.
    fn add_figures(&mut self, changes: &[&FigureChange]) {
        let Some(holder) = &changes[0].key.holder else {
            for FigureChange { key, new, .. } in changes {
                let path = match key.period {
                    None => self.root().below("total"),
                    Some(period) => self.root().below("periods").below(&period.to_string()),
                };
                self.set(path, *new);
            }
            return;
        };
        let path = self.root().below(self.holders()).below(holder.as_str());
        let is_new = self.table.share(holder).is_none();
        let periods = changes.iter().filter_map(|change| {
            Some((change.key.period?.to_string(), self.table.measure.format().typed(change.new)))
        });
        let periods: Vec<(String, String)> = periods.collect();
        if is_new && !periods.is_empty() {
            self.values.push(NewValue::from_map(path, &periods).in_order(&self.order));
            return;
        }
        let is_noted =
            ["total", "periods", "note", "of_which"].into_iter().any(|key| self.has(&path.below(key)));
        for FigureChange { key, new, .. } in changes {
            match key.period {
                None if is_noted => self.set(path.below("total"), *new),
                None => self.set(path.clone(), *new),
                Some(period) if is_noted => self.set(path.below("periods").below(&period.to_string()), *new),
                Some(period) => self.set(path.below(&period.to_string()), *new),
            }
        }
    }

    /// Totals that the data state beside the figures of holders, and that agreed with these, go with them.
    fn add_totals(&mut self, changes: &[&FigureChange]) {
        let Some(tally) = self.table.tally.filter(|tally| tally.adds_up() && !tally.shares.is_empty()) else {
            return;
        };
        let after = sums_after(&tally.shares, changes);
        let is_given = |period: Option<Period>| {
            changes.iter().any(|change| change.key.holder.is_none() && change.key.period == period)
        };
        let periods: BTreeSet<Period> = changes
            .iter()
            .filter(|change| change.key.holder.is_some())
            .filter_map(|change| change.key.period)
            .collect();
        let is_by_period = tally.is_full_table();
        for period in periods {
            let written = tally.periods.get(&period).map(|count| count.value);
            let is_in_step = written.unwrap_or_default() == tally.shares_in_period(period);
            if is_by_period && !tally.periods.is_empty() && is_in_step && !is_given(Some(period)) {
                let sum = after.values().filter_map(|counts| counts.get(&Some(period))).sum();
                self.set(self.root().below("periods").below(&period.to_string()), sum);
            }
        }
        let before: u64 = tally.shares.iter().map(|share| share.counts.total()).sum();
        let all = after.values().flat_map(BTreeMap::values).sum();
        if tally.stated.as_ref().is_some_and(|stated| stated.value == before)
            && all != before
            && !is_given(None)
        {
            self.set(self.root().below("total"), all);
        }
        for share in &tally.shares {
            self.add_total_of(share, &after);
        }
    }

    /// The total that a holder's share states beside its periods.
    fn add_total_of(&mut self, share: &Share, after: &BTreeMap<Id, BTreeMap<Option<Period>, u64>>) {
        let path = self.root().below(self.holders()).below(share.holder.as_str());
        let states_total = matches!(share.counts, Counts::ByPeriod(_)) && self.has(&path.below("total"));
        let sum: u64 = after.get(&share.holder).map(|counts| counts.values().sum()).unwrap_or_default();
        if states_total && sum != share.counts.total() {
            self.set(path.below("total"), sum);
        }
    }

    /// Parts of figures, with those of all units that the data state beside them and that agreed with these.
    fn add_parts(&mut self, changes: &[&FigureChange]) {
        let root = self.root();
        for FigureChange { key, new, .. } in changes {
            let Some(part) = &key.part else { continue };
            let of_holder =
                key.holder.as_ref().map(|holder| root.below(self.holders()).below(holder.as_str()));
            let path = of_holder.unwrap_or_else(|| root.clone()).below("of_which").below(part);
            self.set(key.period.map_or(path.clone(), |period| path.below(&period.to_string())), *new);
        }
        let Some(tally) = self.table.tally.filter(|tally| tally.adds_up()) else { return };
        let touched: BTreeSet<(&String, Option<Period>)> = changes
            .iter()
            .filter_map(|change| Some((change.key.part.as_ref()?, change.key.period)))
            .collect();
        for (part, period) in touched {
            let key = |holder: Option<&Id>| FigureKey {
                kind: self.table.kind,
                id: self.table.id.to_owned(),
                holder: holder.cloned(),
                period,
                part: Some(part.clone()),
            };
            let new =
                |key: &FigureKey| changes.iter().find(|change| change.key == *key).map(|change| change.new);
            let counts = tally.shares.iter().map(|share| key(Some(&share.holder)));
            let (mut before, mut after) = (0u64, 0u64);
            for key in counts {
                let count = self.table.count(&key);
                before += count.unwrap_or_default();
                after += new(&key).or(count).unwrap_or_default();
            }
            let all = key(None);
            if self.table.count(&all) == Some(before) && after != before && new(&all).is_none() {
                let path = root.below("of_which").below(part);
                self.set(period.map_or(path.clone(), |period| path.below(&period.to_string())), after);
            }
        }
    }

    /// Whether the file has a value at a path or below it.
    fn has(&self, path: &ValuePath) -> bool {
        let parts = path.parts();
        self.written.range(path..).next().is_some_and(|(found, _)| found.parts().starts_with(parts))
    }

    fn set(&mut self, path: ValuePath, count: u64) {
        let text = self.table.measure.format().typed(count);
        let text = match self.written.get(&path) {
            // A percent sign that somebody wrote stays.
            Some(before) if before.ends_with('%') => format!("{text}%"),
            _ => text,
        };
        self.values.push(NewValue::from_text(path, &text).in_order(&self.order));
    }
}

/// The counts of holders after changes.
fn sums_after(shares: &[Share], changes: &[&FigureChange]) -> BTreeMap<Id, BTreeMap<Option<Period>, u64>> {
    let counts = |share: &Share| match &share.counts {
        Counts::Total(count) => BTreeMap::from([(None, *count)]),
        Counts::ByPeriod(counts) => counts.iter().map(|(period, count)| (Some(*period), *count)).collect(),
    };
    let mut after: BTreeMap<Id, BTreeMap<Option<Period>, u64>> =
        shares.iter().map(|share| (share.holder.clone(), counts(share))).collect();
    for change in changes {
        if let Some(holder) = &change.key.holder {
            after.entry(holder.clone()).or_default().insert(change.key.period, change.new);
        }
    }
    after
}
