//! Changes beside their beginning and end: `từ 5,2% xuống 3,1%, giảm 2,1%`, `tăng 30% (từ 100 hộ lên 130 hộ)`.

use super::quantities::{Quantity, written};
use super::rates::rounds_to;
use super::slip::Slip;
use super::wrong_sum::WrongSum;
use crate::diag::Code;
use crate::text::{self, Scan, TokenKind};

/// How many tokens may be between two of the numbers.
const NEAR: usize = 8;

/// Words by which the change is one of something else, or no exact one; `so với` is the first.
const OF_OTHERS: &[&str] = &[
    "so với",
    "bình quân",
    "mỗi năm",
    "trên",
    "hơn",
    "gần",
    "khoảng",
    "dưới",
    "ít nhất",
    "tối thiểu",
    "trở lên",
    "hằng năm",
    "hàng năm",
];

/// Two numbers of one thing, and how it is said to have changed.
struct StatedChange {
    from: Quantity,
    to: Quantity,
    by: Quantity,
    grows: bool,
}

/// Every rate of a change that is not that of its two numbers.
pub(super) fn wrong_rates(scan: &Scan<'_>) -> Vec<Slip> {
    let is_of_rate =
        |change: &StatedChange| change.by.is_rate() && !change.from.is_rate() && !change.is_right();
    let slip = |change: &StatedChange| {
        let (difference, base) = (change.difference(), change.from.value);
        let slip = Slip::new(Code::RateDisagrees, scan.range(change.by.first, change.by.end - 1));
        let slip = slip.with("written", format!("{}%", change.by.written)).with("part", written(difference));
        Some(slip.with("whole", written(base)).with("rate", text::rate(difference, base)?))
    };
    changes(scan).iter().filter(|change| is_of_rate(change)).filter_map(slip).collect()
}

/// Every difference that is not that of its two numbers.
pub(super) fn wrong_differences(scan: &Scan<'_>) -> Vec<WrongSum> {
    let is_difference = |change: &StatedChange| !change.by.is_rate() || change.from.is_rate();
    let wrong = changes(scan).into_iter().filter(|change| is_difference(change) && !change.is_right());
    wrong
        .map(|change| {
            let (whole, part) =
                if change.grows { (&change.to, &change.from) } else { (&change.from, &change.to) };
            let first = change.from.first.min(change.by.first);
            let last = change.to.end.max(change.by.end) - 1;
            let mark = if change.from.is_rate() { "%" } else { "" };
            let shown = |value: u64| format!("{}{mark}", written(value));
            let sum = shown(part.value + change.by.value);
            let parts = format!("{} + {}", shown(part.value), shown(change.by.value));
            WrongSum::from_written(first..last, shown(whole.value), parts, sum)
        })
        .collect()
}

fn changes(scan: &Scan<'_>) -> Vec<StatedChange> {
    // Few texts have either word.
    if !["ăng", "iảm"].iter().any(|word| scan.text().contains(word)) {
        return Vec::new();
    }
    let starts = (0..scan.tokens().len()).filter(|at| scan.word(*at) == "từ");
    starts.filter_map(|at| change_at(scan, at)).collect()
}

/// The change whose beginning `từ` leads to.
fn change_at(scan: &Scan<'_>, at: usize) -> Option<StatedChange> {
    let start = at + 1 + usize::from(matches!(scan.word(at + 1), "mức" | "tỷ"));
    let from = Quantity::parse(scan, start)?;
    let is_plain = |at: &usize| {
        matches!(scan.kind(*at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Mark('(' | ')' | '/')))
    };
    let arrow = (from.end..from.end + NEAR)
        .take_while(is_plain)
        .find(|at| matches!(scan.word(*at), "xuống" | "lên" | "còn" | "đến" | "tới"))?;
    let is_more = matches!(scan.word(arrow + 1), "còn" | "mức" | "đến" | "tới");
    let to = Quantity::parse(scan, arrow + 1 + usize::from(is_more))?;
    let (verb, by) = change_after(scan, to.end).or_else(|| change_before(scan, at))?;
    let grows = scan.word(verb) == "tăng";
    // `giảm 5% so với năm 2025`
    let clause = verb.min(at)..(to.end.max(by.end) + 2).min(scan.tokens().len());
    let is_one = |one: &Quantity, other: &Quantity| {
        match (one.unit, other.unit) {
            // `50 hộ`, `10 hộ nghèo`
            (Some(one), Some(other)) => one.starts_with(other) || other.starts_with(one),
            _ => true,
        }
    };
    let is_alike =
        is_one(&from, &to) && (from.is_rate() == to.is_rate()) && (from.unit.or(to.unit)).is_some();
    let is_points = matches!(by.unit, Some("điểm" | "điểm phần trăm" | "%"));
    let is_of_it = by.is_rate() || if from.is_rate() { is_points } else { is_one(&from, &by) };
    let is_meant = is_alike && is_of_it && from.value > 0 && from.value != to.value;
    let is_directed = (to.value > from.value) == grows;
    // `từ 5.180 tấn lên 5.640 tấn, tăng 460 tấn so với cùng kỳ`: the beginning is what it is compared with.
    let is_near = !by.is_rate() && by.value.abs_diff(from.value.abs_diff(to.value)) <= to.value / 10;
    let compared = scan.phrase(by.end, "so với").min(usize::from(verb > at && is_near));
    let of_others = &OF_OTHERS[compared..];
    (is_meant && is_directed && !scan.has_any(&clause, of_others)).then_some(StatedChange {
        from,
        to,
        by,
        grows,
    })
}

