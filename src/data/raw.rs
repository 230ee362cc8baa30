//! The files of a plan as written: one type for each map that a person writes.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::decode::{Context, Decode, Named, NonEmpty, OneOrMany, is_expression};
use super::measures::{MeasureFile, MeasureName, NumberText, TargetText};
use super::record::record;
use super::scalars::{CodeName, DocumentName, FormatVersion, Grade, Lines, Name, Plain, TypeName, has_key};
use super::schema::{Definitions, Schema, any_of};
use super::signature::{AddresseesFile, SignaturesFile};
use super::slips;
use super::tables::TargetTableNode;
use super::yaml::{Node as YamlNode, Value};
use crate::diag::{Code, Finding};
use crate::model::{
    Align, CitedNumber, DocumentDate, Extent, Figure, Id, Level, Period, ProseTable, QuotaTable, State,
    TableData, TemplateText, UnitKind, Urgency,
};
use crate::source::{Place, Placed};
use crate::text::ToneMark;

record! {
    /// A document: `plan.yaml`, `notice.yaml`, a report, or a part of one that others build on. A key that a document
    /// must have may be in any of the files that it is laid together from, so every key is optional.
    #[derive(Default)]
    layered struct DocumentFile {
        required format: FormatVersion,
        optional model: Placed<String>,
        optional shared: OneOrMany<Placed<String>>,
        optional state: State,
        optional set: Placed<u32>,
        optional r#type: Placed<TypeName>,
        optional profile: Placed<String>,
        optional spelling: ToneMark,
        optional superior: TemplateText,
        optional issuer: IssuerFile,
        optional number: Placed<u32>,
        optional symbol: Placed<Plain>,
        optional place: Plain,
        optional date: Placed<DocumentDate>,
        optional r#abstract: NonEmpty<TemplateText>,
        optional amended: bool,
        optional urgency: Urgency,
        optional draft: u32,
        optional draft_mark: bool,
        optional circulation: TemplateText,
        optional replaces: Placed<CitationFile>,
        optional numbering: Placed<Vec<Level>>,
        default figures: Named<Name, Figure>,
        default citations: Named<Name, Placed<CitationFile>>,
        optional addressees: AddresseesFile,
        optional decided_by: NonEmpty<TemplateText>,
        optional legal_bases: Lines,
        optional preamble: Lines,
        optional body: Placed<NonEmpty<NodeFile>>,
        default sections: Named<Name, OneOrMany<NodeFile>>,
        optional recipients: NonEmpty<TemplateText>,
        optional drafter: TemplateText,
        optional signature: SignaturesFile,
        optional annexes: OneOrMany<AnnexFile>,
        optional bind_annexes: bool,
        optional unit: Placed<Box<ExtractFile>>,
        optional accept: OneOrMany<AcceptFile>,
    }
}

record! {
    /// A finding of the same file that is accepted.
    struct AcceptFile {
        required code: Placed<CodeName>,
        required at: String,
        required reason: String,
    }
}

record! {
    /// The extract of a notice that each unit gets; what it leaves out is the notice's.
    struct ExtractFile {
        optional r#abstract: NonEmpty<TemplateText>,
        optional numbering: Placed<Vec<Level>>,
        optional addressees: AddresseesFile,
        optional legal_bases: Lines,
        optional preamble: Lines,
        required body: Placed<NonEmpty<NodeFile>>,
        optional recipients: NonEmpty<TemplateText>,
        optional drafter: TemplateText,
        optional signature: SignaturesFile,
        optional annexes: OneOrMany<AnnexFile>,
        optional bind_annexes: bool,
    }
}

record! {
    /// Who issues.
    struct IssuerFile {
        required name: TemplateText,
        required cited: TemplateText,
    }
}

record! {
    /// A cited document.
    struct CitationFile {
        required r#type: DocumentName,
        optional number: CitedNumber,
        optional symbol: Plain,
        optional date: Date,
        optional issuer: Plain,
        optional about: Plain,
    }
}

record! {
    /// An annex.
    struct AnnexFile {
        optional label: Plain,
        required title: NonEmpty<TemplateText>,
        optional title_capitals: bool,
        optional header_block: bool,
        optional attached_to: Placed<String>,
        default tables: OneOrMany<TableData>,
        default charts: OneOrMany<ChartFile>,
        default body: Vec<NodeFile>,
        default notes: Lines,
    }
}

record! {
    /// A chart of a quota and its results.
    struct ChartFile {
        required quota: Placed<String>,
        optional lead: TemplateText,
    }
}

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
}

record! {
    /// A bold heading with a number.
    struct HeadingFile {
        optional id: Placed<Name>,
        optional level: Level,
        optional numbering: OneOrMany<Level>,
        optional form: bool,
        required title: TemplateText,
        default body: Vec<NodeFile>,
    }
}

