//! Slips of typing: spaces, single braces, figures and dates without the nought that they need.

use std::ops::Range;

use super::prose::{Prose, ProseZone};
use super::shares::sentences;
use crate::diag::{Code, Findings};
use crate::text::{self, TokenKind};

pub(super) fn check(prose: &Prose<'_>, findings: &mut Findings) {
    for (at, token) in prose.scan.tokens().iter().enumerate() {
        check_space(prose, at, findings);
        match token.kind {
            TokenKind::Mark(_) => check_brace(prose, at, findings),
            TokenKind::Number => {
                check_count(prose, at, findings);
                check_day(prose, at, findings);
            }
            TokenKind::Word => {
                check_date(prose, at, findings);
                check_month(prose, at, findings);
            }
            TokenKind::Expression => {}
        }
    }
}

/// Two spaces for one, and a space before a mark. A longer blank is there to be written in.
fn check_space(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let gap = scan.gap(at);
    if at == 0 || gap.is_empty() {
        return;
    }
    let spaces = &scan.text()[gap.clone()];
    if stands_apart(prose, at) {
        let range = gap.start..scan.range(at, at).end;
        let place = prose.place(range.clone());
        let finding = prose.finding(Code::SpaceBeforeMark, range.clone()).with("mark", scan.written(at));
        // `lượng ,nâng`: the space is on the wrong side.
        let is_joined = scan.is_joined(at + 1) && scan.kind(at + 1) == Some(TokenKind::Word);
        let space = if is_joined && !scan.is_mark(at, ')') { " " } else { "" };
        findings.push(finding.with_fix(&place, &scan.text()[range], format!("{}{space}", scan.written(at))));
    } else if matches!(spaces, "  " | "   ") && !prose.context.is_form {
        let place = prose.place(gap.clone());
        findings.push(prose.finding(Code::DoubleSpace, gap).with_fix(&place, spaces, " "));
    }
}

/// Whether a token is a mark that belongs to the word before it and does not touch it.
fn stands_apart(prose: &Prose<'_>, at: usize) -> bool {
    let scan = &prose.scan;
    let Some(TokenKind::Mark(mark)) = scan.kind(at) else { return false };
    let before = scan.kind(at - 1);
    let is_closing = match mark {
        ',' | ';' | '.' | '!' | '?' | ')' | '”' => true,
        '%' => before == Some(TokenKind::Number),
        // `1 : 2` is a ratio.
        ':' => before != Some(TokenKind::Number),
        _ => false,
    };
    // `./.`, `...`, `.5`, and a blank to write in before the mark.
    let is_more = scan.is_joined(at + 1) && matches!(mark, '.' | ':' | '!' | '?');
    let is_dots = before == Some(TokenKind::Mark('.'))
        && at >= 3
        && scan.is_mark(at - 2, '.')
        && scan.is_mark(at - 3, '.');
    let is_after_word = is_dots
        || matches!(
            before,
            Some(
                TokenKind::Word
                    | TokenKind::Number
                    | TokenKind::Expression
                    | TokenKind::Mark(')' | '”' | '%' | '…')
            )
        );
    is_closing && is_after_word && !is_more && scan.gap(at).len() < 4
}

/// `{ quota.x }`, meant as an expression, is printed literally.
fn check_brace(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    if !scan.is_mark(at, '{') {
        return;
    }
    let rest = &scan.text()[scan.range(at, at).end..];
    let Some((inside, _)) = rest.split_once('}') else { return };
    let inside = inside.trim();
    let is_name = inside.starts_with(|c: char| c.is_ascii_lowercase())
        && inside.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    if is_name {
        let start = scan.range(at, at).start;
        let end = start + rest.find('}').map_or(1, |end| end + 2);
        findings.push(prose.finding(Code::SingleBrace, start..end).with("name", inside));
    }
}

/// Counts in prose, which below ten have a leading zero (the-thuc, Writing).
const COUNTED: [&str; 4] = ["đảng viên", "quần chúng", "đồng chí", "chi bộ"];

