//! The lives of units: what cannot be of them, and quotas and results of units that did not exist then.

use jiff::civil::Date;

use crate::diag::{Code, Finding, Findings};
use crate::model::{Counts, Ending, Holding, Id, Period, Plan, QuotaSet, Share, Tally, Unit, UnitLife};
use crate::source::{Place, Placed};
use crate::text;

pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    let set = &plan.quotas;
    for unit in set.units.iter().filter(|unit| !unit.life.is_unsaid()) {
        let checked = CheckedUnit { set, unit };
        checked.check_days(findings);
        checked.check_names(findings);
        checked.check_successors(findings);
    }
    let quotas = set.quotas.iter().map(|quota| (&quota.tally, quota.period, "quota"));
    let results = plan.results.results.iter().map(|result| (&result.tally, result.period, "result"));
    for (tally, period, what) in quotas.chain(results) {
        check_tally(set, tally, period, what, findings);
    }
}

/// A unit of which the data say when it is there.
struct CheckedUnit<'a> {
    set: &'a QuotaSet,
    unit: &'a Unit,
}

impl CheckedUnit<'_> {
    fn life(&self) -> &UnitLife {
        &self.unit.life
    }

    fn fault(&self, kind: &'static str, place: &Place) -> Finding {
        Finding::at(Code::UnitLife, place).with("kind", kind).with("unit", self.unit.name.as_str())
    }

    /// The last day is not before the first.
    fn check_days(&self, findings: &mut Findings) {
        let UnitLife { from: Some(from), until: Some(until), .. } = self.life() else { return };
        if until.value < from.value {
            let finding = self.fault("order", &until.place).related("from", &from.place);
            findings.push(finding.with("from", day(from.value)).with("until", day(until.value)));
        }
    }

    /// Later names follow each other within the life.
    fn check_names(&self, findings: &mut Findings) {
        let mut before: Option<&Placed<Date>> = self.life().from.as_ref();
        for renaming in &self.life().renamings {
            let from = &renaming.from;
            let is_early = before.is_some_and(|before| from.value <= before.value);
            if is_early || self.life().ends_before(from.value) {
                findings.push(self.fault("renaming", &from.place).with("from", day(from.value)));
            }
            before = Some(from);
        }
    }

    /// The units that take its place are others, each once, there on the day after, and in the end none of them is it
    /// again.
    fn check_successors(&self, findings: &mut Findings) {
        let successors = self.life().successors();
        if let Ending::SplitInto { parts, .. } = &self.life().ending
            && let [only] = parts.as_slice()
        {
            findings.push(self.fault("one-part", &only.place));
        }
        for (at, successor) in successors.iter().enumerate() {
            let Some(unit) = self.set.unit(&successor.value) else { continue };
            let first = successors[..at].iter().find(|first| first.value == successor.value);
            if let Some(first) = first {
                let finding = self.fault("twice", &successor.place).with("part", unit.name.as_str());
                findings.push(finding.related("first", &first.place));
            } else if self.set.leads_to(&successor.value, &self.unit.id) {
                findings.push(self.fault("circle", &successor.place).with("part", unit.name.as_str()));
            } else {
                findings.extend_one(self.missing_then(successor, unit));
            }
        }
    }

    /// A successor that is not there on the day after the last one.
    fn missing_then(&self, successor: &Placed<Id>, unit: &Unit) -> Option<Finding> {
        let next = self.life().until.as_ref()?.value.tomorrow().ok()?;
        if unit.life.is_on(next) {
            return None;
        }
        let finding = self.fault("successor", &successor.place).with("part", unit.name.as_str());
        let own = unit.life.from.as_ref().or(unit.life.until.as_ref());
        let finding = own.into_iter().fold(finding, |finding, day| finding.related("life", &day.place));
        Some(finding.with("day", day(next)))
    }
}

/// Counts of units outside their lives, each at the number.
fn check_tally(set: &QuotaSet, tally: &Tally, whole: Period, what: &'static str, findings: &mut Findings) {
    if tally.holding == Holding::Organisations {
        return;
    }
    for share in &tally.shares {
        let Some(unit) = set.unit(&share.holder).filter(|unit| !unit.life.is_unsaid()) else { continue };
        match &share.counts {
            Counts::Total(count) if *count > 0 && !unit.life.is_in(whole) => {
                findings.push(outside(unit, whole, what, &share.place));
            }
            Counts::Total(_) => {}
            Counts::ByPeriod(counts) => {
                let outside_life =
                    counts.iter().filter(|(period, count)| **count > 0 && !unit.life.is_in(**period));
                for (period, _) in outside_life {
                    let place = period_place(share, *period);
                    findings.push(outside(unit, *period, what, &place));
                }
            }
        }
    }
}

/// Where the count of a period of a share is written.
fn period_place(share: &Share, period: Period) -> Place {
    let (source, period) = (share.place.source(), period.to_string());
    let written = |path: &[&str]| source.value_below(&share.place, path);
    let written = written(&[&period]).or_else(|| written(&["periods", &period]));
    written.unwrap_or_else(|| share.place.clone())
}

fn outside(unit: &Unit, period: Period, what: &'static str, place: &Place) -> Finding {
    let ends = period.first_day().filter(|first| unit.life.ends_before(*first));
    let (edge, limit) = match ends {
        Some(_) => ("until", unit.life.until.as_ref()),
        None => ("from", unit.life.from.as_ref()),
    };
    let finding = Finding::at(Code::OutsideUnitLife, place)
        .with("what", what)
        .with("holder", unit.name.as_str())
        .with("period", period.to_string())
        .with("edge", edge)
        .with("day", limit.map_or_else(String::new, |limit| day(limit.value)));
    limit.map_or(finding.clone(), |limit| finding.related("life", &limit.place))
}

fn day(date: Date) -> String {
    text::short_date(date.year(), date.month(), date.day())
}
