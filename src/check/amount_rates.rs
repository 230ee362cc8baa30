//! Rates of amounts beside the whole in brackets: `đạt 4,2 tỷ đồng, bằng 60% dự toán năm (7 tỷ đồng)`, `tăng 15% so với dự toán
//! (15.000 triệu đồng)`, `gấp 2 lần năm 2025 (48.000 lượt)`.
//!
//! Amounts are rounded, so that a rate is right where some amounts that round to those written have it.

use std::ops::Range;

use super::products::hundredths;
use super::quantities::{Quantity, written};
use super::rates::{Rate, rate_at};
use super::shares::sentences;
use super::slip::Slip;
use crate::diag::Code;
use crate::text::{self, Scan, TokenKind};

/// The units of money, each with how many of the smallest it is.
const MONEY: &[(&str, u64)] = &[
    ("nghìn đồng", 1),
    ("triệu đồng", 1_000),
    ("triệu", 1_000),
    ("tỷ đồng", 1_000_000),
    ("tỉ đồng", 1_000_000),
];

/// Words before a rate by which it is that of the amount before it.
const SAID_WITH: &[&str] = &["bằng", "đạt", "chiếm", "tương đương", "tỷ lệ", "tỉ lệ", "tương ứng"];

/// Words by which an amount or a rate is no exact one.
const ABOUT: &[&str] =
    &["trên", "hơn", "gần", "khoảng", "dưới", "ít nhất", "tối thiểu", "trở lên", "bình quân"];

/// How many words may be between a rate and the bracket with its whole.
const NEAR: usize = 9;

/// What is said of an amount and the amount in brackets after it.
enum AmountRelation {
    /// The first is so much of the second.
    Share(Rate),
    /// The first is so much more than the second, or less.
    Growth { rate: Rate, grows: bool },
    /// The first is so many times the second.
    Times(Quantity),
}

/// Every rate of a text that no amounts have which round to those beside it.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<Slip> {
    if !scan.has_mark('(') && !scan.has_mark('%') {
        return Vec::new();
    }
    let slips = sentences(scan).into_iter().flat_map(|sentence| {
        let found = sentence.clone().filter_map(|at| wrong_at(scan, at, &sentence));
        found.collect::<Vec<_>>()
    });
    let mut slips: Vec<Slip> = slips.collect();
    // `đạt tỷ lệ 87%` says one rate twice.
    slips.dedup_by_key(|slip| slip.range.start);
    slips
}

/// The slip in what is said from a token on.
fn wrong_at(scan: &Scan<'_>, at: usize, sentence: &Range<usize>) -> Option<Slip> {
    let (said, end) = said_at(scan, at)?;
    let part = amount_before(scan, at, sentence)?;
    let whole = amount_in_brackets(scan, end, sentence).or_else(|| planned_amount(scan, end, sentence));
    let whole = whole.or_else(|| earlier_whole(scan, &said, &part, end))?;
    let (part_size, whole_size) = (AmountSize::new(&part), AmountSize::new(&whole));
    let is_one = part_size.kind == whole_size.kind && whole.value > 0;
    // Whole numbers of people and things are compared where they are counted.
    let is_about = scan.has_any(&(part.first.saturating_sub(2)..end + NEAR), ABOUT);
    if !is_one || is_about || said.is_right(&part_size, &whole_size) {
        return None;
    }
    let expected = said.expected(&part_size, &whole_size)?;
    let slip = Slip::new(Code::RateDisagrees, scan.range(said.first(), end - 1));
    let slip = slip.with("written", said.shown()).with("rate", expected);
    Some(slip.with("part", said.part_shown(&part, &whole)).with("whole", written_with(&whole)))
}

/// An amount with its unit, as it is shown.
fn written_with(quantity: &Quantity) -> String {
    let number = written(quantity.value);
    quantity.unit.map_or(number.clone(), |unit| format!("{number} {unit}"))
}