/// Words before a number that is no count: `Điều 4`, `thôn 3`, `quý 2`.
const ORDINAL: &[&str] = &[
    "điều", "khoản", "điểm", "mục", "chương", "phần", "số", "quý", "tháng", "ngày", "năm", "thôn", "xóm",
    "tổ", "khu", "khối", "đội", "ấp", "bản", "lần", "thứ", "khóa", "khoá", "lớp", "loại", "cấp", "bước",
    "nhóm",
];

fn check_count(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    // `0 đảng viên` reads as none.
    if scan.number(at).is_none_or(|count| count == 0) || ORDINAL.contains(&previous_word(prose, at)) {
        return;
    }
    // `04/5 chi bộ`, `2,5`, `-3`: parts of something else.
    if at > 0 && scan.is_joined(at) && !matches!(scan.kind(at - 1), Some(TokenKind::Mark('(' | '“' | '"')))
    {
        return;
    }
    let is_dash = scan.is_mark(at + 1, '-') || scan.is_mark(at + 1, '–');
    let last = if is_dash && scan.kind(at + 2) == Some(TokenKind::Number) { at + 2 } else { at };
    if !COUNTED.iter().any(|noun| scan.phrase(last + 1, noun) > 0) || scan.is_joined(last + 1) {
        return;
    }
    // The second number of a range is reported with the first.
    if last == at && at >= 2 && (scan.is_mark(at - 1, '-') || scan.is_mark(at - 1, '–')) {
        return;
    }
    let range = scan.range(at, last);
    let written = &scan.text()[range.clone()];
    let mended: String = (at..=last).fold(String::new(), |mended, one| {
        let gap = if one == at { "" } else { &scan.text()[scan.gap(one)] };
        let digits = scan.written(one);
        let nought = if scan.kind(one) == Some(TokenKind::Number) && digits.len() == 1 { "0" } else { "" };
        mended + gap + nought + digits
    });
    if mended != written {
        let place = prose.place(range.clone());
        let finding = prose.finding(Code::CountPadding, range).with("written", written);
        findings.push(finding.with("mended", mended.as_str()).with_fix(&place, written, mended.as_str()));
    }
}

fn previous_word<'s>(prose: &'s Prose<'_>, at: usize) -> &'s str {
    at.checked_sub(1).map_or("", |before| prose.scan.word(before))
}

/// A day, month and year as written, and from which token to which.
struct TypedDate {
    day: usize,
    month: usize,
    year: usize,
    is_long: bool,
}

/// `ngày 5/9/2026` or `ngày 5 tháng 9 năm 2026`, `at` being `ngày`.
fn typed_date(prose: &Prose<'_>, at: usize) -> Option<TypedDate> {
    let scan = &prose.scan;
    if scan.word(at) != "ngày" {
        return None;
    }
    let is_number = |one: usize| scan.kind(one) == Some(TokenKind::Number);
    let short = scan.is_mark(at + 2, '/') && scan.is_mark(at + 4, '/');
    let is_long = scan.word(at + 2) == "tháng" && scan.word(at + 4) == "năm";
    let date = TypedDate { day: at + 1, month: at + 3, year: at + 5, is_long };
    let is_date = (short || is_long) && is_number(at + 1) && is_number(at + 3) && is_number(at + 5);
    (is_date && scan.written(at + 5).len() == 4 && scan.written(at + 1).len() <= 2).then_some(date)
}

