//! Days, months and quarters that no year has, spans that end before they begin, and dates with other marks than `/`.

use std::ops::Range;

use jiff::civil::Date;

use super::prose::Prose;
use crate::diag::{Code, Findings};
use crate::text::{self, Kind, Scan};

/// Words before a day and month in figures.
const BEFORE_DAY: &[&str] = &["ngày", "trước", "đến", "từ", "hết", "sáng", "chiều", "tối", "hạn"];

/// Words of a clause by which a span goes on into the next year.
const OF_NEXT_YEAR: &[&str] =
    &["năm sau", "năm tới", "năm học", "hằng năm", "hàng năm", "năm trước", "mỗi năm", "năm kế"];

/// Checks the dates of a text.
pub(super) fn check(prose: &Prose<'_>, findings: &mut Findings) {
    let scan = &prose.scan;
    for at in 0..scan.tokens().len() {
        if let Some(wrong) = impossible_at(scan, at) {
            let range = scan.range(wrong.tokens.start, wrong.tokens.end - 1);
            let finding = prose.finding(Code::NoSuchDay, range.clone()).with("kind", wrong.kind);
            findings.push(finding.with("got", &scan.text()[range]));
        } else if let Some((tokens, mended)) = other_marks_at(scan, at) {
            let range = scan.range(tokens.start, tokens.end - 1);
            let (place, written) = (prose.place(range.clone()), &scan.text()[range.clone()]);
            let finding =
                prose.finding(Code::DatePadding, range).with("kind", "marks").with("written", written);
            findings.push(finding.with("mended", mended.as_str()).with_fix(&place, written, mended.as_str()));
        }
        if let Some(span) = turned_at(scan, at) {
            let range = scan.range(span.end.start, span.end.end - 1);
            let own = &scan.text()[scan.range(span.start.start, span.start.end - 1)];
            let finding = prose.finding(Code::DatesOutOfOrder, range.clone()).with("kind", "span");
            findings.push(finding.with("date", &scan.text()[range]).with("own", own));
        }
    }
}

/// A day, month or quarter that no year has.
struct Impossible {
    kind: &'static str,
    tokens: Range<usize>,
}

/// `31/4`, `ngày 45/3`, `tháng 13/2026`, `quý V/2026`. A day with its month and year is looked at with the other dates.
fn impossible_at(scan: &Scan<'_>, at: usize) -> Option<Impossible> {
    match scan.word(at) {
        "tháng" => impossible_month(scan, at),
        "quý" | "quí" => impossible_quarter(scan, at),
        _ => impossible_day(scan, at),
    }
}

/// The days that no month of that number has: `30/2`, `31/4`.
fn is_no_day(day: u64, month: u64) -> bool {
    matches!((day, month), (30 | 31, 2) | (31, 4 | 6 | 9 | 11))
}

fn impossible_day(scan: &Scan<'_>, at: usize) -> Option<Impossible> {
    let day = scan.number(at)?;
    let before = at.checked_sub(1).map(|before| scan.word(before))?;
    let is_short = scan.is_mark(at + 1, '/') && scan.is_joined(at + 1) && scan.is_joined(at + 2);
    let is_long = scan.word(at + 1) == "tháng";
    let month = scan.number(at + 2).filter(|_| is_short || is_long)?;
    let goes_on = matches!(scan.kind(at + 3), Some(Kind::Mark('/' | '-' | '%'))) && scan.is_joined(at + 3)
        || scan.word(at + 3) == "năm" && scan.number(at + 4).is_some();
    let is_small = scan.written(at).len() <= 2 && scan.written(at + 2).len() <= 2;
    // After `ngày` any such number is a date; after other words it may be a part of something.
    let is_wrong = if before == "ngày" {
        is_no_day(day, month) || day > 31 || month > 12 || day == 0 || month == 0
    } else {
        is_no_day(day, month) && (is_long || is_listed(scan, at))
    };
    (is_wrong && is_small && !goes_on && !scan.is_joined(at))
        .then_some(Impossible { kind: "day", tokens: at..at + 3 })
}

/// Whether a word before a number makes it a day.
fn is_listed(scan: &Scan<'_>, at: usize) -> bool {
    let counted = ["đảng viên", "chi bộ", "chỉ tiêu", "đồng chí", "quần chúng", "người", "thôn"];
    let is_counted = counted.iter().any(|noun| scan.phrase(at + 3, noun) > 0);
    BEFORE_DAY.contains(&scan.word(at - 1)) && !is_counted && !(at >= 2 && scan.word(at - 2) == "tăng")
}

