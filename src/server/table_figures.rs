//! A figure in a table of a page: the unit whose row it is in leads to where it is written.

use crate::data::{WrittenField, fields};
use crate::model::Plan;
use crate::source::Place;
use crate::typeset::PageText;

/// How far apart, in points, texts of one row may be.
const ROW: f64 = 4.0;

/// Which lists of figures a document prints, the first first.
const LISTS: [&str; 2] = ["quotas", "results"];

/// The place of the figure that a text of a page is; of a sum that is written nowhere the place of its unit's figures. None
/// where the row names no unit, or nothing of it is written.
pub(super) fn figure_place(plan: &Plan, texts: &[PageText], run: usize, is_report: bool) -> Option<Place> {
    let own = texts.get(run)?;
    let row: Vec<&PageText> = texts.iter().filter(|text| is_beside(text, own)).collect();
    let units = plan.quotas.units.iter().map(|unit| (unit.id.to_string(), unit.name.as_str()));
    let organisations = plan.quotas.organisations.iter().map(|one| (one.id.to_string(), one.name.as_str()));
    let mut holders = units.chain(organisations);
    let (holder, _) = holders.find(|(_, name)| row.iter().any(|text| text.text.trim() == *name))?;
    let value = own.text.trim();
    if !value.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    // Of equal figures of a row the same counted from the left.
    let equal = row.iter().filter(|text| text.x < own.x && text.text.trim() == value).count();
    let files: Vec<WrittenField> = plan.sources.iter().filter_map(fields).collect();
    let mut lists = LISTS;
    if is_report {
        lists.reverse();
    }
    let shares = lists.iter().flat_map(|list| files.iter().filter_map(|file| file.child(list)));
    let shares = shares.flat_map(WrittenField::children).flat_map(|member| {
        ["units", "organisations"].into_iter().filter_map(|kind| member.child(kind)?.child(&holder))
    });
    let shares: Vec<&WrittenField> = shares.collect();
    let exact = shares.iter().find_map(|share| {
        let mut figures = Vec::new();
        singles(share, &mut figures);
        let same = figures.iter().filter(|figure| figure.text().is_some_and(|text| text.trim() == value));
        same.clone().nth(equal).or_else(|| same.clone().next()).map(|figure| figure.place.clone())
    });
    exact.or_else(|| shares.first().map(|share| share.place.clone()))
}

fn is_beside(text: &PageText, own: &PageText) -> bool {
    let middle = |text: &PageText| text.y + text.height / 2.0;
    text.page == own.page && (middle(text) - middle(own)).abs() < ROW
}

fn singles<'f>(field: &'f WrittenField, into: &mut Vec<&'f WrittenField>) {
    if field.text().is_some() {
        into.push(field);
    }
    for child in field.children() {
        singles(child, into);
    }
}
