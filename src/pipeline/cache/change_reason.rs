//! The reasons why a document is stale, as values: their text is made in `report`.

use std::collections::BTreeMap;

use crate::data::{INHERITED, document_of_input};
use crate::diag::{DataChange, TallyPath, ValueChange};
use crate::disk::{PLAN_FILE, QUOTAS_FILE, RESULTS_FILE};
use crate::model::{DocumentId, DocumentKind};
use crate::records::{Digest, MadeWith, Manifest, Values};
use crate::source::ValuePath;
use crate::text::roman;

/// One reason why a document is stale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was not made before.
    New,
    /// Its file is gone.
    Deleted,
    /// The data have what somebody changed in its file.
    BroughtHome,
    /// It was asked for.
    Forced,
    /// A run was stopped while it was written.
    Interrupted,
    /// The document was issued: what was issued takes the place of the draft.
    Issued,
    /// The document was frozen to be signed, and awaits its number.
    AwaitingNumber,
    /// The document is a draft again.
    Reopened,
    /// The program was updated.
    Program,
    /// The settings of the project changed.
    Settings,
    /// The templates of the project changed.
    Templates,
    /// The fonts of the project changed.
    Fonts,
    /// The data changed.
    Data(DataChange),
}

impl Reason {
    /// The stable name of its kind.
    pub fn id(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Deleted => "deleted",
            Self::BroughtHome => "brought-home",
            Self::Forced => "forced",
            Self::Interrupted => "interrupted",
            Self::Issued => "issued",
            Self::AwaitingNumber => "awaiting-number",
            Self::Reopened => "reopened",
            Self::Program => "program",
            Self::Settings => "settings",
            Self::Templates => "templates",
            Self::Fonts => "fonts",
            Self::Data(change) => change.id(),
        }
    }
}

/// The longest value that a reason gives, in characters; of a longer one only that it changed.
const LONGEST: usize = 40;

/// A value as a manifest keeps it: short ones as they are, of others a digest.
pub(crate) fn kept(value: &str) -> String {
    if value.chars().count() <= LONGEST {
        value.to_owned()
    } else {
        format!("{DIGEST}{:.16}", Digest::new(value.as_bytes()).to_string())
    }
}

/// The mark before the digest of a long value; no text of the data can contain it.
const DIGEST: char = '\u{fdd0}';

/// The tools of a project that changed.
pub(crate) fn tool_reasons(then: &MadeWith, now: &MadeWith) -> Vec<Reason> {
    let changed = [
        (then.program != now.program, Reason::Program),
        (then.settings != now.settings, Reason::Settings),
        (then.templates != now.templates, Reason::Templates),
        (then.fonts != now.fonts, Reason::Fonts),
    ];
    changed.into_iter().filter(|(is_changed, _)| *is_changed).map(|(_, reason)| reason).collect()
}

/// The changes in the data that a document may show.
pub(crate) fn data_changes(
    document: &DocumentId,
    then: &Manifest,
    inputs: &BTreeMap<String, Digest>,
    now: &Values,
) -> Vec<DataChange> {
    let mut changes = Vec::new();
    let quotas = [&then.values, now].map(|values| values.get(QUOTAS_FILE));
    let names = then.inputs.keys().chain(inputs.keys().filter(|name| !then.inputs.contains_key(*name)));
    for input in names.filter(|input| concerns(document, input)) {
        if then.inputs.get(input) == inputs.get(input) {
            continue;
        }
        let none = BTreeMap::new();
        let (before, after) = (then.values.get(input).unwrap_or(&none), now.get(input).unwrap_or(&none));
        let mut of_values = differences(input, [before, after], document);
        for change in &mut of_values {
            call(change, [before, after], quotas);
        }
        if of_values.is_empty() && before == after {
            changes.push(DataChange::File { file: input.clone() });
        }
        changes.extend(of_values);
    }
    // Where nothing else changed, an unusual text of the document's own may say it.
    let is_usual = |change: &DataChange| is_usually_printed(change, document);
    if changes.iter().any(is_usual) {
        changes.retain(is_usual);
    }
    changes
}

/// The keys of the plan's own file, beside those that other documents take over, by which these may change: what is
/// shared, and what they cite of the plan.
const CONCERNS_OTHERS: [&str; 5] = ["shared", "number", "date", "state", "set"];

