//! Tables of texts as written, and as the model has them.

use super::decode::{Context, Decode, Filled, OneOrMany, record};
use super::scalars::{has_key, word};
use super::yaml::{Node, Value};
use crate::diag::{Code, Finding};
use crate::model::{Align, ProseColumn, ProseRow, ProseTable, TemplateText};
use crate::source::Placed;

record! {
    /// A table of texts.
    struct ProseTableKeys {
        optional lead: TemplateText,
        optional numbered: bool,
        required columns: Filled<ProseColumn>,
        required rows: Filled<Placed<ProseRow>>,
    }
}

impl Decode for ProseTable {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let keys = ProseTableKeys::decode(node, context)?;
        let columns = keys.columns.0;
        let mut is_whole = true;
        for row in &keys.rows.0 {
            let ProseRow::Cells(cells) = &row.value else { continue };
            if cells.len() != columns.len() {
                let place = row.place.within(0..row.place.text().lines().next().map_or(0, str::len));
                let finding = Finding::at(Code::CellCount, &place).with("expected", columns.len());
                context.findings.push(finding.with("got", cells.len()));
                is_whole = false;
            }
        }
        is_whole.then(|| Self {
            lead: keys.lead,
            is_numbered: keys.numbered.unwrap_or(false),
            columns,
            rows: keys.rows.0.into_iter().map(|row| row.value).collect(),
        })
    }
}

record! {
    /// A column that is more than a header.
    struct ProseColumnFile {
        required header: TemplateText,
        optional over: TemplateText,
        optional align: Align,
        optional width: u32,
    }
}

impl Decode for ProseColumn {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if matches!(node.value, Value::Scalar(_)) {
            let header = TemplateText::decode(node, context)?;
            return Some(Self { header, over: None, align: Align::Left, width: None });
        }
        let file = ProseColumnFile::decode(node, context)?;
        Some(Self {
            header: file.header,
            over: file.over,
            align: file.align.unwrap_or(Align::Left),
            width: file.width.filter(|width| *width > 0),
        })
    }
}

impl Decode for Align {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        word(node, context, &[("left", Self::Left), ("center", Self::Center)])
    }
}

record! {
    /// A row with the name of a group.
    struct GroupRowFile {
        required group: TemplateText,
    }
}

impl Decode for ProseRow {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if has_key(node, "group") {
            return GroupRowFile::decode(node, context).map(|file| Self::Group(file.group));
        }
        let cells: Vec<CellFile> = Vec::decode(node, context)?;
        Some(Self::Cells(cells.into_iter().map(|cell| cell.0).collect()))
    }
}

/// A cell: one text or several lines; it may be left empty.
struct CellFile(Vec<TemplateText>);

impl Decode for CellFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        match &node.value {
            Value::Null => Some(Self(Vec::new())),
            Value::Scalar(text) if text.trim().is_empty() => Some(Self(Vec::new())),
            _ => OneOrMany::decode(node, context).map(|lines| Self(lines.0)),
        }
    }
}
