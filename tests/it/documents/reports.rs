//! Reports: every figure and every name in them is computed from quotas and results.

use serde_json::Value;

use super::{assert_lacks, assert_prints, squeezed};
use crate::harness::Project;
use crate::pdf::Pdf;

const REPORT: &str = "ham-liem-2026/bao-cao/2026-Q2.pdf";
const RESULTS: &str = "data/ham-liem-2026/results.yaml";
const TEXT: &str = "data/ham-liem-2026/reports/2026-Q2.yaml";

/// The sample with the quotas of its working copy alone.
fn sample() -> Project {
    Project::sample("ham-liem-2026").without("data/ham-liem-2026/issued")
}

fn yaml(file: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ham-liem-2026").join(file);
    serde_saphyr::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A share's count of the quarters up to one.
fn until(share: &Value, last: u32) -> u64 {
    (1..=last).map(|quarter| share[format!("2026-Q{quarter}")].as_u64().unwrap_or_default()).sum()
}

/// Percent as the field writes it, worked out in whole numbers.
fn percent(part: u64, whole: u64) -> String {
    let hundredths = (part * 20_000 + whole) / (whole * 2);
    let text = format!("{},{:02}", hundredths / 100, hundredths % 100);
    format!("{}%", text.trim_end_matches('0').trim_end_matches(','))
}

#[test]
fn the_table_of_results_adds_up() {
    let report = sample().pdf(REPORT);
    let (quotas, results) = (yaml("quotas.yaml"), yaml("results.yaml"));
    let (quota, result) = (&quotas["quotas"][0]["units"], &results["results"][0]["units"]);
    let lines: Vec<String> = report.text().lines().map(squeezed).collect();
    let mut sums = [0; 5];
    for (at, unit) in quotas["units"].as_array().unwrap().iter().enumerate() {
        let id = unit["id"].as_str().unwrap();
        let (target, cumulative) = (until(&quota[id], 4), until(&result[id], 2));
        let in_quarter = quota[id]["2026-Q2"].as_u64().unwrap_or_default();
        let reached = result[id]["2026-Q2"].as_u64().unwrap_or_default();
        let figures = [target, in_quarter, reached, cumulative, target - cumulative];
        sums.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
        let name = squeezed(unit["name"].as_str().unwrap());
        let [target, in_quarter, reached, cumulative, left] = figures;
        let rate = percent(cumulative, target);
        let row = format!("{}{name}{target}{in_quarter}{reached}{cumulative}{rate}{left}", at + 1);
        assert!(lines.contains(&row), "{row} is not in {lines:#?}");
    }
    let [target, in_quarter, reached, cumulative, left] = sums;
    let rate = percent(cumulative, target);
    let total = format!("Tổngcộng{target}{in_quarter}{reached}{cumulative}{rate}{left}");
    assert!(lines.contains(&total), "{total} is not in {lines:#?}");
}

#[test]
fn who_is_behind_is_named_by_computation() {
    let report = sample().pdf(REPORT);
    assert_prints(&report, "Chi bộ chậm tiến độ: Trường Tiểu học và Công an xã.");
    assert_prints(&report, "Có 02 chi bộ chưa hoàn thành");
    let caught_up = sample()
        .replace(RESULTS, "2026-Q2: 3}", "2026-Q2: 5}")
        .replace(
            RESULTS,
            "truong-tieu-hoc: {2026-Q1: 0, 2026-Q2: 0}",
            "truong-tieu-hoc: {2026-Q1: 0, 2026-Q2: 1}",
        )
        .replace(RESULTS, "cong-an-xa: {2026-Q1: 0, 2026-Q2: 0}", "cong-an-xa: {2026-Q1: 0, 2026-Q2: 1}");
    let report = caught_up.pdf(REPORT);
    assert_prints(&report, "Không có chi bộ nào chậm tiến độ.");
    assert_prints(&report, "kết nạp 05 đảng viên trên chỉ tiêu 04, đạt 125% chỉ tiêu của quý");
    assert_prints(&report, "05/25 đảng viên, đạt 20% chỉ tiêu cả năm; còn phải kết nạp 20 đảng viên");
}

#[test]
fn the_year_before_is_compared() {
    assert_prints(&sample().pdf(REPORT), "(lũy kế 02 đảng viên), tăng 01 đảng viên");
    let fewer = sample().replace(RESULTS, "2025-Q2: 2", "2025-Q2: 7");
    assert_prints(&fewer.pdf(REPORT), "(lũy kế 07 đảng viên), giảm 04 đảng viên");
    let unknown =
        sample().replace(RESULTS, "period: 2025", "period: 2024").replace(RESULTS, "2025-Q", "2024-Q");
    let run = unknown.build();
    assert!(run.status == 1 && run.stderr.contains("the data have no `before`"), "{}", run.stderr);
}

#[test]
fn a_report_of_half_a_year_or_of_a_year_counts_its_own_time() {
    let text = String::from_utf8(sample().bytes(TEXT)).unwrap();
    let project = sample().file(&TEXT.replace("Q2", "H1"), &text);
    let report = project.pdf(&REPORT.replace("Q2", "H1"));
    assert_prints(&report, "Trong 6 tháng đầu năm 2026, toàn Đảng bộ kết nạp 03 đảng viên trên chỉ tiêu 04");
    assert_prints(&report, "KẾT QUẢ PHÁT TRIỂN ĐẢNG VIÊN ĐẾN HẾT 6 THÁNG ĐẦU NĂM 2026");
}

/// Closed shapes and figures of the chart, which is on the last page.
fn numbers_of_the_chart(report: &Pdf) -> Vec<String> {
    let page = report.pages.last().unwrap();
    let (_, caption) = report.expect("Kết nạp đảng viên lũy kế");
    let below = page.glyphs.iter().filter(|glyph| glyph.baseline > caption.baseline + 5.0);
    let digits = below.filter(|glyph| glyph.text.chars().all(|c| c.is_ascii_digit()));
    digits.map(|glyph| glyph.text.clone()).collect()
}

#[test]
fn the_chart_shows_targets_and_results_with_a_text_for_who_cannot_see_it() {
    let project = sample();
    let report = project.pdf(REPORT);
    let digits = numbers_of_the_chart(&report).concat();
    // The scale to 25 by fives, and the columns: 0 0, 4 3, 15, 25.
    assert_eq!(digits.matches("25").count(), 2, "{digits}");
    assert!(report.roles.iter().any(|role| role == "Figure"), "{:?}", report.roles);
    assert!(report.pages.last().unwrap().images.is_empty(), "it is drawn, not an image");
    let typ = project.run(&["build", "-o", "typ", "--format", "typ"]);
    assert_eq!(typ.status, 0, "{typ:#?}");
    let source = String::from_utf8(project.bytes("typ/ham-liem-2026/bao-cao/2026-Q2.typ")).unwrap();
    let source = source.replace("\\u{3a}", ":").replace("\\u{3b}", ";");
    assert!(
        source.contains("Quý II: chỉ tiêu lũy kế 4, kết quả lũy kế 3; Quý III: chỉ tiêu lũy kế 15;"),
        "{source}"
    );
}

#[test]
fn results_of_every_measure_are_reported() {
    let extra = "\n  - {measure: awareness_class, period: 2026, units: {thon-1: 4, thon-2: 2}}\n";
    let quota = "\n  - {measure: awareness_class, period: 2026, units: {thon-1: 6, thon-2: 2}}\n";
    let append = |project: Project, file: &str, text: &str| {
        let whole = String::from_utf8(project.bytes(file)).unwrap() + text;
        project.file(file, &whole)
    };
    let project = append(sample(), "data/ham-liem-2026/quotas.yaml", quota);
    let project = append(project, RESULTS, extra).replace(
        TEXT,
        "Lũy kế từ đầu năm",
        "Cử {{ standing.awareness_class.cumulative | padded }}/{{ standing.awareness_class.target | padded }} người dự \
         lớp, đạt {{ standing.awareness_class.rate }}. Lũy kế từ đầu năm",
    );
    // The result is of the whole year: nothing says what of it was reached by the end of the second quarter.
    let run = project.build();
    assert!(run.status == 1 && run.stderr.contains("error[result-not-split]"), "{run:#?}");
    let counted = extra.replace("period: 2026,", "period: 2026, as_of: 2026-06-30,");
    let project = project.replace(RESULTS, extra, &counted);
    assert_prints(&project.pdf(REPORT), "Cử 06/08 người dự lớp, đạt 75%.");
    let whole_year = String::from_utf8(project.bytes(TEXT)).unwrap();
    let project = project.file(&TEXT.replace("2026-Q2", "2026"), &whole_year);
    assert_prints(&project.pdf(&REPORT.replace("2026-Q2", "2026")), "Cử 06/08 người dự lớp, đạt 75%.");
}

#[test]
fn texts_of_other_documents_know_no_standing() {
    let project =
        sample().replace("data/ham-liem-2026/plan.yaml", "(Kế hoạch này", "({{ standing.admissions.rate }}");
    let run = project.build();
    assert!(run.status == 1 && run.stderr.contains("the data have no `standing`"), "{}", run.stderr);
    assert_lacks(&sample().pdf("ham-liem-2026/ke-hoach.pdf"), "đạt 12%");
}
