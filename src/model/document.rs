//! A document, whatever its kind: its header, text, annexes and signatures.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    AddresseesData, BodyNode, ChartData, Citation, DocumentId, DocumentKind, DocumentType, Figure, Header,
    Item, Level, RecipientsData, Signature, State, TableData, TemplateText,
};
use crate::source::{Place, Placed, Source};
use crate::text::ToneMark;

/// A plan's own text, a notice, an extract of it, a report, or a document of any type in a file of its own.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which document it is: of extracts, the text that every unit gets.
    pub id: DocumentId,
    /// Its type.
    pub document_type: Arc<DocumentType>,
    /// Draft or issued.
    pub state: State,
    /// The number of the set that it is issued as.
    pub set: Option<Placed<u32>>,
    /// Whether it is marked on every page while it is a draft; the project's setting where it says nothing.
    pub draft_mark: Option<bool>,
    /// The format profile that the data name.
    pub profile: Option<Placed<String>>,
    /// How the program spells its own words.
    pub spelling: Option<ToneMark>,
    /// The block above the text.
    pub header: Header,
    /// The document that it replaces.
    pub replaces: Option<Citation>,
    /// The levels of numbering, from the highest.
    pub numbering: Vec<Level>,
    /// Figures by name.
    pub figures: BTreeMap<String, Figure>,
    /// Cited documents by id.
    pub citations: BTreeMap<String, Citation>,
    /// Its addressees, by salutation.
    pub addressees: Vec<AddresseesData>,
    /// The body that decides, by line: above căn cứ, or above the line of decision.
    pub decided_by: Vec<TemplateText>,
    /// Căn cứ as a list.
    pub legal_bases: Vec<TemplateText>,
    /// Paragraphs before the first section.
    pub preamble: Vec<TemplateText>,
    /// The text.
    pub body: Vec<BodyNode>,
    /// Its recipients.
    pub recipients: RecipientsData,
    /// Who signs it: one, or two side by side.
    pub signatures: Vec<Signature>,
    /// Its annexes, in order.
    pub annexes: Vec<AnnexData>,
    /// Whether the annexes follow the text in one file.
    pub binds_annexes: bool,
    /// The first key of its file, where a missing part is reported.
    pub head: Place,
    /// The file that it is written in.
    pub source: Arc<Source>,
}

/// An annex of the plan, or of a document that the plan cites.
#[derive(Clone, Debug)]
pub struct AnnexData {
    /// Its label, where it is not the profile's with its number: `Mẫu 01`.
    pub label: Option<String>,
    /// Its title, by line.
    pub title: Vec<TemplateText>,
    /// Whether its title is in capitals, however it is typed.
    pub has_capitals: bool,
    /// Whether the header block is repeated on it (practice, no rule).
    pub has_header_block: bool,
    /// The id of the citation that it belongs to, where it is not the plan's own.
    pub attached_to: Option<Placed<String>>,
    /// Its tables.
    pub tables: Vec<TableData>,
    /// Its charts, after the tables.
    pub charts: Vec<ChartData>,
    /// Its text, after tables and charts.
    pub body: Vec<BodyNode>,
    /// Lines under all of it.
    pub notes: Vec<TemplateText>,
}

impl Document {
    /// The kind of document.
    pub fn kind(&self) -> DocumentKind {
        self.id.kind()
    }

    /// The nodes of the text and of each annex.
    pub fn bodies(&self) -> impl Iterator<Item = &[BodyNode]> {
        std::iter::once(self.body.as_slice()).chain(self.annexes.iter().map(|annex| annex.body.as_slice()))
    }

    /// Every text of the document, in the order in which it prints.
    pub fn texts(&self) -> Vec<&TemplateText> {
        let header = &self.header;
        let mut texts: Vec<&TemplateText> = header.superior.iter().collect();
        texts.extend([&header.issuer.name, &header.issuer.cited]);
        texts.extend(&header.about);
        texts.extend(self.addressees.iter().flat_map(|addressees| &addressees.list));
        texts.extend(self.decided_by.iter().chain(&self.legal_bases).chain(&self.preamble));
        texts_of(&self.body, &mut texts);
        texts.extend(&header.circulation);
        texts.extend(self.recipients.list.iter().chain(&self.recipients.drafter));
        texts.extend(self.signatures.iter().flat_map(Signature::texts));
        for annex in &self.annexes {
            texts.extend(&annex.title);
            texts.extend(annex.tables.iter().flat_map(TableData::texts));
            texts.extend(annex.charts.iter().filter_map(|chart| chart.lead.as_ref()));
            texts_of(&annex.body, &mut texts);
            texts.extend(&annex.notes);
        }
        texts
    }
}

fn texts_of<'a>(nodes: &'a [BodyNode], texts: &mut Vec<&'a TemplateText>) {
    for node in nodes {
        match node {
            BodyNode::Section(section) => {
                texts.push(&section.text);
                texts_of(&section.body, texts);
            }
            BodyNode::Paragraph(text) => texts.push(text),
            BodyNode::Line(line) => texts.push(&line.text),
            BodyNode::Items(items) => texts_of_items(items, texts),
            BodyNode::Progress(progress) => texts.extend(progress.texts.values()),
            BodyNode::Table(table) => texts.extend(table.texts()),
            BodyNode::Chart(chart) => texts.extend(&chart.lead),
        }
    }
}

fn texts_of_items<'a>(items: &'a [Item], texts: &mut Vec<&'a TemplateText>) {
    for item in items {
        texts.push(&item.text);
        texts_of_items(&item.items, texts);
    }
}
