//! Where the tables of a sheet are: their headers, their column of names, their rows.

use std::collections::BTreeSet;

use super::input::{InputCell, InputSheet, InputValue};
use super::names::HolderNames;
use super::words::{header_period, is_name_header};
use crate::source::Place;
use crate::workbook::{CellArea, CellPosition};

/// The most rows of headers.
const HEADER_ROWS: u32 = 4;

/// A table of units down.
pub(super) struct FoundTable<'a> {
    pub(super) sheet: &'a InputSheet,
    pub(super) names: u16,
    /// Its columns to the right of the names.
    pub(super) columns: Vec<FoundColumn>,
    /// Its rows under the headers, that hold anything.
    pub(super) rows: Vec<u32>,
    /// The texts above it, the nearest first.
    pub(super) titles: Vec<String>,
}

/// A column of a table.
pub(super) struct FoundColumn {
    pub(super) column: u16,
    /// Its headers, from the highest.
    pub(super) headers: Vec<String>,
    /// The lowest of them, or the first cell under it.
    pub(super) place: Place,
}

/// The headers of a table: the column of names, and the rows from the first to the last.
#[derive(Clone, Copy)]
struct HeaderRows {
    names: u16,
    first: u32,
    last: u32,
}

/// The tables of a sheet, from its top.
pub(super) fn find_tables<'a>(sheet: &'a InputSheet, known: &HolderNames) -> Vec<FoundTable<'a>> {
    let mut headers: Vec<HeaderRows> = Vec::new();
    for cell in sheet.cells.iter().filter(|cell| is_anchor(sheet, cell, known)) {
        if headers.last().is_none_or(|before| before.last < cell.at.row) {
            headers.push(header_rows(sheet, cell.at, known));
        }
    }
    if headers.is_empty() {
        headers.extend(headers_by_names(sheet, known));
    }
    let ends = headers.iter().skip(1).map(|next| next.first).chain([u32::MAX]);
    let mut start = 0;
    let mut tables = Vec::new();
    for (rows, end) in headers.iter().zip(ends) {
        tables.push(table(sheet, *rows, start..end));
        start = rows.last + 1;
    }
    tables
}

/// Whether a cell heads a column of names, beside headers of figures.
fn is_anchor(sheet: &InputSheet, cell: &InputCell, known: &HolderNames) -> bool {
    let is_header = cell.words().is_some_and(|words| is_name_header(words) && !known.knows(words));
    let beside =
        sheet.row(cell.at.row).iter().filter(|other| other.at.column > cell.at.column && !other.is_blank());
    let beside = beside.count();
    // `Đơn vị:` with a name in the next cell says whose the sheet is.
    let is_label = cell.words().is_some_and(|words| words.ends_with(':')) && beside == 1;
    is_header && beside > 0 && !is_label
}

/// Of a sheet whose names have no header: the row above the first name that is known.
fn headers_by_names(sheet: &InputSheet, known: &HolderNames) -> Option<HeaderRows> {
    let of_units = sheet.cells.iter().filter(|cell| cell.words().is_some_and(|words| known.knows(words)));
    let columns: BTreeSet<u16> = of_units.clone().map(|cell| cell.at.column).collect();
    let count = |column: u16| of_units.clone().filter(|cell| cell.at.column == column).count();
    let names = columns.iter().copied().max_by_key(|column| (count(*column), u16::MAX - column))?;
    let first = of_units.clone().find(|cell| cell.at.column == names)?.at.row;
    let has_headers = |row: &&[InputCell]| {
        row[0].at.row < first && row.iter().any(|cell| cell.at.column > names && cell.words().is_some())
    };
    let above = sheet.rows().filter(has_headers).last().map(|row| row[0].at.row)?;
    Some(header_rows(sheet, CellPosition::new(above, names), known))
}

fn header_rows(sheet: &InputSheet, at: CellPosition, known: &HolderNames) -> HeaderRows {
    let area = sheet.merged_at(at).unwrap_or(CellArea::new(at, at));
    let names = area.first.column;
    let (mut first, mut last) = (area.first.row, area.last.row);
    let is_wide = |cell: &InputCell| {
        cell.at.column > names
            && sheet.merged_at(cell.at).is_some_and(|area| area.last.column > area.first.column)
    };
    while first > 0 && last - first < HEADER_ROWS && sheet.row(first - 1).iter().any(is_wide) {
        first -= 1;
    }
    while last - first < HEADER_ROWS && continues(sheet, last + 1, names) {
        last += 1;
    }
    if is_numbering(sheet, last + 1, names, known) {
        last += 1;
    }
    HeaderRows { names, first, last }
}

/// Whether a row goes on with headers: no name, and words or years in the columns of figures.
fn continues(sheet: &InputSheet, row: u32, names: u16) -> bool {
    let cells = sheet.row(row);
    let is_header = |cell: &InputCell| match &cell.value {
        InputValue::Text(_) => true,
        InputValue::Number(number) => {
            number.written.len() == 4 && header_period(&number.written, None).is_some()
        }
        _ => false,
    };
    let mut beside = cells.iter().filter(|cell| cell.at.column > names && !cell.is_blank()).peekable();
    let has_name = cells.iter().any(|cell| cell.at.column <= names && !cell.is_blank());
    !has_name && beside.peek().is_some() && beside.all(is_header)
}

