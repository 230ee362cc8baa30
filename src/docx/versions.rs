//! The text of a Word file with all of its tracked changes accepted, or all rejected.

use std::sync::Arc;

use super::tree::{PieceContent, WordBlock, WordChange, WordDocument, WordParagraph, WordTable};

/// Which version of a text with tracked changes is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordVersion {
    /// The one before: all changes rejected.
    Old,
    /// The one after: all changes accepted.
    New,
}

impl WordVersion {
    /// Whether something is in this version.
    fn has(self, change: Option<&Arc<WordChange>>) -> bool {
        change.is_none_or(|change| match self {
            Self::Old => change.is_in_old(),
            Self::New => change.is_in_new(),
        })
    }

    /// The blocks of this version. A paragraph whose end is not in it runs on into the next.
    pub fn blocks(self, blocks: Vec<WordBlock>) -> Vec<WordBlock> {
        let mut kept = Vec::with_capacity(blocks.len());
        let mut open: Option<WordParagraph> = None;
        for block in blocks {
            match block {
                WordBlock::Paragraph(mut paragraph) => {
                    let has_end = self.has(paragraph.end_change.as_ref());
                    self.keep_pieces(&mut paragraph);
                    if let Some(before) = open.take() {
                        paragraph = joined(before, paragraph);
                    }
                    if has_end {
                        paragraph.end_change = None;
                        kept.push(WordBlock::Paragraph(paragraph));
                    } else {
                        open = Some(paragraph);
                    }
                }
                WordBlock::Table(table) => {
                    kept.extend(open.take().and_then(unless_empty));
                    kept.extend(self.table(table).map(WordBlock::Table));
                }
            }
        }
        kept.extend(open.take().and_then(unless_empty));
        kept
    }

    fn keep_pieces(self, paragraph: &mut WordParagraph) {
        paragraph.pieces.retain(|piece| self.has(piece.change.as_ref()));
        for piece in &mut paragraph.pieces {
            piece.change = None;
            if let PieceContent::TextBox(blocks) = &mut piece.content {
                *blocks = self.blocks(std::mem::take(blocks));
            }
        }
    }

    fn table(self, mut table: WordTable) -> Option<WordTable> {
        table.rows.retain(|row| self.has(row.change.as_ref()));
        for row in &mut table.rows {
            row.change = None;
            row.cells.retain(|cell| self.has(cell.change.as_ref()));
            for cell in &mut row.cells {
                cell.change = None;
                cell.blocks = self.blocks(std::mem::take(&mut cell.blocks));
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }
}

/// A paragraph that runs on into the next, whose look the whole has unless nothing is in it.
fn joined(before: WordParagraph, mut after: WordParagraph) -> WordParagraph {
    if before.pieces.is_empty() {
        return after;
    }
    if after.pieces.is_empty() {
        return WordParagraph { end_change: after.end_change, ..before };
    }
    let pieces = before.pieces.into_iter().chain(std::mem::take(&mut after.pieces)).collect();
    WordParagraph { pieces, ..after }
}

fn unless_empty(paragraph: WordParagraph) -> Option<WordBlock> {
    (!paragraph.pieces.is_empty()).then_some(WordBlock::Paragraph(paragraph))
}

impl WordDocument {
    /// The same without tracked changes, as one version of it. Its sections end after as many blocks as in the whole file.
    #[must_use]
    pub fn into_version(mut self, version: WordVersion) -> Self {
        self.blocks = version.blocks(self.blocks);
        for note in &mut self.notes {
            note.blocks = version.blocks(std::mem::take(&mut note.blocks));
        }
        for margin in &mut self.margins {
            margin.blocks = version.blocks(std::mem::take(&mut margin.blocks));
        }
        self
    }
}
