//! Checks that the documents of a plan are of a size that can be made: pieces of text, characters, pictures, each as
//! often as it is printed.

use crate::diag::{Code, Finding, Findings};
use crate::limits;
use crate::model::{
    BodyNode, Document, DrawingData, Item, Plan, ProseRow, QuotaSet, TableData, TemplateText,
};
use crate::source::Place;

/// Whether every document, and all of them together, can be made; the first that is too much is a finding. What is too
/// large is not even written as Typst text.
pub fn check_size(plan: &Plan, findings: &mut Findings) -> bool {
    let mut all = Size::default();
    let mut is_within = true;
    for (document, quotas) in plan.documents_with_quotas() {
        let quotas = quotas.unwrap_or(&plan.quotas);
        let mut meter = Meter { plan, quotas, size: Size::default(), excess: None };
        meter.document(document);
        all.add(&meter.size, copies(plan, document));
        let excess = meter.excess.or_else(|| all.excess_of_plan(document));
        is_within &= excess.is_none();
        findings.extend_one(excess);
    }
    is_within
}

/// How many documents are made of one: each unit that holds a quota gets an extract.
fn copies(plan: &Plan, document: &Document) -> u64 {
    if !document.id.is_for_every_unit() {
        return 1;
    }
    plan.quotas.units.iter().filter(|unit| plan.quotas.is_held_by(&unit.id)).count() as u64
}

/// The size of the contents of documents.
#[derive(Default)]
struct Size {
    pieces: u64,
    characters: u64,
    picture_bytes: u64,
}

impl Size {
    fn add(&mut self, other: &Self, copies: u64) {
        self.pieces = self.pieces.saturating_add(other.pieces.saturating_mul(copies));
        self.characters = self.characters.saturating_add(other.characters.saturating_mul(copies));
        self.picture_bytes = self.picture_bytes.saturating_add(other.picture_bytes.saturating_mul(copies));
    }

    /// The finding about a bound that the plan exceeds once this document is added.
    fn excess_of_plan(&self, document: &Document) -> Option<Finding> {
        let excess = |what, limit: u64| {
            Some(
                Finding::nowhere_in(Code::LimitExceeded, &document.source)
                    .with("what", what)
                    .with("limit", limit),
            )
        };
        if self.pieces > limits::PLAN_PIECES {
            return excess("plan-pieces", limits::PLAN_PIECES);
        }
        if self.characters > limits::PLAN_CHARACTERS {
            return excess("plan-characters", limits::PLAN_CHARACTERS);
        }
        if self.picture_bytes > limits::PRINTED_PICTURES {
            return excess("plan-pictures", limits::PRINTED_PICTURES >> 20);
        }
        None
    }
}

/// Goes through a document until it is too much.
struct Meter<'a> {
    plan: &'a Plan,
    /// The quotas by which the document is written.
    quotas: &'a QuotaSet,
    size: Size,
    excess: Option<Finding>,
}

