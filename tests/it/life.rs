//! The life of documents: issued, amended, replaced; what is kept of them, and what is in force when.

mod awaiting;
mod cancel;
mod cautions;
mod layouts;
mod noted;
mod numbers;
mod own_findings;
mod preview;
mod revised;
mod saves;
mod stopped;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Project, Run};
use crate::stable::files;

const PLAN: &str = "data/ham-liem-2026";
const QUOTAS: &str = "data/ham-liem-2026/quotas.yaml";

/// The sample, of which nothing is issued yet.
fn sample() -> Project {
    Project::sample("ham-liem-2026")
        .without("data/ham-liem-2026/issued")
        .replace(QUOTAS, "  - code: period-over\n    at: admissions.periods\n    reason: Bản điều chỉnh soạn từ trước khi hết quý II; số minh họa giữ theo kế hoạch có thật.\n", "  []\n")
}

/// A run that went well.
fn done(project: &Project, arguments: &[&str]) -> Run {
    let run = project.run(arguments);
    assert_eq!(run.status, 0, "{arguments:?}: {run:#?}");
    run
}

/// The lines of JSON of a run that went well.
fn lines(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let run = done(project, &[arguments, &["--json"]].concat());
    let lines = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["kind"] != "summary").collect()
}

fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.bytes(path)).unwrap()
}

#[test]
fn an_issued_document_says_so_and_is_kept() {
    let project = sample();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    let plan = text(&project, &format!("{PLAN}/plan.yaml"));
    assert!(plan.contains("state: issued\nset: 1\n") && plan.contains("number: 85\n"), "{plan}");
    assert!(plan.contains("date: 2026-06-12\n") && plan.contains("# Kế hoạch mẫu"), "{plan}");
    assert!(
        text(&project, "data/register.yaml")
            .contains("symbol: \"KH/ĐU\", term: 2025, number: 85, date: 2026-06-12")
    );
    let page = project.pdf("ham-liem-2026/ke-hoach.pdf");
    assert!(page.text().contains("Số 85-KH/ĐU"), "{}", page.text());
    for name in ["ke-hoach.pdf", "phu-luc-chi-tieu.pdf"] {
        let kept = project.bytes(&format!("{PLAN}/issued/1/{name}"));
        assert!(kept == project.bytes(&format!("output/ham-liem-2026/{name}")), "{name}");
    }
    let states = lines(&project, &["verify", PLAN]);
    assert_eq!(states[0]["result"], "same", "{states:#?}");
}

#[test]
fn an_empty_folder_of_templates_is_none() {
    let project = sample();
    let settings = "data/kehoach.yaml";
    let before = fs::read_to_string(project.path(settings)).unwrap_or_else(|_| "format: 1\n".to_owned());
    let project = project.file(settings, &format!("{before}templates: mau\n"));
    fs::create_dir_all(project.path("data/mau")).unwrap();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    assert_eq!(lines(&project, &["verify", PLAN])[0]["result"], "same");
}

#[test]
fn what_is_issued_stays_whatever_the_data_say_later() {
    let project = sample();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    let project =
        project.replace(QUOTAS, "thon-2: {2026-Q3: 1, 2026-Q4: 1}", "thon-2: {2026-Q3: 1, 2026-Q4: 2}");
    let project = project.replace(QUOTAS, "2026-Q4: 10}", "2026-Q4: 11}");
    let run = done(&project, &["build", "--all"]);
    assert!(
        run.stderr.contains("[issued-changed]") && run.stderr.contains("quota for 2026-Q4 of Thôn 2: 1 → 2"),
        "{run:#?}"
    );
    let kept = project.bytes(&format!("{PLAN}/issued/1/ke-hoach.pdf"));
    assert!(kept == project.bytes("output/ham-liem-2026/ke-hoach.pdf"));
    // The notice, which has no issued set, follows the data.
    assert!(run.stdout.contains("thong-bao/thon-2.pdf"), "{}", run.stdout);
}

#[test]
fn a_kept_file_that_somebody_changed_is_reported_and_never_printed() {
    let project = sample();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    let kept = project.path(&format!("{PLAN}/issued/1/ke-hoach.pdf"));
    fs::write(&kept, [fs::read(&kept).unwrap(), b"x".to_vec()].concat()).unwrap();
    let verified = project.run(&["verify", PLAN, "--json"]);
    assert_eq!(verified.status, 1, "{verified:#?}");
    assert!(verified.stdout.contains("\"result\":\"damaged\"") && verified.stdout.contains("ke-hoach.pdf"));
    let built = project.build();
    assert!(built.status == 1 && built.stderr.contains("[set-damaged]"), "{built:#?}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = sample();
    let before = files(&project.path("data"));
    done(&project, &["issue", PLAN, "--number", "next", "--date", "2026-06-12", "-n"]);
    let after = files(&project.path("data"));
    assert!(after == before, "{:?}", after.keys().collect::<Vec<_>>());
    assert!(!project.path(&format!("{PLAN}/issued")).exists());
}

#[test]
fn a_frozen_project_is_a_project() {
    let project = sample();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    let frozen = format!("{PLAN}/issued/1/data");
    let run = done(&project, &["build", &frozen, "-o", "again"]);
    assert!(Path::new(&project.path("again/ham-liem-2026/ke-hoach.pdf")).exists(), "{run:#?}");
}
