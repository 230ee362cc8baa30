//! An issued set never changes, whichever command is pointed at it, and by which way.

use std::collections::BTreeMap;

use crate::harness::{Project, Run, SMALL, assert_each_command_is_in};
use crate::stable::{assert_same, files};

/// A plan that was issued twice, with something for `check --fix` in its working copy and in its sets.
fn project() -> Project {
    let project = Project::with_body("  - Một đoạn  văn.\n")
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/_models/m/plan.yaml", &format!("{SMALL}body:\n  - Một đoạn.\n"))
        .file("xa.csv", "id;Địa danh\nxa-1;Bình An\n");
    for command in [
        &["issue", "data/plan"][..],
        &["revise", "data/plan"],
        &["issue", "data/plan", "--number", "9", "--date", "2026-07-01"],
        &["revise", "data/plan"],
    ] {
        let run = project.run(command);
        assert_eq!(run.status, 0, "{command:?} {run:#?}");
    }
    project
}

fn refused(run: &Run) -> bool {
    run.status == 1 && run.stderr.contains("this is an issued set, which nobody writes into")
}

/// Commands that write, pointed at a set by its path from the project's folder.
const INTO_A_SET: [&[&str]; 26] = [
    &["issue", "data/plan/issued/1/data/plan"],
    &["issue", "data/plan/issued/1/data/plan", "--number", "next", "--date", "2026-08-01"],
    &["issue", "data/plan/../plan/issued/1/data/plan/plan.yaml"],
    &["issue", "--signed", "xa.csv", "data/plan/issued/1/data/plan"],
    &["revise", "data/plan/issued/2/data/plan"],
    &["revise", "data/plan/issued/2/data/plan/plan.yaml", "--replace"],
    &["build", "-o", "data/plan/issued/1"],
    &["build", "-o", "data/plan/issued"],
    &["build", "-o", "data/plan/issued/7"],
    &["build", "-o", "nowhere/../data/plan/issued/1"],
    &["build", "-o", "data/plan/reports/../issued/1/new", "--format", "typ"],
    &["build", "data/plan/issued/1/data", "-o", "data/plan/issued/1/data"],
    &["diff", "data/plan", "--pdf", "data/plan/issued/1/ke-hoach.pdf"],
    &["diff", "data/plan", "--pdf", "data/plan/issued/new.pdf"],
    &["diff", "data/plan", "--pdf", "nowhere/../data/plan/issued/2/new.pdf"],
    &["new", "data/plan/issued/1/new"],
    &["new", "data/plan/issued/3"],
    &["new", "--from", "data/plan", "data/plan/issued/1/data/new"],
    &["new", "--from-table", "data/plan/issued/1/xa.xlsx", "--model", "m"],
    &["new", "--from-table", "xa.csv", "--model", "m", "data/plan/issued/1/data"],
    &["import", "xa.csv", "data/plan/issued/1/data/plan", "-y"],
    &["changes", "sua.docx", "data/plan/issued/1/data/plan", "-y"],
    &["schema", "--write", "data/plan/issued/1"],
    &["templates", "--write", "data/plan/issued/1"],
    &["man", "data/plan/issued/1/man"],
    &["schema", "plan", "--write", "data/plan/issued/1/data/plan"],
];

/// Commands that write nothing where a path of theirs leads, and those that other tests of this file run.
const NOT_INTO_A_SET: [(&str, &str); 9] = [
    ("serve", "it does not end; tests/it/serve/edits.rs changes nothing of what is issued"),
    ("check", "`--fix` leaves files of a set out: the tests below run it in a set and through links"),
    ("watch", "it does not end, and writes what `build` writes"),
    ("verify", "it writes nothing"),
    ("list", "it writes only what a stopped issue left to do"),
    ("explain", "it writes nothing"),
    ("fonts", "it writes nothing"),
    ("completions", "it writes nothing"),
    ("help", "it writes nothing"),
];

#[test]
fn no_command_writes_into_a_set() {
    assert_each_command_is_in(&INTO_A_SET, &NOT_INTO_A_SET);
    let project = project();
    let before = files(&project.path("data"));
    for command in INTO_A_SET {
        let run = project.run(command);
        assert!(refused(&run), "{command:?}: {run:#?}");
        assert_same(&before, &files(&project.path("data")), &format!("{command:?}"));
    }
    assert!(!project.path("nowhere").exists());
}

