//! Checks of a plan that is revised: counts of periods that are over, and quotas that have been passed already.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::awaiting;
use super::results::carried;
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    Document, DocumentId, Id, IssuedSet, Period, Plan, ProgressFigures, Quota, QuotaProgress, Share, State,
    TemplateText,
};
use crate::source::Place;
use crate::text::{self, Scan};

/// Compares the quotas of a plan that is revised with those that were issued.
pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for document in plan.documents() {
        let is_said = || document.texts().iter().any(|text| says_replaced(text, document));
        let unsaid = document.replaces.as_ref().filter(|_| !document.id.is_for_every_unit() && !is_said());
        findings.extend_one(unsaid.map(|replaced| Finding::at(Code::ReplacesUnsaid, &replaced.part("type"))));
    }
    check_going_out(plan, findings);
    let Some(former) = revised(plan) else { return };
    let carried = carried(plan);
    for quota in &plan.quotas.quotas {
        let Some(then) = former.quotas.quota(&quota.id) else { continue };
        QuotaRevision { then, now: quota }.check_times(plan, findings);
        // What a former unit has reached counts for the unit that carries it on.
        let now = carried.quotas.quota(&quota.id).unwrap_or(quota);
        QuotaRevision { then, now }.check_passed(&carried, findings);
    }
}

/// Whether a text says what a document replaces: by its name, or typed with its number and symbol or its date.
fn says_replaced(text: &TemplateText, document: &Document) -> bool {
    const SAYING: &[&str] = &["thay thế", "thay cho", "hết hiệu lực", "bãi bỏ", "điều chỉnh", "bổ sung"];
    if text.mentions(&["replaces"]) {
        return true;
    }
    let Some(replaced) = &document.replaces else { return false };
    let scan = Scan::new(text.written());
    if !scan.has_any(&(0..scan.tokens().len()), SAYING) {
        return false;
    }
    let typed: String = text.written().to_lowercase().split_whitespace().collect();
    let symbol = replaced.symbol.as_deref().map(str::to_lowercase);
    let number = replaced.number.map(|number| number.to_string());
    let is_cited = symbol.zip(number).is_some_and(|(symbol, number)| {
        let separator = text::IssuerKind::from_symbol(&symbol).separator();
        typed.contains(&format!("{number}{separator}{symbol}"))
    });
    let is_dated = || {
        replaced.date.is_some_and(|date| {
            let (day, month, year) = (date.day(), date.month(), date.year());
            typed.contains(&text::short_date(year, month, day))
                || typed.contains(&format!("{day}/{month}/{year}"))
        })
    };
    is_cited || is_dated()
}

/// The set whose quotas are revised: the last of the plan, or of the notice where the plan was never issued, as long as
/// the one that takes its place is not issued. What was issued is no longer being revised, whatever comes after it.
fn revised(plan: &Plan) -> Option<&IssuedSet> {
    let has_sets = |id: &DocumentId| plan.history.sets(id).next().is_some();
    let is_open = |id: &DocumentId| plan.standing_set(id).is_none();
    if has_sets(&DocumentId::PLAN) && !is_open(&DocumentId::PLAN) {
        return None;
    }
    let allotting = DocumentId::allotting().filter(is_open);
    allotting.filter_map(|id| plan.former_set(&id)).max_by_key(|set| set.set)
}

/// A text of a document, or of its extracts, that cites a draft of the same folder whose number or day is not known yet.
fn cites_unnamed<'p>(plan: &'p Plan, document: &'p Document) -> Option<(&'p TemplateText, DocumentId)> {
    let is_unnamed = |cited: &DocumentId| {
        let named = plan.document(cited).filter(|named| named.state == State::Draft);
        let header = named.filter(|named| named.id != document.id).map(|named| &named.header);
        header.is_some_and(|header| header.number.is_none() || header.date.full().is_none())
    };
    let its = plan.documents().into_iter().filter(|other| other.id.issued_as() == document.id);
    its.flat_map(Document::texts).find_map(|text| {
        let cited = awaiting::cited(plan, &document.id, text).find(is_unnamed)?;
        Some((text, cited))
    })
}

