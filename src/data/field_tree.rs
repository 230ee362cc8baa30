//! A file as a tree of fields: what is written, with the place of each, for who draws a form of it.

use std::sync::Arc;

use super::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::{Place, Source, ValuePath};

/// A field of a file, and the fields in it.
#[derive(Clone, Debug)]
pub struct WrittenField {
    /// The way to it, members of lists by their numbers, from 1.
    pub path: ValuePath,
    /// Its key; the number of a member.
    pub key: String,
    /// Where it is written.
    pub place: Place,
    /// Its content.
    pub content: WrittenContent,
}

/// The content of a field.
#[derive(Clone, Debug)]
pub enum WrittenContent {
    /// Nothing.
    Empty,
    /// A text or a figure.
    Text(String),
    /// The members of a list.
    List(Vec<WrittenField>),
    /// The entries of a map.
    Map(Vec<WrittenField>),
}

/// The fields of a file; none if it cannot be read.
pub fn fields(source: &Arc<Source>) -> Option<WrittenField> {
    let node = yaml::parse(source, &mut Findings::default())?;
    let place = Place::new(source, node.range.clone());
    Some(WrittenField {
        path: ValuePath::default(),
        key: String::new(),
        content: content(source, &node, &ValuePath::default()),
        place,
    })
}

fn content(source: &Arc<Source>, node: &Node, path: &ValuePath) -> WrittenContent {
    let field = |key: &str, at: usize, value: &Node| {
        let path = path.below(key);
        let content = content(source, value, &path);
        WrittenField { key: key.to_owned(), place: Place::new(source, at..value.range.end), content, path }
    };
    match &node.value {
        Value::Null => WrittenContent::Empty,
        Value::Scalar(text) => WrittenContent::Text(text.clone()),
        Value::List(members) => {
            let members = members.iter().enumerate();
            WrittenContent::List(
                members
                    .map(|(at, member)| field(&(at + 1).to_string(), member.range.start, member))
                    .collect(),
            )
        }
        Value::Map(entries) => {
            let entries = entries.iter().filter_map(|(key, value)| match &key.value {
                Value::Scalar(name) => Some(field(name, key.range.start, value)),
                _ => None,
            });
            WrittenContent::Map(entries.collect())
        }
    }
}

impl WrittenField {
    /// The fields in it.
    pub fn children(&self) -> &[Self] {
        match &self.content {
            WrittenContent::List(children) | WrittenContent::Map(children) => children,
            WrittenContent::Empty | WrittenContent::Text(_) => &[],
        }
    }

    /// The field in it under a key or number.
    pub fn child(&self, key: &str) -> Option<&Self> {
        self.children().iter().find(|child| child.key == key)
    }

    /// The field that a path leads to.
    pub fn at(&self, path: &ValuePath) -> Option<&Self> {
        path.parts().iter().try_fold(self, |field, part| field.child(part).or_else(|| field.member(part)))
    }

    /// The member of a list by its id, or by what it counts.
    fn member(&self, name: &str) -> Option<&Self> {
        let WrittenContent::List(members) = &self.content else { return None };
        let is_it = |key: &&Self| key.text().is_some_and(|text| text.trim() == name);
        let has_name = |member: &&Self| {
            ["id", "measure"].iter().filter_map(|key| member.child(key)).any(|key| is_it(&key))
        };
        members.iter().find(has_name)
    }

    /// Its text; none of a list, a map or nothing.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            WrittenContent::Text(text) => Some(text),
            _ => None,
        }
    }
}