fn impossible_month(scan: &Scan<'_>, at: usize) -> Option<Impossible> {
    let month = scan.number(at + 1).filter(|month| *month == 0 || *month > 12)?;
    let of_day = at >= 1 && scan.number(at - 1).is_some();
    // `lương tháng 13`; `tháng 2026` lacks its number.
    let is_wage = at >= 1 && matches!(scan.word(at - 1), "lương" | "thưởng");
    let has_year =
        (scan.is_mark(at + 2, '/') || scan.word(at + 2) == "năm") && scan.written(at + 3).len() == 4;
    let is_end = matches!(scan.kind(at + 2), None | Some(Kind::Mark('.' | ',' | ';' | ')')));
    let is_each = at >= 1 && matches!(scan.word(at - 1), "hàng" | "hằng" | "mỗi");
    let is_alone = scan.written(at + 1).len() == 2 && is_end && !is_each;
    let last = if has_year { at + 4 } else { at + 2 };
    let is_wrong = month < 100 && !of_day && !is_wage && (has_year || is_alone);
    is_wrong.then_some(Impossible { kind: "month", tokens: at..last })
}

fn impossible_quarter(scan: &Scan<'_>, at: usize) -> Option<Impossible> {
    let has_year =
        (scan.is_mark(at + 2, '/') || scan.word(at + 2) == "năm") && scan.written(at + 3).len() == 4;
    let is_end = matches!(scan.kind(at + 2), None | Some(Kind::Mark('.' | ',' | ';' | ':' | ')')));
    let is_roman = matches!(scan.written(at + 1), "V" | "VI" | "VII" | "VIII" | "IIII");
    let is_arabic = scan.number(at + 1).is_some_and(|quarter| quarter == 0 || (5..=12).contains(&quarter));
    let is_wrong = (is_roman || is_arabic) && (has_year || is_end);
    let last = if has_year { at + 4 } else { at + 2 };
    is_wrong.then_some(Impossible { kind: "quarter", tokens: at..last })
}

/// `20.7.2026`, `20-7-2026`: the tokens of the date, and the date as it is to be written.
fn other_marks_at(scan: &Scan<'_>, at: usize) -> Option<(Range<usize>, String)> {
    let (day, month) = (scan.number(at)?, scan.number(at + 2)?);
    let is_short_year = scan.written(at + 4).len() == 2;
    let is_other = |kind: &Kind| {
        matches!(kind, Kind::Mark('.' | '-' | '–')) || (is_short_year && *kind == Kind::Mark('/'))
    };
    let mark = scan.kind(at + 1).filter(is_other)?;
    let is_short = |at: usize| scan.written(at).len() <= 2;
    let is_named = at > 0 && scan.word(at - 1) == "ngày";
    let year = match scan.written(at + 4).len() {
        4 => scan.number(at + 4)?,
        // `ngày 5.9.26`
        2 if is_named => 2000 + scan.number(at + 4)?,
        _ => return None,
    };
    let begins = !scan.is_joined(at) || matches!(scan.kind(at - 1), Some(Kind::Mark('(' | '“' | '"')));
    let ends = !scan.is_joined(at + 5)
        || matches!(scan.kind(at + 5), Some(Kind::Mark(',' | ';' | ')' | ':' | '”' | '"')))
        || (scan.is_mark(at + 5, '.') && !scan.is_joined(at + 6));
    let is_one = scan.kind(at + 3) == Some(mark) && (at + 1..at + 5).all(|one| scan.is_joined(one));
    let is_meant =
        is_one && begins && ends && is_short(at) && is_short(at + 2) && (1900..2200).contains(&year);
    let date = date(day, month, year).filter(|_| is_meant)?;
    Some((at..at + 5, text::short_date(date.year(), date.month(), date.day())))
}