/// Reports a document that is issued and cites a draft without number or day, or allots quotas of a draft.
fn check_going_out(plan: &Plan, findings: &mut Findings) {
    let is_draft = plan.document.state == State::Draft;
    // A document that was issued before, or before there were sets, is not issued now.
    let going_out = plan.going_out();
    for written in plan.issued_documents().filter(|document| Some(&document.id) == going_out) {
        if let Some((text, cited)) = cites_unnamed(plan, written) {
            findings.push(Finding::at(Code::CitesDraft, text.place()).with("cited", cited.to_string()));
        }
        let allots = is_draft && written.id.is_allotting() && written.id != DocumentId::PLAN;
        let former = plan.former_set(&DocumentId::PLAN).filter(|_| allots);
        let former = former.filter(|former| !former.quotas.is_as(&plan.quotas));
        findings.extend_one(former.map(|_| Finding::at(Code::AllotsDraft, &written.header.places.date)));
    }
}

/// A quota as it was issued, and as it is now.
struct QuotaRevision<'a> {
    then: &'a Quota,
    now: &'a Quota,
}

impl QuotaRevision<'_> {
    /// Reports changed counts of periods that are over.
    fn check_times(&self, plan: &Plan, findings: &mut Findings) {
        let Self { then, now } = *self;
        let Some(today) = known_day(plan, now) else { return };
        let number = |number| now.measure.format().argument(number);
        let periods: BTreeSet<Period> = then.tally.columns().into_iter().chain(now.tally.columns()).collect();
        for period in periods.into_iter().filter(|period| period.last_day().is_some_and(|last| last <= today))
        {
            let count = |quota: &Quota| quota.tally.in_period(period).unwrap_or(0);
            let changed = self.changed_holders(period);
            let (before, after) = (count(then), count(now));
            if before == after && changed.is_empty() {
                continue;
            }
            let finding = Finding::at(Code::PeriodOver, &place(now, period, changed.first()));
            let finding = finding.with("quota", now.id.as_str()).with("period", period.to_string());
            let change = if before == after { "units" } else { "total" };
            let finding =
                finding.with("change", change).with("before", number(before)).with("after", number(after));
            let finding = finding.with("units", changed.len());
            findings.push(finding);
        }
    }

    /// The holders whose count of a period changed.
    fn changed_holders(&self, period: Period) -> Vec<Id> {
        let Self { then, now } = self;
        let count =
            |share: Option<&Share>| share.and_then(|share| share.counts.in_period(period)).unwrap_or(0);
        let holders: BTreeSet<&Id> =
            then.tally.shares.iter().chain(&now.tally.shares).map(|share| &share.holder).collect();
        let is_other = |holder: &&Id| count(then.tally.share(holder)) != count(now.tally.share(holder));
        holders.into_iter().filter(is_other).cloned().collect()
    }

    /// Reports holders whose result already exceeds their changed quota.
    fn check_passed(&self, plan: &Plan, findings: &mut Findings) {
        let Self { then, now } = *self;
        let number = |number| now.measure.format().argument(number);
        let progress = QuotaProgress::new(now, &plan.results, now.period);
        for share in &now.tally.shares {
            let before = then.tally.share(&share.holder).map_or(0, |share| share.counts.total());
            let ProgressFigures { target: after, cumulative: reached, .. } =
                progress.for_holder(&share.holder);
            if before != after && reached > after {
                let name = plan.quotas.name_of(&share.holder).unwrap_or_default();
                let finding = Finding::at(Code::QuotaPassed, &share.place).with("holder", name);
                let finding = finding.with("quota", now.id.as_str()).with("reached", number(reached));
                findings.push(finding.with("before", number(before)).with("after", number(after)));
            }
        }
    }
}

/// The latest day that has certainly come: the document's date, or the day up to which results count.
fn known_day(plan: &Plan, quota: &Quota) -> Option<Date> {
    let results = plan.results.results.iter().filter(|result| result.measure == quota.measure);
    let counted = results.filter_map(|result| result.as_of.as_ref().map(|day| day.value));
    counted.chain(plan.document.header.date.full()).max()
}

fn place(quota: &Quota, period: Period, holder: Option<&Id>) -> Place {
    let of_period = quota.tally.periods.get(&period).map(|count| count.place.clone());
    let of_holder = || holder.and_then(|holder| quota.tally.share(holder)).map(|share| share.place.clone());
    of_period.or_else(of_holder).unwrap_or_else(|| quota.place.clone())
}
