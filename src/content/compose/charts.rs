//! Charts of a quota and its results.

use super::Composer;
use super::progress::PeriodLabels;
use crate::content::chart::{Chart, ChartPeriod};
use crate::content::text::Text;
use crate::model::{Aggregation, ChartData, NumberFormat, NumberStyle, Period, Quota, ReportingContext};
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
        alt: labels.in_words(&periods, target, quota.measure.format()),
        target,
        format: quota.measure.format().clone(),
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
        let (planned, reached) = match quota.measure.aggregation() {
            Aggregation::Sum => ("Chỉ tiêu lũy kế", "Kết quả lũy kế"),
            Aggregation::Level => ("Chỉ tiêu đến hết kỳ", "Kết quả đến hết kỳ"),
        };
        let unit = quota.measure.format().unit().map_or_else(String::new, |unit| format!(" ({unit})"));
        Self { target: format!("{whole}{unit}"), planned: planned.to_owned(), reached: reached.to_owned() }
    }

    /// The chart as a sentence.
    fn in_words(&self, periods: &[ChartPeriod], target: u64, format: &NumberFormat) -> String {
        let number = |number| format.written(number, NumberStyle::Plain);
        let of = |period: &ChartPeriod| {
            let reached = period
                .reached
                .map(|reached| format!(", {} {}", text::lower_first(&self.reached), number(reached)));
            let planned = text::lower_first(&self.planned);
            format!("{}: {planned} {}{}", period.label, number(period.planned), reached.unwrap_or_default())
        };
        let periods: Vec<String> = periods.iter().map(of).collect();
        format!("Biểu đồ cột. {}. {}: {}.", periods.join("; "), self.target, number(target))
    }
}
