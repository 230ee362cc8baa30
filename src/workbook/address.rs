//! Places in sheets: cells and ranges, counted from 0, and as formulas write them.

use std::fmt;

/// A cell: its row and its column, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPosition {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u16,
}

impl CellPosition {
    /// The cell in a row and a column.
    pub const fn new(row: u32, column: u16) -> Self {
        Self { row, column }
    }
}

/// As formulas write it: `B7`.
impl fmt::Display for CellPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left = u32::from(self.column) + 1;
        let mut letters = Vec::new();
        while left > 0 {
            letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
            left = (left - 1) / 26;
        }
        let letters: String = letters.iter().rev().collect();
        write!(f, "{letters}{}", self.row + 1)
    }
}

/// A range of cells, from its first to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellArea {
    /// The cell at the top left.
    pub first: CellPosition,
    /// The cell at the bottom right.
    pub last: CellPosition,
}

impl CellArea {
    /// The range between two cells, themselves in it.
    pub const fn new(first: CellPosition, last: CellPosition) -> Self {
        Self { first, last }
    }

    /// Every cell.
    pub fn cells(self) -> impl Iterator<Item = CellPosition> {
        let columns = self.first.column..=self.last.column;
        (self.first.row..=self.last.row)
            .flat_map(move |row| columns.clone().map(move |column| CellPosition::new(row, column)))
    }

    /// The ranges of one column that some rows in it make up, which are in order.
    pub fn from_rows(rows: impl IntoIterator<Item = u32>, column: u16) -> Vec<Self> {
        let mut areas: Vec<Self> = Vec::new();
        for row in rows {
            let cell = CellPosition::new(row, column);
            match areas.last_mut().filter(|area| area.last.row + 1 == row) {
                Some(area) => area.last = cell,
                None => areas.push(Self::new(cell, cell)),
            }
        }
        areas
    }

    /// The ranges of one row that some columns in it make up, which are in order.
    pub fn from_columns(columns: impl IntoIterator<Item = u16>, row: u32) -> Vec<Self> {
        let mut areas: Vec<Self> = Vec::new();
        for column in columns {
            let cell = CellPosition::new(row, column);
            match areas.last_mut().filter(|area| area.last.column + 1 == column) {
                Some(area) => area.last = cell,
                None => areas.push(Self::new(cell, cell)),
            }
        }
        areas
    }
}

/// As formulas write it: `B7:B9`, or `B7` of one cell.
impl fmt::Display for CellArea {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            return self.first.fmt(f);
        }
        write!(f, "{}:{}", self.first, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_formulas_have_them() {
        for (column, expected) in
            [(0, "A1"), (25, "Z1"), (26, "AA1"), (51, "AZ1"), (52, "BA1"), (701, "ZZ1"), (702, "AAA1")]
        {
            assert_eq!(CellPosition::new(0, column).to_string(), expected);
        }
        assert_eq!(CellArea::new(CellPosition::new(3, 1), CellPosition::new(3, 4)).to_string(), "B4:E4");
    }

    #[test]
    fn rows_that_follow_each_other_are_one_range() {
        let areas = CellArea::from_rows([1, 2, 3, 5, 7, 8], 3);
        let written: Vec<String> = areas.iter().map(CellArea::to_string).collect();
        assert_eq!(written, ["D2:D4", "D6", "D8:D9"]);
    }
}
