//! Each figure is written in one place: prose, lines of progress, tables and totals follow it, or a finding says what
//! no longer agrees.

use serde_json::Value;

use crate::harness::Project;
use crate::pdf::Pdf;

const LONG_THANH: &str = "long-thanh-2023";
const HAM_LIEM: &str = "ham-liem-2026";

/// A sample's file, read without any of the program's own code.
fn yaml(sample: &str, file: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(sample).join(file);
    serde_saphyr::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// All letters without blanks, so that no line break matters.
fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn letters(pdf: &Pdf) -> String {
    squeezed(&pdf.text())
}

/// The lines of a document, each without blanks.
fn lines(pdf: &Pdf) -> Vec<String> {
    pdf.text().lines().map(squeezed).collect()
}

#[track_caller]
fn assert_prints(pdf: &Pdf, expected: &str) {
    assert!(letters(pdf).contains(&squeezed(expected)), "`{expected}` is not in\n{}", pdf.text());
}

/// The counts of a share: of each period in turn, and their sum.
fn counts(share: &Value, periods: &[&str]) -> Vec<u64> {
    if let Some(total) = share.as_u64() {
        return vec![total];
    }
    let counts: Vec<u64> = periods.iter().map(|period| share[period].as_u64().unwrap_or_default()).collect();
    let sum = counts.iter().sum();
    [counts, vec![sum]].concat()
}

/// The rows of a quota's table as they must print: number, name, counts; and the total.
fn expected_rows(quotas: &Value, at: usize, holders: &str, periods: &[&str]) -> Vec<String> {
    let shares = &quotas["quotas"][at][holders];
    let mut sums = Vec::new();
    let mut rows = Vec::new();
    for holder in quotas[holders].as_array().unwrap() {
        let counts = counts(&shares[holder["id"].as_str().unwrap()], periods);
        sums.resize(counts.len(), 0);
        sums.iter_mut().zip(&counts).for_each(|(sum, count)| *sum += count);
        let counts: String = counts.iter().map(u64::to_string).collect();
        rows.push(format!("{}{}{counts}", rows.len() + 1, squeezed(holder["name"].as_str().unwrap())));
    }
    let sums: String = sums.iter().map(u64::to_string).collect();
    rows.push(format!("Tổngcộng{sums}"));
    rows
}

#[track_caller]
fn assert_rows(pdf: &Pdf, expected: &[String]) {
    let lines = lines(pdf);
    for row in expected {
        // A note may follow the counts.
        assert!(lines.iter().any(|line| line.starts_with(row.as_str())), "{row} is not in\n{}", pdf.text());
    }
}

#[test]
fn the_annexes_of_the_samples_have_the_figures_of_their_files() {
    let project = Project::sample(LONG_THANH);
    let annex = project.pdf("long-thanh-2023/phu-luc-chi-tieu.pdf");
    let quotas = yaml(LONG_THANH, "quotas.yaml");
    let rows = expected_rows(&quotas, 0, "units", &[]);
    assert_eq!((rows.len(), rows[16].as_str()), (17, "Tổngcộng21"));
    assert_rows(&annex, &rows);
    let rows = expected_rows(&quotas, 1, "organisations", &[]);
    assert_eq!((rows.len(), rows[4].as_str()), (5, "Tổngcộng16"));
    assert_rows(&annex, &rows);

    let project = Project::sample(HAM_LIEM);
    let annex = project.pdf("ham-liem-2026/phu-luc-chi-tieu.pdf");
    let periods = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"];
    let rows = expected_rows(&yaml(HAM_LIEM, "quotas.yaml"), 0, "units", &periods);
    assert_eq!((rows.len(), rows[12].as_str()), (13, "Tổngcộng04111025"));
    assert_rows(&annex, &rows);
}

#[test]
fn the_lines_of_progress_have_the_figures_of_their_file() {
    let plan = Project::sample(HAM_LIEM).pdf("ham-liem-2026/ke-hoach.pdf");
    let periods = &yaml(HAM_LIEM, "quotas.yaml")["quotas"][0]["periods"];
    let target = 25;
    let mut reached = 0;
    for (period, name) in [("2026-Q2", "Quý II"), ("2026-Q3", "Quý III"), ("2026-Q4", "Quý IV")] {
        let count = periods[period].as_u64().unwrap();
        let so_far = if reached == 0 { "" } else { "lũy kế " };
        reached += count;
        let rate = reached * 100 / target;
        let text = letters(&plan);
        let (_, line) = text.split_once(&squeezed(&format!("{name}: "))).unwrap();
        let (line, _) = line.split_once("%.").unwrap();
        let end = format!("{so_far}đạt {reached:02}/{target} chỉ tiêu, đạt tỷ lệ {rate}");
        assert!(line.ends_with(&squeezed(&format!(", {end}"))), "{line}: {end}");
        assert!(line.starts_with(&squeezed(&format!("Phấn đấu kết nạp {count:02}"))), "{line}: {count}");
    }
    assert_eq!(reached, target);
}

#[test]
fn the_findings_of_the_samples_are_those_that_were_planted() {
    let project = Project::sample(LONG_THANH);
    let run = project.build();
    assert_eq!(run.status, 0);
    let heads: Vec<&str> = run.stderr.lines().filter(|line| line.contains("]: ")).collect();
    assert_eq!(heads.len(), 2, "{heads:#?}");
    let place = |file: &str, part: &str, skip: usize| {
        let path = format!("data/{LONG_THANH}/{file}");
        let text = String::from_utf8(project.bytes(&path)).unwrap();
        let (line, text) = text.lines().enumerate().find(|(_, line)| line.contains(part)).unwrap();
        let column = text[..text.find(part).unwrap()].chars().count() + skip + 1;
        format!("{path}:{}:{column}\n", line + 1)
    };
    for (code, at) in [
        (
            "warning[target-missed]: the target promises 9 - 11, but what is allotted adds up to 21",
            place("quotas.yaml", "target: 9 - 11", 8),
        ),
        ("warning[spelling-mixed]", place("plan.yaml", "Đảng uỷ", 5)),
    ] {
        let (_, reported) = run.stderr.split_once(code).unwrap_or_else(|| panic!("{code}\n{}", run.stderr));
        let (_, first) = reported.split_once("--> ").unwrap();
        assert!(first.starts_with(&at), "{code}: {at}{first}");
    }
    let run = Project::sample(HAM_LIEM).build();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_quota_that_changes_changes_everywhere() {
    let quotas = "data/long-thanh-2023/quotas.yaml";
    let project = Project::sample(LONG_THANH).replace(quotas, "dien-yen: 2", "dien-yen: 5");
    let project = project.replace(quotas, "hoi-ccb: 2", "hoi-ccb: 12");
    let run = project.build();
    assert!(run.stderr.contains("what is allotted adds up to 24"), "{}", run.stderr);
    let annex = project.built("long-thanh-2023/phu-luc-chi-tieu.pdf");
    let rows = ["1ĐiệnYên5", "Tổngcộng24", "4HộiCCB12", "Tổngcộng26"].map(str::to_owned);
    assert_rows(&annex, &rows);
    let plan = project.built("long-thanh-2023/ke-hoach.pdf");
    assert_prints(&plan, "mỗi năm giới thiệu 26 đoàn viên");
    assert_prints(&plan, "kết nạp từ 09 - 11 đảng viên");

    let project = project.replace(quotas, "target: 9 - 11", "target: 20 - 24");
    assert!(!project.build().stderr.contains("target-missed"));
    assert_prints(&project.built("long-thanh-2023/ke-hoach.pdf"), "kết nạp từ 20 - 24 đảng viên");
}

#[test]
fn a_quarter_that_changes_moves_progress_table_and_total() {
    let quotas = "data/ham-liem-2026/quotas.yaml";
    let one_place = Project::sample(HAM_LIEM).replace(quotas, "2026-Q2: 4,", "2026-Q2: 5,");
    let run = one_place.build();
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("2026-Q2: 5 is written, the units add up to 4"), "{}", run.stderr);

    let project = one_place.replace(quotas, "thon-1: {2026-Q2: 1,", "thon-1: {2026-Q2: 2,").replace(
        quotas,
        "target: at least 25",
        "target: 26",
    );
    let plan = project.pdf("ham-liem-2026/ke-hoach.pdf");
    for expected in [
        "toàn Đảng bộ kết nạp 26 đảng viên",
        "đạt 05/26 chỉ tiêu, đạt tỷ lệ 19,23%.",
        "lũy kế đạt 16/26 chỉ tiêu, đạt tỷ lệ 61,54%.",
        "lũy kế đạt 26/26 chỉ tiêu, đạt tỷ lệ 100%.",
    ] {
        assert_prints(&plan, expected);
    }
    let annex = project.built("ham-liem-2026/phu-luc-chi-tieu.pdf");
    assert_rows(&annex, &["1Thôn102114", "Tổngcộng05111026"].map(str::to_owned));
}

#[test]
fn a_result_that_changes_changes_in_prose() {
    let results = "data/long-thanh-2023/results.yaml";
    let project = Project::sample(LONG_THANH).replace(results, "total: 5", "total: 15");
    let project = project.replace(results, "total: 3 - 5", "total: 8 - 13");
    let plan = project.pdf("long-thanh-2023/ke-hoach.pdf");
    assert_prints(&plan, "Đảng ủy cử 15 quần chúng ưu tú");
    assert_prints(&plan, "Mỗi năm có từ 08 - 13 đảng viên dự bị");
}

#[test]
fn every_way_of_writing_a_figure_writes_it() {
    const FILTERS: &[(&str, &str)] = &[
        ("quota.admissions.target | padded", "06"),
        ("quota.admissions.target", "6"),
        ("figures.many | thousands", "1.905"),
        ("figures.many | words", "một nghìn chín trăm linh năm"),
        ("figures.congress | roman", "XXVI"),
        ("quota.admissions.q2 | rate(quota.admissions.total)", "33,33%"),
        ("quota.admissions.until_q3 | rate(quota.admissions.target)", "100%"),
        ("quota.admissions.h1 ~ '/' ~ quota.admissions.h2", "2/4"),
        ("quota.admissions.y2026", "6"),
        ("quota.admissions.periods['2026-Q3']", "4"),
        ("quota.admissions.units['thon-2']", "3"),
        ("quota.admissions.unit_count | padded", "03"),
        ("result.awareness_class.total | padded", "07"),
        ("result.awareness_class.as_of | date_cite", "31/3/2026"),
        ("plan.date | date_header", "ngày 03 tháng 6 năm 2026"),
        ("plan.date | date_prose", "ngày 03 tháng 6 năm 2026"),
        ("cite.qd24 | cite", "Quy định số 24-QĐ/TU, ngày 30/7/2025 của Ban Chấp hành Trung ương"),
        ("figures.range | padded", "09 - 11"),
        ("figures.term", "2025 - 2030"),
        ("unit['thon-1'] | upper", "THÔN 1"),
        ("unit['thon-1'] | lower", "thôn 1"),
        ("'thôn' | capitalize", "Thôn"),
        ("plan.number | default('không số')", "5"),
        ("names(['truong-hoc', 'thon-1'])", "Trường học, Thôn 1"),
        ("organisation.doan", "Đoàn thanh niên"),
    ];
    let nodes: Vec<String> = FILTERS
        .iter()
        .map(|(expression, _)| serde_json::to_string(&format!("k {{{{ {expression} }}}} z")).unwrap())
        .collect();
    let base = |file: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/_base/data/plan");
        std::fs::read_to_string(folder.join(file)).unwrap()
    };
    let project = Project::new()
        .file("data/plan/quotas.yaml", &base("quotas.yaml"))
        .file("data/plan/results.yaml", &base("results.yaml"))
        .file("data/plan/plan.yaml", &base("plan.yaml"))
        .replace(
            "data/plan/plan.yaml",
            "  term: 2025 - 2030\n",
            "  term: 2025 - 2030\n  many: 1905\n  congress: 26\n  range: 9 - 11\n",
        )
        .replace(
            "data/plan/plan.yaml",
            "date: 2025-07-30}",
            "date: 2025-07-30, issuer: Ban Chấp hành Trung ương}",
        )
        .replace("data/plan/plan.yaml", "\nbody:\n", &format!("\nbody:\n  - {}\n", nodes.join("\n  - ")));
    let plan = project.pdf("plan/ke-hoach.pdf");
    let text = letters(&plan);
    let mut rest = text.as_str();
    for (expression, expected) in FILTERS {
        let printed = squeezed(&format!("k{expected}z"));
        let at = rest.find(&printed).unwrap_or_else(|| panic!("{expression}: {expected}\n{}", plan.text()));
        rest = &rest[at + printed.len()..];
    }
}

