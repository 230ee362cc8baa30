//! What a sheet that somebody sent holds: typed cells, each with what is needed to judge whether it is a figure.

use std::borrow::Cow;
use std::fmt;
use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::limits;
use crate::package::PackageFault;
use crate::source::{CellAddress, Place, Source};
use crate::workbook::{CellArea, CellPosition, Number};

/// A workbook as it was read, or a text file of one sheet.
#[derive(Clone, Debug, Default)]
pub struct InputWorkbook {
    /// The path, as shown to people.
    pub path: String,
    /// Whether it is a text file, in which a mark parts the fields.
    pub is_text: bool,
    /// Its sheets, in the order of their tabs.
    pub sheets: Vec<InputSheet>,
}

/// A sheet as it was read.
#[derive(Clone, Debug, Default)]
pub struct InputSheet {
    /// The name on its tab; of a text file the name of the file without its ending.
    pub name: String,
    /// Whether people see it.
    pub visibility: SheetVisibility,
    /// The cells that hold anything, row by row, from the left.
    pub cells: Vec<InputCell>,
    /// Ranges that are one cell, whose content is that of their first.
    pub merged: Vec<CellArea>,
    /// Hidden rows, from 0, those of a filter too; in order.
    pub hidden_rows: Vec<RangeInclusive<u32>>,
    /// Hidden columns, from 0.
    pub hidden_columns: Vec<RangeInclusive<u16>>,
}

/// Whether people see a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetVisibility {
    /// Its tab is shown.
    #[default]
    Shown,
    /// A menu shows it.
    Hidden,
    /// No menu shows it.
    VeryHidden,
}

/// A cell that holds something.
#[derive(Clone, Debug)]
pub struct InputCell {
    /// Where it is.
    pub at: CellPosition,
    /// Its value, of a formula the stored one: [`InputValue::Empty`] where none is stored.
    pub value: InputValue,
    /// Whether a formula computes it.
    pub is_formula: bool,
    /// Where findings show it.
    pub place: Place,
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputValue {
    /// None: of a formula without a stored value.
    Empty,
    /// A text, as it is.
    Text(String),
    /// A number.
    Number(InputNumber),
    /// A truth value.
    Boolean(bool),
    /// An error, as it is shown: `#REF!`.
    Error(String),
    /// A number that is shown as a day or a time.
    Date(InputDate),
}

/// A number as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputNumber {
    /// As it is stored: `73.099999999999994`.
    pub written: String,
    /// Whether it is shown with a percent sign: 0.9 as `90%`.
    pub is_percent: bool,
}

/// A day that a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputDate {
    /// As it is stored: `42912`, `2017-06-26`.
    pub written: String,
    /// The day; none of a time alone, and where there is no such day.
    pub day: Option<Date>,
}

/// What is wrong with a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// It is damaged, or what is in it is no workbook.
    Broken,
    /// It needs a password.
    Protected,
    /// `.xls`, `.xlsb` or another format that is to be saved as `.xlsx` first.
    OtherFormat,
    /// It holds more than is read.
    TooLarge,
    /// A text file that is not in UTF-8 or UTF-16, or whose Vietnamese letters are lost.
    Encoding,
}

impl From<PackageFault> for TableFault {
    fn from(fault: PackageFault) -> Self {
        match fault {
            PackageFault::Broken => Self::Broken,
            PackageFault::TooLarge => Self::TooLarge,
        }
    }
}

impl TableFault {
    /// Its name in the catalogues.
    pub fn id(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Protected => "protected",
            Self::OtherFormat => "other-format",
            Self::TooLarge => "too-large",
            Self::Encoding => "encoding",
        }
    }
}

impl InputWorkbook {
    /// The place of the file as a whole.
    pub fn place(&self) -> Place {
        Place::file(&self.path)
    }

    /// The sheet with a name.
    pub fn sheet(&self, name: &str) -> Option<&InputSheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

impl InputSheet {
    /// The cell at a position, if it holds anything.
    pub fn cell(&self, at: CellPosition) -> Option<&InputCell> {
        let found = self.cells.binary_search_by_key(&at, |cell| cell.at).ok()?;
        self.cells.get(found)
    }

    /// The cells of a row, from the left.
    pub fn row(&self, row: u32) -> &[InputCell] {
        let start = self.cells.partition_point(|cell| cell.at.row < row);
        let length = self.cells[start..].partition_point(|cell| cell.at.row == row);
        &self.cells[start..start + length]
    }

    /// The rows that hold anything, in order.
    pub fn rows(&self) -> impl Iterator<Item = &[InputCell]> {
        self.cells.chunk_by(|one, next| one.at.row == next.at.row)
    }

