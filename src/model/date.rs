//! The date of a document, which a draft may have in part or not at all.

use std::fmt;

use jiff::civil::Date;

/// The date under the title: whole, or with blanks that are filled in by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentDate {
    /// Day, month and year.
    Day(Date),
    /// Month and year; the day is left blank.
    Month(i16, i8),
    /// The year alone; day and month are left blank.
    Year(i16),
}

/// As the data write it: `2026-06-12`, `2026-06`, `2026`.
impl fmt::Display for DocumentDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{date}"),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

impl DocumentDate {
    /// The whole date, if it is whole.
    pub fn full(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Month(..) | Self::Year(_) => None,
        }
    }

    /// The first day that it can be.
    pub fn earliest(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Month(year, month) => jiff::civil::date(year, month, 1),
            Self::Year(year) => jiff::civil::date(year, 1, 1),
        }
    }

    /// The last day that it can be.
    pub fn latest(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Month(year, month) => jiff::civil::date(year, month, 1).last_of_month(),
            Self::Year(year) => jiff::civil::date(year, 12, 31),
        }
    }

    /// The year, which is always there.
    pub fn year(self) -> i16 {
        match self {
            Self::Day(date) => date.year(),
            Self::Month(year, _) | Self::Year(year) => year,
        }
    }
}
