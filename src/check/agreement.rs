//! Checks that the figures of quotas and results agree with each other.

use super::promised::with_target;
use super::tables;
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    BodyNode, Counts, Document, MeasuredResult, NumberFormat, Period, Plan, Progress, Quota, Share, Tally,
};
use crate::source::{Place, Placed};

/// Totals both ways, totals as written, targets, and periods.
pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for quota in &plan.quotas.quotas {
        let period = Placed { value: quota.period, place: quota.period_place.clone() };
        check_tally(&Numbers::from_quota(quota), &period, findings);
        check_target(quota, findings);
    }
    for result in &plan.results.results {
        let period = Placed { value: result.period, place: result.period_place.clone() };
        check_tally(&Numbers::from_result(result), &period, findings);
        check_reached(result, findings);
    }
    for document in plan.documents() {
        for body in document.bodies() {
            check_nodes(plan, document, body, findings);
        }
        for table in document.annexes.iter().flat_map(|annex| &annex.tables) {
            tables::check(plan, table, findings);
        }
    }
}

/// The numbers of a quota or result, how they are written, and where it is.
struct Numbers<'a> {
    tally: &'a Tally,
    format: &'a NumberFormat,
    place: &'a Place,
}

impl<'a> Numbers<'a> {
    fn from_quota(quota: &'a Quota) -> Self {
        Self { tally: &quota.tally, format: quota.measure.format(), place: &quota.place }
    }

    fn from_result(result: &'a MeasuredResult) -> Self {
        Self { tally: &result.tally, format: result.measure.format(), place: &result.place }
    }
}

fn check_tally(numbers: &Numbers<'_>, period: &Placed<Period>, findings: &mut Findings) {
    let Numbers { tally, place, .. } = *numbers;
    check_periods(tally, period, place, findings);
    // Levels have no sum that could be wrong, and counts of overlapping periods have none either.
    if tally.adds_up() && !check_overlaps(tally, place, findings) {
        check_columns(numbers, period.value, findings);
    }
    check_stated(numbers, findings);
}

/// The periods of the figures lie in the period of the whole.
fn check_periods(tally: &Tally, period: &Placed<Period>, place: &Place, findings: &mut Findings) {
    let columns = tally.columns();
    let outside: Vec<Period> =
        columns.iter().copied().filter(|column| !period.value.contains(*column)).collect();
    // Where all are outside, it is the whole that is wrong.
    let is_of_all = outside.len() > 1 && outside.len() == columns.len();
    if let Some(first) = outside.first().filter(|_| is_of_all) {
        let finding = Finding::at(Code::PeriodOutside, &period.place).with("part", first.to_string());
        let finding = finding.with("whole", period.value.to_string());
        findings.push(finding.related("part", written_at(tally, *first, place)));
        return;
    }
    for column in outside {
        let finding = Finding::at(Code::PeriodOutside, written_at(tally, column, place))
            .with("part", column.to_string())
            .with("whole", period.value.to_string());
        findings.push(finding);
    }
}

/// The place of a period: among the totals by period, or at the first share that has it.
pub(super) fn written_at<'a>(tally: &'a Tally, period: Period, place: &'a Place) -> &'a Place {
    let has = |share: &&Share| match &share.counts {
        Counts::ByPeriod(counts) => counts.contains_key(&period),
        Counts::Total(_) => false,
    };
    let in_shares = || tally.shares.iter().find(has).map_or(place, |share| &share.place);
    tally.periods.get(&period).map_or_else(in_shares, |count| &count.place)
}

/// Periods that share time would be counted twice: a quarter beside its half or its year. Whether there are any.
fn check_overlaps(tally: &Tally, place: &Place, findings: &mut Findings) -> bool {
    let columns = tally.columns();
    let mut has_any = false;
    for (at, one) in columns.iter().enumerate() {
        let Some(other) = columns[at + 1..].iter().find(|other| one.overlaps(**other)) else { continue };
        has_any = true;
        // The one that fewer have is the slip.
        let (slip, usual) =
            if times(tally, *one) <= times(tally, *other) { (one, other) } else { (other, one) };
        let finding = Finding::at(Code::PeriodsOverlap, written_at(tally, *slip, place))
            .with("one", usual.to_string())
            .with("other", slip.to_string())
            .related("usual", written_at(tally, *usual, place));
        findings.push(finding);
    }
    has_any
}

/// How often a period is written.
fn times(tally: &Tally, period: Period) -> usize {
    let has =
        |share: &&Share| matches!(&share.counts, Counts::ByPeriod(counts) if counts.contains_key(&period));
    tally.shares.iter().filter(has).count() + usize::from(tally.periods.contains_key(&period))
}

/// The totals by period against the shares: each column and the sum.
fn check_columns(numbers: &Numbers<'_>, whole: Period, findings: &mut Findings) {
    let Numbers { tally, format, place } = *numbers;
    if tally.shares.is_empty() || tally.periods.is_empty() {
        return;
    }
    let disagree = |at: &Place, period: &str, by_period: u64, by_holder: u64| {
        Finding::at(Code::TotalsDisagree, at)
            .with("period", period)
            .with("by_period", format.argument(by_period))
            .with("by_holder", format.argument(by_holder))
            .related("shares", &tally.shares[0].place)
    };
    // A count outside the whole period is a finding of its own.
    let is_of_it =
        |(period, ..): &(Period, u64, u64)| tally.periods.contains_key(period) || whole.contains(*period);
    for (period, by_period, by_holder) in disagreeing(tally).filter(is_of_it) {
        let at = written_at(tally, period, place);
        findings.push(disagree(at, &period.to_string(), by_period, by_holder));
    }
    // The sum of a full table is that of its columns.
    if tally.is_full_table() {
        return;
    }
    let by_period = tally.periods.values().fold(0, |sum: u64, count| sum.saturating_add(count.value));
    let by_holder = tally.total().unwrap_or_default();
    if by_period != by_holder {
        let at = tally.periods.values().next().map_or(place, |count| &count.place);
        findings.push(disagree(at, "", by_period, by_holder));
    }
}

