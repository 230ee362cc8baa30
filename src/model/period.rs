//! The periods that quotas and results are counted for.

use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday, date};

/// A stretch of time that a quota or a result belongs to. Ordered by its beginning, the longer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Each year of several, written `each-year`.
    EachYear,
    /// A year, written `2026`.
    Year(u16),
    /// The first nine months of a year, written `2026-9M`.
    NineMonths(u16),
    /// Half a year, 1 or 2, written `2026-H1`.
    Half(u16, u8),
    /// A quarter, 1 to 4, written `2026-Q2`.
    Quarter(u16, u8),
    /// A month, 1 to 12, written `2026-M05`.
    Month(u16, u8),
    /// A week of ISO 8601, 1 to 53, written `2026-W12`; its year is the one that has its Thursday.
    Week(u16, u8),
    /// Years from the first to the last, written `2023-2025`.
    Years(u16, u16),
}

/// Days of a calendar whose months all have 31: the first of a month is a multiple, and days are in order.
type DayNumber = u32;

/// How many days a month of that calendar has.
const MONTH: DayNumber = 31;
/// How many days a quarter of that calendar has.
const QUARTER: DayNumber = 3 * MONTH;
/// How many days a year of that calendar has.
const YEAR: DayNumber = 12 * MONTH;

/// The number of a day; 0 before the year 0.
pub(crate) fn day_number(day: Date) -> DayNumber {
    let part = |part: i8| u32::try_from(part - 1).unwrap_or_default();
    u32::try_from(day.year()).map_or(0, |year| year * YEAR + part(day.month()) * MONTH + part(day.day()))
}

/// The number of the day after a day: that of the first of a month after the last day of the month before.
pub(crate) fn number_after(day: Date) -> DayNumber {
    day.tomorrow().map_or(DayNumber::MAX, day_number)
}

/// The day with a number, or the last of its month where that is shorter.
fn day_with(number: DayNumber) -> Option<Date> {
    let (year, month) = (i16::try_from(number / YEAR).ok()?, i8::try_from(number % YEAR / MONTH + 1).ok()?);
    let last = date(year, month, 1).days_in_month();
    Date::new(year, month, i8::try_from(number % MONTH + 1).ok()?.min(last)).ok()
}