/// `trước 31/6/2026`, `31/4/2026`: a day and month in figures that the year does not have, without `ngày` before it.
fn check_day(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let is_short = scan.is_mark(at + 1, '/') && scan.is_mark(at + 3, '/') && scan.written(at + 4).len() == 4;
    let begins = at == 0 || !scan.is_joined(at) && scan.word(at - 1) != "ngày";
    let goes_on = scan.is_joined(at + 5)
        && !matches!(scan.kind(at + 5), Some(TokenKind::Mark('.' | ',' | ';' | ':' | ')' | '”' | '"')));
    let is_joined = (at + 1..at + 5).all(|one| scan.is_joined(one)) && !goes_on;
    if !is_short || !begins || !is_joined {
        return;
    }
    let part = |at: usize| scan.number(at).and_then(|number| i8::try_from(number).ok());
    let (Some(day), Some(month)) = (part(at), part(at + 2)) else { return };
    let year = scan.number(at + 4).and_then(|number| i16::try_from(number).ok());
    // Of larger numbers it is no date.
    let Some(year) = year.filter(|_| day <= 31 && month <= 31) else { return };
    let range = scan.range(at, at + 4);
    if jiff::civil::Date::new(year, month, day).is_err() {
        let finding = prose.finding(Code::NoSuchDay, range.clone()).with("kind", "day");
        findings.push(finding.with("got", &scan.text()[range]));
    } else if prose.context.zone == ProseZone::Cell {
        // In a cell a date stands without `ngày`.
        let mended = text::short_date(year, month, day);
        if scan.text()[range.clone()] != mended {
            push_date(prose, range, &mended, findings);
        }
    }
}

/// Days below ten and months 1 and 2 have a nought, months 3 to 12 never (component 4, and citing).
fn check_date(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let Some(date) = typed_date(prose, at) else { return };
    let number = |one: usize| prose.scan.number(one).unwrap_or(0);
    let range = prose.scan.range(date.day, date.year);
    let written = &prose.scan.text()[range.clone()];
    let day = i8::try_from(number(date.day)).unwrap_or(0);
    let month = i8::try_from(number(date.month)).unwrap_or(0);
    let year = i16::try_from(number(date.year)).unwrap_or(0);
    if jiff::civil::Date::new(year, month, day).is_err() {
        findings.push(prose.finding(Code::NoSuchDay, range).with("kind", "day").with("got", written));
        return;
    }
    let mended = if date.is_long {
        text::long_date(year, Some(month), Some(day), "").trim_start_matches("ngày ").to_owned()
    } else {
        text::short_date(year, month, day)
    };
    if without_blanks(written) != without_blanks(&mended) {
        push_date(prose, range, &mended, findings);
    }
}

/// `tháng 03/2026`, `tháng 03 năm 2026`: a month from 3 on has no nought.
fn check_month(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    if scan.word(at) != "tháng" {
        return;
    }
    let month = at + 1;
    let is_padded = scan.written(month).len() == 2 && scan.written(month).starts_with('0');
    let has_year =
        (scan.is_mark(month + 1, '/') || scan.word(month + 1) == "năm") && scan.written(month + 2).len() == 4;
    // With a day before it the month is one of a whole date.
    let is_of_date = at >= 2 && scan.word(at - 2) == "ngày";
    if !is_padded || !has_year || is_of_date || scan.number(month) < Some(3) {
        return;
    }
    let range = scan.range(month, month + 2);
    let mended = scan.text()[range.clone()][1..].to_owned();
    push_date(prose, range, &mended, findings);
}

/// Nouns that are counted in prose like [`COUNTED`], but in many documents without a nought.
const COUNTED_TOO: [&str; 26] = [
    "lần",
    "công trình",
    "thành viên",
    "tổ",
    "vụ",
    "dự án",
    "tập thể",
    "cá nhân",
    "doanh nghiệp",
    "hợp tác xã",
    "trường",
    "mô hình",
    "người",
    "hồ sơ",
    "lượt",
    "buổi",
    "cuộc",
    "hộ",
    "thôn",
    "cán bộ",
    "trường hợp",
    "lớp",
    "đoàn viên",
    "hội viên",
    "cơ quan",
    "đơn vị",
];

