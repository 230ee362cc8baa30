//! Tables as templates see them.

mod cells;
mod headers;
mod longest;
mod prose;
mod quota;

use super::runs::Runs;
use super::view::{Column, Table};
use crate::model::{QuotaSet, Sight, Table as Written, TemplateText};
use crate::text::ToneMark;

/// What reads the texts of a table.
type Evaluate<'e> = &'e mut dyn FnMut(&TemplateText) -> Runs;

/// What tables are made from.
pub(super) struct Basis<'a> {
    pub(super) quotas: &'a QuotaSet,
    pub(super) sight: Sight<'a>,
    /// Above the names of units.
    pub(super) units_header: &'a str,
    /// How the program's own words are spelled.
    pub(super) spelling: ToneMark,
}

/// A table; `evaluate` reads its texts.
pub(super) fn of(table: &Written, basis: &Basis<'_>, evaluate: Evaluate<'_>) -> Table {
    let mut table = match table {
        Written::Quota(table) => quota::view(table, basis, evaluate),
        Written::Prose(table) => prose::view(table, evaluate),
    };
    longest::note(&mut table);
    table
}

/// The column of the rows' numbers.
fn numbers() -> Column {
    column("TT".to_owned(), "center")
}

/// A column of figures, as wide as they are.
fn column(header: String, align: &'static str) -> Column {
    Column { header, over: None, align, flex: false, width: None, longest: Vec::new(), words: Vec::new() }
}
