//! Where a place is in its file, as people look it up: a line and a column, or a cell of a sheet.

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
}

/// `12:5`, `Quý 2!B7`
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { line, column } => write!(f, "{line}:{column}"),
            Self::Cell(address) => address.fmt(f),
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
