//! The files of a plan that is made from a row of a table, as a person would write them.

use std::collections::{BTreeMap, BTreeSet};

use super::header::file_key;
use super::rows::{PlanRow, TableEntry};
use super::shared_model::{ModelValues, SharedModel};
use super::shares::UnitShare;
use crate::data::file_errors::unchangeable;
use crate::data::{
    EMPTY_RESULTS, NewValue, UnchangeableValue, set_values, spread_members, values, yaml_line, yaml_lines,
};
use crate::diag::{Finding, Findings};
use crate::model::Period;
use crate::records::{TableFile, TakenValues};
use crate::source::{Source, ValuePath};

/// The order of keys in `plan.yaml`.
const ORDER: [&str; 10] = [
    "superior",
    "issuer",
    "number",
    "symbol",
    "place",
    "date",
    "abstract",
    "figures",
    "signature",
    "drafter",
];

/// The keys that units come after in `quotas.yaml`.
const BEFORE_UNITS: &[&str] = &["format", "measures", "unit_kinds", "unit_figures", "name_order", "groups"];

/// The keys whose value is one whole: what a row leaves out of it is taken from the model.
const WHOLE: [&str; 2] = ["issuer", "signature"];

/// The texts of the files of a plan, by name.
pub(super) type PlanTexts = BTreeMap<String, String>;

/// Writes the files of a plan. What cannot be written into a copy of the model's files is a finding.
pub(super) fn compose(row: &PlanRow, model: &SharedModel, findings: &mut Findings) -> Option<PlanTexts> {
    let mut texts = BTreeMap::new();
    for file in TableFile::ALL {
        let text = file_text(row, file, model).map_err(|finding| findings.push(*finding)).ok()?;
        texts.extend(text.map(|text| (file.name(), text)));
    }
    Some(texts)
}

/// The text of a file of a plan; none of a file that the plan does not need.
///
/// # Errors
/// A finding where the values cannot be written into a copy of the model's file.
pub(super) fn file_text(
    row: &PlanRow,
    file: TableFile,
    model: &SharedModel,
) -> Result<Option<String>, Box<Finding>> {
    match file {
        TableFile::Plan => Ok(Some(plan(row, model))),
        TableFile::Notice => Ok(notice(row, model)),
        TableFile::Quotas | TableFile::Results => tallies(row, file, model),
    }
}

/// The values that were taken from a row, to compare later ones with.
pub(super) fn taken(row: &PlanRow) -> TakenValues {
    let mut taken = TakenValues::new();
    for entry in &row.entries {
        taken.entry(entry.file).or_default().insert(entry.path.clone(), entry.text.clone());
    }
    taken
}

fn plan(row: &PlanRow, model: &SharedModel) -> String {
    let head =
        format!("# yaml-language-server: $schema=../.schema/plan.json\nformat: 1\nmodel: {}\n", model.name);
    head + &yaml_lines(&document_values(row, TableFile::Plan, &model.plan))
}

fn notice(row: &PlanRow, model: &SharedModel) -> Option<String> {
    let values = document_values(row, TableFile::Notice, &model.notice);
    let head = "# yaml-language-server: $schema=../.schema/notice.json\nformat: 1\n";
    (!values.is_empty()).then(|| head.to_owned() + &yaml_lines(&values))
}

/// The values of a document in the order of keys, those that are whole with what the model has of them.
fn document_values(row: &PlanRow, file: TableFile, model: &ModelValues) -> Vec<(ValuePath, String)> {
    let own = row.entries.iter().filter(|entry| entry.file == file);
    let own: BTreeMap<ValuePath, &str> = own.map(|entry| (entry.path.clone(), entry.text.as_str())).collect();
    let mut all: Vec<(ValuePath, String)> = Vec::new();
    for key in WHOLE.into_iter().filter(|key| own.keys().any(|path| path.top() == *key)) {
        let of_model = model.iter().filter(|(path, _)| path.top() == key && !own.contains_key(*path));
        all.extend(of_model.map(|(path, text)| (path.clone(), text.clone())));
    }
    all.extend(own.into_iter().map(|(path, text)| (path, text.to_owned())));
    let position = |list: &[&str], key: Option<&String>| {
        list.iter().position(|known| key.is_some_and(|key| key == known)).unwrap_or(list.len())
    };
    let inner = ["authority", "position", "signer", "name", "cited"];
    all.sort_by_key(|(path, _)| {
        let parts = path.parts();
        let number = parts.iter().find_map(|part| part.parse::<u32>().ok());
        (position(&ORDER, parts.first()), number, position(&inner, parts.last()))
    });
    all
}

