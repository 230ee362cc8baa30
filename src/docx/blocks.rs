//! Reads the paragraphs and tables of a part, as a stream: tags that are unknown are passed through, so that no text in
//! them is lost.

use std::io::BufRead;
use std::sync::Arc;

use super::look::PartialRun;
use super::numbering::ListNumbering;
use super::opened::OpenedTag;
use super::properties::{
    ParagraphProperties, each_tag, paragraph_properties, pass_over, read_section_tag, run_properties,
};
use super::styles::Styles;
use super::tables::CellProperties;
use super::tree::{
    PieceContent, WordBlock, WordChange, WordChangeKind, WordParagraph, WordPiece, WordSection,
};
use crate::package::{PackageFault, Xml, XmlEvent};
use crate::source::Place;

/// How deep tables and boxes may be in each other.
const NESTED: usize = 20;

/// What all parts of a file share while they are read.
pub(super) struct ReadContext {
    pub(super) styles: Styles,
    pub(super) numbering: ListNumbering,
    /// What paragraphs have for their place before it is known.
    pub(super) place: Place,
    pub(super) pieces_left: usize,
    pub(super) text_left: usize,
}

impl ReadContext {
    /// Counts a piece with so many bytes of text.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), PackageFault> {
        self.pieces_left = self.pieces_left.checked_sub(1).ok_or(PackageFault::TooLarge)?;
        self.text_left = self.text_left.checked_sub(bytes).ok_or(PackageFault::TooLarge)?;
        Ok(())
    }
}

/// Reads the blocks of one part.
pub(super) struct BlockReader<'c, R> {
    pub(super) xml: Xml<R>,
    pub(super) context: &'c mut ReadContext,
    /// The sections of the text that ended so far.
    pub(super) sections: Vec<WordSection>,
    /// The properties of the cell that is read.
    pub(super) cell: CellProperties,
    nested: usize,
    /// Of each place with alternatives that is open: whether one was read.
    alternatives: Vec<bool>,
    changes: Vec<Arc<WordChange>>,
    /// The text alternative of the picture that follows.
    description: Option<String>,
}

/// A paragraph while it is read.
#[derive(Default)]
struct OpenParagraph {
    properties: ParagraphProperties,
    pieces: Vec<WordPiece>,
}

impl OpenParagraph {
    /// Adds a piece; letters with the look of those before them become one with them.
    fn push(&mut self, piece: WordPiece) {
        if let PieceContent::Text(text) = &piece.content {
            if text.is_empty() {
                return;
            }
            if let Some(last) = self.pieces.last_mut()
                && last.look == piece.look
                && last.change == piece.change
                && let PieceContent::Text(before) = &mut last.content
            {
                before.push_str(text);
                return;
            }
        }
        self.pieces.push(piece);
    }
}

impl<'c, R: BufRead> BlockReader<'c, R> {
    pub(super) fn new(xml: Xml<R>, context: &'c mut ReadContext) -> Self {
        Self {
            xml,
            context,
            sections: Vec::new(),
            cell: CellProperties::default(),
            nested: 0,
            alternatives: Vec::new(),
            changes: Vec::new(),
            description: None,
        }
    }

    /// The next tag that opens within the one that was open when `depth` was 0; none at its end.
    pub(super) fn next_tag(&mut self, depth: &mut usize) -> Result<Option<OpenedTag>, PackageFault> {
        loop {
            match self.xml.next()? {
                XmlEvent::Start(tag) => return Ok(Some(OpenedTag::from_tag(&tag))),
                XmlEvent::End(_) if *depth == 0 => return Ok(None),
                XmlEvent::End(tag) => {
                    *depth -= 1;
                    match tag.name() {
                        "ins" | "del" | "moveTo" | "moveFrom" => drop(self.changes.pop()),
                        "AlternateContent" => drop(self.alternatives.pop()),
                        _ => {}
                    }
                }
                XmlEvent::Eof => return Ok(None),
                XmlEvent::Text(_) | XmlEvent::Other => {}
            }
        }
    }

    /// Enters a tag that is read wherever it is, or passes over it.
    pub(super) fn enter(&mut self, opened: OpenedTag, depth: &mut usize) -> Result<(), PackageFault> {
        match opened {
            OpenedTag::Change(change) => self.changes.push(change),
            OpenedTag::Alternatives => self.alternatives.push(false),
            OpenedTag::Alternative => {
                if self.alternatives.last() == Some(&true) {
                    return pass_over(&mut self.xml);
                }
                if let Some(is_read) = self.alternatives.last_mut() {
                    *is_read = true;
                }
            }
            OpenedTag::Description(description) => self.description = description,
            OpenedTag::Passed => return pass_over(&mut self.xml),
            _ => {}
        }
        *depth += 1;
        Ok(())
    }

