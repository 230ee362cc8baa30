//! Charts as they read.

use super::table::{Cell, Column, ColumnRole, Row, RowKind, Series, Table};
use super::text::Text;
use crate::model::{NumberFormat, NumberStyle};

/// A chart of what was to be reached and what was reached.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The line above it.
    pub caption: Option<Text>,
    /// The same in words.
    pub alt: String,
    /// The whole quota.
    pub target: u64,
    /// How its numbers are written.
    pub format: NumberFormat,
    /// The label of the quota.
    pub target_label: String,
    /// The label of the planned counts.
    pub planned_label: String,
    /// The label of the reached counts.
    pub reached_label: String,
    /// Its periods, in order.
    pub periods: Vec<ChartPeriod>,
}

/// The counts at the end of a period.
#[derive(Clone, Debug)]
pub struct ChartPeriod {
    /// `Quý II`
    pub label: String,
    /// The count that was to be reached by then.
    pub planned: u64,
    /// The count that was reached by then; none for a period that is not over.
    pub reached: Option<u64>,
}

impl Chart {
    /// The table of what it draws, without its caption.
    pub fn to_table(&self) -> Table {
        let mut columns = vec![Column::new(ColumnRole::Name, "")];
        columns.extend(self.periods.iter().map(|period| Column::new(ColumnRole::Figure, &period.label)));
        let rows = [
            self.row(Series::Planned, &self.planned_label, |period| Some(period.planned)),
            self.row(Series::Reached, &self.reached_label, |period| period.reached),
            self.row(Series::Target, &self.target_label, |_| Some(self.target)),
        ];
        Table { columns, rows: rows.into(), caption: None, figures: None, place: None }
    }

    fn row(&self, series: Series, label: &str, count: impl Fn(&ChartPeriod) -> Option<u64>) -> Row {
        let figure = |period| {
            count(period).map_or_else(String::new, |count| self.format.written(count, NumberStyle::Plain))
        };
        let figures = self.periods.iter().map(figure);
        let cells = std::iter::once(label.to_owned()).chain(figures).map(Cell::Plain);
        Row { kind: RowKind::Series(series), cells: cells.collect() }
    }
}
