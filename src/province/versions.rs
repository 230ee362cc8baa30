//! The three versions of the values of a plan: what was last taken from the table, what the table says now, and what the
//! files say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rows::{PlanRow, TableEntry};
use super::shared_model::ModelValues;
use super::shares::{written_path, written_value};
use crate::data::{NewValue, value_places, values};
use crate::diag::{Code, Finding, Findings};
use crate::model::Period;
use crate::records::{TableFile, TakenValues};
use crate::source::{Place, Source, ValuePath};
use crate::text::nfc;

/// A file of a plan, with what a row says of it.
pub(super) struct FileVersions<'a> {
    pub(super) file: TableFile,
    pub(super) source: &'a Arc<Source>,
    values: ModelValues,
    places: BTreeMap<ValuePath, Place>,
    row: &'a PlanRow,
    base: Option<&'a BTreeMap<ValuePath, String>>,
}

/// What has become of the value of a cell since it was last taken.
enum ValueState {
    /// The table and the file say the same.
    Same,
    /// The table alone changed.
    Changed,
    /// The file alone changed, to this or to nothing.
    Behind(Option<String>),
    /// Both changed, and the file says this or nothing.
    Conflict(Option<String>),
}

/// What a row changes in a file.
#[derive(Default)]
pub(super) struct FileChanges<'a> {
    /// The values that are to be set.
    pub(super) new: Vec<NewValue>,
    /// The entries that they come from.
    pub(super) entries: Vec<&'a TableEntry>,
}

impl<'a> FileVersions<'a> {
    pub(super) fn new(
        file: TableFile,
        source: &'a Arc<Source>,
        row: &'a PlanRow,
        taken: Option<&'a TakenValues>,
    ) -> Self {
        Self {
            file,
            source,
            values: values(source),
            places: value_places(source),
            row,
            base: taken.and_then(|taken| taken.get(&file)),
        }
    }

    /// What the row changes. What both sides changed is a finding, and what the file alone changed a note.
    pub(super) fn changes(&self, findings: &mut Findings) -> FileChanges<'a> {
        let mut changes = FileChanges::default();
        let own = self.row.entries.iter().filter(|entry| entry.file == self.file);
        for entry in own {
            let path = written_path(entry, &self.values, &self.row.entries);
            match self.state(entry, &path) {
                ValueState::Same => {}
                ValueState::Changed => changes.entries.push(entry),
                ValueState::Behind(now) => findings.push(self.differs(Code::TableBehind, entry, &path, now)),
                ValueState::Conflict(now) => {
                    findings.push(self.differs(Code::TableConflict, entry, &path, now));
                }
            }
        }
        changes.new = self.new_values(&changes.entries);
        changes
    }

    /// The values that were taken from cells which are empty now, and which the file still has.
    pub(super) fn emptied(&self) -> Vec<&'a ValuePath> {
        let is_filled = |path: &ValuePath| {
            let mut own = self.row.entries.iter().filter(|entry| entry.file == self.file);
            own.any(|entry| entry.path == *path)
        };
        let is_of_row = |path: &ValuePath| match path.parts() {
            [.., list, unit, _] | [.., list, unit, _, _] if list == "units" => {
                self.row.units.iter().any(|own| own.value.as_str() == unit)
            }
            _ => true,
        };
        let is_there = |(path, text): &(&ValuePath, &String)| {
            let place = TableEntry {
                file: self.file,
                path: (*path).clone(),
                text: (*text).clone(),
                place: self.row.id.place.clone(),
            };
            let path = written_path(&place, &self.values, &self.row.entries);
            written_value(&self.values, &path).is_some()
        };
        let taken = self.base.into_iter().flatten();
        let taken = taken.filter(|(path, _)| !is_filled(path) && is_of_row(path));
        taken.filter(is_there).map(|(path, _)| path).collect()
    }

    fn state(&self, entry: &TableEntry, path: &ValuePath) -> ValueState {
        let now = written_value(&self.values, path);
        let base = self.base.and_then(|base| base.get(&entry.path));
        let is_table = |text: &String| nfc(text.trim()) == nfc(&entry.text);
        match (base, now) {
            (_, Some(now)) if is_table(&now) => ValueState::Same,
            (Some(base), now) if is_table(base) => ValueState::Behind(now),
            (base, now) if base == now.as_ref() => ValueState::Changed,
            (_, now) => ValueState::Conflict(now),
        }
    }

    /// The finding about a cell that says otherwise than the file.
    fn differs(&self, code: Code, entry: &TableEntry, path: &ValuePath, now: Option<String>) -> Finding {
        let finding = Finding::at(code, &entry.place).with("path", path.to_string());
        let finding = finding.with("file", self.source.path()).with("table", entry.text.as_str());
        let finding = finding.with("data", now.unwrap_or_default());
        let below =
            || self.places.range(path.clone()..).find(|(known, _)| known.parts().starts_with(path.parts()));
        match self.places.get(path).or_else(|| below().map(|(_, place)| place)) {
            Some(place) => finding.related("data", place),
            None => finding,
        }
    }

    /// The values that entries set: units that the file does not have are added whole.
    fn new_values(&self, entries: &[&TableEntry]) -> Vec<NewValue> {
        let list = ValuePath::default().below("units");
        let (mut new, mut added) = (Vec::new(), BTreeSet::new());
        for unit in &self.row.units {
            let path = list.below(unit.value.as_str());
            if self.file != TableFile::Quotas || self.values.contains_key(&path.below("id")) {
                continue;
            }
            let is_flat = |entry: &&&TableEntry| {
                entry.path.parts().len() == 3 && entry.path.parts().starts_with(path.parts())
            };
            let own: Vec<&&TableEntry> = entries.iter().filter(is_flat).collect();
            if own.is_empty() {
                continue;
            }
            added.extend(own.iter().map(|entry| entry.path.clone()));
            let id = ("id", unit.value.as_str());
            let keys = own.iter().map(|entry| (entry.path.parts()[2].as_str(), entry.text.as_str()));
            let keys: Vec<(&str, &str)> = [id].into_iter().chain(keys).collect();
            new.push(NewValue::from_member(list.clone(), &keys));
        }
        let order = self.order();
        let others = entries.iter().filter(|entry| !added.contains(&entry.path));
        new.extend(others.map(|entry| {
            let path = written_path(entry, &self.values, &self.row.entries);
            NewValue::from_text(path, &entry.text).in_order(&order)
        }));
        new
    }

    /// The periods in the order of time, among which new ones go to their places.
    fn order(&self) -> Arc<[String]> {
        let own = self.row.entries.iter().map(|entry| &entry.path);
        let parts = self.values.keys().chain(own).flat_map(ValuePath::parts);
        let periods: BTreeSet<Period> = parts.filter_map(|part| part.parse().ok()).collect();
        periods.iter().map(Period::to_string).collect()
    }
}
