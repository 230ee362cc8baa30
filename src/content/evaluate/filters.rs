//! The filters of expressions: the field's ways of writing counts, dates, citations and words.

use minijinja::Error;
use minijinja::value::Value;

use super::quota_progress::UNREPORTED;
use super::values::{self, AmountValue, DateValue, PeriodValue, as_count, as_text, mismatch};
use crate::content::runs;
use crate::model::{NumberFormat, NumberStyle};
use crate::text;

/// `04`, `09 - 11`
pub(super) fn padded(value: &Value) -> Result<String, Error> {
    counts(value, NumberStyle::Padded)
}

/// `1.905`
pub(super) fn thousands(value: &Value) -> Result<String, Error> {
    counts(value, NumberStyle::Thousands)
}

/// `hai mươi lăm`
pub(super) fn words(value: &Value) -> Result<String, Error> {
    counts(value, NumberStyle::Words)
}

/// A count, or each count of an amount; what is not reported yet reads so in every style.
fn counts(value: &Value, style: NumberStyle) -> Result<String, Error> {
    if is_unreported(value) {
        return Ok(UNREPORTED.to_owned());
    }
    match value.downcast_object_ref::<AmountValue>() {
        Some(amount) => Ok(amount.written(style)),
        None => as_count(value).map(|count| NumberFormat::default().written(count, style)),
    }
}

fn is_unreported(value: &Value) -> bool {
    value.as_str() == Some(UNREPORTED)
}

/// `{{ 2 | roman }}`, or a quarter: `{{ period | roman }}`.
pub(super) fn roman(value: &Value) -> Result<String, Error> {
    let number = match value.get_attr("quarter") {
        Ok(quarter) if !quarter.is_undefined() => as_count(&quarter)?,
        _ => as_count(value)?,
    };
    Ok(text::roman(number))
}

/// `{{ part | rate(whole) }}`; `-` where the whole is nothing.
pub(super) fn rate(part: &Value, whole: &Value) -> Result<String, Error> {
    if is_unreported(part) || is_unreported(whole) {
        return Ok(UNREPORTED.to_owned());
    }
    let (part, whole) = (RatePart::new(part)?, RatePart::new(whole)?);
    let rate = match (&part.format, &whole.format) {
        (None, None) => text::rate(part.number, whole.number),
        _ => text::rate(part.thousandths(), whole.thousandths()),
    };
    Ok(rate.unwrap_or_else(|| "-".to_owned()))
}

/// A number that a rate is made of; of an amount its least.
struct RatePart {
    number: u64,
    /// How it is written; none of a count.
    format: Option<NumberFormat>,
}

impl RatePart {
    fn new(value: &Value) -> Result<Self, Error> {
        let amount = value.downcast_object_ref::<AmountValue>();
        let number = amount.and_then(|amount| Some((amount.target.number()?, &amount.format)));
        Ok(match number {
            Some((number, format)) => {
                Self { number, format: (format.decimals() > 0).then(|| format.clone()) }
            }
            None => Self { number: as_count(value)?, format: None },
        })
    }

    fn thousandths(&self) -> u64 {
        self.format.as_ref().unwrap_or(&NumberFormat::default()).thousandths(self.number)
    }
}

/// `ngày 05 tháng 02 năm 2026`
pub(super) fn long_date(value: &Value) -> Result<String, Error> {
    date(value).map(DateValue::long)
}

/// `05/02/2026`
pub(super) fn short_date(value: &Value) -> Result<String, Error> {
    date(value).map(DateValue::short)
}

fn date(value: &Value) -> Result<&DateValue, Error> {
    value.downcast_object_ref().ok_or_else(|| mismatch("date", value))
}

/// `Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương`
pub(super) fn cite(value: &Value) -> Result<String, Error> {
    values::cited(value).ok_or_else(|| mismatch("citation", value))
}

/// Everything in capitals.
pub(super) fn upper(value: &Value) -> Result<String, Error> {
    as_text(value).map(|text| text::upper(&text))
}

/// Everything in small letters, but for the Roman numeral of a quarter and the symbol and names of a cited document:
/// `quy định số 24-QĐ/TW`. In small letters these would be wrong wherever they are printed.
pub(super) fn lower(value: &Value) -> Result<String, Error> {
    if let Some(cited) = values::cited(value) {
        return Ok(text::lower_first(&cited));
    }
    let text = as_text(value)?;
    Ok(if value.downcast_object_ref::<PeriodValue>().is_some() { text } else { text::lower(&text) })
}

/// The first letter as a capital, the rest as it is; of rich text the first letter within its style.
pub(super) fn capitalize(value: &Value) -> Result<String, Error> {
    let text = as_text(value)?;
    let first = text.find(|character| !runs::is_mark(character)).unwrap_or(text.len());
    let (marks, words) = text.split_at(first);
    Ok(marks.to_owned() + &text::upper_first(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_reported_reads_so_in_every_style() {
        let unreported = Value::from(UNREPORTED);
        for filter in [padded, thousands, words] {
            assert_eq!(filter(&unreported).unwrap(), UNREPORTED);
        }
        assert_eq!(rate(&unreported, &Value::from(4)).unwrap(), UNREPORTED);
        assert!(padded(&Value::from("bốn")).is_err());
    }
}
