//! Which texts of a column are measured: of thousands of rows only the longest can be the widest.

use super::super::runs::{Run, Runs};
use super::super::view::{Cell, Table};

/// How many texts of a column are measured. The longest by its letters need not be the widest, but is not far from it.
const MEASURED: usize = 30;

/// Holds the words of a piece together that no line break parts.
const BOND: char = '\u{a0}';

/// Notes the longest texts and words of each column down.
pub(super) fn note(table: &mut Table) {
    for (at, column) in table.columns.iter_mut().enumerate() {
        // A row that spans several columns says nothing of their widths.
        let rows = table.rows.iter().filter(|row| row.kind != "span");
        let texts: Vec<String> = rows.flat_map(|row| texts(&row.cells[at])).collect();
        let words = texts.iter().flat_map(|text| text.split(' '));
        column.words = if column.flex { longest(words) } else { Vec::new() };
        column.longest = longest(texts.iter().map(String::as_str));
    }
}

/// The lines of a cell, with bonds for blanks where they do not break.
fn texts(cell: &Cell) -> Vec<String> {
    match cell {
        Cell::Plain(text) => vec![text.clone()],
        Cell::Lines(lines) => lines.iter().map(bonded).collect(),
    }
}

fn bonded(runs: &Runs) -> String {
    let piece = |run: &Run| match run {
        Run::Plain(text) => text.clone(),
        Run::Unbroken(text) => text.replace(' ', &BOND.to_string()),
        Run::Bold(inner) | Run::Italic(inner) => bonded(inner),
        Run::Footnote(_) => String::new(),
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
        let cell = Cell::Lines(vec![Runs(vec![
            Run::Plain("đến ".to_owned()),
            date,
            Run::Plain("; xong".to_owned()),
        ])]);
        let texts = texts(&cell);
        assert_eq!(longest(texts[0].split(' '))[0], "ngày 30/7/2021;");
    }

    #[test]
    fn the_longest_are_counted_in_letters_and_each_stands_once() {
        let texts = ["Đảng uỷ", "Thôn 1", "Thôn 1", "x", "Xóm Đông"];
        assert_eq!(longest(texts.into_iter())[..3], ["Xóm Đông", "Đảng uỷ", "Thôn 1"]);
        let many: Vec<String> = (0..1000).map(|n| n.to_string()).collect();
        let longest = longest(many.iter().map(String::as_str));
        assert_eq!((longest.len(), longest[0].len()), (MEASURED, 3));
    }
}