/// What is said from a token on, and the token after it.
fn said_at(scan: &Scan<'_>, at: usize) -> Option<(AmountRelation, usize)> {
    let length = SAID_WITH.iter().map(|words| scan.phrase(at, words)).max().unwrap_or(0);
    if length > 0 {
        let more = SAID_WITH.iter().map(|words| scan.phrase(at + length, words)).max().unwrap_or(0);
        let rate = rate_at(scan, at + length + more)?;
        let end = rate.last + 1;
        return Some((AmountRelation::Share(rate), end));
    }
    match scan.word(at) {
        "tăng" | "giảm" => {
            let rate = rate_at(scan, at + 1)?;
            let end = rate.last + 1;
            // `giảm 20% so với năm 2025 (48.000 lượt)`
            (scan.phrase(end, "so với") > 0).then(|| {
                let grows = scan.word(at) == "tăng";
                (AmountRelation::Growth { rate, grows }, end)
            })
        }
        "gấp" => {
            let times = Quantity::parse(scan, at + 1)?;
            let end = times.end;
            (scan.word(end) == "lần" && times.unit.is_none())
                .then_some((AmountRelation::Times(times), end + 1))
        }
        _ => None,
    }
}

/// The amount before what is said of it, with nothing but a comma and a few words between.
fn amount_before(scan: &Scan<'_>, at: usize, sentence: &Range<usize>) -> Option<Quantity> {
    const BETWEEN: usize = 5;
    const REACH: usize = 9;
    let starts = (at.saturating_sub(REACH).max(sentence.start)..at).rev();
    let found = starts.into_iter().find_map(|start| Quantity::parse(scan, start))?;
    let gap = found.end..at;
    let is_plain =
        |at: usize| scan.kind(at) == Some(TokenKind::Word) || matches!(scan.written(at), "," | "/");
    let before = found.first.checked_sub(1).map_or("", |before| scan.word(before));
    let is_change = matches!(before, "tăng" | "giảm" | "thêm" | "vượt");
    (gap.start <= at && gap.len() <= BETWEEN && gap.clone().all(is_plain) && !is_change && !found.is_rate())
        .then_some(found)
}

/// The only amount in the brackets that open after a few words.
fn amount_in_brackets(scan: &Scan<'_>, from: usize, sentence: &Range<usize>) -> Option<Quantity> {
    let is_word = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Word | TokenKind::Number));
    let words = (from..(from + NEAR).min(sentence.end)).take_while(is_word).count();
    let open = from + words;
    let close = (open..sentence.end).find(|at| scan.is_mark(*at, ')')).filter(|_| scan.is_mark(open, '('))?;
    let amounts: Vec<Quantity> = (open + 1..close).filter_map(|at| Quantity::parse(scan, at)).collect();
    let [amount] = <[Quantity; 1]>::try_from(amounts).ok()?;
    let is_change = scan.has_any(&(open..close), &["tăng", "giảm", "vượt", "thêm"]);
    (amount.end == close && !is_change).then_some(amount)
}

/// `dự toán 9.000 triệu đồng`, `kế hoạch năm 2026 là 7 tỷ đồng`: the amount that is planned, right after a rate.
fn planned_amount(scan: &Scan<'_>, from: usize, sentence: &Range<usize>) -> Option<Quantity> {
    const PLANNED: &[&str] = &["dự toán", "kế hoạch", "chỉ tiêu", "tổng dự toán", "tổng số", "tổng kinh phí"];
    const GIVEN: &[&str] = &["năm", "cả năm", "được giao", "giao", "là", "tỉnh giao", "xã giao", "cả năm là"];
    let mut at =
        from + PLANNED.iter().map(|words| scan.phrase(from, words)).max().filter(|length| *length > 0)?;
    while let Some(length) =
        GIVEN.iter().map(|words| scan.phrase(at, words)).max().filter(|length| *length > 0)
    {
        // `năm 2026`
        let is_year = scan.word(at + length - 1) == "năm" && scan.written(at + length).len() == 4;
        at += length + usize::from(is_year && scan.number(at + length).is_some());
    }
    Quantity::parse(scan, at)
        .filter(|found| found.unit.is_some() && !found.is_rate() && found.end <= sentence.end)
}

/// An amount as it may have been before it was rounded, in thousandths of its smallest unit.
struct AmountSize {
    value: u128,
    /// How much more or less it may be.
    slack: u128,
    /// What is measured.
    kind: &'static str,
}

