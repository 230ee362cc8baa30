//! Tables of quotas: which columns they have, and how their rows are grouped.

use super::{Period, QuotaSet, TemplateText};
use crate::source::{Place, Placed};

/// A table with a row for each holder of its quotas, and a total.
#[derive(Clone, Debug)]
pub struct QuotaTable {
    /// The quota that it is of, by id; a table with a list of columns may do without.
    pub quota: Option<Placed<String>>,
    /// The line above it.
    pub lead: Option<TemplateText>,
    /// Its columns of figures.
    pub columns: Columns,
    /// The grouping of its rows, with a subtotal for each group.
    pub group_by: Option<Placed<GroupBy>>,
    /// The header of the column of names, where the built-in one will not do.
    pub name_header: Option<TemplateText>,
    /// The header of the column of totals, where the built-in one will not do.
    pub quota_header: Option<TemplateText>,
    /// The header of the column of notes, where the built-in one will not do.
    pub notes_header: Option<TemplateText>,
    /// Whether there is a column of notes.
    pub has_notes: bool,
    /// Whether several holders have a row of their total.
    pub has_total: bool,
    /// The name of that row, where the built-in one will not do.
    pub total_label: Option<TemplateText>,
    /// Its place: that of its quota, or of its first key.
    pub place: Place,
}

/// Which columns of figures a table has.
#[derive(Clone, Debug)]
pub enum Columns {
    /// The total of its quota alone.
    Total,
    /// A column for each period of its quota, then the total.
    Periods,
    /// The quota, its result by the end of the reported period, and the rest.
    Results,
    /// Each as written.
    Listed(Vec<QuotaColumn>),
}

/// A column of figures.
#[derive(Clone, Debug)]
pub struct QuotaColumn {
    /// The content of its cells.
    pub content: ColumnContent,
    /// Its header, where the built-in one will not do.
    pub header: Option<TemplateText>,
    /// The header above those of this column and of its neighbours that have the same.
    pub over: Option<TemplateText>,
}

impl QuotaColumn {
    /// Whether the data say of its figure whether it is counted or named.
    pub fn is_declared(&self, quotas: &QuotaSet) -> bool {
        matches!(&self.content, ColumnContent::Figure(name) if quotas.figure_kinds.contains_key(&name.value))
    }

    /// Whether it is of a figure whose name or header says that it holds years: `nam_thanh_lap`, `Năm thành lập`.
    pub fn is_named_for_years(&self) -> bool {
        let ColumnContent::Figure(name) = &self.content else { return false };
        let is_year = |word: &str| matches!(word, "nam" | "year" | "since");
        let begins_with_year = |header: &TemplateText| {
            let first = header.written().split_whitespace().next();
            first.is_some_and(|word| crate::text::is_called("năm", word))
        };
        name.value.split('_').any(is_year) || self.header.as_ref().is_some_and(begins_with_year)
    }
}

/// The content of the cells of a column.
#[derive(Clone, Debug)]
pub enum ColumnContent {
    /// A figure of the unit, by its name.
    Figure(Placed<String>),
    /// The holder's share of a quota.
    Quota(QuotaPart),
    /// The holder's part of the whole column of a quota, in percent; together exactly 100.
    Share(QuotaPart),
    /// The holder's progress at the end of the part's period, else of the reported period.
    Progress(ProgressFigure, QuotaPart),
}

/// A figure of the progress of a quota at the end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressFigure {
    /// The target by the end of the period.
    Planned,
    /// The result of the period.
    Reached,
    /// The result by the end of the period.
    Cumulative,
    /// That, in percent of the whole quota.
    Rate,
    /// The rest of the whole quota.
    Remaining,
}

/// A quota, or its part in a period.
#[derive(Clone, Debug)]
pub struct QuotaPart {
    /// The quota's id.
    pub quota: Placed<String>,
    /// The period, which may contain several periods of the quota; the whole quota if none.
    pub period: Option<Placed<Period>>,
    /// The part of its breakdown, by name; all of it if none.
    pub of_which: Option<Placed<String>>,
}

/// The grouping of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// The kinds of units.
    Kind,
    /// The groups that the data name.
    Group,
}

impl ColumnContent {
    /// The quota that it is counted from.
    pub fn quota(&self) -> Option<&QuotaPart> {
        match self {
            Self::Figure(_) => None,
            Self::Quota(part) | Self::Share(part) | Self::Progress(_, part) => Some(part),
        }
    }
}

impl QuotaTable {
    /// Its columns of figures, each as if it were written. `period` is the one that is reported, if any.
    pub fn columns(&self, quotas: &QuotaSet, period: Option<Period>) -> Vec<QuotaColumn> {
        let Some(id) = &self.quota else {
            return if let Columns::Listed(columns) = &self.columns { columns.clone() } else { Vec::new() };
        };
        let part = |period: Option<Period>| QuotaPart {
            quota: id.clone(),
            period: period.map(|value| Placed { value, place: id.place.clone() }),
            of_which: None,
        };
        let column = |content, header| QuotaColumn { content, header, over: None };
        let of_period = |period| column(ColumnContent::Quota(part(Some(period))), None);
        let total = column(ColumnContent::Quota(part(None)), self.quota_header.clone());
        let periods = quotas.quota(&id.value).map_or_else(Vec::new, |quota| quota.tally.columns());
        match &self.columns {
            Columns::Listed(columns) => columns.clone(),
            Columns::Total => vec![total],
            Columns::Periods => periods.into_iter().map(of_period).chain([total]).collect(),
            Columns::Results => {
                use ProgressFigure::{Cumulative, Rate, Reached, Remaining};
                let is_in = |part: &Period| period.is_some_and(|period| period.contains(*part));
                let reported = period.filter(|_| periods.iter().any(is_in) && !periods.iter().all(is_in));
                // In a period from the beginning, the result of the period is the cumulative result. Results may be earlier
                // than the first period of the quota.
                let whole = quotas.quota(&id.value).and_then(|quota| quota.period.days());
                let is_first = |period: Period| match (whole.clone(), period.days()) {
                    (Some(whole), Some(days)) => days.start <= whole.start,
                    _ => !periods.iter().any(|part| !is_in(part) && part.ends_by(period)),
                };
                let reached = (!period.is_some_and(is_first)).then_some(Reached);
                let figures = reached.into_iter().chain([Cumulative, Rate, Remaining]);
                let progress =
                    figures.map(|figure| column(ColumnContent::Progress(figure, part(None)), None));
                std::iter::once(total).chain(reported.map(of_period)).chain(progress).collect()
            }
        }
    }

    /// Every quota id in it, with its place.
    pub fn quota_ids(&self) -> impl Iterator<Item = &Placed<String>> {
        let listed: &[QuotaColumn] = if let Columns::Listed(columns) = &self.columns { columns } else { &[] };
        let listed = listed.iter().filter_map(|column| column.content.quota());
        self.quota.iter().chain(listed.map(|part| &part.quota))
    }

    /// Every text of it, in the order in which it prints.
    pub fn texts(&self) -> impl Iterator<Item = &TemplateText> {
        let listed: &[QuotaColumn] = if let Columns::Listed(columns) = &self.columns { columns } else { &[] };
        let listed = listed.iter().flat_map(|column| column.over.iter().chain(&column.header));
        let before = self.lead.iter().chain(&self.name_header);
        before.chain(listed).chain(&self.quota_header).chain(&self.notes_header)
    }
}
