//! Quotas and results, from what is written to the model.

use std::collections::{BTreeMap, BTreeSet};

use super::decode::Named;
use super::measures::{KnownMeasures, NumberText, number, placed_number, target};
use super::raw::{QuotaFile, QuotasFile, ReachedFile, ResultsFile, ShareFile};
use crate::diag::{Code, Finding, Findings};
use crate::limits;
use crate::model::{
    Counts, Group, Holding, Id, Measure, Organisation, Period, Quota, QuotaSet, Reached, ResultSet, Share,
    Tally, Unit,
};
use crate::source::{Place, Placed};

/// The quotas of a plan, which count built-in measures and those that are declared. Ids that occur twice or that nothing has are findings.
pub(crate) fn quota_set(mut file: QuotasFile, declared: Vec<Measure>, findings: &mut Findings) -> QuotaSet {
    let (holders, quotas) = (limits::HOLDERS, limits::QUOTAS);
    findings.extend_one(bound(&mut file.units, |unit| &unit.id.place, "holders", holders));
    findings.extend_one(bound(&mut file.organisations, |one| &one.id.place, "holders", holders));
    findings.extend_one(bound(&mut file.quotas, |quota| &quota.place, "quotas", quotas));
    report_twice(file.groups.iter().map(|group| (group.id.value.as_str(), &group.id.place)), findings);
    report_groups(&file, findings);
    let ids = file.units.iter().map(|unit| &unit.id).chain(file.organisations.iter().map(|one| &one.id));
    report_twice(ids.map(|id| (id.value.as_str(), &id.place)), findings);
    let units = file.units.into_iter().map(|unit| Unit {
        id: unit.id.value,
        name: unit.name.0,
        full_name: unit.full_name.map(|name| name.0),
        kind: unit.kind,
        group: unit.group,
        figures: unit.figures.0.into_iter().map(|(name, figure)| (name.value.0, figure)).collect(),
        note: unit.note,
        place: unit.id.place,
    });
    let groups = file.groups.into_iter().map(|group| Group { id: group.id.value, name: group.name });
    let organisations = file.organisations.into_iter().map(|organisation| Organisation {
        id: organisation.id.value,
        name: organisation.name.0,
        note: organisation.note,
    });
    let set =
        QuotaSet::new(units.collect(), organisations.collect(), groups.collect()).with_measures(declared);
    let quotas = file.quotas.into_iter().map(|quota| self::quota(quota, &set, findings));
    let quotas: Vec<Quota> = quotas.collect();
    report_twice(quotas.iter().map(|quota| (quota.id.as_str(), &quota.place)), findings);
    set.with(quotas)
}

/// Cuts a list where it is longer than it may be, with a finding at the first member that is too many.
fn bound<T>(
    list: &mut Vec<T>,
    place: impl Fn(&T) -> &Place,
    what: &'static str,
    limit: usize,
) -> Option<Finding> {
    let finding = Finding::at(Code::LimitExceeded, &head(place(list.get(limit)?)));
    list.truncate(limit);
    Some(finding.with("what", what).with("limit", limit))
}

/// A unit's group must be one of the list.
fn report_groups(file: &QuotasFile, findings: &mut Findings) {
    let known: BTreeSet<&str> = file.groups.iter().map(|group| group.id.value.as_str()).collect();
    for group in file.units.iter().filter_map(|unit| unit.group.as_ref()) {
        let id = group.value.as_str();
        if !known.contains(id) {
            let finding = Finding::at(Code::UnknownId, &group.place).with("id", id);
            let known = file.groups.iter().map(|group| group.id.value.as_str());
            findings.push(finding.with_known(id, known));
        }
    }
}

/// The results of a plan, whose units are those of its quotas.
pub(crate) fn result_set(mut file: ResultsFile, quotas: &QuotaSet, findings: &mut Findings) -> ResultSet {
    findings.extend_one(bound(&mut file.results, |result| &result.place, "results", limits::QUOTAS));
    let results = file.results.into_iter().map(|result| reached(result, quotas, findings));
    let results: Vec<Reached> = results.collect();
    report_twice(results.iter().map(|result| (result.id.as_str(), &result.place)), findings);
    ResultSet { results }
}

fn quota(file: Placed<QuotaFile>, set: &QuotaSet, findings: &mut Findings) -> Quota {
    let Placed { value: file, place } = file;
    let measure = KnownMeasures(&set.measures).get(&file.measure.value);
    let reader = TallyReader { measure: &measure, set };
    let (holding, shares) = reader.shares(file.units, file.organisations, findings);
    let stated = file.total.as_ref().map(|total| placed_number(total, &measure));
    let tally = reader.tally(holding, shares, file.periods, stated);
    Quota {
        id: file.id.map_or_else(|| measure.id().to_owned(), |id| id.0),
        period: file.period.value,
        period_place: file.period.place,
        target: file.target.as_ref().and_then(|written| target(written, &measure)),
        tally: check_periods(tally, &place, findings),
        place: head(&place),
        measure,
    }
}

fn reached(file: Placed<ReachedFile>, set: &QuotaSet, findings: &mut Findings) -> Reached {
    let Placed { value: file, place } = file;
    let measure = KnownMeasures(&set.measures).get(&file.measure.value);
    let reader = TallyReader { measure: &measure, set };
    let (holding, shares) = reader.shares(file.units, file.organisations, findings);
    let total = file.total.as_ref().and_then(|written| target(written, &measure));
    let stated = total
        .as_ref()
        .and_then(|total| total.value.exactly().map(|value| Placed { value, place: total.place.clone() }));
    let tally = reader.tally(holding, shares, file.periods, stated);
    Reached {
        id: file.id.map_or_else(|| measure.id().to_owned(), |id| id.0),
        period: file.period.value,
        period_place: file.period.place,
        as_of: file.as_of,
        total,
        tally: check_periods(tally, &place, findings),
        place: head(&place),
        measure,
    }
}