#[test]
fn no_command_run_in_a_set_writes_into_it() {
    let project = project();
    let sets = files(&project.path("data/plan/issued"));
    for (folder, command) in [
        ("1/data/plan", &["check", ".", "--fix", "--yes"][..]),
        ("1/data", &["check", "plan", "--fix", "--yes"]),
        ("1", &["check", "data", "--fix", "--yes"]),
        ("1/data", &["build", "plan"]),
        ("1", &["build"]),
        ("1/data", &["issue", "plan", "--number", "3"]),
        ("2/data/plan", &["revise", "."]),
        ("1", &["new", "x"]),
        (".", &["new", "x"]),
        ("1", &["schema", "--write", "."]),
        ("1", &["list"]),
        ("1", &["verify", "."]),
        (".", &["check", "..", "--fix", "--yes"]),
    ] {
        let run = project.run_in(&format!("data/plan/issued/{folder}"), command);
        assert!(matches!(run.status, 0 | 1), "{run:#?}");
        assert_same(&sets, &files(&project.path("data/plan/issued")), &format!("{folder}: {command:?}"));
    }
    // The working copy was mended all the same.
    let plan = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    assert!(plan.contains("Một đoạn văn."), "{plan}");
}

#[cfg(unix)]
#[test]
fn no_command_writes_into_a_set_through_a_link() {
    use std::os::unix::fs::symlink;
    let project = project();
    symlink(project.path("data/plan/issued/1"), project.path("set")).unwrap();
    symlink(project.path("data/plan/issued/1/data/plan"), project.path("data/other")).unwrap();
    symlink(project.path("data/plan"), project.path("plan")).unwrap();
    std::fs::create_dir(project.path("out")).unwrap();
    symlink(project.path("data/plan/issued/2"), project.path("out/plan")).unwrap();
    let sets = files(&project.path("data/plan/issued"));
    for command in [
        &["build", "-o", "set"][..],
        &["build", "-o", "set/new"],
        &["build", "-o", "plan/issued/1"],
        &["build", "data/plan", "-o", "out"],
        &["build", "data/plan", "-o", "out", "--force"],
        &["issue", "data/other", "--number", "4"],
        &["revise", "data/other"],
        &["revise", "set/data/plan"],
        &["check", "data/other", "--fix", "--yes"],
        &["check", "set", "--fix", "--yes"],
        &["diff", "data/plan", "--pdf", "set/x.pdf"],
        &["diff", "data/plan", "--pdf", "plan/issued/1/ke-hoach.pdf"],
        &["new", "set/x"],
        &["new", "--from", "plan", "set/x"],
        &["schema", "--write", "set"],
    ] {
        project.run(command);
        assert_same(&sets, &files(&project.path("data/plan/issued")), &format!("{command:?}"));
    }
}

#[test]
fn a_set_is_one_where_its_plan_is_gone_and_where_it_was_copied_to() {
    let project = project();
    for (name, bytes) in files(&project.path("data/plan/issued/1")) {
        project.put(&format!("archive/first/{name}"), &bytes);
    }
    std::fs::remove_file(project.path("data/plan/plan.yaml")).unwrap();
    let before = files(&project.path("."));
    for command in [
        &["new", "data/plan/issued/1/x"][..],
        &["new", "archive/first/x"],
        &["schema", "--write", "archive/first/data"],
        &["revise", "archive/first/data/plan"],
        &["check", "archive", "--fix", "--yes"],
    ] {
        project.run(command);
        assert_same(&before, &files(&project.path(".")), &format!("{command:?}"));
    }
}

#[test]
fn a_set_is_never_written_over() {
    let project = project();
    // The next number is 3, and somebody has put something there.
    project.put("data/plan/issued/3/notes.txt", b"mine");
    let run = project.run(&["issue", "data/plan", "--number", "12", "--date", "2026-09-01"]);
    assert_eq!(run.status, 1, "{run:#?}");
    let sets: BTreeMap<_, _> = files(&project.path("data/plan/issued/3"));
    assert_eq!(sets.into_iter().collect::<Vec<_>>(), [("notes.txt".to_owned(), b"mine".to_vec())]);
}
