//! Rates typed in prose next to their two numbers: `đạt 04/25 chỉ tiêu, đạt tỷ lệ 16%`.

use super::slip::Slip;
use crate::diag::Code;
use crate::text::{self, Scan, TokenKind};

/// The largest number of tokens between the two numbers and their rate.
const REACH: usize = 18;

/// The nouns for what is counted, after the two numbers.
const COUNTED: &[&str] =
    &["chỉ tiêu", "đảng viên", "quần chúng", "người", "đồng chí", "chi bộ", "đơn vị", "thôn"];

/// The words that introduce a rate. The first two alone show that it is the rate of the numbers before them.
const SAID_WITH: &[&str] = &["tỷ lệ", "tỉ lệ", "đạt", "bằng", "chiếm", "tương đương"];

/// Words by which a rate is one of something else than the two numbers.
const OF_OTHERS: &[&str] = &[
    "tăng",
    "giảm",
    "vượt",
    "so với",
    "cùng kỳ",
    "tổng số",
    "trong đó",
    "thêm",
    "còn lại",
    "còn thiếu",
    "quý",
    "tháng",
];

/// Words by which a rate is no exact one.
const ABOUT: &[&str] = &["trên", "hơn", "gần", "khoảng", "dưới", "ít nhất", "tối thiểu"];

/// A rate as written.
pub(super) struct Rate {
    pub(super) written: String,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// `4/25`, or `4 trên 25`.
pub(super) struct Fraction {
    pub(super) part: u64,
    pub(super) whole: u64,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// Every rate beside two numbers that is not the rate of these numbers.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    if !(0..scan.tokens().len()).any(|at| is_percent(scan, at) > 0) {
        return found;
    }
    let mut at = 0;
    while at < scan.tokens().len() {
        let Some(fraction) = fraction_at(scan, at) else {
            at += 1;
            continue;
        };
        at = fraction.last + 1;
        let Some(rate) = rate_after(scan, &fraction).or_else(|| rate_before(scan, &fraction)) else {
            continue;
        };
        let Some(expected) = text::rate(fraction.part, fraction.whole) else { continue };
        if !rounds_to(fraction.part, fraction.whole, &rate.written) {
            let slip = Slip::new(Code::RateDisagrees, scan.range(rate.first, rate.last));
            let slip = slip.with("written", rate.written + "%").with("rate", expected);
            found.push(slip.with("part", fraction.part).with("whole", fraction.whole));
        }
    }
    found
}

/// The number of tokens that mean `%` at a token; 0 if there are none.
fn is_percent(scan: &Scan<'_>, at: usize) -> usize {
    if scan.is_mark(at, '%') { 1 } else { scan.phrase(at, "phần trăm") }
}

/// A number, with dots between its thousands, and its last token.
pub(super) fn count_at(scan: &Scan<'_>, at: usize) -> Option<(u64, usize)> {
    let mut count = scan.number(at)?;
    let mut last = at;
    let is_group = |dot: usize| {
        let is_joined = scan.is_joined(dot) && scan.is_joined(dot + 1);
        scan.is_mark(dot, '.') && is_joined && scan.written(dot + 1).len() == 3
    };
    while let Some(group) = scan.number(last + 2).filter(|_| is_group(last + 1)) {
        count = count.checked_mul(1000)?.checked_add(group)?;
        last += 2;
    }
    Some((count, last))
}

/// Two numbers of which one is a part of the other: no date, no period, no number of a document.
pub(super) fn fraction_at(scan: &Scan<'_>, at: usize) -> Option<Fraction> {
    const OF_DATES: &[&str] = &["ngày", "tháng", "quý", "năm", "số", "khóa", "khoá", "kỳ"];
    let (part, end) = count_at(scan, at)?;
    let before = at.wrapping_sub(1);
    let is_slash = scan.is_mark(end + 1, '/');
    let is_of = is_slash || scan.word(end + 1) == "trên";
    let (whole, last) = count_at(scan, end + 2).filter(|_| is_of)?;
    let goes_on = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('/' | '-' | ',' | '.')));
    let is_more = (scan.is_joined(at) && goes_on(before))
        || (goes_on(last + 1)
            && scan.is_joined(last + 2)
            && scan.kind(last + 2) != Some(TokenKind::Mark('.')));
    let is_counted = COUNTED.iter().any(|noun| scan.phrase(last + 1, noun) > 0);
    let is_plain = !OF_DATES.contains(&scan.word(before)) && is_percent(scan, last + 1) == 0;
    let is_part = part <= whole || is_counted || matches!(scan.word(before), "đạt" | "được");
    (whole > 0 && !is_more && is_plain && is_part).then_some(Fraction { part, whole, first: at, last })
}

