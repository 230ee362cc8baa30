//! Quotas and results.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::result_part::{self, ResultPart};
use super::sums::Positions;
use super::{
    Amount, ChangeBase, Counts, FigureKind, Group, Holder, Holding, Id, Measure, NameOrder, Organisation,
    Period, ReportingContext, Share, Standing, Statement, Tally, Target, TemplateText, Unit, UnitKind,
};
use crate::source::{Place, Placed};

/// A target for a measure in a period, and its shares.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The name by which texts quote it: `a`–`z`, digits, `_`.
    pub id: String,
    /// The measure that is counted.
    pub measure: Measure,
    /// When.
    pub period: Period,
    /// Where the period is written.
    pub period_place: Place,
    /// The target as a whole, if there is one.
    pub target: Option<Placed<Target>>,
    /// Its counts, by unit or organisation and by period.
    pub tally: Tally,
    /// Where the quota is written.
    pub place: Place,
}

impl Quota {
    /// The whole that rates are taken of: the total of the shares or periods, else the number that the target
    /// names, the smaller one of a range.
    pub fn whole(&self) -> u64 {
        let promised = self.target.as_ref().and_then(|target| target.value.number());
        self.tally.total().or(promised).unwrap_or(0)
    }

    /// The quota of one share alone.
    fn narrowed(&self, share: Share) -> Self {
        let tally = Tally::new(self.tally.holding, vec![share], BTreeMap::new(), None)
            .with_aggregation(self.measure.aggregation());
        Self { target: None, tally, ..self.clone() }
    }
}

impl Quota {
    /// How the results of a report stand to the target; of a quota without a target, to what is allotted. None
    /// without a result, or without the result of the year that a change is compared with.
    pub fn standing(&self, reporting: ReportingContext<'_>) -> Option<Standing> {
        let target = self.target.as_ref().map(|target| target.value);
        if let Some(Target::Statement(_)) = target {
            return match self.statement(reporting)? {
                Statement::Reached => Some(Standing::Reached),
                Statement::NotReached => Some(Standing::Missed),
            };
        }
        let allotted = || Some(Target::Amount(Amount::Exactly(self.tally.total()?)));
        let target = target.or_else(allotted)?;
        let base = match target {
            Target::Change(change) => reporting.results.base(&self.measure, change.base),
            _ => None,
        };
        target.standing(reporting.progress(self, None).known()?, base)
    }

    /// What the last result up to the end of the reported period says of a statement.
    pub fn statement(&self, reporting: ReportingContext<'_>) -> Option<Statement> {
        let end = reporting.period.and_then(Period::last_day);
        let is_of_it = |result: &&MeasuredResult| {
            let is_over = end.is_none_or(|end| result.last_day().is_none_or(|last| last <= end));
            let is_of_time = self.period.contains(result.period) || self.period.overlaps(result.period);
            result.measure == self.measure && is_of_time && is_over
        };
        let said = reporting.results.results.iter().filter(is_of_it);
        let said =
            said.filter_map(|result| Some((result.last_day(), result.total.as_ref()?.value.statement()?)));
        said.max_by_key(|(day, _)| *day).map(|(_, statement)| statement)
    }

    fn is_as(&self, other: &Self) -> bool {
        let head = |quota: &Self| {
            let target = quota.target.as_ref().map(|target| target.value);
            let measure = (quota.measure.clone(), quota.measure.format().clone());
            (quota.id.clone(), measure, quota.period, target, quota.tally.holding)
        };
        let periods = |tally: &Tally| -> Vec<(Period, u64)> {
            tally.periods.iter().map(|(period, count)| (*period, count.value)).collect()
        };
        let shares = |tally: &Tally| -> Vec<_> {
            let of = |share: &Share| {
                let parts: Vec<(String, Counts)> = share
                    .of_which
                    .values()
                    .into_iter()
                    .map(|(name, part)| (name.clone(), part.clone()))
                    .collect();
                (share.holder.clone(), share.counts.clone(), written(share.note.as_ref()), parts)
            };
            tally.shares.iter().map(of).collect()
        };
        let stated = |tally: &Tally| tally.stated.as_ref().map(|stated| stated.value);
        head(self) == head(other)
            && periods(&self.tally) == periods(&other.tally)
            && shares(&self.tally) == shares(&other.tally)
            && stated(&self.tally) == stated(&other.tally)
            && self.tally.of_which.values() == other.tally.of_which.values()
    }
}

