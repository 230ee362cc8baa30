//! What each route says.

use serde_json::Value;

use super::client::{Served, segment};
use crate::harness::Project;

fn names(list: &Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn plans_and_documents_are_listed_with_what_they_say_of_themselves() {
    let project = Project::sample("ham-liem-2026");
    let served = Served::start(&project);
    let session = served.get("/api/session").json();
    assert_eq!((session["role"].as_str(), session["lang"].as_str()), (Some("issue"), Some("en")));
    served.until("the documents", || {
        served.get("/api/plans").json()["plans"][0]["documents"].as_array().is_some_and(|all| all.len() > 3)
    });
    let plan = served.get("/api/plans").json()["plans"][0].clone();
    assert_eq!(plan["id"], "ham-liem-2026");
    let documents = names(&plan["documents"], "name");
    for name in ["plan", "plan.annex-1", "notice", "notice/thon-1", "reports/2026-Q2"] {
        assert!(documents.iter().any(|known| known == name), "{name}: {documents:?}");
    }
    assert!(
        plan["errors"].is_u64() && plan["title"].as_str().is_some_and(|title| title.contains("Kế hoạch"))
    );
}

#[test]
fn who_asks_again_is_given_what_became_another() {
    let project = Project::sample("ham-liem-2026")
        .file("data/khac/plan.yaml", &format!("{}body: [Một.]\n", crate::harness::SMALL));
    let served = Served::start(&project);
    served.get("/api/plans/ham-liem-2026/findings");
    served.get("/api/plans/khac/findings");
    let ask = |since: &str| served.get(&format!("/api/plans?since={since}")).json();
    let all = ask("");
    assert_eq!(all["ids"], serde_json::json!(["ham-liem-2026", "khac"]));
    assert_eq!(all["plans"].as_array().map(Vec::len), Some(2));
    let since = all["since"].as_str().unwrap();
    let none = ask(since);
    assert!(none["ids"].is_null() && none["plans"] == serde_json::json!([]), "{none}");
    let edit = serde_json::json!([{"op": "set", "path": "body.1", "value": "Hai."}]);
    assert_eq!(served.edit("khac", "plan.yaml", &edit).status, 200);
    served.get("/api/plans/khac/findings");
    let changed = ask(since);
    assert_eq!(names(&changed["plans"], "id"), ["khac"], "{changed}");
    assert!(changed["ids"].is_null(), "{changed}");
    // What another run of the program counted says nothing.
    assert_eq!(ask("0123456789ab-999")["plans"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_document_is_shown_as_it_prints() {
    let project = Project::sample("ham-liem-2026");
    let served = Served::start(&project);
    for document in ["plan", "plan.annex-1", "notice/thon-1", "reports/2026-Q2"] {
        let base = format!("/api/plans/ham-liem-2026/documents/{}/pages", segment(document));
        let pages = served.get(&base).json();
        assert_eq!(pages["stale"], false, "{document}");
        let first = &pages["pages"][0];
        assert!(first["width"].as_f64().is_some_and(|width| width > 500.0), "{document} {first}");
        let picture = served.get(&format!("{base}/1/{}.svg", first["digest"].as_str().unwrap()));
        assert_eq!(picture.header("content-type").as_deref(), Some("image/svg+xml"));
        assert!(picture.header("cache-control").is_some_and(|kept| kept.contains("immutable")));
        assert!(picture.header("content-security-policy").is_some_and(|policy| policy.contains("sandbox")));
        assert!(picture.text().starts_with("<svg") && picture.text().ends_with("</svg>"), "{document}");
    }
    let gone = "/api/plans/ham-liem-2026/documents/plan/pages/1/00.svg";
    assert_eq!(served.get(gone).status, 404);
    assert_eq!(served.get("/api/plans/ham-liem-2026/documents/none/pages").code(), "no-such-document");
}

#[test]
fn findings_have_the_words_of_the_terminal_and_their_places() {
    let project = Project::sample("long-thanh-2023");
    let served = Served::start(&project);
    let findings = served.get("/api/plans/long-thanh-2023/findings").json()["findings"].clone();
    let missed = findings.as_array().unwrap().iter().find(|one| one["code"] == "target-missed").unwrap();
    assert_eq!(missed["text"], "the target promises 9 - 11, but what is allotted adds up to 21");
    assert_eq!((missed["file"].as_str(), missed["line"].as_u64()), (Some("quotas.yaml"), Some(38)));
    assert_eq!(
        (missed["path"].as_str(), missed["acceptable"].as_bool()),
        (Some("quotas.1.target"), Some(true))
    );
}

#[test]
fn a_file_is_a_form_with_the_help_of_the_schema() {
    let project = Project::sample("ham-liem-2026");
    let served = Served::start(&project);
    let files = served.get("/api/plans/ham-liem-2026/files").json()["files"].clone();
    let names = names(&files, "file");
    for name in ["plan.yaml", "quotas.yaml", "results.yaml", "notice.yaml", "reports/2026-Q2.yaml"] {
        assert!(names.iter().any(|known| known == name), "{name}: {names:?}");
    }
    let file = served.file("ham-liem-2026", "quotas.yaml");
    assert!(file["text"].as_str().unwrap().contains("admissions"));
    let child = |node: &Value, key: &str| {
        let children = node["children"].as_array().unwrap();
        children.iter().find(|child| child["key"] == key).cloned().unwrap_or_else(|| panic!("{key}"))
    };
    let unit = child(&child(&file["tree"], "units"), "1");
    assert_eq!(child(&unit, "name")["value"], "Thôn 1");
    assert_eq!(child(&unit, "name")["path"], "units.1.name");
    assert!(child(&unit, "name")["help"].as_str().is_some_and(|help| !help.is_empty()));
    assert_eq!(child(&unit, "name")["required"], true);
    assert!(child(&unit, "note")["line"].is_null(), "what may be added is offered");
    let quota = child(&child(&file["tree"], "quotas"), "1");
    let cell = child(&child(&child(&quota, "units"), "thon-1"), "2026-Q2");
    assert_eq!(
        (cell["value"].as_str(), cell["path"].as_str()),
        (Some("1"), Some("quotas.1.units.thon-1.2026-Q2"))
    );
}

#[test]
fn a_click_leads_to_the_field_and_back() {
    let project =
        Project::with_body("  - Đoạn thứ nhất của phần chính.\n  - Đoạn thứ hai nói việc khác hẳn.\n");
    let served = Served::start(&project);
    let base = "/api/plans/plan/documents/plan";
    let places =
        |path: &str| served.get(&format!("{base}/where?file=plan.yaml&path={path}")).json()["places"].clone();
    for (path, line) in
        [("body.1", "Đoạn thứ nhất"), ("body.2", "Đoạn thứ hai"), ("signature.signer", "Nguyễn")]
    {
        let place = places(path)[0].clone();
        assert!(place["page"] == 1, "{path} {line}: {place}");
        let (x, y) = (place["x"].as_f64().unwrap() + 4.0, place["y"].as_f64().unwrap() + 4.0);
        let field = served.get(&format!("{base}/at?page=1&x={x}&y={y}")).json()["field"].clone();
        assert_eq!((field["file"].as_str(), field["path"].as_str()), (Some("plan.yaml"), Some(path)));
    }
    assert!(served.get(&format!("{base}/at?page=1&x=1&y=1")).json()["field"].is_null());
}

#[test]
fn a_figure_is_found_by_the_path_that_the_grid_gives_it() {
    let body = "  - title: Chỉ tiêu\n    body:\n      - quota_table: {quota: admissions, columns: periods}\n";
    let project = Project::with_body(body).file(
        "data/plan/quotas.yaml",
        "format: 1\nunits:\n  - {id: thon-1, name: Thôn 1, kind: village}\nquotas:\n  - measure: admissions\n    period: 2026\n    units:\n      thon-1: {2026-Q1: 37, 2026-Q2: 1}\n",
    );
    let served = Served::start(&project);
    let base = "/api/plans/plan/documents/plan";
    assert_eq!(served.get(&format!("{base}/pages")).json()["stale"], false);
    let grid = served.get("/api/plans/plan/grid").json();
    let path = grid["quotas"][0]["rows"][0]["cells"][0]["path"].as_str().unwrap().to_owned();
    assert_eq!(path, "quotas.admissions.units.thon-1.2026-Q1");
    let places = |path: &str| {
        served.get(&format!("{base}/where?file=quotas.yaml&path={path}")).json()["places"].clone()
    };
    assert_eq!(places(&path).as_array().map(Vec::len), Some(1), "{}", places(&path));
    assert_eq!(places(&path), places("quotas.1.units.thon-1.2026-Q1"));
}

#[test]
fn a_line_of_progress_leads_to_its_progress_and_a_sentence_to_itself() {
    let body = "  - Năm 2026, toàn Đảng bộ kết nạp {{ quota.admissions.total }} đảng viên tại các Chi bộ.\n  - title: Chỉ \
                tiêu từng quý\n    body:\n      - progress: {quota: admissions}\n  - quota_table: {quota: admissions, \
                name_header: Chi bộ, columns: periods}\n";
    let project = Project::with_body(body).file(
        "data/plan/quotas.yaml",
        "format: 1\nunits:\n  - {id: thon-1, name: Thôn 1, kind: village}\nquotas:\n  - measure: admissions\n    period: 2026\n    units:\n      thon-1: {2026-Q1: 37, 2026-Q2: 1}\n",
    );
    let served = Served::start(&project);
    let base = "/api/plans/plan/documents/plan";
    let field = |x: f64, y: f64| served.get(&format!("{base}/at?page=1&x={x}&y={y}")).json()["field"].clone();
    let places = served.get(&format!("{base}/where?file=plan.yaml&path=body.1")).json()["places"].clone();
    for place in places.as_array().unwrap() {
        let (x, y) = (place["x"].as_f64().unwrap() + 4.0, place["y"].as_f64().unwrap() + 4.0);
        assert_eq!(field(x, y)["path"], "body.1", "{place}");
    }
    // The lines of progress are printed by the program: all below the heading, above the table.
    let heading =
        served.get(&format!("{base}/where?file=plan.yaml&path=body.2.title")).json()["places"][0].clone();
    let (x, y) = (heading["x"].as_f64().unwrap(), heading["y"].as_f64().unwrap());
    let found: Vec<Value> = (1..8).map(|line| field(x + 60.0, y + f64::from(line) * 10.0)).collect();
    let is_progress = |field: &Value| field["path"].as_str().is_some_and(|path| path.contains("progress"));
    assert!(found.iter().any(is_progress), "{found:?}");
}

#[test]
fn the_periods_that_follow_can_be_added_to_a_sheet() {
    let project = Project::with_body("  - Một.\n").file(
        "data/plan/quotas.yaml",
        "format: 1\nunits:\n  - {id: thon-1, name: Thôn 1, kind: village}\nquotas:\n  - measure: admissions\n    period: 2026\n    units:\n      thon-1: {2026-Q1: 37, 2026-Q2: 1}\n",
    );
    let served = Served::start(&project);
    let sheet = served.get("/api/plans/plan/grid").json()["quotas"][0].clone();
    assert_eq!(names(&sheet["later"], "id"), ["2026-Q3", "2026-Q4"], "{sheet}");
}

#[test]
fn the_page_has_its_words_and_files_in_the_program() {
    let project = Project::with_body("  - Một.\n");
    let served = Served::start(&project);
    let page = served.get("/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("<html lang=\"en\">") && page.text().contains("id=\"words\""));
    let style = served.get("/assets/app.css");
    assert_eq!(style.header("content-type").as_deref(), Some("text/css; charset=utf-8"));
    let script = served.get("/assets/app.js");
    assert_eq!(script.header("content-type").as_deref(), Some("text/javascript; charset=utf-8"));
    assert_eq!(served.get("/assets/index.html").status, 404);
}

#[test]
fn what_happens_is_reported() {
    use std::io::{Read, Write};
    let project = Project::with_body("  - Một.\n");
    let served = Served::start(&project);
    served.get("/api/plans/plan/documents/plan/pages");
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    stream.set_read_timeout(Some(super::client::LONGEST)).unwrap();
    let (host, cookie) = (served.host(), &served.cookie);
    write!(stream, "GET /api/events HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n").unwrap();
    let mut heard = String::new();
    let begun = std::time::Instant::now();
    let mut listen = |wanted: &str| {
        let mut part = [0; 4096];
        while !heard.contains(wanted) {
            assert!(begun.elapsed() < super::client::LONGEST, "{wanted} is not in {heard}");
            let count = stream.read(&mut part).unwrap();
            assert!(count > 0, "{heard}");
            heard.push_str(&String::from_utf8_lossy(&part[..count]));
        }
        heard.clear();
    };
    listen("text/event-stream");
    // An editor saves.
    project
        .put("data/plan/plan.yaml", &[project.bytes("data/plan/plan.yaml"), b"# xong\n".to_vec()].concat());
    // All plans are looked for again where the watch does not know yet whose file it is.
    listen("\"event\":\"findings\"");
    let answer = served.edit(
        "plan",
        "plan.yaml",
        &serde_json::json!([{"op": "set", "path": "body.1", "value": "Hai."}]),
    );
    assert_eq!(answer.status, 200, "{answer:?}");
    listen("\"event\":\"pages\"");
}

#[test]
fn the_language_of_the_page_is_changed_by_its_reader() {
    let project = Project::with_body("  - Một.\n");
    let served = Served::start(&project);
    assert_eq!(served.post("/api/language?lang=vi", &serde_json::json!({})).status, 200);
    assert_eq!(served.get("/api/session").json()["lang"], "vi");
    assert!(served.get("/").text().contains("<html lang=\"vi\">"));
    assert_eq!(served.post("/api/language?lang=xx", &serde_json::json!({})).status, 400);
}
