//! Tables of texts.

use super::super::view::{Cell, Column, Row, Table};
use super::Evaluate;
use crate::model::{Align, ProseColumn, ProseRow, ProseTable};
use crate::text;

/// The table with its texts read; rows are numbered anew in each group.
pub(super) fn view(table: &ProseTable, evaluate: Evaluate<'_>) -> Table {
    let caption = table.lead.as_ref().map(&mut *evaluate);
    let mut columns: Vec<Column> = table.is_numbered.then(super::numbers).into_iter().collect();
    columns.extend(table.columns.iter().map(|column| self::column(column, evaluate)));
    let (mut groups, mut number) = (0, 0);
    let rows = table.rows.iter().map(|row| match row {
        ProseRow::Group(name) => {
            (groups, number) = (groups + 1, 0);
            let label = Cell::Plain(text::roman(groups));
            let mut cells: Vec<Cell> = table.is_numbered.then_some(label).into_iter().collect();
            cells.push(Cell::Lines(vec![evaluate(name)]));
            Row { kind: "span", cells, holder: None }
        }
        ProseRow::Cells(written) => {
            number += 1;
            let label = Cell::Plain(number.to_string());
            let mut cells: Vec<Cell> = table.is_numbered.then_some(label).into_iter().collect();
            let lines = written.iter().map(|lines| lines.iter().map(&mut *evaluate).collect());
            cells.extend(lines.map(Cell::Lines));
            Row { kind: "prose", cells, holder: None }
        }
    });
    Table { rows: rows.collect(), columns, caption }
}

fn column(column: &ProseColumn, evaluate: Evaluate<'_>) -> Column {
    let align = match column.align {
        Align::Left => "left",
        Align::Center => "center",
    };
    Column {
        over: column.over.as_ref().map(|text| evaluate(text).to_plain()),
        flex: true,
        width: column.width,
        ..super::column(evaluate(&column.header).to_plain(), align)
    }
}
