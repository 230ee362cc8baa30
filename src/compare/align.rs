//! Finds the members that two lists have in common in the same order.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How often lists are split at members that occur once in each.
const DEEPEST: usize = 6;

/// Up to how many pairs of members are compared exactly: beyond, the lists are split first.
const EXACT: usize = 1 << 20;

/// The places of equal members that keep their order in both lists.
pub(super) fn common(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let mut alignment = Alignment { old, new, kept: Vec::new() };
    alignment.align(Window { old: 0..old.len(), new: 0..new.len() }, DEEPEST);
    alignment.kept
}

/// Two lists, and the pairs of members found so far that are kept, in order.
struct Alignment<'a> {
    old: &'a [u32],
    new: &'a [u32],
    kept: Vec<(usize, usize)>,
}

/// A part of the old list and the part of the new one that it is compared with.
struct Window {
    old: Range<usize>,
    new: Range<usize>,
}

impl Window {
    /// Whether its parts are so short that they are compared exactly.
    fn is_small(&self) -> bool {
        self.old.len().saturating_mul(self.new.len()) <= EXACT
    }
}

impl Alignment<'_> {
    /// Finds the pairs of a window. The work is bounded whatever the lists: a window that is too large to be compared
    /// exactly is split at members that occur once on both sides, and where there are none nothing is kept.
    fn align(&mut self, window: Window, depth: usize) {
        let Window { old: from, new: to } = window;
        let both = self.old[from.clone()].iter().zip(&self.new[to.clone()]);
        let start = both.take_while(|(one, other)| one == other).count();
        self.kept.extend((0..start).map(|at| (from.start + at, to.start + at)));
        let (from, to) = (from.start + start..from.end, to.start + start..to.end);
        let ends = self.old[from.clone()].iter().rev().zip(self.new[to.clone()].iter().rev());
        let end = ends.take_while(|(one, other)| one == other).count();
        let middle = Window { old: from.start..from.end - end, new: to.start..to.end - end };
        if middle.is_small() {
            self.align_exactly(&middle);
        } else if depth > 0 {
            self.align_between_anchors(&middle, depth - 1);
        }
        self.kept.extend((0..end).map(|at| (from.end - end + at, to.end - end + at)));
    }

    /// Aligns what precedes each anchor, then what follows the last; an anchor is the first pair of its window.
    fn align_between_anchors(&mut self, window: &Window, depth: usize) {
        let anchors = self.anchors(window);
        let mut at = (window.old.start, window.new.start);
        let last = (!anchors.is_empty()).then_some((window.old.end, window.new.end));
        for (one, other) in anchors.into_iter().chain(last) {
            let between = Window { old: at.0..one, new: at.1..other };
            if !between.old.is_empty() && !between.new.is_empty() {
                self.align(between, depth);
            }
            at = (one, other);
        }
    }

    fn align_exactly(&mut self, window: &Window) {
        let (from, to) = (&window.old, &window.new);
        for op in capture_diff_slices(Algorithm::Myers, &self.old[from.clone()], &self.new[to.clone()]) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                let pair = |at| (from.start + old_index + at, to.start + new_index + at);
                self.kept.extend((0..len).map(pair));
            }
        }
    }

    /// Members that occur once on both sides, as many as keep their order.
    fn anchors(&self, window: &Window) -> Vec<(usize, usize)> {
        let once = |ids: &[u32], range: &Range<usize>| {
            let mut places: HashMap<u32, Option<usize>> = HashMap::new();
            for at in range.clone() {
                places.entry(ids[at]).and_modify(|place| *place = None).or_insert(Some(at));
            }
            places
        };
        let places = once(self.old, &window.old);
        let twins = once(self.new, &window.new);
        let pairs = window.new.clone().filter_map(|at| {
            twins.get(&self.new[at]).copied().flatten()?;
            Some((places.get(&self.new[at]).copied().flatten()?, at))
        });
        let pairs: Vec<(usize, usize)> = pairs.collect();
        let weighed: Vec<(usize, u64)> = pairs.iter().map(|(one, _)| (*one, 1)).collect();
        let is_kept = heaviest_increasing(&weighed);
        pairs.into_iter().zip(is_kept).filter_map(|(pair, is_kept)| is_kept.then_some(pair)).collect()
    }
}

/// For places in the old order, listed in the new one, each with its weight: whether each has kept its place among
/// those that stay. Those that stay have the greatest weight together, so that the lighter is reported as moved.
pub(super) fn heaviest_increasing(places: &[(usize, u64)]) -> Vec<bool> {
    let mut order: Vec<usize> = places.iter().map(|(place, _)| *place).collect();
    order.sort_unstable();
    order.dedup();
    let rank = |place: usize| order.partition_point(|other| *other < place);
    // A tree over the ranks, each node with the best end so far of those below it.
    let mut best: Vec<Option<usize>> = vec![None; order.len() + 1];
    let mut sums: Vec<u64> = Vec::with_capacity(places.len());
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, (place, weight)) in places.iter().enumerate() {
        let rank = rank(*place);
        let previous = best_below(&best, rank, &sums);
        sums.push(weight.saturating_add(previous.map_or(0, |previous| sums[previous])));
        before.push(previous);
        note(&mut best, rank, at, &sums);
    }
    let mut is_kept = vec![false; places.len()];
    let mut end = best_below(&best, order.len(), &sums);
    while let Some(at) = end {
        is_kept[at] = true;
        end = before[at];
    }
    is_kept
}

/// The best end among the first `count` ranks.
fn best_below(best: &[Option<usize>], count: usize, sums: &[u64]) -> Option<usize> {
    let mut at = count;
    let mut found: Option<usize> = None;
    while at > 0 {
        found = better(found, best[at], sums);
        at &= at - 1;
    }
    found
}

fn note(best: &mut [Option<usize>], rank: usize, end: usize, sums: &[u64]) {
    let mut at = rank + 1;
    while at < best.len() {
        best[at] = better(best[at], Some(end), sums);
        at += at & at.wrapping_neg();
    }
}

/// The heavier of two, the earlier of equals.
fn better(one: Option<usize>, other: Option<usize>, sums: &[u64]) -> Option<usize> {
    match (one, other) {
        (Some(one), Some(other)) => {
            let is_other = sums[other] > sums[one] || sums[other] == sums[one] && other < one;
            Some(if is_other { other } else { one })
        }
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(places: &[usize]) -> Vec<usize> {
        let weighed: Vec<(usize, u64)> = places.iter().map(|place| (*place, 1)).collect();
        let is_kept = heaviest_increasing(&weighed);
        places.iter().zip(is_kept).filter_map(|(place, is_kept)| is_kept.then_some(*place)).collect()
    }

    #[test]
    fn as_many_as_can_keep_their_order() {
        assert_eq!(kept(&[0, 1, 2, 3]), [0, 1, 2, 3]);
        assert_eq!(kept(&[1, 2, 3, 0]), [1, 2, 3]);
        assert_eq!(kept(&[3, 0, 1, 2]), [0, 1, 2]);
        assert_eq!(kept(&[5, 1, 4, 2, 3]), [1, 2, 3]);
        assert!(kept(&[]).is_empty());
    }

    #[test]
    fn the_lighter_moves() {
        assert_eq!(heaviest_increasing(&[(1, 10), (0, 1)]), [true, false]);
        assert_eq!(heaviest_increasing(&[(1, 1), (0, 10)]), [false, true]);
    }
}
