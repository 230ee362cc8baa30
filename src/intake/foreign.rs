//! Sheets that somebody else made: what their columns mean, by their headers, and whose their rows are, by names.

use std::collections::BTreeMap;

use super::columns::{ColumnMeaning, SheetContext, SumSpan, column_meanings};
use super::figure::{FigureBase, FigureKey, PlanTable, SheetFigure};
use super::input::{InputCell, InputSheet, InputValue, InputWorkbook, SheetVisibility};
use super::judge::{JudgedCell, judge};
use super::names::{HolderNames, NameMatch, name_key};
use super::sums::{RowRole, SummedColumn, check, check_rows};
use super::table::{FoundTable, find_tables};
use super::unit_form::unit_figures;
use super::words::{is_foot, is_sum, row_of_quotas};
use crate::data::ImportMapping;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Counts, Holding, Id, Measure, Period};
use crate::source::Place;
use crate::workbook::{CellPosition, SheetKind};

/// What of a plan sheets are read for.
pub(super) struct ForeignRequest<'a> {
    pub(super) tables: &'a [PlanTable<'a>],
    pub(super) known: &'a HolderNames,
    pub(super) mapping: &'a ImportMapping,
}

/// The figures of all sheets of a workbook.
pub(super) fn foreign_figures(
    book: &InputWorkbook,
    request: &ForeignRequest<'_>,
    findings: &mut Findings,
) -> Vec<SheetFigure> {
    let mut figures = Vec::new();
    let mut has_table = false;
    for sheet in &book.sheets {
        if sheet.visibility != SheetVisibility::Shown {
            report_unused(sheet, "hidden", findings);
            continue;
        }
        let mut tables = find_tables(sheet, request.known);
        for table in &mut tables {
            let is_skipped = |row: &u32| {
                let name = table.name(*row).map(|cell| cell.value.to_string());
                is_skipped(request.mapping, sheet, *row, name.as_deref().unwrap_or_default())
            };
            table.rows = table.rows.iter().copied().filter(|row| !is_skipped(row)).collect();
        }
        let has_units = |table: &FoundTable<'_>| {
            let mut names = table.rows.iter().filter_map(|row| table.name(*row)?.words());
            names.any(|name| request.known.knows(name))
        };
        if !tables.iter().any(has_units)
            && let Some(found) = unit_figures(book, sheet, request, &tables, findings)
        {
            has_table = true;
            figures.extend(found);
            continue;
        }
        if tables.is_empty() {
            report_unused(sheet, "no-table", findings);
        }
        let before = (figures.len(), findings.iter().count());
        let has_tables = !tables.is_empty();
        for table in tables {
            has_table = true;
            let mut reading = ForeignTable { book, request, table: &table, rows: Vec::new(), findings };
            figures.append(&mut reading.read());
        }
        if has_tables && before == (figures.len(), findings.iter().count()) {
            report_unused(sheet, "no-table", findings);
        }
    }
    if !has_table {
        findings.push(Finding::at(Code::SheetMeaning, &book.place()).with("reason", "no-table"));
    }
    figures
}

/// Whether the mapping says that a row is not imported: by the name in it, or by its number.
pub(super) fn is_skipped(mapping: &ImportMapping, sheet: &InputSheet, row: u32, name: &str) -> bool {
    let number = (row + 1).to_string();
    mapping.skipped_rows.iter().any(|skipped| {
        let is_sheet = skipped.sheet.as_ref().is_none_or(|name| name_key(name) == name_key(&sheet.name));
        is_sheet && (skipped.row == number || name_key(name) == name_key(&skipped.row))
    })
}

fn report_unused(sheet: &InputSheet, reason: &'static str, findings: &mut Findings) {
    let is_number = |cell: &&InputCell| matches!(cell.value, InputValue::Number(_));
    if let Some(cell) = sheet.cells.iter().find(is_number) {
        let finding = Finding::at(Code::SheetUnused, &cell.place).with("reason", reason);
        findings.push(finding.with("name", sheet.name.as_str()));
    }
}

/// A row of a table, and whose it is.
struct ForeignRow {
    row: u32,
    role: RowRole,
    holder: Option<Id>,
}

/// A table while its figures are read.
struct ForeignTable<'a> {
    book: &'a InputWorkbook,
    request: &'a ForeignRequest<'a>,
    table: &'a FoundTable<'a>,
    rows: Vec<ForeignRow>,
    findings: &'a mut Findings,
}

/// A column of figures of a quota or result.
#[derive(Clone, Copy)]
struct ReadColumn<'a> {
    column: u16,
    table: &'a PlanTable<'a>,
    period: Option<Period>,
}

