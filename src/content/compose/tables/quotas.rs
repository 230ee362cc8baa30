//! Tables of quotas: every holder with its figures, groups, the total.

use jiff::civil::Date;

use super::{Composer, cells, headers, plain, row_numbers};
use crate::content::table::{
    Cell, Column, ColumnRole, FigureColumn, Row, RowFigures, RowKind, Table, TableFigures,
};
use crate::model::{
    ColumnContent, GroupLevel, Holder, NumberFormat, QuotaTable, RowHead, TableRow, Tabulation, TemplateText,
};
use crate::text;

impl Composer<'_, '_> {
    /// A row for each holder, the total last.
    pub(in crate::content::compose) fn quota_table(&mut self, table: &QuotaTable) -> Table {
        let tabulation = Tabulation::new(table, self.quotas, self.reporting);
        let columns = self.quota_columns(table, &tabulation);
        let formats: Vec<NumberFormat> =
            tabulation.columns.iter().map(|column| self.number_format(&column.content)).collect();
        let rows = tabulation.rows.iter().map(|row| self.quota_row(row, table, &formats)).collect();
        let figures = Some(self.table_figures(&tabulation, formats));
        Table {
            columns,
            rows,
            caption: self.optional(table.lead.as_ref()),
            figures,
            place: Some(table.place.clone()),
        }
    }

    /// The values that its figures print.
    fn table_figures(&self, tabulation: &Tabulation<'_>, formats: Vec<NumberFormat>) -> TableFigures {
        let columns = tabulation.columns.iter().zip(formats);
        let columns =
            columns.map(|(column, format)| FigureColumn { content: column.content.clone(), format });
        let rows = tabulation.rows.iter().map(|row| {
            let level = if let RowHead::Group { level, .. } = row.head { Some(level) } else { None };
            RowFigures { level, cells: row.cells.clone() }
        });
        TableFigures { columns: columns.collect(), rows: rows.collect(), period: self.reporting.period }
    }

    /// How the numbers of a column are written.
    fn number_format(&self, content: &ColumnContent) -> NumberFormat {
        let quota = content.quota().and_then(|part| self.quotas.quota(&part.quota.value));
        quota.map(|quota| quota.measure.format().clone()).unwrap_or_default()
    }

    fn quota_columns(&mut self, table: &QuotaTable, tabulation: &Tabulation<'_>) -> Vec<Column> {
        let built_in = headers::names_header(tabulation.holding, &self.profile.rules.units_header);
        let name = self.named_column(ColumnRole::Name, table.name_header.as_ref(), built_in);
        let figures = headers::figure_headers(&tabulation.columns, self.quotas, self.reporting.period);
        let mut columns = vec![row_numbers(), name];
        columns.extend(tabulation.columns.iter().zip(figures).map(|(written, built_in)| {
            let built_in = text::respell(&built_in, self.spelling);
            let column = self.named_column(ColumnRole::Figure, written.header.as_ref(), &built_in);
            let over = written.over.iter().map(|text| self.header(text)).collect();
            let of_over = written.over.iter().map(|text| Some(text.place().clone()));
            Column { over, places: of_over.chain(column.places).collect(), ..column }
        }));
        if table.has_notes {
            columns.push(self.named_column(ColumnRole::Note, table.notes_header.as_ref(), "Ghi chú"));
        }
        columns
    }

    /// The text of a header.
    pub(super) fn header(&mut self, text: &TemplateText) -> String {
        self.text(text).runs.to_plain()
    }

    /// A column whose header the data may have.
    fn named_column(&mut self, role: ColumnRole, written: Option<&TemplateText>, built_in: &str) -> Column {
        let header = self.header_or(written, built_in);
        Column { places: vec![written.map(|text| text.place().clone())], ..Column::new(role, &header) }
    }

    fn header_or(&mut self, written: Option<&TemplateText>, built_in: &str) -> String {
        written.map_or_else(|| built_in.to_owned(), |text| self.header(text))
    }

    /// When a unit ended or begins, where it is not there on the day that the document means.
    fn life(&self, holder: Holder<'_>) -> String {
        let (Holder::Unit(unit), Some(today)) = (holder, self.quotas.day) else { return String::new() };
        let written = |day: Date| text::short_date(day.year(), day.month(), day.day());
        match (&unit.life.from, &unit.life.until) {
            (Some(from), _) if from.value > today => format!(" (từ {})", written(from.value)),
            (_, Some(until)) if until.value < today => format!(" (đến {})", written(until.value)),
            _ => String::new(),
        }
    }

    fn quota_row(&mut self, row: &TableRow<'_>, table: &QuotaTable, formats: &[NumberFormat]) -> Row {
        let (kind, number, name, note) = match &row.head {
            RowHead::Holder { number, holder, note } => {
                let name = format!("{}{}", holder.name(), self.life(*holder));
                (RowKind::Holder(holder.id().clone()), number.to_string(), name, *note)
            }
            RowHead::Group { number, name, level } => {
                let number = match level {
                    GroupLevel::Outer => text::letter(*number).to_uppercase(),
                    GroupLevel::Inner => text::roman(*number as u64),
                };
                (RowKind::Group, number, (*name).to_owned(), None)
            }
            RowHead::Total => {
                let label = self.header_or(table.total_label.as_ref(), "Tổng cộng");
                (RowKind::Total, String::new(), label, None)
            }
        };
        let mut cells = vec![plain(number), plain(name)];
        let figures = row.cells.iter().zip(formats);
        cells.extend(figures.map(|(cell, format)| plain(cells::written(cell, format))));
        if table.has_notes {
            cells.push(note.map_or_else(|| plain(""), |note| Cell::Lines(vec![self.text(note)])));
        }
        Row { kind, cells }
    }
}
