//! Tables of texts as written, and as the model has them.

use serde_json::{Value as Json, json};

use super::decode::{Context, Decode, NonEmpty, OneOrMany};
use super::record::record;
use super::scalars::{has_key, words};
use super::schema::{Definitions, Schema, any_of};
use super::yaml::{Node, Value};
use crate::diag::{Code, Finding};
use crate::model::{Align, ProseColumn, ProseRow, ProseTable, TemplateText};
use crate::source::{Place, Placed};

record! {
    /// A table of texts.
    struct ProseTableKeys {
        optional lead: TemplateText,
        optional numbered: bool,
        required columns: NonEmpty<ProseColumn>,
        required rows: NonEmpty<Placed<ProseRow>>,
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

impl Schema for ProseTable {
    fn schema(definitions: &mut Definitions) -> Json {
        ProseTableKeys::schema(definitions)
    }
}

record! {
    /// A column that is more than a header.
    struct ProseColumnFile {
        required header: TemplateText,
        optional over: OneOrMany<TemplateText>,
        optional align: Align,
        optional width: u32,
    }
}

impl Decode for ProseColumn {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if matches!(node.value, Value::Scalar(_)) {
            let header = TemplateText::decode(node, context)?;
            return Some(Self { header, over: Vec::new(), align: Align::Left, width: None });
        }
        let file = ProseColumnFile::decode(node, context)?;
        Some(Self {
            header: file.header,
            over: file.over.map_or_else(Vec::new, |over| over.0),
            align: file.align.unwrap_or(Align::Left),
            width: file.width.filter(|width| *width > 0),
        })
    }

    fn stand_in(place: &Place) -> Option<Self> {
        TemplateText::stand_in(place).map(|header| Self {
            header,
            over: Vec::new(),
            align: Align::Left,
            width: None,
        })
    }
}

impl Schema for ProseColumn {
    fn schema(definitions: &mut Definitions) -> Json {
        any_of("ProseColumn", &[TemplateText::schema, ProseColumnFile::schema], definitions)
    }
}

words!(Align, [("left", Self::Left), ("center", Self::Center), ("right", Self::Right)]);

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

    fn stand_in(_: &Place) -> Option<Self> {
        Some(Self(Vec::new()))
    }
}

impl Schema for ProseRow {
    fn schema(definitions: &mut Definitions) -> Json {
        let cells = |_: &mut Definitions| {
            let line = json!({"type": ["string", "number", "boolean", "null"]});
            let cell = json!({"anyOf": [line, {"type": "array", "items": line}]});
            json!({"type": "array", "items": cell})
        };
        any_of("ProseRow", &[cells, GroupRowFile::schema], definitions)
    }
}
