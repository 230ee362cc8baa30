//! Requests that the page never sends: none gets in, none reaches a file that it should not, none stops the others.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use super::client::{Answer, Served, read_answer, segment};
use crate::harness::Project;
use crate::stable::{assert_same, files};

fn project() -> Project {
    Project::with_body("  - Một.\n").file("data/kehoach.yaml", "format: 1\n").file("secret.yaml", "mật: 1\n")
}

/// A request with these lines after the first.
fn request(served: &Served<'_>, first: &str, lines: &[String], body: &str) -> Option<Answer> {
    let head: String = lines.iter().flat_map(|line| [line.as_str(), "\r\n"]).collect();
    served.try_send(
        format!("{first} HTTP/1.1\r\n{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes(),
    )
}

/// Asserts that a request is refused, and how.
#[track_caller]
fn refused(answer: Option<Answer>, statuses: &[u16]) {
    if let Some(answer) = answer {
        assert!(statuses.contains(&answer.status), "{answer:?}");
        assert!(answer.header("set-cookie").is_none(), "{answer:?}");
        assert!(!answer.text().contains("Một."), "{answer:?}");
    }
}

const EDIT: &str =
    r#"{"file": "plan.yaml", "digest": "x", "edits": [{"op": "set", "path": "body.1", "value": "Hai."}]}"#;

#[test]
fn requests_for_another_host_are_refused() {
    let project = project();
    let served = Served::start(&project);
    let cookie = format!("Cookie: {}", served.cookie);
    let port = served.port;
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        "127.0.0.1".to_owned(),
        format!("127.0.0.1:{}", port.wrapping_add(1)),
        format!("0.0.0.0:{port}"),
        format!("localhost.:{port}"),
        format!("user@127.0.0.1:{port}"),
        String::new(),
    ] {
        let lines = [format!("Host: {host}"), cookie.clone()];
        refused(request(&served, "GET /api/plans", &lines, ""), &[400, 421]);
        let secret = format!("GET /open?secret={}", served.secret);
        refused(request(&served, &secret, &lines[..1], ""), &[400, 421]);
    }
    refused(request(&served, "GET /api/plans", std::slice::from_ref(&cookie), ""), &[400, 421]);
    let two = [format!("Host: 127.0.0.1:{port}"), "Host: evil.example".to_owned(), cookie.clone()];
    refused(request(&served, "GET /api/plans", &two, ""), &[400, 421]);
    let proxied = [format!("Host: 127.0.0.1:{port}"), cookie];
    refused(request(&served, "GET http://evil.example/api/plans", &proxied, ""), &[400, 421]);
    for name in ["localhost", "[::1]", "127.0.0.1", "LOCALHOST"] {
        let lines = [format!("Host: {name}:{port}"), format!("Cookie: {}", served.cookie)];
        assert_eq!(request(&served, "GET /api/plans", &lines, "").unwrap().status, 200, "{name}");
    }
}

#[test]
fn requests_from_other_pages_are_refused() {
    let project = project();
    let served = Served::start(&project);
    let before = files(&project.path("data"));
    let host = format!("Host: {}", served.host());
    let cookie = format!("Cookie: {}", served.cookie);
    let json = "Content-Type: application/json".to_owned();
    for origin in [
        Some("http://evil.example".to_owned()),
        Some("null".to_owned()),
        Some(format!("https://{}", served.host())),
        Some(format!("http://127.0.0.1:{}", served.port.wrapping_add(1))),
        Some(format!("http://{}.evil.example", served.host())),
        None,
    ] {
        let mut lines = vec![host.clone(), cookie.clone(), json.clone()];
        lines.extend(origin.map(|origin| format!("Origin: {origin}")));
        refused(request(&served, "POST /api/plans/plan/edits", &lines, EDIT), &[403]);
    }
    for site in ["cross-site", "same-site", "none"] {
        let own = format!("Origin: http://{}", served.host());
        let lines = vec![host.clone(), cookie.clone(), json.clone(), own, format!("Sec-Fetch-Site: {site}")];
        refused(request(&served, "POST /api/plans/plan/edits", &lines, EDIT), &[403]);
    }
    for site in ["cross-site", "same-site"] {
        let lines = vec![host.clone(), cookie.clone(), format!("Sec-Fetch-Site: {site}")];
        refused(request(&served, "GET /api/plans", &lines, ""), &[403]);
        refused(request(&served, &format!("GET /open?secret={}", served.secret), &lines, ""), &[403]);
    }
    // What a form of another page can send without being asked.
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let own = format!("Origin: http://{}", served.host());
        let lines = vec![host.clone(), cookie.clone(), own, format!("Content-Type: {kind}")];
        refused(request(&served, "POST /api/plans/plan/edits", &lines, EDIT), &[415]);
    }
    assert_same(&before, &files(&project.path("data")), "nothing was written");
}

