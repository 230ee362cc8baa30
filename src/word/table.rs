//! Tables of a text: headers of several levels that are repeated, cells over several columns and rows.

use super::composer::{WordComposer, measured};
use super::format::{LineAlign, ParagraphFormat};
use super::grid::{GridLook, GridRow, PageCell, RowSpan, table};
use super::look::LineLook;
use super::styles::Component;
use super::widths::{MeasuredColumns, header_text};
use super::xml::XmlElement;
use crate::content::{Cell, Column, MergedCell, Row, RowKind, Runs, Table};
use crate::model::{Align, Unbroken};

impl From<Align> for LineAlign {
    fn from(align: Align) -> Self {
        match align {
            Align::Left => Self::Left,
            Align::Center => Self::Centre,
            Align::Right => Self::Right,
        }
    }
}

/// A table while it is written.
struct TableWriter<'t> {
    table: &'t Table,
    unbroken: &'t Unbroken,
    widths: Vec<f64>,
    /// Of each column, in how many more rows a cell from above goes on, and how many columns it takes.
    going_on: Vec<Option<OpenMerge>>,
}

#[derive(Clone, Copy)]
struct OpenMerge {
    rows: usize,
    columns: usize,
}

impl WordComposer<'_> {
    /// A table with the line above it, and a line below that keeps it apart from what follows. The gap above it is there
    /// already where it follows a table.
    pub(super) fn table(
        &mut self,
        content: &Table,
        unbroken: &Unbroken,
        follows_table: bool,
    ) -> Vec<XmlElement> {
        let gap = self.profile.number(&["table", "gap"]);
        let measured = MeasuredColumns::new(content, self.profile, unbroken, self.measures, self.width);
        let widths = measured.widths(self.width);
        let mut elements = Vec::new();
        match &content.caption {
            Some(caption) => {
                let before = follows_table.then_some(0.0);
                let format = ParagraphFormat { before, ..ParagraphFormat::default() };
                elements.push(self.text(Component::Caption, &caption.runs, format));
            }
            None if follows_table => {}
            // The text before it ends with a gap of its own.
            None => {
                elements.push(super::composer::gap((gap - self.profile.number(&["body", "gap"])).max(1.0)));
            }
        }
        let look = GridLook {
            lines: Some(self.profile.number(&["table", "thickness"])),
            inset_x: self.profile.number(&["table", "inset_x"]),
            inset_y: self.profile.number(&["table", "inset_y"]),
        };
        let mut writer = TableWriter {
            table: content,
            unbroken,
            going_on: vec![None; widths.len()],
            widths: widths.clone(),
        };
        let mut rows = writer.header(self);
        for (at, row) in content.rows.iter().enumerate() {
            rows.push(writer.row(self, at, row));
        }
        elements.push(table(&widths, rows, &look));
        elements.push(super::composer::gap(gap));
        elements
    }
}

