//! Results that contradict each other, their quotas, or the day on which they were counted.

use super::{Case, NOTHING, RESULTS, TOTALS, assert_told, results};

#[test]
fn results_that_contradict_each_other_or_their_time_are_reported() {
    assert_told(RESULTS_IN_CONFLICT);
}

const RESULTS_IN_CONFLICT: &[Case] = &[
    results(
        "one time twice",
        "{id: x, measure: admissions, period: 2026-Q1, total: 3}\n{id: y, measure: admissions, period: 2026-Q1, total: 4}",
        RESULTS,
    ),
    results(
        "a part that is more",
        "{id: x, measure: admissions, period: 2026, as_of: 2026-06-30, total: 3}\n{id: y, measure: admissions, period: 2026-Q1, total: 5}",
        RESULTS,
    ),
    results(
        "a later day with fewer",
        "{id: x, measure: admissions, period: 2026, as_of: 2026-03-31, total: 5}\n{id: y, measure: admissions, period: 2026, as_of: 2026-06-30, total: 3}",
        RESULTS,
    ),
    results(
        "fewer up to the last day of a half year than of the half year",
        "{id: x, measure: admissions, period: 2026, as_of: 2026-06-30, total: 3}\n{id: y, measure: admissions, period: 2026-H1, total: 5}",
        RESULTS,
    ),
    results(
        "fewer on a later day of one quarter",
        "{id: x, measure: admissions, period: 2026, as_of: 2026-05-15, total: 5}\n{id: y, measure: admissions, period: 2026, as_of: 2026-06-15, total: 3}",
        RESULTS,
    ),
    results(
        "months that are not their quarter",
        "{id: x, measure: admissions, period: 2026-Q1, total: 5}\n{id: y, measure: admissions, period: 2026, as_of: 2026-03-31, periods: {2026-M01: 1, 2026-M02: 2, 2026-M03: 1}}",
        RESULTS,
    ),
    results(
        "quarters that are not their half year",
        "{id: x, measure: admissions, period: 2026-Q1, total: 2}\n{id: y, measure: admissions, period: 2026-Q2, total: 2}\n{id: h, measure: admissions, period: 2026-H1, total: 5}",
        RESULTS,
    ),
    results(
        "a unit's quarter",
        "{id: x, measure: admissions, period: 2026-H1, units: {a: 1, b: 3}}\n{id: y, measure: admissions, period: 2026-Q1, units: {a: 2, c: 0}}",
        RESULTS,
    ),
    results(
        "a unit's quarter beside fewer",
        "{measure: admissions, period: 2026, periods: {2026-Q1: 1, 2026-Q2: 2}, units: {a: {2026-Q1: 3}, b: 0}}",
        TOTALS,
    ),
    results(
        "counted after every document",
        "{measure: admissions, period: 2026, as_of: 2026-12-31, total: 3}",
        &["dates-out-of-order"],
    ),
    results(
        "of a time after every document",
        "{measure: admissions, period: 2026, periods: {2026-Q1: 1, 2026-Q4: 2}}",
        &["dates-out-of-order"],
    ),
    results(
        "of a time after it was counted",
        "{measure: admissions, period: 2026, as_of: 2026-03-31, periods: {2026-Q1: 1, 2026-Q2: 2}}",
        &["result-after-as-of"],
    ),
    results(
        "a range that its parts are not in",
        "{measure: admissions, period: 2026-H1, total: 3 - 5, units: {a: 1, b: 1}}",
        &["stated-total"],
    ),
    Case {
        name: "several results beyond a quota",
        quotas: "{measure: admissions, period: 2026, total: 3}",
        results: "{id: x, measure: admissions, period: 2026-Q1, total: 2}\n{id: y, measure: admissions, period: 2026-Q2, total: 2}",
        reported: &["result-beyond-quota"],
        ..NOTHING
    },
    Case {
        name: "several results of a unit beyond its quota",
        quotas: "{measure: admissions, period: 2026, units: {a: 3, b: 9}}",
        results: "{id: x, measure: admissions, period: 2026-Q1, units: {a: 2}}\n{id: y, measure: admissions, period: 2026-Q2, units: {a: 2}}",
        reported: &["result-beyond-quota"],
        ..NOTHING
    },
];
