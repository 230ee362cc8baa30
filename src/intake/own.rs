//! The program's own workbook of figures that comes back: its cells by their ids, beside what was in them when it was made.

use std::collections::{BTreeMap, BTreeSet};

use super::figure::{FigureBase, FigureKey, PlanTable, SheetFigure};
use super::input::{InputCell, InputNumber, InputSheet, InputValue, InputWorkbook};
use super::judge::{self, JudgedCell};
use super::names::{HolderNames, NameMatch};
use super::words;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Id, Period};
use crate::workbook::{ALL_UNITS, CellPosition, RECORD_SHEET, SheetKind, TOTAL};

/// The row of the record at which its table begins.
const RECORDS: u32 = 4;

/// The column of names.
const NAMES: u16 = 2;

/// The headers of columns that only the program fills in.
const COMPUTED: [&str; 3] = ["chỉ tiêu", "tỷ lệ", "còn lại"];

/// Whether a workbook is the program's own.
pub(super) fn is_own(book: &InputWorkbook) -> bool {
    book.sheet(RECORD_SHEET).is_some()
}

/// A cell of the record.
struct Recorded {
    kind: SheetKind,
    id: String,
    unit: String,
    period: String,
    value: Option<InputNumber>,
}

/// The figures of a workbook that are filled in, each with what it was. Nothing of one that belongs to another plan.
pub(super) fn own_figures(
    book: &InputWorkbook,
    plan: &str,
    tables: &[PlanTable<'_>],
    known: &HolderNames,
    findings: &mut Findings,
) -> Vec<SheetFigure> {
    let Some(record) = book.sheet(RECORD_SHEET) else { return Vec::new() };
    let text = |row, column| record.cell(CellPosition::new(row, column)).map(|cell| cell.value.to_string());
    if text(0, 1).as_deref() != Some("1") {
        findings.push(Finding::at(Code::SheetUnreadable, &book.place()).with("reason", "other-version"));
        return Vec::new();
    }
    let of = text(1, 1).unwrap_or_default();
    if of != plan {
        let finding = Finding::at(Code::SheetOfAnotherPlan, &book.place());
        findings.push(finding.with("of", of).with("plan", plan));
        return Vec::new();
    }
    let mut figures = Vec::new();
    let records = records(record);
    report_copies(book, &records, findings);
    for (name, recorded) in records {
        let Some(sheet) = find_sheet(book, &name, &recorded) else {
            let finding = Finding::at(Code::SheetMeaning, &book.place());
            findings.push(finding.with("reason", "sheet-gone").with("sheet", name));
            continue;
        };
        let mut reading = OwnSheet {
            sheet,
            tables,
            known,
            recorded: &recorded,
            relabelled: BTreeSet::new(),
            figures: Vec::new(),
            findings,
        };
        reading.read();
        figures.append(&mut reading.figures);
    }
    figures
}

/// The cells that the record has, by the names of their sheets.
fn records(record: &InputSheet) -> BTreeMap<String, Vec<Recorded>> {
    let mut found: BTreeMap<String, Vec<Recorded>> = BTreeMap::new();
    for row in record.rows().filter(|row| row[0].at.row >= RECORDS) {
        let at = |column: u16| row.iter().find(|cell| cell.at.column == column);
        let text = |column: u16| at(column).map(|cell| cell.value.to_string()).unwrap_or_default();
        let kind = match text(1).as_str() {
            "quota" => SheetKind::Quota,
            "result" => SheetKind::Result,
            _ => continue,
        };
        let value = at(5).and_then(|cell| match &cell.value {
            InputValue::Number(number) => Some(number.clone()),
            _ => None,
        });
        let recorded = Recorded { kind, id: text(2), unit: text(3), period: text(4), value };
        found.entry(text(0)).or_default().push(recorded);
    }
    found
}

/// The sheet with a name; of one that was renamed the only one that has all its rows and columns.
fn find_sheet<'b>(book: &'b InputWorkbook, name: &str, recorded: &[Recorded]) -> Option<&'b InputSheet> {
    if let Some(sheet) = book.sheet(name) {
        return Some(sheet);
    }
    let mut found = book.sheets.iter().filter(|sheet| has_all(sheet, recorded));
    found.next().filter(|_| found.next().is_none())
}

