//! The program's own workbook of figures that comes back: its cells by their ids, beside what was in them when it was made.

use std::collections::{BTreeMap, BTreeSet};

use super::figure::{FigureBase, FigureKey, PlanTable, SheetFigure};
use super::input::{InputCell, InputNumber, InputSheet, InputValue, InputWorkbook};
use super::judge::{self, JudgedCell};
use super::names::{HolderNames, NameMatch};
use super::number::text_number;
use super::own_sums::{CellLine, JudgedSum, OwnSums};
use super::words;
use crate::content::period_name;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Id, Period};
use crate::workbook::{ALL_UNITS, CellPosition, OF_WHICH, RECORD_SHEET, SheetKind, TOTAL};

/// The row of the record at which its table begins.
const RECORDS: u32 = 4;

/// The column of names.
pub(super) const NAMES: u16 = 2;

/// What the headers of columns of totals say, which are no period.
const TOTALS: [&str; 3] = ["cả năm", "tổng cộng", "lũy kế"];

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
    let quotas = quota_totals(book, &records);
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
            quotas: &quotas,
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

/// The quotas of units in a workbook, each as it is and as it was when the workbook was made.
fn quota_totals(
    book: &InputWorkbook,
    records: &BTreeMap<String, Vec<Recorded>>,
) -> BTreeMap<String, Vec<f64>> {
    let number = |number: &InputNumber| number.written.parse::<f64>().ok();
    let mut totals: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (name, recorded) in records {
        let Some(sheet) = find_sheet(book, name, recorded) else { continue };
        let Some(keys) = OwnKeys::new(sheet) else { continue };
        let mut of_sheet: BTreeMap<&str, [f64; 2]> = BTreeMap::new();
        for one in recorded.iter().filter(|one| one.kind == SheetKind::Quota) {
            let at = keys.rows.get(&one.unit).zip(keys.columns.get(&one.period));
            let cell = at.and_then(|(rows, column)| sheet.cell(CellPosition::new(*rows.first()?, *column)));
            let now = cell.and_then(|cell| match &cell.value {
                InputValue::Number(now) => number(now),
                _ => None,
            });
            let [then_all, now_all] = of_sheet.entry(&one.unit).or_default();
            *then_all += one.value.as_ref().and_then(number).unwrap_or_default();
            *now_all += now.unwrap_or_default();
        }
        for (unit, all) in of_sheet {
            totals.entry(unit.to_owned()).or_default().extend(all);
        }
    }
    totals
}

/// Whether a text is what the hidden row has over a column of figures.
fn is_column_key(text: &str) -> bool {
    text == TOTAL || text.starts_with(OF_WHICH) || text.parse::<Period>().is_ok()
}

/// The part and the period that the key of a column names.
fn part_and_period(key: &str) -> (Option<String>, Option<Period>) {
    let Some(rest) = key.strip_prefix(OF_WHICH) else { return (None, key.parse().ok()) };
    match rest.rsplit_once('.').map(|(name, period)| (name, period.parse::<Period>())) {
        Some((name, Ok(period))) => (Some(name.to_owned()), Some(period)),
        _ => (Some(rest.to_owned()), None),
    }
}

/// The rows and columns of a sheet by their ids.
pub(super) struct OwnKeys {
    /// The row of the periods.
    pub(super) keys: u32,
    pub(super) rows: BTreeMap<String, Vec<u32>>,
    pub(super) columns: BTreeMap<String, u16>,
}