#[test]
fn nobody_gets_in_without_the_cookie() {
    let project = project();
    let served = Served::start(&project);
    let host = format!("Host: {}", served.host());
    let own = format!("Origin: http://{}", served.host());
    let json = "Content-Type: application/json".to_owned();
    let (name, value) = served.cookie.split_once('=').unwrap();
    let other = if value.starts_with('0') { "1" } else { "0" };
    let flipped = format!("{other}{}", &value[1..]);
    for cookie in [
        String::new(),
        format!("{name}="),
        format!("{name}={flipped}"),
        format!("{name}={}", &value[..value.len() - 1]),
        format!("kehoach={value}"),
        format!("{name}={value}; {name}={value}"),
        format!("{name}={}", served.secret),
    ] {
        let lines = [host.clone(), own.clone(), json.clone(), format!("Cookie: {cookie}")];
        for target in ["/", "/api/session", "/api/plans", "/api/events", "/assets/app.js", "/nowhere"] {
            refused(request(&served, &format!("GET {target}"), &lines, ""), &[401]);
        }
        for target in ["/api/plans/plan/edits", "/api/plans/plan/undo", "/api/commands/build", "/nowhere"] {
            refused(request(&served, &format!("POST {target}"), &lines, EDIT), &[401]);
        }
    }
    for secret in ["", "x", &served.secret[1..], &format!("{}0", served.secret), &"0".repeat(64)] {
        refused(
            request(&served, &format!("GET /open?secret={secret}"), std::slice::from_ref(&host), ""),
            &[403],
        );
    }
    refused(request(&served, "GET /open", std::slice::from_ref(&host), ""), &[403]);
    refused(request(&served, &format!("GET /open?Secret={}", served.secret), &[host], ""), &[403]);
    let cookie = served.get("/api/session").header("set-cookie");
    assert_eq!(cookie, None);
}

