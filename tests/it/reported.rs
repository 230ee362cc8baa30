//! Results that are not reported, breakdowns, groups in groups, kinds of units, and the order of names, as pages have
//! them. All facts are invented.

use crate::harness::{Project, SMALL, assert_says};

const UNITS: &str = "units:
  - {id: thon-1, name: Thôn 1, kind: village}
  - {id: thon-2, name: Thôn 2, kind: village}
  - {id: thon-3, name: Thôn 3, kind: village}
  - {id: thon-4, name: Thôn 4, kind: village}
";

const QUOTAS: &str = "quotas:
  - measure: admissions
    period: 2026
    units:
      thon-1: {2026-Q1: 1, 2026-Q2: 2}
      thon-2: {2026-Q1: 1, 2026-Q2: 1}
      thon-3: {2026-Q2: 2}
      thon-4: {2026-Q2: 2}
";

/// Thôn 1 passes its quota of 3 by 2, Thôn 2 has no count of the second quarter, Thôn 3 has none at all, Thôn 4 a nought.
const RESULTS: &str = "results:
  - measure: admissions
    period: 2026
    units:
      thon-1: {2026-Q1: 2, 2026-Q2: 3}
      thon-2: {2026-Q1: 1}
      thon-4: {2026-Q1: 0, 2026-Q2: 0}
";

const REPORT: &str = "format: 1
date: 2026-07-05
abstract: kết quả quý II
body:
  - >-
    Lũy kế {{ standing.admissions.cumulative }}/{{ standing.admissions.target }}; chưa có: {{ standing.admissions.unreported }}
    ({{ standing.admissions.missing }}); chậm: {{ standing.admissions.behind }}; chưa kết nạp:
    {{ standing.admissions.none_yet }}; còn {{ standing.admissions.remaining }}, thiếu {{ standing.admissions.lacking }}, vượt
    {{ standing.admissions.excess }}; Thôn 3 {{ standing.admissions.units['thon-3'].cumulative }}.
  - quota_table: {quota: admissions, columns: results, notes: false}
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
";

fn project(quotas: &str, results: &str) -> Project {
    Project::new()
        .file("data/kehoach.yaml", "format: 1\nspelling: ủy\n")
        .file("data/plan/plan.yaml", &format!("{SMALL}body: [Một.]\n"))
        .file("data/plan/quotas.yaml", &format!("format: 1\n{quotas}"))
        .file("data/plan/results.yaml", &format!("format: 1\n{results}"))
        .file("data/plan/reports/2026-Q2.yaml", REPORT)
}

#[test]
fn what_is_not_reported_is_marked_and_sums_say_how_many_are_missing() {
    let project = project(&format!("{UNITS}{QUOTAS}"), &format!("unreported: mark\n{RESULTS}"));
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(!run.stderr.contains("not-reported") && !run.stderr.contains("excess-offsets"), "{run:#?}");
    let report = project.text("plan/bao-cao/2026-Q2.pdf");
    // 2 + 3 + 1 of 9; Thôn 2 and Thôn 3 are missing; Thôn 4 lacks its 2, Thôn 2 1, Thôn 3 2; Thôn 1 is 2 beyond.
    assert_says(
        &report,
        &[
            "Lũy kế 6/9; chưa có: Thôn 2 và Thôn 3 (2); chậm: Thôn 4; chưa kết nạp: Thôn 4; còn 3, thiếu 5, vượt 2; \
             Thôn 3 chưa có.",
            "Thôn 1 3 2 3 5 166,67% vượt 02",
            "Thôn 2 2 1 chưa có 1 (thiếu 1) 50% 1 (thiếu 1)",
            "Thôn 3 2 2 chưa có chưa có chưa có chưa có",
            "Thôn 4 2 2 0 0 0% 2",
            // 3 in the quarter, 6 in all; 9 - 6 remain.
            "9 7 3 (thiếu 2) 6 (thiếu 2) 66,67% 3 (thiếu 2)",
        ],
    );
}

