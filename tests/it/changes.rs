//! The changes between an issued notice and its revision, unit by unit: decided by the place of each value in its
//! file, whatever units and quotas are called.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Project, SMALL};

/// Units with ids that are keys of a quota too, or the id of a quota, or digits; one is written in capitals where it
/// gets its share. Two quotas, so that a share is reported with its quota.
const QUOTAS: &str = "\
format: 1
units:
  - {id: thon-1, name: Thôn Một, kind: village}
  - {id: thon-2, name: Thôn Hai, kind: village}
  - {id: total, name: Thôn Ba, kind: village}
  - {id: periods, name: Thôn Bốn, kind: village}
  - {id: target, name: Thôn Năm, kind: village}
  - {id: admissions, name: Thôn Sáu, kind: village}
  - {id: '2026', name: Thôn Bảy, kind: village}
quotas:
  - id: admissions
    measure: admissions
    period: 2026
    units:
      thon-1: {2026-Q3: 1, 2026-Q4: 1}
      THON-2: {2026-Q3: 1, 2026-Q4: 1}
      total: {2026-Q3: 1, 2026-Q4: 1}
      periods: {periods: {2026-Q3: 1, 2026-Q4: 1}, note: Ghi chú.}
      target: {2026-Q3: 1, 2026-Q4: 1}
      admissions: {2026-Q3: 1, 2026-Q4: 1}
      '2026': {2026-Q3: 1, 2026-Q4: 1}
  - id: classes
    measure: awareness_class
    period: 2026
    units: {thon-1: 3, THON-2: 3, total: 3, periods: 3, target: 3, admissions: 3, '2026': 3}
";

const NOTICE: &str = "\
format: 1
number: 9
date: 2026-06-10
abstract: về giao chỉ tiêu
body:
  - Giao {{ quota.admissions.unit_count }} chi bộ, tổng {{ quota.admissions.total }}.
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
unit:
  body:
    - >-
      Giao {{ holder.name }} {{ holder.quota.admissions.total }} trong {{ quota.admissions.total }};
      {{ holder.quota.classes.total }} trong {{ quota.classes.total }}.
";

/// A plan whose notice was issued and is being revised.
fn revised() -> Project {
    let plan = format!("{SMALL}body:\n  - Một.\n");
    let project = Project::new()
        .file("data/plan/plan.yaml", &plan)
        .file("data/plan/notice.yaml", NOTICE)
        .file("data/plan/quotas.yaml", QUOTAS);
    for arguments in [["issue", "data/plan"], ["issue", "data/plan/notice"], ["revise", "data/plan/notice"]] {
        let run = project.run(&arguments);
        assert_eq!(run.status, 0, "{run:#?}");
    }
    project
}

