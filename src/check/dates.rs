//! Dates out of order: a cited or replaced document must be older than the one that cites or replaces it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::agreement::written_at;
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    BodyNode, Citation, ColumnContent, Document, DocumentDate, DocumentId, MeasuredResult, Period, Plan,
    State, TableData, TemplateText,
};
use crate::source::Place;
use crate::text::{self, name_paths};

pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for document in plan.documents().into_iter().filter(|one| !plan.is_past(&one.id.issued_as())) {
        check_citations(document, findings);
        check_replaced(document, findings);
    }
    check_order(plan, findings);
    plan.results.results.iter().for_each(|result| check_counted(plan, result, findings));
}

/// A document cites none that is younger. A notice or report takes over the citations of its plan, so that only
/// those that it names count.
fn check_citations(document: &Document, findings: &mut Findings) {
    let latest = document.header.date.latest();
    let own = &document.header.places.date;
    let cited = cited(document);
    let named = document.citations.iter().filter(|(id, _)| cited.contains(id.as_str()));
    let dated: Vec<(&Citation, Date)> =
        named.filter_map(|(_, citation)| Some((citation, citation.date?))).collect();
    let late = || dated.iter().filter(|(_, date)| *date > latest);
    // Where all are younger, it is the document's own date that is wrong.
    if let Some((citation, date)) = late().next().filter(|_| dated.len() > 1 && late().count() == dated.len())
    {
        let finding = out_of_order("cited", own, *date, document);
        findings.push(finding.related("cited", &place_of_date(citation, *date)));
        return;
    }
    for (citation, date) in late() {
        let finding = out_of_order("cited", &place_of_date(citation, *date), *date, document);
        findings.push(finding.related("own", own));
    }
}

/// The ids of the citations that a document names in its texts, or attaches annexes to.
pub(super) fn cited(document: &Document) -> BTreeSet<&str> {
    let attached = document.annexes.iter().filter_map(|annex| annex.attached_to.as_ref());
    let attached = attached.map(|id| id.value.as_str());
    document.texts().into_iter().flat_map(names_of).chain(attached).collect()
}

/// The ids of the citations that the expressions of a text name: `x` of `cite.x`.
pub(super) fn names_of(text: &TemplateText) -> impl Iterator<Item = &str> {
    let cited = name_paths(text.written()).into_iter().filter(|path| path.names().next() == Some("cite"));
    cited.filter_map(|path| text.written().get(path.parts.get(1)?.0.clone()))
}

/// Where the date of a citation is written.
pub(super) fn place_of_date(citation: &Citation, date: Date) -> Place {
    citation.part(&date.to_string())
}

fn check_replaced(document: &Document, findings: &mut Findings) {
    let own = document.header.date;
    let is_older = |date: &Date| own.full().map_or(*date <= own.latest(), |own| *date < own);
    if let Some((replaced, date)) = with_date(document.replaces.as_ref()).filter(|(_, date)| !is_older(date))
    {
        let finding = out_of_order("replaced", &place_of_date(replaced, date), date, document);
        findings.push(finding.related("own", &document.header.places.date));
    }
    // A copy may be made on the day of what it copies.
    if let Some((copied, date)) = with_date(document.copies.as_ref()).filter(|(_, date)| *date > own.latest())
    {
        let finding = out_of_order("cited", &place_of_date(copied, date), date, document);
        findings.push(finding.related("own", &document.header.places.date));
    }
}

fn with_date(citation: Option<&Citation>) -> Option<(&Citation, Date)> {
    citation.and_then(|citation| Some((citation, citation.date?)))
}

/// A notice or report that cites its plan is younger than it; a report is written when its period has begun.
fn check_order(plan: &Plan, findings: &mut Findings) {
    let of_plan = plan.document.header.date.full();
    // What was issued cites the plan of then, whatever plan took its place.
    let open = || plan.issued_documents().filter(|document| !plan.is_past(&document.id));
    for document in open().filter(|document| document.id != DocumentId::PLAN) {
        let at = &document.header.places.date;
        let is_before = |date: &Date| document.header.date.latest() < *date;
        if let Some(date) = of_plan.filter(is_before).filter(|_| names_plan(document)) {
            let finding = out_of_order("plan", at, date, document);
            findings.push(finding.related("plan", &plan.document.header.places.date));
        }
    }
    for document in open() {
        let first = document.id.period().and_then(Period::first_day);
        let first = first.filter(|first| document.header.date.latest() < *first);
        if let Some(first) = first {
            findings.push(out_of_order("period", &document.header.places.date, first, document));
        }
    }
}

