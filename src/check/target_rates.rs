//! Rates and fractions of a quota that its periods make: `6 tháng cuối năm kết nạp đạt 75% chỉ tiêu`, `đến hết quý III đạt 12/18
//! chỉ tiêu`.

use super::figures::{FigureScope, KnownFigure};
use super::promised::with_target;
use super::prose::{Facts, Prose, Topic};
use super::rates::{Rate, fraction_at, rate_at, rounds_to};
use super::reading::{About, ClauseReading, PartOfYear};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Amount, Measure, Period, Target};
use crate::text::{self, Scan, TokenKind};

/// Checks a text against the quotas among the figures of the data.
pub(super) fn check(
    facts: &Facts<'_>,
    figures: &[KnownFigure<'_>],
    prose: &Prose<'_>,
    findings: &mut Findings,
) {
    let scan = &prose.scan;
    if matches!(prose.context.topic, Topic::Cell | Topic::Past) || !says_quota(scan) {
        return;
    }
    for clause in scan.clauses() {
        let is_promise =
            !facts.document.document_type.is_report || scan.has_any(&clause, &["phấn đấu", "sẽ", "dự kiến"]);
        if !is_promise {
            continue;
        }
        let mut at = clause.start;
        while at < clause.end {
            let reading = || ClauseReading::new(prose, clause.clone(), at);
            if let Some(fraction) = fraction_at(scan, at) {
                let is_of_quota = scan.phrase(fraction.last + 1, "chỉ tiêu") > 0;
                let quota = quota_of(scan, figures, clause.start..at, Some(fraction.whole));
                let known = quota
                    .filter(|_| is_of_quota)
                    .and_then(|quota| RatedPart::new(figures, quota, &reading()));
                findings.extend_one(known.and_then(|known| known.wrong_part(prose, at, fraction.part)));
                at = clause.end;
            } else if let Some(rate) = rate_at(scan, at) {
                let quota = quota_of(scan, figures, clause.start..at, None)
                    .filter(|_| is_of_year(scan, rate.last + 1));
                let known = quota.and_then(|quota| RatedPart::new(figures, quota, &reading()));
                findings.extend_one(known.and_then(|known| known.wrong_rate(prose, &rate)));
                at = rate.last + 1;
            } else {
                at += 1;
            }
        }
    }
}

/// Whether a text speaks of a quota at all.
fn says_quota(scan: &Scan<'_>) -> bool {
    scan.text().contains("chỉ tiêu")
}

/// `75% chỉ tiêu`, `75% chỉ tiêu năm`; not `100% chỉ tiêu quý`.
fn is_of_year(scan: &Scan<'_>, at: usize) -> bool {
    let length = scan.phrase(at, "chỉ tiêu");
    let next = at
        + length
        + ["kết nạp", "được giao", "giao", "đề ra"]
            .iter()
            .map(|of| scan.phrase(at + length, of))
            .max()
            .unwrap_or(0);
    let ends = matches!(scan.kind(next), None | Some(TokenKind::Mark('.' | ',' | ';' | ')')));
    length > 0 && (ends || scan.phrase(next, "năm") > 0 || scan.phrase(next, "cả năm") > 0)
}

/// The quota as a whole that some tokens speak of: by its verb, or by its number.
fn quota_of<'f, 'a>(
    scan: &Scan<'_>,
    figures: &'f [KnownFigure<'a>],
    before: std::ops::Range<usize>,
    whole: Option<u64>,
) -> Option<&'f KnownFigure<'a>> {
    let verbs = [("kết nạp", Measure::ADMISSIONS), ("giới thiệu", Measure::PUT_FORWARD)];
    let measure = verbs.iter().find(|(verb, _)| scan.has_any(&before, &[verb])).map(|(_, measure)| *measure);
    let is_meant = |figure: &&KnownFigure<'_>| {
        let is_whole = figure.is_quota && figure.format.is_count() && figure.scope == FigureScope::Whole;
        let is_number = whole.is_none_or(|whole| exactly(figure) == Some(whole));
        is_whole && is_number && measure.map_or(whole.is_some(), |measure| figure.measure.id() == measure)
    };
    let mut meant = figures.iter().filter(is_meant);
    let one = meant.next()?;
    meant.all(|other| other.measure.id() == one.measure.id()).then_some(one)
}

fn exactly(figure: &KnownFigure<'_>) -> Option<u64> {
    match figure.value {
        Target::Amount(Amount::Exactly(count) | Amount::AtLeast(count)) => Some(count),
        _ => None,
    }
}

