//! Builds the headers of columns for which the data give none.

use super::super::progress::PeriodLabels;
use crate::content::figure_name;
use crate::model::{ColumnContent, Holding, Period, ProgressFigure, QuotaColumn, QuotaPart, QuotaSet};
use crate::text;

/// The header of the column of names.
pub(super) fn names_header(holding: Holding, units: &str) -> &str {
    match holding {
        Holding::Units => units,
        Holding::Organisations => "Hội, đoàn thể",
    }
}

/// The headers of the columns of figures; `period` is the one that is reported.
pub(super) fn figure_headers(
    columns: &[QuotaColumn],
    quotas: &QuotaSet,
    period: Option<Period>,
) -> Vec<String> {
    let words = Words { quotas, columns, period };
    columns.iter().map(|column| words.header(&column.content)).collect()
}

/// The inputs of the headers of a table's columns.
struct Words<'a> {
    quotas: &'a QuotaSet,
    columns: &'a [QuotaColumn],
    period: Option<Period>,
}

impl Words<'_> {
    fn parts(&self) -> impl Iterator<Item = &QuotaPart> {
        self.columns.iter().filter_map(|column| column.content.quota())
    }

    fn has_several_quotas(&self) -> bool {
        let first = self.parts().next().map(|part| &part.quota.value);
        self.parts().any(|part| Some(&part.quota.value) != first)
    }

    fn has_periods(&self) -> bool {
        self.parts().any(|part| part.period.is_some())
    }

    fn has_results(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.content, ColumnContent::Progress(..)))
    }

    /// A period as a header has it, with its year where the table has several.
    fn label(&self, period: Period) -> String {
        let periods = self.parts().filter_map(|part| Some(part.period.as_ref()?.value));
        PeriodLabels::new(periods).label(period)
    }

    fn header(&self, content: &ColumnContent) -> String {
        let of_which = content.quota().and_then(|part| part.of_which.as_ref());
        if let Some(name) = of_which {
            return figure_name(&name.value).unwrap_or(&name.value).to_owned();
        }
        match content {
            ColumnContent::Figure(name) => figure_name(&name.value).unwrap_or(&name.value).to_owned(),
            ColumnContent::Quota(part) => self.quota_header(part),
            ColumnContent::Share(_) => "Tỷ lệ".to_owned(),
            ColumnContent::Progress(figure, part) => self.progress_header(*figure, part),
        }
    }

    /// A period within a header: `quý II`.
    fn within(&self, part: &QuotaPart) -> String {
        let period = part.period.as_ref().map(|period| period.value).or(self.period);
        period.map_or_else(String::new, |period| format!(" {}", text::lower_first(&self.label(period))))
    }

    fn progress_header(&self, figure: ProgressFigure, part: &QuotaPart) -> String {
        match figure {
            ProgressFigure::Planned => format!("Chỉ tiêu đến hết{}", self.within(part)),
            ProgressFigure::Reached => format!("Đạt{}", self.within(part)),
            ProgressFigure::Cumulative => "Lũy kế".to_owned(),
            ProgressFigure::Rate => "Tỷ lệ".to_owned(),
            ProgressFigure::Remaining => "Còn lại".to_owned(),
        }
    }

    fn quota_header(&self, part: &QuotaPart) -> String {
        if part.period.is_some() && self.has_results() {
            return format!("Chỉ tiêu{}", self.within(part));
        }
        if let Some(period) = &part.period {
            return self.label(period.value);
        }
        let Some(quota) = self.quotas.quota(&part.quota.value) else { return String::new() };
        if self.has_several_quotas() {
            return text::upper_first(quota.measure.name());
        }
        let header = match quota.period {
            Period::Year(_) if self.has_results() => "Chỉ tiêu cả năm",
            _ if !self.has_periods() || self.has_results() => "Chỉ tiêu",
            Period::Year(_) => "Cả năm",
            _ => "Tổng",
        };
        header.to_owned()
    }
}
