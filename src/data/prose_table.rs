//! Tables of texts as written, and as the model has them.

use serde_json::{Value as Json, json};

use super::decode::{Context, Decode, NonEmpty, OneOrMany};
use super::record::record;
use super::scalars::{has_key, words};
use super::schema::{Definitions, Schema, any_of};
use super::yaml::{Node, Value};
use crate::diag::{Code, Finding};
use crate::model::{self, Align, Misfit, ProseCell, ProseColumn, ProseRow, ProseTable, TemplateText};
use crate::source::{Place, Placed};

record! {
    /// A table of texts.
    struct ProseTableKeys {
        optional lead: TemplateText,
        optional numbered: bool,
        required columns: NonEmpty<ProseColumn>,
        required rows: NonEmpty<Placed<ProseRow>>,
        optional notes: OneOrMany<TemplateText>,
    }
}

impl Decode for ProseTable {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let keys = ProseTableKeys::decode(node, context)?;
        let columns = keys.columns.0;
        let misfits = model::misfits(columns.len(), keys.rows.0.iter().map(|row| &row.value));
        for (at, misfit) in &misfits {
            let row = &keys.rows.0[*at];
            let place = row.place.within(0..row.place.text().lines().next().map_or(0, str::len));
            context.findings.push(misfit_finding(*misfit, &row.value, &place, columns.len()));
        }
        misfits.is_empty().then(|| Self {
            lead: keys.lead,
            is_numbered: keys.numbered.unwrap_or(false),
            columns,
            rows: keys.rows.0.into_iter().map(|row| row.value).collect(),
            notes: keys.notes.map_or_else(Vec::new, |notes| notes.0),
        })
    }
}

/// The finding about a row that does not fit, at its first line or at the cell.
fn misfit_finding(misfit: Misfit, row: &ProseRow, place: &Place, columns: usize) -> Finding {
    let cell = |at: usize| {
        let first = row.cells().and_then(|cells| cells.get(at)).and_then(|cell| cell.lines.first());
        first.map_or(place, |text| text.place()).clone()
    };
    match misfit {
        Misfit::Width { free, taken } => {
            let is_merged = free != columns || row.cells().is_some_and(|cells| cells.len() != taken);
            let finding = Finding::at(Code::CellCount, place).with("expected", free).with("got", taken);
            finding.with("kind", if is_merged { "merged" } else { "plain" })
        }
        Misfit::Overlap(at) => Finding::at(Code::CellSpan, &cell(at)).with("kind", "overlap"),
        Misfit::Height { cell: at, rows } => {
            Finding::at(Code::CellSpan, &cell(at)).with("kind", "height").with("rows", rows)
        }
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

    fn substitute(place: &Place) -> Option<Self> {
        TemplateText::substitute(place).map(|header| Self {
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

record! {
    /// A row of totals.
    struct TotalRowFile {
        required total: Vec<ProseCell>,
    }
}

impl Decode for ProseRow {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if has_key(node, "group") {
            return GroupRowFile::decode(node, context).map(|file| Self::Group(file.group));
        }
        if has_key(node, "total") {
            return TotalRowFile::decode(node, context).map(|file| Self::Total(file.total));
        }
        Vec::decode(node, context).map(Self::Cells)
    }
}

record! {
    /// A cell over several columns or rows, or with an alignment of its own.
    struct MergedCellFile {
        optional text: OneOrMany<TemplateText>,
        optional columns: CellExtent,
        optional rows: CellExtent,
        optional align: Align,
    }
}

/// How many columns or rows a cell takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellExtent(usize);

impl Decode for CellExtent {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let count = u32::decode(node, context)?;
        if count == 0 {
            context.invalid(node, "0", "extent");
            return None;
        }
        Some(Self(usize::try_from(count).unwrap_or(usize::MAX)))
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self(1))
    }
}

impl Schema for CellExtent {
    fn schema(_: &mut Definitions) -> Json {
        json!({"type": "integer", "minimum": 1})
    }
}

/// Whether somebody put a picture into a cell, alone or beside a text.
fn is_picture(node: &Node) -> bool {
    match &node.value {
        Value::Map(_) => has_key(node, "image") || has_key(node, "file"),
        Value::List(members) => members.iter().any(is_picture),
        Value::Null | Value::Scalar(_) => false,
    }
}

impl Decode for ProseCell {
    /// A cell is one text or several lines, or a map; it may be left empty.
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let plain = |lines| Self { lines, columns: 1, rows: 1, align: None };
        match &node.value {
            Value::Null => Some(plain(Vec::new())),
            Value::Scalar(text) if text.trim().is_empty() => Some(plain(Vec::new())),
            _ if is_picture(node) => {
                context.no_picture(node);
                None
            }
            Value::Map(_) if ["text", "columns", "rows", "align"].iter().any(|key| has_key(node, key)) => {
                let file = MergedCellFile::decode(node, context)?;
                Some(Self {
                    lines: file.text.map_or_else(Vec::new, |lines| lines.0),
                    columns: file.columns.map_or(1, |extent| extent.0),
                    rows: file.rows.map_or(1, |extent| extent.0),
                    align: file.align,
                })
            }
            _ => OneOrMany::decode(node, context).map(|lines| plain(lines.0)),
        }
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self { lines: Vec::new(), columns: 1, rows: 1, align: None })
    }
}

impl Schema for ProseCell {
    fn schema(definitions: &mut Definitions) -> Json {
        let plain = |_: &mut Definitions| {
            let line = json!({"type": ["string", "number", "boolean", "null"]});
            json!({"anyOf": [line, {"type": "array", "items": line}]})
        };
        any_of("ProseCell", &[plain, MergedCellFile::schema], definitions)
    }
}

impl Schema for ProseRow {
    fn schema(definitions: &mut Definitions) -> Json {
        any_of(
            "ProseRow",
            &[<Vec<ProseCell> as Schema>::schema, GroupRowFile::schema, TotalRowFile::schema],
            definitions,
        )
    }
}
