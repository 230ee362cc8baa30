//! What is drawn in the text of a document: charts, pictures and organisation charts.

use super::{Picture, TemplateText};
use crate::source::Placed;

/// What is drawn in the text.
#[derive(Clone, Debug)]
pub enum DrawingData {
    /// A chart of a quota and its results.
    Chart(ChartData),
    /// Pictures beside each other; mostly one.
    Images(Vec<ImageData>),
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
            Self::Images(images) => {
                images.iter().flat_map(|image| [&image.alt].into_iter().chain(&image.caption)).collect()
            }
            Self::OrgChart(chart) => chart.lead.iter().chain(chart.top.texts()).collect(),
        }
    }

    /// The chart of a quota, if it is one.
    pub fn as_chart(&self) -> Option<&ChartData> {
        match self {
            Self::Chart(chart) => Some(chart),
            Self::Images(_) | Self::OrgChart(_) => None,
        }
    }

    /// Its pictures.
    pub fn pictures(&self) -> Vec<&Picture> {
        match self {
            Self::Images(images) => images.iter().map(|image| &image.picture).collect(),
            Self::Chart(_) | Self::OrgChart(_) => Vec::new(),
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