fn written(text: Option<&TemplateText>) -> Option<String> {
    text.map(|text| text.written().to_owned())
}

/// Every quota of a plan, with their holders.
#[derive(Clone, Debug, Default)]
pub struct QuotaSet {
    /// Units, in the order of tables.
    pub units: Vec<Unit>,
    /// Organisations, in the order of tables.
    pub organisations: Vec<Organisation>,
    /// Groups of units, in the order of tables.
    pub groups: Vec<Group>,
    /// Quotas, in the order of the file.
    pub quotas: Vec<Quota>,
    /// The measures that the data declare, in the order of the file.
    pub measures: Vec<Measure>,
    /// The kinds of units that the data declare, in the order of the file.
    pub kinds: Vec<UnitKind>,
    /// The figures of units of which the data say what they are.
    pub figure_kinds: BTreeMap<String, FigureKind>,
    /// The order of names in lists and tables.
    pub name_order: NameOrder,
    /// The day that its units are of, where one is meant: their names and their number.
    pub day: Option<Date>,
    /// The positions of the units and the organisations, which do not change once they are asked for.
    unit_positions: Positions,
    organisation_positions: Positions,
}

impl QuotaSet {
    /// Units, organisations and groups of units, without quotas.
    pub fn new(units: Vec<Unit>, organisations: Vec<Organisation>, groups: Vec<Group>) -> Self {
        Self { units, organisations, groups, ..Self::default() }
    }