/// `đạt tỷ lệ 16%`, `(16%)`, `đạt 16%` after the two numbers, with no other number between.
fn rate_after(scan: &Scan<'_>, fraction: &Fraction) -> Option<Rate> {
    let start = fraction.last + 1;
    // `276/300 trẻ dưới 01 tuổi`, `học sinh lớp 9` count nothing.
    let is_named =
        |at: usize| scan.word(at + 1) == "tuổi" || matches!(scan.word(at - 1), "lớp" | "khối" | "loại");
    let at = (start..start + REACH).find(|at| scan.kind(*at) == Some(TokenKind::Number) && !is_named(*at))?;
    let rate = rate_at(scan, at)?;
    let between = start..at;
    let is_sentence =
        between.clone().any(|one| scan.is_mark(one, '.') || scan.kind(one) == Some(TokenKind::Expression));
    if is_sentence || scan.has_any(&between, OF_OTHERS) {
        return None;
    }
    let is_named = scan.has_any(&between, &SAID_WITH[..2]);
    let is_said = SAID_WITH.iter().any(|words| ends_with(scan, at, words));
    let is_alone = scan.is_mark(at - 1, '(') || scan.is_mark(at - 1, '=');
    let is_of_it = match () {
        () if is_named => !is_of_others(scan, rate.last + 1),
        () if is_alone => is_end(scan, rate.last + 1),
        () => is_said && is_end(scan, rate.last + 1),
    };
    is_of_it.then_some(rate)
}

/// `đạt 16% (04/25 chỉ tiêu)`.
fn rate_before(scan: &Scan<'_>, fraction: &Fraction) -> Option<Rate> {
    const NEAR: usize = 4;
    let open = fraction.first.checked_sub(1)?;
    let open = open - usize::from(scan.word(open) == "đạt" && open > 0);
    let percent = (open.saturating_sub(NEAR)..open).rev().find(|at| is_percent(scan, *at) > 0)?;
    let is_near = scan.is_mark(open, '(') && !(percent..open).any(|at| scan.is_mark(at, ','));
    // The decimals, the comma and the number itself.
    let starts = [percent.wrapping_sub(3), percent.wrapping_sub(1)];
    let rate = starts.into_iter().find_map(|at| rate_at(scan, at).filter(|rate| rate.last >= percent))?;
    let words = rate.last + 1..open;
    let is_plain =
        words.clone().all(|at| scan.kind(at) == Some(TokenKind::Word)) && !scan.has_any(&words, OF_OTHERS);
    // `đạt 87,5% quân số (35/40 người)`
    let is_said = scan.word(rate.first.wrapping_sub(1)) == "đạt";
    let is_of_it = words.is_empty() || scan.phrase(words.start, "chỉ tiêu") == words.len() || is_said;
    let before = rate.first.saturating_sub(NEAR)..rate.first;
    let of_others = scan.has_any(&before, OF_OTHERS) || scan.has_any(&before, ABOUT);
    (is_near && is_of_it && is_plain && !of_others).then_some(rate)
}

/// Whether words are directly before a token.
fn ends_with(scan: &Scan<'_>, at: usize, words: &str) -> bool {
    let count = words.split(' ').count();
    at >= count && scan.phrase(at - count, words) > 0
}

/// Whether a rate continues with another whole: `5% tổng số đảng viên`.
fn is_of_others(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "so" | "tổng" | "trên" | "của" | "số" | "dân" | "đảng" | "trong" | "kế")
        || (scan.phrase(at, "chỉ tiêu") > 0 && !is_of_all(scan, at + 2))
}

/// Whether a rate ends here, or with the quota that the two numbers are of.
fn is_end(scan: &Scan<'_>, at: usize) -> bool {
    let is_stop = |at: usize| matches!(scan.kind(at), None | Some(TokenKind::Mark(_)));
    is_stop(at) || (scan.phrase(at, "chỉ tiêu") > 0 && is_of_all(scan, at + 2))
}

/// After `chỉ tiêu`: nothing, or words that leave it the whole one.
fn is_of_all(scan: &Scan<'_>, at: usize) -> bool {
    let is_stop = matches!(scan.kind(at), None | Some(TokenKind::Mark(_)));
    is_stop || matches!(scan.word(at), "năm" | "cả" | "được" | "đề" | "giao" | "và")
}

/// `38`, `38,33` before `%`.
pub(super) fn rate_at(scan: &Scan<'_>, at: usize) -> Option<Rate> {
    scan.number(at)?;
    let of = |written: String, last: usize| {
        let length = is_percent(scan, last + 1);
        (length > 0).then_some(Rate { written, first: at, last: last + length })
    };
    if let Some(rate) = of(scan.written(at).to_owned(), at) {
        return Some(rate);
    }
    let is_point = scan.is_mark(at + 1, ',') || scan.is_mark(at + 1, '.');
    let is_decimal = is_point && scan.is_joined(at + 1) && scan.is_joined(at + 2);
    scan.number(at + 2).filter(|_| is_decimal)?;
    of(format!("{},{}", scan.written(at), scan.written(at + 2)), at + 2)
}

