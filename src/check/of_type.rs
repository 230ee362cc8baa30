//! What a type of document asks of its text, and of its agreement with other documents of the folder.

use jiff::civil::Date;

use super::cited::{TypedCitation, citations_in};
use super::dates;
use super::numbers::term;
use super::prose::{Facts, Prose};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Citation, CitedNumber, Document, DocumentDate, Mention, Plan, Role, TemplateText};
use crate::source::Place;
use crate::text::fold;

/// Names whose value is a cited document.
const CITING: [&str; 6] = ["cite", "plan", "notice", "in_force", "replaces", "copies"];

/// Checks a document for what its type asks.
pub(super) fn check(plan: &Plan, facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    for mention in &facts.rules.mentions {
        check_mention(facts, mention, prose, findings);
    }
    let document = facts.document;
    for citation in document.citations.values().chain(&document.copies) {
        check_beside(plan, facts, citation, findings);
    }
    for one in prose {
        for typed in citations_in(&one.scan) {
            findings.extend_one(typed_beside(plan, facts, one, &typed));
        }
    }
}

/// The text mentions what a type asks for (the type's `mentions`).
fn check_mention(facts: &Facts<'_>, mention: &Mention, prose: &[Prose<'_>], findings: &mut Findings) {
    let document = facts.document;
    let about = &document.header.about;
    let has = |text: &TemplateText, words: &str| fold(text.written()).contains(&fold(words));
    let is_asked_for = mention.about.as_ref().is_none_or(|words| about.iter().any(|text| has(text, words)));
    let words: Vec<&str> = mention.any.iter().map(String::as_str).collect();
    let is_mentioned = || prose.iter().any(|one| one.scan.has_any(&(0..one.scan.tokens().len()), &words));
    // A report of a period is of the plan beside it.
    let is_of_plan = document.kind().record().role == Role::Reports;
    let is_cited = || is_of_plan || document.texts().iter().any(|text| text.mentions_any(&CITING));
    if !is_asked_for || is_mentioned() || mention.accepts_citation && is_cited() {
        return;
    }
    let place = about.first().map_or(&document.head, TemplateText::place);
    let finding = Finding::at(Code::MentionMissing, place).with("document", facts.rules.name.as_str());
    findings.push(finding.with("name", mention.name.as_str()).with("words", mention.any.join(", ")));
}

/// The documents of the folder that one is compared with where it cites them.
fn compared_with<'p>(plan: &'p Plan, facts: &'p Facts<'_>) -> impl Iterator<Item = &'p Document> {
    let of_type = &facts.rules.checked_against;
    plan.issued_documents().filter(move |other| {
        let is_meant = of_type.as_ref().is_none_or(|types| types.contains(&other.document_type.id));
        // What is younger than the document is not what it cites: the number was given again.
        let is_there = other.header.date.earliest() <= facts.latest;
        other.id != facts.document.id && is_meant && is_there
    })
}

/// The same of a citation that is typed. What the data cite as well is compared with that.
fn typed_beside(plan: &Plan, facts: &Facts<'_>, prose: &Prose<'_>, typed: &TypedCitation) -> Option<Finding> {
    let scan = &prose.scan;
    let (date, tokens) = typed.date.as_ref()?;
    let symbol = fold(&scan.text()[scan.range(typed.symbol, typed.last)]);
    let number: u32 = scan.number(typed.number)?.try_into().ok()?;
    let is_of_data = |citation: &Citation| {
        citation.number.and_then(CitedNumber::plain) == Some(number)
            && citation.symbol.as_ref().is_some_and(|own| fold(own) == symbol)
    };
    if facts.document.citations.values().any(is_of_data) {
        return None;
    }
    let kind = typed.kind.as_ref().map(|kind| fold(&scan.text()[scan.range(kind.start, kind.end - 1)]));
    let is_typed = |other: &&Document| {
        let is_named = || other.document_type.names().any(|name| Some(fold(name)) == kind);
        other.header.number == Some(number)
            && fold(&other.header.symbol) == symbol
            && (kind.is_none() || is_named())
            && is_of_term(other, *date)
    };
    let other = compared_with(plan, facts).find(is_typed)?;
    let own = other.header.date.full().filter(|own| own != date)?;
    let place = prose.place(scan.range(tokens.start, tokens.end - 1));
    Some(disagreement("date", &place, [dates::written(*date), dates::written(own)], other))
}

/// Whether a document can have a date: the numbers of each term begin again.
fn is_of_term(document: &Document, date: Date) -> bool {
    let term = |date| term(&document.header.symbol, date);
    let terms = term(DocumentDate::Day(date)).zip(term(document.header.date));
    terms.is_none_or(|(one, other)| one == other)
}

/// A document of the folder is cited as it says of itself (the type's `checked_against`).
fn check_beside(plan: &Plan, facts: &Facts<'_>, citation: &Citation, findings: &mut Findings) {
    let Some(other) = compared_with(plan, facts).find(|other| is_of(citation, other)) else { return };
    let header = &other.header;
    let date = citation.date.zip(header.date.full()).filter(|(cited, own)| cited != own);
    let issuer = citation.issuer.as_deref().filter(|_| !header.issuer.cited.has_expression());
    let issuer = issuer.filter(|issuer| fold(issuer) != fold(header.issuer.cited.written()));
    let (key, place, cited, own) = match (date, issuer) {
        (Some((cited, own)), None) => {
            ("date", dates::place_of_date(citation, cited), dates::written(cited), dates::written(own))
        }
        (None, Some(issuer)) => {
            ("issuer", citation.part(issuer), issuer.to_owned(), header.issuer.cited.written().to_owned())
        }
        // Another body may have given the same number.
        (Some(_), Some(_)) | (None, None) => return,
    };
    findings.push(disagreement(key, &place, [cited, own], other));
}

fn disagreement(key: &'static str, place: &Place, [cited, own]: [String; 2], other: &Document) -> Finding {
    let finding =
        Finding::at(Code::CitedBeside, place).with("key", key).with("cited", cited).with("own", own);
    let finding = finding.with("file", other.id.file());
    let at = if key == "date" { &other.header.places.date } else { other.header.issuer.cited.place() };
    finding.related("own", at)
}

/// Whether a citation is of a document: of its type, number and symbol.
fn is_of(citation: &Citation, document: &Document) -> bool {
    let header = &document.header;
    let is_named = document.document_type.names().any(|name| fold(name) == fold(&citation.kind));
    let symbol = citation.symbol.as_ref().is_some_and(|symbol| fold(symbol) == fold(&header.symbol));
    let number = citation.number.and_then(CitedNumber::plain);
    let is_of_term = citation.date.is_none_or(|date| is_of_term(document, date));
    is_named && symbol && number.is_some() && number == header.number && is_of_term
}
