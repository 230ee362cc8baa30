//! Parts of a whole that are called as it is: `09 trường (03 trường mầm non, 04 trường tiểu học, 03 trường trung học cơ sở)`,
//! `412 đảng viên, trong đó có 415 đảng viên chính thức`.
//!
//! Since whole and parts have one noun, nothing need be known of what the parts are called.

use std::ops::Range;

use super::quantities::Quantity;
use super::related_amounts::{NounAmount, amounts_in};
use super::shares::sentences;
use super::wrong_sum::WrongSum;
use crate::text::{Scan, TokenKind};

/// Words by which an amount is one of another time or group, or no exact one.
const OF_OTHERS: &[&str] = &[
    "tăng",
    "giảm",
    "so với",
    "cùng kỳ",
    "mỗi",
    "bình quân",
    "lượt",
    "năm trước",
    "luỹ kế",
    "lũy kế",
    "trở lên",
    "tối đa",
    "không quá",
    "phấn đấu",
];

/// What parts are called that may have members in common.
const OVERLAPPING: &[&str] = &[
    "nữ",
    "dân tộc",
    "tôn giáo",
    "tuổi",
    "trình độ",
    "nghèo",
    "chính sách",
    "đoàn viên",
    "hội viên",
    "khuyết tật",
    "riêng",
    "chủ yếu",
    "nhất là",
];

/// How many tokens may be between a whole and the list of its parts.
const NEAR: usize = 10;

/// How a list of parts begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PartListKind {
    /// `gồm`, or a bracket: all parts follow.
    All,
    /// `trong đó`: parts follow, and maybe not all.
    Some,
}

/// The list of parts of a whole.
struct NounList {
    kind: PartListKind,
    /// The first token of its lead.
    lead: usize,
    /// Its parts are in these tokens.
    range: Range<usize>,
}

/// Every whole of a text that parts of its noun do not make up.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<WrongSum> {
    let mut found = Vec::new();
    for sentence in sentences(scan) {
        let lists: Vec<NounList> =
            sentence.clone().filter_map(|at| NounList::parse(scan, at, &sentence)).collect();
        if !lists.is_empty() {
            let amounts = amounts_in(scan, &sentence);
            found.extend(lists.iter().filter_map(|list| list.wrong(scan, &amounts, sentence.start)));
        }
    }
    found
}

impl NounList {
    /// The list whose lead is at a token.
    fn parse(scan: &Scan<'_>, at: usize, sentence: &Range<usize>) -> Option<Self> {
        let follows = |at: usize| {
            let at = at + usize::from(scan.word(at) == "có");
            at + usize::from(scan.is_mark(at, ':'))
        };
        let (kind, lead, start) = match scan.word(at) {
            "gồm" => {
                (PartListKind::All, at - usize::from(at > 0 && scan.word(at - 1) == "bao"), follows(at + 1))
            }
            "trong" if scan.word(at + 1) == "đó" => (PartListKind::Some, at, follows(at + 2)),
            "(" if scan.kind(at + 1) == Some(TokenKind::Number) => (PartListKind::All, at, at + 1),
            _ => return None,
        };
        let is_bracketed = scan.is_mark(lead, '(') || lead > 0 && scan.is_mark(lead - 1, '(');
        let closes = |at: &usize| scan.is_mark(*at, if is_bracketed { ')' } else { ';' });
        let end = (start..sentence.end).find(closes).unwrap_or(sentence.end);
        Some(Self { kind, lead, range: start..end })
    }

