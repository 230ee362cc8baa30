//! Format profiles, as files.

use std::sync::Arc;

use jiff::civil::Date;
use regex::Regex;
use serde_json::json;

use super::decode::{Context, Decode, parsed};
use super::file::decode;
use super::record::record;
use super::scalars::FormatVersion;
use super::schema::plain_schema;
use super::yaml::{Node, Value};
use crate::diag::Findings;
use crate::model::{CitationRules, CitedDate, Numerals, Profile, Rules, Style, Unbroken};
use crate::source::Source;

record! {
    /// A profile.
    struct ProfileFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        required id: String,
        required name: String,
        required source: String,
        optional from: Date,
        optional until: Date,
        optional by_date: bool,
        required rules: RulesFile,
        required look: Style,
    }
}

record! {
    /// Strings and marks.
    struct RulesFile {
        required header_title: Vec<String>,
        required number_label: String,
        required number_separator: String,
        required number_digits: u32,
        required number_blank: u32,
        required date_blank: u32,
        required body_end: String,
        required legal_basis_start: Untrimmed,
        required legal_basis_end: String,
        required legal_basis_last_end: String,
        required salutation: String,
        required addressee_end: String,
        required addressee_last_end: String,
        required recipients_label: String,
        required recipient_end: String,
        required recipient_last_end: String,
        required units_header: String,
        optional unit_body: String,
        optional extract_line: String,
        required annex_label: String,
        required annex_numerals: Numerals,
        required citation: CitationRulesFile,
        required unbroken: Pattern,
        optional unbroken_longest: u32,
    }
}

plain_schema! {
    Untrimmed => json!({"type": "string"});
    Pattern => json!({"type": "string", "format": "regex"});
}

/// A regular expression.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(Regex);

impl Decode for Pattern {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        parsed(node, context, "pattern", |text| Regex::new(text).ok().map(Self))
    }
}

record! {
    /// How documents are cited.
    struct CitationRulesFile {
        required before_date: Untrimmed,
        required date: CitedDate,
    }
}

/// A fixed string whose spaces count.
#[derive(Clone, Debug)]
pub(crate) struct Untrimmed(String);

impl Decode for Untrimmed {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        super::decode::scalar(node, context).map(|text| Self(text.to_owned()))
    }
}

impl Decode for Style {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        match &node.value {
            Value::Null => {
                context.wrong_type(node, "look");
                None
            }
            Value::Scalar(text) => Some(scalar(text)),
            Value::List(members) => {
                let members: Option<_> = members.iter().map(|member| Self::decode(member, context)).collect();
                members.map(Self::List)
            }
            Value::Map(entries) => {
                let entry = |(key, value): &(Node, Node)| {
                    Some((String::decode(key, context)?, Self::decode(value, context)?))
                };
                entries.iter().map(entry).collect::<Option<_>>().map(Self::Map)
            }
        }
    }
}

/// `true`, `14pt`, `20mm`, `0.5`, or else a name.
pub(super) fn scalar(text: &str) -> Style {
    const POINTS_PER_MM: f64 = 72.0 / 25.4;
    let length = |unit: &str, points: f64| {
        let number: f64 = text.strip_suffix(unit)?.trim().parse().ok()?;
        number.is_finite().then_some(Style::Number(number * points))
    };
    match text {
        "true" => Style::Flag(true),
        "false" => Style::Flag(false),
        _ => length("mm", POINTS_PER_MM)
            .or_else(|| length("pt", 1.0))
            .or_else(|| length("", 1.0))
            .unwrap_or_else(|| Style::Text(text.to_owned())),
    }
}

/// Reads a profile.
pub fn read_profile(source: &Arc<Source>, findings: &mut Findings) -> Option<Profile> {
    let file: ProfileFile = decode(source, findings)?;
    Some(Profile {
        id: file.id,
        name: file.name,
        source: file.source,
        from: file.from,
        until: file.until,
        by_date: file.by_date.unwrap_or(true),
        rules: rules(file.rules),
        style: file.look,
    })
}

fn rules(file: RulesFile) -> Rules {
    Rules {
        header_title: file.header_title,
        number_label: file.number_label,
        number_separator: file.number_separator,
        number_digits: spaces(file.number_digits),
        number_blank: spaces(file.number_blank),
        date_blank: spaces(file.date_blank),
        body_end: file.body_end,
        legal_basis_start: file.legal_basis_start.0,
        legal_basis_end: file.legal_basis_end,
        legal_basis_last_end: file.legal_basis_last_end,
        salutation: file.salutation,
        addressee_end: file.addressee_end,
        addressee_last_end: file.addressee_last_end,
        recipients_label: file.recipients_label,
        recipient_end: file.recipient_end,
        recipient_last_end: file.recipient_last_end,
        units_header: file.units_header,
        unit_body: file.unit_body,
        extract_line: file.extract_line,
        annex_label: file.annex_label,
        unbroken: Unbroken {
            pattern: file.unbroken.0,
            longest: file.unbroken_longest.map(|longest| longest as usize),
        },
        annex_numerals: file.annex_numerals,
        citation: CitationRules { before_date: file.citation.before_date.0, date: file.citation.date },
    }
}

/// A number of spaces or digits, kept to what fits on a line.
fn spaces(count: u32) -> usize {
    count.min(60) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_become_points() {
        assert_eq!(scalar("14pt"), Style::Number(14.0));
        assert_eq!(scalar("25.4mm"), Style::Number(72.0));
        assert_eq!(scalar("bold"), Style::Text("bold".to_owned()));
        assert_eq!(scalar("true"), Style::Flag(true));
    }
}