/// Whether a sheet has the rows and columns of all these cells.
fn has_all(sheet: &InputSheet, recorded: &[Recorded]) -> bool {
    let Some(keys) = OwnKeys::new(sheet) else { return false };
    let is_there =
        |one: &Recorded| keys.rows.contains_key(&one.unit) && keys.columns.contains_key(&one.period);
    recorded.iter().all(is_there)
}

/// Reports sheets that somebody copied within the workbook: which of the two is meant is not known.
fn report_copies(book: &InputWorkbook, records: &BTreeMap<String, Vec<Recorded>>, findings: &mut Findings) {
    let is_copy = |sheet: &&InputSheet| {
        let mut of =
            records.iter().filter(|(name, recorded)| book.sheet(name).is_some() && has_all(sheet, recorded));
        !records.contains_key(&sheet.name) && of.next().is_some()
    };
    for sheet in book.sheets.iter().filter(is_copy) {
        if let Some(first) = sheet.cells.first() {
            findings.push(Finding::at(Code::SheetMeaning, &first.place).with("reason", "copied"));
        }
    }
}

/// The rows and columns of a sheet by their ids.
struct OwnKeys {
    /// The row of the periods.
    keys: u32,
    rows: BTreeMap<String, Vec<u32>>,
    columns: BTreeMap<String, u16>,
}

impl OwnKeys {
    fn new(sheet: &InputSheet) -> Option<Self> {
        let is_key = |cell: &&InputCell| {
            cell.at.column > NAMES
                && matches!(&cell.value, InputValue::Text(text) if text == TOTAL || text.parse::<Period>().is_ok())
                || matches!(&cell.value, InputValue::Number(number) if number.written.len() == 4)
        };
        let is_total = |cell: &InputCell| cell.value == InputValue::Text(TOTAL.to_owned());
        let row = sheet.rows().find(|row| row.iter().any(is_total))?;
        let keys = row[0].at.row;
        let columns =
            row.iter().filter(is_key).map(|cell| (cell.value.to_string(), cell.at.column)).collect();
        let mut rows: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for cell in sheet.cells.iter().filter(|cell| cell.at.column == 0 && cell.at.row > keys) {
            rows.entry(cell.value.to_string()).or_default().push(cell.at.row);
        }
        Some(Self { keys, rows, columns })
    }
}

/// A figure in a cell that is not to be filled in.
fn closed(cell: &InputCell) -> Finding {
    let finding = Finding::at(Code::SheetFigure, &cell.place).with("reason", "closed");
    finding.with("got", cell.value.to_string())
}

/// A sheet while its figures are read.
struct OwnSheet<'a> {
    sheet: &'a InputSheet,
    tables: &'a [PlanTable<'a>],
    known: &'a HolderNames,
    recorded: &'a [Recorded],
    /// Names and headers that are reported already.
    relabelled: BTreeSet<CellPosition>,
    figures: Vec<SheetFigure>,
    findings: &'a mut Findings,
}