/// A project whose only text is a list of sentences, with these quotas and results.
fn sentences(sentences: &[&str], quotas: &str, results: &str) -> Project {
    let items: Vec<String> = sentences.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
    let body = format!("body:\n  - title: Chỉ tiêu\n    body:\n      - {}\n", items.join("\n      - "));
    let units = "format: 1\nunits:\n  - {id: thon-1, name: Thôn Đông, kind: village}\n  - {id: thon-2, name: Thôn Tây, kind: village}\n";
    Project::new()
        .file("data/kehoach.yaml", "format: 1\nspelling: ủy\n")
        .file("data/plan/plan.yaml", &format!("{}{body}", crate::harness::SMALL))
        .file("data/plan/quotas.yaml", &format!("{units}quotas:\n{quotas}"))
        .file("data/plan/results.yaml", &format!("format: 1\nresults:\n{results}"))
}

/// The text that each finding advises, with the sentence that contains the written figure.
fn advised(run: &crate::harness::Run) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for reported in run
        .stderr
        .split("\n\n")
        .filter(|reported| reported.contains("[figure-typed]") || reported.contains("[target-in-prose]"))
    {
        let line = reported.lines().find(|line| line.contains(" - \"")).unwrap();
        let sentence = line.split_once(" - ").unwrap().1.to_owned();
        let advice = reported.split_once('`').unwrap().1.split_once('`').unwrap().0.to_owned();
        found.push((sentence, advice));
    }
    found
}

