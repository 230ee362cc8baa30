//! Quotas and results as sheets: a row for each holder, a column for each period, each cell with its path in its file.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::Path;
use axum::response::Response;
use serde_json::{Value, json};

use crate::content::period_name;
use crate::data::values;
use crate::disk::{QUOTAS_FILE, RESULTS_FILE};
use crate::model::{Counts, Holder, Holding, Measure, NumberFormat, Period, Plan, Share, Tally};
use crate::records::Digest;
use crate::server::answer::ApiError;
use crate::server::call::Call;
use crate::source::{Source, ValuePath};

/// The figures of a plan as they are now.
pub(in crate::server) async fn grid(call: Call, Path(plan): Path<String>) -> Response {
    if !call.shared.look(&plan, None).await {
        return call.answer(Err(ApiError::unknown("no-such-plan")));
    }
    let known = call.shared.with_plan(&plan, |known| known.plan.clone()).flatten();
    call.answer(known.map(|plan| sheets(&plan)).ok_or_else(|| ApiError::unknown("no-such-plan")))
}

fn sheets(plan: &Plan) -> Value {
    let quotas = SheetFigures::new(plan, QUOTAS_FILE, "quotas");
    let results = SheetFigures::new(plan, RESULTS_FILE, "results");
    let of_quotas = plan.quotas.quotas.iter().map(|quota| SheetTable {
        id: &quota.id,
        measure: &quota.measure,
        period: quota.period,
        tally: &quota.tally,
    });
    let of_results = plan.results.results.iter().map(|result| SheetTable {
        id: &result.id,
        measure: &result.measure,
        period: result.period,
        tally: &result.tally,
    });
    json!({
        "quotas": of_quotas.map(|table| quotas.sheet(&table)).collect::<Vec<_>>(),
        "results": of_results.map(|table| results.sheet(&table)).collect::<Vec<_>>(),
    })
}

/// A quota or a result.
struct SheetTable<'a> {
    id: &'a str,
    measure: &'a Measure,
    period: Period,
    tally: &'a Tally,
}

/// The figures of one file.
struct SheetFigures<'a> {
    plan: &'a Plan,
    file: &'static str,
    list: &'static str,
    digest: Option<Digest>,
    written: BTreeMap<ValuePath, String>,
}

/// A column of a sheet: a period, or the whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SheetColumn {
    Whole,
    Part(Period),
}

impl<'a> SheetFigures<'a> {
    fn new(plan: &'a Plan, file: &'static str, list: &'static str) -> Self {
        let is_it = |source: &&Arc<Source>| source.path().rsplit('/').next() == Some(file);
        let source = plan.sources.iter().find(is_it);
        let digest = source.map(|source| Digest::new(source.text().as_bytes()));
        let written = source.map(values).unwrap_or_default();
        Self { plan, file, list, digest, written }
    }

    fn sheet(&self, table: &SheetTable<'_>) -> Value {
        let root = ValuePath::default().below(self.list).below(table.id);
        let columns = columns(table.tally);
        let holding = table.tally.holding;
        let holders = self.plan.quotas.holders(holding);
        let has_shares = !table.tally.shares.is_empty() || table.tally.periods.is_empty();
        let mut rows: Vec<Value> = Vec::new();
        if has_shares {
            rows.extend(holders.iter().map(|holder| self.row(table, &root, *holder, &columns)));
        }
        let target = root.below("target");
        json!({
            "path": root.to_string(),
            "id": table.id,
            "name": table.measure.name(),
            "title": format!("{}, {}", table.measure.name(), period_name(table.period)),
            "unit": table.measure.format().unit(),
            "file": self.file,
            "digest": self.digest.map(|digest| digest.to_string()),
            "adds_up": table.tally.adds_up(),
            "target": self.written.get(&target).map(|value| json!({"path": target.to_string(), "value": value})),
            "periods": columns.iter().map(|column| column.json()).collect::<Vec<_>>(),
            "later": later(table, &columns),
            "rows": rows,
            "totals": self.totals(table, &root, &columns, has_shares),
        })
    }

