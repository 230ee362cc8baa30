//! Quotas that contradict each other.

use super::{Case, QUOTAS, TOTALS, assert_told, quotas};

#[test]
fn quotas_that_contradict_each_other_are_reported() {
    assert_told(QUOTAS_IN_CONFLICT);
}

const QUOTAS_IN_CONFLICT: &[Case] = &[
    quotas(
        "a unit's quarter beside fewer",
        "{measure: admissions, period: 2026, periods: {2026-Q1: 1, 2026-Q2: 2}, units: {a: {2026-Q1: 3}, b: 0}}",
        TOTALS,
    ),
    quotas(
        "a unit's half year beside fewer",
        "{measure: admissions, period: 2026, periods: {2026-H1: 1, 2026-H2: 4}, units: {a: {2026-H1: 2}, b: 3}}",
        TOTALS,
    ),
    quotas(
        "two units together beside fewer",
        "{measure: admissions, period: 2026, periods: {2026-Q1: 3, 2026-Q2: 2}, units: {a: {2026-Q1: 2}, b: {2026-Q1: 2}, c: 1}}",
        TOTALS,
    ),
    quotas(
        "a quarter that only a unit has",
        "{measure: admissions, period: 2026, periods: {2026-Q1: 1}, units: {a: {2026-Q1: 1}, b: {2026-Q3: 2}}}",
        TOTALS,
    ),
    quotas(
        "a year beside a quarter",
        "{id: y, measure: admissions, period: 2026, total: 5}\n{id: q, measure: admissions, period: 2026-Q3, total: 60}",
        QUOTAS,
    ),
    quotas(
        "a year beside a half year",
        "{id: h, measure: admissions, period: 2026-H2, total: 9}\n{id: y, measure: admissions, period: 2026, total: 5}",
        QUOTAS,
    ),
    quotas(
        "a half year beside its quarter",
        "{id: h, measure: admissions, period: 2026-H1, total: 2}\n{id: q, measure: admissions, period: 2026-Q1, total: 3}",
        QUOTAS,
    ),
    quotas(
        "a year beside four quarters",
        "{id: y, measure: admissions, period: 2026, total: 15}\n{id: q1, measure: admissions, period: 2026-Q1, total: 10}\n{id: q2, measure: admissions, period: 2026-Q2, total: 10}\n{id: q3, measure: admissions, period: 2026-Q3, total: 10}\n{id: q4, measure: admissions, period: 2026-Q4, total: 10}",
        QUOTAS,
    ),
    quotas(
        "a year beside quarters that are too few",
        "{id: y, measure: admissions, period: 2026, total: 50}\n{id: q1, measure: admissions, period: 2026-Q1, total: 10}\n{id: q2, measure: admissions, period: 2026-Q2, total: 10}\n{id: h2, measure: admissions, period: 2026-H2, total: 20}",
        QUOTAS,
    ),
    quotas(
        "what is left of a year",
        "{id: y, measure: admissions, period: 2026, total: 10}\n{id: h1, measure: admissions, period: 2026-H1, total: 4}\n{id: q3, measure: admissions, period: 2026-Q3, total: 7}",
        QUOTAS,
    ),
    quotas(
        "columns beside a half year",
        "{id: y, measure: admissions, period: 2026, periods: {2026-Q1: 1, 2026-Q2: 2, 2026-Q3: 3}}\n{id: h, measure: admissions, period: 2026-H1, total: 4}",
        QUOTAS,
    ),
    quotas(
        "a span beside its years",
        "{id: s, measure: admissions, period: 2025-2027, total: 30}\n{id: a, measure: admissions, period: 2025, total: 10}\n{id: b, measure: admissions, period: 2026, total: 10}\n{id: c, measure: admissions, period: 2027, total: 12}",
        QUOTAS,
    ),
    quotas(
        "a span beside a year",
        "{id: s, measure: admissions, period: 2025-2027, total: 30}\n{id: y, measure: admissions, period: 2026, total: 40}",
        QUOTAS,
    ),
    quotas(
        "two spans that share a year",
        "{id: s, measure: admissions, period: 2025-2026, total: 4}\n{id: t, measure: admissions, period: 2026-2027, total: 30}\n{id: y, measure: admissions, period: 2027, total: 20}",
        QUOTAS,
    ),
    quotas(
        "each year beside a year",
        "{id: e, measure: admissions, period: each-year, target: 9 - 11}\n{id: y, measure: admissions, period: 2026, total: 12}",
        QUOTAS,
    ),
    quotas(
        "each year beside a quarter",
        "{id: e, measure: admissions, period: each-year, total: 5}\n{id: q, measure: admissions, period: 2026-Q1, total: 6}",
        QUOTAS,
    ),
    quotas(
        "a range beside a count",
        "{id: a, measure: admissions, period: 2026, target: 9 - 11}\n{id: b, measure: admissions, period: 2026, total: 21}",
        QUOTAS,
    ),
    quotas(
        "a unit's year beside its quarter",
        "{id: y, measure: admissions, period: 2026, units: {a: 1, b: 9}}\n{id: q, measure: admissions, period: 2026-Q1, units: {a: 2}}",
        QUOTAS,
    ),
    quotas(
        "a unit's year beside its quarters",
        "{id: y, measure: admissions, period: 2026, units: {a: 2, b: 9}}\n{id: q, measure: admissions, period: 2026-Q1, units: {a: 2}}\n{id: r, measure: admissions, period: 2026-Q2, units: {a: 1, c: 0}}",
        QUOTAS,
    ),
    quotas(
        "a unit of some beside the same unit of all",
        "{id: x, measure: admissions, period: 2026, units: {a: 3}}\n{id: all, measure: admissions, period: 2026, units: {a: 2, b: 4}}",
        QUOTAS,
    ),
    quotas(
        "a unit of all beside the same unit of some",
        "{id: all, measure: admissions, period: 2026, units: {a: 2, b: 4}}\n{id: x, measure: admissions, period: 2026, units: {a: 3}}",
        QUOTAS,
    ),
    quotas(
        "a quarter of a unit beside that of some",
        "{id: all, measure: admissions, period: 2026, units: {a: {2026-Q1: 1, 2026-Q2: 3}, b: 4}}\n{id: x, measure: admissions, period: 2026, units: {a: {2026-Q1: 2, 2026-Q3: 1}}}",
        QUOTAS,
    ),
    quotas(
        "some units beside all",
        "{id: y, measure: admissions, period: 2026, units: {a: 2, b: 1, c: 1}}\n{id: q, measure: admissions, period: 2026-Q2, units: {a: 2, b: 3}}",
        QUOTAS,
    ),
    quotas(
        "an organisation's quarter",
        "{id: y, measure: put_forward, period: 2026, organisations: {doan: 2, hoi: 9}}\n{id: q, measure: put_forward, period: 2026-Q1, organisations: {doan: 3}}",
        QUOTAS,
    ),
    quotas(
        "a target and its allotment",
        "{measure: admissions, period: 2026, target: 25, units: {a: 12, b: 12}}",
        &["target-missed"],
    ),
    quotas(
        "a total and its parts",
        "{measure: admissions, period: 2026, total: 25, units: {a: 12, b: 12}}",
        &["stated-total"],
    ),
    quotas(
        "a unit's total and its quarters",
        "{measure: admissions, period: 2026, units: {a: {total: 3, periods: {2026-Q1: 1}}}}",
        &["stated-total"],
    ),
];
