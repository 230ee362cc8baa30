//! The sums of the program's own sheets: what is due where a formula was, held against a number that somebody put there.

use std::collections::{BTreeMap, BTreeSet};

use super::input::{InputCell, InputNumber, InputSheet, InputValue};
use super::number::text_number;
use super::own::{NAMES, OwnKeys};
use crate::text::{fold, folds_as};
use crate::workbook::{ALL_UNITS, CellPosition, OF_WHICH, TOTAL};

/// The headers of columns that only the program fills in: the quota, the rate of it, what is left.
const COMPUTED: [&str; 3] = ["chỉ tiêu", "tỷ lệ", "còn lại"];

/// How far a number may be from a sum, and from a rate: rates are rounded to hundredths of a percent.
const NEAR: f64 = 1e-6;
const NEAR_RATE: f64 = 1e-4;

/// A column or a row all of whose formulas are numbers now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CellLine {
    /// A column.
    Column(u16),
    /// A row.
    Row(u32),
}

/// What a number is that is none of the entries.
pub(super) enum JudgedSum {
    /// What the formula that was there gives.
    Right,
    /// Something else; the line is one that was pasted as a whole.
    Wrong { sum: String, line: Option<CellLine> },
    /// In a column that is none of the workbook's.
    OutsideColumns,
    /// In a row that is none of the workbook's.
    OutsideRows,
}

/// What a row of a sheet is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SummedRow {
    Unit,
    All,
    Group,
    /// What adds up from one period to the next, and its rate.
    Running,
    RunningRate,
    Other,
}

/// What a column of figures is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SummedColumnKind {
    Period,
    Total,
    /// Of a part: women, members of the youth union.
    Part,
    Target,
    Rate,
    Left,
    Other,
}

/// The sums of a sheet, worked out from its entries.
pub(super) struct OwnSums<'a> {
    sheet: &'a InputSheet,
    keys: &'a OwnKeys,
    entries: &'a BTreeSet<CellPosition>,
    /// The rows of units, in order, with what their quota may be.
    units: BTreeMap<u32, Vec<f64>>,
}

impl<'a> OwnSums<'a> {
    /// The sums of a sheet with entries at these cells; `quota` are what the quotas of units may be.
    pub(super) fn new(
        sheet: &'a InputSheet,
        keys: &'a OwnKeys,
        entries: &'a BTreeSet<CellPosition>,
        quota: &BTreeMap<String, Vec<f64>>,
    ) -> Self {
        let rows = keys.rows.iter().filter(|(unit, _)| *unit != ALL_UNITS);
        let rows = rows.flat_map(|(unit, rows)| rows.iter().map(move |row| (*row, unit)));
        let units = rows.map(|(row, unit)| (row, quota.get(unit).cloned().unwrap_or_default())).collect();
        Self { sheet, keys, entries, units }
    }

    /// Judges a number that is none of the entries.
    pub(super) fn judge(&self, cell: &InputCell) -> JudgedSum {
        let (row, column) = (self.row_kind(cell.at.row), self.column_kind(cell.at.column));
        if column == SummedColumnKind::Other {
            return JudgedSum::OutsideColumns;
        }
        let due = match (row, column) {
            (SummedRow::Other, _) => return JudgedSum::OutsideRows,
            (SummedRow::Running, SummedColumnKind::Period) => vec![self.running(cell.at.column)],
            (SummedRow::RunningRate, SummedColumnKind::Period) => self.running_rates(cell.at.column),
            (SummedRow::Running | SummedRow::RunningRate, _) => Vec::new(),
            (_, SummedColumnKind::Target) => self.targets(cell.at.row),
            (_, SummedColumnKind::Rate | SummedColumnKind::Left) => self.compared(cell.at.row, column),
            _ => self.sums(cell.at),
        };
        let own = typed(cell).unwrap_or(f64::NAN);
        let is_rate = column == SummedColumnKind::Rate || row == SummedRow::RunningRate;
        let near = if is_rate { NEAR_RATE } else { NEAR };
        if due.iter().any(|due| (due - own).abs() < near) {
            return JudgedSum::Right;
        }
        let sum = due.first().map(|due| shown(*due, is_rate)).unwrap_or_default();
        let line = self.pasted(cell.at).filter(|_| !due.is_empty());
        JudgedSum::Wrong { sum, line }
    }

