//! A revision is taken back: the files are again as they were issued, and nothing is lost unasked.

use crate::harness::Project;

const PLAN: &str = "data/plan/plan.yaml";
const QUOTAS: &str = "data/plan/quotas.yaml";

const COUNTS: &str = "\
format: 1
units:
  - {id: a, name: Thôn 1, kind: village}
quotas:
  - {measure: admissions, period: 2026, units: {a: 3}}
";

/// A plan that is issued, and its files.
fn issued() -> (Project, [Vec<u8>; 2]) {
    let project = Project::with_body("  - Một đoạn văn.\n").file("data/kehoach.yaml", "format: 1\n");
    let project = project.file(QUOTAS, COUNTS);
    assert_eq!(project.run(&["issue", "data/plan"]).status, 0);
    let files = [project.bytes(PLAN), project.bytes(QUOTAS)];
    (project, files)
}

fn revised(way: &[&str]) -> (Project, [Vec<u8>; 2]) {
    let (project, files) = issued();
    let run = project.run(&[&["revise", "data/plan"], way].concat());
    assert_eq!(run.status, 0, "{run:#?}");
    assert_ne!(project.bytes(PLAN), files[0]);
    (project, files)
}

fn files(project: &Project) -> [Vec<u8>; 2] {
    [project.bytes(PLAN), project.bytes(QUOTAS)]
}

#[test]
fn a_revision_that_nothing_was_changed_in_is_taken_back_at_once() {
    for way in [&[][..], &["--replace"]] {
        let (project, issued) = revised(way);
        let run = project.run(&["revise", "data/plan", "--cancel"]);
        assert!(run.status == 0 && run.stdout.contains("as it was issued, as set 1"), "{run:#?}");
        assert_eq!(files(&project), issued);
        assert_eq!(project.build().status, 0);
        assert_eq!(project.run(&["verify", "data"]).status, 0);
    }
}

#[test]
fn what_was_changed_is_shown_and_thrown_away_only_where_that_is_wanted() {
    for (file, from, to) in [
        (PLAN, "Một đoạn văn.", "Một đoạn văn khác."),
        (QUOTAS, "a: 3", "a: 5"),
        // Data that have errors are taken back too.
        (PLAN, "recipients:", "recipient:"),
        (QUOTAS, "units: {a: 3}", "units: {a: [}"),
    ] {
        let (project, issued) = revised(&[]);
        let project = project.replace(file, from, to);
        let changed = files(&project);
        let run = project.run(&["revise", "data/plan", "--cancel"]);
        assert!(run.status == 1 && run.stdout.contains(to) && run.stderr.contains("--yes"), "{run:#?}");
        assert_eq!(files(&project), changed, "{to}");
        let run = project.run(&["revise", "data/plan", "--cancel", "--yes"]);
        assert_eq!(run.status, 0, "{run:#?}");
        assert_eq!(files(&project), issued, "{to}");
    }
}

#[test]
fn what_was_never_issued_or_is_as_it_was_cannot_be_taken_back() {
    let (project, issued) = issued();
    let run = project.run(&["revise", "data/plan", "--cancel", "--yes"]);
    assert!(run.status == 1 && run.stderr.contains("nothing to take back"), "{run:#?}");
    assert_eq!(files(&project), issued);
    let project = Project::with_body("  - Một đoạn văn.\n").file("data/kehoach.yaml", "format: 1\n");
    let run = project.run(&["revise", "data/plan", "--cancel", "--yes"]);
    assert!(run.status == 1 && run.stderr.contains("error[not-issued]"), "{run:#?}");
    // A set that is damaged gives nothing back.
    let (project, _) = revised(&[]);
    let kept = "data/plan/issued/1/data/plan/plan.yaml";
    let project = project.replace(kept, "Một đoạn văn.", "Một đoạn văn giả.");
    let now = files(&project);
    let run = project.run(&["revise", "data/plan", "--cancel", "--yes"]);
    assert!(run.status == 1 && run.stderr.contains("set-damaged"), "{run:#?}");
    assert_eq!(files(&project), now);
}
