//! The names that texts can use: the plan's figures, each from the one place where it is written.

use std::collections::BTreeMap;

use minijinja::value::Value;

use super::quota_progress::quota_progress;
use super::values::{AmountValue, CitationValue, DateValue, DocumentValue, Names, PeriodValue, map};
use crate::model::{
    Citation, Document, DocumentDate, DocumentId, FIGURE_MAPS, Figure, FigurePath, FigureValue,
    MeasuredResult, NumberFormat, Plan, Profile, Quota, QuotaSet, Quotable, ReportingContext, Rules, Unit,
    UnitKind,
};
use crate::text;

/// The document that texts belong to.
#[derive(Clone, Copy)]
pub(in crate::content) struct Own<'a> {
    pub(in crate::content) id: &'a DocumentId,
    pub(in crate::content) document: &'a Document,
    pub(in crate::content) profile: &'a Profile,
}

/// Every name that a text of a document can say, but for the documents themselves.
pub(super) fn scope(plan: &Plan, own: &Own<'_>) -> Names {
    let Own { id, document, profile } = *own;
    let rules = &profile.rules.citation;
    let reporting = ReportingContext { results: &plan.results, period: id.period() };
    let results = plan.results.results.iter().map(|result| (result.id.clone(), result_value(result)));
    let figures = document.figures.iter().map(|(name, figure)| (name.clone(), figure_value(figure)));
    let citations = document.citations.iter();
    let citations = citations.map(|(id, citation)| (id.clone(), CitationValue::value(citation, rules)));
    let units = plan.quotas.units.iter().map(|unit| (unit.id.to_string(), Value::from(unit.name.as_str())));
    let organisations = plan.quotas.organisations.iter();
    let organisations = organisations.map(|one| (one.id.to_string(), Value::from(one.name.as_str())));
    let mut names = Names::from([
        ("quota".to_owned(), quotas_value(&plan.quotas, Some(reporting))),
        ("result".to_owned(), map(results)),
        ("figures".to_owned(), map(figures)),
        ("cite".to_owned(), map(citations)),
        ("unit".to_owned(), map(units)),
        ("organisation".to_owned(), map(organisations)),
        ("units".to_owned(), unit_counts(&plan.quotas)),
    ]);
    if let Some(replaces) = &document.replaces {
        names.insert("replaces".to_owned(), CitationValue::value(replaces, rules));
    }
    if let Some(copied) = &document.copies {
        names.insert("copies".to_owned(), CitationValue::value(copied, rules));
    }
    if let Some(period) = id.period() {
        names.insert("standing".to_owned(), quota_progress(plan, period));
    }
    if let Some(holder) = plan.unit(id) {
        names.insert("holder".to_owned(), holder_value(holder, &plan.quotas, &profile.rules));
    }
    names
}

/// How many units are there on the document's day, in all and of each kind.
fn unit_counts(quotas: &QuotaSet) -> Value {
    let there = || quotas.units.iter().filter(|unit| quotas.is_living(&unit.id));
    let of_kind = |kind: &UnitKind| {
        let count = there().filter(|unit| unit.kind == *kind).count();
        (kind.id().to_owned(), Value::from(count))
    };
    let total = ("total".to_owned(), Value::from(there().count()));
    map(quotas.all_kinds().map(of_kind).chain([total]))
}

/// The plan that is in force on a document's date, and what it replaced: the working copy where none was issued.
pub(super) fn in_force(plan: &Plan, own: &Own<'_>, working: Option<&Value>) -> Value {
    let rules = &own.profile.rules.citation;
    let set = plan.in_force_for(&own.id.issued_as(), &[DocumentId::PLAN]);
    let cited = |citation: &Citation| CitationValue::value(citation, rules);
    let (now, replaced) = match &set {
        Some(set) => (Some(cited(&set.citation)), set.replaces.as_ref()),
        None => (working.cloned(), plan.document.replaces.as_ref()),
    };
    // Without a value it can still be asked for.
    let replaced = replaced.map_or(Value::from(()), cited);
    map([("plan".to_owned(), now.unwrap_or_default()), ("replaced".to_owned(), replaced)])
}

/// The unit whose extract it is: its name, and its share of each quota.
fn holder_value(unit: &Unit, quotas: &QuotaSet, rules: &Rules) -> Value {
    map([
        ("id".to_owned(), Value::from(unit.id.as_str())),
        ("name".to_owned(), Value::from(unit.name.as_str())),
        ("full_name".to_owned(), Value::from(unit.addressed(rules.unit_body.as_deref()))),
        ("quota".to_owned(), quotas_value(&quotas.for_holder_in_each_period(unit), None)),
        (
            "figures".to_owned(),
            map(unit.figures.iter().map(|(name, figure)| (name.clone(), figure_value(figure)))),
        ),
    ])
}

fn quotas_value(quotas: &QuotaSet, reporting: Option<ReportingContext<'_>>) -> Value {
    map(quotas.quotas.iter().map(|quota| (quota.id.clone(), quota_value(quota, reporting))))
}

