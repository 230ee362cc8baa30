//! Cells of figures, and the total of a column of them.

use super::{Amount, Figure, ResultCoverage};

/// The content of a cell of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellValue {
    /// Nothing is known.
    Empty,
    /// The total of what does not add up.
    NotAdded,
    /// A count, or a number of a measure.
    Count(u64),
    /// A rate of two counts; there is none if the second is zero.
    Rate {
        /// The result.
        part: u64,
        /// The target.
        whole: u64,
    },
    /// The rest of a target, or what was reached beyond it.
    Left {
        /// The result.
        part: u64,
        /// The target.
        whole: u64,
    },
    /// Hundredths of a percent of the column; `None` where the whole column is 0.
    Share(Option<u32>),
    /// A figure that is no count, as written.
    Figure(Figure),
    /// What is known where some of what is expected is missing.
    Incomplete {
        /// The known part.
        known: Box<Self>,
        /// How many counts are missing.
        missing: u64,
    },
    /// Nothing is known that is expected; as if it were nothing.
    Unreported(Box<Self>),
}

impl CellValue {
    /// The cell of a figure.
    pub fn from_figure(figure: &Figure) -> Self {
        match figure {
            Figure::Amount(Amount::Exactly(count)) => Self::Count(*count),
            other => Self::Figure(other.clone()),
        }
    }

    /// The total of these cells: the sum of counts and shares; the rate of the totals; the rest of the totals, so
    /// that an excess here makes up for a lack there. A column with a cell that is no count has no total.
    ///
    /// A total of cells of which some are not known in full says of how many.
    pub fn total<'a>(cells: impl Iterator<Item = &'a Self>) -> Self {
        let (mut missing, mut known) = (0, 0);
        let cells = cells.map(|cell| match cell {
            Self::Incomplete { known, .. } => (known.as_ref(), true, true),
            Self::Unreported(nothing) => (nothing.as_ref(), false, true),
            cell => (cell, true, false),
        });
        let cells = cells.map(|(cell, is_known, is_missing)| {
            known += u64::from(is_known);
            missing += u64::from(is_missing);
            cell
        });
        let total = Self::known_total(cells.collect::<Vec<_>>().into_iter());
        match (missing, known) {
            (0, _) => total,
            (_, 0) => Self::Unreported(Box::new(total)),
            (missing, _) => Self::Incomplete { known: Box::new(total), missing },
        }
    }

    fn known_total<'a>(cells: impl Iterator<Item = &'a Self>) -> Self {
        let mut total = Self::Empty;
        for cell in cells {
            total = match (total, cell) {
                (total, Self::Empty) => total,
                (Self::Empty, Self::Figure(_)) => return Self::Empty,
                (Self::Empty, cell) => cell.clone(),
                (Self::Count(sum), Self::Count(count)) => Self::Count(sum.saturating_add(*count)),
                (Self::Rate { part, whole }, Self::Rate { part: more, whole: of }) => {
                    Self::Rate { part: part.saturating_add(*more), whole: whole.saturating_add(*of) }
                }
                (Self::Left { part, whole }, Self::Left { part: more, whole: of }) => {
                    Self::Left { part: part.saturating_add(*more), whole: whole.saturating_add(*of) }
                }
                (Self::Share(sum), Self::Share(share)) => {
                    Self::Share(sum.zip(*share).map(|(sum, share)| sum.saturating_add(share)))
                }
                _ => return Self::Empty,
            };
        }
        total
    }

    /// The cells of a column, by group, as shares of their sum that add up to exactly 100%, by largest remainder: each
    /// is rounded down, and the hundredths left over go to those that lost most, the first of equals first. First each
    /// group gets the share of its sum, then its members get theirs of that: a half stays 50%, however many share it.
    pub fn shares(groups: &[Vec<Self>]) -> Vec<Vec<Self>> {
        let parts = |group: &Vec<Self>| group.iter().filter_map(Self::count).collect::<Vec<u64>>();
        let sum = |group: &Vec<Self>| parts(group).into_iter().fold(0, u64::saturating_add);
        let of_groups = largest_remainders(&groups.iter().map(sum).collect::<Vec<u64>>(), WHOLE);
        let split = |(group, of_group): (&Vec<Self>, Option<u32>)| {
            let shares = match of_group {
                Some(of_group) => largest_remainders(&parts(group), of_group),
                None => Vec::new(),
            };
            // A group of nothing has its share of nothing.
            let mut shares = shares.into_iter().map(|share| share.or(Some(0)));
            let share = |cell: &Self| match cell.count() {
                Some(_) => Self::Share(shares.next().flatten()),
                None => Self::Empty,
            };
            group.iter().map(share).collect()
        };
        groups.iter().zip(of_groups).map(split).collect()
    }

    /// Whether a column of figures holds years, as far as its cells can tell: counts that are all years of the last
    /// hundred or so.
    pub fn may_be_years<'a>(mut column: impl Iterator<Item = &'a Self>) -> bool {
        let is_year = |cell: &Self| cell.count().is_some_and(|count| YEARS.contains(&count));
        let mut is_any = false;
        column.all(|cell| {
            is_any |= is_year(cell);
            *cell == Self::Empty || is_year(cell)
        }) && is_any
    }

    /// The same as far as it is known.
    #[must_use]
    pub fn covered(self, coverage: ResultCoverage) -> Self {
        match coverage {
            _ if coverage.is_complete() => self,
            _ if coverage.is_unreported() => Self::Unreported(Box::new(self)),
            ResultCoverage { missing, .. } => Self::Incomplete { known: Box::new(self), missing },
        }
    }

    /// The count, if it is one.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(*count),
            _ => None,
        }
    }
}

