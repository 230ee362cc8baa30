//! Tables of quotas: every holder with its figures, groups, the total.

use super::super::view::{Cell, Column, Row, Table};
use super::{Basis, Evaluate, cells, headers};
use crate::model::{QuotaTable, RowHead, TableRow, Tabulation, TemplateText};
use crate::text;

/// The headers that the program gives, of names and of figures.
struct BuiltIn {
    names: String,
    figures: Vec<String>,
}

/// A row for each holder, the total last.
pub(super) fn view(table: &QuotaTable, basis: &Basis<'_>, evaluate: Evaluate<'_>) -> Table {
    let Basis { quotas, sight, units_header, spelling } = *basis;
    let tabulation = Tabulation::new(table, quotas, sight);
    let figures = headers::of_figures(&tabulation.columns, quotas, sight.period);
    let built_in = BuiltIn {
        names: headers::of_names(tabulation.holding, units_header).to_owned(),
        figures: figures.iter().map(|header| text::respell(header, spelling)).collect(),
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
    let mut columns = vec![super::numbers(), Column { flex: true, ..super::column(name, "left") }];
    columns.extend(tabulation.columns.iter().zip(built_in.figures).map(|(column, built_in)| Column {
        over: column.over.as_ref().map(&mut plain),
        ..super::column(column.header.as_ref().map_or(built_in, &mut plain), "center")
    }));
    if table.has_notes {
        let header = table.notes_header.as_ref().map_or_else(|| "Ghi chú".to_owned(), &mut plain);
        columns.push(Column { flex: true, ..super::column(header, "left") });
    }
    columns
}

fn row(row: &TableRow<'_>, has_notes: bool, evaluate: Evaluate<'_>) -> Row {
    let holder = match &row.head {
        RowHead::Holder { holder, .. } => Some(holder.id().to_string()),
        RowHead::Group { .. } | RowHead::Total => None,
    };
    let (kind, number, name, note) = match &row.head {
        RowHead::Holder { number, holder, note } => ("unit", number.to_string(), holder.name(), *note),
        RowHead::Group { number, name } => ("group", text::roman(*number as u64), *name, None),
        RowHead::Total => ("total", String::new(), "Tổng cộng", None),
    };
    let mut cells = vec![Cell::Plain(number), Cell::Plain(name.to_owned())];
    cells.extend(row.cells.iter().map(cells::written).map(Cell::Plain));
    cells.extend(has_notes.then(|| note.map_or_else(Cell::empty, |note| Cell::of(evaluate(note)))));
    Row { kind, cells, holder }
}
