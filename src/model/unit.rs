//! The holders of quotas: units of the Party, and organisations that put people forward.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::{Figure, Id, TemplateText, UnitLife};
use crate::source::{Place, Placed};

/// The kind of place or body of a unit, by which annexes group: a shared record. Kinds are equal by id.
#[derive(Clone, Debug)]
pub struct UnitKind(Arc<UnitKindRecord>);

/// What is said of a kind of units.
#[derive(Clone, Debug)]
pub struct UnitKindRecord {
    /// The name in data.
    pub id: String,
    /// The name that a table's group of them has.
    pub name: String,
    /// Its place among the kinds, in the order in which annexes show them.
    pub order: usize,
}

/// The kinds that need no declaration: thôn, xóm, tổ dân phố; trường học; cơ quan, trạm y tế; công an; quân sự; doanh
/// nghiệp, hợp tác xã.
static BUILT_IN: LazyLock<[UnitKind; 6]> = LazyLock::new(|| {
    let kinds = [
        ("village", "Thôn"),
        ("school", "Trường học"),
        ("agency", "Cơ quan"),
        ("police", "Công an"),
        ("military", "Quân sự"),
        ("company", "Doanh nghiệp"),
    ];
    let mut order = 0..;
    kinds.map(|(id, name)| UnitKind::new(id, name, order.next().unwrap_or_default()))
});

impl UnitKind {
    /// The kind that stands in for one that cannot be read.
    pub const VILLAGE: &str = "village";

    /// A kind with its place among the others.
    pub fn new(id: &str, name: &str, order: usize) -> Self {
        Self(Arc::new(UnitKindRecord { id: id.to_owned(), name: name.to_owned(), order }))
    }

    /// The kinds that need no declaration.
    pub fn all_built_in() -> &'static [Self] {
        &*BUILT_IN
    }

    /// The name in data.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The name that a table's group of them has.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Its place among the kinds.
    pub fn order(&self) -> usize {
        self.0.order
    }
}

impl Default for UnitKind {
    fn default() -> Self {
        BUILT_IN[0].clone()
    }
}

impl PartialEq for UnitKind {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for UnitKind {}

/// A chi bộ or đảng bộ that holds quotas.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id, which never changes.
    pub id: Id,
    /// Its name as printed.
    pub name: String,
    /// Its name where it is addressed, if the data have one.
    pub full_name: Option<String>,
    /// Its kind.
    pub kind: UnitKind,
    /// The id of the group that tables show it in.
    pub group: Option<Placed<Id>>,
    /// Figures of it that are no quota and no result, by name: members now, women …
    pub figures: BTreeMap<String, Figure>,
    /// Its text in the notes column.
    pub note: Option<TemplateText>,
    /// From when until when it is there, and under which names.
    pub life: UnitLife,
    /// Where its id is written.
    pub place: Place,
}

/// The order of units and organisations in lists and tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameOrder {
    /// As the data list them.
    #[default]
    Written,
    /// By name in the Vietnamese order: given name first, tone marks last.
    Vietnamese,
}

/// The beginnings of names that say which body of the Party a unit is.
const BODIES: [&str; 5] = ["chi bộ", "đảng bộ", "chi đảng bộ", "đảng ủy", "đảng uỷ"];

impl Unit {
    /// Every name that it has at some time.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let later = self.life.renamings.iter().map(|renaming| renaming.name.as_str());
        std::iter::once(self.name.as_str()).chain(later)
    }

    /// Every name by which others may call it: each name, with `body` before a mere place's, and each full name.
    pub fn spoken_names(&self, body: Option<&str>) -> Vec<String> {
        let later = self.life.renamings.iter().filter_map(|renaming| renaming.full_name.clone());
        let with_body = self.names().map(|name| named_with(name, body));
        let full = self.full_name.clone().into_iter().chain(later);
        self.names().map(str::to_owned).chain(with_body).chain(full).collect()
    }

    /// Its name where it is addressed: `Chi bộ Thôn 2`. `body` is what is said before a name that is a mere place's.
    pub fn addressed(&self, body: Option<&str>) -> String {
        self.full_name.clone().unwrap_or_else(|| named_with(&self.name, body))
    }
}

