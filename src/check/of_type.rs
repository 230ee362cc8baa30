//! What a type of document asks of its text, and of its agreement with other documents of the folder.

use super::dates;
use super::prose::{Facts, Prose};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Citation, CitedNumber, Document, DocumentKind, Mention, Plan, TemplateText};
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
    let is_of_plan = document.kind() == DocumentKind::Report;
    let is_cited = || is_of_plan || document.texts().iter().any(|text| text.mentions_any(&CITING));
    if !is_asked_for || is_mentioned() || mention.accepts_citation && is_cited() {
        return;
    }
    let place = about.first().map_or(&document.head, TemplateText::place);
    let finding = Finding::at(Code::MentionMissing, place).with("document", facts.rules.name.as_str());
    findings.push(finding.with("name", mention.name.as_str()).with("words", mention.any.join(", ")));
}

/// A document of the folder is cited as it says of itself (the type's `checked_against`).
fn check_beside(plan: &Plan, facts: &Facts<'_>, citation: &Citation, findings: &mut Findings) {
    let is_cited = |other: &&Document| {
        other.id != facts.document.id
            && facts.rules.checked_against.contains(&other.document_type.id)
            && is_of(citation, other)
    };
    let Some(other) = plan.issued_documents().find(is_cited) else { return };
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
    is_named && symbol && number.is_some() && number == header.number
}
