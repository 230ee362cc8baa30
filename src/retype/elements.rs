//! A Word file as lines and tables, without what is there for the layout alone.

use super::letters::unicode;
use super::line::{EmphasisSpan, LineEmphasis, LineNote, RetypedLine, collapsed};
use crate::diag::{Code, Finding, Findings};
use crate::docx::{
    NoteKind, PieceContent, RunMark, WordBlock, WordDocument, WordNote, WordParagraph, WordTable,
};
use crate::text::legacy;

/// The most parts of a paragraph whose emphasis is kept: more are no one's writing.
const SPANS: usize = 1_000;

/// How far a tab moves a line that has no stops of its own, in twentieths of a point.
const TAB: i32 = 720;

/// A line or a table, in the order of the file.
#[derive(Clone, Debug)]
pub(super) enum RetypedElement {
    Line(RetypedLine),
    Table(WordTable),
}

/// Reads the blocks of a file as elements.
pub(super) struct ElementReader<'a> {
    document: &'a WordDocument,
    findings: &'a mut Findings,
    /// Whether text boxes, whose text follows the paragraph that they are at, were reported.
    nested: usize,
}

impl<'a> ElementReader<'a> {
    pub(super) fn new(document: &'a WordDocument, findings: &'a mut Findings) -> Self {
        Self { document, findings, nested: 0 }
    }

    /// The elements of some blocks; lines that are blank are left out.
    pub(super) fn elements(&mut self, blocks: &[WordBlock]) -> Vec<RetypedElement> {
        let mut elements = Vec::new();
        for block in blocks {
            match block {
                WordBlock::Paragraph(paragraph) => {
                    let line = self.line(paragraph);
                    if !line.is_blank() {
                        elements.push(RetypedElement::Line(line));
                    }
                    elements.append(&mut self.boxes(paragraph));
                }
                WordBlock::Table(table) => elements.extend(self.table(table)),
            }
        }
        elements
    }

    /// A table; one of a single cell is a frame around what is in it.
    fn table(&mut self, table: &WordTable) -> Vec<RetypedElement> {
        match table.rows.as_slice() {
            [] => Vec::new(),
            [row] if row.cells.len() == 1 => self.elements(&row.cells[0].blocks),
            _ => vec![RetypedElement::Table(table.clone())],
        }
    }

    /// The lines of some blocks, those of tables in them too, a break of a line ends one.
    pub(super) fn lines(&mut self, blocks: &[WordBlock]) -> Vec<RetypedLine> {
        let mut lines = Vec::new();
        for element in self.elements(blocks) {
            match element {
                RetypedElement::Line(line) => lines.extend(line.lines()),
                RetypedElement::Table(table) => {
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        lines.extend(self.lines(&cell.blocks));
                    }
                }
            }
        }
        lines
    }

    /// What is written in the boxes at a paragraph.
    fn boxes(&mut self, paragraph: &WordParagraph) -> Vec<RetypedElement> {
        let mut elements = Vec::new();
        for piece in &paragraph.pieces {
            if let PieceContent::TextBox(blocks) = &piece.content
                && self.nested < 20
            {
                self.nested += 1;
                let own = self.elements(blocks);
                self.nested -= 1;
                if let Some(RetypedElement::Line(line)) = own.first() {
                    self.report("box", line);
                }
                elements.extend(own);
            }
        }
        elements
    }

    fn report(&mut self, reason: &'static str, line: &RetypedLine) {
        self.findings.push(Finding::at(Code::WordText, &line.place).with("reason", reason));
    }

    /// A paragraph as a line.
    pub(super) fn line(&mut self, paragraph: &WordParagraph) -> RetypedLine {
        let mut line = RetypedLine {
            text: String::new(),
            spans: Vec::new(),
            notes: Vec::new(),
            values: Vec::new(),
            label: paragraph.label.clone(),
            alignment: paragraph.look.alignment,
            left: paragraph.look.left,
            tab: paragraph.look.tabs.first().map_or(TAB, |stop| stop.at),
            style: paragraph.look.style.as_deref().unwrap_or_default().to_owned(),
            is_on_new_page: paragraph.look.is_on_new_page,
            place: paragraph.place.clone(),
        };
        let mut is_explained = true;
        for piece in &paragraph.pieces {
            let start = line.text.len();
            match &piece.content {
                PieceContent::Text(text) if piece.look.marks.has(RunMark::Hidden) => {
                    let finding = Finding::at(Code::WordText, &paragraph.place).with("reason", "hidden");
                    if !text.trim().is_empty() {
                        self.findings.push(finding.with("text", shortened(text)));
                    }
                }
                PieceContent::Text(text) => {
                    let read = unicode(text, piece.look.font.as_deref());
                    is_explained &= read.encoding.is_some() || legacy(&read.text).is_none();
                    line.text.push_str(&read.text);
                    let marks = [
                        (RunMark::Bold, LineEmphasis::Bold),
                        (RunMark::Italic, LineEmphasis::Italic),
                        (RunMark::Capitals, LineEmphasis::Capitals),
                    ];
                    for (mark, emphasis) in marks {
                        if piece.look.marks.has(mark) {
                            add_span(&mut line.spans, start..line.text.len(), emphasis);
                        }
                    }
                }
                PieceContent::Tab => line.text.push('\t'),
                PieceContent::PageBreak if line.text.trim().is_empty() => line.is_on_new_page = true,
                PieceContent::LineBreak | PieceContent::PageBreak => line.text.push('\n'),
                PieceContent::Note(kind, id) => {
                    if let Some(text) = self.note(*kind, *id) {
                        line.notes.push(LineNote { at: start, text });
                    }
                }
                PieceContent::Picture(description) => {
                    let finding = Finding::at(Code::WordText, &paragraph.place).with("reason", "picture");
                    self.findings.push(finding.with("text", description.clone().unwrap_or_default()));
                }
                _ => {}
            }
        }
        if !is_explained {
            self.report("encoding", &line);
        }
        // Without blanks around it.
        line.slice(0..line.text.len())
    }

    /// The text of a note, in one line.
    fn note(&mut self, kind: NoteKind, id: i64) -> Option<String> {
        let is_meant = |note: &&WordNote| note.kind == kind && note.id == id;
        let note = self.document.notes.iter().find(is_meant)?;
        let blocks = note.blocks.clone();
        self.nested += 1;
        let lines = if self.nested < 20 { self.lines(&blocks) } else { Vec::new() };
        self.nested -= 1;
        let texts: Vec<String> = lines.iter().map(RetypedLine::words).collect();
        Some(texts.join(" ")).filter(|text| !text.is_empty())
    }
}

fn add_span(spans: &mut Vec<EmphasisSpan>, range: std::ops::Range<usize>, emphasis: LineEmphasis) {
    let is_full = spans.len() >= SPANS;
    let last = spans.iter_mut().rev().find(|span| span.emphasis == emphasis);
    match last {
        Some(last) if last.range.end == range.start => last.range.end = range.end,
        _ if is_full => {}
        _ => spans.push(EmphasisSpan { range, emphasis }),
    }
}

/// The first words of a text, for a message.
pub(super) fn shortened(text: &str) -> String {
    let text = collapsed(text);
    let text = text.trim();
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
