//! Quotas and results with the units of a day: their names, which of them exist, and what former units leave to the
//! units that take their place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    Breakdown, Counts, Holding, Id, MeasuredResult, Period, Quota, QuotaSet, ResultSet, Share, Tally, Unit,
};
use crate::source::Placed;

impl QuotaSet {
    /// Whether the data say anything of the life of a unit.
    pub fn has_lives(&self) -> bool {
        self.units.iter().any(|unit| !unit.life.is_unsaid())
    }

    /// The same with the names of a day, and with the units of that day where units are counted.
    #[must_use]
    pub fn on(&self, day: Date) -> Self {
        let units: Vec<Unit> = self.units.iter().map(|unit| unit.on(day)).collect();
        let living: BTreeSet<&Id> =
            units.iter().filter(|unit| unit.life.is_on(day)).map(|unit| &unit.id).collect();
        let quotas = self.quotas.iter().map(|quota| {
            let tally = quota.tally.clone().with_living(&living);
            Quota { tally, ..quota.clone() }
        });
        let quotas: Vec<Quota> = quotas.collect();
        self.clone().with(quotas).with_units_of(units, day)
    }

    /// The same where each former unit's shares are those of the unit that carries them on by a day.
    #[must_use]
    pub fn carried_to(&self, day: Date) -> Self {
        let heirs = self.heirs(day);
        let carried = |quota: &Quota| Quota { tally: self.carried(&quota.tally, &heirs), ..quota.clone() };
        self.clone().with(self.quotas.iter().map(carried).collect())
    }

    /// Whether a unit is there on the day that the set is of; any unit is where it is of none.
    pub fn is_living(&self, unit: &Id) -> bool {
        let day = self.day;
        self.unit(unit).zip(day).is_none_or(|(unit, day)| unit.life.is_on(day))
    }

    /// The unit that carries on what a unit had, as of a day: itself while it is there, or where none does.
    pub fn heir<'a>(&'a self, unit: &'a Id, day: Date) -> &'a Id {
        let mut seen = BTreeSet::new();
        let mut now = unit;
        while let Some(life) = self.unit(now).map(|unit| &unit.life) {
            // A circle is a finding.
            let next = life.heir().filter(|heir| life.ends_before(day) && self.unit(heir).is_some());
            let Some(next) = next.filter(|_| seen.insert(now)) else { break };
            now = next;
        }
        if seen.contains(now) { unit } else { now }
    }

    /// Each unit with the other that carries on what it had.
    fn heirs(&self, day: Date) -> BTreeMap<&Id, &Id> {
        let heirs = self.units.iter().map(|unit| (&unit.id, self.heir(&unit.id, day)));
        heirs.filter(|(unit, heir)| unit != heir).collect()
    }

    /// Whether one unit is another, or takes its place in the course of time.
    pub fn is_line(&self, one: &Id, other: &Id) -> bool {
        self.leads_to(one, other) || self.leads_to(other, one)
    }

