//! Charts, pictures and organisation charts as templates see them.

use serde::Serialize;

use super::runs::RunsView;
use super::{all, runs};
use crate::content::{Chart, Image, OrgBox, OrgChart};
use crate::render::part::picture_path;

/// A chart of what was to be reached and what was reached.
#[derive(Serialize)]
pub(super) struct ChartView<'a> {
    /// The line above it.
    caption: Option<RunsView<'a>>,
    /// The same in words, for who cannot see it.
    alt: &'a str,
    target: u64,
    /// The decimals of its numbers, which are whole numbers of the last place; only where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    decimals: Option<u8>,
    target_label: &'a str,
    planned_label: &'a str,
    reached_label: &'a str,
    periods: Vec<ChartPeriodView<'a>>,
}

/// The counts at the end of a period.
#[derive(Serialize)]
struct ChartPeriodView<'a> {
    /// `Quý II`
    label: &'a str,
    planned: u64,
    /// None for a period that is not over.
    reached: Option<u64>,
}

impl<'a> ChartView<'a> {
    pub(super) fn new(chart: &'a Chart) -> Self {
        let periods = chart.periods.iter().map(|period| ChartPeriodView {
            label: &period.label,
            planned: period.planned,
            reached: period.reached,
        });
        Self {
            caption: chart.caption.as_ref().map(runs),
            alt: &chart.alt,
            target: chart.target,
            decimals: Some(chart.format.decimals()).filter(|decimals| *decimals > 0),
            target_label: &chart.target_label,
            planned_label: &chart.planned_label,
            reached_label: &chart.reached_label,
            periods: periods.collect(),
        }
    }
}

/// A picture in the text.
#[derive(Serialize)]
pub(super) struct ImageView<'a> {
    /// `/pictures/5c4d….png`
    file: String,
    /// In points, at the most.
    width: f64,
    /// The alternative text.
    alt: String,
    /// The line below it.
    caption: Option<RunsView<'a>>,
}

impl<'a> ImageView<'a> {
    pub(super) fn new(image: &'a Image) -> Self {
        Self {
            file: format!("/{}", picture_path(&image.file)),
            width: image.width,
            alt: image.alt.runs.to_plain(),
            caption: image.caption.as_ref().map(runs),
        }
    }
}

/// An organisation chart.
#[derive(Serialize)]
pub(super) struct OrgChartView<'a> {
    /// The line above it.
    caption: Option<RunsView<'a>>,
    /// The alternative text.
    alt: &'a str,
    top: OrgBoxView<'a>,
}

/// A box of an organisation chart.
#[derive(Serialize)]
struct OrgBoxView<'a> {
    name: RunsView<'a>,
    /// The lines under the name.
    notes: Vec<RunsView<'a>>,
    /// The boxes below it, from the left.
    below: Vec<OrgBoxView<'a>>,
}

impl<'a> OrgChartView<'a> {
    pub(super) fn new(chart: &'a OrgChart) -> Self {
        let top = OrgBoxView::new(&chart.top);
        Self { caption: chart.caption.as_ref().map(runs), alt: &chart.alt, top }
    }
}

impl<'a> OrgBoxView<'a> {
    fn new(one: &'a OrgBox) -> Self {
        let below = one.below.iter().map(Self::new).collect();
        Self { name: runs(&one.name), notes: all(&one.notes), below }
    }
}
