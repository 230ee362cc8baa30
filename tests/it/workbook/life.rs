//! Workbooks among the outputs: stale or fresh, edited, open, no longer asked for, verified.

use std::fs;

use super::{Book, FORMATS, sample};
use crate::harness::Project;

const BOOK: &str = "output/ham-liem-2026/bang-so-lieu.xlsx";
const QUOTAS: &str = "data/ham-liem-2026/quotas.yaml";
const RESULTS: &str = "data/ham-liem-2026/results.yaml";

#[test]
fn nothing_changed_nothing_made() {
    let project = sample();
    let before = project.bytes(BOOK);
    let run = project.build();
    assert!(run.stdout.starts_with("1 plan, 0 files made"), "{run:#?}");
    let run = project.run(&["build", "--dry-run"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(project.bytes(BOOK) == before);
}

#[test]
fn a_figure_that_changed_makes_the_workbooks_that_show_it() {
    let project =
        sample().replace(RESULTS, "thon-2: {2026-Q1: 0, 2026-Q2: 0}", "thon-2: {2026-Q1: 0, 2026-Q2: 1}");
    let project =
        project.replace(RESULTS, "periods: {2026-Q1: 0, 2026-Q2: 3}", "periods: {2026-Q1: 0, 2026-Q2: 4}");
    let run = project.build();
    for made in ["bang-so-lieu.xlsx", "bao-cao/2026-Q2-phu-luc.xlsx", "bao-cao/2026-Q2.pdf"] {
        assert!(
            run.stdout.contains(&format!("{made}: ")) || run.stdout.contains(&format!("{made} (")),
            "{made}: {run:#?}"
        );
    }
    assert!(!run.stdout.contains("thong-bao-chi-tieu-phu-luc.xlsx"), "{run:#?}");
    let book = Book::built(&project, "ham-liem-2026/bang-so-lieu.xlsx");
    assert_eq!(book.value("Kết quả kết nạp năm 2026", "E12"), "1");
}

#[test]
fn one_format_alone_is_made_where_the_command_names_it() {
    let project = Project::sample("ham-liem-2026").file("data/kehoach.yaml", "format: 1\n");
    let run = project.run(&["build", "--format", "xlsx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(project.path(BOOK).exists() && !project.path("output/ham-liem-2026/ke-hoach.pdf").exists());
    let run = project.run(&["build", "--format", "pdf", "--format", "xlsx", "--json"]);
    assert!(project.path("output/ham-liem-2026/ke-hoach.pdf").exists(), "{run:#?}");
    // Nothing that the command asked for goes because the settings do not.
    project.build();
    assert!(project.path(BOOK).exists());
}

#[test]
fn a_workbook_that_was_filled_in_is_kept_and_put_aside_when_forced() {
    let project = sample();
    let edited = [project.bytes(BOOK), b"edited".to_vec()].concat();
    project.put(BOOK, &edited);
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(run.stderr.contains("warning[output-changed]"), "{run:#?}");
    let cure = "`kehoach import output/ham-liem-2026/bang-so-lieu.xlsx data/ham-liem-2026` brings what was filled in into the data, and the next build replaces it; or `kehoach build --force`";
    assert!(run.stderr.contains(cure), "{run:#?}");
    assert!(project.bytes(BOOK) == edited);
    for number in 1..=2 {
        let run = project.run(&["build", "--force"]);
        assert_eq!(run.status, 0, "{run:#?}");
        let aside = project.path(&format!("output/ham-liem-2026/bang-so-lieu.{number}.xlsx"));
        assert!(fs::read(&aside).unwrap() == edited, "{}", aside.display());
        assert!(project.bytes(BOOK) != edited);
        project.put(BOOK, &edited);
    }
}

#[test]
fn a_workbook_that_is_open_is_reported_and_the_others_are_made() {
    let project =
        sample().replace(QUOTAS, "doanh-nghiep: {2026-Q3: 1}", "doanh-nghiep: {2026-Q3: 1} # đã xem");
    let before = project.bytes(BOOK);
    project.put("output/ham-liem-2026/.~lock.bang-so-lieu.xlsx#", b"");
    let run = project.build();
    assert!(run.stderr.contains("warning[output-open]") && run.stderr.contains(BOOK), "{run:#?}");
    assert!(project.bytes(BOOK) == before);
    fs::remove_file(project.path("output/ham-liem-2026/.~lock.bang-so-lieu.xlsx#")).unwrap();
    let run = project.build();
    assert!(!run.stderr.contains("output-open"), "{run:#?}");
    assert!(project.bytes(BOOK) != before);
}

#[test]
fn what_the_settings_no_longer_ask_for_goes_unless_somebody_edited_it() {
    let project = sample();
    let annex = "output/ham-liem-2026/thong-bao-chi-tieu-phu-luc.xlsx";
    project.put(BOOK, b"edited");
    let project = project.file("data/kehoach.yaml", "format: 1\n");
    let dry = project.run(&["build", "--dry-run"]);
    assert!(dry.stdout.contains(annex) && project.path(annex).exists(), "{dry:#?}");
    let run = project.build();
    assert!(run.stdout.contains(annex) && !project.path(annex).exists(), "{run:#?}");
    assert!(run.stderr.contains("output-changed") && project.path(BOOK).exists(), "{run:#?}");
    fs::remove_file(project.path(BOOK)).unwrap();
    project.build();
    assert!(!project.path("output/ham-liem-2026/.kehoach-xlsx.json").exists());
    assert!(project.path("output/ham-liem-2026/ke-hoach.pdf").exists());
}

#[test]
fn verify_knows_workbooks() {
    let project = sample();
    let run = project.run(&["verify"]);
    assert_eq!(run.status, 0, "{run:#?}");
    // A copy that no manifest has is known by what it says of itself.
    project.put("sent/so-lieu.xlsx", &project.bytes(BOOK));
    let run = project.run(&["verify", "sent/so-lieu.xlsx", "--json"]);
    assert!(run.stdout.contains("\"result\":\"current\""), "{run:#?}");
    let book = project.bytes(BOOK);
    project.put(BOOK, b"edited");
    let run = project.run(&["verify", BOOK, "--json"]);
    assert!(run.stdout.contains("\"result\":\"changed\""), "{run:#?}");
    project.put(BOOK, &book);
    let project = project.replace(RESULTS, "2025-Q4: 8", "2025-Q4: 7");
    let run = project.run(&["verify", BOOK, "--json"]);
    assert!(run.stdout.contains("\"result\":\"stale\""), "{run:#?}");
}

#[test]
fn an_error_leaves_the_last_good_workbook() {
    let project = sample();
    let before = project.bytes(BOOK);
    let project = project.replace(QUOTAS, "target: at least 25", "target: ít");
    assert_eq!(project.build().status, 1);
    assert!(project.bytes(BOOK) == before);
    let project = project.file("data/kehoach.yaml", FORMATS);
    assert_eq!(project.run(&["build", "--format", "xlsx"]).status, 1);
    assert!(project.bytes(BOOK) == before);
}
