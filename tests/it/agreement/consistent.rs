//! Data and texts that are unusual and consistent.

use super::{Case, NOTHING, assert_told, quotas, results, text};

#[test]
fn what_is_unusual_and_consistent_is_left() {
    assert_told(CONSISTENT);
}

const CONSISTENT: &[Case] = &[
    quotas(
        "some units split, others not",
        "{measure: admissions, period: 2026, periods: {2026-Q1: 3, 2026-Q2: 2}, units: {a: {2026-Q1: 2}, b: 3}}",
        &[],
    ),
    quotas(
        "only some quarters",
        "{id: y, measure: admissions, period: 2026, total: 40}\n{id: q1, measure: admissions, period: 2026-Q1, total: 10}\n{id: q3, measure: admissions, period: 2026-Q3, total: 10}",
        &[],
    ),
    quotas(
        "four quarters, two halves and a year",
        "{id: y, measure: admissions, period: 2026, total: 40}\n{id: h1, measure: admissions, period: 2026-H1, total: 15}\n{id: h2, measure: admissions, period: 2026-H2, total: 25}\n{id: q1, measure: admissions, period: 2026-Q1, total: 0}\n{id: q2, measure: admissions, period: 2026-Q2, total: 15}",
        &[],
    ),
    quotas(
        "a span of unequal years",
        "{id: s, measure: admissions, period: 2025-2027, target: at least 30}\n{id: y, measure: admissions, period: 2026, total: 29}\n{id: z, measure: admissions, period: 2027, total: 40}",
        &[],
    ),
    quotas(
        "each year beside a span",
        "{id: e, measure: admissions, period: each-year, target: 9 - 11}\n{id: s, measure: admissions, period: 2025-2027, total: 28}\n{id: y, measure: admissions, period: 2026, total: 10}",
        &[],
    ),
    quotas(
        "ranges that meet",
        "{id: a, measure: admissions, period: 2026, target: 9 - 11}\n{id: b, measure: admissions, period: 2026, target: at least 10}\n{id: q, measure: admissions, period: 2026-Q1, target: 5 - 20}",
        &[],
    ),
    quotas(
        "some units, each with a part of what all ask of it",
        "{id: all, measure: admissions, period: 2026, units: {a: 3, b: 4}}\n{id: x, measure: admissions, period: 2026, units: {a: 1}}",
        &[],
    ),
    quotas(
        "two groups of units",
        "{id: x, measure: admissions, period: 2026, units: {a: 3}}\n{id: y, measure: admissions, period: 2026, units: {b: 5, c: 1}}\n{id: all, measure: admissions, period: 2026, total: 9}",
        &[],
    ),
    quotas(
        "units and organisations",
        "{id: x, measure: put_forward, period: 2026, units: {a: 3, b: 3}}\n{id: y, measure: put_forward, period: 2026, organisations: {doan: 16}}",
        &[],
    ),
    quotas(
        "some of the units once more",
        "{id: x, measure: admissions, period: 2026, units: {a: 3, b: 3}}\n{id: more, measure: admissions, period: 2026, units: {a: 1}}",
        &[],
    ),
    quotas(
        "quarters of the units that have any",
        "{id: y, measure: admissions, period: 2026, units: {a: 3, b: 1, c: 2}}\n{id: q1, measure: admissions, period: 2026-Q1, units: {a: 1}}\n{id: q2, measure: admissions, period: 2026-Q2, units: {a: 1, c: 1}}\n{id: h2, measure: admissions, period: 2026-H2, units: {b: 1}}",
        &[],
    ),
    quotas(
        "other measures",
        "{measure: admissions, period: 2026, total: 5}\n{measure: put_forward, period: 2026, total: 3}\n{measure: awareness_class, period: 2026-Q1, total: 50}",
        &[],
    ),
    quotas(
        "nothing but a promise",
        "{id: x, measure: admissions, period: 2026}\n{id: y, measure: admissions, period: 2026-Q1, target: 5}",
        &[],
    ),
    results(
        "a class in the making",
        "{measure: awareness_class, period: 2026, as_of: 2026-05-15, total: 7}\n{id: q, measure: awareness_class, period: 2026-Q1, total: 7}",
        &[],
    ),
    results(
        "a year so far beside a later quarter",
        "{id: x, measure: admissions, period: 2026, as_of: 2026-03-31, total: 2}\n{id: y, measure: admissions, period: 2026-Q2, total: 3}",
        &[],
    ),
    results(
        "the middle of a quarter",
        "{id: x, measure: admissions, period: 2026, as_of: 2026-05-15, total: 4}\n{id: y, measure: admissions, period: 2026, as_of: 2026-06-30, total: 6}\n{id: z, measure: admissions, period: 2026-Q1, total: 3}",
        &[],
    ),
    results(
        "an average beside a year",
        "{id: x, measure: admissions, period: each-year, total: 5}\n{id: y, measure: admissions, period: 2025, total: 9}",
        &[],
    ),
    results(
        "years that follow each other",
        "{id: x, measure: admissions, period: 2024, total: 5}\n{id: y, measure: admissions, period: 2025, units: {a: 1, b: 2}}\n{id: z, measure: admissions, period: 2024-2025, total: 8}",
        &[],
    ),
    results(
        "nothing reached of what is to come",
        "{measure: admissions, period: 2026, periods: {2026-Q1: 1, 2026-Q4: 0}}",
        &[],
    ),
    Case {
        name: "several results below a quota",
        quotas: "{measure: admissions, period: 2026, units: {a: 4, b: 9}}",
        results: "{id: x, measure: admissions, period: 2026-Q1, units: {a: 2}}\n{id: y, measure: admissions, period: 2026-Q2, units: {a: 2}}\n{id: z, measure: admissions, period: 2026-H1, units: {a: 4}}",
        reported: &[],
        ..NOTHING
    },
    text(
        "years that are no count",
        "Sau hai mươi năm xây dựng, mỗi năm một nhiệm vụ; quý hai (2026) có năm việc.",
        &[],
    ),
    text(
        "words that are the figures",
        "Có {{ quota.admissions.total }} ({{ quota.admissions.total | words }}) quần chúng, 05 (năm) tổ, 1.905 (một nghìn chín trăm linh năm) hộ.",
        &[],
    ),
    text(
        "rates of something else",
        "Đạt {{ quota.admissions.q1 | padded }}/{{ quota.admissions.total }} chỉ tiêu, tăng 21% so với cùng kỳ.",
        &[],
    ),
    text(
        "a unit's part in words",
        "Riêng thôn An kết nạp hai đảng viên; mỗi chi bộ kết nạp ít nhất một đảng viên.",
        &[],
    ),
    Case {
        name: "a quarter of which some is not split",
        quotas: "{measure: admissions, period: 2026, units: {a: {2026-Q1: 2}, b: 7}}",
        text: "Phấn đấu quý I năm 2026 kết nạp 04 đảng viên.",
        ..NOTHING
    },
    text(
        "other brackets",
        "Nghị quyết 4 (khóa XIII), 12 chi bộ (có danh sách), 3 (ba) tổ, Điều 5 (năm 2020).",
        &[],
    ),
];