/// The first line of a place: a finding about a whole entry marks where it begins.
fn head(place: &Place) -> Place {
    let line = place.text().lines().next().map_or(0, str::len);
    place.within(0..line)
}

/// Checks that a tally has no more periods than the bound.
fn check_periods(tally: Tally, place: &Place, findings: &mut Findings) -> Tally {
    if tally.columns().len() > limits::PERIODS {
        let finding = Finding::at(Code::LimitExceeded, &head(place));
        findings.push(finding.with("what", "periods").with("limit", limits::PERIODS));
    }
    tally
}

/// Reads the counts of one measure.
struct TallyReader<'a> {
    measure: &'a Measure,
    set: &'a QuotaSet,
}

impl TallyReader<'_> {
    fn tally(
        &self,
        holding: Holding,
        shares: Vec<Share>,
        periods: Named<Period, Placed<NumberText>>,
        stated: Option<Placed<u64>>,
    ) -> Tally {
        let periods = periods.0.into_iter();
        let periods = periods.map(|(period, count)| (period.value, placed_number(&count, self.measure)));
        let tally = Tally::new(holding, shares, periods.collect(), stated);
        tally.with_aggregation(self.measure.aggregation())
    }

    /// The shares in the order of the units' or organisations' own list.
    fn shares(
        &self,
        units: Named<Id, ShareFile>,
        organisations: Named<Id, ShareFile>,
        findings: &mut Findings,
    ) -> (Holding, Vec<Share>) {
        let unit_ids: Vec<&Id> = self.set.units.iter().map(|unit| &unit.id).collect();
        let organisation_ids: Vec<&Id> = self.set.organisations.iter().map(|one| &one.id).collect();
        // Organisations put people forward; their shares never add up with those of units.
        if !units.0.is_empty() && !organisations.0.is_empty() {
            let place = &organisations.0[0].0.place;
            findings.push(Finding::at(Code::InvalidValue, place).with("expected", "holders"));
        }
        if units.0.is_empty() && !organisations.0.is_empty() {
            return (Holding::Organisations, self.ordered(organisations, &organisation_ids, findings));
        }
        (Holding::Units, self.ordered(units, &unit_ids, findings))
    }

    fn ordered(&self, files: Named<Id, ShareFile>, known: &[&Id], findings: &mut Findings) -> Vec<Share> {
        let order: BTreeMap<&Id, usize> = known.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut shares = Vec::with_capacity(files.0.len());
        for (id, file) in files.0 {
            let at = order.get(&id.value).copied();
            if at.is_none() {
                let finding = Finding::at(Code::UnknownId, &id.place).with("id", id.value.as_str());
                findings.push(finding.with_known(id.value.as_str(), known.iter().map(|id| id.as_str())));
            }
            // A share of an unknown holder still counts, or else the sums would be reported as wrong as well.
            let at = at.unwrap_or(known.len());
            if let Some(share) = self.share(id, file, findings) {
                shares.push((at, share));
            }
        }
        shares.sort_by_key(|(at, _)| *at);
        shares.into_iter().map(|(_, share)| share).collect()
    }

    fn share(&self, id: Placed<Id>, file: ShareFile, findings: &mut Findings) -> Option<Share> {
        let (counts, note) = match file {
            ShareFile::Total(count) => (Counts::Total(number(&count.value, self.measure)), None),
            ShareFile::ByPeriod(counts) => (self.by_period(counts), None),
            ShareFile::Noted(Placed { value: file, place }) => {
                (self.noted(file.total, file.periods, &place, findings)?, file.note)
            }
        };
        Some(Share { holder: id.value, counts, note, place: id.place })
    }

    fn by_period(&self, counts: Named<Period, Placed<NumberText>>) -> Counts {
        let counts = counts.0.into_iter();
        Counts::ByPeriod(
            counts.map(|(period, count)| (period.value, number(&count.value, self.measure))).collect(),
        )
    }

    fn noted(
        &self,
        total: Option<Placed<NumberText>>,
        periods: Option<Named<Period, Placed<NumberText>>>,
        place: &Place,
        findings: &mut Findings,
    ) -> Option<Counts> {
        let total = total.map(|total| number(&total.value, self.measure));
        match (total, periods) {
            (None, None) => {
                findings.push(Finding::at(Code::MissingKey, place).with("key", "total"));
                None
            }
            (Some(total), None) => Some(Counts::Total(total)),
            (total, Some(periods)) => {
                let counts = self.by_period(periods);
                if let Some(total) = total.filter(|total| *total != counts.total()) {
                    let format = self.measure.format();
                    let finding = Finding::at(Code::StatedTotal, place)
                        .with("stated", format.argument(total))
                        .with("sum", format.argument(counts.total()));
                    findings.push(finding);
                }
                Some(counts)
            }
        }
    }
}

fn report_twice<'a>(ids: impl Iterator<Item = (&'a str, &'a Place)>, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for (id, place) in ids {
        match seen.get(id) {
            Some(first) => {
                findings.push(Finding::at(Code::IdTwice, place).with("id", id).related("first", first));
            }
            None => {
                seen.insert(id, place);
            }
        }
    }
}
