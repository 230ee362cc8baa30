//! Which columns the cells of a table of texts stand in, where some go over several columns or rows.

use super::{ProseCell, ProseRow};

/// The content of a column in a row of a table of texts.
#[derive(Clone, Copy, Debug)]
pub enum GridCell<'a> {
    /// A cell begins here.
    Cell(&'a ProseCell),
    /// A cell that begins further left or above goes on.
    Covered,
}

/// Why the cells of a row do not fit the columns of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The cells take more or fewer columns than are left free by cells of rows above.
    Width {
        /// How many columns are free.
        free: usize,
        /// How many the cells take.
        taken: usize,
    },
    /// A cell, by its place in the row, goes into a column that a cell of a row above still takes.
    Overlap(usize),
    /// A cell, by its place in the row, goes on below a row of a group or the end of the table; so many rows are left.
    Height {
        /// The place of the cell in its row.
        cell: usize,
        /// How many rows there are from the cell's to the last that it can take.
        rows: usize,
    },
}

/// How many rows the cells above still take, by column.
pub(crate) struct ProseGrid {
    taken: Vec<usize>,
}

impl ProseGrid {
    pub(crate) fn new(columns: usize) -> Self {
        Self { taken: vec![0; columns] }
    }

    /// The cells of the next row in their columns; of a row that does not fit, as many as do.
    pub(crate) fn next_row<'a>(&mut self, cells: &'a [ProseCell]) -> Vec<GridCell<'a>> {
        let mut row = Vec::with_capacity(self.taken.len());
        let mut cells = cells.iter();
        while row.len() < self.taken.len() {
            let at = row.len();
            if let Some(rest) = self.taken[at].checked_sub(1) {
                self.taken[at] = rest;
                row.push(GridCell::Covered);
                continue;
            }
            let Some(cell) = cells.next() else { break };
            row.push(GridCell::Cell(cell));
            self.taken[at] = cell.rows - 1;
            for _ in 1..cell.columns.min(self.taken.len() - at) {
                self.taken[row.len()] = cell.rows - 1;
                row.push(GridCell::Covered);
            }
        }
        row
    }

    /// How many columns are free in the next row.
    fn free(&self) -> usize {
        self.taken.iter().filter(|rows| **rows == 0).count()
    }

    /// The cell that goes into a column which a cell of a row above still takes.
    fn overlapping(&self, cells: &[ProseCell]) -> Option<usize> {
        let mut columns = (0..self.taken.len()).filter(|at| self.taken[*at] == 0);
        cells.iter().position(|cell| {
            let own: Vec<usize> = columns.by_ref().take(cell.columns).collect();
            own.windows(2).any(|pair| pair[1] != pair[0] + 1)
        })
    }
}

/// Each row whose cells do not fit, by its place.
pub(crate) fn misfits<'a>(columns: usize, rows: impl Iterator<Item = &'a ProseRow>) -> Vec<(usize, Misfit)> {
    let rows: Vec<&ProseRow> = rows.collect();
    let mut grid = ProseGrid::new(columns);
    let mut misfits = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(cells) = row.cells() else {
            grid = ProseGrid::new(columns);
            continue;
        };
        let below = rows[at..].iter().take_while(|row| row.cells().is_some()).count();
        let taken = cells.iter().map(|cell| cell.columns).sum();
        let too_high = cells.iter().position(|cell| cell.rows > below);
        if taken != grid.free() {
            misfits.push((at, Misfit::Width { free: grid.free(), taken }));
        } else if let Some(cell) = grid.overlapping(cells) {
            misfits.push((at, Misfit::Overlap(cell)));
        } else if let Some(cell) = too_high {
            misfits.push((at, Misfit::Height { cell, rows: below }));
        }
        grid.next_row(cells);
    }
    misfits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(columns: usize, rows: usize) -> ProseCell {
        ProseCell { lines: Vec::new(), columns, rows, align: None }
    }

    fn found(columns: usize, rows: &[&[(usize, usize)]]) -> Vec<(usize, Misfit)> {
        let row = |cells: &&[(usize, usize)]| {
            ProseRow::Cells(cells.iter().map(|(columns, rows)| cell(*columns, *rows)).collect())
        };
        let rows: Vec<ProseRow> = rows.iter().map(row).collect();
        misfits(columns, rows.iter())
    }

    #[test]
    fn rows_that_fill_their_columns_fit() {
        assert_eq!(found(3, &[&[(1, 2), (2, 1)], &[(1, 1), (1, 1)], &[(3, 1)]]), []);
        // A cell over two columns and two rows, beside one over three rows.
        assert_eq!(found(3, &[&[(1, 3), (2, 2)], &[], &[(1, 1), (1, 1)]]), []);
    }

    #[test]
    fn a_row_that_does_not_fill_its_columns_is_found() {
        assert_eq!(
            found(3, &[&[(1, 2), (1, 1), (1, 1)], &[(1, 1)]]),
            [(1, Misfit::Width { free: 2, taken: 1 })]
        );
        assert_eq!(found(2, &[&[(1, 1), (2, 1)]]), [(0, Misfit::Width { free: 2, taken: 3 })]);
    }

    #[test]
    fn a_cell_across_one_from_above_is_found() {
        let rows: &[&[(usize, usize)]] = &[&[(1, 1), (1, 2), (1, 1)], &[(2, 1)]];
        assert_eq!(found(3, rows), [(1, Misfit::Overlap(0))]);
    }

    #[test]
    fn a_cell_beyond_the_last_row_is_found() {
        assert_eq!(found(2, &[&[(1, 1), (1, 3)], &[(1, 1)]]), [(0, Misfit::Height { cell: 1, rows: 2 })]);
    }

    #[test]
    fn cells_substitute_the_columns_that_are_left_free() {
        let mut grid = ProseGrid::new(3);
        let (first, second) = ([cell(1, 1), cell(1, 2), cell(1, 1)], [cell(1, 1), cell(1, 1)]);
        let drawn = |row: &[GridCell<'_>]| -> String {
            row.iter().map(|one| if matches!(one, GridCell::Covered) { '.' } else { 'x' }).collect()
        };
        assert_eq!(drawn(&grid.next_row(&first)), "xxx");
        assert_eq!(drawn(&grid.next_row(&second)), "x.x");
    }
}