/// Whether a document prints a value of a file as a rule: a notice no results, and of the plan's own file what it takes
/// over.
fn is_usually_printed(change: &DataChange, document: &DocumentId) -> bool {
    let top = change.path().map_or("", ValuePath::top);
    match (change.file(), document.kind()) {
        (RESULTS_FILE, DocumentKind::Notice | DocumentKind::UnitNotice) => false,
        (
            PLAN_FILE,
            DocumentKind::Notice | DocumentKind::UnitNotice | DocumentKind::Report | DocumentKind::Separate,
        ) => top.is_empty() || INHERITED.contains(&top) || CONCERNS_OTHERS.contains(&top),
        (
            _,
            DocumentKind::Plan
            | DocumentKind::Notice
            | DocumentKind::UnitNotice
            | DocumentKind::Report
            | DocumentKind::Separate,
        ) => true,
    }
}

/// Adds the name that people use for the thing that changed, where the values of the files contain it.
fn call(change: &mut DataChange, versions: [&FileValues; 2], quotas: [Option<&FileValues>; 2]) {
    let Some(path) = change.path() else { return };
    let tally = change.tally().and_then(|part| part.holder);
    let unit = match path.parts() {
        [list, id, _, ..] if list == "units" || list == "organisations" => Some(id.as_str()),
        _ => None,
    };
    let name = match tally.or(unit) {
        Some(holder) => quotas.into_iter().rev().flatten().find_map(|values| name(values, holder)),
        None => versions.into_iter().rev().find_map(|values| part_name(values, path)),
    };
    if let DataChange::Value(ValueChange { called, .. }) | DataChange::Text { called, .. } = change {
        *called = name;
    }
}

/// The name of a unit or organisation.
fn name(quotas: &FileValues, holder: &str) -> Option<String> {
    let lists = ["units", "organisations"].into_iter();
    let paths = lists.map(|list| ValuePath::default().below(list).below(holder).below("name"));
    paths.filter_map(|path| quotas.get(&path)).find(|name| !name.starts_with(DIGEST)).cloned()
}

/// The number of the part of a text that a path leads into, as `II.2`; where the parts are not numbered as usual or have
/// ids, its title.
fn part_name(values: &FileValues, path: &ValuePath) -> Option<String> {
    let [top, ..] = path.parts() else { return None };
    if top != "body" || !values.keys().any(|own| own.parts().starts_with(path.parts())) {
        return None;
    }
    let has = |path: &ValuePath, key: &str| values.contains_key(&path.below(key));
    let is_numbered = |path: &ValuePath| has(path, "title") || has(path, "text");
    let (mut numbers, mut title) = (Vec::new(), None);
    let mut list = ValuePath::default().below("body");
    let mut parts = path.parts()[1..].iter();
    let mut is_usual = !values.keys().any(|path| path.top() == "numbering");
    while let Some(member) = parts.next() {
        let node = list.below(member);
        if is_numbered(&node) {
            let own: Option<usize> = member.parse().ok();
            let before = (1..own.unwrap_or(1)).filter(|at| is_numbered(&list.below(&at.to_string()))).count();
            is_usual &= own.is_some_and(|own| {
                (1..own).all(|at| {
                    let sibling = list.below(&at.to_string());
                    values.keys().any(|path| path.parts().starts_with(sibling.parts()))
                })
            });
            numbers.push(before + 1);
            let own_title = values.get(&node.below("title"));
            title = own_title.filter(|title| !title.starts_with(DIGEST) && !title.contains("{{")).or(title);
        }
        match parts.next() {
            Some(key) if key == "body" => list = node.below("body"),
            _ => break,
        }
    }
    let [first, rest @ ..] = &numbers[..] else { return None };
    if !is_usual {
        return title.map(|title| format!("“{title}”"));
    }
    let rest = rest.iter().take(2).map(|number| format!(".{number}"));
    Some(std::iter::once(roman(*first as u64)).chain(rest).collect())
}

/// Whether a file can have to do with a document: one that a document is written in has to do with that document alone,
/// that of the plan with all.
fn concerns(document: &DocumentId, input: &str) -> bool {
    document_of_input(input).is_none_or(|owner| owner == DocumentId::PLAN || owner == document.issued_as())
}

/// The values of one file.
type FileValues = BTreeMap<ValuePath, String>;

