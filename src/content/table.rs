//! Tables as they read.

use super::text::Text;
use crate::model::{Align, CellValue, ColumnContent, GroupLevel, Id, NumberFormat, Period};
use crate::source::Place;

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The line above it.
    pub caption: Option<Text>,
    /// The values of its columns of figures, of a table of quotas.
    pub figures: Option<TableFigures>,
    /// Where the data have it, of a table of quotas.
    pub place: Option<Place>,
}

/// The values that the figures of a table print.
#[derive(Clone, Debug)]
pub struct TableFigures {
    /// The columns of figures.
    pub columns: Vec<FigureColumn>,
    /// The rows of the table.
    pub rows: Vec<RowFigures>,
    /// The period that is reported; none in a document that is no report.
    pub period: Option<Period>,
}

/// The meaning of a column of figures.
#[derive(Clone, Debug)]
pub struct FigureColumn {
    /// What its cells are.
    pub content: ColumnContent,
    /// How its numbers are written.
    pub format: NumberFormat,
}

/// The values of a row.
#[derive(Clone, Debug)]
pub struct RowFigures {
    /// The level of a group's row.
    pub level: Option<GroupLevel>,
    /// A value for each column of figures.
    pub cells: Vec<CellValue>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The role of its cells.
    pub role: ColumnRole,
    /// Its header.
    pub header: String,
    /// The headers above it and those of its neighbours that have the same, from the highest.
    pub over: Vec<String>,
    /// Where the data have its headers: those above it, then its own; none of what the program words.
    pub places: Vec<Option<Place>>,
}

impl Column {
    /// A column whose headers the program words.
    pub fn new(role: ColumnRole, header: &str) -> Self {
        Self { role, header: header.to_owned(), over: Vec::new(), places: vec![None] }
    }

    /// The headers, from the highest, each with its place in the data.
    pub fn headers(&self) -> impl Iterator<Item = (&str, Option<&Place>)> {
        let texts = self.over.iter().chain([&self.header]).map(String::as_str);
        texts.zip(self.places.iter().map(Option::as_ref))
    }
}

/// The role of the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// The numbers of the rows, which the program gives.
    RowNumber,
    /// The names of those whose rows they are.
    Name,
    /// Figures.
    Figure,
    /// Notes.
    Note,
    /// Texts of the data.
    Prose {
        /// Where their lines begin.
        align: Align,
        /// The column's width in proportion to the others'; what its texts want if none.
        width: Option<u32>,
    },
}

impl ColumnRole {
    /// Where the lines of cells begin: names and notes are read, figures compared.
    pub fn align(self) -> Align {
        match self {
            Self::RowNumber | Self::Figure => Align::Center,
            Self::Name | Self::Note => Align::Left,
            Self::Prose { align, .. } => align,
        }
    }

    /// Whether the texts of cells may take several lines.
    pub fn is_text(self) -> bool {
        match self {
            Self::RowNumber | Self::Figure => false,
            Self::Name | Self::Note | Self::Prose { .. } => true,
        }
    }
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its kind.
    pub kind: RowKind,
    /// A cell for each column; of a group of prose its number, where rows have one, and its name.
    pub cells: Vec<Cell>,
}

/// The kind of a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// The row of a unit or an organisation.
    Holder(Id),
    /// The row of a quota, by its id.
    Quota(String),
    /// The row of a group of units, before them.
    Group,
    /// The row of all of them.
    Total,
    /// A row of texts.
    Prose,
    /// The name of a group of rows of texts, before them.
    Span,
    /// One of the series of a chart.
    Series(Series),
}

impl RowKind {
    /// The stable name, in JSON and templates.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Holder(_) | Self::Quota(_) | Self::Series(_) => "unit",
            Self::Group => "group",
            Self::Total => "total",
            Self::Prose => "prose",
            Self::Span => "span",
        }
    }
}

/// The counts that a chart shows of each period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Series {
    /// The count that was to be reached by its end.
    Planned,
    /// The count that was reached by its end.
    Reached,
    /// The whole quota.
    Target,
}

/// A cell.
#[derive(Clone, Debug)]
pub enum Cell {
    /// A figure, a name, or words of the program's own.
    Plain(String),
    /// Texts of the data, by line.
    Lines(Vec<Text>),
    /// Texts of the data in a cell over several columns or rows, or with an alignment of its own.
    Merged(MergedCell),
    /// The place into which a merged cell further left or above goes on.
    Covered,
}

/// A cell over several columns or rows, or with an alignment of its own.
#[derive(Clone, Debug)]
pub struct MergedCell {
    /// Its texts, by line.
    pub lines: Vec<Text>,
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes.
    pub rows: usize,
    /// Where its lines begin, where that is not as in the rest of its column.
    pub align: Option<Align>,
}
