//! What findings quote of long texts: the part with the difference.

use crate::diag::Finding;

/// The longest text that a finding shows, in characters.
const SHOWN: usize = 120;

/// How much of a text is shown before the difference, in characters.
const LEAD: usize = 40;

/// A text, cut where it is long.
pub(super) fn short(text: &str) -> String {
    short_at(text, 0)
}

/// A text, cut where it is long, so that a place in it, in characters, is shown.
pub(super) fn short_at(text: &str, at: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let start = if letters.len() <= SHOWN { 0 } else { start(&letters, at) };
    let end = letters.len().min(start + SHOWN);
    let part: String = letters[start..end].iter().collect();
    let (lead, tail) = (if start > 0 { "…" } else { "" }, if end < letters.len() { "…" } else { "" });
    format!("{lead}{}{tail}", if tail.is_empty() { &part } else { part.trim_end() })
}

/// Where the shown part begins: at a word, some letters before the place.
fn start(letters: &[char], at: usize) -> usize {
    let at = at.min(letters.len());
    let from = at.saturating_sub(LEAD);
    if from == 0 {
        return 0;
    }
    (from..at).find(|place| letters[place - 1].is_whitespace()).unwrap_or(from)
}

/// The first place, in characters, at which two texts differ.
pub(super) fn first_difference(one: &str, other: &str) -> usize {
    let differs = one.chars().zip(other.chars()).position(|(one, other)| one != other);
    differs.unwrap_or_else(|| one.chars().count().min(other.chars().count()))
}

/// A text, cut where it is long, so that its first difference from another is shown.
pub(super) fn short_unlike(text: &str, other: &str) -> String {
    short_at(text, first_difference(text, other))
}

/// A finding with an old and a new text, both cut to their first difference.
pub(super) fn with_both(finding: Finding, old: &str, new: &str) -> Finding {
    finding.with("old", short_unlike(old, new)).with("new", short_unlike(new, old))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_shown() {
        let start = "trong đó quý III ".repeat(12);
        let (one, other) = (format!("{start}07 đồng chí"), format!("{start}08 đồng chí"));
        assert_eq!(first_difference(&one, &other), start.chars().count() + 1);
        let quoted = short_unlike(&one, &other);
        assert!(quoted.starts_with("…") && quoted.ends_with("07 đồng chí"), "{quoted}");
        assert_eq!(short_unlike("ngắn 1", "ngắn 2"), "ngắn 1");
        assert!(short(&one).ends_with('…') && short(&one).chars().count() <= SHOWN + 1);
    }
}