impl TableWriter<'_> {
    /// The rows of the header. Neighbours with the same headers above theirs share a cell of each; a column's own header
    /// goes down to the rows.
    fn header(&self, composer: &mut WordComposer<'_>) -> Vec<GridRow> {
        let columns = &self.table.columns;
        let all: Vec<Vec<&str>> = columns.iter().map(headers).collect();
        let depth = all.iter().map(Vec::len).max().unwrap_or_default();
        let mut rows = Vec::with_capacity(depth);
        for level in 0..depth {
            let mut cells = Vec::new();
            let mut at = 0;
            while at < all.len() {
                let own = &all[at];
                if own.len() > level + 1 {
                    let shared = &own[..=level];
                    let end = (at..all.len())
                        .find(|next| all[*next].len() <= level + 1 || &all[*next][..=level] != shared)
                        .unwrap_or(all.len());
                    cells.push(self.header_cell(composer, own[level], end - at, RowSpan::One));
                    at = end;
                    continue;
                }
                let is_own = own.len() == level + 1;
                let rows = match (is_own, depth - level) {
                    (true, 1) => RowSpan::One,
                    (true, _) => RowSpan::First,
                    (false, _) => RowSpan::Next,
                };
                cells.push(self.header_cell(composer, if is_own { own[level] } else { "" }, 1, rows));
                at += 1;
            }
            rows.push(GridRow { cells, is_header: true, may_break: false });
        }
        rows
    }

    fn header_cell(
        &self,
        composer: &mut WordComposer<'_>,
        words: &str,
        columns: usize,
        rows: RowSpan,
    ) -> PageCell {
        let runs = header_text(words, self.unbroken);
        let format = ParagraphFormat { stays_with_next: true, ..ParagraphFormat::default() };
        let paragraph = composer.text(Component::HeaderCell, &runs, format);
        PageCell { columns, rows, is_middle: true, paragraphs: vec![paragraph] }
    }

    fn row(&mut self, composer: &mut WordComposer<'_>, at: usize, row: &Row) -> GridRow {
        let component = match row.kind {
            RowKind::Group | RowKind::Span => Component::GroupCell,
            RowKind::Total => Component::TotalCell,
            RowKind::Holder(_) | RowKind::Quota(_) | RowKind::Prose | RowKind::Series(_) => Component::Cell,
        };
        // A group stays with its first row, and a total with the last one before it.
        let next_is_total = self.table.rows.get(at + 1).is_some_and(|next| next.kind == RowKind::Total);
        let stays_with_next = component == Component::GroupCell || next_is_total;
        let cells = if row.kind == RowKind::Span {
            self.span(composer, row, component)
        } else {
            self.cells(composer, row, component, stays_with_next)
        };
        GridRow { cells, is_header: false, may_break: self.is_high(composer, row) }
    }

    /// The name of a group over all columns, beside its number where rows have one.
    fn span(&self, composer: &mut WordComposer<'_>, row: &Row, component: Component) -> Vec<PageCell> {
        let last = row.cells.len().saturating_sub(1);
        let cells = row.cells.iter().enumerate().map(|(at, cell)| {
            let columns = if at == last { self.widths.len() - last } else { 1 };
            let align = if at == last { LineAlign::Left } else { self.align(at) };
            let paragraphs = self.paragraphs(composer, cell, at, component, align, true);
            PageCell { columns, rows: RowSpan::One, is_middle: true, paragraphs }
        });
        cells.collect()
    }

    fn cells(
        &mut self,
        composer: &mut WordComposer<'_>,
        row: &Row,
        component: Component,
        stays_with_next: bool,
    ) -> Vec<PageCell> {
        let mut cells = Vec::new();
        let mut at = 0;
        while at < self.widths.len() {
            if let Some(OpenMerge { rows, columns }) = self.going_on[at].take() {
                if rows > 1 {
                    self.going_on[at] = Some(OpenMerge { rows: rows - 1, columns });
                }
                let empty = composer.words(component, "");
                cells.push(PageCell {
                    columns,
                    rows: RowSpan::Next,
                    is_middle: true,
                    paragraphs: vec![empty],
                });
                at += columns;
                continue;
            }
            let cell = row.cells.get(at).unwrap_or(&Cell::Covered);
            let (columns, rows) = match cell {
                Cell::Merged(MergedCell { columns, rows, .. }) => (*columns, *rows),
                Cell::Plain(_) | Cell::Lines(_) | Cell::Covered => (1, 1),
            };
            let columns = columns.clamp(1, self.widths.len() - at);
            if rows > 1 {
                self.going_on[at] = Some(OpenMerge { rows: rows - 1, columns });
            }
            let align = match cell {
                Cell::Merged(MergedCell { align: Some(align), .. }) => (*align).into(),
                _ => self.align(at),
            };
            let paragraphs = self.paragraphs(composer, cell, at, component, align, stays_with_next);
            let rows = if rows > 1 { RowSpan::First } else { RowSpan::One };
            cells.push(PageCell { columns, rows, is_middle: true, paragraphs });
            at += columns;
        }
        cells
    }

    fn align(&self, at: usize) -> LineAlign {
        self.table.columns.get(at).map_or(LineAlign::Left, |column| column.role.align().into())
    }

    fn paragraphs(
        &self,
        composer: &mut WordComposer<'_>,
        cell: &Cell,
        at: usize,
        component: Component,
        align: LineAlign,
        stays_with_next: bool,
    ) -> Vec<XmlElement> {
        let mut lines = self.lines(cell, at);
        if lines.is_empty() {
            lines.push(Runs::default());
        }
        let format = ParagraphFormat { align: Some(align), stays_with_next, ..ParagraphFormat::default() };
        lines.iter().map(|line| composer.text(component, line, format.clone())).collect()
    }

    fn lines(&self, cell: &Cell, at: usize) -> Vec<Runs> {
        use crate::content::ColumnRole;
        let is_name = self.table.columns.get(at).is_some_and(|column| column.role == ColumnRole::Name);
        match cell {
            Cell::Plain(text) if is_name => vec![header_text(text, self.unbroken)],
            Cell::Plain(text) => vec![Runs::plain(text.as_str())],
            Cell::Lines(lines) => lines.iter().map(|line| line.runs.clone()).collect(),
            Cell::Merged(cell) => cell.lines.iter().map(|line| line.runs.clone()).collect(),
            Cell::Covered => Vec::new(),
        }
    }

    /// Whether a row is higher than a third of a page: it breaks where others move to the next page whole.
    fn is_high(&self, composer: &WordComposer<'_>, row: &Row) -> bool {
        let profile = composer.profile;
        let look: LineLook = profile.row("unit");
        let sheet = profile.sheet(false);
        let most =
            (sheet.height - sheet.top - sheet.bottom) / 3.0 / profile.number(&["table", "pitch"]).max(1.0);
        let inset = 2.0 * profile.number(&["table", "inset_x"]);
        row.cells.iter().enumerate().any(|(at, cell)| {
            let Some(width) = self.widths.get(at) else { return false };
            let lines = self.lines(cell, at);
            let letters: usize = lines.iter().map(|line| measured(line).len()).sum();
            // Few letters need not be measured.
            #[expect(clippy::cast_precision_loss, reason = "letters of a cell")]
            let may_be_high =
                letters as f64 * look.size / (width - inset).max(1.0) + lines.len() as f64 > most;
            let is_high = || {
                let lines = lines
                    .iter()
                    .map(|line| composer.measures.width(&look, &measured(line)) / (width - inset).max(1.0));
                lines.map(f64::ceil).sum::<f64>() > most
            };
            may_be_high && is_high()
        })
    }
}

/// The headers of a column, from the highest to its own.
fn headers(column: &Column) -> Vec<&str> {
    column.over.iter().map(String::as_str).chain([column.header.as_str()]).collect()
}
