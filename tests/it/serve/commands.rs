//! The program's commands through the page: shown first, done when confirmed.

use serde_json::{Value, json};

use super::client::Served;
use crate::harness::Project;

/// Looks at what a command would do, and does it.
fn confirmed(served: &Served<'_>, name: &str, arguments: &Value) -> Value {
    let target = format!("/api/commands/{name}");
    let shown = served.post(&target, &json!({"arguments": arguments, "confirm": null}));
    assert_eq!(shown.status, 200, "{name}: {}", shown.text());
    let shown = shown.json();
    assert!(shown["preview"].as_array().is_some_and(|lines| !lines.is_empty()), "{shown}");
    let done = served.post(&target, &json!({"arguments": arguments, "confirm": shown["confirm"]}));
    assert_eq!(done.status, 200, "{name}: {}", done.text());
    done.json()
}

fn said(answer: &Value) -> String {
    let lines = answer["lines"].as_array().unwrap().iter();
    lines.filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
}

#[test]
fn from_an_empty_folder_to_an_issued_plan() {
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    let served = Served::start(&project);
    assert_eq!(served.get("/api/plans").json()["plans"], json!([]));
    let made = confirmed(&served, "new", &json!({"dir": "ke-hoach-2026", "full": true}));
    assert!(said(&made).contains("data/ke-hoach-2026/plan.yaml"), "{made}");
    let documents = || served.get("/api/plans").json()["plans"][0]["documents"].clone();
    served.until("the documents", || documents().as_array().is_some_and(|all| all.len() > 2));
    let built = confirmed(&served, "build", &json!({"paths": ["ke-hoach-2026"]}));
    assert!(said(&built).contains("output/ke-hoach-2026/ke-hoach.pdf"), "{built}");
    assert!(project.path("output/ke-hoach-2026/ke-hoach.pdf").is_file());
    // What was made can be taken home; nothing else can.
    let made = built["made"].as_array().unwrap();
    assert!(made.contains(&json!("ke-hoach-2026/ke-hoach.pdf")), "{built}");
    let taken = served.get("/api/output?path=ke-hoach-2026/ke-hoach.pdf");
    assert_eq!(taken.status, 200);
    assert_eq!(taken.header("content-type").as_deref(), Some("application/pdf"));
    assert_eq!(taken.header("content-disposition").as_deref(), Some("attachment"));
    project.put("outside.pdf", b"%PDF");
    for wrong in
        ["../outside.pdf", "/etc/passwd", "ke-hoach-2026/../../outside.pdf", "", "none.pdf", "ke-hoach-2026"]
    {
        assert_eq!(served.get(&format!("/api/output?path={wrong}")).status, 404, "{wrong}");
    }
    // What a new plan leaves to be filled in keeps it from being issued, in the command's own words.
    let issue = json!({"plan": "ke-hoach-2026", "document": "plan", "number": "1", "date": "2026-01-15"});
    let refused = served.post("/api/commands/issue", &json!({"arguments": issue, "confirm": null}));
    if refused.status == 200 {
        let done = confirmed(&served, "issue", &issue);
        assert!(project.path("data/ke-hoach-2026/issued/1/set.json").is_file(), "{done}");
    } else {
        assert_eq!((refused.status, refused.code().as_str()), (422, "refused"));
        assert!(!refused.json()["lines"].as_array().unwrap().is_empty());
    }
}

#[test]
fn a_plan_is_issued_and_revised_with_what_follows() {
    let project = Project::with_body("  - Một.\n").file("data/kehoach.yaml", "format: 1\n");
    let served = Served::start(&project);
    served.get("/api/plans/plan/findings");
    let arguments = json!({"plan": "plan", "document": "plan", "number": "5-KH/ĐU", "date": "2026-06-03"});
    let done = confirmed(&served, "issue", &arguments);
    assert!(said(&done).contains("05-KH/ĐU"), "{done}");
    assert!(project.path("data/plan/issued/1/set.json").is_file());
    let register = served.get("/api/register").json();
    assert!(register.to_string().contains("\"issued\""), "{register}");
    served.get("/api/plans/plan/findings");
    confirmed(&served, "revise", &json!({"plan": "plan", "document": "plan"}));
    let text = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    assert!(text.contains("state: draft"), "{text}");
    let answer = served.edit("plan", "plan.yaml", &json!([{"op": "set", "path": "body.1", "value": "Hai."}]));
    assert_eq!(answer.status, 200, "{}", answer.text());
    // Taking it back shows what would be lost.
    served.get("/api/plans/plan/findings");
    let cancel = json!({"plan": "plan", "document": "plan", "cancel": true});
    let shown = served.post("/api/commands/revise", &json!({"arguments": cancel, "confirm": null})).json();
    assert!(shown["preview"].to_string().contains("Hai."), "{shown}");
    confirmed(&served, "revise", &cancel);
    assert!(String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap().contains("Một."));
}

