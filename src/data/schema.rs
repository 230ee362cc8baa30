//! The files of a plan as JSON Schema, for the editors that people write them in: generated from the types that
//! read them, so that the two cannot differ. Descriptions are keys here (`UnitFile.name`), and words in `report`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::decode::{Filled, Named, OneOrMany};
use super::files::{
    ChartNode, DocumentFile, HeadingFile, ItemFile, ItemsFile, NestedItemFile, NodeFile, NotedShareFile,
    NumberedFile, ParagraphFile, ProgressNode, ProjectFile, QuotaTableNode, QuotasFile, ResultsFile,
    ShareFile, TableNode,
};
use super::profile::{Pattern, ProfileFile, Untrimmed};
use super::register::RegisterFile;
use super::scalars::{CodeName, DocumentName, Format, Name, Plain};
use crate::diag::Code;
use crate::model::{Amount, CitedNumber, DocumentDate, Figure, Id, Look, Period, TemplateText};
use crate::source::Placed;

/// A kind of file that people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `plan.yaml`
    Plan,
    /// `quotas.yaml`
    Quotas,
    /// `results.yaml`
    Results,
    /// `notice.yaml`
    Notice,
    /// `reports/<period>.yaml`
    Report,
    /// `_shared/<name>.yaml`
    Shared,
    /// `kehoach.yaml`
    Project,
    /// A format profile.
    Profile,
    /// `register.yaml`
    Register,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Plan,
        Self::Quotas,
        Self::Results,
        Self::Notice,
        Self::Report,
        Self::Shared,
        Self::Project,
        Self::Profile,
        Self::Register,
    ];

    /// Its name on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Quotas => "quotas",
            Self::Results => "results",
            Self::Notice => "notice",
            Self::Report => "report",
            Self::Shared => "shared",
            Self::Project => "project",
            Self::Profile => "profile",
            Self::Register => "register",
        }
    }
}

/// The definitions of a schema so far, by name.
pub(crate) type Definitions = BTreeMap<&'static str, Value>;

/// What tells a schema.
pub(crate) type Describe = fn(&mut Definitions) -> Value;

/// A type that can tell what its values look like.
pub(crate) trait Schema {
    fn schema(definitions: &mut Definitions) -> Value;
}

/// The schema of a kind of file.
pub fn schema(kind: FileKind) -> Value {
    let mut definitions = Definitions::new();
    let root = match kind {
        FileKind::Plan | FileKind::Notice | FileKind::Report | FileKind::Shared => {
            DocumentFile::schema(&mut definitions)
        }
        FileKind::Quotas => QuotasFile::schema(&mut definitions),
        FileKind::Results => ResultsFile::schema(&mut definitions),
        FileKind::Project => ProjectFile::schema(&mut definitions),
        FileKind::Profile => ProfileFile::schema(&mut definitions),
        FileKind::Register => RegisterFile::schema(&mut definitions),
    };
    let name = root["$ref"].as_str().and_then(|name| name.rsplit('/').next()).unwrap_or_default();
    let Some(Value::Object(mut file)) = definitions.remove(name) else { return root };
    if let Some(Value::Object(keys)) = file.get_mut("properties") {
        narrow(kind, keys);
    }
    if kind == FileKind::Plan {
        file.extend(alone());
    }
    file.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    file.insert("title".to_owned(), json!(kind.id()));
    file.insert("$defs".to_owned(), json!(definitions));
    Value::Object(file)
}

/// Documents share their keys, but for a few.
fn narrow(kind: FileKind, keys: &mut Map<String, Value>) {
    let without: &[&str] = match kind {
        FileKind::Plan => &["unit"],
        FileKind::Notice => &["model"],
        FileKind::Report => &["model", "unit"],
        _ => &[],
    };
    keys.retain(|key, _| !without.contains(&key.as_str()));
    if let (FileKind::Plan | FileKind::Notice | FileKind::Report, Some(document_type)) =
        (kind, keys.get_mut("type"))
    {
        document_type["enum"] = json!([kind.id()]);
    }
}

/// What a plan must have that builds on nothing.
fn alone() -> Map<String, Value> {
    let needed = ["issuer", "symbol", "place", "date", "abstract", "body", "recipients", "signature"];
    let builds = json!({"anyOf": [{"required": ["model"]}, {"required": ["shared"]}]});
    Map::from_iter([
        ("if".to_owned(), json!({"not": builds})),
        ("then".to_owned(), json!({"required": needed})),
    ])
}

