//! Rich text as templates see it: a string, or a list of strings and of dictionaries with one key.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::content::{Marks, Run, Runs};

/// A rich text.
pub(super) struct RunsView<'a>(Cow<'a, Runs>);

impl<'a> RunsView<'a> {
    /// A text that was made for the view.
    pub(super) fn owned(runs: Runs) -> Self {
        Self(Cow::Owned(runs))
    }

    /// A text with what the program sets around it.
    pub(super) fn marked(runs: &'a Runs, marks: Option<&Marks>) -> Self {
        Self(match marks {
            Some(marks) => Cow::Owned(marks.around(runs.clone())),
            None => Cow::Borrowed(runs),
        })
    }
}

impl Serialize for RunsView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Pieces(&self.0).serialize(serializer)
    }
}

struct Pieces<'a>(&'a Runs);

impl Serialize for Pieces<'_> {
    /// One plain piece is a string, everything else a list.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.0.as_slice() {
            [Run::Plain(text)] => serializer.serialize_str(text),
            runs => serializer.collect_seq(runs.iter().map(RunView)),
        }
    }
}

struct RunView<'a>(&'a Run);

impl Serialize for RunView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (key, inner) = match self.0 {
            Run::Plain(text) => return serializer.serialize_str(text),
            Run::Unbroken(text) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("u", text)?;
                return map.end();
            }
            Run::Bold(inner) => ("b", inner),
            Run::Italic(inner) => ("i", inner),
            Run::Underlined(inner) => ("l", inner),
            Run::Footnote(inner) => ("f", inner),
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(key, &Pieces(inner))?;
        map.end()
    }
}
