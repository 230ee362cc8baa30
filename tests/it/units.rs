//! Units that are merged, split, dissolved and renamed in the course of a year: thirteen thôn become eight, six schools
//! three. All figures are computed here from the same lists, independently of the program. All facts are invented.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::comparison::{diff, freeze, of_kind};
use crate::harness::{Project, SMALL, assert_says};

/// A unit: id, name, kind, what is written of its life, quotas of the quarters, results of the quarters.
struct Row {
    id: &'static str,
    name: &'static str,
    kind: &'static str,
    life: &'static str,
    /// The unit that carries its figures on from July.
    heir: &'static str,
    quota: [u64; 4],
    result: [u64; 3],
}

const fn row([id, name, kind, life, heir]: [&'static str; 5], quota: [u64; 4], result: [u64; 3]) -> Row {
    Row { id, name, kind, life, heir, quota, result }
}

const INTO_HA: &str = "until: 2026-06-30, merged_into: an-ha";
const INTO_BINH: &str = "until: 2026-06-30, merged_into: an-binh";
const INTO_PHU: &str = "until: 2026-06-30, merged_into: an-phu";
const INTO_LOC: &str = "until: 2026-06-30, merged_into: an-loc";
const NEW: &str = "from: 2026-07-01";

/// The units in the order of the file.
const ROWS: [Row; 28] = [
    row(["thon-1", "Thôn 1", "village", INTO_HA, "an-ha"], [1, 1, 0, 0], [0, 1, 0]),
    row(["thon-2", "Thôn 2", "village", INTO_HA, "an-ha"], [0, 1, 0, 0], [0, 0, 0]),
    row(["thon-3", "Thôn 3", "village", INTO_BINH, "an-binh"], [0, 2, 0, 0], [0, 3, 0]),
    row(["thon-4", "Thôn 4", "village", INTO_BINH, "an-binh"], [0, 1, 0, 0], [0, 0, 0]),
    row(["thon-5", "Thôn 5", "village", INTO_PHU, "an-phu"], [0, 1, 0, 0], [1, 0, 0]),
    row(["thon-6", "Thôn 6", "village", INTO_PHU, "an-phu"], [1, 0, 0, 0], [0, 1, 0]),
    row(["thon-7", "Thôn 7", "village", INTO_LOC, "an-loc"], [0, 1, 0, 0], [0, 1, 0]),
    row(["thon-8", "Thôn 8", "village", INTO_LOC, "an-loc"], [0, 1, 0, 0], [0, 0, 0]),
    row(["thon-9", "Thôn 9", "village", INTO_LOC, "an-loc"], [0, 1, 0, 0], [0, 1, 0]),
    row(
        ["thon-10", "Thôn 10", "village", "until: 2026-06-30, split_into: [an-tay, an-dong]", "thon-10"],
        [0, 2, 0, 0],
        [0, 1, 0],
    ),
    row(
        ["thon-11", "Thôn 11", "village", "until: 2026-06-30, merged_into: an-dong", "an-dong"],
        [0, 1, 0, 0],
        [0, 1, 0],
    ),
    row(
        ["thon-12", "Thôn 12", "village", "renamed: [{name: Thôn An Thịnh, from: 2026-07-01}]", "thon-12"],
        [0, 1, 1, 1],
        [0, 1, 2],
    ),
    row(["thon-13", "Thôn 13", "village", "", "thon-13"], [0, 1, 1, 0], [0, 1, 1]),
    row(["an-ha", "Thôn An Hạ", "village", NEW, "an-ha"], [0, 0, 2, 1], [0, 0, 2]),
    row(["an-binh", "Thôn An Bình", "village", NEW, "an-binh"], [0, 0, 1, 1], [0, 0, 1]),
    row(["an-phu", "Thôn An Phú", "village", NEW, "an-phu"], [0, 0, 1, 2], [0, 0, 0]),
    row(["an-loc", "Thôn An Lộc", "village", NEW, "an-loc"], [0, 0, 2, 2], [0, 0, 2]),
    row(["an-tay", "Thôn An Tây", "village", NEW, "an-tay"], [0, 0, 1, 1], [0, 0, 1]),
    row(["an-dong", "Thôn An Đông", "village", NEW, "an-dong"], [0, 0, 2, 1], [0, 0, 1]),
    row(
        ["thcs-1", "THCS 1", "school", "until: 2026-06-30, merged_into: thcs", "thcs"],
        [0, 1, 0, 0],
        [0, 1, 0],
    ),
    row(
        ["thcs-2", "THCS 2", "school", "until: 2026-06-30, merged_into: thcs", "thcs"],
        [0, 1, 0, 0],
        [0, 0, 0],
    ),
    row(
        ["th-1", "Tiểu học 1", "school", "until: 2026-06-30, merged_into: th", "th"],
        [0, 1, 0, 0],
        [0, 1, 0],
    ),
    row(
        ["th-2", "Tiểu học 2", "school", "until: 2026-06-30, merged_into: th", "th"],
        [0, 0, 0, 0],
        [0, 0, 0],
    ),
    row(["mn-1", "Mầm non 1", "school", "until: 2026-06-30, merged_into: mn", "mn"], [1, 0, 0, 0], [0, 1, 0]),
    row(["mn-2", "Mầm non 2", "school", "until: 2026-06-30, merged_into: mn", "mn"], [0, 1, 0, 0], [0, 1, 0]),
    row(["thcs", "THCS", "school", NEW, "thcs"], [0, 0, 1, 0], [0, 0, 1]),
    row(["th", "Tiểu học", "school", NEW, "th"], [0, 0, 0, 1], [0, 0, 0]),
    row(["mn", "Mầm non", "school", NEW, "mn"], [0, 0, 1, 0], [0, 0, 1]),
];

fn counts(counts: &[u64]) -> String {
    let counts = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let counts: Vec<String> = counts.map(|(at, count)| format!("2026-Q{}: {count}", at + 1)).collect();
    format!("{{{}}}", counts.join(", "))
}

fn quotas_file() -> String {
    let mut file = "format: 1\nunits:\n".to_owned();
    for Row { id, name, kind, life, .. } in &ROWS {
        let life = if life.is_empty() { String::new() } else { format!(", {life}") };
        writeln!(file, "  - {{id: {id}, name: {name}, kind: {kind}{life}}}").unwrap();
    }
    file.push_str("quotas:\n  - measure: admissions\n    period: 2026\n    units:\n");
    for Row { id, quota, .. } in &ROWS {
        writeln!(file, "      {id}: {}", counts(quota)).unwrap();
    }
    file
}

fn results_file() -> String {
    let mut file = "format: 1\nresults:\n  - measure: admissions\n    period: 2026\n    units:\n".to_owned();
    for Row { id, result, .. } in &ROWS {
        writeln!(file, "      {id}: {}", counts(result)).unwrap();
    }
    file
}

const PLAN: &str = "body:
  - >-
    Có {{ quota.admissions.unit_count }} chi bộ, {{ units.total }} đơn vị, {{ units.village }} thôn, {{ units.school }}
    trường; {{ unit['thon-12'] }}; giao {{ quota.admissions.total }}.
  - quota_table: {quota: admissions, columns: periods, notes: false}
";

const NOTICE: &str = "format: 1
number: 6
date: 2026-07-12
abstract: về giao chỉ tiêu phát triển đảng viên
body: [Giao chỉ tiêu cho các chi bộ.]
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
unit:
  body: ['Giao {{ holder.full_name }} {{ holder.quota.admissions.total | padded }} đảng viên.']
";

fn report(date: &str) -> String {
    format!(
        "format: 1
date: {date}
abstract: kết quả {{{{ report.period }}}}
body:
  - >-
    Có {{{{ units.village }}}} thôn; đạt {{{{ standing.admissions.cumulative }}}}/{{{{ standing.admissions.target }}}};
    chậm {{{{ standing.admissions.behind.count }}}}: {{{{ standing.admissions.behind }}}}.
  - quota_table: {{quota: admissions, columns: results, notes: false}}
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
"
    )
}

fn project() -> Project {
    Project::new()
        .file("data/kehoach.yaml", "format: 1\nspelling: ủy\n")
        .file("data/plan/plan.yaml", &(SMALL.replace("2026-06-03", "2026-07-10") + PLAN))
        .file("data/plan/quotas.yaml", &quotas_file())
        .file("data/plan/results.yaml", &results_file())
        .file("data/plan/notice.yaml", NOTICE)
        .file("data/plan/reports/2026-Q2.yaml", &report("2026-07-05"))
        .file("data/plan/reports/2026-Q3.yaml", &report("2026-10-05"))
}

fn sum(rows: &[&Row], of: impl Fn(&Row) -> u64) -> u64 {
    rows.iter().map(|row| of(row)).sum()
}

/// Quota and result of all, and by the unit that carries them on, up to the end of a quarter.
struct Expected {
    target: u64,
    reached: u64,
    /// By unit: target, planned, reached in the quarter, cumulative.
    units: BTreeMap<&'static str, [u64; 4]>,
}

fn expected(quarter: usize) -> Expected {
    let all: Vec<&Row> = ROWS.iter().collect();
    let mut units: BTreeMap<&'static str, [u64; 4]> = BTreeMap::new();
    for row in &ROWS {
        // Until the end of June everybody has what is his own.
        let holder = if quarter <= 2 { row.id } else { row.heir };
        let entry = units.entry(holder).or_default();
        let planned: u64 = row.quota[..quarter].iter().sum();
        let reached: u64 = row.result[..quarter].iter().sum();
        let own = [row.quota.iter().sum(), planned, row.result[quarter - 1], reached];
        *entry = [0, 1, 2, 3].map(|at| entry[at] + own[at]);
    }
    Expected {
        target: sum(&all, |row| row.quota.iter().sum()),
        reached: sum(&all, |row| row.result[..quarter].iter().sum()),
        units,
    }
}

fn name(id: &str) -> &'static str {
    if id == "thon-12" { "Thôn An Thịnh" } else { ROWS.iter().find(|row| row.id == id).unwrap().name }
}

