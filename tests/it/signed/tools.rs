//! What tools of others make of the PDFs: qpdf finds nothing, pyHanko signs in the field and validates.
//!
//! Left out, with a line that says so, where there is no such tool; required where `CI` is set.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::{AFTER, KEPT, PLAN, done, draft, issued, lines};
use crate::harness::{Project, assert_says};

/// What a tool prints when it ends well; none where it is not there.
fn run(tool: &str, arguments: &[&str], project: &Project) -> Option<String> {
    let ended = Command::new(tool).args(arguments).current_dir(project.path(".")).output();
    let is_missing = match &ended {
        Err(_) => true,
        Ok(output) => String::from_utf8_lossy(&output.stderr).contains("ModuleNotFoundError"),
    };
    if is_missing {
        assert!(std::env::var_os("CI").is_none(), "{tool} is needed where CI is set: {ended:?}");
        println!("left out: there is no {tool} ({ended:?})");
        return None;
    }
    let output = ended.unwrap();
    assert!(output.status.success(), "{tool} {arguments:?}: {output:#?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Signs a field of a PDF; what the tool says of it.
fn sign(project: &Project, from: &str, to: &str, field: &str) -> Option<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/signed/sign.py");
    run("python3", &[script.to_str().unwrap(), from, to, field], project)
}

#[test]
fn qpdf_finds_nothing() {
    let project = issued();
    if let Some(said) = run("qpdf", &["--check", KEPT], &project) {
        assert_says(&said, &["No syntax or stream encoding errors found"]);
    }
}

#[test]
fn a_tool_signs_in_the_field_and_its_copy_is_taken_in() {
    let project = issued();
    let Some(said) = sign(&project, KEPT, "signed.pdf", "chu-ky") else { return };
    assert_eq!(said.trim(), "chu-ky True ENTIRE_FILE NONE");
    done(&project, &["issue", "--signed", "signed.pdf", "data/plan"]);
    let verified = lines(&project, &["verify", "data/plan"], 0);
    assert_eq!((&verified[0]["result"], &verified[1]["result"]), (&json!("same"), &json!("whole")));
    let signature = &verified[1]["signatures"][0];
    assert_eq!((&signature["name"], &signature["state"]), (&json!("Nguyễn Văn Thử"), &json!("holds")));
    assert!(signature["time"].as_str().unwrap().ends_with("+07:00"), "{signature}");
    if let Some(said) = run("qpdf", &["--check", &format!("{AFTER}/ke-hoach.1.pdf")], &project) {
        assert_says(&said, &["No syntax or stream encoding errors found"]);
    }
}

#[test]
fn two_signers_sign_one_after_the_other() {
    let two = "signature:\n  - position: BÍ THƯ\n    signer: Nguyễn Văn A\n  - position: PHÓ BÍ THƯ\n    signer: Trần Thị B\n";
    let plan = String::from_utf8(draft().bytes(PLAN)).unwrap();
    let one = &plan[plan.find("signature:").unwrap()..plan.find("body:").unwrap()];
    let project = draft().file(PLAN, &plan.replace(one, two));
    done(&project, &["issue", "data/plan", "-y"]);
    if sign(&project, KEPT, "first.pdf", "chu-ky-1").is_none() {
        return;
    }
    let said = sign(&project, "first.pdf", "second.pdf", "chu-ky-2").unwrap();
    assert_eq!(said.trim(), "chu-ky-2 True ENTIRE_FILE NONE");
    done(&project, &["issue", "--signed", "second.pdf", "data/plan"]);
    let verified = lines(&project, &["verify", "data/plan"], 0);
    assert_eq!(verified[1]["result"], "whole");
    assert_eq!(verified[1]["signatures"].as_array().unwrap().len(), 2);
}
