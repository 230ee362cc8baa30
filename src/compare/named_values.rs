//! The named values of a version of a plan, one by one: what they are compared by, and how they read.

use std::collections::BTreeMap;

use super::Side;
use super::figures::ComparedValue;
use super::kinds::{DataKind, ValueKind};
use crate::content::{ComposedDocument, Field, Note, figure_name, period_name};
use crate::model::{
    Amount, Counts, DocumentId, Figure, Holding, Measure, MeasuredResult, NumberFormat, NumberStyle, Period,
    Quota, Tally, Target, Unit,
};
use crate::text;

/// A named value.
#[derive(Clone, Debug)]
pub(super) struct NamedValue {
    pub(super) what: ValueKind,
    pub(super) of: Vec<String>,
    pub(super) names: Vec<String>,
    pub(super) value: ComparedValue,
}

/// The values of a quota or a result, with its sum.
pub(super) struct TallyValues {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) values: Vec<NamedValue>,
    pub(super) total: Option<u64>,
    pub(super) format: NumberFormat,
}

fn number(number: u64, format: &NumberFormat) -> ComparedValue {
    let text = format.written(number, NumberStyle::Thousands);
    ComparedValue { text, count: Some(number), format: format.clone() }
}

fn words(words: impl Into<String>) -> ComparedValue {
    ComparedValue { text: words.into(), count: None, format: NumberFormat::default() }
}

fn named_value(what: impl Into<ValueKind>, of: &[(&str, &str)], value: ComparedValue) -> NamedValue {
    let owned = |part: fn(&(&str, &str)) -> String| of.iter().map(part).collect();
    let names: Vec<String> = owned(|(_, name)| (*name).to_owned());
    let names = names.into_iter().filter(|name| !name.is_empty()).collect();
    NamedValue { what: what.into(), of: owned(|(id, _)| (*id).to_owned()), names, value }
}

/// The values of every quota.
pub(super) fn quotas(side: Side<'_>) -> Vec<TallyValues> {
    let quotas = &side.plan.quotas.quotas;
    let names =
        names(quotas.iter().map(|quota| (quota.id.as_str(), &quota.measure, quota.period)), "Chỉ tiêu");
    quotas.iter().zip(names).map(|(quota, name)| quota_values(quota, name, side)).collect()
}

/// The values of every result.
pub(super) fn results(side: Side<'_>) -> Vec<TallyValues> {
    let results = &side.plan.results.results;
    let names =
        names(results.iter().map(|result| (result.id.as_str(), &result.measure, result.period)), "Kết quả");
    results.iter().zip(names).map(|(result, name)| result_values(result, name, side)).collect()
}

/// `Chỉ tiêu kết nạp năm 2026`, with its id where another is called the same.
fn names<'a>(all: impl Iterator<Item = (&'a str, &'a Measure, Period)>, noun: &str) -> Vec<String> {
    let named: Vec<(&str, String)> = all
        .map(|(id, measure, period)| (id, format!("{noun} {} {}", measure.name(), period_name(period))))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, name) in &named {
        *counts.entry(name.as_str()).or_default() += 1;
    }
    let name = |(id, name): &(&str, String)| {
        if counts[name.as_str()] > 1 { format!("{name} ({id})") } else { name.clone() }
    };
    named.iter().map(name).collect()
}

fn quota_values(quota: &Quota, name: String, side: Side<'_>) -> TallyValues {
    let mut values = shape(&quota.measure, quota.period);
    values.extend(
        quota
            .target
            .as_ref()
            .map(|target| named_value(DataKind::Target, &[], amount(target.value, quota.measure.format()))),
    );
    values.extend(tally_values(&quota.tally, quota.period, quota.measure.format(), side));
    let notes = notes(side).filter(|note| note.quota.as_ref() == Some(&quota.id));
    values.extend(notes.map(|note| {
        let id = note.holder.as_str();
        named_value(DataKind::ShareNote, &[(id, holder(id, side))], words(note.text.as_str()))
    }));
    let format = quota.measure.format().clone();
    TallyValues { id: quota.id.clone(), name, values, total: quota.tally.total(), format }
}

