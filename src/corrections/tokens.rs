//! Texts word by word, and what changed between two.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A part of a text that changed: letters of the old one, and what takes their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChangedPart {
    /// In characters of the old text.
    pub(super) old: Range<usize>,
    pub(super) new: String,
}

/// Up to how many pairs of words texts are compared exactly.
const EXACT: usize = 4_000_000;

/// Up to how many pairs of members lists are aligned.
const MOST_ALIGNED: usize = 400_000_000;

/// The parts of a text that changed, word by word.
pub(super) fn changed_parts(old: &str, new: &str) -> Vec<ChangedPart> {
    let (one, other) = (tokens(old), tokens(new));
    let ends: Vec<usize> = std::iter::once(0)
        .chain(one.iter().scan(0, |at, token| {
            *at += token.chars().count();
            Some(*at)
        }))
        .collect();
    if one.len().saturating_mul(other.len()) > EXACT {
        return vec![ChangedPart { old: 0..old.chars().count(), new: new.to_owned() }];
    }
    // What is between two parts that are the same changed: insertions among the operations tell no sure place.
    let mut parts = Vec::new();
    let mut end = (0, 0);
    let mut add = |was: Range<usize>, is: Range<usize>| {
        if !was.is_empty() || !is.is_empty() {
            parts.push(ChangedPart { old: ends[was.start]..ends[was.end], new: other[is].concat() });
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &one, &other) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            add(end.0..old_index, end.1..new_index);
            end = (old_index + len, new_index + len);
        }
    }
    add(end.0..one.len(), end.1..other.len());
    parts
}

/// Words, figures with the marks within them, blanks, and single marks.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_numeric() { figure(rest) } else { word_length(rest, first) };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

fn word_length(text: &str, first: char) -> usize {
    if !first.is_alphabetic() {
        return first.len_utf8();
    }
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

/// The length of a figure: `1.905`, `04/25`, `16,5`. A mark that no digit follows is none of its marks.
fn figure(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_within =
            matches!(letter, '.' | ',' | '/') && letters.peek().is_some_and(|(_, next)| next.is_numeric());
        if !letter.is_alphanumeric() && !is_within {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}

/// How much of their words two texts have in common, from 0 to 1.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let mut words: Vec<&str> = other.split_whitespace().collect();
    let all = words.len();
    let mut count = 0_usize;
    let mut common = 0_usize;
    for word in one.split_whitespace() {
        count += 1;
        if let Some(at) = words.iter().position(|known| *known == word) {
            words.swap_remove(at);
            common += 1;
        }
    }
    if count + all == 0 {
        return 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "words of a paragraph")]
    let likeness = 2.0 * common as f64 / (count + all) as f64;
    likeness
}

/// For each member of a list the member of another that it is; none of what the other does not have.
pub(super) fn aligned<T: Eq + std::hash::Hash + Ord>(text: &[T], other: &[T]) -> Vec<Option<usize>> {
    let mut aligned = vec![None; text.len()];
    if text.len().saturating_mul(other.len()) > MOST_ALIGNED {
        return aligned;
    }
    for op in capture_diff_slices(Algorithm::Myers, text, other) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for at in 0..len {
                aligned[old_index + at] = Some(new_index + at);
            }
        }
    }
    aligned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_change_whole() {
        let parts = changed_parts("đạt 905 người, 16%.", "đạt 1.905 người, 17%.");
        let expected = [
            ChangedPart { old: 4..7, new: "1.905".to_owned() },
            ChangedPart { old: 15..17, new: "17".to_owned() },
        ];
        assert_eq!(parts, expected);
    }

    #[test]
    fn a_mark_gives_way_to_a_word() {
        for (old, new) in [("Hồ sơ, lý lịch", "Hồ sơ và lý lịch"), ("Hồ sơ, lý lịch", "Hồ sơ các lý lịch")]
        {
            let mut letters: Vec<char> = old.chars().collect();
            for part in changed_parts(old, new).into_iter().rev() {
                letters.splice(part.old, part.new.chars());
            }
            assert_eq!(letters.into_iter().collect::<String>(), new);
        }
    }

    #[test]
    fn words_come_and_go() {
        let parts = changed_parts("Mở lớp.", "Mở hai lớp");
        assert_eq!(parts[0], ChangedPart { old: 3..3, new: "hai ".to_owned() });
        assert_eq!(parts[1], ChangedPart { old: 6..7, new: String::new() });
    }
}
