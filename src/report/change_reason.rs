//! The reasons why a document is stale, and the changes of data among them, as text.

use jiff::civil::Date;

use super::catalogue::{Catalogue, Language};
use crate::content::{figure_name, period_name};
use crate::diag::{Argument, Arguments, DataChange, TallyPath, ValueChange, shortened};
use crate::disk::{PLAN_FILE, QUOTAS_FILE, RESULTS_FILE};
use crate::model::{DocumentId, Measure, Period, State, UnitKind};
use crate::pipeline::Reason;
use crate::records::ISSUED;
use crate::source::ValuePath;
use crate::text::{lower_first, roman, short_date};

/// How many reasons are listed; of the others only their number is given.
const LISTED: usize = 4;

/// The reasons as text, separated by commas.
pub fn reasons(catalogue: &Catalogue, reasons: &[Reason]) -> String {
    let is_issue = reasons.iter().any(is_of_set);
    let shown = reasons.iter().filter(|reason| !is_issue || is_of_set(reason) || !is_of_issue(reason));
    let mut texts = each_once(shown.map(|reason| text(catalogue, reason)));
    if texts.len() > LISTED {
        let count = Arguments::from([("count", (texts.len() - LISTED).into())]);
        texts.truncate(LISTED);
        texts.push(catalogue.say("reason-more", &count));
    }
    texts.join(", ")
}

/// Whether a reason is that the document is issued as a set now, or a draft again.
fn is_of_set(reason: &Reason) -> bool {
    let Reason::Data(DataChange::Value(value)) = reason else { return false };
    matches!(value_message(value), "reason-set" | "reason-reopened")
}

/// Whether a reason follows from that: its state, number and day, what it replaces, and what its set keeps.
fn is_of_issue(reason: &Reason) -> bool {
    let Reason::Data(change) = reason else { return false };
    let is_kept = change.file().split('/').next() == Some(ISSUED);
    let follows = |top: &str| matches!(top, "state" | "number" | "date" | "amended" | "replaces");
    is_kept || change.path().is_some_and(|path| follows(path.top()))
}

/// Texts of which each stands there once: several values may be called alike.
fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}

fn text(catalogue: &Catalogue, reason: &Reason) -> String {
    let arguments = match reason {
        Reason::Data(change @ DataChange::Value(value)) => {
            let read = |text: &Option<String>| -> Argument {
                text.as_ref().map_or_else(String::new, |text| value_text(catalogue, value, text)).into()
            };
            let values = [
                ("name", printed_name(catalogue, change).into()),
                ("before", read(&value.before)),
                ("after", read(&value.after)),
            ];
            return catalogue.say(value_message(value), &Arguments::from(values));
        }
        Reason::Data(change @ DataChange::Text { .. }) => {
            Arguments::from([("name", printed_name(catalogue, change).into())])
        }
        Reason::Data(DataChange::File { file }) => Arguments::from([("file", file_name(file).into())]),
        _ => Arguments::new(),
    };
    catalogue.say(&format!("reason-{}", reason.id()), &arguments)
}

/// The message about a value that changed, was added or removed; of the set that a document is issued as one of its own.
fn value_message(change: &ValueChange) -> &'static str {
    match (change.path.parts(), &change.before, &change.after) {
        ([key], _, Some(_)) if key == "set" => "reason-set",
        ([key], Some(_), None) if key == "set" => "reason-reopened",
        (_, None, _) => "reason-added",
        (_, _, None) => "reason-removed",
        (_, Some(_), Some(_)) => "reason-value",
    }
}

/// Changes in a finding: `chỉ tiêu của Thôn 2: 2 → 3; mục II.2`.
pub(super) fn changes(catalogue: &Catalogue, changes: &[DataChange]) -> String {
    let texts = changes.iter().map(|change| match change {
        DataChange::Value(value) => {
            let sign = |text: &Option<String>| match text {
                Some(text) => value_text(catalogue, value, text),
                None => "–".to_owned(),
            };
            let (before, after) = (sign(&value.before), sign(&value.after));
            format!("{}: {before} → {after}", printed_name(catalogue, change))
        }
        DataChange::Text { .. } => printed_name(catalogue, change),
        DataChange::File { file } => file_name(file).to_owned(),
    });
    shortened(each_once(texts).join("; "))
}