/// `, giảm 2,5%` after the second number.
fn change_after(scan: &Scan<'_>, end: usize) -> Option<(usize, Quantity)> {
    let is_stop =
        |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('.' | ';'))) && !scan.is_joined(at + 1);
    let verb = (end..end + NEAR)
        .take_while(|at| !is_stop(at))
        .find(|at| matches!(scan.word(*at), "tăng" | "giảm"))?;
    let is_led = matches!(scan.kind(verb - 1), Some(TokenKind::Mark(',' | '(')))
        || matches!(scan.word(verb - 1), "tức" | "là" | "đã");
    let is_apart = verb > end && is_led;
    let more = usize::from(matches!(scan.word(verb + 1), "thêm" | "được" | "là" | "đi"));
    let by = Quantity::parse(scan, verb + 1 + more).filter(|_| is_apart)?;
    Some((verb, by))
}

/// `tăng 20% (từ`, `giảm 2,5% tỷ lệ hộ nghèo, từ` before the first number.
fn change_before(scan: &Scan<'_>, at: usize) -> Option<(usize, Quantity)> {
    let is_stop = |at: &usize| {
        matches!(scan.kind(*at), Some(TokenKind::Mark('.' | ';' | ':' | ')'))) && !scan.is_joined(at + 1)
    };
    let verb = (at.saturating_sub(NEAR + 4)..at)
        .rev()
        .take_while(|at| !is_stop(at))
        .find(|at| matches!(scan.word(*at), "tăng" | "giảm"))?;
    let more = usize::from(matches!(scan.word(verb + 1), "thêm" | "được"));
    let by = Quantity::parse(scan, verb + 1 + more)?;
    let has_other = (by.end..at).any(|at| scan.kind(at) == Some(TokenKind::Number));
    (!has_other).then_some((verb, by))
}

impl StatedChange {
    fn difference(&self) -> u64 {
        self.from.value.abs_diff(self.to.value)
    }

    /// A change of rates is given in points, or as a rate of the first one.
    fn is_right(&self) -> bool {
        let difference = self.difference();
        let is_same = difference == self.by.value && (!self.by.is_rate() || self.from.is_rate());
        is_same || self.by.is_rate() && rounds_to(difference, self.from.value, &self.by.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        let rates = wrong_rates(&scan).into_iter().map(|slip| text[slip.range].to_owned());
        rates.chain(wrong_differences(&scan).iter().map(ToString::to_string)).collect()
    }

    #[test]
    fn changes_that_are_not_those_of_their_numbers_are_found() {
        for (text, expected) in [
            ("Tỷ lệ hộ nghèo từ 5,2% xuống 3,1%, giảm 2,5%.", "3,1% + 2,5% = 5,6%, 5,2%"),
            (
                "Giảm tỷ lệ từ 5,2% năm 2025 xuống còn 3,1% năm 2026 (giảm 2,5 điểm %).",
                "3,1% + 2,5% = 5,6%, 5,2%",
            ),
            ("Số hộ khá tăng 20% (từ 100 hộ lên 130 hộ).", "20%"),
            ("Số hộ từ 100 hộ lên 130 hộ, tăng 25%.", "25%"),
            ("Số đảng viên tăng từ 160 lên 167 đảng viên, tăng 08 đảng viên.", "160 + 8 = 168, 167"),
            ("Giảm 10 hộ nghèo (từ 50 hộ xuống còn 42 hộ).", "42 + 10 = 52, 50"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn right_changes_and_others_are_left() {
        for text in [
            "Tỷ lệ hộ nghèo từ 5,2% xuống 3,1%, giảm 2,1%.",
            "Tỷ lệ hộ nghèo từ 5,2% xuống 3,1%, giảm 40,38%.",
            "Số hộ khá tăng 30% (từ 100 hộ lên 130 hộ).",
            "Giảm 08 hộ nghèo (từ 50 hộ xuống còn 42 hộ).",
            "Tỷ lệ hộ nghèo từ 5,2% xuống 3,1%, bình quân mỗi năm giảm 1%.",
            "Thu ngân sách tăng 12%; số hộ từ 100 hộ lên 130 hộ.",
            "Đạt từ 80% đến 90%, tăng 5% so với năm 2025.",
            "Từ ngày 10/9 đến ngày 12/9, giảm 2 buổi.",
            "Trong độ tuổi từ 18 đến 30 tuổi, tăng 12 người.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
