//! Amounts of one noun or unit whose relation is said: what is left of a whole, `425 triệu đồng, đã chi 310 triệu đồng, còn dư
//! 125 triệu đồng`; how much one grew, `06 tổ chức đảng …, tăng 02 tổ chức đảng so với năm 2024 (05 tổ chức)`; what a fraction
//! leaves, `10/12 đảng viên …; còn 03 đảng viên`.
//!
//! Nothing is said where another amount of the same noun is between them, or where the numbers are far from what is said:
//! they are of other things then.

use std::ops::Range;

use super::quantities::{Quantity, written};
use super::rates;
use super::shares::sentences;
use super::wrong_sum::WrongSum;
use crate::text::{Scan, TokenKind};

/// Words by which an amount is one of another time or group.
const OF_OTHERS: &[&str] = &[
    "tăng",
    "giảm",
    "so với",
    "cùng kỳ",
    "mỗi",
    "bình quân",
    "kế hoạch",
    "dự toán",
    "chỉ tiêu",
    "trong đó",
    "năm trước",
    "chuyển sang",
    "phát sinh",
    "bổ sung",
    "thêm",
    "luỹ kế",
    "lũy kế",
];

/// Words by which a number is no exact one.
const ABOUT: &[&str] = &["trên", "hơn", "gần", "khoảng", "dưới", "ít nhất", "tối thiểu", "bình quân"];

/// What leads to the amount that is left.
const LEFT: &[&str] = &[
    "còn",
    "còn lại",
    "còn lại là",
    "còn dư",
    "còn tồn",
    "còn nợ",
    "hiện còn",
    "để lại",
    "để lại sử dụng",
    "để lại chi",
    "kết dư",
    "tồn quỹ",
];

/// How many tokens may be between a fraction and what it leaves.
const REACH: usize = 40;

/// An amount with the word that it counts or is measured in.
pub(super) struct NounAmount<'s> {
    pub(super) quantity: Quantity,
    /// The first word of its noun or unit.
    pub(super) head: &'s str,
}

/// Every amount of a text that is not what others beside it make it.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<WrongSum> {
    let mut found = Vec::new();
    for sentence in sentences(scan) {
        let amounts = amounts_in(scan, &sentence);
        for at in 0..amounts.len() {
            found.extend(wrong_rest(scan, &amounts, at).or_else(|| wrong_parts(scan, &amounts, at)));
        }
        let changes = sentence.clone().filter(|at| matches!(scan.word(*at), "tăng" | "giảm"));
        found.extend(changes.filter_map(|at| wrong_change(scan, &amounts, at, sentence.end)));
    }
    found.extend((0..scan.tokens().len()).filter_map(|at| wrong_rest_of_fraction(scan, at)));
    found
}

/// The exact amounts of a sentence that count or measure something; no rates, dates or numbers of documents.
pub(super) fn amounts_in<'s>(scan: &'s Scan<'_>, sentence: &Range<usize>) -> Vec<NounAmount<'s>> {
    let mut found: Vec<NounAmount<'s>> = Vec::new();
    for at in sentence.clone() {
        let is_apart = found.last().is_none_or(|last| at >= last.quantity.end);
        found.extend(Some(at).filter(|_| is_apart).and_then(|at| amount_at(scan, at)));
    }
    found
}

fn amount_at<'s>(scan: &'s Scan<'_>, at: usize) -> Option<NounAmount<'s>> {
    const NAMED: &[&str] = &["số", "lần", "thứ", "điểm", "thôn", "tổ", "khu", "lớp", "cấp", "khối"];
    let is_named = at > 0 && NAMED.contains(&scan.word(at - 1));
    let quantity = Quantity::parse(scan, at).filter(|quantity| !quantity.is_rate() && !is_named)?;
    let length = quantity.unit.map_or(0, |unit| unit.split(' ').count());
    let noun = quantity.end - length;
    let is_noun = scan.kind(noun) == Some(TokenKind::Word) && !scan.is_joined(noun);
    // `nộp cấp trên 28,8 triệu đồng` is exact.
    let is_about = at > 0
        && scan.has_any(&(at.saturating_sub(2)..at), ABOUT)
        && !(at > 1 && scan.phrase(at - 2, "cấp trên") > 0);
    let is_time = matches!(scan.word(noun), "tháng" | "năm" | "ngày" | "quý" | "giờ" | "và" | "đến" | "lần");
    (is_noun && !is_about && !is_time).then(|| NounAmount { quantity, head: scan.word(noun) })
}

/// The words of a list that end right before a token, the most of them.
fn words_before(scan: &Scan<'_>, at: usize, words: &[&str]) -> usize {
    let length = |words: &&str| {
        let count = words.split(' ').count();
        if at >= count && scan.phrase(at - count, words) > 0 { count } else { 0 }
    };
    words.iter().map(length).max().unwrap_or(0)
}