/// What the periods of a quota make, up to the end of one or in one.
struct RatedPart<'f, 'a> {
    quota: &'f KnownFigure<'a>,
    /// The figures that are added.
    of: Vec<&'f KnownFigure<'a>>,
    count: u64,
}

impl<'f, 'a> RatedPart<'f, 'a> {
    /// The part that a clause is about; none where it is about another, or the data do not have all of it.
    fn new(
        figures: &'f [KnownFigure<'a>],
        quota: &'f KnownFigure<'a>,
        reading: &ClauseReading<'_, '_>,
    ) -> Option<Self> {
        let about = reading.about(figures.iter().filter_map(KnownFigure::unit))?;
        let Period::Year(year) = quota.period else { return None };
        let quarters = match about {
            About::Part(part) => quarters_of(part),
            About::Until(part) => 1..=*quarters_of(part).end(),
            About::Whole | About::Unit(_) => return None,
        };
        let is_ours =
            |figure: &&KnownFigure<'_>| figure.is_quota && figure.measure.id() == quota.measure.id();
        let quarter = |quarter: u8| {
            let scope = FigureScope::Part(Period::Quarter(year, quarter));
            figures.iter().filter(is_ours).find(|figure| figure.scope == scope)
        };
        let sum = |of: &[&KnownFigure<'_>]| of.iter().map(|figure| exactly(figure)).sum::<Option<u64>>();
        // A quarter without a figure has none where the others make the whole.
        let all: Vec<&KnownFigure<'a>> = (1..=4).filter_map(quarter).collect();
        let is_split = sum(&all).is_some() && sum(&all) == exactly(quota);
        let of: Vec<&KnownFigure<'a>> = quarters.filter_map(quarter).collect();
        let count = sum(&of).filter(|_| is_split && !of.is_empty())?;
        (reading.is_of_time(quota.period) && !reading.is_past()).then_some(Self { quota, of, count })
    }

    /// The rate, where it is another than that of the part.
    fn wrong_rate(&self, prose: &Prose<'_>, rate: &Rate) -> Option<Finding> {
        let whole = exactly(self.quota)?;
        let expected = text::rate(self.count, whole)?;
        // `đạt 100% chỉ tiêu` may be of the quarter's own quota.
        let is_right = rounds_to(self.count, whole, &rate.written) || rate.written == "100";
        (!is_right).then(|| {
            let range = prose.scan.range(rate.first, rate.last);
            let finding =
                prose.finding(Code::RateDisagrees, range).with("written", format!("{}%", rate.written));
            let finding = finding.with("rate", expected).with("part", self.count).with("whole", whole);
            finding.related("whole", self.quota.place)
        })
    }

    /// The part of a fraction, where it is another.
    fn wrong_part(&self, prose: &Prose<'_>, at: usize, part: u64) -> Option<Finding> {
        let (first, names) = (self.of.first()?, self.of.iter().map(|figure| figure.name.as_str()));
        let expression = match self.of.len() {
            1 => format!("{{{{ {} | padded }}}}", first.name),
            _ => format!("{{{{ ({}) | padded }}}}", names.collect::<Vec<_>>().join(" + ")),
        };
        (part != self.count).then(|| {
            let range = prose.scan.range(at, at);
            let written = &prose.scan.text()[range.clone()];
            let finding = prose.finding(Code::TargetInProse, range).with("written", written);
            with_target(finding, Target::Amount(Amount::Exactly(self.count)), first.format)
                .with("expression", expression)
                .related("figure", first.place)
        })
    }
}

/// The quarters of a part of a year.
fn quarters_of(part: PartOfYear) -> std::ops::RangeInclusive<u8> {
    match part {
        PartOfYear::Quarter(quarter) => quarter..=quarter,
        PartOfYear::Half(half) => 2 * half - 1..=2 * half,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_of_a_year_are_distinguished_from_those_of_its_parts() {
        let reads = |text: &str| {
            let scan = Scan::new(text);
            let at = (0..scan.tokens().len()).find(|at| scan.is_mark(*at, '%')).unwrap();
            is_of_year(&scan, at + 1)
        };
        assert!(reads("kết nạp đạt 75% chỉ tiêu."));
        assert!(reads("kết nạp đạt 75% chỉ tiêu năm"));
        assert!(reads("kết nạp đạt 75% chỉ tiêu được giao, trong đó"));
        assert!(!reads("kết nạp đạt 75% chỉ tiêu quý"));
        assert!(!reads("kết nạp đạt 75% số nguồn"));
    }

    #[test]
    fn halves_are_of_two_quarters() {
        assert_eq!(quarters_of(PartOfYear::Half(2)), 3..=4);
        assert_eq!(quarters_of(PartOfYear::Quarter(3)), 3..=3);
    }
}