    /// The merged range that a cell is in.
    pub fn merged_at(&self, at: CellPosition) -> Option<CellArea> {
        self.merged.iter().copied().find(|area| {
            (area.first.row..=area.last.row).contains(&at.row)
                && (area.first.column..=area.last.column).contains(&at.column)
        })
    }

    /// Whether a row is hidden.
    pub fn is_row_hidden(&self, row: u32) -> bool {
        let next = self.hidden_rows.partition_point(|rows| *rows.start() <= row);
        next.checked_sub(1).is_some_and(|before| self.hidden_rows[before].contains(&row))
    }

    /// Whether a column is hidden.
    pub fn is_column_hidden(&self, column: u16) -> bool {
        self.hidden_columns.iter().any(|columns| columns.contains(&column))
    }
}

impl InputCell {
    /// The words in it, without blanks around them; none of anything but text.
    pub fn words(&self) -> Option<&str> {
        match &self.value {
            InputValue::Text(text) => Some(text.trim()).filter(|words| !words.is_empty()),
            _ => None,
        }
    }

    /// Whether it holds nothing that people see.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            InputValue::Empty => !self.is_formula,
            InputValue::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

impl InputNumber {
    /// Whether it is stored as it is shown: a whole number.
    fn is_plain(&self) -> bool {
        let digits = self.written.as_bytes();
        !self.is_percent
            && (1..=15).contains(&digits.len())
            && digits.iter().all(u8::is_ascii_digit)
            && (digits.len() == 1 || digits[0] != b'0')
    }

    /// The decimal number that it shows: 73.099999999999994 is 73.1, since programs that calculate keep 15 digits; of
    /// what is shown with a percent sign the percents. None of what has more digits or decimals than any figure.
    pub fn decimal(&self) -> Option<Number> {
        let value: f64 = self.written.parse().ok()?;
        let written = format!("{value:.14e}");
        let (mantissa, exponent) = written.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let digits: i64 = mantissa.replace('.', "").parse().ok()?;
        let percent = if self.is_percent { 2 } else { 0 };
        scaled(digits, exponent.checked_sub(14)?.checked_add(percent)?)
    }
}

/// Digits times a power of ten, without noughts at the end of decimals.
fn scaled(digits: i64, power: i32) -> Option<Number> {
    let (mut digits, mut power) = (digits, power);
    if digits == 0 {
        return Some(Number { digits: 0, decimals: 0 });
    }
    while power < 0 && digits % 10 == 0 {
        (digits, power) = (digits / 10, power + 1);
    }
    if power > 0 {
        let factor = 10i64.checked_pow(u32::try_from(power).ok()?)?;
        return Some(Number { digits: digits.checked_mul(factor)?, decimals: 0 });
    }
    let decimals = u8::try_from(-power).ok().filter(|decimals| *decimals <= 18)?;
    Some(Number { digits, decimals })
}

impl InputDate {
    /// The day of a number: days since the end of 1899, or since 1904 began.
    pub(super) fn from_serial(written: &str, is_from_1904: bool) -> Self {
        let days = written.parse::<f64>().ok().filter(|days| (1.0..3_000_000.0).contains(days));
        #[expect(clippy::cast_possible_truncation, reason = "bounded right above")]
        let days = days.map(|days| days as i64);
        let begin = if is_from_1904 { Date::new(1904, 1, 1) } else { Date::new(1899, 12, 30) };
        let day = days.zip(begin.ok()).and_then(|(days, begin)| begin.checked_add(days.days()).ok());
        Self { written: written.to_owned(), day }
    }

    /// A day as ISO 8601 writes it, with or without a time.
    pub(super) fn from_iso(written: &str) -> Self {
        let day = written.get(..10).and_then(|day| day.parse().ok());
        Self { written: written.to_owned(), day }
    }
}

/// As a Vietnamese sheet shows it: `26/6/2017`.
impl fmt::Display for InputDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.day {
            Some(day) => write!(f, "{}/{}/{}", day.day(), day.month(), day.year()),
            None => f.write_str(&self.written),
        }
    }
}

/// As people see it in the cell.
impl fmt::Display for InputValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) | Self::Error(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Boolean(value) => f.write_str(if *value { "TRUE" } else { "FALSE" }),
            Self::Date(date) => date.fmt(f),
        }
    }
}

/// With a decimal comma, and with its percent sign.
impl fmt::Display for InputNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Number { digits, decimals }) = self.decimal() else { return f.write_str(&self.written) };
        let sign = if digits < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", digits.unsigned_abs(), width = usize::from(decimals) + 1);
        let (whole, part) = digits.split_at(digits.len() - usize::from(decimals));
        let comma = if part.is_empty() { "" } else { "," };
        write!(f, "{sign}{whole}{comma}{part}{}", if self.is_percent { "%" } else { "" })
    }
}