/// A document of the plan: what its header says. It reads as others cite it.
pub(super) fn document_value(document: &Document, rules: &Rules, cited: String) -> Value {
    let header = &document.header;
    let mut names = Names::from([
        ("type".to_owned(), Value::from(document.document_type.name())),
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
    names.extend(
        document.id.period().map(|period| ("period".to_owned(), Value::from_object(PeriodValue(period)))),
    );
    Value::from_object(DocumentValue { names, cited })
}

pub(in crate::content) fn figure_value(figure: &Figure) -> Value {
    match figure {
        Figure::Amount(amount) => AmountValue::value(*amount, &NumberFormat::default()),
        Figure::Day(day) => DateValue::value(DocumentDate::Day(*day), 0),
        Figure::Text(text) => Value::from(text.as_str()),
    }
}

/// The figures of a quota, with how its result stands to it where there is one.
fn quota_value(quota: &Quota, reporting: Option<ReportingContext<'_>>) -> Value {
    let mut names = quotable_names(&quota.quotables());
    let standing = reporting.and_then(|reporting| quota.standing(reporting));
    names.extend(standing.map(|standing| ("standing".to_owned(), Value::from(standing.word()))));
    map(names)
}

fn result_value(result: &MeasuredResult) -> Value {
    map(quotable_names(&result.quotables()))
}

/// The names that texts can use below the id of a quota or result.
fn quotable_names(quotables: &[Quotable<'_>]) -> Names {
    let mut names = Names::new();
    let mut maps = FIGURE_MAPS.map(|name| (name, Names::new()));
    for Quotable { name, value, format, .. } in quotables {
        let value = match *value {
            FigureValue::Target(target) => AmountValue::value(target, format),
            FigureValue::Number(number) => Value::from(number),
            FigureValue::Period(period) => Value::from_object(PeriodValue(period)),
            FigureValue::Day(day) => DateValue::value(DocumentDate::Day(day), 0),
        };
        match name.path() {
            FigurePath::Key(key) => {
                names.insert(key.clone(), value);
            }
            FigurePath::Entry(outer, key) => {
                let entries = maps.iter_mut().find(|(name, _)| name == outer);
                entries.map(|(_, entries)| entries.insert(key.clone(), value));
            }
        }
    }
    names.extend(maps.map(|(name, entries)| (name.to_owned(), map(entries))));
    names
}

/// The names of all units and organisations by id.
pub(super) fn holder_names(plan: &Plan) -> BTreeMap<String, String> {
    let units = plan.quotas.units.iter().map(|unit| (unit.id.to_string(), unit.name.clone()));
    let organisations = plan.quotas.organisations.iter();
    units.chain(organisations.map(|one| (one.id.to_string(), one.name.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use minijinja::Environment;
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Amount, Breakdown, Counts, Holding, Measure, Period, Share, Tally};
    use crate::source::{Place, Placed, Source};

    fn place() -> Place {
        Place::new(&Source::new("quotas.yaml", ""), 0..0)
    }

    fn placed<T>(value: T) -> Placed<T> {
        Placed { value, place: place() }
    }

    fn periods() -> impl Strategy<Value = Period> {
        prop_oneof![
            (2025u16..2028, 1u8..5).prop_map(|(year, quarter)| Period::Quarter(year, quarter)),
            (2025u16..2028, 1u8..3).prop_map(|(year, half)| Period::Half(year, half)),
            (2025u16..2028).prop_map(Period::Year),
            Just(Period::Years(2025, 2026)),
        ]
    }

    fn shares() -> impl Strategy<Value = Vec<Share>> {
        let counts = prop_oneof![
            (0u64..50).prop_map(Counts::Total),
            proptest::collection::btree_map(periods(), 0u64..50, 0..4).prop_map(Counts::ByPeriod),
        ];
        let share = |(at, counts): (usize, Counts)| Share {
            holder: format!("thon-{at}").parse().unwrap(),
            counts,
            note: None,
            of_which: Breakdown::default(),
            place: place(),
        };
        let all = proptest::collection::vec(counts, 0..4);
        all.prop_map(move |all| all.into_iter().enumerate().map(share).collect())
    }

    fn quotas() -> impl Strategy<Value = Quota> {
        let whole = prop_oneof![
            Just(Period::Year(2026)),
            Just(Period::Years(2025, 2027)),
            Just(Period::EachYear),
            Just(Period::Half(2026, 1))
        ];
        let target = prop_oneof![
            Just(None),
            Just(Some(Amount::AtLeast(7))),
            Just(Some(Amount::Between(9, 11))),
            (0u64..9).prop_map(|count| Some(Amount::Exactly(count)))
        ];
        // Words of the expression language are names like any other after a dot.
        let id = prop_oneof![Just("admissions"), Just("in"), Just("not"), Just("none"), Just("q1")];
        let counts = proptest::collection::btree_map(periods(), 0u64..50, 0..6);
        (id, whole, target, shares(), counts).prop_map(|(id, period, target, shares, periods)| Quota {
            id: id.to_owned(),
            measure: Measure::default(),
            period,
            period_place: place(),
            target: target.map(|amount| placed(amount.into())),
            tally: Tally::new(
                Holding::Units,
                shares,
                periods.into_iter().map(|(period, count)| (period, placed(count))).collect(),
                None,
            ),
            place: place(),
        })
    }

    proptest! {
        #[test]
        fn every_quotable_name_evaluates_to_its_value(quota in quotas()) {
            let set = QuotaSet::default().with(vec![quota]);
            let scope = BTreeMap::from([("quota", quotas_value(&set, None))]);
            let environment = Environment::new();
            for Quotable { name, value, format, .. } in set.quotas[0].quotables() {
                let said = environment.compile_expression_owned(name.to_string()).unwrap();
                let said = said.eval(&scope).unwrap();
                let expected = match value {
                    FigureValue::Target(target) => AmountValue::value(target, format),
                    FigureValue::Number(number) => Value::from(number),
                    FigureValue::Period(period) => Value::from_object(PeriodValue(period)),
                    FigureValue::Day(_) => continue,
                };
                prop_assert_eq!(said.to_string(), expected.to_string(), "{}", name);
            }
        }
    }
}