fn result_values(result: &MeasuredResult, name: String, side: Side<'_>) -> TallyValues {
    let mut values = shape(&result.measure, result.period);
    values.extend(result.as_of.as_ref().map(|day| {
        let day = day.value;
        named_value(DataKind::AsOf, &[], words(text::short_date(day.year(), day.month(), day.day())))
    }));
    let stated = result.total.as_ref().map(|total| amount(total.value, result.measure.format()));
    values.extend(stated.map(|stated| named_value(DataKind::Stated, &[], stated)));
    values.extend(tally_values(&result.tally, result.period, result.measure.format(), side));
    let format = result.measure.format().clone();
    TallyValues { id: result.id.clone(), name, values, total: result.tally.total(), format }
}

fn shape(measure: &Measure, period: Period) -> Vec<NamedValue> {
    vec![
        named_value(DataKind::Measure, &[], words(measure.name())),
        named_value(DataKind::Period, &[], words(period_name(period))),
    ]
}

/// A target as it reads; its number where it has one alone.
fn amount(target: Target, format: &NumberFormat) -> ComparedValue {
    let count = target.number().filter(|_| !matches!(target, Target::Amount(Amount::Between(..))));
    ComparedValue { text: target.written(format, NumberStyle::Thousands), count, format: format.clone() }
}

/// The values by holder and period, and the sums by period.
fn tally_values(tally: &Tally, whole: Period, format: &NumberFormat, side: Side<'_>) -> Vec<NamedValue> {
    let count = |count| number(count, format);
    let mut values = Vec::new();
    let names: BTreeMap<&str, &str> = holder_names(side);
    let mut shares: Vec<_> = tally.shares.iter().collect();
    // In the order of tables.
    let order: BTreeMap<&str, usize> = order(tally.holding, side);
    shares.sort_by_key(|share| order.get(share.holder.as_str()).copied());
    for share in shares {
        let id = share.holder.as_str();
        let holder = (id, names.get(id).copied().unwrap_or(id));
        match &share.counts {
            Counts::Total(total) => values.push(named_value(DataKind::Share, &[holder], count(*total))),
            Counts::ByPeriod(counts) => {
                values.extend(counts.iter().map(|(period, written)| {
                    let (id, name) = (period.to_string(), period_name(*period));
                    named_value(DataKind::Share, &[holder, (id.as_str(), name.as_str())], count(*written))
                }));
                // As the column of a table calls it.
                let whole = if matches!(whole, Period::Year(_)) { "cả năm" } else { "cả kỳ" };
                let name = format!("{}, {whole}", holder.1);
                let sum = count(share.counts.total());
                values.push(named_value(DataKind::ShareSum, &[(id, name.as_str())], sum));
            }
        }
    }
    values.extend(tally.part_names().into_iter().filter_map(|name| {
        Some(named_value(DataKind::Breakdown, &[(name, &part_name(name))], count(tally.part(name)?)))
    }));
    values.extend(tally.shares.iter().flat_map(|share| {
        let id = share.holder.as_str();
        let holder = (id, names.get(id).copied().unwrap_or(id));
        let parts = share.of_which.0.iter();
        parts.map(move |(name, part)| {
            let of = [holder, (name.as_str(), "")];
            let names = vec![part_name(name), holder.1.to_owned()];
            let value = number(part.value.total(), format);
            NamedValue { names, ..named_value(DataKind::Breakdown, &of, value) }
        })
    }));
    values.extend(tally.columns().into_iter().filter_map(|period| {
        let (id, name) = (period.to_string(), period_name(period));
        Some(named_value(
            DataKind::PeriodTotal,
            &[(id.as_str(), name.as_str())],
            count(tally.in_period(period)?),
        ))
    }));
    values
}

/// The name of a part of a count within a line: `nữ`.
fn part_name(id: &str) -> String {
    figure_name(id).map_or_else(|| id.to_owned(), text::lower_first)
}

fn order(holding: Holding, side: Side<'_>) -> BTreeMap<&str, usize> {
    let holders = side.plan.quotas.holders(holding);
    holders.into_iter().enumerate().map(|(at, holder)| (holder.id().as_str(), at)).collect()
}

fn holder_names(side: Side<'_>) -> BTreeMap<&str, &str> {
    let quotas = &side.plan.quotas;
    let all = [Holding::Units, Holding::Organisations].into_iter().flat_map(|kind| quotas.holders(kind));
    all.map(|holder| (holder.id().as_str(), holder.name())).collect()
}

/// The name of a holder.
fn holder<'a>(id: &'a str, side: Side<'a>) -> &'a str {
    holder_names(side).get(id).copied().unwrap_or(id)
}