/// Counts without a nought beside others with one: `3 người`, where the document has `03 đồng chí`.
pub(super) fn check_beside(prose: &[Prose<'_>], findings: &mut Findings) {
    let texts = || prose.iter().filter(|one| matches!(one.context.zone, ProseZone::Body | ProseZone::Inner));
    let nouns = || COUNTED.iter().chain(&COUNTED_TOO);
    let counts = |one: &Prose<'_>, at: usize, is: fn(&str) -> bool| {
        let scan = &one.scan;
        let is_count = scan.number(at) > Some(0) && is(scan.written(at));
        is_count && !scan.is_joined(at + 1) && nouns().any(|noun| scan.phrase(at + 1, noun) > 0)
    };
    let is_padded = |one: &Prose<'_>| {
        (0..one.scan.tokens().len()).any(|at| counts(one, at, |n| n.len() == 2 && n.starts_with('0')))
    };
    texts().for_each(|one| check_beside_any(one, findings));
    if !texts().any(is_padded) {
        return;
    }
    for one in texts() {
        let scan = &one.scan;
        for at in (0..scan.tokens().len()).filter(|at| counts(one, *at, |n| n.len() == 1)) {
            let is_known = COUNTED.iter().any(|noun| scan.phrase(at + 1, noun) > 0);
            if !is_known && !is_part_or_ordinal(one, at) {
                push_unpadded(one, at, findings);
            }
        }
    }
}

/// `tu sửa 4 cống, 03 trạm bơm`: a count of anything without a nought, beside one of anything with it in the same sentence.
fn check_beside_any(prose: &Prose<'_>, findings: &mut Findings) {
    let scan = &prose.scan;
    let is_noun = |at: usize| {
        let word = scan.written(at);
        let is_word = scan.kind(at) == Some(TokenKind::Word) && !scan.is_joined(at) && word == scan.word(at);
        is_word && word.chars().count() > 1 && text::is_syllable(word) && !MEASURED.contains(&word)
    };
    let is_count = |at: usize| scan.number(at) > Some(0) && is_noun(at + 1) && !is_part_or_ordinal(prose, at);
    let is_padded = |at: usize| scan.written(at).len() == 2 && scan.written(at).starts_with('0');
    let is_reported =
        |at: usize| COUNTED.iter().chain(&COUNTED_TOO).any(|noun| scan.phrase(at + 1, noun) > 0);
    if !(0..scan.tokens().len()).any(|at| is_padded(at) && is_count(at)) {
        return;
    }
    for sentence in sentences(scan) {
        if !sentence.clone().any(|at| is_padded(at) && is_count(at)) {
            continue;
        }
        for at in sentence.filter(|at| scan.written(*at).len() == 1 && is_count(*at) && !is_reported(*at)) {
            push_unpadded(prose, at, findings);
        }
    }
}

/// Words after a number that measure or compare and count nothing, or begin other words.
const MEASURED: &[&str] = &[
    "năm", "tháng", "ngày", "tuần", "quý", "giờ", "phút", "giây", "km", "ha", "mét", "tấn", "tạ", "kg",
    "lít", "triệu", "tỷ", "tỉ", "nghìn", "đồng", "phần", "mức", "cấp", "chiều", "lần", "và", "đến", "trong",
    "của", "trở", "tuổi", "điểm", "nội", "trọng", "tại", "mặt", "bậc", "sao", "là", "có", "trên", "dưới",
    "theo", "về", "chỗ", "chung", "đột", "nhiệm", "nhóm", "khâu", "không", "nhất", "cùng",
];

/// Whether a number is part of another one or of a range, or names something.
fn is_part_or_ordinal(prose: &Prose<'_>, at: usize) -> bool {
    let scan = &prose.scan;
    let is_part = at > 0 && (scan.is_joined(at) && !scan.is_mark(at - 1, '(') || scan.is_mark(at - 1, '-'));
    is_part || ORDINAL.contains(&previous_word(prose, at))
}

/// Reports a count that lacks its nought.
fn push_unpadded(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let range = prose.scan.range(at, at);
    let (place, written) = (prose.place(range.clone()), prose.scan.written(at));
    let mended = format!("0{written}");
    let finding = prose.finding(Code::CountPadding, range).with("written", written);
    findings.push(finding.with("mended", mended.as_str()).with_fix(&place, written, mended.as_str()));
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

fn push_date(prose: &Prose<'_>, range: Range<usize>, mended: &str, findings: &mut Findings) {
    let place = prose.place(range.clone());
    let written = &prose.scan.text()[range.clone()];
    let finding = prose.finding(Code::DatePadding, range).with("kind", "nought");
    let finding = finding.with("written", written).with("mended", mended);
    findings.push(finding.with_fix(&place, written, mended));
}
