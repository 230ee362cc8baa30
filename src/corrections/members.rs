//! Paragraphs that came and went, as members of the lists that the data have them in.

use super::edited::EditedPassage;
use super::versions::WordFileChanges;
use crate::data::{WordsChange, WordsChangeKind};
use crate::source::{Place, Position, WordAddress};
use crate::word::{PassageKind, PassageSource, WordPassage};

/// A new paragraph, and where the data are to have it; none where they have no place for it.
pub(super) struct AddedPassage {
    pub(super) edited: usize,
    pub(super) text: String,
    pub(super) change: Option<WordsChange>,
}

/// The new paragraphs of a file.
pub(super) fn added(
    changes: &WordFileChanges,
    edited: &[EditedPassage],
    now: &[WordPassage],
) -> Vec<AddedPassage> {
    let place = |at: &usize| {
        let text = edited[*at].text.clone();
        let known = |index: usize| changes.sources[index].map(|now| (index, now));
        let before = (0..*at).rev().find_map(known);
        let after = (*at + 1..edited.len()).find_map(known);
        let fitting = |neighbour: Option<(usize, usize)>| {
            let (index, data) = neighbour?;
            if !is_beside(&edited[index].place, &edited[*at].place) {
                return None;
            }
            let source = now[data].source.as_ref()?;
            Some((source.place.clone()?, member_text(&text, source)?))
        };
        let change = match (fitting(before), fitting(after)) {
            (Some((place, text)), _) => Some(WordsChange { place, kind: WordsChangeKind::After(text) }),
            (None, Some((place, text))) => Some(WordsChange { place, kind: WordsChangeKind::Before(text) }),
            (None, None) => None,
        };
        AddedPassage { edited: *at, text, change }
    };
    changes.added.iter().map(place).collect()
}

/// Whether two paragraphs are in the running text, or in one cell.
fn is_beside(one: &Place, other: &Place) -> bool {
    match (one.position(), other.position()) {
        (Position::Word(WordAddress::Paragraph(_)), Position::Word(WordAddress::Paragraph(_))) => true,
        (Position::Word(one @ WordAddress::Cell { .. }), Position::Word(other)) => one == other,
        _ => false,
    }
}

/// A new paragraph as a member of the list that a neighbour is in, without what the program sets around members: the same
/// as around the neighbour. None where it does not look like one.
fn member_text(text: &str, source: &PassageSource) -> Option<String> {
    if source.kind != PassageKind::Text {
        return None;
    }
    let dashes = ["- ", "+ ", "– ", "• "];
    let words = if source.start.is_empty() {
        Some(text).filter(|text| !dashes.iter().any(|dash| text.starts_with(dash)))?
    } else if dashes.contains(&source.start.as_str()) {
        dashes.iter().find_map(|dash| text.strip_prefix(dash))?
    } else {
        return None;
    };
    let is_list_of_lines = !source.end.is_empty() && source.start == "- ";
    let words = if is_list_of_lines { words.trim_end_matches([';', ',', '.']) } else { words };
    let words = words.trim();
    (!words.is_empty() && !words.contains("{{") && !words.contains("}}")).then(|| words.to_owned())
}

/// The change that takes a paragraph out of the data; none where it has no line of its own there.
pub(super) fn removal(passage: &WordPassage) -> Option<WordsChange> {
    let source = passage.source.as_ref().filter(|source| source.kind == PassageKind::Text)?;
    Some(WordsChange { place: source.place.clone()?, kind: WordsChangeKind::Removed })
}
