//! The periods that quotas and results are counted for.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};

/// A stretch of time that a quota or a result belongs to. Ordered by its beginning, the longer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Each year of several, written `each-year`.
    EachYear,
    /// A year, written `2026`.
    Year(u16),
    /// Half a year, 1 or 2, written `2026-H1`.
    Half(u16, u8),
    /// A quarter, 1 to 4, written `2026-Q2`.
    Quarter(u16, u8),
    /// Years from the first to the last, written `2023-2025`.
    Years(u16, u16),
}

impl Period {
    /// The year that the period lies in, if it lies in one.
    pub fn year(self) -> Option<u16> {
        match self {
            Self::Year(year) | Self::Half(year, _) | Self::Quarter(year, _) => Some(year),
            Self::EachYear | Self::Years(..) => None,
        }
    }

    /// Whether the two are the same quarter or half, perhaps of different years.
    pub fn is_same_part(self, other: Self) -> bool {
        match (self, other) {
            (Self::Quarter(_, one), Self::Quarter(_, other)) | (Self::Half(_, one), Self::Half(_, other)) => {
                one == other
            }
            _ => false,
        }
    }

    /// First and last quarter, counted from the year 0; `None` for `each-year`.
    pub fn quarters(self) -> Option<(u32, u32)> {
        let first = |year: u16| u32::from(year) * 4;
        match self {
            Self::EachYear => None,
            Self::Year(year) => Some((first(year), first(year) + 3)),
            Self::Half(year, half) => {
                let start = first(year) + (u32::from(half) - 1) * 2;
                Some((start, start + 1))
            }
            Self::Quarter(year, quarter) => {
                let start = first(year) + u32::from(quarter) - 1;
                Some((start, start))
            }
            Self::Years(from, to) => Some((first(from), first(to) + 3)),
        }
    }

    /// The quarter with a number, counted from the year 0.
    pub fn from_quarter(quarter: u32) -> Option<Self> {
        Some(Self::Quarter(u16::try_from(quarter / 4).ok()?, u8::try_from(quarter % 4 + 1).ok()?))
    }

    /// The quarter that a day lies in; `None` before the year 0.
    pub fn quarter_of(day: Date) -> Option<Self> {
        let quarter = (day.month() - 1) / 3 + 1;
        Some(Self::Quarter(u16::try_from(day.year()).ok()?, u8::try_from(quarter).ok()?))
    }

    /// The first day; `None` for `each-year`.
    pub fn first_day(self) -> Option<Date> {
        let (first, _) = self.quarters()?;
        let year = i16::try_from(first / 4).ok()?;
        let month = i8::try_from(first % 4).ok()? * 3 + 1;
        Some(date(year, month, 1))
    }

    /// The last day; `None` for `each-year`.
    pub fn last_day(self) -> Option<Date> {
        let (_, last) = self.quarters()?;
        let year = i16::try_from(last / 4).ok()?;
        let month = i8::try_from(last % 4).ok()? * 3 + 3;
        Some(date(year, month, 1).last_of_month())
    }

    /// Whether `part` lies wholly within this period. Any part of a year lies within `each-year`.
    pub fn contains(self, part: Self) -> bool {
        match (self.quarters(), part.quarters()) {
            (None, _) => !matches!(part, Self::Years(..)),
            (_, None) => false,
            (Some((from, to)), Some((start, end))) => from <= start && end <= to,
        }
    }

    /// Whether this period ends before the other does, or with it.
    pub fn ends_by(self, other: Self) -> bool {
        match (self.quarters(), other.quarters()) {
            (Some((_, end)), Some((_, other))) => end <= other,
            _ => self == other,
        }
    }

    /// The same period some years before; none for `each-year`, which has no years.
    pub fn years_before(self, years: u16) -> Option<Self> {
        let back = |year: u16| year.checked_sub(years);
        Some(match self {
            Self::EachYear => return None,
            Self::Year(year) => Self::Year(back(year)?),
            Self::Half(year, half) => Self::Half(back(year)?, half),
            Self::Quarter(year, quarter) => Self::Quarter(back(year)?, quarter),
            Self::Years(from, to) => Self::Years(back(from)?, back(to)?),
        })
    }

