//! Charts of a quota and its results.

use super::Composer;
use super::progress::PeriodLabels;
use crate::content::chart::{Chart, ChartPeriod};
use crate::content::text::Text;
use crate::model::{ChartData, Period, Quota, ReportingContext};
use crate::text;

impl Composer<'_, '_> {
    /// A chart, where its quota is known.
    pub(super) fn chart(&mut self, chart: &ChartData) -> Option<Chart> {
        let quota = self.quotas.quota(&chart.quota.value)?;
        let caption = self.optional(chart.lead.as_ref());
        let mut chart = quota_chart(quota, caption, self.reporting);
        for words in [&mut chart.planned_label, &mut chart.reached_label, &mut chart.alt] {
            *words = text::respell(words, self.spelling);
        }
        Some(chart)
    }
}

/// The chart of a quota: its progress, period by period.
fn quota_chart(quota: &Quota, caption: Option<Text>, reporting: ReportingContext<'_>) -> Chart {
    let progress = reporting.progress(quota, None);
    let course = progress.course();
    let labels = PeriodLabels::new(course.iter().map(|(period, ..)| *period));
    let periods = course.into_iter().map(|(period, planned, reached)| ChartPeriod {
        label: labels.label(period),
        planned,
        reached,
    });
    let periods: Vec<ChartPeriod> = periods.collect();
    let target = progress.total().target;
    let labels = Labels::new(quota);
    Chart {
        caption,
        alt: labels.in_words(&periods, target),
        target,
        target_label: labels.target,
        planned_label: labels.planned,
        reached_label: labels.reached,
        periods,
    }
}

/// The words of the legend.
struct Labels {
    target: String,
    planned: String,
    reached: String,
}

impl Labels {
    fn new(quota: &Quota) -> Self {
        let whole = match quota.period {
            Period::Year(_) | Period::EachYear => "Chỉ tiêu cả năm",
            _ => "Chỉ tiêu cả kỳ",
        };
        Self {
            target: whole.to_owned(),
            planned: "Chỉ tiêu lũy kế".to_owned(),
            reached: "Kết quả lũy kế".to_owned(),
        }
    }

    /// The chart as a sentence.
    fn in_words(&self, periods: &[ChartPeriod], target: u64) -> String {
        let of = |period: &ChartPeriod| {
            let reached =
                period.reached.map(|reached| format!(", {} {reached}", text::lower_first(&self.reached)));
            let planned = text::lower_first(&self.planned);
            format!("{}: {planned} {}{}", period.label, period.planned, reached.unwrap_or_default())
        };
        let periods: Vec<String> = periods.iter().map(of).collect();
        format!("Biểu đồ cột. {}. {}: {target}.", periods.join("; "), self.target)
    }
}