    fn wrong(&self, scan: &Scan<'_>, amounts: &[NounAmount<'_>], start: usize) -> Option<WrongSum> {
        let (whole, head) = self.whole(scan, amounts, start)?;
        let all = amounts.iter().filter(|one| self.range.contains(&one.quantity.first));
        let all: Vec<&NounAmount<'_>> = all.collect();
        let parts: Vec<&NounAmount<'_>> = all.iter().copied().filter(|one| one.head == head).collect();
        let is_of_others = scan.has_any(&(whole.first.saturating_sub(3)..self.range.end), OF_OTHERS);
        let (total, sum) = (whole.value, parts.iter().map(|part| part.quantity.value).sum::<u64>());
        if is_of_others || parts.is_empty() || self.has_other_numbers(scan, &all) {
            return None;
        }
        let is_one_too_large = parts.iter().any(|part| part.quantity.value > total) && sum <= 2 * total;
        let overlaps = scan.has_any(&self.range, OVERLAPPING);
        let is_all = parts.len() >= 2 && parts.len() == all.len() && !overlaps;
        let is_close = sum.abs_diff(total) * 3 <= total;
        let is_wrong = match self.kind {
            PartListKind::All => is_all && is_close && sum != total,
            // Parts that nearly make up the whole are all of them.
            PartListKind::Some => is_all && sum > total && is_close,
        };
        let quantities: Vec<&Quantity> = parts.iter().map(|part| &part.quantity).collect();
        (is_wrong || is_one_too_large).then(|| WrongSum::from_quantities(&whole, &quantities))
    }

    /// The nearest amount before the lead and its noun, with nothing but words and a comma between.
    fn whole<'s>(
        &self,
        scan: &'s Scan<'_>,
        amounts: &[NounAmount<'s>],
        start: usize,
    ) -> Option<(Quantity, &'s str)> {
        if let Some(named) = self.named_whole(scan, start) {
            return Some(named);
        }
        let whole = amounts.iter().rev().find(|one| one.quantity.end <= self.lead)?;
        let between = whole.quantity.end..self.lead;
        let is_plain = |at: usize| scan.kind(at) == Some(TokenKind::Word) || scan.is_mark(at, ',');
        let before = whole.quantity.first.checked_sub(1).filter(|at| *at >= start);
        let is_counted = before.is_none_or(|at| !matches!(scan.word(at), "thứ" | "thêm"));
        (between.len() <= NEAR && between.clone().all(is_plain) && is_counted)
            .then(|| (whole.quantity.clone(), whole.head))
    }

    /// `Số hồ sơ đã giải quyết là 2.398, gồm`: a number whose noun is before it.
    fn named_whole<'s>(&self, scan: &'s Scan<'_>, start: usize) -> Option<(Quantity, &'s str)> {
        let last = self.lead.checked_sub(2).filter(|last| scan.is_mark(last + 1, ',') && *last > start)?;
        // Of `2.398` the last group is before the comma.
        let starts = [last.checked_sub(2), Some(last)].into_iter().flatten();
        let found = starts.filter_map(|at| Quantity::parse(scan, at)).find(|found| found.end == last + 1)?;
        let is_led = found.first > start && matches!(scan.word(found.first - 1), "là" | "được" | "đạt");
        let named =
            (start..found.first).rev().find(|at| scan.word(*at) == "số" && !scan.is_joined(at + 1))?;
        (is_led && found.unit.is_none()).then(|| (found, scan.word(named + 1)))
    }

    /// Whether the list has numbers that are no amounts: a year, a rate, a number without its noun.
    fn has_other_numbers(&self, scan: &Scan<'_>, amounts: &[&NounAmount<'_>]) -> bool {
        let is_read =
            |at: usize| amounts.iter().any(|one| (one.quantity.first..one.quantity.end).contains(&at));
        self.range.clone().any(|at| scan.kind(at) == Some(TokenKind::Number) && !is_read(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn parts_of_one_noun_are_added_up() {
        for (text, expected) in [
            (
                "Xã có 09 trường (03 trường mầm non, 04 trường tiểu học, 03 trường trung học cơ sở).",
                "03 + 04 + 03 = 10, 09",
            ),
            (
                "Đảng bộ có 412 đảng viên, trong đó có 415 đảng viên chính thức và 07 đảng viên dự bị.",
                "415 + 07 = 422, 412",
            ),
            (
                "Số hồ sơ đã giải quyết là 2.398, gồm 2.386 hồ sơ trước và đúng hạn, 21 hồ sơ quá hạn; còn 62 hồ sơ.",
                "2.386 + 21 = 2.407, 2.398",
            ),
            ("Mở 06 lớp, gồm 03 lớp kỹ thuật và 02 lớp quản lý.", "03 + 02 = 5, 06"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn parts_that_may_be_some_or_overlap_are_left() {
        for text in [
            "Xã có 09 trường (03 trường mầm non, 04 trường tiểu học, 02 trường trung học cơ sở).",
            "Đảng bộ có 412 đảng viên, trong đó có 405 đảng viên chính thức và 07 đảng viên dự bị.",
            "Có 60 đảng viên, trong đó có 30 đảng viên nữ, 40 đảng viên là đoàn viên.",
            "Có 12 hộ, trong đó 05 hộ nghèo.",
            "Có 14 chi bộ với 412 đảng viên (kết nạp 12 đảng viên năm 2025, chuyển đến 03 đảng viên).",
            "Có 20 hộ, tăng 05 hộ (năm trước 15 hộ, giảm 02 hộ).",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
