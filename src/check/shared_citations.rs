//! Documents that are cited in two ways, over all documents of all plans of a run: with two dates, or by two issuers.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::citations::{central_issuer, reference};
use super::cited::{TypedCitation, citations_in};
use super::dates::written;
use crate::model::{Citation, Document, Plan};
use crate::source::Place;
use crate::text::{self, IssuerKind, Scan};

/// What a document says of one that it cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Its date.
    Date(Date),
    /// Its issuer, one of the bodies at the top.
    Issuer(String),
}

impl Said {
    /// How it is shown.
    pub fn written(&self) -> String {
        match self {
            Self::Date(date) => written(*date),
            Self::Issuer(issuer) => issuer.clone(),
        }
    }

    /// The kind of it, in messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Date(_) => "date",
            Self::Issuer(_) => "issuer",
        }
    }
}

/// A date or an issuer of a cited document, where a document says it first.
#[derive(Clone, Debug)]
pub struct Cited<P = Place> {
    /// Number and symbol, as citations are compared: `5 hd/tw`.
    pub key: String,
    /// Number and symbol as it is cited: `05-HD/TW`.
    pub reference: String,
    /// What is said of it.
    pub said: Said,
    /// Within how many years one number and symbol is one document.
    pub years: u16,
    /// Where it is said.
    pub place: P,
}

/// The dates and issuers that the documents of a plan cite, each document's first of each.
pub fn cited(plan: &Plan) -> Vec<Cited> {
    plan.issued_documents().flat_map(cited_in).collect()
}

/// Pairs of places that say something else of one document: the first and a later one, of another file. Within one file
/// they are reported with its document.
pub fn cited_otherwise<P>(all: &[Cited<P>], file: impl Fn(&P) -> &str) -> Vec<(&Cited<P>, &Cited<P>)> {
    let mut first: BTreeMap<(&str, &str), Vec<&Cited<P>>> = BTreeMap::new();
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
fn are_of_one<P>(one: &Cited<P>, other: &Cited<P>) -> bool {
    match (&one.said, &other.said) {
        (Said::Date(date), Said::Date(other_date)) => date.year().abs_diff(other_date.year()) < one.years,
        _ => true,
    }
}

fn is_alike(one: &Said, other: &Said) -> bool {
    match (one, other) {
        (Said::Issuer(one), Said::Issuer(other)) => text::fold(one) == text::fold(other),
        _ => one == other,
    }
}

/// Those of a document: of its data, then of its texts.
fn cited_in(document: &Document) -> Vec<Cited> {
    let mut found = Vec::new();
    for citation in document.citations.values() {
        found.extend(of_data(citation));
    }
    for text in document.texts().into_iter().filter(|text| may_cite(text.written())) {
        let scan = Scan::new(text.written());
        let place = |range| text.place().value_part(text.written(), range);
        for citation in citations_in(&scan) {
            found.extend(of_text(&scan, &citation, place));
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
    let mut before = ['\0'; 2];
    written.chars().any(|c| {
        let is_sign = before[0].is_ascii_digit() && matches!(before[1], '-' | '/') && c.is_uppercase();
        before = [before[1], c];
        is_sign
    })
}

fn of_data(citation: &Citation) -> Vec<Cited> {
    let (Some(number), Some(symbol)) = (citation.number, &citation.symbol) else { return Vec::new() };
    let numbering = match IssuerKind::from_symbol(symbol) {
        IssuerKind::Party => Numbering::ByTerm,
        IssuerKind::State if number.has_year() => Numbering::WithYear,
        IssuerKind::State => Numbering::ByYear,
    };
    let separator = IssuerKind::from_symbol(symbol).separator();
    let cited = |said: Said, written: &str| Cited {
        key: reference(&number.to_string(), symbol),
        reference: format!("{number}{separator}{symbol}"),
        said,
        years: numbering.years(),
        place: citation.part(written),
    };
    let date = citation.date.map(|date| cited(Said::Date(date), &date.to_string()));
    let issuer = citation.issuer.as_ref().filter(|issuer| central_issuer(&Scan::new(issuer), 0).is_some());
    let issuer = issuer.map(|issuer| cited(Said::Issuer(issuer.clone()), issuer));
    date.into_iter().chain(issuer).collect()
}

fn of_text(
    scan: &Scan<'_>,
    citation: &TypedCitation,
    place: impl Fn(std::ops::Range<usize>) -> Place,
) -> Vec<Cited> {
    let Some((date, tokens)) = citation.date.clone() else { return Vec::new() };
    let symbol = &scan.text()[scan.range(citation.symbol, citation.last)];
    let number = &scan.text()[scan.range(citation.number, citation.symbol - 2)];
    let cited = |said: Said, range: std::ops::Range<usize>| Cited {
        key: reference(number, symbol),
        reference: scan.text()[scan.range(citation.number, citation.last)].to_owned(),
        said,
        years: citation.numbering().years(),
        place: place(range),
    };
    let issuer = central_issuer(scan, tokens.end);
    let issuer = issuer.map(|range| cited(Said::Issuer(scan.text()[range.clone()].to_owned()), range));
    let date = cited(Said::Date(date), scan.range(tokens.start, tokens.end - 1));
    std::iter::once(date).chain(issuer).collect()
}

/// How the numbers of a body's documents go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// They begin again with each term.
    ByTerm,
    /// They begin again with each year.
    ByYear,
    /// The year is a part of the number.
    WithYear,
}

impl Numbering {
    /// Within how many years one number and symbol is one document.
    pub(super) fn years(self) -> u16 {
        match self {
            Self::ByTerm => 3,
            Self::ByYear => 1,
            Self::WithYear => u16::MAX,
        }
    }
}
