//! Checks whether issuing would make the history of a plan contradict itself. An issue cannot be undone, so it is
//! checked before.

use jiff::civil::Date;

use super::dates;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Citation, Document, DocumentId, IssuedSet, Plan};
use crate::source::Place;

/// Checks whether a document may be issued on a day: not before the documents that it replaces, whose quotas it
/// allots, or that it cites.
pub fn check_issue(plan: &Plan, id: &DocumentId, day: Date, findings: &mut Findings) {
    let Some(document) = plan.document(id) else { return };
    let issuing = Issuing { plan, id, document, day };
    issuing.check_former(findings);
    issuing.check_replaced(findings);
    issuing.check_allotted(findings);
    // Where a person accepted dates out of order, these checks are left out.
    if !plan.acceptances.iter().any(|accepted| accepted.code.value == Code::DatesOutOfOrder) {
        issuing.check_cited(findings);
        issuing.check_period(findings);
    }
}

/// A document that is to be issued on a day.
struct Issuing<'a> {
    plan: &'a Plan,
    id: &'a DocumentId,
    document: &'a Document,
    day: Date,
}

impl Issuing<'_> {
    /// The last issue of the same document is in force until the new one, whatever the data say that it replaces.
    fn check_former(&self, findings: &mut Findings) {
        let standing = self.plan.standing_set(self.id).map(|set| set.set);
        let former = self.plan.history.sets(self.id).filter(|set| Some(set.set) != standing);
        let former = former.filter_map(|set| Some((set.date.full()?, set))).max_by_key(|(date, _)| *date);
        if let Some((date, former)) = former.filter(|(date, _)| *date > self.day) {
            let place = &self.document.header.places.date;
            let finding = self.out_of_order("former", place, date);
            findings.push(finding.related("former", &former.citation.place));
        }
    }

    /// What allots the quotas of a plan does so when the plan has set them: the one that is issued now, else the first.
    fn check_allotted(&self, findings: &mut Findings) {
        if *self.id == DocumentId::PLAN || !self.id.is_allotting() {
            return;
        }
        let standing = self.plan.standing_set(&DocumentId::PLAN).and_then(dated);
        let sets = self.plan.history.sets(&DocumentId::PLAN);
        let allotted = standing.or_else(|| sets.filter_map(dated).min_by_key(|(date, _)| *date));
        if let Some((date, set)) = allotted.filter(|(date, _)| *date > self.day) {
            let place = &self.document.header.places.date;
            let finding = self.out_of_order("plan", place, date);
            findings.push(finding.related("plan", &set.citation.place));
        }
    }

    fn check_replaced(&self, findings: &mut Findings) {
        if let Some(replaced) = &self.document.replaces {
            self.check_citation("replaced", replaced, findings);
        }
        if let Some(copied) = &self.document.copies {
            self.check_citation("cited", copied, findings);
        }
    }

    fn check_cited(&self, findings: &mut Findings) {
        let cited = dates::cited(self.document);
        for (_, citation) in self.document.citations.iter().filter(|(id, _)| cited.contains(id.as_str())) {
            self.check_citation("cited", citation, findings);
        }
    }

    /// Looks whether a document that this one names is younger.
    fn check_citation(&self, kind: &'static str, citation: &Citation, findings: &mut Findings) {
        if let Some(date) = citation.date.filter(|date| *date > self.day) {
            let place = dates::place_of_date(citation, date);
            let finding = self.out_of_order(kind, &place, date);
            findings.push(finding.related("own", &self.document.header.places.date));
        }
    }

    /// A report is of a time that has begun, and mostly of one that is over.
    fn check_period(&self, findings: &mut Findings) {
        let Some(period) = self.id.period() else { return };
        let place = &self.document.header.places.date;
        let is_later = |day: &Date| *day > self.day;
        if let Some(first) = period.first_day().filter(is_later) {
            findings.push(self.out_of_order("period", place, first));
        } else if let Some(last) = period.last_day().filter(is_later) {
            let finding = Finding::at(Code::PeriodUnfinished, place).with("period", period.to_string());
            findings.push(finding.with("date", dates::written(last)).with("own", dates::written(self.day)));
        }
    }

    fn out_of_order(&self, kind: &'static str, place: &Place, date: Date) -> Finding {
        let finding = Finding::at(Code::HistoryOutOfOrder, place).with("kind", kind);
        finding.with("date", dates::written(date)).with("own", dates::written(self.day))
    }
}

/// A set with its day, where that is known.
fn dated(set: &IssuedSet) -> Option<(Date, &IssuedSet)> {
    Some((set.date.full()?, set))
}