/// `2.460 hồ sơ, trong đó trực tuyến 2.091 hồ sơ, đạt tỷ lệ 87%`, `dự toán … 86.400 triệu đồng. Thu được 45.792 triệu đồng, đạt 58%
/// dự toán`: the nearest amount before a part that is of its unit and larger, where the rate is near enough to be meant of it.
fn earlier_whole(scan: &Scan<'_>, said: &AmountRelation, part: &Quantity, end: usize) -> Option<Quantity> {
    const REACH: usize = 50;
    const OF_OTHERS: &[&str] =
        &["so với", "cùng kỳ", "tăng", "giảm", "vượt", "thêm", "còn", "luỹ kế", "lũy kế"];
    const PLANNED: &[&str] = &["dự toán", "kế hoạch", "chỉ tiêu"];
    /// In hundredths of a percent.
    const NEARLY: u64 = 1_500;
    let AmountRelation::Share(rate) = said else { return None };
    let first = part.first.saturating_sub(REACH);
    let larger = |one: &Quantity| one.unit.is_some() && one.unit == part.unit && one.value > part.value;
    let mut earlier = (first..part.first).rev().filter_map(|at| Quantity::parse(scan, at));
    let whole = earlier.find(larger)?;
    let of_plan = PLANNED.iter().find(|words| scan.phrase(end, words) > 0);
    let is_planned =
        |words: &&str| scan.has_any(&(whole.first.saturating_sub(REACH / 2)..whole.first), &[words]);
    let ends = matches!(scan.kind(end), None | Some(TokenKind::Mark(_)));
    let is_meant = of_plan.is_none_or(is_planned) && (ends || of_plan.is_some());
    let stated = hundredths(&rate.written)?;
    let ratio = part.value.checked_mul(10_000)? / whole.value;
    let is_near = stated.abs_diff(ratio) <= NEARLY;
    let is_of_others = scan.has_any(&(whole.end..end + 3), OF_OTHERS)
        || scan.has_any(&(whole.first.saturating_sub(2)..whole.first), OF_OTHERS);
    (is_meant && is_near && !is_of_others).then_some(whole)
}

impl AmountSize {
    fn new(quantity: &Quantity) -> Self {
        let money = MONEY.iter().find(|(unit, _)| quantity.unit == Some(unit));
        let (kind, scale) =
            money.map_or((quantity.unit.unwrap_or_default(), 1), |(_, scale)| ("đồng", *scale));
        let decimals = quantity.written.split_once(',').map(|(_, decimals)| decimals.len());
        // `4,2` may be 4,15 or 4,249; whole numbers of money are rounded too, and others are counted.
        let half = match decimals {
            Some(decimals) => 500 / 10_u128.pow(u32::try_from(decimals).unwrap_or(3)),
            None if kind == "đồng" => 500,
            None => 0,
        };
        let scale = u128::from(scale);
        Self { value: u128::from(quantity.value) * scale, slack: half * scale, kind }
    }

    fn least(&self) -> u128 {
        self.value.saturating_sub(self.slack)
    }

    fn most(&self) -> u128 {
        self.value + self.slack
    }
}

impl AmountRelation {
    fn first(&self) -> usize {
        match self {
            Self::Share(rate) | Self::Growth { rate, .. } => rate.first,
            Self::Times(times) => times.first,
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Share(rate) | Self::Growth { rate, .. } => format!("{}%", rate.written),
            Self::Times(times) => format!("{} lần", times.written),
        }
    }

    /// Whether some amounts that round to those written have what is said.
    fn is_right(&self, part: &AmountSize, whole: &AmountSize) -> bool {
        let Some((stated, slack)) = self.stated() else { return true };
        // A thousandth of the whole, or of a hundredth of it.
        let of = |part: u128, whole: u128| part * self.unit() / whole.max(1);
        let (least, most) = (of(part.least(), whole.most()), of(part.most(), whole.least()) + 1);
        let (least, most) = match self {
            Self::Share(_) | Self::Times(_) => (least, most),
            Self::Growth { grows: true, .. } => {
                (least.saturating_sub(self.unit()), most.saturating_sub(self.unit()))
            }
            Self::Growth { grows: false, .. } => {
                (self.unit().saturating_sub(most), self.unit().saturating_sub(least) + 1)
            }
        };
        // Rates are rounded or cut.
        stated + slack >= least && stated <= most + slack
    }

    /// What is said in thousandths, and how much a figure of its last place is.
    fn stated(&self) -> Option<(u128, u128)> {
        let written = match self {
            Self::Share(rate) | Self::Growth { rate, .. } => &rate.written,
            Self::Times(times) => &times.written,
        };
        let (whole, decimals) = written.split_once(',').unwrap_or((written, ""));
        let places = u32::try_from(decimals.len()).ok().filter(|places| *places <= 3)?;
        let digits: u128 = format!("{}{decimals}", whole.replace('.', "")).parse().ok()?;
        let unit = 10_u128.pow(3 - places);
        Some((digits * unit, unit))
    }

