//! Three versions of a document, paragraph by paragraph: as its Word file was made, as that comes back, and as the data say
//! it now.

use std::collections::BTreeSet;

use super::edited::EditedPassage;
use super::merged::{WordsConflict, merged};
use super::pairs::{PairSide, out_of_order, pairs};
use super::quotes::{first_difference, short_at};
use super::record::MadePassage;
use crate::diag::{Code, Finding, Findings};
use crate::word::WordPassage;

/// The versions.
#[derive(Clone, Copy)]
pub(super) struct ThreeVersions<'a> {
    pub(super) made: &'a [MadePassage],
    pub(super) edited: &'a [EditedPassage],
    pub(super) now: &'a [WordPassage],
}

/// A paragraph of which the Word file alone changed some words.
#[derive(Clone, Debug)]
pub(super) struct PassageChange {
    /// Which of the data's paragraphs.
    pub(super) now: usize,
    /// Which of the file's.
    pub(super) edited: usize,
    /// Its words in the data, without what the program sets around them, and those with the changes of the file.
    pub(super) old: String,
    pub(super) new: String,
}

/// What the Word file alone changed.
#[derive(Debug, Default)]
pub(super) struct WordFileChanges {
    pub(super) rewritten: Vec<PassageChange>,
    /// New paragraphs of the file.
    pub(super) added: Vec<usize>,
    /// Paragraphs of the data that the file no longer has.
    pub(super) removed: Vec<usize>,
    /// Paragraphs of the file that are in another place.
    pub(super) moved: Vec<usize>,
    /// Paragraphs of the file whose number, dash or end mark is another.
    pub(super) remarked: Vec<usize>,
    /// For each paragraph of the file the one of the data that it is.
    pub(super) sources: Vec<Option<usize>>,
}

/// A paragraph without what the program sets around its words.
struct Body<'t> {
    words: &'t str,
    is_marked: bool,
}

/// Compares the versions. What both sides changed, each otherwise, is a finding.
pub(super) fn file_changes(versions: ThreeVersions<'_>, findings: &mut Findings) -> WordFileChanges {
    let ThreeVersions { made, edited, now } = versions;
    let names: Vec<Vec<String>> = made.iter().map(|one| vec![one.name.clone()]).collect();
    let made_sides: Vec<PairSide<'_>> =
        made.iter().zip(&names).map(|(one, names)| PairSide { text: &one.text, names }).collect();
    let edited_sides: Vec<PairSide<'_>> =
        edited.iter().map(|one| PairSide { text: &one.text, names: &one.names }).collect();
    let now_names: Vec<Vec<String>> = now.iter().map(|one| vec![one.name.clone()]).collect();
    let now_sides: Vec<PairSide<'_>> =
        now.iter().zip(&now_names).map(|(one, names)| PairSide { text: &one.text, names }).collect();
    let in_file = pairs(&made_sides, &edited_sides);
    let in_data = pairs(&made_sides, &now_sides);
    let mut changes = WordFileChanges { sources: vec![None; edited.len()], ..WordFileChanges::default() };
    for (at, made) in made.iter().enumerate() {
        if let (Some(file), Some(data)) = (in_file[at], in_data[at]) {
            changes.sources[file] = Some(data);
        }
        changes.compare(made, in_file[at], in_data[at], versions, findings);
    }
    let known: BTreeSet<usize> = in_file.iter().flatten().copied().collect();
    changes.added = (0..edited.len()).filter(|at| !known.contains(at)).collect();
    let places: Vec<usize> = in_file.iter().flatten().copied().collect();
    changes.moved = out_of_order(&places).into_iter().map(|at| places[at]).collect();
    changes
}

impl WordFileChanges {
    /// Compares one paragraph of the file as it was made with what became of it on both sides.
    fn compare(
        &mut self,
        made: &MadePassage,
        file: Option<usize>,
        data: Option<usize>,
        versions: ThreeVersions<'_>,
        findings: &mut Findings,
    ) {
        let was = body(&made.text, &made.start, &made.end);
        let now = data.map(|data| {
            let passage = &versions.now[data];
            let (start, end) = around(passage);
            body(&passage.text, start, end)
        });
        let is_changed_in_data = now.as_ref().is_none_or(|now| now.words != was.words);
        let Some(file) = file else {
            match data {
                Some(data) if !is_changed_in_data => self.removed.push(data),
                Some(data) => findings.push(conflict(versions, None, Some(data), made, None)),
                None => {}
            }
            return;
        };
        let edited = &versions.edited[file];
        let is = edited_body(&edited.text, &made.start, &made.end);
        if is.is_marked && data.is_some() {
            self.remarked.push(file);
        }
        let is_same_in_data = now.as_ref().is_some_and(|now| now.words == is.words);
        if is.words == was.words || is_same_in_data {
            return;
        }
        let (Some(data), Some(now)) = (data, now) else {
            return findings.push(conflict(versions, Some(file), data, made, None));
        };
        match merged(was.words, is.words, now.words) {
            Ok(new) if new == now.words => {}
            Ok(new) => {
                self.rewritten.push(PassageChange {
                    now: data,
                    edited: file,
                    old: now.words.to_owned(),
                    new,
                });
            }
            Err(at) => findings.push(conflict(versions, Some(file), Some(data), made, Some(at))),
        }
    }
}

