//! The values that texts and templates name, and how each reads when it is printed.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use minijinja::value::{Enumerator, Object, Value, ValueKind};
use minijinja::{Error, ErrorKind};

use crate::content::runs;
use crate::limits;
use crate::model::{
    Amount, Citation, CitationRules, CitedDate, DocumentDate, Figure, NumberFormat, NumberStyle, Period,
    Target,
};
use crate::text;

/// The names that texts can use.
pub(super) type Names = BTreeMap<String, Value>;

/// From here on a number with a fraction skips whole numbers: 2⁵³.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The character that a map of names prints; no text of the data can hold it, so that it is found wherever it was
/// put.
const NOT_TEXT: char = '\u{fdd8}';

/// A value as it is printed: text, a whole number, or one of ours that reads as text. Everything else would print as
/// the engine shows it to programmers, and is refused, as is a name that the data do not have.
///
/// Every value of an expression goes through this, and every value that a filter or function makes text of: else a
/// filter would print what the expression alone may not. The detail of the error is a key of the catalogue.
pub(super) fn as_text(value: &Value) -> Result<String, Error> {
    let refused = |why: &'static str| Err(Error::new(ErrorKind::InvalidOperation, why));
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    if let Some(why) = misprinted(value) {
        return refused(why);
    }
    let text = value.to_string();
    if text.len() > limits::EVALUATED_TEXT {
        return refused("too-long");
    }
    if text.contains(NOT_TEXT) {
        return refused("not-text");
    }
    if text::unprintable(&text).iter().any(|(_, character)| !runs::is_mark(*character)) {
        return refused("unprintable");
    }
    Ok(text)
}

/// Why a value would print as the engine shows it to programmers, as a key of the catalogue; none for a text, a whole
/// number, or one of ours that reads as text.
pub(super) fn misprinted(value: &Value) -> Option<&'static str> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::String => None,
        ValueKind::Number if value.is_integer() => None,
        ValueKind::Number => Some("decimal"),
        _ if reads_as_text(value) => None,
        _ => Some("not-text"),
    }
}

/// A value as a count.
pub(super) fn as_count(value: &Value) -> Result<u64, Error> {
    match value.kind() {
        // A fraction of this size is no longer what was computed.
        ValueKind::Number
            if f64::try_from(value.clone()).is_ok_and(|number| number >= EXACT) && !value.is_integer() =>
        {
            Err(mismatch("exact", value))
        }
        ValueKind::Number => u64::try_from(value.clone()).map_err(|_| mismatch("count", value)),
        _ => Err(mismatch("count", value)),
    }
}

/// The error for a value of another type than `expected`, a key of the catalogue; an unknown name is reported as such.
pub(super) fn mismatch(expected: &'static str, value: &Value) -> Error {
    if value.is_undefined() {
        return Error::from(ErrorKind::UndefinedError);
    }
    Error::new(ErrorKind::InvalidOperation, expected)
}

/// Values by name, which an expression reads one of. The map itself is no text: it prints as [`NOT_TEXT`], which is
/// refused where it was joined to a text too.
#[derive(Debug)]
struct MapValue(BTreeMap<String, Value>);

/// A map of values by name.
pub(super) fn map(entries: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::from_object(MapValue(entries.into_iter().collect()))
}

impl Object for MapValue {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_str()?).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.keys().map(|name| Value::from(name.as_str())).collect())
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{NOT_TEXT}")
    }
}

/// Whether a value is one of ours: an amount, a date, a period or a citation, which all read as text.
fn reads_as_text(value: &Value) -> bool {
    value.downcast_object_ref::<AmountValue>().is_some()
        || value.downcast_object_ref::<DateValue>().is_some()
        || value.downcast_object_ref::<PeriodValue>().is_some()
        || value.downcast_object_ref::<CitationValue>().is_some()
        || value.downcast_object_ref::<DocumentValue>().is_some()
        || value.downcast_object_ref::<NamesValue>().is_some()
}

