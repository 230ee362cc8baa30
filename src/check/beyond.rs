//! Results that are more than what was asked for: good news, or a slip of the pen.

use super::agreement::written_at;
use super::results::{name, reached_in};
use crate::diag::{Code, Finding};
use crate::model::{Amount, Measure, Period, Plan, Quota, Reached};
use crate::source::Place;

/// How many other places a finding points at.
const SHOWN: usize = 3;

/// How many others a finding names.
const NAMED: usize = 6;

/// A count that passes its quota.
struct Beyond<'a> {
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
pub(super) fn of_measure(plan: &Plan, measure: Measure) -> Option<Finding> {
    let all: Vec<Beyond<'_>> = plan
        .results
        .results
        .iter()
        .filter(|result| result.measure == measure)
        .filter_map(|result| Some((result, quota_of(plan, result)?)))
        .flat_map(|(result, quota)| of_result(plan, result, quota))
        .collect();
    let (first, others) = all.split_first()?;
    let finding = Finding::at(Code::ResultBeyondQuota, first.at)
        .with("holder", first.holder)
        .with("period", first.period.as_str())
        .with("reached", first.reached)
        .with("asked", first.asked)
        .with("more", others.len())
        .with("others", listed(others))
        .related("quota", first.quota);
    let shown = others.iter().take(SHOWN);
    Some(shown.fold(finding, |finding, other| finding.related("again", other.at)))
}

/// The quota whose time a result lies in.
fn quota_of<'a>(plan: &'a Plan, result: &Reached) -> Option<&'a Quota> {
    let mut quotas = plan.quotas.quotas.iter();
    quotas.find(|quota| quota.measure == result.measure && quota.period.contains(result.period))
}

fn listed(others: &[Beyond<'_>]) -> String {
    let one = |other: &Beyond<'_>| {
        let name = if other.holder.is_empty() { &other.period } else { other.holder };
        format!("{name} {}/{}", other.reached, other.asked)
    };
    let mut listed: Vec<String> = others.iter().take(NAMED).map(one).collect();
    listed.extend((others.len() > NAMED).then(|| "…".to_owned()));
    listed.join(", ")
}

fn of_result<'a>(plan: &'a Plan, result: &'a Reached, quota: &'a Quota) -> Vec<Beyond<'a>> {
    let mut found: Vec<Beyond<'_>> = whole(result, quota).into_iter().collect();
    let columns = quota.tally.columns();
    // A period that no line sums up is told by its holders.
    let is_asked = |period: &Period| columns.contains(period) && result.tally.periods.contains_key(period);
    for period in reached_in(result).into_iter().filter(is_asked) {
        found.push(Beyond {
            holder: "",
            period: period.to_string(),
            reached: result.tally.of(period).unwrap_or(0),
            asked: quota.tally.of(period).unwrap_or(0),
            at: written_at(&result.tally, period, &result.place),
            quota: written_at(&quota.tally, period, &quota.place),
        });
    }
    for share in &result.tally.shares {
        let Some(asked) = quota.tally.share(&share.holder) else { continue };
        found.push(Beyond {
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

/// The total, where the quota does not leave open how much it may be.
fn whole<'a>(result: &'a Reached, quota: &'a Quota) -> Option<Beyond<'a>> {
    let target = quota.target.as_ref().map(|target| target.value);
    let asked = match target {
        Some(Amount::AtLeast(_) | Amount::Between(..)) => None,
        Some(Amount::Exactly(target)) => quota.tally.total().or(Some(target)),
        None => quota.tally.total(),
    };
    let stated = result.tally.stated.as_ref();
    // A sum of holders is told by the holders that pass theirs.
    let sum = if result.tally.shares.is_empty() { result.tally.total() } else { None };
    let at = stated.map_or(&result.place, |stated| &stated.place);
    Some(Beyond {
        holder: "",
        period: String::new(),
        reached: stated.map(|stated| stated.value).or(sum)?,
        asked: asked?,
        at,
        quota: quota.target.as_ref().map_or(&quota.place, |target| &target.place),
    })
}