#[test]
fn a_plan_after_a_merger_has_the_units_of_its_day_and_all_quotas() {
    let project = project();
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(!run.stderr.contains("error") && !run.stderr.contains("outside-unit-life"), "{run:#?}");
    let plan = project.text("plan/ke-hoach.pdf");
    let total = expected(3).target;
    assert_says(
        &plan,
        &[&format!("Có 11 chi bộ, 11 đơn vị, 8 thôn, 3 trường; Thôn An Thịnh; giao {total}.")],
    );
    assert_says(&plan, &["1 Thôn 1 (đến 30/6/2026) 1 1 2 2 Thôn 2 (đến 30/6/2026)"]);
    let columns: Vec<u64> = (0..4).map(|at| ROWS.iter().map(|row| row.quota[at]).sum()).collect();
    let [q1, q2, q3, q4] = columns.as_slice() else { panic!() };
    assert_says(&plan, &[&format!("Tổng cộng {q1} {q2} {q3} {q4} {total}")]);
    // A unit that is there all the year has a nought where nothing is written.
    assert_says(&plan, &["Thôn 13 0 1 1 0 2"]);
    let earlier = project.replace("data/plan/plan.yaml", "2026-07-10", "2026-02-10");
    let run = earlier.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let plan = earlier.text("plan/ke-hoach.pdf");
    assert_says(&plan, &["Có 19 chi bộ, 19 đơn vị, 13 thôn, 6 trường; Thôn 12;"]);
    assert_says(&plan, &["Thôn An Hạ (từ 01/7/2026)"]);
}

