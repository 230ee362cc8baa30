//! The filters and functions that texts and templates can use: the field's ways of writing.

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind};

use super::runs;
use super::values::{self, AmountValue, DateValue, PeriodValue};
use crate::text;

/// Adds the filters, in place of the engine's own that make no sense in a document.
pub(super) fn add_filters(environment: &mut Environment<'_>) {
    for filter in ["safe", "escape", "e", "tojson", "urlencode", "pprint"] {
        environment.remove_filter(filter);
    }
    environment.add_filter("padded", |value: &Value| counts(value, text::padded));
    environment.add_filter("thousands", |value: &Value| counts(value, text::thousands));
    environment.add_filter("words", |value: &Value| counts(value, text::in_words));
    environment.add_filter("roman", roman);
    environment.add_filter("rate", rate);
    environment.add_filter("date_header", long_date);
    environment.add_filter("date_prose", long_date);
    environment.add_filter("date_cite", short_date);
    environment.add_filter("cite", cite);
    environment.add_filter("capitalize", |value: &Value| text::upper_first(&value.to_string()));
    environment.add_filter("upper", |value: &Value| text::upper(&value.to_string()));
}

/// Adds the functions: rich text, and periods by name.
pub(super) fn add_functions(environment: &mut Environment<'_>) {
    environment.add_function("period", |id: &str| {
        let period = id.parse().map(|period| Value::from_object(PeriodValue(period)));
        period.map_err(|()| Error::new(ErrorKind::InvalidOperation, "period"))
    });
    environment.add_function("bold", |inner: &Value| runs::bold(inner));
    environment.add_function("italic", |inner: &Value| runs::italic(inner));
    environment.add_function("footnote", |inner: &Value| runs::footnote(inner));
}

/// A count, or each count of an amount.
fn counts(value: &Value, write: fn(u64) -> String) -> Result<String, Error> {
    match value.downcast_object_ref::<AmountValue>() {
        Some(amount) => Ok(amount.written(write)),
        None => count(value).map(write),
    }
}

/// From here on a number with a fraction skips whole numbers: 2⁵³.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn count(value: &Value) -> Result<u64, Error> {
    match value.kind() {
        ValueKind::Undefined => Err(Error::from(ErrorKind::UndefinedError)),
        // A fraction of this size is no longer what was worked out.
        ValueKind::Number
            if f64::try_from(value.clone()).is_ok_and(|number| number >= EXACT) && !value.is_integer() =>
        {
            Err(not_a("exact", value))
        }
        ValueKind::Number => u64::try_from(value.clone()).map_err(|_| not_a("count", value)),
        _ => Err(not_a("count", value)),
    }
}

/// `{{ 2 | roman }}`, or a quarter: `{{ period | roman }}`.
fn roman(value: &Value) -> Result<String, Error> {
    let number = match value.get_attr("quarter") {
        Ok(quarter) if !quarter.is_undefined() => count(&quarter)?,
        _ => count(value)?,
    };
    Ok(text::roman(number))
}

/// `{{ part | rate(whole) }}`; `-` where the whole is nothing.
fn rate(part: &Value, whole: &Value) -> Result<String, Error> {
    let rate = text::rate(count(part)?, count_or_least(whole)?);
    Ok(rate.unwrap_or_else(|| "-".to_owned()))
}

fn count_or_least(value: &Value) -> Result<u64, Error> {
    match value.get_attr("least") {
        Ok(least) if !least.is_undefined() => count(&least),
        _ => count(value),
    }
}

fn long_date(value: &Value) -> Result<String, Error> {
    date(value).map(DateValue::long)
}

fn short_date(value: &Value) -> Result<String, Error> {
    date(value).map(DateValue::short)
}

fn date(value: &Value) -> Result<&DateValue, Error> {
    value.downcast_object_ref().ok_or_else(|| not_a("date", value))
}

fn cite(value: &Value) -> Result<String, Error> {
    values::cited(value).ok_or_else(|| not_a("citation", value))
}

/// A value of the wrong kind; the detail is a key of the catalogue.
fn not_a(expected: &'static str, value: &Value) -> Error {
    if value.is_undefined() {
        return Error::from(ErrorKind::UndefinedError);
    }
    Error::new(ErrorKind::InvalidOperation, expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Amount;

    fn render(source: &str) -> Result<String, Error> {
        let mut environment = Environment::new();
        add_filters(&mut environment);
        add_functions(&mut environment);
        environment.add_global("range", AmountValue::value(Amount::Between(9, 11)));
        environment.add_global(
            "quarter",
            Value::from_object(super::super::values::PeriodValue("2026-Q3".parse().unwrap())),
        );
        environment.render_str(source, ())
    }

    #[test]
    fn figures_are_written_as_the_field_writes_them() {
        for (source, expected) in [
            ("{{ 4 | padded }}", "04"),
            ("{{ range | padded }}", "09 - 11"),
            ("{{ 1905 | thousands }}", "1.905"),
            ("{{ 105 | words }}", "một trăm linh năm"),
            ("{{ 4 | rate(25) }}", "16%"),
            ("{{ 23 | rate(60) }}", "38,33%"),
            ("{{ 4 | rate(0) }}", "-"),
            ("{{ 26 | roman }}", "XXVI"),
            ("{{ quarter | roman }}", "III"),
            ("{{ quarter | capitalize }}", "Quý III/2026"),
            ("{{ period('2026-H1') }}", "6 tháng đầu năm 2026"),
        ] {
            assert_eq!(render(source).unwrap(), expected, "{source}");
        }
    }

    #[test]
    fn other_values_are_refused() {
        for source in [
            "{{ 'x' | padded }}",
            "{{ -1 | padded }}",
            "{{ 1.5 | words }}",
            "{{ 1 | cite }}",
            "{{ 1 | date_cite }}",
        ] {
            assert!(render(source).is_err(), "{source}");
        }
    }
}
