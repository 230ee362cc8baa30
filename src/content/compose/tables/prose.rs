//! Tables of texts.

use super::{Composer, plain, row_numbers};
use crate::content::table::{Cell, Column, ColumnRole, MergedCell, Row, RowKind, Table};
use crate::model::{GridCell, ProseColumn, ProseGrid, ProseRow, ProseTable};
use crate::text;

/// The cells of a row of totals with the first of them over the column of numbers too.
fn over_numbers(cells: Vec<Cell>) -> Vec<Cell> {
    let mut cells = cells.into_iter();
    let first = match cells.next() {
        Some(Cell::Merged(cell)) => MergedCell { columns: cell.columns + 1, ..cell },
        Some(Cell::Lines(lines)) => MergedCell { lines, columns: 2, rows: 1, align: None },
        // What is above goes on below the numbers' own cell.
        other => return std::iter::once(plain("")).chain(other).chain(cells).collect(),
    };
    [Cell::Merged(first), Cell::Covered].into_iter().chain(cells).collect()
}

impl Composer<'_, '_> {
    /// The table with its texts read; rows are numbered from 1 in each group.
    pub(super) fn prose_table(&mut self, table: &ProseTable) -> Table {
        let caption = self.optional(table.lead.as_ref());
        let mut columns: Vec<Column> = table.is_numbered.then(row_numbers).into_iter().collect();
        columns.extend(table.columns.iter().map(|column| self.prose_column(column)));
        let numbered = |label: String| table.is_numbered.then(|| plain(label));
        let (mut groups, mut number) = (0, 0);
        let mut grid = ProseGrid::new(table.columns.len());
        let rows = table.rows_in(self.plan.quotas.name_order);
        let rows = rows.into_iter().map(|row| match row {
            ProseRow::Group(name) => {
                (groups, number) = (groups + 1, 0);
                let mut cells: Vec<Cell> = numbered(text::roman(groups)).into_iter().collect();
                cells.push(Cell::Lines(vec![self.text(name)]));
                Row { kind: RowKind::Span, cells }
            }
            ProseRow::Cells(written) => {
                number += 1;
                let mut cells: Vec<Cell> = numbered(number.to_string()).into_iter().collect();
                cells.extend(grid.next_row(written).into_iter().map(|cell| self.prose_cell(cell)));
                Row { kind: RowKind::Prose, cells }
            }
            ProseRow::Total(written) => {
                let cells: Vec<Cell> =
                    grid.next_row(written).into_iter().map(|cell| self.prose_cell(cell)).collect();
                let cells = if table.is_numbered { over_numbers(cells) } else { cells };
                Row { kind: RowKind::Total, cells }
            }
        });
        Table { rows: rows.collect(), columns, caption, figures: None, place: None }
    }

    fn prose_cell(&mut self, cell: GridCell<'_>) -> Cell {
        match cell {
            GridCell::Covered => Cell::Covered,
            GridCell::Cell(cell) if cell.is_plain() => Cell::Lines(self.all(&cell.lines)),
            GridCell::Cell(cell) => Cell::Merged(MergedCell {
                lines: self.all(&cell.lines),
                columns: cell.columns,
                rows: cell.rows,
                align: cell.align,
            }),
        }
    }

    fn prose_column(&mut self, column: &ProseColumn) -> Column {
        Column {
            role: ColumnRole::Prose { align: column.align, width: column.width },
            over: column.over.iter().map(|text| self.header(text)).collect(),
            header: self.header(&column.header),
            places: column
                .over
                .iter()
                .chain([&column.header])
                .map(|text| Some(text.place().clone()))
                .collect(),
        }
    }
}