/// Whether a row numbers the columns: `A B 1 2`, `(1) (2) (3)`.
fn is_numbering(sheet: &InputSheet, row: u32, names: u16, known: &HolderNames) -> bool {
    let cells: Vec<&InputCell> = sheet.row(row).iter().filter(|cell| !cell.is_blank()).collect();
    let label = |cell: &InputCell| cell.value.to_string().trim_matches(['(', ')', ' ']).to_owned();
    let is_label = |label: &str| {
        let is_letter = label.chars().count() == 1 && label.chars().all(char::is_alphabetic);
        is_letter || label.parse::<u8>().is_ok()
    };
    let numbers: Vec<u8> = cells.iter().filter_map(|cell| label(cell).parse::<u8>().ok()).collect();
    let is_counting = numbers.windows(2).all(|pair| pair[1] == pair[0].saturating_add(1));
    let own = cells.iter().find(|cell| cell.at.column == names);
    let is_name = own.is_some_and(|cell| known.knows(&cell.value.to_string()));
    own.is_some()
        && !is_name
        && cells.len() > 2
        && is_counting
        && cells.iter().all(|cell| is_label(&label(cell)))
}

fn table(sheet: &InputSheet, rows: HeaderRows, within: std::ops::Range<u32>) -> FoundTable<'_> {
    let body = |cell: &&InputCell| (rows.last + 1..within.end).contains(&cell.at.row);
    let in_body: Vec<&InputCell> = sheet.cells.iter().filter(body).collect();
    let body_rows: BTreeSet<u32> = in_body.iter().map(|cell| cell.at.row).collect();
    let in_headers = sheet.cells.iter().filter(|cell| (rows.first..=rows.last).contains(&cell.at.row));
    let right = in_headers.chain(in_body.iter().copied()).filter(|cell| cell.at.column > rows.names);
    let columns: BTreeSet<u16> = right.map(|cell| cell.at.column).collect();
    let columns = columns.into_iter().filter_map(|column| {
        let headers = headers(sheet, rows, column);
        let first = in_body.iter().find(|cell| cell.at.column == column).map(|cell| &cell.place);
        let place = headers.last().map(|(_, place)| place).or(first)?.clone();
        Some(FoundColumn { column, headers: headers.into_iter().map(|(words, _)| words).collect(), place })
    });
    let above = sheet.cells.iter().filter(|cell| (within.start..rows.first).contains(&cell.at.row));
    // Rows with figures above it are of another table.
    let has_figure = |row: u32| sheet.row(row).iter().any(|cell| matches!(cell.value, InputValue::Number(_)));
    let above = above.filter(|cell| !has_figure(cell.at.row));
    let mut titles: Vec<String> = above.filter_map(InputCell::words).map(str::to_owned).collect();
    titles.reverse();
    let (columns, body_rows) = (columns.collect(), body_rows.into_iter().collect());
    FoundTable { sheet, names: rows.names, columns, rows: body_rows, titles }
}

/// The headers of a column, from the highest, each once, with their places.
fn headers(sheet: &InputSheet, rows: HeaderRows, column: u16) -> Vec<(String, Place)> {
    let mut found: Vec<(String, Place)> = Vec::new();
    let mut last: Option<CellPosition> = None;
    for row in rows.first..=rows.last {
        let at = CellPosition::new(row, column);
        let at = sheet.merged_at(at).map_or(at, |area| area.first);
        if last.replace(at) == Some(at) {
            continue;
        }
        let cell = sheet.cell(at).filter(|cell| !cell.is_blank() && at.column > rows.names);
        if let Some(cell) = cell {
            found.push((
                cell.value.to_string().split_whitespace().collect::<Vec<_>>().join(" "),
                cell.place.clone(),
            ));
        }
    }
    // The numbers of columns are no headers.
    let is_label = |words: &str| words.trim_matches(['(', ')', ' ']).parse::<u8>().is_ok();
    found.retain(|(words, _)| !is_label(words));
    found
}

impl<'a> FoundTable<'a> {
    /// The cell of a row's name: in the column of names, or left of it where the name goes over several columns.
    pub(super) fn name(&self, row: u32) -> Option<&'a InputCell> {
        let at = CellPosition::new(row, self.names);
        let own = self.sheet.cell(at).filter(|cell| !cell.is_blank());
        let merged = || {
            let area = self.sheet.merged_at(at).filter(|area| area.first.row == row)?;
            self.sheet.cell(area.first).filter(|cell| !cell.is_blank())
        };
        let is_word = |cell: &&InputCell| {
            cell.at.column < self.names && cell.words().is_some_and(|words| words.chars().count() > 3)
        };
        own.or_else(merged).or_else(|| self.sheet.row(row).iter().find(is_word))
    }

    /// What numbers a row: `1`, `II`, `A`.
    pub(super) fn label(&self, row: u32) -> String {
        let mut left =
            self.sheet.row(row).iter().filter(|cell| cell.at.column < self.names && !cell.is_blank());
        left.next().map(|cell| cell.value.to_string().trim().to_owned()).unwrap_or_default()
    }
}
