//! JSON Schema of the types that read files, so that schema and reader cannot differ. Descriptions are keys here
//! (`UnitFile.name`); `report` replaces them by texts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::decode::{Named, NonEmpty, OneOrMany};
use crate::model::{CitedNumber, DocumentDate, Figure, Id, Period, Style, TemplateText};
use crate::source::Placed;

/// The definitions of a schema so far, by name.
pub(crate) type Definitions = BTreeMap<&'static str, Value>;

/// The schema of a type, as a function.
pub(crate) type Describe = fn(&mut Definitions) -> Value;

/// A type with a schema.
pub(crate) trait Schema {
    /// The schema, whose named parts are added to `definitions`.
    fn schema(definitions: &mut Definitions) -> Value;
}

/// A key of a map, with its schema, and whether it must be there.
pub(crate) type KeySchema = (&'static str, Describe, bool);

/// Declares a map: called by `record!`.
pub(crate) fn record(name: &'static str, keys: &[KeySchema], definitions: &mut Definitions) -> Value {
    let reference = json!({"$ref": format!("#/$defs/{name}")});
    if definitions.contains_key(name) {
        return reference;
    }
    // Maps may hold maps of their own kind.
    definitions.insert(name, Value::Null);
    let mut properties = Map::new();
    for (key, schema, _) in keys {
        let mut value = schema(definitions);
        value["description"] = json!(format!("{name}.{key}"));
        properties.insert((*key).to_owned(), value);
    }
    let mut map = json!({"type": "object", "properties": properties, "additionalProperties": false});
    let required: Vec<&str> =
        keys.iter().filter(|(.., is_required)| *is_required).map(|(key, ..)| *key).collect();
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

/// Any scalar that is read as text.
pub(crate) fn text() -> Value {
    json!({"type": ["string", "number", "boolean"], "minLength": 1})
}

/// A text or number that matches a regular expression.
pub(crate) fn pattern(pattern: &str) -> Value {
    json!({"type": ["string", "integer"], "pattern": pattern})
}

/// A whole number below 10⁹.
fn count() -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": 999_999_999})
}

/// Implements [`Schema`] for types whose schema refers to no other.
macro_rules! plain_schema {
    ($($type:ty => $schema:expr;)*) => {
        $(impl $crate::data::schema::Schema for $type {
            fn schema(_: &mut $crate::data::schema::Definitions) -> serde_json::Value {
                $schema
            }
        })*
    };
}
pub(crate) use plain_schema;

plain_schema! {
    String => text();
    TemplateText => text();
    CitedNumber => text();
    Figure => text();
    Style => json!({});
    bool => json!({"type": "boolean"});
    u64 => count();
    u32 => count();
    Id => pattern("^[A-Za-z0-9][A-Za-z0-9-]{0,63}$");
    Date => pattern(r"^[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}$");
    DocumentDate => pattern(r"^[12][0-9]{3}(-[0-9]{1,2}){0,2}$");
    Period => pattern(r"^([0-9]{4}(-(Q[1-4]|H[12]|9M|M(0[1-9]|1[0-2])|W(0[1-9]|[1-4][0-9]|5[0-3])|[0-9]{4}))?|each-year)$");
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

impl<T: Schema> Schema for NonEmpty<T> {
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
