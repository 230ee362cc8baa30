//! New words of a paragraph that the data changed as well: what each side alone changed is in the merged words, and what both
//! changed, each otherwise, is a conflict.

use std::ops::Range;

use super::tokens::{ChangedPart, changed_parts};

/// What both sides changed, each otherwise: where that begins in each version, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordsConflict {
    pub(super) base: usize,
    pub(super) word: usize,
    pub(super) data: usize,
}

/// The words of the data with what the file alone changed.
pub(super) fn merged(base: &str, word: &str, data: &str) -> Result<String, WordsConflict> {
    let (in_word, in_data) = (changed_parts(base, word), changed_parts(base, data));
    let mut letters: Vec<char> = data.chars().collect();
    for part in in_word.iter().rev() {
        if in_data.contains(part) {
            continue;
        }
        if let Some(other) = in_data.iter().find(|other| do_touch(&part.old, &other.old)) {
            let base = part.old.start.min(other.old.start);
            return Err(WordsConflict { base, word: moved(base, &in_word), data: moved(base, &in_data) });
        }
        let range = moved(part.old.start, &in_data)..moved(part.old.end, &in_data);
        letters.splice(range, part.new.chars());
    }
    Ok(letters.into_iter().collect())
}

fn do_touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// Where a place is after changes: a place within one is where its new words begin.
pub(super) fn moved(at: usize, parts: &[ChangedPart]) -> usize {
    let mut moved = at;
    for part in parts.iter().filter(|part| part.old.start < at) {
        let end = part.old.end.min(at);
        moved = moved + part.new.chars().count() - (end - part.old.start);
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_side_changed_is_kept() {
        let base = "Năm 2026 kết nạp 07 người, quý III 03 người.";
        let merged = |word: &str, data: &str| merged(base, word, data);
        let data = base.replace("07", "108");
        let word = base.replace("2026", "2027").replace("07", "108").replace("người.", "đồng chí.");
        assert_eq!(merged(&word, &data), Ok(word.clone()));
        let word = base.replace("2026", "2027").replace("người.", "đồng chí.");
        assert_eq!(merged(&word, &data), Ok(word.replace("07", "108")));
        // Both insert at one place.
        assert!(merged(&format!("{base} A."), &format!("{base} B.")).is_err());
    }

    #[test]
    fn what_both_changed_otherwise_is_a_conflict() {
        let base = "Năm 2026 kết nạp 07 người.";
        let (word, data) = ("Cả năm 2026 kết nạp 09 người.", "Năm 2026 kết nạp 08 người.");
        assert_eq!(merged(base, word, data), Err(WordsConflict { base: 17, word: 20, data: 17 }));
    }
}
