//! Charts of a quota and its results.

use super::progress::{are_of_several_years, label};
use super::runs::Runs;
use super::view::{Chart, ChartPeriod};
use crate::model::{self, Period, Quota, Sight};
use crate::text;

/// The chart of a quota: how it stands, period by period.
pub(super) fn of_quota(
    chart: &model::Chart,
    quota: &Quota,
    sight: Sight<'_>,
    evaluate: &mut dyn FnMut(&model::TemplateText) -> Runs,
) -> Chart {
    let standing = sight.standing(quota, None);
    let course = standing.course();
    let has_year = are_of_several_years(&course.iter().map(|(period, ..)| *period).collect::<Vec<_>>());
    let periods = course.into_iter().map(|(period, planned, reached)| ChartPeriod {
        label: label(period, has_year),
        planned,
        reached,
    });
    let periods: Vec<ChartPeriod> = periods.collect();
    let target = standing.total().target;
    let labels = Labels::of(quota);
    Chart {
        caption: chart.lead.as_ref().map(evaluate),
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
    fn of(quota: &Quota) -> Self {
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
