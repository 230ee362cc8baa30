//! What a Word file holds, as a plain tree: looks are resolved through its styles, what was tracked is kept apart.

use std::sync::Arc;

use super::look::{ParagraphLook, RunLook};
use crate::source::Place;

/// A Word file as it was read.
#[derive(Clone, Debug)]
pub struct WordDocument {
    /// The path, as shown to people.
    pub path: String,
    /// The text, in order.
    pub blocks: Vec<WordBlock>,
    /// Its sections, in order; at least one.
    pub sections: Vec<WordSection>,
    /// Notes at the foot of pages and at the end, in the order of the file.
    pub notes: Vec<WordNote>,
    /// Remarks in the margin, in the order of the file.
    pub comments: Vec<WordComment>,
    /// What is at the head and at the foot of pages.
    pub margins: Vec<WordMargin>,
    /// What the file says of itself.
    pub properties: WordProperties,
    /// Parts with XML of other programs.
    pub custom_parts: Vec<CustomPart>,
    /// What was left out.
    pub ignored: Vec<IgnoredPart>,
}

/// A paragraph or a table.
#[derive(Clone, Debug)]
pub enum WordBlock {
    /// A paragraph.
    Paragraph(WordParagraph),
    /// A table.
    Table(WordTable),
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct WordParagraph {
    /// How it looks, with what its style says.
    pub look: ParagraphLook,
    /// Its number or bullet where Word numbers it: not part of its text.
    pub label: Option<ListLabel>,
    /// Its pieces, in order.
    pub pieces: Vec<WordPiece>,
    /// Whether its end was inserted or deleted: a paragraph with a deleted end runs on into the next.
    pub end_change: Option<Arc<WordChange>>,
    /// Where findings show it.
    pub place: Place,
}

/// A number or a bullet that Word gives a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLabel {
    /// As printed: `1.2.`, `a)`, `-`.
    pub text: String,
    /// The level in its list, from 0.
    pub level: u8,
    /// The list: paragraphs with the same number continue one another.
    pub list: u32,
    /// Whether it is a bullet.
    pub is_bullet: bool,
}

/// A piece of a paragraph.
#[derive(Clone, Debug)]
pub struct WordPiece {
    /// What it is.
    pub content: PieceContent,
    /// How its letters look, with what styles say.
    pub look: RunLook,
    /// Whether it was inserted or deleted.
    pub change: Option<Arc<WordChange>>,
}

/// What a piece of a paragraph is.
#[derive(Clone, Debug)]
pub enum PieceContent {
    /// Letters; neighbours with one look are one piece.
    Text(String),
    /// A tab.
    Tab,
    /// A break of the line within the paragraph.
    LineBreak,
    /// A break of the page or the column.
    PageBreak,
    /// The mark of a note: its id in [`WordDocument::notes`], with its kind.
    Note(NoteKind, i64),
    /// The begin of a bookmark.
    BookmarkStart(Bookmark),
    /// The end of the bookmark with this id.
    BookmarkEnd(i64),
    /// A box with a text of its own.
    TextBox(Vec<WordBlock>),
    /// A picture, with its text alternative.
    Picture(Option<String>),
    /// A line or another shape without text.
    Shape,
}

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// Its id in the file.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// A change that Word tracked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChange {
    /// What was done.
    pub kind: WordChangeKind,
    /// Who did it.
    pub author: Option<String>,
    /// When, as the file has it: `2026-02-05T09:30:00Z`.
    pub date: Option<String>,
}

/// What a tracked change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordChangeKind {
    /// It is new, or was moved here.
    Inserted,
    /// It is gone, or was moved away.
    Deleted,
    /// It was inserted and then deleted: neither version has it.
    InsertedAndDeleted,
}

/// A table.
#[derive(Clone, Debug)]
pub struct WordTable {
    /// The widths of its columns, in twentieths of a point.
    pub grid: Vec<u32>,
    /// Its rows.
    pub rows: Vec<WordRow>,
    /// Whether lines are drawn between its cells: without any it is likely there for the layout alone.
    pub has_lines: bool,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct WordRow {
    /// Its cells, from the left.
    pub cells: Vec<WordCell>,
    /// How many columns of the grid are free before the first cell.
    pub skipped: u16,
    /// Whether it is repeated on every page.
    pub is_header: bool,
    /// Whether it was inserted or deleted.
    pub change: Option<Arc<WordChange>>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct WordCell {
    /// What is in it.
    pub blocks: Vec<WordBlock>,
    /// How many columns of the grid it takes, at least 1.
    pub span: u16,
    /// Whether it is one with the cell above or below it.
    pub merge: VerticalMerge,
    /// Its width, in twentieths of a point, where one is set so.
    pub width: Option<u32>,
    /// Whether a line is drawn at any of its sides by its own properties.
    pub has_lines: bool,
    /// Whether it was inserted or deleted.
    pub change: Option<Arc<WordChange>>,
}

/// Whether a cell is one with those below or above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerticalMerge {
    /// It is alone.
    #[default]
    None,
    /// It begins a merged cell.
    Start,
    /// It is part of the cell above it.
    Continued,
}

/// A section: sheets of one size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordSection {
    /// How many blocks of the text are before its end.
    pub end: usize,
    /// Width and height of its sheets, in twentieths of a point.
    pub sheet: Option<SheetSize>,
    /// The margins at the left and at the right, in twentieths of a point.
    pub side_margins: Option<SideMargins>,
}

