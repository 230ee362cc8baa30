//! The cells of one sheet.

use std::io::BufRead;

use super::super::input::{Allowance, InputDate, InputNumber, InputValue, RawCell, RawSheet, TableFault};
use super::Shared;
use super::strings::{RichText, unescaped};
use super::styles::NumberLook;
use crate::limits;
use crate::package::{Package, Xml, XmlEvent, XmlTag};
use crate::workbook::{CellArea, CellPosition};

/// How many rows and columns a sheet has.
const SIZE: (u32, u16) = (1 << 20, 1 << 14);

/// Reads a sheet.
pub(super) struct SheetReader<'a> {
    shared: &'a Shared,
    allowance: &'a mut Allowance,
    sheet: RawSheet,
    /// The position of the next row and cell that does not name its own.
    next: CellPosition,
    cell: OpenCell,
}

/// How the value of a cell is stored.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum StoredKind {
    #[default]
    Number,
    Shared,
    Text,
    Inline,
    Boolean,
    Error,
    Day,
}

impl StoredKind {
    fn from_attribute(kind: Option<&str>) -> Self {
        match kind {
            Some("s") => Self::Shared,
            Some("str") => Self::Text,
            Some("inlineStr") => Self::Inline,
            Some("b") => Self::Boolean,
            Some("e") => Self::Error,
            Some("d") => Self::Day,
            _ => Self::Number,
        }
    }
}

/// A cell while its tags are read.
#[derive(Default)]
struct OpenCell {
    at: Option<CellPosition>,
    kind: StoredKind,
    look: NumberLook,
    is_formula: bool,
    /// The stored value; none where there is no such tag.
    stored: Option<String>,
    inline: RichText,
    is_in_value: bool,
}

impl<'a> SheetReader<'a> {
    pub(super) fn new(shared: &'a Shared, allowance: &'a mut Allowance) -> Self {
        let (sheet, next) = (RawSheet::default(), CellPosition::new(0, 0));
        Self { shared, allowance, sheet, next, cell: OpenCell::default() }
    }

    /// All cells of a part.
    pub(super) fn read(mut self, package: &mut Package<'_>, name: &str) -> Result<RawSheet, TableFault> {
        let mut xml = package.part(name)?.ok_or(TableFault::Broken)?;
        self.read_tags(&mut xml)?;
        Ok(self.sheet)
    }

    fn read_tags(&mut self, xml: &mut Xml<impl BufRead>) -> Result<(), TableFault> {
        loop {
            match xml.next()? {
                XmlEvent::Start(tag) => self.open(&tag)?,
                XmlEvent::Text(piece) => self.text(&piece),
                XmlEvent::End(tag) => {
                    let name = tag.name();
                    self.cell.inline.close(name);
                    match name {
                        "v" => self.cell.is_in_value = false,
                        "c" => self.finish_cell()?,
                        "row" => self.next = CellPosition::new(self.next.row + 1, 0),
                        _ => {}
                    }
                }
                XmlEvent::Other => {}
                XmlEvent::Eof => return Ok(()),
            }
        }
    }

    fn open(&mut self, tag: &XmlTag<'_>) -> Result<(), TableFault> {
        match tag.name() {
            "c" => self.open_cell(tag)?,
            "v" => {
                self.cell.is_in_value = true;
                self.cell.stored.get_or_insert_default();
            }
            "f" => self.cell.is_formula = true,
            "row" => self.open_row(tag)?,
            "col" => self.open_column(tag),
            "mergeCell" => self.merge(tag)?,
            name => self.cell.inline.open(name),
        }
        Ok(())
    }

    fn text(&mut self, piece: &str) {
        if self.cell.is_in_value {
            if let Some(stored) = &mut self.cell.stored {
                stored.push_str(piece);
            }
        } else {
            self.cell.inline.push(piece);
        }
    }

    fn open_row(&mut self, tag: &XmlTag<'_>) -> Result<(), TableFault> {
        let row = match tag.number::<u32>("r") {
            Some(row) => row.checked_sub(1).ok_or(TableFault::Broken)?,
            None => self.next.row,
        };
        if row >= SIZE.0 {
            return Err(TableFault::Broken);
        }
        self.next = CellPosition::new(row, 0);
        if tag.is_set("hidden") || tag.is_set("customHeight") && tag.number::<f64>("ht") == Some(0.0) {
            self.sheet.hide_row(row);
        }
        Ok(())
    }

    fn open_column(&mut self, tag: &XmlTag<'_>) {
        let is_hidden = tag.is_set("hidden") || tag.number::<f64>("width") == Some(0.0);
        let columns = tag.number::<u16>("min").zip(tag.number::<u16>("max"));
        if let Some((first, last)) = columns.filter(|_| is_hidden && self.sheet.hidden_columns.len() < 1_000)
        {
            self.sheet.hidden_columns.push(first.saturating_sub(1)..=last.saturating_sub(1));
        }
    }

