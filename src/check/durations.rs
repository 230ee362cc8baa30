//! Lengths of time beside their first and last day: `02 ngày, từ ngày 10/9 đến ngày 12/9` are three.

use std::ops::Range;

use jiff::civil::Date;

use super::prose::Prose;
use super::spans::{PointKind, TimePoint, point_at};
use crate::diag::{Code, Findings};
use crate::text::{Scan, TokenKind};

/// A length of time that is not that of its days.
struct WrongDuration {
    /// The tokens of both.
    tokens: Range<usize>,
    /// The tokens of the first and last day.
    span: Range<usize>,
    said: u64,
    counted: i64,
    unit: &'static str,
}

/// Reports the length beside the days that begin at a token.
pub(super) fn check(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let Some(wrong) = wrong_at(scan, at) else { return };
    let range = scan.range(wrong.tokens.start, wrong.tokens.end - 1);
    let days = &scan.text()[scan.range(wrong.span.start, wrong.span.end - 1)];
    let finding = prose.finding(Code::SumDisagrees, range.clone()).with("kind", "days");
    let finding = finding.with("written", &scan.text()[range]).with("parts", days);
    let (said, counted) =
        (format!("{:02} {}", wrong.said, wrong.unit), format!("{:02} {}", wrong.counted, wrong.unit));
    findings.push(finding.with("whole", said).with("sum", counted));
}

/// `từ ngày 10/9 đến ngày 12/9` with its length right before or after it; `at` is `từ`.
fn wrong_at(scan: &Scan<'_>, at: usize) -> Option<WrongDuration> {
    if scan.word(at) != "từ" {
        return None;
    }
    let (from, to) = ends_at(scan, at)?;
    let unit = match from.kind {
        PointKind::Day => "ngày",
        PointKind::Month => "tháng",
        PointKind::Quarter | PointKind::Year => return None,
    };
    let counted = inclusive(&from, &to)?;
    let (said, length) = said_before(scan, at, unit).or_else(|| said_after(scan, to.tokens.end, unit))?;
    let tokens = length.start.min(at)..length.end.max(to.tokens.end);
    let clause = tokens.start.saturating_sub(3)..tokens.end;
    let is_plain =
        !scan.has_any(&clause, &["làm việc", "sáng", "chiều", "tối", "giờ", "mỗi", "nghỉ", "trưa"]);
    let is_wrong = i64::try_from(said).is_ok_and(|said| said != counted) && counted > 0;
    (is_plain && is_wrong).then_some(WrongDuration { tokens, span: at..to.tokens.end, said, counted, unit })
}

/// The first and the last day or month of a span that `từ` begins: `từ ngày 10 đến ngày 12/9` too.
fn ends_at(scan: &Scan<'_>, at: usize) -> Option<(TimePoint, TimePoint)> {
    let joint = |end: usize| {
        let is_joint = matches!(scan.word(end), "đến" | "tới")
            || matches!(scan.kind(end), Some(TokenKind::Mark('-' | '–')));
        is_joint.then_some(end + 1 + usize::from(scan.word(end + 1) == "hết"))
    };
    if let Some(from) = point_at(scan, at + 1) {
        let start = joint(from.tokens.end)?;
        let to = point_at(scan, start).or_else(|| bare_day(scan, start)).filter(|to| to.kind == from.kind)?;
        return Some((from, to));
    }
    let day = at + 1 + usize::from(scan.word(at + 1) == "ngày");
    let first = scan.number(day).filter(|first| (1..=31).contains(first) && day > at + 1)?;
    let to = point_at(scan, joint(day + 1)?).filter(|to| to.kind == PointKind::Day)?;
    let from = TimePoint { within: (to.within.0, first), tokens: at + 1..day + 1, ..to.clone() };
    Some((from, to))
}

/// `12/9` after a day that is named.
fn bare_day(scan: &Scan<'_>, at: usize) -> Option<TimePoint> {
    let day = scan.number(at).filter(|day| (1..=31).contains(day))?;
    let month = scan.number(at + 2).filter(|month| (1..=12).contains(month))?;
    let is_joined = scan.is_mark(at + 1, '/') && scan.is_joined(at + 1) && scan.is_joined(at + 2);
    let kind = PointKind::Day;
    is_joined.then_some(TimePoint { year: None, within: (month, day), kind, tokens: at..at + 3 })
}

