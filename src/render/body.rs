//! The text of a plan as blocks in the order of print.

use super::numbering::Numbering;
use super::progress;
use super::runs::Runs;
use super::table;
use super::text::Texts;
use super::view::Block;
use crate::diag::Findings;
use crate::model::{Item, Node, Plan, Profile, Section, TemplateText};
use crate::text::ToneMark;

/// What the blocks of a plan are made from.
pub(super) struct Body<'a> {
    pub(super) plan: &'a Plan,
    pub(super) profile: &'a Profile,
    pub(super) texts: &'a Texts,
    pub(super) spelling: ToneMark,
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

impl Body<'_> {
    /// The blocks: legal bases, preamble, text; the last paragraph has the profile's end mark.
    pub(super) fn blocks(mut self) -> Vec<Block> {
        let mut blocks = self.legal_bases();
        for text in &self.plan.preamble {
            let text = self.evaluate(text);
            blocks.push(Block::Para { style: "preamble", text });
        }
        let mut numbering = Numbering::new(&self.plan.numbering);
        self.nodes(&self.plan.body, Depth { parts: 0, headings: 0 }, &mut numbering, &mut blocks);
        ended(blocks, &self.profile.rules.body_end)
    }

    fn evaluate(&mut self, text: &TemplateText) -> Runs {
        self.texts.evaluate(text, self.findings)
    }

    fn legal_bases(&mut self) -> Vec<Block> {
        let rules = &self.profile.rules;
        let last = self.plan.legal_bases.len().saturating_sub(1);
        let bases = self.plan.legal_bases.iter().enumerate().map(|(at, text)| {
            let end = if at == last { &rules.legal_basis_last_end } else { &rules.legal_basis_end };
            let text = self.texts.evaluate(text, self.findings);
            Block::Para { style: "legal_basis", text: text.ended_with(end).prefixed("- ") }
        });
        bases.collect()
    }

    fn nodes(&mut self, nodes: &[Node], depth: Depth, numbering: &mut Numbering<'_>, out: &mut Vec<Block>) {
        for node in nodes {
            match node {
                Node::Section(section) => self.section(section, depth, numbering, out),
                Node::Paragraph(text) => {
                    let text = self.evaluate(text);
                    out.push(Block::Para { style: "paragraph", text });
                }
                Node::Items(items) => self.items(items, "-", out),
                Node::Progress(block) => {
                    let lines = progress::lines(block, self.plan, self.spelling, &mut |text| {
                        self.texts.evaluate(text, self.findings)
                    });
                    out.extend(lines.into_iter().map(|text| {
                        if block.is_numbered {
                            let label = numbering.next(depth.parts + 1);
                            Block::Numbered { style: numbering.level(depth.parts + 1).id(), label, text }
                        } else {
                            Block::Item { marker: "-", text }
                        }
                    }));
                }
                Node::QuotaTable(table) => {
                    let table = table::of_quota(table, self.plan, &mut |text| {
                        self.texts.evaluate(text, self.findings)
                    });
                    out.extend(table.map(Block::Table));
                }
            }
        }
    }

    fn section(
        &mut self,
        section: &Section,
        depth: Depth,
        numbering: &mut Numbering<'_>,
        out: &mut Vec<Block>,
    ) {
        let parts = depth.parts + 1;
        let label = numbering.next(parts);
        let style = numbering.level(parts).id();
        let text = self.evaluate(&section.text);
        let headings = depth.headings + usize::from(section.is_heading);
        out.push(if section.is_heading {
            Block::Heading { level: headings, style, label, text }
        } else {
            Block::Numbered { style, label, text }
        });
        self.nodes(&section.body, Depth { parts, headings }, numbering, out);
    }

    fn items(&mut self, items: &[Item], marker: &'static str, out: &mut Vec<Block>) {
        for item in items {
            let text = self.evaluate(&item.text);
            out.push(Block::Item { marker, text });
            self.items(&item.items, "+", out);
        }
    }
}

/// Ends the last paragraph with the mark of the profile (6).
fn ended(mut blocks: Vec<Block>, end: &str) -> Vec<Block> {
    if let Some(Block::Para { text, .. } | Block::Item { text, .. } | Block::Numbered { text, .. }) =
        blocks.last_mut()
    {
        *text = std::mem::take(text).ended_with(end);
    }
    blocks
}
