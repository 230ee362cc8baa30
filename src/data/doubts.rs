//! Marks the places whose findings may only follow from data that could not be read.

use std::sync::Arc;

use super::outline::Outline;
use crate::diag::{Findings, Severity, UnreadableParts};
use crate::disk::{QUOTAS_FILE, RESULTS_FILE};
use crate::source::{Place, Source};

/// Names that expressions say of quotas and of those who hold them.
const OF_QUOTAS: [&str; 5] = ["quota", "unit", "organisation", "names", "holder"];

/// Collects the values in doubt after files were read with these findings. `entries` are the quotas and results.
pub(super) fn collect(findings: &Findings, entries: &[Place]) -> UnreadableParts {
    let mut doubts = UnreadableParts::default();
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
    let mut outline: Option<(Arc<Source>, Option<Outline>)> = None;
    for (finding, place) in errors.filter_map(|finding| Some((finding, finding.place()?))) {
        doubts.value(place);
        if finding.arguments().get("key") == Some(&"date".into()) {
            doubts.date(place);
        }
        for entry in around(place, entries) {
            doubts.sum(entry);
        }
        if outline.as_ref().is_none_or(|(source, _)| !Arc::ptr_eq(source, place.source())) {
            outline = Some((Arc::clone(place.source()), Outline::parse(place.source())));
        }
        if let Some((_, Some(outline))) = &outline {
            name(&outline.keys(place), place, &mut doubts);
        }
    }
    doubts
}

/// A file of quotas or results that is not there although it should be.
pub(super) fn lose(file: &str, sources: &[Arc<Source>], doubts: &mut UnreadableParts) {
    doubts.name("result");
    doubts.name("standing");
    if file == QUOTAS_FILE {
        for name in OF_QUOTAS {
            doubts.name(name);
        }
        doubts.lose_holders();
    }
    // Findings about results are placed at quotas too.
    for source in sources.iter().filter(|source| source.path().ends_with(RESULTS_FILE)) {
        doubts.sum(&Place::new(source, 0..source.text().len()));
    }
}

/// The name under which expressions know what the keys lead to.
fn name(keys: &[String], place: &Place, doubts: &mut UnreadableParts) {
    let is_numbered = |key: &String| key.bytes().all(|byte| byte.is_ascii_digit());
    match keys {
        [only] => doubts.name(only),
        // A member of a list without an id has no name.
        [_, named, ..] if !is_numbered(named) => doubts.name(named),
        _ => {}
    }
    doubts.name(place.text().trim());
    if keys == ["date"] {
        doubts.date(place);
    }
    if matches!(
        keys.first().map(String::as_str),
        Some("body" | "sections" | "preamble" | "legal_bases" | "unit")
    ) {
        doubts.text(place);
    }
    let is_list_of_holders =
        keys.first().is_some_and(|key| matches!(key.as_str(), "units" | "organisations"));
    // An entry without an id has its measure's name, and that is not known either.
    if let [list @ ("quotas" | "results"), entry, ..] =
        keys.iter().map(String::as_str).collect::<Vec<_>>()[..]
        && (is_numbered(&entry.to_owned()) || entry == place.text().trim())
    {
        doubts.name("standing");
        doubts.name(if list == "quotas" { "quota" } else { "result" });
    }
    if is_list_of_holders && keys.get(1).is_none_or(is_numbered) {
        doubts.lose_holders();
    }
}

/// The entries that a place is part of. Those of one file follow each other in its order.
fn around<'e>(place: &'e Place, entries: &'e [Place]) -> impl Iterator<Item = &'e Place> {
    let files = entries.chunk_by(|one, next| Arc::ptr_eq(one.source(), next.source()));
    let of_file = files.filter(|entries| Arc::ptr_eq(entries[0].source(), place.source()));
    of_file.flat_map(|entries| {
        let begun = entries.partition_point(|entry| entry.range().start <= place.range().start);
        // The one before may end where the next begins.
        entries[begun.saturating_sub(2)..begun].iter().filter(|entry| holds(entry, place))
    })
}

fn holds(entry: &Place, place: &Place) -> bool {
    let (entry_range, range) = (entry.range(), place.range());
    Arc::ptr_eq(entry.source(), place.source())
        && entry_range.start <= range.start
        && range.start <= entry_range.end
}
