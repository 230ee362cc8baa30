//! Tables of Word: rows of cells over a grid of columns whose widths are set.

use super::format::{border, twips};
use super::xml::XmlElement;

/// A cell.
pub(super) struct PageCell {
    /// How many columns it takes.
    pub(super) columns: usize,
    /// Whether it begins or goes on a cell over several rows.
    pub(super) rows: RowSpan,
    /// Whether its text is in the middle of its height; else at its top.
    pub(super) is_middle: bool,
    /// What is in it: at least one paragraph.
    pub(super) paragraphs: Vec<XmlElement>,
}

/// The part of a cell over several rows that a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowSpan {
    /// It takes one row.
    One,
    /// It is the first of several.
    First,
    /// It goes on from the row above.
    Next,
}

/// A row.
pub(super) struct GridRow {
    pub(super) cells: Vec<PageCell>,
    /// Whether it is above the table on each page.
    pub(super) is_header: bool,
    /// Whether a page break may part it.
    pub(super) may_break: bool,
}

/// How a table is drawn; lengths in points.
pub(super) struct GridLook {
    /// The thickness of its lines; none of a table that only sets blocks side by side.
    pub(super) lines: Option<f64>,
    /// Between a cell's edge and its text, at the sides.
    pub(super) inset_x: f64,
    /// The same above and below.
    pub(super) inset_y: f64,
}

impl GridLook {
    /// Blocks side by side.
    pub(super) const BLOCKS: Self = Self { lines: None, inset_x: 0.0, inset_y: 0.0 };
}

impl PageCell {
    /// A cell of one row.
    pub(super) fn new(columns: usize, paragraphs: Vec<XmlElement>) -> Self {
        Self { columns, rows: RowSpan::One, is_middle: false, paragraphs }
    }

    fn element(self, width: f64) -> XmlElement {
        let mut properties = XmlElement::new("w:tcPr").child(width_element("w:tcW", width));
        if self.columns > 1 {
            properties = properties.child(XmlElement::from_value("w:gridSpan", self.columns));
        }
        properties = match self.rows {
            RowSpan::One => properties,
            RowSpan::First => properties.child(XmlElement::from_value("w:vMerge", "restart")),
            RowSpan::Next => properties.child(XmlElement::from_value("w:vMerge", "continue")),
        };
        if self.is_middle {
            properties = properties.child(XmlElement::from_value("w:vAlign", "center"));
        }
        let is_empty = self.paragraphs.is_empty();
        let empty = is_empty.then(|| super::composer::gap(1.0));
        XmlElement::new("w:tc").child(properties).children(self.paragraphs).children(empty)
    }
}

fn width_element(name: &'static str, width: f64) -> XmlElement {
    XmlElement::new(name).with("w:w", twips(width)).with("w:type", "dxa")
}

/// A table. The columns that its cells take add up to those of the grid in each row.
pub(super) fn table(widths: &[f64], rows: Vec<GridRow>, look: &GridLook) -> XmlElement {
    let mut properties = XmlElement::new("w:tblPr").child(width_element("w:tblW", widths.iter().sum()));
    properties = properties.child(width_element("w:tblInd", 0.0));
    if let Some(thickness) = look.lines {
        let sides = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
        let lines = sides.map(|side| border(side, thickness, 0.0));
        properties = properties.child(XmlElement::new("w:tblBorders").children(lines));
    }
    properties = properties.child(XmlElement::new("w:tblLayout").with("w:type", "fixed"));
    // Word adds the lines to the height of a row.
    let bottom = (look.inset_y - look.lines.unwrap_or_default()).max(0.0);
    let insets =
        [("w:top", look.inset_y), ("w:left", look.inset_x), ("w:bottom", bottom), ("w:right", look.inset_x)];
    properties = properties.child(
        XmlElement::new("w:tblCellMar").children(insets.map(|(side, inset)| width_element(side, inset))),
    );
    let columns = widths.iter().map(|width| XmlElement::new("w:gridCol").with("w:w", twips(*width)));
    XmlElement::new("w:tbl")
        .child(properties)
        .child(XmlElement::new("w:tblGrid").children(columns))
        .children(rows.into_iter().map(|row| row.element(widths)))
}

impl GridRow {
    fn element(self, widths: &[f64]) -> XmlElement {
        let mut properties = XmlElement::new("w:trPr");
        if !self.may_break {
            properties = properties.child(XmlElement::new("w:cantSplit"));
        }
        if self.is_header {
            properties = properties.child(XmlElement::new("w:tblHeader"));
        }
        let mut row = XmlElement::new("w:tr");
        if !properties.is_bare() {
            row = row.child(properties);
        }
        let mut at = 0;
        for cell in self.cells {
            let end = (at + cell.columns).min(widths.len());
            let width = widths[at.min(end)..end].iter().sum();
            at = end;
            row = row.child(cell.element(width));
        }
        row
    }
}

/// A row of blocks side by side, each with its left edge and its width.
pub(super) struct PlacedRow {
    pub(super) blocks: Vec<PlacedBlock>,
}

/// A block of such a row.
pub(super) struct PlacedBlock {
    pub(super) left: f64,
    pub(super) width: f64,
    pub(super) paragraphs: Vec<XmlElement>,
}

/// Rows whose blocks need not be below each other, as one table over all their edges.
pub(super) fn placed_rows(width: f64, rows: Vec<PlacedRow>) -> XmlElement {
    let mut edges = vec![0, twips(width)];
    for block in rows.iter().flat_map(|row| &row.blocks) {
        edges.extend([twips(block.left), twips(block.left + block.width)]);
    }
    edges.sort_unstable();
    edges.dedup();
    edges.retain(|edge| (0..=twips(width)).contains(edge));
    #[expect(clippy::cast_precision_loss, reason = "lengths of a page")]
    let points = |twips: i64| twips as f64 / 20.0;
    let widths: Vec<f64> = edges.windows(2).map(|pair| points(pair[1] - pair[0])).collect();
    let index = |edge: i64| edges.iter().position(|known| *known >= edge).unwrap_or(widths.len());
    let rows = rows.into_iter().map(|row| {
        let mut cells = Vec::new();
        let mut at = 0;
        for block in row.blocks {
            let (start, end) = (index(twips(block.left)), index(twips(block.left + block.width)));
            if start > at {
                cells.push(PageCell::new(start - at, Vec::new()));
            }
            cells.push(PageCell::new(end.saturating_sub(start).max(1), block.paragraphs));
            at = end.max(start + 1);
        }
        if at < widths.len() {
            cells.push(PageCell::new(widths.len() - at, Vec::new()));
        }
        GridRow { cells, is_header: false, may_break: false }
    });
    table(&widths, rows.collect(), &GridLook::BLOCKS)
}
