//! The text of a document: a tree of sections, whose numbers are assigned by the program.

use std::collections::{BTreeMap, BTreeSet};

use super::{Align, DrawingData, Level, Period, Quota, TableData, TemplateText};
use crate::source::Placed;

/// A part of the text.
#[derive(Clone, Debug)]
pub enum BodyNode {
    /// A part with a number.
    Section(Section),
    /// A paragraph without a number.
    Paragraph(TemplateText),
    /// A line that stands apart.
    Line(LineData),
    /// Items with a dash.
    Items(Vec<Item>),
    /// One line a period, computed from a quota.
    Progress(Progress),
    /// A table.
    Table(TableData),
    /// What is drawn.
    Drawing(DrawingData),
}

/// A numbered section: a bold heading or an upright paragraph, with the nodes under it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The name by which other plans lay another part in its place, and by which it is known in another version.
    pub id: Option<String>,
    /// The heading or the paragraph.
    pub text: TemplateText,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// Its level of numbering, where it has one of its own.
    pub level: Option<Level>,
    /// Its number, where it does not follow the part before it.
    pub number: Option<Placed<u32>>,
    /// The levels of numbering below it, where they are others than the document's.
    pub numbering: Option<Vec<Level>>,
    /// Whether its heading is in capitals, where the profile's way is another.
    pub capitals: Option<bool>,
    /// Whether it is a blank form, to be filled in by hand.
    pub is_form: bool,
    /// The nodes under it.
    pub body: Vec<BodyNode>,
}

/// A line that stands apart.
#[derive(Clone, Debug)]
pub struct LineData {
    /// Its text.
    pub text: TemplateText,
    /// Where it is across the page.
    pub align: Align,
}

/// An item with a dash, and items with a plus under it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its text.
    pub text: TemplateText,
    /// The nodes under it.
    pub items: Vec<Item>,
}

/// The lines of progress of a quota.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The quota's id.
    pub quota: Placed<String>,
    /// Whether the lines are numbered as children of their place; else they have dashes.
    pub is_numbered: bool,
    /// Whether quarters and halves of a single year carry it; those of several years do in any case.
    pub has_year: bool,
    /// The text for a period without a target.
    pub texts: BTreeMap<Period, TemplateText>,
}

impl Progress {
    /// The periods that have a line: those of the quota, and those of its time that have a text alone.
    pub fn periods(&self, quota: &Quota) -> BTreeSet<Period> {
        let columns = quota.tally.columns();
        let is_free = |period: &&Period| {
            quota.period.contains(**period) && !columns.iter().any(|column| column.overlaps(**period))
        };
        let own: Vec<Period> = self.texts.keys().filter(is_free).copied().collect();
        columns.into_iter().chain(own).collect()
    }
}
