//! What is drawn in the text of a document: charts, pictures and organisation charts.

use super::{Picture, TemplateText};
use crate::source::Placed;

/// What is drawn in the text.
#[derive(Clone, Debug)]
pub enum DrawingData {
    /// A chart of a quota and its results.
    Chart(ChartData),
    /// A picture.
    Image(Box<ImageData>),
    /// The bodies of an organisation in boxes, below each other.
    OrgChart(OrgChartData),
}

/// A chart of the targets and results of a quota by period.
#[derive(Clone, Debug)]
pub struct ChartData {
    /// The quota's id.
    pub quota: Placed<String>,
    /// The line above it.
    pub lead: Option<TemplateText>,
}

/// A picture in the text.
#[derive(Clone, Debug)]
pub struct ImageData {
    /// The picture, and how wide it prints at the most.
    pub picture: Picture,
    /// What it shows, in words for those who cannot see it.
    pub alt: TemplateText,
    /// The line below it.
    pub caption: Option<TemplateText>,
}

/// An organisation chart.
#[derive(Clone, Debug)]
pub struct OrgChartData {
    /// The line above it.
    pub lead: Option<TemplateText>,
    /// The box at the top.
    pub top: OrgBoxData,
}

/// A box of an organisation chart, with the boxes below it.
#[derive(Clone, Debug)]
pub struct OrgBoxData {
    /// The name of the body or the person.
    pub name: TemplateText,
    /// The lines under the name.
    pub notes: Vec<TemplateText>,
    /// The boxes below it, from the left.
    pub below: Vec<OrgBoxData>,
}

impl DrawingData {
    /// Every text of it, in the order in which it prints.
    pub fn texts(&self) -> Vec<&TemplateText> {
        match self {
            Self::Chart(chart) => chart.lead.iter().collect(),
            Self::Image(image) => [&image.alt].into_iter().chain(&image.caption).collect(),
            Self::OrgChart(chart) => chart.lead.iter().chain(chart.top.texts()).collect(),
        }
    }

    /// The chart of a quota, if it is one.
    pub fn as_chart(&self) -> Option<&ChartData> {
        match self {
            Self::Chart(chart) => Some(chart),
            Self::Image(_) | Self::OrgChart(_) => None,
        }
    }

    /// The picture, if it is one.
    pub fn as_picture(&self) -> Option<&Picture> {
        match self {
            Self::Image(image) => Some(&image.picture),
            Self::Chart(_) | Self::OrgChart(_) => None,
        }
    }
}

impl OrgBoxData {
    /// The texts of it and of the boxes below it.
    pub fn texts(&self) -> Vec<&TemplateText> {
        let below = self.below.iter().flat_map(Self::texts);
        [&self.name].into_iter().chain(&self.notes).chain(below).collect()
    }
}
