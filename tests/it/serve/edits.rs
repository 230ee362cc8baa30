//! Changes of files: the bytes that are meant and no others, on the disk when the answer says so, and never over what
//! somebody else saved.

use serde_json::json;

use super::client::{Served, segment};
use crate::harness::Project;

/// The bytes at which two texts differ, as the parts of each.
fn difference(before: &str, after: &str) -> (String, String) {
    let start = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let (before, after) = (&before.as_bytes()[start..], &after.as_bytes()[start..]);
    let end = before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count();
    let part = |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len() - end]).into_owned();
    (part(before), part(after))
}

#[test]
fn single_values_of_the_samples_change_in_their_own_bytes() {
    for (plan, file) in [
        ("ham-liem-2026", "plan.yaml"),
        ("ham-liem-2026", "quotas.yaml"),
        ("ham-liem-2026", "reports/2026-Q2.yaml"),
        ("long-thanh-2023", "plan.yaml"),
        ("minh-tan-2026", "results.yaml"),
        ("binh-an-2026", "tt-sua-hoi-truong.yaml"),
    ] {
        let project = Project::sample(plan);
        let served = Served::start(&project);
        let path = format!("data/{plan}/{file}");
        let mut fields = Vec::new();
        collect(&served.file(plan, file)["tree"], &mut fields);
        assert!(fields.len() > 10, "{file} {}", fields.len());
        let step = fields.len() / 10 + 1;
        for (at, value) in fields.into_iter().step_by(step) {
            let before = String::from_utf8(project.bytes(&path)).unwrap();
            let changed = format!("{value}Q");
            let answer = served.edit(plan, file, &json!([{"op": "set", "path": at, "value": changed}]));
            assert_eq!(answer.status, 200, "{file} {at}: {}", answer.text());
            let after = String::from_utf8(project.bytes(&path)).unwrap();
            let (from, to) = difference(&before, &after);
            let is_quoted = to.starts_with('"') || to.ends_with('"');
            assert!(
                from.is_empty() && to == "Q" || is_quoted && to.contains('Q'),
                "{file} {at}: `{from}` -> `{to}`"
            );
            let undone = served.post(&format!("/api/plans/{plan}/undo"), &json!({}));
            assert_eq!(undone.status, 200, "{file} {at}: {}", undone.text());
            assert_eq!(String::from_utf8(project.bytes(&path)).unwrap(), before, "{file} {at}");
        }
    }
}

/// The single values of a form with their paths.
fn collect(node: &serde_json::Value, into: &mut Vec<(String, String)>) {
    let is_text = matches!(node["kind"].as_str(), Some("text" | "number"));
    if let (true, Some(path), Some(value)) = (is_text, node["path"].as_str(), node["value"].as_str()) {
        // These name the format and the place of others.
        if !matches!(path, "format" | "state" | "set") && !value.contains('\n') {
            into.push((path.to_owned(), value.to_owned()));
        }
    }
    for child in node["children"].as_array().into_iter().flatten() {
        collect(child, into);
    }
}

const BODY: &str = "  # mở đầu\n  - Một. # ghi chú\n  - title: Hai\n    body: [Ba.]\n  # cuối\n  - Bốn.\n";

fn body(project: &Project) -> String {
    let text = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    text.split_once("body:\n").unwrap().1.to_owned()
}

#[test]
fn sections_are_put_in_moved_and_taken_out_with_all_around_them_kept() {
    let project = Project::with_body(BODY);
    let served = Served::start(&project);
    let edit = |edits: serde_json::Value| {
        let answer = served.edit("plan", "plan.yaml", &edits);
        assert_eq!(answer.status, 200, "{}", answer.text());
    };
    // As text: the keys of a value keep the order in which they are sent.
    let insert = r#"[{"op": "insert", "path": "body.2", "value": {"title": "Mới", "body": ["Một đoạn."]}}]"#;
    let digest = served.file("plan", "plan.yaml")["digest"].clone();
    let sent = format!("{{\"file\": \"plan.yaml\", \"digest\": {digest}, \"edits\": {insert}}}");
    assert_eq!(served.post_text("/api/plans/plan/edits", &sent).status, 200);
    let inserted =
        BODY.replace("  - title: Hai", "  - title: Mới\n    body:\n      - Một đoạn.\n  - title: Hai");
    assert_eq!(body(&project), inserted);
    edit(json!([{"op": "move", "path": "body.4", "to": "body.1"}]));
    assert!(
        body(&project).starts_with("  # mở đầu\n  # cuối\n  - Bốn.\n  - Một. # ghi chú\n  - title: Mới\n")
    );
    edit(json!([{"op": "remove", "path": "body.3"}]));
    assert!(!body(&project).contains("Mới"));
    // All of it is taken back, one after the other, and made again.
    let last = body(&project);
    for expected in [None, Some(inserted.as_str()), Some(BODY)] {
        let answer = served.post("/api/plans/plan/undo", &json!({}));
        assert_eq!(answer.status, 200, "{}", answer.text());
        if let Some(expected) = expected {
            assert_eq!(body(&project), expected);
        }
    }
    assert_eq!(served.post("/api/plans/plan/undo", &json!({})).code(), "nothing-to-undo");
    for _ in 0..3 {
        assert_eq!(served.post("/api/plans/plan/redo", &json!({})).status, 200);
    }
    assert_eq!(body(&project), last);
}

