//! How the model's own kinds of values are written.

use jiff::civil::Date;
use serde_json::json;

use super::decode::{Context, Decode, OneOrMany, parsed, scalar};
use super::document_types::DocumentTypes;
use super::period_names::meant_period;
use super::record::Layered;
use super::schema::{one_of, pattern, plain_schema, text};
use super::slips::day_in_order;
use super::vietnamese;
use super::yaml::{Node, Value};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::model::{
    CitedDate, CitedNumber, DocumentDate, Extent, Figure, FigureKind, FileFormat, FileNames, Id, Level,
    NameOrder, Numerals, Period, State, TemplateText, UnitKind, Unreported, Urgency,
};
use crate::source::{Place, Placed};
use crate::text::{self, ToneMark};

/// `format: 1`, the version of the files.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormatVersion;

impl Layered for FormatVersion {
    fn over(self, _base: Self) -> Self {
        self
    }
}

impl Decode for FormatVersion {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = scalar(node, context)?;
        if written == "1" {
            return Some(Self);
        }
        let finding = Finding::at(Code::FormatUnknown, &context.place(node)).with("got", written);
        context.findings.push(finding);
        None
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self)
    }
}

/// The name of a kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CodeName(pub(crate) Code);

impl Decode for CodeName {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if let Value::Scalar(written) = &node.value
            && let Some(code) = Code::from_id(written)
        {
            return Some(Self(code));
        }
        let gradable = Code::ALL.iter().filter(|code| !code.is_fixed());
        let words: Vec<(&'static str, Self)> = gradable.map(|code| (code.id(), Self(*code))).collect();
        word(node, context, &words)
    }
}

impl CodeName {
    /// The code, if people may decide about it; `to` says what they want to decide.
    pub(crate) fn gradable(
        self,
        place: &Place,
        to: &'static str,
        findings: &mut Findings,
    ) -> Option<Placed<Code>> {
        if self.0.is_fixed() {
            findings.push(Finding::at(Code::FixedCode, place).with("code", self.0.id()).with("to", to));
            return None;
        }
        Some(Placed { value: self.0, place: place.clone() })
    }
}

/// Whose severity is set: a kind of finding, or `all` warnings that are not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum GradedName {
    /// `all`
    AllWarnings,
    /// A kind of finding.
    Code(CodeName),
}

impl Decode for GradedName {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(written) if written == "all" => Some(Self::AllWarnings),
            _ => CodeName::decode(node, context).map(Self::Code),
        }
    }
}

plain_schema! {
    FormatVersion => json!({"const": 1});
    GradedName => one_of(std::iter::once("all").chain(Code::ALL.iter().filter(|code| !code.is_fixed()).map(|code| code.id())));
    CodeName => one_of(Code::ALL.iter().filter(|code| !code.is_fixed()).map(|code| code.id()));
    Plain => text();
    DocumentName => text();
    TypeName => text();
    Name => pattern("^[a-z][a-z0-9_]*$");
    KindName => json!({"anyOf": [
        one_of(UnitKind::all_built_in().iter().map(UnitKind::id)),
        pattern("^[a-z][a-z0-9_]*$"),
    ]});
}

/// Declares a type whose values are words of a fixed list: how it is read, and its schema. The last argument replaces
/// a word that is not in the list.
macro_rules! words {
    ($type:ty, $words:expr $(, $substitute:expr)?) => {
        impl $crate::data::decode::Decode for $type {
            fn decode(
                node: &$crate::data::yaml::Node,
                context: &mut $crate::data::decode::Context<'_>,
            ) -> Option<Self> {
                $crate::data::scalars::word(node, context, &$words)
            }

            $(fn substitute(_: &$crate::source::Place) -> Option<Self> {
                Some($substitute)
            })?
        }

        impl $crate::data::schema::Schema for $type {
            fn schema(_: &mut $crate::data::schema::Definitions) -> serde_json::Value {
                let words: Vec<(&str, Self)> = Vec::from($words);
                $crate::data::schema::one_of(words.into_iter().map(|(word, _)| word))
            }
        }
    };
}
pub(crate) use words;

/// The severity of a kind of finding; none for one that is not reported.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grade(pub(crate) Option<Severity>);

words!(
    Grade,
    [
        ("error", Self(Some(Severity::Error))),
        ("warning", Self(Some(Severity::Warning))),
        ("note", Self(Some(Severity::Note))),
        ("ignore", Self(None)),
    ]
);

/// A text that is printed as it is written: no expression in it is evaluated.
#[derive(Clone, Debug)]
pub(crate) struct Plain(pub(crate) String);