/// How a document is cited: one that the data cite, or one of the plan's own.
pub(super) fn cited(value: &Value) -> Option<String> {
    let citation = value.downcast_object_ref::<CitationValue>().map(CitationValue::cited);
    citation.or_else(|| Some(value.downcast_object_ref::<DocumentValue>()?.cited.clone()))
}

/// A promised amount, or a number of a measure: `9 - 11`, `ít nhất 25`, `73,1 triệu đồng`.
#[derive(Debug)]
pub(super) struct AmountValue {
    pub(super) target: Target,
    pub(super) format: NumberFormat,
}

impl AmountValue {
    /// The value; a count is a number that expressions can reckon with.
    pub(super) fn value(target: impl Into<Target>, format: &NumberFormat) -> Value {
        match target.into() {
            Target::Amount(Amount::Exactly(count)) if format.is_count() => Value::from(count),
            target => Value::from_object(Self { target, format: format.clone() }),
        }
    }

    /// A number of a measure.
    pub(super) fn number(number: u64, format: &NumberFormat) -> Value {
        Self::value(Amount::Exactly(number), format)
    }

    /// The amount with each number in this style.
    pub(super) fn written(&self, style: NumberStyle) -> String {
        self.target.written(&self.format, style)
    }
}

/// A figure as it reads.
pub(in crate::content) fn printed_figure(figure: &Figure) -> String {
    match figure {
        Figure::Amount(amount) => {
            Target::Amount(*amount).written(&NumberFormat::default(), NumberStyle::Plain)
        }
        Figure::Day(date) => long(*date),
        Figure::Text(text) => text.clone(),
    }
}

impl Object for AmountValue {
    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let number = match (key.as_str()?, self.target) {
            ("least", Target::Amount(amount)) => amount.least(),
            ("most", Target::Amount(amount)) => amount.most()?,
            ("least", Target::MoreThan(bound))
            | ("most", Target::AtMost(bound) | Target::LessThan(bound)) => bound,
            _ => return None,
        };
        Some(Self::number(number, &self.format))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(NumberStyle::Plain))
    }
}

/// A date, whole or in part. It reads as in prose.
#[derive(Debug)]
pub(in crate::content) struct DateValue {
    pub(in crate::content) date: DocumentDate,
    pub(in crate::content) blank: usize,
}

impl DateValue {
    pub(super) fn value(date: DocumentDate, blank: usize) -> Value {
        Value::from_object(Self { date, blank })
    }

    /// `ngày 05 tháng 02 năm 2026`, with blanks where a draft has them.
    pub(in crate::content) fn long(&self) -> String {
        long_with(self.date, &" ".repeat(self.blank))
    }

    /// `05/02/2026`; a date with blanks is written out, since it could not be filled in otherwise.
    pub(super) fn short(&self) -> String {
        self.date.full().map_or_else(|| self.long().replacen("ngày", "", 1).trim_start().to_owned(), short)
    }
}

/// `ngày 05 tháng 02 năm 2026`; a day or month that is not known is written as `blank`.
pub(super) fn long_with(date: DocumentDate, blank: &str) -> String {
    match date {
        DocumentDate::Day(date) => long(date),
        DocumentDate::Month(year, month) => text::long_date(year, Some(month), None, blank),
        DocumentDate::Year(year) => text::long_date(year, None, None, blank),
    }
}

/// `ngày 05 tháng 02 năm 2026`
pub(super) fn long(date: Date) -> String {
    text::long_date(date.year(), Some(date.month()), Some(date.day()), "")
}

/// `05/02/2026`
pub(super) fn short(date: Date) -> String {
    text::short_date(date.year(), date.month(), date.day())
}

impl Object for DateValue {
    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match key.as_str()? {
            "year" => Some(Value::from(self.date.year())),
            _ => None,
        }
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.long())
    }
}

/// A period: `quý II/2026`, `6 tháng đầu năm 2026`, `tháng 5/2026`, `năm 2026`, `giai đoạn 2023 - 2025`.
#[derive(Debug)]
pub(in crate::content) struct PeriodValue(pub(in crate::content) Period);

