//! The lines of progress: what each period promises, and how far the year has come by then.

use minijinja::value::Value;

use crate::content::evaluate::PeriodValue;
use crate::content::text::Text;
use crate::model::{NumberStyle, Period, Progress, Quota, QuotaSet, TemplateText};
use crate::text::{self, ToneMark};

/// One line a period of the quota; `evaluate` reads the texts of the periods without a target.
pub(super) fn lines(
    progress: &Progress,
    quotas: &QuotaSet,
    spelling: ToneMark,
    evaluate: &mut dyn FnMut(&TemplateText) -> Text,
) -> Vec<Text> {
    let Some(quota) = quotas.quota(&progress.quota.value) else { return Vec::new() };
    let mut is_first = true;
    let mut lines = Vec::new();
    let periods = progress.periods(quota);
    let has_year = progress.has_year || matches!(quota.period, Period::Years(..));
    let labels = if has_year { PeriodLabels::WithYear } else { PeriodLabels::new(periods.iter().copied()) };
    for period in periods {
        let label = labels.label(period);
        let count = quota.tally.in_period(period).unwrap_or_default();
        // A text never hides a figure.
        let own = progress.texts.get(&period).filter(|_| count == 0).map(&mut *evaluate);
        let line = own.unwrap_or_else(|| {
            let reached = if is_first { "đạt" } else { "lũy kế đạt" };
            let sentence = sentence(quota, period, count, reached);
            Text::own(text::respell(&sentence, spelling))
        });
        is_first = is_first && count == 0;
        lines.push(Text { runs: line.runs.prefixed(&format!("{label}: ")), place: line.place });
    }
    lines
}

/// Target of the period, cumulative over the whole, rate. `accumulated` is the verb of the cumulative: the first period
/// with a target has nothing to accumulate.
fn sentence(quota: &Quota, period: Period, count: u64, accumulated: &str) -> String {
    if count == 0 {
        return "Không giao chỉ tiêu.".to_owned();
    }
    let whole = quota.whole();
    let reached = quota.tally.cumulative(period);
    let format = quota.measure.format();
    let padded = |number| format.written(number, NumberStyle::Padded);
    let share = format!("{}/{}", format.part(reached, NumberStyle::Padded), padded(whole));
    let rate = text::rate(reached, whole).unwrap_or_else(|| "-".to_owned());
    let (verb, counted) = (quota.measure.verb(), quota.measure.counted());
    let promised = padded(count);
    let promised = [verb, &promised, counted].into_iter().filter(|words| !words.is_empty());
    let promised = promised.collect::<Vec<_>>().join(" ");
    format!("Phấn đấu {promised}, {accumulated} {share} chỉ tiêu, đạt tỷ lệ {rate}.")
}

/// How the periods of one list are labelled.
#[derive(Clone, Copy)]
pub(super) enum PeriodLabels {
    /// `Quý II/2026`: they are parts of more than one year, so that a quarter alone would say too little.
    WithYear,
    /// `Quý II`
    WithoutYear,
}

impl PeriodLabels {
    pub(super) fn new(periods: impl IntoIterator<Item = Period>) -> Self {
        let mut years = periods.into_iter().filter_map(Period::year);
        let first = years.next();
        if years.any(|year| Some(year) != first) { Self::WithYear } else { Self::WithoutYear }
    }

    /// `Quý II`, `6 tháng đầu năm`, `Năm 2026`; with the year `Quý II/2026`.
    pub(super) fn label(self, period: Period) -> String {
        match (period, self) {
            (
                Period::Quarter(..)
                | Period::Half(..)
                | Period::NineMonths(_)
                | Period::Month(..)
                | Period::Week(..),
                Self::WithYear,
            ) => text::upper_first(&Value::from_object(PeriodValue(period)).to_string()),
            (Period::Quarter(_, quarter), _) => format!("Quý {}", text::roman(quarter.into())),
            (Period::Half(_, 1), _) => "6 tháng đầu năm".to_owned(),
            (Period::Half(..), _) => "6 tháng cuối năm".to_owned(),
            (Period::NineMonths(_), _) => "9 tháng đầu năm".to_owned(),
            (Period::Month(_, month), _) => format!("Tháng {month}"),
            (Period::Week(_, week), _) => format!("Tuần {week}"),
            (Period::Year(year), _) => format!("Năm {year}"),
            (Period::Years(from, to), _) => format!("Giai đoạn {from} - {to}"),
            (Period::EachYear, _) => "Hằng năm".to_owned(),
        }
    }
}