impl Period {
    /// The year that the period lies in, if it lies in one.
    pub fn year(self) -> Option<u16> {
        match self {
            Self::Year(year)
            | Self::NineMonths(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Month(year, _)
            | Self::Week(year, _) => Some(year),
            Self::EachYear | Self::Years(..) => None,
        }
    }

    /// Whether the two are the same part of a year, perhaps of different years.
    pub fn is_same_part(self, other: Self) -> bool {
        match (self, other) {
            (Self::Quarter(_, one), Self::Quarter(_, other))
            | (Self::Half(_, one), Self::Half(_, other))
            | (Self::Month(_, one), Self::Month(_, other))
            | (Self::Week(_, one), Self::Week(_, other)) => one == other,
            (Self::NineMonths(_), Self::NineMonths(_)) => true,
            _ => false,
        }
    }

    /// The numbers of its days, as [`day_number`] gives them; `None` for `each-year`.
    pub(crate) fn days(self) -> Option<Range<DayNumber>> {
        let of_year = |year: u16, from: u32, days: u32| {
            let start = u32::from(year) * YEAR + from;
            Some(start..start + days)
        };
        match self {
            Self::EachYear => None,
            Self::Year(year) => of_year(year, 0, YEAR),
            Self::NineMonths(year) => of_year(year, 0, 3 * QUARTER),
            Self::Half(year, half) => of_year(year, u32::from(half - 1) * 2 * QUARTER, 2 * QUARTER),
            Self::Quarter(year, quarter) => of_year(year, u32::from(quarter - 1) * QUARTER, QUARTER),
            Self::Month(year, month) => of_year(year, u32::from(month - 1) * MONTH, MONTH),
            Self::Week(year, week) => {
                let monday = monday(year, week)?;
                Some(day_number(monday)..day_number(monday.checked_add(1.week()).ok()?))
            }
            Self::Years(from, to) => Some(u32::from(from) * YEAR..u32::from(to + 1) * YEAR),
        }
    }

    /// The number of the first day after that part of a year of which a day is: its week or month for a week or a
    /// month, its quarter for all else.
    pub(crate) fn end_of_part(self, day: Date) -> DayNumber {
        let number = day_number(day);
        match self {
            Self::Week(..) => number_after(day),
            Self::Month(..) => (number / MONTH + 1) * MONTH,
            _ => (number / QUARTER + 1) * QUARTER,
        }
    }

    /// The quarters, months and weeks that make up a stretch of days, the longest first at each; a month that is in it
    /// in part is one of them, where that part is no week.
    pub(crate) fn from_days(days: Range<DayNumber>) -> Vec<Self> {
        let mut found = Vec::new();
        let mut start = days.start;
        while let Some(first) = day_with(start).filter(|_| start < days.end) {
            let Ok(year) = u16::try_from(first.year()) else { break };
            let month = first.month().unsigned_abs();
            let week = first.iso_week_date();
            let of_week = u16::try_from(week.year()).ok().zip(u8::try_from(week.week()).ok());
            let week = of_week.map(|(year, week)| Self::Week(year, week));
            let quarter = Self::Quarter(year, (month - 1) / 3 + 1);
            let fits =
                |period: &Self| period.days().is_some_and(|own| own.start == start && own.end <= days.end);
            let of_month = Self::Month(year, month);
            let longest = [Some(quarter), Some(of_month), week].into_iter().flatten().find(fits);
            let period = longest.unwrap_or(of_month);
            let Some(own) = period.days() else { break };
            start = own.end;
            found.push(period);
        }
        found
    }

    /// The first day; `None` for `each-year`.
    pub fn first_day(self) -> Option<Date> {
        day_with(self.days()?.start)
    }

    /// The last day; `None` for `each-year`.
    pub fn last_day(self) -> Option<Date> {
        day_with(self.days()?.end)?.yesterday().ok()
    }

    /// Whether `part` lies wholly within this period. Any part of a year lies within `each-year`.
    pub fn contains(self, part: Self) -> bool {
        match (self.days(), part.days()) {
            (None, _) => !matches!(part, Self::Years(..)),
            (_, None) => false,
            (Some(whole), Some(part)) => whole.start <= part.start && part.end <= whole.end,
        }
    }

    /// Whether this period ends before the other does, or with it.
    pub fn ends_by(self, other: Self) -> bool {
        match (self.days(), other.days()) {
            (Some(own), Some(other)) => own.end <= other.end,
            _ => self == other,
        }
    }

    /// The same period some years before; none for `each-year`, which has no years, and for a week that the year lacks.
    pub fn years_before(self, years: u16) -> Option<Self> {
        let back = |year: u16| year.checked_sub(years);
        Some(match self {
            Self::EachYear => return None,
            Self::Year(year) => Self::Year(back(year)?),
            Self::NineMonths(year) => Self::NineMonths(back(year)?),
            Self::Half(year, half) => Self::Half(back(year)?, half),
            Self::Quarter(year, quarter) => Self::Quarter(back(year)?, quarter),
            Self::Month(year, month) => Self::Month(back(year)?, month),
            Self::Week(year, week) => monday(back(year)?, week).map(|_| Self::Week(year - years, week))?,
            Self::Years(from, to) => Self::Years(back(from)?, back(to)?),
        })
    }

    /// The same period a year later; `each-year` is itself, and a 53rd week that the year lacks its last.
    #[must_use]
    pub fn next_year(self) -> Self {
        match self {
            Self::EachYear => self,
            Self::Year(year) => Self::Year(year + 1),
            Self::NineMonths(year) => Self::NineMonths(year + 1),
            Self::Half(year, half) => Self::Half(year + 1, half),
            Self::Quarter(year, quarter) => Self::Quarter(year + 1, quarter),
            Self::Month(year, month) => Self::Month(year + 1, month),
            Self::Week(year, week) if monday(year + 1, week).is_none() => Self::Week(year + 1, week - 1),
            Self::Week(year, week) => Self::Week(year + 1, week),
            Self::Years(from, to) => Self::Years(from + 1, to + 1),
        }
    }

    /// How much of this period is over at the end of another, and how much it is: in months where both begin and end
    /// with months, in days otherwise.
    pub fn elapsed_by(self, last: Self) -> (u64, u64) {
        let (Some(own), Some(last)) = (self.days(), last.days()) else { return (0, 0) };
        let over = own.start..last.end.clamp(own.start, own.end);
        let is_of_months = [own.start, own.end, over.end].iter().all(|day| day % MONTH == 0);
        let length = |days: &Range<DayNumber>| {
            if is_of_months {
                return u64::from((days.end - days.start) / MONTH);
            }
            let between = day_with(days.start).zip(day_with(days.end)).map(|(start, end)| end - start);
            between.and_then(|span| u64::try_from(span.get_days()).ok()).unwrap_or_default()
        };
        (length(&over), length(&own))
    }

    /// Whether the two share any time.
    pub fn overlaps(self, other: Self) -> bool {
        match (self.days(), other.days()) {
            (Some(own), Some(other)) => own.start < other.end && other.start < own.end,
            _ => false,
        }
    }
}

/// The first day of a week; none where the year has no such week.
fn monday(year: u16, week: u8) -> Option<Date> {
    let week = ISOWeekDate::new(i16::try_from(year).ok()?, i8::try_from(week).ok()?, Weekday::Monday);
    Some(week.ok()?.date())
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |period: &Self| period.days().map(|days| (days.start, Reverse(days.end)));
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EachYear => f.write_str("each-year"),
            Self::Year(year) => write!(f, "{year}"),
            Self::NineMonths(year) => write!(f, "{year}-9M"),
            Self::Half(year, half) => write!(f, "{year}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year}-M{month:02}"),
            Self::Week(year, week) => write!(f, "{year}-W{week:02}"),
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
            _ if part == "9M" => Ok(Self::NineMonths(start)),
            Some(("M", month)) if month.len() == 2 => Ok(Self::Month(start, ordinal(month, 12)?)),
            Some(("W", week)) if week.len() == 2 => {
                let week = ordinal(week, 53)?;
                monday(start, week).map(|_| Self::Week(start, week)).ok_or(())
            }
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
        for text in
            ["each-year", "2026", "2026-9M", "2026-H2", "2026-Q4", "2026-M05", "2026-W53", "2023-2025"]
        {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn refuses_what_is_no_period() {
        for text in [
            "",
            "26",
            "2026-Q5",
            "2026-Q0",
            "2026-H3",
            "2025-2023",
            "2026-",
            "2026-13",
            "quý I",
            "2026-M13",
            "2026-M5",
            "2026-M00",
            "2025-W53",
            "2026-W00",
            "2026-W1",
            "2026-6M",
            "2026-Wxx",
        ] {
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

    #[test]
    fn months_and_weeks_are_of_the_calendar() {
        assert_eq!(period("2024-M02").last_day(), Some(date(2024, 2, 29)));
        assert_eq!(period("2026-9M").last_day(), Some(date(2026, 9, 30)));
        // The first week of 2026 begins in 2025, and the last ends in 2027.
        assert_eq!(period("2026-W01").first_day(), Some(date(2025, 12, 29)));
        assert_eq!(period("2026-W53").last_day(), Some(date(2027, 1, 3)));
        assert!(!period("2026").contains(period("2026-W01")));
        assert!(period("2026-M03").contains(period("2026-W12")));
        assert!(
            period("2026-M03").overlaps(period("2026-W14"))
                && period("2026-M04").overlaps(period("2026-W14"))
        );
        assert!(!period("2026-M03").overlaps(period("2026-M04")));
    }

    #[test]
    fn a_year_lacks_what_it_has_no_week_for() {
        assert_eq!(period("2026-W53").years_before(1), None);
        assert_eq!(period("2026-W53").next_year(), period("2027-W52"));
        assert_eq!(period("2026-M12").next_year(), period("2027-M12"));
    }

    #[test]
    fn what_is_over_is_counted_in_months_or_days() {
        let elapsed = |of: &str, by: &str| period(of).elapsed_by(period(by));
        assert_eq!(elapsed("2026", "2026-Q3"), (9, 12));
        assert_eq!(elapsed("2026", "2026-M05"), (5, 12));
        assert_eq!(elapsed("2026", "2025"), (0, 12));
        assert_eq!(elapsed("2026", "2027"), (12, 12));
        assert_eq!(elapsed("2026", "2026-W02"), (11, 365));
        assert_eq!(elapsed("2026-W02", "2026-W02"), (7, 7));
    }

    #[test]
    fn the_day_after_the_last_of_a_month_is_the_first() {
        for (day, period) in
            [(date(2026, 6, 30), "2026-H1"), (date(2026, 2, 28), "2026-M02"), (date(2026, 12, 31), "2026")]
        {
            assert_eq!(number_after(day), self::period(period).days().unwrap().end, "{day}");
        }
        assert_eq!(period("2026-W27").end_of_part(date(2026, 6, 30)), day_number(date(2026, 7, 1)));
    }

    #[test]
    fn a_stretch_of_days_is_named_by_the_longest_periods() {
        let of = |from: &str, to: &str| {
            let (from, to) = (period(from).days().unwrap(), period(to).days().unwrap());
            Period::from_days(from.start..to.end).iter().map(Period::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("2026-Q1", "2026-H1"), "2026-Q1 2026-Q2");
        assert_eq!(of("2026-M02", "2026-M07"), "2026-M02 2026-M03 2026-Q2 2026-M07");
        assert_eq!(of("2026-W12", "2026-W13"), "2026-W12 2026-W13");
        assert_eq!(Period::from_days(0..0), []);
    }
}
