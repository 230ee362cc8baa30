//! Charts, pictures and organisation charts.

use super::Composer;
use crate::content::block::BlockKind;
use crate::content::drawing::{Image, OrgBox, OrgChart};
use crate::model::{DrawingData, ImageData, OrgBoxData, OrgChartData};

impl Composer<'_, '_> {
    /// What is drawn; of a chart nothing, where its quota is not known.
    pub(super) fn drawing(&mut self, drawing: &DrawingData) -> Option<BlockKind> {
        match drawing {
            DrawingData::Chart(chart) => self.chart(chart).map(BlockKind::Chart),
            DrawingData::Images(images) => Some(match images.as_slice() {
                [image] => BlockKind::Image(self.image(image)),
                images => BlockKind::Images(images.iter().map(|image| self.image(image)).collect()),
            }),
            DrawingData::OrgChart(chart) => Some(BlockKind::OrgChart(self.org_chart(chart))),
        }
    }

    fn image(&mut self, image: &ImageData) -> Image {
        Image {
            file: image.picture.name.clone(),
            width: image.picture.width,
            alt: self.text(&image.alt),
            caption: self.optional(image.caption.as_ref()),
        }
    }

    fn org_chart(&mut self, chart: &OrgChartData) -> OrgChart {
        let caption = self.optional(chart.lead.as_ref());
        let top = self.org_box(&chart.top);
        OrgChart::new(caption, top)
    }

    fn org_box(&mut self, one: &OrgBoxData) -> OrgBox {
        OrgBox {
            name: self.text(&one.name),
            notes: self.all(&one.notes),
            below: one.below.iter().map(|below| self.org_box(below)).collect(),
        }
    }
}
