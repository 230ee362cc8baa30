//! Texts that look like numbers.

use crate::workbook::Number;

/// A number that a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextNumber {
    /// The number, as it is most often meant.
    pub number: Number,
    /// How it is written.
    pub form: TextNumberForm,
}

/// How a number is written in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextNumberForm {
    /// `12`
    Plain,
    /// ` 12 `
    Spaced,
    /// `04`
    Padded,
    /// `1.234`: 1234 where dots group, 1,234 where they mark decimals.
    Grouped,
    /// `7,5`
    DecimalComma,
    /// `7.5`
    DecimalPoint,
    /// `12%`
    Percent,
}

/// The number that a text looks like.
pub fn text_number(text: &str) -> Option<TextNumber> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}';
    let trimmed = text.trim_matches(is_blank);
    if let Some(digits) = trimmed.strip_suffix('%') {
        let inner = text_number(digits)?;
        return Some(TextNumber { form: TextNumberForm::Percent, ..inner });
    }
    let (sign, digits) = match trimmed.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, trimmed),
    };
    let found = if is_all_digits(digits) {
        let form = if digits.len() > 1 && digits.starts_with('0') {
            TextNumberForm::Padded
        } else if trimmed.len() < text.len() {
            TextNumberForm::Spaced
        } else {
            TextNumberForm::Plain
        };
        TextNumber { number: Number { digits: digits.parse().ok()?, decimals: 0 }, form }
    } else {
        grouped(digits).or_else(|| decimal(digits))?
    };
    let Number { digits, decimals } = found.number;
    Some(TextNumber { number: Number { digits: digits * sign, decimals }, form: found.form })
}

fn is_all_digits(text: &str) -> bool {
    !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Groups of three: `1.234.567`, `1 234`.
fn grouped(text: &str) -> Option<TextNumber> {
    let mark = ['.', ',', ' ', '\u{a0}', '\u{202f}'].into_iter().find(|mark| text.contains(*mark))?;
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let is_first = is_all_digits(first) && first.len() <= 3 && !first.starts_with('0');
    let rest: Vec<&str> = groups.collect();
    let is_grouped = is_first && rest.iter().all(|group| group.len() == 3 && is_all_digits(group));
    let digits = is_grouped.then(|| text.replace(mark, "")).filter(|digits| is_all_digits(digits))?;
    let number = Number { digits: digits.parse().ok()?, decimals: 0 };
    Some(TextNumber { number, form: TextNumberForm::Grouped })
}

fn decimal(text: &str) -> Option<TextNumber> {
    let has_comma = text.contains(',');
    let (mark, form) =
        if has_comma { (',', TextNumberForm::DecimalComma) } else { ('.', TextNumberForm::DecimalPoint) };
    let (whole, part) = text.rsplit_once(mark)?;
    let whole = match grouped(whole) {
        Some(_) => whole.replace(['.', ',', ' ', '\u{a0}', '\u{202f}'], ""),
        None => whole.to_owned(),
    };
    if !is_all_digits(&whole) || !is_all_digits(part) || whole.len() + part.len() > 18 {
        return None;
    }
    let decimals = u8::try_from(part.len()).ok()?;
    Some(TextNumber { number: Number { digits: format!("{whole}{part}").parse().ok()?, decimals }, form })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_like_numbers_are_known_by_their_form() {
        use TextNumberForm::{DecimalComma, DecimalPoint, Grouped, Padded, Percent, Plain, Spaced};
        for (text, digits, decimals, form) in [
            ("12", 12, 0, Plain),
            ("0", 0, 0, Plain),
            ("-3", -3, 0, Plain),
            (" 12 ", 12, 0, Spaced),
            ("12\u{a0}", 12, 0, Spaced),
            ("04", 4, 0, Padded),
            ("1.234", 1234, 0, Grouped),
            ("1 234 567", 1_234_567, 0, Grouped),
            ("7,5", 75, 1, DecimalComma),
            ("1.234,5", 12_345, 1, DecimalComma),
            ("7.5", 75, 1, DecimalPoint),
            ("90%", 90, 0, Percent),
        ] {
            let expected = TextNumber { number: Number { digits, decimals }, form };
            assert_eq!(text_number(text), Some(expected), "{text}");
        }
        for text in ["", "-", "x", "1a", "1..2", "1,2,3", "12/5", "5-7", "99999999999999999999", "1.2345.678"]
        {
            assert_eq!(text_number(text), None, "{text}");
        }
    }
}
