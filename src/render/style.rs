//! The style of a profile as templates see it. It is the longest part of a document's Typst text and the same in all,
//! so it is written once.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::literal::write_value;
use crate::model::Style;

/// A style with its Typst literal.
#[derive(Debug)]
pub(super) struct StyleValue {
    value: Value,
    literal: String,
}

impl StyleValue {
    /// A style as a value of templates.
    pub(super) fn value(style: &Style) -> Value {
        let value = Value::from(Serde(SerializedStyle(style)));
        let mut literal = String::new();
        let is_written = write_value(&mut literal, &value).is_ok();
        // A value that cannot be written is reported where it is printed; one that is no dictionary is short.
        if is_written && matches!(style, Style::Map(_)) {
            Value::from_object(Self { value, literal })
        } else {
            value
        }
    }

    /// The text that a template prints for it.
    pub(super) fn literal(&self) -> &str {
        &self.literal
    }
}

impl Object for StyleValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.value.get_item(key).ok().filter(|value| !value.is_undefined())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.value.try_iter().into_iter().flatten().collect())
    }
}

struct SerializedStyle<'a>(&'a Style);

impl Serialize for SerializedStyle<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Style::Flag(flag) => serializer.serialize_bool(*flag),
            Style::Number(number) => serializer.serialize_f64(*number),
            Style::Text(text) => serializer.serialize_str(text),
            Style::List(members) => {
                let mut sequence = serializer.serialize_seq(Some(members.len()))?;
                members.iter().try_for_each(|member| sequence.serialize_element(&SerializedStyle(member)))?;
                sequence.end()
            }
            Style::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries
                    .iter()
                    .try_for_each(|(key, value)| map.serialize_entry(key, &SerializedStyle(value)))?;
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_prints_and_reads_as_the_values_in_it() {
        let margins = Style::Map([("top".to_owned(), Style::Number(56.5))].into());
        let style = Style::Map([("page".to_owned(), margins), ("caps".to_owned(), Style::Flag(true))].into());
        let (value, plain) = (StyleValue::value(&style), Value::from(Serde(SerializedStyle(&style))));
        let literal = |value: &Value| {
            let mut out = String::new();
            write_value(&mut out, value).map(|()| out).unwrap()
        };
        assert!(value.downcast_object_ref::<StyleValue>().is_some());
        assert_eq!(literal(&value), literal(&plain));
        let templates = minijinja::Environment::new();
        let source = "{{ profile.page.top }} {{ profile.none is undefined }} {{ profile | list }} {{ profile | length }}";
        let said = |profile: Value| templates.render_str(source, minijinja::context! { profile }).unwrap();
        assert_eq!(said(value), said(plain));
    }
}
