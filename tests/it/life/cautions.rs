//! What a person is to see before a document is issued: warnings, and what the run did.

use std::fs;

use super::{done, lines, text};
use crate::harness::Project;

const PLAN: &str = "data/plan/plan.yaml";
const REPORT: &str = "data/plan/reports/2026-Q1.yaml";

/// A plan and a report of its first quarter.
fn reported(date: &str) -> Project {
    let project = Project::with_body("  - Một đoạn văn.\n");
    let report = format!(
        "format: 1\ndate: {date}\nabstract: kết quả quý I\nrecipients: [Lưu Văn phòng Đảng ủy]\nbody: [Một đoạn văn.]\n"
    );
    let quotas = "format: 1\nunits: [{id: a, name: Thôn A, kind: village}]\nquotas:\n  - {id: kn, measure: admissions, period: 2026, units: {a: {2026-Q1: 1}}}\n";
    project.file(REPORT, &report).file("data/plan/quotas.yaml", quotas)
}

#[test]
fn a_document_with_warnings_is_issued_only_where_that_is_wanted() {
    let project = Project::with_body("  - Phân đấu hoàn thành.\n");
    let before = text(&project, PLAN);
    let run = project.run(&["issue", "data/plan", "--date", "2026-06-12"]);
    assert!(run.status == 1 && run.stderr.contains("[misspelt]"), "{run:#?}");
    assert!(run.stderr.contains("--yes") && run.stderr.contains("was not issued"), "{run:#?}");
    assert!(text(&project, PLAN) == before && !project.path("data/plan/issued/1").exists());
    // A dry run writes nothing, and needs no answer.
    done(&project, &["issue", "data/plan", "--date", "2026-06-12", "-n"]);
    let run = done(&project, &["issue", "data/plan", "--date", "2026-06-12", "--yes"]);
    assert!(run.stderr.contains("[misspelt]"), "{run:#?}");
    assert!(text(&project, PLAN).contains("state: issued"));
}

#[test]
fn warnings_that_are_accepted_or_of_another_document_stop_no_issue() {
    let accept = "accept: [{code: misspelt, at: body.1, reason: Thử.}]\n";
    let project = Project::with_body("  - Phân đấu hoàn thành.\n");
    let plan = text(&project, PLAN);
    let project = project.file(PLAN, &format!("{plan}{accept}"));
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    let project = reported("2026-04-03").replace(REPORT, "[Một đoạn văn.]", "[Phân đấu hoàn thành.]");
    done(&project, &["issue", "data/plan", "--date", "2026-03-01"]);
    let run = project.run(&["issue", "data/plan/reports/2026-Q1"]);
    assert!(run.status == 1 && run.stderr.contains("[misspelt]"), "{run:#?}");
}

#[test]
fn lines_of_warnings_are_those_of_the_file_that_people_edit() {
    let project = Project::with_body("  - Phân đấu hoàn thành.\n");
    let line = text(&project, PLAN).lines().position(|line| line.contains("Phân")).unwrap() + 1;
    let run = project.run(&["issue", "data/plan", "--number", "7", "--date", "2026-06-12"]);
    assert!(run.stderr.contains(&format!("plan.yaml:{line}:")), "{run:#?}");
}

#[test]
fn a_report_dated_before_the_end_of_its_period_is_asked_about() {
    let project = reported("2026-03-15");
    assert_eq!(project.run(&["check", "data"]).stderr.matches("period-unfinished").count(), 0);
    let run = project.run(&["issue", "data/plan/reports/2026-Q1"]);
    assert!(run.status == 1 && run.stderr.contains("[period-unfinished]"), "{run:#?}");
    let run = project.run(&["issue", "data/plan/reports/2026-Q1", "--lang", "vi"]);
    assert!(run.stderr.contains("báo cáo quý I/2026 ghi ngày 15/3/2026"), "{run:#?}");
    done(&project, &["issue", "data/plan/reports/2026-Q1", "--date", "2026-03-31"]);
    done(&reported("2026-03-15"), &["issue", "data/plan/reports/2026-Q1", "--yes"]);
}

#[test]
fn a_number_that_is_noted_is_no_issue() {
    let project = Project::with_body("  - Một đoạn văn.\n").replace(PLAN, "number: 5\n", "");
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    let note = ["issue", "data/plan", "--number", "34", "--lang", "vi"];
    let told = done(&project, &[&note[..], &["-n"]].concat()).stdout;
    assert!(told.contains("sẽ ghi số 34-KH/ĐU cho kế hoạch ban hành ngày 12/6/2026"), "{told}");
    let told = done(&project, &note).stdout;
    assert!(told.contains("đã ghi số 34-KH/ĐU cho kế hoạch ban hành ngày 12/6/2026"), "{told}");
    assert!(!told.contains("giữ thành bộ"), "{told}");
}

#[test]
fn the_list_says_where_a_pdf_of_a_set_is_gone() {
    let project = Project::with_body("  - Một đoạn văn.\n");
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    assert_eq!(lines(&project, &["list"])[0]["state"], "issued");
    fs::remove_file(project.path("data/plan/issued/1/ke-hoach.pdf")).unwrap();
    let run = project.run(&["list", "--lang", "vi"]);
    assert!(run.status == 1 && run.stdout.contains("đã ban hành, nhưng bộ đã giữ thiếu tệp PDF"), "{run:#?}");
    assert!(run.stderr.contains("[set-damaged]") && run.stderr.contains("ke-hoach.pdf"), "{run:#?}");
    assert!(project.run(&["list", "--json"]).stdout.contains("\"incomplete\""));
}