    /// Reads up to the end of the open tag, or of the part.
    pub(super) fn blocks(&mut self) -> Result<Vec<WordBlock>, PackageFault> {
        let mut blocks = Vec::new();
        let mut depth = 0;
        while let Some(opened) = self.next_tag(&mut depth)? {
            match opened {
                OpenedTag::Paragraph => {
                    let mut paragraph = self.paragraph()?;
                    let section = paragraph.properties.section.take();
                    blocks.push(WordBlock::Paragraph(self.finish(paragraph)));
                    self.end_section(section, blocks.len());
                }
                OpenedTag::Table => blocks.push(WordBlock::Table(self.table()?)),
                OpenedTag::CellProperties => self.cell = CellProperties::read(&mut self.xml)?,
                OpenedTag::Section => {
                    let mut section = WordSection::default();
                    each_tag(&mut self.xml, |tag| read_section_tag(&mut section, tag))?;
                    self.end_section(Some(section), blocks.len());
                }
                // Letters outside of paragraphs are one of their own.
                OpenedTag::Run => {
                    let mut open = OpenParagraph::default();
                    self.run(&mut open)?;
                    blocks.push(WordBlock::Paragraph(self.finish(open)));
                }
                other => self.enter(other, &mut depth)?,
            }
        }
        Ok(blocks)
    }

    /// The blocks within the open tag of a box or a cell.
    pub(super) fn nested_blocks(&mut self) -> Result<Vec<WordBlock>, PackageFault> {
        if self.nested == NESTED {
            return Err(PackageFault::TooLarge);
        }
        self.nested += 1;
        let blocks = self.blocks();
        self.nested -= 1;
        blocks
    }

    /// Notes the end of a section of the text itself.
    fn end_section(&mut self, section: Option<WordSection>, end: usize) {
        if let Some(section) = section.filter(|_| self.nested == 0) {
            self.sections.push(WordSection { end, ..section });
        }
    }

    fn paragraph(&mut self) -> Result<OpenParagraph, PackageFault> {
        self.context.take(0)?;
        let mut open = OpenParagraph::default();
        let mut depth = 0;
        while let Some(opened) = self.next_tag(&mut depth)? {
            match opened {
                OpenedTag::ParagraphProperties => open.properties = paragraph_properties(&mut self.xml)?,
                OpenedTag::Run => self.run(&mut open)?,
                other => self.piece(other, &PartialRun::default(), &mut open, &mut depth)?,
            }
        }
        Ok(open)
    }

    fn finish(&mut self, open: OpenParagraph) -> WordParagraph {
        let ParagraphProperties { look, end_change, .. } = open.properties;
        let style = look.style.as_deref();
        let context = &mut *self.context;
        let resolved = context.styles.paragraph(&look);
        let label = resolved.list.and_then(|list| context.numbering.label(list, style, &context.styles));
        let place = context.place.clone();
        WordParagraph { look: resolved, label, pieces: open.pieces, end_change, place }
    }

    fn run(&mut self, open: &mut OpenParagraph) -> Result<(), PackageFault> {
        let mut look = PartialRun::default();
        let mut depth = 0;
        while let Some(opened) = self.next_tag(&mut depth)? {
            match opened {
                OpenedTag::RunProperties => look = run_properties(&mut self.xml)?,
                other => self.piece(other, &look, open, &mut depth)?,
            }
        }
        Ok(())
    }

    /// A piece of a paragraph, whose tag is open; a tag that is none is entered.
    fn piece(
        &mut self,
        opened: OpenedTag,
        look: &PartialRun,
        open: &mut OpenParagraph,
        depth: &mut usize,
    ) -> Result<(), PackageFault> {
        let content = match opened {
            OpenedTag::Text { is_preserved } => PieceContent::Text(self.letters(is_preserved)?),
            OpenedTag::Box => PieceContent::TextBox(self.nested_blocks()?),
            OpenedTag::Letter(letter) => {
                pass_over(&mut self.xml)?;
                PieceContent::Text(letter.to_string())
            }
            OpenedTag::Piece(PieceContent::Picture(_)) => {
                pass_over(&mut self.xml)?;
                PieceContent::Picture(self.description.take())
            }
            OpenedTag::Piece(content) => {
                pass_over(&mut self.xml)?;
                content
            }
            // What is written in a shape follows it.
            OpenedTag::Shape => {
                *depth += 1;
                PieceContent::Shape
            }
            other => return self.enter(other, depth),
        };
        self.context.take(if let PieceContent::Text(text) = &content { text.len() } else { 0 })?;
        let look = self.context.styles.run(open.properties.look.style.as_deref(), look);
        open.push(WordPiece { content, look, change: self.change() });
        Ok(())
    }

    /// The change that what is read now is part of.
    fn change(&self) -> Option<Arc<WordChange>> {
        let last = self.changes.last()?;
        if self.changes.iter().all(|change| change.kind == last.kind) {
            return Some(Arc::clone(last));
        }
        Some(Arc::new(WordChange { kind: WordChangeKind::InsertedAndDeleted, ..WordChange::clone(last) }))
    }

    /// The letters in an open tag.
    fn letters(&mut self, is_preserved: bool) -> Result<String, PackageFault> {
        let mut text = String::new();
        let mut depth = 0usize;
        loop {
            match self.xml.next()? {
                XmlEvent::Text(piece) => {
                    // Line ends of XML are blanks.
                    text.extend(piece.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
                    if text.len() > self.context.text_left {
                        return Err(PackageFault::TooLarge);
                    }
                }
                XmlEvent::Start(_) => depth += 1,
                XmlEvent::End(_) if depth == 0 => break,
                XmlEvent::End(_) => depth -= 1,
                XmlEvent::Eof => return Err(PackageFault::Broken),
                XmlEvent::Other => {}
            }
        }
        Ok(if is_preserved { text } else { text.trim_matches(' ').to_owned() })
    }
}
