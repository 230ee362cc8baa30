//! Paragraphs that came and went, as members of the lists that the data have them in.

use super::edited::EditedPassage;
use super::versions::WordFileChanges;
use crate::data::{NewMember, WordsChange, WordsChangeKind};
use crate::source::{Place, Position, WordAddress};
use crate::word::{PassageKind, PassageSource, WordPassage};

/// A new paragraph, and where the data are to have it; none where they have no place for it.
pub(super) struct AddedPassage {
    pub(super) edited: usize,
    pub(super) text: String,
    pub(super) change: Option<WordsChange>,
    /// The text of the data that it is next to, by its name among the related places of a finding.
    pub(super) beside: Option<(&'static str, Place)>,
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
            Some((source.place.clone()?, member(&text, source)?))
        };
        // Above a list its first member is nearer than what the list is below.
        let change = match (fitting(before), fitting(after)) {
            (Some((place, member)), _) => Some(WordsChange { place, kind: WordsChangeKind::After(member) }),
            (None, Some((place, member))) => {
                Some(WordsChange { place, kind: WordsChangeKind::Before(member) })
            }
            (None, None) => None,
        };
        let place = |neighbour: usize| {
            let data = changes.sources[neighbour]?;
            now[data].source.as_ref()?.place.clone()
        };
        let behind = (0..*at).rev().find_map(place).map(|place| ("behind", place));
        let before = || (*at + 1..edited.len()).find_map(place).map(|place| ("before", place));
        AddedPassage { edited: *at, text, change, beside: behind.or_else(before) }
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
fn member(text: &str, source: &PassageSource) -> Option<NewMember> {
    if source.kind != PassageKind::Text {
        return None;
    }
    let key = label_form(&source.start).map(|_| "text");
    let words = if let Some(form) = label_form(&source.start) {
        let (label, words) = text.split_once(' ')?;
        Some(words).filter(|_| label_form(label) == Some(form))?
    } else if source.start.is_empty() {
        let is_labelled = text.split_once(' ').is_some_and(|(label, _)| label_form(label).is_some());
        Some(text).filter(|_| !is_labelled && !DASHES.iter().any(|dash| text.starts_with(dash)))?
    } else if source.start == PLUS {
        text.strip_prefix(PLUS)?
    } else if DASHES.contains(&source.start.as_str()) {
        DASHES.iter().filter(|dash| **dash != PLUS).find_map(|dash| text.strip_prefix(dash))?
    } else {
        return None;
    };
    let is_list_of_lines = !source.end.is_empty() && source.start == "- ";
    let words = if is_list_of_lines { words.trim_end_matches([';', ',', '.']) } else { words };
    let words = words.trim();
    let is_plain = !words.is_empty() && !words.contains("{{") && !words.contains("}}");
    is_plain.then(|| NewMember { text: words.to_owned(), key })
}

/// What items begin with.
const DASHES: [&str; 4] = ["- ", PLUS, "– ", "• "];

/// What items below items begin with.
const PLUS: &str = "+ ";

/// How the number of a part is written, `2.1. ` and `3.2.` alike; none of what is no number.
fn label_form(label: &str) -> Option<String> {
    let number = label.trim_end();
    let marks = number.len() - number.trim_end_matches(['.', ')', '/']).len();
    let (digits, end) = number.split_at(number.len() - marks);
    let form = |part: &str| {
        let is_all = |is: fn(char) -> bool| !part.is_empty() && part.chars().all(is);
        match part {
            _ if is_all(|c| c.is_ascii_digit()) => Some('1'),
            _ if is_all(|c| matches!(c, 'I' | 'V' | 'X')) => Some('I'),
            _ if part.chars().count() == 1 && is_all(char::is_lowercase) => Some('a'),
            _ => None,
        }
    };
    let parts: Vec<char> = digits.split('.').map(form).collect::<Option<_>>()?;
    let parts: Vec<String> = parts.into_iter().map(String::from).collect();
    (marks > 0).then(|| format!("{}{end}", parts.join(".")))
}

/// The change that takes a paragraph out of the data; none where it has no line of its own there.
pub(super) fn removal(passage: &WordPassage) -> Option<WordsChange> {
    let source = passage.source.as_ref().filter(|source| source.kind == PassageKind::Text)?;
    Some(WordsChange { place: source.place.clone()?, kind: WordsChangeKind::Removed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_one_form_are_alike() {
        for (one, other) in [("1. ", "12."), ("2.1. ", "3.10."), ("a) ", "đ)"), ("IV. ", "V.")] {
            assert_eq!(label_form(one), label_form(other), "{one}");
            assert!(label_form(one).is_some(), "{one}");
        }
        assert_ne!(label_form("1."), label_form("1)"));
        for label in ["- ", "", "Điều 3. ", "Đảng", "2026"] {
            assert_eq!(label_form(label), None, "{label}");
        }
    }
}