/// A value as it reads in the language of the catalogue: dates, periods, amounts and words of the files in Vietnamese.
fn value_text(catalogue: &Catalogue, change: &ValueChange, written: &str) -> String {
    if catalogue.language() != Language::Vietnamese {
        return written.to_owned();
    }
    let read = match change.path.parts().last().map_or("", String::as_str) {
        "state" => written.parse::<State>().ok().map(|state| {
            let values = Arguments::from([("state", state.id().into()), ("by", "".into())]);
            catalogue.say("listed-state", &values)
        }),
        "measure" => {
            let mut built_in = Measure::all_built_in().iter();
            built_in.find(|measure| measure.id() == written).map(|measure| measure.name().to_owned())
        }
        "kind" => {
            let mut built_in = UnitKind::all_built_in().iter();
            built_in.find(|kind| kind.id() == written).map(|kind| lower_first(kind.name()))
        }
        "period" => written.parse().ok().map(period_name),
        _ if written == "true" => Some("có".to_owned()),
        _ if written == "false" => Some("không".to_owned()),
        _ => written.strip_prefix("at least ").map(|count| format!("ít nhất {count}")),
    };
    let day = || written.parse::<Date>().ok().map(|day| short_date(day.year(), day.month(), day.day()));
    read.or_else(day).unwrap_or_else(|| written.to_owned())
}

/// What changed, as people call it: `chỉ tiêu quý III của Thôn 2`, `mục II.2`, `báo cáo 2026-Q2: ngày`; where the
/// catalogue has no word for the key, its file and path.
fn printed_name(catalogue: &Catalogue, change: &DataChange) -> String {
    if let Some(part) = change.tally() {
        return tally_name(catalogue, change, part);
    }
    let path = change.path().cloned().unwrap_or_default();
    let Some(own) = key_name(catalogue, change, path.parts()) else {
        return format!("{}: {path}", file_name(change.file()));
    };
    let is_plans = matches!(change.file(), PLAN_FILE | QUOTAS_FILE | RESULTS_FILE);
    match change.file().strip_suffix(".yaml").filter(|_| !is_plans).map(str::parse::<DocumentId>) {
        None => own,
        Some(Ok(document)) => format!("{}: {own}", document_name(catalogue, &document)),
        Some(Err(())) => format!("{}: {own}", file_name(change.file())),
    }
}

/// The name of a document that is issued on its own: `thông báo`, `báo cáo 2026-Q2`.
pub fn document_name(catalogue: &Catalogue, document: &DocumentId) -> String {
    let kind = document.issued_as().kind().id();
    let period = document.period().map(|period| match catalogue.language() {
        Language::Vietnamese => period_name(period),
        Language::English => period.to_string(),
    });
    let period = period.unwrap_or_default();
    let file = document.own_file().map(ToString::to_string).unwrap_or_default();
    let values = [("period", period.into()), ("file", file.into())];
    catalogue.say(&format!("issued-{kind}"), &Arguments::from(values))
}

/// A value of a quota or a result.
fn tally_name(catalogue: &Catalogue, change: &DataChange, part: TallyPath<'_>) -> String {
    let is_of_several = matches!(change, DataChange::Value(ValueChange { is_of_several: true, .. }));
    let rest: Vec<&str> = part.rest.iter().map(String::as_str).collect();
    let (kind, period) = match rest[..] {
        [key @ ("total" | "target" | "note" | "period" | "measure" | "as_of" | "id")] => (key, ""),
        ["periods", period] | ["of_which", _, period] | [period] => ("share", period),
        _ => ("share", ""),
    };
    let of_which = match rest[..] {
        ["of_which", name, ..] => part_name(catalogue, name),
        _ => String::new(),
    };
    let period = period.parse().map_or_else(|()| period.to_owned(), |period| short_period(catalogue, period));
    let holder = change.called().or(part.holder).unwrap_or_default();
    let tally = if is_of_several { part.tally } else { "" };
    let values = [
        ("list", part.list.key().into()),
        ("tally", tally.into()),
        ("kind", kind.into()),
        ("part", of_which.into()),
        ("period", period.into()),
        ("holder", holder.into()),
    ];
    catalogue.say("change-tally", &Arguments::from(values))
}

