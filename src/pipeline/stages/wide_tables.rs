//! Tables in the text that are wider than an upright page, found from their words: a page would show it too, but the
//! words alone are enough. Annexes turn to landscape.

use super::page_findings::{place_of_table, tables};
use super::rendered::RenderedDocument;
use crate::content::{Block, BlockKind, Cell, Column, Content, Row, RowKind, Table};
use crate::diag::{Code, Finding, Findings};
use crate::model::Style;
use crate::typeset::{FaceStyle, TextMeasure};

/// The fewest columns of a table that is measured: fewer have room, whatever their words.
const MANY: usize = 5;

/// By how much a table may be too wide before it is reported, in points: kerning is not measured.
const SLACK: f64 = 2.0;

/// Reports each table of a document's text that is too wide.
pub(super) fn report(document: &RenderedDocument<'_>, content: &Content, findings: &mut Findings) {
    let blocks = content.body.iter().filter_map(|block: &Block| match &block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let of_the_data = tables(&document.document().body);
    // A table without words of its own has no block; the places would be those of others.
    let drawn: Vec<&Table> = blocks.collect();
    if drawn.len() != of_the_data.len() || drawn.iter().all(|table| table.columns.len() < MANY) {
        return;
    }
    let Some(look) = document.style().and_then(TableLook::new) else { return };
    let measure = TextMeasure::new(document.fonts(), FaceStyle::BOLD);
    for (table, data) in drawn.into_iter().zip(of_the_data) {
        let least: f64 = (0..table.columns.len()).map(|at| look.least(table, at, &measure)).sum();
        if least > look.width + SLACK {
            let place = place_of_table(data);
            let finding = place.map(|place| Finding::at(Code::TableTooWide, place).with("page", ""));
            findings.extend_one(finding.map(|finding| finding.with("document", document.name())));
        }
    }
}

/// Lengths of tables in a profile's look, in points.
struct TableLook {
    /// Of the text on an upright page.
    width: f64,
    size: f64,
    /// On either side of a cell's text.
    inset: f64,
    /// How many lines a header over figures may take.
    header_lines: f64,
}

impl TableLook {
    fn new(style: &Style) -> Option<Self> {
        let page = |path: &[&str]| style.number(path);
        let (left, right) = (page(&["page", "margins", "left"])?, page(&["page", "margins", "right"])?);
        Some(Self {
            width: page(&["page", "width"])? - left - right,
            size: page(&["table", "size"])?,
            inset: page(&["table", "inset_x"])?,
            header_lines: page(&["table", "header_lines"])?,
        })
    }

    /// The least width of a column: it keeps words whole, and figures on one line.
    fn least(&self, table: &Table, at: usize, measure: &TextMeasure) -> f64 {
        let column = &table.columns[at];
        let texts: Vec<String> = texts(&table.rows, at);
        let is_text = column.role.is_text();
        let widest = |texts: &[String]| {
            let parts =
                texts.iter().flat_map(|text| if is_text { text.split(' ') } else { text.split('\n') });
            parts.map(|part| measure.width(part)).fold(0.0, f64::max)
        };
        let words = column.header.split(' ').map(|word| measure.width(word)).fold(0.0, f64::max);
        let cells =
            if is_text { widest(&texts) } else { self.over_figures(column, measure).max(widest(&texts)) };
        cells.max(words) * self.size + 2.0 * self.inset
    }

    /// The width of a header over figures: a long one takes lines.
    fn over_figures(&self, column: &Column, measure: &TextMeasure) -> f64 {
        let words = column.header.split(' ').count();
        // As many lines as the look says, counted up to the words that there are.
        let counted = (1..=words).zip(1_u32..);
        let lines = counted.take_while(|(_, lines)| f64::from(*lines) <= self.header_lines).last();
        lines.map_or(0.0, |(lines, _)| measure.width_in_lines(&column.header, lines))
    }
}

/// The texts of a column's cells that take that column alone.
fn texts(rows: &[Row], at: usize) -> Vec<String> {
    let rows = rows.iter().filter(|row| row.kind != RowKind::Span);
    let of_cell = |cell: &Cell| match cell {
        Cell::Plain(text) => vec![text.clone()],
        Cell::Lines(lines) => lines.iter().map(|line| line.runs.to_plain()).collect(),
        Cell::Merged(cell) if cell.columns == 1 => {
            cell.lines.iter().map(|line| line.runs.to_plain()).collect()
        }
        Cell::Merged(_) | Cell::Covered => Vec::new(),
    };
    rows.filter_map(|row| row.cells.get(at)).flat_map(of_cell).collect()
}
