//! Spans of time that end before they begin: `từ ngày 20/8 đến ngày 10/8`.

use std::ops::Range;

use crate::text::{Scan, TokenKind};

/// Words of a clause by which a span goes on into the next year.
const OF_NEXT_YEAR: &[&str] =
    &["năm sau", "năm tới", "năm học", "hằng năm", "hàng năm", "năm trước", "mỗi năm", "năm kế"];

/// The tokens of the beginning and of the end of a span.
pub(super) struct TurnedSpan {
    pub(super) start: Range<usize>,
    pub(super) end: Range<usize>,
}

/// A point of time: its year, if it has one, and its order within a year.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct TimePoint {
    pub(super) year: Option<u64>,
    /// Month and day, of a quarter its number, of a year nothing.
    pub(super) within: (u64, u64),
    pub(super) kind: PointKind,
    pub(super) tokens: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PointKind {
    Day,
    Month,
    Quarter,
    Year,
}

/// `từ ngày 20/8 đến ngày 10/8`, `giai đoạn 2030 - 2026`: a span whose end is before its beginning.
pub(super) fn turned_at(scan: &Scan<'_>, at: usize) -> Option<TurnedSpan> {
    let from = match scan.word(at) {
        "từ" => point_at(scan, at + 1)?,
        "đoạn" | "kỳ" | "khóa" | "khoá" => year_point(scan, at + 1)?,
        _ => return None,
    };
    let joint = from.tokens.end;
    let is_joint = matches!(scan.word(joint), "đến" | "tới")
        || matches!(scan.kind(joint), Some(TokenKind::Mark('-' | '–')));
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

/// The day, month, quarter or year at a token.
pub(super) fn point_at(scan: &Scan<'_>, at: usize) -> Option<TimePoint> {
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

    fn turned(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        let found = (0..scan.tokens().len()).filter_map(|at| turned_at(&scan, at));
        found.map(|span| text[scan.range(span.start.start, span.end.end - 1)].to_owned()).collect()
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
}
