//! Sheets that one unit fills in: the unit is named in a cell or by the file, periods go across or down.

use super::columns::SheetContext;
use super::figure::{FigureBase, FigureKey, SheetFigure};
use super::foreign::{ForeignRequest, compared, is_skipped};
use super::input::{InputCell, InputSheet, InputValue, InputWorkbook};
use super::judge::{JudgedCell, judge};
use super::names::{HolderNames, NameMatch};
use super::table::{FoundColumn, FoundTable};
use super::words;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Holding, Id, Period};
use crate::workbook::{CellPosition, SheetKind};

/// The figures of a sheet of one unit; none where it is no such sheet. `tables` are those with a header of names in it.
pub(super) fn unit_figures(
    book: &InputWorkbook,
    sheet: &InputSheet,
    request: &ForeignRequest<'_>,
    tables: &[FoundTable<'_>],
    findings: &mut Findings,
) -> Option<Vec<SheetFigure>> {
    let year = sheet.cells.iter().filter_map(InputCell::words).find_map(words::year_in);
    let year = year.or_else(|| request.tables.iter().find_map(|table| table.period.year()));
    let periods = periods(sheet, year);
    let first = periods.first()?;
    let unit = unit_of(book, sheet, request.known);
    if unit.is_none() && !tables.is_empty() {
        return None;
    }
    let Some((holding, id)) = unit else {
        let finding = Finding::at(Code::SheetName, &first.cell.place).with("reason", "no-unit");
        findings.push(finding);
        return Some(Vec::new());
    };
    let titles =
        sheet.cells.iter().filter(|cell| cell.at.row < first.cell.at.row).filter_map(InputCell::words);
    let mut titles: Vec<String> = titles.map(str::to_owned).collect();
    titles.reverse();
    let table = FoundTable { sheet, names: 0, columns: Vec::new(), rows: Vec::new(), titles };
    let (tables, mapping) = (request.tables, request.mapping);
    let context = SheetContext { book, table: &table, tables, mapping, holding };
    let mut form = UnitForm { context: &context, id, figures: Vec::new(), findings };
    let count =
        |is_beside: &dyn Fn(&PeriodCell<'_>) -> bool| periods.iter().filter(|one| is_beside(one)).count();
    let is_across = count(&|one| one.cell.at.row == first.cell.at.row) > 1
        || count(&|one| one.cell.at.column == first.cell.at.column) < 2
            && sheet.row(first.cell.at.row).iter().all(|cell| !matches!(cell.value, InputValue::Number(_)));
    if is_across {
        form.read_across(&periods);
    } else {
        form.read_down(&periods);
    }
    form.leave_quotas();
    Some(form.figures)
}

/// A cell that is a period.
struct PeriodCell<'a> {
    cell: &'a InputCell,
    period: Period,
}

/// The periods that stand together: in the row, or else in the column, of the first.
fn periods(sheet: &InputSheet, year: Option<u16>) -> Vec<PeriodCell<'_>> {
    let has_neighbour = |at: CellPosition| {
        let beside = sheet.row(at.row).iter().any(|cell| cell.at.column > at.column && !cell.is_blank());
        beside || sheet.cell(CellPosition::new(at.row + 1, at.column)).is_some_and(|cell| !cell.is_blank())
    };
    let all = sheet.cells.iter().filter_map(|cell| {
        let period = words::header_period(cell.words()?, year)?;
        has_neighbour(cell.at).then_some(PeriodCell { cell, period })
    });
    let all: Vec<PeriodCell<'_>> = all.collect();
    let Some(first) = all.first().map(|one| one.cell.at) else { return Vec::new() };
    let is_together =
        |one: &PeriodCell<'_>| one.cell.at.row == first.row || one.cell.at.column == first.column;
    all.into_iter().filter(is_together).collect()
}

/// The unit that a sheet is of: after a colon, alone in a cell, or the name of the file.
fn unit_of(book: &InputWorkbook, sheet: &InputSheet, known: &HolderNames) -> Option<(Holding, Id)> {
    let find = |name: &str| match known.find(name) {
        NameMatch::One(holding, id) => Some((holding, id)),
        _ => None,
    };
    let words = || sheet.cells.iter().filter_map(InputCell::words);
    let mut named: Vec<(Holding, Id)> = words().filter_map(|words| find(words.split_once(':')?.1)).collect();
    named.extend(words().filter_map(find));
    named.dedup();
    let file = book.path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match named.as_slice() {
        [only] => Some(only.clone()),
        [] => known.with_id(stem).or_else(|| find(stem)),
        _ => None,
    }
}

