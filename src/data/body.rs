//! The tree of the text, from what is written to the model.

use super::files::{ChartFile, ItemFile, NodeFile, ProgressFile};
use crate::model::{Chart, Item, Node, Progress, Section, Table};

/// Nodes as the model has them.
pub(crate) fn nodes(files: Vec<NodeFile>) -> Vec<Node> {
    files.into_iter().map(node).collect()
}

fn node(file: NodeFile) -> Node {
    match file {
        NodeFile::Heading(file) => {
            let id = file.id.map(|id| id.value.0);
            Node::Section(Section { id, text: file.title, is_heading: true, body: nodes(file.body) })
        }
        NodeFile::Numbered(file) => {
            let id = file.id.map(|id| id.value.0);
            Node::Section(Section { id, text: file.text, is_heading: false, body: nodes(file.body) })
        }
        NodeFile::Paragraph(text) => Node::Paragraph(text),
        NodeFile::Items(file) => Node::Items(items(file.items)),
        NodeFile::Progress(file) => Node::Progress(progress(file.progress)),
        NodeFile::QuotaTable(file) => Node::Table(Table::Quota(file.quota_table)),
        NodeFile::Table(file) => Node::Table(Table::Prose(file.table)),
        NodeFile::Chart(file) => Node::Chart(chart(file.chart)),
    }
}

fn items(files: Vec<ItemFile>) -> Vec<Item> {
    files.into_iter().map(|file| Item { text: file.text, items: items(file.items) }).collect()
}

fn progress(file: ProgressFile) -> Progress {
    Progress { quota: file.quota, is_numbered: file.numbered.unwrap_or(true), texts: file.texts.into_map() }
}

/// A chart as the model has it.
pub(crate) fn chart(file: ChartFile) -> Chart {
    Chart { quota: file.quota, lead: file.lead }
}