/// Whether an expression names the plan by its number or date, or whole.
fn names_plan(document: &Document) -> bool {
    let is_named = |text: &TemplateText| {
        let mut expressions = text.written().split("{{").skip(1);
        expressions.any(|expression| {
            let expression = expression.split("}}").next().unwrap_or_default().trim();
            let rest = expression.strip_prefix("plan").map(str::trim_start);
            rest.is_some_and(|rest| {
                ["| cite", "|cite", ".date", ".number", ".reference"].iter().any(|end| rest.starts_with(end))
            })
        })
    };
    document.texts().into_iter().any(is_named)
}

/// Reports a result that is counted up to a day after the date of a document that names it, or after the dates of all
/// documents. Issued documents are left out: they are not made of today's results.
fn check_counted(plan: &Plan, result: &MeasuredResult, findings: &mut Findings) {
    let Some((kind, day, place)) = counted(result) else { return };
    let is_open = |document: &&Document| {
        let is_going = document.state == State::Draft || document.set.is_some();
        is_going && plan.standing_set(&document.id).is_none()
    };
    let is_earlier = |document: &Document| document.header.date.latest() < day;
    let open = plan.issued_documents().filter(is_open);
    let earlier: Vec<&Document> = open.filter(|document| is_earlier(document)).collect();
    let is_of_none = plan.issued_documents().all(is_earlier);
    let tells =
        |document: &Document| names_result(document, &result.id) || prints_progress(plan, document, result);
    let telling = earlier.iter().find(|document| tells(document));
    if let Some(document) = telling.or(earlier.first().filter(|_| is_of_none)) {
        let finding = out_of_order(kind, place, day, document);
        findings.push(finding.related("own", &document.header.places.date));
    }
}

/// The day that a result is counted up to, or the first day of the latest period that it covers.
fn counted(result: &MeasuredResult) -> Option<(&'static str, Date, &Place)> {
    if let Some(as_of) = &result.as_of {
        return Some(("counted", as_of.value, &as_of.place));
    }
    let period = super::results::reached_in(result).into_iter().max_by_key(|period| period.first_day());
    let period = period.unwrap_or(result.period);
    Some(("reached", period.first_day()?, written_at(&result.tally, period, &result.place)))
}

/// Whether an expression names a result: `result.admissions`, `result["admissions"]`.
fn names_result(document: &Document, id: &str) -> bool {
    let is_named = |text: &TemplateText| {
        name_paths(text.written()).iter().any(|path| {
            let names: Vec<&str> = path.names().collect();
            names.windows(2).any(|pair| pair == ["result", id])
        })
    };
    document.texts().into_iter().filter(|text| text.has_expression()).any(is_named)
}

/// Whether a table of a document has a column of what was reached of the measure of a result.
fn prints_progress(plan: &Plan, document: &Document, result: &MeasuredResult) -> bool {
    fn tables<'a>(nodes: &'a [BodyNode], found: &mut Vec<&'a TableData>) {
        for node in nodes {
            match node {
                BodyNode::Section(section) => tables(&section.body, found),
                BodyNode::Table(table) => found.push(table),
                BodyNode::Paragraph(_)
                | BodyNode::Line(_)
                | BodyNode::Items(_)
                | BodyNode::Progress(_)
                | BodyNode::Drawing(_) => {}
            }
        }
    }
    let mut found: Vec<&TableData> = document.annexes.iter().flat_map(|annex| &annex.tables).collect();
    document.bodies().for_each(|body| tables(body, &mut found));
    found.into_iter().filter_map(TableData::as_quota).any(|table| {
        let is_of_measure =
            |id: &str| plan.quotas.quota(id).is_some_and(|quota| quota.measure == result.measure);
        let columns = table.columns(&plan.quotas, None);
        let has_progress = columns.iter().any(|column| matches!(column.content, ColumnContent::Progress(..)));
        has_progress && table.quota_ids().any(|id| is_of_measure(&id.value))
    })
}

fn out_of_order(kind: &'static str, at: &Place, date: Date, document: &Document) -> Finding {
    let own = written_date(document.header.date);
    Finding::at(Code::DatesOutOfOrder, at).with("kind", kind).with("date", written(date)).with("own", own)
}

/// A date that may lack its day or month: `12/6/2026`, `6/2026`, `2026`.
pub(super) fn written_date(date: DocumentDate) -> String {
    match date {
        DocumentDate::Day(day) => written(day),
        DocumentDate::Month(year, month) => format!("{month}/{year}"),
        DocumentDate::Year(year) => year.to_string(),
    }
}

pub(super) fn written(date: Date) -> String {
    text::short_date(date.year(), date.month(), date.day())
}
