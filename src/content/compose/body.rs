//! The text of a document as blocks in the order of print.

use super::Composer;
use super::numbering::{NumberedPart, Numbering};
use super::progress;
use crate::content::block::{Block, BlockKind, Marker, ParagraphStyle};
use crate::content::text::{Marks, Text};
use crate::diag::Findings;
use crate::model::{
    Align, AnnexData, BodyNode, DecidingBody, Item, Progress, Section, TableData, TemplateText,
};

/// Whether a block is a line in the middle or at the right of the page.
fn is_apart(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph { style: ParagraphStyle::Centred | ParagraphStyle::Right, .. })
}

/// Where a node is in the tree.
#[derive(Clone, Copy, Default)]
struct NodeDepth {
    /// In how many numbered parts.
    parts: usize,
    /// In how many headings.
    headings: usize,
}

/// The blocks so far, and the numbers that were given.
struct BodyWriter {
    numbering: Numbering,
    blocks: Vec<Block>,
}

impl BodyWriter {
    fn push(&mut self, kind: BlockKind, depth: usize) {
        self.blocks.push(Block { depth, ..Block::outside(kind) });
    }
}

impl Composer<'_, '_> {
    /// Legal bases, preamble, text; the last paragraph has the profile's end mark (6).
    pub(super) fn body(&mut self) -> Vec<Block> {
        let document = self.document;
        let mut writer =
            BodyWriter { numbering: Numbering::new(document.levels(&self.profile.id)), blocks: Vec::new() };
        let decides = self.rules.decides;
        if decides == DecidingBody::AboveBases {
            self.decided_by(&mut writer);
        }
        writer.blocks.extend(self.legal_bases());
        for text in &document.preamble {
            let text = self.text(text);
            writer.push(BlockKind::Paragraph { style: ParagraphStyle::Preamble, text }, 0);
        }
        if decides == DecidingBody::AboveDecision {
            self.decided_by(&mut writer);
        }
        if let Some(decision) = self.rules.decision.clone() {
            let kind = BlockKind::Paragraph { style: ParagraphStyle::Decision, text: self.own(decision) };
            writer.push(kind, 0);
        }
        self.nodes(&document.body, NodeDepth::default(), &mut writer);
        // The end of the text is before lines that stand apart below it.
        let mut ending = writer.blocks.iter_mut().rev().skip_while(|block| is_apart(&block.kind));
        if let Some(last) = ending.next()
            && matches!(
                last.kind,
                BlockKind::Paragraph { .. } | BlockKind::Item { .. } | BlockKind::Numbered { .. }
            )
        {
            last.marks = Some(Marks { start: None, end: self.profile.rules.body_end.clone() });
        }
        writer.blocks
    }

    /// The blocks of an annex: tables, charts, text, notes.
    pub(super) fn annex_body(&mut self, annex: &AnnexData) -> Vec<Block> {
        let document = self.document;
        let numbering =
            Numbering::new(annex.numbering.as_deref().unwrap_or_else(|| document.levels(&self.profile.id)));
        let mut writer = BodyWriter { numbering, blocks: Vec::new() };
        for table in &annex.tables {
            self.table_with_notes(table, 0, &mut writer);
        }
        for chart in &annex.charts {
            writer.blocks.extend(self.chart(chart).map(BlockKind::Chart).map(Block::outside));
        }
        self.nodes(&annex.body, NodeDepth { parts: 0, headings: 1 }, &mut writer);
        for note in &annex.notes {
            let text = self.text(note);
            writer.push(BlockKind::Paragraph { style: ParagraphStyle::Plain, text }, 0);
        }
        writer.blocks
    }

    /// The body that decides, by line.
    fn decided_by(&mut self, writer: &mut BodyWriter) {
        let document = self.document;
        for text in &document.decided_by {
            let kind = BlockKind::Paragraph { style: ParagraphStyle::DecidedBy, text: self.text(text) };
            writer.push(kind, 0);
        }
    }

    fn legal_bases(&mut self) -> Vec<Block> {
        let profile = self.profile;
        let rules = &profile.rules;
        let document = self.document;
        let bases = &document.legal_bases;
        let last = bases.len().saturating_sub(1);
        let base = |(at, text)| {
            let end = if at == last { &rules.legal_basis_last_end } else { &rules.legal_basis_end };
            let marks = Marks { start: Some(rules.legal_basis_start.clone()), end: end.clone() };
            let kind = BlockKind::Paragraph { style: ParagraphStyle::LegalBasis, text: self.text(text) };
            Block { marks: Some(marks), ..Block::outside(kind) }
        };
        bases.iter().enumerate().map(base).collect()
    }

