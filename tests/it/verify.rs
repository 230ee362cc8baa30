//! The results of `verify` for finished PDFs.

use std::fs;

use serde_json::Value;

use crate::harness::{Project, Run};

const PLAN: &str = "data/plan/plan.yaml";
const PDF: &str = "output/plan/ke-hoach.pdf";

fn built() -> Project {
    let project = Project::with_body("  - Một đoạn.\n");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    project
}

#[track_caller]
fn assert_told(run: &Run, status: i32, said: &str) {
    assert_eq!(run.status, status, "{run:#?}");
    assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
}

fn changed(project: &Project) -> Vec<u8> {
    [project.bytes(PDF), b"% signed\n".to_vec()].concat()
}

#[test]
fn a_document_that_the_data_produce() {
    let project = built();
    for path in ["output", "output/plan", PDF] {
        assert_told(
            &project.run(&["verify", path]),
            0,
            "ke-hoach.pdf is what the data produce (plan plan, draft, data ",
        );
    }
}

#[test]
fn a_stale_document_is_reported_with_its_reason() {
    let project = built().replace(PLAN, "number: 5", "number: 6");
    assert_told(&project.run(&["verify"]), 1, "ke-hoach.pdf is stale: number: 5 → 6 (plan plan, draft");
}

#[test]
fn a_changed_and_a_missing_document_are_reported() {
    let project = built();
    fs::write(project.path(PDF), changed(&project)).unwrap();
    assert_told(&project.run(&["verify"]), 1, "ke-hoach.pdf was changed after it was made");
    fs::remove_file(project.path(PDF)).unwrap();
    assert_told(&project.run(&["verify"]), 1, "output/plan/ke-hoach.pdf is gone");
}

#[test]
fn a_change_that_keeps_size_and_time_is_seen() {
    let project = built();
    let time = fs::metadata(project.path(PDF)).unwrap().modified().unwrap();
    let mut bytes = project.bytes(PDF);
    let last = bytes.len() - 8;
    bytes[last] ^= 1;
    fs::write(project.path(PDF), bytes).unwrap();
    fs::OpenOptions::new().append(true).open(project.path(PDF)).unwrap().set_modified(time).unwrap();
    assert_told(&project.run(&["verify"]), 1, "was changed after it was made");
}

#[test]
fn a_copy_elsewhere_is_judged_by_what_it_says_of_itself() {
    let project = built();
    let (copy, signed) = (project.bytes(PDF), changed(&project));
    let project = project.bytes_at("thư/bản sao.pdf", &copy).bytes_at("thư/đã ký.pdf", &signed);
    assert_told(
        &project.run(&["verify", "thư/bản sao.pdf"]),
        0,
        "bản sao.pdf is what the data produce (plan plan",
    );
    assert_told(
        &project.run(&["verify", "thư/đã ký.pdf"]),
        1,
        "đã ký.pdf was changed after it was made (plan plan",
    );
    let project = project.replace(PLAN, "number: 5", "number: 6");
    assert_told(&project.run(&["verify", "thư"]), 1, "bản sao.pdf is stale (plan plan");
}

#[test]
fn what_cannot_be_verified_is_reported() {
    let project = built().bytes_at("output/plan/khac.pdf", b"%PDF-1.7 another");
    assert_told(&project.run(&["verify"]), 1, "khac.pdf is no document of this program");
    let project = project.replace(PLAN, "number: 5", "number: năm");
    let run = project.run(&["verify"]);
    assert_told(&run, 1, "ke-hoach.pdf cannot be verified: its plan has errors");
    assert!(run.stderr.contains("error[invalid-value]"), "{}", run.stderr);
    fs::rename(project.path("data/plan"), project.path("data/other")).unwrap();
    assert_told(&project.run(&["verify"]), 1, "ke-hoach.pdf is of no document that the data have (plan plan");
    assert_eq!(project.run(&["verify", "nowhere"]).status, 1);
}

#[test]
fn a_line_of_json_names_plan_revision_data_and_program() {
    let project = built();
    let run = project.run(&["verify", "--json"]);
    let line: Value = serde_json::from_str(run.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&line["kind"], &line["result"], &line["plan"]),
        (&"verified".into(), &"current".into(), &"plan".into())
    );
    assert_eq!((&line["stem"], &line["state"]), (&"ke-hoach".into(), &"draft".into()));
    assert_eq!(line["data"].as_str().unwrap().len(), 64);
    assert_eq!(line["program"], kehoach::pipeline::PROGRAM);
}
