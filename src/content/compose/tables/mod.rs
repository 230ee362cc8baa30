//! Tables: those of quotas, whose figures are computed, and those of texts.

mod cells;
mod headers;
mod prose;
mod quotas;
mod targets;

use super::Composer;
use crate::content::table::{Cell, Column, ColumnRole, Table};
use crate::model::TableData;

/// The header of the column of the rows' numbers: thứ tự.
const ROW_NUMBERS: &str = "TT";

impl Composer<'_, '_> {
    /// A table.
    pub(super) fn table(&mut self, table: &TableData) -> Table {
        match table {
            TableData::Quota(table) => self.quota_table(table),
            TableData::Targets(table) => self.target_table(table),
            TableData::Prose(table) => self.prose_table(table),
        }
    }
}

/// The column of the rows' numbers.
fn row_numbers() -> Column {
    Column::new(ColumnRole::RowNumber, ROW_NUMBERS)
}

/// A cell of words of the program's own.
fn plain(words: impl Into<String>) -> Cell {
    Cell::Plain(words.into())
}
