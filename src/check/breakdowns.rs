//! Parts of quotas and results, such as women, that are more than their whole, and parts of all that are another number
//! than those of the units together.

use crate::diag::{Code, Finding, Findings};
use crate::model::{Counts, NumberFormat, Period, Plan, Tally};
use crate::source::{Place, Placed};

pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    let quotas = plan.quotas.quotas.iter().map(|quota| (&quota.tally, quota.measure.format(), &quota.place));
    let results =
        plan.results.results.iter().map(|result| (&result.tally, result.measure.format(), &result.place));
    for (tally, format, place) in quotas.chain(results) {
        CheckedBreakdown { plan, tally, format, place }.check(findings);
    }
}

/// The parts of a quota or result.
struct CheckedBreakdown<'a> {
    plan: &'a Plan,
    tally: &'a Tally,
    format: &'a NumberFormat,
    /// Where the quota or result is written.
    place: &'a Place,
}

impl CheckedBreakdown<'_> {
    fn check(&self, findings: &mut Findings) {
        for (name, part) in &self.tally.of_which.0 {
            let whole = |period| self.tally.in_period(period);
            let of = PartOf { holder: "", name, part, place: self.place };
            self.check_part(&of, self.tally.total(), &whole, findings);
            self.check_sum(name, part, findings);
        }
        for share in &self.tally.shares {
            let holder = self.plan.quotas.name_of(&share.holder).unwrap_or(share.holder.as_str());
            for (name, part) in &share.of_which.0 {
                let whole = |period| share.counts.in_period(period);
                let of = PartOf { holder, name, part, place: &share.place };
                self.check_part(&of, Some(share.counts.total()), &whole, findings);
            }
        }
    }

    /// A part is at most its whole: in all, and in each period of both.
    fn check_part(
        &self,
        of: &PartOf<'_>,
        total: Option<u64>,
        in_period: &dyn Fn(Period) -> Option<u64>,
        findings: &mut Findings,
    ) {
        let counts = &of.part.value;
        let mut pairs = vec![("total".to_owned(), counts.total(), total)];
        if let Counts::ByPeriod(counts) = counts {
            pairs.extend(
                counts.iter().map(|(period, count)| (period.to_string(), *count, in_period(*period))),
            );
        }
        let beyond = pairs.into_iter().find_map(|(name, count, whole)| {
            whole.filter(|whole| count > *whole).map(|whole| (name, count, whole))
        });
        let Some((whole, count, most)) = beyond else { return };
        let finding = Finding::at(Code::PartBeyondWhole, &of.part.place)
            .with("holder", of.holder)
            .with("part", of.name)
            .with("part_count", self.format.argument(count))
            .with("whole", whole)
            .with("whole_count", self.format.argument(most));
        findings.push(finding.related("whole", of.place));
    }

    /// The part of all is the sum of those of the units, or more where some units do not say theirs.
    fn check_sum(&self, name: &str, part: &Placed<Counts>, findings: &mut Findings) {
        let of_shares: Vec<u64> = self
            .tally
            .shares
            .iter()
            .filter_map(|share| share.of_which.part(name))
            .map(Counts::total)
            .collect();
        let sum: u64 = of_shares.iter().sum();
        let is_full = of_shares.len() == self.tally.shares.len();
        let stated = part.value.total();
        if !of_shares.is_empty() && (sum > stated || is_full && sum != stated) {
            let finding = Finding::at(Code::StatedTotal, &part.place);
            let finding = finding.with("stated", self.format.argument(stated));
            findings.push(finding.with("sum", self.format.argument(sum)));
        }
    }
}

/// A part of a count.
struct PartOf<'a> {
    /// The unit that it is of; empty for all.
    holder: &'a str,
    name: &'a str,
    part: &'a Placed<Counts>,
    /// Where the whole is written.
    place: &'a Place,
}
