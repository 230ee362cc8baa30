//! Parts of a whole with the labels before their numbers: `14 đảng viên (quý II: 04, III: 05, IV: 06)`.

use std::ops::Range;

use super::rates::count_at;
use super::wrong_sum::WrongSum;
use crate::text::{Scan, TokenKind};

/// How many tokens may be between a whole and the bracket or colon before its parts.
const NEAR: usize = 6;

/// Words of a sentence by which the numbers are running totals, or no exact ones.
const OF_OTHERS: &[&str] = &[
    "lũy kế",
    "luỹ kế",
    "cộng dồn",
    "đến hết",
    "ít nhất",
    "trở lên",
    "khoảng",
    "mỗi",
    "bình quân",
    "so với",
];

/// Every whole of a text that the parts in brackets or after a colon do not make up.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<WrongSum> {
    // `gồm:` opens at its colon.
    let leads = |at: usize| scan.word(at) == "gồm" && !scan.is_mark(at + 1, ':');
    let opens = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('(' | ':'))) || leads(*at);
    (1..scan.tokens().len()).filter(opens).filter_map(|at| wrong_at(scan, at)).collect()
}

fn wrong_at(scan: &Scan<'_>, open: usize) -> Option<WrongSum> {
    let list = PartList::parse(scan, open)?;
    let whole = whole_before(scan, open)?;
    let sum: u64 = list.parts.iter().sum();
    let clause = whole.tokens.start.saturating_sub(NEAR)..list.last + NEAR;
    // Each number of a running total is at least the one before, and the last is the whole.
    let is_running = list.parts.last() == Some(&whole.value) && list.parts.is_sorted();
    let is_meant = list.parts.iter().all(|part| *part <= whole.value)
        && (sum > whole.value || list.is_to_the_end)
        && !is_running
        && !scan.has_any(&(clause.start..clause.end.min(scan.tokens().len())), OF_OTHERS);
    (is_meant && sum != whole.value)
        .then(|| WrongSum::new(whole.tokens.start..list.last, whole.value, &list.parts))
}

/// A whole and the tokens of its number.
struct LabelledWhole {
    value: u64,
    tokens: Range<usize>,
}

/// The number before a bracket or colon: `14 đảng viên mới (`, `trong đó`.
fn whole_before(scan: &Scan<'_>, open: usize) -> Option<LabelledWhole> {
    const NUMBERED: &[&str] =
        &["năm", "số", "quý", "tháng", "ngày", "khóa", "khoá", "thôn", "tổ", "lần", "thứ", "điều", "mục"];
    let is_word = |at: &usize| scan.kind(*at) == Some(TokenKind::Word) || scan.is_mark(*at, ',');
    let words = (open.saturating_sub(NEAR)..open).rev().take_while(is_word).count();
    let number = open.checked_sub(words + 1)?;
    // Of `1.905` the last group is before the bracket.
    let starts = [number.checked_sub(2), Some(number)];
    let found = starts.into_iter().flatten().find_map(|start| Some((start, count_at(scan, start)?)));
    let (start, (value, last)) = found.filter(|(_, (_, last))| *last == number)?;
    let before = start.checked_sub(1).map_or("", |before| scan.word(before));
    let is_part = start > 0 && scan.is_joined(start) || matches!(before, "-" | "–" | "/" | ",");
    let is_more = matches!(scan.kind(last + 1), Some(TokenKind::Mark('%' | '/' | '-')));
    (!is_part && !is_more && !NUMBERED.contains(&before))
        .then_some(LabelledWhole { value, tokens: start..last + 1 })
}

/// The numbers of a list in which each has its label before it.
struct PartList {
    parts: Vec<u64>,
    /// The last token of the last number.
    last: usize,
    /// Whether the list is one of periods and goes on to the end of the year.
    is_to_the_end: bool,
}

impl PartList {
    fn parse(scan: &Scan<'_>, open: usize) -> Option<Self> {
        let mut at = open + 1 + usize::from(scan.is_mark(open + 1, ':'));
        let mut kind = None;
        let mut found = Self { parts: Vec::new(), last: open, is_to_the_end: false };
        loop {
            let label = Label::parse(scan, at, kind)?;
            kind = Some(label.kind);
            let (value, last) = count_at(scan, label.end)?;
            // Past the number are nothing but its noun, and a comma or the end.
            let is_noun = |at: &usize| scan.kind(*at) == Some(TokenKind::Word) && scan.word(*at) != "và";
            let next = last + 1 + (last + 1..last + 4).take_while(is_noun).count();
            found.parts.push(value);
            found.last = last;
            found.is_to_the_end = label.is_last;
            let is_joint =
                matches!(scan.kind(next), Some(TokenKind::Mark(',' | ';'))) || scan.word(next) == "và";
            if is_joint && Label::parse(scan, next + 1, kind).is_some() {
                at = next + 1;
                continue;
            }
            let is_end = matches!(scan.kind(next), None | Some(TokenKind::Mark(')' | '.' | ';')));
            return (is_end && found.parts.len() >= 2).then_some(found);
        }
    }
}