    /// The measure with an id: one that is declared, else one that is built in.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().chain(Measure::all_built_in()).find(|measure| measure.id() == id)
    }

    /// The same holders with these measures.
    #[must_use]
    pub fn with_measures(self, measures: Vec<Measure>) -> Self {
        Self { measures, ..self }
    }

    /// The same holders with these kinds of units.
    #[must_use]
    pub fn with_kinds(self, kinds: Vec<UnitKind>) -> Self {
        Self { kinds, ..self }
    }

    /// The same holders, where these figures of units are counted or named.
    #[must_use]
    pub fn with_figure_kinds(self, figure_kinds: BTreeMap<String, FigureKind>) -> Self {
        Self { figure_kinds, ..self }
    }

    /// The same holders, whose names are in this order in lists and tables.
    #[must_use]
    pub fn with_name_order(self, name_order: NameOrder) -> Self {
        Self { name_order, ..self }
    }

    /// Every kind of units.
    pub fn all_kinds(&self) -> impl Iterator<Item = &UnitKind> {
        UnitKind::all_built_in().iter().chain(&self.kinds)
    }

    /// The same holders with these quotas.
    #[must_use]
    pub fn with(self, quotas: Vec<Quota>) -> Self {
        Self { quotas, ..self }
    }

    /// The same with these units, which have the same ids, as they are on a day.
    #[must_use]
    pub(super) fn with_units_of(self, units: Vec<Unit>, day: Date) -> Self {
        Self { units, day: Some(day), ..self }
    }

    /// Whether a unit or an organisation has this id.
    pub fn holds(&self, id: &Id) -> bool {
        self.unit(id).is_some() || self.organisation(id).is_some()
    }

    /// The quota with an id.
    pub fn quota(&self, id: &str) -> Option<&Quota> {
        self.quotas.iter().find(|quota| quota.id == id)
    }

    /// Whether any quota names a unit.
    pub fn is_held_by(&self, unit: &Id) -> bool {
        self.quotas.iter().any(|quota| quota.tally.share(unit).is_some())
    }

    /// The quotas of one unit, with its shares alone.
    #[must_use]
    pub fn for_holder(&self, unit: &Id) -> Self {
        let narrowed = |quota: &Quota| Some(quota.narrowed(quota.tally.share(unit)?.clone()));
        Self { quotas: self.quotas.iter().filter_map(narrowed).collect(), ..self.clone() }
    }

    /// The same, where a share by period has a nought in each other period of its quota in which the unit exists.
    #[must_use]
    pub fn for_holder_in_each_period(&self, unit: &Unit) -> Self {
        let narrowed = |quota: &Quota| {
            let mut share = quota.tally.share(&unit.id)?.clone();
            if let Counts::ByPeriod(counts) = &mut share.counts
                && quota.measure.adds_up()
            {
                let columns = quota.tally.columns().into_iter().filter(|period| unit.life.is_in(*period));
                let free = columns.filter(|period| !counts.keys().any(|own| own.overlaps(*period)));
                counts.extend(free.collect::<Vec<_>>().into_iter().map(|period| (period, 0)));
            }
            Some(quota.narrowed(share))
        };
        Self { quotas: self.quotas.iter().filter_map(narrowed).collect(), ..self.clone() }
    }

    /// The name of a unit or organisation.
    pub fn name_of(&self, holder: &Id) -> Option<&str> {
        let unit = self.unit(holder).map(|unit| unit.name.as_str());
        unit.or_else(|| self.organisation(holder).map(|organisation| organisation.name.as_str()))
    }

    /// All units or all organisations, in the order of tables.
    pub fn holders(&self, holding: Holding) -> Vec<Holder<'_>> {
        match holding {
            Holding::Units => self.units.iter().map(Holder::Unit).collect(),
            Holding::Organisations => self.organisations.iter().map(Holder::Organisation).collect(),
        }
    }

    /// Whether another is equal, but for places.
    pub fn is_as(&self, other: &Self) -> bool {
        let unit = |unit: &Unit| {
            let group = unit.group.as_ref().map(|group| group.value.clone());
            (
                unit.id.clone(),
                unit.name.clone(),
                unit.kind.id().to_owned(),
                unit.kind.name().to_owned(),
                group,
                unit.figures.clone(),
                written(unit.note.as_ref()),
            )
        };
        let group = |group: &Group| {
            let parent = group.parent.as_ref().map(|parent| parent.value.clone());
            (group.id.clone(), group.name.clone(), parent)
        };
        let lives = |one: &Self, other: &Self| {
            one.units.iter().zip(&other.units).all(|(one, other)| one.life.is_as(&other.life))
        };
        let organisation =
            |one: &Organisation| (one.id.clone(), one.name.clone(), written(one.note.as_ref()));
        self.units.iter().map(unit).eq(other.units.iter().map(unit))
            && lives(self, other)
            && self.organisations.iter().map(organisation).eq(other.organisations.iter().map(organisation))
            && self.groups.iter().map(group).eq(other.groups.iter().map(group))
            && self.quotas.len() == other.quotas.len()
            && self.quotas.iter().zip(&other.quotas).all(|(one, other)| one.is_as(other))
    }

    /// Whether a unit has the same counts of every quota as in another set.
    pub fn is_held_as(&self, other: &Self, unit: &Id) -> bool {
        let held = |set: &Self| {
            let of = |quota: &Quota| Some((quota.id.clone(), quota.tally.share(unit)?.counts.clone()));
            set.quotas.iter().filter_map(of).collect::<BTreeMap<_, _>>()
        };
        held(self) == held(other)
    }

    /// The unit with an id.
    pub fn unit(&self, id: &Id) -> Option<&Unit> {
        let at = self.unit_positions.find(self.units.iter().map(|unit| &unit.id), id)?;
        self.units.get(at)
    }

    /// The organisation with an id.
    pub fn organisation(&self, id: &Id) -> Option<&Organisation> {
        let at = self.organisation_positions.find(self.organisations.iter().map(|one| &one.id), id)?;
        self.organisations.get(at)
    }
}