#[test]
fn the_cookie_and_every_answer_say_what_browsers_keep_to() {
    let project = project();
    let served = Served::start(&project);
    let open = served.send(&format!(
        "GET /open?secret={} HTTP/1.1\r\nHost: {}\r\n\r\n",
        served.secret,
        served.host()
    ));
    let cookie = open.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"));
    let refused = served.send(&format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", served.host()));
    for answer in [open, refused, served.get("/"), served.get("/api/plans"), served.get("/nowhere")] {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none';") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{policy}");
        assert_eq!(answer.header("x-content-type-options").as_deref(), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy").as_deref(), Some("no-referrer"));
        assert_eq!(answer.header("x-frame-options").as_deref(), Some("DENY"));
        assert_eq!(answer.header("cross-origin-resource-policy").as_deref(), Some("same-origin"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

/// Ways that lead to files outside, written in several ways.
fn ways_out() -> Vec<String> {
    let plain = [
        "../secret.yaml",
        "../../secret.yaml",
        "/etc/passwd",
        "..\\secret.yaml",
        "plan/../../secret.yaml",
        "../kehoach.yaml",
        "kehoach.yaml",
        ".kehoach/changes.jsonl",
        "issued/1/set.json",
        "plan.yaml\0.txt",
        "./plan.yaml",
        "plan.yaml/",
        "",
        "file:///etc/passwd",
        "....//secret.yaml",
    ];
    let mut all: Vec<String> = Vec::new();
    for way in plain {
        let once = segment(way);
        all.push(once.clone());
        all.push(once.replace('%', "%25"));
        all.push(way.replace("..", "%2e%2e").replace('/', "%2f").replace('\\', "%5c").replace('\0', "%00"));
        all.push(way.replace("..", "%c0%ae%c0%ae").replace('/', "%c0%af").replace('\0', "%00"));
    }
    all
}

#[test]
fn no_parameter_leads_to_a_file_outside() {
    let project = project();
    let served = Served::start(&project);
    let before = files(&project.path(""));
    for way in ways_out() {
        for target in [
            format!("/api/plans/{way}/files"),
            format!("/api/plans/plan/files/{way}"),
            format!("/api/plans/{way}/findings"),
            format!("/api/plans/plan/documents/{way}/pages"),
            format!("/api/plans/plan/documents/plan/pages/1/{way}"),
            format!("/api/plans/plan/documents/plan/pages/{way}/x.svg"),
            format!("/api/plans/plan/documents/plan/where?file={way}&path=a"),
            format!("/api/plans/plan/documents/plan/at?page={way}&x=1&y=1"),
            format!("/api/plans/{way}/grid"),
            format!("/api/plans/plan/names?file={way}&path=a"),
            format!("/assets/{way}"),
            format!("/{way}"),
        ] {
            let Some(answer) = served.try_send(
                format!(
                    "GET {target} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
                    served.host(),
                    served.cookie
                )
                .as_bytes(),
            ) else {
                continue;
            };
            let is_page = target == "/";
            assert!(
                is_page || (400..500).contains(&answer.status) || !answer.text().contains("mật"),
                "{target} {answer:?}"
            );
            for secret in ["mật", "root:", "format: 1"] {
                assert!(!answer.text().contains(secret), "{target}: {answer:?}");
            }
        }
    }
    for way in [
        "../secret.yaml",
        "/etc/passwd",
        "kehoach.yaml",
        "..\\secret.yaml",
        "issued/1/set.json",
        "plan.yaml\0",
    ] {
        let body = json!({"file": way, "digest": "x", "edits": [{"op": "set", "path": "a", "value": "1"}]});
        assert_eq!(served.post("/api/plans/plan/edits", &body).status, 404, "{way}");
        for name in ["new", "import", "build", "issue"] {
            let arguments = json!({"dir": way, "files": [way], "paths": [way], "plan": "plan", "document": way, "from": way});
            let answer = served
                .post(&format!("/api/commands/{name}"), &json!({"arguments": arguments, "confirm": null}));
            assert!((400..500).contains(&answer.status), "{name} {way}: {answer:?}");
        }
    }
    assert_same(&before, &files(&project.path("")), "nothing was written");
}

#[test]
fn bodies_that_are_no_edits_are_refused() {
    let project = project();
    let served = Served::start(&project);
    let before = files(&project.path("data"));
    let deep = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    let edit = |value: &str| {
        format!(
            "{{\"file\": \"plan.yaml\", \"digest\": \"x\", \"edits\": [{{\"op\": \"set\", \"path\": \"body.1\", \"value\": {value}}}]}}"
        )
    };
    for body in [
        String::new(),
        "{".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        "{\"file\": 1}".to_owned(),
        "\u{feff}{}".to_owned(),
        edit("\"x\"").replace("set", "write"),
        edit("\"x\"").replace("body.1", ""),
        edit(&deep),
        edit("\"\\ud800\""),
        deep,
    ] {
        let answer = served.post_text("/api/plans/plan/edits", &body);
        assert!([400, 404, 409].contains(&answer.status), "{} {answer:?}", &body[..body.len().min(60)]);
    }
    let (host, cookie) = (served.host(), &served.cookie);
    let head = format!(
        "POST /api/plans/plan/edits HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n\
         Content-Type: application/json\r\n"
    );
    // Larger than a file may be: said beforehand, and found out while it comes.
    refused(served.try_send(format!("{head}Content-Length: 99999999999\r\n\r\n{{").as_bytes()), &[413]);
    let chunk = format!("{:x}\r\n{}\r\n", 1 << 20, "x".repeat(1 << 20));
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n", chunk.repeat(6));
    refused(served.try_send(chunked.as_bytes()), &[400, 413]);
    // Two lengths, or a length and chunks: what one reader takes for a second request.
    let two =
        format!("{head}Content-Length: 2\r\nContent-Length: 20\r\n\r\n{{}}GET /api/plans HTTP/1.1\r\n\r\n");
    refused(served.try_send(two.as_bytes()), &[400]);
    assert_same(&before, &files(&project.path("data")), "nothing was written");
    assert_eq!(served.get("/api/plans").status, 200);
}

#[test]
fn what_is_no_request_is_refused_and_the_others_go_on() {
    let project = project();
    let served = Served::start(&project);
    let (host, cookie) = (served.host(), &served.cookie);
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "GETT", "post"] {
        let lines = [format!("Host: {host}"), format!("Cookie: {cookie}"), format!("Origin: http://{host}")];
        refused(request(&served, &format!("{method} /api/plans/plan/edits"), &lines, EDIT), &[400, 403, 405]);
    }
    let lines = [format!("Host: {host}"), format!("Cookie: {cookie}"), format!("Origin: http://{host}")];
    refused(request(&served, "GET /api/plans/plan/edits", &lines, ""), &[404, 405]);
    refused(request(&served, "POST /api/plans", &lines, "{}"), &[404, 405]);
    for broken in [
        "\r\n\r\n".to_owned(),
        "hello\r\n\r\n".to_owned(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        format!("GET /{} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n", "a".repeat(20_000)),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "a".repeat(1 << 20)),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\n{}\r\n", "X: y\r\n".repeat(5000)),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: a\0b\r\n\r\n"),
    ] {
        if let Some(answer) = served.try_send(broken.as_bytes()) {
            assert!(answer.status >= 400, "{answer:?}");
        }
    }
    served.try_send(&[
        0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03, b'\r', b'\n', b'\r', b'\n',
    ]);
    assert_eq!(served.get("/api/plans").status, 200);
}

#[test]
fn who_sends_slowly_is_cut_off_and_holds_up_no_one() {
    let project = project();
    let served = Served::start(&project);
    let mut slow: Vec<TcpStream> =
        (0..40).map(|_| TcpStream::connect(("127.0.0.1", served.port)).unwrap()).collect();
    let begun = Instant::now();
    let mut is_cut_off = false;
    // A byte now and then, as long as somebody takes it.
    while begun.elapsed() < Duration::from_secs(40) && !is_cut_off {
        for stream in &mut slow {
            let _ = stream.write_all(b"G");
        }
        assert_eq!(served.get("/api/session").status, 200, "the others are answered meanwhile");
        std::thread::sleep(Duration::from_millis(400));
        let first = &mut slow[0];
        first.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        let mut byte = [0; 1];
        is_cut_off = match std::io::Read::read(first, &mut byte) {
            Ok(count) => count == 0 || byte[0] != 0,
            Err(error) => {
                !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)
            }
        };
    }
    assert!(is_cut_off, "a head that does not come is not waited for");
}

#[test]
fn scripts_in_texts_come_back_as_texts() {
    let script = "<script>alert(1)</script><img src=x onerror=alert(2)>\\\"'&amp;";
    let project = project();
    let served = Served::start(&project);
    for path in ["body.1", "place", "abstract", "signature.signer", "issuer.name", "recipients.1"] {
        let answer = served.edit("plan", "plan.yaml", &json!([{"op": "set", "path": path, "value": script}]));
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
    }
    let file = served.get("/api/plans/plan/files/plan.yaml");
    assert_eq!(file.header("content-type").as_deref(), Some("application/json"));
    assert!(file.json()["text"].as_str().unwrap().contains("<script>"));
    let pages = served.get("/api/plans/plan/documents/plan/pages").json();
    for (at, page) in pages["pages"].as_array().unwrap().iter().enumerate() {
        let digest = page["digest"].as_str().unwrap();
        let picture =
            served.get(&format!("/api/plans/plan/documents/plan/pages/{}/{digest}.svg", at + 1)).text();
        for live in ["<script", "onerror", "<foreignObject", "javascript:"] {
            assert!(!picture.contains(live), "{live}");
        }
    }
    // No text of the data is in the page itself, and none of a path.
    let shell = served.get("/").text();
    assert_eq!(shell.matches("<script").count(), 2, "the words and the first script");
    let named = served.get("/api/plans/%3Cscript%3Ealert(1)%3C%2Fscript%3E/findings");
    assert!(!named.text().contains("<script>"), "{named:?}");
}

#[test]
fn a_reader_changes_nothing() {
    let project = project();
    let served = Served::start_with(&project, &["data", "--read-only"]);
    assert_eq!(served.get("/api/session").json()["read_only"], true);
    let before = files(&project.path("data"));
    assert_eq!(
        served.edit("plan", "plan.yaml", &json!([{"op": "set", "path": "body.1", "value": "Hai."}])).code(),
        "read-only"
    );
    for target in ["undo", "redo"] {
        assert_eq!(served.post(&format!("/api/plans/plan/{target}"), &json!({})).code(), "read-only");
    }
    assert_eq!(served.post("/api/plans/plan/fix", &json!({"fix": "x"})).code(), "read-only");
    assert_eq!(
        served.post("/api/plans/plan/accept", &json!({"finding": "x", "reason": "y"})).code(),
        "read-only"
    );
    for (name, arguments) in [
        ("build", json!({"paths": []})),
        ("issue", json!({"plan": "plan", "document": "plan"})),
        ("new", json!({"dir": "x"})),
    ] {
        // The documents are known after a look.
        served.get("/api/plans/plan/findings");
        let answer =
            served.post(&format!("/api/commands/{name}"), &json!({"arguments": arguments, "confirm": null}));
        assert_eq!(answer.code(), "read-only", "{name}");
    }
    assert_eq!(served.get("/api/plans/plan/documents/plan/pages").status, 200);
    assert_same(&before, &files(&project.path("data")), "nothing was written");
}

#[test]
fn one_request_after_the_other_on_one_connection_is_looked_at_each_by_itself() {
    let project = project();
    let served = Served::start(&project);
    let (host, cookie) = (served.host(), &served.cookie);
    let mut stream = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    write!(stream, "GET /api/session HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n").unwrap();
    assert_eq!(read_answer(&mut stream).unwrap().status, 200);
    write!(stream, "GET /api/session HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    assert_eq!(read_answer(&mut stream).unwrap().status, 401);
}