    fn row(
        &self,
        table: &SheetTable<'_>,
        root: &ValuePath,
        holder: Holder<'_>,
        columns: &[SheetColumn],
    ) -> Value {
        let share = table.tally.share(holder.id());
        let path = root.below(holders_key(table.tally.holding)).below(holder.id().as_str());
        let is_noted =
            ["total", "periods", "note", "of_which"].into_iter().any(|key| self.has(&path.below(key)));
        let cell = |column: &SheetColumn| {
            let place = match column {
                SheetColumn::Whole if is_noted => path.below("total"),
                SheetColumn::Whole => path.clone(),
                SheetColumn::Part(period) if is_noted => path.below("periods").below(&period.to_string()),
                SheetColumn::Part(period) => path.below(&period.to_string()),
            };
            // A holder has a total or counts by period, never both.
            let is_other = share.is_some_and(|share| match share.counts {
                Counts::Total(_) => *column != SheetColumn::Whole,
                Counts::ByPeriod(_) => *column == SheetColumn::Whole,
            });
            let value = share.and_then(|share| count(share, *column));
            json!({
                "path": place.to_string(),
                "value": self.shown(&place, value, table.measure.format()),
                "computed": is_other,
            })
        };
        json!({
            "unit": holder.id().as_str(),
            "name": holder.name(),
            "path": path.to_string(),
            "is_new": share.is_none(),
            "cells": columns.iter().map(cell).collect::<Vec<_>>(),
        })
    }

    /// What the data state of all holders together: beside their shares, or alone.
    fn totals(
        &self,
        table: &SheetTable<'_>,
        root: &ValuePath,
        columns: &[SheetColumn],
        has_shares: bool,
    ) -> Value {
        let cell = |column: &SheetColumn| {
            let (path, value) = match column {
                SheetColumn::Whole => {
                    (root.below("total"), table.tally.stated.as_ref().map(|stated| stated.value))
                }
                SheetColumn::Part(period) => {
                    let value = table.tally.periods.get(period).map(|count| count.value);
                    (root.below("periods").below(&period.to_string()), value)
                }
            };
            json!({"path": path.to_string(), "value": self.shown(&path, value, table.measure.format())})
        };
        let total = root.below("total");
        let stated = table.tally.stated.as_ref().map(|stated| stated.value);
        json!({
            "is_alone": !has_shares,
            "cells": columns.iter().map(cell).collect::<Vec<_>>(),
            "total": {"path": total.to_string(), "value": self.shown(&total, stated, table.measure.format())},
        })
    }

    /// A figure as it is written, or as it would be.
    fn shown(&self, path: &ValuePath, value: Option<u64>, format: &NumberFormat) -> Option<String> {
        self.written.get(path).cloned().or_else(|| value.map(|value| format.typed(value)))
    }

    /// Whether the file has a value at a path or below it.
    fn has(&self, path: &ValuePath) -> bool {
        let parts = path.parts();
        self.written.range(path..).next().is_some_and(|(found, _)| found.parts().starts_with(parts))
    }
}

impl SheetColumn {
    fn json(self) -> Value {
        match self {
            Self::Whole => json!({"id": "total", "name": null}),
            Self::Part(period) => json!({"id": period.to_string(), "name": period_name(period)}),
        }
    }
}

/// The columns that a tally asks for: its periods, and the whole where a holder has no others.
fn columns(tally: &Tally) -> Vec<SheetColumn> {
    let mut columns: Vec<SheetColumn> = tally.columns().into_iter().map(SheetColumn::Part).collect();
    let has_totals = tally.shares.iter().any(|share| matches!(share.counts, Counts::Total(_)));
    if columns.is_empty() || has_totals {
        columns.push(SheetColumn::Whole);
    }
    columns
}

/// The periods that can be added behind the columns: the parts of the year that have none yet, within the table's time.
fn later(table: &SheetTable<'_>, columns: &[SheetColumn]) -> Vec<Value> {
    let parts = columns.iter().filter_map(|column| match column {
        SheetColumn::Part(period) => Some(*period),
        SheetColumn::Whole => None,
    });
    let parts: Vec<Period> = parts.collect();
    let Some(last) = parts.last().map(Period::to_string) else { return Vec::new() };
    let Some((year, part)) = last.split_once('-') else { return Vec::new() };
    let names: Vec<String> = match part.chars().next() {
        Some('Q') => (1..=4).map(|at| format!("{year}-Q{at}")).collect(),
        Some('H') => (1..=2).map(|at| format!("{year}-H{at}")).collect(),
        _ => (1..=12).map(|at| format!("{year}-{at:02}")).collect(),
    };
    let periods = names.iter().filter_map(|name| name.parse::<Period>().ok());
    let is_free = |period: &Period| {
        table.period.contains(*period) && !parts.iter().any(|known| known.overlaps(*period))
    };
    periods.filter(is_free).map(|period| SheetColumn::Part(period).json()).collect()
}

fn count(share: &Share, column: SheetColumn) -> Option<u64> {
    match (&share.counts, column) {
        (Counts::Total(count), SheetColumn::Whole) => Some(*count),
        (Counts::ByPeriod(counts), SheetColumn::Part(period)) => counts.get(&period).copied(),
        _ => None,
    }
}

fn holders_key(holding: Holding) -> &'static str {
    match holding {
        Holding::Units => "units",
        Holding::Organisations => "organisations",
    }
}