    /// How many thousandths a whole is.
    fn unit(&self) -> u128 {
        match self {
            Self::Share(_) | Self::Growth { .. } => 100_000,
            Self::Times(_) => 1_000,
        }
    }

    /// What is so much of the whole: the amount, or the difference.
    fn part_shown(&self, part: &Quantity, whole: &Quantity) -> String {
        let is_growth = matches!(self, Self::Growth { .. }) && part.unit == whole.unit;
        let value = if is_growth { part.value.abs_diff(whole.value) } else { part.value };
        written_with(&Quantity { value, ..part.clone() })
    }

    /// What should be said.
    fn expected(&self, part: &AmountSize, whole: &AmountSize) -> Option<String> {
        let number = |value: u128| u64::try_from(value).ok();
        let (one, other) = (number(part.value)?, number(whole.value)?);
        match self {
            Self::Share(_) => text::rate(one, other),
            Self::Growth { .. } => text::rate(one.abs_diff(other), other),
            Self::Times(_) => {
                let hundredths = number(part.value * 100 / whole.value.max(1))?;
                Some(format!("{} lần", written(hundredths * 10)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).into_iter().map(|slip| text[slip.range].to_owned()).collect()
    }

    #[test]
    fn wrong_rates_of_amounts_are_found() {
        for (text, expected) in [
            ("Thu ngân sách đạt 4,2 tỷ đồng, bằng 70% dự toán năm (7 tỷ đồng).", "70%"),
            ("Gieo trồng 1.250 ha, bằng 114,17% kế hoạch (1.200 ha).", "114,17%"),
            ("Thu 900 triệu đồng, đạt 80% dự toán (1,2 tỷ đồng).", "80%"),
            ("Tiếp nhận 2.460 hồ sơ, trong đó trực tuyến 2.091 hồ sơ, đạt tỷ lệ 87%.", "87%"),
            (
                "Dự toán thu được giao là 86.400 triệu đồng. Thực hiện được 45.792 triệu đồng, đạt 58% dự toán, khá cao.",
                "58%",
            ),
            ("Tổng thu là 17.250 triệu đồng, tăng 25% so với dự toán (15.000 triệu đồng);", "25%"),
            ("Sản lượng 7,2 tấn, giảm 20% so với năm 2025 (8,0 tấn).", "20%"),
            ("Đón 100.000 lượt khách, gấp 2,8 lần năm 2025 (48.000 lượt);", "2,8 lần"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn right_rates_and_those_of_others_are_left() {
        for text in [
            "Thu ngân sách đạt 4,2 tỷ đồng, bằng 60% dự toán năm (7 tỷ đồng).",
            "Thu ngân sách đạt 4,2 tỷ đồng, bằng 60,4% dự toán năm (7 tỷ đồng).",
            "Gieo trồng 1.250 ha, bằng 104,17% kế hoạch (1.200 ha).",
            "Gieo trồng 1.250 ha, bằng 104,1% kế hoạch (1.200 ha).",
            "Thu 900 triệu đồng, đạt 75% dự toán (1,2 tỷ đồng).",
            "Tổng thu là 17.250 triệu đồng, tăng 15% so với dự toán (15.000 triệu đồng);",
            "Sản lượng 7,2 tấn, giảm 10% so với năm 2025 (8,0 tấn).",
            "Đón 100.000 lượt khách, gấp 2,08 lần năm 2025 (48.000 lượt);",
            "Đón 100.000 lượt khách, gấp 2 lần năm 2025 (48.000 lượt);",
            "Tiếp nhận 2.460 hồ sơ, trong đó trực tuyến 2.091 hồ sơ, đạt tỷ lệ 85%.",
            "Tiếp nhận 2.460 hồ sơ. Giải quyết 2.091 hồ sơ, đạt 98% số đến hạn.",
            "Chi 86.400 triệu đồng. Thu được 45.792 triệu đồng, đạt 58% dự toán.",
            "Có 120 hộ, tăng 20 hộ; 90 hộ tham gia, đạt 80%.",
            "Thu khoảng 4 tỷ đồng, bằng 70% dự toán năm (7 tỷ đồng).",
            "Thu 4,2 tỷ đồng, bằng 70% dự toán năm (120 hộ).",
            "Thu 4,2 tỷ đồng, bằng 70% dự toán năm (tăng 2 tỷ đồng).",
            "Thu 4,2 tỷ đồng, bằng 70% dự toán năm (thuế 2 tỷ đồng, phí 1 tỷ đồng).",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