#[test]
fn every_name_that_a_finding_advises_can_be_said() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "  - measure: admissions\n    period: 2025-2026\n    units:\n      thon-1: {2025-Q2: 3, 2026-Q2: 5}\n      thon-2: {2025-H2: 4, 2026-Q3: 6}\n",
            "",
            &[
                "Quý II/2026, phấn đấu kết nạp 5 đảng viên.",
                "Quý II/2025, phấn đấu kết nạp 7 đảng viên.",
                "6 tháng cuối năm 2025, phấn đấu kết nạp 4 đảng viên.",
                "Giai đoạn 2025 - 2026, phấn đấu kết nạp 18 đảng viên.",
            ],
        ),
        (
            "  - measure: admissions\n    period: 2026\n    target: at least 12\n    units:\n      thon-1: {2026-Q1: 3, 2026-Q3: 5}\n      thon-2: {2026-Q1: 4}\n",
            "  - {measure: awareness_class, period: 2026, as_of: 2026-05-31, total: 3 - 5}\n",
            &[
                "Năm 2026, phấn đấu kết nạp ít nhất 12 đảng viên.",
                "Năm 2026, phấn đấu kết nạp 13 đảng viên.",
                "6 tháng đầu năm 2026, phấn đấu kết nạp 07 đảng viên.",
                "Quý III, phấn đấu kết nạp 6 đảng viên.",
                "Chỉ tiêu giao Thôn Đông kết nạp 9 đảng viên.",
                "Đã cử 3 - 5 quần chúng dự lớp bồi dưỡng nhận thức về Đảng.",
            ],
        ),
        (
            "  - {id: other, measure: put_forward, period: each-year, target: 9 - 11}\n  - {id: in, measure: admissions, period: 2026-H1, total: 8}\n",
            "",
            &[
                "Mỗi năm giới thiệu 9 - 11 quần chúng.",
                "Phấn đấu kết nạp 8 đảng viên.",
                "Mỗi năm giới thiệu 12 quần chúng.",
            ],
        ),
    ];
    for (quotas, results, texts) in cases {
        let run = sentences(texts, quotas, results).build();
        assert_eq!(run.status, 0, "{run:#?}");
        let advised = advised(&run);
        assert_eq!(advised.len(), texts.len(), "{run:#?}");
        let followed: Vec<String> = texts
            .iter()
            .map(|text| {
                let quoted = serde_json::to_string(text).unwrap();
                let (_, advice) = advised.iter().find(|(sentence, _)| *sentence == quoted).unwrap();
                let figure = text.rfind(|c: char| c.is_ascii_digit()).unwrap() + 1;
                let digits = |c: char| c.is_ascii_digit() || " -".contains(c);
                let start = text[..figure].rfind(|c| !digits(c)).unwrap();
                let start = start + text[start..].chars().next().unwrap().len_utf8() + 1;
                format!("{}{advice}{}", &text[..start], &text[figure..])
            })
            .collect();
        let followed: Vec<&str> = followed.iter().map(String::as_str).collect();
        let project = sentences(&followed, quotas, results);
        let run = project.build();
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{followed:#?}");
        assert!(!project.built("plan/ke-hoach.pdf").text().contains("ít nhất ít nhất"));
    }
}

