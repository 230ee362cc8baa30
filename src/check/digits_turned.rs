//! One number that a document gives twice, once with two digits in the wrong order: `14.630 người dân` and `14.360 người dân`.
//!
//! Two numbers of four digits and more that differ by this alone, before the same two words, are seldom two facts.

use std::collections::BTreeMap;

use super::prose::{Prose, ProseZone};
use super::quantities::written;
use super::rates::count_at;
use crate::diag::{Code, Findings};
use crate::source::Place;
use crate::text::{Scan, TokenKind};

/// The least number that is compared: shorter ones have too few digits to be a slip of one another.
const LEAST: u64 = 1_000;

/// Words of a text by which its numbers are of another time or group.
const OF_OTHERS: &[&str] = &["so với", "cùng kỳ", "tăng", "giảm", "năm trước", "lên", "xuống"];

/// A number with the two words after it.
struct CountedNumber<'p> {
    value: u64,
    first: usize,
    last: usize,
    noun: [&'p str; 2],
}

/// Checks the numbers of a document.
pub(super) fn check(prose: &[Prose<'_>], findings: &mut Findings) {
    let mut known: BTreeMap<[&str; 2], Vec<(u64, Place)>> = BTreeMap::new();
    for one in prose.iter().filter(|one| matches!(one.context.zone, ProseZone::Body | ProseZone::Inner)) {
        let scan = &one.scan;
        if scan.has_any(&(0..scan.tokens().len()), OF_OTHERS) {
            continue;
        }
        for number in (0..scan.tokens().len()).filter_map(|at| CountedNumber::parse(scan, at)) {
            let range = scan.range(number.first, number.last);
            let earlier = known.entry(number.noun).or_default();
            if let Some((first, place)) = earlier.iter().find(|(first, _)| is_turned(*first, number.value)) {
                let finding = one.finding(Code::FigureDiffers, range.clone()).with("kind", "count");
                let finding = finding.with("written", &scan.text()[range.clone()]);
                let finding =
                    finding.with("counted", number.noun.join(" ")).with("first", written(*first * 1_000));
                findings.push(finding.related("first", place));
            }
            earlier.push((number.value, one.place(range)));
        }
    }
}

impl<'p> CountedNumber<'p> {
    fn parse(scan: &'p Scan<'_>, at: usize) -> Option<Self> {
        let is_free = at == 0 || !scan.is_joined(at) || scan.is_mark(at - 1, '(');
        let (value, last) = count_at(scan, at).filter(|(value, _)| is_free && *value >= LEAST)?;
        let is_word = |at: usize| scan.kind(at) == Some(TokenKind::Word) && !scan.is_joined(at);
        let is_named = at > 0 && matches!(scan.word(at - 1), "số" | "năm" | "lần");
        (is_word(last + 1) && is_word(last + 2) && !is_named).then(|| Self {
            value,
            first: at,
            last,
            noun: [scan.word(last + 1), scan.word(last + 2)],
        })
    }
}

/// Whether two numbers differ by two neighbouring digits alone, which have changed places.
fn is_turned(one: u64, other: u64) -> bool {
    let (one, other) = (one.to_string().into_bytes(), other.to_string().into_bytes());
    if one.len() != other.len() {
        return false;
    }
    let differ: Vec<usize> = (0..one.len()).filter(|at| one[*at] != other[*at]).collect();
    matches!(differ[..], [a, b] if b == a + 1 && one[a] == other[b] && one[b] == other[a])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_digits_that_change_places_are_seen() {
        assert!(is_turned(14_630, 14_360));
        assert!(is_turned(2_398, 2_938));
        for (one, other) in [(14_630, 14_630), (14_630, 14_306), (14_630, 14_631), (1_463, 14_630)] {
            assert!(!is_turned(one, other), "{one} {other}");
        }
    }

    #[test]
    fn numbers_are_read_with_what_they_count() {
        let scan = Scan::new("Lập hồ sơ cho 14.360 người dân; năm 2026 có 80 người dân, số 1234 người dân.");
        let found = (0..scan.tokens().len()).filter_map(|at| CountedNumber::parse(&scan, at));
        let found: Vec<(u64, String)> = found.map(|one| (one.value, one.noun.join(" "))).collect();
        assert_eq!(found, [(14_360, "người dân".to_owned())]);
    }
}
