//! Workbooks of `LibreOffice`: `.ods`.

use std::collections::BTreeSet;
use std::io::BufRead;

use super::input::{
    Allowance, InputDate, InputNumber, InputValue, RawCell, RawSheet, SheetVisibility, TableFault,
};
use crate::limits;
use crate::package::{Package, Xml, XmlEvent, XmlTag};
use crate::workbook::{CellArea, CellPosition};

/// How many rows and columns a sheet has.
const SIZE: (u32, u32) = (1 << 20, 1 << 14);

/// The most blanks that stand as one tag in a text.
const BLANKS: usize = 1_000;

/// The sheets of a workbook.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<RawSheet>, TableFault> {
    if is_encrypted(package)? {
        return Err(TableFault::Protected);
    }
    let mut xml = package.part("content.xml")?.ok_or(TableFault::Broken)?;
    let mut reading = OdsReading::default();
    reading.read(&mut xml)?;
    if reading.is_spreadsheet { Ok(reading.sheets) } else { Err(TableFault::OtherFormat) }
}

fn is_encrypted(package: &mut Package<'_>) -> Result<bool, TableFault> {
    let Some(mut xml) = package.part("META-INF/manifest.xml")? else { return Ok(false) };
    loop {
        match xml.next()? {
            XmlEvent::Start(tag) if tag.name() == "encryption-data" => return Ok(true),
            XmlEvent::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// What is read of a workbook so far.
#[derive(Default)]
struct OdsReading {
    is_spreadsheet: bool,
    allowance: Allowance,
    sheets: Vec<RawSheet>,
    /// The style whose properties follow, and those that hide a sheet.
    style: String,
    hiding: BTreeSet<String>,
    /// The position of the next cell.
    row: u32,
    column: u32,
    /// How often the present row is repeated, and its cells, which are repeated with it.
    repeated: u32,
    cells: Vec<RawCell>,
    cell: Option<OdsCell>,
    /// How deep the tags are in remarks, whose texts are none of the cell's, and in tables within cells.
    ignored: usize,
    /// How many tables are open.
    tables: usize,
}

/// A cell while its tags are read.
struct OdsCell {
    repeated: u32,
    kind: String,
    stored: Option<String>,
    is_formula: bool,
    is_error: bool,
    text: String,
    paragraphs: usize,
    is_in_text: bool,
}

impl OdsReading {
    fn read(&mut self, xml: &mut Xml<impl BufRead>) -> Result<(), TableFault> {
        loop {
            match xml.next()? {
                XmlEvent::Start(tag) => self.open(&tag)?,
                XmlEvent::Text(piece) => self.text(&piece)?,
                XmlEvent::End(tag) => self.close(tag.name())?,
                XmlEvent::Other => {}
                XmlEvent::Eof => return Ok(()),
            }
        }
    }

    fn open(&mut self, tag: &XmlTag<'_>) -> Result<(), TableFault> {
        let name = tag.name();
        if self.ignored > 0 {
            self.ignored += 1;
            return Ok(());
        }
        match name {
            "spreadsheet" => self.is_spreadsheet = true,
            "style" => self.style = value(tag, "name"),
            "table-properties" if tag.attribute("display").as_deref() == Some("false") => {
                let style = std::mem::take(&mut self.style);
                self.hiding.insert(style);
            }
            // Changes that are tracked repeat cells; remarks and drawings have texts of their own.
            "annotation" | "tracked-changes" | "shapes" | "frame" => self.ignored = 1,
            "table" => self.open_table(tag),
            "table-column" => self.open_column(tag),
            "table-row" => self.open_row(tag),
            "table-cell" | "covered-table-cell" => self.open_cell(tag)?,
            "p" => {
                if let Some(cell) = &mut self.cell {
                    cell.text.push_str(if cell.paragraphs > 0 { "\n" } else { "" });
                    cell.paragraphs += 1;
                    cell.is_in_text = true;
                }
            }
            "s" => self.text(&" ".repeat(tag.number("c").unwrap_or(1).min(BLANKS)))?,
            "tab" => self.text("\t")?,
            "line-break" => self.text("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), TableFault> {
        if self.ignored > 0 {
            self.ignored -= 1;
            return Ok(());
        }
        match name {
            "table" => self.tables = self.tables.saturating_sub(1),
            "table-row" => self.finish_row()?,
            "table-cell" | "covered-table-cell" => self.finish_cell()?,
            "p" => {
                if let Some(cell) = &mut self.cell {
                    cell.is_in_text = false;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, piece: &str) -> Result<(), TableFault> {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.is_in_text && self.ignored == 0) {
            cell.text.push_str(piece);
            if cell.text.len() > limits::SHEET_TEXT {
                return Err(TableFault::TooLarge);
            }
        }
        Ok(())
    }

    /// A sheet, or a table within a cell, which is left out.
    fn open_table(&mut self, tag: &XmlTag<'_>) {
        if self.tables > 0 {
            self.ignored = 1;
            return;
        }
        self.tables = 1;
        (self.row, self.column) = (0, 0);
        let is_hidden = self.hiding.contains(&value(tag, "style-name"));
        let visibility = if is_hidden { SheetVisibility::Hidden } else { SheetVisibility::Shown };
        self.sheets.push(RawSheet { name: value(tag, "name"), visibility, ..RawSheet::default() });
    }

    fn open_column(&mut self, tag: &XmlTag<'_>) {
        let repeated: u32 = tag.number("number-columns-repeated").unwrap_or(1);
        let last = self.column.saturating_add(repeated).min(SIZE.1);
        let columns = u16::try_from(self.column).ok().zip(u16::try_from(last.saturating_sub(1)).ok());
        if let Some(sheet) = self.sheets.last_mut()
            && is_hidden(tag)
            && sheet.hidden_columns.len() < 1_000
            && let Some((first, last)) = columns
        {
            sheet.hidden_columns.push(first..=last);
        }
        self.column = last;
    }

    fn open_row(&mut self, tag: &XmlTag<'_>) {
        self.column = 0;
        self.cells.clear();
        self.repeated = tag.number("number-rows-repeated").unwrap_or(1).clamp(1, SIZE.0);
        if let Some(sheet) = self.sheets.last_mut().filter(|_| is_hidden(tag) && self.row < SIZE.0) {
            sheet.hide_rows(self.row..=self.row.saturating_add(self.repeated - 1).min(SIZE.0 - 1));
        }
    }

    fn open_cell(&mut self, tag: &XmlTag<'_>) -> Result<(), TableFault> {
        let kind = value(tag, "value-type");
        let stored = match kind.as_str() {
            "float" | "percentage" | "currency" => tag.attribute("value"),
            "date" => tag.attribute("date-value"),
            "time" => tag.attribute("time-value"),
            "boolean" => tag.attribute("boolean-value"),
            "string" => tag.attribute("string-value"),
            _ => None,
        };
        let span = |name: &str| tag.number::<u32>(name).unwrap_or(1).saturating_sub(1);
        let (columns, rows) = (span("number-columns-spanned"), span("number-rows-spanned"));
        if columns > 0 || rows > 0 {
            self.merge(rows, columns)?;
        }
        let errors = ["value-type", "formula"].map(|name| value(tag, name));
        self.cell = Some(OdsCell {
            repeated: tag.number("number-columns-repeated").unwrap_or(1).clamp(1, SIZE.1),
            stored: stored.map(std::borrow::Cow::into_owned),
            is_formula: tag.attribute("formula").is_some(),
            is_error: errors.iter().any(|value| value == "error"),
            kind,
            text: String::new(),
            paragraphs: 0,
            is_in_text: false,
        });
        Ok(())
    }

    fn merge(&mut self, rows: u32, columns: u32) -> Result<(), TableFault> {
        let Ok(column) = u16::try_from(self.column) else { return Ok(()) };
        let first = CellPosition::new(self.row, column);
        let last_column =
            u16::try_from(self.column.saturating_add(columns).min(SIZE.1 - 1)).unwrap_or(column);
        let last = CellPosition::new(self.row.saturating_add(rows).min(SIZE.0 - 1), last_column);
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        sheet.merged.push(CellArea::new(first, last));
        if sheet.merged.len() > limits::SHEET_MERGED { Err(TableFault::TooLarge) } else { Ok(()) }
    }

    fn finish_cell(&mut self) -> Result<(), TableFault> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let (first, is_formula) = (self.column, cell.is_formula);
        self.column = self.column.saturating_add(cell.repeated).min(SIZE.1);
        let value = cell.value()?;
        if value == InputValue::Empty && !is_formula {
            return Ok(());
        }
        for column in first..self.column {
            let Ok(column) = u16::try_from(column) else { break };
            let at = CellPosition::new(self.row, column);
            self.cells.push(RawCell { at, value: value.clone(), is_formula });
            if self.cells.len() > limits::SHEET_CELLS {
                return Err(TableFault::TooLarge);
            }
        }
        Ok(())
    }

    fn finish_row(&mut self) -> Result<(), TableFault> {
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        let end = self.row.saturating_add(self.repeated);
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            for row in self.row..end.min(SIZE.0) {
                for cell in &cells {
                    let at = CellPosition::new(row, cell.at.column);
                    let cell = RawCell { at, value: cell.value.clone(), is_formula: cell.is_formula };
                    sheet.push(cell, &mut self.allowance)?;
                }
            }
        }
        self.row = end;
        Ok(())
    }
}

impl OdsCell {
    fn value(self) -> Result<InputValue, TableFault> {
        let Self { kind, stored, is_formula, is_error, text, .. } = self;
        // LibreOffice writes errors as texts, beside a mark of its own, or as nothing.
        let is_error_text =
            text.starts_with('#') && text.ends_with(['!', '?', 'A']) || text.starts_with("Err:");
        if is_error || is_formula && is_error_text {
            return Ok(InputValue::Error(text));
        }
        let number = |is_percent| {
            let written = stored.clone().ok_or(TableFault::Broken)?;
            let is_number = written.trim().parse::<f64>().is_ok_and(f64::is_finite);
            let number = InputNumber { written: written.trim().to_owned(), is_percent };
            if is_number { Ok(InputValue::Number(number)) } else { Err(TableFault::Broken) }
        };
        match kind.as_str() {
            "float" | "currency" => number(false),
            "percentage" => number(true),
            "date" | "time" => Ok(InputValue::Date(InputDate::from_iso(&stored.unwrap_or_default()))),
            "boolean" => Ok(InputValue::Boolean(stored.as_deref() == Some("true"))),
            _ => {
                let text = stored.unwrap_or(text);
                let is_empty = text.is_empty() && !(is_formula && kind == "string");
                Ok(if is_empty { InputValue::Empty } else { InputValue::Text(text) })
            }
        }
    }
}

fn is_hidden(tag: &XmlTag<'_>) -> bool {
    matches!(tag.attribute("visibility").as_deref(), Some("collapse" | "filter"))
}

fn value(tag: &XmlTag<'_>, name: &str) -> String {
    tag.attribute(name).map(std::borrow::Cow::into_owned).unwrap_or_default()
}