    fn row_kind(&self, row: u32) -> SummedRow {
        if self.units.contains_key(&row) {
            return SummedRow::Unit;
        }
        if self.keys.rows.get(ALL_UNITS).is_some_and(|rows| rows.contains(&row)) {
            return SummedRow::All;
        }
        let at = |column| self.sheet.cell(CellPosition::new(row, column));
        let number = at(1).map(|cell| cell.value.to_string()).unwrap_or_default();
        let name = at(NAMES).and_then(InputCell::words).map(fold).unwrap_or_default();
        if name.starts_with("luy ke") {
            SummedRow::Running
        } else if name.starts_with("ty le") {
            SummedRow::RunningRate
        } else if !number.is_empty() && number.chars().all(char::is_alphabetic) {
            SummedRow::Group
        } else {
            SummedRow::Other
        }
    }

    fn column_kind(&self, column: u16) -> SummedColumnKind {
        let key = self.keys.columns.iter().find(|(_, own)| **own == column).map(|(key, _)| key.as_str());
        match key {
            Some(TOTAL) => return SummedColumnKind::Total,
            Some(key) if key.starts_with(OF_WHICH) => return SummedColumnKind::Part,
            Some(_) => return SummedColumnKind::Period,
            None => {}
        }
        let header = self.sheet.cell(CellPosition::new(self.keys.keys + 1, column));
        let header = header.and_then(InputCell::words).unwrap_or_default();
        match COMPUTED.iter().position(|one| folds_as(one, header)) {
            Some(0) => SummedColumnKind::Target,
            Some(1) => SummedColumnKind::Rate,
            Some(_) => SummedColumnKind::Left,
            None => SummedColumnKind::Other,
        }
    }

    /// The number in a cell.
    fn number(&self, at: CellPosition) -> Option<f64> {
        self.sheet.cell(at).and_then(number)
    }

    /// The columns of periods, from the left.
    fn periods(&self) -> Vec<u16> {
        let periods = self.keys.columns.iter().filter(|(key, _)| key.parse::<crate::model::Period>().is_ok());
        let mut columns: Vec<u16> = periods.map(|(_, column)| *column).collect();
        columns.sort_unstable();
        columns
    }

    fn total_column(&self) -> Option<u16> {
        self.keys.columns.get(TOTAL).copied()
    }

    /// What a unit has in a column: its entry, or of its total the sum of its entries.
    fn unit_count(&self, at: CellPosition) -> f64 {
        let is_sum = Some(at.column) == self.total_column() && !self.entries.contains(&at);
        if !is_sum {
            return self.number(at).filter(|_| self.entries.contains(&at)).unwrap_or_default();
        }
        self.periods().into_iter().map(|column| self.unit_count(CellPosition::new(at.row, column))).sum()
    }

    /// The rows of units from one row on, up to each group that may end them.
    fn members(&self, row: u32) -> Vec<Vec<u32>> {
        let groups = self.sheet.rows().map(|cells| cells[0].at.row);
        let ends = groups.filter(|end| *end > row && !self.units.contains_key(end));
        let units = |end: u32| self.units.range(row + 1..end).map(|(row, _)| *row).collect();
        ends.map(units).collect()
    }

    /// What a sum of rows or of columns may be.
    fn sums(&self, at: CellPosition) -> Vec<f64> {
        let of = |rows: &[u32]| -> f64 {
            rows.iter().map(|row| self.unit_count(CellPosition::new(*row, at.column))).sum()
        };
        match self.row_kind(at.row) {
            SummedRow::Unit if Some(at.column) == self.total_column() => vec![self.unit_count(at)],
            SummedRow::Group => self.members(at.row).iter().map(|rows| of(rows)).collect(),
            SummedRow::All => vec![self.whole_count(at.column)],
            _ => Vec::new(),
        }
    }

    /// The sum of all units in a column; of what has none by unit that of all together.
    fn whole_count(&self, column: u16) -> f64 {
        let row = self.keys.rows.get(ALL_UNITS).and_then(|rows| rows.first());
        let own = row.map(|row| CellPosition::new(*row, column));
        match own.filter(|own| self.entries.contains(own) || self.units.is_empty()) {
            Some(own) => self.unit_count(own),
            None => self.units.keys().map(|row| self.unit_count(CellPosition::new(*row, column))).sum(),
        }
    }