impl<'a> ForeignTable<'a> {
    fn read(&mut self) -> Vec<SheetFigure> {
        let context = SheetContext {
            book: self.book,
            table: self.table,
            tables: self.request.tables,
            mapping: self.request.mapping,
            holding: self.holding(),
        };
        if self.report_longer() {
            return Vec::new();
        }
        let meanings = column_meanings(&context, self.findings);
        let figures = |(column, meaning): &(u16, ColumnMeaning)| match meaning {
            ColumnMeaning::Figures { table, period } => {
                let table = self.request.tables.get(*table)?;
                Some(ReadColumn { column: *column, table, period: *period })
            }
            _ => None,
        };
        let columns: Vec<ReadColumn<'a>> = meanings.iter().filter_map(figures).collect();
        if columns.is_empty() {
            return Vec::new();
        }
        self.read_rows(&columns);
        let mut found = Vec::new();
        let mut summed: Vec<SummedColumn<'_>> = Vec::new();
        for column in &columns {
            summed.push(self.read_column(*column, &mut found));
        }
        let roles: Vec<(u32, RowRole)> = self.rows.iter().map(|row| (row.row, row.role.clone())).collect();
        for column in &summed {
            check_rows(self.table, &roles, column, self.findings);
        }
        self.check_columns(&meanings, &columns, &summed);
        self.compare(&meanings);
        found
    }

    /// The kind of holders that its names are of: that of most.
    fn holding(&self) -> Holding {
        let of = |row: &u32| match self.request.known.find(self.table.name(*row)?.words()?) {
            NameMatch::One(holding, _) => Some(holding),
            _ => None,
        };
        let all: Vec<Holding> = self.table.rows.iter().filter_map(of).collect();
        let organisations = all.iter().filter(|one| **one == Holding::Organisations).count();
        if organisations * 2 > all.len() { Holding::Organisations } else { Holding::Units }
    }

