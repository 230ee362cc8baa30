//! What texts can name: the plan's figures, each from the one place where it is written.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::value::Value;

use super::standing::standings;
use super::text::Own;
use super::values::{AmountValue, CitationValue, DateValue, DocumentValue, PeriodValue};
use crate::model::{
    Citation, Counts, Document, DocumentDate, DocumentId, Figure, Period, Plan, Quota, QuotaSet, Reached,
    Rules, Tally, Unit,
};
use crate::text;

pub(super) type Names = BTreeMap<String, Value>;

/// Every name that a text of a document can say, but for the documents themselves.
pub(super) fn scope(plan: &Plan, own: &Own<'_>) -> Names {
    let Own { subject, document, profile } = *own;
    let rules = &profile.rules.citation;
    let results = plan.results.results.iter().map(|result| (result.id.clone(), of_result(result)));
    let figures = document.figures.iter().map(|(name, figure)| (name.clone(), of_figure(figure)));
    let citations = document.citations.iter();
    let citations = citations.map(|(id, citation)| (id.clone(), CitationValue::value(citation, rules)));
    let units = plan.quotas.units.iter().map(|unit| (unit.id.to_string(), Value::from(unit.name.as_str())));
    let organisations = plan.quotas.organisations.iter();
    let organisations = organisations.map(|one| (one.id.to_string(), Value::from(one.name.as_str())));
    let mut names = Names::from([
        ("quota".to_owned(), of_quotas(&plan.quotas)),
        ("result".to_owned(), map(results)),
        ("figures".to_owned(), map(figures)),
        ("cite".to_owned(), map(citations)),
        ("unit".to_owned(), map(units)),
        ("organisation".to_owned(), map(organisations)),
    ]);
    if let Some(replaces) = &document.replaces {
        names.insert("replaces".to_owned(), CitationValue::value(replaces, rules));
    }
    if let Some(report) = subject.report(plan) {
        names.insert("standing".to_owned(), standings(plan, report.period));
    }
    if let Some(holder) = subject.holder(plan) {
        names.insert("holder".to_owned(), of_holder(holder, &plan.quotas));
    }
    names
}

/// The plan that is in force on a document's date, and what it replaced: the working copy where none was issued.
pub(super) fn in_force(plan: &Plan, own: &Own<'_>, working: Option<&Value>) -> Value {
    let rules = &own.profile.rules.citation;
    let set = own.subject.document_id(plan).and_then(|id| plan.in_force_for(id, &[DocumentId::Plan]));
    let cited = |citation: &Citation| CitationValue::value(citation, rules);
    let (now, replaced) = match &set {
        Some(set) => (Some(cited(&set.citation)), set.replaces.as_ref()),
        None => (working.cloned(), plan.document.replaces.as_ref()),
    };
    // Without a value it can still be asked for.
    let replaced = replaced.map_or(Value::from(()), cited);
    map([("plan".to_owned(), now.unwrap_or_default()), ("replaced".to_owned(), replaced)].into_iter())
}

/// The unit whose extract it is: its name, and its share of each quota.
fn of_holder(unit: &Unit, quotas: &QuotaSet) -> Value {
    Value::from(Names::from([
        ("id".to_owned(), Value::from(unit.id.as_str())),
        ("name".to_owned(), Value::from(unit.name.as_str())),
        ("quota".to_owned(), of_quotas(&quotas.of_holder(&unit.id))),
        (
            "figures".to_owned(),
            map(unit.figures.iter().map(|(name, figure)| (name.clone(), of_figure(figure)))),
        ),
    ]))
}

fn of_quotas(quotas: &QuotaSet) -> Value {
    map(quotas.quotas.iter().map(|quota| (quota.id.clone(), of_quota(quota))))
}

fn map(entries: impl Iterator<Item = (String, Value)>) -> Value {
    Value::from(entries.collect::<Names>())
}

/// A document of the plan: what its header says. It reads as others cite it.
pub(super) fn of_document(
    document: &Document,
    rules: &Rules,
    cited: String,
    period: Option<Period>,
) -> Value {
    let header = &document.header;
    let mut names = Names::from([
        ("type".to_owned(), Value::from(header.kind.name())),
        ("symbol".to_owned(), Value::from(header.symbol.as_str())),
        ("place".to_owned(), Value::from(header.place.as_str())),
        ("year".to_owned(), Value::from(header.date.year())),
        ("date".to_owned(), DateValue::value(header.date, rules.date_blank)),
    ]);
    if let Some(number) = header.number {
        names.insert("number".to_owned(), Value::from(number));
        let separator = &rules.number_separator;
        let reference = format!("{}{separator}{}", text::padded(number.into()), header.symbol);
        names.insert("reference".to_owned(), Value::from(reference));
    }
    names.extend(period.map(|period| ("period".to_owned(), Value::from_object(PeriodValue(period)))));
    Value::from_object(DocumentValue { names, cited })
}

