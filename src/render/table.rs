//! Tables of quotas.

use std::collections::BTreeMap;

use super::progress;
use super::runs::Runs;
use super::view::{Column, Row, Table};
use crate::model::{Columns, Holding, Id, Period, Quota, QuotaSet, QuotaTable, Share, TemplateText};
use crate::text;

/// The table of a quota: a row for each holder, the total last. `evaluate` reads headers and notes.
pub(super) fn of_quota(
    table: &QuotaTable,
    quotas: &QuotaSet,
    evaluate: &mut dyn FnMut(&TemplateText) -> Runs,
) -> Option<Table> {
    let quota = quotas.quota(&table.quota.value)?;
    let periods = match table.columns {
        Columns::Total => Vec::new(),
        Columns::Periods => quota.tally.columns(),
    };
    let holders = holders(quotas);
    let mut rows: Vec<Row> = Vec::with_capacity(quota.tally.shares.len() + 1);
    for (at, share) in quota.tally.shares.iter().enumerate() {
        let (name, own_note) = holders.get(&share.holder).copied().unwrap_or_default();
        let mut row = row(at + 1, name, share, &periods);
        if table.has_notes {
            let note = share.note.as_ref().or(own_note);
            row.cells.push(note.map(|note| evaluate(note).to_plain()).unwrap_or_default());
        }
        rows.push(row);
    }
    rows.push(total_row(quota, &periods, table.has_notes));
    let columns = columns(table, quota, &periods, evaluate);
    let caption = table.lead.as_ref().map(evaluate);
    Some(Table { columns, rows, caption })
}

fn columns(
    table: &QuotaTable,
    quota: &Quota,
    periods: &[Period],
    evaluate: &mut dyn FnMut(&TemplateText) -> Runs,
) -> Vec<Column> {
    let mut header = |written: &Option<TemplateText>, built_in: &str| {
        let written = written.as_ref().map(|text| evaluate(text).to_plain());
        written.unwrap_or_else(|| built_in.to_owned())
    };
    let holders = match quota.tally.holding {
        Holding::Units => "Chi bộ",
        Holding::Organisations => "Hội, đoàn thể",
    };
    let total = match quota.period {
        _ if periods.is_empty() => "Chỉ tiêu",
        Period::Year(_) => "Cả năm",
        _ => "Tổng",
    };
    let notes = header(&table.notes_header, "Ghi chú");
    let mut columns = vec![
        Column { header: "TT".to_owned(), align: "center", flex: false },
        Column { header: header(&table.name_header, holders), align: "left", flex: true },
    ];
    let figures = |header| Column { header, align: "center", flex: false };
    let has_year = progress::are_of_several_years(periods);
    columns.extend(periods.iter().map(|period| figures(progress::label(*period, has_year))));
    columns.push(figures(header(&table.quota_header, total)));
    if table.has_notes {
        columns.push(Column { header: notes, align: "left", flex: true });
    }
    columns
}

/// Names and notes of all units and organisations, by id.
fn holders(quotas: &QuotaSet) -> BTreeMap<&Id, (&str, Option<&TemplateText>)> {
    let units = quotas.units.iter().map(|unit| (&unit.id, (unit.name.as_str(), unit.note.as_ref())));
    let organisations = quotas.organisations.iter();
    units.chain(organisations.map(|one| (&one.id, (one.name.as_str(), one.note.as_ref())))).collect()
}

fn row(number: usize, name: &str, share: &Share, periods: &[Period]) -> Row {
    let mut cells = vec![number.to_string(), name.to_owned()];
    let counts = periods.iter().map(|period| share.counts.of(*period).unwrap_or_default());
    cells.extend(counts.chain([share.counts.total()]).map(text::thousands));
    Row { kind: "unit", cells }
}

/// The total of every column, its label in the column of names.
fn total_row(quota: &Quota, periods: &[Period], has_notes: bool) -> Row {
    let mut cells = vec![String::new(), "Tổng cộng".to_owned()];
    let sums = periods.iter().map(|period| quota.tally.of_shares(*period));
    cells.extend(sums.chain(quota.tally.total()).map(text::thousands));
    cells.extend(has_notes.then(String::new));
    Row { kind: "total", cells }
}
