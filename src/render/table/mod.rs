//! Tables of quotas as templates see them.

mod cells;
mod headers;

use super::runs::Runs;
use super::view::{Column, Row, Table};
use crate::model::{QuotaSet, QuotaTable, RowHead, Sight, TableRow, Tabulation, TemplateText};
use crate::text;

/// What reads the texts of a table.
pub(super) type Evaluate<'e> = &'e mut dyn FnMut(&TemplateText) -> Runs;

/// What tables are made from.
pub(super) struct Basis<'a> {
    pub(super) quotas: &'a QuotaSet,
    pub(super) sight: Sight<'a>,
    /// Above the names of units.
    pub(super) units_header: &'a str,
}

/// The headers that the program gives, of names and of figures.
struct BuiltIn {
    names: String,
    figures: Vec<String>,
}

/// The table of a quota: a row for each holder, the total last. `evaluate` reads headers and notes.
pub(super) fn of_quota(table: &QuotaTable, basis: &Basis<'_>, evaluate: Evaluate<'_>) -> Table {
    let Basis { quotas, sight, units_header } = *basis;
    let tabulation = Tabulation::new(table, quotas, sight);
    let built_in = BuiltIn {
        names: headers::of_names(tabulation.holding, units_header).to_owned(),
        figures: headers::of_figures(&tabulation.columns, quotas, sight.period),
    };
    let columns = columns(table, &tabulation, built_in, evaluate);
    let rows = tabulation.rows.iter().map(|row| self::row(row, table.has_notes, evaluate)).collect();
    Table { columns, rows, caption: table.lead.as_ref().map(evaluate) }
}

fn columns(
    table: &QuotaTable,
    tabulation: &Tabulation<'_>,
    built_in: BuiltIn,
    evaluate: Evaluate<'_>,
) -> Vec<Column> {
    let mut plain = |text: &TemplateText| evaluate(text).to_plain();
    let name = table.name_header.as_ref().map(&mut plain);
    let name = name.unwrap_or(built_in.names);
    let mut columns = vec![
        Column { header: "TT".to_owned(), over: None, align: "center", flex: false },
        Column { header: name, over: None, align: "left", flex: true },
    ];
    columns.extend(tabulation.columns.iter().zip(built_in.figures).map(|(column, built_in)| Column {
        header: column.header.as_ref().map_or(built_in, &mut plain),
        over: column.over.as_ref().map(&mut plain),
        align: "center",
        flex: false,
    }));
    if table.has_notes {
        let header = table.notes_header.as_ref().map_or_else(|| "Ghi chú".to_owned(), &mut plain);
        columns.push(Column { header, over: None, align: "left", flex: true });
    }
    columns
}

fn row(row: &TableRow<'_>, has_notes: bool, evaluate: Evaluate<'_>) -> Row {
    let (kind, number, name, note) = match &row.head {
        RowHead::Holder { number, holder, note } => ("unit", number.to_string(), holder.name(), *note),
        RowHead::Group { number, name } => {
            ("group", text::roman(u32::try_from(*number).unwrap_or(u32::MAX)), *name, None)
        }
        RowHead::Total => ("total", String::new(), "Tổng cộng", None),
    };
    let mut cells = vec![number, name.to_owned()];
    cells.extend(row.cells.iter().map(cells::written));
    cells.extend(has_notes.then(|| note.map(|note| evaluate(note).to_plain()).unwrap_or_default()));
    Row { kind, cells }
}
