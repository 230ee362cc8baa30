//! The names of documents and annexes in texts: citations of the plan's documents, and labels of annexes.

use super::values::{DateValue, cited_date};
use crate::model::{Document, DocumentDate, Numerals, Profile, Rules};
use crate::text;

/// ` 54-KH/ĐU`, or with a blank for the number (3).
pub(in crate::content) fn printed_number(number: Option<u32>, symbol: &str, rules: &Rules) -> String {
    let Rules { number_separator, number_digits, number_blank, .. } = rules;
    match number {
        Some(number) => format!(" {number:0number_digits$}{number_separator}{symbol}"),
        None => format!("{}{number_separator}{symbol}", " ".repeat(*number_blank)),
    }
}

/// A document as others cite it: number, date, issuer.
pub(super) fn cited(document: &Document, issuer: &str, rules: &Rules) -> String {
    let header = &document.header;
    let number = printed_number(header.number, &header.symbol, rules);
    let date = match header.date {
        DocumentDate::Day(date) => cited_date(date, &rules.citation),
        date => DateValue { date, blank: rules.date_blank }.long(),
    };
    format!("{} số{number}{}{date} của {issuer}", document.kind().name(), rules.citation.before_date)
}

/// The labels of a document's annexes: `Phụ lục`, or `Phụ lục 1` where there are several.
pub(in crate::content) fn annex_labels(document: &Document, profile: &Profile) -> Vec<String> {
    let label = &profile.rules.annex_label;
    let count = document.annexes.len();
    let numeral = |at: usize| match profile.rules.annex_numerals {
        Numerals::Arabic => at.to_string(),
        Numerals::Roman => text::roman(at as u64),
    };
    let label = |at| if count == 1 { label.clone() } else { format!("{label} {}", numeral(at)) };
    (1..=count).map(label).collect()
}