/// A target as it reads in a sentence: `ít nhất 25`.
pub fn target_text(target: Target, format: &NumberFormat) -> String {
    AmountValue::value(target, format).to_string()
}

/// A period as it reads in a sentence: `quý II/2026`.
pub fn period_name(period: Period) -> String {
    Value::from_object(PeriodValue(period)).to_string()
}

impl Object for PeriodValue {
    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match (key.as_str()?, self.0) {
            ("quarter", Period::Quarter(_, quarter)) => Some(Value::from(quarter)),
            ("half", Period::Half(_, half)) => Some(Value::from(half)),
            ("month", Period::Month(_, month)) => Some(Value::from(month)),
            ("week", Period::Week(_, week)) => Some(Value::from(week)),
            ("year", period) => period.year().map(Value::from),
            ("id", period) => Some(Value::from(period.to_string())),
            _ => None,
        }
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Period::EachYear => f.write_str("hằng năm"),
            Period::Year(year) => write!(f, "năm {year}"),
            Period::Half(year, 1) => write!(f, "6 tháng đầu năm {year}"),
            Period::Half(year, _) => write!(f, "6 tháng cuối năm {year}"),
            Period::NineMonths(year) => write!(f, "9 tháng đầu năm {year}"),
            Period::Quarter(year, quarter) => write!(f, "quý {}/{year}", text::roman(quarter.into())),
            Period::Month(year, month) => write!(f, "tháng {}/{year}", text::month_digits(month)),
            Period::Week(year, week) => write!(f, "tuần {week}/{year}"),
            Period::Years(from, to) => write!(f, "giai đoạn {from} - {to}"),
        }
    }
}

/// A cited document. It reads as the rules have it cited.
#[derive(Debug)]
pub(in crate::content) struct CitationValue {
    pub(in crate::content) citation: Citation,
    pub(in crate::content) rules: CitationRules,
}

impl CitationValue {
    pub(super) fn value(citation: &Citation, rules: &CitationRules) -> Value {
        Value::from_object(Self { citation: citation.clone(), rules: rules.clone() })
    }

    /// `Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư`; by the rules of state bodies
    /// `Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ`.
    pub(in crate::content) fn cited(&self) -> String {
        let Citation { kind, number, date, issuer, .. } = &self.citation;
        let number = number.map(|number| match self.reference() {
            Some(reference) => format!(" số {reference}"),
            None => format!(" số {number}"),
        });
        let date = date.map(|date| self.rules.before_date.clone() + &cited_date(date, &self.rules));
        let issuer = issuer.as_ref().map(|issuer| format!(" của {issuer}"));
        [number, date, issuer].into_iter().flatten().fold(kind.clone(), |cited, part| cited + &part)
    }

    /// `399-QĐ/TW`, for a document that has been cited in full before. The symbol shows whether it is the Party's or
    /// a state body's; only the latter's numbers carry a year.
    fn reference(&self) -> Option<String> {
        let (number, symbol) = (self.citation.number?, self.citation.symbol.as_ref()?);
        let separator =
            if number.has_year() { "/" } else { text::IssuerKind::from_symbol(symbol).separator() };
        Some(format!("{number}{separator}{symbol}"))
    }
}

impl Object for CitationValue {
    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["kind", "number", "symbol", "reference", "date", "issuer", "about"])
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let citation = &self.citation;
        match key.as_str()? {
            "kind" => Some(Value::from(citation.kind.clone())),
            "number" => citation.number.map(|number| match number.plain() {
                Some(plain) => Value::from(plain),
                None => Value::from(number.to_string()),
            }),
            "symbol" => citation.symbol.clone().map(Value::from),
            "reference" => self.reference().map(Value::from),
            "date" => citation.date.map(|date| DateValue::value(DocumentDate::Day(date), 0)),
            "issuer" => citation.issuer.clone().map(Value::from),
            "about" => citation.about.clone().map(Value::from),
            _ => None,
        }
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cited())
    }
}

