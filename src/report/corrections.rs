//! What a Word file changes in the data, paragraph by paragraph: for a terminal, and as JSON.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::comparison::marked;
use super::json::{PlaceLine, line_of, place_line};
use crate::compare::compared_words;
use crate::corrections::Correction;

/// A paragraph that changes, at its place in the data: `plan.yaml:12:9: Mở [-hai-]{+ba+} lớp`.
pub fn correction_text(catalogue: &Catalogue, correction: &Correction) -> String {
    let Correction { place, fate, old, new } = correction;
    let note = match *fate {
        "added" => format!("[{}] ", catalogue.word("fate-added")),
        "removed" => format!("[{}] ", catalogue.word("fate-removed")),
        _ => String::new(),
    };
    let words = marked(&compared_words(old, new));
    format!("{}:{}: {note}{words}", place.source().path(), place.position())
}

#[derive(Serialize)]
struct CorrectionLine<'a> {
    place: PlaceLine,
    fate: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

/// A paragraph that changes, as one line.
pub fn correction_json(correction: &Correction) -> String {
    let Correction { place, fate, old, new } = correction;
    let before = Some(old.as_str()).filter(|text| !text.is_empty());
    let after = Some(new.as_str()).filter(|text| !text.is_empty());
    line_of("correction", &CorrectionLine { place: place_line(place), fate, before, after })
}

#[derive(Serialize)]
struct ChangesLine<'a> {
    path: &'a str,
    changes: usize,
    diff: &'a str,
}

/// How many corrections change a file, as one line; `diff` is a unified diff.
pub fn changes_json(path: &str, changes: usize, diff: &str) -> String {
    line_of("changes", &ChangesLine { path, changes, diff })
}