impl Meter<'_> {
    fn document(&mut self, document: &Document) {
        for text in document.texts() {
            self.characters(text);
        }
        for list in blocks(document) {
            for text in &list {
                self.block(text);
            }
            if let Some(text) = list.get(limits::BLOCK_LINES) {
                self.report(text.place(), "block-lines", limits::BLOCK_LINES as u64);
            }
        }
        for text in document.legal_bases.iter().chain(&document.preamble) {
            self.pieces(1, text.place());
        }
        document.bodies().for_each(|body| self.nodes(body));
        for annex in &document.annexes {
            annex.tables.iter().for_each(|table| self.table(table));
            annex.charts.iter().for_each(|chart| self.lines(&chart.quota.value, &chart.quota.place));
        }
        self.size.picture_bytes = document.pictures().map(|picture| picture.bytes.len() as u64).sum();
    }

    fn report(&mut self, place: &Place, what: &'static str, limit: u64) {
        if self.excess.is_none() {
            let finding = Finding::at(Code::LimitExceeded, &place.within(0..1));
            self.excess = Some(finding.with("what", what).with("limit", limit));
        }
    }

    fn characters(&mut self, text: &TemplateText) {
        self.size.characters += text.written().len() as u64;
        if self.size.characters > limits::DOCUMENT_CHARACTERS {
            self.report(text.place(), "document-characters", limits::DOCUMENT_CHARACTERS);
        }
    }

    /// Reports a text that is too long for one block of the page.
    fn block(&mut self, text: &TemplateText) {
        if text.written().chars().count() > limits::SHORT_TEXT {
            self.report(text.place(), "short", limits::SHORT_TEXT as u64);
        }
    }

    fn pieces(&mut self, count: usize, place: &Place) {
        self.size.pieces += count as u64;
        if self.size.pieces > limits::DOCUMENT_PIECES {
            self.report(place, "document-pieces", limits::DOCUMENT_PIECES);
        }
    }

    fn nodes(&mut self, nodes: &[BodyNode]) {
        for node in nodes {
            match node {
                BodyNode::Section(section) => {
                    self.pieces(1, section.text.place());
                    if section.is_heading {
                        self.block(&section.text);
                    }
                    self.nodes(&section.body);
                }
                BodyNode::Paragraph(text) => self.pieces(1, text.place()),
                BodyNode::Line(line) => self.pieces(1, line.text.place()),
                BodyNode::Items(items) => self.items(items),
                BodyNode::Progress(progress) => self.lines(&progress.quota.value, &progress.quota.place),
                BodyNode::Table(table) => self.table(table),
                BodyNode::Drawing(drawing) => self.drawing(drawing),
            }
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.pieces(1, item.text.place());
            self.items(&item.items);
        }
    }

    fn drawing(&mut self, drawing: &DrawingData) {
        if let Some(chart) = drawing.as_chart() {
            self.lines(&chart.quota.value, &chart.quota.place);
        }
        drawing.texts().into_iter().for_each(|text| self.pieces(1, text.place()));
    }

    /// A line or a bar for each period.
    fn lines(&mut self, quota: &str, place: &Place) {
        let quota = self.quotas.quota(quota);
        self.pieces(quota.map_or(1, |quota| quota.tally.columns().len() + 1), place);
    }

    fn table(&mut self, table: &TableData) {
        match table {
            TableData::Quota(table) => {
                let columns = table.columns(self.quotas, self.reported()).len() + 2;
                let rows = self.quotas.units.len().max(self.quotas.organisations.len()) + 1;
                self.pieces(rows.saturating_mul(columns), &table.place);
            }
            TableData::Targets(table) => {
                const COLUMNS: usize = 6;
                self.pieces(table.quotas(self.quotas).len().saturating_mul(COLUMNS), &table.place);
            }
            TableData::Prose(table) => {
                for row in &table.rows {
                    match row {
                        ProseRow::Cells(cells) | ProseRow::Total(cells) => {
                            for cell in cells {
                                self.cell(&cell.lines);
                            }
                        }
                        ProseRow::Group(name) => self.pieces(1, name.place()),
                    }
                }
            }
        }
    }

    fn cell(&mut self, lines: &[TemplateText]) {
        if let Some(first) = lines.first() {
            self.pieces(lines.len(), first.place());
            let characters: usize = lines.iter().map(|line| line.written().chars().count()).sum();
            if characters > limits::CELL_TEXT {
                self.report(first.place(), "short", limits::CELL_TEXT as u64);
            }
        }
    }

    /// The period of the report that asks for columns of what was reached; any will do to count them.
    fn reported(&self) -> Option<crate::model::Period> {
        self.plan.reports.first().map(|report| report.period)
    }
}

/// The lists of lines beside the body that are not divided between pages.
fn blocks(document: &Document) -> Vec<Vec<&TemplateText>> {
    let header = &document.header;
    let mut lists: Vec<Vec<&TemplateText>> = vec![header.about.iter().collect()];
    lists.push(header.superior.iter().chain([&header.issuer.name, &header.issuer.cited]).collect());
    lists.push(header.circulation.iter().chain(&document.recipients.drafter).collect());
    lists.push(document.recipients.list.iter().collect());
    lists.extend(document.addressees.iter().map(|addressees| addressees.list.iter().collect()));
    lists.extend(document.signatures.iter().map(|signature| signature.texts().collect()));
    lists.extend(document.annexes.iter().map(|annex| annex.title.iter().collect()));
    lists
}
