//! The tree of the text, from what is written to the model.

use super::files::{ChartFile, ItemFile, NodeFile, ProgressFile};
use crate::model::{BodyNode, ChartData, Item, Progress, Section, TableData};

/// Nodes as the model has them.
pub(crate) fn nodes(files: Vec<NodeFile>) -> Vec<BodyNode> {
    files.into_iter().map(node).collect()
}

fn node(file: NodeFile) -> BodyNode {
    match file {
        NodeFile::Heading(file) => {
            let id = file.id.map(|id| id.value.0);
            BodyNode::Section(Section { id, text: file.title, is_heading: true, body: nodes(file.body) })
        }
        NodeFile::Numbered(file) => {
            let id = file.id.map(|id| id.value.0);
            BodyNode::Section(Section { id, text: file.text, is_heading: false, body: nodes(file.body) })
        }
        NodeFile::Paragraph(text) => BodyNode::Paragraph(text),
        NodeFile::Items(file) => BodyNode::Items(items(file.items)),
        NodeFile::Progress(file) => BodyNode::Progress(progress(file.progress)),
        NodeFile::QuotaTable(file) => BodyNode::Table(TableData::Quota(file.quota_table)),
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
