//! Numbers that are typed in the English way: a point before decimals (`7.77%`), commas between thousands
//! (`1,000,950`); groups of digits that are not of three (`12.500.00 đồng`), a unit that touches its number
//! (`12.500.000đ`), ranges that fall (`80 - 75%`).

use std::ops::Range;

use super::prose::{Prose, ProseZone};
use super::rates::count_at;
use crate::diag::{Code, Findings};
use crate::text::{Scan, TokenKind};

/// Words before the number of a part of a document: `mục 2.1 điểm a`.
const PARTS: &[&str] =
    &["mục", "khoản", "điều", "điểm", "phần", "chương", "tiết", "số", "bảng", "biểu", "hình"];

/// Units of measure that a decimal may stand before.
const UNITS: &[&str] = &["tỷ", "tỉ", "triệu", "nghìn", "ha", "km", "m", "m2", "kg", "tấn", "tạ", "điểm"];

/// What is counted in whole numbers alone: `12,500 đồng` has no decimals.
const WHOLE: &[&str] = &[
    "đồng",
    "người",
    "đảng viên",
    "quần chúng",
    "đồng chí",
    "đoàn viên",
    "hội viên",
    "hồ sơ",
    "hộ",
    "lượt",
    "con",
    "học sinh",
    "nhân khẩu",
    "lao động",
    "phiếu",
    "doanh nghiệp",
    "cơ sở",
    "cây",
    "suất",
    "vụ",
    "buổi",
    "xe",
];

/// Words after a number that make it an amount of money.
const MONEY: &[&str] = &["đồng", "vnđ", "vnd"];

/// What a range may be of.
const RANGED: &[&str] = &[
    "đảng viên",
    "quần chúng",
    "đồng chí",
    "người",
    "đoàn viên",
    "hội viên",
    "chi bộ",
    "hồ sơ",
    "hộ",
    "lượt",
    "lớp",
    "buổi",
    "cuộc",
    "học viên",
    "triệu",
    "tỷ",
    "tỉ",
    "nghìn",
    "đồng",
    "ngày",
    "tháng",
    "năm",
    "phút",
    "điểm",
];

/// Words of a clause by which what is counted falls: `giảm từ 12 - 10%`.
const FALLING: &[&str] =
    &["giảm", "xuống", "hạ", "rút", "bớt", "còn", "cắt", "tinh giản", "tỷ số", "tỉ số", "thang điểm"];

/// Words before the number of a thing, which begins no range: `Thôn 5 - 03 đảng viên`.
const NUMBERED: &[&str] = &[
    "số",
    "thôn",
    "xóm",
    "ấp",
    "bản",
    "buôn",
    "làng",
    "tổ",
    "khu",
    "phố",
    "khối",
    "đội",
    "cụm",
    "nhóm",
    "ngày",
    "tháng",
    "quý",
    "năm",
    "điều",
    "khoản",
    "mục",
    "điểm",
    "phần",
    "chương",
    "lớp",
    "khóa",
    "khoá",
    "kỳ",
    "thứ",
    "bậc",
    "loại",
    "mẫu",
    "tầng",
    "phòng",
    "bước",
    "biểu",
    "bảng",
    "lục",
    "đợt",
    "lần",
    "bài",
    "đề",
    "hạng",
    "cấp",
    "tiểu",
    "đường",
    "ngõ",
    "hạt",
];

/// A number that is not written as it should be.
struct WrongNumber {
    kind: &'static str,
    tokens: Range<usize>,
    /// As it is to be written; empty where only its author knows.
    mended: String,
}

pub(super) fn check(prose: &Prose<'_>, findings: &mut Findings) {
    let scan = &prose.scan;
    for WrongNumber { kind, tokens, mended } in wrong_numbers(scan) {
        // Tables have their units in short.
        if kind == "unit" && prose.context.zone == ProseZone::Cell {
            continue;
        }
        let range = scan.range(tokens.start, tokens.end - 1);
        let (place, written) = (prose.place(range.clone()), &scan.text()[range.clone()]);
        let finding = prose.finding(Code::NumberForm, range).with("kind", kind).with("written", written);
        let finding = finding.with("mended", mended.as_str());
        // Which of two numbers is wrong, or which digit is missing, is not known.
        let is_safe = matches!(kind, "english" | "unit");
        findings.push(if is_safe { finding.with_fix(&place, written, mended) } else { finding });
    }
}

