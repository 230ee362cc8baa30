//! The holders of quotas: units of the Party, and organisations that put people forward.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::{Figure, Id, TemplateText};
use crate::listed::listed;
use crate::source::{Place, Placed};

listed! {
    /// The kind of place of a cell or branch. Annexes group by it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum UnitKind {
        /// Thôn, xóm, tổ dân phố.
        Village,
        /// Trường học.
        School,
        /// Cơ quan, trạm y tế.
        Agency,
        /// Công an.
        Police,
        /// Quân sự.
        Military,
        /// Doanh nghiệp, hợp tác xã.
        Company,
    }

    /// Every kind, in the order in which annexes show them.
    pub const ALL;
}

impl UnitKind {
    /// The name in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Village => "village",
            Self::School => "school",
            Self::Agency => "agency",
            Self::Police => "police",
            Self::Military => "military",
            Self::Company => "company",
        }
    }

    /// The name that a table's group of them has.
    pub fn name(self) -> &'static str {
        match self {
            Self::Village => "Thôn",
            Self::School => "Trường học",
            Self::Agency => "Cơ quan",
            Self::Police => "Công an",
            Self::Military => "Quân sự",
            Self::Company => "Doanh nghiệp",
        }
    }
}

impl FromStr for UnitKind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.id() == text).ok_or(())
    }
}

/// A chi bộ or đảng bộ that holds quotas.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id, which never changes.
    pub id: Id,
    /// Its name as printed.
    pub name: String,
    /// Its name where it is addressed, if the data have one.
    pub full_name: Option<String>,
    /// The kind of its place.
    pub kind: UnitKind,
    /// The id of the group that tables show it in.
    pub group: Option<Placed<Id>>,
    /// Figures of it that are no quota and no result, by name: members now, women …
    pub figures: BTreeMap<String, Figure>,
    /// Its text in the notes column.
    pub note: Option<TemplateText>,
    /// Where its id is written.
    pub place: Place,
}

/// The beginnings of names that say which body of the Party a unit is.
const BODIES: [&str; 5] = ["chi bộ", "đảng bộ", "chi đảng bộ", "đảng ủy", "đảng uỷ"];

impl Unit {
    /// Its name where it is addressed: `Chi bộ Thôn 2`. `body` is what is said before a name that is a mere place's.
    pub fn addressed(&self, body: Option<&str>) -> String {
        let named = || {
            let name = self.name.to_lowercase();
            let body = body.filter(|_| !BODIES.iter().any(|begin| name.starts_with(begin)));
            body.map_or_else(|| self.name.clone(), |body| format!("{body} {}", self.name))
        };
        self.full_name.clone().unwrap_or_else(named)
    }
}

/// A group of units in tables.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id, which never changes.
    pub id: Id,
    /// Its name as printed.
    pub name: String,
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

    fn addressed(name: &str, full_name: Option<&str>) -> String {
        let place = Place::new(&Source::new("quotas.yaml", ""), 0..0);
        let unit = Unit {
            id: "thon-2".parse().unwrap(),
            name: name.to_owned(),
            full_name: full_name.map(str::to_owned),
            kind: UnitKind::Village,
            group: None,
            figures: BTreeMap::new(),
            note: None,
            place,
        };
        unit.addressed(Some("Chi bộ"))
    }

    #[test]
    fn a_place_is_addressed_as_its_body_of_the_party() {
        assert_eq!(addressed("Thôn 2", None), "Chi bộ Thôn 2");
        assert_eq!(addressed("CHI BỘ Thôn 2", None), "CHI BỘ Thôn 2");
        assert_eq!(addressed("Đảng bộ Quân sự", None), "Đảng bộ Quân sự");
        assert_eq!(addressed("Thôn 2", Some("Đảng bộ bộ phận Thôn 2")), "Đảng bộ bộ phận Thôn 2");
    }
}
