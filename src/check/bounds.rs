//! The words by which a number in prose is a bound: `trên 90%`, `từ 90% trở lên`, `không quá 3 hộ`.

use crate::model::{Amount, Target};
use crate::text::Scan;

/// What bounds a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StatedBound {
    None,
    /// Less than the number.
    Below,
    /// The number itself, or less.
    AtMost,
    /// More than the number.
    Above,
    /// The number itself, or more.
    AtLeast,
}

impl StatedBound {
    /// The bound that begins at a token, and how many tokens it has.
    pub(super) fn at(scan: &Scan<'_>, at: usize) -> (Self, usize) {
        const BOUNDS: &[(&str, StatedBound)] = &[
            ("trên", StatedBound::Above),
            ("hơn", StatedBound::Above),
            ("ít nhất", StatedBound::AtLeast),
            ("tối thiểu", StatedBound::AtLeast),
            ("không dưới", StatedBound::AtLeast),
            ("không vượt quá", StatedBound::AtMost),
            ("không quá", StatedBound::AtMost),
            ("tối đa", StatedBound::AtMost),
            ("dưới", StatedBound::Below),
            ("từ", StatedBound::None),
        ];
        let found = BOUNDS.iter().find_map(|(words, bound)| {
            let length = scan.phrase(at, words);
            (length > 0).then_some((*bound, length))
        });
        found.unwrap_or((Self::None, 0))
    }

    /// The bound before a number, and the first token of both.
    pub(super) fn before(scan: &Scan<'_>, number: usize) -> (Self, usize) {
        let starts = (number.saturating_sub(3)..number).map(|at| (at, Self::at(scan, at)));
        let mut bounds = starts.filter(|(at, (_, length))| *length > 0 && at + length == number);
        bounds.next().map_or((Self::None, number), |(at, (bound, _))| (bound, at))
    }

    /// The bound at a token behind a number and its unit, and how many tokens it has.
    pub(super) fn behind(scan: &Scan<'_>, at: usize) -> (Self, usize) {
        if scan.phrase(at, "trở lên") > 0 {
            return (Self::AtLeast, 2);
        }
        if scan.phrase(at, "trở xuống") > 0 { (Self::AtMost, 2) } else { (Self::None, 0) }
    }

    /// The bound before or behind a number, by its first and last token.
    pub(super) fn around(scan: &Scan<'_>, first: usize, last: usize) -> Self {
        match Self::before(scan, first).0 {
            Self::None => Self::behind(scan, last + 1 + usize::from(scan.is_mark(last + 1, '%'))).0,
            bound => bound,
        }
    }

    /// Whether the number is the lowest.
    pub(super) fn is_above(self) -> bool {
        matches!(self, Self::Above | Self::AtLeast)
    }

    /// Whether the number is the highest.
    pub(super) fn is_below(self) -> bool {
        matches!(self, Self::Below | Self::AtMost)
    }

    /// Whether it is not the bound of a target with the same number: `từ 90% trở lên` of more than 90%.
    pub(super) fn is_against(self, target: Target) -> bool {
        match target {
            Target::MoreThan(_) => self.is_below() || self == Self::AtLeast,
            Target::LessThan(_) => self.is_above() || self == Self::AtMost,
            Target::Amount(Amount::AtLeast(_) | Amount::Exactly(_)) => self.is_below(),
            Target::AtMost(_) => self.is_above(),
            Target::Amount(Amount::Between(..)) | Target::Change(_) | Target::Statement(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_with_the_number_itself_or_without() {
        use StatedBound::{Above, AtLeast, AtMost, Below, None};
        for (text, bound) in [
            ("đạt trên 90%", Above),
            ("đạt ít nhất 90%", AtLeast),
            ("đạt từ 90% trở lên", AtLeast),
            ("còn không quá 90 hộ", AtMost),
            ("còn dưới 90%", Below),
            ("còn 90% trở xuống", AtMost),
            ("đạt 90%", None),
        ] {
            let scan = Scan::new(text);
            let number = (0..9).find(|at| scan.number(*at).is_some()).unwrap();
            assert_eq!(StatedBound::around(&scan, number, number), bound, "{text}");
        }
    }

    #[test]
    fn a_bound_with_the_number_is_not_one_without() {
        assert!(StatedBound::AtLeast.is_against(Target::MoreThan(90)));
        assert!(StatedBound::AtMost.is_against(Target::LessThan(3)));
        assert!(!StatedBound::Above.is_against(Target::MoreThan(90)));
        assert!(!StatedBound::None.is_against(Target::MoreThan(90)));
        assert!(!StatedBound::AtLeast.is_against(Target::Amount(Amount::AtLeast(90))));
    }
}
