//! Cells of figures, and the total of a column of them.

use super::Figure;

/// The content of a cell of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellValue {
    /// Nothing is known.
    Empty,
    /// A count.
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
}

impl CellValue {
    /// The total of these cells: the sum of counts and shares; the rate of the totals; the rest of the totals, so
    /// that an excess here makes up for a lack there. A column with a cell that is no count has no total.
    pub fn total<'a>(cells: impl Iterator<Item = &'a Self>) -> Self {
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

    /// The cells of a column as shares of their sum that add up to exactly 100%, by largest remainder: each is
    /// rounded down, and the hundredths left over go to those that lost most, the first of equals first.
    pub fn shares(column: &[Self]) -> Vec<Self> {
        let parts: Vec<u64> = column.iter().filter_map(Self::count).collect();
        let mut shares = largest_remainders(&parts).into_iter();
        let share = |cell: &Self| match cell.count() {
            Some(_) => Self::Share(shares.next().flatten()),
            None => Self::Empty,
        };
        column.iter().map(share).collect()
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

fn largest_remainders(parts: &[u64]) -> Vec<Option<u32>> {
    let whole: u128 = parts.iter().map(|part| u128::from(*part)).sum();
    if whole == 0 {
        return vec![None; parts.len()];
    }
    let scaled = |part: &u64| u128::from(*part) * u128::from(WHOLE);
    let floor = |part: &u64| u32::try_from(scaled(part) / whole).unwrap_or(WHOLE);
    let mut shares: Vec<u32> = parts.iter().map(floor).collect();
    let left = WHOLE.saturating_sub(shares.iter().sum());
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
            let shares = CellValue::shares(&counts(parts));
            shares.into_iter().map(|share| if let CellValue::Share(share) = share { share } else { None })
        };
        let thirds: Vec<_> = shares(&[1, 1, 1]).collect();
        assert_eq!(thirds, [Some(3334), Some(3333), Some(3333)]);
        assert_eq!(shares(&[0, 0]).collect::<Vec<_>>(), [None, None]);
        for parts in [&[1, 2, 3, 4, 5, 6, 7][..], &[999_999_999, 1, 1], &[7; 121]] {
            assert_eq!(shares(parts).map(Option::unwrap).sum::<u32>(), WHOLE, "{parts:?}");
        }
        assert_eq!(
            CellValue::shares(&[CellValue::Empty, CellValue::Count(5)]),
            [CellValue::Empty, CellValue::Share(Some(WHOLE))]
        );
    }
}