/// The values of units, organisations and groups.
pub(super) fn holders(side: Side<'_>) -> Vec<NamedValue> {
    let quotas = &side.plan.quotas;
    let mut values: Vec<NamedValue> = quotas.units.iter().flat_map(|unit| unit_values(unit, side)).collect();
    values.extend(
        quotas.organisations.iter().map(|one| {
            named_value(DataKind::Organisation, &[(one.id.as_str(), "")], words(one.name.as_str()))
        }),
    );
    let named = quotas.groups.iter();
    values.extend(
        named.map(|one| named_value(DataKind::Group, &[(one.id.as_str(), "")], words(one.name.as_str()))),
    );
    values.extend(quotas.groups.iter().filter_map(|one| {
        let parent = &one.parent.as_ref()?.value;
        let parent = quotas.groups.iter().find(|group| group.id == *parent)?;
        Some(named_value(
            DataKind::GroupParent,
            &[(one.id.as_str(), one.name.as_str())],
            words(parent.name.as_str()),
        ))
    }));
    values.extend(notes(side).filter(|note| note.quota.is_none()).map(|note| {
        let id = note.holder.as_str();
        named_value(DataKind::HolderNote, &[(id, holder(id, side))], words(note.text.as_str()))
    }));
    values
}

/// The notes of the data.
fn notes(side: Side<'_>) -> impl Iterator<Item = &Note> {
    side.documents.iter().flat_map(|document| &document.fields.notes)
}

fn unit_values(unit: &Unit, side: Side<'_>) -> Vec<NamedValue> {
    let id = unit.id.as_str();
    let mut values = vec![
        named_value(DataKind::Unit, &[(id, "")], words(unit.name.as_str())),
        named_value(DataKind::UnitKind, &[(id, &unit.name)], words(unit.kind.name())),
    ];
    let addressed = unit.full_name.as_deref();
    values
        .extend(addressed.map(|name| named_value(DataKind::UnitFullName, &[(id, &unit.name)], words(name))));
    if let Some(group) = &unit.group {
        let named = side.plan.quotas.groups.iter().find(|one| one.id == group.value);
        let name = named.map_or(group.value.as_str(), |group| group.name.as_str());
        values.push(named_value(DataKind::UnitGroup, &[(id, &unit.name)], words(name)));
    }
    values.extend(unit.figures.iter().map(|(name, figure)| {
        let value = match figure {
            Figure::Amount(written) => amount((*written).into(), &NumberFormat::default()),
            Figure::Day(day) => words(text::short_date(day.year(), day.month(), day.day())),
            Figure::Text(text) => words(text.as_str()),
        };
        named_value(DataKind::UnitFigure, &[(id, &unit.name), (name, &part_name(name))], value)
    }));
    values
}

/// The ids and names of units, in order.
pub(super) fn unit_names(side: Side<'_>) -> Vec<(String, String)> {
    let units = side.plan.quotas.units.iter();
    units.map(|unit| (unit.id.to_string(), unit.name.clone())).collect()
}

/// The ids and names of organisations, in order.
pub(super) fn organisation_names(side: Side<'_>) -> Vec<(String, String)> {
    let organisations = side.plan.quotas.organisations.iter();
    organisations.map(|one| (one.id.to_string(), one.name.clone())).collect()
}

/// The fields of a document; of one that the other version lacks, only how it is cited.
pub(super) fn document_values(
    document: Option<&ComposedDocument>,
    other: Option<&ComposedDocument>,
) -> Vec<NamedValue> {
    let Some(ComposedDocument { content, fields }) = document else { return Vec::new() };
    let id = &content.document;
    if other.is_none() {
        return vec![named_value(
            DataKind::Document,
            &[(&id.to_string(), "")],
            words(content.cited.printed.as_str()),
        )];
    }
    // A setting of the whole project is reported for the plan alone.
    let is_told = |field: &&Field| *id == DocumentId::PLAN || !field.kind.is_of_project();
    let values = fields.fields.iter().filter(is_told).map(|field| {
        let name = |of: &'_ String| if field.kind.is_known_by_name() { of.clone() } else { String::new() };
        let names: Vec<String> = field.of.iter().map(name).collect();
        let of = field.of.iter().map(String::as_str).zip(names.iter().map(String::as_str));
        named_value(field.kind, &of.collect::<Vec<_>>(), words(field.value.as_str()))
    });
    values.collect()
}