/// The whole in hundredths of a percent.
const WHOLE: u32 = 10_000;

/// The counts that may be years of this age.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

/// The parts of a whole of `hundredths` of a percent.
fn largest_remainders(parts: &[u64], hundredths: u32) -> Vec<Option<u32>> {
    let whole: u128 = parts.iter().map(|part| u128::from(*part)).sum();
    if whole == 0 {
        return vec![None; parts.len()];
    }
    let scaled = |part: &u64| u128::from(*part) * u128::from(hundredths);
    let floor = |part: &u64| u32::try_from(scaled(part) / whole).unwrap_or(hundredths);
    let mut shares: Vec<u32> = parts.iter().map(floor).collect();
    let left = hundredths.saturating_sub(shares.iter().sum());
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(scaled(&parts[*at]) % whole));
    for at in order.into_iter().take(left as usize) {
        shares[at] += 1;
    }
    shares.into_iter().map(Some).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_of_a_total_is_total_over_total() {
        let cells = [(1, 2), (0, 8), (0, 0)].map(|(part, whole)| CellValue::Rate { part, whole });
        assert_eq!(CellValue::total(cells.iter()), CellValue::Rate { part: 1, whole: 10 });
    }

    #[test]
    fn what_is_left_of_a_total_is_left_of_all() {
        let cells = [(3, 2), (0, 4)].map(|(part, whole)| CellValue::Left { part, whole });
        assert_eq!(CellValue::total(cells.iter()), CellValue::Left { part: 3, whole: 6 });
    }

    #[test]
    fn what_is_no_count_has_no_total() {
        let text = CellValue::Figure(Figure::Text("Nguyễn Văn A".to_owned()));
        assert_eq!(
            CellValue::total([CellValue::Count(2), text.clone(), CellValue::Count(3)].iter()),
            CellValue::Empty
        );
        assert_eq!(CellValue::total([text.clone(), text].iter()), CellValue::Empty);
        assert_eq!(CellValue::total([CellValue::Empty, CellValue::Count(2)].iter()), CellValue::Count(2));
    }

    #[test]
    fn shares_add_up_to_100_percent() {
        let counts = |parts: &[u64]| parts.iter().map(|part| CellValue::Count(*part)).collect::<Vec<_>>();
        let shares = |parts: &[u64]| {
            let shares = CellValue::shares(&[counts(parts)]).concat();
            shares.into_iter().map(|share| if let CellValue::Share(share) = share { share } else { None })
        };
        let thirds: Vec<_> = shares(&[1, 1, 1]).collect();
        assert_eq!(thirds, [Some(3334), Some(3333), Some(3333)]);
        assert_eq!(shares(&[0, 0]).collect::<Vec<_>>(), [None, None]);
        for parts in [&[1, 2, 3, 4, 5, 6, 7][..], &[999_999_999, 1, 1], &[7; 121]] {
            assert_eq!(shares(parts).map(Option::unwrap).sum::<u32>(), WHOLE, "{parts:?}");
        }
        assert_eq!(
            CellValue::shares(&[vec![CellValue::Empty, CellValue::Count(5)]]),
            [[CellValue::Empty, CellValue::Share(Some(WHOLE))]]
        );
    }

    #[test]
    fn a_group_has_the_share_of_its_sum() {
        let group = |parts: &[u64]| parts.iter().map(|part| CellValue::Count(*part)).collect::<Vec<_>>();
        let hundredths = |groups: &[Vec<CellValue>]| -> Vec<Vec<u32>> {
            let of = |cell: &CellValue| if let CellValue::Share(Some(share)) = cell { *share } else { 0 };
            CellValue::shares(groups).iter().map(|group| group.iter().map(of).collect()).collect()
        };
        assert_eq!(
            hundredths(&[group(&[1, 1, 1]), group(&[1, 1, 1])]),
            [[1667, 1667, 1666], [1667, 1667, 1666]]
        );
        assert_eq!(hundredths(&[group(&[0, 0]), group(&[3])]), [vec![0, 0], vec![10_000]]);
        let sums = |groups: &[Vec<CellValue>]| -> Vec<u32> {
            hundredths(groups).iter().map(|group| group.iter().sum()).collect()
        };
        assert_eq!(sums(&[group(&[1; 7]), group(&[1; 14])]), [3333, 6667]);
        assert_eq!(sums(&[group(&[5, 1]), group(&[2]), group(&[4; 4])]), [2500, 833, 6667]);
    }

    #[test]
    fn years_are_known_by_what_they_are() {
        let may_be = |cells: &[CellValue]| CellValue::may_be_years(cells.iter());
        let count = CellValue::Count;
        assert!(may_be(&[count(2019), CellValue::Empty, count(2021)]));
        assert!(!may_be(&[count(2019), count(120)]) && !may_be(&[CellValue::Empty]) && !may_be(&[]));
    }
}