/// `quotas.yaml` or `results.yaml`: a copy of the model's with what the row gives; none where neither says anything.
fn tallies(row: &PlanRow, file: TableFile, model: &SharedModel) -> Result<Option<String>, Box<Finding>> {
    let own: Vec<&TableEntry> = row.entries.iter().filter(|entry| entry.file == file).collect();
    let of_model = if file == TableFile::Quotas { &model.quotas } else { &model.results };
    let base = match of_model {
        Some(source) => {
            let source = Source::new(source.path(), without_empty_units(source.text()));
            Source::new(source.path(), spread_members(&source, file_key(file)))
        }
        None if own.is_empty() => return Ok(None),
        None => Source::new(file.name(), new_tallies(&own, file, model)),
    };
    let known = values(&base);
    let mut new = if file == TableFile::Quotas { units(row, &known) } else { Vec::new() };
    new.extend(marked(file, &known));
    new.extend(shares(row, file, &known));
    let others =
        own.iter().filter(|entry| UnitShare::from_entry(entry).is_none() && entry.path.top() != "units");
    new.extend(others.map(|entry| NewValue::from_text(entry.path.clone(), &entry.text)));
    let text = set_values(&base, &new);
    text.map(Some).map_err(|UnchangeableValue(_)| Box::new(unchangeable(base.path(), "table")))
}

/// A text without keys of units that have nothing in them: `units: []`, which a model has for its own check.
fn without_empty_units(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.split_inclusive('\n').peekable();
    let indent = |line: &str| line.len() - line.trim_start().len();
    while let Some(line) = lines.next() {
        let value =
            line.trim().strip_prefix("units:").map(|rest| rest.split('#').next().unwrap_or_default().trim());
        let is_empty = match value {
            Some("[]" | "{}" | "~" | "null") => true,
            Some("") => lines.peek().is_none_or(|next| {
                !next.trim().is_empty()
                    && indent(next) <= indent(line)
                    && !next.trim_start().starts_with("- ")
            }),
            _ => false,
        };
        if !is_empty {
            kept.push_str(line);
        }
    }
    kept
}

/// That results which are not reported are no zeros, in a copy of a model's results that says nothing of it.
fn marked(file: TableFile, known: &ModelValues) -> Option<NewValue> {
    let path = ValuePath::parse("unreported");
    let is_unsaid = file == TableFile::Results && !known.contains_key(&path);
    is_unsaid.then(|| NewValue::from_text(path, "mark"))
}

/// The file of quotas or results of measures that are built in, for a model without one.
fn new_tallies(own: &[&TableEntry], file: TableFile, model: &SharedModel) -> String {
    let list = file_key(file);
    let of_list = own.iter().filter(|entry| entry.path.top() == list);
    let ids: BTreeSet<&str> =
        of_list.clone().filter_map(|entry| entry.path.parts().get(1)).map(String::as_str).collect();
    let mut text = if file == TableFile::Results { EMPTY_RESULTS } else { "format: 1\n" }.to_owned();
    for (at, id) in ids.into_iter().enumerate() {
        let periods = of_list.clone().filter(|entry| entry.path.parts().get(1).is_some_and(|own| own == id));
        let periods = periods.filter_map(|entry| entry.path.parts().last()?.parse::<Period>().ok());
        let years: BTreeSet<u16> = periods.filter_map(Period::year).collect();
        let of_model = || model.year().map(|year| year.to_string()).unwrap_or_default();
        let period = match (years.first(), years.last()) {
            (Some(first), Some(end)) if first < end => format!("{first}-{end}"),
            (Some(year), _) => year.to_string(),
            _ => of_model(),
        };
        let head = if at == 0 { format!("{list}:\n") } else { String::new() };
        text.push_str(&head);
        text.extend(["  - measure: ", id, "\n    period: ", &period, "\n"]);
    }
    text
}