/// A part of a count, as people call it: `nữ`.
fn part_name(catalogue: &Catalogue, id: &str) -> String {
    let named = figure_name(id).filter(|_| catalogue.language() == Language::Vietnamese);
    named.map_or_else(|| id.to_owned(), lower_first)
}

/// A period without the year that a plan of one year has everywhere: `quý III`.
fn short_period(catalogue: &Catalogue, period: Period) -> String {
    match (catalogue.language(), period) {
        (Language::Vietnamese, Period::Quarter(_, quarter)) => format!("quý {}", roman(quarter.into())),
        (Language::Vietnamese, Period::Month(_, month)) => format!("tháng {month}"),
        (Language::Vietnamese, Period::Week(_, week)) => format!("tuần {week}"),
        (Language::Vietnamese, period) => period_name(period),
        (Language::English, period) => period.to_string(),
    }
}

/// A key of a document, a unit or a part of the text.
fn key_name(catalogue: &Catalogue, change: &DataChange, parts: &[String]) -> Option<String> {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let called = change.called().unwrap_or_default();
    let (id, names) = match parts[..] {
        ["body", ..] if called.starts_with('“') => ("change-part", called),
        ["body", ..] if !called.is_empty() => ("change-section", called),
        ["body", ..] => ("zone-body", ""),
        ["preamble" | "legal_bases", ..] => ("change-preamble", ""),
        ["annexes", at, ..] => ("change-annex", at),
        ["signature", key @ ("authority" | "position" | "signer"), ..] => {
            return Some(lower_first(&catalogue.word(&format!("what-{key}"))));
        }
        ["issuer", "cited"] => ("what-cited_as", ""),
        ["figures" | "citations", name, ..] => {
            let values = Arguments::from([("names", name.into())]);
            return Some(lower_first(&catalogue.say(&format!("what-{}", parts[0]), &values)));
        }
        ["units" | "organisations", id, key, ..] => {
            let holder = if called.is_empty() { id } else { called };
            let values = [("key", key.into()), ("holder", holder.into())];
            return Some(catalogue.say("change-holder", &Arguments::from(values)));
        }
        [key, ..] if catalogue.has(&format!("what-{key}")) => {
            return Some(lower_first(&catalogue.word(&format!("what-{key}"))));
        }
        _ => return None,
    };
    Some(lower_first(&catalogue.say(id, &Arguments::from([("names", names.into())]))))
}

