//! Figures by name, of documents and of units, and the amounts that are promised: a number, at least a number, or a
//! range.

use std::str::FromStr;

use jiff::civil::Date;

/// A figure that is no quota and no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A count or a range.
    Amount(Amount),
    /// A day, such as a deadline.
    Day(Date),
    /// Anything else, as written.
    Text(String),
}

/// What a figure of units is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// A count: it has dots and totals, whatever it looks like.
    Counted,
    /// A year, a code: it prints as written and is never added up.
    Named,
}

/// A promised count of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// An exact count, written `25`.
    Exactly(u64),
    /// A lower bound, written `at least 25`.
    AtLeast(u64),
    /// From the first to the last, written `9 - 11`; the first is the smaller.
    Between(u64, u64),
}

impl Amount {
    /// Whether a total keeps the promise.
    pub fn is_met_by(self, total: u64) -> bool {
        match self {
            Self::Exactly(count) => total == count,
            Self::AtLeast(count) => total >= count,
            Self::Between(from, to) => (from..=to).contains(&total),
        }
    }

    /// The largest count that keeps the promise; none where there is no bound.
    pub fn most(self) -> Option<u64> {
        match self {
            Self::Exactly(count) | Self::Between(_, count) => Some(count),
            Self::AtLeast(_) => None,
        }
    }

    /// The smallest count that keeps the promise.
    pub fn least(self) -> u64 {
        match self {
            Self::Exactly(count) | Self::AtLeast(count) | Self::Between(count, _) => count,
        }
    }
}

impl FromStr for Amount {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        if let Some(count) = text.strip_prefix("at least ") {
            return Ok(Self::AtLeast(count_of(count)?));
        }
        match text.split_once(['-', '–']) {
            None => Ok(Self::Exactly(count_of(text)?)),
            Some((from, to)) => match (count_of(from)?, count_of(to)?) {
                (from, to) if from < to => Ok(Self::Between(from, to)),
                _ => Err(()),
            },
        }
    }
}

fn count_of(text: &str) -> Result<u64, ()> {
    let digits = text.trim();
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { digits.parse().map_err(|_| ()) } else { Err(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_three_forms() {
        assert_eq!("25".parse(), Ok(Amount::Exactly(25)));
        assert_eq!("at least 25".parse(), Ok(Amount::AtLeast(25)));
        assert_eq!("9 - 11".parse(), Ok(Amount::Between(9, 11)));
        assert_eq!("09–11".parse(), Ok(Amount::Between(9, 11)));
        for wrong in ["", "-5", "11 - 9", "9 -", "ít", "+5", "2,5"] {
            assert!(wrong.parse::<Amount>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_range_is_met_within_it() {
        let range = Amount::Between(9, 11);
        assert!(!range.is_met_by(8) && range.is_met_by(9) && range.is_met_by(11) && !range.is_met_by(21));
        assert!(Amount::AtLeast(25).is_met_by(26) && !Amount::AtLeast(25).is_met_by(24));
    }
}
