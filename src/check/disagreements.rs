//! Quotas, and results, of one measure that cannot all be true: of one time and different, a part that is more than its
//! whole, parts that do not add up to it.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::{MeasureCounts, NO_YEAR};
use super::timeline::{Claim, Conflict, conflict};
use crate::diag::{Argument, Code, Finding, Findings};
use crate::model::{Holding, Id, Measure, Period, Plan, QuotaSet};
use crate::source::Place;

/// How many conflicts are reported of one measure, in all and for each holder.
const MOST_REPORTED: usize = 8;

/// How many other places a finding points at.
const SHOWN: usize = 6;

pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    let quotas: Vec<MeasureCounts<'_>> = plan.quotas.quotas.iter().map(MeasureCounts::quota).collect();
    let results: Vec<MeasureCounts<'_>> = plan.results.results.iter().map(MeasureCounts::result).collect();
    for (code, all) in [(Code::QuotasDisagree, &quotas), (Code::ResultsDisagree, &results)] {
        // Levels of one measure may all be true.
        let measures: BTreeSet<&Measure> = all.iter().map(|one| one.measure).collect();
        for measure in measures.into_iter().filter(|measure| measure.adds_up()) {
            let of_measure: Vec<&MeasureCounts<'_>> =
                all.iter().filter(|one| one.measure == measure).collect();
            // A single claim agrees, or is a finding of its own.
            if of_measure.len() > 1 {
                let mut comparison = MeasureComparison::new(code, of_measure, &plan.quotas);
                comparison.all_together(findings);
                comparison.each_holder(findings);
            }
        }
    }
}

/// How a quota or result takes part in a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coverage {
    /// It counts what the others count.
    Whole,
    /// It counts some of it: the others are no less.
    Some,
}

/// The holders of shares, and whether they are units or organisations.
type HolderSet<'a> = Option<(Holding, BTreeSet<&'a Id>)>;

/// How the holders of one quota or result relate to those of another.
#[derive(Clone, Copy)]
enum Relation {
    Same,
    /// They are some of the others.
    Some,
    /// The others are some of them.
    More,
    /// Each has some that the other has not.
    Apart,
}

impl Relation {
    fn new(one: &HolderSet<'_>, other: &HolderSet<'_>) -> Self {
        let (Some((of_one, one)), Some((of_other, other))) = (one, other) else { return Self::Apart };
        match (one.is_subset(other), other.is_subset(one)) {
            _ if of_one != of_other => Self::Apart,
            (true, true) => Self::Same,
            (true, false) => Self::Some,
            (false, true) => Self::More,
            (false, false) => Self::Apart,
        }
    }
}

/// A claim and whose it is.
struct OwnedClaim {
    by: usize,
    part: Coverage,
    period: Period,
    claim: Claim,
}

impl OwnedClaim {
    fn new(by: usize, part: Coverage, period: Period, claim: Claim) -> Self {
        // What counts some of it sets no upper bound.
        let most = claim.most.filter(|_| part == Coverage::Whole);
        Self { by, part, period, claim: Claim { most, ..claim } }
    }
}

/// The quotas or the results of one measure.
struct MeasureComparison<'a> {
    code: Code,
    /// In the order of the file.
    all: Vec<&'a MeasureCounts<'a>>,
    /// Who holds shares of each.
    holders: Vec<HolderSet<'a>>,
    /// For each, the quotas before it that are of the same time, and how its holders relate to theirs.
    of_its_time: Vec<Vec<(usize, Relation)>>,
    set: &'a QuotaSet,
    /// The sets of quotas or results that were reported to disagree in all.
    reported: Vec<BTreeSet<usize>>,
}

impl<'a> MeasureComparison<'a> {
    fn new(code: Code, all: Vec<&'a MeasureCounts<'a>>, set: &'a QuotaSet) -> Self {
        let holders: Vec<HolderSet<'_>> = all.iter().map(|one| one.holders()).collect();
        let is_of_its_time =
            |at: usize, before: usize| code == Code::QuotasDisagree && all[before].period == all[at].period;
        let related = |at: usize| {
            let before = (0..at).filter(|before| is_of_its_time(at, *before));
            before.map(|before| (before, Relation::new(&holders[at], &holders[before]))).collect()
        };
        let of_its_time = (0..all.len()).map(related).collect();
        Self { code, all, holders, of_its_time, set, reported: Vec::new() }
    }

