//! What a revision comes upon: times that are over, and quotas that are passed already.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diag::{Code, Finding, Findings};
use crate::model::{
    DocumentId, Figures, Id, IssuedSet, Period, Plan, Quota, Share, Standing, State, TemplateText,
};
use crate::source::Place;

/// Looks at the quotas of a plan that is revised, beside those that were issued.
pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for document in plan.documents() {
        let is_said = || document.texts().iter().any(|text| text.written().contains("replaces"));
        let unsaid = document.replaces.as_ref().filter(|_| !plan.is_extract(document) && !is_said());
        findings.extend_one(unsaid.map(|replaced| Finding::at(Code::ReplacesUnsaid, &replaced.part("type"))));
    }
    check_going_out(plan, findings);
    let Some(former) = revised(plan) else { return };
    for quota in &plan.quotas.quotas {
        if let Some(then) = former.quotas.quota(&quota.id) {
            check_times(plan, (then, quota), findings);
            check_passed(plan, (then, quota), findings);
        }
    }
}

/// The set whose quotas are revised: the last of the plan, or of the notice where the plan was never issued, as long as
/// the one that takes its place is not issued. What was issued is no longer being revised, whatever comes after it.
fn revised(plan: &Plan) -> Option<&IssuedSet> {
    let has_sets = |id: DocumentId| plan.history.of(id).next().is_some();
    let is_open = |id: DocumentId| plan.standing_set(id).is_none();
    if has_sets(DocumentId::Plan) && !is_open(DocumentId::Plan) {
        return None;
    }
    let allotting = [DocumentId::Plan, DocumentId::Notice].into_iter().filter(|id| is_open(*id));
    allotting.filter_map(|id| plan.former_set(id)).max_by_key(|set| set.set)
}

/// A notice or a report that goes out and cites a plan without number and date, or allots quotas of a draft.
fn check_going_out(plan: &Plan, findings: &mut Findings) {
    let is_draft = plan.document.state == State::Draft;
    let is_unnamed = is_draft && plan.document.header.date.full().is_none();
    let has_none = plan.history.of(DocumentId::Plan).next().is_none();
    for id in plan.document_ids().into_iter().filter(|id| *id != DocumentId::Plan) {
        // One that was issued before sets were kept is not issued now.
        let going =
            plan.document(id).filter(|written| written.state == State::Issued && written.set.is_some());
        let Some(written) = going.filter(|_| plan.standing_set(id).is_none()) else { continue };
        let cites = |text: &&&TemplateText| {
            let text = text.written();
            let names = |words: &[&str]| words.iter().any(|word| text.contains(word));
            has_none && names(&["in_force.plan"])
                || names(&["plan | cite", "plan|cite", "plan.reference", "plan.number"])
                    && !names(&["in_force.plan"])
        };
        if let Some(text) = written.texts().iter().find(cites).filter(|_| is_unnamed) {
            findings.push(Finding::at(Code::CitesDraft, text.place()));
        }
        let former = plan.former_set(DocumentId::Plan).filter(|_| is_draft && id == DocumentId::Notice);
        let former = former.filter(|former| !former.quotas.is_as(&plan.quotas));
        findings.extend_one(former.map(|_| Finding::at(Code::AllotsDraft, &written.header.places.date)));
    }
}

/// A changed count of a time that is over.
fn check_times(plan: &Plan, (then, now): (&Quota, &Quota), findings: &mut Findings) {
    let Some(today) = known_day(plan, now) else { return };
    let periods: BTreeSet<Period> = then.tally.columns().into_iter().chain(now.tally.columns()).collect();
    for period in periods.into_iter().filter(|period| period.last_day().is_some_and(|last| last <= today)) {
        let count = |quota: &Quota| quota.tally.of(period).unwrap_or(0);
        let changed = changed_holders((then, now), period);
        let (before, after) = (count(then), count(now));
        if before == after && changed.is_empty() {
            continue;
        }
        let finding = Finding::at(Code::PeriodOver, &place(now, period, changed.first()));
        let finding = finding.with("quota", now.id.as_str()).with("period", period.to_string());
        let change = if before == after { "units" } else { "total" };
        let finding = finding.with("change", change).with("before", before).with("after", after);
        let finding = finding.with("units", changed.len());
        findings.push(finding);
    }
}

/// The last day of which is known that it has come: the document's date, or the day until which results count.
fn known_day(plan: &Plan, quota: &Quota) -> Option<Date> {
    let results = plan.results.results.iter().filter(|result| result.measure == quota.measure);
    let counted = results.filter_map(|result| result.as_of.as_ref().map(|day| day.value));
    counted.chain(plan.document.header.date.full()).max()
}

/// Those who have another count of a period now.
fn changed_holders((then, now): (&Quota, &Quota), period: Period) -> Vec<Id> {
    let count = |share: Option<&Share>| share.and_then(|share| share.counts.of(period)).unwrap_or(0);
    let holders: BTreeSet<&Id> =
        then.tally.shares.iter().chain(&now.tally.shares).map(|share| &share.holder).collect();
    let is_other = |holder: &&Id| count(then.tally.share(holder)) != count(now.tally.share(holder));
    holders.into_iter().filter(is_other).cloned().collect()
}

fn place(quota: &Quota, period: Period, holder: Option<&Id>) -> Place {
    let of_period = quota.tally.periods.get(&period).map(|count| count.place.clone());
    let of_holder = || holder.and_then(|holder| quota.tally.share(holder)).map(|share| share.place.clone());
    of_period.or_else(of_holder).unwrap_or_else(|| quota.place.clone())
}

/// Who has reached more already than a changed quota asks for.
fn check_passed(plan: &Plan, (then, now): (&Quota, &Quota), findings: &mut Findings) {
    let standing = Standing::new(now, &plan.results, now.period);
    for share in &now.tally.shares {
        let before = then.tally.share(&share.holder).map_or(0, |share| share.counts.total());
        let Figures { target: after, cumulative: reached, .. } = standing.of(&share.holder);
        if before != after && reached > after {
            let name = plan.quotas.name_of(&share.holder).unwrap_or_default();
            let finding = Finding::at(Code::QuotaPassed, &share.place).with("holder", name);
            let finding = finding.with("quota", now.id.as_str()).with("reached", reached);
            findings.push(finding.with("before", before).with("after", after));
        }
    }
}
