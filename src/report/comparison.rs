//! The changes between two versions, in words: figures as a table, texts passage by passage; or lines of JSON.

mod json;
mod table;
mod text;

pub use json::comparison_json;
pub(super) use text::marked;

use super::catalogue::Catalogue;
use crate::compare::{ChangeGroup, ChangedValue, GroupKind};
use crate::data::{Version, shown};
use crate::diag::Arguments;
use crate::model::DocumentId;
use crate::pipeline::{Compared, VersionLabel};

/// Colours of what is new and what is gone; the marks around them say the same without.
const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[31m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// The changes, for a terminal: lines with colours in them.
pub fn comparison_text(catalogue: &Catalogue, compared: &Compared) -> Vec<String> {
    let mut lines = vec![title(catalogue, compared)];
    if compared.comparison.is_empty() {
        lines.push(catalogue.word("diff-nothing"));
        return lines;
    }
    lines.extend(table::lines(catalogue, &compared.comparison.groups));
    for document in &compared.comparison.documents {
        lines.extend(text::lines(catalogue, document));
    }
    let figures: usize = compared.comparison.groups.iter().map(|group| group.differences().count()).sum();
    let passages = compared.comparison.documents.iter().flat_map(|document| &document.passages);
    let passages = passages.filter(|passage| passage.is_changed()).count();
    let counts = Arguments::from([("figures", figures.into()), ("passages", passages.into())]);
    lines.extend([String::new(), catalogue.say("summary-diff", &counts)]);
    lines
}

fn title(catalogue: &Catalogue, compared: &Compared) -> String {
    let values = [
        ("plan", compared.plan.as_str().into()),
        ("from", edition(catalogue, &compared.from).into()),
        ("to", edition(catalogue, &compared.to).into()),
    ];
    format!("{BOLD}{}{PLAIN}", catalogue.say("diff-title", &Arguments::from(values)))
}

fn edition(catalogue: &Catalogue, edition: &VersionLabel) -> String {
    let version = match &edition.version {
        Version::Working => catalogue.word("version-working"),
        Version::Issued(number) => {
            catalogue.say("version-issued", &Arguments::from([("number", number.to_string().into())]))
        }
        Version::Folder(path) => {
            catalogue.say("version-folder", &Arguments::from([("path", shown(path).into())]))
        }
    };
    if edition.cited.is_empty() {
        return version;
    }
    let values = [("version", version.into()), ("cited", edition.cited.as_str().into())];
    catalogue.say("version-cited", &Arguments::from(values))
}

/// The name of a group.
fn group(catalogue: &Catalogue, group: &ChangeGroup) -> String {
    match group.kind {
        GroupKind::Quota | GroupKind::Result => group.name.clone(),
        GroupKind::Holders | GroupKind::Documents => catalogue.word(&format!("group-{}", group.kind.id())),
    }
}

/// The name of a changed value.
fn what(catalogue: &Catalogue, change: &ChangedValue) -> String {
    let values = [("names", change.names.join(", ").into()), ("of", change.of.join(", ").into())];
    let said = catalogue.say(&format!("what-{}", change.what.id()), &Arguments::from(values));
    if change.documents.is_empty() || change.documents == [DocumentId::PLAN] {
        return said;
    }
    let documents: Vec<String> = change.documents.iter().map(|one| name(catalogue, one)).collect();
    let values = [("what", said.into()), ("chapters", documents.join(", ").into())];
    catalogue.say("what-of", &Arguments::from(values))
}

/// The name of a document.
fn name(catalogue: &Catalogue, document: &DocumentId) -> String {
    let period = document.period().map(|period| ("period", period.to_string().into()));
    let file = document.own_file().map(|file| ("file", file.to_string().into()));
    catalogue.say(&format!("chapter-{}", document.kind().id()), &period.into_iter().chain(file).collect())
}

/// `+3`, `-2`, `0`; nothing where a value is no count.
fn difference(change: &ChangedValue) -> Option<String> {
    change.difference_text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{ValueKind, Zone};
    use crate::model::DocumentKind;
    use crate::report::Language;

    #[test]
    fn every_kind_of_document_has_words() {
        let template = include_str!("../../templates/so-sanh.typ.j2");
        let (_, kinds) = template.split_once("{% set kinds = {").unwrap();
        let (kinds, _) = kinds.split_once("} %}").unwrap();
        for kind in DocumentKind::ALL {
            for language in Language::ALL {
                let key = format!("chapter-{}", kind.id());
                assert!(Catalogue::new(language).has(&key), "add `{key}` to both catalogues");
                let key = format!("issued-{}", kind.record().issued_with.id());
                assert!(Catalogue::new(language).has(&key), "add `{key}` to both catalogues");
            }
            assert!(
                kinds.contains(&format!("\"{}\": ", kind.id())),
                "add {kind:?} to `kinds` in so-sanh.typ.j2"
            );
        }
    }

    #[test]
    fn every_kind_of_change_has_words() {
        let template = include_str!("../../templates/so-sanh.typ.j2");
        let (_, whats) = template.split_once("{% set whats = {").unwrap();
        let (whats, _) = whats.split_once("} %}").unwrap();
        for kind in ValueKind::all().map(ValueKind::id) {
            for language in Language::ALL {
                let key = format!("what-{kind}");
                assert!(Catalogue::new(language).has(&key), "add `{key}` to both catalogues");
            }
            assert!(whats.contains(&format!("\"{kind}\": ")), "{kind} is not in the template");
        }
    }

    #[test]
    fn every_part_of_the_page_has_a_name() {
        let template = include_str!("../../templates/so-sanh.typ.j2");
        let (_, zones) = template.split_once("{% set zones = {").unwrap();
        let (zones, _) = zones.split_once("} %}").unwrap();
        for zone in Zone::ALL {
            // An annex is called by its label.
            for language in Language::ALL.into_iter().filter(|_| zone != Zone::Annex) {
                let key = format!("zone-{}", zone.id());
                assert!(Catalogue::new(language).has(&key), "add `{key}` to both catalogues");
            }
            assert!(zones.contains(&format!("\"{}\": ", zone.id())), "{zone:?} is not in the template");
        }
    }
}