    fn all_together(&mut self, findings: &mut Findings) {
        for group in self.groups() {
            let years = self.years(group.iter().map(|(at, _)| *at));
            let mut said = Vec::new();
            for (by, part) in group {
                let claims = self.all[by].whole_claims(&years).into_iter();
                said.extend(claims.map(|(period, claim)| OwnedClaim::new(by, part, period, claim)));
            }
            let found = self.conflicts(said, None);
            for finding in found.0 {
                findings.push(finding);
            }
            self.reported.extend(found.1);
        }
    }

    /// The groups of quotas or results that are compared with each other. Quotas of other holders ask for something
    /// else: those of units and of organisations never add up, and two allotments may go to two groups of units.
    fn groups(&self) -> Vec<Vec<(usize, Coverage)>> {
        let holders = &self.holders;
        if self.code == Code::ResultsDisagree {
            let of = |holding: Holding| {
                let is_of = |at: &usize| holders[*at].as_ref().is_none_or(|(own, _)| *own == holding);
                (0..self.all.len()).filter(is_of).map(|at| (at, Coverage::Whole)).collect()
            };
            return vec![of(Holding::Units), of(Holding::Organisations)];
        }
        let mut distinct: Vec<&(Holding, BTreeSet<&Id>)> = Vec::new();
        for one in holders.iter().flatten() {
            if !distinct.contains(&one) {
                distinct.push(one);
            }
        }
        let is_one = distinct.len() < 2;
        let without_holders = holders
            .iter()
            .enumerate()
            .map(|(at, own)| (at, if own.is_none() || is_one { Coverage::Whole } else { Coverage::Some }));
        let mut groups = vec![without_holders.collect::<Vec<_>>()];
        for (holding, whole) in distinct.into_iter().filter(|_| !is_one) {
            let part = |at: usize| {
                let (own, some) = holders[at].as_ref()?;
                let part = if some == whole { Coverage::Whole } else { Coverage::Some };
                (own == holding && some.is_subset(whole)).then_some((at, part))
            };
            groups.push((0..self.all.len()).filter_map(part).collect());
        }
        groups
    }

    fn each_holder(&self, findings: &mut Findings) {
        let all: BTreeSet<&Id> =
            self.holders.iter().flatten().flat_map(|(_, holders)| holders).copied().collect();
        let mut reported = 0;
        for holder in all {
            let members = self.members(holder);
            let years = self.years(members.iter().map(|(at, _)| *at));
            let said = members.into_iter().flat_map(|(by, part)| {
                let claims = self.all[by].holder_claims(holder, &years);
                claims.into_iter().map(move |(period, claim)| OwnedClaim::new(by, part, period, claim))
            });
            let (found, _) = self.conflicts(said.collect(), Some(holder));
            reported += found.len();
            for finding in found {
                findings.push(finding);
            }
            if reported >= MOST_REPORTED {
                return;
            }
        }
    }

    /// The quotas or results of which a holder has a share. Of two quotas of one time, one may go to some of the
    /// other's holders, and then a holder's share of it is no more than that of the other; where each has holders of
    /// its own, one may add to the other, and the later is left out.
    fn members(&self, holder: &Id) -> Vec<(usize, Coverage)> {
        let mut members: BTreeMap<usize, Coverage> = BTreeMap::new();
        let of_holder = |at: &usize| self.all[*at].shares.contains_key(holder);
        for at in (0..self.all.len()).filter(of_holder) {
            let (mut part, mut adds) = (Coverage::Whole, false);
            for (other, relation) in &self.of_its_time[at] {
                match (relation, members.get_mut(other)) {
                    (Relation::Some, Some(_)) => part = Coverage::Some,
                    (Relation::More, Some(part_of_other)) => *part_of_other = Coverage::Some,
                    (Relation::Apart, Some(_)) => adds = true,
                    (Relation::Same, _) | (_, None) => {}
                }
            }
            if !adds {
                members.insert(at, part);
            }
        }
        members.into_iter().collect()
    }

