//! A server that runs in a project, and requests to it, whole or broken.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::Project;

/// Longer than anything takes on a slow machine.
pub(super) const LONGEST: Duration = Duration::from_mins(1);

/// A program that serves; ended when the test is.
pub(super) struct Served<'a> {
    project: &'a Project,
    pub(super) port: u16,
    pub(super) secret: String,
    pub(super) cookie: String,
    child: Child,
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.text()))
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The code of a refusal.
    pub(super) fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }

    pub(super) fn header(&self, name: &str) -> Option<String> {
        let is_it = |line: &&str| line.to_lowercase().starts_with(&format!("{name}:"));
        self.head
            .lines()
            .find(is_it)
            .and_then(|line| line.split_once(':'))
            .map(|(_, value)| value.trim().to_owned())
    }
}

impl<'a> Served<'a> {
    pub(super) fn start(project: &'a Project) -> Self {
        Self::start_with(project, &["data"])
    }

    /// Starts with these arguments, and opens a session.
    pub(super) fn start_with(project: &'a Project, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args(["--lang", "en", "serve", "--no-open"]).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split_whitespace().find(|word| word.starts_with("http")).unwrap_or_else(|| {
            let mut said = String::new();
            child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            panic!("no address: {line}{said}")
        });
        let (host, secret) = address.split_once("/open?secret=").unwrap();
        let port = host.rsplit(':').next().unwrap().parse().unwrap();
        let mut served = Self { project, port, secret: secret.to_owned(), cookie: String::new(), child };
        served.cookie = served.open();
        served
    }

    /// Another session: the value of its cookie with its name.
    pub(super) fn open(&self) -> String {
        let target = format!("/open?secret={}", self.secret);
        let answer = self.send(&format!("GET {target} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host()));
        assert_eq!(answer.status, 303, "{answer:?}");
        let cookie = answer.header("set-cookie").unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    pub(super) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub(super) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Sends bytes, and reads the answer to its end; none comes where the connection is closed.
    pub(super) fn try_send(&self, request: &[u8]) -> Option<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONGEST)).unwrap();
        // A server that refuses may close before all is sent.
        let _ = stream.write_all(request);
        read_answer(&mut stream)
    }

    pub(super) fn send(&self, request: &str) -> Answer {
        self.try_send(request.as_bytes()).expect("an answer")
    }

    pub(super) fn get(&self, target: &str) -> Answer {
        self.send(&format!(
            "GET {target} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
            self.host(),
            self.cookie
        ))
    }

    pub(super) fn post(&self, target: &str, body: &Value) -> Answer {
        self.post_text(target, &body.to_string())
    }

    pub(super) fn post_text(&self, target: &str, body: &str) -> Answer {
        let (host, cookie) = (self.host(), &self.cookie);
        self.send(&format!(
            "POST {target} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }

    /// A file of a plan as the page has it.
    pub(super) fn file(&self, plan: &str, file: &str) -> Value {
        let answer = self.get(&format!("/api/plans/{}/files/{}", segment(plan), segment(file)));
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }

    /// Changes a file as it is now.
    pub(super) fn edit(&self, plan: &str, file: &str, edits: &Value) -> Answer {
        let digest = self.file(plan, file)["digest"].clone();
        self.post(
            &format!("/api/plans/{}/edits", segment(plan)),
            &json!({"file": file, "digest": digest, "edits": edits}),
        )
    }

    /// Waits until something is so.
    #[track_caller]
    pub(super) fn until(&self, what: &str, is_so: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_so() {
            let folder = self.project.path("");
            assert!(start.elapsed() < LONGEST, "{what} did not come in {}", folder.display());
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Ends the program in the midst of whatever it does.
    pub(super) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Served<'_> {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A name as one part of an address.
pub(super) fn segment(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    name.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// Reads one answer.
pub(super) fn read_answer(stream: &mut TcpStream) -> Option<Answer> {
    let mut bytes = Vec::new();
    let head_end = loop {
        if let Some(at) = position(&bytes, b"\r\n\r\n") {
            break at;
        }
        more(stream, &mut bytes)?;
    };
    let head = String::from_utf8_lossy(&bytes[..head_end]).into_owned();
    let mut body = bytes[head_end + 4..].to_vec();
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    let answer = Answer { status, head, body: Vec::new() };
    if let Some(length) = answer.header("content-length").and_then(|length| length.parse::<usize>().ok()) {
        while body.len() < length {
            more(stream, &mut body)?;
        }
        body.truncate(length);
    }
    Some(Answer { body, ..answer })
}

/// Reads a few bytes more; none where the connection is over.
fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let mut part = [0; 8 << 10];
    let count = stream.read(&mut part).ok().filter(|count| *count > 0)?;
    bytes.extend_from_slice(&part[..count]);
    Some(())
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
