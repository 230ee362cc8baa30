//! The headers that the program gives columns where the data give none.

use super::super::progress;
use crate::model::{Column, ColumnContent, Holding, Period, QuotaPart, QuotaSet, StandingFigure};
use crate::text;

/// The header of the column of names.
pub(super) fn of_names(holding: Holding, units: &str) -> &str {
    match holding {
        Holding::Units => units,
        Holding::Organisations => "Hội, đoàn thể",
    }
}

/// The headers of the columns of figures; `period` is the one that is reported.
pub(super) fn of_figures(columns: &[Column], quotas: &QuotaSet, period: Option<Period>) -> Vec<String> {
    let words = Words { quotas, columns, period };
    columns.iter().map(|column| words.of(&column.content)).collect()
}

/// What the columns of a table are told apart by.
struct Words<'a> {
    quotas: &'a QuotaSet,
    columns: &'a [Column],
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
        self.columns.iter().any(|column| matches!(column.content, ColumnContent::Standing(..)))
    }

    /// A period as a header has it, with its year where the table has several.
    fn label(&self, period: Period) -> String {
        let periods: Vec<Period> =
            self.parts().filter_map(|part| Some(part.period.as_ref()?.value)).collect();
        progress::label(period, progress::are_of_several_years(&periods))
    }

    fn of(&self, content: &ColumnContent) -> String {
        match content {
            ColumnContent::Figure(name) => figure(&name.value).unwrap_or(&name.value).to_owned(),
            ColumnContent::Quota(part) => self.of_quota(part),
            ColumnContent::Share(_) => "Tỷ lệ".to_owned(),
            ColumnContent::Standing(figure, part) => self.of_standing(*figure, part),
        }
    }

    /// A period within a header: `quý II`.
    fn within(&self, part: &QuotaPart) -> String {
        let period = part.period.as_ref().map(|period| period.value).or(self.period);
        period.map_or_else(String::new, |period| format!(" {}", text::lower_first(&self.label(period))))
    }

    fn of_standing(&self, figure: StandingFigure, part: &QuotaPart) -> String {
        match figure {
            StandingFigure::Planned => format!("Chỉ tiêu đến hết{}", self.within(part)),
            StandingFigure::Reached => format!("Đạt{}", self.within(part)),
            StandingFigure::Cumulative => "Lũy kế".to_owned(),
            StandingFigure::Rate => "Tỷ lệ".to_owned(),
            StandingFigure::Remaining => "Còn lại".to_owned(),
        }
    }

    fn of_quota(&self, part: &QuotaPart) -> String {
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

/// The header of a figure with one of the names that the documentation gives.
pub(super) fn figure(name: &str) -> Option<&'static str> {
    match name {
        "members" => Some("Đảng viên hiện có"),
        "women" => Some("Nữ"),
        "youth_union" => Some("Đoàn viên"),
        _ => None,
    }
}
