//! The headers that the program gives columns where the data give none.

use super::super::progress;
use crate::model::{Column, ColumnContent, Holding, Period, QuotaPart, QuotaSet, StandingFigure};
use crate::text;

/// The header of the column of names.
pub(super) fn of_names(holding: Holding) -> &'static str {
    match holding {
        Holding::Units => "Chi bộ",
        Holding::Organisations => "Hội, đoàn thể",
    }
}

/// The headers of the columns of figures; `period` is the one that is reported.
pub(super) fn of_figures(columns: &[Column], quotas: &QuotaSet, period: Option<Period>) -> Vec<String> {
    let parts = || columns.iter().filter_map(|column| column.content.quota());
    let periods: Vec<Period> = parts().filter_map(|part| Some(part.period.as_ref()?.value)).collect();
    let first = parts().next().map(|part| &part.quota.value);
    let words = Words {
        quotas,
        has_several_quotas: parts().any(|part| Some(&part.quota.value) != first),
        has_periods: !periods.is_empty(),
        has_year: progress::are_of_several_years(&periods),
        has_results: columns.iter().any(|column| matches!(column.content, ColumnContent::Standing(..))),
        period,
    };
    columns.iter().map(|column| words.of(&column.content)).collect()
}

/// What the columns of a table have to be told apart by.
struct Words<'a> {
    quotas: &'a QuotaSet,
    has_several_quotas: bool,
    has_periods: bool,
    has_year: bool,
    has_results: bool,
    period: Option<Period>,
}

impl Words<'_> {
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
        period.map_or_else(String::new, |period| {
            format!(" {}", text::lower_first(&progress::label(period, self.has_year)))
        })
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
        if part.period.is_some() && self.has_results {
            return format!("Chỉ tiêu{}", self.within(part));
        }
        if let Some(period) = &part.period {
            return progress::label(period.value, self.has_year);
        }
        let Some(quota) = self.quotas.quota(&part.quota.value) else { return String::new() };
        if self.has_several_quotas {
            return text::upper_first(quota.measure.name());
        }
        let header = match quota.period {
            Period::Year(_) if self.has_results => "Chỉ tiêu cả năm",
            _ if !self.has_periods || self.has_results => "Chỉ tiêu",
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
