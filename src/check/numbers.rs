//! Numbers of documents: none is given twice to one kind of document in one term, over all plans of a run.

use std::collections::BTreeMap;

use crate::model::{Document, DocumentDate, NumberKey, Plan};
use crate::source::Place;
use crate::text;

/// A number of a document.
#[derive(Clone, Debug)]
pub struct Numbered<P = Place> {
    /// The key that no two documents may share.
    pub key: NumberKey,
    /// As it is cited: `54-KH/ĐU`.
    pub reference: String,
    /// Where it is given.
    pub place: P,
}

/// The numbers that a plan's documents have. An extract has that of its notice.
pub fn numbered(plan: &Plan) -> Vec<Numbered> {
    let mut found: Vec<Numbered> = plan.issued_documents().filter_map(own_number).collect();
    found.extend(replaced_number(&plan.document));
    found
}

/// Numbers that are given twice: the first and a later one. Cheap: one entry a document. A place that comes
/// again is the same plan, reached by two ways.
pub fn given_twice<P: PartialEq>(all: &[Numbered<P>]) -> Vec<(&Numbered<P>, &Numbered<P>)> {
    let mut seen: BTreeMap<&NumberKey, &Numbered<P>> = BTreeMap::new();
    let pairs = all.iter().filter_map(|one| {
        let first: &Numbered<P> = seen.entry(&one.key).or_insert(one);
        (first.place != one.place).then_some((first, one))
    });
    pairs.collect()
}

fn own_number(document: &Document) -> Option<Numbered> {
    let header = &document.header;
    let place = header.places.number.clone()?;
    let issuer = text::fold(header.issuer.name.written());
    made(issuer, header.number?, &header.symbol, header.date, place)
}

/// A plan replaces one of its own issuer, whose number it cannot have.
fn replaced_number(document: &Document) -> Option<Numbered> {
    let replaced = document.replaces.as_ref()?;
    let issuer = text::fold(document.header.issuer.name.written());
    let date = DocumentDate::Day(replaced.date?);
    made(issuer, replaced.number?.plain()?, replaced.symbol.as_ref()?, date, replaced.place.clone())
}

fn made(issuer: String, number: u32, symbol: &str, date: DocumentDate, place: Place) -> Option<Numbered> {
    let term = term(symbol, date)?;
    let key = (issuer, text::fold(symbol), term, number);
    let separator = text::IssuerKind::from_symbol(symbol).separator();
    Some(Numbered { key, reference: format!("{}{separator}{symbol}", text::padded(number.into())), place })
}

/// The first year of the term whose numbers a document's belongs to: Party documents are numbered through a
/// congress term (the-thuc, Writing), those of the state, whose symbols have no `/`, through a year.
///
/// Congresses of communes to provinces meet between spring and autumn of 2020, 2025, 2030: of those months
/// the term is unknown here.
pub fn term(symbol: &str, date: DocumentDate) -> Option<i16> {
    let year = date.year();
    if !symbol.contains('/') {
        return Some(year);
    }
    let begun = year - year.rem_euclid(5);
    let month = match date {
        DocumentDate::Day(date) => Some(date.month()),
        DocumentDate::Month(_, month) => Some(month),
        DocumentDate::Year(_) => None,
    };
    match (year == begun, month) {
        (false, _) | (true, Some(10..)) => Some(begun),
        (true, Some(..4)) => Some(begun - 5),
        (true, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_those_of_congresses_and_of_years() {
        use DocumentDate::{Month, Year};
        assert_eq!(term("KH/ĐU", Year(2023)), Some(2020));
        assert_eq!(term("KH/ĐU", Year(2026)), Some(2025));
        assert_eq!(term("KH/ĐU", Year(2025)), None);
        assert_eq!(term("KH/ĐU", Month(2025, 3)), Some(2020));
        assert_eq!(term("KH/ĐU", Month(2025, 7)), None);
        assert_eq!(term("KH/ĐU", Month(2025, 12)), Some(2025));
        assert_eq!(term("KH-UBND", Year(2026)), Some(2026));
    }
}
