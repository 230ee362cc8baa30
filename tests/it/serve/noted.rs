//! The list of changes: what cannot be noted is said, or refused where each change has to have its author; and reading
//! writes nothing.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use walkdir::WalkDir;

use super::client::Served;
use crate::harness::Project;

/// A project whose list of changes cannot be written: a file has the name of its folder.
fn unnoted(project: Project) -> Project {
    project.file("data/.kehoach", "")
}

#[test]
fn a_change_that_cannot_be_noted_is_made_and_said() {
    let project = unnoted(Project::with_body("  - Một.\n").file("data/kehoach.yaml", "format: 1\n"));
    let served = Served::start(&project);
    let set = json!([{"op": "set", "path": "body.1", "value": "Hai."}]);
    let answer = served.edit("plan", "plan.yaml", &set);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let said = answer.json()["unnoted"].as_str().unwrap().to_owned();
    assert!(said.contains("changes.jsonl"), "{said}");
    assert!(String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap().contains("Hai."));
    let undone = served.post("/api/plans/plan/undo", &json!({})).json();
    assert!(undone["unnoted"].is_string(), "{undone}");
    let build = json!({"paths": ["plan"]});
    let target = "/api/commands/build";
    let shown = served.post(target, &json!({"arguments": build, "confirm": null})).json();
    let done = served.post(target, &json!({"arguments": build, "confirm": shown["confirm"]})).json();
    assert!(done["unnoted"].is_string() && project.path("output/plan/ke-hoach.pdf").exists(), "{done}");
    // Once the list can be written, there is nothing to say.
    std::fs::remove_file(project.path("data/.kehoach")).unwrap();
    let noted = served.edit("plan", "plan.yaml", &set);
    assert!(noted.json()["unnoted"].is_null(), "{}", noted.text());
    assert_eq!(String::from_utf8(project.bytes("data/.kehoach/changes.jsonl")).unwrap().lines().count(), 1);
}

#[test]
fn a_change_that_was_noted_and_not_made_has_a_second_line() {
    let project = Project::with_body("  - Một.\n").file("data/kehoach.yaml", "format: 1\n");
    let served = Served::start(&project);
    let arguments = json!({"dir": "plan"});
    let target = "/api/commands/new";
    let shown = served.post(target, &json!({"arguments": arguments, "confirm": null})).json();
    let refused = served.post(target, &json!({"arguments": arguments, "confirm": shown["confirm"]}));
    assert_eq!(refused.code(), "refused", "the folder is taken");
    let noted = String::from_utf8(project.bytes("data/.kehoach/changes.jsonl")).unwrap();
    let lines: Vec<Value> = noted.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2, "{noted}");
    assert!(lines[0]["made"].is_null() && lines[1]["made"] == false, "{noted}");
    assert_eq!(lines[0]["arguments"], lines[1]["arguments"]);
}

/// Every file of a project with its bytes.
fn files(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(project.path("data")).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().display().to_string(), std::fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn reading_finishes_no_issue_that_was_stopped() {
    let project = Project::with_body("  - Một.\n").file("data/kehoach.yaml", "format: 1\n");
    let draft = project.bytes("data/plan/plan.yaml");
    let run = project.run(&["issue", "data/plan", "--date", "2026-06-12"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let issued = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    // As if it had been stopped after the set took its place.
    let digest = blake3::hash(&draft).to_hex().to_string();
    let pending = json!({"file": "plan.yaml", "before": digest, "after": issued});
    project.put("data/plan/issued/1/pending.json", pending.to_string().as_bytes());
    project.put("data/plan/plan.yaml", &draft);
    let before = files(&project);
    let served = Served::start_with(&project, &["data", "--read-only"]);
    let register = served.get("/api/register").json();
    assert!(register.to_string().contains("\"set\":1,\"state\":\"issued\""), "{register}");
    for target in ["/api/plans", "/api/plans/plan/findings", "/api/plans/plan/files", "/api/plans/plan/grid"]
    {
        assert_eq!(served.get(target).status, 200, "{target}");
    }
    assert!(files(&project) == before, "reading wrote something");
}
