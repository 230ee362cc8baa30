//! The tree of the text, from what is written to the model.

use super::drawings::{ChartFile, ImageFile, OrgBoxFile, OrgChartFile};
use super::nodes::{ItemFile, NodeFile, ProgressFile, SectionKeys};
use crate::model::{
    Align, BodyNode, ChartData, DrawingData, Item, LineData, OrgBoxData, OrgChartData, Progress, Section,
    TableData, TemplateText,
};
use crate::source::Placed;

/// Nodes as the model has them.
pub(crate) fn nodes(files: Vec<NodeFile>) -> Vec<BodyNode> {
    files.into_iter().filter_map(node).collect()
}

fn node(file: NodeFile) -> Option<BodyNode> {
    let node = match file {
        NodeFile::Heading(file) => {
            let section = section(file.section, file.title, SectionKind::Heading);
            BodyNode::Section(Section { capitals: file.capitals, ..section })
        }
        NodeFile::Numbered(file) => {
            BodyNode::Section(section(file.section, file.text, SectionKind::Paragraph))
        }
        NodeFile::Paragraph(text) => BodyNode::Paragraph(text),
        NodeFile::Line(file) => {
            BodyNode::Line(LineData { text: file.line, align: file.align.unwrap_or(Align::Center) })
        }
        NodeFile::Items(file) => BodyNode::Items(items(file.items)),
        NodeFile::Progress(file) => BodyNode::Progress(progress(file.progress)),
        NodeFile::QuotaTable(file) => BodyNode::Table(TableData::Quota(file.quota_table)),
        NodeFile::TargetTable(file) => BodyNode::Table(TableData::Targets(file.target_table)),
        NodeFile::Table(file) => BodyNode::Table(TableData::Prose(file.table)),
        NodeFile::Chart(file) => BodyNode::Drawing(DrawingData::Chart(chart(file.chart))),
        // One that could not be read is left out: there is a finding.
        NodeFile::Image(file) => {
            let images: Vec<_> = file.image.0.into_iter().filter_map(ImageFile::into_model).collect();
            (!images.is_empty()).then_some(BodyNode::Drawing(DrawingData::Images(images)))?
        }
        NodeFile::OrgChart(file) => BodyNode::Drawing(DrawingData::OrgChart(org_chart(file.org_chart))),
    };
    Some(node)
}

fn org_chart(file: OrgChartFile) -> OrgChartData {
    let OrgChartFile { lead, name, note, below } = file;
    let top = OrgBoxData { name, notes: note.0, below: below.0.into_iter().map(org_box).collect() };
    OrgChartData { lead, top }
}

fn org_box(file: OrgBoxFile) -> OrgBoxData {
    let OrgBoxFile { name, notes, below } = file;
    OrgBoxData { name, notes, below: below.into_iter().map(org_box).collect() }
}

/// Whether a part begins with a bold heading or an upright paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SectionKind {
    Heading,
    Paragraph,
}

fn section(keys: SectionKeys, text: TemplateText, kind: SectionKind) -> Section {
    Section {
        id: keys.id.map(|id| id.value.0),
        text,
        is_heading: kind == SectionKind::Heading,
        capitals: None,
        level: keys.level,
        number: keys.number.map(|number| Placed { value: number.value.0, place: number.place }),
        numbering: keys.numbering.map(|levels| levels.0),
        is_form: keys.form.unwrap_or(false),
        body: nodes(keys.body),
    }
}

fn items(files: Vec<ItemFile>) -> Vec<Item> {
    files.into_iter().map(|file| Item { text: file.text, items: items(file.items) }).collect()
}

fn progress(file: ProgressFile) -> Progress {
    Progress {
        quota: file.quota,
        is_numbered: file.numbered.unwrap_or(true),
        has_year: file.year.unwrap_or(false),
        texts: file.texts.into_map(),
    }
}

/// A chart as the model has it.
pub(crate) fn chart(file: ChartFile) -> ChartData {
    ChartData { quota: file.quota, lead: file.lead }
}
