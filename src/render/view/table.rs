//! Tables as templates see them, with the texts by which the widths of columns are found.

use serde::Serialize;

use super::runs::RunsView;
use crate::content::{Cell, Column, ColumnRole, MergedCell, Row, RowKind, Run, Runs, Table, Text};
use crate::model::{Align, Unbroken};

/// A table.
#[derive(Serialize)]
pub(super) struct TableView<'a> {
    columns: Vec<ColumnView<'a>>,
    rows: Vec<RowView<'a>>,
    /// The line above it.
    caption: Option<RunsView<'a>>,
}

/// A column of a table.
#[derive(Serialize)]
struct ColumnView<'a> {
    header: RunsView<'a>,
    /// The header above it and those of its neighbours that have the same.
    over: Option<RunsView<'a>>,
    /// The headers above that, from the highest.
    above: Vec<RunsView<'a>>,
    /// `center` or `left`
    align: &'static str,
    /// Whether it takes a share of the width that is left over.
    flex: bool,
    /// Its width in proportion to the others'.
    width: Option<u32>,
    /// The longest of its cells' texts.
    longest: Vec<String>,
    /// The longest of their words.
    words: Vec<String>,
}

/// A row of a table.
#[derive(Serialize)]
struct RowView<'a> {
    /// `unit`, `group` or `total`; of prose `prose` or `span`
    kind: &'static str,
    cells: Vec<CellView<'a>>,
}