/// How many days or months there are from one through another; none where the year is not sure.
fn inclusive(from: &TimePoint, to: &TimePoint) -> Option<i64> {
    // A year at the end is the beginning's too.
    let years = (from.year.or(to.year), to.year.or(from.year));
    if from.kind == PointKind::Month {
        let year = |year: Option<u64>| year.and_then(|year| i64::try_from(year).ok()).unwrap_or_default();
        let month = |point: &TimePoint| i64::try_from(point.within.0).unwrap_or_default();
        return Some(12 * (year(years.1) - year(years.0)) + month(to) - month(from) + 1);
    }
    // Without a year the last of February is not known.
    if years.0.is_none() && from.within.0 <= 2 && to.within.0 > 2 {
        return None;
    }
    let day = |year: Option<u64>, point: &TimePoint| {
        let (month, day) = point.within;
        let year = i16::try_from(year.unwrap_or(2026)).ok()?;
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let (first, last) = (day(years.0, from)?, day(years.1, to)?);
    Some(i64::from((last - first).get_days()) + 1)
}

/// `02 ngày, từ`, `thời gian 02 ngày (từ`: the number and its tokens.
fn said_before(scan: &Scan<'_>, at: usize, unit: &str) -> Option<(u64, Range<usize>)> {
    let is_lead = |at: usize| {
        matches!(scan.kind(at), Some(TokenKind::Mark(',' | '(' | ':' | ';')))
            || matches!(scan.word(at), "kể" | "bắt" | "đầu" | "tính" | "là")
    };
    let mut end = at;
    while end > 0 && at - end < 3 && is_lead(end - 1) {
        end -= 1;
    }
    (end < at).then_some(())?;
    length_at(scan, end.checked_sub(2)?, unit)
}

/// `từ ngày 10/9 đến ngày 12/9 (02 ngày)`.
fn said_after(scan: &Scan<'_>, end: usize, unit: &str) -> Option<(u64, Range<usize>)> {
    let opens = scan.is_mark(end, '(') || scan.is_mark(end, ',');
    let found = length_at(scan, end + 1, unit).filter(|_| opens)?;
    let closes = matches!(scan.kind(end + 3), None | Some(TokenKind::Mark(')' | '.' | ',' | ';')));
    closes.then_some(found)
}

fn length_at(scan: &Scan<'_>, at: usize, unit: &str) -> Option<(u64, Range<usize>)> {
    let said = scan.number(at).filter(|said| (1..=60).contains(said))?;
    let is_whole = at == 0
        || !scan.is_joined(at)
            && !matches!(
                scan.word(at - 1),
                "khoảng" | "trên" | "hơn" | "trước" | "sau" | "tháng" | "ngày" | "mỗi"
            )
        || scan.is_mark(at - 1, '(');
    (is_whole && scan.word(at + 1) == unit).then_some((said, at..at + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<i64> {
        let scan = Scan::new(text);
        (0..scan.tokens().len()).filter_map(|at| wrong_at(&scan, at)).map(|wrong| wrong.counted).collect()
    }

    #[test]
    fn lengths_that_are_not_those_of_their_days_are_found() {
        for (text, expected) in [
            ("Lớp học 02 ngày, từ ngày 10/9 đến 12/9/2026.", 3),
            ("Thời gian: 02 ngày, từ ngày 10/9 đến ngày 12/9.", 3),
            ("Thời gian 03 ngày (từ ngày 10 đến ngày 13/9/2026).", 4),
            ("Đợt phim từ ngày 28/9/2026 đến hết ngày 02/10/2026 (04 ngày).", 5),
            ("Trong 06 tháng, từ tháng 7/2026 đến tháng 11/2026.", 5),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn right_lengths_and_other_numbers_are_left() {
        for text in [
            "Lớp học 03 ngày, từ ngày 10/9 đến 12/9/2026.",
            "Trong 05 ngày làm việc, từ ngày 10/9 đến ngày 16/9/2026.",
            "Thời gian 02 ngày, từ chiều ngày 10/9 đến ngày 12/9.",
            "Báo cáo trước 05 ngày, từ ngày 10/9 đến ngày 12/9.",
            "Mỗi xã 02 ngày, từ ngày 10/9 đến ngày 20/9; mỗi đợt 02 ngày",
            "Trong 06 tháng, từ tháng 7 đến tháng 12/2026.",
            "Trong 30 ngày, kể từ ngày 10/9/2026.",
            "Từ ngày 20/02 đến ngày 05/3 (14 ngày).",
        ] {
            assert_eq!(found(text), [] as [i64; 0], "{text}");
        }
    }
}
