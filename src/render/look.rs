//! The look of a profile as templates see it. It is the longest part of a document's Typst text and the same in all, so it is
//! written once.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::literal::write_value;
use crate::model::Look;

/// A look with its Typst literal.
#[derive(Debug)]
pub(super) struct LookValue {
    value: Value,
    literal: String,
}

impl LookValue {
    /// A look as a value of templates.
    pub(super) fn of(look: &Look) -> Value {
        let value = Value::from(Serde(Written(look)));
        let mut literal = String::new();
        let is_written = write_value(&mut literal, &value).is_ok();
        // What cannot be written is told where it is printed; what is no dictionary is short.
        if is_written && matches!(look, Look::Map(_)) {
            Value::from_object(Self { value, literal })
        } else {
            value
        }
    }

    /// What a template prints of it.
    pub(super) fn literal(&self) -> &str {
        &self.literal
    }
}

impl Object for LookValue {
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

struct Written<'a>(&'a Look);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Look::Flag(flag) => serializer.serialize_bool(*flag),
            Look::Number(number) => serializer.serialize_f64(*number),
            Look::Text(text) => serializer.serialize_str(text),
            Look::List(members) => {
                let mut sequence = serializer.serialize_seq(Some(members.len()))?;
                members.iter().try_for_each(|member| sequence.serialize_element(&Written(member)))?;
                sequence.end()
            }
            Look::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, &Written(value)))?;
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
        let margins = Look::Map([("top".to_owned(), Look::Number(56.5))].into());
        let look = Look::Map([("page".to_owned(), margins), ("caps".to_owned(), Look::Flag(true))].into());
        let (value, plain) = (LookValue::of(&look), Value::from(Serde(Written(&look))));
        let literal = |value: &Value| {
            let mut out = String::new();
            write_value(&mut out, value).map(|()| out).unwrap()
        };
        assert!(value.downcast_object_ref::<LookValue>().is_some());
        assert_eq!(literal(&value), literal(&plain));
        let templates = minijinja::Environment::new();
        let source = "{{ profile.page.top }} {{ profile.none is undefined }} {{ profile | list }} {{ profile | length }}";
        let said = |profile: Value| templates.render_str(source, minijinja::context! { profile }).unwrap();
        assert_eq!(said(value), said(plain));
    }
}
