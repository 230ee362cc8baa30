//! Tables as grids: where each cell is, and which are headers, names of groups and sums.

use super::elements::ElementReader;
use super::line::RetypedLine;
use crate::docx::{Alignment, VerticalMerge, WordTable};
use crate::text::fold;

/// The most columns of a table that is read as one.
const COLUMNS: usize = 60;

/// A table of lines.
pub(super) struct TableGrid {
    pub(super) columns: usize,
    /// How many rows head the table.
    pub(super) headers: usize,
    pub(super) rows: Vec<Vec<PlacedCell>>,
}

/// A cell with its place in the grid.
#[derive(Clone)]
pub(super) struct PlacedCell {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) lines: Vec<RetypedLine>,
    /// Where findings about it are shown; none of a cell without a paragraph.
    pub(super) place: Option<crate::source::Place>,
}

impl PlacedCell {
    /// Its lines as one.
    pub(super) fn words(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(RetypedLine::words).collect();
        lines.join(" ")
    }

    /// A whole number in it.
    pub(super) fn count(&self) -> Option<u64> {
        let words = self.words();
        let digits = words.replace('.', "");
        let is_grouped = !words.contains('.') || words.split('.').skip(1).all(|part| part.len() == 3);
        let is_number = !digits.is_empty() && digits.len() < 10 && digits.chars().all(|c| c.is_ascii_digit());
        if is_grouped && is_number { digits.parse().ok() } else { None }
    }

    /// Whether nothing, or only a sign for nothing, is in it.
    pub(super) fn is_empty(&self) -> bool {
        let words = self.words();
        words.is_empty() || words.chars().all(|c| matches!(c, '-' | '–' | '.' | '…'))
    }

    pub(super) fn alignment(&self) -> Alignment {
        self.lines.first().map(|line| line.alignment).unwrap_or_default()
    }
}

impl TableGrid {
    /// A table as a grid; none of one that is too wide.
    pub(super) fn new(table: &WordTable, reader: &mut ElementReader<'_>) -> Option<Self> {
        let mut rows: Vec<Vec<PlacedCell>> = Vec::new();
        let mut columns = 0;
        for row in &table.rows {
            let mut column = usize::from(row.skipped);
            let mut cells = Vec::new();
            for cell in &row.cells {
                let span = usize::from(cell.span);
                let is_continued = cell.merge == VerticalMerge::Continued && extend(&mut rows, column, span);
                if !is_continued {
                    let lines = reader.lines(&cell.blocks);
                    let place = place_of(&cell.blocks);
                    cells.push(PlacedCell { column, columns: span, rows: 1, lines, place });
                }
                column += span;
            }
            columns = columns.max(column);
            rows.push(cells);
        }
        if columns > COLUMNS || columns == 0 {
            return None;
        }
        fill(&mut rows, columns);
        let flagged = table.rows.iter().take_while(|row| row.is_header).count();
        let tallest = rows.first().into_iter().flatten().map(|cell| cell.rows).max().unwrap_or(1);
        let has_numbers = rows[0].iter().filter(|cell| cell.count().is_some()).count() > 1;
        let headers = match flagged {
            0 if has_numbers => 0,
            0 => tallest,
            flagged => flagged,
        };
        let headers = headers.min(rows.len().saturating_sub(1));
        Some(Self { columns, headers, rows })
    }

    /// The cell of a row that covers a column, and begins in that row.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&PlacedCell> {
        self.rows.get(row)?.iter().find(|cell| (cell.column..cell.column + cell.columns).contains(&column))
    }

    /// The headers above a column, from the top; one that reaches down is there once.
    pub(super) fn header(&self, column: usize) -> Vec<&PlacedCell> {
        (0..self.headers).filter_map(|row| self.cell(row, column)).collect()
    }

    /// The rows below the headers.
    pub(super) fn body(&self) -> &[Vec<PlacedCell>] {
        &self.rows[self.headers..]
    }

    /// Whether the first column has the numbers of rows.
    pub(super) fn is_numbered(&self) -> bool {
        let header = self.header(0).iter().map(|cell| cell.words()).collect::<Vec<_>>().join(" ");
        let is_header =
            matches!(fold(header.trim_end_matches('.')).as_str(), "tt" | "stt" | "so tt" | "so thu tu" | "#");
        let mut next = 1;
        let is_counted = self.body().iter().all(|row| match row.first() {
            Some(cell) if cell.column == 0 && cell.columns == 1 && cell.rows == 1 => {
                let words = cell.words();
                let digits = words.trim_end_matches('.').trim_start_matches('0');
                if digits == next.to_string() {
                    next += 1;
                    return true;
                }
                // Sums have none.
                words.is_empty() && row.get(1).is_some_and(|name| is_sum(&name.words()))
            }
            Some(cell) if cell.columns == self.columns => {
                next = 1;
                true
            }
            Some(cell) => cell.column == 0 && cell.rows == 1 && is_sum(&cell.words()),
            None => false,
        });
        is_header && is_counted && next > 1
    }
}

/// Whether a text is what a row of sums is called.
pub(super) fn is_sum(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim().trim_end_matches([':', '.']);
    matches!(
        folded,
        "tong" | "cong" | "tong cong" | "tong so" | "tong chung" | "toan dang bo" | "toan xa" | "cong chung"
    )
}

/// Fills rows that are shorter than others with empty cells.
fn fill(rows: &mut [Vec<PlacedCell>], columns: usize) {
    // How many more rows the cells above reach down in each column.
    let mut taken = vec![0usize; columns];
    for row in rows {
        let mut is_free: Vec<bool> = taken.iter().map(|rows| *rows == 0).collect();
        for rows in &mut taken {
            *rows = rows.saturating_sub(1);
        }
        for cell in row.iter() {
            for column in cell.column..(cell.column + cell.columns).min(columns) {
                is_free[column] = false;
                taken[column] = cell.rows - 1;
            }
        }
        let empty = |column| PlacedCell { column, columns: 1, rows: 1, lines: Vec::new(), place: None };
        row.extend(
            is_free.iter().enumerate().filter(|(_, is_free)| **is_free).map(|(column, _)| empty(column)),
        );
        row.sort_by_key(|cell| cell.column);
    }
}

/// Makes the cell above a continued one taller; whether there is one.
fn extend(rows: &mut [Vec<PlacedCell>], column: usize, span: usize) -> bool {
    let count = rows.len();
    for (up, row) in rows.iter_mut().rev().enumerate() {
        if let Some(cell) = row.iter_mut().find(|cell| cell.column == column && cell.columns == span) {
            if cell.rows == up + 1 {
                cell.rows += 1;
                return true;
            }
            return false;
        }
        if up > count {
            break;
        }
    }
    false
}

fn place_of(blocks: &[crate::docx::WordBlock]) -> Option<crate::source::Place> {
    let mut place = None;
    crate::docx::each_paragraph(blocks, &mut |paragraph| {
        place.get_or_insert_with(|| paragraph.place.clone());
    });
    place
}