#[test]
fn a_file_that_changed_underneath_is_never_written_over() {
    let project = Project::with_body("  - Một.\n");
    let served = Served::start(&project);
    let file = served.file("plan", "plan.yaml");
    let theirs = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap() + "# của người khác\n";
    project.put("data/plan/plan.yaml", theirs.as_bytes());
    let edit = json!({"file": "plan.yaml", "digest": file["digest"], "edits": [{"op": "set", "path": "body.1", "value": "Hai."}]});
    let answer = served.post("/api/plans/plan/edits", &edit);
    assert_eq!((answer.status, answer.code().as_str()), (409, "changed"));
    let answer = answer.json();
    assert_eq!(answer["theirs"]["text"], theirs.as_str());
    assert!(answer["yours"]["text"].as_str().unwrap().contains("Hai."));
    assert_eq!(project.bytes("data/plan/plan.yaml"), theirs.as_bytes());
    // On what is there now the same change is made, and theirs stays.
    let again = json!({"file": "plan.yaml", "digest": answer["digest"], "edits": edit["edits"]});
    assert_eq!(served.post("/api/plans/plan/edits", &again).status, 200);
    assert_eq!(
        String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap(),
        theirs.replace("Một.", "Hai.")
    );
    // Nor is it by taking back.
    project.put("data/plan/plan.yaml", theirs.as_bytes());
    assert_eq!(served.post("/api/plans/plan/undo", &json!({})).code(), "changed");
    assert_eq!(project.bytes("data/plan/plan.yaml"), theirs.as_bytes());
}

#[test]
fn of_two_tabs_none_writes_over_the_other() {
    let project = Project::with_body("  - Một.\n  - Hai.\n");
    let served = Served::start(&project);
    let digest = served.file("plan", "plan.yaml")["digest"].clone();
    let edit = |path: &str, value: &str, digest: &serde_json::Value| {
        let edits = json!([{"op": "set", "path": path, "value": value}]);
        served.post("/api/plans/plan/edits", &json!({"file": "plan.yaml", "digest": digest, "edits": edits}))
    };
    let first = edit("body.1", "Một mới.", &digest);
    let second = edit("body.2", "Hai mới.", &digest);
    assert_eq!((first.status, second.status), (200, 409));
    assert_eq!(edit("body.2", "Hai mới.", &first.json()["digest"]).status, 200);
    assert_eq!(body(&project), "  - Một mới.\n  - Hai mới.\n");
}