/// Each number that is not written as it should be.
fn wrong_numbers(scan: &Scan<'_>) -> Vec<WrongNumber> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens().len() {
        let tokens = at..end_of_number(scan, at).max(at + 1);
        found.extend(falling_at(scan, at));
        at = tokens.end;
        // A figure alone is right.
        if tokens.len() > 1 {
            let english = mended(scan, &tokens).map(|mended| WrongNumber {
                kind: "english",
                tokens: tokens.clone(),
                mended,
            });
            found
                .extend(english.or_else(|| odd_groups(scan, &tokens)).or_else(|| joined_unit(scan, &tokens)));
        }
    }
    found
}

/// The figures between the marks of a number.
fn groups_of<'t>(scan: &Scan<'t>, tokens: &Range<usize>) -> Vec<&'t str> {
    tokens.clone().step_by(2).map(|at| scan.written(at)).collect()
}

/// Whether all marks within a number are points.
fn has_points_alone(scan: &Scan<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().skip(1).step_by(2).all(|at| scan.is_mark(at, '.'))
}

/// Whether groups of figures are thousands.
fn are_thousands(groups: &[&str]) -> bool {
    groups[0].len() <= 3 && groups[0] != "0" && groups[1..].iter().all(|group| group.len() == 3)
}

/// `12.500.00 đồng`: points between groups that are not of three figures.
fn odd_groups(scan: &Scan<'_>, tokens: &Range<usize>) -> Option<WrongNumber> {
    let groups = groups_of(scan, tokens);
    let next = |words: &[&str]| words.iter().any(|words| scan.phrase(tokens.end, words) > 0);
    let is_money = next(MONEY) || scan.is_joined(tokens.end) && matches!(scan.word(tokens.end), "đ");
    // `1.2.3 người đứng đầu` begins with the number of a part.
    let is_counted = groups.len() > 2 && next(WHOLE) && tokens.start > 0;
    let is_meant = (is_money || is_counted) && !names_part(scan, tokens.start);
    let is_date =
        matches!(groups[..], [day, month, year] if day.len() < 3 && month.len() < 3 && year.len() == 4);
    let is_odd = has_points_alone(scan, tokens) && !are_thousands(&groups) && groups[0] != "0" && !is_date;
    (is_odd && is_meant).then(|| WrongNumber {
        kind: "groups",
        tokens: tokens.clone(),
        mended: String::new(),
    })
}

/// `12.500.000đ`: the short form of the unit, which touches its number.
fn joined_unit(scan: &Scan<'_>, tokens: &Range<usize>) -> Option<WrongNumber> {
    let unit = tokens.end;
    let is_unit = scan.is_joined(unit) && matches!(scan.word(unit), "đ" | "vnđ" | "vnd");
    let is_amount = has_points_alone(scan, tokens) && are_thousands(&groups_of(scan, tokens));
    let goes_on =
        scan.is_joined(unit + 1) && matches!(scan.kind(unit + 1), Some(TokenKind::Word | TokenKind::Number));
    let mended = format!("{} đồng", &scan.text()[scan.range(tokens.start, tokens.end - 1)]);
    (is_unit && is_amount && !goes_on).then_some(WrongNumber {
        kind: "unit",
        tokens: tokens.start..unit + 1,
        mended,
    })
}

/// A number in hundredths, and its last token.
fn hundredths_at(scan: &Scan<'_>, at: usize) -> Option<(u64, usize)> {
    let (whole, last) = count_at(scan, at)?;
    let whole = whole.checked_mul(100)?;
    let is_decimal = scan.is_mark(last + 1, ',') && scan.is_joined(last + 1) && scan.is_joined(last + 2);
    let Some(decimals) = scan.number(last + 2).filter(|_| is_decimal) else { return Some((whole, last)) };
    match scan.written(last + 2).len() {
        1 => Some((whole + decimals * 10, last + 2)),
        2 => Some((whole + decimals, last + 2)),
        _ => None,
    }
}

/// `80 - 75%`, `từ 12 đến 10 đảng viên`: a range whose end is less than its beginning.
fn falling_at(scan: &Scan<'_>, at: usize) -> Option<WrongNumber> {
    let (from, last) = hundredths_at(scan, at).filter(|_| !is_of_another(scan, at))?;
    let is_rate = scan.is_mark(last + 1, '%');
    let joint = last + 1 + usize::from(is_rate);
    let is_dash = matches!(scan.kind(joint), Some(TokenKind::Mark('-' | '–')))
        && scan.is_joined(joint) == scan.is_joined(joint + 1);
    let is_to = matches!(scan.word(joint), "đến" | "tới") && scan.word(at.checked_sub(1)?) == "từ";
    let (to, end) = hundredths_at(scan, joint + 1).filter(|_| is_dash || is_to)?;
    let unit = end + 1;
    let is_of_rate = scan.is_mark(unit, '%') || scan.phrase(unit, "phần trăm") > 0;
    let noun = RANGED.iter().map(|noun| scan.phrase(unit, noun)).max().unwrap_or(0);
    let has_unit = is_of_rate || (noun > 0 && !is_rate && !scan.is_joined(unit));
    // Years, dates and numbers with noughts before them that go on.
    let is_plain = scan.written(at).len() < 4 && scan.written(joint + 1).len() < 4;
    if to >= from || !has_unit || !is_plain || says_fall(scan, at) {
        return None;
    }
    let last_unit = if is_of_rate || noun == 0 { unit } else { end };
    let part = |first: usize, last: usize| &scan.text()[scan.range(first, last)];
    let mended = format!("{} - {}", part(joint + 1, end), part(at, last));
    let mended = if last_unit == unit { format!("{mended}{}", scan.written(unit)) } else { mended };
    Some(WrongNumber { kind: "falling", tokens: at..last_unit + 1, mended })
}

