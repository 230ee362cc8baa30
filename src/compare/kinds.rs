//! The kinds of a value that changed: a key of the data, or a field of a document.

use crate::content::{FieldKind, named};

named! {
    /// The kind of a value of the data.
    pub enum DataKind {
        /// The measure that a quota or a result counts.
        Measure => "measure",
        /// The period of a quota or a result.
        Period => "period",
        /// The promised amount.
        Target => "target",
        /// The total that a result states.
        Stated => "stated",
        /// The sum of a quota or a result.
        Total => "total",
        /// The amount of a holder, of a period or of all.
        Share => "share",
        /// The sum of a holder over all periods.
        ShareSum => "share-sum",
        /// The sum of a period over all holders.
        PeriodTotal => "period-total",
        /// A part of a quota or a result: women.
        Breakdown => "breakdown",
        /// The group that a group is in.
        GroupParent => "group-parent",
        /// The note about a holder's share.
        ShareNote => "share-note",
        /// The day until which a result counts.
        AsOf => "as_of",
        /// The name of a unit.
        Unit => "unit",
        /// The name of a unit where it is addressed.
        UnitFullName => "unit-full-name",
        /// The kind of a unit.
        UnitKind => "unit-kind",
        /// The group of a unit.
        UnitGroup => "unit-group",
        /// A figure of a unit.
        UnitFigure => "unit-figure",
        /// The place of a unit among the others.
        UnitOrder => "unit-order",
        /// Units that were merged into one.
        UnitMerged => "unit-merged",
        /// A unit that was split into others.
        UnitSplit => "unit-split",
        /// A unit that was dissolved.
        UnitDissolved => "unit-dissolved",
        /// A unit that was founded.
        UnitFounded => "unit-founded",
        /// A unit that has another name since a day.
        UnitRenamed => "unit-renamed",
        /// The name of an organisation.
        Organisation => "organisation",
        /// The place of an organisation among the others.
        OrganisationOrder => "organisation-order",
        /// The name of a group.
        Group => "group",
        /// The note about a holder.
        HolderNote => "holder-note",
        /// A document as it is cited.
        Document => "document",
    }
}

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// A value of the data.
    Data(DataKind),
    /// A field of a document.
    Field(FieldKind),
}

impl ValueKind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        let data = DataKind::ALL.iter().copied().map(Self::Data);
        data.chain(FieldKind::ALL.iter().copied().map(Self::Field))
    }

    /// The stable name, in JSON, in keys of the catalogues and in templates.
    pub fn id(self) -> &'static str {
        match self {
            Self::Data(kind) => kind.id(),
            Self::Field(kind) => kind.id(),
        }
    }

    /// Whether its change only says that a document is a draft again, or is of another day: state, profile, and a number
    /// that is not given yet.
    pub(super) fn is_of_issuing(self, is_gone: bool) -> bool {
        match self {
            Self::Field(FieldKind::State | FieldKind::Profile) => true,
            Self::Field(FieldKind::Number) => is_gone,
            _ => false,
        }
    }

    /// Whether it is of one holder's share, which the tables show.
    pub(super) fn is_of_share(self) -> bool {
        matches!(self, Self::Data(DataKind::Share | DataKind::ShareSum | DataKind::ShareNote))
    }
}

impl From<DataKind> for ValueKind {
    fn from(kind: DataKind) -> Self {
        Self::Data(kind)
    }
}

impl From<FieldKind> for ValueKind {
    fn from(kind: FieldKind) -> Self {
        Self::Field(kind)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_kind_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = ValueKind::all().map(ValueKind::id).collect();
        assert_eq!(names.len(), ValueKind::all().count());
    }
}