/// A sheet of one unit while its figures are read.
struct UnitForm<'a> {
    context: &'a SheetContext<'a>,
    id: Id,
    figures: Vec<SheetFigure>,
    findings: &'a mut Findings,
}

impl UnitForm<'_> {
    /// Periods in one row, under each the figures of what the first cell of their row names.
    fn read_across(&mut self, periods: &[PeriodCell<'_>]) {
        let Some(header) = periods.first().map(|one| one.cell.at.row) else { return };
        let sheet = self.context.table.sheet;
        for row in sheet.rows().filter(|row| row[0].at.row > header) {
            let label = row.iter().find(|cell| cell.words().is_some_and(|words| words.chars().count() > 3));
            let label = label.and_then(InputCell::words).unwrap_or_default();
            if words::is_sum(label)
                || !label.is_empty() && words::is_computed(label)
                || is_skipped(self.context.mapping, sheet, row[0].at.row, label)
            {
                continue;
            }
            for PeriodCell { cell, period } in periods.iter().filter(|one| one.cell.at.row == header) {
                let at = CellPosition::new(row[0].at.row, cell.at.column);
                let headers = vec![label.to_owned(), cell.value.to_string()];
                self.read_cell(at, *period, headers);
            }
        }
    }

    /// Periods in one column, right of each its figures.
    fn read_down(&mut self, periods: &[PeriodCell<'_>]) {
        let Some(first) = periods.first().map(|one| one.cell.at) else { return };
        let sheet = self.context.table.sheet;
        for PeriodCell { cell, period } in periods.iter().filter(|one| one.cell.at.column == first.column) {
            if is_skipped(self.context.mapping, sheet, cell.at.row, &cell.value.to_string()) {
                continue;
            }
            for other in sheet.row(cell.at.row).iter().filter(|other| other.at.column > first.column) {
                let above = first.row.checked_sub(1).map(|row| CellPosition::new(row, other.at.column));
                let header = above.and_then(|at| sheet.cell(at)).map(|cell| cell.value.to_string());
                let header = header.unwrap_or_default();
                if header.is_empty() || !words::is_computed(&header) {
                    self.read_cell(other.at, *period, vec![header]);
                }
            }
        }
    }

    /// Quotas beside results are held against the data, and not imported.
    fn leave_quotas(&mut self) {
        let is_of = |kind: SheetKind| move |figure: &&SheetFigure| figure.key.kind == kind;
        let has_results = self.figures.iter().any(|figure| figure.key.kind == SheetKind::Result);
        if !has_results || self.context.is_of_quotas() {
            return;
        }
        let is_other = |figure: &&SheetFigure| {
            let table = self.context.tables.iter().find(|table| table.is(figure.key.kind, &figure.key.id));
            table.is_some_and(|table| table.sum(&self.id, figure.key.period) != figure.count)
        };
        let others: Vec<&SheetFigure> =
            self.figures.iter().filter(is_of(SheetKind::Quota)).filter(is_other).collect();
        if let Some(first) = others.first() {
            let periods = others.iter().map(|figure| match figure.key.period {
                Some(period) => period.to_string(),
                None => figure.key.id.clone(),
            });
            let periods: Vec<String> = periods.collect();
            self.findings.push(compared(&first.place, &first.key.id, &periods));
        }
        self.figures.retain(|figure| figure.key.kind == SheetKind::Result);
    }

    fn read_cell(&mut self, at: CellPosition, period: Period, headers: Vec<String>) {
        let Some(cell) = self.context.table.sheet.cell(at).filter(|cell| !cell.is_blank()) else { return };
        let column = FoundColumn { column: at.column, headers, place: cell.place.clone() };
        let Some(table) = self.context.pick(&column, Some(period), self.findings) else { return };
        let table = &self.context.tables[table];
        match judge(self.context.table.sheet, at, table.measure) {
            JudgedCell::Empty => {}
            JudgedCell::Wrong(finding) => self.findings.push(finding),
            JudgedCell::Count(count) => {
                let period = Some(period).filter(|period| *period != table.period);
                let key = FigureKey {
                    kind: table.kind,
                    id: table.id.to_owned(),
                    holder: Some(self.id.clone()),
                    period,
                    part: None,
                };
                let (place, base) = (cell.place.clone(), FigureBase::Unknown);
                self.figures.push(SheetFigure { key, count, place, base });
            }
        }
    }
}
