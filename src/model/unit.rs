//! Those who hold quotas: units of the Party, and organisations that put people forward.

use std::str::FromStr;

use super::Id;
use super::TemplateText;

/// What kind of place a cell or branch is in. Annexes group by it.
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

impl UnitKind {
    /// Every kind, in the order in which annexes show them.
    pub const ALL: [Self; 6] =
        [Self::Village, Self::School, Self::Agency, Self::Police, Self::Military, Self::Company];

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
    /// What kind of place it is in.
    pub kind: UnitKind,
    /// What the notes column says of it.
    pub note: Option<TemplateText>,
}

/// A hội or đoàn thể that puts people forward.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its id, which never changes.
    pub id: Id,
    /// Its name as printed.
    pub name: String,
    /// What the notes column says of it.
    pub note: Option<TemplateText>,
}
