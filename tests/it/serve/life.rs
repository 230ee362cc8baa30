//! A server that is stopped in the midst, and people who sign in.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::json;

use super::client::Served;
use crate::harness::Project;

#[test]
fn a_server_that_is_killed_leaves_whole_files() {
    let project = Project::with_body("  - Một.\n");
    for round in 0..6_u64 {
        let mut served = Served::start(&project);
        let process = served.process();
        let killer = std::thread::spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(37 * round));
            let _ = Command::new("kill").args(["-9", &process.to_string()]).status();
        });
        let mut digest = served.file_digest();
        for at in 0..200 {
            let Some(text) = digest else { break };
            let edits = json!([{"op": "set", "path": "body.1", "value": format!("Lần {at}, {}.", "chữ ".repeat(200))}]);
            digest = served.try_edit(&text, &edits);
        }
        killer.join().unwrap();
        served.kill();
        let run = project.run(&["check"]);
        assert_eq!(run.status, 0, "{run:#?}");
        let text = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
        assert!(text.starts_with("format: 1\n") && text.ends_with(".\n"), "{text}");
    }
}

impl Served<'_> {
    /// The digest of the plan's file; none where the server is gone.
    fn file_digest(&self) -> Option<String> {
        let answer = self.ask(&format!(
            "GET /api/plans/plan/files/plan.yaml HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
            self.host(),
            self.cookie
        ))?;
        answer["digest"].as_str().map(str::to_owned)
    }

    /// Changes the plan's file; none where the server is gone.
    fn try_edit(&self, digest: &str, edits: &serde_json::Value) -> Option<String> {
        let body = json!({"file": "plan.yaml", "digest": digest, "edits": edits}).to_string();
        let host = self.host();
        let answer = self.ask(&format!(
            "POST /api/plans/plan/edits HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        ))?;
        answer["digest"].as_str().map(str::to_owned)
    }

    fn ask(&self, request: &str) -> Option<serde_json::Value> {
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.write_all(request.as_bytes()).ok()?;
        serde_json::from_slice(&super::client::read_answer(&mut stream)?.body).ok()
    }
}

/// The line of a person for the file of users.
fn user(project: &Project, name: &str, password: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.current_dir(project.path("")).args(["serve", "--add-user", name]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn beyond_this_machine_people_sign_in_and_have_roles() {
    let project = Project::with_body("  - Một.\n");
    let lines = ["an:read", "bình:write", "chi:issue"].map(|name| user(&project, name, "mật khẩu dài"));
    project.put("users", lines.concat().as_bytes());
    assert!(!lines.concat().contains("mật khẩu"), "only hashes are kept");
    for arguments in [
        &["data", "--listen", "127.0.0.1:0"][..],
        &["data", "--listen", "127.0.0.1:0", "--behind-proxy", "kehoach.example"],
        &["data", "--listen", "0.0.0.0:0", "--users", "users"],
    ] {
        let run = project.run(&[&["serve", "--no-open"][..], arguments].concat());
        assert_eq!(run.status, 2, "{arguments:?} {run:#?}");
    }
    let served = Proxied::start(&project);
    let page = served.send("GET / HTTP/1.1\r\nHost: kehoach.example\r\n\r\n");
    assert_eq!((page.0, page.1.contains("/sign-in")), (303, true), "{page:?}");
    assert_eq!(served.send("GET /open?secret=x HTTP/1.1\r\nHost: kehoach.example\r\n\r\n").0, 403);
    let wrong = served.sign_in("an", "sai");
    assert_eq!((wrong.0, wrong.1.contains("set-cookie")), (403, false), "{wrong:?}");
    for (name, written, issued) in [("an", 403, 403), ("bình", 200, 403), ("chi", 200, 200)] {
        let answer = served.sign_in(name, "mật khẩu dài");
        assert_eq!(answer.0, 303, "{answer:?}");
        let cookie = answer.1.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        assert!(cookie.starts_with("__Host-kehoach=") && cookie.contains("Secure"), "{cookie}");
        let cookie = cookie.split(';').next().unwrap();
        let get = |target: &str| {
            served
                .send(&format!("GET {target} HTTP/1.1\r\nHost: kehoach.example\r\nCookie: {cookie}\r\n\r\n"))
        };
        let file: serde_json::Value =
            serde_json::from_str(&get("/api/plans/plan/files/plan.yaml").2).unwrap();
        let post = |target: &str, body: serde_json::Value| {
            let body = body.to_string();
            served.send(&format!(
                "POST {target} HTTP/1.1\r\nHost: kehoach.example\r\nOrigin: https://kehoach.example\r\nCookie: {cookie}\r\n\
                 Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            ))
        };
        let edits = json!([{"op": "set", "path": "body.1", "value": format!("Của {name}.")}]);
        let edit = post(
            "/api/plans/plan/edits",
            json!({"file": "plan.yaml", "digest": file["digest"], "edits": edits}),
        );
        assert_eq!(edit.0, written, "{name} {edit:?}");
        get("/api/plans/plan/findings");
        let arguments = json!({"plan": "plan", "document": "plan"});
        let issue = post("/api/commands/issue", json!({"arguments": arguments, "confirm": null}));
        assert_eq!(issue.0, issued, "{name} {issue:?}");
    }
    let noted = String::from_utf8(project.bytes("data/.kehoach/changes.jsonl")).unwrap();
    assert!(noted.contains("\"user\":\"bình\"") && !noted.contains("\"user\":\"an\""), "{noted}");
}

#[test]
fn where_people_have_names_a_change_without_its_author_is_refused() {
    // A file has the name of the folder that the list of changes is in.
    let project =
        Project::with_body("  - Một.\n").file("data/kehoach.yaml", "format: 1\n").file("data/.kehoach", "");
    project.put("users", user(&project, "bình:issue", "mật khẩu dài").as_bytes());
    let before = project.bytes("data/plan/plan.yaml");
    let served = Proxied::start(&project);
    let answer = served.sign_in("bình", "mật khẩu dài");
    let cookie = answer.1.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    let cookie = cookie.split(';').next().unwrap();
    let post = |target: &str, body: serde_json::Value| {
        let body = body.to_string();
        served.send(&format!(
            "POST {target} HTTP/1.1\r\nHost: kehoach.example\r\nOrigin: https://kehoach.example\r\nCookie: {cookie}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    };
    let edits = json!([{"op": "set", "path": "body.1", "value": "Hai."}]);
    let digest = blake3::hash(&before).to_hex().to_string();
    let edit = post("/api/plans/plan/edits", json!({"file": "plan.yaml", "digest": digest, "edits": edits}));
    assert!(edit.0 == 500 && edit.2.contains("\"unnoted\""), "{edit:?}");
    let arguments = json!({"dir": "moi"});
    let shown = post("/api/commands/new", json!({"arguments": arguments, "confirm": null}));
    let shown: serde_json::Value = serde_json::from_str(&shown.2).unwrap();
    let done = post("/api/commands/new", json!({"arguments": arguments, "confirm": shown["confirm"]}));
    assert!(done.0 == 500 && done.2.contains("\"unnoted\""), "{done:?}");
    assert!(project.bytes("data/plan/plan.yaml") == before && !project.path("data/moi").exists());
}

/// A server behind a proxy that is not there: requests come as the proxy would send them.
struct Proxied {
    port: u16,
    child: std::process::Child,
}

impl Proxied {
    fn start(project: &Project) -> Self {
        // A port that was free a moment ago.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args(["serve", "data", "--users", "users"]);
        command.args(["--listen", &format!("127.0.0.1:{port}"), "--behind-proxy", "kehoach.example"]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let stdout = child.stdout.take().unwrap();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut line).unwrap();
        assert!(line.contains("https://kehoach.example/"), "{line}");
        Self { port, child }
    }

    /// Status, head and body of the answer.
    fn send(&self, request: &str) -> (u16, String, String) {
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let answer = super::client::read_answer(&mut stream).unwrap();
        (answer.status, answer.head.clone(), answer.text())
    }

    fn sign_in(&self, name: &str, password: &str) -> (u16, String, String) {
        let body =
            format!("name={}&password={}", super::client::segment(name), super::client::segment(password));
        self.send(&format!(
            "POST /sign-in HTTP/1.1\r\nHost: kehoach.example\r\nOrigin: https://kehoach.example\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }
}

impl Drop for Proxied {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
