//! Growth beside its two numbers: `25 đảng viên, tăng 50% so với năm 2024 (16)`.

use std::ops::Range;

use super::changes;
use super::rates::{count_at, rate_at, rounds_to};
use super::shares::{Count, counts, sentences};
use super::slip::Slip;
use super::wrong_sum::WrongSum;
use crate::diag::Code;
use crate::text::{self, Scan, TokenKind};

/// Words by which a number is no exact one.
const ABOUT: &[&str] =
    &["trên", "hơn", "gần", "khoảng", "dưới", "ít nhất", "tối thiểu", "trở lên", "bình quân"];

/// Words that begin a rate or a number of growth.
const CHANGES: &[&str] = &["tăng", "giảm"];

/// Every rate of growth that is not that of the numbers before and after it.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<Slip> {
    let mut found = changes::wrong_rates(scan);
    if !scan.has_any(&(0..scan.tokens().len()), CHANGES) {
        return found;
    }
    for sentence in sentences(scan) {
        let before = |at: usize| count_before(scan, &sentence, at);
        for at in sentence.clone() {
            let is_growth = matches!(scan.word(at), "tăng" | "giảm");
            let Some(rate) = rate_at(scan, at + 1).filter(|_| is_growth) else { continue };
            let Some((base, last)) = base_after(scan, rate.last + 1, sentence.end) else { continue };
            let Some(now) = before(at).filter(|_| !scan.has_any(&sentence, ABOUT)) else { continue };
            if !are_one_kind(scan, now.last + 1, last + 1) {
                continue;
            }
            let now = now.value;
            let grows = now > base;
            let is_right =
                grows == (scan.word(at) == "tăng") && rounds_to(now.abs_diff(base), base, &rate.written);
            if base == 0 || now == base || is_right {
                continue;
            }
            let Some(expected) = text::rate(now.abs_diff(base), base) else { continue };
            let slip = Slip::new(Code::RateDisagrees, scan.range(rate.first, rate.last));
            let slip = slip.with("written", rate.written + "%").with("rate", expected);
            found.push(slip.with("part", now.abs_diff(base)).with("whole", base));
        }
    }
    found
}

/// Every difference that is not that of the numbers before and after it: `25 đảng viên, tăng 10 đảng viên so với năm 2025 (16)`.
pub(super) fn wrong_differences(scan: &Scan<'_>) -> Vec<WrongSum> {
    let mut found = changes::wrong_differences(scan);
    if !scan.has_any(&(0..scan.tokens().len()), CHANGES) {
        return found;
    }
    for sentence in sentences(scan).into_iter().filter(|sentence| !scan.has_any(sentence, ABOUT)) {
        for at in sentence.clone().filter(|at| matches!(scan.word(*at), "tăng" | "giảm")) {
            found.extend(wrong_difference(scan, &sentence, at));
        }
    }
    found
}

fn wrong_difference(scan: &Scan<'_>, sentence: &Range<usize>, at: usize) -> Option<WrongSum> {
    let is_rate =
        |last: usize| scan.is_mark(last + 1, '%') || scan.is_mark(last + 1, ',') && scan.is_joined(last + 2);
    let (change, last) = count_at(scan, at + 1).filter(|(_, last)| !is_rate(*last))?;
    let start = (last + 1..last + 4).find(|at| scan.word(*at) == "so")?;
    let (base, base_last) = base_after(scan, start, sentence.end)?;
    let now = count_before(scan, sentence, at)?;
    if !are_one_kind(scan, now.last + 1, base_last + 1) {
        return None;
    }
    let grows = scan.word(at) == "tăng";
    let (whole, part) = if grows { (now.value, base) } else { (base, now.value) };
    let is_wrong = part + change != whole && now.value != base && (now.value > base) == grows;
    is_wrong.then(|| WrongSum::new(now.first..last, whole, &[part, change]))
}

/// The number before a token that is in no brackets, which would be another one: `6.325 triệu đồng (dự toán 11.500), tăng 825`.
fn count_before(scan: &Scan<'_>, sentence: &Range<usize>, at: usize) -> Option<Count> {
    let close = (sentence.start..at).rev().find(|at| scan.is_mark(*at, ')'));
    let open = close.and_then(|close| (sentence.start..close).rev().find(|at| scan.is_mark(*at, '(')));
    let aside = open.zip(close).map_or(at..at, |(open, close)| open..close + 1);
    let now = counts(scan, sentence.start..at).into_iter().rfind(|count| !aside.contains(&count.first))?;
    let is_near = at - now.last <= NEAR + aside.len() + usize::from(!aside.is_empty()) * NEAR;
    is_near.then_some(now)
}

