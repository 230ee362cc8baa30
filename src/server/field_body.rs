//! Values of forms as JSON, with their keys in the order in which they are sent.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::data::FieldValue;

/// A value that a form sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SentValue(pub(super) FieldValue);

impl<'de> Deserialize<'de> for SentValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SentVisitor).map(Self)
    }
}

struct SentVisitor;

impl<'de> Visitor<'de> for SentVisitor {
    type Value = FieldValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a form")
    }

    fn visit_unit<E>(self) -> Result<FieldValue, E> {
        Ok(FieldValue::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<FieldValue, E> {
        Ok(FieldValue::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<FieldValue, E> {
        Ok(FieldValue::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<FieldValue, E> {
        Ok(FieldValue::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<FieldValue, E> {
        Ok(FieldValue::Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<FieldValue, E> {
        Ok(FieldValue::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<FieldValue, A::Error> {
        let mut all = Vec::new();
        while let Some(SentValue(member)) = members.next_element()? {
            all.push(member);
        }
        Ok(FieldValue::List(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<FieldValue, A::Error> {
        let mut all = Vec::new();
        while let Some((key, SentValue(value))) = entries.next_entry::<String, SentValue>()? {
            all.push((key, value));
        }
        Ok(FieldValue::Map(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_order() {
        let sent: SentValue = serde_json::from_str(r#"{"b": [1, true, null, "x"], "a": 2.5}"#).unwrap();
        let text = |text: &str| FieldValue::Text(text.to_owned());
        let list = FieldValue::List(vec![text("1"), text("true"), FieldValue::Null, text("x")]);
        assert_eq!(sent.0, FieldValue::Map(vec![("b".to_owned(), list), ("a".to_owned(), text("2.5"))]));
    }
}
