//! Documents that are cited in two ways, over all documents of all plans of a run: with two dates, or by two issuers.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::citations::{central_issuer, reference};
use super::cited::{NumberSeries, TypedCitation, citations_in};
use super::dates::written;
use crate::model::{Citation, Document, Plan};
use crate::source::Place;
use crate::text::{self, IssuerKind, Scan};

/// What a document says of one that it cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CitedFact {
    /// Its date.
    Date(Date),
    /// Its issuer, one of the bodies at the top.
    Issuer(String),
}

impl CitedFact {
    /// The date or the name, as messages print it.
    pub fn written(&self) -> String {
        match self {
            Self::Date(date) => written(*date),
            Self::Issuer(issuer) => issuer.clone(),
        }
    }

    /// `date` or `issuer`, by which messages choose their words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Date(_) => "date",
            Self::Issuer(_) => "issuer",
        }
    }
}

/// A date or an issuer of a cited document, where a document says it first.
#[derive(Clone, Debug)]
pub struct SharedCitation<P = Place> {
    /// Number and symbol, as citations are compared: `5 hd/tw`.
    pub key: String,
    /// Number and symbol as it is cited: `05-HD/TW`.
    pub reference: String,
    /// What is said of it.
    pub said: CitedFact,
    /// Within how many years one number and symbol is one document.
    pub years: u16,
    /// Where it is said.
    pub place: P,
}

/// The dates and issuers that the documents of a plan cite, each document's first of each.
pub fn cited(plan: &Plan) -> Vec<SharedCitation> {
    plan.issued_documents().flat_map(cited_in).collect()
}

/// Pairs of places that say something else of one document: the first and a later one, of another file. Within one file
/// they are reported with its document.
pub fn cited_otherwise<P>(
    all: &[SharedCitation<P>],
    file: impl Fn(&P) -> &str,
) -> Vec<(&SharedCitation<P>, &SharedCitation<P>)> {
    let mut first: BTreeMap<(&str, &str), Vec<&SharedCitation<P>>> = BTreeMap::new();
    let mut found = Vec::new();
    for one in all {
        let known = first.entry((&one.key, one.said.kind())).or_default();
        match known.iter().find(|other| are_of_one(other, one)) {
            Some(other) if !is_alike(&other.said, &one.said) => {
                found.extend((file(&other.place) != file(&one.place)).then_some((*other, one)));
            }
            Some(_) => {}
            None => known.push(one),
        }
    }
    found
}

/// Whether two citations are of one document: numbers begin again after some years.
fn are_of_one<P>(one: &SharedCitation<P>, other: &SharedCitation<P>) -> bool {
    match (&one.said, &other.said) {
        (CitedFact::Date(date), CitedFact::Date(other_date)) => {
            date.year().abs_diff(other_date.year()) < one.years
        }
        _ => true,
    }
}

fn is_alike(one: &CitedFact, other: &CitedFact) -> bool {
    match (one, other) {
        (CitedFact::Issuer(one), CitedFact::Issuer(other)) => text::fold(one) == text::fold(other),
        _ => one == other,
    }
}

/// The citations of a document: those of its data, then those of its texts.
fn cited_in(document: &Document) -> Vec<SharedCitation> {
    let mut found = Vec::new();
    for citation in document.citations.values() {
        found.extend(citation_in_data(citation));
    }
    for text in document.texts().into_iter().filter(|text| may_cite(text.written())) {
        let scan = Scan::new(text.written());
        let place = |range| text.place().value_part(text.written(), range);
        for citation in citations_in(&scan) {
            found.extend(citation_in_text(&scan, &citation, place));
        }
    }
    let mut seen: Vec<(String, &'static str)> = Vec::new();
    found.retain(|one| {
        let key = (one.key.clone(), one.said.kind());
        let is_first = !seen.contains(&key);
        seen.extend(is_first.then_some(key));
        is_first
    });
    found
}

/// Whether a text has the signs of a number with its symbol: `24-QĐ`, `2020/NĐ`. Most texts have none.
fn may_cite(written: &str) -> bool {
    let bytes = written.as_bytes();
    let is_sign = |pair: &[u8]| pair[0].is_ascii_digit() && matches!(pair[1], b'-' | b'/');
    let after = bytes.windows(2).enumerate().filter(|(_, pair)| is_sign(pair)).map(|(at, _)| at + 2);
    after.into_iter().any(|at| written[at..].starts_with(char::is_uppercase))
}

fn citation_in_data(citation: &Citation) -> Vec<SharedCitation> {
    let (Some(number), Some(symbol)) = (citation.number, &citation.symbol) else { return Vec::new() };
    let issuer_kind = IssuerKind::from_symbol(symbol);
    let series = NumberSeries::new(issuer_kind, number.has_year());
    let separator = issuer_kind.separator();
    let cited = |said: CitedFact, written: &str| SharedCitation {
        key: reference(&number.to_string(), symbol),
        reference: format!("{number}{separator}{symbol}"),
        said,
        years: series.years(),
        place: citation.part(written),
    };
    let date = citation.date.map(|date| cited(CitedFact::Date(date), &date.to_string()));
    let issuer = citation.issuer.as_ref().filter(|issuer| central_issuer(&Scan::new(issuer), 0).is_some());
    let issuer = issuer.map(|issuer| cited(CitedFact::Issuer(issuer.clone()), issuer));
    date.into_iter().chain(issuer).collect()
}

fn citation_in_text(
    scan: &Scan<'_>,
    citation: &TypedCitation,
    place: impl Fn(std::ops::Range<usize>) -> Place,
) -> Vec<SharedCitation> {
    let Some((date, tokens)) = citation.date.clone() else { return Vec::new() };
    let symbol = &scan.text()[scan.range(citation.symbol, citation.last)];
    let number = &scan.text()[scan.range(citation.number, citation.symbol - 2)];
    let cited = |said: CitedFact, range: std::ops::Range<usize>| SharedCitation {
        key: reference(number, symbol),
        reference: scan.text()[scan.range(citation.number, citation.last)].to_owned(),
        said,
        years: citation.series().years(),
        place: place(range),
    };
    let issuer = central_issuer(scan, tokens.end);
    let issuer = issuer.map(|range| cited(CitedFact::Issuer(scan.text()[range.clone()].to_owned()), range));
    let date = cited(CitedFact::Date(date), scan.range(tokens.start, tokens.end - 1));
    std::iter::once(date).chain(issuer).collect()
}