/// A result: the count of a measure in a period.
#[derive(Clone, Debug)]
pub struct MeasuredResult {
    /// The name by which texts quote it: `a`–`z`, digits, `_`.
    pub id: String,
    /// The measure that is counted.
    pub measure: Measure,
    /// When.
    pub period: Period,
    /// Where the period is written.
    pub period_place: Place,
    /// The last day that is counted.
    pub as_of: Option<Placed<Date>>,
    /// Whether it is the state at the beginning of the term, with which later ones are compared.
    pub is_baseline: bool,
    /// The total as written; it may be a range or a bound.
    pub total: Option<Placed<Target>>,
    /// Its counts, by unit or organisation and by period.
    pub tally: Tally,
    /// Where the result is written.
    pub place: Place,
}

impl MeasuredResult {
    /// Whether it is an earlier result that was counted on: to a later day, or with more periods and holders beside the
    /// same counts.
    pub fn continues(&self, earlier: &Self) -> bool {
        let day = |result: &Self| result.as_of.as_ref().map(|day| day.value);
        let is_later = matches!((day(self), day(earlier)), (Some(now), Some(then)) if now > then);
        let is_of_the_same = self.measure == earlier.measure && self.period == earlier.period;
        is_of_the_same && (is_later || day(self) == day(earlier) && self.tally.extends(&earlier.tally))
    }
}

/// Every result of a plan.
#[derive(Clone, Debug, Default)]
pub struct ResultSet {
    /// Results, in the order of the file.
    pub results: Vec<MeasuredResult>,
    /// What it means that a unit or a period has none.
    pub unreported: Unreported,
}

/// What it means that a unit or a period has no result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unreported {
    /// That nothing was reached.
    #[default]
    Zero,
    /// That nothing is known: it is marked, and sums say how many are missing.
    Mark,
}

impl ResultSet {
    /// The results with those that went on from an earlier set as they were there, and without new ones.
    #[must_use]
    pub fn as_of(&self, earlier: &Self) -> Self {
        let then = |now: &MeasuredResult| {
            let then = earlier.results.iter().find(|then| then.id == now.id)?;
            Some(if now.continues(then) { then } else { now }.clone())
        };
        let results = self.results.iter().filter_map(then).collect();
        Self { results, unreported: self.unreported }
    }

    /// The result of a measure with which a change is compared.
    pub fn base(&self, measure: &Measure, base: ChangeBase) -> Option<u64> {
        match base {
            ChangeBase::Year(year) => self.in_year(measure, year),
            ChangeBase::TermBeginning => {
                let of_term = self.results.iter().filter(|one| one.is_baseline && one.measure == *measure);
                of_term.filter_map(|result| result.tally.total()).next_back()
            }
        }
    }

    /// The result of a measure in a year: as it is written for the year, else of its parts.
    pub fn in_year(&self, measure: &Measure, year: u16) -> Option<u64> {
        let of_measure = || self.results.iter().filter(|result| result.measure == *measure);
        let whole = of_measure().filter(|result| result.period == Period::Year(year));
        let whole = whole.filter_map(|result| result.tally.total()).next_back();
        whole.or_else(|| {
            of_measure().filter_map(|result| result.tally.in_period(Period::Year(year))).next_back()
        })
    }
}

impl MeasuredResult {
    /// Its parts in time: its columns, or the whole.
    pub(super) fn parts(&self) -> Vec<ResultPart<'_>> {
        let last_day = self.as_of.as_ref().map(|as_of| as_of.value);
        result_part::parts(&self.tally, self.period, last_day)
    }

    /// The last day that is counted.
    pub fn last_day(&self) -> Option<Date> {
        let own = self.period.last_day();
        self.as_of.as_ref().map(|as_of| as_of.value).min(own).or(own)
    }
}
