//! A document, whatever its kind: its header, text, annexes and signatures.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    AddresseesData, AnnexData, AnnexHeaderData, BodyNode, Citation, DocumentId, DocumentKind, DocumentType,
    Figure, Header, Item, Level, Part, Picture, Progress, RecipientsData, Signature, State, TableData,
    TemplateText,
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
    /// Whether its PDF has a field for each digital signature; the project's setting where it says nothing.
    pub signature_field: Option<bool>,
    /// The format profile that the data name.
    pub profile: Option<Placed<String>>,
    /// How the program spells its own words.
    pub spelling: Option<ToneMark>,
    /// The block above the text.
    pub header: Header,
    /// The document that it replaces.
    pub replaces: Option<Citation>,
    /// The document of which it is a copy.
    pub copies: Option<Citation>,
    /// The levels of numbering, from the highest, where it names any.
    pub numbering: Option<Vec<Level>>,
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
    /// The names of the documents that follow it in its file: a draft behind the paper that submits it.
    pub bound: Vec<Placed<String>>,
    /// Whether it is a blank form, to be filled in by hand.
    pub is_form: bool,
    /// The first key of its file, where a missing part is reported.
    pub head: Place,
    /// The file that it is written in.
    pub source: Arc<Source>,
}

impl Document {
    /// The kind of document.
    pub fn kind(&self) -> DocumentKind {
        self.id.kind()
    }

    /// The levels of numbering under a profile: its own, else those of its type.
    pub fn levels(&self, profile: &str) -> &[Level] {
        self.numbering.as_deref().unwrap_or_else(|| self.document_type.levels_under(profile))
    }

    /// The nodes of the text and of each annex.
    pub fn bodies(&self) -> impl Iterator<Item = &[BodyNode]> {
        std::iter::once(self.body.as_slice()).chain(self.annexes.iter().map(|annex| annex.body.as_slice()))
    }

    /// The documents that follow it in its file.
    pub fn bound_documents(&self) -> impl Iterator<Item = DocumentId> {
        self.bound.iter().filter_map(|name| DocumentId::separate(&name.value))
    }

    /// Every picture of the document: of its text and annexes, of signatures and seals.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let annexes = self.annexes.iter().flat_map(AnnexData::pictures);
        let own = images(&self.body).into_iter().chain(self.signatures.iter().flat_map(Signature::pictures));
        own.chain(annexes)
    }

    /// The pictures that one of its files shows.
    pub fn pictures_of(&self, part: Part) -> Vec<&Picture> {
        match part {
            Part::Text if self.binds_annexes => self.pictures().collect(),
            Part::Text => images(&self.body)
                .into_iter()
                .chain(self.signatures.iter().flat_map(Signature::pictures))
                .collect(),
            Part::LoneAnnex => self.annexes.iter().flat_map(AnnexData::pictures).collect(),
            Part::Annex(at) => self.annexes.get(at).map(AnnexData::pictures).unwrap_or_default(),
            Part::Comparison | Part::Figures => Vec::new(),
        }
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
            texts.extend(annex.header.own().into_iter().flat_map(AnnexHeaderData::texts));
            texts.extend(&annex.title);
            texts.extend(annex.tables.iter().flat_map(TableData::texts));
            texts.extend(annex.charts.iter().filter_map(|chart| chart.lead.as_ref()));
            texts_of(&annex.body, &mut texts);
            texts.extend(&annex.notes);
            texts.extend(annex.signatures.iter().flat_map(Signature::texts));
        }
        texts
    }
}

impl Document {
    /// The lines of progress in the body, in the order of print.
    pub fn progresses(&self) -> Vec<&Progress> {
        let mut found = Vec::new();
        progresses_in(&self.body, &mut found);
        found
    }
}

fn progresses_in<'a>(nodes: &'a [BodyNode], found: &mut Vec<&'a Progress>) {
    for node in nodes {
        match node {
            BodyNode::Section(section) => progresses_in(&section.body, found),
            BodyNode::Progress(progress) => found.push(progress),
            _ => {}
        }
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
            BodyNode::Drawing(drawing) => texts.extend(drawing.texts()),
        }
    }
}

/// The pictures among nodes and below them.
pub(super) fn images(nodes: &[BodyNode]) -> Vec<&Picture> {
    let mut found = Vec::new();
    for node in nodes {
        match node {
            BodyNode::Section(section) => found.extend(images(&section.body)),
            BodyNode::Drawing(drawing) => found.extend(drawing.pictures()),
            BodyNode::Paragraph(_)
            | BodyNode::Line(_)
            | BodyNode::Items(_)
            | BodyNode::Progress(_)
            | BodyNode::Table(_) => {}
        }
    }
    found
}

fn texts_of_items<'a>(items: &'a [Item], texts: &mut Vec<&'a TemplateText>) {
    for item in items {
        texts.push(&item.text);
        texts_of_items(&item.items, texts);
    }
}
