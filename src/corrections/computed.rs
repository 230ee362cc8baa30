//! Changes of what the program computes or words itself: said with the data that it comes from.

use std::ops::Range;

use super::edited::EditedPassage;
use super::quotes::{short, short_at, with_both};
use super::versions::PassageChange;
use super::wording::RefusedWords;
use crate::diag::{Code, Finding};
use crate::model::{Plan, TemplateText};
use crate::source::Place;
use crate::word::{PassageKind, WordPassage};

/// The finding about a paragraph of which a computed part was changed, with the expression that computes it: its place in the
/// text as it is written. Both texts are quoted around that part.
pub(super) fn expression_finding(
    change: &PassageChange,
    edited: &EditedPassage,
    text: &TemplateText,
    expression: &Range<usize>,
    refused: &RefusedWords,
    plan: &Plan,
) -> Finding {
    let (value, place) = (text.written(), text.place());
    let part = place.value_part(value, expression.clone());
    let written = value.get(expression.clone()).unwrap_or_default();
    let finding = Finding::at(Code::WordComputed, &edited.place).with("kind", "expression");
    let finding = finding.with("old", short_at(&change.old, refused.old));
    let finding = finding.with("new", short_at(&change.new, refused.new));
    let finding = finding.with("expression", written).related("text", &part);
    match named_value(written, place, plan) {
        Some(place) => finding.related("source", &place),
        None => finding,
    }
}

/// The finding about a paragraph that the program words.
pub(super) fn passage_finding(
    change: &PassageChange,
    edited: &EditedPassage,
    now: &WordPassage,
    plan: &Plan,
) -> Finding {
    let kind = now.source.as_ref().map_or(&PassageKind::Words, |source| &source.kind);
    let finding = Finding::at(Code::WordComputed, &edited.place).with("kind", kind.id());
    let finding = with_both(finding, &change.old, &change.new).with("expression", "");
    match source_place(kind, now, plan) {
        Some(place) => finding.related("source", &place),
        None => finding,
    }
}

/// The finding about a paragraph whose number, dash or end mark is another.
pub(super) fn mark_finding(edited: &EditedPassage) -> Finding {
    let finding = Finding::at(Code::WordComputed, &edited.place).with("kind", "mark");
    finding.with("old", "").with("new", short(&edited.text)).with("expression", "")
}

/// Where the data have what a paragraph of the program's is made from.
fn source_place(kind: &PassageKind, now: &WordPassage, plan: &Plan) -> Option<Place> {
    let source = now.source.as_ref()?;
    let header = &plan.document(&source.document)?.header;
    match kind {
        PassageKind::Number => {
            Some(header.places.number.clone().unwrap_or_else(|| header.places.symbol.clone()))
        }
        PassageKind::Date => Some(header.places.date.clone()),
        PassageKind::Share { quota, holder, .. } => {
            let quota = plan.quotas.quota(quota)?;
            let share = quota.tally.share(holder).map(|share| share.place.clone());
            Some(share.unwrap_or_else(|| quota.place.clone()))
        }
        PassageKind::Name(id) => plan.quotas.unit(id).map(|unit| unit.place.clone()),
        _ => source.place.clone(),
    }
}

/// Where the data have the first value that an expression names.
fn named_value(expression: &str, text: &Place, plan: &Plan) -> Option<Place> {
    let names: Vec<&str> = expression
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')))
        .filter(|name| name.contains('.'))
        .collect();
    names.into_iter().find_map(|name| {
        let mut parts = name.split('.');
        let (first, second) = (parts.next()?, parts.next()?);
        let in_plan = |path: &[&str]| plan.sources.iter().find_map(|source| source.value_at(path, ""));
        let at = |path: &[&str]| text.source().value_at(path, "").or_else(|| in_plan(path));
        match first {
            "quota" | "standing" => plan.quotas.quota(second).map(|quota| quota.place.clone()),
            "result" => in_plan(&["results", second]),
            "figures" => at(&["figures", second]),
            "cite" => at(&["citations", second]),
            _ => None,
        }
    })
}
