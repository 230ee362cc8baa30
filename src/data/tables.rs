//! Tables as written, and as the model has them.

use serde_json::{Value as Json, json};

use super::decode::{Context, Decode, OneOrMany};
use super::record::record;
use super::scalars::{Name, has_key, words};
use super::schema::{Definitions, Schema, any_of};
use super::yaml::{Node, Value};
use crate::diag::{Code, Finding};
use crate::model::{
    ColumnContent, Columns, GroupBy, Period, ProgressFigure, ProseTable, QuotaColumn, QuotaPart, QuotaTable,
    TableData, TargetSelection, TargetTable, TemplateText,
};
use crate::source::{Place, Placed};

record! {
    /// A table of quotas, in an annex or in the text.
    struct QuotaTableKeys {
        optional quota: Placed<String>,
        optional lead: TemplateText,
        optional name_header: TemplateText,
        optional quota_header: TemplateText,
        optional columns: Columns,
        optional group_by: Placed<GroupBy>,
        optional notes_header: TemplateText,
        optional notes: bool,
        optional total: bool,
        optional total_label: TemplateText,
    }
}

impl Decode for TableData {
    /// A table with rows is one of texts.
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if has_key(node, "rows") {
            return ProseTable::decode(node, context).map(Self::Prose);
        }
        Box::decode(node, context).map(Self::Quota)
    }
}

impl Schema for TableData {
    fn schema(definitions: &mut Definitions) -> Json {
        any_of("Table", &[QuotaTable::schema, ProseTable::schema], definitions)
    }
}

impl Schema for QuotaTable {
    fn schema(definitions: &mut Definitions) -> Json {
        QuotaTableKeys::schema(definitions)
    }
}

impl Decode for QuotaTable {
    /// Which quota a table is of need not be said where its columns say it.
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let keys = QuotaTableKeys::decode(node, context)?;
        let head = first_key(node, context);
        let place = keys.quota.as_ref().map_or_else(|| head.clone(), |quota| quota.place.clone());
        let columns = keys.columns.unwrap_or(Columns::Total);
        if keys.quota.is_none() && !matches!(columns, Columns::Listed(_)) {
            let finding = Finding::at(Code::MissingKey, &head).with("key", "quota").with("state", "absent");
            context.findings.push(finding);
            return None;
        }
        let has_notes = matches!(columns, Columns::Total | Columns::Periods);
        Some(Self {
            quota: keys.quota,
            lead: keys.lead,
            columns,
            group_by: keys.group_by,
            name_header: keys.name_header,
            quota_header: keys.quota_header,
            notes_header: keys.notes_header,
            has_notes: keys.notes.unwrap_or(has_notes),
            has_total: keys.total.unwrap_or(true),
            total_label: keys.total_label,
            place,
        })
    }
}

record! {
    /// A table of targets.
    struct TargetTableNode {
        required target_table: TargetTable,
    }
}

/// The word for every quota in a table of targets.
const ALL_QUOTAS: &str = "all";

impl Decode for TargetTable {
    /// `all`, or a list of quotas.
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let selection = match &node.value {
            Value::Scalar(word) if word == ALL_QUOTAS => TargetSelection::All,
            Value::List(members) if members.is_empty() => {
                context.invalid(node, "", "filled");
                return None;
            }
            _ => TargetSelection::Listed(OneOrMany::decode(node, context)?.0),
        };
        Some(Self { selection, place: context.place(node) })
    }
}

impl Schema for TargetTable {
    fn schema(definitions: &mut Definitions) -> Json {
        OneOrMany::<String>::schema(definitions)
    }
}

/// The place of a finding about a whole map: its first key.
fn first_key(node: &Node, context: &Context<'_>) -> Place {
    match &node.value {
        Value::Map(entries) => {
            entries.first().map_or_else(|| context.place(node), |(key, _)| context.place(key))
        }
        _ => context.place(node),
    }
}

impl Schema for Columns {
    fn schema(definitions: &mut Definitions) -> Json {
        let mut listed = Vec::<QuotaColumn>::schema(definitions);
        listed["minItems"] = 1.into();
        json!({"anyOf": [ColumnWord::schema(definitions), listed]})
    }
}

impl Decode for Columns {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        match &node.value {
            Value::List(members) if members.is_empty() => {
                context.invalid(node, "", "filled");
                None
            }
            Value::List(_) => Vec::decode(node, context).map(Self::Listed),
            _ => {
                let word = ColumnWord::decode(node, context)?;
                Some(match word {
                    ColumnWord::Total => Self::Total,
                    ColumnWord::Periods => Self::Periods,
                    ColumnWord::Results => Self::Results,
                })
            }
        }
    }
}

