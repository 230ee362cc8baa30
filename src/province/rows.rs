//! The rows of a table of plans: what each cell gives which plan.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::cells::{cell_text, is_filled};
use super::commune::commune_values;
use super::header::{ColumnValue, HeaderFault, HeaderReader, PlanTableColumn, TableRowKind};
use super::shared_model::SharedModel;
use crate::data::{plain_words, shown, unreadable};
use crate::diag::{Code, Finding, Findings};
use crate::disk::limits;
use crate::intake::{InputCell, InputSheet, InputWorkbook, SheetVisibility, UnreadTable, read_table};
use crate::model::Id;
use crate::records::TableFile;
use crate::source::{Place, Placed, ValuePath};

/// How many filled rows from the top the headers are looked for in: above them are titles.
const HEADS: usize = 20;

/// How the names of sheets begin that explain the table.
const GUIDE: &str = "huong dan";

/// The keys of names that are each commune's own.
const OWN_NAMES: [&str; 4] = ["issuer.name", "issuer.cited", "place", "signature.signer"];

/// A table, read.
#[derive(Debug)]
pub(super) struct TableRows {
    /// Where the file as a whole is shown.
    pub(super) place: Place,
    /// Its plans, in the order of the rows.
    pub(super) plans: Vec<PlanRow>,
    /// The names of the sheets that hold nothing of plans.
    pub(super) unread_sheets: Vec<String>,
}

/// What a table says of a plan.
#[derive(Debug)]
pub(super) struct PlanRow {
    /// Its id, at its cell.
    pub(super) id: Placed<Id>,
    /// What its cells give it, in the order of columns; then that of its units, in the order of rows.
    pub(super) entries: Vec<TableEntry>,
    /// Its units, in the order of rows.
    pub(super) units: Vec<Placed<Id>>,
    /// The headers of columns of its own names in which its row has nothing.
    pub(super) without: Vec<String>,
}

/// A value that a cell gives a plan.
#[derive(Clone, Debug)]
pub(super) struct TableEntry {
    /// The file that it belongs to.
    pub(super) file: TableFile,
    /// Where in the file. The share of a unit is always `….units.thon-1.total` or `….units.thon-1.periods.2026-Q1`,
    /// however the file says it.
    pub(super) path: ValuePath,
    /// As YAML has it.
    pub(super) text: String,
    /// The cell.
    pub(super) place: Place,
}

/// The columns of a sheet, and the row that names them.
struct TableColumns<'s> {
    row: u32,
    by_column: BTreeMap<u16, (PlanTableColumn, &'s InputCell)>,
}

impl TableRows {
    /// Reads the rows of a workbook: plans from the first sheet, units and their figures from others. What is wrong is
    /// found at its cell.
    pub(super) fn read(workbook: &InputWorkbook, model: &SharedModel, findings: &mut Findings) -> Self {
        let mut reader =
            RowReader { model, findings, plans: Vec::new(), known: BTreeMap::new(), lost: BTreeSet::new() };
        let mut unread_sheets = Vec::new();
        let is_read = |sheet: &&InputSheet| {
            let is_shown = sheet.visibility == SheetVisibility::Shown && !sheet.cells.is_empty();
            is_shown && !plain_words(&sheet.name).starts_with(GUIDE)
        };
        let mut sheets = workbook.sheets.iter().filter(is_read);
        match sheets.next() {
            Some(first) => reader.plans(first),
            None => reader
                .findings
                .push(Finding::at(Code::TableRow, &workbook.place()).with("kind", "empty").with("got", "")),
        }
        for sheet in sheets {
            if !reader.units(sheet) {
                unread_sheets.push(sheet.name.clone());
            }
        }
        let plans = reader.plans;
        Self { place: workbook.place(), plans, unread_sheets }
    }
}

/// Reads the sheets of a table.
struct RowReader<'a> {
    model: &'a SharedModel,
    findings: &'a mut Findings,
    plans: Vec<PlanRow>,
    /// The places of plans among those that were read.
    known: BTreeMap<Id, usize>,
    /// The ids of rows that are left out for a fault of their own.
    lost: BTreeSet<Id>,
}

