//! Tables: those of quotas, whose figures are computed, and those of prose.

use super::{NameOrder, QuotaTable, TargetTable, TemplateText};
use crate::source::Placed;
use crate::text::{compare_names, fold};

/// The headers of columns of names of persons and units, folded, and how those of persons may begin.
const NAME_HEADERS: [&str; 5] = ["ten", "ten chi bo", "ten don vi", "chi bo", "chi bo truc thuoc"];
const PERSON_HEADERS: [&str; 3] = ["ho va ten", "ho ten", "ho, ten"];

/// The headers of columns whose numbers are typed: they say in which order the rows are meant.
const NUMBER_HEADERS: [&str; 4] = ["tt", "stt", "so tt", "so thu tu"];

/// A table in the text or in an annex.
#[derive(Clone, Debug)]
pub enum TableData {
    /// A table of quotas.
    Quota(Box<QuotaTable>),
    /// A table of targets.
    Targets(TargetTable),
    /// A table of texts.
    Prose(ProseTable),
}

/// A table of texts: tasks with the body in charge, its partners, the deadline.
#[derive(Clone, Debug)]
pub struct ProseTable {
    /// The line above it.
    pub lead: Option<TemplateText>,
    /// Whether its rows are numbered in a column before the others.
    pub is_numbered: bool,
    /// Its columns.
    pub columns: Vec<ProseColumn>,
    /// Its rows, which fill every column.
    pub rows: Vec<ProseRow>,
    /// The lines below it.
    pub notes: Vec<TemplateText>,
}

/// A column of texts.
#[derive(Clone, Debug)]
pub struct ProseColumn {
    /// Its header.
    pub header: TemplateText,
    /// The headers above those of this column and of its neighbours that have the same, from the highest.
    pub over: Vec<TemplateText>,
    /// Where its cells' lines begin.
    pub align: Align,
    /// Its width in proportion to the others; as wide as its texts need if none.
    pub width: Option<u32>,
}

/// Where lines begin in their cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At its left edge.
    Left,
    /// Centred.
    Center,
    /// At its right edge.
    Right,
}

/// A row of a table of texts.
#[derive(Clone, Debug)]
pub enum ProseRow {
    /// The cells that begin in it, from the left.
    Cells(Vec<ProseCell>),
    /// The same of a row of totals.
    Total(Vec<ProseCell>),
    /// The name of a group, before its rows.
    Group(TemplateText),
}

/// A cell of a table of texts.
#[derive(Clone, Debug)]
pub struct ProseCell {
    /// Its texts, by line.
    pub lines: Vec<TemplateText>,
    /// How many columns it takes, at least 1.
    pub columns: usize,
    /// How many rows it takes, at least 1.
    pub rows: usize,
    /// Where its lines begin, where that is not as in the rest of its column.
    pub align: Option<Align>,
}

impl ProseRow {
    /// Its cells, of a row that has any.
    pub fn cells(&self) -> Option<&[ProseCell]> {
        match self {
            Self::Cells(cells) | Self::Total(cells) => Some(cells),
            Self::Group(_) => None,
        }
    }

    /// The first line of a cell as it is written; empty where there is none.
    fn line_in(&self, column: usize) -> String {
        let cell = self.cells().and_then(|cells| cells.get(column));
        cell.and_then(|cell| cell.lines.first()).map(|line| line.written().to_owned()).unwrap_or_default()
    }
}

impl ProseCell {
    /// Whether it is one column wide, one row high, and aligned as its column.
    pub fn is_plain(&self) -> bool {
        (self.columns, self.rows, self.align) == (1, 1, None)
    }
}

impl Align {
    /// The stable name, in templates.
    pub fn id(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Center => "center",
            Self::Right => "right",
        }
    }
}

impl TableData {
    /// The table, if it is of quotas.
    pub fn as_quota(&self) -> Option<&QuotaTable> {
        match self {
            Self::Quota(table) => Some(table),
            Self::Targets(_) | Self::Prose(_) => None,
        }
    }

    /// The lines below it.
    pub fn notes(&self) -> &[TemplateText] {
        match self {
            Self::Quota(_) | Self::Targets(_) => &[],
            Self::Prose(table) => &table.notes,
        }
    }

    /// Every quota id in it, with its place.
    pub fn quota_ids(&self) -> impl Iterator<Item = &Placed<String>> {
        let listed = if let Self::Targets(table) = self { table.quota_ids() } else { &[] };
        self.as_quota().into_iter().flat_map(QuotaTable::quota_ids).chain(listed)
    }

    /// Every text of it, in the order in which it prints.
    pub fn texts(&self) -> Vec<&TemplateText> {
        match self {
            Self::Quota(table) => table.texts().collect(),
            Self::Targets(_) => Vec::new(),
            Self::Prose(table) => table.texts(),
        }
    }
}

impl ProseTable {
    /// The rows in the order in which they print: those between groups and totals by the names in them, where there is a
    /// column of names and the order is not as written. What is over several rows, or numbered by hand, stays.
    pub fn rows_in(&self, order: NameOrder) -> Vec<&ProseRow> {
        let mut rows: Vec<&ProseRow> = self.rows.iter().collect();
        let is_whole = |row: &&ProseRow| matches!(row, ProseRow::Cells(cells) if cells.len() == self.columns.len() && cells.iter().all(|cell| cell.rows == 1));
        let is_kept = |row: &&ProseRow| !matches!(row, ProseRow::Cells(_)) || is_whole(row);
        let names = match order {
            NameOrder::Vietnamese if rows.iter().all(is_kept) => self.column_of_names(),
            NameOrder::Vietnamese | NameOrder::Written => None,
        };
        let Some(names) = names else { return rows };
        for between in rows.split_mut(|row| !is_whole(row)) {
            between.sort_by(|one, other| compare_names(&one.line_in(names), &other.line_in(names)));
        }
        rows
    }

    /// The first column of names of persons or units, unless the rows are numbered by hand.
    fn column_of_names(&self) -> Option<usize> {
        let headers: Vec<String> = self.columns.iter().map(|column| fold(column.header.written())).collect();
        let is_names = |header: &String| {
            NAME_HEADERS.contains(&header.as_str())
                || PERSON_HEADERS.iter().any(|begin| header.starts_with(begin))
        };
        let is_numbered = headers.iter().any(|header| NUMBER_HEADERS.contains(&header.as_str()));
        headers.iter().position(is_names).filter(|_| !is_numbered)
    }

    fn texts(&self) -> Vec<&TemplateText> {
        let mut texts: Vec<&TemplateText> = self.lead.iter().collect();
        texts.extend(self.columns.iter().flat_map(|column| column.over.iter().chain([&column.header])));
        for row in &self.rows {
            match row {
                ProseRow::Cells(cells) | ProseRow::Total(cells) => {
                    texts.extend(cells.iter().flat_map(|cell| &cell.lines));
                }
                ProseRow::Group(name) => texts.push(name),
            }
        }
        texts.extend(&self.notes);
        texts
    }
}