/// A project with a report of a period, which prints the progress of a quota for each unit, and these results.
fn reported(period: &str, results: &str) -> Project {
    let quotas = "\
format: 1
units:
  - {id: a, name: Thôn 1, kind: village}
  - {id: b, name: Thôn 2, kind: village}
quotas:
  - {measure: admissions, period: 2026, units: {a: {2026-Q1: 1, 2026-Q2: 2, 2026-Q4: 4}, b: {2026-Q2: 1}}}
";
    let report = "\
format: 1
date: 2026-10-05
abstract: về kết quả
body: ['Chậm: {{ standing.admissions.behind if standing.admissions.behind else \"không\" }}.']
recipients: [Lưu Văn phòng]
annexes:
  - title: KẾT QUẢ
    tables:
      - columns: [{reached: admissions}, {cumulative: admissions}, {remaining: admissions}]
";
    Project::with_body("  - Một đoạn văn.\n")
        .file("data/plan/quotas.yaml", quotas)
        .file("data/plan/results.yaml", &format!("format: 1\nresults:\n{results}"))
        .file(&format!("data/plan/reports/{period}.yaml"), report)
}

/// What the report of a period prints of each unit and in all: reached in it, by its end, and left.
fn reported_rows(period: &str, results: &str) -> Vec<String> {
    let pdf = reported(period, results).pdf(&format!("plan/bao-cao/{period}.pdf"));
    let rows = lines(&pdf).into_iter();
    rows.filter(|line| {
        line.starts_with("1Thôn1") || line.starts_with("2Thôn2") || line.starts_with("Tổngcộng")
    })
    .collect()
}

