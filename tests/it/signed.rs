//! Documents that are signed: the fields for signatures, signed copies beside a set, and what `verify` says of them.

mod fields;
mod maker;
mod objects;
mod taken;
mod tools;

use serde_json::Value;

use crate::harness::{Project, Run};

const PLAN: &str = "data/plan/plan.yaml";
const KEPT: &str = "data/plan/issued/1/ke-hoach.pdf";
const AFTER: &str = "data/plan/issued/1/after";

/// A small plan whose PDF has a field for its signature.
fn draft() -> Project {
    Project::with_body("  - Một đoạn văn.\n").file("data/kehoach.yaml", "format: 1\nsignature_field: true\n")
}

/// The same, issued.
fn issued() -> Project {
    let project = draft();
    done(&project, &["issue", "data/plan"]);
    project
}

/// The same with a copy that somebody signed.
pub(crate) fn with_a_signed_copy() -> Project {
    let project = issued();
    project.put("signed.pdf", &maker::signed(&project.bytes(KEPT), "Nguyễn Văn A", maker::Kind::Signed));
    project
}

/// Takes the signed copy in.
pub(crate) const TAKE: &[&str] = &["issue", "--signed", "signed.pdf", "data/plan"];

/// A run that went well.
fn done(project: &Project, arguments: &[&str]) -> Run {
    let run = project.run(arguments);
    assert_eq!(run.status, 0, "{arguments:?}: {run:#?}");
    run
}

/// The lines of JSON of a run that ended with a status.
fn lines(project: &Project, arguments: &[&str], status: i32) -> Vec<Value> {
    let run = project.run(&[arguments, &["--json"]].concat());
    assert_eq!(run.status, status, "{arguments:?}: {run:#?}");
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
