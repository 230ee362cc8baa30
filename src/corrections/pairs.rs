//! Which paragraph of one version is which of another: by the names of bookmarks, by equal words, and between those that are known
//! by likeness.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::tokens::likeness;

/// A paragraph of a version.
#[derive(Clone, Copy, Debug)]
pub(super) struct PairSide<'a> {
    pub(super) text: &'a str,
    pub(super) names: &'a [String],
}

/// How alike paragraphs are at the least that are taken for one.
const LEAST: f64 = 0.4;

/// How many pairs of a gap are compared.
const MOST: usize = 40_000;

/// For each paragraph of a version the paragraph of another that it is.
pub(super) fn pairs(base: &[PairSide<'_>], other: &[PairSide<'_>]) -> Vec<Option<usize>> {
    let mut pairing = Pairing { base, other, found: vec![None; base.len()], taken: BTreeSet::new() };
    pairing.by_name(|one, other| one == other);
    // A figure that became another's is no figure that was moved.
    pairing.by_name(|one, other| is_figure(one) && is_figure(other));
    pairing.by_text();
    pairing.by_name(|_, _| true);
    pairing.between();
    pairing.found
}

/// Pairs that are found so far.
struct Pairing<'a> {
    base: &'a [PairSide<'a>],
    other: &'a [PairSide<'a>],
    found: Vec<Option<usize>>,
    taken: BTreeSet<usize>,
}

impl Pairing<'_> {
    fn add(&mut self, base: usize, other: usize) {
        if self.found[base].is_none() && self.taken.insert(other) {
            self.found[base] = Some(other);
        }
    }

    /// Paragraphs of one name whose texts may be one paragraph's.
    fn by_name(&mut self, may_be: impl Fn(&str, &str) -> bool) {
        let names = self
            .other
            .iter()
            .enumerate()
            .flat_map(|(at, side)| side.names.iter().map(move |name| (name, at)));
        let places: BTreeMap<&String, usize> = names.collect();
        for at in 0..self.base.len() {
            let known = self.base[at].names.iter().find_map(|name| places.get(name).copied());
            if let Some(other) = known
                && may_be(self.base[at].text, self.other[other].text)
            {
                self.add(at, other);
            }
        }
    }

    /// Paragraphs with the same words in the same order.
    fn by_text(&mut self) {
        let base: Vec<usize> = (0..self.base.len()).filter(|at| self.found[*at].is_none()).collect();
        let other: Vec<usize> = (0..self.other.len()).filter(|at| !self.taken.contains(at)).collect();
        let one: Vec<&str> = base.iter().map(|at| self.base[*at].text).collect();
        let two: Vec<&str> = other.iter().map(|at| self.other[*at].text).collect();
        for op in capture_diff_slices(Algorithm::Patience, &one, &two) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                for at in 0..len {
                    self.add(base[old_index + at], other[new_index + at]);
                }
            }
        }
        // What was moved has its words elsewhere.
        let mut left: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in (0..self.other.len()).rev().filter(|at| !self.taken.contains(at)) {
            left.entry(self.other[at].text).or_default().push(at);
        }
        for at in 0..self.base.len() {
            if self.found[at].is_none()
                && let Some(other) = left.get_mut(self.base[at].text).and_then(Vec::pop)
            {
                self.add(at, other);
            }
        }
    }

    /// Paragraphs between two that are known.
    fn between(&mut self) {
        let mut at = 0;
        while at < self.base.len() {
            if self.found[at].is_some() {
                at += 1;
                continue;
            }
            let end =
                (at..self.base.len()).find(|next| self.found[*next].is_some()).unwrap_or(self.base.len());
            let from = at.checked_sub(1).and_then(|before| self.found[before]).map_or(0, |before| before + 1);
            let to = self.found.get(end).copied().flatten().unwrap_or(self.other.len());
            if from < to {
                self.gap(at..end, from..to);
            }
            at = end;
        }
    }

    fn gap(&mut self, base: Range<usize>, other: Range<usize>) {
        let free: Vec<usize> = other.filter(|at| !self.taken.contains(at)).collect();
        if let ([only], true) = (free.as_slice(), base.len() == 1) {
            return self.add(base.start, *only);
        }
        if free.is_empty() || base.len().saturating_mul(free.len()) > MOST {
            return;
        }
        let own: Vec<usize> = base.collect();
        for (at, other) in
            best_in_order(&own, &free, |one, two| likeness(self.base[one].text, self.other[two].text))
        {
            self.add(at, other);
        }
    }
}

