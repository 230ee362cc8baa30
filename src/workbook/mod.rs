//! Workbooks: figures as sheets that people fill in, with their sums as live formulas.
//!
//! A plan's figures are one workbook, a table of an annex another. Both are a [`Workbook`] first, a model of sheets and
//! cells of our own; `write` alone makes a file of it.
//!
//! # The layout that is read back
//!
//! Of each sheet of figures, column `A` is hidden and holds the id of the unit or organisation in its row, `*` in the row
//! of all of them; rows of groups and all others have nothing there. The row right above the headers is hidden too and
//! holds the period of each column of figures as `quotas.yaml` and `results.yaml` write it (`2026-Q2`), `total` over the
//! column of the total; `of_which.women` over that of a part, `of_which.women.2026-Q2` where it is of a period; columns of
//! the program's own, as rates, have nothing there.
//!
//! A very hidden sheet `_kehoach` says what the workbook was made from:
//!
//! | row | `A` | `B` |
//! |--:|---|---|
//! | 1 | `format` | 1 |
//! | 2 | `plan` | the plan's id |
//! | 3 | `data` | the digest of `quotas.yaml` and `results.yaml` as they were read ([`data_digest`]) |
//!
//! Row 4 has the headers `sheet`, `kind`, `id`, `unit`, `period`, `value`; each row after it is a cell that holds a
//! figure of the data, or is to be filled in: the name of its sheet, `quota` or `result`, the id of the quota or result, the id of the unit or `*`, the
//! key of the column, and the number in it when it was written, empty where there was none.

mod address;
mod figures;
mod formula;
mod head;
mod names;
mod parts;
mod record;
mod sheet;
mod table;
mod tally;
mod write;

pub use address::{CellArea, CellPosition};
pub use figures::{FiguresRequest, ReportContent, data_digest, figures_workbook, has_standings};
pub use formula::{Formula, Range};
pub use record::{ALL_UNITS, OF_WHICH, RECORD_SHEET, SheetKind, TOTAL};
pub use sheet::{
    CellContent, CellFormat, CellRole, CellStyle, Entries, FormulaValue, Number, Orientation, Page,
    Protection, Sheet, SheetValue, Visibility, Weight, Workbook,
};
pub use table::annex_workbook;

use crate::records::Digest;

impl Workbook {
    /// The digest of all that it shows.
    pub fn digest(&self) -> Digest {
        // The form for debugging has every field of every cell.
        Digest::new(format!("{self:?}").as_bytes())
    }

    /// The bytes of an `.xlsx` file. `keywords` are what the file says of itself.
    pub fn to_bytes(&self, keywords: &str) -> Vec<u8> {
        let bytes = write::to_bytes(self, keywords);
        bytes
            .expect("names of sheets are legal, texts are cut, and data are bounded below what a sheet takes")
    }
}
