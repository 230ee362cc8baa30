//! How the numbers of a measure are written: their decimals and their unit.

use std::fmt;
use std::sync::Arc;

use crate::diag::Argument;
use crate::text;

/// The largest number of decimals.
pub const MOST_DECIMALS: u8 = 3;

/// How numbers are written. A number with decimals is a whole number of their last place: 731 is `73,1` with one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberFormat {
    decimals: u8,
    /// Printed after the number: `%`, `triệu đồng`.
    unit: Option<Arc<str>>,
}

/// How the whole part of a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberStyle {
    /// `1905`
    Plain,
    /// `04`; of decimals and percentages as [`Thousands`](Self::Thousands)
    Padded,
    /// `1.905`
    Thousands,
    /// `bốn`
    Words,
}

impl NumberFormat {
    /// The unit of percentages.
    pub const PERCENT: &str = "%";

    /// Numbers with at most [`MOST_DECIMALS`] decimals and perhaps a unit.
    pub fn new(decimals: u8, unit: Option<&str>) -> Self {
        Self { decimals: decimals.min(MOST_DECIMALS), unit: unit.map(Arc::from) }
    }

    /// How many decimals numbers have.
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// The unit, if there is one.
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// Whether numbers are percentages: `%`, `%/năm`, `% tổng số đảng viên`.
    pub fn is_percent(&self) -> bool {
        self.unit().is_some_and(|unit| unit.starts_with(Self::PERCENT))
    }

    /// Whether numbers are whole and have no unit.
    pub fn is_count(&self) -> bool {
        self.decimals == 0 && self.unit.is_none()
    }

    /// The same decimals without a unit, but for the percent sign.
    #[must_use]
    pub fn without_unit(&self) -> Self {
        Self::new(self.decimals, self.is_percent().then_some(Self::PERCENT))
    }

    /// The number in thousandths, in which numbers with other decimals can be compared.
    pub fn thousandths(&self, number: u64) -> u64 {
        number.saturating_mul(10u64.pow(u32::from(MOST_DECIMALS - self.decimals.min(MOST_DECIMALS))))
    }

    /// The number with its unit: `73,1 triệu đồng`, `90%`.
    pub fn written(&self, number: u64, style: NumberStyle) -> String {
        self.with_unit(&self.number(number, style), style)
    }

    /// Two numbers, the unit once: `11 - 12%`.
    pub fn written_range(&self, from: u64, to: u64, style: NumberStyle) -> String {
        let range = format!("{} - {}", self.number(from, style), self.number(to, style));
        self.with_unit(&range, style)
    }

    /// The number in the text of a finding: a count as such, any other as it reads.
    pub fn argument(&self, number: u64) -> Argument {
        if self.is_count() { number.into() } else { self.written(number, NumberStyle::Plain).into() }
    }

    /// The number as YAML has it, without its unit: `73,1`.
    pub fn typed(&self, number: u64) -> String {
        self.number(number, NumberStyle::Plain)
    }

    /// The number alone, before another with the unit: `12,5` of `12,5/25 ha`.
    pub fn part(&self, number: u64, style: NumberStyle) -> String {
        self.number(number, style)
    }

    fn number(&self, number: u64, style: NumberStyle) -> String {
        let scale = 10u64.pow(u32::from(self.decimals));
        let (whole, rest) = (number / scale, number % scale);
        let is_prose = self.decimals == 0 && !self.is_percent();
        let written = match style {
            NumberStyle::Padded if is_prose => text::padded(whole),
            NumberStyle::Plain => whole.to_string(),
            NumberStyle::Padded | NumberStyle::Thousands => text::thousands(whole),
            NumberStyle::Words => text::in_words(whole),
        };
        if rest == 0 {
            return written;
        }
        let rest = format!("{rest:0width$}", width = usize::from(self.decimals));
        let rest = rest.trim_end_matches('0');
        if style == NumberStyle::Words {
            let digits: Vec<String> =
                rest.bytes().map(|digit| text::in_words(u64::from(digit - b'0'))).collect();
            return format!("{written} phẩy {}", digits.join(" "));
        }
        format!("{written},{rest}")
    }

    fn with_unit(&self, number: &str, style: NumberStyle) -> String {
        match self.unit() {
            None => number.to_owned(),
            Some(unit) if style == NumberStyle::Words && self.is_percent() => {
                format!("{number} {}", unit.replacen(Self::PERCENT, "phần trăm", 1))
            }
            Some(unit) if self.is_percent() => format!("{number}{unit}"),
            Some(unit) => format!("{number} {unit}"),
        }
    }
}

/// A number as it is typed, before the decimals of its measure are known: `731` with one decimal of `73,1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Decimal {
    digits: u64,
    decimals: u8,
}

impl Decimal {
    /// Reads digits with perhaps a decimal comma: `73,1`.
    ///
    /// None for anything else, for more than [`MOST_DECIMALS`] decimals and for 10⁹ and more, so that no sum of a
    /// country's units can overflow.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let (whole, rest) = match text.split_once(',') {
            Some((_, rest)) if !is_digits(rest) || rest.len() > usize::from(MOST_DECIMALS) => return None,
            Some(parts) => parts,
            None => (text, ""),
        };
        let number: u64 = is_digits(whole).then(|| whole.parse().ok()).flatten()?;
        let decimals = u8::try_from(rest.len()).ok()?;
        let scale = 10u64.pow(u32::from(decimals));
        let rest: u64 = if rest.is_empty() { 0 } else { rest.parse().ok()? };
        (number < 1_000_000_000).then_some(Self { digits: number * scale + rest, decimals })
    }

    /// The number with so many decimals; none where it has more.
    pub fn with_decimals(self, decimals: u8) -> Option<u64> {
        let more = decimals.checked_sub(self.decimals)?;
        Some(self.digits.saturating_mul(10u64.pow(u32::from(more))))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&NumberFormat::new(self.decimals, None).typed(self.digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_decimals_and_the_unit_of_their_measure() {
        let money = NumberFormat::new(1, Some("triệu đồng"));
        let percent = NumberFormat::new(2, Some("%"));
        let people = NumberFormat::default();
        assert_eq!(money.written(731, NumberStyle::Plain), "73,1 triệu đồng");
        assert_eq!(money.written(19_050, NumberStyle::Thousands), "1.905 triệu đồng");
        assert_eq!(money.written(731, NumberStyle::Words), "bảy mươi ba phẩy một triệu đồng");
        assert_eq!(percent.written(9_000, NumberStyle::Padded), "90%");
        assert_eq!(percent.written(305, NumberStyle::Padded), "3,05%");
        assert_eq!(percent.written_range(1_100, 1_200, NumberStyle::Plain), "11 - 12%");
        assert_eq!(people.written_range(9, 11, NumberStyle::Padded), "09 - 11");
    }

    #[test]
    fn decimals_are_typed_with_a_comma() {
        let read =
            |text: &str, decimals| Decimal::parse(text).and_then(|number| number.with_decimals(decimals));
        assert_eq!(read("73,1", 1), Some(731));
        assert_eq!(read("73", 1), Some(730));
        assert_eq!(read("0,25", 3), Some(250));
        assert_eq!(read("73,15", 1), None);
        for wrong in ["73.1", ",5", "5,", "1,2345", "-1", "1,+5", "1000000000", ""] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
    }
}