    /// The years that a quota of each year is compared with.
    fn years(&self, members: impl Iterator<Item = usize>) -> BTreeSet<u16> {
        let mut years = BTreeSet::new();
        for one in members.map(|at| self.all[at]) {
            match one.period {
                Period::EachYear => years.extend(one.tally.columns().into_iter().filter_map(Period::year)),
                Period::Years(from, to) => years.extend(from..=to),
                period => years.extend(period.year()),
            }
        }
        if years.is_empty() {
            years.extend(NO_YEAR.year());
        }
        years
    }

    /// Each conflict, and who takes part in it; after one, the latest of those that disagree is left out.
    fn conflicts(
        &self,
        mut said: Vec<OwnedClaim>,
        holder: Option<&Id>,
    ) -> (Vec<Finding>, Vec<BTreeSet<usize>>) {
        let (mut found, mut reported): (Vec<Finding>, Vec<BTreeSet<usize>>) = Default::default();
        for _ in 0..MOST_REPORTED {
            let claims: Vec<Claim> = said.iter().map(|said| said.claim.clone()).collect();
            let Some(conflict) = conflict(&claims) else { break };
            let conflicting =
                Conflicting { conflict: completed(conflict, &said), said: &said, of: self, holder };
            let by = conflicting.by();
            let Some(latest) = by.last().copied() else { break };
            let is_reported = self.reported.iter().chain(&reported).any(|reported| by.is_subset(reported));
            // One that disagrees with itself is a finding of its own.
            if by.len() > 1 && !is_reported {
                found.push(conflicting.finding());
                reported.push(by);
            }
            said.retain(|said| said.by != latest);
        }
        (found, reported)
    }

    /// A number of the measure, in the text of a finding.
    fn number(&self, number: u64) -> Argument {
        self.all.first().map_or_else(|| number.into(), |one| one.measure.format().argument(number))
    }

    fn place(&self, by: usize, holder: Option<&Id>) -> &'a Place {
        let one = self.all[by];
        let share = holder.and_then(|holder| one.shares.get(holder));
        share.map_or(one.place, |share| &share.place)
    }
}

/// Claims that cannot all be true.
struct Conflicting<'t, 'a> {
    said: &'t [OwnedClaim],
    conflict: Conflict,
    of: &'t MeasureComparison<'a>,
    holder: Option<&'t Id>,
}

/// Claims of one side, and what they add up to.
struct ClaimSide {
    claims: Vec<usize>,
    sum: u64,
    days: u32,
}

impl Conflicting<'_, '_> {
    /// Who takes part.
    fn by(&self) -> BTreeSet<usize> {
        self.conflict.all().into_iter().map(|at| self.said[at].by).collect()
    }

    fn finding(&self) -> Finding {
        let least = self.side(&self.conflict.least, |claim| claim.least);
        let most = self.side(&self.conflict.most, |claim| claim.most.unwrap_or_default());
        let holder = self.holder.and_then(|holder| self.of.set.name_of(holder)).unwrap_or_default();
        let finding = match (self.only(&least), self.only(&most)) {
            (Some(one), Some(other)) if least.days == most.days && !self.is_of_some() => {
                self.pair((one, least.sum), (other, most.sum), &least)
            }
            // The parts ask for too much, or for too little.
            _ if most.claims.len() <= least.claims.len() && most.days >= least.days => {
                self.sum("more", &most, &least)
            }
            _ => self.sum("less", &least, &most),
        };
        finding.with("holder", holder)
    }

    /// Whether one of them counts some of what the others count.
    fn is_of_some(&self) -> bool {
        self.conflict.all().into_iter().any(|at| self.said[at].part == Coverage::Some)
    }

    fn side(&self, claims: &BTreeSet<usize>, bound: fn(&Claim) -> u64) -> ClaimSide {
        let claim = |at: &usize| &self.said[*at].claim;
        let length = |at| {
            let days = &claim(at).days;
            days.end - days.start
        };
        ClaimSide {
            claims: claims.iter().copied().collect(),
            sum: claims.iter().map(|at| bound(claim(at))).fold(0, u64::saturating_add),
            days: claims.iter().map(length).fold(0, u32::saturating_add),
        }
    }

    /// Whose all claims of a side are, if they are one's.
    fn only(&self, side: &ClaimSide) -> Option<usize> {
        let by = self.said[*side.claims.first()?].by;
        side.claims.iter().all(|at| self.said[*at].by == by).then_some(by)
    }

