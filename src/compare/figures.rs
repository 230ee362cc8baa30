//! Which figures and other named values changed.

use std::collections::HashMap;

use super::Side;
use super::align::heaviest_increasing;
use super::entries::{self, Entry};
use super::merge::merged;
use crate::render::Chapter;

/// A value as it reads, and what it counts where it is a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// As it reads.
    pub text: String,
    /// What it counts.
    pub count: Option<u64>,
}

/// A value that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is: `target`, `share`, `unit`, `date` …; a key of the catalogue after `what-`.
    pub what: &'static str,
    /// Which of several: the ids of a unit and a period, the name of a figure.
    pub of: Vec<String>,
    /// The same as people call it.
    pub names: Vec<String>,
    /// The documents that say it; none of figures, which the whole plan says.
    pub chapters: Vec<Chapter>,
    /// Before.
    pub old: Option<Value>,
    /// After.
    pub new: Option<Value>,
}

/// What a group of changes belongs to.
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
pub struct Group {
    /// What they belong to.
    pub kind: GroupKind,
    /// The id of the quota or result.
    pub id: String,
    /// As people call it: `Chỉ tiêu kết nạp năm 2026`.
    pub name: String,
    /// What changed.
    pub changes: Vec<Change>,
    /// The sum of the quota or result before and after, changed or not.
    pub total: Option<Change>,
}

impl Change {
    /// By how much a count grew.
    pub fn difference(&self) -> Option<i128> {
        let count = |value: &Option<Value>| match value {
            Some(value) => value.count.map(i128::from),
            None => Some(0),
        };
        Some(count(&self.new)? - count(&self.old)?)
    }

    /// Whether the value is another than before.
    pub fn is_different(&self) -> bool {
        self.old != self.new
    }
}

impl Group {
    /// The changes that people are shown. Of a quota or a result that is wholly new or gone its sums do: each share is
    /// what the tables show.
    pub fn shown(&self) -> impl Iterator<Item = &Change> {
        let is_tally = matches!(self.kind, GroupKind::Quota | GroupKind::Result);
        let is_one_sided = self.changes.iter().all(|change| change.old.is_none())
            || self.changes.iter().all(|change| change.new.is_none());
        self.changes
            .iter()
            .filter(move |change| !(is_tally && is_one_sided && change.what.starts_with("share")))
    }

    /// The changes, and that of the sum where it changed, which is the last.
    pub fn differences(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().chain(self.total.iter().filter(|total| total.is_different()))
    }
}

/// The groups in which anything changed.
pub(super) fn groups(old: Side<'_>, new: Side<'_>) -> Vec<Group> {
    let tallies = |kind, old: &[entries::Figures], new: &[entries::Figures]| {
        let pairs = merged(old, new, |figures| figures.id.clone());
        pairs.into_iter().filter_map(|(old, new)| of_tally(kind, old, new)).collect::<Vec<_>>()
    };
    let mut groups = tallies(GroupKind::Quota, &entries::quotas(old), &entries::quotas(new));
    groups.extend(tallies(GroupKind::Result, &entries::results(old), &entries::results(new)));
    let plain = |kind, changes: Vec<Change>| {
        let (id, name) = (String::new(), String::new());
        (!changes.is_empty()).then_some(Group { kind, id, name, changes, total: None })
    };
    let mut holders = changes(&entries::holders(old), &entries::holders(new));
    holders.extend(moved_holders(old, new));
    groups.extend(plain(GroupKind::Holders, holders));
    groups.extend(plain(GroupKind::Documents, of_documents(old, new)));
    groups
}

fn of_tally(
    kind: GroupKind,
    old: Option<&entries::Figures>,
    new: Option<&entries::Figures>,
) -> Option<Group> {
    let entries = |side: Option<&entries::Figures>| side.map(|side| side.entries.clone()).unwrap_or_default();
    let changes = changes(&entries(old), &entries(new));
    let total =
        |side: Option<&entries::Figures>| Some(Value { text: side?.total?.to_string(), count: side?.total });
    let total = Change {
        what: "total",
        of: Vec::new(),
        names: Vec::new(),
        chapters: Vec::new(),
        old: total(old),
        new: total(new),
    };
    if changes.is_empty() && !total.is_different() {
        return None;
    }
    let named = new.or(old)?;
    let has_total = total.old.is_some() || total.new.is_some();
    let (id, name) = (named.id.clone(), named.name.clone());
    Some(Group { kind, id, name, changes, total: has_total.then_some(total) })
}

/// What differs between two lists of entries.
fn changes(old: &[Entry], new: &[Entry]) -> Vec<Change> {
    let name = |entry: &Entry| format!("{}\u{0}{}", entry.what, entry.of.join("\u{0}"));
    let pairs = merged(old, new, name).into_iter();
    let changed = pairs.filter(|(old, new)| old.map(|old| &old.value) != new.map(|new| &new.value));
    let change = changed.filter_map(|(old, new)| {
        let named = new.or(old)?;
        Some(Change {
            what: named.what,
            of: named.of.clone(),
            names: named.names.clone(),
            chapters: Vec::new(),
            old: old.map(|old| old.value.clone()),
            new: new.map(|new| new.value.clone()),
        })
    });
    change.collect()
}

/// Units and organisations that stand at another place among the others.
fn moved_holders(old: Side<'_>, new: Side<'_>) -> Vec<Change> {
    let mut moved = moved("unit-order", &entries::unit_names(old), &entries::unit_names(new));
    let organisations = (entries::organisation_names(old), entries::organisation_names(new));
    moved.extend(self::moved("organisation-order", &organisations.0, &organisations.1));
    moved
}

fn moved(what: &'static str, old: &[(String, String)], new: &[(String, String)]) -> Vec<Change> {
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
        Some(Value { text, count: None })
    };
    let change = moved.filter_map(|((from, to), _)| {
        let (was, is) = (before(old, from), before(new, to));
        let id = |before: &Option<(String, String)>| before.as_ref().map(|(id, _)| id.clone());
        // What still follows the same one moved along with it.
        (id(&was) != id(&is)).then(|| Change {
            what,
            of: vec![new[to].0.clone()],
            names: vec![new[to].1.clone()],
            chapters: Vec::new(),
            old: place(was),
            new: place(is),
        })
    });
    change.collect()
}

/// What is said of documents. What several documents say alike is told once.
fn of_documents(old: Side<'_>, new: Side<'_>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for (old, new) in merged(old.scripts, new.scripts, |script| script.chapter.id()) {
        let Some(chapter) = new.or(old).map(|script| script.chapter) else { continue };
        for change in changes(&entries::of_script(old, new), &entries::of_script(new, old)) {
            let is_same = |told: &&mut Change| {
                (told.what, &told.of, &told.old, &told.new)
                    == (change.what, &change.of, &change.old, &change.new)
            };
            match all.iter_mut().find(is_same) {
                Some(told) => told.chapters.push(chapter),
                None => all.push(Change { chapters: vec![chapter], ..change }),
            }
        }
    }
    all
}
