//! Changed figures as a table of a terminal.

use super::{BOLD, GREEN, PLAIN, RED, difference, group, what};
use crate::compare::{ChangeGroup, ChangedValue, ComparedValue};
use crate::report::Catalogue;

/// How wide a column may be, in characters; longer values follow in full, for nothing is left out.
const WIDEST: usize = 44;

struct FigureRow {
    cells: [String; 4],
    is_heading: bool,
}

/// The lines of the table; none where no figure changed.
pub(super) fn lines(catalogue: &Catalogue, groups: &[ChangeGroup]) -> Vec<String> {
    let groups: Vec<&ChangeGroup> = groups.iter().filter(|group| group.is_shown()).collect();
    if groups.is_empty() {
        return Vec::new();
    }
    let word = |id: &str| catalogue.word(id);
    let mut rows = vec![FigureRow {
        cells: [word("diff-figures"), word("diff-before"), word("diff-after"), word("diff-difference")],
        is_heading: true,
    }];
    for one in groups {
        let name = self::group(catalogue, one);
        rows.push(FigureRow { cells: [name, String::new(), String::new(), String::new()], is_heading: true });
        rows.extend(one.shown().map(|change| row(catalogue, change)));
        rows.extend(one.total.iter().map(|total| FigureRow { is_heading: true, ..row(catalogue, total) }));
    }
    let width = |at: usize| {
        let widths = rows.iter().map(|row| row.cells[at].chars().count());
        widths.filter(|width| *width <= WIDEST).max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    let mut lines = vec![String::new()];
    lines.extend(rows.iter().map(|row| line(row, widths)));
    lines
}

fn row(catalogue: &Catalogue, change: &ChangedValue) -> FigureRow {
    let value = |value: &Option<ComparedValue>| {
        value.as_ref().map_or_else(|| catalogue.word("diff-none"), |value| value.text.clone())
    };
    let name = format!("  {}", what(catalogue, change));
    let difference = difference(change).unwrap_or_default();
    FigureRow { cells: [name, value(&change.old), value(&change.new), difference], is_heading: false }
}

fn line(row: &FigureRow, widths: [usize; 3]) -> String {
    let [name, old, new, difference] = &row.cells;
    let padded = |text: &str, width: usize| {
        let missing = width.saturating_sub(text.chars().count());
        format!("{text}{}", " ".repeat(missing))
    };
    let (name, old) = (padded(name, widths[0]), padded(old, widths[1]));
    let colour = match difference.chars().next() {
        Some('+') => GREEN,
        Some('-') => RED,
        _ => "",
    };
    let (on, off) = if row.is_heading { (BOLD, PLAIN) } else { ("", "") };
    let end = if colour.is_empty() { "" } else { PLAIN };
    let new = if difference.is_empty() { new.clone() } else { padded(new, widths[2]) };
    let line = format!("{on}{name}  {old}  {new}{off}  {colour}{difference}{end}");
    line.trim_end().to_owned()
}
