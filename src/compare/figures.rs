//! Which figures and other named values changed.

use std::collections::HashMap;

use super::Side;
use super::align::heaviest_increasing;
use super::kinds::{DataKind, ValueKind};
use super::merge::merged;
use super::named_values::{self, NamedValue, TallyValues, document_values};
use super::unit_events::{self, UnitEvent};
use crate::model::{DocumentId, NumberFormat, NumberStyle};

/// A value as it reads, and what it counts where it is a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedValue {
    /// As it reads.
    pub text: String,
    /// Its number, as a whole number of the last place of its format.
    pub count: Option<u64>,
    /// How the number is written.
    pub format: NumberFormat,
}

/// A value that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedValue {
    /// The kind of value; its name is a key of the catalogue after `what-`.
    pub what: ValueKind,
    /// Which of several: the ids of a unit and a period, the name of a figure.
    pub of: Vec<String>,
    /// The same as people call it.
    pub names: Vec<String>,
    /// The documents that say it; none of figures, which the whole plan says.
    pub documents: Vec<DocumentId>,
    /// Before.
    pub old: Option<ComparedValue>,
    /// After.
    pub new: Option<ComparedValue>,
}

/// The kind of thing that a group of changes belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// A quota.
    Quota,
    /// A result.
    Result,
    /// Units, organisations and their groups.
    Holders,
    /// The documents.
    Documents,
}

impl GroupKind {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Quota => "quota",
            Self::Result => "result",
            Self::Holders => "holders",
            Self::Documents => "documents",
        }
    }
}

/// Changes that belong together.
#[derive(Clone, Debug)]
pub struct ChangeGroup {
    /// The kind of thing that they belong to.
    pub kind: GroupKind,
    /// The id of the quota or result.
    pub id: String,
    /// As people call it: `Chỉ tiêu kết nạp năm 2026`.
    pub name: String,
    /// The changed values.
    pub changes: Vec<ChangedValue>,
    /// The sum of the quota or result before and after, changed or not.
    pub total: Option<ChangedValue>,
}

impl ChangedValue {
    /// The growth of a count.
    pub fn difference(&self) -> Option<i128> {
        let count = |value: &Option<ComparedValue>| match value {
            Some(value) => value.count.map(i128::from),
            None => Some(0),
        };
        let formats = (self.old.as_ref(), self.new.as_ref());
        // Numbers of two measures have no difference.
        let is_of_one = !matches!(formats, (Some(old), Some(new)) if old.format != new.format);
        is_of_one.then_some(count(&self.new)? - count(&self.old)?)
    }

    /// The growth as it reads: `+3`, `-2,5%`, `0`.
    pub fn difference_text(&self) -> Option<String> {
        let difference = self.difference()?;
        let size = u64::try_from(difference.unsigned_abs()).ok()?;
        let size = self.format().written(size, NumberStyle::Plain);
        Some(match difference.signum() {
            1 => format!("+{size}"),
            -1 => format!("-{size}"),
            _ => size,
        })
    }

    /// How its numbers are written.
    pub fn format(&self) -> NumberFormat {
        let value = self.new.as_ref().or(self.old.as_ref());
        value.map(|value| value.format.clone()).unwrap_or_default()
    }

    /// Whether it is of one holder's share.
    fn is_of_share(&self) -> bool {
        let is_part = self.what == ValueKind::Data(DataKind::Breakdown) && self.of.len() > 1;
        self.what.is_of_share() || is_part
    }

    /// Whether the value is another than before.
    pub fn is_different(&self) -> bool {
        self.old != self.new
    }
}

impl ChangeGroup {
    /// The changes that people are shown. Of a quota or a result that is wholly new or gone its sums do: each share is
    /// what the tables show.
    pub fn shown(&self) -> impl Iterator<Item = &ChangedValue> {
        let is_tally = matches!(self.kind, GroupKind::Quota | GroupKind::Result);
        let is_one_sided = self.changes.iter().all(|change| change.old.is_none())
            || self.changes.iter().all(|change| change.new.is_none());
        let is_of_issuing = |change: &ChangedValue| change.what.is_of_issuing(change.new.is_none());
        self.changes
            .iter()
            .filter(move |change| !(is_tally && is_one_sided && change.is_of_share()))
            .filter(move |change| !is_of_issuing(change))
    }