/// Whether a rate, with as many decimals as it has, is the part of the whole, rounded or cut.
pub(super) fn rounds_to(part: u64, whole: u64, typed: &str) -> bool {
    let decimals = typed.split_once(',').map_or(0, |(_, decimals)| decimals.len());
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let scale = u32::try_from(decimals).ok().and_then(|decimals| 10_u128.checked_pow(decimals));
    let (Ok(typed), Some(scale)) = (digits.parse::<u128>(), scale.filter(|scale| *scale < 1_000_000_000))
    else {
        return true;
    };
    let (part, whole) = (u128::from(part) * 100 * scale, u128::from(whole));
    typed == part / whole || typed == (2 * part + whole) / (2 * whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<String> {
        super::wrong(&Scan::new(text)).into_iter().map(|slip| text[slip.range].to_owned()).collect()
    }

    #[test]
    fn wrong_rates_are_found_however_they_are_worded() {
        for (text, expected) in [
            ("Phấn đấu kết nạp 04 quần chúng, đạt 04/25 chỉ tiêu, đạt tỷ lệ 17%.", "17%"),
            ("lũy kế đạt 15/25 chỉ tiêu, đạt tỉ lệ 6%", "6%"),
            ("Kết nạp 4/25 đảng viên (17%)", "17%"),
            ("Kết nạp 4/25 đảng viên, đạt 61 %.", "61 %"),
            ("đạt 04/25 chỉ tiêu; tỷ lệ 15,5%", "15,5%"),
            ("đạt 15/26 chỉ tiêu, bằng 57.96%", "57.96%"),
            ("đạt 15/26 chỉ tiêu, tỷ lệ đạt 58,7%", "58,7%"),
            ("đạt 17% (04/25 chỉ tiêu)", "17%"),
            ("đạt 15,5% chỉ tiêu (đạt 04/25 đồng chí)", "15,5%"),
            ("đạt 26/25 chỉ tiêu, đạt tỷ lệ 100%", "100%"),
            ("có 1.200/2.400 quần chúng dự, đạt 60%", "60%"),
            ("đạt 04 trên 25 chỉ tiêu, đạt tỷ lệ 19 phần trăm", "19 phần trăm"),
            ("đạt 4/25 chỉ tiêu, đạt 18% chỉ tiêu năm", "18%"),
            ("có 05/6 chi bộ kết nạp được đảng viên (tỷ lệ 38,3%)", "38,3%"),
            ("có 05/6 chi bộ hoàn thành, chiếm 38,3%", "38,3%"),
            ("Có 3/5 chi bộ (06%) hoàn thành", "06%"),
            ("Có 6/7 đạt 85,72%", "85,72%"),
            ("6/7 chi bộ đạt 85,72%", "85,72%"),
            ("đạt 2/3 chỉ tiêu, tỷ lệ 66,5%; đạt 1/3 chỉ tiêu, tỷ lệ 33,3%", "66,5%"),
        ] {
            assert_eq!(wrong(text), [expected], "{text}");
        }
    }

    #[test]
    fn right_rates_and_those_of_something_else_are_left() {
        for text in [
            "đạt 04/25 chỉ tiêu, đạt tỷ lệ 16%",
            "đạt 1/3 chỉ tiêu, tỷ lệ 33,33%",
            "đạt 2/3 chỉ tiêu, tỷ lệ 66,6%",
            "đạt 2/3 chỉ tiêu, tỷ lệ 67%",
            "đạt 2/3 chỉ tiêu (66%)",
            "đạt 4/25 chỉ tiêu, đạt tỷ lệ 16,0%",
            "đạt 26/25 chỉ tiêu, đạt tỷ lệ 104%",
            "Kết nạp 04/25 chỉ tiêu, tăng 33% so với cùng kỳ",
            "Kết nạp 04/25 chỉ tiêu, bằng 133% so với cùng kỳ năm trước",
            "đạt 04/25 chỉ tiêu, đạt 100% chỉ tiêu quý II",
            "đạt 04/25 chỉ tiêu, đạt tỷ lệ 100% chỉ tiêu quý II",
            "đạt 04/25 chỉ tiêu, chiếm 2% tổng số đảng viên",
            "26/25 chỉ tiêu, vượt 4%",
            "Từ ngày 01/7, tỷ lệ đảng viên nữ đạt 40%",
            "Đến tháng 6/2026, tỷ lệ 40%",
            "Quý 2/2026, đạt tỷ lệ 40%",
            "Ngày 26/3/2026, tỷ lệ 40%",
            "Kế hoạch số 12/2026, tỷ lệ 40%",
            "Có 3/5 chi bộ hoàn thành. Tỷ lệ đảng viên dự sinh hoạt 95%",
            "đạt 04/25 chỉ tiêu, quý III đạt 44%",
            "100% đảng viên dự bị, 3/3 đồng chí",
            "trên 50% chi bộ (3/5 chi bộ) hoàn thành",
        ] {
            assert_eq!(wrong(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn rates_may_be_rounded_or_cut() {
        let fits = rounds_to;
        assert!(fits(4, 25, "16") && fits(1, 3, "33,33") && fits(2, 3, "66,6") && fits(2, 3, "67"));
        assert!(!fits(4, 25, "17") && !fits(15, 25, "6") && !fits(49, 300, "17") && !fits(1, 3, "33,34"));
        assert!(fits(1, 1, &format!("1,{}", "0".repeat(60))));
    }
}
