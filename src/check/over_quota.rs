//! Results above their quota: a success, or a slip in the data.

use std::collections::BTreeSet;

use super::agreement::written_at;
use super::results::{name, reached_in};
use crate::diag::{Code, Finding};
use crate::model::{Measure, MeasuredResult, NumberFormat, Period, Plan, Quota, QuotaProgress};
use crate::source::Place;

/// How many other places a finding points at.
const SHOWN: usize = 3;

/// How many others a finding names.
const NAMED: usize = 6;

/// A count that passes its quota.
#[derive(Clone)]
struct OverQuota<'a> {
    /// A unit or organisation; empty where it is one of all.
    holder: &'a str,
    /// A period; empty where it is one of all.
    period: String,
    reached: u64,
    asked: u64,
    at: &'a Place,
    quota: &'a Place,
}

/// One finding for all counts of a measure: that of the whole, else the first of a period or holder, and the others
/// with it.
pub(super) fn check_measure(plan: &Plan, measure: &Measure) -> Option<Finding> {
    let all: Vec<OverQuota<'_>> = plan
        .results
        .results
        .iter()
        .filter(|result| result.measure == *measure)
        .filter_map(|result| Some((result, quota_of(plan, result)?)))
        .flat_map(|(result, quota)| excesses(plan, result, quota))
        .collect();
    let of_several = plan.quotas.quotas.iter().filter(|quota| quota.measure == *measure);
    let of_several: Vec<OverQuota<'_>> =
        of_several.flat_map(|quota| together(plan, quota)).filter(|one| !is_known(&all, one)).collect();
    let all = [all, of_several].concat();
    let (first, others) = all.split_first()?;
    let finding = Finding::at(Code::ResultBeyondQuota, first.at)
        .with("holder", first.holder)
        .with("period", first.period.as_str())
        .with("reached", measure.format().argument(first.reached))
        .with("asked", measure.format().argument(first.asked))
        .with("more", others.len())
        .with("others", listed(others, measure.format()))
        .related("quota", first.quota);
    let shown = others.iter().take(SHOWN);
    Some(shown.fold(finding, |finding, other| finding.related("again", other.at)))
}

/// Whether the same holder, or all together, is known to pass the quota.
fn is_known(all: &[OverQuota<'_>], one: &OverQuota<'_>) -> bool {
    all.iter().any(|other| other.holder == one.holder && other.period.is_empty())
}

/// The sum of several results that lie in the time of a quota, each time counted once.
fn together<'a>(plan: &'a Plan, quota: &'a Quota) -> Vec<OverQuota<'a>> {
    let is_part =
        |result: &&MeasuredResult| result.measure == quota.measure && quota.period.contains(result.period);
    let results: Vec<&MeasuredResult> = plan.results.results.iter().filter(is_part).collect();
    let Some(last) = results.last().filter(|_| results.len() > 1) else { return Vec::new() };
    let times: BTreeSet<Period> = match quota.period {
        Period::EachYear => {
            results.iter().filter_map(|result| result.period.year()).map(Period::Year).collect()
        }
        whole => BTreeSet::from([whole]),
    };
    let mut found = Vec::new();
    for time in times {
        let progress = QuotaProgress::new(quota, &plan.results, time);
        let at = |holder: &'a str, reached, asked, at: &'a Place, quota: &'a Place| OverQuota {
            holder,
            period: String::new(),
            reached,
            asked,
            at,
            quota,
        };
        let place = quota.target.as_ref().map_or(&quota.place, |target| &target.place);
        found
            .extend(asked(quota).map(|asked| at("", progress.total().cumulative, asked, &last.place, place)));
        for share in &quota.tally.shares {
            let figures = progress.for_holder(&share.holder);
            let written = results.iter().rev().find_map(|result| result.tally.share(&share.holder));
            let Some(written) = written else { continue };
            let name = name(&plan.quotas, share);
            found.push(at(name, figures.cumulative, figures.target, &written.place, &share.place));
        }
    }
    found.retain(|one| one.reached > one.asked);
    found
}

/// The quota whose period contains that of a result.
fn quota_of<'a>(plan: &'a Plan, result: &MeasuredResult) -> Option<&'a Quota> {
    let mut quotas = plan.quotas.quotas.iter();
    quotas.find(|quota| quota.measure == result.measure && quota.period.contains(result.period))
}

fn listed(others: &[OverQuota<'_>], format: &NumberFormat) -> String {
    let one = |other: &OverQuota<'_>| {
        let name = if other.holder.is_empty() { &other.period } else { other.holder };
        format!("{name} {}/{}", format.typed(other.reached), format.typed(other.asked))
    };
    let mut listed: Vec<String> = others.iter().take(NAMED).map(one).collect();
    listed.extend((others.len() > NAMED).then(|| "…".to_owned()));
    listed.join(", ")
}

fn excesses<'a>(plan: &'a Plan, result: &'a MeasuredResult, quota: &'a Quota) -> Vec<OverQuota<'a>> {
    let mut found: Vec<OverQuota<'_>> = whole(result, quota).into_iter().collect();
    let columns = quota.tally.columns();
    // A period without a total of its own is reported by its holders.
    let is_asked = |period: &Period| columns.contains(period) && result.tally.periods.contains_key(period);
    for period in reached_in(result).into_iter().filter(is_asked) {
        found.push(OverQuota {
            holder: "",
            period: period.to_string(),
            reached: result.tally.in_period(period).unwrap_or(0),
            asked: quota.tally.in_period(period).unwrap_or(0),
            at: written_at(&result.tally, period, &result.place),
            quota: written_at(&quota.tally, period, &quota.place),
        });
    }
    for share in &result.tally.shares {
        let Some(asked) = quota.tally.share(&share.holder) else { continue };
        found.push(OverQuota {
            holder: name(&plan.quotas, share),
            period: String::new(),
            reached: share.counts.total(),
            asked: asked.counts.total(),
            at: &share.place,
            quota: &asked.place,
        });
    }
    found.retain(|one| one.reached > one.asked);
    found
}

/// The amount asked for in all, where the quota does not leave open how much it may be.
fn asked(quota: &Quota) -> Option<u64> {
    match quota.target.as_ref().map(|target| target.value) {
        Some(target) => target.exactly().map(|exactly| quota.tally.total().unwrap_or(exactly)),
        None => quota.tally.total(),
    }
}

/// The total.
fn whole<'a>(result: &'a MeasuredResult, quota: &'a Quota) -> Option<OverQuota<'a>> {
    let stated = result.tally.stated.as_ref();
    // A sum of holders is reported by the holders that exceed their shares.
    let sum = if result.tally.shares.is_empty() { result.tally.total() } else { None };
    let at = stated.map_or(&result.place, |stated| &stated.place);
    Some(OverQuota {
        holder: "",
        period: String::new(),
        reached: stated.map(|stated| stated.value).or(sum)?,
        asked: asked(quota)?,
        at,
        quota: quota.target.as_ref().map_or(&quota.place, |target| &target.place),
    })
}
