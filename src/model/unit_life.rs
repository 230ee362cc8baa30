//! The life of a unit: from a day to a day, under one name after another, and the units that take its place.

use jiff::civil::Date;

use super::{Id, Period};
use crate::source::Placed;

/// The life of a unit. One of which the data say nothing was always there and stays, under one name.
#[derive(Clone, Debug, Default)]
pub struct UnitLife {
    /// The first day.
    pub from: Option<Placed<Date>>,
    /// The last day.
    pub until: Option<Placed<Date>>,
    /// What becomes of it after the last day.
    pub ending: Ending,
    /// Its later names, in the order of their days.
    pub renamings: Vec<Renaming>,
}

/// What becomes of a unit after its last day.
#[derive(Clone, Debug, Default)]
pub enum Ending {
    /// Nothing: it goes on, or is dissolved.
    #[default]
    None,
    /// It becomes part of another, which carries on its quotas and results.
    MergedInto(Placed<Id>),
    /// It is split into others. One of them carries on its quotas and results if the data say so; else they stay its own.
    SplitInto {
        /// The parts.
        parts: Vec<Placed<Id>>,
        /// The part that carries on.
        carried_to: Option<Placed<Id>>,
    },
}

/// A later name of a unit.
#[derive(Clone, Debug)]
pub struct Renaming {
    /// The name as printed.
    pub name: String,
    /// The name where the unit is addressed, if the data have one.
    pub full_name: Option<String>,
    /// The first day of the name.
    pub from: Placed<Date>,
}

impl UnitLife {
    /// Whether the data say nothing of it.
    pub fn is_unsaid(&self) -> bool {
        let Self { from, until, ending, renamings } = self;
        from.is_none() && until.is_none() && matches!(ending, Ending::None) && renamings.is_empty()
    }

    /// Whether the unit exists on a day.
    pub fn is_on(&self, day: Date) -> bool {
        !self.begins_after(day) && !self.ends_before(day)
    }

    /// Whether its first day is later than a day.
    pub fn begins_after(&self, day: Date) -> bool {
        self.from.as_ref().is_some_and(|from| from.value > day)
    }

    /// Whether its last day is earlier than a day.
    pub fn ends_before(&self, day: Date) -> bool {
        self.until.as_ref().is_some_and(|until| until.value < day)
    }

    /// Whether the unit exists on some day of a period. Each year has no days of its own.
    pub fn is_in(&self, period: Period) -> bool {
        let begins = period.last_day().is_none_or(|last| !self.begins_after(last));
        let ends = period.first_day().is_none_or(|first| !self.ends_before(first));
        begins && ends
    }

    /// Whether two units exist on a day together.
    pub fn meets(&self, other: &Self) -> bool {
        let is_over =
            |one: &Self, other: &Self| other.from.as_ref().is_some_and(|from| one.ends_before(from.value));
        !is_over(self, other) && !is_over(other, self)
    }

    /// The units that take its place, as written.
    pub fn successors(&self) -> &[Placed<Id>] {
        match &self.ending {
            Ending::None => &[],
            Ending::MergedInto(unit) => std::slice::from_ref(unit),
            Ending::SplitInto { parts, .. } => parts,
        }
    }

    /// The unit that carries on its quotas and results.
    pub fn heir(&self) -> Option<&Id> {
        match &self.ending {
            Ending::None => None,
            Ending::MergedInto(unit) => Some(&unit.value),
            Ending::SplitInto { carried_to, .. } => carried_to.as_ref().map(|unit| &unit.value),
        }
    }

    /// The name that it has on a day, where it is another than the first.
    pub fn renaming_on(&self, day: Date) -> Option<&Renaming> {
        self.renamings.iter().rfind(|renaming| renaming.from.value <= day)
    }

    /// Whether the data say the same of another.
    pub fn is_as(&self, other: &Self) -> bool {
        self.values() == other.values()
    }

    fn values(&self) -> impl PartialEq {
        let ids = |ids: &[Placed<Id>]| ids.iter().map(|id| id.value.clone()).collect::<Vec<_>>();
        let day = |day: &Option<Placed<Date>>| day.as_ref().map(|day| day.value);
        let names =
            self.renamings.iter().map(|one| (one.name.clone(), one.full_name.clone(), one.from.value));
        let is_split = matches!(self.ending, Ending::SplitInto { .. });
        let ending = (is_split, ids(self.successors()), self.heir().cloned());
        (day(&self.from), day(&self.until), ending, names.collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Source};

    fn day(text: &str) -> Placed<Date> {
        Placed { value: text.parse().unwrap(), place: Place::new(&Source::new("quotas.yaml", ""), 0..0) }
    }

    #[test]
    fn a_unit_exists_from_its_first_to_its_last_day() {
        let old = UnitLife { until: Some(day("2026-06-30")), ..UnitLife::default() };
        let new = UnitLife { from: Some(day("2026-07-01")), ..UnitLife::default() };
        let (last, first) = (day("2026-06-30").value, day("2026-07-01").value);
        assert!(old.is_on(last) && !old.is_on(first));
        assert!(new.is_on(first) && !new.is_on(last));
        assert!(!old.meets(&new) && !new.meets(&old) && old.meets(&old));
        let period = |text: &str| text.parse::<Period>().unwrap();
        assert!(old.is_in(period("2026-Q2")) && !old.is_in(period("2026-Q3")));
        assert!(new.is_in(period("2026")) && !new.is_in(period("2026-H1")) && new.is_in(period("each-year")));
    }

    #[test]
    fn a_name_holds_from_its_day_on() {
        let renaming =
            |name: &str, from: &str| Renaming { name: name.to_owned(), full_name: None, from: day(from) };
        let renamings = vec![renaming("Hòa Bình", "2026-03-01"), renaming("Hòa Hiệp", "2026-08-01")];
        let life = UnitLife { renamings, ..UnitLife::default() };
        let name = |on: &str| life.renaming_on(day(on).value).map(|one| one.name.as_str());
        assert_eq!(name("2026-02-28"), None);
        assert_eq!(name("2026-03-01"), Some("Hòa Bình"));
        assert_eq!(name("2026-12-31"), Some("Hòa Hiệp"));
    }
}