/// What a label names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LabelKind {
    Quarter,
    Month,
    /// A unit, by its name.
    Unit,
}

/// The label of a part: `quý II:`, `III:`, `tháng 7:`, `Thôn 1:`.
struct Label {
    kind: LabelKind,
    /// The token of the number.
    end: usize,
    /// Whether it names the last of its year.
    is_last: bool,
}

impl Label {
    /// The label at a token; a numeral alone where the list has labels of that kind already.
    fn parse(scan: &Scan<'_>, at: usize, kind: Option<LabelKind>) -> Option<Self> {
        let roman = |at: usize| matches!(scan.written(at), "I" | "II" | "III" | "IV");
        let month = |at: usize| scan.number(at).filter(|month| (1..=12).contains(month));
        let (found, name) = match scan.word(at) {
            "quý" if roman(at + 1) => (LabelKind::Quarter, at + 1),
            "tháng" if month(at + 1).is_some() => (LabelKind::Month, at + 1),
            _ if kind == Some(LabelKind::Quarter) && roman(at) => (LabelKind::Quarter, at),
            _ if kind == Some(LabelKind::Month) && month(at).is_some() => (LabelKind::Month, at),
            _ => (LabelKind::Unit, unit_at(scan, at)?),
        };
        let is_led = scan.is_mark(name + 1, ':') || matches!(scan.word(name + 1), "là" | "có");
        let is_last = match found {
            LabelKind::Quarter => scan.written(name) == "IV",
            LabelKind::Month => scan.number(name) == Some(12),
            LabelKind::Unit => false,
        };
        let is_alike = kind.is_none_or(|kind| kind == found);
        (is_led && is_alike).then_some(Self { kind: found, end: name + 2, is_last })
    }
}

/// The last token of a unit's name: a word with a capital, more words, or its number.
fn unit_at(scan: &Scan<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let begins = scan.kind(at) == Some(TokenKind::Word) && scan.written(at).starts_with(char::is_uppercase);
    let colon = (at + 1..at + LONGEST).find(|at| scan.is_mark(*at, ':'))?;
    let is_name = |at: usize| matches!(scan.kind(at), Some(TokenKind::Word | TokenKind::Number));
    (begins && (at..colon).all(is_name)).then_some(colon - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn parts_that_do_not_make_up_their_whole_are_found() {
        for (text, expected) in [
            ("Năm 2026 kết nạp 14 đảng viên (quý II: 04, quý III: 05, quý IV: 06).", "4 + 5 + 6 = 15, 14"),
            ("Kết nạp 14 (quý II: 04, III: 05, IV: 06).", "4 + 5 + 6 = 15, 14"),
            (
                "Giới thiệu 20 quần chúng (quý I: 04; quý II: 05; quý III: 05; quý IV: 05).",
                "4 + 5 + 5 + 5 = 19, 20",
            ),
            ("Kết nạp 10 đảng viên (tháng 7: 03, tháng 9: 04, tháng 12: 04)", "3 + 4 + 4 = 11, 10"),
            ("Giao 09 đảng viên (Thôn 1: 04; Thôn 2: 03; Trường Mầm non: 03).", "4 + 3 + 3 = 10, 9"),
            ("Kết nạp 14 đảng viên, gồm: quý II: 04, quý III: 05 và quý IV: 06.", "4 + 5 + 6 = 15, 14"),
            (
                "Tiếp nhận 1.905 hồ sơ (quý I: 900, II: 505, III: 300, IV: 100)",
                "900 + 505 + 300 + 100 = 1805, 1905",
            ),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn right_sums_running_totals_and_other_lists_are_left() {
        for text in [
            "Kết nạp 15 đảng viên (quý II: 04, quý III: 05, quý IV: 06).",
            "Kết nạp 14 đảng viên (quý II: 04, quý III: 05).",
            "Luỹ kế 14 đảng viên (quý II: 04, quý III: 09, quý IV: 14).",
            "Kết nạp 14 đảng viên (quý II: 04, III: 09, IV: 14).",
            "Giao 09 đảng viên (Thôn 1: 04; Thôn 2: 03).",
            "Năm 2026 (quý II: 04, quý III: 05, quý IV: 06)",
            "Có 12 chi bộ (quý II: đạt, quý III: chưa đạt)",
            "Thời gian 07 giờ 30: Chi bộ Thôn 1: 10 người, Thôn 2: 20 người.",
            "Mỗi lớp 30 người (quý II: 02 lớp, quý IV: 02 lớp)",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
