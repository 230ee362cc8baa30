//! The units and organisations that sheets name.

use std::collections::BTreeMap;

use crate::data::ImportMapping;
use crate::model::{Holding, Id, QuotaSet};
use crate::text::{self, ToneMark, nfc};

/// What extracts print before the name of a unit that is a mere place's.
const UNIT_BODY: &str = "Chi bộ";

/// Every name of the units and organisations of a plan.
pub(super) struct HolderNames {
    ids: BTreeMap<String, Vec<(Holding, Id)>>,
    /// The names as the data have them, for advice.
    names: Vec<String>,
    by_id: BTreeMap<String, String>,
    groups: Vec<String>,
}

/// Who is meant by a name.
pub(super) enum NameMatch {
    /// One unit or organisation.
    One(Holding, Id),
    /// Several of the same name.
    Several(Vec<Id>),
    /// None that is known.
    None,
}

/// A name as it is compared: letters composed and small, tone marks in one place, blanks single. *Vạn Tràng* and *Văn
/// Tràng* stay two.
pub(super) fn name_key(name: &str) -> String {
    let words: Vec<String> = nfc(name).split_whitespace().map(str::to_owned).collect();
    let words = words.join(" ").to_lowercase();
    let words = words
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '.' | '*' | '-' | '–'));
    text::respell(words, ToneMark::Second)
}

/// The key of a name without the words of the kind of unit before it.
fn bare_key(name: &str) -> String {
    let key = name_key(name);
    let bare = ["chi bộ ", "đảng bộ ", "chi đoàn ", "trường "].iter().find_map(|kind| key.strip_prefix(kind));
    bare.map_or_else(|| key.clone(), str::to_owned)
}

impl HolderNames {
    /// The names of a plan, and those that its mapping gives.
    pub(super) fn new(quotas: &QuotaSet, mapping: &ImportMapping) -> Self {
        let mut known =
            Self { ids: BTreeMap::new(), names: Vec::new(), by_id: BTreeMap::new(), groups: Vec::new() };
        for unit in &quotas.units {
            for name in unit.spoken_names(Some(UNIT_BODY)) {
                known.add(&name, Holding::Units, &unit.id);
            }
            known.names.push(unit.name.clone());
            known.by_id.insert(unit.id.to_string(), unit.name.clone());
        }
        for one in &quotas.organisations {
            known.add(&one.name, Holding::Organisations, &one.id);
            known.names.push(one.name.clone());
            known.by_id.insert(one.id.to_string(), one.name.clone());
        }
        for (name, id) in &mapping.names {
            let id = &id.value;
            let holding = if quotas.unit(id).is_some() { Holding::Units } else { Holding::Organisations };
            known.ids.insert(name_key(name), vec![(holding, id.clone())]);
        }
        let kinds = quotas.all_kinds().map(|kind| name_key(kind.name()));
        known.groups = quotas.groups.iter().map(|group| name_key(&group.name)).chain(kinds).collect();
        known
    }

    fn add(&mut self, name: &str, holding: Holding, id: &Id) {
        let ids = self.ids.entry(name_key(name)).or_default();
        if !ids.contains(&(holding, id.clone())) {
            ids.push((holding, id.clone()));
        }
    }

    /// Who is called so.
    pub(super) fn find(&self, name: &str) -> NameMatch {
        match self.ids.get(&name_key(name)).map(Vec::as_slice) {
            Some([(holding, id)]) => NameMatch::One(*holding, id.clone()),
            Some(several) => NameMatch::Several(several.iter().map(|(_, id)| id.clone()).collect()),
            None => NameMatch::None,
        }
    }

    /// Who has an id.
    pub(super) fn with_id(&self, id: &str) -> Option<(Holding, Id)> {
        self.ids.values().flatten().find(|(_, known)| known.as_str() == id).cloned()
    }

    /// What the one with an id is called.
    pub(super) fn name_with_id(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }

    /// Whether anybody is called so.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.ids.contains_key(&name_key(name))
    }

    /// Whether it is the name of a group or a kind of units.
    pub(super) fn is_group(&self, name: &str) -> bool {
        self.groups.contains(&name_key(name))
    }

    /// The nearest names: first by their letters, then by their marks too. Words of the kind of unit before a name are no
    /// part of it.
    pub(super) fn nearest(&self, wrong: &str) -> Vec<&str> {
        let wrong = bare_key(wrong);
        let likeness = |name: &str| {
            let key = bare_key(name);
            let letters = strsim::jaro_winkler(&text::fold(&wrong), &text::fold(&key));
            (letters > 0.8).then(|| (letters, strsim::jaro_winkler(&wrong, &key)))
        };
        let mut best: Vec<&str> = Vec::new();
        let mut most = (0.0, 0.0);
        for name in &self.names {
            let Some(found) = likeness(name) else { continue };
            if found > most {
                (best, most) = (Vec::new(), found);
            }
            if found == most {
                best.push(name);
            }
        }
        best
    }

    /// Every name, for advice.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}
