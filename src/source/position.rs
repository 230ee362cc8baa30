//! Where a place is in its file, as people look it up: a line and a column, a cell of a sheet, or a paragraph
//! of a Word file.

use std::fmt;

/// Where a place is in its file, as people look it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    /// Of a text file: line and column, both from 1; columns count characters.
    Line {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Of a workbook: a cell of one of its sheets.
    Cell(CellAddress),
    /// Of a Word file: a paragraph, a note or a cell of a table.
    Word(WordAddress),
}

/// `12:5`, `Quý 2!B7`, `đoạn 12`
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { line, column } => write!(f, "{line}:{column}"),
            Self::Cell(address) => address.fmt(f),
            Self::Word(address) => address.fmt(f),
        }
    }
}

/// Where something is in a Word file, counted as people count there: all from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordAddress {
    /// A paragraph of the text, those of tables not counted.
    Paragraph(u32),
    /// A cell of a table of the text.
    Cell {
        /// The table.
        table: u32,
        /// Its row.
        row: u32,
        /// The cell of that row.
        cell: u32,
    },
    /// A note at the foot of a page or at the end.
    Note(u32),
    /// A paragraph of a text box.
    Box(u32),
    /// A paragraph at the head or the foot of all pages.
    Margin(u32),
}

impl WordAddress {
    /// The number by which a line of it is drawn.
    pub fn number(self) -> u32 {
        match self {
            Self::Paragraph(number) | Self::Note(number) | Self::Box(number) | Self::Margin(number) => number,
            Self::Cell { row, .. } => row,
        }
    }
}

/// `đoạn 12`, `bảng 2 hàng 3 ô 1`: in the words of the people who look it up in Word, whatever language findings are in.
impl fmt::Display for WordAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(number) => write!(f, "đoạn {number}"),
            Self::Cell { table, row, cell } => write!(f, "bảng {table} hàng {row} ô {cell}"),
            Self::Note(number) => write!(f, "chú thích {number}"),
            Self::Box(number) => write!(f, "khung chữ {number}"),
            Self::Margin(number) => write!(f, "đầu trang, chân trang {number}"),
        }
    }
}

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellAddress {
    /// The name of the sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column, from 1.
    pub column: u32,
}

impl CellAddress {
    /// The name of the cell in its sheet, as spreadsheets show it: `B7`.
    pub fn cell(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while rest > 0 {
            rest -= 1;
            letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(rest % 26) as usize]);
            rest /= 26;
        }
        let letters: String = letters.into_iter().rev().map(char::from).collect();
        format!("{letters}{}", self.row)
    }
}

/// `Quý 2!B7`
impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}", self.sheet, self.cell())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, name) in [
            (1, "A7"),
            (2, "B7"),
            (26, "Z7"),
            (27, "AA7"),
            (52, "AZ7"),
            (53, "BA7"),
            (702, "ZZ7"),
            (703, "AAA7"),
            (16_384, "XFD7"),
        ] {
            assert_eq!(CellAddress { sheet: String::new(), row: 7, column }.cell(), name);
        }
    }
}
