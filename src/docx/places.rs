//! The place of each paragraph, by which findings name it as people count it in Word.

use super::tree::{PieceContent, WordBlock, WordDocument, WordParagraph, WordTable};
use crate::source::{Place, Source, WordAddress};

/// What was counted so far.
#[derive(Default)]
struct WordCounts {
    paragraphs: u32,
    tables: u32,
    boxes: u32,
}

/// Where blocks are.
#[derive(Clone, Copy)]
enum WordRegion {
    Text,
    Cell(WordAddress),
    Note(u32),
    Box(u32),
    Margin(u32),
}

impl WordCounts {
    /// Shows each paragraph with its address.
    fn walk(
        &mut self,
        blocks: &mut [WordBlock],
        region: WordRegion,
        show: &mut dyn FnMut(WordAddress, &mut WordParagraph),
    ) {
        for block in blocks {
            match block {
                WordBlock::Paragraph(paragraph) => {
                    let address = match region {
                        WordRegion::Text => {
                            self.paragraphs += 1;
                            WordAddress::Paragraph(self.paragraphs)
                        }
                        WordRegion::Cell(address) => address,
                        WordRegion::Note(number) => WordAddress::Note(number),
                        WordRegion::Box(number) => WordAddress::Box(number),
                        WordRegion::Margin(number) => WordAddress::Margin(number),
                    };
                    show(address, paragraph);
                    for piece in &mut paragraph.pieces {
                        if let PieceContent::TextBox(blocks) = &mut piece.content {
                            self.boxes += 1;
                            self.walk(blocks, WordRegion::Box(self.boxes), show);
                        }
                    }
                }
                WordBlock::Table(table) => self.walk_table(table, region, show),
            }
        }
    }

    fn walk_table(
        &mut self,
        table: &mut WordTable,
        region: WordRegion,
        show: &mut dyn FnMut(WordAddress, &mut WordParagraph),
    ) {
        let number = match region {
            WordRegion::Text => {
                self.tables += 1;
                Some(self.tables)
            }
            _ => None,
        };
        for (row, cells) in (1..).zip(&mut table.rows) {
            for (cell, content) in (1..).zip(&mut cells.cells) {
                // What is in a table in a cell is in that cell.
                let region =
                    number.map_or(region, |table| WordRegion::Cell(WordAddress::Cell { table, row, cell }));
                self.walk(&mut content.blocks, region, show);
            }
        }
    }
}

/// Shows each paragraph of a document with its address, in an order that is always the same.
fn each(document: &mut WordDocument, show: &mut dyn FnMut(WordAddress, &mut WordParagraph)) {
    let mut counts = WordCounts::default();
    counts.walk(&mut document.blocks, WordRegion::Text, show);
    for (number, note) in (1..).zip(&mut document.notes) {
        counts.walk(&mut note.blocks, WordRegion::Note(number), show);
    }
    for (number, margin) in (1..).zip(&mut document.margins) {
        counts.walk(&mut margin.blocks, WordRegion::Margin(number), show);
    }
}

/// Gives each paragraph of a document its place.
pub(super) fn set_places(document: &mut WordDocument) {
    let mut texts = Vec::new();
    each(document, &mut |address, paragraph| texts.push((address, paragraph.text())));
    let shown = texts.iter().map(|(address, text)| (*address, text.as_str()));
    let (_, places) = Source::from_paragraphs(document.path.as_str(), shown);
    let mut places: std::vec::IntoIter<Place> = places.into_iter();
    each(document, &mut |_, paragraph| {
        if let Some(place) = places.next() {
            paragraph.place = place;
        }
    });
}
