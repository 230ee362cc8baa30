//! The named values of a version of a plan, one by one: what they are compared by, and how they read.

use std::collections::BTreeMap;

use super::Side;
use super::figures::Value;
use crate::model::{Amount, Counts, Figure, Holding, Measure, Period, Quota, Reached, Tally, Unit};
use crate::render::{Chapter, Script, period_name};
use crate::text;

/// A named value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) what: &'static str,
    pub(super) of: Vec<String>,
    pub(super) names: Vec<String>,
    pub(super) value: Value,
}

/// The values of a quota or a result, with its sum.
pub(super) struct Figures {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
    pub(super) total: Option<u64>,
}

fn count(count: u64) -> Value {
    Value { text: text::thousands(count), count: Some(count) }
}

fn words(words: impl Into<String>) -> Value {
    Value { text: words.into(), count: None }
}

fn entry(what: &'static str, of: &[(&str, &str)], value: Value) -> Entry {
    let owned = |part: fn(&(&str, &str)) -> String| of.iter().map(part).collect();
    let names: Vec<String> = owned(|(_, name)| (*name).to_owned());
    let names = names.into_iter().filter(|name| !name.is_empty()).collect();
    Entry { what, of: owned(|(id, _)| (*id).to_owned()), names, value }
}

/// Of every quota.
pub(super) fn quotas(side: Side<'_>) -> Vec<Figures> {
    let quotas = &side.plan.quotas.quotas;
    let names =
        names(quotas.iter().map(|quota| (quota.id.as_str(), quota.measure, quota.period)), "Chỉ tiêu");
    quotas.iter().zip(names).map(|(quota, name)| of_quota(quota, name, side)).collect()
}

/// Of every result.
pub(super) fn results(side: Side<'_>) -> Vec<Figures> {
    let results = &side.plan.results.results;
    let names =
        names(results.iter().map(|result| (result.id.as_str(), result.measure, result.period)), "Kết quả");
    results.iter().zip(names).map(|(result, name)| of_result(result, name, side)).collect()
}