#[test]
fn a_confirmation_is_for_what_was_shown() {
    let project = Project::with_body("  - Một.\n");
    let served = Served::start(&project);
    let target = "/api/commands/build";
    let arguments = json!({"paths": ["plan"]});
    let shown = served.post(target, &json!({"arguments": arguments, "confirm": null})).json();
    for wrong in ["", "x", &"0".repeat(64)] {
        let answer = served.post(target, &json!({"arguments": arguments, "confirm": wrong}));
        assert_eq!((answer.status, answer.code().as_str()), (409, "confirm"));
    }
    let other = served.post(target, &json!({"arguments": {"paths": []}, "confirm": shown["confirm"]}));
    assert_eq!(other.code(), "confirm");
    assert!(!project.path("output").exists(), "nothing was made");
    // The plan has an error by now, and something else would be done.
    project.put("data/plan/plan.yaml", b"format: 1\n");
    let late = served.post(target, &json!({"arguments": arguments, "confirm": shown["confirm"]}));
    assert_eq!(late.code(), "confirm");
    assert_eq!(served.post("/api/commands/serve", &json!({"arguments": {}, "confirm": null})).status, 404);
    let option = json!({"arguments": {"plan": "plan", "document": "plan", "date": "--yes"}, "confirm": null});
    served.get("/api/plans/plan/findings");
    assert_eq!(served.post("/api/commands/issue", &option).status, 400);
}

#[test]
fn a_document_of_another_type_has_the_office_and_the_signer_of_the_newest_plan() {
    let plan = "format: 1\ntype: plan\nsuperior: ĐẢNG BỘ TỈNH LÂM ĐỒNG\nissuer: {name: ĐẢNG ỦY XÃ HÀM LIÊM, cited: \
                Ban Thường vụ Đảng ủy xã Hàm Liêm}\nsymbol: KH/ĐU\nplace: Hàm Liêm\ndate: 2026\nabstract: một \
                việc\nbody: [Một.]\nrecipients: [Lưu Văn phòng]\nsignature: {authority: T/M BAN THƯỜNG VỤ, \
                position: PHÓ BÍ THƯ, signer: Trần Thị Bình}\n";
    let project =
        Project::new().file("data/kehoach.yaml", "format: 1\n").file("data/ke-hoach/plan.yaml", plan);
    let served = Served::start(&project);
    let types = served.get("/api/types").json()["types"].clone();
    let named = |id: &str| types.as_array().unwrap().iter().any(|one| one["id"] == id);
    assert!(named("quyet-dinh") && named("quy-che") && named("to-trinh"), "{types}");
    confirmed(&served, "new", &json!({"dir": "quyet-dinh-1", "type": "quyet-dinh"}));
    let text = String::from_utf8(project.bytes("data/quyet-dinh-1/quyet-dinh.yaml")).unwrap();
    for own in ["TỈNH LÂM ĐỒNG", "ĐẢNG ỦY XÃ HÀM LIÊM", "place: Hàm Liêm", "PHÓ BÍ THƯ", "Trần Thị Bình"]
    {
        assert!(text.contains(own), "{own}: {text}");
    }
    assert!(!text.contains("uỷ") && !text.contains("Bình An") && !text.contains("BÌNH AN"), "{text}");
}

#[test]
fn an_import_shows_its_figures_as_a_table_first() {
    let quotas = "format: 1\nunits:\n  - {id: thon-1, name: Thôn 1, kind: village}\nquotas:\n  - measure: \
                  admissions\n    period: 2026\n    units:\n      thon-1: {2026-Q1: 1, 2026-Q2: 1}\n";
    let project = Project::with_body("  - Một.\n")
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/plan/quotas.yaml", quotas)
        .file("data/so-lieu.csv", "Đơn vị,Quý I/2026,Quý II/2026\nThôn 1,1,6\n");
    let served = Served::start(&project);
    served.get("/api/plans/plan/findings");
    let arguments = json!({"plan": "plan", "files": ["so-lieu.csv"], "quota": "admissions"});
    let shown = served.post("/api/commands/import", &json!({"arguments": arguments, "confirm": null})).json();
    let figures = shown["figures"].as_array().unwrap_or_else(|| panic!("{shown}"));
    assert_eq!(figures.len(), 1, "{shown}");
    let figure = &figures[0];
    assert_eq!((figure["unit"].as_str(), figure["old"].as_str()), (Some("Thôn 1"), Some("1")), "{figure}");
    assert_eq!((figure["new"].as_str(), figure["kind"].as_str()), (Some("6"), Some("quota")), "{figure}");
    assert!(figure["period"].as_str().is_some_and(|period| period.contains("II")), "{figure}");
}
