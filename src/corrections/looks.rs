//! Emphasis that somebody changed: words that are bold, italic, underlined or struck in one version alone.

use std::ops::Range;

use super::edited::{EditedLetter, EditedPassage};
use super::quotes::short;
use super::tokens::aligned;
use crate::diag::{Code, Finding};
use crate::docx::RunMark;

/// Words of a paragraph that look otherwise than in the file as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EmphasizedWords {
    /// Which words of the paragraph.
    pub(super) words: Range<usize>,
    /// The function that gives them their new look in the data, if they gained one that has a function, whole.
    pub(super) function: Option<&'static str>,
    pub(super) text: String,
}

/// The words of a paragraph that look otherwise.
pub(super) fn emphasized(made: &EditedPassage, edited: &EditedPassage) -> Vec<EmphasizedWords> {
    let (was, is) = (words(&made.letters), words(&edited.letters));
    let text = |letters: &[EditedLetter]| -> String { letters.iter().map(|one| one.letter).collect() };
    let old: Vec<String> = was.iter().map(|word| text(word)).collect();
    let new: Vec<String> = is.iter().map(|word| text(word)).collect();
    let places = aligned(&new, &old);
    let look = |at: usize| places[at].map_or(NewLook::Same, |place| new_look(was[place], is[at]));
    let mut found: Vec<EmphasizedWords> = Vec::new();
    for (at, word) in new.iter().enumerate() {
        let function = match look(at) {
            NewLook::Same => continue,
            NewLook::Function(name) => Some(name),
            NewLook::Other => None,
        };
        // A word that only blanks and marks follow goes on what is before it.
        match found.last_mut() {
            Some(last) if last.words.end == at && last.function == function => {
                last.words.end = at + 1;
                last.text.extend([" ", word.as_str()]);
            }
            _ => found.push(EmphasizedWords { words: at..at + 1, function, text: word.clone() }),
        }
    }
    found
}

/// The finding about words whose look the data do not take.
pub(super) fn finding(words: &EmphasizedWords, edited: &EditedPassage) -> Finding {
    let finding = Finding::at(Code::WordLeft, &edited.place).with("kind", "emphasis");
    finding.with("text", short(&words.text))
}

/// How a word looks beside what it looked like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NewLook {
    Same,
    /// As a function of texts makes it.
    Function(&'static str),
    Other,
}

fn new_look(was: &[EditedLetter], is: &[EditedLetter]) -> NewLook {
    let letters: Vec<(EditedLetter, EditedLetter)> =
        was.iter().copied().zip(is.iter().copied()).filter(|(_, is)| is.letter.is_alphanumeric()).collect();
    if letters.iter().all(|(was, is)| was.emphasis == is.emphasis) {
        return NewLook::Same;
    }
    let functions = [(RunMark::Bold, "bold"), (RunMark::Italic, "italic"), (RunMark::Underline, "underline")];
    let function = functions.into_iter().find(|(mark, _)| {
        letters
            .iter()
            .all(|(was, is)| was.emphasis & *mark as u8 == 0 && is.emphasis == was.emphasis | *mark as u8)
    });
    function.map_or(NewLook::Other, |(_, name)| NewLook::Function(name))
}

fn words(letters: &[EditedLetter]) -> Vec<&[EditedLetter]> {
    letters.split(|one| one.letter.is_whitespace()).filter(|word| !word.is_empty()).collect()
}

/// The characters of some words in a text, without the marks at their end.
pub(super) fn characters(text: &str, words: &Range<usize>) -> Option<Range<usize>> {
    let mut starts = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        starts.push(at..at + word.trim_end_matches([',', ';', '.', ':']).chars().count());
        at += length + 1;
    }
    Some(starts.get(words.start)?.start..starts.get(words.end.checked_sub(1)?)?.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_characters() {
        assert_eq!(characters("- Một hai, ba", &(1..3)), Some(2..9));
        assert_eq!(characters("Một", &(1..2)), None);
    }

    #[test]
    fn the_function_of_a_new_look_is_known_if_it_is_one() {
        let word = |emphasis: u8| {
            [EditedLetter { letter: 'a', emphasis }, EditedLetter { letter: ',', emphasis: 0 }]
        };
        let bold = RunMark::Bold as u8;
        assert_eq!(new_look(&word(0), &word(bold)), NewLook::Function("bold"));
        assert_eq!(new_look(&word(bold), &word(0)), NewLook::Other);
        assert_eq!(new_look(&word(bold), &word(bold)), NewLook::Same);
    }
}