#[test]
fn results_without_periods_count_in_the_report_of_their_day() {
    let year = "  - {measure: admissions, period: 2026, as_of: 2026-06-30, units: {a: 2, b: 1}}\n";
    for period in ["2026-H1", "2026-Q2"] {
        assert_eq!(reported_rows(period, year), ["1Thôn1225", "2Thôn2110", "Tổngcộng335"], "{period}");
    }
    let column = "  - {measure: admissions, period: 2026, as_of: 2026-05-31, periods: {2026: 3}, units: {a: {2026: 2}, b: {2026: 1}}}\n";
    assert_eq!(reported_rows("2026-H1", column), ["1Thôn1225", "2Thôn2110", "Tổngcộng335"]);
    // What is known of the quarter before is not of this one.
    let and_quarter =
        format!("{year}  - {{id: q, measure: admissions, period: 2026-Q1, units: {{a: 1, b: 0}}}}\n");
    assert_eq!(reported_rows("2026-Q2", &and_quarter), ["1Thôn1125", "2Thôn2110", "Tổngcộng235"]);
}

#[test]
fn results_that_a_report_cannot_count_keep_it_from_being_made() {
    for (period, result, missing) in [
        ("2026-H1", "{measure: admissions, period: 2026, units: {a: 2, b: 1}}", Some("2026-Q1, 2026-Q2")),
        ("2026-H1", "{measure: admissions, period: 2026, total: 3}", Some("2026-Q1, 2026-Q2")),
        ("2026-H1", "{measure: admissions, period: 2026, periods: {2026: 3}}", Some("2026-Q1, 2026-Q2")),
        (
            "2026-Q2",
            "{measure: admissions, period: 2026, as_of: 2026-03-31, total: 3}",
            Some("2026-Q1, 2026-Q2"),
        ),
        ("2026-Q1", "{measure: admissions, period: 2026-H1, units: {a: 2}}", Some("2026-Q1")),
        ("2026", "{measure: admissions, period: 2026, units: {a: 2, b: 1}}", None),
        ("2026-H1", "{measure: admissions, period: 2026-H1, units: {a: 2, b: 1}}", None),
        ("2026-Q3", "{measure: admissions, period: 2026, periods: {2026-Q1: 1, 2026-Q2: 2}}", None),
        ("2026-H1", "{measure: admissions, period: 2025, total: 9}", None),
    ] {
        let run = reported(period, &format!("  - {result}\n")).run(&["check"]);
        let is_reported = run.stderr.contains("error[result-not-split]");
        assert_eq!(is_reported, missing.is_some(), "{period} {result}: {run:#?}");
        assert!(missing.is_none_or(|missing| run.stderr.contains(missing)), "{run:#?}");
    }
    // Quarters that are known beside it are enough.
    let beside = "  - {id: q, measure: admissions, period: 2026, periods: {2026-Q1: 1, 2026-Q2: 2}}
  - {id: y, measure: admissions, period: 2026, total: 9}
";
    let run = reported("2026-H1", beside).run(&["check"]);
    assert!(!run.stderr.contains("result-not-split"), "{run:#?}");
}