pub(super) fn of_figure(figure: &Figure) -> Value {
    match figure {
        Figure::Amount(amount) => AmountValue::value(*amount),
        Figure::Day(day) => DateValue::value(DocumentDate::Day(*day), 0),
        Figure::Text(text) => Value::from(text.as_str()),
    }
}

fn of_quota(quota: &Quota) -> Value {
    let mut names = of_tally(&quota.tally, quota.period);
    if let Some(target) = &quota.target {
        names.insert("target".to_owned(), AmountValue::value(target.value));
    }
    Value::from(names)
}

fn of_result(result: &Reached) -> Value {
    let mut names = of_tally(&result.tally, result.period);
    if let (Some(total), None) = (&result.total, names.get("total")) {
        names.insert("total".to_owned(), AmountValue::value(total.value));
    }
    if let Some(as_of) = &result.as_of {
        names.insert("as_of".to_owned(), DateValue::value(DocumentDate::Day(as_of.value), 0));
    }
    Value::from(names)
}

/// `total`, `period`, `unit_count`, `units`, `periods`, and each period by a short name.
fn of_tally(tally: &Tally, period: Period) -> Names {
    let mut names = Names::from([
        ("period".to_owned(), Value::from_object(PeriodValue(period))),
        ("unit_count".to_owned(), Value::from(tally.shares.len())),
        (
            "units".to_owned(),
            map(tally.shares.iter().map(|share| (share.holder.to_string(), of_share(&share.counts)))),
        ),
    ]);
    if let Some(total) = tally.total() {
        names.insert("total".to_owned(), Value::from(total));
    }
    let periods = named_periods(tally, period);
    let counts = periods.iter().filter_map(|part| Some((part.to_string(), tally.of(*part)?)));
    names.insert("periods".to_owned(), map(counts.map(|(name, count)| (name, Value::from(count)))));
    // Over several years `q1` would mean several quarters: there the year stands in the name too.
    let years: BTreeSet<u16> = periods.iter().filter_map(|part| part.year()).collect();
    for part in periods {
        let name = short_name(part, years.len() > 1);
        let cumulative = Value::from(tally.cumulative(part));
        if let Some(count) = tally.of(part) {
            names.insert(format!("until_{name}"), cumulative);
            names.insert(name, Value::from(count));
        }
    }
    names
}

fn of_share(counts: &Counts) -> Value {
    Value::from(counts.total())
}

/// The periods that are counted, and the halves and years that hold some of them.
fn named_periods(tally: &Tally, period: Period) -> Vec<Period> {
    let mut periods = tally.columns();
    for year in periods.iter().filter_map(|part| part.year()).collect::<Vec<_>>() {
        periods.extend([Period::Half(year, 1), Period::Half(year, 2), Period::Year(year)]);
    }
    periods.retain(|part| period.contains(*part) && tally.of(*part).is_some());
    periods.sort();
    periods.dedup();
    periods
}

/// `q2`, `h1`, `y2026`; with the year `q2_2026`, `h1_2026`.
fn short_name(period: Period, has_year: bool) -> String {
    match period {
        Period::Quarter(year, quarter) if has_year => format!("q{quarter}_{year}"),
        Period::Half(year, half) if has_year => format!("h{half}_{year}"),
        Period::Quarter(_, quarter) => format!("q{quarter}"),
        Period::Half(_, half) => format!("h{half}"),
        Period::Year(year) => format!("y{year}"),
        Period::Years(from, to) => format!("y{from}_{to}"),
        Period::EachYear => "each_year".to_owned(),
    }
}

/// The names of all units and organisations by id.
pub(super) fn holder_names(plan: &Plan) -> BTreeMap<String, String> {
    let units = plan.quotas.units.iter().map(|unit| (unit.id.to_string(), unit.name.clone()));
    let organisations = plan.quotas.organisations.iter();
    units.chain(organisations.map(|one| (one.id.to_string(), one.name.clone()))).collect()
}
