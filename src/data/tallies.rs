//! Quotas and results, from what is written to the model.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::Declared;
use super::decode::Named;
use super::lives;
use super::measures::{KnownMeasures, NumberText, number, placed_number, target};
use super::scalars::{KindName, Name, unknown_word};
use super::tally_files::{
    PartFile, QuotaFile, QuotasFile, ReachedFile, ResultsFile, ShareFile, WrittenFigure,
};
use crate::diag::{Code, Finding, Findings};
use crate::limits;
use crate::model::{
    Breakdown, Counts, Figure, FigureKind, Group, Holding, Id, Measure, MeasuredResult, NameOrder,
    Organisation, Period, Quota, QuotaSet, ResultSet, Share, Tally, Unit, UnitKind, Unreported,
};
use crate::source::{Place, Placed};
use crate::text::compare_names;

/// The quotas of a plan, which count built-in measures and those that are declared. Ids that occur twice or that nothing has are findings.
pub(super) fn quota_set(mut file: QuotasFile, declared: Declared, findings: &mut Findings) -> QuotaSet {
    let (holders, quotas) = (limits::HOLDERS, limits::QUOTAS);
    findings.extend_one(bound(&mut file.units, |unit| &unit.id.place, "holders", holders));
    findings.extend_one(bound(&mut file.organisations, |one| &one.id.place, "holders", holders));
    findings.extend_one(bound(&mut file.quotas, |quota| &quota.place, "quotas", quotas));
    report_twice(file.groups.iter().map(|group| (group.id.value.as_str(), &group.id.place)), findings);
    report_groups(&file, findings);
    lives::report_unknown(&file, findings);
    let ids = file.units.iter().map(|unit| &unit.id).chain(file.organisations.iter().map(|one| &one.id));
    report_twice(ids.map(|id| (id.value.as_str(), &id.place)), findings);
    let Declared { measures, kinds, name_order } = declared;
    let figure_kinds: BTreeMap<String, FigureKind> =
        file.unit_figures.0.into_iter().map(|(name, kind)| (name.value.0, kind)).collect();
    let units = file.units.into_iter().map(|unit| Unit {
        kind: unit_kind(&unit.kind, &kinds, findings),
        figures: figures(unit.figures.clone(), &figure_kinds, findings),
        life: lives::life(&unit, findings),
        id: unit.id.value,
        name: unit.name.0,
        full_name: unit.full_name.map(|name| name.0),
        group: unit.group,
        note: unit.note,
        place: unit.id.place,
    });
    let mut units: Vec<Unit> = units.collect();
    let groups = file.groups.into_iter();
    let groups = groups.map(|group| Group { id: group.id.value, name: group.name, parent: group.group });
    let organisations = file.organisations.into_iter().map(|organisation| Organisation {
        id: organisation.id.value,
        name: organisation.name.0,
        note: organisation.note,
    });
    let mut organisations: Vec<Organisation> = organisations.collect();
    if name_order == NameOrder::Vietnamese {
        units.sort_by(|one, other| compare_names(&one.name, &other.name));
        organisations.sort_by(|one, other| compare_names(&one.name, &other.name));
    }
    let set = QuotaSet::new(units, organisations, groups.collect()).with_measures(measures);
    let set = set.with_kinds(kinds).with_figure_kinds(figure_kinds).with_name_order(name_order);
    let quotas = file.quotas.into_iter().map(|quota| self::quota(quota, &set, findings));
    let quotas: Vec<Quota> = quotas.collect();
    report_twice(quotas.iter().map(|quota| (quota.id.as_str(), &quota.place)), findings);
    set.with(quotas)
}

/// The kind of a unit; one that is not known is a finding.
fn unit_kind(written: &Placed<KindName>, declared: &[UnitKind], findings: &mut Findings) -> UnitKind {
    let KindName(id) = &written.value;
    let known = || UnitKind::all_built_in().iter().chain(declared);
    known().find(|kind| kind.id() == id).cloned().unwrap_or_else(|| {
        let known: Vec<&str> = known().map(UnitKind::id).collect();
        findings.push(unknown_word(&written.place, id, &known));
        UnitKind::default()
    })
}

/// The figures of a unit. One that is named keeps what is typed; one that is counted has to be a count.
fn figures(
    written: Named<Name, Placed<WrittenFigure>>,
    kinds: &BTreeMap<String, FigureKind>,
    findings: &mut Findings,
) -> BTreeMap<String, Figure> {
    let figure = |(name, Placed { value, place }): (Placed<Name>, Placed<WrittenFigure>)| {
        let figure = match kinds.get(&name.value.0) {
            Some(FigureKind::Named) => Figure::Text(value.text),
            Some(FigureKind::Counted) if !matches!(value.figure, Figure::Amount(_)) => {
                let finding = Finding::at(Code::InvalidValue, &place).with("expected", "count");
                findings.push(finding.with("got", value.text.as_str()));
                value.figure
            }
            Some(FigureKind::Counted) | None => value.figure,
        };
        (name.value.0, figure)
    };
    written.0.into_iter().map(figure).collect()
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
    for group in &file.groups {
        let Some(parent) = &group.group else { continue };
        let of_parent = file.groups.iter().find(|one| one.id.value == parent.value);
        match of_parent {
            None => {
                let id = parent.value.as_str();
                let finding = Finding::at(Code::UnknownId, &parent.place).with("id", id);
                findings.push(finding.with_known(id, known.iter().copied()));
            }
            Some(of_parent) if of_parent.group.is_some() => {
                let finding = Finding::at(Code::GroupNesting, &parent.place).with("group", &*group.name);
                findings.push(finding.with("parent", &*of_parent.name));
            }
            Some(_) => {}
        }
    }
}

