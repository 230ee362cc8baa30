//! Two lists aligned: what is in both, in order, and what is in one alone.

use std::collections::BTreeSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// An item of either list.
pub(super) enum AlignedPair<'a, T> {
    /// Two versions of one item.
    Both(&'a T, &'a T),
    /// Of the old list alone.
    Old(&'a T),
    /// Of the new list alone.
    New(&'a T),
}

/// The least share of words that two versions have in common.
const LEAST_LIKENESS: f64 = 0.4;

/// How many pairs between two equal items are compared; of more, items are paired in order.
const MOST_COMPARED: usize = 40_000;

/// The items of two lists in the order of print, those of the old one that are gone before what took their place. `text`
/// is what an item reads as, `may_pair` whether two can be versions of each other.
pub(super) fn aligned<'a, T>(
    old: &'a [T],
    new: &'a [T],
    text: impl Fn(&T) -> String,
    may_pair: impl Fn(&T, &T) -> bool,
) -> Vec<AlignedPair<'a, T>> {
    let texts = |items: &[T]| items.iter().map(&text).collect::<Vec<_>>();
    let (before, after) = (texts(old), texts(new));
    let mut pairs = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (was, is) = (operation.old_range(), operation.new_range());
        let likeness = |one: usize, other: usize| {
            let may_pair = may_pair(&old[one], &new[other]);
            let likeness = if may_pair { likeness(&before[one], &after[other]) } else { 0.0 };
            if likeness < LEAST_LIKENESS { 0.0 } else { likeness }
        };
        if let DiffOp::Equal { .. } = operation {
            let both = was.zip(is).map(|(one, other)| (Some(one), Some(other)));
            push(old, new, both.collect(), &may_pair, &mut pairs);
        } else {
            push(old, new, best(was, is, likeness), &may_pair, &mut pairs);
        }
    }
    pairs
}

/// Places in the old and in the new list; one alone where an item has no other version.
type PairPlaces = (Option<usize>, Option<usize>);

fn push<'a, T>(
    old: &'a [T],
    new: &'a [T],
    places: Vec<PairPlaces>,
    may_pair: impl Fn(&T, &T) -> bool,
    pairs: &mut Vec<AlignedPair<'a, T>>,
) {
    for (one, other) in places {
        match (one.map(|at| &old[at]), other.map(|at| &new[at])) {
            (Some(old), Some(new)) if may_pair(old, new) => pairs.push(AlignedPair::Both(old, new)),
            (old, new) => {
                pairs.extend(old.map(AlignedPair::Old));
                pairs.extend(new.map(AlignedPair::New));
            }
        }
    }
}

/// The share of words that two texts have in common, 1 for two empty ones.
fn likeness(one: &str, other: &str) -> f64 {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    let (one, other) = (words(one), words(other));
    #[expect(clippy::cast_precision_loss, reason = "words of a passage")]
    let share = |common: usize| 2.0 * common as f64 / (one.len() + other.len()) as f64;
    if one.is_empty() && other.is_empty() { 1.0 } else { share(one.intersection(&other).count()) }
}

/// The pairs between two ranges that are likest to each other, in order.
fn best(old: Range<usize>, new: Range<usize>, likeness: impl Fn(usize, usize) -> f64) -> Vec<PairPlaces> {
    let (rows, columns) = (old.len(), new.len());
    if rows * columns > MOST_COMPARED {
        return old.map(|at| (Some(at), None)).chain(new.map(|at| (None, Some(at)))).collect();
    }
    // The greatest sum of likenesses of what is after each place.
    let mut sums = vec![vec![0.0_f64; columns + 1]; rows + 1];
    let mut own = vec![vec![0.0_f64; columns]; rows];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            own[row][column] = likeness(old.start + row, new.start + column);
            let with = own[row][column] + sums[row + 1][column + 1];
            sums[row][column] = with.max(sums[row + 1][column]).max(sums[row][column + 1]);
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut places = Vec::new();
    while row < rows || column < columns {
        let is_pair = row < rows && column < columns && own[row][column] > 0.0 && {
            let with = own[row][column] + sums[row + 1][column + 1];
            with >= sums[row + 1][column] && with >= sums[row][column + 1]
        };
        let (one, other) = (old.start + row, new.start + column);
        if is_pair {
            places.push((Some(one), Some(other)));
            (row, column) = (row + 1, column + 1);
        } else if row < rows && (column == columns || sums[row + 1][column] >= sums[row][column + 1]) {
            places.push((Some(one), None));
            row += 1;
        } else {
            places.push((None, Some(other)));
            column += 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(old: &[&str], new: &[&str]) -> String {
        let pairs = aligned(old, new, |text| (*text).to_owned(), |_, _| true);
        let said = pairs.iter().map(|pair| match pair {
            AlignedPair::Both(old, new) => format!("{old}={new}"),
            AlignedPair::Old(old) => format!("-{old}"),
            AlignedPair::New(new) => format!("+{new}"),
        });
        said.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn items_with_words_in_common_are_versions_of_each_other() {
        assert_eq!(said(&["a b c", "x"], &["n n", "a b d", "x"]), "+n n|a b c=a b d|x=x");
        assert_eq!(said(&["a b c", "d e f"], &["d e g"]), "-a b c|d e f=d e g");
        assert_eq!(said(&["a"], &["b"]), "-a|+b");
    }
}