/// The name of a changed value for scripts: `quotas.dien-yen` for the `quotas.admissions.units.dien-yen` of `quotas.yaml`, unless
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
        let before = Some("2".to_owned());
        ValueChange { file, path, before, after: None, is_of_several: false, called: None }
    }

    #[test]
    fn a_value_has_the_shortest_name_that_is_its_own() {
        let path = "quotas.admissions.units.dien-yen.2026-Q2";
        let cases = [
            (change("quotas.yaml", path), "quotas.dien-yen.2026-Q2"),
            (change_of_several("quotas.yaml", path), "quotas.admissions.dien-yen.2026-Q2"),
            (change("results.yaml", "results.classes.total"), "results.total"),
            (change("plan.yaml", "number"), "plan.yaml: number"),
            (change("../_shared/a.yaml", "place"), "_shared/a.yaml: place"),
        ];
        for (change, expected) in cases {
            let DataChange::Value(change) = change else { unreachable!() };
            assert_eq!(value_name(&change), expected);
        }
    }

    #[test]
    fn a_change_is_named_as_people_name_it() {
        let path = "quotas.admissions.units.thon-2.2026-Q3";
        let called = |change: DataChange, name: &str| match change {
            DataChange::Value(value) => {
                DataChange::Value(ValueChange { called: Some(name.to_owned()), ..value })
            }
            other => other,
        };
        let cases = [
            (called(change("quotas.yaml", path), "Thôn 2"), "chỉ tiêu quý III của Thôn 2: 2 → –"),
            (
                called(change_of_several("quotas.yaml", path), "Thôn 2"),
                "chỉ tiêu `admissions` quý III của Thôn 2: 2 → –",
            ),
            (change("quotas.yaml", "quotas.admissions.periods.2026-Q3"), "chỉ tiêu quý III: 2 → –"),
            (change("quotas.yaml", "quotas.admissions.target"), "mục tiêu: 2 → –"),
            (change("results.yaml", "results.classes.total"), "tổng kết quả: 2 → –"),
            (change("plan.yaml", "number"), "số: 2 → –"),
            (called(change("plan.yaml", "body.3.body.1.items.1"), "II.2"), "mục II.2: 2 → –"),
            (change("notice.yaml", "date"), "thông báo: ngày: 2 → –"),
            (change("plan.yaml", "signature.signer"), "người ký: 2 → –"),
            (change("../_shared/a.yaml", "place"), "_shared/a.yaml: địa danh: 2 → –"),
            (change("plan.yaml", "unheard.of"), "plan.yaml: unheard.of: 2 → –"),
        ];
        let catalogue = Catalogue::new(Language::Vietnamese);
        let valued = |file: &str, path: &str, before: &str, after: &str| {
            let value = value_change(file, path);
            let (before, after) = (Some(before.to_owned()), Some(after.to_owned()));
            DataChange::Value(ValueChange { before, after, ..value })
        };
        let read = [
            (
                valued("quotas.yaml", "quotas.admissions.target", "at least 14", "16"),
                "mục tiêu: ít nhất 14 → 16",
            ),
            (valued("plan.yaml", "state", "draft", "issued"), "tình trạng: dự thảo → đã ban hành"),
            (valued("plan.yaml", "date", "2026-03-31", "2026-04"), "ngày: 31/3/2026 → 2026-04"),
            (
                valued("reports/2026-Q1.yaml", "amended", "false", "true"),
                "báo cáo quý I/2026: điều chỉnh, bổ sung: không → có",
            ),
        ];
        let alike = [change("plan.yaml", "body.1"), change("plan.yaml", "body.2")];
        assert_eq!(changes(&catalogue, &alike), "nội dung: 2 → –");
        for (change, expected) in cases.into_iter().chain(read) {
            assert_eq!(changes(&catalogue, &[change]), expected);
        }
    }

    #[test]
    fn what_is_added_removed_or_issued_is_said_in_words() {
        let catalogue = Catalogue::new(Language::Vietnamese);
        let said = |path: &str, before: Option<&str>, after: Option<&str>| {
            let value = value_change("plan.yaml", path);
            let (before, after) = (before.map(str::to_owned), after.map(str::to_owned));
            reasons(&catalogue, &[Reason::Data(DataChange::Value(ValueChange { before, after, ..value }))])
        };
        assert_eq!(said("set", None, Some("1")), "văn bản được ban hành thành bộ 1");
        assert_eq!(said("set", Some("1"), None), "văn bản đã mở lại thành dự thảo");
        assert_eq!(said("number", None, Some("85")), "số: chưa có → 85");
        assert_eq!(said("drafter", Some("A"), None), "người soạn thảo: A → bỏ");
        assert_eq!(said("number", Some("84"), Some("85")), "số: 84 → 85");
    }

    #[test]
    fn what_follows_from_an_issue_is_not_listed_beside_it() {
        let catalogue = Catalogue::new(Language::Vietnamese);
        let kept = DataChange::File { file: "issued/1/set.json".to_owned() };
        let set =
            ValueChange { before: None, after: Some("1".to_owned()), ..value_change("plan.yaml", "set") };
        let number = change("plan.yaml", "number");
        let all =
            [number.clone(), DataChange::Value(set), kept, change("plan.yaml", "place")].map(Reason::Data);
        assert_eq!(reasons(&catalogue, &all), "văn bản được ban hành thành bộ 1, địa danh: 2 → bỏ");
        assert_eq!(reasons(&catalogue, &[Reason::Data(number)]), "số: 2 → bỏ");
    }

    #[test]
    fn many_reasons_are_counted() {
        let all: Vec<Reason> =
            (1..8).map(|at| Reason::Data(change("plan.yaml", &format!("figures.a{at}")))).collect();
        let text = reasons(&Catalogue::new(Language::English), &all);
        assert!(text.contains("figure a4: 2 → (nothing)") && text.ends_with("and 3 more"), "{text}");
    }
}