#[test]
fn results_are_carried_over_to_the_unit_that_takes_the_place() {
    let project = project();
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    for quarter in [2, 3] {
        let Expected { target, reached, units } = expected(quarter);
        let report = project.text(&format!("plan/bao-cao/2026-Q{quarter}.pdf"));
        let villages = if quarter == 2 { 13 } else { 8 };
        assert_says(&report, &[&format!("Có {villages} thôn; đạt {reached}/{target};")]);
        let is_there = |id: &str| match quarter {
            2 => ROWS.iter().any(|row| row.id == id && row.life != NEW),
            _ => ROWS.iter().any(|row| row.id == id && !row.life.starts_with("until")),
        };
        let in_quarter: [u64; 2] = [0, 1].map(|at| {
            ROWS.iter()
                .map(|row| if at == 0 { row.quota[quarter - 1] } else { row.result[quarter - 1] })
                .sum()
        });
        let [asked, got] = in_quarter;
        assert_says(&report, &[&format!("Tổng cộng {target} {asked} {got} {reached} ")]);
        let behind: Vec<&str> = ROWS
            .iter()
            .filter(|row| is_there(row.id))
            .filter(|row| units.get(row.id).is_some_and(|[_, planned, _, cumulative]| cumulative < planned))
            .map(|row| if quarter == 2 { row.name } else { name(row.id) })
            .collect();
        assert_says(&report, &[&format!("chậm {}: {}", behind.len(), behind[0])]);
        for (id, [target, _, in_quarter, cumulative]) in &units {
            let name =
                if quarter == 2 { ROWS.iter().find(|row| row.id == *id).unwrap().name } else { name(id) };
            let period: u64 = ROWS
                .iter()
                .filter(|row| (if quarter == 2 { row.id } else { row.heir }) == *id)
                .map(|row| row.quota[quarter - 1])
                .sum();
            // A name with its day is on two lines, which the text of a page has beside the numbers.
            if quarter == 2 && ROWS.iter().any(|row| row.id == *id && row.life == NEW) {
                assert_says(&report, &[&format!("{name} (từ")]);
                continue;
            }
            if quarter == 3 && *id == "thon-10" {
                // It is split: its figures stay its own, and it has no quota of a quarter in which it is gone.
                assert_says(&report, &[&format!("Thôn 10 (đến 1 {target} {in_quarter} {cumulative} ")]);
                continue;
            }
            assert_says(&report, &[&format!("{name} {target} {period} {in_quarter} {cumulative} ")]);
        }
    }
    // What Thôn 3 had beyond its quota makes up for Thôn 4: nobody passes a quota but the renamed one.
    assert!(run.stderr.contains("Thôn 12") || !run.stderr.contains("result-beyond-quota"), "{run:#?}");
}

