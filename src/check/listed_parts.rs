//! Wholes and the lists of their parts, whatever the parts are called: `45 cơ sở lưu trú, trong đó 28 nhà nghỉ, 12 nhà trọ và 05
//! khách sạn`, `250 người, gồm hướng dẫn viên 60 người, lễ tân 190 người`.

use std::ops::Range;

use super::shares::{Count, counts, sentences};
use super::wrong_sum::WrongSum;
use crate::text::{Scan, TokenKind};

/// Words of a part by which it may share members with another part, or is no part of the whole.
const OVERLAPPING: &[&str] = &[
    "nữ",
    "nam",
    "dân tộc",
    "tôn giáo",
    "tuổi",
    "trẻ",
    "trình độ",
    "nghèo",
    "chính sách",
    "có công",
    "khuyết tật",
    "tăng",
    "giảm",
    "so với",
    "cùng kỳ",
    "đạt",
    "vượt",
    "khoảng",
    "trên",
    "hơn",
    "gần",
    "bình quân",
    "mỗi",
    "lũy kế",
    "luỹ kế",
    "nhất là",
    "riêng",
    "chủ yếu",
    "còn lại",
    "lần",
    "triệu",
    "tỷ",
    "đồng",
    "năm",
    "tháng",
    "ngày",
    "quý",
    "đã",
    "được",
    "ít nhất",
    "từ",
    "đến",
    "đảng viên",
    "đoàn viên",
    "hội viên",
    "chuyên trách",
    "ủy viên",
    "uỷ viên",
    "thứ",
    "mới",
    "cũ",
    "là",
    "có",
];

/// Words before a whole by which it is no exact number, or none of all.
const NOT_WHOLE: &[&str] =
    &["trên", "hơn", "gần", "khoảng", "dưới", "mỗi", "tăng", "giảm", "thêm", "thứ", "số", "lần"];

/// How many words may be between a whole and its list.
const NEAR: usize = 8;

/// What the beginning of a list says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PartLead {
    /// `gồm`: all parts follow.
    All,
    /// `trong đó`: parts follow, and maybe not all.
    Some,
}

/// Every whole of a text that the list of its parts does not make up.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<WrongSum> {
    let mut found = Vec::new();
    if !scan.has_any(&(0..scan.tokens().len()), &["gồm", "trong đó"]) {
        return found;
    }
    for sentence in sentences(scan) {
        let counts = counts(scan, sentence.clone());
        let leads = sentence.clone().filter_map(|at| lead_at(scan, at));
        found.extend(leads.filter_map(|(lead, first, start)| {
            let whole = whole_before(scan, &counts, first)?;
            let end = end_of_list(scan, first, start, sentence.end);
            ListedParts::parse(scan, &counts, start..end)?.wrong(scan, lead, whole)
        }));
    }
    found
}

/// The kind of a lead, its first token, and the token after it.
fn lead_at(scan: &Scan<'_>, at: usize) -> Option<(PartLead, usize, usize)> {
    let (lead, first, end) = match scan.word(at) {
        "gồm" => (PartLead::All, at - usize::from(at > 0 && scan.word(at - 1) == "bao"), at + 1),
        "trong" if scan.word(at + 1) == "đó" => (PartLead::Some, at, at + 2),
        _ => return None,
    };
    let end = end + usize::from(scan.word(end) == "có");
    Some((lead, first, end + usize::from(scan.is_mark(end, ':'))))
}

/// The end of a list: the bracket that closes, a semicolon between lists, or the end of the sentence.
fn end_of_list(scan: &Scan<'_>, first: usize, start: usize, end: usize) -> usize {
    let is_in_brackets = first > 0 && scan.is_mark(first - 1, '(');
    let close = (start..end).find(|at| scan.is_mark(*at, ')')).filter(|_| is_in_brackets);
    close.unwrap_or_else(|| end - usize::from(scan.is_mark(end - 1, '.')))
}

/// The number that a list is of: the nearest before it, with nothing but its noun, a comma and a bracket between.
fn whole_before<'c>(scan: &Scan<'_>, counts: &'c [Count], first: usize) -> Option<&'c Count> {
    let whole = counts.iter().rev().find(|count| count.last < first)?;
    let between = whole.last + 1..first;
    let is_plain =
        |at: usize| scan.kind(at) == Some(TokenKind::Word) || matches!(scan.written(at), "," | "(" | ";");
    let before = whole.first.checked_sub(1).map_or("", |before| scan.word(before));
    let marks = between.clone().filter(|at| scan.kind(*at) != Some(TokenKind::Word)).count();
    let is_near = (2..=NEAR).contains(&between.len()) && marks <= 2 && between.clone().all(is_plain);
    (is_near && !NOT_WHOLE.contains(&before) && scan.kind(whole.last + 1) == Some(TokenKind::Word))
        .then_some(whole)
}

