//! Periods of other lengths than a quarter: months, weeks, nine months.

use super::{assert_lacks, assert_prints};
use crate::harness::Project;

const PLAN: &str = "data/ham-liem-2026";
const REPORT: &str = "data/ham-liem-2026/reports/2026-Q2.yaml";

/// The sample with counts by the second month of each quarter, and its report of another period.
fn by_month(period: &str) -> Project {
    let project = Project::sample("ham-liem-2026").without("data/ham-liem-2026/issued");
    let text = |file: &str| String::from_utf8(project.bytes(file)).unwrap();
    let months = |text: String| {
        let quarters = [("Q1", "M02"), ("Q2", "M05"), ("Q3", "M08"), ("Q4", "M11")];
        quarters.into_iter().fold(text, |text, (quarter, month)| {
            text.replace(&format!("2026-{quarter}"), &format!("2026-{month}"))
                .replace(&format!("2025-{quarter}"), &format!("2025-{month}"))
        })
    };
    let (quotas, results) =
        (months(text(&format!("{PLAN}/quotas.yaml"))), months(text(&format!("{PLAN}/results.yaml"))));
    let plan = months(text(&format!("{PLAN}/plan.yaml")));
    let report = text(REPORT);
    let project =
        project.file(&format!("{PLAN}/quotas.yaml"), &quotas).file(&format!("{PLAN}/results.yaml"), &results);
    project.file(&format!("{PLAN}/plan.yaml"), &plan).file(&REPORT.replace("2026-Q2", period), &report)
}

#[test]
fn counts_by_month_make_up_their_quarter() {
    let project = by_month("2026-Q2");
    let report = project.pdf("ham-liem-2026/bao-cao/2026-Q2.pdf");
    assert_prints(&report, "kết nạp 03 đảng viên trên chỉ tiêu 04");
    assert_prints(&report, "Chi bộ chậm tiến độ: Trường Tiểu học và Công an xã.");
    assert_prints(&project.pdf("ham-liem-2026/ke-hoach.pdf"), "Tháng 5: Phấn đấu kết nạp 04 quần chúng");
}

#[test]
fn reports_are_of_a_month_and_of_nine_months() {
    let month = by_month("2026-M05").pdf("ham-liem-2026/bao-cao/2026-M05.pdf");
    assert_prints(&month, "Trong tháng 5/2026, toàn Đảng bộ kết nạp 03 đảng viên trên chỉ tiêu 04");
    assert_prints(&month, "ĐẾN HẾT THÁNG 5/2026");
    let most = by_month("2026-9M").pdf("ham-liem-2026/bao-cao/2026-9M.pdf");
    assert_prints(&most, "Trong 9 tháng đầu năm 2026, toàn Đảng bộ kết nạp 03 đảng viên");
}

#[test]
fn what_a_month_reached_is_reported_beside_what_was_reached_before_the_first_month_of_the_quota() {
    let quotas = format!("{PLAN}/quotas.yaml");
    let project = by_month("2026-M05").replace(&quotas, "{2026-M02: 0, 2026-M05: 4,", "{2026-M05: 4,");
    let month = project.pdf("ham-liem-2026/bao-cao/2026-M05.pdf");
    // The header is set in two lines.
    assert_prints(&month, "Chỉ tiêu Chỉ tiêu Đạt");
    let first = by_month("2026-9M").pdf("ham-liem-2026/bao-cao/2026-9M.pdf");
    assert_lacks(&first, "Đạt 9 tháng");
}

#[test]
fn a_week_within_a_month_is_not_known_from_counts_by_month() {
    let run = by_month("2026-W20").build();
    assert!(run.status == 1 && run.stderr.contains("result-not-split"), "{}", run.stderr);
    assert!(run.stderr.contains("2026-M05"), "{}", run.stderr);
}

#[test]
fn what_is_no_period_is_refused_at_its_place() {
    for wrong in ["2026-M13", "2026-M5", "2025-W53", "2026-6M"] {
        let project = Project::sample("ham-liem-2026").replace(
            &format!("{PLAN}/quotas.yaml"),
            "period: 2026",
            &format!("period: {wrong}"),
        );
        let run = project.run(&["check"]);
        assert!(
            run.status == 1 && run.stderr.contains("2026-M05") && run.stderr.contains(wrong),
            "{}",
            run.stderr
        );
    }
}