/// Whether the words after two numbers may name one thing: the same, people, or none.
fn are_one_kind(scan: &Scan<'_>, one: usize, other: usize) -> bool {
    const PEOPLE: &[&str] = &["đảng", "đồng", "người", "quần", "đoàn", "hội", "cán", "học"];
    let is_named = [one, other].iter().all(|at| scan.kind(*at) == Some(TokenKind::Word));
    let (one, other) = (scan.word(one), scan.word(other));
    !is_named || one == other || PEOPLE.contains(&one) && PEOPLE.contains(&other)
}

/// How many tokens may be between a number and what is said of it.
const NEAR: usize = 8;

/// The number that another is compared with: `so với năm 2024 (16)`, `so với cùng kỳ (16 đảng viên)`, `so với năm 2024 là 16`.
fn base_after(scan: &Scan<'_>, at: usize, end: usize) -> Option<(u64, usize)> {
    let start = at + Some(scan.phrase(at, "so với")).filter(|length| *length > 0)?;
    let within = start..(start + NEAR).min(end);
    let open = within.clone().find(|at| scan.is_mark(*at, '('));
    let said = || within.clone().find(|at| scan.word(*at) == "là");
    let lead = open.or_else(said)?;
    // `(năm 2024: 16 đảng viên)`, `(năm 2024 là 16)`.
    let close = (lead..(lead + NEAR).min(end)).find(|at| scan.is_mark(*at, ')')).unwrap_or(lead + NEAR);
    let number = match scan.word(lead + 1) {
        "năm" => (lead + 3..close).find(|at| scan.number(*at).is_some())?,
        "có" | "là" | "đạt" => lead + 2,
        _ => lead + 1,
    };
    let (base, last) = count_at(scan, number)?;
    let goes_on = scan.is_mark(last + 1, '%') || (scan.is_joined(last + 1) && scan.is_mark(last + 1, '/'));
    (!goes_on && scan.number(last + 2).is_none_or(|_| !scan.is_mark(last + 1, ','))).then_some((base, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).into_iter().map(|slip| text[slip.range].to_owned()).collect()
    }

    #[test]
    fn wrong_growth_is_found() {
        for (text, expected) in [
            ("Kết nạp 25 đảng viên, tăng 50% so với năm 2024 (16).", "50%"),
            ("Kết nạp 25 đảng viên, tăng 50% so với năm 2024 (16 đảng viên).", "50%"),
            ("Kết nạp 25 đảng viên, tăng 50% so với cùng kỳ năm trước (năm 2024: 16 đảng viên).", "50%"),
            ("Kết nạp 12 đảng viên, giảm 20% so với năm 2024 là 16 đảng viên.", "20%"),
            ("Kết nạp 12 đảng viên, tăng 25% so với năm 2024 (16).", "25%"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn wrong_differences_are_found() {
        let found = |text: &str| -> Vec<String> {
            wrong_differences(&Scan::new(text)).iter().map(ToString::to_string).collect()
        };
        for (text, expected) in [
            ("Kết nạp 25 đảng viên, tăng 10 đảng viên so với năm 2025 (16 đảng viên).", "16 + 10 = 26, 25"),
            ("Kết nạp 12 đảng viên, giảm 05 so với năm 2025 (16).", "12 + 5 = 17, 16"),
            ("Thu 63 suất (dự toán 115 suất), tăng 09 suất so với cùng kỳ (55 suất).", "55 + 9 = 64, 63"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "Kết nạp 25 đảng viên, tăng 09 đảng viên so với năm 2025 (16 đảng viên).",
            "Kết nạp 25 đảng viên, tăng 09 đảng viên so với năm 2025.",
            "Kết nạp 25 đảng viên, tăng 50% so với năm 2025 (16).",
            "Thu 6.325 triệu đồng, bằng 55% dự toán (11.500 triệu đồng), tăng 825 triệu đồng so với cùng kỳ (5.500 triệu đồng).",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn right_growth_is_left() {
        for text in [
            "Kết nạp 25 đảng viên, tăng 56,25% so với năm 2024 (16).",
            "Kết nạp 25 đảng viên, tăng 50% so với năm 2024.",
            "Kết nạp 25 đảng viên, tăng 09 đảng viên so với năm 2024 (16).",
            "Đạt 25% kế hoạch, tăng 5% so với cùng kỳ (20%).",
            "Thu 25,5 tỷ đồng, tăng 50% so với năm 2024 (17 tỷ đồng).",
            "Kết nạp khoảng 25 đảng viên, tăng 50% so với năm 2024 (16).",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