impl Decode for Plain {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = String::decode(node, context)?;
        if let Some(at) = written.find("{{") {
            let end = written[at..].find("}}").map_or(written.len(), |end| at + end + 2);
            let place = context.place(node).value_part(&written, at..end);
            let finding = Finding::at(Code::ExpressionUnread, &place).with("text", &written[at..end]);
            context.findings.push(finding);
        }
        Some(Self(written))
    }

    fn substitute(place: &Place) -> Option<Self> {
        String::substitute(place).map(Self)
    }
}

impl Decode for TemplateText {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = String::decode(node, context)?;
        Some(Self::new(written, context.place(node)))
    }

    fn substitute(place: &Place) -> Option<Self> {
        Some(Self::new(String::new(), place.clone()))
    }
}

impl Decode for Period {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = scalar(node, context)?;
        let period = text::nfc(written.trim()).parse().ok();
        if period.is_none() {
            let place = context.place(node);
            let finding = Finding::at(Code::InvalidValue, &place).with("expected", "period");
            let meant = meant_period(written, None).map(|period| period.to_string());
            let finding = finding.with("got", written).with("mended", meant.clone().unwrap_or_default());
            context.findings.push(match meant {
                Some(meant) => finding.with_fix(&place, written, meant),
                None => finding,
            });
        }
        period
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self::EachYear)
    }
}

/// A word out of a fixed list; another is reported with the nearest.
pub(super) fn word<T>(node: &Node, context: &mut Context<'_>, words: &[(&'static str, T)]) -> Option<T>
where
    T: Copy,
{
    let written = scalar(node, context)?;
    let composed = text::nfc(written);
    let found = words.iter().find(|(word, _)| *word == composed).map(|(_, value)| *value);
    if found.is_none() {
        let place = context.place(node);
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        context.findings.push(unknown_word(&place, written, &known));
    }
    found
}

/// The finding about a word that is none of those that are known.
pub(super) fn unknown_word(place: &Place, written: &str, known: &[&str]) -> Finding {
    let finding = Finding::at(Code::InvalidValue, place).with("expected", "word").with("got", written);
    let finding = finding.with_known(written, known.iter().copied());
    match vietnamese::word(written, known) {
        Some(meant) => finding.with("nearest", meant).with_fix(place, written, meant),
        None => finding,
    }
}

words!(FigureKind, [("counted", Self::Counted), ("named", Self::Named)]);

words!(NameOrder, [("written", Self::Written), ("vietnamese", Self::Vietnamese)]);

/// The kind of a unit, as it is typed.
#[derive(Clone, Debug)]
pub(crate) struct KindName(pub(crate) String);

impl Decode for KindName {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        scalar(node, context).map(|written| Self(text::nfc(written.trim()).into_owned()))
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self(UnitKind::VILLAGE.to_owned()))
    }
}

words!(Unreported, [("zero", Self::Zero), ("mark", Self::Mark)]);

words!(Level, Self::ALL.map(|level| (level.id(), level)), Self::Number);

words!(FileNames, [("fixed", Self::Fixed), ("office", Self::Office)]);
words!(FileFormat, [("pdf", Self::Pdf), ("xlsx", Self::Xlsx), ("docx", Self::Docx)]);
words!(Extent, [("all", Self::All), ("changed", Self::Changed), ("none", Self::Nothing)]);

words!(State, Self::ALL.map(|state| (state.id(), state)));

words!(Urgency, {
    let [urgent, very_urgent, express] = Self::ALL.map(|urgency| (urgency.name(), urgency));
    [urgent, very_urgent, express, ("HỎA TỐC", Self::Express)]
});

/// The type that a document declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypeName(pub(crate) String);

impl Decode for TypeName {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        scalar(node, context).map(|written| Self(text::nfc(written).into_owned()))
    }
}

/// The type of document that a citation names: a built-in one by its id, any other as it is printed.
#[derive(Clone, Debug)]
pub(crate) struct DocumentName(pub(crate) String);

impl Decode for DocumentName {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = String::decode(node, context)?;
        let ours = DocumentTypes::new(None).get(&written);
        Some(Self(ours.map_or(written, |ours| ours.name().to_owned())))
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self("…".to_owned()))
    }
}

words!(Numerals, [("arabic", Self::Arabic), ("roman", Self::Roman)]);

words!(CitedDate, [("short", Self::Short), ("long", Self::Long)]);

impl Decode for CitedNumber {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        parsed(node, context, "cited-number", |text| text.parse().ok())
    }
}

words!(ToneMark, [("uỷ", Self::Second), ("ủy", Self::First)]);