#[test]
fn without_the_key_what_is_not_reported_is_zero() {
    let project = project(&format!("{UNITS}{QUOTAS}"), RESULTS);
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let report = project.text("plan/bao-cao/2026-Q2.pdf");
    assert_says(&report, &["chưa có: (0)", "3 Thôn 3 2 2 0 0 0% 2", "chậm: Thôn 2, Thôn 3 và Thôn 4"]);
    assert!(!report.contains("(thiếu"), "{report}");
}

#[test]
fn a_period_without_any_result_is_named() {
    let results =
        "unreported: mark\nresults:\n  - {measure: admissions, period: 2026, periods: {2026-Q1: 2}}\n";
    let quotas = "quotas:\n  - {measure: admissions, period: 2026, periods: {2026-Q1: 2, 2026-Q2: 7}}\n";
    let project = project(quotas, results);
    let body = "body: ['Kỳ này {{ standing.admissions.period_reached }}, lũy kế {{ standing.admissions.cumulative }}.']\n";
    let (head, rest) = REPORT.split_once("body:\n").unwrap();
    let tail = rest.split_once("recipients:").unwrap().1;
    let project = project.file("data/plan/reports/2026-Q2.yaml", &format!("{head}{body}recipients:{tail}"));
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(run.stderr.contains("not-reported") && run.stderr.contains("of 1 periods"), "{run:#?}");
    assert_says(&project.text("plan/bao-cao/2026-Q2.pdf"), &["Kỳ này chưa có, lũy kế 2."]);
}

const GROUPED: &str = "unit_kinds: {department: {name: Phòng}}
unit_figures: {members: counted, founded: named, code: named}
groups:
  - {id: khoi-xa, name: Khối xã}
  - {id: cum-1, name: Cụm 1, group: khoi-xa}
  - {id: cum-2, name: Cụm 2, group: khoi-xa}
  - {id: khoi-khac, name: Khối khác}
units:
  - {id: a, name: Hòa Bình, kind: village, group: cum-1, figures: {members: 2019, founded: 2019, code: '007'}}
  - {id: b, name: Hòa An, kind: village, group: cum-1, figures: {members: 1, founded: 2020, code: '010'}}
  - {id: c, name: Tân Ân, kind: village, group: cum-2, figures: {members: 2, founded: 1999, code: '011'}}
  - {id: d, name: Kinh tế, kind: department, group: khoi-khac, figures: {members: 3, founded: 2001, code: '100'}}
quotas:
  - measure: admissions
    period: 2026
    of_which: {women: 4}
    units:
      a: {total: 5, of_which: {women: 2}}
      b: {total: 3, of_which: {women: 1}}
      c: {total: 2, of_which: {women: 1}}
      d: {total: 1, of_which: {women: 0}}
";

const TABLES: &str = "body:
  - >-
    Giao {{ quota.admissions.total }}, nữ {{ quota.admissions.of_which.women }}; {{ units.total }} đơn vị, {{ units.department }}
    phòng.
  - quota_table:
      group_by: group
      columns:
        - {quota: admissions, header: Chỉ tiêu}
        - {quota: admissions, of_which: women}
        - {figure: members, header: Số người}
        - {figure: founded, header: Lập}
        - {figure: code, header: Mã}
  - quota_table: {quota: admissions, group_by: kind, notes: false}
";

fn grouped(extra: &str) -> Project {
    Project::new()
        .file("data/kehoach.yaml", &format!("format: 1\nspelling: ủy\n{extra}"))
        .file("data/plan/plan.yaml", &format!("{SMALL}{TABLES}"))
        .file("data/plan/quotas.yaml", &format!("format: 1\n{GROUPED}"))
}

