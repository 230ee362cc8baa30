//! Days, months and quarters that no year has, dates with other marks than `/`, quarters in
//! Arabic numerals, and times with both signs of the hour.

use std::ops::Range;

use jiff::civil::Date;

use super::durations;
use super::prose::Prose;
use super::spans::turned_at;
use crate::diag::{Code, Findings};
use crate::text::{self, Scan, TokenKind};

/// Words before a day and month in figures.
const BEFORE_DAY: &[&str] = &[
    "ngày",
    "trước",
    "sau",
    "đến",
    "tới",
    "từ",
    "hết",
    "sáng",
    "chiều",
    "tối",
    "hạn",
    "vào",
    "chậm nhất",
    "muộn nhất",
    "sớm nhất",
    "nhất là",
    "nhất vào",
    "hạn là",
    "hạn cuối",
    "hạn chót",
    "dịp",
];

/// Checks the dates of a text.
pub(super) fn check(prose: &Prose<'_>, findings: &mut Findings) {
    let scan = &prose.scan;
    for at in 0..scan.tokens().len() {
        if let Some(wrong) = impossible_at(scan, at) {
            let range = scan.range(wrong.tokens.start, wrong.tokens.end - 1);
            let finding = prose.finding(Code::NoSuchDay, range.clone()).with("kind", wrong.kind);
            findings.push(finding.with("got", &scan.text()[range]));
        } else {
            check_form(prose, at, findings);
        }
        durations::check(prose, at, findings);
        if let Some(span) = turned_at(scan, at) {
            let range = scan.range(span.end.start, span.end.end - 1);
            let own = &scan.text()[scan.range(span.start.start, span.start.end - 1)];
            let finding = prose.finding(Code::DatesOutOfOrder, range.clone()).with("kind", "span");
            findings.push(finding.with("date", &scan.text()[range]).with("own", own));
        }
    }
}

/// Reports a date, quarter or time that is written in another form than documents have.
fn check_form(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let odd = other_marks_at(scan, at).map(|(tokens, mended)| ("marks", tokens, mended));
    let odd = odd.or_else(|| arabic_quarter_at(scan, at).map(|(tokens, mended)| ("quarter", tokens, mended)));
    let odd = odd.or_else(|| mixed_time_at(scan, at).map(|(tokens, mended)| ("time", tokens, mended)));
    let Some((kind, tokens, mended)) = odd else { return };
    let range = scan.range(tokens.start, tokens.end - 1);
    let (place, written) = (prose.place(range.clone()), &scan.text()[range.clone()]);
    let finding = prose.finding(Code::DatePadding, range).with("kind", kind).with("written", written);
    findings.push(finding.with("mended", mended.as_str()).with_fix(&place, written, mended.as_str()));
}

/// `quý 3/2026`: quarters are Roman (the-thuc, Writing). The tokens through the number, as they are to be written.
fn arabic_quarter_at(scan: &Scan<'_>, at: usize) -> Option<(Range<usize>, String)> {
    const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
    // A person may be called `Quý`.
    let begins = at == 0 || matches!(scan.kind(at - 1), Some(TokenKind::Mark(_)));
    let is_named = matches!(scan.word(at), "quý" | "quí") && (begins || scan.written(at) == scan.word(at));
    let is_single = |at: usize| scan.written(at).trim_start_matches('0').len() == 1;
    let number = at + 1;
    let quarter = scan.number(number).filter(|quarter| (1..=4).contains(quarter) && is_single(number))?;
    let after = number + 1;
    let has_year =
        (scan.is_mark(after, '/') || scan.word(after) == "năm") && scan.number(after + 1).is_some();
    let is_end = match scan.kind(after) {
        None | Some(TokenKind::Mark(';' | ':' | ')' | '”')) => true,
        // `quý 1,5 triệu đồng`
        Some(TokenKind::Mark('.' | ',' | '-' | '–')) => {
            !scan.is_joined(after + 1) || scan.number(after + 1).is_none()
        }
        _ => matches!(scan.word(after), "và" | "này" | "tới" | "đến"),
    };
    let is_each = at > 0 && matches!(scan.word(at - 1), "mỗi" | "hằng" | "hàng" | "từng" | "một");
    let numeral = ROMAN.get(usize::try_from(quarter).ok()? - 1)?;
    let is_meant = is_named && !scan.is_joined(number) && (has_year || is_end && !is_each);
    is_meant.then(|| (at..number + 1, format!("{} {numeral}", scan.written(at))))
}