#[derive(Clone, Copy)]
enum ColumnWord {
    Total,
    Periods,
    Results,
}

words!(ColumnWord, [("total", Self::Total), ("periods", Self::Periods), ("results", Self::Results)]);

words!(GroupBy, [("kind", Self::Kind), ("group", Self::Group)]);

record! {
    /// A column of figures of the units.
    struct FigureColumnFile {
        required figure: Placed<Name>,
        optional header: TemplateText,
        optional over: TemplateText,
    }
}

record! {
    /// A column of a quota.
    struct QuotaColumnFile {
        required quota: Placed<String>,
        optional of_which: Placed<Name>,
        optional period: Placed<Period>,
        optional header: TemplateText,
        optional over: TemplateText,
    }
}

record! {
    /// A column of shares of a quota.
    struct ShareColumnFile {
        required share: Placed<String>,
        optional period: Placed<Period>,
        optional header: TemplateText,
        optional over: TemplateText,
    }
}

record! {
    /// A column of the progress of a quota; it has one of the first five keys.
    struct StandingColumnFile {
        optional planned: Placed<String>,
        optional reached: Placed<String>,
        optional cumulative: Placed<String>,
        optional rate: Placed<String>,
        optional remaining: Placed<String>,
        optional of_which: Placed<Name>,
        optional period: Placed<Period>,
        optional header: TemplateText,
        optional over: TemplateText,
    }
}

impl StandingColumnFile {
    fn into_column(self) -> Option<QuotaColumn> {
        let figures = [
            (ProgressFigure::Planned, self.planned),
            (ProgressFigure::Reached, self.reached),
            (ProgressFigure::Cumulative, self.cumulative),
            (ProgressFigure::Rate, self.rate),
            (ProgressFigure::Remaining, self.remaining),
        ];
        let (figure, quota) = figures.into_iter().find_map(|(figure, quota)| Some((figure, quota?)))?;
        let part = QuotaPart { quota, period: self.period, of_which: part_name(self.of_which) };
        Some(QuotaColumn {
            content: ColumnContent::Progress(figure, part),
            header: self.header,
            over: self.over,
        })
    }
}

fn part_name(name: Option<Placed<Name>>) -> Option<Placed<String>> {
    name.map(|name| Placed { value: name.value.0, place: name.place })
}

/// The keys that determine what a column shows.
const COLUMN_KEYS: [&str; 8] =
    ["figure", "quota", "share", "planned", "reached", "cumulative", "rate", "remaining"];

impl Schema for QuotaColumn {
    fn schema(definitions: &mut Definitions) -> Json {
        let standing = |definitions: &mut Definitions| {
            let figures = ["planned", "reached", "cumulative", "rate", "remaining"];
            let one: Vec<Json> = figures.iter().map(|figure| json!({"required": [figure]})).collect();
            json!({"allOf": [StandingColumnFile::schema(definitions), {"oneOf": one}]})
        };
        let kinds = [FigureColumnFile::schema, QuotaColumnFile::schema, ShareColumnFile::schema, standing];
        any_of("Column", &kinds, definitions)
    }
}

impl Decode for QuotaColumn {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Map(_)) {
            context.wrong_type(node, "map");
            return None;
        }
        let kinds: Vec<&str> = COLUMN_KEYS.into_iter().filter(|key| has_key(node, key)).collect();
        match kinds.as_slice() {
            ["figure"] => FigureColumnFile::decode(node, context).map(|file| {
                let name = Placed { value: file.figure.value.0, place: file.figure.place };
                Self { content: ColumnContent::Figure(name), header: file.header, over: file.over }
            }),
            ["quota"] => QuotaColumnFile::decode(node, context).map(|file| {
                let part =
                    QuotaPart { quota: file.quota, period: file.period, of_which: part_name(file.of_which) };
                Self { content: ColumnContent::Quota(part), header: file.header, over: file.over }
            }),
            ["share"] => ShareColumnFile::decode(node, context).map(|file| {
                let part = QuotaPart { quota: file.share, period: file.period, of_which: None };
                Self { content: ColumnContent::Share(part), header: file.header, over: file.over }
            }),
            [_] => StandingColumnFile::decode(node, context).and_then(StandingColumnFile::into_column),
            kinds => {
                let finding = Finding::at(Code::NodeKind, &first_key(node, context));
                let key =
                    if kinds.is_empty() { first_key(node, context).text().to_owned() } else { String::new() };
                context.findings.push(finding.with("kinds", kinds.join(", ")).with_known(&key, COLUMN_KEYS));
                None
            }
        }
    }
}