fn differences(file: &str, [before, after]: [&FileValues; 2], document: &DocumentId) -> Vec<DataChange> {
    let paths = before.keys().chain(after.keys().filter(|path| !before.contains_key(*path)));
    let changed =
        paths.filter(|path| before.get(*path) != after.get(*path) && is_printed(file, path, document));
    let change = |path: &ValuePath| {
        let (old, new) = (before.get(path), after.get(path));
        let is_long = [old, new].into_iter().flatten().any(|value| value.starts_with(DIGEST));
        if is_long {
            return DataChange::Text { file: file.to_owned(), path: path.clone(), called: None };
        }
        DataChange::Value(ValueChange {
            file: file.to_owned(),
            path: path.clone(),
            before: old.cloned(),
            after: new.cloned(),
            is_of_several: is_of_several(file, path, [before, after]),
            called: None,
        })
    };
    changed.map(change).collect()
}

/// Whether a document may print a value of a file: the text of the plan, of the notice and of its extracts is in none
/// of the others, and acceptances are in no document.
fn is_printed(file: &str, path: &ValuePath, document: &DocumentId) -> bool {
    let is_extract = document.kind() == DocumentKind::UnitNotice;
    if path.top() == "accept" {
        return false;
    }
    match document_of_input(file).map(|owner| owner.kind()) {
        Some(DocumentKind::Plan) => path.top() != "body" || document.kind() == DocumentKind::Plan,
        // Extracts are written in the file of what they are issued with, under a key of their own.
        Some(DocumentKind::Notice) => match path.top() {
            "body" => !is_extract,
            "unit" => is_extract,
            _ => true,
        },
        Some(DocumentKind::UnitNotice | DocumentKind::Report | DocumentKind::Separate) | None => true,
    }
}

