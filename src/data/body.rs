//! The tree of the text, from what is written to the model.

use super::raw::{ChartFile, ItemFile, NodeFile, ProgressFile};
use crate::model::{Align, BodyNode, ChartData, Item, LineData, Progress, Section, TableData};

/// Nodes as the model has them.
pub(crate) fn nodes(files: Vec<NodeFile>) -> Vec<BodyNode> {
    files.into_iter().map(node).collect()
}

fn node(file: NodeFile) -> BodyNode {
    match file {
        NodeFile::Heading(file) => BodyNode::Section(Section {
            id: file.id.map(|id| id.value.0),
            text: file.title,
            is_heading: true,
            level: file.level,
            numbering: file.numbering.map(|levels| levels.0),
            is_form: file.form.unwrap_or(false),
            body: nodes(file.body),
        }),
        NodeFile::Numbered(file) => BodyNode::Section(Section {
            id: file.id.map(|id| id.value.0),
            text: file.text,
            is_heading: false,
            level: file.level,
            numbering: file.numbering.map(|levels| levels.0),
            is_form: file.form.unwrap_or(false),
            body: nodes(file.body),
        }),
        NodeFile::Paragraph(text) => BodyNode::Paragraph(text),
        NodeFile::Line(file) => {
            BodyNode::Line(LineData { text: file.line, align: file.align.unwrap_or(Align::Center) })
        }
        NodeFile::Items(file) => BodyNode::Items(items(file.items)),
        NodeFile::Progress(file) => BodyNode::Progress(progress(file.progress)),
        NodeFile::QuotaTable(file) => BodyNode::Table(TableData::Quota(file.quota_table)),
        NodeFile::TargetTable(file) => BodyNode::Table(TableData::Targets(file.target_table)),
        NodeFile::Table(file) => BodyNode::Table(TableData::Prose(file.table)),
        NodeFile::Chart(file) => BodyNode::Chart(chart(file.chart)),
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
