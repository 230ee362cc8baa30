//! The reasons why a document is stale, and the changes of data among them, as text.

use super::catalogue::Catalogue;
use crate::diag::{Argument, Arguments, DataChange, TallyPath, ValueChange, shortened};
use crate::pipeline::Reason;
use crate::source::ValuePath;

/// How many reasons are listed; of the others only their number is given.
const LISTED: usize = 4;

/// The reasons as text, separated by commas.
pub fn reasons(catalogue: &Catalogue, reasons: &[Reason]) -> String {
    let mut texts: Vec<String> = reasons.iter().take(LISTED).map(|reason| text(catalogue, reason)).collect();
    if reasons.len() > LISTED {
        let count = Arguments::from([("count", (reasons.len() - LISTED).into())]);
        texts.push(catalogue.say("reason-more", &count));
    }
    texts.join(", ")
}

fn text(catalogue: &Catalogue, reason: &Reason) -> String {
    let value = |value: &Option<String>| -> Argument {
        value.clone().unwrap_or_else(|| catalogue.word("reason-nothing")).into()
    };
    let arguments = match reason {
        Reason::Data(DataChange::Value(change)) => Arguments::from([
            ("name", value_name(change).into()),
            ("before", value(&change.before)),
            ("after", value(&change.after)),
        ]),
        Reason::Data(DataChange::Text { file, path }) => {
            Arguments::from([("file", file_name(file).into()), ("path", path.to_string().into())])
        }
        Reason::Data(DataChange::File { file }) => Arguments::from([("file", file_name(file).into())]),
        _ => Arguments::new(),
    };
    catalogue.say(&format!("reason-{}", reason.id()), &arguments)
}

/// Changes in signs that need no language: `quotas.dien-yen 2 → 3; plan.yaml: body.2`.
pub(super) fn changes(changes: &[DataChange]) -> String {
    let sign = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let texts = changes.iter().map(|change| match change {
        DataChange::Value(change) => {
            format!("{} {} → {}", value_name(change), sign(&change.before), sign(&change.after))
        }
        DataChange::Text { file, path } => format!("{}: {path}", file_name(file)),
        DataChange::File { file } => file_name(file).to_owned(),
    });
    shortened(texts.collect::<Vec<_>>().join("; "))
}

/// The name of a changed value: `quotas.dien-yen` for the `quotas.admissions.units.dien-yen` of `quotas.yaml`, unless
/// another quota has a share of that unit; `plan.yaml: number` elsewhere.
pub(super) fn value_name(change: &ValueChange) -> String {
    let ValueChange { file, path, is_of_several, .. } = change;
    let Some(part) = TallyPath::new(file, path) else {
        return format!("{}: {path}", file_name(file));
    };
    let tally = is_of_several.then_some(part.tally);
    let parts = [part.list.key()].into_iter().chain(tally).chain(part.holder);
    let parts = parts.chain(part.rest.iter().map(String::as_str));
    parts.fold(ValuePath::default(), |path, part| path.below(part)).to_string()
}

/// A file without the way to its folder.
pub(super) fn file_name(file: &str) -> &str {
    file.trim_start_matches("../")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Language;

    fn change(file: &str, path: &str) -> DataChange {
        DataChange::Value(value_change(file, path))
    }

    /// The change of a value beside which there are several of its kind.
    fn change_of_several(file: &str, path: &str) -> DataChange {
        DataChange::Value(ValueChange { is_of_several: true, ..value_change(file, path) })
    }

    fn value_change(file: &str, path: &str) -> ValueChange {
        let (file, path) = (file.to_owned(), ValuePath::parse(path));
        ValueChange { file, path, before: Some("2".to_owned()), after: None, is_of_several: false }
    }

    #[test]
    fn a_value_has_the_shortest_name_that_is_its_own() {
        let path = "quotas.admissions.units.dien-yen.2026-Q2";
        let cases = [
            (change("quotas.yaml", path), "quotas.dien-yen.2026-Q2 2 → –"),
            (change_of_several("quotas.yaml", path), "quotas.admissions.dien-yen.2026-Q2 2 → –"),
            (change("results.yaml", "results.classes.total"), "results.total 2 → –"),
            (change("plan.yaml", "number"), "plan.yaml: number 2 → –"),
            (change("../_shared/a.yaml", "place"), "_shared/a.yaml: place 2 → –"),
        ];
        for (change, expected) in cases {
            assert_eq!(changes(&[change]), expected);
        }
    }

    #[test]
    fn many_reasons_are_counted() {
        let all: Vec<Reason> =
            (1..8).map(|at| Reason::Data(change("plan.yaml", &format!("figures.a{at}")))).collect();
        let text = reasons(&Catalogue::new(Language::English), &all);
        assert!(
            text.contains("plan.yaml: figures.a4 2 → (nothing)") && text.ends_with("and 3 more"),
            "{text}"
        );
    }
}