/// `84 hộ nghèo, 31 hộ thoát nghèo, còn 54 hộ`: what is left, where two amounts of the same noun are before it.
fn wrong_rest(scan: &Scan<'_>, amounts: &[NounAmount<'_>], at: usize) -> Option<WrongSum> {
    let left = &amounts[at];
    let lead = words_before(scan, left.quantity.first, LEFT);
    let alike = amounts.iter().filter(|one| one.head == left.head);
    let [whole, done, _] = <[&NounAmount<'_>; 3]>::try_from(alike.collect::<Vec<_>>()).ok()?;
    let is_last = whole.quantity.first < done.quantity.first && done.quantity.first < left.quantity.first;
    let said = whole.quantity.first.saturating_sub(2)..left.quantity.end;
    let is_of_others = scan.has_any(&said, OF_OTHERS);
    let (total, one, rest) = (whole.quantity.value, done.quantity.value, left.quantity.value);
    let is_close = (one + rest).abs_diff(total) <= total / 4;
    (lead > 0 && is_last && !is_of_others && one < total && rest < total && is_close && one + rest != total)
        .then(|| WrongSum::from_quantities(&whole.quantity, &[&done.quantity, &left.quantity]))
}

/// `245 trường hợp, xử phạt 230 trường hợp, nhắc nhở 25 trường hợp`: three amounts of one noun, the first of which is the sum
/// of the others but for one digit.
fn wrong_parts(scan: &Scan<'_>, amounts: &[NounAmount<'_>], at: usize) -> Option<WrongSum> {
    const LEAST: u64 = 20_000;
    let alike = amounts.iter().filter(|one| one.head == amounts[at].head);
    let [whole, one, other] = <[&NounAmount<'_>; 3]>::try_from(alike.collect::<Vec<_>>()).ok()?;
    let is_first = std::ptr::eq(whole, &raw const amounts[at]);
    let values = [one, other].map(|part| part.quantity.value);
    let total = whole.quantity.value;
    let difference = values.iter().sum::<u64>().abs_diff(total);
    let is_digit = [10_000, 100_000, 1_000_000].contains(&difference) && difference * 2 < total;
    let said = whole.quantity.first.saturating_sub(2)..other.quantity.end;
    let is_said = [one, other].iter().all(|part| {
        let before = (part.quantity.first.saturating_sub(6)..part.quantity.first).rev();
        let mut mark = before.into_iter().skip_while(|at| scan.kind(*at) == Some(TokenKind::Word));
        mark.next().is_some_and(|at| scan.is_mark(at, ','))
    });
    let is_left = words_before(scan, other.quantity.first, LEFT) > 0;
    let is_meant = is_first && is_digit && is_said && !is_left && total >= LEAST;
    (is_meant && values.iter().all(|part| *part < total) && !scan.has_any(&said, OF_OTHERS))
        .then(|| WrongSum::from_quantities(&whole.quantity, &[&one.quantity, &other.quantity]))
}

/// `tăng 02 tổ chức đảng so với năm 2024 (05 tổ chức)`: a difference, the amount before it and the one in brackets after it.
fn wrong_change(scan: &Scan<'_>, amounts: &[NounAmount<'_>], at: usize, end: usize) -> Option<WrongSum> {
    const NEAR: usize = 8;
    const BEFORE: usize = 24;
    let start = at + 1 + usize::from(matches!(scan.word(at + 1), "thêm" | "được"));
    let change = amounts.iter().find(|one| one.quantity.first == start)?;
    let compared = (change.quantity.end..(change.quantity.end + 4).min(end))
        .take_while(|at| scan.kind(*at) == Some(TokenKind::Word))
        .find(|at| scan.phrase(*at, "so với") > 0)?;
    let open = (compared..(compared + NEAR).min(end)).find(|at| scan.is_mark(*at, '('))?;
    let is_led = matches!(scan.word(open + 1), "là" | "có" | "đạt");
    let first = open + 1 + usize::from(is_led);
    let base = Quantity::parse(scan, first).filter(|base| !base.is_rate())?;
    let noun = amounts.iter().find(|one| one.quantity.first == first).map_or(change.head, |one| one.head);
    let is_aside = |one: &NounAmount<'_>| scan.is_mark(one.quantity.end, ')');
    let mut earlier = amounts.iter().rev().filter(|one| one.quantity.end <= at && !is_aside(one));
    let before = earlier.find(|one| one.head == change.head)?;
    let is_near = at - before.quantity.end <= BEFORE;
    let is_exact = !scan.has_any(&(before.quantity.first..open), ABOUT);
    let grows = scan.word(at) == "tăng";
    let (now, base_value, by) = (before.quantity.value, base.value, change.quantity.value);
    let (whole, part) = if grows { (now, base_value) } else { (base_value, now) };
    let is_wrong = part < whole && part + by != whole && noun == change.head;
    (is_wrong && is_near && is_exact).then(|| {
        let shown = format!("{} + {}", written(part), written(by));
        WrongSum::from_written(before.quantity.first..first, written(whole), shown, written(part + by))
    })
}

