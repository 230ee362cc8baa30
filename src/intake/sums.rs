//! Sums that a sheet states, held against the figures that they are of.

use std::collections::BTreeMap;

use super::judge::{JudgedCell, judge};
use super::table::FoundTable;
use crate::diag::{Code, Finding, Findings};
use crate::model::Measure;
use crate::workbook::CellPosition;

/// What a row of a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowRole {
    /// A unit's.
    Unit,
    /// Of a group, whose members follow.
    Group,
    /// A sum of rows before it.
    Sum,
    /// One that is not imported because of what is wrong with its name: a sum may have it in it.
    Doubtful,
}

/// The figures of one column: what each row of units has, none where it is no figure.
pub(super) struct SummedColumn<'a> {
    pub(super) column: u16,
    pub(super) measure: &'a Measure,
    pub(super) counts: BTreeMap<u32, Option<u64>>,
}

/// Reports sums of rows that do not agree with the rows that they are of.
pub(super) fn check_rows(
    table: &FoundTable<'_>,
    rows: &[(u32, RowRole)],
    column: &SummedColumn<'_>,
    findings: &mut Findings,
) {
    let is_whole = column.counts.values().all(Option::is_some);
    if !is_whole || !column.measure.adds_up() {
        return;
    }
    for (at, (row, role)) in rows.iter().enumerate() {
        let candidates = match role {
            RowRole::Unit | RowRole::Doubtful => continue,
            RowRole::Group => following(&rows[at + 1..], column),
            RowRole::Sum => {
                let mut before: Vec<_> = rows[..at].to_vec();
                before.reverse();
                let has_units =
                    before.iter().any(|(_, role)| matches!(role, RowRole::Unit | RowRole::Doubtful));
                following(if has_units { &before } else { &rows[at + 1..] }, column)
            }
        };
        check(table, CellPosition::new(*row, column.column), column.measure, &candidates, "row", findings);
    }
}

/// The sums from one row on, up to each row that may end what is summed; with the doubtful rows first, and without.
fn following(rows: &[(u32, RowRole)], column: &SummedColumn<'_>) -> Vec<u64> {
    let (mut sum, mut doubtful) = (0u64, 0u64);
    let mut sums = Vec::new();
    for (row, role) in rows {
        let count = column.counts.get(row).copied().flatten().unwrap_or_default();
        match role {
            RowRole::Unit => sum = sum.saturating_add(count),
            RowRole::Doubtful => doubtful = doubtful.saturating_add(count),
            RowRole::Group | RowRole::Sum => sums.extend([sum.saturating_add(doubtful), sum]),
        }
    }
    sums.extend([sum.saturating_add(doubtful), sum]);
    sums
}

/// Reports a stated sum that is none of those that it may be. The sum, where it is right.
pub(super) fn check(
    table: &FoundTable<'_>,
    at: CellPosition,
    measure: &Measure,
    candidates: &[u64],
    kind: &'static str,
    findings: &mut Findings,
) -> Option<u64> {
    let stated = match judge(table.sheet, at, measure) {
        JudgedCell::Count(stated) => stated,
        JudgedCell::Empty => return None,
        JudgedCell::Wrong(finding) => {
            findings.push(finding);
            return None;
        }
    };
    if candidates.contains(&stated) {
        return Some(stated);
    }
    let nearest = candidates.iter().copied().min_by_key(|sum| sum.abs_diff(stated)).unwrap_or_default();
    if let Some(cell) = table.sheet.cell(at) {
        let format = measure.format();
        let column = table.columns.iter().find(|column| column.column == at.column);
        let header = column.map(|column| column.headers.join(" / ")).unwrap_or_default();
        let finding = Finding::at(Code::SheetTotal, &cell.place).with("stated", format.typed(stated));
        let finding = finding.with("sum", format.typed(nearest)).with("column", header);
        let name = table.name(at.row).map(|cell| cell.value.to_string()).unwrap_or_default();
        findings.push(finding.with("kind", kind).with("row", name.trim()));
    }
    None
}
