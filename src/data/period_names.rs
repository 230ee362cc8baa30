//! Periods as people write them: `quy1`, `Quý II/2026`, `2026-05`, `thang-6`, for `2026-Q1`, `2026-Q2`, `2026-M05`, `2026-M06`.

use super::vietnamese::plain;
use crate::model::Period;

/// The period that is meant by what is no period; of `year` where it names no year. None where it may be several.
pub fn meant_period(written: &str, year: Option<i16>) -> Option<Period> {
    let parts = parts(written);
    let named = parts.iter().find_map(|part| part.parse::<i16>().ok().filter(|_| part.len() == 4));
    let year = named.or(year).filter(|year| (1900..=2999).contains(year))?;
    let is_year = |part: &&String| part.len() == 4 && part.parse() == Ok(year);
    let parts: Vec<&str> =
        parts.iter().filter(|part| named.is_none() || !is_year(part)).map(String::as_str).collect();
    let is_of_year = named.is_some() || parts.contains(&"nam");
    let parts: Vec<&str> =
        parts.into_iter().filter(|part| !matches!(*part, "nam" | "bao" | "cao" | "ky")).collect();
    let period = match parts[..] {
        ["quy" | "q", quarter] => format!("{year}-Q{}", number(quarter)?),
        ["thang" | "m" | "t", month] => format!("{year}-M{:02}", number(month)?),
        ["tuan" | "w", week] => format!("{year}-W{:02}", number(week)?),
        ["h", half] => format!("{year}-H{}", number(half)?),
        ["6", "thang"] | ["6", "thang", "dau"] => format!("{year}-H1"),
        ["6", "thang", "cuoi"] => format!("{year}-H2"),
        ["9", "thang" | "m"] | ["9", "thang", "dau"] => format!("{year}-9M"),
        ["3", "thang"] | ["3", "thang", "dau"] => format!("{year}-Q1"),
        // `2026-05`, as dates are written.
        [month] if named.is_some() && month.len() == 2 => format!("{year}-M{:02}", number(month)?),
        ["ca"] | ["12", "thang"] => year.to_string(),
        [] if is_of_year => year.to_string(),
        _ => return None,
    };
    period.parse().ok()
}

/// The words and numbers of a text in small letters without marks: `quy`, `1` of `Quy1`.
fn parts(written: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in plain(written).split(' ') {
        let mut last = None;
        for c in word.chars() {
            let is_digit = c.is_ascii_digit();
            match parts.last_mut() {
                Some(part) if last == Some(is_digit) => part.push(c),
                _ => parts.push(c.to_string()),
            }
            last = Some(is_digit);
        }
    }
    parts
}

/// A number in Arabic or, up to four, Roman numerals.
fn number(written: &str) -> Option<u8> {
    match written {
        "i" => Some(1),
        "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        _ => written.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_the_period_that_they_mean() {
        for (written, meant) in [
            ("quy1", "2026-Q1"),
            ("quy-3-2025", "2025-Q3"),
            ("Quý II/2026", "2026-Q2"),
            ("2026-q1", "2026-Q1"),
            ("q4", "2026-Q4"),
            ("2026-05", "2026-M05"),
            ("2026-5", ""),
            ("thang-6", "2026-M06"),
            ("Tháng 12/2025", "2025-M12"),
            ("6-thang-dau-nam", "2026-H1"),
            ("6 tháng cuối năm 2026", "2026-H2"),
            ("9 tháng", "2026-9M"),
            ("bao-cao-quy-2", "2026-Q2"),
            ("nam-2025", "2025"),
            ("2026-m5", "2026-M05"),
            ("quy5", ""),
            ("ket-qua", ""),
            ("bao-cao", ""),
            ("ca-nam", "2026"),
        ] {
            let period = meant_period(written, Some(2026)).map(|period| period.to_string());
            assert_eq!(period.unwrap_or_default(), meant, "{written}");
        }
        assert_eq!(meant_period("quy1", None), None);
    }
}
