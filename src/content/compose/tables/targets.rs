//! Tables of targets: what each quota aims at, and in a report what is reached and how it stands.

use super::{Composer, plain, row_numbers};
use crate::content::evaluate::period_name;
use crate::content::table::{Column, ColumnRole, Row, RowKind, Table};
use crate::model::{Align, Amount, NumberStyle, Quota, Target, TargetTable};
use crate::text;

/// The cell of a target or a result that is not known.
const NOTHING: &str = "-";

impl Composer<'_, '_> {
    /// A row for each quota; results and standings in a report alone.
    pub(super) fn target_table(&mut self, table: &TargetTable) -> Table {
        let quotas = table.quotas(self.quotas);
        let is_report = self.reporting.period.is_some();
        let mut columns = vec![row_numbers(), Column::new(ColumnRole::Name, "Chỉ tiêu")];
        columns.push(Column::new(ColumnRole::Figure, "Đơn vị tính"));
        columns.push(Column::new(ColumnRole::Prose { align: Align::Center, width: None }, "Mục tiêu"));
        if is_report {
            columns.extend(["Kết quả", "Đánh giá"].map(|header| Column::new(ColumnRole::Figure, header)));
        }
        let rows = quotas.iter().enumerate().map(|(at, quota)| {
            let mut cells = vec![(at + 1).to_string(), target_name(quota, &quotas)];
            cells.extend([quota.measure.unit_name().to_owned(), target(quota)]);
            if is_report {
                cells.extend([self.target_result(quota), self.target_standing(quota)]);
            }
            let cells = cells.into_iter().map(|cell| plain(text::respell(&cell, self.spelling)));
            Row { kind: RowKind::Quota(quota.id.clone()), cells: cells.collect() }
        });
        let rows = rows.collect();
        for column in &mut columns {
            column.header = text::respell(&column.header, self.spelling);
        }
        Table { columns, rows, caption: None, figures: None, place: Some(table.place.clone()) }
    }

    fn target_result(&self, quota: &Quota) -> String {
        let format = quota.measure.format().without_unit();
        if let Some(Target::Statement(_)) = quota.target.as_ref().map(|target| target.value) {
            let said = quota
                .statement(self.reporting)
                .map(|statement| Target::Statement(statement).written(&format, NumberStyle::Plain));
            return said.unwrap_or_else(|| NOTHING.to_owned());
        }
        let known = self.reporting.progress(quota, None).known();
        known.map_or_else(|| NOTHING.to_owned(), |known| format.written(known, NumberStyle::Thousands))
    }

    fn target_standing(&self, quota: &Quota) -> String {
        let standing = quota.standing(self.reporting);
        standing.map_or_else(|| NOTHING.to_owned(), |standing| text::upper_first(standing.word()))
    }
}

/// The name of the measure, with the period where another row is of the same measure.
fn target_name(quota: &Quota, rows: &[&Quota]) -> String {
    let name = text::upper_first(quota.measure.name());
    let is_shared = rows.iter().filter(|other| other.measure == quota.measure).count() > 1;
    if is_shared { format!("{name}, {}", period_name(quota.period)) } else { name }
}

/// The target; of a quota without one what is allotted.
fn target(quota: &Quota) -> String {
    let allotted = || Some(Target::Amount(Amount::Exactly(quota.tally.total()?)));
    let target = quota.target.as_ref().map(|target| target.value).or_else(allotted);
    let format = quota.measure.format().without_unit();
    target.map_or_else(|| NOTHING.to_owned(), |target| target.written(&format, NumberStyle::Thousands))
}