    /// What adds up to a period.
    fn running(&self, until: u16) -> f64 {
        self.periods()
            .into_iter()
            .filter(|column| *column <= until)
            .map(|column| self.whole_count(column))
            .sum()
    }

    /// The rates of it: of the quota, or of the whole.
    fn running_rates(&self, until: u16) -> Vec<f64> {
        let part = self.running(until);
        let row = self.keys.rows.get(ALL_UNITS).and_then(|rows| rows.first());
        let quota = row.map(|row| self.targets(*row)).unwrap_or_default();
        let whole = self.total_column().map(|column| self.whole_count(column));
        quota.into_iter().chain(whole).filter(|whole| *whole > 0.0).map(|whole| part / whole).collect()
    }

    /// What the quota in a row may be.
    fn targets(&self, row: u32) -> Vec<f64> {
        let of = |rows: &mut dyn Iterator<Item = &Vec<f64>>| -> Vec<f64> {
            let all: Vec<&Vec<f64>> = rows.collect();
            let most = all.iter().map(|one| one.len()).max().unwrap_or_default();
            // The first of each, the second of each, and so on: as they are, and as they were.
            let sum = |at: usize| all.iter().filter_map(|one| one.get(at).or(one.last())).sum();
            (0..most).map(sum).collect()
        };
        match self.row_kind(row) {
            SummedRow::Unit => self.units.get(&row).cloned().unwrap_or_default(),
            SummedRow::All => of(&mut self.units.values()),
            SummedRow::Group => {
                let members = self.members(row);
                let sums =
                    members.iter().map(|rows| of(&mut rows.iter().filter_map(|row| self.units.get(row))));
                sums.flatten().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The rates of the quota in a row, or what is left of it.
    fn compared(&self, row: u32, kind: SummedColumnKind) -> Vec<f64> {
        let Some(total) = self.total_column() else { return Vec::new() };
        let at = CellPosition::new(row, total);
        let parts = match self.row_kind(row) {
            SummedRow::Unit => vec![self.unit_count(at)],
            _ => self.sums(at),
        };
        let targets = self.targets(row);
        let pairs = parts.iter().flat_map(|part| targets.iter().map(move |target| (*part, *target)));
        match kind {
            SummedColumnKind::Rate => {
                pairs.filter(|(_, target)| *target > 0.0).map(|(part, target)| part / target).collect()
            }
            _ => pairs.map(|(part, target)| target - part).collect(),
        }
    }

    /// The line of a cell in which no formula is left, and several numbers are.
    fn pasted(&self, at: CellPosition) -> Option<CellLine> {
        let is_pasted = |is_beside: &dyn Fn(&InputCell) -> bool| {
            let of_line = || {
                let cells = self.sheet.cells.iter().filter(|cell| cell.at.row > self.keys.keys + 1);
                cells.filter(|cell| cell.at.column > NAMES && is_beside(cell))
            };
            let is_typed = |cell: &&InputCell| !self.entries.contains(&cell.at) && number(cell).is_some();
            of_line().all(|cell| !cell.is_formula) && of_line().filter(is_typed).count() > 1
        };
        if is_pasted(&|cell| cell.at.column == at.column) {
            Some(CellLine::Column(at.column))
        } else {
            is_pasted(&|cell| cell.at.row == at.row).then_some(CellLine::Row(at.row))
        }
    }
}

/// The number in a cell.
fn number(cell: &InputCell) -> Option<f64> {
    match &cell.value {
        InputValue::Number(number) => number.written.parse().ok(),
        _ => None,
    }
}

/// The number that somebody put into a cell, be it as a text.
fn typed(cell: &InputCell) -> Option<f64> {
    let of_text = || match &cell.value {
        InputValue::Text(text) => {
            let number = text_number(text)?.number;
            let power = i32::from(number.decimals);
            number.digits.to_string().parse::<f64>().ok().map(|digits| digits / 10f64.powi(power))
        }
        _ => None,
    };
    number(cell).or_else(of_text)
}

/// A number as people see it.
fn shown(number: f64, is_percent: bool) -> String {
    let rounded = (number * 1e4).round() / 1e4;
    InputNumber { written: rounded.to_string(), is_percent }.to_string()
}
