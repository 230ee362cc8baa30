//! Days of the week beside a date: `thứ Hai, ngày 08/9/2026` is a Tuesday.

use jiff::civil::{Date, Weekday};

use super::prose::{Facts, Prose};
use super::slip::Slip;
use crate::diag::{Code, Findings};
use crate::model::DocumentDate;
use crate::text::{Scan, TokenKind};

/// The names of the days, from Monday, as words and as numbers.
const NAMES: [(&str, &str); 7] = [
    ("thứ hai", "thứ 2"),
    ("thứ ba", "thứ 3"),
    ("thứ tư", "thứ 4"),
    ("thứ năm", "thứ 5"),
    ("thứ sáu", "thứ 6"),
    ("thứ bảy", "thứ 7"),
    ("chủ nhật", "chủ nhật"),
];

/// As they are written.
const WRITTEN: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

/// A name of a day and the date beside it.
struct NamedDay {
    named: usize,
    first: usize,
    /// The token after the name.
    end: usize,
    day: u64,
    month: u64,
    year: Option<u64>,
}

/// Every name of a day that is not that of the date beside it, where that has its year.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<Slip> {
    let days = days_in(scan).into_iter().filter(|day| day.year.is_some());
    days.filter_map(|day| day.slip(scan, day.year?)).collect()
}

/// The same of dates without a year, which are of the document's year or of the next one.
pub(super) fn check(facts: &Facts<'_>, prose: &Prose<'_>, findings: &mut Findings) {
    let DocumentDate::Day(own) = facts.document.header.date else { return };
    let Ok(year) = u64::try_from(own.year()) else { return };
    for day in days_in(&prose.scan).into_iter().filter(|day| day.year.is_none()) {
        let is_soon = i8::try_from(day.month).is_ok_and(|month| month >= own.month());
        let slip =
            day.slip(&prose.scan, year).filter(|_| is_soon && day.slip(&prose.scan, year + 1).is_some());
        findings.extend_one(slip.map(|slip| slip.clone().at(&prose.place(slip.range))));
    }
}

fn days_in(scan: &Scan<'_>) -> Vec<NamedDay> {
    // Few texts name a day.
    if !["hứ ", "nhật", "Nhật"].iter().any(|word| scan.text().contains(word)) {
        return Vec::new();
    }
    (0..scan.tokens().len()).filter_map(|at| day_at(scan, at)).collect()
}

/// `thứ Hai, ngày 08/9/2026`, `thứ Hai (08/9)`, `ngày 08/9/2026 (thứ Hai)`; `at` is the beginning of the name.
fn day_at(scan: &Scan<'_>, at: usize) -> Option<NamedDay> {
    if !matches!(scan.word(at), "thứ" | "chủ") {
        return None;
    }
    // `lần thứ hai`, `nhóm thứ 5`
    let is_ordinal = at > 0
        && matches!(
            scan.word(at - 1),
            "lần" | "nhóm" | "đợt" | "kỳ" | "phần" | "khóa" | "khoá" | "người" | "phiên" | "điểm" | "năm"
        );
    if is_ordinal {
        return None;
    }
    let named =
        NAMES.iter().position(|(words, number)| scan.phrase(at, words) + scan.phrase(at, number) > 0)?;
    let end = at + 2;
    let is_open = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark(',' | '(')));
    let after = end + usize::from(is_open(end));
    let after = after + usize::from(scan.word(after) == "ngày");
    let found = date_at(scan, after).filter(|_| after > end).or_else(|| {
        let last = at.checked_sub(1).filter(|before| is_open(*before))?;
        let starts = [last.checked_sub(5), last.checked_sub(3)];
        starts.into_iter().flatten().find_map(|start| date_at(scan, start).filter(|date| date.3 == last))
    });
    let (day, month, year, _) = found?;
    Some(NamedDay { named, first: at, end, day, month, year })
}

/// A day and month, its year if it has one, and the token after it.
fn date_at(scan: &Scan<'_>, at: usize) -> Option<(u64, u64, Option<u64>, usize)> {
    let (day, month) = (scan.number(at)?, scan.number(at + 2)?);
    let is_joined = |at: usize| scan.is_mark(at, '/') && scan.is_joined(at) && scan.is_joined(at + 1);
    let is_date = is_joined(at + 1) || scan.word(at + 1) == "tháng";
    let has_year = is_joined(at + 3) || scan.word(at + 3) == "năm";
    let year = scan.number(at + 4).filter(|_| has_year && scan.written(at + 4).len() == 4);
    let begins = !scan.is_joined(at) || scan.is_mark(at - 1, '(');
    let end = if year.is_some() { at + 5 } else { at + 3 };
    (is_date && begins && (year.is_some() || !has_year)).then_some((day, month, year, end))
}

impl NamedDay {
    /// What is wrong in a year.
    fn slip(&self, scan: &Scan<'_>, year: u64) -> Option<Slip> {
        let (month, day) = (i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?);
        let date = Date::new(i16::try_from(year).ok()?, month, day).ok()?;
        let weekday = usize::try_from(Weekday::to_monday_zero_offset(date.weekday())).ok()?;
        let range = scan.range(self.first, self.end - 1);
        let slip = Slip::new(Code::WordsDisagree, range.clone()).with("kind", "weekday");
        let slip = slip.with("words", &scan.text()[range]).with("said", "");
        let slip = slip.with("figures", super::dates::written(date)).with("expected", *WRITTEN.get(weekday)?);
        (weekday != self.named).then_some(slip)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).into_iter().map(|slip| text[slip.range].to_owned()).collect()
    }

    #[test]
    fn names_of_days_that_their_dates_do_not_have_are_found() {
        for (text, expected) in [
            ("Vào 7 giờ 30, thứ Hai, ngày 08/9/2026.", "thứ Hai"),
            ("Sáng thứ 5 (ngày 10 tháng 7 năm 2026) họp.", "thứ 5"),
            ("Ngày 08/9/2026 (thứ Tư), tại hội trường.", "thứ Tư"),
            ("Chủ nhật, ngày 14/6/2026 và Chủ nhật, ngày 15/6/2026", "Chủ nhật"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn right_names_and_other_words_are_left() {
        for text in [
            "Vào 7 giờ 30, thứ Ba, ngày 08/9/2026; ngày 08/9/2026 (thứ ba).",
            "Hội nghị lần thứ hai, ngày 08/9/2026",
            "Thứ nhất, ngày 08/9/2026; nhóm thứ 5 (10/7/2026)",
            "Thứ Hai hằng tuần; đại hội lần thứ ba (08/7/2025).",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