/// `ngày 09/01/2026`, or written out.
pub(super) fn cited_date(date: Date, rules: &CitationRules) -> String {
    match rules.date {
        CitedDate::Short => format!("ngày {}", short(date)),
        CitedDate::Long => long(date),
    }
}

/// A document of the plan. It reads as others cite it.
#[derive(Debug)]
pub(super) struct DocumentValue {
    pub(super) names: BTreeMap<String, Value>,
    pub(super) cited: String,
}

impl Object for DocumentValue {
    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.names.get(key.as_str()?).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.names.keys().map(|name| Value::from(name.as_str())).collect())
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cited)
    }
}

/// Names of holders, which read as a list: `Thôn 1, Thôn 2 và Trường THCS`.
#[derive(Debug)]
pub(super) struct NamesValue(Vec<String>);

impl NamesValue {
    pub(super) fn value(names: Vec<&str>) -> Value {
        Value::from_object(Self(names.into_iter().map(str::to_owned).collect()))
    }
}

impl Object for NamesValue {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        (key.as_str()? == "count").then(|| Value::from(self.0.len()))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(vec![Value::from("count")])
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.0.is_empty()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::listed(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citation(kind: &str, number: &str, symbol: &str, date: (i16, i8, i8)) -> Citation {
        Citation {
            kind: kind.to_owned(),
            number: number.parse().ok(),
            symbol: Some(symbol.to_owned()),
            date: Date::new(date.0, date.1, date.2).ok(),
            issuer: None,
            about: None,
            place: crate::source::Place::file("plan.yaml"),
        }
    }

    #[test]
    fn the_citing_document_tells_how_dates_are_cited_and_the_cited_one_its_number() {
        let party = CitationRules { before_date: ", ".to_owned(), date: CitedDate::Short };
        let state = CitationRules { before_date: " ".to_owned(), date: CitedDate::Long };
        let rule = citation("Quy định", "399", "QĐ/TW", (2026, 1, 9));
        let decree = citation("Nghị định", "30/2020", "NĐ-CP", (2020, 3, 5));
        let cited = |citation: &Citation, rules: &CitationRules| {
            CitationValue { citation: citation.clone(), rules: rules.clone() }.cited()
        };
        assert_eq!(cited(&rule, &party), "Quy định số 399-QĐ/TW, ngày 09/01/2026");
        assert_eq!(cited(&rule, &state), "Quy định số 399-QĐ/TW ngày 09 tháng 01 năm 2026");
        assert_eq!(cited(&decree, &party), "Nghị định số 30/2020/NĐ-CP, ngày 05/3/2020");
        assert_eq!(cited(&decree, &state), "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020");
        let plan = citation("Kế hoạch", "7", "KH-UBND", (2026, 5, 27));
        assert_eq!(cited(&plan, &party), "Kế hoạch số 07/KH-UBND, ngày 27/5/2026");
    }

    #[test]
    fn periods_read_as_the_field_has_them() {
        let read = |text: &str| Value::from_object(PeriodValue(text.parse().unwrap())).to_string();
        assert_eq!(read("2026-Q2"), "quý II/2026");
        assert_eq!(read("2026-H1"), "6 tháng đầu năm 2026");
        assert_eq!(read("2023-2025"), "giai đoạn 2023 - 2025");
    }

    #[test]
    fn amounts_read_with_their_bounds() {
        let padded = |amount: Amount| {
            let (target, format) = (amount.into(), NumberFormat::default());
            AmountValue { target, format }.written(NumberStyle::Padded)
        };
        assert_eq!(padded(Amount::Between(9, 11)), "09 - 11");
        assert_eq!(padded(Amount::AtLeast(25)), "ít nhất 25");
    }

    #[test]
    fn names_read_as_a_list_and_are_counted() {
        let names = NamesValue::value(vec!["Thôn 1", "Thôn 2", "Trường THCS"]);
        assert_eq!(names.to_string(), "Thôn 1, Thôn 2 và Trường THCS");
        assert_eq!(names.get_attr("count").unwrap().to_string(), "3");
        assert!(names.is_true() && !NamesValue::value(Vec::new()).is_true());
    }
}
