//! The ways of writing a date (component 4, and the section on citing).

/// `ngày 05 tháng 02 năm 2026`, as the header and prose have it. A day or month that is not known is
/// written as `blank`: some spaces to write in. Days below ten and months 1 and 2 are padded; months from 3 on never are.
pub fn long_date(year: i16, month: Option<i8>, day: Option<i8>, blank: &str) -> String {
    let day = day.map_or_else(|| blank.to_owned(), |day| format!(" {day:02} "));
    let month = month.map_or_else(|| blank.to_owned(), |month| format!(" {} ", month_digits(month)));
    format!("ngày{day}tháng{month}năm {year}")
}

/// `05/02/2026`, `27/5/2026`: the date of a document that is cited, padded as in [`long_date`].
pub fn short_date(year: i16, month: i8, day: i8) -> String {
    format!("{day:02}/{}/{year}", month_digits(month))
}

/// The number of a month: 1 and 2 are padded.
pub fn month_digits(month: impl Into<i16>) -> String {
    let month = month.into();
    if month < 3 { format!("{month:02}") } else { month.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLANK: &str = "        ";

    #[test]
    fn pads_days_and_the_first_two_months() {
        assert_eq!(long_date(2026, Some(2), Some(3), BLANK), "ngày 03 tháng 02 năm 2026");
        assert_eq!(long_date(2023, Some(6), Some(8), BLANK), "ngày 08 tháng 6 năm 2023");
        assert_eq!(long_date(2026, Some(12), Some(31), BLANK), "ngày 31 tháng 12 năm 2026");
        assert_eq!(short_date(2026, 5, 27), "27/5/2026");
        assert_eq!(short_date(2026, 9, 5), "05/9/2026");
        assert_eq!(short_date(2019, 1, 21), "21/01/2019");
    }

    #[test]
    fn leaves_blanks_for_the_pen() {
        assert_eq!(long_date(2026, None, None, BLANK), "ngày        tháng        năm 2026");
        assert_eq!(long_date(2026, Some(6), None, BLANK), "ngày        tháng 6 năm 2026");
    }
}