    fn read_rows(&mut self, columns: &[ReadColumn<'_>]) {
        let mut seen: BTreeMap<Id, &InputCell> = BTreeMap::new();
        for row in self.table.rows.clone() {
            let cells: Vec<&InputCell> = columns
                .iter()
                .filter_map(|column| self.table.sheet.cell(CellPosition::new(row, column.column)))
                .filter(|cell| !cell.is_blank())
                .collect();
            let Some(name) = self.table.name(row) else {
                if let Some(cell) = cells.iter().find(|cell| !matches!(cell.value, InputValue::Text(_))) {
                    self.findings.push(Finding::at(Code::SheetName, &cell.place).with("reason", "empty"));
                    self.doubt(row);
                }
                continue;
            };
            let words = name.words().unwrap_or_default().to_owned();
            let (role, holder) = match self.request.known.find(&words) {
                NameMatch::One(_, id) => (RowRole::Unit, Some(id)),
                NameMatch::Several(ids) => {
                    let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
                    let finding = Finding::at(Code::SheetName, &name.place).with("reason", "several");
                    self.findings.push(finding.with("name", words).with("known", ids.join(", ")));
                    self.doubt(row);
                    continue;
                }
                NameMatch::None if is_sum(&words) => (RowRole::Sum, None),
                NameMatch::None if self.is_group(row, &words) => (RowRole::Group, None),
                NameMatch::None => {
                    if self.report_unknown(name, &words, &cells) {
                        self.doubt(row);
                    }
                    continue;
                }
            };
            if let NameMatch::One(holding, _) = self.request.known.find(&words)
                && !cells.is_empty()
                && columns.iter().all(|column| column.table.holding != holding)
            {
                let finding = Finding::at(Code::SheetName, &name.place).with("reason", "other-holding");
                let id = columns.first().map(|column| column.table.id).unwrap_or_default();
                self.findings.push(finding.with("name", words).with("id", id));
                self.doubt(row);
                continue;
            }
            if let Some(cell) = holder.as_ref().and_then(|_| self.other_kind(row, columns)) {
                let id = columns.first().map(|column| column.table.id).unwrap_or_default();
                let kind = columns.first().map(|column| column.table.kind.id()).unwrap_or_default();
                let finding = Finding::at(Code::SheetMeaning, &cell.place).with("reason", "unexplained");
                let finding = finding.with("kind", kind).with("header", cell.value.to_string().trim());
                let measure = columns.first().map(|column| column.table.measure.name()).unwrap_or_default();
                self.findings.push(finding.with("id", id).with("measure", measure));
                continue;
            }
            if let Some(id) = &holder
                && let Some(first) = seen.get(id)
            {
                let finding = Finding::at(Code::SheetTwice, &name.place).related("first", &first.place);
                self.findings.push(finding.with("name", words).with("period", ""));
                self.doubt(row);
                continue;
            }
            if let Some(id) = &holder {
                seen.insert(id.clone(), name);
            }
            self.rows.push(ForeignRow { row, role, holder });
        }
    }

    /// Keeps a row that is not imported, for the sums that may have it in them.
    fn doubt(&mut self, row: u32) {
        self.rows.push(ForeignRow { row, role: RowRole::Doubtful, holder: None });
    }

    /// The cell of a row that says that its figures are quotas where all columns are of results, or the other way about.
    fn other_kind(&self, row: u32, columns: &[ReadColumn<'_>]) -> Option<&'a InputCell> {
        let is_other = |cell: &&InputCell| {
            let said = cell.words().and_then(row_of_quotas);
            said.is_some_and(|said| {
                columns.iter().all(|column| (column.table.kind == SheetKind::Quota) != said)
            })
        };
        self.table.sheet.row(row).iter().find(is_other)
    }

    /// Reports cells of a text file that are right of all its headers: a mark within them parted fields, as a decimal comma.
    fn report_longer(&mut self) -> bool {
        let headed = self.table.columns.iter().filter(|column| !column.headers.is_empty());
        let Some(last) = headed.map(|column| column.column).max().filter(|_| self.book.is_text) else {
            return false;
        };
        let before = self.findings.iter().count();
        for row in &self.table.rows {
            let mut cells = self.table.sheet.row(*row).iter();
            if let Some(cell) = cells.find(|cell| cell.at.column > last && !cell.is_blank()) {
                let finding = Finding::at(Code::SheetMeaning, &cell.place).with("reason", "longer");
                self.findings.push(finding);
            }
        }
        self.findings.iter().count() > before
    }

    fn is_group(&self, row: u32, words: &str) -> bool {
        let label = self.table.label(row);
        let label = label.trim_end_matches('.');
        let is_roman = !label.is_empty() && label.chars().all(|c| "IVX".contains(c));
        let is_letter = label.chars().count() == 1 && label.chars().all(char::is_uppercase);
        self.request.known.is_group(words) || is_roman || is_letter
    }

    /// Reports a name that no unit has. Notes under the table have no figures beside them: false.
    fn report_unknown(&mut self, name: &InputCell, words: &str, cells: &[&InputCell]) -> bool {
        let is_after_sum = self.rows.iter().any(|row| row.role == RowRole::Sum);
        let is_foot = is_foot(words) && !self.rows.is_empty();
        let is_note =
            cells.is_empty() || (is_after_sum || is_foot) && cells.iter().all(|cell| cell.words().is_some());
        if is_note || words.is_empty() && cells.iter().all(|cell| cell.words().is_some()) {
            return false;
        }
        let finding = Finding::at(Code::SheetName, &name.place).with("reason", "unknown");
        let finding = finding.with("name", words).with_known(words, self.request.known.all());
        let nearest = self.request.known.nearest(words);
        // Of several that are equally near none is proposed.
        let id = match nearest[..] {
            [only] => self.request.known.find(only),
            _ => NameMatch::None,
        };
        let id = if let NameMatch::One(_, id) = id { id.to_string() } else { "ID".to_owned() };
        self.findings.push(finding.with("nearest", nearest.join("`, `")).with("id", id));
        true
    }

    fn read_column<'c>(&mut self, column: ReadColumn<'c>, found: &mut Vec<SheetFigure>) -> SummedColumn<'c> {
        let ReadColumn { column: at, table, period } = column;
        let mut counts = BTreeMap::new();
        for ForeignRow { row, role, holder } in &self.rows {
            let at = CellPosition::new(*row, at);
            if *role == RowRole::Doubtful {
                counts.extend(doubtful_count(self.table.sheet, at, table.measure).map(|count| (*row, count)));
            }
            let Some(holder) = holder else { continue };
            match judge(self.table.sheet, at, table.measure) {
                JudgedCell::Empty => {}
                JudgedCell::Wrong(finding) => {
                    self.findings.push(finding);
                    counts.insert(*row, None);
                }
                JudgedCell::Count(count) => {
                    counts.insert(*row, Some(count));
                    let key = FigureKey {
                        kind: table.kind,
                        id: table.id.to_owned(),
                        holder: Some(holder.clone()),
                        period,
                        part: None,
                    };
                    if let Some(cell) = self.table.sheet.cell(at) {
                        found.push(SheetFigure {
                            key,
                            count,
                            place: cell.place.clone(),
                            base: FigureBase::Unknown,
                        });
                    }
                }
            }
        }
        SummedColumn { column: at, measure: table.measure, counts }
    }

    /// Notes columns of quotas beside results that say otherwise than the data.
    fn compare(&mut self, meanings: &[(u16, ColumnMeaning)]) {
        for (at, meaning) in meanings {
            let ColumnMeaning::Compared { table, period } = meaning else { continue };
            let Some(table) = self.request.tables.get(*table) else { continue };
            let mut others: Vec<String> = Vec::new();
            for row in &self.rows {
                let Some(holder) = &row.holder else { continue };
                let cell = CellPosition::new(row.row, *at);
                if let JudgedCell::Count(count) = judge(self.table.sheet, cell, table.measure)
                    && count != table.sum(holder, *period)
                {
                    others.extend(self.table.name(row.row).map(|name| name.value.to_string()));
                }
            }
            let column = self.table.columns.iter().find(|column| column.column == *at);
            if let Some(column) = column.filter(|_| !others.is_empty()) {
                self.findings.push(compared(&column.place, &column.headers.join(" / "), &others));
            }
        }
    }

    /// Holds columns of sums against the columns that they are of, and their own sums against their rows.
    fn check_columns(
        &mut self,
        meanings: &[(u16, ColumnMeaning)],
        columns: &[ReadColumn<'_>],
        summed: &[SummedColumn<'_>],
    ) {
        for (at, meaning) in meanings {
            let ColumnMeaning::SumOf { parts, span } = meaning else { continue };
            let is_part = |column: &u16| parts.contains(column);
            let of: Vec<&ReadColumn<'_>> = columns.iter().filter(|one| is_part(&one.column)).collect();
            let parts: Vec<&SummedColumn<'_>> = summed.iter().filter(|one| is_part(&one.column)).collect();
            let Some(table) = of.first().map(|one| one.table).filter(|table| table.measure.adds_up()) else {
                continue;
            };
            let periods: Vec<Period> = of.iter().map(|one| one.period.unwrap_or(table.period)).collect();
            let mut stated = SummedColumn { column: *at, measure: table.measure, counts: BTreeMap::new() };
            for ForeignRow { row, role, holder } in &self.rows {
                let cell = CellPosition::new(*row, *at);
                if *role == RowRole::Doubtful {
                    let count = doubtful_count(self.table.sheet, cell, table.measure);
                    stated.counts.extend(count.map(|count| (*row, count)));
                }
                let counts: Vec<&Option<u64>> =
                    parts.iter().filter_map(|part| part.counts.get(row)).collect();
                // Of a row that names no period a sum may be known and its parts not.
                let Some(holder) = holder.as_ref().filter(|_| !counts.is_empty()) else { continue };
                if counts.iter().any(|count| count.is_none()) {
                    stated.counts.insert(*row, None);
                    continue;
                }
                let sum: u64 = counts.into_iter().flatten().sum();
                let more = beside(table, holder, &periods, *span);
                let found =
                    check(self.table, cell, table.measure, &[sum, sum + more], "column", self.findings);
                stated.counts.insert(*row, found);
            }
            let roles: Vec<(u32, RowRole)> =
                self.rows.iter().map(|row| (row.row, row.role.clone())).collect();
            check_rows(self.table, &roles, &stated, self.findings);
        }
    }
}

/// What a row that is not imported has in a column: the inner none where that is no figure.
#[expect(clippy::option_option, reason = "an empty cell is nothing in a sum, a wrong one may be anything")]
fn doubtful_count(sheet: &InputSheet, at: CellPosition, measure: &Measure) -> Option<Option<u64>> {
    match judge(sheet, at, measure) {
        JudgedCell::Empty => None,
        JudgedCell::Count(count) => Some(Some(count)),
        JudgedCell::Wrong(_) => Some(None),
    }
}

/// The note about quotas beside results that are others in the data.
pub(super) fn compared(place: &Place, header: &str, names: &[String]) -> Finding {
    let finding = Finding::at(Code::SheetUnused, place).with("reason", "compared");
    finding.with("name", header).with("count", names.len()).with("names", names.join(", "))
}

/// What the data have of a holder beside the periods of a sheet, as far as a sum may have it in it.
fn beside(table: &PlanTable<'_>, holder: &Id, periods: &[Period], span: SumSpan) -> u64 {
    let last = periods.iter().filter_map(|period| period.last_day()).max();
    let is_meant = |one: &Period| {
        let is_within = match span {
            SumSpan::Columns => false,
            SumSpan::Within(whole) => whole.contains(*one),
            SumSpan::Running => one.last_day() <= last,
        };
        is_within && periods.iter().all(|period| !period.overlaps(*one))
    };
    match table.share(holder).map(|share| &share.counts) {
        Some(Counts::ByPeriod(counts)) => {
            counts.iter().filter(|(period, _)| is_meant(period)).map(|(_, count)| count).sum()
        }
        _ => 0,
    }
}