/// Declares a map: called by `record!`.
pub(crate) fn map(
    name: &'static str,
    keys: &[(&'static str, Describe)],
    required: &[&'static str],
    definitions: &mut Definitions,
) -> Value {
    let reference = json!({"$ref": format!("#/$defs/{name}")});
    if definitions.contains_key(name) {
        return reference;
    }
    // Maps may hold maps of their own kind.
    definitions.insert(name, Value::Null);
    let mut properties = Map::new();
    for (key, schema) in keys {
        let mut value = schema(definitions);
        value["description"] = json!(format!("{name}.{key}"));
        properties.insert((*key).to_owned(), value);
    }
    let mut map = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if !required.is_empty() {
        map["required"] = json!(required);
    }
    definitions.insert(name, map);
    reference
}

/// One of these words.
pub(crate) fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> Value {
    json!({"enum": words.into_iter().collect::<Vec<_>>()})
}

/// Whatever YAML takes a text for.
fn text() -> Value {
    json!({"type": ["string", "number", "boolean"], "minLength": 1})
}

fn pattern(pattern: &str) -> Value {
    json!({"type": ["string", "integer"], "pattern": pattern})
}

/// A whole number below 10⁹.
fn count() -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": 999_999_999})
}

/// Types whose schema needs no other.
macro_rules! plain {
    ($($type:ty => $schema:expr;)*) => {
        $(impl Schema for $type {
            fn schema(_: &mut Definitions) -> Value {
                $schema
            }
        })*
    };
}

plain! {
    String => text();
    Plain => text();
    TemplateText => text();
    DocumentName => text();
    CitedNumber => text();
    Figure => text();
    Untrimmed => json!({"type": "string"});
    Look => json!({});
    Pattern => json!({"type": "string", "format": "regex"});
    bool => json!({"type": "boolean"});
    u64 => count();
    u32 => count();
    Format => json!({"const": 1});
    Id => pattern("^[A-Za-z0-9][A-Za-z0-9-]{0,63}$");
    Name => pattern("^[a-z][a-z0-9_]*$");
    Date => pattern(r"^[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}$");
    DocumentDate => pattern(r"^[12][0-9]{3}(-[0-9]{1,2}){0,2}$");
    Period => pattern(r"^([0-9]{4}(-(Q[1-4]|H[12]|[0-9]{4}))?|each-year)$");
    Amount => pattern(r"^\s*([0-9]+(\s*[-–]\s*[0-9]+)?|at least\s+[0-9]+)\s*$");
    CodeName => one_of(Code::ALL.iter().filter(|code| !code.is_fixed()).map(|code| code.id()));
}

impl<T: Schema> Schema for Placed<T> {
    fn schema(definitions: &mut Definitions) -> Value {
        T::schema(definitions)
    }
}

impl<T: Schema> Schema for Box<T> {
    fn schema(definitions: &mut Definitions) -> Value {
        T::schema(definitions)
    }
}

impl<T: Schema> Schema for Vec<T> {
    fn schema(definitions: &mut Definitions) -> Value {
        json!({"type": "array", "items": T::schema(definitions)})
    }
}

impl<T: Schema> Schema for OneOrMany<T> {
    fn schema(definitions: &mut Definitions) -> Value {
        json!({"anyOf": [T::schema(definitions), Vec::<T>::schema(definitions)]})
    }
}

impl<T: Schema> Schema for Filled<T> {
    fn schema(definitions: &mut Definitions) -> Value {
        let many = json!({"type": "array", "items": T::schema(definitions), "minItems": 1});
        json!({"anyOf": [T::schema(definitions), many]})
    }
}

impl<K: Schema, T: Schema> Schema for Named<K, T> {
    fn schema(definitions: &mut Definitions) -> Value {
        let mut names = K::schema(definitions);
        if let Some(names) = names.as_object_mut() {
            names.remove("type");
        }
        json!({"type": "object", "propertyNames": names, "additionalProperties": T::schema(definitions)})
    }
}

/// Declares a definition that may hold itself.
pub(crate) fn any_of(name: &'static str, kinds: &[Describe], definitions: &mut Definitions) -> Value {
    if !definitions.contains_key(name) {
        definitions.insert(name, Value::Null);
        let kinds: Vec<Value> = kinds.iter().map(|kind| kind(definitions)).collect();
        definitions.insert(name, json!({"anyOf": kinds}));
    }
    json!({"$ref": format!("#/$defs/{name}")})
}

impl Schema for NodeFile {
    fn schema(definitions: &mut Definitions) -> Value {
        let kinds = [
            TemplateText::schema,
            HeadingFile::schema,
            NumberedFile::schema,
            ParagraphFile::schema,
            ItemsFile::schema,
            ProgressNode::schema,
            QuotaTableNode::schema,
            TableNode::schema,
            ChartNode::schema,
        ];
        any_of("NodeFile", &kinds, definitions)
    }
}

impl Schema for ItemFile {
    fn schema(definitions: &mut Definitions) -> Value {
        any_of("ItemFile", &[TemplateText::schema, NestedItemFile::schema], definitions)
    }
}

impl Schema for ShareFile {
    fn schema(definitions: &mut Definitions) -> Value {
        any_of("ShareFile", &[u64::schema, Named::<Period, u64>::schema, NotedShareFile::schema], definitions)
    }
}