/// The periods of which the total and the shares cannot both be right. A period that has no total has none of the
/// shares either; of shares that are not all split, those that are cannot be more than the total.
fn disagreeing(tally: &Tally) -> impl Iterator<Item = (Period, u64, u64)> {
    let is_full = tally.is_full_table();
    let counts = tally.columns().into_iter().map(|period| {
        let by_period = tally.periods.get(&period).map_or(0, |count| count.value);
        (period, by_period, tally.shares_in_period(period))
    });
    counts.filter(
        move |(_, by_period, by_holder)| {
            if is_full { by_period != by_holder } else { by_holder > by_period }
        },
    )
}

fn check_stated(numbers: &Numbers<'_>, findings: &mut Findings) {
    let Numbers { tally, format, .. } = *numbers;
    let Some(stated) = &tally.stated else { return };
    let sum = tally.total().unwrap_or(stated.value);
    if sum != stated.value {
        let finding = Finding::at(Code::StatedTotal, &stated.place)
            .with("stated", format.argument(stated.value))
            .with("sum", format.argument(sum));
        findings.push(finding);
    }
}

/// A total that is no single number (`3 - 5`) against the sum; a single one is checked with the tally.
fn check_reached(result: &MeasuredResult, findings: &mut Findings) {
    let (Some(total), Some(sum)) = (&result.total, result.tally.total()) else { return };
    if result.tally.stated.is_none() && !total.value.is_met_by(sum) {
        let finding = Finding::at(Code::StatedTotal, &total.place);
        let sum = result.measure.format().argument(sum);
        findings.push(finding.with("stated", total.place.text()).with("sum", sum));
    }
}

/// Compares the sum of the shares with the target.
fn check_target(quota: &Quota, findings: &mut Findings) {
    let (Some(target), Some(total)) = (&quota.target, quota.tally.total()) else { return };
    if target.value.is_met_by(total) {
        return;
    }
    let format = quota.measure.format();
    let finding = Finding::at(Code::TargetMissed, &target.place).with("quota", quota.id.as_str());
    let mut finding = with_target(finding, target.value, format).with("total", format.argument(total));
    let allotted = quota.tally.shares.first().map(|share| &share.place);
    let by_period = quota.tally.periods.values().next().map(|count| &count.place);
    if let Some(place) = allotted.or(by_period) {
        finding = finding.related("allotted", place);
    }
    findings.push(finding);
}

fn check_nodes(plan: &Plan, document: &Document, nodes: &[BodyNode], findings: &mut Findings) {
    for node in nodes {
        match node {
            BodyNode::Section(section) => check_nodes(plan, document, &section.body, findings),
            BodyNode::Progress(progress) => {
                check_progress(plan, progress, findings);
                // The empty periods of a unit differ by extract, where the program checks them.
                if !document.id.is_for_every_unit() {
                    check_own_texts(plan, progress, findings);
                }
            }
            BodyNode::Table(table) => tables::check(plan, table, findings),
            BodyNode::Paragraph(_) | BodyNode::Line(_) | BodyNode::Items(_) | BodyNode::Drawing(_) => {}
        }
    }
}

/// Lines of progress need periods, and texts of no others.
fn check_progress(plan: &Plan, progress: &Progress, findings: &mut Findings) {
    let Some(quota) = plan.quotas.quota(&progress.quota.value) else { return };
    if !quota.measure.adds_up() {
        findings.push(not_additive(quota, "progress", &progress.quota.place));
        return;
    }
    let columns = quota.tally.columns();
    if columns.is_empty() {
        findings.push(no_periods(progress.quota.value.as_str(), &progress.quota.place, quota));
    }
    let periods = progress.periods(quota);
    for (period, text) in progress.texts.iter().filter(|(period, _)| !periods.contains(period)) {
        let known: Vec<String> = columns.iter().map(Period::to_string).collect();
        let name = period.to_string();
        let finding =
            Finding::at(Code::UnknownId, text.place()).with("id", name.as_str()).with("kind", "period");
        findings.push(finding.with_known(&name, known.iter().map(String::as_str)));
    }
}

/// A period without a target needs a text of its own.
fn check_own_texts(plan: &Plan, progress: &Progress, findings: &mut Findings) {
    let Some(quota) = plan.quotas.quota(&progress.quota.value) else { return };
    let columns = quota.tally.columns().into_iter().filter(|period| quota.period.contains(*period));
    for period in columns.filter(|period| !progress.texts.contains_key(period)) {
        if quota.tally.in_period(period) == Some(0) {
            let finding = Finding::at(Code::MissingKey, &progress.quota.place);
            findings.push(finding.with("key", period.to_string()).with("state", "text"));
        }
    }
}

/// A sum that a quota's measure does not have; `sum` is a key of the catalogue.
pub(super) fn not_additive(quota: &Quota, sum: &'static str, place: &Place) -> Finding {
    let finding =
        Finding::at(Code::NotAdditive, place).with("measure", quota.measure.name()).with("sum", sum);
    finding.related("quota", &quota.place)
}

pub(super) fn no_periods(id: &str, place: &Place, quota: &Quota) -> Finding {
    Finding::at(Code::NoPeriods, place).with("quota", id).related("quota", &quota.place)
}