impl Decode for Id {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = scalar(node, context)?;
        let id = written.parse().ok();
        if id.is_none() {
            let finding = Finding::at(Code::IdUnusable, &context.place(node)).with("id", written);
            let finding = finding.with("nearest", usable_id(written).unwrap_or_default());
            context.findings.push(finding);
        }
        id
    }
}

/// An id that is written as ids are, in place of one that is not: `tram-y-te` of `Trạm_y tế`.
fn usable_id(written: &str) -> Option<String> {
    let id = vietnamese::plain(written).replace(' ', "-");
    id.parse::<Id>().ok().map(|_| id)
}

/// The name of a figure, citation, quota or result: `a`–`z`, digits and `_`, so that expressions can
/// say it after a dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name(pub(crate) String);

impl Decode for Name {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let is_legal = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_lowercase())
                && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        };
        parsed(node, context, "name", |text| is_legal(text).then(|| Self(text.to_owned())))
    }
}

impl Decode for Date {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        match DocumentDate::decode(node, context)? {
            DocumentDate::Day(date) => Some(date),
            DocumentDate::Month(..) | DocumentDate::Year(_) => {
                let written = scalar(node, context)?;
                context.invalid(node, written, "day");
                None
            }
        }
    }
}

impl Decode for DocumentDate {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = scalar(node, context)?;
        let Some(parts) = date_parts(written) else {
            let place = context.place(node);
            let mended = day_in_order(written).unwrap_or_default();
            let finding = Finding::at(Code::InvalidValue, &place).with("expected", "date");
            let finding = finding.with("got", written).with("mended", mended.as_str());
            context.findings.push(match mended.as_str() {
                "" => finding,
                _ => finding.with_fix(&place, written, mended.as_str()),
            });
            return None;
        };
        let date = match parts {
            (year, None, _) => Some(Self::Year(year)),
            (year, Some(month), None) => (1..=12).contains(&month).then_some(Self::Month(year, month)),
            (year, Some(month), Some(day)) => Date::new(year, month, day).ok().map(Self::Day),
        };
        if date.is_none() {
            let finding =
                Finding::at(Code::NoSuchDay, &context.place(node)).with("kind", "day").with("got", written);
            context.findings.push(finding);
        }
        date
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self::Day(STAND_IN_DAY))
    }
}

/// The day that replaces one that cannot be read.
const STAND_IN_DAY: Date = jiff::civil::date(2026, 6, 1);

/// `2026`, `2026-06` or `2026-06-12`.
fn date_parts(text: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?.parse().ok().filter(|year| (1900..=2999).contains(year))?;
    let mut part = || parts.next().map(|part| digits(part, 2).and_then(|part| part.parse().ok()));
    let (month, day) = (part(), part());
    match (month, day, parts.next()) {
        (None, None, None) => Some((year, None, None)),
        (Some(Some(month)), None, None) => Some((year, Some(month), None)),
        (Some(Some(month)), Some(Some(day)), None) => Some((year, Some(month), Some(day))),
        _ => None,
    }
}

fn digits(text: &str, most: usize) -> Option<&str> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits && text.len() <= most).then_some(text)
}

impl Decode for Figure {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let Plain(written) = Plain::decode(node, context)?;
        if let Some((_, Some(_), Some(_))) = date_parts(&written) {
            return Date::decode(node, context).or(Some(STAND_IN_DAY)).map(Self::Day);
        }
        // A range of years (`2020 - 2025`) reads as an amount too, and prints as it is written.
        let parts: Vec<&str> = written.split(['-', '–']).map(str::trim).collect();
        let is_years = parts.len() == 2 && parts.iter().all(|part| part.len() == 4);
        let amount = if is_years { None } else { written.parse().ok() };
        Some(amount.map_or(Self::Text(written), Self::Amount))
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self::Text("…".to_owned()))
    }
}

/// Lines of a title: one text, or a list.
pub(crate) type Lines = OneOrMany<TemplateText>;

/// Whether a node is a map with this key.
pub(crate) fn has_key(node: &Node, key: &str) -> bool {
    match &node.value {
        Value::Map(entries) => {
            entries.iter().any(|(name, _)| matches!(&name.value, Value::Scalar(text) if text == key))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_whole_or_lack_the_day_or_the_month() {
        assert_eq!(date_parts("2026-06-12"), Some((2026, Some(6), Some(12))));
        assert_eq!(date_parts("2026-06"), Some((2026, Some(6), None)));
        assert_eq!(date_parts("2026"), Some((2026, None, None)));
        for wrong in ["12/6/2026", "2026-6-12-1", "2026-", "26-06-12", "hôm nay", "2026-+6"] {
            assert_eq!(date_parts(wrong), None, "{wrong}");
        }
    }
}