/// `17h30 phút`, `17 giờ 30'`: the hour is either `h` or `giờ`, and minutes are in words after `giờ` alone.
fn mixed_time_at(scan: &Scan<'_>, at: usize) -> Option<(Range<usize>, String)> {
    let hour = scan.number(at).filter(|hour| *hour <= 24 && scan.written(at).len() <= 2)?;
    let minute = scan.number(at + 2).filter(|minute| *minute < 60 && scan.written(at + 2).len() <= 2)?;
    let is_free = at == 0 || !scan.is_joined(at) || scan.is_mark(at - 1, '(');
    let end = at + 3;
    let is_prime =
        matches!(scan.kind(end), Some(TokenKind::Mark('\'' | '’' | '′' | '"'))) && scan.is_joined(end);
    let is_minutes = scan.word(end) == "phút" || scan.word(end) == "ph" && scan.is_joined(end);
    let is_mixed = match scan.word(at + 1) {
        "h" | "g" => is_minutes || is_prime,
        "giờ" => is_prime,
        _ => false,
    };
    (is_mixed && is_free).then(|| (at..end + 1, format!("{hour:02} giờ {minute:02} phút")))
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
    let goes_on = matches!(scan.kind(at + 3), Some(TokenKind::Mark('/' | '-' | '%')))
        && scan.is_joined(at + 3)
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
    let follows = |words: &&str| {
        let count = words.split(' ').count();
        at >= count && scan.phrase(at - count, words) > 0
    };
    // `hạn nộp: 31/4`
    let is_form = at >= 3
        && scan.is_mark(at - 1, ':')
        && (at.saturating_sub(4)..at - 1).any(|at| matches!(scan.word(at), "hạn" | "ngày" | "gian"));
    let is_named = is_form || BEFORE_DAY.iter().any(follows);
    is_named && !is_counted && !(at >= 2 && matches!(scan.word(at - 2), "tăng" | "giảm"))
}

fn impossible_month(scan: &Scan<'_>, at: usize) -> Option<Impossible> {
    let month = scan.number(at + 1).filter(|month| *month == 0 || *month > 12)?;
    let of_day = at >= 1 && scan.number(at - 1).is_some();
    // `lương tháng 13`; `tháng 2026` lacks its number.
    let is_wage = at >= 1 && matches!(scan.word(at - 1), "lương" | "thưởng");
    let has_year =
        (scan.is_mark(at + 2, '/') || scan.word(at + 2) == "năm") && scan.written(at + 3).len() == 4;
    let is_end = matches!(scan.kind(at + 2), None | Some(TokenKind::Mark('.' | ',' | ';' | ')')));
    let is_each = at >= 1 && matches!(scan.word(at - 1), "hàng" | "hằng" | "mỗi");
    let is_alone = scan.written(at + 1).len() == 2 && is_end && !is_each;
    let last = if has_year { at + 4 } else { at + 2 };
    let is_wrong = month < 100 && !of_day && !is_wage && (has_year || is_alone);
    is_wrong.then_some(Impossible { kind: "month", tokens: at..last })
}