impl OwnKeys {
    fn new(sheet: &InputSheet) -> Option<Self> {
        let is_key = |cell: &&InputCell| {
            cell.at.column > NAMES && matches!(&cell.value, InputValue::Text(text) if is_column_key(text))
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

/// A sheet while its figures are read.
struct OwnSheet<'a> {
    sheet: &'a InputSheet,
    tables: &'a [PlanTable<'a>],
    known: &'a HolderNames,
    recorded: &'a [Recorded],
    /// The quotas of units in the workbook.
    quotas: &'a BTreeMap<String, Vec<f64>>,
    /// Names and headers that are reported already.
    relabelled: BTreeSet<CellPosition>,
    figures: Vec<SheetFigure>,
    findings: &'a mut Findings,
}

impl<'a> OwnSheet<'a> {
    fn read(&mut self) {
        let Some(keys) = OwnKeys::new(self.sheet) else {
            if let Some(first) = self.sheet.cells.first() {
                let finding = Finding::at(Code::SheetMeaning, &first.place);
                self.findings
                    .push(finding.with("reason", "keys-gone").with("sheet", self.sheet.name.as_str()));
            }
            return;
        };
        let has_row = |recorded: &Recorded| keys.rows.contains_key(&recorded.unit);
        if let Some(header) = self.header(&keys).filter(|_| !self.recorded.iter().any(has_row)) {
            let finding = Finding::at(Code::SheetMeaning, &header.place).with("reason", "ids-gone");
            self.findings.push(finding.with("sheet", self.sheet.name.as_str()));
            return;
        }
        self.report_removed(&keys);
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
                let (part, period) = part_and_period(&recorded.period);
                let key = FigureKey { kind: recorded.kind, id: recorded.id.clone(), holder, period, part };
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
            let now = cell.value.to_string();
            match period {
                Some(period) => {
                    words::header_period(&now, year) != Some(period)
                        && !crate::text::folds_as(&period_name(period), &now)
                }
                // The words over a part are those of the plan's tables.
                None if recorded.period.starts_with(OF_WHICH) => words::header_period(&now, year).is_some(),
                None => {
                    !words::is_sum(&now) && !TOTALS.iter().any(|total| crate::text::folds_as(total, &now))
                }
            }
        };
        // A column whose header was emptied is shown at its figure.
        let header = header.filter(|cell| !cell.is_blank()).or(self.sheet.cell(at)).filter(of_header);
        for (cell, code) in [(name, Code::SheetName), (header, Code::SheetPeriod)] {
            let place =
                cell.map(|cell| if cell.at == at { CellPosition::new(headers, at.column) } else { cell.at });
            if let Some((cell, place)) = cell.zip(place)
                && self.relabelled.insert(place)
            {
                let got = if cell.at == at { String::new() } else { cell.value.to_string() };
                let finding = Finding::at(code, &cell.place).with("reason", "relabelled");
                let finding = finding.with("got", got.as_str()).with("name", got.as_str());
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
        // Rows and columns that are gone are reported together.
        let Some(at) = cells.first() else { return };
        let name = self.sheet.cell(CellPosition::new(at.row, NAMES));
        if let Some(cell) = name.or(self.sheet.cells.first()) {
            let finding = Finding::at(Code::SheetEmptied, &cell.place).with("reason", "cell");
            let finding = finding.with("got", base).with("period", recorded.period.as_str());
            let name = name.map_or(recorded.unit.clone(), |cell| cell.value.to_string());
            self.findings.push(finding.with("name", name));
        }
    }

    /// Entries whose row or column is gone from the sheet: the data keep their figures.
    fn report_removed(&mut self, keys: &OwnKeys) {
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for recorded in self.recorded.iter().filter(|recorded| recorded.value.is_some()) {
            if !keys.rows.contains_key(&recorded.unit) {
                let name = self.known.name_with_id(&recorded.unit).unwrap_or(&recorded.unit);
                if !rows.contains(&name) {
                    rows.push(name);
                }
            } else if !keys.columns.contains_key(&recorded.period)
                && !columns.contains(&recorded.period.as_str())
            {
                columns.push(recorded.period.as_str());
            }
        }
        let Some(place) = self.header(keys).map(|header| header.place.clone()) else { return };
        for (reason, names) in [("rows", rows), ("columns", columns)] {
            if !names.is_empty() {
                let finding = Finding::at(Code::SheetEmptied, &place).with("reason", reason);
                self.findings.push(finding.with("count", names.len()).with("names", names.join(", ")));
            }
        }
    }

    /// The header over the names; without it the first cell of the row of headers, or of the sheet.
    fn header(&self, keys: &OwnKeys) -> Option<&'a InputCell> {
        let row = self.sheet.row(keys.keys + 1);
        let is_name = |cell: &&InputCell| cell.words().is_some_and(words::is_name_header);
        row.iter().find(is_name).or(row.first()).or(self.sheet.cells.first())
    }

    /// Figures that somebody typed where none is to be filled in.
    fn report_beside(&mut self, keys: &OwnKeys, of_entries: &BTreeSet<CellPosition>) {
        let sums = OwnSums::new(self.sheet, keys, of_entries, &self.quota());
        let is_typed = |cell: &&InputCell| {
            let is_number = match &cell.value {
                InputValue::Number(_) => true,
                InputValue::Text(text) => text_number(text).is_some(),
                _ => false,
            };
            cell.at.row > keys.keys + 1
                && cell.at.column > NAMES
                && !cell.is_formula
                && !of_entries.contains(&cell.at)
                && is_number
        };
        let mut pasted: BTreeSet<CellLine> = BTreeSet::new();
        for cell in self.sheet.cells.iter().filter(is_typed) {
            let finding = match sums.judge(cell) {
                JudgedSum::Right => continue,
                JudgedSum::Wrong { sum, line } => {
                    if line.is_some_and(|line| !pasted.insert(line)) {
                        continue;
                    }
                    let reason = if line.is_some() { "pasted" } else { "closed" };
                    let finding = Finding::at(Code::SheetFigure, &cell.place).with("reason", reason);
                    finding.with("got", cell.value.to_string()).with("sum", sum)
                }
                JudgedSum::OutsideColumns => {
                    let header = self.sheet.cell(CellPosition::new(keys.keys + 1, cell.at.column));
                    let header = header.map(|header| header.value.to_string()).unwrap_or_default();
                    Finding::at(Code::SheetPeriod, &cell.place).with("reason", "no-key").with("got", header)
                }
                JudgedSum::OutsideRows => {
                    let name = self.sheet.cell(CellPosition::new(cell.at.row, NAMES));
                    let name = name.map(|name| name.value.to_string()).unwrap_or_default();
                    Finding::at(Code::SheetName, &cell.place).with("reason", "no-id").with("name", name)
                }
            };
            self.findings.push(finding);
        }
    }

    /// The quotas of units that a result of this sheet is compared with: what the data have, and what the workbook has.
    fn quota(&self) -> BTreeMap<String, Vec<f64>> {
        let mut quota = self.quotas.clone();
        let Some(first) = self.recorded.first() else { return quota };
        if let Some(table) = self.tables.iter().find(|table| table.is(first.kind, &first.id)) {
            for share in &table.expected.shares {
                let shown = table.measure.format().typed(share.counts.total()).replace(',', ".");
                let count: Option<f64> = shown.parse().ok();
                quota.entry(share.holder.to_string()).or_default().extend(count);
            }
        }
        quota
    }
}