/// Whether a number is a part of another, or the number of a thing.
fn is_of_another(scan: &Scan<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let is_part = scan.is_joined(at) && !is_opening(scan, before);
    let is_mark = matches!(scan.kind(before), Some(TokenKind::Mark('-' | '–' | '/' | ',' | '.' | '+' | ';')));
    let begins = before == 0 || matches!(scan.kind(before - 1), Some(TokenKind::Mark('.' | ';' | ':')));
    let is_name = scan.written(before).starts_with(char::is_uppercase) && !begins;
    is_part || is_mark || is_name || NUMBERED.contains(&scan.word(before))
}

/// Whether the clause of a number says that something falls.
fn says_fall(scan: &Scan<'_>, at: usize) -> bool {
    let clause = scan.clauses().into_iter().find(|clause| clause.contains(&at));
    clause.is_none_or(|clause| scan.has_any(&clause, FALLING))
}

/// The end of the figures that points and commas join, from the first on; the token itself where it begins none.
fn end_of_number(scan: &Scan<'_>, at: usize) -> usize {
    if scan.kind(at) != Some(TokenKind::Number) || at > 0 && scan.is_joined(at) && !is_opening(scan, at - 1) {
        return at;
    }
    let mut end = at + 1;
    let is_joint =
        |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('.' | ','))) && scan.is_joined(at);
    while is_joint(end) && scan.is_joined(end + 1) && scan.kind(end + 1) == Some(TokenKind::Number) {
        end += 2;
    }
    end
}

fn is_opening(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.kind(at), Some(TokenKind::Mark('(' | '“' | '"')))
}

/// A number as it is to be written; none where it is right, or something else.
fn mended(scan: &Scan<'_>, tokens: &Range<usize>) -> Option<String> {
    // `Điều 5.2`, `12.5-KH`, `1.5/2`: parts of something else.
    let goes_on =
        scan.is_joined(tokens.end) && matches!(scan.kind(tokens.end), Some(TokenKind::Mark('/' | '-' | '.')));
    let is_digit_after = scan.is_joined(tokens.end + 1) && scan.number(tokens.end + 1).is_some();
    if goes_on && (is_digit_after || !scan.is_mark(tokens.end, '.')) {
        return None;
    }
    let groups = groups_of(scan, tokens);
    let marks: Vec<&str> = tokens.clone().skip(1).step_by(2).map(|at| scan.written(at)).collect();
    let is_of_thousands = groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let next = |words: &[&str]| words.iter().any(|words| scan.phrase(tokens.end, words) > 0);
    match (&groups[..], &marks[..]) {
        ([_, _, _, ..], marks) if is_of_thousands && marks.iter().all(|mark| *mark == ",") => {
            Some(groups.join("."))
        }
        // `1,000.50`
        ([first, middle @ .., decimals], [thousands @ .., "."])
            if !thousands.is_empty()
                && thousands.iter().all(|mark| *mark == ",")
                && first.len() <= 3
                && middle.iter().all(|group| group.len() == 3) =>
        {
            Some(format!("{},{decimals}", groups[..groups.len() - 1].join(".")))
        }
        ([_, decimals], ["."]) if decimals.len() != 3 && !names_part(scan, tokens.start) => {
            let is_rate = scan.is_mark(tokens.end, '%') || next(&["phần trăm"]);
            (is_rate || next(UNITS)).then(|| groups.join(","))
        }
        ([_, _], [","]) if is_of_thousands && groups[0] != "0" => next(WHOLE).then(|| groups.join(".")),
        _ => None,
    }
}

