//! Pipes, devices and sockets in the places of files: each command ends, and what it had to read is a finding.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use crate::harness::{Project, assert_each_command_is_in};

/// Every place where the program reads a file of a project.
const PLACES: [&str; 24] = [
    "data/kehoach.yaml",
    "data/register.yaml",
    "data/p/plan.yaml",
    "data/p/quotas.yaml",
    "data/p/results.yaml",
    "data/p/notice.yaml",
    "data/p/reports/2026-Q2.yaml",
    "data/p/seal.png",
    "data/p/note.txt",
    "data/p/import.yaml",
    "data/p/issued/1/set.json",
    "data/p/issued/1/pending.json",
    "data/p/issued/1/ke-hoach.pdf",
    "data/p/issued/1/data/p/plan.yaml",
    "data/_shared/part.yaml",
    "data/_models/m/plan.yaml",
    "data/templates/ke-hoach.typ.j2",
    "data/templates/profiles/own.yaml",
    "data/fonts/own.ttf",
    "output/p/ke-hoach.pdf",
    "output/p/.kehoach.json",
    "data/.kehoach-table.json",
    "xa.csv",
    "sua.docx",
];

/// Commands that read, and those that write.
const COMMANDS: [&[&str]; 16] = [
    &["build"],
    &["build", "--force", "--format", "typ"],
    &["build", "-n"],
    &["check", "--layout"],
    &["check", "--fix", "--yes"],
    &["list"],
    &["verify"],
    &["fonts"],
    &["diff", "data/p", "--pdf", "diff.pdf"],
    &["issue", "data/p", "--number", "2"],
    &["revise", "data/p"],
    &["new", "--from", "data/p", "data/next"],
    &["new", "--from-table", "xa.csv", "--model", "m", "data/next"],
    &["import", "xa.csv", "data", "--yes"],
    &["import", "xa.csv", "data/p", "--yes"],
    &["changes", "sua.docx", "data/p", "--yes"],
];

/// Commands that read no file of a project, or are like another of the list, and why.
const WITHOUT_FILES: [(&str, &str); 8] = [
    ("serve", "it does not end, and reads what `build` reads"),
    ("watch", "it does not end, and reads what `build` reads"),
    ("explain", "it reads no file"),
    ("schema", "it reads no file of a project"),
    ("templates", "it reads no file of a project"),
    ("completions", "it reads no file"),
    ("man", "it reads no file of a project"),
    ("help", "it reads no file"),
];

fn project() -> Project {
    let plan = crate::harness::SMALL
        .replace("format: 1\n", "format: 1\nshared: part\nmodel: m\n")
        .replace("signer: Nguyễn Văn A", "signer: Nguyễn Văn A\n  seal: {file: seal.png, width: 30 mm}")
        .replace("number: 5\n", "");
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\ntemplates: templates\nfonts: {folders: [fonts]}\n")
        .file("data/_shared/part.yaml", "format: 1\nspelling: ủy\n")
        .file("data/_models/m/plan.yaml", "format: 1\nbody: [Một đoạn.]\n")
        .file("data/templates/note.typ", "// none\n")
        .file("data/fonts/readme.txt", "none\n")
        .file("xa.csv", "Mã xã;Địa danh\nxa-1;A\n")
        .bytes_at("data/p/seal.png", &png())
        .file("data/p/plan.yaml", &plan);
    let run = project.run(&["issue", "data/p", "--number", "1"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(project.build().status, 0);
    project
}

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(8, 8).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn put_pipe(path: &Path) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = std::fs::remove_file(path);
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn no_command_waits_for_a_pipe_in_the_place_of_a_file() {
    assert_each_command_is_in(&COMMANDS, &WITHOUT_FILES);
    let project = project();
    for place in PLACES {
        let path = project.path(place);
        let kept = std::fs::read(&path).ok();
        put_pipe(&path);
        for command in COMMANDS {
            let run = project.run(command);
            assert!(matches!(run.status, 0 | 1), "{place}, {command:?}: {run:#?}");
            assert!(!run.stderr.contains("panicked"), "{place}, {command:?}: {run:#?}");
            let _ = std::fs::remove_dir_all(project.path("data/next"));
        }
        if std::fs::symlink_metadata(&path).is_ok() {
            std::fs::remove_file(&path).unwrap();
        }
        if let Some(bytes) = kept {
            std::fs::write(&path, bytes).unwrap();
        }
    }
}

#[test]
fn what_is_no_file_is_reported_at_its_place() {
    for place in [
        "data/plan/plan.yaml",
        "data/plan/quotas.yaml",
        "data/kehoach.yaml",
        "data/plan/reports/2026-Q1.yaml",
    ] {
        for kind in ["pipe", "device", "socket"] {
            let project = Project::with_body("  - Một đoạn.\n");
            let path = project.path(place);
            let _ = std::fs::remove_file(&path);
            let mut held = None;
            match kind {
                "pipe" => put_pipe(&path),
                "device" => {
                    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                    symlink("/dev/zero", &path).unwrap();
                }
                _ => {
                    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                    held = UnixListener::bind(&path).ok();
                }
            }
            let run = project.build();
            let said = format!("a device or a socket\n--> {place}\n");
            // A socket's path may be too long for the system.
            let is_there = kind != "socket" || held.is_some();
            assert!(
                !is_there || run.status == 1 && run.stderr.contains(&said),
                "{place} {kind}: {}",
                run.stderr
            );
        }
    }
}

#[test]
fn a_lock_that_is_a_pipe_or_a_link_is_refused() {
    for place in ["data/.kehoach.lock", "output/plan/.kehoach.lock"] {
        for kind in ["pipe", "link"] {
            let project = Project::with_body("  - Một đoạn.\n").file("data/kehoach.yaml", "format: 1\n");
            let path = project.path(place);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            match kind {
                "pipe" => put_pipe(&path),
                _ => symlink(project.path("elsewhere"), &path).unwrap(),
            }
            let command: &[&str] =
                if place.starts_with("data") { &["issue", "data/plan"] } else { &["build"] };
            let run = project.run(command);
            assert!(run.status == 1 && run.stderr.contains("error[file-unwritable]"), "{kind}: {run:#?}");
            assert!(!project.path("elsewhere").exists());
        }
    }
}