/// The results of a plan, whose units are those of its quotas.
pub(crate) fn result_set(mut file: ResultsFile, quotas: &QuotaSet, findings: &mut Findings) -> ResultSet {
    findings.extend_one(bound(&mut file.results, |result| &result.place, "results", limits::QUOTAS));
    let results = file.results.into_iter().map(|result| reached(result, quotas, findings));
    let mut results: Vec<MeasuredResult> = results.collect();
    let unreported = file.unreported.unwrap_or_default();
    if unreported == Unreported::Mark {
        results = results.into_iter().map(|result| with_missing(result, quotas)).collect();
    }
    report_twice(results.iter().map(|result| (result.id.as_str(), &result.place)), findings);
    ResultSet { results, unreported }
}

/// A result with what is missing of it: counts of units that hold a quota of the measure and were there.
fn with_missing(result: MeasuredResult, quotas: &QuotaSet) -> MeasuredResult {
    if result.tally.shares.is_empty() {
        return result;
    }
    let columns: Vec<Option<Period>> = match result.tally.columns() {
        columns if columns.is_empty() => vec![None],
        columns => columns.into_iter().map(Some).collect(),
    };
    let of_measure = quotas.quotas.iter().filter(|quota| {
        let is_of_time = quota.period.overlaps(result.period) || quota.period.contains(result.period);
        quota.measure == result.measure && is_of_time && quota.tally.holding == result.tally.holding
    });
    let holders: BTreeSet<&Id> =
        of_measure.flat_map(|quota| &quota.tally.shares).map(|share| &share.holder).collect();
    let mut unreported: BTreeMap<Id, Vec<Option<Period>>> = BTreeMap::new();
    for holder in holders {
        let is_there = |column: &Option<Period>| {
            let period = column.unwrap_or(result.period);
            quotas.unit(holder).is_none_or(|unit| unit.life.is_in(period))
        };
        let missing = columns.iter().copied().filter(is_there).filter(|column| {
            match (result.tally.share(holder).map(|share| &share.counts), column) {
                (None, _) => true,
                (Some(Counts::ByPeriod(counts)), Some(column)) => !counts.contains_key(column),
                (Some(_), _) => false,
            }
        });
        let missing: Vec<Option<Period>> = missing.collect();
        if !missing.is_empty() {
            unreported.insert(holder.clone(), missing);
        }
    }
    MeasuredResult { tally: result.tally.with_unreported(unreported), ..result }
}

fn quota(file: Placed<QuotaFile>, set: &QuotaSet, findings: &mut Findings) -> Quota {
    let Placed { value: file, place } = file;
    let measure = KnownMeasures(&set.measures).get(&file.measure.value);
    let reader = TallyReader { measure: &measure, set };
    let (holding, shares) = reader.shares(file.units, file.organisations, findings);
    let stated = file.total.as_ref().map(|total| placed_number(total, &measure));
    let of_which = reader.breakdown(file.of_which);
    let tally = reader.tally(holding, shares, file.periods, stated).with_breakdown(of_which);
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

fn reached(file: Placed<ReachedFile>, set: &QuotaSet, findings: &mut Findings) -> MeasuredResult {
    let Placed { value: file, place } = file;
    let measure = KnownMeasures(&set.measures).get(&file.measure.value);
    let reader = TallyReader { measure: &measure, set };
    let (holding, shares) = reader.shares(file.units, file.organisations, findings);
    let total = file.total.as_ref().and_then(|written| target(written, &measure));
    let stated = total
        .as_ref()
        .and_then(|total| total.value.exactly().map(|value| Placed { value, place: total.place.clone() }));
    let of_which = reader.breakdown(file.of_which);
    let tally = reader.tally(holding, shares, file.periods, stated).with_breakdown(of_which);
    MeasuredResult {
        id: file.id.map_or_else(|| measure.id().to_owned(), |id| id.0),
        period: file.period.value,
        period_place: file.period.place,
        as_of: file.as_of,
        is_baseline: file.baseline.unwrap_or(false),
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
        let (counts, note, of_which) = match file {
            ShareFile::Total(count) => {
                (Counts::Total(number(&count.value, self.measure)), None, Breakdown::default())
            }
            ShareFile::ByPeriod(counts) => (self.by_period(counts), None, Breakdown::default()),
            ShareFile::Noted(Placed { value: file, place }) => {
                let of_which = self.breakdown(file.of_which);
                (self.noted(file.total, file.periods, &place, findings)?, file.note, of_which)
            }
        };
        Some(Share { holder: id.value, counts, note, of_which, place: id.place })
    }

    /// The parts of a count.
    fn breakdown(&self, parts: Named<Name, PartFile>) -> Breakdown {
        let part = |(name, file): (Placed<Name>, PartFile)| {
            let value = match file {
                PartFile::Total(total) => Counts::Total(number(&total.value, self.measure)),
                PartFile::ByPeriod(counts) => self.by_period(counts),
            };
            (name.value.0, Placed { value, place: name.place })
        };
        Breakdown(parts.0.into_iter().map(part).collect())
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
