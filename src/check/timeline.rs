//! Checks that counts over several spans of time can all be true: a year of 5 and a quarter of 60 cannot.
//!
//! The count of a day is never negative, so a running total never falls. Each claim bounds how much it grows
//! between two days: a system of difference constraints, which has a solution unless a cycle of bounds comes to
//! less than nothing (Bellman and Ford).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A claim about a span of time: a least count, and a largest count if one is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// The numbers of its days.
    pub(super) days: Range<u32>,
    pub(super) least: u64,
    pub(super) most: Option<u64>,
}

/// Claims of which one side asks for more than the other side allows, each by its index. Without any one of them there
/// is none, unless they are very many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The claims that bound the count from below.
    pub(super) least: BTreeSet<usize>,
    /// The claims that bound the count from above.
    pub(super) most: BTreeSet<usize>,
}

impl Conflict {
    /// All claims of both sides.
    pub(super) fn all(&self) -> BTreeSet<usize> {
        self.least.union(&self.most).copied().collect()
    }
}

/// How many claims a conflict has at the most from which those are left out that it does not need.
const REDUCED: usize = 64;

/// The first conflict among claims; none where all can be true.
pub(super) fn conflict(claims: &[Claim]) -> Option<Conflict> {
    if let Some(conflict) = conflict_of_one_time(claims) {
        return Some(conflict);
    }
    let all: Vec<usize> = (0..claims.len()).collect();
    let mut conflict = conflict_among(claims, &all)?;
    // A cycle may pass through claims that are not needed for it.
    for at in conflict.all().into_iter().take(REDUCED) {
        let rest: Vec<usize> = conflict.all().into_iter().filter(|other| *other != at).collect();
        if let Some(smaller) = conflict_among(claims, &rest) {
            conflict = smaller;
        }
    }
    Some(conflict)
}

/// Two that speak of the same time: of several such conflicts the one of the longest time, which people understand
/// best.
fn conflict_of_one_time(claims: &[Claim]) -> Option<Conflict> {
    let mut times: BTreeMap<(Reverse<u32>, u32), Vec<usize>> = BTreeMap::new();
    for (at, Claim { days, .. }) in claims.iter().enumerate() {
        let length = days.end.saturating_sub(days.start);
        times.entry((Reverse(length), days.start)).or_default().push(at);
    }
    times.into_values().find_map(|same| {
        let most = same.iter().copied().filter_map(|at| Some((claims[at].most?, at))).min()?;
        let least = same.iter().copied().map(|at| (claims[at].least, Reverse(at))).max()?;
        let is_conflict = least.0 > most.0;
        let sides = || Conflict { least: BTreeSet::from([least.1.0]), most: BTreeSet::from([most.1]) };
        is_conflict.then(sides)
    })
}

/// Where a bound comes from.
#[derive(Clone, Copy)]
enum BoundReason {
    Least(usize),
    Most(usize),
    /// A running total does not fall.
    Order,
}

/// The running total before `to` is at most that before `from` and `more`.
struct Bound {
    from: usize,
    to: usize,
    more: i128,
    reason: BoundReason,
}

fn conflict_among(claims: &[Claim], among: &[usize]) -> Option<Conflict> {
    let ends: BTreeSet<u32> =
        among.iter().flat_map(|at| [claims[*at].days.start, claims[*at].days.end]).collect();
    let ends: Vec<u32> = ends.into_iter().collect();
    let bounds = bounds(claims, among, &ends);
    let mut totals = vec![0_i128; ends.len()];
    let mut last: Vec<Option<usize>> = vec![None; ends.len()];
    let mut changed = None;
    for _ in 0..=ends.len() {
        changed = None;
        for (at, bound) in bounds.iter().enumerate() {
            if totals[bound.from] + bound.more < totals[bound.to] {
                totals[bound.to] = totals[bound.from] + bound.more;
                last[bound.to] = Some(at);
                changed = Some(bound.to);
            }
        }
        changed?;
    }
    Some(cycle(changed?, &bounds, &last))
}

/// The bounds, in an order in which totals come to rest in few rounds: back from the latest end, then forwards.
fn bounds(claims: &[Claim], among: &[usize], ends: &[u32]) -> Vec<Bound> {
    let place = |end: u32| ends.partition_point(|other| *other < end);
    let ordered =
        (1..ends.len()).map(|at| Bound { from: at, to: at - 1, more: 0, reason: BoundReason::Order });
    let mut back: Vec<Bound> = ordered.collect();
    let mut forth = Vec::new();
    for at in among {
        let Claim { days, least, most } = &claims[*at];
        let (start, end) = (place(days.start), place(days.end));
        back.push(Bound { from: end, to: start, more: -i128::from(*least), reason: BoundReason::Least(*at) });
        let most = most.map(i128::from);
        forth.extend(most.map(|more| Bound { from: start, to: end, more, reason: BoundReason::Most(*at) }));
    }
    back.sort_by_key(|bound| std::cmp::Reverse(bound.from));
    forth.sort_by_key(|bound| bound.from);
    back.extend(forth);
    back
}