impl RowReader<'_> {
    /// Reads the sheet of plans.
    fn plans(&mut self, sheet: &InputSheet) {
        let Some(columns) = self.columns(sheet, TableRowKind::Plans) else {
            let place =
                sheet.cells.first().map_or_else(|| Place::file(&sheet.name), |cell| cell.place.clone());
            self.findings
                .push(Finding::at(Code::TableHeader, &place).with("kind", "no-id").with("header", "Mã xã"));
            return;
        };
        let id = columns.column(&PlanTableColumn::PlanId);
        for row in columns.data_rows(sheet) {
            let Some(id) = self.id(sheet, row, id) else { continue };
            if let Some(first) = self.known.get(&id.value) {
                let first = self.plans[*first].id.place.clone();
                self.findings.push(twice(&id, &first));
                continue;
            }
            let mut entries = self.entries(&columns, row, None);
            let communes = columns.communes(row);
            if let [(_, first), (_, other), ..] = communes[..] {
                let finding = Finding::at(Code::TableRow, &other.place).with("kind", "two-names");
                let finding = finding.with("got", other.value.to_string().trim());
                self.findings.push(finding.related("first", &first.place));
            }
            for (kind, cell) in communes {
                let words = cell.value.to_string();
                let filled = commune_values(&words, kind, self.model);
                let is_given = |path: &ValuePath| {
                    entries.iter().any(|entry| entry.file == TableFile::Plan && entry.path == *path)
                };
                let filled: Vec<TableEntry> = filled
                    .into_iter()
                    .filter(|(path, _)| !is_given(path))
                    .map(|(path, text)| TableEntry {
                        file: TableFile::Plan,
                        path,
                        text,
                        place: cell.place.clone(),
                    })
                    .collect();
                entries.extend(filled);
            }
            self.known.insert(id.value.clone(), self.plans.len());
            let without = columns.names_without(row);
            self.plans.push(PlanRow { id, entries, units: Vec::new(), without });
        }
        if self.plans.is_empty() && !self.findings.has_errors() {
            let head = columns.by_column.values().next().map(|(_, cell)| cell.place.clone());
            let place = head.unwrap_or_else(|| Place::file(&sheet.name));
            self.findings.push(Finding::at(Code::TableRow, &place).with("kind", "empty").with("got", ""));
        }
    }

    /// Reads a sheet of units or of their figures; whether it is one.
    fn units(&mut self, sheet: &InputSheet) -> bool {
        let is_of_results = plain_words(&sheet.name).contains("ket qua");
        let file = if is_of_results { TableFile::Results } else { TableFile::Quotas };
        let Some(columns) = self.columns(sheet, TableRowKind::Units(file)) else { return false };
        let [plan, unit] = [PlanTableColumn::PlanId, PlanTableColumn::UnitId].map(|one| columns.column(&one));
        let Some(unit) = unit else {
            let head = columns.by_column.values().find(|(meaning, _)| *meaning == PlanTableColumn::PlanId);
            if let Some((_, cell)) = head {
                let finding = Finding::at(Code::TableHeader, &cell.place).with("kind", "no-id");
                self.findings.push(finding.with("header", "Mã đơn vị"));
            }
            return true;
        };
        let mut seen: BTreeMap<(Id, Id), Place> = BTreeMap::new();
        for row in columns.data_rows(sheet) {
            let ids = (self.id(sheet, row, plan), self.id(sheet, row, Some(unit)));
            let (Some(plan), Some(unit)) = ids else { continue };
            if self.lost.contains(&plan.value) {
                continue;
            }
            let Some(at) = self.known.get(&plan.value).copied() else {
                let known = self.plans.iter().map(|plan| plan.id.value.as_str());
                let finding = Finding::at(Code::UnknownId, &plan.place).with("id", plan.value.as_str());
                self.findings.push(finding.with_known(plan.value.as_str(), known));
                continue;
            };
            let key = (plan.value.clone(), unit.value.clone());
            if let Some(first) = seen.get(&key) {
                self.findings.push(twice(&unit, first));
                continue;
            }
            seen.insert(key, unit.place.clone());
            let entries = self.entries(&columns, row, Some(unit.value.as_str()));
            let plan = &mut self.plans[at];
            plan.entries.extend(entries);
            if plan.units.iter().all(|known| known.value != unit.value) {
                plan.units.push(unit);
            }
        }
        true
    }

    /// The columns of a sheet; none where no row near its top names the id of a plan.
    fn columns<'s>(&mut self, sheet: &'s InputSheet, rows: TableRowKind) -> Option<TableColumns<'s>> {
        let reader = HeaderReader { model: self.model, rows };
        let is_head = |row: &&[InputCell]| {
            let meanings: Vec<_> =
                row.iter().filter_map(InputCell::words).map(|words| reader.read(words)).collect();
            let known = meanings.iter().filter(|meaning| meaning.is_ok()).count();
            meanings.contains(&Ok(PlanTableColumn::PlanId)) && 2 * known >= meanings.len()
        };
        let head = sheet.rows().take(HEADS).find(is_head)?;
        let mut by_column: BTreeMap<u16, (PlanTableColumn, &InputCell)> = BTreeMap::new();
        for cell in head.iter().filter(|cell| !cell.is_blank()) {
            let header = cell.value.to_string();
            let meaning = match reader.read(&header) {
                Ok(meaning) => meaning,
                Err(fault) => {
                    self.findings.push(header_fault(cell, &header, fault, reader));
                    continue;
                }
            };
            let same =
                by_column.values().find(|(known, _)| *known == meaning && meaning != PlanTableColumn::Unread);
            if let Some((_, first)) = same {
                let finding = Finding::at(Code::TableHeader, &cell.place).with("kind", "twice");
                self.findings.push(finding.with("header", header).related("first", &first.place));
                continue;
            }
            by_column.insert(cell.at.column, (meaning, cell));
        }
        let row = head[0].at.row;
        self.report_nameless(sheet, head, row);
        Some(TableColumns { row, by_column })
    }

    /// Reports the first cell of each column that has no header.
    fn report_nameless(&mut self, sheet: &InputSheet, head: &[InputCell], row: u32) {
        let mut named: Vec<u16> =
            head.iter().filter(|cell| !cell.is_blank()).map(|cell| cell.at.column).collect();
        for cell in sheet.cells.iter().filter(|cell| cell.at.row > row && !cell.is_blank()) {
            if !named.contains(&cell.at.column) {
                named.push(cell.at.column);
                let finding = Finding::at(Code::TableHeader, &cell.place).with("kind", "nameless");
                self.findings.push(finding.with("header", ""));
            }
        }
    }

    /// The id in a row. A row that is hidden, and one without an id, is a finding.
    fn id(&mut self, sheet: &InputSheet, row: &[InputCell], column: Option<u16>) -> Option<Placed<Id>> {
        let cell = row.iter().find(|cell| Some(cell.at.column) == column && !cell.is_blank());
        let first = row.iter().find(|cell| !cell.is_blank())?;
        if sheet.is_row_hidden(first.at.row) {
            self.lost.extend(cell.and_then(|cell| cell.value.to_string().trim().parse::<Id>().ok()));
            self.findings
                .push(Finding::at(Code::TableRow, &first.place).with("kind", "hidden").with("got", ""));
            return None;
        }
        let Some(cell) = cell else {
            let first = row.iter().find(|cell| cell.words().is_some()).unwrap_or(first);
            let got = first.value.to_string();
            self.findings
                .push(Finding::at(Code::TableRow, &first.place).with("kind", "no-id").with("got", got));
            return None;
        };
        let written = cell.value.to_string();
        let Ok(value) = written.trim().parse::<Id>() else {
            let usable = plain_words(&written).replace(' ', "-");
            let usable = usable.parse::<Id>().map_or_else(|()| String::new(), |id| id.to_string());
            let finding = Finding::at(Code::IdUnusable, &cell.place).with("id", written);
            self.findings.push(finding.with("nearest", usable));
            return None;
        };
        Some(Placed { value, place: cell.place.clone() })
    }

    /// What the cells of a row give.
    fn entries(
        &mut self,
        columns: &TableColumns<'_>,
        row: &[InputCell],
        unit: Option<&str>,
    ) -> Vec<TableEntry> {
        let mut entries = Vec::new();
        for cell in row.iter().filter(|cell| is_filled(cell)) {
            let Some((PlanTableColumn::Value(column), _)) = columns.by_column.get(&cell.at.column) else {
                continue;
            };
            let ColumnValue { file, kind, .. } = column;
            match cell_text(cell, *kind, self.model) {
                Ok(text) => {
                    let path = column.path(unit);
                    entries.push(TableEntry { file: *file, path, text, place: cell.place.clone() });
                }
                Err(finding) => self.findings.push(*finding),
            }
        }
        entries
    }
}