fn date(day: u64, month: u64, year: u64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The tokens of the beginning and of the end of a span.
struct TurnedSpan {
    start: Range<usize>,
    end: Range<usize>,
}

/// A point of time: its year, if it has one, and its order within a year.
#[derive(Clone, PartialEq, Eq)]
struct TimePoint {
    year: Option<u64>,
    /// Month and day, of a quarter its number, of a year nothing.
    within: (u64, u64),
    kind: PointKind,
    tokens: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PointKind {
    Day,
    Month,
    Quarter,
    Year,
}

/// `từ ngày 20/8 đến ngày 10/8`, `giai đoạn 2030 - 2026`: a span whose end is before its beginning.
fn turned_at(scan: &Scan<'_>, at: usize) -> Option<TurnedSpan> {
    let from = match scan.word(at) {
        "từ" => point_at(scan, at + 1)?,
        "đoạn" | "kỳ" | "khóa" | "khoá" => year_point(scan, at + 1)?,
        _ => return None,
    };
    let joint = from.tokens.end;
    let is_joint =
        matches!(scan.word(joint), "đến" | "tới") || matches!(scan.kind(joint), Some(Kind::Mark('-' | '–')));
    let skipped = usize::from(matches!(scan.word(joint + 1), "hết" | "trước"));
    let to = Some(joint + 1 + skipped).filter(|_| is_joint).and_then(|at| match scan.word(joint) {
        _ if from.kind == PointKind::Year => year_point(scan, at),
        _ => point_at(scan, at),
    })?;
    let clause = scan.clauses().into_iter().find(|clause| clause.contains(&at))?;
    let is_turned = from.kind == to.kind && is_before(&to, &from) && !scan.has_any(&clause, OF_NEXT_YEAR);
    is_turned.then_some(TurnedSpan { start: from.tokens, end: to.tokens })
}

/// Whether a point is before the one that begins the span. Without a year of its own a beginning may be of the year before.
fn is_before(end: &TimePoint, start: &TimePoint) -> bool {
    match (start.year, end.year) {
        (Some(from), Some(to)) => (to, end.within) < (from, start.within),
        // `từ 15/12/2025 đến 15/01` goes on.
        (_, _) => match start.kind {
            PointKind::Day => {
                let (from, to) = (start.within, end.within);
                let is_same_month = from.0 == to.0 && to.1 < from.1;
                to < from && (is_same_month || from.0 - to.0 <= 5)
            }
            PointKind::Quarter => start.year.is_none() && end.within < start.within,
            PointKind::Month | PointKind::Year => false,
        },
    }
}

fn point_at(scan: &Scan<'_>, at: usize) -> Option<TimePoint> {
    match scan.word(at) {
        "ngày" => day_point(scan, at + 1),
        "tháng" => {
            let month = scan.number(at + 1).filter(|month| (1..=12).contains(month))?;
            let (year, end) = year_after(scan, at + 2);
            Some(TimePoint { year, within: (month, 0), kind: PointKind::Month, tokens: at..end })
        }
        "quý" => {
            let quarter =
                ["i", "ii", "iii", "iv"].iter().position(|numeral| *numeral == scan.word(at + 1))?;
            let (year, end) = year_after(scan, at + 2);
            Some(TimePoint { year, within: (quarter as u64, 0), kind: PointKind::Quarter, tokens: at..end })
        }
        "năm" => year_point(scan, at + 1),
        _ => day_point(scan, at),
    }
}

fn year_point(scan: &Scan<'_>, at: usize) -> Option<TimePoint> {
    let at = at + usize::from(scan.word(at) == "năm");
    let year = scan.number(at).filter(|year| scan.written(at).len() == 4 && (1930..2200).contains(year))?;
    let is_alone = !(scan.is_joined(at + 1) && scan.is_mark(at + 1, '/'));
    is_alone.then_some(TimePoint {
        year: Some(year),
        within: (0, 0),
        kind: PointKind::Year,
        tokens: at..at + 1,
    })
}

/// `20/8`, `20/8/2026`, `20 tháng 8 năm 2026`.
fn day_point(scan: &Scan<'_>, at: usize) -> Option<TimePoint> {
    let day = scan.number(at).filter(|day| (1..=31).contains(day))?;
    let is_written = scan.is_mark(at + 1, '/') && scan.is_joined(at + 2) || scan.word(at + 1) == "tháng";
    let month = scan.number(at + 2).filter(|month| is_written && (1..=12).contains(month))?;
    let (year, end) = year_after(scan, at + 3);
    let is_day = scan.word(at.wrapping_sub(1)) == "ngày" || scan.word(at + 1) == "tháng" || year.is_some();
    is_day.then_some(TimePoint { year, within: (month, day), kind: PointKind::Day, tokens: at..end })
}

/// The year after a part of it, and the token after that.
fn year_after(scan: &Scan<'_>, at: usize) -> (Option<u64>, usize) {
    let is_named = scan.is_mark(at, '/') || scan.word(at) == "năm";
    let year = scan.number(at + 1).filter(|_| is_named && scan.written(at + 1).len() == 4);
    (year, if year.is_some() { at + 2 } else { at })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn impossible(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        let found = (0..scan.tokens().len()).filter_map(|at| impossible_at(&scan, at));
        found.map(|wrong| text[scan.range(wrong.tokens.start, wrong.tokens.end - 1)].to_owned()).collect()
    }

    fn turned(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        let found = (0..scan.tokens().len()).filter_map(|at| turned_at(&scan, at));
        found.map(|span| text[scan.range(span.start.start, span.end.end - 1)].to_owned()).collect()
    }

    #[test]
    fn days_months_and_quarters_that_are_none_are_found() {
        for (text, expected) in [
            ("Hoàn thành trước ngày 31/4.", "31/4"),
            ("Gửi trước 30/2, nộp", "30/2"),
            ("từ ngày 01/6 đến 31/6", "31/6"),
            ("ngày 31 tháng 9", "31 tháng 9"),
            ("ngày 45/3", "45/3"),
            ("ngày 15/13", "15/13"),
            ("trong tháng 13/2026", "tháng 13/2026"),
            ("tháng 13 năm 2026", "tháng 13 năm 2026"),
            ("Quý V/2026: kết nạp", "Quý V/2026"),
            ("trong quý 5/2026", "quý 5/2026"),
            ("trong quý V.", "quý V"),
        ] {
            assert_eq!(impossible(text), [expected], "{text}");
        }
        for text in [
            "ngày 29/2, 31/12; ngày 30/4",
            "đạt 31/4 chỉ tiêu; từ 31/4 đảng viên",
            "ngày 31/4/2026 đã có phát hiện khác",
            "tháng 12/2026, lương tháng 13",
            "mỗi tháng 60 người, hằng tháng 20.",
            "quý I, quý IV/2026; quý vị",
            "31/4-KH",
        ] {
            assert_eq!(impossible(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn spans_that_end_before_they_begin_are_found() {
        for text in [
            "từ ngày 20/8 đến ngày 10/8",
            "từ ngày 20/8/2026 đến hết ngày 10/8/2026",
            "từ ngày 20 tháng 8 đến ngày 10 tháng 8",
            "từ ngày 20/9 đến ngày 10/8/2026",
            "từ tháng 8/2026 đến tháng 6/2026",
            "từ quý III đến quý I/2026",
            "giai đoạn 2030 - 2026",
            "nhiệm kỳ 2030 - 2025",
            "từ năm 2030 đến năm 2026",
        ] {
            assert_eq!(turned(text).len(), 1, "{text}");
        }
        for text in [
            "từ ngày 10/8 đến ngày 20/8",
            "từ ngày 15/12 đến ngày 15/01",
            "từ ngày 15/12/2025 đến ngày 15/01/2026",
            "từ ngày 01/9 đến ngày 31/5 năm học sau",
            "từ tháng 9 đến tháng 5",
            "giai đoạn 2026 - 2030, nhiệm kỳ 2025 - 2030",
            "từ 20/25 đến 10/25",
            "từ ngày 20/8 đến nay",
        ] {
            assert_eq!(turned(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn dates_with_other_marks_are_mended() {
        let mended = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            (0..scan.tokens().len())
                .filter_map(|at| other_marks_at(&scan, at))
                .map(|(_, mended)| mended)
                .collect()
        };
        for (text, expected) in [
            ("ngày 20.7.2026", "20/7/2026"),
            ("ngày 5-7-2026.", "05/7/2026"),
            ("(20.07.2026)", "20/7/2026"),
            ("ngày 5.9.26", "05/9/2026"),
            ("ngày 5/9/26", "05/9/2026"),
        ] {
            assert_eq!(mended(text), [expected], "{text}");
        }
        for text in [
            "20/7/2026",
            "1.000.2026",
            "32.7.2026",
            "số 20-7-2026-KH",
            "20.7.2026.1",
            "1.2.3",
            "mục 1.2.13",
            "12-2026",
        ] {
            assert_eq!(mended(text), [] as [&str; 0], "{text}");
        }
    }
}