/// A cell before its place is known.
pub(super) struct RawCell {
    pub(super) at: CellPosition,
    pub(super) value: InputValue,
    pub(super) is_formula: bool,
}

/// A sheet before the places of its cells are known.
#[derive(Default)]
pub(super) struct RawSheet {
    pub(super) name: String,
    pub(super) visibility: SheetVisibility,
    pub(super) cells: Vec<RawCell>,
    pub(super) merged: Vec<CellArea>,
    pub(super) hidden_rows: Vec<RangeInclusive<u32>>,
    pub(super) hidden_columns: Vec<RangeInclusive<u16>>,
}

/// What may still be kept of a workbook.
pub(super) struct Allowance {
    cells: usize,
    text: usize,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { cells: limits::SHEET_CELLS, text: limits::SHEET_TEXT }
    }
}

impl Allowance {
    /// Counts a cell with so many bytes of text.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), TableFault> {
        let cells = self.cells.checked_sub(1).ok_or(TableFault::TooLarge)?;
        let text = self.text.checked_sub(bytes).ok_or(TableFault::TooLarge)?;
        (self.cells, self.text) = (cells, text);
        Ok(())
    }
}

impl RawSheet {
    /// Adds a cell, unless it holds nothing.
    pub(super) fn push(&mut self, cell: RawCell, allowance: &mut Allowance) -> Result<(), TableFault> {
        if cell.value == InputValue::Empty && !cell.is_formula {
            return Ok(());
        }
        let bytes = match &cell.value {
            InputValue::Text(text) | InputValue::Error(text) => text.len(),
            _ => 0,
        };
        allowance.take(bytes)?;
        self.cells.push(cell);
        Ok(())
    }

    /// Notes a hidden row; rows come in order.
    pub(super) fn hide_row(&mut self, row: u32) {
        self.hide_rows(row..=row);
    }

    /// Notes hidden rows, which come in order.
    pub(super) fn hide_rows(&mut self, rows: RangeInclusive<u32>) {
        match self.hidden_rows.last_mut() {
            Some(last) if last.end().saturating_add(1) == *rows.start() => {
                *last = *last.start()..=*rows.end();
            }
            _ => self.hidden_rows.push(rows),
        }
    }
}

/// Gives each cell its place.
pub(super) fn finish(path: &str, mut raw: Vec<RawSheet>) -> InputWorkbook {
    for sheet in &mut raw {
        // Programs write cells in order; where one did not, the last of two at one position counts.
        if !sheet.cells.is_sorted_by(|one, next| one.at < next.at) {
            sheet.cells.reverse();
            sheet.cells.sort_by_key(|cell| cell.at);
            sheet.cells.dedup_by_key(|cell| cell.at);
        }
        sheet.hidden_rows.sort_by_key(|rows| *rows.start());
    }
    let cells = raw.iter().flat_map(|sheet| sheet.cells.iter().map(move |cell| (sheet, cell)));
    let shown: Vec<Cow<'_, str>> = cells.clone().map(|(_, cell)| shown(&cell.value)).collect();
    let addresses = cells.map(|(sheet, cell)| address(&sheet.name, cell.at));
    let (_, places) = Source::from_cells(path, addresses.zip(shown.iter().map(|text| &**text)));
    let mut places = places.into_iter();
    let sheets = raw.into_iter().map(|sheet| InputSheet {
        name: sheet.name,
        visibility: sheet.visibility,
        cells: sheet.cells.into_iter().zip(&mut places).map(placed).collect(),
        merged: sheet.merged,
        hidden_rows: sheet.hidden_rows,
        hidden_columns: sheet.hidden_columns,
    });
    InputWorkbook { path: path.to_owned(), is_text: false, sheets: sheets.collect() }
}

/// A value as people see it.
fn shown(value: &InputValue) -> Cow<'_, str> {
    match value {
        InputValue::Text(text) => Cow::Borrowed(text),
        InputValue::Number(number) if number.is_plain() => Cow::Borrowed(&number.written),
        value => Cow::Owned(value.to_string()),
    }
}

fn placed(raw: (RawCell, Place)) -> InputCell {
    let (RawCell { at, value, is_formula }, place) = raw;
    InputCell { at, value, is_formula, place }
}

fn address(sheet: &str, at: CellPosition) -> CellAddress {
    CellAddress { sheet: sheet.to_owned(), row: at.row + 1, column: u32::from(at.column) + 1 }
}