#[test]
fn groups_in_groups_have_subtotals_at_both_levels() {
    let project = grouped("");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(!run.stderr.contains("years-added"), "{run:#?}");
    let plan = project.text("plan/ke-hoach.pdf");
    assert_says(
        &plan,
        &[
            "Giao 11, nữ 4; 4 đơn vị, 1 phòng.",
            // 5 + 3 + 2 of which 2 + 1 + 1; members have a dot and totals, years and codes neither.
            "A Khối xã 10 4 2.022",
            "I Cụm 1 8 3 2.020",
            "1 Hòa Bình 5 2 2.019 2019 007",
            "II Cụm 2 2 1 2",
            "B Khối khác 1 0 3",
            "1 Kinh tế 1 0 3 2001 100",
            "Tổng cộng 11 4 2.025",
            "I Thôn 10 1 Hòa Bình 5 2 Hòa An 3 3 Tân Ân 2 II Phòng 1 1 Kinh tế 1 Tổng cộng 11",
        ],
    );
}

#[test]
fn names_are_in_the_vietnamese_order_by_a_setting() {
    let project = grouped("name_order: vietnamese\n");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let plan = project.text("plan/ke-hoach.pdf");
    assert_says(&plan, &["I Thôn 10 1 Hòa An 3 2 Tân Ân 2 3 Hòa Bình 5 II Phòng"]);
}

/// Names that are written in a table and in a list.
const WRITTEN_NAMES: &str = "  - 'Gửi: {{ names([\"a\", \"c\", \"b\"]) }}.'
  - table:
      numbered: true
      columns: [Họ và tên, Việc]
      rows:
        - group: Tổ một
        - [Lê Văn Tú, một]
        - [Lê Văn Bình, hai]
        - [Trần Thị Bính, ba]
        - [Đỗ Văn Bình, bốn]
        - total: [Cộng, '4']
        - [Phan Văn An, năm]
  - table:
      columns: [TT, Họ và tên]
      rows: [['1', Lê Văn Tú], ['2', Lê Văn An]]
  - table:
      columns: [Họ và tên, Việc]
      rows: [[Lê Văn Tú, {text: chung, rows: 2}], [Lê Văn An]]
";

#[test]
fn names_that_are_written_are_in_the_same_order_by_the_same_setting_alone() {
    for (setting, expected) in [
        (
            "name_order: vietnamese\n",
            [
                "Gửi: Hòa An, Tân Ân, Hòa Bình.",
                "1 Đỗ Văn Bình bốn 2 Lê Văn Bình hai 3 Trần Thị Bính ba 4 Lê Văn Tú một Cộng",
            ],
        ),
        (
            "",
            [
                "Gửi: Hòa Bình, Tân Ân, Hòa An.",
                "1 Lê Văn Tú một 2 Lê Văn Bình hai 3 Trần Thị Bính ba 4 Đỗ Văn Bình bốn Cộng",
            ],
        ),
    ] {
        let project = grouped(setting);
        let text = format!("{SMALL}{TABLES}{WRITTEN_NAMES}");
        let project = project.file("data/plan/plan.yaml", &text);
        let run = project.build();
        assert_eq!(run.status, 0, "{run:#?}");
        let plan = project.text("plan/ke-hoach.pdf");
        assert_says(&plan, &expected);
        // Rows that are numbered by hand or share a cell stay.
        assert_says(&plan, &["1 Lê Văn Tú 2 Lê Văn An", "Lê Văn Tú chung Lê Văn An"]);
    }
}

#[test]
fn a_target_compares_with_the_beginning_of_the_term() {
    let quotas = "measures: {coops: {name: số hợp tác xã, unit: hợp tác xã}}
quotas:
  - {measure: coops, period: 2025-2030, target: up 5% from the beginning of the term}
";
    let results = "results:
  - {id: base, measure: coops, period: 2025, total: 20, baseline: true}
  - {measure: coops, period: 2026, total: 21}
";
    let project = project(quotas, results).replace(
        "data/plan/plan.yaml",
        "body: [Một.]",
        "body: ['{{ quota.coops.target }}: {{ quota.coops.standing }}.', target_table: all]",
    );
    let project = project.without("data/plan/reports");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(!run.stderr.contains("base-missing"), "{run:#?}");
    let plan = project.text("plan/ke-hoach.pdf");
    assert_says(&plan, &["tăng 5% so với đầu nhiệm kỳ: đạt.", "hợp tác xã tăng 5% so với đầu nhiệm kỳ"]);
}
