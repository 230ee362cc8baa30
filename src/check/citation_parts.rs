//! What typed citations lack: `số`, the date, `ngày` before it, `của` before the issuer.

use std::ops::Range;

use super::citations::{KnownCitations, central_issuer};
use super::cited::TypedCitation;
use super::prose::{Prose, ProseZone};
use crate::diag::{Code, Findings};
use crate::text::Scan;

/// `Quy định 24-QĐ/TW, ngày 30/7/2021` lacks `số`. Without date and issuer a document that was cited before is named in
/// short.
pub(super) fn check_number_word(
    prose: &Prose<'_>,
    citation: &TypedCitation,
    known: &KnownCitations,
    findings: &mut Findings,
) {
    let scan = &prose.scan;
    // A number of the state with its year is a name of its own: `Nghị định 30/2020/NĐ-CP`.
    let is_first =
        citation.is_of_party && prose.context.zone == ProseZone::Body && !known.has(scan, citation);
    let is_full = citation.date.is_some() || scan.word(citation.last + 1) == "của" || is_first;
    let lacks = |kind: &Range<usize>| kind.end == citation.number && is_full;
    let Some(kind) = citation.kind.clone().filter(lacks) else { return };
    let range = scan.range(kind.start, citation.last);
    let gap = scan.gap(citation.number);
    let (place, written) = (prose.place(gap.clone()), &scan.text()[gap]);
    let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "number-word");
    findings.push(finding.with("written", &scan.text()[range]).with_fix(&place, written, " số "));
}

/// Bodies that a citation names right after its date.
const BODIES: &[&str] = &[
    "ban chấp hành",
    "ban thường vụ",
    "ban bí thư",
    "bộ chính trị",
    "ban tổ chức",
    "ủy ban nhân dân",
    "tỉnh ủy",
    "huyện ủy",
    "thành ủy",
    "đảng ủy",
    "chính phủ",
    "thủ tướng chính phủ",
    "hội đồng nhân dân",
    "quốc hội",
];

/// What a citation lacks: `của` before the issuer; its date, where a legal basis names a document for the first time.
pub(super) fn check_parts(
    prose: &Prose<'_>,
    citation: &TypedCitation,
    known: &KnownCitations,
    findings: &mut Findings,
) {
    let scan = &prose.scan;
    let next = citation.date.as_ref().map_or(citation.last + 1, |(_, tokens)| tokens.end);
    let shown =
        scan.range(citation.kind.as_ref().map_or(citation.number, |kind| kind.start), next.max(1) - 1);
    let is_body = BODIES.iter().any(|body| scan.phrase(next, body) > 0);
    let begins_capital = scan.written(next).starts_with(char::is_uppercase);
    if citation.kind.is_some() && is_body && begins_capital {
        let finding = prose.finding(Code::CitationForm, shown.clone()).with("kind", "of");
        findings.push(finding.with("written", &scan.text()[shown]));
        return;
    }
    let day = citation.date.as_ref().map(|(_, tokens)| tokens.start);
    if let Some(day) = day.filter(|day| citation.kind.is_some() && scan.word(day - 1) != "ngày") {
        let gap = scan.gap(day);
        let (place, written) = (prose.place(gap.clone()), &scan.text()[gap]);
        let finding = prose.finding(Code::CitationForm, shown.clone()).with("kind", "day-word");
        findings.push(finding.with("written", &scan.text()[shown]).with_fix(&place, written, " ngày "));
        return;
    }
    let is_basis = citation.kind.as_ref().is_some_and(|kind| is_basis(scan, kind.start));
    if citation.date.is_none()
        && citation.is_of_party
        && is_basis
        && scan.word(next) == "của"
        && !known.has(scan, citation)
    {
        let is_central =
            central_issuer(scan, next).is_some() || BODIES.iter().any(|body| scan.phrase(next + 1, body) > 0);
        let finding = prose.finding(Code::CitationForm, shown.clone()).with("kind", "date");
        findings.extend_one(is_central.then(|| finding.with("written", &scan.text()[shown])));
    }
}

/// Whether the kind of a cited document at a token is that of a legal basis: `Căn cứ Quy định …`, `Thực hiện Kế hoạch …` at the
/// beginning of a text.
fn is_basis(scan: &Scan<'_>, kind: usize) -> bool {
    const LEADS: [&str; 3] = ["căn cứ", "thực hiện", "thi hành"];
    LEADS.iter().any(|lead| kind == lead.split(' ').count() && scan.phrase(0, lead) > 0)
}