#[test]
fn what_is_issued_is_shown_and_not_changed() {
    let project = Project::with_body("  - Một.\n");
    let run = project.run(&["issue", "data/plan", "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let served = Served::start(&project);
    let before = project.bytes("data/plan/plan.yaml");
    assert_eq!(served.file("plan", "plan.yaml")["issued"], true);
    let answer = served.edit("plan", "plan.yaml", &json!([{"op": "set", "path": "body.1", "value": "Hai."}]));
    assert_eq!((answer.status, answer.code().as_str()), (409, "issued"));
    assert_eq!(project.bytes("data/plan/plan.yaml"), before);
    assert_eq!(served.get("/api/plans/plan/documents/plan/pages").status, 200);
}

#[test]
fn an_edit_is_seen_on_the_page_at_once() {
    let project = Project::with_body("  - Một.\n");
    let served = Served::start(&project);
    let digests = || served.get("/api/plans/plan/documents/plan/pages").json()["pages"].clone();
    let before = digests();
    assert_eq!(
        served
            .edit("plan", "plan.yaml", &json!([{"op": "set", "path": "body.1", "value": "Hai ba."}]))
            .status,
        200
    );
    let after = digests();
    assert_ne!(before, after);
    assert_eq!(served.post("/api/plans/plan/undo", &json!({})).status, 200);
    assert_eq!(digests(), before);
}

#[test]
fn each_change_is_noted_beside_the_data_and_in_no_output() {
    let project = Project::with_body("  - Một.\n").file("data/kehoach.yaml", "format: 1\n");
    let served = Served::start(&project);
    served.edit("plan", "plan.yaml", &json!([{"op": "set", "path": "body.1", "value": "Hai."}]));
    served.post("/api/plans/plan/undo", &json!({}));
    let noted = String::from_utf8(project.bytes("data/.kehoach/changes.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> =
        noted.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let commands: Vec<&str> = lines.iter().filter_map(|line| line["command"].as_str()).collect();
    assert_eq!(commands, ["edits", "undo"]);
    assert_eq!(lines[0]["before"], lines[1]["after"]);
    assert!(lines[0]["time"].as_str().is_some_and(|time| time.ends_with('Z')));
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let again = project.run(&["build", "-n"]);
    assert_eq!(again.status, 0, "{again:#?}");
}

#[test]
fn findings_are_mended_and_accepted() {
    let project = Project::with_body("  - Một đoạn  văn.\n");
    let served = Served::start(&project);
    let findings = || served.get("/api/plans/plan/findings").json()["findings"].as_array().unwrap().clone();
    let double = findings().into_iter().find(|one| one["code"] == "double-space").unwrap();
    let mended = served.post("/api/plans/plan/fix", &json!({"fix": double["fix"]}));
    assert_eq!(mended.status, 200, "{}", mended.text());
    assert_eq!(body(&project), "  - Một đoạn văn.\n");
    assert_eq!(served.post("/api/plans/plan/fix", &json!({"fix": double["fix"]})).code(), "no-such-finding");
    served.post("/api/plans/plan/undo", &json!({}));
    let double = findings().into_iter().find(|one| one["code"] == "double-space").unwrap();
    let accept = json!({"finding": double["id"], "reason": "Trích nguyên văn."});
    let accepted = served.post("/api/plans/plan/accept", &accept);
    assert_eq!(accepted.status, 200, "{}", accepted.text());
    assert!(body(&project).contains("- {code: double-space, at: body.1, reason: Trích nguyên văn.}"));
    let double = findings().into_iter().find(|one| one["code"] == "double-space").unwrap();
    assert_eq!(double["accepted"], "Trích nguyên văn.");
    let empty = served.post("/api/plans/plan/accept", &json!({"finding": double["id"], "reason": " "}));
    assert_eq!(empty.status, 400);
}

#[test]
fn a_sheet_of_figures_is_pasted_in_one_change() {
    let project = Project::sample("ham-liem-2026");
    let served = Served::start(&project);
    let units = [
        "thon-1",
        "thon-2",
        "thon-3",
        "thon-4",
        "thon-5",
        "truong-thcs",
        "truong-tieu-hoc",
        "truong-mam-non",
    ];
    let edits: Vec<serde_json::Value> = units
        .iter()
        .flat_map(|unit| (1..=4).map(move |quarter| (*unit, quarter)))
        .map(|(unit, quarter)| json!({"op": "set", "path": format!("quotas.1.units.{unit}.2026-Q{quarter}"), "value": 7}))
        .collect();
    let answer = served.edit("ham-liem-2026", "quotas.yaml", &json!(edits));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let text = String::from_utf8(project.bytes("data/ham-liem-2026/quotas.yaml")).unwrap();
    assert!(
        text.contains("thon-1: {2026-Q1: 7, 2026-Q2: 7, 2026-Q3: 7, 2026-Q4: 7}")
            || text.contains("thon-1: {2026-Q2: 7, 2026-Q3: 7, 2026-Q4: 7, 2026-Q1: 7}"),
        "{text}"
    );
    assert!(text.contains("# Phân bổ minh họa. Quý không ghi là 0."), "comments stay");
    assert_eq!(served.post(&format!("/api/plans/{}/undo", segment("ham-liem-2026")), &json!({})).status, 200);
    assert_eq!(
        project.bytes("data/ham-liem-2026/quotas.yaml"),
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/ham-liem-2026/quotas.yaml")).unwrap()
    );
}
