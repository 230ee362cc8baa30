//! The cells of tables, found by their lines.

use crate::pdf::{Page, Rect, Run, Stroke};

/// How thick the lines of a table are.
pub(super) const THICKNESS: f64 = 0.5;

/// A table on a page: the places of its lines.
pub(super) struct Grid<'a> {
    page: &'a Page,
    /// From left to right.
    pub(super) xs: Vec<f64>,
    /// From top to bottom.
    pub(super) ys: Vec<f64>,
}

impl<'a> Grid<'a> {
    /// The tables of a page, from top to bottom.
    pub(super) fn all(page: &'a Page) -> Vec<Self> {
        let lines = page.strokes.iter().filter(|stroke| (stroke.thickness - THICKNESS).abs() < 0.01);
        let lines: Vec<_> = lines.copied().collect();
        let mut spans: Vec<(f64, f64)> = Vec::new();
        let mut upright: Vec<_> = lines.iter().filter(|line| line.is_vertical()).collect();
        upright.sort_by(|a, b| a.y0.total_cmp(&b.y0));
        for line in upright {
            match spans.last_mut().filter(|span| line.y0 < span.1 + 1.0) {
                Some(span) => span.1 = span.1.max(line.y1),
                None => spans.push((line.y0, line.y1)),
            }
        }
        spans.into_iter().map(|(from, to)| Self::between(page, &lines, from - 1.0, to + 1.0)).collect()
    }

    /// The only table of a page.
    pub(super) fn only(page: &'a Page) -> Self {
        let mut grids = Self::all(page);
        assert_eq!(grids.len(), 1, "tables on the page");
        grids.remove(0)
    }

    fn between(page: &'a Page, lines: &[Stroke], from: f64, to: f64) -> Self {
        let inside = || lines.iter().filter(|line| line.y0 > from && line.y1 < to);
        let xs = inside().filter(|line| line.is_vertical()).map(|line| line.x0);
        let ys = inside().filter(|line| line.is_horizontal()).map(|line| line.y0);
        Self { page, xs: distinct(xs.collect()), ys: distinct(ys.collect()) }
    }

    /// How many rows it has.
    pub(super) fn rows(&self) -> usize {
        self.ys.len() - 1
    }

    /// How many columns it has.
    pub(super) fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// The box of a cell.
    pub(super) fn area(&self, row: usize, column: usize) -> Rect {
        Rect { x0: self.xs[column], x1: self.xs[column + 1], y0: self.ys[row], y1: self.ys[row + 1] }
    }

    /// The lines of a cell.
    pub(super) fn lines(&self, row: usize, column: usize) -> Vec<Run> {
        self.page.within(self.area(row, column)).blocks()
    }

    /// The words of a cell.
    pub(super) fn text(&self, row: usize, column: usize) -> String {
        let lines: Vec<_> = self.lines(row, column).into_iter().map(|line| line.text).collect();
        lines.join(" ")
    }

    /// The words of a row's cells.
    pub(super) fn row(&self, row: usize) -> Vec<String> {
        (0..self.columns()).map(|column| self.text(row, column)).collect()
    }

    /// The words of a column's cells.
    pub(super) fn column(&self, column: usize) -> Vec<String> {
        (0..self.rows()).map(|row| self.text(row, column)).collect()
    }
}

/// Places in order, each once.
fn distinct(mut places: Vec<f64>) -> Vec<f64> {
    places.sort_by(f64::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < 0.2);
    places
}