/// The size of a sheet, in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetSize {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// The margins beside a text, in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideMargins {
    /// The left one.
    pub left: i32,
    /// The right one.
    pub right: i32,
}

/// Where a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// At the foot of its page.
    Foot,
    /// At the end of the text.
    End,
}

/// A note.
#[derive(Clone, Debug)]
pub struct WordNote {
    /// Where it is.
    pub kind: NoteKind,
    /// Its id among those of its kind.
    pub id: i64,
    /// Its text.
    pub blocks: Vec<WordBlock>,
}

/// A remark in the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordComment {
    /// Who made it.
    pub author: String,
    /// Its text, on one line.
    pub text: String,
}

/// What is at the head or at the foot of pages.
#[derive(Clone, Debug)]
pub struct WordMargin {
    /// Whether it is at the foot.
    pub is_foot: bool,
    /// Its text.
    pub blocks: Vec<WordBlock>,
}

/// What a Word file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordProperties {
    /// The title.
    pub title: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// Words by which it is found.
    pub keywords: Option<String>,
    /// When it was saved last, as the file has it.
    pub modified: Option<String>,
    /// The program that wrote it.
    pub program: Option<String>,
    /// Properties with names of their own.
    pub custom: Vec<CustomProperty>,
}

/// A property with a name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomProperty {
    /// The name.
    pub name: String,
    /// The value, as text.
    pub value: String,
}

/// A part with XML of another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomPart {
    /// Its path in the archive: `customXml/item1.xml`.
    pub path: String,
    /// Its XML.
    pub xml: String,
}

/// What was left out of a Word file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IgnoredPart {
    /// Macros, which are never run.
    Macros,
    /// A file within the file, by its path there.
    Embedded(String),
    /// Something outside the file, by its address, which is never followed. Links that people click are none.
    External(String),
}

impl WordParagraph {
    /// Its text with tabs and breaks, all changes accepted, without the texts of boxes.
    pub fn text(&self) -> String {
        let is_kept = |piece: &&WordPiece| piece.change.as_ref().is_none_or(|change| change.is_in_new());
        let mut text = String::new();
        self.pieces.iter().filter(is_kept).for_each(|piece| piece.content.push_text(&mut text));
        text
    }

    /// Whether nothing of it is printed.
    pub fn is_blank(&self) -> bool {
        self.label.is_none()
            && self.pieces.iter().all(|piece| match &piece.content {
                PieceContent::Text(text) => text.trim().is_empty(),
                PieceContent::Note(..) | PieceContent::TextBox(_) | PieceContent::Picture(_) => false,
                _ => true,
            })
    }
}

impl PieceContent {
    fn push_text(&self, text: &mut String) {
        match self {
            Self::Text(own) => text.push_str(own),
            Self::Tab => text.push('\t'),
            Self::LineBreak => text.push('\n'),
            _ => {}
        }
    }
}

impl WordChange {
    /// Whether what it changed is there when all changes are accepted.
    pub fn is_in_new(&self) -> bool {
        self.kind == WordChangeKind::Inserted
    }

    /// Whether what it changed is there when all changes are rejected.
    pub fn is_in_old(&self) -> bool {
        self.kind == WordChangeKind::Deleted
    }
}

impl WordCell {
    /// The texts of its paragraphs, a line each; those of tables in it too.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        each_paragraph(&self.blocks, &mut |paragraph| lines.push(paragraph.text()));
        lines.join("\n")
    }
}

/// Shows each paragraph of some blocks, those in tables too, but none of text boxes.
pub fn each_paragraph<'b>(blocks: &'b [WordBlock], show: &mut dyn FnMut(&'b WordParagraph)) {
    for block in blocks {
        match block {
            WordBlock::Paragraph(paragraph) => show(paragraph),
            WordBlock::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    each_paragraph(&cell.blocks, show);
                }
            }
        }
    }
}