/// Whether several quotas or results of a file have the value of a path, before or after.
fn is_of_several(file: &str, path: &ValuePath, versions: [&FileValues; 2]) -> bool {
    let Some(own) = TallyPath::new(file, path) else { return false };
    let is_same_of_another = |other: TallyPath<'_>| {
        other.tally != own.tally && (other.list, other.holder, other.rest) == (own.list, own.holder, own.rest)
    };
    let all = versions.into_iter().flat_map(BTreeMap::keys);
    all.filter_map(|path| TallyPath::new(file, path)).any(is_same_of_another)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pairs: &[(&str, &str)]) -> FileValues {
        pairs.iter().map(|(path, value)| (ValuePath::parse(path), kept(value))).collect()
    }

    fn unit(id: &str) -> DocumentId {
        DocumentId::unit_notice(id.parse().unwrap())
    }

    fn report() -> DocumentId {
        DocumentId::report("2026-Q2".parse().unwrap())
    }

    fn value(file: &str, path: &str, [before, after]: [Option<&str>; 2]) -> ValueChange {
        let owned = |value: Option<&str>| value.map(str::to_owned);
        let (file, path) = (file.to_owned(), ValuePath::parse(path));
        ValueChange {
            file,
            path,
            before: owned(before),
            after: owned(after),
            is_of_several: false,
            called: None,
        }
    }

    #[test]
    fn a_share_of_one_quota_alone_needs_no_quota_in_its_name() {
        let path = "quotas.admissions.units.dien-yen";
        let (then, now) = (values(&[(path, "2")]), values(&[(path, "3")]));
        let expected = value("quotas.yaml", path, [Some("2"), Some("3")]);
        assert_eq!(
            differences("quotas.yaml", [&then, &now], &DocumentId::PLAN),
            [DataChange::Value(expected)]
        );
    }

    #[test]
    fn a_share_of_two_quotas_is_one_of_several() {
        let (path, other) = ("quotas.admissions.units.dien-yen", ("quotas.classes.units.dien-yen", "1"));
        let (then, now) = (values(&[(path, "2"), other]), values(&[other]));
        let expected = ValueChange { is_of_several: true, ..value("quotas.yaml", path, [Some("2"), None]) };
        assert_eq!(
            differences("quotas.yaml", [&then, &now], &DocumentId::PLAN),
            [DataChange::Value(expected)]
        );
    }

    #[test]
    fn a_change_is_called_as_on_paper() {
        let quotas = values(&[("units.thon-2.name", "Thôn 2"), ("quotas.a.units.thon-2.2026-Q3", "11")]);
        let plan = values(&[
            ("body.1", "Mở đầu."),
            ("body.2.title", "Mục đích"),
            ("body.3.title", "Chỉ tiêu"),
            ("body.3.body.1", "Đoạn."),
            ("body.3.body.2.text", "Một."),
            ("body.3.body.3.text", "Hai."),
            ("body.3.body.3.body.1.items.1", "Việc."),
        ]);
        let called = |file: &str, path: &str, values: &FileValues| {
            let mut change = DataChange::Value(value(file, path, [Some("a"), Some("b")]));
            call(&mut change, [values, values], [Some(&quotas), None]);
            change.called().map(str::to_owned)
        };
        let of_plan = |path: &str| called("plan.yaml", path, &plan);
        assert_eq!(
            called("quotas.yaml", "quotas.a.units.thon-2.2026-Q3", &quotas).as_deref(),
            Some("Thôn 2")
        );
        assert_eq!(called("results.yaml", "results.a.units.thon-2", &quotas).as_deref(), Some("Thôn 2"));
        assert_eq!(of_plan("body.3.body.3.body.1.items.1").as_deref(), Some("II.2"));
        assert_eq!(of_plan("body.2.title").as_deref(), Some("I"));
        assert_eq!(of_plan("body.1"), None);
    }

    #[test]
    fn a_notice_has_no_results_and_no_text_of_the_plan_among_its_reasons() {
        let is_of = |file: &str, path: &str, document: DocumentId| {
            is_usually_printed(&DataChange::Value(value(file, path, [None, Some("1")])), &document)
        };
        assert!(!is_of("results.yaml", "results.a.total", DocumentId::NOTICE));
        assert!(!is_of("results.yaml", "results.a.total", unit("a")));
        assert!(!is_of("plan.yaml", "preamble", DocumentId::NOTICE));
        assert!(is_of("plan.yaml", "issuer.name", DocumentId::NOTICE));
        assert!(is_of("results.yaml", "results.a.total", report()));
        assert!(is_of("plan.yaml", "preamble", DocumentId::PLAN));
    }

    #[test]
    fn the_text_of_a_document_is_in_no_other() {
        let then = values(&[("body.1", "a"), ("unit.body.1", "a")]);
        let now = values(&[("body.1", "b"), ("unit.body.1", "b")]);
        let paths = |file: &str, document: &DocumentId| {
            let changes = differences(file, [&then, &now], document);
            changes.iter().map(|change| change.path().unwrap().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(paths("notice.yaml", &DocumentId::NOTICE), ["body.1"]);
        assert_eq!(paths("../_models/m/notice.yaml", &unit("dien-yen")), ["unit.body.1"]);
        assert_eq!(paths("plan.yaml", &report()), ["unit.body.1"]);
    }

    #[test]
    fn what_is_accepted_changes_no_document() {
        let now = values(&[("accept.1.code", "period-over"), ("quotas.a.target", "6")]);
        let then = values(&[("quotas.a.target", "5")]);
        let target = value("quotas.yaml", "quotas.a.target", [Some("5"), Some("6")]);
        assert_eq!(differences("quotas.yaml", [&then, &now], &DocumentId::PLAN), [DataChange::Value(target)]);
    }

    #[test]
    fn a_long_text_is_not_told_but_where_it_is() {
        let long = "Đảng uỷ xã ".repeat(9);
        let then = values(&[("body.1", &long), ("number", "5")]);
        let now = values(&[("body.1", "Ngắn."), ("number", "6")]);
        let path = ValuePath::parse("body.1");
        let text = DataChange::Text { file: "plan.yaml".to_owned(), path, called: None };
        let number = DataChange::Value(value("plan.yaml", "number", [Some("5"), Some("6")]));
        assert_eq!(differences("plan.yaml", [&then, &now], &DocumentId::PLAN), [text, number.clone()]);
        assert_eq!(differences("plan.yaml", [&then, &now], &unit("dien-yen")), [number]);
    }

    #[test]
    fn a_document_has_to_do_with_its_own_files_alone() {
        let of = |document: DocumentId| {
            let all = [
                "plan.yaml",
                "notice.yaml",
                "reports/2026-Q2.yaml",
                "reports/2026-H1.yaml",
                "../_models/m/notice.yaml",
            ];
            all.into_iter().filter(|input| concerns(&document, input)).collect::<Vec<_>>()
        };
        assert_eq!(of(DocumentId::PLAN), ["plan.yaml"]);
        assert_eq!(of(unit("dien-yen")), ["plan.yaml", "notice.yaml", "../_models/m/notice.yaml"]);
        assert_eq!(of(DocumentId::report("2026-Q2".parse().unwrap())), ["plan.yaml", "reports/2026-Q2.yaml"]);
    }
}