/// `Chỉ tiêu kết nạp năm 2026`, with its id where another is called the same.
fn names<'a>(all: impl Iterator<Item = (&'a str, Measure, Period)>, noun: &str) -> Vec<String> {
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

fn of_quota(quota: &Quota, name: String, side: Side<'_>) -> Figures {
    let mut entries = shape(quota.measure, quota.period);
    entries.extend(quota.target.as_ref().map(|target| entry("target", &[], amount(target.value))));
    entries.extend(of_tally(&quota.tally, side));
    let notes = side.scripts.iter().flat_map(|script| &script.facts);
    let notes = notes.filter(|fact| fact.kind == "share-note" && fact.of[0] == quota.id);
    entries.extend(notes.map(|fact| {
        let id = fact.of[1].as_str();
        entry("share-note", &[(id, holder(id, side))], words(fact.value.as_str()))
    }));
    Figures { id: quota.id.clone(), name, entries, total: quota.tally.total() }
}

fn of_result(result: &Reached, name: String, side: Side<'_>) -> Figures {
    let mut entries = shape(result.measure, result.period);
    entries.extend(result.as_of.as_ref().map(|day| {
        let day = day.value;
        entry("as_of", &[], words(text::short_date(day.year(), day.month(), day.day())))
    }));
    entries.extend(result.total.as_ref().map(|total| entry("stated", &[], amount(total.value))));
    entries.extend(of_tally(&result.tally, side));
    Figures { id: result.id.clone(), name, entries, total: result.tally.total() }
}

fn shape(measure: Measure, period: Period) -> Vec<Entry> {
    vec![entry("measure", &[], words(measure.name())), entry("period", &[], words(period_name(period)))]
}

fn amount(amount: Amount) -> Value {
    match amount {
        Amount::Exactly(number) => count(number),
        Amount::AtLeast(number) => {
            Value { text: format!("ít nhất {}", text::thousands(number)), count: Some(number) }
        }
        Amount::Between(from, to) => words(format!("{} - {}", text::thousands(from), text::thousands(to))),
    }
}

/// By holder and period, and the sums by period.
fn of_tally(tally: &Tally, side: Side<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let names: BTreeMap<&str, &str> = holder_names(side);
    let mut shares: Vec<_> = tally.shares.iter().collect();
    // In the order of tables.
    let order: BTreeMap<&str, usize> = order(tally.holding, side);
    shares.sort_by_key(|share| order.get(share.holder.as_str()).copied());
    for share in shares {
        let id = share.holder.as_str();
        let holder = (id, names.get(id).copied().unwrap_or(id));
        match &share.counts {
            Counts::Total(total) => entries.push(entry("share", &[holder], count(*total))),
            Counts::ByPeriod(counts) => {
                entries.extend(counts.iter().map(|(period, number)| {
                    let (id, name) = (period.to_string(), period_name(*period));
                    entry("share", &[holder, (id.as_str(), name.as_str())], count(*number))
                }));
                entries.push(entry("share-sum", &[holder], count(share.counts.total())));
            }
        }
    }
    entries.extend(tally.columns().into_iter().filter_map(|period| {
        let (id, name) = (period.to_string(), period_name(period));
        Some(entry("period-total", &[(id.as_str(), name.as_str())], count(tally.of(period)?)))
    }));
    entries
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

/// What a holder is called.
fn holder<'a>(id: &'a str, side: Side<'a>) -> &'a str {
    holder_names(side).get(id).copied().unwrap_or(id)
}

/// Of units, organisations and groups.
pub(super) fn holders(side: Side<'_>) -> Vec<Entry> {
    let quotas = &side.plan.quotas;
    let mut entries: Vec<Entry> = quotas.units.iter().flat_map(|unit| of_unit(unit, side)).collect();
    entries.extend(
        quotas
            .organisations
            .iter()
            .map(|one| entry("organisation", &[(one.id.as_str(), "")], words(one.name.as_str()))),
    );
    let named = quotas.groups.iter();
    entries.extend(named.map(|one| entry("group", &[(one.id.as_str(), "")], words(one.name.as_str()))));
    let notes = side.scripts.iter().flat_map(|script| &script.facts);
    entries.extend(notes.filter(|fact| fact.kind == "holder-note").map(|fact| {
        let id = fact.of[0].as_str();
        entry("holder-note", &[(id, holder(id, side))], words(fact.value.as_str()))
    }));
    entries
}

fn of_unit(unit: &Unit, side: Side<'_>) -> Vec<Entry> {
    let id = unit.id.as_str();
    let mut entries = vec![
        entry("unit", &[(id, "")], words(unit.name.as_str())),
        entry("unit-kind", &[(id, &unit.name)], words(unit.kind.name())),
    ];
    if let Some(group) = &unit.group {
        let named = side.plan.quotas.groups.iter().find(|one| one.id == group.value);
        let name = named.map_or(group.value.as_str(), |group| group.name.as_str());
        entries.push(entry("unit-group", &[(id, &unit.name)], words(name)));
    }
    entries.extend(unit.figures.iter().map(|(name, figure)| {
        let value = match figure {
            Figure::Amount(written) => amount(*written),
            Figure::Day(day) => words(text::short_date(day.year(), day.month(), day.day())),
            Figure::Text(text) => words(text.as_str()),
        };
        entry("unit-figure", &[(id, &unit.name), (name, name)], value)
    }));
    entries
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

/// What is said of a document; of one that the other version lacks, that it is there.
pub(super) fn of_script(script: Option<&Script>, other: Option<&Script>) -> Vec<Entry> {
    let Some(script) = script else { return Vec::new() };
    if other.is_none() {
        return vec![entry("document", &[(&script.chapter.id(), "")], words(script.cited.as_str()))];
    }
    let facts = script.facts.iter().filter(|fact| !fact.kind.ends_with("-note"));
    let facts = facts.filter(|fact| script.chapter == Chapter::Plan || !OF_PLAN.contains(&fact.kind));
    let named = |kind: &str| matches!(kind, "figures" | "citations" | "header_block");
    let entries = facts.map(|fact| {
        let of: Vec<(&str, &str)> =
            fact.of.iter().map(|of| (of.as_str(), if named(fact.kind) { of.as_str() } else { "" })).collect();
        entry(fact.kind, &of, words(fact.value.as_str()))
    });
    entries.collect()
}

/// What is a setting of the whole project, and told of the plan alone.
const OF_PLAN: [&str; 2] = ["duplex", "fonts"];
