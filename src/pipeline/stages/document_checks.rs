//! Checks of the documents of one plan against each other: files of one name, and pictures that the standard of a PDF
//! refuses.

use std::collections::{BTreeMap, BTreeSet};

use super::rendered::RenderedDocument;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Part, Picture, Plan, Signature};
use crate::text::same_name_key;

/// Reports each document that would be written where another of the plan is: the extract of a unit `a-phu-luc`, and the
/// annex of the extract of a unit `a`, found at the unit that can have another id; or under a name that offices give,
/// where two documents have one number and subject, found at the subject of the second.
pub(crate) fn report_shared_names(plan: &Plan, documents: &[RenderedDocument<'_>], findings: &mut Findings) {
    let mut names: BTreeMap<String, Vec<&RenderedDocument<'_>>> = BTreeMap::new();
    for document in documents {
        names.entry(same_name_key(&document.first_file())).or_default().push(document);
    }
    for documents in names.values().filter(|documents| documents.len() > 1) {
        let name = documents[0].first_file();
        let stems: BTreeSet<String> = documents.iter().map(|one| same_name_key(&one.stem())).collect();
        if stems.len() > 1 {
            let finding =
                Finding::at(Code::OutputShared, documents[1].title_place()).with("reason", "office");
            let finding = finding.with("name", name.as_str()).with("other", documents[0].stem());
            findings.push(finding.related("first", documents[0].title_place()));
            continue;
        }
        let mut texts = documents.iter().map(|one| &one.part).filter(|part| part.part == Part::Text);
        let unit = texts.find_map(|part| plan.unit(&part.document));
        let place = unit.map_or(&plan.document.header.places.date, |unit| &unit.place);
        let finding = Finding::at(Code::OutputShared, place).with("reason", "document");
        let stem = same_name_key(&documents[0].stem());
        findings.push(finding.with("name", stem.as_str()).with("other", ""));
    }
}

/// Reports each picture of a signature or seal that lets the paper through, where the standard of its document knows no
/// such thing: PDF/A-1.
pub(crate) fn report_transparency(documents: &[RenderedDocument<'_>], findings: &mut Findings) {
    let mut found: Vec<&Picture> = Vec::new();
    for document in documents.iter().filter(|document| document.is_opaque()) {
        for picture in
            document.signatures().iter().flat_map(Signature::pictures).filter(|picture| picture.has_alpha)
        {
            let is_same = |other: &&Picture| {
                other.place.range() == picture.place.range()
                    && other.place.source().path() == picture.place.source().path()
            };
            if !found.iter().any(is_same) {
                found.push(picture);
            }
        }
    }
    for picture in found {
        findings.push(Finding::at(Code::PictureUnusable, &picture.place).with("reason", "transparent"));
    }
}