/// Whether the word before a number makes it that of a part of a document.
fn names_part(scan: &Scan<'_>, number: usize) -> bool {
    number > 0 && PARTS.contains(&scan.word(number - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong_numbers(&Scan::new(text)).into_iter().map(|wrong| wrong.mended).collect()
    }

    fn kinds(text: &str) -> Vec<String> {
        let found = wrong_numbers(&Scan::new(text)).into_iter();
        found.map(|wrong| format!("{} {}", wrong.kind, wrong.mended)).collect()
    }

    #[test]
    fn groups_that_are_not_of_three_figures_are_found() {
        for text in [
            "Kinh phí 12.500.00 đồng.",
            "Kinh phí là 1.2500.000 đồng",
            "hỗ trợ 50.00 đồng/người",
            "tổng thu 1250.000 đồng",
            "số tiền 45.678.0000 đồng",
            "có 1.25.300 lượt người, 1.20.000 người dự",
        ] {
            assert!(kinds(text).iter().any(|kind| kind == "groups "), "{text} {:?}", kinds(text));
        }
        for text in [
            "Kinh phí 12.500.000 đồng; 500 đồng; 1.250.000 đồng",
            "điện thoại 0912.345.678, số 12.34.56",
            "1.2.3 Người đứng đầu; mục 1.2.3 đồng chí phụ trách",
            "ngày 20.7.2026 đồng chí Bí thư",
            "phiên bản 3.0.1, địa chỉ 10.0.0.12",
        ] {
            assert_eq!(kinds(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn units_that_touch_their_number_are_found() {
        for (text, expected) in [
            ("Kinh phí là 12.500.000đ.", "unit 12.500.000 đồng"),
            ("mức 50.000đ/người/ngày", "unit 50.000 đồng"),
            ("hỗ trợ 1.200.000Đ cho hộ nghèo", "unit 1.200.000 đồng"),
            ("(500.000đ)", "unit 500.000 đồng"),
            ("chi 3.000.000VNĐ, còn", "unit 3.000.000 đồng"),
        ] {
            assert_eq!(kinds(text), [expected], "{text}");
        }
        for text in [
            "12.500.000 đồng; 50.000 đồng/người",
            "điểm đ khoản 2, 10đ",
            "Điều 5.2đ; 2.000m2; 3.500kg",
            "Đ5, QĐ12",
            "1.905 đảng viên",
        ] {
            assert_eq!(kinds(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn ranges_that_fall_are_found() {
        for (text, expected) in [
            ("Tỷ lệ đạt từ 80 - 75%.", "falling 75 - 80%"),
            ("đạt từ 90% - 85%", "falling 85 - 90%"),
            ("kết nạp 12 - 10 đảng viên", "falling 10 - 12"),
            ("mỗi năm từ 11 đến 09 đảng viên", "falling 09 - 11"),
            ("đạt từ 35,5 - 33,25% kế hoạch", "falling 33,25 - 35,5%"),
            ("từ 15 – 12 ngày làm việc", "falling 12 - 15"),
        ] {
            assert_eq!(kinds(text), [expected], "{text}");
        }
        for text in [
            "từ 75 - 80%; 09 - 11 đảng viên; từ 11 đến 12 đảng viên",
            "giảm từ 80 - 75%; từ 80% xuống 75%; từ 12% còn 10%",
            "Chi bộ Thôn 5 - 03 đảng viên; Đông Hải 5 - 3 đảng viên",
            "nhiệm kỳ 2025 - 30 đảng viên; năm 2026 - 12 đảng viên",
            "số 15 - 12 người; lớp 12 - 10 học viên; 5 - 3 đảng viên",
            "từ ngày 30 - 15 ngày; thắng tỷ số 3 - 1 điểm",
            "đạt 10 - 10%; 8 - 6; 12-10-KH/TU",
        ] {
            assert_eq!(kinds(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn numbers_in_the_english_way_are_found() {
        for (text, expected) in [
            ("đạt 7.77%", "7,77"),
            ("đạt 85.5 % kế hoạch", "85,5"),
            ("đạt 85.5 phần trăm.", "85,5"),
            ("kinh phí 1,000,950 đồng", "1.000.950"),
            ("kinh phí (1,000,950) đồng", "1.000.950"),
            ("kinh phí 1,000,950.50 đồng", "1.000.950,50"),
            ("kinh phí 12,500 đồng.", "12.500"),
            ("1.5 tỷ đồng", "1,5"),
            ("diện tích 2.25 ha.", "2,25"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_right_or_something_else_is_left() {
        for text in [
            "đạt 7,77%; 1.905 người; 1.000.950 đồng",
            "1.905% và 2,500 tỷ đồng",
            "mục 2.1, khoản 1.2.3",
            "mục 2.1 điểm a; Bảng 2.15 ha",
            "ngày 12.5.2026, 12.5.2026",
            "Chi bộ 1,2,3 và 4,5",
            "các năm 2025, 2026",
            "đạt 0,125 người",
            "phiên bản 1.5",
            "1,5 tỷ đồng",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
