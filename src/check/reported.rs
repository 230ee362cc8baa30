//! What reports say of units and periods without a result, and of what some units reached beyond their quota.

use crate::diag::{Code, Finding, Findings};
use crate::model::{Id, Plan, ProgressFigures, Quota, QuotaProgress, Report, State, TemplateText};

/// How many units a finding names.
const NAMED: usize = 8;

pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for report in plan.reports.iter().filter(|report| report.document.state == State::Draft) {
        let then = plan.in_force_at(&report.document.id);
        for quota in &then.quotas.quotas {
            let of = ReportedQuota { plan: &then, report, quota };
            findings.extend_one(of.check_unreported());
            findings.extend_one(of.check_excess());
        }
    }
}

/// A quota in a report.
struct ReportedQuota<'a> {
    plan: &'a Plan,
    report: &'a Report,
    quota: &'a Quota,
}

impl ReportedQuota<'_> {
    fn progress(&self) -> QuotaProgress<'_> {
        QuotaProgress::new(self.quota, &self.plan.results, self.report.period)
    }

    /// The text of the report that says a name of the quota's standing.
    fn says(&self, name: &str) -> Option<&TemplateText> {
        let texts = self.report.document.texts();
        texts.into_iter().find(|text| text.mentions(&["standing", &self.quota.id, name]))
    }

    /// Units or periods without a result that the report does not name.
    fn check_unreported(&self) -> Option<Finding> {
        let progress = self.progress();
        let total = progress.total();
        if total.coverage.is_complete() || self.says("unreported").is_some() {
            return None;
        }
        let shares = self.quota.tally.shares.iter();
        let is_missing = |holder: &&Id| !progress.for_holder(holder).coverage.is_complete();
        let missing = shares.map(|share| &share.holder).filter(is_missing);
        let named: Vec<&str> = missing.filter_map(|holder| self.plan.quotas.name_of(holder)).collect();
        let mut listed: Vec<&str> = named.iter().take(NAMED).copied().collect();
        listed.extend((named.len() > NAMED).then_some("…"));
        let of_measure =
            self.plan.results.results.iter().rfind(|result| result.measure == self.quota.measure);
        let place = of_measure.map_or(&self.quota.place, |result| &result.place);
        let finding = Finding::at(Code::NotReported, place).with("quota", self.quota.id.as_str());
        let finding = finding.with("report", self.report.period.to_string());
        Some(finding.with("count", total.coverage.missing).with("units", listed.join(", ")))
    }

    /// A remainder of all that is less than those of the units together, where the report does not say why.
    fn check_excess(&self) -> Option<Finding> {
        let text = self.says("remaining").filter(|_| self.says("excess").is_none())?;
        let progress = self.progress();
        let shares = self.quota.tally.shares.iter();
        let figures: Vec<ProgressFigures> = shares.map(|share| progress.for_holder(&share.holder)).collect();
        let sum = |part: fn(ProgressFigures) -> u64| figures.iter().map(|one| part(*one)).sum::<u64>();
        let (lacking, excess) = (sum(ProgressFigures::remaining), sum(ProgressFigures::excess));
        let remaining = progress.total().remaining();
        if excess == 0 || lacking <= remaining || !self.quota.measure.adds_up() {
            return None;
        }
        let number = |number| self.quota.measure.format().argument(number);
        let finding = Finding::at(Code::ExcessOffsets, text.place()).with("quota", self.quota.id.as_str());
        let finding = finding.with("remaining", number(remaining)).with("lacking", number(lacking));
        Some(finding.with("excess", number(excess)))
    }
}
