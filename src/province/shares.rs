//! Where a file says what a table gives: the share of a unit can be written in three ways.

use super::header::file_key;
use super::rows::TableEntry;
use super::shared_model::ModelValues;
use crate::records::TableFile;
use crate::source::ValuePath;

/// The keys of a share that is written with more than its numbers.
const NOTED: [&str; 4] = ["total", "periods", "note", "of_which"];

/// The path of the value of an entry in a file with these values. `others` are all entries of the same plan.
pub(super) fn written_path(entry: &TableEntry, values: &ModelValues, others: &[TableEntry]) -> ValuePath {
    let Some(share) = UnitShare::from_entry(entry) else { return entry.path.clone() };
    let below = below(values, &share.path);
    let is_noted = below.iter().any(|part| NOTED.contains(&part.as_str()));
    let has_both = || {
        let own = others.iter().filter(|other| other.file == entry.file).filter_map(UnitShare::from_entry);
        let mut own = own.filter(|other| other.path == share.path).map(|other| other.period.is_some());
        let first = own.next();
        own.any(|is_period| Some(is_period) != first)
    };
    if is_noted || below.is_empty() && !values.contains_key(&share.path) && has_both() {
        return entry.path.clone();
    }
    match share.period {
        None => share.path,
        Some(period) => share.path.below(period),
    }
}

/// The value of a file at a path; of what has others below it, all of them.
pub(super) fn written_value(values: &ModelValues, path: &ValuePath) -> Option<String> {
    if let Some(text) = values.get(path) {
        return Some(text.clone());
    }
    let depth = path.parts().len();
    let below = values.range(path.clone()..).take_while(|(known, _)| known.parts().starts_with(path.parts()));
    let listed = below.map(|(known, text)| format!("{}: {text}", known.parts()[depth..].join(".")));
    let listed: Vec<String> = listed.collect();
    (!listed.is_empty()).then(|| listed.join(", "))
}

/// The first parts below a path.
fn below(values: &ModelValues, path: &ValuePath) -> Vec<String> {
    let depth = path.parts().len();
    let below = values.range(path.clone()..).take_while(|(known, _)| known.parts().starts_with(path.parts()));
    below.filter_map(|(known, _)| known.parts().get(depth).cloned()).collect()
}

/// The share of a unit in a quota or result.
pub(super) struct UnitShare<'e> {
    /// The quota or result, and the unit.
    pub(super) tally: &'e str,
    pub(super) unit: &'e str,
    /// Of its total none.
    pub(super) period: Option<&'e str>,
    /// Up to the unit.
    path: ValuePath,
}

impl<'e> UnitShare<'e> {
    /// The share that an entry is of; none of any other value.
    pub(super) fn from_entry(entry: &'e TableEntry) -> Option<Self> {
        if !matches!(entry.file, TableFile::Quotas | TableFile::Results) {
            return None;
        }
        let parts: Vec<&str> = entry.path.parts().iter().map(String::as_str).collect();
        let (tally, unit, period) = match parts[..] {
            [list, tally, "units", unit, "total"] if list == file_key(entry.file) => (tally, unit, None),
            [list, tally, "units", unit, "periods", period] if list == file_key(entry.file) => {
                (tally, unit, Some(period))
            }
            _ => return None,
        };
        let path = entry.path.parts()[..4].iter().fold(ValuePath::default(), |path, part| path.below(part));
        Some(Self { tally, unit, period, path })
    }
}