#[test]
fn extracts_go_to_the_units_that_are_there() {
    let project = project();
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    for row in &ROWS {
        let is_made = project.path(&format!("output/plan/thong-bao/{}.pdf", row.id)).exists();
        assert_eq!(is_made, !row.life.starts_with("until"), "{}", row.id);
    }
    let extract = project.text("plan/thong-bao/thon-12.pdf");
    assert_says(&extract, &["Giao Chi bộ Thôn An Thịnh 03 đảng viên."]);
    let earlier = project.replace("data/plan/notice.yaml", "2026-07-12", "2026-02-12");
    let run = earlier.build();
    assert_eq!(run.status, 0, "{run:#?}");
    for row in &ROWS {
        let is_made = earlier.path(&format!("output/plan/thong-bao/{}.pdf", row.id)).exists();
        assert_eq!(is_made, row.life != NEW, "{}", row.id);
    }
}

#[test]
fn a_table_of_later_periods_has_no_rows_of_former_units() {
    let table = "  - quota_table:
      quota: admissions
      columns:
        - {quota: admissions, period: 2026-Q3, header: Quý III}
        - {quota: admissions, period: 2026-Q4, header: Quý IV}
";
    let project = project()
        .file("data/plan/plan.yaml", &(SMALL.replace("2026-06-03", "2026-07-10") + "body:\n" + table));
    assert_eq!(project.build().status, 0);
    let plan = project.text("plan/ke-hoach.pdf");
    assert!(!plan.contains("(đến 30/6/2026)"), "{plan}");
    let sums = [2, 3].map(|at| ROWS.iter().map(|row| row.quota[at]).sum::<u64>());
    assert_says(&plan, &[&format!("Tổng cộng {} {}", sums[0], sums[1])]);
    assert_says(&plan, &["1 Thôn An Thịnh 1 1"]);
}

#[test]
fn a_result_without_a_quota_in_force_is_reported_of_the_report() {
    let file = |units: &str, quotas: &str| {
        format!(
            "format: 1\nunits: [{units}]\nquotas:\n  - {{measure: admissions, period: 2026, units: {{{quotas}}}}}\n"
        )
    };
    let one = "{id: a, name: Thôn A, kind: village}";
    let two = format!("{one}, {{id: b, name: Thôn B, kind: village}}");
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\nspelling: ủy\n")
        .file("data/plan/plan.yaml", &(SMALL.to_owned() + "body: [Một đoạn văn.]\n"))
        .file("data/plan/quotas.yaml", &file(one, "a: {2026-Q3: 1}"));
    let issued = project.run(&["issue", "data/plan", "--yes"]);
    assert_eq!(issued.status, 0, "{issued:#?}");
    let results = "format: 1\nresults:\n  - {measure: admissions, period: 2026, units: {a: {2026-Q3: 1}, b: {2026-Q3: 1}}}\n";
    let project = project
        .file("data/plan/quotas.yaml", &file(&two, "a: {2026-Q3: 1}, b: {2026-Q3: 1}"))
        .file("data/plan/results.yaml", results)
        .file("data/plan/reports/2026-Q3.yaml", &report("2026-10-05"));
    let run = project.run(&["check"]);
    assert_eq!(run.stderr.matches("[result-without-quota]").count(), 1, "{run:#?}");
    assert!(
        run.stderr.contains("Thôn B has a result of 1 and no quota that is in force for the report 2026-Q3"),
        "{run:#?}"
    );
}

