//! Files that the browser sends for commands: bounded, of few kinds, read by their own command alone.

use serde_json::json;

use super::client::{Answer, Served, segment};
use crate::harness::{Project, SMALL};

const QUOTAS: &str = "\
format: 1
units:
  - {id: thon-1, name: Thôn 1, kind: village}
  - {id: thon-2, name: Thôn 2, kind: village}
quotas:
  - measure: admissions
    period: 2026
    units:
      thon-1: {2026-Q1: 1, 2026-Q2: 1}
      thon-2: {2026-Q1: 1, 2026-Q2: 1}
";

/// Figures as somebody sends them.
const SHEET: &str = "Đơn vị,Quý I/2026,Quý II/2026\nThôn 1,1,5\nThôn 2,1,1\n";

fn project() -> Project {
    Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/plan/plan.yaml", &format!("{SMALL}body: [Một.]\n"))
        .file("data/plan/quotas.yaml", QUOTAS)
}

fn send(served: &Served<'_>, name: &str, kind: &str, body: &[u8]) -> Answer {
    let (host, cookie) = (served.host(), &served.cookie);
    let head = format!(
        "POST /api/uploads?name={} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n\
         Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
        segment(name),
        body.len()
    );
    served.try_send(&[head.as_bytes(), body].concat()).unwrap()
}

const BYTES: &str = "application/octet-stream";

#[test]
fn figures_of_a_sheet_that_was_sent_are_shown_and_then_imported() {
    let project = project();
    let served = Served::start(&project);
    let sent = send(&served, "../Số liệu.csv", BYTES, SHEET.as_bytes());
    assert_eq!(sent.status, 200, "{}", sent.text());
    let arguments = json!({"plan": "plan", "uploads": [sent.json()["upload"]], "quota": "admissions"});
    let target = "/api/commands/import";
    let shown = served.post(target, &json!({"arguments": arguments, "confirm": null}));
    assert_eq!(shown.status, 200, "{}", shown.text());
    assert!(
        !shown.text().contains(".kehoach/uploads"),
        "people see the name that they gave: {}",
        shown.text()
    );
    assert_eq!(String::from_utf8(project.bytes("data/plan/quotas.yaml")).unwrap(), QUOTAS, "only shown");
    let confirm = shown.json()["confirm"].clone();
    let done = served.post(target, &json!({"arguments": arguments, "confirm": confirm}));
    assert_eq!(done.status, 200, "{}", done.text());
    let expected = QUOTAS.replacen("2026-Q2: 1", "2026-Q2: 5", 1);
    assert_eq!(String::from_utf8(project.bytes("data/plan/quotas.yaml")).unwrap(), expected);
    let left = std::fs::read_dir(project.path("data/.kehoach/uploads")).unwrap().count();
    assert_eq!(left, 0, "what was read is let go");
    let again = served.post(target, &json!({"arguments": arguments, "confirm": null}));
    assert_eq!(again.code(), "no-such-upload");
}

#[test]
fn a_plan_of_a_word_file_that_was_sent_is_begun() {
    let project = project();
    let run = project.run(&["build", "--format", "docx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let word = project.bytes("output/plan/ke-hoach.docx");
    let served = Served::start(&project);
    let sent = send(&served, "kế hoạch.docx", BYTES, &word).json();
    let arguments = json!({"dir": "tu-word", "from_word": sent["upload"]});
    let shown = served.post("/api/commands/new", &json!({"arguments": arguments, "confirm": null})).json();
    let body = json!({"arguments": arguments, "confirm": shown["confirm"]});
    let done = served.post("/api/commands/new", &body);
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(project.path("data/tu-word/plan.yaml").is_file());
}

#[test]
fn plans_of_a_model_and_a_table_that_was_sent_are_begun() {
    let model = SMALL.lines().filter(|line| !line.starts_with("place")).collect::<Vec<_>>().join("\n");
    let project = project().file("data/_models/mau/plan.yaml", &format!("{model}\nbody: [Một.]\n"));
    let served = Served::start(&project);
    assert_eq!(served.get("/api/models").json()["models"], json!(["mau"]));
    let form = served.get("/api/models/mau/table.xlsx");
    assert!(form.status == 200 && form.body.starts_with(b"PK"), "{}", form.status);
    assert!(form.header("content-disposition").is_some_and(|kept| kept.starts_with("attachment")));
    for wrong in ["none", "..", "%2e%2e%2fplan"] {
        assert_eq!(served.get(&format!("/api/models/{wrong}/table.xlsx")).status, 404, "{wrong}");
    }
    let table = "Mã xã,Địa danh\nxa-mot,Hàm Một\nxa-hai,Hàm Hai\n";
    let sent = send(&served, "bảng.csv", BYTES, table.as_bytes()).json();
    let arguments = json!({"dir": "tinh", "from_table": sent["upload"], "model": "mau"});
    let shown = served.post("/api/commands/new", &json!({"arguments": arguments, "confirm": null})).json();
    let body = json!({"arguments": arguments, "confirm": shown["confirm"]});
    let done = served.post("/api/commands/new", &body);
    assert_eq!(done.status, 200, "{}", done.text());
    let text = String::from_utf8(project.bytes("data/tinh/xa-hai/plan.yaml")).unwrap();
    assert!(text.contains("Hàm Hai") && text.contains("model: mau"), "{text}");
}

#[test]
fn what_no_command_reads_is_refused() {
    let project = project();
    let served = Served::start(&project);
    for (name, kind, status) in [
        ("a.exe", BYTES, 422),
        ("plan.yaml", BYTES, 422),
        ("xlsx", BYTES, 422),
        ("a.csv", "text/plain", 415),
        ("a.csv", "multipart/form-data", 415),
    ] {
        assert_eq!(send(&served, name, kind, b"x").status, status, "{name} {kind}");
    }
    let (host, cookie) = (served.host(), &served.cookie);
    let head = |lines: &str| {
        format!("POST /api/uploads?name=a.csv HTTP/1.1\r\nHost: {host}\r\n{lines}Content-Type: {BYTES}\r\n")
    };
    let own = head(&format!("Origin: http://{host}\r\nCookie: {cookie}\r\n"));
    let large = served.try_send(format!("{own}Content-Length: 99999999999\r\n\r\nx").as_bytes()).unwrap();
    assert_eq!(large.status, 413);
    let foreign = head(&format!("Origin: http://evil.example\r\nCookie: {cookie}\r\n"));
    assert_eq!(served.send(&format!("{foreign}Content-Length: 1\r\n\r\nx")).status, 403);
    let unknown = head(&format!("Origin: http://{host}\r\n"));
    assert_eq!(served.send(&format!("{unknown}Content-Length: 1\r\n\r\nx")).status, 401);
    assert!(!project.path("data/.kehoach").exists(), "nothing was kept");
    drop(served);
    let served = Served::start_with(&project, &["data", "--read-only"]);
    assert_eq!(send(&served, "a.csv", BYTES, b"x").code(), "read-only");
    assert!(!project.path("data/.kehoach").exists(), "nothing was kept");
}