impl TableColumns<'_> {
    /// The column with a meaning.
    fn column(&self, meaning: &PlanTableColumn) -> Option<u16> {
        self.by_column.iter().find(|(_, (known, _))| known == meaning).map(|(column, _)| *column)
    }

    /// The rows below the headers in which any column that is read is filled.
    fn data_rows<'s>(&self, sheet: &'s InputSheet) -> impl Iterator<Item = &'s [InputCell]> {
        let is_read = |cell: &InputCell| {
            let meaning = self.by_column.get(&cell.at.column).map(|(meaning, _)| meaning);
            is_filled(cell) && meaning.is_some_and(|meaning| *meaning != PlanTableColumn::Unread)
        };
        sheet.rows().filter(move |row| row[0].at.row > self.row && row.iter().any(is_read))
    }

    /// The headers of columns of names that are each commune's own, in which a row has nothing: the model's would be
    /// printed.
    fn names_without(&self, row: &[InputCell]) -> Vec<String> {
        let is_name = |meaning: &PlanTableColumn| match meaning {
            PlanTableColumn::Commune(_) => true,
            PlanTableColumn::Value(column) => {
                let path = column.path(None).to_string();
                column.file == TableFile::Plan && OWN_NAMES.contains(&path.as_str())
            }
            PlanTableColumn::PlanId | PlanTableColumn::UnitId | PlanTableColumn::Unread => false,
        };
        let is_filled = |at: u16| row.iter().any(|cell| cell.at.column == at && is_filled(cell));
        // Of `Tên xã` beside `Tên phường` each row has one.
        let has_name = !self.communes(row).is_empty();
        let is_named = |meaning: &PlanTableColumn| has_name && matches!(meaning, PlanTableColumn::Commune(_));
        let empty = self
            .by_column
            .iter()
            .filter(|(at, (meaning, _))| is_name(meaning) && !is_named(meaning) && !is_filled(**at));
        empty.map(|(_, (_, header))| header.value.to_string().trim().to_owned()).collect()
    }

    /// The cells of a row that name a commune, with the word before the name.
    fn communes<'c>(&self, row: &'c [InputCell]) -> Vec<(&'static str, &'c InputCell)> {
        let named = row.iter().filter(|cell| is_filled(cell)).filter_map(|cell| {
            match self.by_column.get(&cell.at.column) {
                Some((PlanTableColumn::Commune(kind), _)) => Some((*kind, cell)),
                _ => None,
            }
        });
        named.collect()
    }
}