/// Whether a text is a figure alone.
pub(super) fn is_figure(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && !text.chars().any(char::is_alphabetic)
}

/// The pairs of two lists in order that are most alike together.
fn best_in_order(own: &[usize], free: &[usize], like: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let width = free.len() + 1;
    let mut best = vec![0.0_f64; (own.len() + 1) * width];
    let mut likeness = vec![0.0_f64; own.len() * free.len()];
    for one in (0..own.len()).rev() {
        for two in (0..free.len()).rev() {
            let alike = like(own[one], free[two]);
            likeness[one * free.len() + two] = alike;
            let paired = if alike >= LEAST { alike + best[(one + 1) * width + two + 1] } else { 0.0 };
            best[one * width + two] =
                paired.max(best[(one + 1) * width + two]).max(best[one * width + two + 1]);
        }
    }
    let (mut one, mut two, mut pairs) = (0, 0, Vec::new());
    while one < own.len() && two < free.len() {
        let here = best[one * width + two];
        let is_skipped = |value: f64| (value - here).abs() < f64::EPSILON;
        if is_skipped(best[(one + 1) * width + two]) {
            one += 1;
        } else if is_skipped(best[one * width + two + 1]) {
            two += 1;
        } else {
            pairs.push((own[one], free[two]));
            (one, two) = (one + 1, two + 1);
        }
    }
    pairs
}

/// The places of a list that are out of order: all but a longest part that goes up.
pub(super) fn out_of_order(places: &[usize]) -> BTreeSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for at in 0..places.len() {
        let length = ends.partition_point(|end| places[*end] < places[at]);
        before[at] = length.checked_sub(1).map(|last| ends[last]);
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut kept = BTreeSet::new();
    let mut at = ends.last().copied();
    while let Some(here) = at {
        kept.insert(here);
        at = before[here];
    }
    (0..places.len()).filter(|at| !kept.contains(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(base: &[(&str, &str)], other: &[(&str, &str)]) -> Vec<Option<usize>> {
        let names = |side: &[(&str, &str)]| -> Vec<Vec<String>> {
            side.iter()
                .map(|(name, _)| if name.is_empty() { vec![] } else { vec![(*name).to_owned()] })
                .collect()
        };
        let (one, two) = (names(base), names(other));
        let base: Vec<PairSide<'_>> =
            base.iter().zip(&one).map(|((_, text), names)| PairSide { text, names }).collect();
        let other: Vec<PairSide<'_>> =
            other.iter().zip(&two).map(|((_, text), names)| PairSide { text, names }).collect();
        pairs(&base, &other)
    }

    #[test]
    fn names_come_first_then_words_then_likeness() {
        let base = [("a", "một hai ba"), ("b", "bốn năm"), ("c", "sáu bảy tám chín"), ("d", "mười")];
        let other =
            [("", "một hai ba"), ("b", "khác hẳn"), ("", "thêm vào"), ("", "sáu bảy tám"), ("", "mười")];
        assert_eq!(paired(&base, &other), [Some(0), Some(1), Some(3), Some(4)]);
    }

    #[test]
    fn a_figure_that_became_another_s_was_not_moved() {
        let base = [("a", "3"), ("b", "5"), ("c", "15")];
        let other = [("a", "5"), ("b", "7"), ("c", "17")];
        assert_eq!(paired(&base, &other), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn what_was_moved_is_found_by_its_words() {
        let base = [("", "một"), ("", "hai"), ("", "ba")];
        let other = [("", "ba"), ("", "một"), ("", "hai")];
        assert_eq!(paired(&base, &other), [Some(1), Some(2), Some(0)]);
        assert_eq!(out_of_order(&[1, 2, 0]), BTreeSet::from([2]));
    }

    #[test]
    fn a_paragraph_that_is_gone_has_no_pair() {
        assert_eq!(paired(&[("", "một"), ("", "hai ba bốn")], &[("", "một")]), [Some(0), None]);
    }
}
