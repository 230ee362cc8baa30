//! Annexes of a document.

use super::document::images;
use super::{BodyNode, ChartData, Level, Picture, Signature, TableData, TemplateText};
use crate::source::Placed;

/// An annex of the plan, or of a document that the plan cites.
#[derive(Clone, Debug)]
pub struct AnnexData {
    /// Its label, where it is not the profile's with its number: `Mẫu 01`.
    pub label: Option<String>,
    /// Its title, by line.
    pub title: Vec<TemplateText>,
    /// Whether its title is in capitals, however it is typed.
    pub has_capitals: bool,
    /// The block above it (practice, no rule).
    pub header: AnnexHeader,
    /// The id of the citation that it belongs to, where it is not the plan's own.
    pub attached_to: Option<Placed<String>>,
    /// Whether it is a blank form, to be filled in by hand.
    pub is_form: bool,
    /// The words before the document that it belongs to, where they are others than the program's: `Ban hành kèm theo`.
    pub reference: Option<String>,
    /// The levels of numbering of its text, where they are others than the document's.
    pub numbering: Option<Vec<Level>>,
    /// Its tables.
    pub tables: Vec<TableData>,
    /// Its charts, after the tables.
    pub charts: Vec<ChartData>,
    /// Its text, after tables and charts.
    pub body: Vec<BodyNode>,
    /// Lines under all of it.
    pub notes: Vec<TemplateText>,
    /// Who signs it: nobody, one, or several side by side.
    pub signatures: Vec<Signature>,
}

/// The block above an annex.
#[derive(Clone, Debug)]
pub enum AnnexHeader {
    /// None.
    None,
    /// That of its document: issuer, title, place and date.
    Document,
    /// One of its own.
    Own(Box<AnnexHeaderData>),
}

/// A block of its own above an annex, whose lines print as they are written.
#[derive(Clone, Debug)]
pub struct AnnexHeaderData {
    /// The body above the issuer.
    pub superior: Option<TemplateText>,
    /// Who issues it.
    pub issuer: TemplateText,
    /// The line of the number: `Số …-BC/CB`.
    pub number: Option<TemplateText>,
    /// The line of place and date: `…, ngày … tháng … năm …`.
    pub date: Option<TemplateText>,
}

impl AnnexData {
    /// The pictures in its text, and those of signatures and seals.
    pub fn pictures(&self) -> Vec<&Picture> {
        images(&self.body).into_iter().chain(self.signatures.iter().flat_map(Signature::pictures)).collect()
    }
}

impl AnnexHeader {
    /// Whether there is any.
    pub fn is_some(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// The block of its own, if it has one.
    pub fn own(&self) -> Option<&AnnexHeaderData> {
        match self {
            Self::Own(header) => Some(header),
            Self::None | Self::Document => None,
        }
    }
}

impl AnnexHeaderData {
    /// Its texts, in the order in which they print.
    pub fn texts(&self) -> impl Iterator<Item = &TemplateText> {
        self.superior.iter().chain([&self.issuer]).chain(&self.number).chain(&self.date)
    }
}