/// The units of a row that the file does not have, as lines below `units`, and new values of those that it has.
fn units(row: &PlanRow, known: &ModelValues) -> Vec<NewValue> {
    let list = ValuePath::default().below("units");
    let has_units = known.keys().any(|path| path.top() == "units");
    let (mut lines, mut new) = (String::new(), Vec::new());
    for unit in &row.units {
        let id = unit.value.as_str();
        let path = list.below(id);
        let own = row.entries.iter().filter(|entry| entry.path.parts().starts_with(path.parts()));
        let own: Vec<&TableEntry> = own.filter(|entry| entry.file == TableFile::Quotas).collect();
        if known.contains_key(&path.below("id")) {
            new.extend(own.iter().map(|entry| NewValue::from_text(entry.path.clone(), &entry.text)));
            continue;
        }
        let below = |entry: &&TableEntry| {
            entry.path.parts()[2..].iter().fold(ValuePath::default(), |path, part| path.below(part))
        };
        let mut keys = vec![(ValuePath::default().below("id"), id.to_owned())];
        keys.extend(own.iter().map(|entry| (below(entry), entry.text.clone())));
        if has_units {
            let flat: Vec<(&str, &str)> =
                keys.iter().map(|(path, text)| (path.top(), text.as_str())).collect();
            new.push(NewValue::from_member(list.clone(), &flat));
        } else {
            lines.extend(["- ", &yaml_line(&keys), "\n"]);
        }
    }
    if !lines.is_empty() {
        new.insert(0, NewValue::from_block(list, &lines, BEFORE_UNITS));
    }
    new
}

/// The shares of the units of a row, as lines below `units` of each quota or result.
fn shares(row: &PlanRow, file: TableFile, known: &ModelValues) -> Vec<NewValue> {
    let of_file = row.entries.iter().filter(|entry| entry.file == file);
    let all: Vec<(UnitShare<'_>, &TableEntry)> =
        of_file.filter_map(|entry| Some((UnitShare::from_entry(entry)?, entry))).collect();
    let tallies: BTreeSet<&str> = all.iter().map(|(share, _)| share.tally).collect();
    let mut new = Vec::new();
    for tally in tallies {
        let path = ValuePath::default().below(file_key(file)).below(tally).below("units");
        let of_tally = || all.iter().filter(|(share, _)| share.tally == tally);
        if known.keys().any(|known| known.parts().starts_with(path.parts())) {
            new.extend(of_tally().map(|(_, entry)| {
                let path = super::shares::written_path(entry, known, &row.entries);
                NewValue::from_text(path, &entry.text)
            }));
            continue;
        }
        let mut lines = Vec::new();
        for unit in &row.units {
            let own = of_tally().filter(|(share, _)| share.unit == unit.value.as_str());
            let own: Vec<(Option<&str>, &str)> =
                own.map(|(share, entry)| (share.period, entry.text.as_str())).collect();
            lines.extend(share_line(unit.value.as_str(), &own));
        }
        new.push(NewValue::from_block(path, &yaml_share_lines(&lines), &[]));
    }
    new
}

/// The values of a unit's share below its id.
fn share_line(unit: &str, own: &[(Option<&str>, &str)]) -> Vec<(ValuePath, String)> {
    let path = ValuePath::default().below(unit);
    let has_total = own.iter().any(|(period, _)| period.is_none());
    let has_periods = own.iter().any(|(period, _)| period.is_some());
    let value = |(period, text): &(Option<&str>, &str)| {
        let path = match (period, has_total && has_periods) {
            (None, false) => path.clone(),
            (None, true) => path.below("total"),
            (Some(period), false) => path.below(period),
            (Some(period), true) => path.below("periods").below(period),
        };
        (path, (*text).to_owned())
    };
    own.iter().map(value).collect()
}

/// Shares as lines, one for each unit.
fn yaml_share_lines(values: &[(ValuePath, String)]) -> String {
    let mut lines = String::new();
    for unit in values.chunk_by(|(one, _), (next, _)| one.top() == next.top()) {
        let line = yaml_line(unit);
        // One entry in braces is a line without them.
        lines += line.strip_prefix('{').and_then(|line| line.strip_suffix('}')).unwrap_or(&line);
        lines += "\n";
    }
    lines
}
