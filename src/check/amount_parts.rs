//! Amounts and their parts in one unit: `12.500 triệu đồng, gồm ngân sách tỉnh 10.000 triệu đồng, ngân sách xã 2.500 triệu đồng`.

use super::quantities::Quantity;
use super::shares::sentences;
use super::wrong_sum::WrongSum;
use crate::text::{Scan, TokenKind};

/// The units of amounts that are given with their parts. People are counted by other checks.
const UNITS: &[&str] = &[
    "đồng",
    "triệu đồng",
    "tỷ đồng",
    "tỉ đồng",
    "nghìn đồng",
    "ha",
    "km",
    "tấn",
    "hộ",
    "suất",
    "lượt người",
];

/// Words by which a number of a part is one of something else.
const OF_OTHERS: &[&str] = &[
    "tăng",
    "giảm",
    "bằng",
    "so với",
    "cùng kỳ",
    "đạt",
    "mỗi",
    "trong đó",
    "đã",
    "còn",
    "bình quân",
    "khoảng",
    "trên",
    "hơn",
    "gần",
    "luỹ kế",
    "lũy kế",
    "lãi",
];

/// What the beginning of a list says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// All parts follow.
    All,
    /// `trong đó`: maybe not all.
    Some,
}

/// Every amount of a text that its parts do not make up.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<WrongSum> {
    let mut found = Vec::new();
    for sentence in sentences(scan) {
        let leads = sentence.clone().filter_map(|at| lead_at(scan, at));
        for (lead, first, start) in leads {
            let end = end_of_list(scan, first, sentence.end);
            let Some(whole) = whole_before(scan, first, sentence.start) else { continue };
            found.extend(wrong_parts(scan, &whole, lead, start..end));
        }
    }
    found
}

/// The kind of a lead, its first token, and the token after it.
fn lead_at(scan: &Scan<'_>, at: usize) -> Option<(Lead, usize, usize)> {
    let colon = |at: usize| usize::from(scan.is_mark(at, ':'));
    match scan.word(at) {
        "gồm" => {
            let first = at - usize::from(at > 0 && scan.word(at - 1) == "bao");
            let end = at + 1 + usize::from(scan.word(at + 1) == "có");
            Some((Lead::All, first, end + colon(end)))
        }
        "trong" if scan.word(at + 1) == "đó" => {
            let end = at + 2 + usize::from(scan.word(at + 2) == "có");
            Some((Lead::Some, at, end + colon(end)))
        }
        // `gồm:` and `(trong đó` are leads of their own.
        "(" | ":" => {
            let before = at.checked_sub(1).map_or("", |before| scan.word(before));
            let is_other =
                matches!(before, "gồm" | "đó" | "có") || matches!(scan.word(at + 1), "gồm" | "bao" | "trong");
            (!is_other).then_some((Lead::All, at, at + 1))
        }
        _ => None,
    }
}

/// The end of a list that a token begins: the bracket that closes, or the end of the sentence.
fn end_of_list(scan: &Scan<'_>, first: usize, end: usize) -> usize {
    let depth = (first.saturating_sub(1)..=first).any(|at| scan.is_mark(at, '('));
    if depth { (first..end).find(|at| scan.is_mark(*at, ')')).unwrap_or(end) } else { end }
}

/// The amount right before a lead, with nothing but a mark and a few words between.
fn whole_before(scan: &Scan<'_>, first: usize, start: usize) -> Option<Quantity> {
    const NEAR: usize = 8;
    const BETWEEN: usize = 3;
    let numbers = (first.saturating_sub(NEAR).max(start)..first).rev();
    let whole = numbers.into_iter().find_map(|at| Quantity::parse(scan, at))?;
    let is_plain = |at: usize| {
        matches!(scan.kind(at), Some(TokenKind::Word | TokenKind::Mark(',' | '('))) && scan.word(at) != "và"
    };
    let is_near = whole.end <= first && first - whole.end <= BETWEEN && (whole.end..first).all(is_plain);
    let before = whole.first.saturating_sub(2).max(start)..whole.first;
    let is_exact = !scan.has_any(&before, &["trên", "hơn", "gần", "khoảng", "dưới", "mỗi", "tăng", "giảm"]);
    let is_measured = whole.unit.is_some_and(|unit| UNITS.contains(&unit));
    (is_near && is_exact && is_measured).then_some(whole)
}

