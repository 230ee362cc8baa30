//! The filters of expressions: the field's ways of writing counts, dates, citations and words.

use minijinja::Error;
use minijinja::value::Value;

use super::values::{self, AmountValue, DateValue, PeriodValue, as_count, as_text, mismatch};
use crate::content::runs;
use crate::text;

/// `04`, `09 - 11`
pub(super) fn padded(value: &Value) -> Result<String, Error> {
    counts(value, text::padded)
}

/// `1.905`
pub(super) fn thousands(value: &Value) -> Result<String, Error> {
    counts(value, text::thousands)
}

/// `hai mươi lăm`
pub(super) fn words(value: &Value) -> Result<String, Error> {
    counts(value, text::in_words)
}

/// A count, or each count of an amount.
fn counts(value: &Value, write: fn(u64) -> String) -> Result<String, Error> {
    match value.downcast_object_ref::<AmountValue>() {
        Some(amount) => Ok(amount.written(write)),
        None => as_count(value).map(write),
    }
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
    let rate = text::rate(as_count(part)?, count_or_least(whole)?);
    Ok(rate.unwrap_or_else(|| "-".to_owned()))
}

fn count_or_least(value: &Value) -> Result<u64, Error> {
    match value.get_attr("least") {
        Ok(least) if !least.is_undefined() => as_count(&least),
        _ => as_count(value),
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
