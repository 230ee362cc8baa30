//! What changed between two versions, in words: figures as a table, texts passage by passage; or lines of JSON.

mod json;
mod table;
mod text;

pub use json::comparison_json;

use super::catalogue::Catalogue;
use crate::build::{Compared, Edition};
use crate::compare::{Change, Group, GroupKind};
use crate::data::{Version, shown};
use crate::diag::Arguments;
use crate::render::Chapter;

/// Colours of what is new and what is gone; the marks around them say the same without.
const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[31m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// What changed, for a terminal: lines with colours in them.
pub fn comparison_text(catalogue: &Catalogue, compared: &Compared) -> Vec<String> {
    let mut lines = vec![title(catalogue, compared)];
    if compared.comparison.is_empty() {
        lines.push(catalogue.word("diff-nothing"));
        return lines;
    }
    lines.extend(table::lines(catalogue, &compared.comparison.groups));
    for chapter in &compared.comparison.chapters {
        lines.extend(text::lines(catalogue, chapter));
    }
    let figures: usize = compared.comparison.groups.iter().map(|group| group.differences().count()).sum();
    let passages = compared.comparison.chapters.iter().flat_map(|chapter| &chapter.passages);
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

fn edition(catalogue: &Catalogue, edition: &Edition) -> String {
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

/// What a group is called.
fn group(catalogue: &Catalogue, group: &Group) -> String {
    match group.kind {
        GroupKind::Quota | GroupKind::Result => group.name.clone(),
        GroupKind::Holders | GroupKind::Documents => catalogue.word(&format!("group-{}", group.kind.id())),
    }
}

/// What a changed value is called.
fn what(catalogue: &Catalogue, change: &Change) -> String {
    let values = [("names", change.names.join(", ").into()), ("of", change.of.join(", ").into())];
    let said = catalogue.say(&format!("what-{}", change.what), &Arguments::from(values));
    if change.chapters.is_empty() || change.chapters == [Chapter::Plan] {
        return said;
    }
    let chapters: Vec<String> = change.chapters.iter().map(|one| chapter(catalogue, *one)).collect();
    let values = [("what", said.into()), ("chapters", chapters.join(", ").into())];
    catalogue.say("what-of", &Arguments::from(values))
}

/// What a document is called.
fn chapter(catalogue: &Catalogue, chapter: Chapter) -> String {
    match chapter {
        Chapter::Plan => catalogue.word("chapter-plan"),
        Chapter::Notice => catalogue.word("chapter-notice"),
        Chapter::Extract => catalogue.word("chapter-unit-notice"),
        Chapter::Report(period) => {
            catalogue.say("chapter-report", &Arguments::from([("period", period.to_string().into())]))
        }
    }
}

/// `+3`, `-2`, `0`; nothing where a value is no count.
fn difference(change: &Change) -> Option<String> {
    let difference = change.difference()?;
    Some(if difference > 0 { format!("+{difference}") } else { difference.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Language;

    #[test]
    fn every_kind_of_change_has_words() {
        // The kinds are named where they are made, and nowhere in a list.
        let sources = [
            include_str!("../compare/entries.rs"),
            include_str!("../compare/figures.rs"),
            include_str!("../render/script/facts.rs"),
        ];
        let mut count = 0;
        for source in sources {
            for (at, _) in source.match_indices("entry(\"").chain(source.match_indices("push")) {
                let Some(quoted) = source[at..].split_once('(').map(|(_, rest)| rest.trim_start()) else {
                    continue;
                };
                let Some(kind) = quoted.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                    continue;
                };
                for language in Language::ALL {
                    let key = format!("what-{kind}");
                    assert!(Catalogue::new(language).has(&key), "{key}");
                }
                let template = include_str!("../../templates/so-sanh.typ.j2");
                assert!(template.contains(&format!("\"{kind}\": ")), "{kind} is not in the template");
                count += 1;
            }
        }
        assert!(count > 30, "{count}");
    }
}
