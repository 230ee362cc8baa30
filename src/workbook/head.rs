//! The block above a table: who issues, number, place and date, the title, and what it belongs to.

use super::address::{CellArea, CellPosition};
use super::sheet::{CellRole, CellStyle, Orientation, Sheet, Weight};
use crate::content::Letterhead;
use crate::text;

/// The first column that people see: the one before it holds ids.
pub(super) const FIRST_COLUMN: u16 = 1;

/// How wide a table may be before its sheet is turned, in digits of the standard font.
const PORTRAIT: f64 = 96.0;

/// The least width of a table, so that the block above it has room.
const LEAST: f64 = 76.0;

/// The least width of the columns after the names, for the right half of that block.
const LEAST_RIGHT: f64 = 36.0;

/// How much wider thick letters are.
pub(super) const BOLD: f64 = 1.15;

/// The height of a line, in points.
const LINE: f64 = 18.0;

/// The lines above a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Heading {
    /// The block at the top, if there is one: its lines on the left and on the right.
    pub(super) block: Option<HeadingBlock>,
    /// The lines of the title.
    pub(super) title: Vec<String>,
    /// The lines under it.
    pub(super) subtitles: Vec<String>,
}

/// The block at the top of a sheet.
#[derive(Clone, Debug)]
pub(super) struct HeadingBlock {
    superior: Option<String>,
    issuer: String,
    number: String,
    motto: Vec<String>,
    date: String,
}

impl HeadingBlock {
    /// The block above a document.
    pub(super) fn new(letterhead: &Letterhead) -> Self {
        Self {
            superior: letterhead.superior.as_ref().map(|text| text.runs.to_plain()),
            issuer: letterhead.issuer.runs.to_plain(),
            number: letterhead.number.runs.to_plain(),
            motto: letterhead.title.clone(),
            date: letterhead.date.runs.to_plain(),
        }
    }
}

/// The widths of the columns of a table, from the first that people see.
pub(super) struct TableWidths(Vec<f64>);

impl TableWidths {
    /// The widths as they are, or all wider where the table would be too narrow for the block above it.
    pub(super) fn new(widths: Vec<f64>) -> Self {
        let factor = |widths: &[f64], least: f64| {
            let whole: f64 = widths.iter().sum();
            if whole > 0.0 && whole < least { least / whole } else { 1.0 }
        };
        let whole = factor(&widths, LEAST);
        let mut widths: Vec<f64> = widths.into_iter().map(|width| width * whole).collect();
        if let Some(right) = widths.get_mut(2..) {
            let wider = factor(right, LEAST_RIGHT);
            for width in right.iter_mut() {
                *width *= wider;
            }
        }
        Self(widths.into_iter().map(|width| (width * 10.0).round() / 10.0).collect())
    }

    /// Which side of the page is up.
    pub(super) fn orientation(&self) -> Orientation {
        if self.0.iter().sum::<f64>() > PORTRAIT { Orientation::Landscape } else { Orientation::Portrait }
    }

    /// The last column.
    pub(super) fn last(&self) -> u16 {
        FIRST_COLUMN + u16::try_from(self.0.len()).unwrap_or(u16::MAX).saturating_sub(1)
    }

    /// The last column of the left half of the block, and the widths of both halves.
    fn halves(&self) -> Option<(u16, f64, f64)> {
        let whole: f64 = self.0.iter().sum();
        let mut left = 0.0;
        for (at, width) in self.0.iter().enumerate().take(self.0.len().checked_sub(1)?) {
            left += width;
            if left >= whole * 0.4 || at + 2 == self.0.len() {
                return Some((FIRST_COLUMN + u16::try_from(at).ok()?, left, whole - left));
            }
        }
        None
    }

    fn whole(&self) -> f64 {
        self.0.iter().sum()
    }

    /// Sets the widths on a sheet, and hides the column of ids.
    pub(super) fn set_on(&self, sheet: &mut Sheet) {
        for (column, width) in (FIRST_COLUMN..).zip(&self.0) {
            sheet.widths.insert(column, *width);
        }
        sheet.hidden_columns.insert(0);
    }
}

impl Heading {
    /// Writes the lines at the top of a sheet; the first row after them.
    pub(super) fn put_on(&self, sheet: &mut Sheet, widths: &TableWidths) -> u32 {
        let mut at = 0;
        if let Some(block) = &self.block {
            at = block.put_on(sheet, widths);
        }
        let across =
            |row| CellArea::new(CellPosition::new(row, FIRST_COLUMN), CellPosition::new(row, widths.last()));
        let title = self.title.iter().map(|line| (line, CellStyle::new(CellRole::Title, Weight::Bold), 1.25));
        let under = self
            .subtitles
            .iter()
            .map(|line| (line, CellStyle::new(CellRole::Subtitle, Weight::Regular), 1.0));
        for (line, style, size) in title.chain(under) {
            sheet.put_across(across(at), line, style);
            sheet.heights.insert(at, height(line, widths.whole() / size));
            at += 1;
        }
        at + 1
    }
}

impl HeadingBlock {
    fn put_on(&self, sheet: &mut Sheet, widths: &TableWidths) -> u32 {
        let thin = CellStyle::new(CellRole::Letterhead, Weight::Regular);
        let thick = CellStyle::new(CellRole::Letterhead, Weight::Bold);
        let date = CellStyle::new(CellRole::Date, Weight::Regular);
        let superior = self.superior.iter().map(|line| (line, thin.clone()));
        let own = [(&self.issuer, thick.clone()), (&self.number, thin.clone())];
        let left: Vec<(&String, CellStyle)> = superior.chain(own).collect();
        let motto = self.motto.iter().map(|line| (line, thick.clone()));
        let mut right: Vec<(&String, CellStyle)> = motto.collect();
        let Some((middle, left_width, right_width)) = widths.halves() else {
            let lines = left.into_iter().chain(right).chain([(&self.date, date)]);
            let mut at = 0;
            for (line, style) in lines {
                sheet.put_text(CellPosition::new(at, FIRST_COLUMN), line, style);
                at += 1;
            }
            return at + 1;
        };
        // Place and date stand beside the number.
        while right.len() + 1 < left.len() {
            right.push((const { &String::new() }, thin.clone()));
        }
        right.push((&self.date, date));
        let halves =
            [(left, FIRST_COLUMN, middle, left_width), (right, middle + 1, widths.last(), right_width)];
        let mut rows = 0;
        for (lines, first, last, width) in halves {
            for (at, (line, style)) in (0..).zip(lines) {
                sheet.put_across(
                    CellArea::new(CellPosition::new(at, first), CellPosition::new(at, last)),
                    line,
                    style,
                );
                heighten(sheet, at, line, width);
                rows = rows.max(at + 1);
            }
        }
        rows + 1
    }
}

/// Makes a row at least so high that a text in it shows, over so many digits of width.
pub(super) fn heighten(sheet: &mut Sheet, row: u32, text: &str, width: f64) {
    let least = height(text, width);
    let own = sheet.heights.entry(row).or_insert(least);
    *own = own.max(least);
}

/// The height of a row with a text over so many digits of width.
fn height(text: &str, width: f64) -> f64 {
    let letters = |line: &str| f64::from(u32::try_from(line.chars().count()).unwrap_or(u32::MAX));
    let capitals = if text == text::upper(text) { 1.35 } else { 1.05 };
    let lines: f64 =
        text.lines().map(|line| (letters(line) * capitals / width.max(1.0)).ceil().max(1.0)).sum();
    lines.max(1.0) * LINE
}
