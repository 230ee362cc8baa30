//! The nodes of a document's text as written.

use super::decode::{Context, Decode, Named, OneOrMany, is_expression, parsed};
use super::drawings::{ChartNode, ImageNode, OrgChartNode};
use super::record::record;
use super::scalars::{Name, has_key};
use super::schema::{Definitions, Schema, any_of};
use super::slips;
use super::tables::TargetTableNode;
use super::yaml::{Node as YamlNode, Value};
use crate::diag::{Code, Finding};
use crate::model::{Align, Level, Period, ProseTable, QuotaTable, TemplateText};
use crate::source::{Place, Placed};

record! {
    /// Lines of progress.
    struct ProgressFile {
        required quota: Placed<String>,
        optional numbered: bool,
        optional year: bool,
        default texts: Named<Period, TemplateText>,
    }
}

/// A node of the text.
#[derive(Clone, Debug)]
pub(crate) enum NodeFile {
    Heading(HeadingFile),
    Numbered(NumberedFile),
    Paragraph(TemplateText),
    Line(LineFile),
    Items(ItemsFile),
    Progress(ProgressNode),
    QuotaTable(QuotaTableNode),
    TargetTable(TargetTableNode),
    Table(TableNode),
    Chart(ChartNode),
    Image(ImageNode),
    OrgChart(OrgChartNode),
}

record! {
    /// What a heading and a numbered paragraph have in common.
    struct SectionKeys {
        optional id: Placed<Name>,
        optional level: Level,
        optional number: Placed<PartNumber>,
        optional numbering: OneOrMany<Level>,
        optional form: bool,
        default body: Vec<NodeFile>,
    }
}

record! {
    /// A bold heading with a number.
    struct HeadingFile with section: SectionKeys {
        required title: TemplateText,
        optional capitals: bool,
    }
}

record! {
    /// An upright paragraph with a number.
    struct NumberedFile with section: SectionKeys {
        required text: TemplateText,
    }
}

record! {
    /// A paragraph that is written as a map.
    struct ParagraphFile {
        required paragraph: TemplateText,
    }
}

record! {
    /// A line that stands apart.
    struct LineFile {
        required line: TemplateText,
        optional align: Align,
    }
}

record! {
    /// Items with a dash.
    struct ItemsFile {
        required items: Vec<ItemFile>,
    }
}

record! {
    /// A computed block of progress.
    struct ProgressNode {
        required progress: ProgressFile,
    }
}

record! {
    /// A quota table in the text.
    struct QuotaTableNode {
        required quota_table: Box<QuotaTable>,
    }
}

record! {
    /// A table of texts.
    struct TableNode {
        required table: ProseTable,
    }
}

/// The number that a part says of itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartNumber(pub(crate) u32);

/// The largest number of a part.
const LARGEST_NUMBER: u32 = 999;

impl Decode for PartNumber {
    fn decode(node: &YamlNode, context: &mut Context<'_>) -> Option<Self> {
        let number = |text: &str| text.parse().ok().filter(|number| (1..=LARGEST_NUMBER).contains(number));
        parsed(node, context, "part-number", |text| number(text).map(Self))
    }
}

impl Schema for PartNumber {
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({"type": "integer", "minimum": 1, "maximum": LARGEST_NUMBER})
    }
}

/// The keys that determine what kind of node a map is.
const NODE_KEYS: [&str; 12] = [
    "title",
    "text",
    "paragraph",
    "line",
    "items",
    "progress",
    "quota_table",
    "target_table",
    "table",
    "chart",
    "image",
    "org_chart",
];