    /// Two that say different counts of the same time.
    fn pair(&self, one: (usize, u64), other: (usize, u64), side: &ClaimSide) -> Finding {
        let ((first, first_count), (other, other_count)) =
            if one.0 < other.0 { (one, other) } else { (other, one) };
        let (earlier, later) = (self.of.all[first], self.of.all[other]);
        // The period of one of them names the time, or else that of a part; none is needed where it is that of both.
        let periods = [earlier.period, later.period];
        let is_of_time = |period: &Period| length(*period) == side.days;
        let of_time = periods.into_iter().filter(is_of_time).max_by_key(|period| period.first_day());
        let shortest = || side.claims.iter().map(|at| self.said[*at].period).min();
        let is_whole = side.claims.iter().all(|at| self.said[*at].period == earlier.period);
        let part = if is_whole && earlier.period == later.period {
            String::new()
        } else {
            of_time.or_else(shortest).map(|period| period.to_string()).unwrap_or_default()
        };
        Finding::at(self.of.code, self.of.place(other, self.holder))
            .with("kind", "same")
            .with("first", earlier.id)
            .with("other", later.id)
            .with("part", part)
            .with("first_count", earlier.measure.format().argument(first_count))
            .with("other_count", later.measure.format().argument(other_count))
            .related("first", self.of.place(first, self.holder))
    }

    /// A whole, and parts that add up to more or to less.
    fn sum(&self, kind: &'static str, whole: &ClaimSide, parts: &ClaimSide) -> Finding {
        let by = |side: &ClaimSide| -> BTreeSet<usize> {
            side.claims.iter().map(|at| self.said[*at].by).collect()
        };
        let (wholes, others) = (by(whole), by(parts));
        // If two disagree, the later is the slip; a whole that several contradict is.
        let at = match (wholes.first(), others.last()) {
            (Some(whole), Some(part)) if others.len() > 1 || whole > part => *whole,
            (_, Some(part)) => *part,
            (whole, None) => whole.copied().unwrap_or_default(),
        };
        let mut finding = Finding::at(self.of.code, self.of.place(at, self.holder))
            .with("kind", kind)
            .with("whole", self.listed(whole))
            .with("whole_count", self.of.number(whole.sum))
            .with("parts", self.listed(parts))
            .with("parts_count", self.of.number(parts.sum));
        for (label, by) in [("whole", wholes), ("part", others)] {
            for other in by.into_iter().filter(|other| *other != at).take(SHOWN) {
                finding = finding.related(label, self.of.place(other, self.holder));
            }
        }
        finding
    }

    /// `admissions` 2026-Q1, `admissions` 2026-Q2 …
    fn listed(&self, side: &ClaimSide) -> String {
        let one = |at: &usize| {
            let OwnedClaim { by, period, .. } = &self.said[*at];
            format!("`{}` {period}", self.of.all[*by].id)
        };
        let mut listed: Vec<String> = side.claims.iter().take(SHOWN).map(one).collect();
        listed.extend((side.claims.len() > SHOWN).then(|| "…".to_owned()));
        listed.join(", ")
    }
}

/// How many days a period has, by their numbers; of each year, those of one.
fn length(period: Period) -> u32 {
    let days = period.days().or_else(|| NO_YEAR.days());
    days.map_or(0, |days| days.end - days.start)
}

/// A whole that is too small for some of its parts is reported with all of them that others ask for.
fn completed(mut conflict: Conflict, said: &[OwnedClaim]) -> Conflict {
    let mut most = conflict.most.iter();
    let (Some(whole), None) = (most.next(), most.next()) else { return conflict };
    let whole = &said[*whole];
    let span = whole.claim.days.clone();
    for (at, OwnedClaim { by, claim: Claim { days, least, .. }, .. }) in said.iter().enumerate() {
        let is_apart = |other: &usize| {
            let other = &said[*other].claim.days;
            days.end <= other.start || other.end <= days.start
        };
        let is_within = span.start <= days.start && days.end <= span.end && *days != span;
        let is_others = *by != whole.by && *least > 0;
        if is_within && is_others && conflict.least.iter().all(is_apart) {
            conflict.least.insert(at);
        }
    }
    conflict
}