impl OwnSheet<'_> {
    fn read(&mut self) {
        let Some(keys) = OwnKeys::new(self.sheet) else {
            if let Some(first) = self.sheet.cells.first() {
                let finding = Finding::at(Code::SheetMeaning, &first.place);
                self.findings
                    .push(finding.with("reason", "keys-gone").with("sheet", self.sheet.name.as_str()));
            }
            return;
        };
        let mut of_entries: BTreeSet<CellPosition> = BTreeSet::new();
        for recorded in self.recorded {
            let column = keys.columns.get(&recorded.period);
            let rows = keys.rows.get(&recorded.unit).map_or(&[][..], Vec::as_slice);
            let cells = rows.iter().filter_map(|row| Some(CellPosition::new(*row, *column?)));
            let cells: Vec<CellPosition> = cells.collect();
            of_entries.extend(&cells);
            self.read_entry(recorded, &cells, keys.keys + 1);
        }
        self.report_beside(&keys, &of_entries);
    }

    /// A cell that people fill in, which may be there twice where its row was copied.
    fn read_entry(&mut self, recorded: &Recorded, cells: &[CellPosition], headers: u32) {
        let table = self.tables.iter().find(|table| table.is(recorded.kind, &recorded.id));
        let Some(table) = table else {
            self.report_gone(recorded, cells);
            return;
        };
        let base = recorded.value.as_ref().and_then(InputNumber::decimal);
        let base = base.and_then(|number| judge::count(number, table.measure).ok());
        let filled = |at: &CellPosition| self.sheet.cell(*at).filter(|cell| !cell.is_blank());
        let filled: Vec<&InputCell> = cells.iter().filter_map(filled).collect();
        let Some((cell, others)) = filled.split_first() else {
            self.report_emptied(recorded, cells, base.map(|base| table.shown(Some(base))));
            return;
        };
        if let Some(other) = others.first() {
            let finding = Finding::at(Code::SheetTwice, &other.place).related("first", &cell.place);
            self.findings
                .push(finding.with("name", recorded.unit.as_str()).with("period", recorded.period.as_str()));
            return;
        }
        // A figure that was not changed may be in a row that a filter hides.
        if let JudgedCell::Count(count) = judge::value(cell, table.measure)
            && Some(count) == base
        {
            return;
        }
        if self.is_relabelled(recorded, cell.at, headers) {
            return;
        }
        match judge::judge(self.sheet, cell.at, table.measure) {
            JudgedCell::Empty => {}
            JudgedCell::Wrong(finding) => self.findings.push(finding),
            JudgedCell::Count(count) => {
                let holder = match recorded.unit.as_str() {
                    ALL_UNITS => None,
                    unit => unit.parse::<Id>().ok(),
                };
                let period = recorded.period.parse::<Period>().ok();
                let key = FigureKey { kind: recorded.kind, id: recorded.id.clone(), holder, period };
                let (place, base) = (cell.place.clone(), FigureBase::Recorded(base));
                self.figures.push(SheetFigure { key, count, place, base });
            }
        }
    }

    /// Whether people see a figure under another header or beside another name than those of its ids, which is a finding.
    fn is_relabelled(&mut self, recorded: &Recorded, at: CellPosition, headers: u32) -> bool {
        let name = self.sheet.cell(CellPosition::new(at.row, NAMES)).filter(|cell| cell.words().is_some());
        let header = self.sheet.cell(CellPosition::new(headers, at.column));
        let period = recorded.period.parse::<Period>().ok();
        let year = period.and_then(Period::year);
        let of_name = |cell: &&InputCell| match self.known.find(cell.words().unwrap_or_default()) {
            NameMatch::One(_, id) => id.as_str() != recorded.unit,
            NameMatch::Several(ids) => ids.iter().all(|id| id.as_str() != recorded.unit),
            NameMatch::None => true,
        };
        let name = name.filter(|_| recorded.unit != ALL_UNITS).filter(of_name);
        let of_header = |cell: &&InputCell| {
            let now = words::header_period(&cell.value.to_string(), year);
            period.is_some() && now.is_some_and(|now| Some(now) != period)
        };
        let header = header.filter(of_header);
        for (cell, code) in [(name, Code::SheetName), (header, Code::SheetPeriod)] {
            if let Some(cell) = cell.filter(|cell| self.relabelled.insert(cell.at)) {
                let finding = Finding::at(code, &cell.place).with("reason", "relabelled");
                let finding =
                    finding.with("got", cell.value.to_string()).with("name", cell.value.to_string());
                let finding =
                    finding.with("period", recorded.period.as_str()).with("id", recorded.unit.as_str());
                self.findings.push(finding);
            }
        }
        name.is_some() || header.is_some()
    }

    /// A figure of a quota or result that the data no longer have.
    fn report_gone(&mut self, recorded: &Recorded, cells: &[CellPosition]) {
        let is_changed = |cell: &&InputCell| match (&cell.value, &recorded.value) {
            (InputValue::Number(now), Some(then)) => now.decimal() != then.decimal(),
            _ => true,
        };
        let cell = cells.iter().find_map(|at| self.sheet.cell(*at)).filter(is_changed);
        if let Some(cell) = cell.filter(|cell| !cell.is_blank()) {
            let finding = Finding::at(Code::SheetMeaning, &cell.place);
            self.findings.push(finding.with("reason", "gone").with("id", recorded.id.as_str()));
        }
    }

    /// An entry that was emptied: the data keep their figure.
    fn report_emptied(&mut self, recorded: &Recorded, cells: &[CellPosition], base: Option<String>) {
        let Some(base) = base else { return };
        let name = cells.first().and_then(|at| self.sheet.cell(CellPosition::new(at.row, NAMES)));
        if let Some(cell) = name.or(self.sheet.cells.first()) {
            let finding = Finding::at(Code::SheetEmptied, &cell.place).with("got", base);
            let finding =
                finding.with("name", name.map_or(recorded.unit.clone(), |cell| cell.value.to_string()));
            self.findings.push(finding.with("period", recorded.period.as_str()));
        }
    }

    /// Figures that somebody typed where none is to be filled in.
    fn report_beside(&mut self, keys: &OwnKeys, of_entries: &BTreeSet<CellPosition>) {
        let known_rows: BTreeSet<u32> = keys.rows.values().flatten().copied().collect();
        let known_columns: BTreeSet<u16> = keys.columns.values().copied().collect();
        let is_typed = |cell: &&InputCell| {
            cell.at.row > keys.keys + 1
                && cell.at.column > NAMES
                && !cell.is_formula
                && !of_entries.contains(&cell.at)
                && matches!(cell.value, InputValue::Number(_))
        };
        for cell in self.sheet.cells.iter().filter(is_typed) {
            let (has_row, has_column) =
                (known_rows.contains(&cell.at.row), known_columns.contains(&cell.at.column));
            let finding = match (has_row, has_column) {
                (true, true) if self.is_same_sum(cell, keys, of_entries) => continue,
                (true, true) => closed(cell),
                (_, false) if self.is_computed(keys, cell.at.column) => {
                    if !self.is_typed_over(|other| other.at.column == cell.at.column) {
                        continue;
                    }
                    closed(cell)
                }
                (true, false) => {
                    let header = self.sheet.cell(CellPosition::new(keys.keys + 1, cell.at.column));
                    let header = header.map(|header| header.value.to_string()).unwrap_or_default();
                    Finding::at(Code::SheetPeriod, &cell.place).with("reason", "no-key").with("got", header)
                }
                (false, _) if self.is_row_of_sums(cell.at.row) => {
                    if !self.is_typed_over(|other| other.at.row == cell.at.row) {
                        continue;
                    }
                    closed(cell)
                }
                (false, _) => {
                    let name = self.sheet.cell(CellPosition::new(cell.at.row, NAMES));
                    let name = name.map(|name| name.value.to_string()).unwrap_or_default();
                    Finding::at(Code::SheetName, &cell.place).with("reason", "no-id").with("name", name)
                }
            };
            self.findings.push(finding);
        }
    }

    /// Whether other cells of a column or row of formulas still have theirs. Where none has, all were turned into numbers.
    fn is_typed_over(&self, is_beside: impl Fn(&InputCell) -> bool) -> bool {
        self.sheet.cells.iter().any(|other| other.is_formula && is_beside(other))
    }

    /// Whether a column is one of those that compare results with their quota.
    fn is_computed(&self, keys: &OwnKeys, column: u16) -> bool {
        let header = self.sheet.cell(CellPosition::new(keys.keys + 1, column)).and_then(InputCell::words);
        header.is_some_and(|header| COMPUTED.iter().any(|one| crate::text::folds_as(one, header)))
    }

    /// Whether a row without an id is of a group, or of running totals, whose formulas somebody turned into numbers.
    fn is_row_of_sums(&self, row: u32) -> bool {
        let at = |column| self.sheet.cell(CellPosition::new(row, column));
        let number = at(1).map(|cell| cell.value.to_string()).unwrap_or_default();
        let name = at(NAMES).and_then(InputCell::words).map(crate::text::fold).unwrap_or_default();
        let is_label = !number.is_empty() && number.chars().all(char::is_alphabetic);
        is_label || name.starts_with("luy ke") || name.starts_with("ty le")
    }

    /// Whether a number in the place of a sum is that sum.
    fn is_same_sum(&self, cell: &InputCell, keys: &OwnKeys, of_entries: &BTreeSet<CellPosition>) -> bool {
        let number = |at: CellPosition| match &self.sheet.cell(at)?.value {
            InputValue::Number(number) => number.written.parse::<f64>().ok(),
            _ => None,
        };
        let sum = |cells: &mut dyn Iterator<Item = CellPosition>| {
            cells.filter(|at| of_entries.contains(at)).filter_map(number).sum::<f64>()
        };
        let is_total = keys.columns.get(TOTAL) == Some(&cell.at.column);
        let in_row = keys.columns.values().map(|column| CellPosition::new(cell.at.row, *column));
        let in_column = keys.rows.values().flatten().map(|row| CellPosition::new(*row, cell.at.column));
        let all = of_entries.iter().copied();
        let own = number(cell.at).unwrap_or_default();
        let is_same = |other: f64| (own - other).abs() < 1e-6;
        is_total && is_same(sum(&mut in_row.into_iter()))
            || is_same(sum(&mut in_column.into_iter()))
            || is_total && is_same(sum(&mut all.into_iter()))
    }
}
