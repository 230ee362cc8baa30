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
            [Run::Plain(text)] => serializer.serialize_str(&breakable(text)),
            runs => serializer.collect_seq(runs.iter().map(RunView)),
        }
    }
}

struct RunView<'a>(&'a Run);

impl Serialize for RunView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (key, inner) = match self.0 {
            Run::Plain(text) => return serializer.serialize_str(&breakable(text)),
            Run::Unbroken(text) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("u", text)?;
                return map.end();
            }
            Run::Leader => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("dots", ".")?;
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

/// How many dots in a row are a line to write on, which may break anywhere; `…` has three.
const DOTS: usize = 12;

/// A place where a line may break, and nothing is seen.
const BREAK: char = '\u{200b}';

/// A text whose dotted lines, which are filled in by hand, may break between any two dots.
fn breakable(text: &str) -> Cow<'_, str> {
    let is_dot = |c: char| matches!(c, '…' | '.' | '_');
    let is_long = |run: &str| run.chars().map(|c| if c == '…' { 3 } else { 1 }).sum::<usize>() >= DOTS;
    let may_be_long = text.contains('…')
        || text.bytes().zip(text.bytes().skip(1)).any(|pair| matches!(pair, (b'.' | b'_', b'.' | b'_')));
    if !may_be_long || !text.split(|c| !is_dot(c)).any(is_long) {
        return Cow::Borrowed(text);
    }
    let mut broken = String::with_capacity(2 * text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_dot) {
        let end = rest[start..].find(|c| !is_dot(c)).map_or(rest.len(), |length| start + length);
        let (before, run) = (&rest[..start], &rest[start..end]);
        broken.push_str(before);
        if is_long(run) {
            run.chars().for_each(|dot| broken.extend([dot, BREAK]));
        } else {
            broken.push_str(run);
        }
        rest = &rest[end..];
    }
    broken.push_str(rest);
    Cow::Owned(broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dotted_line_may_break_between_its_dots() {
        assert_eq!(breakable("Họ tên: ……… xong..."), "Họ tên: ……… xong...");
        let broken = breakable("Họ tên: ………………, ngày");
        assert_eq!(broken.matches(BREAK).count(), 6);
        assert_eq!(broken.replace(BREAK, ""), "Họ tên: ………………, ngày");
    }
}
