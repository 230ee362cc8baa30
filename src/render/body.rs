//! The text of a document as blocks in the order of print.

use super::frame::Setting;
use super::numbering::Numbering;
use super::progress;
use super::runs::Runs;
use super::view::{Block, Printed};
use crate::diag::Findings;
use crate::model::{Annex, Item, Node, Section, TemplateText};

/// What the blocks of a document are made from.
pub(super) struct Body<'a, 's> {
    pub(super) setting: &'a Setting<'s>,
    pub(super) findings: &'a mut Findings,
}

/// Where a node stands in the tree.
#[derive(Clone, Copy)]
struct Depth {
    /// How many numbered parts it stands in.
    parts: usize,
    /// How many headings.
    headings: usize,
}

impl Body<'_, '_> {
    /// The blocks: legal bases, preamble, text; the last paragraph has the profile's end mark.
    pub(super) fn blocks(mut self) -> Vec<Printed> {
        let mut blocks: Vec<Printed> = self.legal_bases().into_iter().map(alone).collect();
        blocks.extend(self.text());
        ended(blocks, &self.setting.profile.rules.body_end)
    }

    /// The preamble and the text, with the marks that the data have.
    pub(super) fn text(&mut self) -> Vec<Printed> {
        let document = self.setting.document;
        let mut blocks = Vec::new();
        for text in &document.preamble {
            let text = self.evaluate(text);
            blocks.push(alone(Block::Para { style: "preamble", text }));
        }
        let mut numbering = Numbering::new(&document.numbering);
        self.nodes(&document.body, Depth { parts: 0, headings: 0 }, &mut numbering, &mut blocks);
        blocks
    }

    /// The blocks of an annex: tables, charts, text, notes.
    pub(super) fn of_annex(mut self, annex: &Annex) -> Vec<Printed> {
        let tables = annex.tables.iter().map(|table| Block::Table(self.setting.table(table, self.findings)));
        let mut blocks: Vec<Printed> = tables.map(alone).collect();
        for chart in &annex.charts {
            blocks.extend(self.setting.chart(chart, self.findings).map(Block::Chart).map(alone));
        }
        let mut numbering = Numbering::new(&self.setting.document.numbering);
        self.nodes(&annex.body, Depth { parts: 0, headings: 1 }, &mut numbering, &mut blocks);
        for note in &annex.notes {
            let text = self.evaluate(note);
            blocks.push(alone(Block::Para { style: "paragraph", text }));
        }
        blocks
    }

    fn evaluate(&mut self, text: &TemplateText) -> Runs {
        self.setting.evaluate(text, self.findings)
    }

    fn legal_bases(&mut self) -> Vec<Block> {
        let rules = &self.setting.profile.rules;
        let bases = &self.setting.document.legal_bases;
        let last = bases.len().saturating_sub(1);
        let bases = bases.iter().enumerate().map(|(at, text)| {
            let end = if at == last { &rules.legal_basis_last_end } else { &rules.legal_basis_end };
            let text = self.setting.evaluate(text, self.findings);
            Block::Para {
                style: "legal_basis",
                text: text.ended_with(end).prefixed(&rules.legal_basis_start),
            }
        });
        bases.collect()
    }

    fn nodes(&mut self, nodes: &[Node], depth: Depth, numbering: &mut Numbering<'_>, out: &mut Vec<Printed>) {
        let at = |block| Printed { block, depth: depth.parts, id: None };
        for node in nodes {
            match node {
                Node::Section(section) => self.section(section, depth, numbering, out),
                Node::Paragraph(text) => {
                    let text = self.evaluate(text);
                    out.push(at(Block::Para { style: "paragraph", text }));
                }
                Node::Items(items) => self.items(items, ("-", depth.parts), out),
                Node::Progress(block) => {
                    let Setting { quotas, spelling, .. } = *self.setting;
                    let lines = progress::lines(block, quotas, spelling, &mut |text| {
                        self.setting.evaluate(text, self.findings)
                    });
                    out.extend(lines.into_iter().map(|text| self.setting.unbroken(text)).map(|text| {
                        at(if block.is_numbered {
                            let label = numbering.next(depth.parts + 1);
                            Block::Numbered { style: numbering.level(depth.parts + 1).id(), label, text }
                        } else {
                            Block::Item { marker: "-", text }
                        })
                    }));
                }
                Node::Chart(chart) => {
                    out.extend(self.setting.chart(chart, self.findings).map(Block::Chart).map(at));
                }
                Node::Table(table) => out.push(at(Block::Table(self.setting.table(table, self.findings)))),
            }
        }
    }

    fn section(
        &mut self,
        section: &Section,
        depth: Depth,
        numbering: &mut Numbering<'_>,
        out: &mut Vec<Printed>,
    ) {
        let parts = depth.parts + 1;
        let label = numbering.next(parts);
        let style = numbering.level(parts).id();
        let text = self.evaluate(&section.text);
        let headings = depth.headings + usize::from(section.is_heading);
        let block = if section.is_heading {
            Block::Heading { level: headings, style, label, text }
        } else {
            Block::Numbered { style, label, text }
        };
        out.push(Printed { block, depth: depth.parts, id: section.id.clone() });
        self.nodes(&section.body, Depth { parts, headings }, numbering, out);
    }

    fn items(&mut self, items: &[Item], (marker, depth): (&'static str, usize), out: &mut Vec<Printed>) {
        for item in items {
            let text = self.evaluate(&item.text);
            out.push(Printed { block: Block::Item { marker, text }, depth, id: None });
            self.items(&item.items, ("+", depth + 1), out);
        }
    }
}

/// A piece that stands in no part.
fn alone(block: Block) -> Printed {
    Printed { block, depth: 0, id: None }
}

/// Ends the last paragraph with the mark of the profile (6).
fn ended(mut blocks: Vec<Printed>, end: &str) -> Vec<Printed> {
    if let Some(Block::Para { text, .. } | Block::Item { text, .. } | Block::Numbered { text, .. }) =
        blocks.last_mut().map(|last| &mut last.block)
    {
        *text = std::mem::take(text).ended_with(end);
    }
    blocks
}