fn twice(id: &Placed<Id>, first: &Place) -> Finding {
    Finding::at(Code::IdTwice, &id.place).with("id", id.value.as_str()).related("first", first)
}

fn header_fault(cell: &InputCell, header: &str, fault: HeaderFault, reader: HeaderReader<'_>) -> Finding {
    let finding = Finding::at(Code::TableHeader, &cell.place).with("header", header);
    let list = |file| if file == TableFile::Results { "results" } else { "quotas" };
    match fault {
        HeaderFault::Unknown => {
            let known = reader.known();
            finding.with("kind", "unknown").with_known(header, known.iter().map(String::as_str))
        }
        HeaderFault::WithoutQuota(file) => {
            let known = reader.model.tallies(file).map(|tally| tally.id.as_str());
            finding.with("kind", "without-quota").with("list", list(file)).with_known("", known)
        }
        HeaderFault::UnknownQuota(file, id) => {
            let known = reader.model.tallies(file).map(|tally| tally.id.as_str());
            let finding = finding.with("kind", "unknown-quota").with("list", list(file));
            finding.with_known(&id, known).with("id", id)
        }
    }
}

/// Reads a file of sheets. What cannot be read is a finding.
pub(super) fn read_workbook(path: &Path, findings: &mut Findings) -> Option<InputWorkbook> {
    let unread = |unread: UnreadTable| match unread {
        UnreadTable::File(error) => unreadable(&Place::file(shown(path)), &error, limits::WORKBOOK),
        UnreadTable::Fault(fault) => {
            Finding::at(Code::SheetUnreadable, &Place::file(shown(path))).with("reason", fault.id())
        }
    };
    read_table(path).map_err(|error| findings.push(unread(error))).ok()
}