/// `276/300 trẻ …; còn 14 trẻ chưa tiêm`: what a fraction leaves.
fn wrong_rest_of_fraction(scan: &Scan<'_>, at: usize) -> Option<WrongSum> {
    let fraction = rates::fraction_at(scan, at).filter(|one| one.part < one.whole)?;
    let head = scan.word(fraction.last + 1);
    if scan.kind(fraction.last + 1) != Some(TokenKind::Word) {
        return None;
    }
    let end = (fraction.last + REACH).min(scan.tokens().len());
    let is_alike = |one: &NounAmount<'_>| one.head == head;
    let left = (fraction.last + 1..end).find_map(|at| amount_at(scan, at).filter(is_alike))?;
    let between = fraction.last + 1..left.quantity.first;
    let has_other = between.clone().any(|at| rates::fraction_at(scan, at).is_some());
    let is_led = words_before(scan, left.quantity.first, LEFT) > 0;
    let rest = fraction.whole - fraction.part;
    let value = left.quantity.value / 1000;
    // A few of those that are left may be spoken of, but never more.
    let is_all = scan.has_any(&(left.quantity.end..left.quantity.end + 3), &["chưa"])
        || scan.phrase(left.quantity.first.saturating_sub(2), "còn lại") > 0;
    let is_wrong = value > rest || is_all && value < rest;
    let is_of_others = scan.has_any(&between, OF_OTHERS) || left.quantity.value % 1000 > 0;
    (is_led && is_wrong && !has_other && !is_of_others).then(|| {
        let last = left.quantity.first;
        WrongSum::new(fraction.first..last, fraction.whole, &[fraction.part, value])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_left_is_compared_with_the_whole() {
        for (text, expected) in [
            ("Có 84 hộ nghèo, đến nay có 31 hộ thoát nghèo, còn 54 hộ.", "31 + 54 = 85, 84"),
            (
                "Thu 96 triệu đồng, nộp 28,8 triệu đồng, để lại sử dụng 68,2 triệu đồng.",
                "28,8 + 68,2 = 97, 96",
            ),
            ("Quỹ có 425 triệu đồng, đã chi 310 triệu đồng, còn dư 125 triệu đồng.", "310 + 125 = 435, 425"),
            ("Tiêm cho 276/300 trẻ, đạt 92%. Vẫn còn 14 trẻ chưa được tiêm.", "276 + 14 = 290, 300"),
            ("Có 10/12 đảng viên chấp hành tốt; còn 03 đảng viên vi phạm.", "10 + 3 = 13, 12"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "Có 84 hộ nghèo, đến nay có 31 hộ thoát nghèo, còn 53 hộ.",
            "Có 84 hộ nghèo, đến nay có 31 hộ thoát nghèo, còn 05 hộ chưa có nhà ở.",
            "Có 84 hộ nghèo, giảm 31 hộ so với năm 2024, còn 60 hộ cận nghèo.",
            "Có 10/12 đảng viên chấp hành tốt; còn 01 đảng viên vi phạm.",
            "Có 6/7 trường đạt chuẩn; còn 03 phòng học tạm.",
            "Thu khoảng 96 triệu đồng, nộp 28,8 triệu đồng, để lại 68 triệu đồng.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_digit_too_many_in_a_part_is_found() {
        let text = "Phát hiện 245 trường hợp vi phạm, xử phạt 230 trường hợp, nhắc nhở 25 trường hợp.";
        assert_eq!(found(text), ["230 + 25 = 255, 245"]);
        for text in [
            "Phát hiện 245 trường hợp vi phạm, xử phạt 230 trường hợp, nhắc nhở 15 trường hợp.",
            "Phát hiện 245 trường hợp vi phạm, xử phạt 200 trường hợp, nhắc nhở 25 trường hợp.",
            "Năm 2025 có 30 vụ, trong đó 12 vụ trộm cắp, 8 vụ đánh bạc.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn growth_is_compared_with_the_amounts_of_its_noun() {
        let text =
            "Kiểm tra 06 tổ chức đảng và 12 đảng viên, tăng 02 tổ chức đảng so với năm 2024 (05 tổ chức).";
        assert_eq!(found(text), ["5 + 2 = 7, 6"]);
        for text in [
            "Kiểm tra 06 tổ chức đảng và 12 đảng viên, tăng 02 tổ chức đảng so với năm 2024 (04 tổ chức).",
            "Kiểm tra 06 tổ chức đảng và 12 đảng viên, tăng 02 đảng viên so với năm 2024 (10 đảng viên).",
            "Có khoảng 40 hộ, tăng 12 hộ so với năm 2024 (30 hộ).",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
