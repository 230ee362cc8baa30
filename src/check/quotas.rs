//! Quotas of one measure that cover the same time must ask for the same.

use crate::diag::{Code, Finding, Findings};
use crate::model::{Amount, Quota, QuotaSet};
use crate::source::Place;

pub(super) fn check(set: &QuotaSet, findings: &mut Findings) {
    for (at, one) in set.quotas.iter().enumerate() {
        for other in set.quotas[at + 1..].iter().filter(|other| other.measure == one.measure) {
            if is_comparable(one, other) {
                findings.extend_one(compare(one, other));
            }
        }
    }
}

/// Quotas of other holders ask for something else: those of units and of organisations never add up, and two
/// allotments may go to two groups of units.
fn is_comparable(one: &Quota, other: &Quota) -> bool {
    let holders = |quota: &Quota| {
        let mut ids: Vec<_> = quota.tally.shares.iter().map(|share| share.holder.clone()).collect();
        ids.sort();
        ids
    };
    let (ones, others) = (holders(one), holders(other));
    ones.is_empty() || others.is_empty() || (one.tally.holding == other.tally.holding && ones == others)
}

fn compare(one: &Quota, other: &Quota) -> Option<Finding> {
    if one.period == other.period {
        let totals = whole(one).zip(whole(other)).filter(|(one, other)| one != other);
        return totals
            .map(|totals| disagree(other, one, "", totals))
            .or_else(|| compare_shares(one, other))
            .or_else(|| compare_columns(one, other));
    }
    // The part that the longer quota has of the shorter one's time.
    let (long, short) = if one.period.contains(other.period) { (one, other) } else { (other, one) };
    let part = Some(short.period).filter(|part| long.period.contains(*part))?;
    let counts = long.tally.of(part).zip(whole(short)).filter(|(one, other)| one != other)?;
    let counts = if std::ptr::eq(long, one) { counts } else { (counts.1, counts.0) };
    Some(disagree(other, one, &part.to_string(), counts))
}

/// What is asked for in all, where that is just one number.
fn whole(quota: &Quota) -> Option<u64> {
    let target = quota.target.as_ref().and_then(|target| match target.value {
        Amount::Exactly(count) => Some(count),
        Amount::AtLeast(_) | Amount::Between(..) => None,
    });
    quota.tally.total().or(target)
}

fn compare_shares(one: &Quota, other: &Quota) -> Option<Finding> {
    other.tally.shares.iter().find_map(|share| {
        let first = one.tally.share(&share.holder)?;
        let counts = (first.counts.total(), share.counts.total());
        let holder = share.holder.as_str();
        (counts.0 != counts.1).then(|| finding(&share.place, &first.place, (one, other), holder, counts))
    })
}

fn compare_columns(one: &Quota, other: &Quota) -> Option<Finding> {
    other.tally.columns().into_iter().find_map(|period| {
        let counts = (one.tally.of(period)?, other.tally.of(period)?);
        (counts.0 != counts.1).then(|| disagree(other, one, &period.to_string(), counts))
    })
}

fn disagree(at: &Quota, first: &Quota, part: &str, counts: (u64, u64)) -> Finding {
    finding(&at.place, &first.place, (first, at), part, counts)
}

fn finding(
    at: &Place,
    first_at: &Place,
    (first, other): (&Quota, &Quota),
    part: &str,
    counts: (u64, u64),
) -> Finding {
    Finding::at(Code::QuotasDisagree, at)
        .with("first", first.id.as_str())
        .with("other", other.id.as_str())
        .with("part", part)
        .with("first_count", counts.0)
        .with("other_count", counts.1)
        .related("first", first_at)
}
