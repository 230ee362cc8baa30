//! The blocks of a text, in the order of print.

use super::chart::Chart;
use super::drawing::{Image, OrgChart};
use super::table::Table;
use super::text::{Marks, Text};
use crate::model::Level;

/// A block of a text.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// In how many parts and items it is.
    pub depth: usize,
    /// The key by which a part is known in every version of the document: its id in the data.
    pub id: Option<String>,
    /// The marks that the program sets around its text.
    pub marks: Option<Marks>,
}

/// The number before a part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLabel {
    /// As it prints: `2.1.`
    pub printed: String,
    /// What it adds to the number of the part above, without the marks at its end: `1`.
    pub own: String,
}

/// The kind of a block.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A numbered heading.
    Heading {
        /// In how many headings it is, itself counted.
        level: usize,
        /// Its level of numbering.
        numbering: Level,
        /// Its number: `I.`
        label: PartLabel,
        /// Whether it is in capitals, where the profile's way is another.
        capitals: Option<bool>,
        /// Its text.
        text: Text,
    },
    /// A numbered upright paragraph.
    Numbered {
        /// Its level of numbering.
        numbering: Level,
        /// Its number: `1.`
        label: PartLabel,
        /// Its text.
        text: Text,
    },
    /// A paragraph.
    Paragraph {
        /// Its purpose.
        style: ParagraphStyle,
        /// Its text.
        text: Text,
    },
    /// An item of a list.
    Item {
        /// The mark before it.
        marker: Marker,
        /// Its text.
        text: Text,
    },
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A picture.
    Image(Image),
    /// Pictures beside each other.
    Images(Vec<Image>),
    /// An organisation chart.
    OrgChart(OrgChart),
}

/// The purpose of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphStyle {
    /// A legal basis, above the text.
    LegalBasis,
    /// The body that decides, in the middle: `BAN THƯỜNG VỤ ĐẢNG UỶ`.
    DecidedBy,
    /// The line of decision, in the middle: `QUYẾT ĐỊNH:`
    Decision,
    /// A line in the middle.
    Centred,
    /// A line at the right.
    Right,
    /// Before the first part.
    Preamble,
    /// Anything else.
    Plain,
}

impl ParagraphStyle {
    /// The stable name, in profiles and templates.
    pub fn id(self) -> &'static str {
        match self {
            Self::LegalBasis => "legal_basis",
            Self::DecidedBy => "decided_by",
            Self::Decision => "decision",
            Self::Centred => "centred",
            Self::Right => "right",
            Self::Preamble => "preamble",
            Self::Plain => "paragraph",
        }
    }
}

/// The mark before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// The mark of an item.
    Dash,
    /// The mark of an item of an item.
    Plus,
}

impl Marker {
    /// As it prints.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Dash => "-",
            Self::Plus => "+",
        }
    }
}

impl Block {
    /// A block that is in no part.
    pub fn outside(kind: BlockKind) -> Self {
        Self { kind, depth: 0, id: None, marks: None }
    }
}