    /// Whether anything of it is shown.
    pub fn is_shown(&self) -> bool {
        self.total.is_some() || self.shown().next().is_some()
    }

    /// The changes, and that of the sum where it changed, which is the last.
    pub fn differences(&self) -> impl Iterator<Item = &ChangedValue> {
        self.changes.iter().chain(self.total.iter().filter(|total| total.is_different()))
    }
}

/// The groups in which anything changed.
pub(super) fn groups(old: Side<'_>, new: Side<'_>) -> Vec<ChangeGroup> {
    let tallies = |kind, old: &[TallyValues], new: &[TallyValues]| {
        let pairs = merged(old, new, |figures| figures.id.clone());
        pairs.into_iter().filter_map(|(old, new)| tally_changes(kind, old, new)).collect::<Vec<_>>()
    };
    let plain = |kind, changes: Vec<ChangedValue>| {
        let (id, name) = (String::new(), String::new());
        (!changes.is_empty()).then_some(ChangeGroup { kind, id, name, changes, total: None })
    };
    let events = unit_changes(old, new);
    let leads = !events.is_empty();
    let holders = plain(GroupKind::Holders, holder_changes(old, new, events));
    let mut groups = tallies(GroupKind::Quota, &named_values::quotas(old), &named_values::quotas(new));
    groups.extend(tallies(GroupKind::Result, &named_values::results(old), &named_values::results(new)));
    // What became of units is read first: the figures of former and of new units follow from it.
    let at = if leads { 0 } else { groups.len() };
    groups.splice(at..at, holders);
    groups.extend(plain(GroupKind::Documents, document_changes(old, new)));
    groups
}

/// Changes of units, organisations and groups, what became of units first.
fn holder_changes(old: Side<'_>, new: Side<'_>, events: Vec<ChangedValue>) -> Vec<ChangedValue> {
    let mut holders = changes(&named_values::holders(old), &named_values::holders(new));
    holders.extend(moved_holders(old, new));
    holders.retain(|change| !is_named_by(change, &events));
    [events, holders].concat()
}

fn tally_changes(
    kind: GroupKind,
    old: Option<&TallyValues>,
    new: Option<&TallyValues>,
) -> Option<ChangeGroup> {
    let values = |side: Option<&TallyValues>| side.map(|side| side.values.clone()).unwrap_or_default();
    let changes = changes(&values(old), &values(new));
    let total = |side: Option<&TallyValues>| {
        let (total, format) = (side?.total?, &side?.format);
        let text = format.written(total, NumberStyle::Plain);
        Some(ComparedValue { text, count: Some(total), format: format.clone() })
    };
    let total = ChangedValue {
        what: DataKind::Total.into(),
        of: Vec::new(),
        names: Vec::new(),
        documents: Vec::new(),
        old: total(old),
        new: total(new),
    };
    if changes.is_empty() && !total.is_different() {
        return None;
    }
    let named = new.or(old)?;
    let has_total = total.old.is_some() || total.new.is_some();
    let (id, name) = (named.id.clone(), named.name.clone());
    Some(ChangeGroup { kind, id, name, changes, total: has_total.then_some(total) })
}

/// The differences between two lists of values.
fn changes(old: &[NamedValue], new: &[NamedValue]) -> Vec<ChangedValue> {
    let name = |value: &NamedValue| (value.what, value.of.clone());
    let pairs = merged(old, new, name).into_iter();
    let changed = pairs.filter(|(old, new)| old.map(|old| &old.value) != new.map(|new| &new.value));
    let change = changed.filter_map(|(old, new)| {
        let named = new.or(old)?;
        Some(ChangedValue {
            what: named.what,
            of: named.of.clone(),
            names: named.names.clone(),
            documents: Vec::new(),
            old: old.map(|old| old.value.clone()),
            new: new.map(|new| new.value.clone()),
        })
    });
    change.collect()
}