/// What the program sets around the words of a paragraph.
fn around(passage: &WordPassage) -> (&str, &str) {
    let source = passage.source.as_ref();
    source.map_or(("", ""), |source| (source.start.as_str(), source.end.as_str()))
}

fn body<'t>(text: &'t str, start: &str, end: &str) -> Body<'t> {
    let words = text.strip_prefix(start).unwrap_or(text);
    let words = words.strip_suffix(end).unwrap_or(words);
    Body { words, is_marked: false }
}

/// A paragraph of the file: its number, dash or end mark may be another than the program set.
fn edited_body<'t>(text: &'t str, start: &str, end: &str) -> Body<'t> {
    let (mut words, mut is_marked) = (text, false);
    if let Some(rest) = text.strip_prefix(start) {
        words = rest;
    } else {
        is_marked = true;
        if let Some((first, rest)) = text.split_once(' ')
            && is_label(first)
        {
            words = rest;
        }
    }
    if let Some(rest) = words.strip_suffix(end) {
        return Body { words: rest, is_marked };
    }
    let is_mark = |c: char| matches!(c, '.' | ',' | ';' | ':' | '/');
    Body { words: words.trim_end_matches(is_mark), is_marked: true }
}

/// Whether a word is a number of a part, or the mark of an item: `2.1.`, `a)`, `-`.
fn is_label(word: &str) -> bool {
    if matches!(word, "-" | "+" | "*" | "–" | "•") {
        return true;
    }
    let number = word.trim_end_matches(['.', ')', ':']);
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || b"IVXLC".contains(&byte));
    number.len() < word.len()
        && !number.is_empty()
        && (number.split('.').all(|part| !part.is_empty() && is_number(part)) || number.chars().count() == 1)
}

/// The finding about a paragraph that both sides changed: each version is quoted around what they changed.
fn conflict(
    versions: ThreeVersions<'_>,
    file: Option<usize>,
    data: Option<usize>,
    made: &MadePassage,
    at: Option<WordsConflict>,
) -> Finding {
    let file = file.map(|file| &versions.edited[file]);
    let data = data.map(|data| &versions.now[data]);
    let in_data = data.and_then(|passage| passage.source.as_ref()?.place.clone());
    let in_file = file.map(|file| file.place.clone());
    let finding = match (&in_data, &in_file) {
        (Some(place), _) | (None, Some(place)) => Finding::at(Code::WordConflict, place),
        (None, None) => Finding::nowhere(Code::WordConflict),
    };
    let word = file.map_or("", |file| file.text.as_str());
    let now = data.map_or("", |data| data.text.as_str());
    // Places within the words are near enough to those in the whole paragraph.
    let at = at.unwrap_or_else(|| {
        let first = first_difference(&made.text, if word.is_empty() { now } else { word });
        WordsConflict { base: first, word: first, data: first }
    });
    let finding = finding.with("base", short_at(&made.text, at.base));
    let finding = finding.with("word", short_at(word, at.word)).with("data", short_at(now, at.data));
    match (in_data, in_file) {
        (Some(_), Some(file)) => finding.related("word", &file),
        _ => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_sets_is_taken_off() {
        assert_eq!(body("- Các chi bộ,", "- ", ",").words, "Các chi bộ");
        let cases = [
            ("2. Mở lớp.", "1. ", "", "Mở lớp.", true),
            ("1. Mở lớp", "1. ", "", "Mở lớp", false),
            ("- Đảng ủy;", "- ", ",", "Đảng ủy", true),
            ("Mở lớp.", "- ", "", "Mở lớp.", true),
            ("b) Mở lớp", "a) ", "", "Mở lớp", true),
        ];
        for (text, start, end, words, is_marked) in cases {
            let found = edited_body(text, start, end);
            assert_eq!((found.words, found.is_marked), (words, is_marked), "{text}");
        }
    }
}