/// The parts of a list, each with one number.
struct ListedParts {
    values: Vec<u64>,
    last: usize,
    range: Range<usize>,
}

impl ListedParts {
    /// The parts between commas, semicolons and `và`; none where one of them has no number, or several.
    fn parse(scan: &Scan<'_>, counts: &[Count], range: Range<usize>) -> Option<Self> {
        let mut values = Vec::new();
        let mut last = range.start;
        let mut start = range.start;
        let is_joint = |at: &usize| {
            let is_mark =
                matches!(scan.kind(*at), Some(TokenKind::Mark(',' | ';'))) && !scan.is_joined(at + 1);
            is_mark || scan.word(*at) == "và"
        };
        let number_in = |part: &Range<usize>| {
            let mut within = counts.iter().filter(|count| part.contains(&count.first));
            within.next().filter(|_| within.next().is_none())
        };
        while start < range.end {
            let mut end = (start..range.end).find(is_joint).unwrap_or(range.end);
            // `dân quân và tự vệ 20 người`: a word within the name of a part.
            while end < range.end && scan.word(end) == "và" && number_in(&(start..end)).is_none() {
                end = (end + 1..range.end).find(is_joint).unwrap_or(range.end);
            }
            let number = number_in(&(start..end))?;
            let is_edge = number.first == start || scan.kind(start) == Some(TokenKind::Word);
            let is_plain = (start..end).all(|at| {
                matches!(scan.kind(at), Some(TokenKind::Word | TokenKind::Number))
                    || matches!(scan.written(at), "." | ":" | "-")
            });
            if !is_edge || !is_plain {
                return None;
            }
            values.push(number.value);
            last = end - 1;
            start = end + 1;
        }
        (values.len() >= 2).then_some(Self { values, last, range })
    }

    /// The sum, where it is not the whole and all parts are meant to be it.
    fn wrong(&self, scan: &Scan<'_>, lead: PartLead, whole: &Count) -> Option<WrongSum> {
        let sum: u64 = self.values.iter().sum();
        let difference = sum.abs_diff(whole.value);
        let is_parted = self.values.iter().all(|value| *value < whole.value);
        let is_close = difference <= whole.value / 3;
        let is_meant = match lead {
            PartLead::All => is_close,
            // Parts that nearly make up the whole are all of them.
            PartLead::Some if self.values.len() >= 3 => {
                difference <= (whole.value / 12).max(1) || sum > whole.value && is_close
            }
            PartLead::Some => false,
        };
        let overlaps = scan.has_any(&self.range, OVERLAPPING);
        (sum != whole.value && is_parted && is_meant && !overlaps)
            .then(|| WrongSum::new(whole.first..self.last, whole.value, &self.values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn lists_that_are_not_their_whole_are_found() {
        for (text, expected) in [
            (
                "Có 45 cơ sở lưu trú, trong đó 28 nhà nghỉ, 12 nhà trọ và 07 khách sạn.",
                "28 + 12 + 7 = 47, 45",
            ),
            (
                "Rà soát 12 điểm sạt lở, trong đó: thôn Hạ 05 điểm, thôn Đông 04 điểm, thôn Cát 02 điểm;",
                "5 + 4 + 2 = 11, 12",
            ),
            (
                "Đào tạo cho 250 người, gồm hướng dẫn viên 60 người, lễ tân 90 người, nấu ăn 120 người.",
                "60 + 90 + 120 = 270, 250",
            ),
            (
                "Có 3.860 học sinh, trong đó mầm non 920, tiểu học 1.640, trung học cơ sở 1.200 học sinh.",
                "920 + 1640 + 1200 = 3760, 3860",
            ),
            ("Có 30 tổ (gồm dân quân và tự vệ 20 tổ, thanh niên 12 tổ).", "20 + 12 = 32, 30"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn lists_that_may_be_right_are_left() {
        for text in [
            "Có 45 cơ sở lưu trú, trong đó 28 nhà nghỉ, 12 nhà trọ và 05 khách sạn.",
            "Có 45 cơ sở lưu trú, trong đó 08 nhà nghỉ, 12 nhà trọ và 05 khách sạn.",
            "Có 60 đồng chí, trong đó 30 nữ, 20 đoàn viên, 08 dân tộc thiểu số.",
            "Kết nạp 25 quần chúng, gồm quý I 04, quý II 11, quý III 09.",
            "Có 120 hộ, trong đó thôn Hạ 50 hộ, thôn Đông 60 hộ.",
            "Khoảng 250 người, gồm lễ tân 90 người, nấu ăn 120 người.",
            "Có 16 chi bộ, gồm 04 chi bộ thôn và các chi bộ còn lại.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