    /// Whether one unit is another, or the units that take its place lead to it.
    pub fn leads_to(&self, from: &Id, to: &Id) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(now) = open.pop() {
            if now == to {
                return true;
            }
            if seen.insert(now) {
                let next = self.unit(now).map_or(&[][..], |unit| unit.life.successors());
                open.extend(next.iter().map(|id| &id.value));
            }
        }
        false
    }

    /// These quotas with the units that another set has: lives that are known later, and units that are.
    #[must_use]
    pub fn with_lives_of(self, other: &Self) -> Self {
        let living = |unit: Unit| match other.unit(&unit.id) {
            Some(later) => Unit { life: later.life.clone(), ..unit },
            None => unit,
        };
        let known: BTreeSet<Id> = self.units.iter().map(|unit| unit.id.clone()).collect();
        let mut units: Vec<Unit> = self.units.into_iter().map(living).collect();
        units.extend(other.units.iter().filter(|unit| !known.contains(&unit.id)).cloned());
        let set = Self::new(units, self.organisations, self.groups).with_measures(self.measures);
        let set = set.with_kinds(self.kinds).with_figure_kinds(self.figure_kinds);
        set.with_name_order(self.name_order).with(self.quotas)
    }

    /// A tally of units where each share is that of the unit that carries it on, in the order of the units.
    fn carried(&self, tally: &Tally, heirs: &BTreeMap<&Id, &Id>) -> Tally {
        let mut holders = tally.shares.iter().map(|share| &share.holder).chain(tally.unreported().keys());
        let is_carried = holders.any(|holder| heirs.contains_key(holder));
        if tally.holding != Holding::Units || !is_carried {
            return tally.clone();
        }
        let mut shares: Vec<Share> =
            tally.shares.iter().filter(|share| !heirs.contains_key(&share.holder)).cloned().collect();
        // The level of a unit that is gone says nothing of another.
        let former = tally.shares.iter().filter(|_| tally.adds_up());
        for (share, heir) in former.filter_map(|share| Some((share, heirs.get(&share.holder)?))) {
            let until = self.unit(&share.holder).and_then(|unit| unit.life.until.as_ref());
            let day = until.map(|until| until.value);
            match shares.iter_mut().find(|one| one.holder == **heir) {
                Some(one) => {
                    one.counts = one.counts.plus(&share.counts, day, tally);
                    one.of_which.add(&share.of_which, day, tally);
                }
                None => shares.push(Share { holder: (*heir).clone(), note: None, ..share.clone() }),
            }
        }
        let order = |share: &Share| self.units.iter().position(|unit| unit.id == share.holder);
        shares.sort_by_key(|share| order(share).unwrap_or(usize::MAX));
        let mut unreported: BTreeMap<Id, Vec<Option<Period>>> = BTreeMap::new();
        for (holder, columns) in tally.unreported() {
            let heir = heirs.get(holder).map_or(holder, |heir| heir);
            unreported.entry(heir.clone()).or_default().extend(columns);
        }
        tally.with_shares(shares).with_unreported(unreported)
    }
}

impl Unit {
    /// The unit with the name that it has on a day.
    fn on(&self, day: Date) -> Self {
        match self.life.renaming_on(day).cloned() {
            Some(now) => Self { name: now.name, full_name: now.full_name, ..self.clone() },
            None => self.clone(),
        }
    }
}

impl ResultSet {
    /// The same where each former unit's shares are those of the unit that carries them on by a day.
    #[must_use]
    pub fn carried_to(&self, units: &QuotaSet, day: Date) -> Self {
        let heirs = units.heirs(day);
        let carried = |result: &MeasuredResult| MeasuredResult {
            tally: units.carried(&result.tally, &heirs),
            ..result.clone()
        };
        Self { results: self.results.iter().map(carried).collect(), unreported: self.unreported }
    }
}

impl Breakdown {
    /// Adds the parts of a unit whose last day is given.
    fn add(&mut self, former: &Self, last_day: Option<Date>, tally: &Tally) {
        for (name, part) in &former.0 {
            let sum = self.part(name).map(|own| own.plus(&part.value, last_day, tally));
            let value = sum.unwrap_or_else(|| part.value.clone());
            self.0.insert(name.clone(), Placed { value, place: part.place.clone() });
        }
    }
}

impl Counts {
    /// These counts and those of a unit whose last day is given. A total alone is counted in the last period in which
    /// that unit was, where the others are split by period.
    fn plus(&self, former: &Self, last_day: Option<Date>, tally: &Tally) -> Self {
        match (self, former) {
            (Self::Total(one), Self::Total(other)) => Self::Total(one.saturating_add(*other)),
            (Self::ByPeriod(one), Self::ByPeriod(other)) => Self::ByPeriod(added(one, other)),
            (Self::ByPeriod(counts), Self::Total(total)) => {
                let Some(period) = last_day.and_then(|day| period_of(day, tally)) else {
                    return Self::Total(self.total().saturating_add(*total));
                };
                Self::ByPeriod(added(counts, &BTreeMap::from([(period, *total)])))
            }
            (Self::Total(_), Self::ByPeriod(_)) => Self::Total(self.total().saturating_add(former.total())),
        }
    }
}

fn added(one: &BTreeMap<Period, u64>, other: &BTreeMap<Period, u64>) -> BTreeMap<Period, u64> {
    let mut sum = one.clone();
    for (period, count) in other {
        let entry = sum.entry(*period).or_default();
        *entry = entry.saturating_add(*count);
    }
    sum
}

/// The period of a tally that a day lies in, else the day's quarter.
fn period_of(day: Date, tally: &Tally) -> Option<Period> {
    let holds = |period: &Period| period.first_day() <= Some(day) && Some(day) <= period.last_day();
    let written = tally.columns().into_iter().find(holds);
    let quarter = || {
        let (year, month) = (u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?);
        Some(Period::Quarter(year, month.div_ceil(3)))
    };
    written.or_else(quarter)
}
