//! What became of units since the version before: founded, renamed, merged, split, dissolved.

use jiff::civil::Date;

use super::kinds::DataKind;
use crate::model::{Ending, Id, QuotaSet, Renaming, Unit};
use crate::text;

/// Something that became of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnitEvent {
    pub(super) what: DataKind,
    /// The units that it is about, before it.
    before: Vec<Id>,
    /// The names before it.
    pub(super) names: Vec<String>,
    /// The units after it.
    after: Vec<Id>,
    /// As it reads afterwards.
    pub(super) text: String,
}

impl UnitEvent {
    /// The ids of the units that it is about, those after it first.
    pub(super) fn units(&self) -> Vec<String> {
        self.after.iter().chain(&self.before).map(Id::to_string).collect()
    }
}

/// The events that the new version knows and the old one does not.
pub(super) fn new_events(old: &QuotaSet, new: &QuotaSet) -> Vec<UnitEvent> {
    let known = events(old);
    events(new).into_iter().filter(|event| !known.contains(event)).collect()
}

/// Every event of a list of units, mergers by the unit that they lead to.
fn events(set: &QuotaSet) -> Vec<UnitEvent> {
    let mut found = Vec::new();
    for unit in &set.units {
        let merged: Vec<&Unit> = set.units.iter().filter(|one| is_merged_into(one, unit)).collect();
        if let Some(last) = merged.iter().filter_map(|one| one.life.until.as_ref()).map(|day| day.value).max()
        {
            let names = merged.iter().map(|one| name_until(one));
            found.push(UnitEvent {
                what: DataKind::UnitMerged,
                before: merged.iter().map(|one| one.id.clone()).collect(),
                names: names.collect(),
                after: vec![unit.id.clone()],
                text: format!("{}, {}", unit.name, since(last.tomorrow().unwrap_or(last))),
            });
        }
        found.extend(ending(set, unit));
        found.extend(founding(set, unit));
        found.extend(renamings(unit));
    }
    found
}

fn is_merged_into(one: &Unit, unit: &Unit) -> bool {
    matches!(&one.life.ending, Ending::MergedInto(into) if into.value == unit.id)
}

/// A unit that is split or dissolved.
fn ending(set: &QuotaSet, unit: &Unit) -> Option<UnitEvent> {
    let until = unit.life.until.as_ref()?.value;
    let next = until.tomorrow().unwrap_or(until);
    let (what, text) = match &unit.life.ending {
        Ending::MergedInto(_) => return None,
        Ending::SplitInto { parts, .. } => {
            let names = parts.iter().filter_map(|part| set.name_of(&part.value));
            (DataKind::UnitSplit, format!("{}, {}", names.collect::<Vec<_>>().join(", "), since(next)))
        }
        Ending::None => (DataKind::UnitDissolved, since(next)),
    };
    Some(UnitEvent {
        what,
        before: vec![unit.id.clone()],
        names: vec![name_until(unit)],
        after: unit.life.successors().iter().map(|part| part.value.clone()).collect(),
        text,
    })
}

/// A unit that begins without others before it.
fn founding(set: &QuotaSet, unit: &Unit) -> Option<UnitEvent> {
    let from = unit.life.from.as_ref()?.value;
    let is_before = |one: &Unit| one.life.successors().iter().any(|next| next.value == unit.id);
    if set.units.iter().any(is_before) {
        return None;
    }
    let text = format!("{}, {}", unit.name, since(from));
    let (before, names) = (Vec::new(), Vec::new());
    Some(UnitEvent { what: DataKind::UnitFounded, before, names, after: vec![unit.id.clone()], text })
}

fn renamings(unit: &Unit) -> Vec<UnitEvent> {
    let names: Vec<&str> = unit.names().collect();
    let pairs = unit.life.renamings.iter().zip(names);
    let event = |(renaming, before): (&Renaming, &str)| UnitEvent {
        what: DataKind::UnitRenamed,
        before: vec![unit.id.clone()],
        names: vec![before.to_owned()],
        after: Vec::new(),
        text: format!("{}, {}", renaming.name, since(renaming.from.value)),
    };
    pairs.map(event).collect()
}

/// The name that a unit had in the end.
fn name_until(unit: &Unit) -> String {
    unit.names().last().unwrap_or_default().to_owned()
}

fn since(day: Date) -> String {
    format!("từ {}", text::short_date(day.year(), day.month(), day.day()))
}