/// The amount, where the parts in a range of tokens do not make it up.
fn wrong_parts(
    scan: &Scan<'_>,
    whole: &Quantity,
    lead: Lead,
    range: std::ops::Range<usize>,
) -> Option<WrongSum> {
    let is_joint = |at: &usize| {
        let is_mark = matches!(scan.kind(*at), Some(TokenKind::Mark(',' | ';'))) && !scan.is_joined(at + 1);
        is_mark || scan.word(*at) == "và"
    };
    let mut parts: Vec<Quantity> = Vec::new();
    let mut is_open = false;
    let mut start = range.start;
    while start < range.end && !is_open {
        let end = (start..range.end).find(is_joint).unwrap_or(range.end);
        match part_in(scan, whole, start..end) {
            Some(part) => parts.push(part),
            // `và ngân sách xã` may be a word within a part's name.
            None if scan.word(end) == "và" || start == end => {}
            None => is_open = true,
        }
        start = end + 1;
    }
    let sum: u64 = parts.iter().map(|part| part.value).sum();
    let is_close = sum.abs_diff(whole.value) <= whole.value / 2;
    let is_wrong = match lead {
        Lead::All if !is_open => sum != whole.value,
        Lead::All | Lead::Some => sum > whole.value,
    };
    let is_meant = parts.len() >= 2 && parts.iter().all(|part| part.value < whole.value);
    (is_meant && is_wrong && is_close)
        .then(|| WrongSum::from_quantities(whole, &parts.iter().collect::<Vec<_>>()))
}

/// The one number of a part, which is in the unit of the whole.
fn part_in(scan: &Scan<'_>, whole: &Quantity, range: std::ops::Range<usize>) -> Option<Quantity> {
    let mut found = range.clone().filter_map(|at| Quantity::parse(scan, at));
    let part = found.next().filter(|part| part.unit == whole.unit)?;
    let is_only = found.next().is_none();
    let has_other = (part.end..range.end).any(|at| scan.kind(at) == Some(TokenKind::Number));
    let has_mark = range.clone().any(|at| matches!(scan.kind(at), Some(TokenKind::Mark('(' | '%'))));
    (is_only && !has_other && !has_mark && !scan.has_any(&range, OF_OTHERS)).then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn amounts_that_their_parts_do_not_make_up_are_found() {
        for (text, expected) in [
            (
                "Kinh phí 12.500 triệu đồng, gồm ngân sách tỉnh 10.000 triệu đồng, ngân sách xã 3.000 triệu đồng.",
                "10.000 + 3.000 = 13.000, 12.500",
            ),
            ("Tổng 12,5 tỷ đồng, bao gồm: 10 tỷ đồng vốn tỉnh và 03 tỷ đồng vốn xã.", "10 + 03 = 13, 12,5"),
            (
                "Kinh phí 50.000.000 đồng (ngân sách xã 30.000.000 đồng; xã hội hóa 15.000.000 đồng).",
                "30.000.000 + 15.000.000 = 45.000.000, 50.000.000",
            ),
            ("Diện tích 120 ha, trong đó lúa 90 ha, ngô 40 ha.", "90 + 40 = 130, 120"),
            ("Có 85 hộ, gồm 40 hộ nghèo", ""),
        ] {
            assert_eq!(found(text).join("; "), expected, "{text}");
        }
    }

    #[test]
    fn right_amounts_and_other_numbers_are_left() {
        for text in [
            "Kinh phí 13.000 triệu đồng, gồm ngân sách tỉnh 10.000 triệu đồng, ngân sách xã 3.000 triệu đồng.",
            "Thu 12.500 triệu đồng (bằng 90% dự toán, tăng 300 triệu đồng).",
            "Diện tích 120 ha, trong đó lúa 60 ha, ngô 40 ha.",
            "Kinh phí 12.500 triệu đồng, gồm vốn tỉnh 10.000 triệu đồng, phần còn lại của xã.",
            "Giải ngân 12 tỷ đồng: năm 2025 đạt 10 tỷ đồng, năm 2026 đạt 5 tỷ đồng.",
            "Hỗ trợ 40 hộ, mỗi hộ 10 triệu đồng; tổng 400 triệu đồng.",
            "Khoảng 12 tỷ đồng, gồm vốn tỉnh 10 tỷ đồng, vốn xã 3 tỷ đồng.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
