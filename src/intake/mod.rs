//! Sheets that people send in: read as typed cells, and understood as figures of a plan.
//!
//! A workbook is read as data alone: no macro runs, no external link is followed, no formula is computed. Whatever a
//! file holds, what is kept of it is bounded (`limits.rs`), and what is broken is a fault, never a panic.
//!
//! The program's own workbook comes back by the ids in it (`own`), any other is understood by its headers and names
//! (`foreign`). Either gives figures with their cells, which are merged with the data (`merge`) and become changes of
//! the plan's files (`edit`).

mod columns;
mod csv;
mod edit;
mod figure;
mod foreign;
mod import;
mod input;
mod judge;
mod merge;
mod names;
mod number;
mod ods;
mod own;
mod own_sums;
mod read;
mod shares;
mod sums;
mod table;
mod unit_form;
mod words;
mod xlsx;

pub use figure::FigureKey;
pub use import::{ImportOutcome, ImportRequest, ImportedWorkbook, import};
pub use input::{
    InputCell, InputDate, InputNumber, InputSheet, InputValue, InputWorkbook, SheetVisibility, TableFault,
};
pub use merge::FigureChange;
pub use number::{TextNumber, TextNumberForm, text_number};
pub use read::{UnreadTable, read_table, read_table_bytes};
pub use shares::{ChangedShare, change_shares};

#[cfg(test)]
mod tests;
