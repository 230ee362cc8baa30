//! The names of documents and annexes in texts: citations of the plan's documents, and labels of annexes.

use super::values::{cited_date, long_with};
use crate::content::document::CitedName;
use crate::model::{AnnexData, Document, DocumentDate, Numerals, Profile, Rules};
use crate::text;

/// ` 54-KH/ĐU`, or with a blank for the number (3).
pub(in crate::content) fn printed_number(number: Option<u32>, symbol: &str, rules: &Rules) -> String {
    number_with(number, symbol, rules, &" ".repeat(rules.number_blank))
}

/// The number with its symbol; a number that is not known is written as `blank`.
fn number_with(number: Option<u32>, symbol: &str, rules: &Rules, blank: &str) -> String {
    let Rules { number_separator, number_digits, .. } = rules;
    match number {
        Some(number) => format!(" {number:0number_digits$}{number_separator}{symbol}"),
        None => format!("{blank}{number_separator}{symbol}"),
    }
}

/// What is written for a blank where it is not written in: a blank would be long on one line.
const DOTS: &str = " … ";

/// A document as others cite it: number, date, issuer.
pub(super) fn cited(document: &Document, issuer: &str, profile: &Profile) -> CitedName {
    let rules = &profile.rules;
    let name = &document.document_type.under(&profile.id).name;
    let header = &document.header;
    let cited = |number_blank: &str, date_blank: &str| {
        let number = number_with(header.number, &header.symbol, rules, number_blank);
        let date = match header.date {
            DocumentDate::Day(date) => cited_date(date, &rules.citation),
            date => long_with(date, date_blank),
        };
        format!("{} số{number}{}{date} của {issuer}", name, rules.citation.before_date)
    };
    CitedName {
        printed: cited(&" ".repeat(rules.number_blank), &" ".repeat(rules.date_blank)),
        in_line: cited(DOTS, DOTS),
    }
}

/// The labels of a document's annexes: their own, else `Phụ lục`, or `Phụ lục 1` where there are several without one.
pub(in crate::content) fn annex_labels(document: &Document, profile: &Profile) -> Vec<String> {
    let rules = &profile.rules;
    let numbered = document.annexes.iter().filter(|annex| annex.label.is_none()).count();
    let mut number = 0;
    let label = |annex: &AnnexData| {
        if let Some(label) = &annex.label {
            return label.clone();
        }
        number += 1;
        match rules.annex_numerals {
            _ if numbered == 1 => rules.annex_label.clone(),
            Numerals::Arabic => format!("{} {number}", rules.annex_label),
            Numerals::Roman => format!("{} {}", rules.annex_label, text::roman(number)),
        }
    };
    document.annexes.iter().map(label).collect()
}