    fn merge(&mut self, tag: &XmlTag<'_>) -> Result<(), TableFault> {
        let area = tag.attribute("ref").and_then(|area| {
            let (first, last) = area.split_once(':')?;
            Some(CellArea::new(position(first)?, position(last)?))
        });
        self.sheet.merged.extend(area);
        if self.sheet.merged.len() > limits::SHEET_MERGED { Err(TableFault::TooLarge) } else { Ok(()) }
    }

    fn open_cell(&mut self, tag: &XmlTag<'_>) -> Result<(), TableFault> {
        let [name, style, kind] = tag.attributes(["r", "s", "t"]);
        let at = match name {
            Some(name) => position(&name).ok_or(TableFault::Broken)?,
            None => self.next,
        };
        if at.column >= SIZE.1 {
            return Err(TableFault::Broken);
        }
        self.next = CellPosition::new(at.row, at.column + 1);
        let style: usize = style.and_then(|style| style.parse().ok()).unwrap_or_default();
        self.cell = OpenCell {
            at: Some(at),
            kind: StoredKind::from_attribute(kind.as_deref()),
            look: self.shared.looks.get(style).copied().unwrap_or_default(),
            ..OpenCell::default()
        };
        Ok(())
    }

    fn finish_cell(&mut self) -> Result<(), TableFault> {
        let mut cell = std::mem::take(&mut self.cell);
        let Some(at) = cell.at else { return Ok(()) };
        let inline = cell.inline.take();
        let stored = cell.stored.unwrap_or_default();
        let value = if cell.kind == StoredKind::Inline {
            text(inline)
        } else if stored.is_empty() {
            // Formulas of texts may have an empty one.
            let is_text = cell.kind == StoredKind::Text && cell.is_formula;
            if is_text { InputValue::Text(String::new()) } else { InputValue::Empty }
        } else {
            self.value(cell.kind, stored, cell.look)?
        };
        self.sheet.push(RawCell { at, value, is_formula: cell.is_formula }, self.allowance)
    }

    fn value(&self, kind: StoredKind, stored: String, look: NumberLook) -> Result<InputValue, TableFault> {
        Ok(match kind {
            StoredKind::Shared => {
                let at: usize = stored.trim().parse().map_err(|_| TableFault::Broken)?;
                text(self.shared.strings.get(at).ok_or(TableFault::Broken)?.clone())
            }
            StoredKind::Text => text(unescaped(&stored)),
            StoredKind::Boolean => InputValue::Boolean(stored.trim() == "1"),
            StoredKind::Error => InputValue::Error(stored),
            StoredKind::Day => InputValue::Date(InputDate::from_iso(stored.trim())),
            StoredKind::Number | StoredKind::Inline => {
                let stored = stored.trim();
                let is_number = stored.parse::<f64>().is_ok_and(f64::is_finite);
                match look {
                    _ if !is_number => return Err(TableFault::Broken),
                    NumberLook::Date => {
                        InputValue::Date(InputDate::from_serial(stored, self.shared.is_from_1904))
                    }
                    look => InputValue::Number(InputNumber {
                        written: stored.to_owned(),
                        is_percent: look == NumberLook::Percent,
                    }),
                }
            }
        })
    }
}

/// A text, or nothing where it is empty.
fn text(text: String) -> InputValue {
    if text.is_empty() { InputValue::Empty } else { InputValue::Text(text) }
}

/// The position of a name: `B7`, `$B$7`.
fn position(name: &str) -> Option<CellPosition> {
    let (mut column, mut row) = (0u32, 0u32);
    for byte in name.bytes().filter(|byte| *byte != b'$') {
        match byte.to_ascii_uppercase() {
            letter @ b'A'..=b'Z' if row == 0 => {
                column = column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)?;
            }
            digit @ b'0'..=b'9' if column > 0 => {
                row = row.checked_mul(10)?.checked_add(u32::from(digit - b'0'))?;
            }
            _ => return None,
        }
    }
    let (row, column) = (row.checked_sub(1)?, u16::try_from(column.checked_sub(1)?).ok()?);
    (row < SIZE.0 && column < SIZE.1).then_some(CellPosition::new(row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells_are_positions() {
        for (name, row, column) in
            [("A1", 0, 0), ("$B$7", 6, 1), ("aa10", 9, 26), ("XFD1048576", 1_048_575, 16_383)]
        {
            assert_eq!(position(name), Some(CellPosition::new(row, column)), "{name}");
        }
        for name in ["", "A", "7", "A0", "7A", "A1B", "XFE1", "A1048577", "ZZZZZZZZZZ1"] {
            assert_eq!(position(name), None, "{name}");
        }
    }
}
