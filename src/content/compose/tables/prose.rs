//! Tables of texts.

use super::{Composer, plain, row_numbers};
use crate::content::table::{Cell, Column, ColumnRole, Row, RowKind, Table};
use crate::model::{ProseColumn, ProseRow, ProseTable};
use crate::text;

impl Composer<'_, '_> {
    /// The table with its texts read; rows are numbered from 1 in each group.
    pub(super) fn prose_table(&mut self, table: &ProseTable) -> Table {
        let caption = self.optional(table.lead.as_ref());
        let mut columns: Vec<Column> = table.is_numbered.then(row_numbers).into_iter().collect();
        columns.extend(table.columns.iter().map(|column| self.prose_column(column)));
        let numbered = |label: String| table.is_numbered.then(|| plain(label));
        let (mut groups, mut number) = (0, 0);
        let rows = table.rows.iter().map(|row| match row {
            ProseRow::Group(name) => {
                (groups, number) = (groups + 1, 0);
                let mut cells: Vec<Cell> = numbered(text::roman(groups)).into_iter().collect();
                cells.push(Cell::Lines(vec![self.text(name)]));
                Row { kind: RowKind::Span, cells }
            }
            ProseRow::Cells(written) => {
                number += 1;
                let mut cells: Vec<Cell> = numbered(number.to_string()).into_iter().collect();
                cells.extend(written.iter().map(|lines| Cell::Lines(self.all(lines))));
                Row { kind: RowKind::Prose, cells }
            }
        });
        Table { rows: rows.collect(), columns, caption }
    }

    fn prose_column(&mut self, column: &ProseColumn) -> Column {
        Column {
            role: ColumnRole::Prose { align: column.align, width: column.width },
            over: column.over.iter().map(|text| self.header(text)).collect(),
            header: self.header(&column.header),
        }
    }
}
