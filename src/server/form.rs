//! A file as a form: its fields, and those that it could have, with what the schema says of each.

use serde_json::{Map, Value, json};

use crate::data::{WrittenContent, WrittenField};

/// The schema of a value within that of its file.
#[derive(Clone, Copy)]
struct Shape<'s> {
    root: &'s Value,
    schema: &'s Value,
}

/// The form of a file.
pub(super) fn form(file: &WrittenField, schema: &Value) -> Value {
    let shape = Shape { root: schema, schema };
    node(file, Some(shape), FieldNote::default())
}

/// What the map around a field says of it.
#[derive(Clone, Copy, Default)]
struct FieldNote<'s> {
    help: Option<&'s str>,
    is_required: bool,
}

fn node(field: &WrittenField, shape: Option<Shape<'_>>, note: FieldNote<'_>) -> Value {
    let fitting = shape.map(|shape| shape.fitting(field));
    let kind = match &field.content {
        WrittenContent::List(_) => "list",
        WrittenContent::Map(_) => "map",
        WrittenContent::Text(_) | WrittenContent::Empty => fitting.map_or("text", Shape::kind),
    };
    let mut value = json!({
        "path": field.path.to_string(),
        "key": field.key,
        "kind": kind,
        "value": field.text(),
        "label": field.key,
        "help": note.help,
        "required": note.is_required,
        "line": field.place.line_column().0,
    });
    if let Some(choices) = fitting.and_then(Shape::choices) {
        value["choices"] = json!(choices);
    }
    let children = match &field.content {
        WrittenContent::List(members) => {
            let shape = fitting.and_then(Shape::items);
            members.iter().map(|member| node(member, shape, FieldNote::default())).collect()
        }
        WrittenContent::Map(entries) => map_nodes(field, entries, fitting),
        WrittenContent::Empty if matches!(kind, "map") => map_nodes(field, &[], fitting),
        WrittenContent::Text(_) | WrittenContent::Empty => Vec::new(),
    };
    value["children"] = json!(children);
    value
}

/// The entries of a map, then the keys that it does not have.
fn map_nodes(map: &WrittenField, entries: &[WrittenField], shape: Option<Shape<'_>>) -> Vec<Value> {
    let written = entries.iter().map(|entry| {
        let own = shape.and_then(|shape| shape.entry(&entry.key));
        node(entry, own, shape.map(|shape| shape.note(&entry.key)).unwrap_or_default())
    });
    let mut nodes: Vec<Value> = written.collect();
    let keys = shape.and_then(Shape::keys);
    let absent = keys.into_iter().flatten().filter(|(key, _)| map.child(key).is_none());
    nodes.extend(absent.map(|(key, schema)| {
        let own = Shape { root: shape.map_or(schema, |shape| shape.root), schema }.first();
        let note = shape.map(|shape| shape.note(key)).unwrap_or_default();
        let mut value = json!({
            "path": map.path.below(key).to_string(),
            "key": key,
            "kind": own.kind(),
            "value": null,
            "label": key,
            "help": note.help,
            "required": note.is_required,
            "line": null,
            "children": [],
        });
        if let Some(choices) = own.choices() {
            value["choices"] = json!(choices);
        }
        value
    }));
    nodes
}

impl<'s> Shape<'s> {
    fn with(self, schema: &'s Value) -> Self {
        Self { schema, ..self }
    }

    /// The schema behind a reference.
    fn resolved(self) -> Self {
        let mut shape = self;
        // References do not lead in circles without a list or a map between.
        for _ in 0..8 {
            let Some(name) = shape.schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) else {
                break;
            };
            shape = shape.with(&shape.root["$defs"][name]);
        }
        shape
    }

    /// The ways in which a value may be written.
    fn ways(self) -> Vec<Self> {
        let shape = self.resolved();
        match shape.schema["anyOf"].as_array() {
            Some(ways) => ways.iter().flat_map(|way| shape.with(way).ways()).collect(),
            None => vec![shape],
        }
    }

    /// The way in which a value is written.
    fn fitting(self, field: &WrittenField) -> Self {
        let ways = self.ways();
        let fits = |way: &Self| match &field.content {
            WrittenContent::List(_) => (usize::from(way.kind() == "list"), 0),
            WrittenContent::Map(entries) => {
                let known = entries.iter().filter(|entry| way.entry(&entry.key).is_some()).count();
                (usize::from(way.kind() == "map"), known)
            }
            WrittenContent::Text(_) => (usize::from(!matches!(way.kind(), "list" | "map")), 0),
            WrittenContent::Empty => (1, 0),
        };
        // Of equal ones the first: a single value rather than a list of them.
        ways.iter().rev().max_by_key(|way| fits(way)).copied().unwrap_or_else(|| self.resolved())
    }

    /// The first way in which a value may be written.
    fn first(self) -> Self {
        self.ways().first().copied().unwrap_or(self)
    }

    fn kind(self) -> &'static str {
        if self.schema["enum"].is_array() {
            return "choice";
        }
        match self.schema["type"].as_str() {
            Some("object") => "map",
            Some("array") => "list",
            Some("boolean") => "flag",
            Some("integer") => "number",
            _ => "text",
        }
    }

    fn choices(self) -> Option<Vec<&'s str>> {
        let words = self.schema["enum"].as_array().or_else(|| self.schema["examples"].as_array())?;
        (self.kind() == "choice").then(|| words.iter().filter_map(Value::as_str).collect())
    }

    fn items(self) -> Option<Self> {
        self.schema.get("items").map(|items| self.with(items))
    }

    fn keys(self) -> Option<&'s Map<String, Value>> {
        self.schema["properties"].as_object()
    }

    fn entry(self, key: &str) -> Option<Self> {
        let named = self.keys().and_then(|keys| keys.get(key));
        let any = self.schema.get("additionalProperties").filter(|any| any.is_object());
        named.or(any).map(|schema| self.with(schema))
    }

    fn note(self, key: &str) -> FieldNote<'s> {
        let help = self.keys().and_then(|keys| keys.get(key)?.get("description")?.as_str());
        let required = self.schema["required"].as_array();
        let is_required = required.is_some_and(|keys| keys.iter().any(|known| known == key));
        FieldNote { help, is_required }
    }
}