impl Decode for NodeFile {
    fn decode(node: &YamlNode, context: &mut Context<'_>) -> Option<Self> {
        if matches!(node.value, Value::Scalar(_)) {
            return TemplateText::decode(node, context).map(Self::Paragraph);
        }
        if is_expression(node, context) {
            context.wrong_type(node, "scalar");
            return None;
        }
        let kinds: Vec<&str> = NODE_KEYS.into_iter().filter(|key| has_key(node, key)).collect();
        match kinds.as_slice() {
            ["title"] => HeadingFile::decode(node, context).map(Self::Heading),
            ["text"] => NumberedFile::decode(node, context).map(Self::Numbered),
            ["paragraph"] => ParagraphFile::decode(node, context).map(|file| Self::Paragraph(file.paragraph)),
            ["line"] => LineFile::decode(node, context).map(Self::Line),
            ["items"] => ItemsFile::decode(node, context).map(Self::Items),
            ["progress"] => ProgressNode::decode(node, context).map(Self::Progress),
            ["quota_table"] => QuotaTableNode::decode(node, context).map(Self::QuotaTable),
            ["target_table"] => TargetTableNode::decode(node, context).map(Self::TargetTable),
            ["table"] => TableNode::decode(node, context).map(Self::Table),
            ["chart"] => ChartNode::decode(node, context).map(Self::Chart),
            ["image"] => ImageNode::decode(node, context).map(Self::Image),
            ["org_chart"] => OrgChartNode::decode(node, context).map(Self::OrgChart),
            kinds => {
                let finding = node_kind(node, kinds, context);
                context.findings.push(finding);
                None
            }
        }
    }
}

/// A map that is no node. Often it is a sentence with `: ` in it, which YAML takes for a key.
fn node_kind(node: &YamlNode, kinds: &[&str], context: &Context<'_>) -> Finding {
    if let Some(finding) = slips::sentence(node, context).filter(|_| kinds.is_empty()) {
        return finding;
    }
    let first = match &node.value {
        Value::Map(entries) => entries.first().map(|(key, _)| key),
        _ => None,
    };
    let key = match first.map(|key| &key.value) {
        Some(Value::Scalar(key)) => key.as_str(),
        _ => "",
    };
    let is_sentence = kinds.is_empty() && key.contains(' ');
    let place = context.place(first.unwrap_or(node));
    let kinds = if is_sentence { "sentence".to_owned() } else { kinds.join(", ") };
    Finding::at(Code::NodeKind, &place).with("kinds", kinds).with_known(key, NODE_KEYS)
}

/// An item: a text, or a text with items under it.
#[derive(Clone, Debug)]
pub(crate) struct ItemFile {
    pub(crate) text: TemplateText,
    pub(crate) items: Vec<ItemFile>,
}

record! {
    /// An item with items under it.
    struct NestedItemFile {
        required text: TemplateText,
        default items: Vec<ItemFile>,
    }
}

impl Decode for ItemFile {
    fn decode(node: &YamlNode, context: &mut Context<'_>) -> Option<Self> {
        if matches!(node.value, Value::Map(_)) {
            let file = NestedItemFile::decode(node, context)?;
            return Some(Self { text: file.text, items: file.items });
        }
        TemplateText::decode(node, context).map(|text| Self { text, items: Vec::new() })
    }

    fn substitute(place: &Place) -> Option<Self> {
        TemplateText::substitute(place).map(|text| Self { text, items: Vec::new() })
    }
}

impl Schema for NodeFile {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let kinds = [
            TemplateText::schema,
            HeadingFile::schema,
            NumberedFile::schema,
            ParagraphFile::schema,
            LineFile::schema,
            ItemsFile::schema,
            ProgressNode::schema,
            QuotaTableNode::schema,
            TargetTableNode::schema,
            TableNode::schema,
            ChartNode::schema,
            ImageNode::schema,
            OrgChartNode::schema,
        ];
        any_of("NodeFile", &kinds, definitions)
    }
}

impl Schema for ItemFile {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        any_of("ItemFile", &[TemplateText::schema, NestedItemFile::schema], definitions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_knows_every_kind_of_node() {
        let mut definitions = Definitions::default();
        let _ = NodeFile::schema(&mut definitions);
        let known = serde_json::to_string(&definitions).unwrap();
        for key in NODE_KEYS {
            assert!(known.contains(&format!("\"{key}\":")), "{key}");
        }
    }
}
