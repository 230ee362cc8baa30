//! Tables: those of quotas, whose figures are computed, and those of prose.

use super::{QuotaTable, TargetTable, TemplateText};
use crate::source::Placed;

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