record! {
    /// An upright paragraph with a number.
    struct NumberedFile {
        optional id: Placed<Name>,
        optional level: Level,
        optional numbering: OneOrMany<Level>,
        optional form: bool,
        required text: TemplateText,
        default body: Vec<NodeFile>,
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

record! {
    /// A chart in the text.
    struct ChartNode {
        required chart: ChartFile,
    }
}

/// The keys that determine what kind of node a map is.
const NODE_KEYS: [&str; 10] = [
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

    fn stand_in(place: &Place) -> Option<Self> {
        TemplateText::stand_in(place).map(|text| Self { text, items: Vec::new() })
    }
}

record! {
    /// `quotas.yaml`.
    struct QuotasFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        default measures: Named<Name, MeasureFile>,
        default groups: Vec<GroupFile>,
        default units: Vec<UnitFile>,
        default organisations: Vec<OrganisationFile>,
        default quotas: Vec<Placed<QuotaFile>>,
        default accept: OneOrMany<AcceptFile>,
    }
}

record! {
    /// A group of units.
    struct GroupFile {
        required id: Placed<Id>,
        required name: String,
    }
}

record! {
    /// A unit.
    struct UnitFile {
        required id: Placed<Id>,
        required name: Plain,
        optional full_name: Plain,
        required kind: UnitKind,
        optional group: Placed<Id>,
        default figures: Named<Name, Figure>,
        optional note: TemplateText,
    }
}

record! {
    /// An organisation.
    struct OrganisationFile {
        required id: Placed<Id>,
        required name: Plain,
        optional note: TemplateText,
    }
}

record! {
    /// A quota.
    struct QuotaFile {
        optional id: Name,
        required measure: Placed<MeasureName>,
        required period: Placed<Period>,
        optional target: Placed<TargetText>,
        optional total: Placed<NumberText>,
        default periods: Named<Period, Placed<NumberText>>,
        default units: Named<Id, ShareFile>,
        default organisations: Named<Id, ShareFile>,
    }
}

record! {
    /// `results.yaml`.
    struct ResultsFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        default results: Vec<Placed<ReachedFile>>,
        default accept: OneOrMany<AcceptFile>,
    }
}

record! {
    /// A result.
    struct ReachedFile {
        optional id: Name,
        required measure: Placed<MeasureName>,
        required period: Placed<Period>,
        optional as_of: Placed<Date>,
        optional total: Placed<TargetText>,
        default periods: Named<Period, Placed<NumberText>>,
        default units: Named<Id, ShareFile>,
        default organisations: Named<Id, ShareFile>,
    }
}

/// The share of a unit or organisation: a total, or counts by period, perhaps with a note.
#[derive(Clone, Debug)]
pub(crate) enum ShareFile {
    Total(Placed<NumberText>),
    ByPeriod(Named<Period, Placed<NumberText>>),
    Noted(Placed<NotedShareFile>),
}

record! {
    /// A share with a note.
    struct NotedShareFile {
        optional total: Placed<NumberText>,
        optional periods: Named<Period, Placed<NumberText>>,
        optional note: TemplateText,
    }
}

impl Decode for ShareFile {
    fn decode(node: &YamlNode, context: &mut Context<'_>) -> Option<Self> {
        let is_noted = ["total", "periods", "note"].into_iter().any(|key| has_key(node, key));
        match node.value {
            Value::Map(_) if is_noted => Placed::decode(node, context).map(Self::Noted),
            Value::Map(_) => Named::decode(node, context).map(Self::ByPeriod),
            _ => Placed::decode(node, context).map(Self::Total),
        }
    }

    fn stand_in(place: &Place) -> Option<Self> {
        Placed::stand_in(place).map(Self::Total)
    }
}

record! {
    /// `kehoach.yaml`.
    struct ProjectFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        optional profile: Placed<String>,
        optional spelling: ToneMark,
        optional templates: Placed<String>,
        default fonts: FontsFile,
        optional duplex: bool,
        optional draft_mark: bool,
        optional comparison: Extent,
        optional pdf_standards: Placed<Vec<String>>,
        default severities: Named<CodeName, Grade>,
        default measures: Named<Name, MeasureFile>,
    }
}

record! {
    /// Fonts other than the built-in ones.
    #[derive(Default)]
    struct FontsFile {
        default families: Vec<Placed<String>>,
        default folders: Vec<Placed<String>>,
        optional system: bool,
    }
}

impl Schema for NodeFile {
    fn schema(definitions: &mut Definitions) -> Json {
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
        ];
        any_of("NodeFile", &kinds, definitions)
    }
}

impl Schema for ItemFile {
    fn schema(definitions: &mut Definitions) -> Json {
        any_of("ItemFile", &[TemplateText::schema, NestedItemFile::schema], definitions)
    }
}