/// What became of units.
fn unit_changes(old: Side<'_>, new: Side<'_>) -> Vec<ChangedValue> {
    let words = |text| Some(ComparedValue { text, count: None, format: NumberFormat::default() });
    let change = |event: UnitEvent| ChangedValue {
        what: event.what.into(),
        of: event.units(),
        names: Vec::new(),
        documents: Vec::new(),
        old: Some(event.names.join(", ")).filter(|names| !names.is_empty()).and_then(words),
        new: words(event.text),
    };
    unit_events::new_events(&old.plan.quotas, &new.plan.quotas).into_iter().map(change).collect()
}

/// Whether an event names the unit that a change adds. The kind of such a unit is that of those before it.
fn is_named_by(change: &ChangedValue, events: &[ChangedValue]) -> bool {
    let kinds = [DataKind::Unit, DataKind::UnitKind].map(ValueKind::Data);
    let is_new = kinds.contains(&change.what) && change.old.is_none();
    is_new && events.iter().any(|event| change.of.iter().all(|id| event.of.contains(id)))
}

/// Units and organisations whose order among the others changed.
fn moved_holders(old: Side<'_>, new: Side<'_>) -> Vec<ChangedValue> {
    let mut moved =
        moved(DataKind::UnitOrder, &named_values::unit_names(old), &named_values::unit_names(new));
    let organisations = (named_values::organisation_names(old), named_values::organisation_names(new));
    moved.extend(self::moved(DataKind::OrganisationOrder, &organisations.0, &organisations.1));
    moved
}

fn moved(what: DataKind, old: &[(String, String)], new: &[(String, String)]) -> Vec<ChangedValue> {
    let places: HashMap<&str, usize> =
        old.iter().enumerate().map(|(at, (id, _))| (id.as_str(), at)).collect();
    let kept = new.iter().enumerate();
    let kept: Vec<(usize, usize)> =
        kept.filter_map(|(at, (id, _))| Some((*places.get(id.as_str())?, at))).collect();
    let weighed: Vec<(usize, u64)> = kept.iter().map(|(from, _)| (*from, 1)).collect();
    let is_kept = heaviest_increasing(&weighed);
    let moved = kept.into_iter().zip(is_kept).filter(|(_, is_kept)| !is_kept);
    let before = |list: &'_ [(String, String)], at: usize| Some(list[at.checked_sub(1)?].clone());
    let place = |before: Option<(String, String)>| {
        let text = before.map_or_else(|| "đầu danh sách".to_owned(), |(_, name)| format!("sau {name}"));
        Some(ComparedValue { text, count: None, format: NumberFormat::default() })
    };
    let change = moved.filter_map(|((from, to), _)| {
        let (was, is) = (before(old, from), before(new, to));
        let id = |before: &Option<(String, String)>| before.as_ref().map(|(id, _)| id.clone());
        // A value that still follows the same one moved along with it.
        (id(&was) != id(&is)).then(|| ChangedValue {
            what: what.into(),
            of: vec![new[to].0.clone()],
            names: vec![new[to].1.clone()],
            documents: Vec::new(),
            old: place(was),
            new: place(is),
        })
    });
    change.collect()
}

/// Changes of the documents' fields. One that is equal in several documents is reported once.
fn document_changes(old: Side<'_>, new: Side<'_>) -> Vec<ChangedValue> {
    let mut all: Vec<ChangedValue> = Vec::new();
    for (old, new) in merged(old.documents, new.documents, |one| one.content.document.clone()) {
        let Some(document) = new.or(old).map(|one| &one.content.document) else { continue };
        for change in changes(&document_values(old, new), &document_values(new, old)) {
            let is_same = |known: &&mut ChangedValue| {
                (known.what, &known.of, &known.old, &known.new)
                    == (change.what, &change.of, &change.old, &change.new)
            };
            match all.iter_mut().find(is_same) {
                Some(known) => known.documents.push(document.clone()),
                None => all.push(ChangedValue { documents: vec![document.clone()], ..change }),
            }
        }
    }
    all
}