/// A cell of a table.
#[derive(Serialize)]
#[serde(untagged)]
enum CellView<'a> {
    /// Plain text.
    Plain(&'a str),
    /// Lines of rich text.
    Lines(Vec<RunsView<'a>>),
    /// A cell over several columns or rows, or with an alignment of its own.
    Merged(MergedView<'a>),
    /// The place into which such a cell goes on: nothing.
    Covered(()),
}

/// A cell over several columns or rows, or with an alignment of its own.
#[derive(Serialize)]
struct MergedView<'a> {
    lines: Vec<RunsView<'a>>,
    /// How many columns it takes.
    columns: usize,
    /// How many rows it takes.
    rows: usize,
    /// `left`, `center` or `right`; none as in the rest of its column.
    align: Option<&'static str>,
}

impl<'a> MergedView<'a> {
    fn new(cell: &'a MergedCell) -> Self {
        Self {
            lines: super::all(&cell.lines),
            columns: cell.columns,
            rows: cell.rows,
            align: cell.align.map(Align::id),
        }
    }
}

impl<'a> TableView<'a> {
    pub(super) fn new(table: &'a Table, unbroken: &Unbroken) -> Self {
        let columns = table.columns.iter().enumerate();
        Self {
            columns: columns.map(|(at, column)| ColumnView::new(column, at, &table.rows, unbroken)).collect(),
            rows: table.rows.iter().map(|row| RowView::new(row, &table.columns, unbroken)).collect(),
            caption: table.caption.as_ref().map(super::runs),
        }
    }
}

/// How many texts of a column are measured: of thousands of rows only the longest can be the widest. The longest by its
/// letters need not be the widest, but is not far from it.
const MEASURED: usize = 30;

/// Holds the words of a piece together that no line break parts.
const BOND: char = '\u{a0}';

impl<'a> ColumnView<'a> {
    fn new(column: &'a Column, at: usize, rows: &[Row], unbroken: &Unbroken) -> Self {
        // A row that spans several columns says nothing of their widths.
        let rows = rows.iter().filter(|row| row.kind != RowKind::Span);
        let texts: Vec<String> = rows.flat_map(|row| texts(&row.cells[at], column.role, unbroken)).collect();
        let words = texts.iter().flat_map(|text| text.split(' '));
        let width = match column.role {
            ColumnRole::Prose { width, .. } => width,
            ColumnRole::RowNumber | ColumnRole::Name | ColumnRole::Figure | ColumnRole::Note => None,
        };
        let (above, over) = match column.over.as_slice() {
            [above @ .., over] => (above, Some(held(over, unbroken))),
            [] => (&[][..], None),
        };
        Self {
            header: held(&column.header, unbroken),
            over,
            above: above.iter().map(|above| held(above, unbroken)).collect(),
            align: column.role.align().id(),
            flex: column.role.is_text(),
            width,
            words: if column.role.is_text() { longest(words) } else { Vec::new() },
            longest: longest(texts.iter().map(String::as_str)),
        }
    }
}

impl<'a> RowView<'a> {
    fn new(row: &'a Row, columns: &[Column], unbroken: &Unbroken) -> Self {
        let roles = columns.iter().map(|column| column.role);
        let cells = row.cells.iter().zip(roles).map(|(cell, role)| CellView::new(cell, role, unbroken));
        Self { kind: row.kind.id(), cells: cells.collect() }
    }
}

impl<'a> CellView<'a> {
    fn new(cell: &'a Cell, role: ColumnRole, unbroken: &Unbroken) -> Self {
        let lines = match cell {
            Cell::Plain(text) => return Self::name(text, role, unbroken),
            Cell::Lines(lines) => lines,
            Cell::Merged(cell) => return Self::Merged(MergedView::new(cell)),
            Cell::Covered => return Self::Covered(()),
        };
        // Plain cells are the quickest to set.
        if role == ColumnRole::Note
            && let [Text { runs: Runs(runs), .. }] = lines.as_slice()
            && let [Run::Plain(text)] = runs.as_slice()
        {
            return Self::Plain(text);
        }
        Self::Lines(super::all(lines))
    }

    /// A text of the program's own. A name that stays on one line as a whole has a column that is wide enough.
    fn name(text: &'a str, role: ColumnRole, unbroken: &Unbroken) -> Self {
        if role != ColumnRole::Name {
            return Self::Plain(text);
        }
        match Runs::plain(text).unbroken(unbroken).0.as_slice() {
            [_] => Self::Plain(text),
            runs => Self::Lines(vec![RunsView::owned(Runs(runs.to_vec()))]),
        }
    }
}

/// A header, in which words that stay on one line are held together.
fn held<'a>(text: &str, unbroken: &Unbroken) -> RunsView<'a> {
    RunsView::owned(Runs::plain(text).unbroken(unbroken))
}

/// The lines of a cell, with bonds for blanks where they do not break.
fn texts(cell: &Cell, role: ColumnRole, unbroken: &Unbroken) -> Vec<String> {
    match cell {
        Cell::Plain(text) if role == ColumnRole::Name => {
            vec![bonded(&Runs::plain(text.as_str()).unbroken(unbroken))]
        }
        Cell::Plain(text) => vec![text.clone()],
        Cell::Lines(lines) => lines.iter().map(|line| bonded(&line.runs)).collect(),
        // The words of a cell over several columns have room in all of them.
        Cell::Merged(cell) if cell.columns > 1 => Vec::new(),
        Cell::Merged(cell) => cell.lines.iter().map(|line| bonded(&line.runs)).collect(),
        Cell::Covered => Vec::new(),
    }
}

fn bonded(runs: &Runs) -> String {
    let piece = |run: &Run| match run {
        Run::Plain(text) => text.clone(),
        Run::Unbroken(text) => text.replace(' ', &BOND.to_string()),
        Run::Bold(inner) | Run::Italic(inner) | Run::Underlined(inner) => bonded(inner),
        Run::Footnote(_) | Run::Leader => String::new(),
    };
    runs.0.iter().map(piece).collect()
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut texts: Vec<(usize, &str)> = texts.map(|text| (text.chars().count(), text)).collect();
    texts.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
    texts.dedup();
    texts.into_iter().take(MEASURED).map(|(_, text)| text.replace(BOND, " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_line_break_parts_is_one_word() {
        let date = Run::Unbroken("ngày 30/7/2021".to_owned());
        let runs = Runs(vec![Run::Plain("đến ".to_owned()), date, Run::Plain("; xong".to_owned())]);
        let unbroken = Unbroken { pattern: regex::Regex::new("[0-9]+ [0-9]+").unwrap(), longest: None };
        let texts = texts(&Cell::Lines(vec![Text { runs, place: None }]), ColumnRole::Note, &unbroken);
        assert_eq!(longest(texts[0].split(' '))[0], "ngày 30/7/2021;");
    }

    #[test]
    fn the_longest_are_counted_in_letters_and_each_is_once() {
        let texts = ["Đảng uỷ", "Thôn 1", "Thôn 1", "x", "Xóm Đông"];
        assert_eq!(longest(texts.into_iter())[..3], ["Xóm Đông", "Đảng uỷ", "Thôn 1"]);
        let many: Vec<String> = (0..1000).map(|n| n.to_string()).collect();
        let longest = longest(many.iter().map(String::as_str));
        assert_eq!((longest.len(), longest[0].len()), (MEASURED, 3));
    }
}