    /// The same period a year later; `each-year` is itself.
    #[must_use]
    pub fn next_year(self) -> Self {
        match self {
            Self::EachYear => self,
            Self::Year(year) => Self::Year(year + 1),
            Self::Half(year, half) => Self::Half(year + 1, half),
            Self::Quarter(year, quarter) => Self::Quarter(year + 1, quarter),
            Self::Years(from, to) => Self::Years(from + 1, to + 1),
        }
    }

    /// How many quarters of this period are over at the end of another, and how many it has.
    pub fn quarters_by(self, last: Self) -> (u64, u64) {
        let (Some((from, to)), Some((_, end))) = (self.quarters(), last.quarters()) else { return (0, 0) };
        let over = (end + 1).saturating_sub(from).min(to + 1 - from);
        (over.into(), (to + 1 - from).into())
    }

    /// Whether the two share any time.
    pub fn overlaps(self, other: Self) -> bool {
        match (self.quarters(), other.quarters()) {
            (Some((from, to)), Some((start, end))) => from <= end && start <= to,
            _ => false,
        }
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |period: &Self| period.quarters().map(|(start, end)| (start, std::cmp::Reverse(end)));
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EachYear => f.write_str("each-year"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Half(year, half) => write!(f, "{year}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Self::Years(from, to) => write!(f, "{from}-{to}"),
        }
    }
}

impl FromStr for Period {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        if text == "each-year" {
            return Ok(Self::EachYear);
        }
        let Some((start, part)) = text.split_once('-') else {
            return Ok(Self::Year(year(text)?));
        };
        let (start, part) = (year(start.trim_end())?, part.trim_start());
        match part.split_at_checked(1) {
            Some(("Q", quarter)) => Ok(Self::Quarter(start, ordinal(quarter, 4)?)),
            Some(("H", half)) => Ok(Self::Half(start, ordinal(half, 2)?)),
            _ => match year(part)? {
                end if end > start => Ok(Self::Years(start, end)),
                _ => Err(()),
            },
        }
    }
}

fn year(text: &str) -> Result<u16, ()> {
    let year = if text.len() == 4 { text.parse().map_err(|_| ())? } else { 0 };
    if (1900..=2999).contains(&year) { Ok(year) } else { Err(()) }
}

fn ordinal(text: &str, last: u8) -> Result<u8, ()> {
    let number = text.parse().map_err(|_| ())?;
    if (1..=last).contains(&number) { Ok(number) } else { Err(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn reads_what_it_writes() {
        for text in ["each-year", "2026", "2026-H2", "2026-Q4", "2023-2025"] {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn refuses_what_is_no_period() {
        for text in ["", "26", "2026-Q5", "2026-Q0", "2026-H3", "2025-2023", "2026-", "2026-13", "quý I"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_year_contains_its_parts_only() {
        assert!(period("2026").contains(period("2026-Q4")));
        assert!(period("2026-H2").contains(period("2026-Q3")));
        assert!(!period("2026-H2").contains(period("2026-Q2")));
        assert!(!period("2026").contains(period("2027-Q1")));
        assert!(period("2023-2025").contains(period("2025-H2")));
        assert!(period("each-year").contains(period("2025-H2")));
        assert!(!period("each-year").contains(period("2023-2025")));
    }

    #[test]
    fn begins_on_the_first_of_a_month() {
        assert_eq!(period("2026-Q4").first_day(), Some(date(2026, 10, 1)));
        assert_eq!(period("2026-H2").first_day(), Some(date(2026, 7, 1)));
        assert_eq!(period("2023-2025").first_day(), Some(date(2023, 1, 1)));
        assert_eq!(period("each-year").first_day(), None);
    }

    #[test]
    fn ends_are_compared() {
        assert!(period("2026-Q2").ends_by(period("2026-H1")));
        assert!(!period("2026-Q3").ends_by(period("2026-H1")));
        assert!(period("2025").ends_by(period("2026-Q1")));
    }

    #[test]
    fn is_ordered_by_time() {
        let mut all = ["2026-Q2", "2026", "2025-Q4", "2026-Q1", "2026-H1"].map(period);
        all.sort();
        assert_eq!(all, ["2025-Q4", "2026", "2026-H1", "2026-Q1", "2026-Q2"].map(period));
    }
}