#[test]
fn a_group_prints_the_share_of_its_sum_and_years_are_not_added_up() {
    let quotas = "\
format: 1
units:
  - {id: a, name: Thôn 1, kind: village, figures: {lap: 2019, nguoi: 1020}}
  - {id: b, name: Thôn 2, kind: village, figures: {lap: 2020, nguoi: 980}}
  - {id: c, name: Thôn 3, kind: village, figures: {lap: 2020, nguoi: 1000}}
  - {id: d, name: Trường 1, kind: school, figures: {lap: 2021, nguoi: 50}}
  - {id: e, name: Trường 2, kind: school, figures: {lap: 2021, nguoi: 60}}
  - {id: f, name: Trường 3, kind: school, figures: {lap: 2022, nguoi: 70}}
quotas:
  - {measure: admissions, period: 2026, units: {a: 1, b: 1, c: 1, d: 1, e: 1, f: 1}}
";
    let annexes = "annexes:
  - title: BẢNG
    tables:
      - group_by: kind
        columns: [{figure: lap, header: Năm thành lập}, {figure: nguoi, header: Số người}, {share: admissions}]
";
    let project =
        Project::with_body(&format!("  - Một đoạn văn.\n{annexes}")).file("data/plan/quotas.yaml", quotas);
    let printed = lines(&project.pdf("plan/phu-luc-chi-tieu.pdf"));
    for row in ["3Thôn320201.00016,66%", "3Trường320227016,66%", "Tổngcộng3.180100%"] {
        assert!(printed.iter().any(|line| line == row), "{row}: {printed:#?}");
    }
    let halves = printed.iter().filter(|line| line.starts_with('I') && line.ends_with("50%")).count();
    assert_eq!(halves, 2, "{printed:#?}");
}
