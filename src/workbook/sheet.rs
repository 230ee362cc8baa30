//! The typed model of a workbook: what its cells hold, and what each of them is.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::address::{CellArea, CellPosition};
use super::formula::Formula;
use crate::model::NumberFormat;

/// A workbook.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// Its title.
    pub title: String,
    /// Who issues the document that it belongs to.
    pub author: String,
    /// The day of that document; none of a draft without a whole date.
    pub day: Option<Date>,
    /// Its sheets, in the order of their tabs.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The name on its tab: at most 31 characters, none of `[]:*?/\`, unique without regard to case.
    pub name: String,
    /// Whether its tab is shown.
    pub visibility: Visibility,
    /// Its filled cells.
    pub cells: BTreeMap<CellPosition, CellContent>,
    /// Ranges of cells that are one cell, whose content is that of their first.
    pub merged: Vec<CellArea>,
    /// Widths of columns, in digits of the standard font.
    pub widths: BTreeMap<u16, f64>,
    /// Heights of rows, in points.
    pub heights: BTreeMap<u32, f64>,
    /// Hidden columns.
    pub hidden_columns: BTreeSet<u16>,
    /// Hidden rows.
    pub hidden_rows: BTreeSet<u32>,
    /// How it prints, and what stays in sight; none of a sheet that nobody sees.
    pub page: Option<Page>,
    /// The entries that its unlocked cells take.
    pub entries: Option<Entries>,
    /// Which of its cells people may change.
    pub protection: Protection,
}

/// Which cells of a sheet people may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Those that are to be filled in.
    Locked,
    /// All: rows and columns can be added.
    Open,
}

/// Whether people see a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Its tab is shown.
    Shown,
    /// No menu shows it.
    VeryHidden,
}

/// How a sheet prints, on A4, as wide as one page.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The part that prints.
    pub area: CellArea,
    /// The rows that every page repeats, from the first to the last.
    pub repeated: (u32, u32),
    /// The first cell that moves: what is above and left of it stays in sight.
    pub moving: CellPosition,
    /// Which side is up.
    pub orientation: Orientation,
}

/// Which side of a page is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// The short one.
    Portrait,
    /// The long one.
    Landscape,
}

/// The entries that the unlocked cells in a part of a sheet take: numbers from 0 on.
#[derive(Clone, Copy, Debug)]
pub struct Entries {
    /// Where.
    pub area: CellArea,
    /// With how many decimals at the most.
    pub decimals: u8,
}

/// What a cell holds, and how it looks.
#[derive(Clone, Debug)]
pub struct CellContent {
    /// What it holds.
    pub value: SheetValue,
    /// What it is.
    pub style: CellStyle,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetValue {
    /// Nothing.
    Blank,
    /// A text, never read as a formula or a link.
    Text(String),
    /// A number.
    Number(Number),
    /// A formula, with the value that it has.
    Formula(Formula, FormulaValue),
}

/// The value of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaValue {
    /// A number.
    Number(Number),
    /// A text: `-` for the rate of nothing.
    Text(String),
}

/// A decimal number: 731 with one decimal is `73.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// All its digits.
    pub digits: i64,
    /// How many of them are decimals.
    pub decimals: u8,
}

impl Number {
    /// A count of a measure: a whole number of the last decimal of its format.
    pub fn from_count(count: u64, format: &NumberFormat) -> Self {
        Self { digits: i64::try_from(count).unwrap_or(i64::MAX), decimals: format.decimals() }
    }

    /// The nearest number of a cell.
    #[expect(clippy::cast_precision_loss, reason = "numbers of cells have 15 digits; counts have fewer")]
    pub fn to_f64(self) -> f64 {
        self.digits as f64 / 10f64.powi(i32::from(self.decimals))
    }
}

impl SheetValue {
    /// The number in the cell, of a formula the one that it has.
    pub fn number(&self) -> Option<Number> {
        match self {
            Self::Number(number) | Self::Formula(_, FormulaValue::Number(number)) => Some(*number),
            Self::Blank | Self::Text(_) | Self::Formula(_, FormulaValue::Text(_)) => None,
        }
    }
}

/// How a cell looks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellStyle {
    /// What it is.
    pub role: CellRole,
    /// Whether it is of a row or line that stands out.
    pub weight: Weight,
    /// How its number is written.
    pub format: CellFormat,
}

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellRole {
    /// A line of the block above the table.
    Letterhead,
    /// The place and date in it.
    Date,
    /// A line of the title.
    Title,
    /// A line under the title.
    Subtitle,
    /// A header of the table.
    Header,
    /// A number of a row.
    RowNumber,
    /// A name, or words.
    Name,
    /// Words in the middle of their cell.
    Centred,
    /// A figure that the program computes or that is not to be changed.
    Figure,
    /// A figure that is to be filled in.
    Entry,
    /// A remark under the table.
    Remark,
    /// What only the program reads.
    Id,
}

/// How thick letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Thin.
    Regular,
    /// Thick.
    Bold,
}

/// How a number is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellFormat {
    /// As it is; of texts.
    General,
    /// Grouped, with a fixed number of decimals.
    Grouped(u8),
    /// The same with a percent sign after it: 90 is `90%`.
    Percentage(u8),
    /// The same with a unit after it.
    WithUnit(u8, String),
    /// What remains; below 0 it is what was reached beyond the target.
    Left(u8),
    /// A rate: 0.16 is `16.00%`.
    Rate,
}

impl CellFormat {
    /// The format of the numbers of a measure, with its unit.
    pub fn with_unit(format: &NumberFormat) -> Self {
        match format.unit() {
            Some(unit) if !format.is_percent() => Self::WithUnit(format.decimals(), unit.to_owned()),
            _ => Self::from_measure(format),
        }
    }

    /// The format of the numbers of a measure whose unit stands elsewhere.
    pub fn from_measure(format: &NumberFormat) -> Self {
        if format.is_percent() {
            Self::Percentage(format.decimals())
        } else {
            Self::Grouped(format.decimals())
        }
    }
}

impl CellStyle {
    /// The style of words.
    pub fn new(role: CellRole, weight: Weight) -> Self {
        Self { role, weight, format: CellFormat::General }
    }
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: String) -> Self {
        Self {
            name,
            visibility: Visibility::Shown,
            cells: BTreeMap::new(),
            merged: Vec::new(),
            widths: BTreeMap::new(),
            heights: BTreeMap::new(),
            hidden_columns: BTreeSet::new(),
            hidden_rows: BTreeSet::new(),
            page: None,
            entries: None,
            protection: Protection::Locked,
        }
    }

    /// Fills a cell.
    pub fn put(&mut self, cell: CellPosition, value: SheetValue, style: CellStyle) {
        self.cells.insert(cell, CellContent { value, style });
    }

    /// Fills a cell with a text.
    pub fn put_text(&mut self, cell: CellPosition, text: impl Into<String>, style: CellStyle) {
        self.put(cell, SheetValue::Text(text.into()), style);
    }

    /// Fills a range of cells with one text.
    pub fn put_across(&mut self, area: CellArea, text: impl Into<String>, style: CellStyle) {
        self.put_text(area.first, text, style);
        if area.first != area.last {
            self.merged.push(area);
        }
    }

    /// The number in a cell.
    pub fn number(&self, cell: CellPosition) -> Option<Number> {
        self.cells.get(&cell)?.value.number()
    }
}
