//! The date of a document, which a draft may have in part or not at all.

use std::fmt;
use std::str::FromStr;

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

/// Reads a date, as it is displayed.
impl FromStr for DocumentDate {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.split('-').collect();
        let date = match parts.as_slice() {
            [year] => Self::Year(year.parse().map_err(|_| ())?),
            [year, month] => {
                let (year, month) = (year.parse().map_err(|_| ())?, month.parse().map_err(|_| ())?);
                jiff::civil::Date::new(year, month, 1).map_err(|_| ())?;
                Self::Month(year, month)
            }
            _ => Self::Day(text.parse().map_err(|_| ())?),
        };
        // One date has one spelling, and a year has four digits.
        let is_usual = (1900..3000).contains(&date.year()) && date.to_string() == text;
        is_usual.then_some(date).ok_or(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_displayed_is_read() {
        for written in ["2026-06-12", "2026-06", "2026"] {
            assert_eq!(written.parse::<DocumentDate>().map(|date| date.to_string()), Ok(written.to_owned()));
        }
        for wrong in ["", "26", "2026-6", "2026-13", "2026-06-31", "2026-06-12-1", "+2026", "9999"] {
            assert_eq!(wrong.parse::<DocumentDate>(), Err(()), "{wrong}");
        }
    }
}