/// The units that get a new notice, each with the names of the values that are reported as reasons.
fn reported(project: &Project) -> BTreeMap<String, Vec<String>> {
    let run = project.run(&["issue", "data/plan/notice", "--date", "2026-06-20", "-n", "--json"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let lines = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let issue = lines.into_iter().find(|line| line["kind"] == "would-issue").unwrap();
    let name = |reason: &Value| match (&reason["path"], &reason["name"]) {
        (Value::Null, name) => name.as_str().unwrap().to_owned(),
        (file, name) => format!("{}: {}", file.as_str().unwrap(), name.as_str().unwrap_or_default()),
    };
    let reported = issue["touched"].as_array().unwrap().iter().filter_map(|one| {
        let unit = one["stem"].as_str().unwrap().strip_prefix("thong-bao/")?;
        Some((unit.to_owned(), one["reasons"].as_array().unwrap().iter().map(name).collect()))
    });
    reported.collect()
}

#[test]
fn each_unit_is_reported_its_own_counts() {
    // The line of a share, its new text, and the unit whose notice is reported.
    let cases = [
        ("      thon-1: {2026-Q3: 1, 2026-Q4: 1}", "      thon-1: {2026-Q3: 1, 2026-Q4: 2}", "thon-1"),
        ("      THON-2: {2026-Q3: 1, 2026-Q4: 1}", "      THON-2: {2026-Q3: 1, 2026-Q4: 2}", "thon-2"),
        ("      total: {2026-Q3: 1, 2026-Q4: 1}", "      total: {2026-Q3: 1, 2026-Q4: 2}", "total"),
        ("periods: {2026-Q3: 1, 2026-Q4: 1}", "periods: {2026-Q3: 1, 2026-Q4: 2}", "periods"),
        ("      target: {2026-Q3: 1, 2026-Q4: 1}", "      target: {2026-Q3: 1, 2026-Q4: 2}", "target"),
        (
            "      admissions: {2026-Q3: 1, 2026-Q4: 1}",
            "      admissions: {2026-Q3: 1, 2026-Q4: 2}",
            "admissions",
        ),
        ("      '2026': {2026-Q3: 1, 2026-Q4: 1}", "      '2026': {2026-Q3: 1, 2026-Q4: 2}", "2026"),
    ];
    for (from, to, unit) in cases {
        let reported = reported(&revised().replace("data/plan/quotas.yaml", from, to));
        assert_eq!(reported.keys().collect::<Vec<_>>(), [unit], "{from}: {reported:#?}");
        assert!(reported[unit].len() == 1 && reported[unit][0].contains("2026-Q4"), "{from}: {reported:#?}");
    }
}

#[test]
fn a_unit_is_reported_nothing_of_another() {
    let others = [
        ("      total: {2026-Q3: 1,", "      total: {2026-Q3: 4,"),
        (
            "periods: {2026-Q3: 1, 2026-Q4: 1}, note: Ghi chú.",
            "periods: {2026-Q3: 3, 2026-Q4: 1}, note: Ghi chú dài hơn bốn mươi chữ của riêng một đơn vị.",
        ),
        ("      target: {2026-Q3: 1,", "      target: {2026-Q3: 4,"),
        ("      admissions: {2026-Q3: 1,", "      admissions: {2026-Q3: 4,"),
        ("total: 3, periods: 3,", "total: 5, periods: 6,"),
        ("THON-2: 3,", "THON-2: 4,"),
    ];
    let changed =
        |project: Project, (from, to): (&str, &str)| project.replace("data/plan/quotas.yaml", from, to);
    let reported = reported(&others.into_iter().fold(revised(), changed));
    let expected = [
        ("admissions", vec!["quotas.admissions.2026-Q3"]),
        (
            "periods",
            vec![
                "quotas.yaml: quotas.admissions.units.periods.note",
                "quotas.periods.periods.2026-Q3",
                "quotas.periods",
            ],
        ),
        ("target", vec!["quotas.target.2026-Q3"]),
        ("thon-2", vec!["quotas.THON-2"]),
        ("total", vec!["quotas.total.2026-Q3", "quotas.total"]),
    ];
    let expected =
        expected.map(|(unit, names)| (unit.to_owned(), names.into_iter().map(str::to_owned).collect()));
    assert_eq!(reported, BTreeMap::from(expected));
}

#[test]
fn what_every_issue_changes_is_no_reason() {
    let project = revised().replace(
        "data/plan/plan.yaml",
        "abstract: ",
        "replaces: {type: plan, number: 4, symbol: KH/ĐU, date: 2026-01-05, issuer: Ban Chấp hành Đảng bộ xã Công Hải nhiệm kỳ 2025 - 2030}\nabstract: ",
    );
    let project = project.replace("data/plan/quotas.yaml", "thon-1: {2026-Q3: 1,", "thon-1: {2026-Q3: 2,");
    let reported = reported(&project);
    assert_eq!(reported, BTreeMap::from([("thon-1".to_owned(), vec!["quotas.thon-1.2026-Q3".to_owned()])]));
}

#[test]
fn what_was_never_issued_is_not_called_issued() {
    let plan = format!("{SMALL}body:\n  - Giao {{{{ quota.admissions.total }}}}.\n");
    let project = Project::new()
        .file("data/plan/plan.yaml", &plan)
        .file("data/plan/notice.yaml", NOTICE)
        .file("data/plan/quotas.yaml", QUOTAS);
    for arguments in [["issue", "data/plan"], ["revise", "data/plan"]] {
        let run = project.run(&arguments);
        assert_eq!(run.status, 0, "{run:#?}");
    }
    let (from, to) = ("      thon-1: {2026-Q3: 1, 2026-Q4: 1}", "      thon-1: {2026-Q3: 1, 2026-Q4: 2}");
    let project = project.replace("data/plan/quotas.yaml", from, to);
    let run = project.run(&["issue", "data/plan", "--date", "2026-06-20", "-n", "--json"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let lines = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let issue = lines.into_iter().find(|line| line["kind"] == "would-issue").unwrap();
    let touched: Vec<&Value> = issue["touched"].as_array().unwrap().iter().map(|one| &one["stem"]).collect();
    assert_eq!(touched, ["ke-hoach"], "{issue}");
}
