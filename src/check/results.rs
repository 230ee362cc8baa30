//! Results against quotas: above the quota, without a quota, or outside its period.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::agreement::written_at;
use super::over_quota;
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    ChangeBase, Measure, MeasuredResult, NumberStyle, Period, Plan, Quota, QuotaProgress, QuotaSet, Report,
    ReportingContext, ResultSet, Share, Standing, State, Target,
};
use crate::source::Placed;

pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for result in &plan.results.results {
        check_as_of(result, findings);
        let of_measure = plan.quotas.quotas.iter().filter(|quota| quota.measure == result.measure);
        let quotas: Vec<&Quota> = of_measure.collect();
        check_beginning(result, &quotas, findings);
        check_holders(result, &quotas, &plan.quotas, findings);
    }
    let carried = carried(plan);
    let measures: BTreeSet<&Measure> = plan.results.results.iter().map(|result| &result.measure).collect();
    for measure in measures {
        findings.extend_one(over_quota::check_measure(&carried, measure));
    }
    for quota in &plan.quotas.quotas {
        findings.extend_one(check_reached(quota, &plan.results));
        findings.extend_one(check_base(quota, &plan.results));
    }
    for report in plan.reports.iter().filter(|report| report.document.state == State::Draft) {
        check_in_force(report, plan, findings);
        for quota in &report.quotas.as_ref().unwrap_or(&plan.quotas).quotas {
            findings.extend_one(check_split(report, quota, plan));
        }
    }
}

/// The plan where the quotas and results of former units are those of the units that carry them on.
pub(super) fn carried(plan: &Plan) -> Cow<'_, Plan> {
    if !plan.quotas.has_lives() {
        return Cow::Borrowed(plan);
    }
    let results = plan.results.carried_to(&plan.quotas, Date::MAX);
    Cow::Owned(Plan { quotas: plan.quotas.carried_to(Date::MAX), results, ..plan.clone() })
}

/// A result at the end of a quota's period that misses the target, at the result.
fn check_reached(quota: &Quota, results: &ResultSet) -> Option<Finding> {
    let target = quota.target.as_ref()?;
    let reporting = ReportingContext { results, period: None };
    quota.standing(reporting).filter(|standing| *standing == Standing::Missed)?;
    let of_measure = results.results.iter().filter(|result| result.measure == quota.measure);
    let last =
        of_measure.filter(|result| quota.period.contains(result.period)).max_by_key(|one| one.last_day())?;
    let is_over = is_over(last, quota);
    let format = quota.measure.format();
    let reached = match reporting.progress(quota, None).known() {
        Some(reached) => format.written(reached, NumberStyle::Plain),
        None => last.total.as_ref()?.value.written(format, NumberStyle::Plain),
    };
    let place = last.total.as_ref().map_or(&last.place, |total| &total.place);
    let finding = Finding::at(Code::ResultBelowTarget, place).with("quota", quota.id.as_str());
    let finding = finding.with("reached", reached);
    let finding = finding.with("target", target.value.written(format, NumberStyle::Plain));
    is_over.then(|| finding.related("target", &target.place))
}

/// Whether a result counts up to the end of a quota's period, as far as it says so: counts of people are written for
/// the whole period while more may come.
fn is_over(result: &MeasuredResult, quota: &Quota) -> bool {
    let end = quota.period.last_day();
    let columns = result.tally.columns();
    let last = columns.iter().filter_map(|column| column.last_day()).max();
    match (&result.as_of, last) {
        (Some(as_of), _) => Some(as_of.value) >= end,
        (None, Some(last)) => Some(last) >= end,
        (None, None) => !quota.measure.is_built_in() && end.is_some() && result.period.last_day() >= end,
    }
}

/// A target that compares with the result of a year needs that result.
fn check_base(quota: &Quota, results: &ResultSet) -> Option<Finding> {
    let Placed { value: Target::Change(change), place } = quota.target.as_ref()? else { return None };
    if results.base(&quota.measure, change.base).is_some() {
        return None;
    }
    let year = match change.base {
        ChangeBase::Year(year) => year.to_string(),
        ChangeBase::TermBeginning => String::new(),
    };
    let finding = Finding::at(Code::BaseMissing, place).with("year", year);
    Some(finding.with("measure", quota.measure.id()).with("quota", quota.id.as_str()))
}

/// A report can count a result up to the end of its period where the result is split so, or is counted up to a day of
/// the period.
fn check_split(report: &Report, quota: &Quota, plan: &Plan) -> Option<Finding> {
    let progress = QuotaProgress::new(quota, &plan.results, report.period);
    let reported = report.period.to_string();
    // A level counts from its own time on, whatever came before it.
    if !quota.measure.adds_up() && progress.known().is_some() {
        return None;
    }
    if let Some((result, missing)) = progress.uncounted() {
        let missing: Vec<String> = missing.iter().map(Period::to_string).collect();
        let finding = Finding::at(Code::ResultNotSplit, &result.period_place).with("report", reported);
        return Some(finding.with("result", &*result.id).with("missing", missing.join(", ")));
    }
    if let Some(finding) = not_yet_counted(&progress, &plan.results, &reported) {
        return Some(finding);
    }
    let unsplit = progress.unsplit()?;
    let finding = Finding::at(Code::ResultOfPeriodUnknown, &unsplit.period_place).with("report", reported);
    Some(finding.with("kind", "unsplit").with("result", &*unsplit.id))
}

