//! Which data must agree, as `data/README.md` lists it: data that contradict themselves are reported, data that are
//! unusual and consistent are not.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kehoach::diag::{Code, Severity};
use serde_json::Value;

use crate::harness::{Project, SMALL};

/// A plan of which only this is its own.
struct Case {
    name: &'static str,
    /// Members of `quotas`.
    quotas: &'static str,
    /// Members of `results`.
    results: &'static str,
    /// A paragraph of the plan.
    text: &'static str,
    /// The reported findings, in order.
    reported: &'static [&'static str],
}

const NOTHING: Case = Case { name: "", quotas: "", results: "", text: "Một đoạn văn.", reported: &[] };

const UNITS: &str = "
format: 1
units:
  - {id: a, name: Thôn An, kind: village}
  - {id: b, name: Thôn Bình, kind: village}
  - {id: c, name: Thôn Chính, kind: village}
organisations:
  - {id: doan, name: Đoàn thanh niên}
  - {id: hoi, name: Hội Nông dân}
";

const fn quotas(name: &'static str, quotas: &'static str, reported: &'static [&'static str]) -> Case {
    Case { name, quotas, reported, ..NOTHING }
}

const fn results(name: &'static str, results: &'static str, reported: &'static [&'static str]) -> Case {
    Case { name, results, reported, ..NOTHING }
}

const fn text(name: &'static str, text: &'static str, reported: &'static [&'static str]) -> Case {
    let quotas = "{measure: admissions, period: 2026, target: at least 25, units: {a: {2026-Q1: 5, 2026-Q2: 5}, b: {2026-Q3: 15}}}";
    Case { name, quotas, text, reported, ..NOTHING }
}

const QUOTAS: &[&str] = &["quotas-disagree"];
const RESULTS: &[&str] = &["results-disagree"];
const TOTALS: &[&str] = &["totals-disagree"];

/// Every finding of every plan, by the plan's name, in the order of print.
fn reported(cases: &[Case]) -> BTreeMap<String, Vec<String>> {
    let mut project = Project::new().file("data/kehoach.yaml", "format: 1\nspelling: ủy\n");
    let list = |key: &str, members: &str| {
        let members = members.split('\n').filter(|line| !line.trim().is_empty());
        members.fold(format!("{key}:\n"), |mut file, member| {
            writeln!(file, "  - {}", member.trim()).unwrap();
            file
        })
    };
    for (at, case) in cases.iter().enumerate() {
        let folder = format!("data/p{at:02}");
        let text = serde_json::to_string(case.text).unwrap();
        let plan = format!(
            "{}body: [{text}]\n",
            SMALL.replace("number: 5\n", "").replace("2026-06-03", "2026-08-03")
        );
        project = project
            .file(&format!("{folder}/plan.yaml"), &plan)
            .file(
                &format!("{folder}/quotas.yaml"),
                &format!("{}{}", UNITS.trim_start(), list("quotas", case.quotas)),
            )
            .file(
                &format!("{folder}/results.yaml"),
                &format!("format: 1\n{}", list("results", case.results)),
            );
    }
    let run = project.run(&["check", "--json"]);
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in run.stdout.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["kind"] == "finding" {
            let file = line["place"]["file"].as_str().unwrap_or_else(|| panic!("{line}"));
            let plan = file.split('/').nth(1).unwrap().to_owned();
            found.entry(plan).or_default().push(line["code"].as_str().unwrap().to_owned());
        }
    }
    found
}

#[track_caller]
fn assert_told(cases: &[Case]) {
    let reported = reported(cases);
    let mut wrong = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let reported = reported.get(&format!("p{at:02}")).cloned().unwrap_or_default();
        if reported != case.reported {
            wrong.push(format!("{}: {reported:?}, not {:?}", case.name, case.reported));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn quotas_that_contradict_each_other_are_told() {
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

#[test]
fn results_that_contradict_each_other_or_their_time_are_told() {
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

#[test]
fn texts_that_contradict_the_data_or_themselves_are_told() {
    assert_told(TEXTS_IN_CONFLICT);
}

const TEXTS_IN_CONFLICT: &[Case] = &[
    text("a target in words", "Phấn đấu năm 2026 kết nạp hai mươi bốn đảng viên.", &["target-in-prose"]),
    text(
        "a target in words and figures",
        "Phấn đấu năm 2026 kết nạp 24 (hai mươi bốn) đảng viên.",
        &["target-in-prose"],
    ),
    text("words beside figures", "Có 24 (hai mươi lăm) quần chúng dự.", &["words-disagree"]),
    text(
        "words beside an expression",
        "Có {{ quota.admissions.total }} (hai mươi bốn) quần chúng dự.",
        &["words-disagree"],
    ),
    text("figures beside words", "Có hai mươi bốn (25) quần chúng dự.", &["words-disagree"]),
    text(
        "a rate beside expressions",
        "Đạt {{ quota.admissions.q1 | padded }}/{{ quota.admissions.total }} chỉ tiêu, đạt tỷ lệ 21%.",
        &["rate-disagrees"],
    ),
    text("a half year", "Phấn đấu 6 tháng đầu năm 2026 kết nạp 11 đảng viên.", &["target-in-prose"]),
    text("a quarter", "Phấn đấu quý I năm 2026 kết nạp sáu đảng viên.", &["target-in-prose"]),
    text(
        "all up to a quarter",
        "Đến hết quý II năm 2026 phấn đấu kết nạp 11 đảng viên.",
        &["target-in-prose"],
    ),
    text("what is counted, said again", "Gồm 12 chi bộ (mười một chi bộ).", &["words-disagree"]),
    text("a rate in words", "Đạt 16% (mười bảy phần trăm).", &["words-disagree"]),
    Case {
        name: "a year of several",
        quotas: "{measure: admissions, period: 2026-2027, periods: {2026: 10, 2027: 12}}",
        text: "Chỉ tiêu năm 2026 kết nạp 11 đảng viên.",
        reported: &["target-in-prose"],
        ..NOTHING
    },
    Case {
        name: "a year of several, as it is",
        quotas: "{measure: admissions, period: 2026-2027, periods: {2026: 10, 2027: 12}}",
        text: "Chỉ tiêu năm 2027 kết nạp 12 đảng viên.",
        reported: &["figure-typed"],
        ..NOTHING
    },
    text(
        "all up to a quarter, as it is",
        "Đến hết quý II năm 2026 phấn đấu kết nạp 10 đảng viên.",
        &["figure-typed"],
    ),
];

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

#[test]
fn the_table_of_the_readme_names_each_code_with_its_severity() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (_, table) = page.split_once("\n## Số nào phải khớp với số nào\n").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let mut count = 0;
    for row in table.lines().filter(|line| line.contains("` | ")) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [_, _, code, severity] = cells[..] else { panic!("{row}") };
        let code = Code::from_id(code.trim_matches('`')).unwrap_or_else(|| panic!("{row}"));
        let word = match code.severity() {
            Severity::Error => "lỗi",
            Severity::Warning => "cảnh báo",
            Severity::Note => "lưu ý",
        };
        assert_eq!(severity, word, "{row}");
        count += 1;
    }
    assert!(count > 25, "{count}");
}