fn impossible_quarter(scan: &Scan<'_>, at: usize) -> Option<Impossible> {
    let has_year =
        (scan.is_mark(at + 2, '/') || scan.word(at + 2) == "năm") && scan.written(at + 3).len() == 4;
    let is_end = matches!(scan.kind(at + 2), None | Some(TokenKind::Mark('.' | ',' | ';' | ':' | ')')));
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
    let is_other = |kind: &TokenKind| {
        matches!(kind, TokenKind::Mark('.' | '-' | '–')) || (is_short_year && *kind == TokenKind::Mark('/'))
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
    let begins = !scan.is_joined(at) || matches!(scan.kind(at - 1), Some(TokenKind::Mark('(' | '“' | '"')));
    let ends = !scan.is_joined(at + 5)
        || matches!(scan.kind(at + 5), Some(TokenKind::Mark(',' | ';' | ')' | ':' | '”' | '"')))
        || (scan.is_mark(at + 5, '.') && !scan.is_joined(at + 6));
    let is_one = scan.kind(at + 3) == Some(mark) && (at + 1..at + 5).all(|one| scan.is_joined(one));
    let is_meant =
        is_one && begins && ends && is_short(at) && is_short(at + 2) && (1900..2200).contains(&year);
    let date = date(year, month, day).filter(|_| is_meant)?;
    Some((at..at + 5, text::short_date(date.year(), date.month(), date.day())))
}

/// The day of three numbers, where there is one.
pub(super) fn date(year: u64, month: u64, day: u64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn impossible(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        let found = (0..scan.tokens().len()).filter_map(|at| impossible_at(&scan, at));
        found.map(|wrong| text[scan.range(wrong.tokens.start, wrong.tokens.end - 1)].to_owned()).collect()
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
            ("Báo cáo chậm nhất 31/4.", "31/4"),
            ("Nộp hồ sơ muộn nhất 31/6", "31/6"),
            ("chậm nhất là 31/9 gửi danh sách", "31/9"),
            ("Hạn cuối 30/2.", "30/2"),
            ("Thời hạn: 31/11.", "31/11"),
            ("tổ chức vào 31/4, tại", "31/4"),
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
            "chậm nhất 30/4; muộn nhất 31/5; hạn cuối 31/12",
            "xếp hạng nhất 31/4 đơn vị; thấp nhất 31/4",
            "Kết quả: 31/4; tỷ lệ: 31/4",
            "tăng vào 31/4 chi bộ",
            "đạt 31/11 chỉ tiêu",
        ] {
            assert_eq!(impossible(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn quarters_in_arabic_numerals_are_found() {
        let found = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            let found = (0..scan.tokens().len()).filter_map(|at| arabic_quarter_at(&scan, at));
            found.map(|(tokens, mended)| format!("{} {mended}", scan.written(tokens.end - 1))).collect()
        };
        for (text, expected) in [
            ("Trong quý 3/2026, các chi bộ", "3 quý III"),
            ("Quý 1 năm 2026", "1 Quý I"),
            ("sơ kết trong quý 2.", "2 quý II"),
            ("kết nạp trong quý 4: 03 đảng viên", "4 quý IV"),
            ("từ quý 01/2026", "01 quý I"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        assert_eq!(found("quý 2, quý 3 và quý 4/2026"), ["2 quý II", "3 quý III", "4 quý IV"]);
        for text in [
            "quý III/2026, quý IV, Quý I",
            "mỗi quý 1 lần; mỗi quý 2.",
            "quý 4 người; hằng quý 2 buổi",
            "quý 1,5 triệu đồng",
            "quý vị; đồng chí Quý 3",
            "thưởng quý 10/2026",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn times_with_both_signs_are_found() {
        let found = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            let found = (0..scan.tokens().len()).filter_map(|at| mixed_time_at(&scan, at));
            found.map(|(_, mended)| mended).collect()
        };
        for (text, expected) in [
            ("trước 17h30 phút ngày 15/7/2026", "17 giờ 30 phút"),
            ("lúc 7h 00 phút", "07 giờ 00 phút"),
            ("từ 8h30'", "08 giờ 30 phút"),
            ("(13h45 phút)", "13 giờ 45 phút"),
            ("đúng 14 giờ 05’ cùng ngày", "14 giờ 05 phút"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "17h30 ngày 15/7; 17 giờ 30 phút; 7h, 7 giờ",
            "họp 30 phút; 2h 30 người",
            "trong 24h 07 ngày",
            "mỗi buổi 1 giờ 30 phút",
            "lúc 8h00, 90 phút",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
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