/// A result of the quota's measure that is counted up to a day before the reported period, where none is counted later:
/// the report would print what was reached by that day as all that was reached.
fn not_yet_counted(progress: &QuotaProgress<'_>, results: &ResultSet, reported: &str) -> Option<Finding> {
    let (period, quota) = (progress.period(), progress.quota());
    let of_measure = results.results.iter().filter(|result| result.measure == quota.measure);
    let of_time = of_measure.filter(|result| quota.period.overlaps(result.period));
    let last = |result: &&MeasuredResult| {
        let own = result.period.last_day();
        result.as_of.as_ref().map(|as_of| as_of.value).min(own).or(own)
    };
    let latest = of_time.max_by_key(last)?;
    let as_of = latest.as_of.as_ref().filter(|_| last(&latest) < period.first_day())?;
    let finding = Finding::at(Code::ResultOfPeriodUnknown, &as_of.place).with("report", reported);
    Some(finding.with("kind", "earlier").with("result", &*latest.id).with("as_of", day(as_of.value)))
}

/// Nothing can have been reached after the last day that is counted.
fn check_as_of(result: &MeasuredResult, findings: &mut Findings) {
    let Some(Placed { value: as_of, place }) = &result.as_of else { return };
    let is_later = |period: &Period| period.first_day().is_some_and(|first| first > *as_of);
    let later = reached_in(result).into_iter().find(is_later);
    if let Some(period) = later.or_else(|| Some(result.period).filter(is_later)) {
        let at = written_at(&result.tally, period, &result.place);
        let finding = Finding::at(Code::ResultAfterAsOf, at)
            .with("period", period.to_string())
            .with("as_of", day(*as_of));
        findings.push(finding.related("as_of", place));
    }
}

fn day(date: Date) -> String {
    crate::text::short_date(date.year(), date.month(), date.day())
}

/// The periods in which anything was reached.
pub(super) fn reached_in(result: &MeasuredResult) -> Vec<Period> {
    let is_reached = |period: &Period| result.tally.in_period(*period).is_some_and(|count| count > 0);
    result.tally.columns().into_iter().filter(is_reached).collect()
}

/// A quota that begins in the course of a year counts from there. Results of earlier years are for comparison.
fn check_beginning(result: &MeasuredResult, quotas: &[&Quota], findings: &mut Findings) {
    for period in reached_in(result) {
        let counts = |quota: &&&Quota| quota.period.contains(period) || quota.period.overlaps(period);
        let is_counted = quotas.iter().any(|quota| counts(&quota));
        let begins_later = |quota: &&&Quota| {
            quota.period.year() == period.year() && quota.period.first_day() > period.first_day()
        };
        if let Some(quota) = quotas.iter().find(begins_later).filter(|_| !is_counted) {
            let at = written_at(&result.tally, period, &result.place);
            let finding = Finding::at(Code::ResultBeforeQuota, at)
                .with("period", period.to_string())
                .with("whole", quota.period.to_string());
            findings.push(finding.related("quota", &quota.place));
        }
    }
}

/// Reports results of holders that have a quota, and none of those that are in force for a report: its tables have no row of
/// them.
fn check_in_force(report: &Report, plan: &Plan, findings: &mut Findings) {
    let Some(in_force) = &report.quotas else { return };
    for result in &plan.results.results {
        let found = |set: &QuotaSet| {
            let of_measure = set.quotas.iter().filter(|quota| quota.measure == result.measure);
            let mut found = Findings::default();
            check_holders(result, &of_measure.collect::<Vec<_>>(), &plan.quotas, &mut found);
            found
        };
        let known = found(&plan.quotas);
        let at = |finding: &Finding| finding.place().map(|place| place.range().start);
        let is_new = |missed: &&Finding| known.iter().all(|finding| at(finding) != at(missed));
        for missed in found(in_force).iter().filter(is_new) {
            findings.push(missed.clone().with("report", report.period.to_string()));
        }
    }
}

/// Reports results of holders that have no quota of the measure.
fn check_holders(result: &MeasuredResult, quotas: &[&Quota], set: &QuotaSet, findings: &mut Findings) {
    let has_shares = |quota: &&&Quota| {
        let is_same_time = quota.period.contains(result.period) || quota.period.overlaps(result.period);
        let tally = &quota.tally;
        is_same_time && !tally.shares.is_empty() && tally.holding == result.tally.holding
    };
    let quotas: Vec<&&Quota> = quotas.iter().filter(has_shares).collect();
    let Some(first) = quotas.first() else { return };
    // An undeclared id has a finding of its own.
    let is_known = |share: &&Share| set.holds(&share.holder) && share.counts.total() > 0;
    for share in result.tally.shares.iter().filter(is_known) {
        let has_quota = |quota: &&&Quota| {
            let mut shares = quota.tally.shares.iter();
            shares.any(|held| set.is_line(&held.holder, &share.holder))
        };
        if !quotas.iter().any(has_quota) {
            let finding = Finding::at(Code::ResultWithoutQuota, &share.place)
                .with("holder", name(set, share))
                .with("report", "")
                .with("count", result.measure.format().argument(share.counts.total()));
            findings.push(finding.related("quota", &first.place));
        }
    }
}

pub(super) fn name<'a>(set: &'a QuotaSet, share: &'a Share) -> &'a str {
    let unit = set.unit(&share.holder).map(|unit| unit.name.as_str());
    let organisation = || set.organisation(&share.holder);
    let name = unit.or_else(|| organisation().map(|one| one.name.as_str()));
    name.unwrap_or_else(|| share.holder.as_str())
}
