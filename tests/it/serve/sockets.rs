//! Which sockets the program has: `serve` listens on this machine alone, nothing else listens, and nothing connects.
#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use super::client::Served;
use crate::harness::Project;

/// A socket of a process: its own address and the other's, as the system lists them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Socket {
    table: &'static str,
    local: String,
    remote: String,
    state: String,
}

/// The internet sockets of a process.
fn sockets(process: u32) -> BTreeSet<Socket> {
    let opened = fs::read_dir(format!("/proc/{process}/fd")).into_iter().flatten().filter_map(Result::ok);
    let opened = opened.filter_map(|entry| fs::read_link(entry.path()).ok());
    let own: BTreeSet<String> = opened
        .filter_map(|link| Some(link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned()))
        .collect();
    let mut found = BTreeSet::new();
    for table in ["tcp", "tcp6", "udp", "udp6"] {
        let lines = fs::read_to_string(format!("/proc/{process}/net/{table}")).unwrap_or_default();
        for line in lines.lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            if own.contains(fields[9]) {
                found.insert(Socket {
                    table,
                    local: fields[1].to_owned(),
                    remote: fields[2].to_owned(),
                    state: fields[3].to_owned(),
                });
            }
        }
    }
    found
}

const LISTENS: &str = "0A";

/// 127.0.0.1 in the order of its bytes here.
const LOOPBACK: &str = "0100007F";

#[test]
fn serve_listens_on_this_machine_alone_and_connects_nowhere() {
    let project = Project::with_body("  - Một.\n");
    let served = Served::start(&project);
    served.get("/api/plans/plan/documents/plan/pages");
    served.edit("plan", "plan.yaml", &json!([{"op": "set", "path": "body.1", "value": "Hai."}]));
    let found = sockets(served.process());
    let listening: Vec<&Socket> = found.iter().filter(|socket| socket.state == LISTENS).collect();
    assert_eq!(listening.len(), 1, "{found:?}");
    assert_eq!(listening[0].local, format!("{LOOPBACK}:{:04X}", served.port));
    for socket in &found {
        let own = format!("{LOOPBACK}:{:04X}", served.port);
        assert!(socket.table == "tcp" && socket.local == own, "it connected somewhere: {socket:?}");
    }
}

#[test]
fn no_other_command_has_a_socket() {
    let project = Project::sample("long-thanh-2023");
    for arguments in [&["build"][..], &["watch"], &["check", "--layout"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(3) && child.try_wait().unwrap().is_none() {
            let found = sockets(child.id());
            assert!(found.is_empty(), "{arguments:?}: {found:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = child.kill();
        let _ = child.wait();
    }
}
