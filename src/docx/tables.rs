//! Reads the tables of a text.

use std::io::BufRead;
use std::sync::Arc;

use super::blocks::BlockReader;
use super::opened::OpenedTag;
use super::properties::{change, each_tag, is_line, is_on, pass_over, value};
use super::tree::{VerticalMerge, WordCell, WordChange, WordChangeKind, WordRow, WordTable};
use crate::package::{PackageFault, Xml};

/// The sides at which lines are drawn.
const SIDES: [&str; 8] = ["top", "left", "start", "bottom", "right", "end", "insideH", "insideV"];

/// What the properties of a cell say.
#[derive(Default)]
pub(super) struct CellProperties {
    span: Option<u16>,
    merge: VerticalMerge,
    width: Option<u32>,
    has_lines: bool,
    change: Option<Arc<WordChange>>,
}

impl CellProperties {
    /// Reads the properties of a cell, whose tag is open.
    pub(super) fn read<R: BufRead>(xml: &mut Xml<R>) -> Result<Self, PackageFault> {
        let mut read = Self::default();
        let mut is_in_borders = false;
        each_tag(xml, |tag| {
            match tag.name() {
                "tcW" if tag.attribute("type").is_none_or(|kind| kind == "dxa") => {
                    read.width = tag.number("w");
                }
                "gridSpan" => read.span = tag.number("val"),
                "vMerge" => {
                    let is_start = tag.attribute("val").is_some_and(|value| value == "restart");
                    read.merge = if is_start { VerticalMerge::Start } else { VerticalMerge::Continued };
                }
                "tcBorders" => is_in_borders = true,
                "tcMar" | "tcPrChange" => return false,
                "cellIns" => read.change = Some(change(tag, WordChangeKind::Inserted)),
                "cellDel" => read.change = Some(change(tag, WordChangeKind::Deleted)),
                name if is_in_borders && SIDES.contains(&name) => read.has_lines |= is_line(tag),
                _ => {}
            }
            true
        })?;
        Ok(read)
    }
}

impl<R: BufRead> BlockReader<'_, R> {
    /// Reads a table, whose tag is open.
    pub(super) fn table(&mut self) -> Result<WordTable, PackageFault> {
        self.context.take(0)?;
        let mut table = WordTable { grid: Vec::new(), rows: Vec::new(), has_lines: false };
        let mut depth = 0;
        while let Some(opened) = self.next_tag(&mut depth)? {
            match opened {
                OpenedTag::TableProperties => table.has_lines |= self.table_lines()?,
                OpenedTag::GridColumn(width) => {
                    self.context.take(0)?;
                    table.grid.push(width);
                    pass_over(&mut self.xml)?;
                }
                OpenedTag::Row => table.rows.push(self.row()?),
                other => self.enter(other, &mut depth)?,
            }
        }
        Ok(table)
    }

    /// Whether the properties of a table, whose tag is open, draw lines.
    fn table_lines(&mut self) -> Result<bool, PackageFault> {
        let (mut style, mut own, mut is_in_borders) = (None, None, false);
        each_tag(&mut self.xml, |tag| {
            match tag.name() {
                "tblStyle" => style = value(tag),
                "tblBorders" => is_in_borders = true,
                // Margins have sides too.
                "tblCellMar" | "tblPrChange" => return false,
                name if is_in_borders && SIDES.contains(&name) => {
                    own = Some(own.unwrap_or_default() || is_line(tag));
                }
                _ => {}
            }
            true
        })?;
        Ok(own.unwrap_or_else(|| style.is_some_and(|style| self.context.styles.has_lines(&style))))
    }

    fn row(&mut self) -> Result<WordRow, PackageFault> {
        self.context.take(0)?;
        let mut row = WordRow { cells: Vec::new(), skipped: 0, is_header: false, change: None };
        let mut depth = 0;
        while let Some(opened) = self.next_tag(&mut depth)? {
            match opened {
                OpenedTag::RowProperties => each_tag(&mut self.xml, |tag| {
                    match tag.name() {
                        "gridBefore" => row.skipped = tag.number("val").unwrap_or_default(),
                        "tblHeader" => row.is_header = is_on(tag),
                        "ins" => row.change = Some(change(tag, WordChangeKind::Inserted)),
                        "del" => row.change = Some(change(tag, WordChangeKind::Deleted)),
                        "trPrChange" => return false,
                        _ => {}
                    }
                    true
                })?,
                OpenedTag::Cell => row.cells.push(self.cell()?),
                other => self.enter(other, &mut depth)?,
            }
        }
        Ok(row)
    }

    fn cell(&mut self) -> Result<WordCell, PackageFault> {
        self.context.take(0)?;
        let outer = std::mem::take(&mut self.cell);
        let blocks = self.nested_blocks()?;
        let CellProperties { span, merge, width, has_lines, change } =
            std::mem::replace(&mut self.cell, outer);
        Ok(WordCell { blocks, span: span.unwrap_or(1).max(1), merge, width, has_lines, change })
    }
}