/// The claims of the cycle that leads to a total which never comes to rest.
fn cycle(reached: usize, bounds: &[Bound], last: &[Option<usize>]) -> Conflict {
    let before = |total: usize| last[total].map(|at| &bounds[at]);
    // After as many steps back as there are totals, one is on the cycle itself.
    let on_cycle = (0..last.len()).fold(reached, |total, _| before(total).map_or(total, |bound| bound.from));
    let mut conflict = Conflict::default();
    let mut total = on_cycle;
    while let Some(bound) = before(total) {
        match bound.reason {
            BoundReason::Least(at) => conflict.least.insert(at),
            BoundReason::Most(at) => conflict.most.insert(at),
            BoundReason::Order => false,
        };
        total = bound.from;
        if total == on_cycle {
            break;
        }
    }
    conflict
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exactly(days: Range<u32>, count: u64) -> Claim {
        Claim { days, least: count, most: Some(count) }
    }

    fn reported(claims: &[Claim]) -> Option<(Vec<usize>, Vec<usize>)> {
        let Conflict { least, most } = conflict(claims)?;
        Some((least.into_iter().collect(), most.into_iter().collect()))
    }

    #[test]
    fn a_part_is_not_more_than_its_whole() {
        assert_eq!(reported(&[exactly(0..4, 5), exactly(1..2, 60)]), Some((vec![1], vec![0])));
        assert_eq!(reported(&[exactly(0..4, 5), exactly(0..2, 9)]), Some((vec![1], vec![0])));
        assert_eq!(reported(&[exactly(0..4, 5), exactly(1..2, 5)]), None);
    }

    #[test]
    fn parts_of_a_whole_add_up_to_it() {
        let four = |count| (0..4).map(move |at| exactly(at..at + 1, count));
        let with_year =
            |year, quarter| [exactly(0..4, year)].into_iter().chain(four(quarter)).collect::<Vec<_>>();
        assert_eq!(reported(&with_year(5, 10)).map(|(_, most)| most), Some(vec![0]));
        assert_eq!(reported(&with_year(50, 10)), Some((vec![0], vec![1, 2, 3, 4])));
        assert_eq!(reported(&with_year(40, 10)), None);
        // Three quarters say nothing of the fourth.
        assert_eq!(reported(&with_year(50, 10)[..4]), None);
    }

    #[test]
    fn stretches_that_share_some_time_are_held_against_each_other() {
        let years = [exactly(0..12, 30), exactly(4..16, 10), exactly(12..16, 11)];
        assert_eq!(reported(&years), Some((vec![2], vec![1])));
        // The count before the shared years is 25, the count in them at least 5 of 30.
        let years = [exactly(0..12, 30), exactly(4..16, 3), exactly(0..4, 25)];
        assert_eq!(reported(&years), Some((vec![0], vec![1, 2])));
    }

    #[test]
    fn bounds_are_kept() {
        let range = Claim { days: 0..4, least: 9, most: Some(11) };
        assert_eq!(reported(&[range.clone(), exactly(0..4, 10)]), None);
        assert_eq!(reported(&[range.clone(), exactly(0..4, 21)]), Some((vec![1], vec![0])));
        assert_eq!(reported(&[range, Claim { days: 0..1, least: 12, most: None }]), Some((vec![1], vec![0])));
        assert_eq!(reported(&[Claim { days: 0..4, least: 25, most: None }, exactly(0..1, 60)]), None);
    }

    proptest! {
        #[test]
        fn what_was_counted_never_conflicts_with_itself(
            counts in proptest::collection::vec(0_u64..9, 1..12),
            stretches in proptest::collection::vec((0_usize..12, 1_usize..12), 0..12),
            slip in 1_u64..5,
        ) {
            let sum = |days: Range<usize>| counts[days].iter().sum::<u64>();
            let claim = |(start, length): &(usize, usize)| {
                let start = start % counts.len();
                let days = start..(start + length).min(counts.len());
                let bounds = u32::try_from(days.start).unwrap()..u32::try_from(days.end).unwrap();
                exactly(bounds, sum(days))
            };
            let mut claims: Vec<Claim> = stretches.iter().map(claim).collect();
            prop_assert_eq!(conflict(&claims), None);
            // All days and their sum leave nothing open.
            let single = (0..counts.len()).map(|at| claim(&(at, 1)));
            claims.extend(single.collect::<Vec<_>>());
            let all = claim(&(0, counts.len()));
            claims.push(exactly(all.days, all.least + slip));
            prop_assert!(conflict(&claims).is_some());
        }
    }
}