#[test]
fn next_years_plan_leaves_former_units_out() {
    let without_results =
        |project: Project| project.file("data/plan/results.yaml", "format: 1\nresults: []\n");
    let begun = |project: &Project| {
        let run = project.run(&["new", "--from", "data/plan", "data/plan-2027"]);
        assert_eq!(run.status, 0, "{run:#?}");
        let told = run.stdout.lines().find(|line| line.starts_with("Without a quota")).unwrap().to_owned();
        (String::from_utf8(project.bytes("data/plan-2027/quotas.yaml")).unwrap(), told)
    };
    let project = without_results(project());
    let (quotas, told) = begun(&project);
    for row in &ROWS {
        let is_gone = row.life.starts_with("until");
        let name = if row.id == "thon-12" { "Thôn 12" } else { row.name };
        let is_listed = quotas.contains(&format!("{{id: {},", row.id));
        let has_quota = quotas.contains(&format!("\n      {}: {{", row.id));
        assert_eq!((is_listed, has_quota), (!is_gone, !is_gone), "{}: {quotas}", row.id);
        let is_told = told.split([':', ',', ';']).any(|one| one.trim() == name);
        assert_eq!(is_told, is_gone, "{name}: {told}");
    }
    let run = project.run(&["check", "data/plan-2027"]);
    assert!(!run.stderr.contains("outside-unit-life") && !run.stderr.contains("error["), "{run:#?}");
    // Those that this year's results name stay in the list, without a quota.
    let project = self::project();
    let (quotas, _) = begun(&project);
    assert!(quotas.contains("{id: thon-1,") && !quotas.contains("\n      thon-1: {"), "{quotas}");
    let run = project.run(&["check", "data/plan-2027"]);
    assert!(!run.stderr.contains("outside-unit-life") && !run.stderr.contains("unknown-id"), "{run:#?}");
}

#[test]
fn a_comparison_says_merged() {
    let before: String =
        quotas_file().lines().filter(|line| !line.contains(NEW)).fold(String::new(), |all, line| {
            let cut = [", until", ", renamed"].iter().find_map(|begin| line.find(begin));
            let line = cut.map_or_else(|| line.to_owned(), |cut| format!("{}}}", &line[..cut]));
            let is_new = ROWS
                .iter()
                .any(|row| row.life == NEW && line.trim_start().starts_with(&format!("{}:", row.id)));
            if is_new { all } else { all + &line + "\n" }
        });
    let project = project().file("data/plan/quotas.yaml", &before);
    let project = freeze(project, "plan", 1).file("data/plan/quotas.yaml", &quotas_file());
    let lines = diff(&project, &["data/plan"]);
    let figures = of_kind(&lines, "figure");
    let of = |what: &str| -> Vec<(String, String)> {
        let of_kind = figures.iter().filter(|line| line["what"] == what);
        let said = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        of_kind.map(|line| (said(&line["before"]), said(&line["after"]))).collect()
    };
    let merged = of("unit-merged");
    assert!(
        merged.contains(&("Thôn 1, Thôn 2".to_owned(), "Thôn An Hạ, từ 01/7/2026".to_owned())),
        "{lines:#?}"
    );
    assert!(merged.contains(&("Thôn 7, Thôn 8, Thôn 9".to_owned(), "Thôn An Lộc, từ 01/7/2026".to_owned())));
    assert_eq!(merged.len(), 8);
    let split = [("Thôn 10".to_owned(), "Thôn An Tây, Thôn An Đông, từ 01/7/2026".to_owned())];
    assert_eq!(of("unit-split"), split);
    assert_eq!(of("unit-renamed"), [("Thôn 12".to_owned(), "Thôn An Thịnh, từ 01/7/2026".to_owned())]);
    assert_eq!(of("unit"), [], "no unit is new or gone besides");
}
