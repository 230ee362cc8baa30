//! The tree of the text, from what is written to the model.

use super::files::{ItemFile, NodeFile, ProgressFile, TableFile};
use crate::model::{Columns, Item, Node, Progress, QuotaTable, Section};

/// Nodes as the model has them.
pub(crate) fn nodes(files: Vec<NodeFile>) -> Vec<Node> {
    files.into_iter().map(node).collect()
}

fn node(file: NodeFile) -> Node {
    match file {
        NodeFile::Heading(file) => {
            Node::Section(Section { text: file.title, is_heading: true, body: nodes(file.body) })
        }
        NodeFile::Numbered(file) => {
            Node::Section(Section { text: file.text, is_heading: false, body: nodes(file.body) })
        }
        NodeFile::Paragraph(text) => Node::Paragraph(text),
        NodeFile::Items(file) => Node::Items(items(file.items)),
        NodeFile::Progress(file) => Node::Progress(progress(file.progress)),
        NodeFile::QuotaTable(file) => Node::QuotaTable(table(file.quota_table)),
    }
}

fn items(files: Vec<ItemFile>) -> Vec<Item> {
    files.into_iter().map(|file| Item { text: file.text, items: items(file.items) }).collect()
}

fn progress(file: ProgressFile) -> Progress {
    Progress { quota: file.quota, is_numbered: file.numbered.unwrap_or(true), texts: file.texts.into_map() }
}

/// A table as the model has it.
pub(crate) fn table(file: TableFile) -> QuotaTable {
    QuotaTable {
        quota: file.quota,
        lead: file.lead,
        columns: file.columns.unwrap_or(Columns::Total),
        name_header: file.name_header,
        quota_header: file.quota_header,
        notes_header: file.notes_header,
        has_notes: file.notes.unwrap_or(true),
    }
}
