//! The text of a document: a tree whose numbers the program gives.

use std::collections::{BTreeMap, BTreeSet};

use super::{Period, Quota, Table, TemplateText};
use crate::source::Placed;

/// A part of the text.
#[derive(Clone, Debug)]
pub enum Node {
    /// A part with a number.
    Section(Section),
    /// A paragraph without a number.
    Paragraph(TemplateText),
    /// Items with a dash.
    Items(Vec<Item>),
    /// One line a period, computed from a quota.
    Progress(Progress),
    /// A table.
    Table(Table),
    /// A chart of a quota and its results.
    Chart(Chart),
}

/// A numbered part: a bold heading or an upright paragraph, with what stands under it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The name by which other plans lay another part in its place, and by which it is known in another version.
    pub id: Option<String>,
    /// The heading or the paragraph.
    pub text: TemplateText,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// What stands under it.
    pub body: Vec<Node>,
}

/// An item with a dash, and items with a plus under it.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it says.
    pub text: TemplateText,
    /// What stands under it.
    pub items: Vec<Item>,
}

/// The lines of progress of a quota.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The quota's id.
    pub quota: Placed<String>,
    /// Whether the lines are numbered as children of their place; else they have dashes.
    pub is_numbered: bool,
    /// What a period says that has no target.
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

/// A chart of what was to be reached of a quota and what was reached, period by period.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The quota's id.
    pub quota: Placed<String>,
    /// The line above it.
    pub lead: Option<TemplateText>,
}
