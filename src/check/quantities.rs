//! Numbers with decimals and the unit after them: `12.500 triệu đồng`, `5,2%`.

use super::rates::count_at;
use crate::text::{Scan, TokenKind};

/// The units and nouns that a number is measured in, of which the longest that follows counts.
const UNITS: &[&str] = &[
    "đồng",
    "triệu đồng",
    "tỷ đồng",
    "tỉ đồng",
    "nghìn đồng",
    "triệu",
    "tỷ",
    "ha",
    "km",
    "m2",
    "m²",
    "tấn",
    "hộ",
    "hộ nghèo",
    "suất",
    "lượt",
    "lượt người",
    "người",
    "hồ sơ",
    "đảng viên",
    "đồng chí",
    "đoàn viên",
    "hội viên",
    "học sinh",
    "vụ",
    "buổi",
    "cuộc",
    "lớp",
    "điểm",
    "điểm phần trăm",
];

/// A number as typed.
#[derive(Clone)]
pub(super) struct Quantity {
    /// In thousandths.
    pub(super) value: u64,
    pub(super) written: String,
    pub(super) unit: Option<&'static str>,
    pub(super) first: usize,
    /// The token after the number and its unit.
    pub(super) end: usize,
}

impl Quantity {
    /// The number at a token, which is no part of a date, a fraction or the number of a document.
    pub(super) fn parse(scan: &Scan<'_>, at: usize) -> Option<Self> {
        const NAMED: &[&str] = &["năm", "tháng", "ngày", "quý", "điều", "khóa", "khoá", "mục", "khoản"];
        let opens = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('(' | '“' | '"')));
        if at > 0 && (scan.is_joined(at) && !opens(at - 1) || NAMED.contains(&scan.word(at - 1))) {
            return None;
        }
        let (count, mut last) = count_at(scan, at)?;
        let comma = last + 1;
        let has_decimals = scan.is_mark(comma, ',') && scan.is_joined(comma) && scan.is_joined(comma + 1);
        let decimals = scan.written(comma + 1);
        let mut value = count.checked_mul(1000)?;
        if has_decimals && scan.number(comma + 1).is_some() {
            let scale = u32::try_from(3_usize.checked_sub(decimals.len())?).ok()?;
            value += scan.number(comma + 1)? * 10_u64.pow(scale);
            last = comma + 1;
        }
        let joins = matches!(scan.kind(last + 1), Some(TokenKind::Mark('/' | '-' | '.' | ':')));
        let goes_on = joins && scan.is_joined(last + 1) && scan.is_joined(last + 2);
        let written = scan.text()[scan.range(at, last)].to_owned();
        let (unit, length) = unit_at(scan, last + 1);
        (!goes_on).then_some(Self { value, written, unit, first: at, end: last + 1 + length })
    }

    /// Whether it is a rate.
    pub(super) fn is_rate(&self) -> bool {
        self.unit == Some("%")
    }
}

/// The unit at a token, and how many tokens it has.
fn unit_at(scan: &Scan<'_>, at: usize) -> (Option<&'static str>, usize) {
    if scan.is_mark(at, '%') {
        return (Some("%"), 1);
    }
    let found = UNITS.iter().map(|unit| (*unit, scan.phrase(at, unit)));
    let longest = found.filter(|(_, length)| *length > 0).max_by_key(|(_, length)| *length);
    longest.map_or((None, 0), |(unit, length)| (Some(unit), length))
}

/// Thousandths as they are typed: `12.500`, `5,2`.
pub(super) fn written(value: u64) -> String {
    let whole = (value / 1000).to_string();
    let groups = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    let whole = groups.collect::<Vec<_>>().join(".");
    let decimals = format!("{:03}", value % 1000);
    match decimals.trim_end_matches('0') {
        "" => whole,
        decimals => format!("{whole},{decimals}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_their_units() {
        let read = |text: &str| {
            let scan = Scan::new(text);
            let at = (0..9).find(|at| scan.kind(*at) == Some(TokenKind::Number))?;
            let found = Quantity::parse(&scan, at)?;
            Some((found.value, found.unit))
        };
        for (text, expected) in [
            ("12.500 triệu đồng", (12_500_000, Some("triệu đồng"))),
            ("còn 5,25%", (5_250, Some("%"))),
            ("có 03 cái", (3_000, None)),
            ("(1.905 người)", (1_905_000, Some("người"))),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        for text in ["ngày 10/9", "12-KH/TU", "năm 2026", "lúc 7:30"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!([written(12_500_000), written(2_100)], ["12.500", "2,1"]);
    }
}