    fn nodes(&mut self, nodes: &[BodyNode], depth: NodeDepth, writer: &mut BodyWriter) {
        for node in nodes {
            match node {
                BodyNode::Section(section) => self.section(section, depth, writer),
                BodyNode::Paragraph(text) => {
                    let text = self.text(text);
                    writer.push(BlockKind::Paragraph { style: ParagraphStyle::Plain, text }, depth.parts);
                }
                BodyNode::Line(line) => {
                    let style = match line.align {
                        Align::Left => ParagraphStyle::Plain,
                        Align::Center => ParagraphStyle::Centred,
                        Align::Right => ParagraphStyle::Right,
                    };
                    let text = self.text(&line.text);
                    writer.push(BlockKind::Paragraph { style, text }, depth.parts);
                }
                BodyNode::Items(items) => self.items(items, Marker::Dash, depth.parts, writer),
                BodyNode::Progress(progress) => self.progress(progress, depth, writer),
                BodyNode::Drawing(drawing) => {
                    if let Some(kind) = self.drawing(drawing) {
                        writer.push(kind, depth.parts);
                    }
                }
                BodyNode::Table(table) => self.table_with_notes(table, depth.parts, writer),
            }
        }
    }

    /// A table, and the lines below it.
    fn table_with_notes(&mut self, table: &TableData, depth: usize, writer: &mut BodyWriter) {
        writer.push(BlockKind::Table(self.table(table)), depth);
        for note in table.notes() {
            let text = self.text(note);
            writer.push(BlockKind::Paragraph { style: ParagraphStyle::Plain, text }, depth);
        }
    }

    fn section(&mut self, section: &Section, depth: NodeDepth, writer: &mut BodyWriter) {
        let parts = depth.parts + 1;
        let numbering = section.level.unwrap_or_else(|| writer.numbering.level(parts));
        let number = section.number.as_ref().and_then(|number| usize::try_from(number.value).ok());
        let (label, count) = writer.numbering.next_of(parts, NumberedPart { level: numbering, number });
        self.jumps.note(section, &label, count);
        let unfilled = self.unfilled.len();
        let text = self.text(&section.text);
        let headings = depth.headings + usize::from(section.is_heading);
        let kind = if section.is_heading {
            BlockKind::Heading { level: headings, numbering, label, capitals: section.capitals, text }
        } else {
            BlockKind::Numbered { numbering, label, text }
        };
        writer.blocks.push(Block { kind, depth: depth.parts, id: section.id.clone(), marks: None });
        let below = section.numbering.as_deref().map(|below| writer.numbering.set_below(parts, below));
        self.nodes(&section.body, NodeDepth { parts, headings }, writer);
        if let Some(before) = below {
            writer.numbering.restore(before);
        }
        if section.is_form {
            self.leave_to_fill_in(unfilled);
        }
    }

    /// Takes the blanks from one on as what is to be filled in by hand, and no placeholder.
    pub(super) fn leave_to_fill_in(&mut self, from: usize) {
        let by_hand = self.unfilled.split_off(from);
        let plain = |text: TemplateText| self.texts.evaluate(&text, &mut Findings::default()).to_plain();
        self.by_hand.extend(by_hand.into_iter().map(plain));
    }

    fn items(&mut self, items: &[Item], marker: Marker, depth: usize, writer: &mut BodyWriter) {
        for item in items {
            let text = self.text(&item.text);
            writer.push(BlockKind::Item { marker, text }, depth);
            self.items(&item.items, Marker::Plus, depth + 1, writer);
        }
    }

    fn progress(&mut self, progress: &Progress, depth: NodeDepth, writer: &mut BodyWriter) {
        let (quotas, spelling) = (self.quotas, self.spelling);
        for line in progress::lines(progress, quotas, spelling, &mut |text| self.text(text)) {
            let text = Text { runs: self.unbroken(line.runs), place: line.place };
            let kind = if progress.is_numbered {
                let label = writer.numbering.next(depth.parts + 1);
                BlockKind::Numbered { numbering: writer.numbering.level(depth.parts + 1), label, text }
            } else {
                BlockKind::Item { marker: Marker::Dash, text }
            };
            writer.push(kind, depth.parts);
        }
    }
}