/// A name with the body that it is of before it, where it does not begin with one.
fn named_with(name: &str, body: Option<&str>) -> String {
    let small = name.to_lowercase();
    let body = body.filter(|_| !BODIES.iter().any(|begin| small.starts_with(begin)));
    body.map_or_else(|| name.to_owned(), |body| format!("{body} {name}"))
}

/// A group of units in tables.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id, which never changes.
    pub id: Id,
    /// Its name as printed.
    pub name: String,
    /// The id of the group that it is in; that one is in none.
    pub parent: Option<Placed<Id>>,
}

/// A hội or đoàn thể that puts people forward.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its id, which never changes.
    pub id: Id,
    /// Its name as printed.
    pub name: String,
    /// Its text in the notes column.
    pub note: Option<TemplateText>,
}

/// The holder of a share: a unit or an organisation.
#[derive(Clone, Copy, Debug)]
pub enum Holder<'a> {
    /// A unit.
    Unit(&'a Unit),
    /// An organisation.
    Organisation(&'a Organisation),
}

impl<'a> Holder<'a> {
    /// Its id.
    pub fn id(self) -> &'a Id {
        match self {
            Self::Unit(unit) => &unit.id,
            Self::Organisation(organisation) => &organisation.id,
        }
    }

    /// Its name as printed.
    pub fn name(self) -> &'a str {
        match self {
            Self::Unit(unit) => &unit.name,
            Self::Organisation(organisation) => &organisation.name,
        }
    }

    /// Its text in the notes column.
    pub fn note(self) -> Option<&'a TemplateText> {
        match self {
            Self::Unit(unit) => unit.note.as_ref(),
            Self::Organisation(organisation) => organisation.note.as_ref(),
        }
    }

    /// One of its figures; an organisation has none.
    pub fn figure(self, name: &str) -> Option<&'a Figure> {
        match self {
            Self::Unit(unit) => unit.figures.get(name),
            Self::Organisation(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn unit(name: &str, full_name: Option<&str>) -> Unit {
        let place = Place::new(&Source::new("quotas.yaml", ""), 0..0);
        Unit {
            id: "thon-2".parse().unwrap(),
            name: name.to_owned(),
            full_name: full_name.map(str::to_owned),
            kind: UnitKind::default(),
            group: None,
            figures: BTreeMap::new(),
            note: None,
            life: UnitLife::default(),
            place,
        }
    }

    fn addressed(name: &str, full_name: Option<&str>) -> String {
        unit(name, full_name).addressed(Some("Chi bộ"))
    }

    #[test]
    fn a_unit_is_known_by_the_name_that_its_extract_prints() {
        let names = |full_name| unit("Thôn Lộc Đông", full_name).spoken_names(Some("Chi bộ"));
        assert_eq!(names(None), ["Thôn Lộc Đông", "Chi bộ Thôn Lộc Đông"]);
        assert!(names(Some("Đảng bộ Lộc Đông")).contains(&"Đảng bộ Lộc Đông".to_owned()));
    }

    #[test]
    fn a_place_is_addressed_as_its_body_of_the_party() {
        assert_eq!(addressed("Thôn 2", None), "Chi bộ Thôn 2");
        assert_eq!(addressed("CHI BỘ Thôn 2", None), "CHI BỘ Thôn 2");
        assert_eq!(addressed("Đảng bộ Quân sự", None), "Đảng bộ Quân sự");
        assert_eq!(addressed("Thôn 2", Some("Đảng bộ bộ phận Thôn 2")), "Đảng bộ bộ phận Thôn 2");
    }
}
