//! Records that somebody made up: of issued sets, of what a stopped run left to do, of outputs. None of them is obeyed
//! beyond what the program itself would have written.

use std::fs;

use kehoach::records::Format;
use serde_json::{Value, json};

use crate::harness::{Project, Run};
use crate::stable::{assert_same, files};

const PLAN: &str = "data/plan/plan.yaml";
const SET: &str = "data/plan/issued/1/set.json";
const REGISTER: &str = "data/register.yaml";
const PENDING: &str = "data/plan/issued/1/pending.json";

/// The commands that would do what a stopped run left.
const FINISHING: [&[&str]; 4] =
    [&["list"], &["issue", "data/plan"], &["revise", "data/plan"], &["issue", "data/plan", "-n"]];

/// A plan in a folder below that of the test.
fn project() -> Project {
    Project::with_body("  - Một đoạn văn.\n").file("data/kehoach.yaml", "format: 1\n")
}

fn issued() -> Project {
    let project = project();
    let run = project.run(&["issue", "data/plan"]);
    assert_eq!(run.status, 0, "{run:#?}");
    project
}

fn blake3_of(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

fn read(project: &Project, path: &str) -> Value {
    serde_json::from_slice(&project.bytes(path)).unwrap()
}

fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.bytes(path)).unwrap()
}

#[track_caller]
fn assert_told(run: &Run, code: &str) {
    assert!(run.status == 1 && run.stderr.contains(&format!("[{code}]")), "{code}: {run:#?}");
}

/// Every file below the project's folder but for the lock.
fn all_files(project: &Project) -> crate::stable::Files {
    let mut all = files(&project.path(""));
    all.retain(|name, _| !name.ends_with(".kehoach.lock"));
    all
}

/// The name of a change, and the change.
type Change = (&'static str, Box<dyn Fn(&Project)>);

#[test]
fn a_plan_folder_that_somebody_sent_writes_nothing() {
    for file in
        ["../../anywhere/e.desktop", "/tmp/kehoach-anywhere", "../kehoach.yaml", "notice.yaml", "plan.yaml"]
    {
        let pending = json!({"file": file, "before": blake3_of(""), "after": "format: 1\n"});
        let project = project().file(SET, "{}").file(PENDING, &pending.to_string());
        let before = all_files(&project);
        for command in FINISHING {
            let run = project.run(command);
            assert_told(&run, if command.contains(&"-n") { "issue-interrupted" } else { "pending-refused" });
            assert_same(&before, &all_files(&project), &format!("{file} {command:?}"));
        }
        assert!(!std::path::Path::new("/tmp/kehoach-anywhere").exists());
    }
}

/// The state that a run leaves that was stopped after its set took its place: the draft, and the note of the
/// remaining work.
fn interrupted() -> (Project, String) {
    let project = project();
    let draft = text(&project, PLAN);
    let run = project.run(&["issue", "data/plan"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let issued = text(&project, PLAN);
    let pending = json!({"file": "plan.yaml", "before": blake3_of(&draft), "after": issued});
    (project.file(PENDING, &pending.to_string()).file(PLAN, &draft), issued)
}

#[test]
fn what_is_left_to_do_is_done_for_a_whole_set_alone() {
    let set = |project: &Project, key: &str, value: Value| {
        let mut record = read(project, SET);
        record[key] = value;
        fs::write(project.path(SET), record.to_string()).unwrap();
    };
    let pending = |project: &Project, key: &str, value: Value| {
        let mut record = read(project, PENDING);
        record[key] = value;
        fs::write(project.path(PENDING), record.to_string()).unwrap();
    };
    let changes: [Change; 14] = [
        ("another file", Box::new(move |project| pending(project, "file", json!("quotas.yaml")))),
        ("a way up", Box::new(move |project| pending(project, "file", json!("../plan/plan.yaml")))),
        (
            "another text",
            Box::new(move |project| pending(project, "after", json!("format: 1\nstate: issued\n"))),
        ),
        ("no text", Box::new(move |project| pending(project, "after", Value::Null))),
        ("no digest", Box::new(move |project| pending(project, "before", json!("af13")))),
        ("a list", Box::new(|project| fs::write(project.path(PENDING), "[]").unwrap())),
        ("nothing", Box::new(|project| fs::write(project.path(PENDING), "").unwrap())),
        ("another number", Box::new(move |project| set(project, "set", json!(2)))),
        ("another document", Box::new(move |project| set(project, "document", json!("notice")))),
        ("a document of another name", Box::new(move |project| set(project, "document", json!("../../x")))),
        ("a plan elsewhere", Box::new(move |project| set(project, "plan", json!("../../../../data/plan")))),
        ("no files", Box::new(move |project| set(project, "files", json!({})))),
        ("a set of nothing", Box::new(|project| fs::write(project.path(SET), "{}").unwrap())),
        (
            "a file that is gone",
            Box::new(|project| {
                fs::remove_file(project.path("data/plan/issued/1/ke-hoach.pdf")).unwrap();
            }),
        ),
    ];
    for (what, change) in changes {
        let (project, _) = interrupted();
        change(&project);
        let before = all_files(&project);
        for command in FINISHING {
            let run = project.run(command);
            assert_told(&run, if command.contains(&"-n") { "issue-interrupted" } else { "pending-refused" });
            assert_same(&before, &all_files(&project), &format!("{what} {command:?}"));
        }
    }
}

#[test]
fn a_dry_run_does_not_do_what_is_left() {
    let (project, issued) = interrupted();
    let before = files(&project.path(""));
    let run = project.run(&["issue", "data/plan", "-n"]);
    assert_told(&run, "issue-interrupted");
    assert_same(&before, &files(&project.path("")), "issue -n");
    let run = project.run(&["list"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(text(&project, PLAN), issued);
    assert!(!project.path(PENDING).exists());
}

#[test]
fn a_working_copy_that_was_changed_meanwhile_keeps_the_change() {
    let (project, issued) = interrupted();
    let project = project.replace(PLAN, "Một đoạn văn.", "Một đoạn văn khác.");
    let run = project.run(&["list"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let issued = issued.replace("Một đoạn văn.", "Một đoạn văn khác.");
    assert_eq!(text(&project, PLAN), issued);
    assert!(!project.path(PENDING).exists());
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_working_copy_is_no_empty_file() {
    let (project, _) = interrupted();
    let pending = read(&project, PENDING);
    let pending = json!({"file": "plan.yaml", "before": blake3_of(""), "after": pending["after"]});
    let project = project.file(PENDING, &pending.to_string());
    fs::remove_file(project.path(PLAN)).unwrap();
    std::os::unix::fs::symlink(project.path("elsewhere.yaml"), project.path(PLAN)).unwrap();
    for command in FINISHING {
        assert_eq!(project.run(command).status, 1, "{command:?}");
        assert!(project.path(PLAN).is_symlink() && !project.path("elsewhere.yaml").exists(), "{command:?}");
    }
}

#[test]
fn no_number_of_a_set_is_too_high() {
    for number in ["99999", "100000", "4294967295", "4294967296"] {
        let project = project().file(&format!("data/plan/issued/{number}/set.json"), "{}");
        let before = all_files(&project);
        for command in [&["issue", "data/plan", "-n"][..], &["issue", "data/plan"], &["list"], &["build"]] {
            let run = project.run(command);
            assert!(run.status == 0 || run.status == 1, "{run:#?}");
        }
        let mut after = all_files(&project);
        assert_eq!(after.get(&format!("data/plan/issued/{number}/set.json")).unwrap(), b"{}");
        after.retain(|name, _| before.contains_key(name));
        assert!(number.len() > 5 || after == before, "{number}");
    }
}

#[test]
fn a_set_that_was_renamed_or_copied_is_reported() {
    let project = issued();
    let copy = |from: &str, to: &str| {
        for (name, bytes) in files(&project.path(from)) {
            let path = project.path(to).join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    };
    copy("data/plan/issued/1", "data/plan/issued/2");
    for command in [&["build"][..], &["check"], &["revise", "data/plan"]] {
        let run = project.run(command);
        assert_told(&run, "set-damaged");
        assert!(run.stderr.contains("its record is that of set 1"), "{run:#?}");
    }
    fs::remove_dir_all(project.path("data/plan/issued/2")).unwrap();
    copy("data/plan", "data/other");
    let run = project.run(&["build"]);
    assert_told(&run, "set-damaged");
    assert!(run.stderr.contains("it is a set of plan `plan`"), "{run:#?}");
    assert!(project.path("output/plan/ke-hoach.pdf").exists() && !project.path("output/other").exists());
    // A folder that was renamed keeps what was issued of it.
    fs::remove_dir_all(project.path("data/plan")).unwrap();
    let run = project.run(&["build"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(project.bytes("output/other/ke-hoach.pdf") == project.bytes("data/other/issued/1/ke-hoach.pdf"));
}

#[test]
fn a_manifest_that_somebody_made_up_reaches_no_other_file() {
    const MANIFEST: &str = "output/plan/.kehoach.json";
    let project = project().file("elsewhere/.kehoach-a.tmp", "x").file("output/plan/mine.pdf", "mine");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let whole = text(&project, MANIFEST);
    let record = |file: &str, bytes: &str| {
        let digest = blake3_of(bytes);
        let mut files = serde_json::Map::new();
        files.insert(file.to_owned(), json!({"digest": digest, "size": bytes.len()}));
        json!({"made_from": digest, "data": digest, "pages": 1, "files": files})
    };
    for key in ["documents", "unfinished"] {
        for (stem, file, bytes) in [
            ("../../elsewhere/a", "../../elsewhere/a.pdf", "x"),
            ("../../elsewhere/", "../../elsewhere/.kehoach-a.tmp", "x"),
            ("ke-hoach", "../../data/plan/plan.yaml", "x"),
            ("/elsewhere/a", "/elsewhere/a.pdf", "x"),
            ("mine", "mine.pdf", "mine"),
            ("mine", "./mine.pdf", "mine"),
        ] {
            let mut manifest: Value = serde_json::from_str(&whole).unwrap();
            let made_up = record(file, bytes);
            manifest[key][stem] = if key == "documents" { made_up } else { json!([made_up]) };
            fs::write(project.path(MANIFEST), manifest.to_string()).unwrap();
            let project = &project;
            fs::write(project.path(PLAN), format!("# {key} {file}\n{}", text(project, PLAN))).unwrap();
            for command in [&["build"][..], &["build", "--force"], &["build", "-n"], &["verify"]] {
                let run = project.run(command);
                assert!(run.status == 0 || run.status == 1, "{run:#?}");
                assert_eq!(text(project, "elsewhere/.kehoach-a.tmp"), "x", "{key} {file} {command:?}");
                assert_eq!(text(project, "output/plan/mine.pdf"), "mine", "{key} {file} {command:?}");
            }
        }
    }
}

#[test]
fn a_place_in_a_manifest_that_is_nowhere_is_no_place() {
    const MANIFEST: &str = "output/plan/.kehoach.json";
    let project = project();
    assert_eq!(project.build().status, 0);
    let whole: Value = read(&project, MANIFEST);
    for range in [json!([0, 1_000_000]), json!([9, 3]), json!([67, 68]), json!([u64::MAX, u64::MAX])] {
        let mut manifest = whole.clone();
        manifest["findings"] = json!([{
            "code": "missing-key", "severity": "warning", "arguments": {},
            "place": {"input": "plan.yaml", "range": range},
        }]);
        manifest["numbers"] = json!([1, 2].map(|_| json!({
            "key": ["a", "b", 2025, 5], "reference": "05-KH/ĐU", "input": "plan.yaml", "range": range,
            "severity": "warning",
        })));
        fs::write(project.path(MANIFEST), manifest.to_string()).unwrap();
        let run = project.build();
        assert!(run.status == 0 && !run.stderr.contains("panic"), "{range}: {run:#?}");
    }
}

/// The folder of a set is lost, and the document a draft again.
fn lose_the_set(project: &Project) {
    fs::remove_dir_all(project.path("data/plan/issued")).unwrap();
    let is_kept = |line: &&str| !["state:", "set:", "number:"].iter().any(|key| line.starts_with(key));
    let plan: Vec<String> = text(project, PLAN).lines().filter(is_kept).map(str::to_owned).collect();
    fs::write(project.path(PLAN), plan.join("\n") + "\n").unwrap();
}

#[test]
fn the_number_of_a_set_that_is_lost_is_not_given_again() {
    let project = issued();
    lose_the_set(&project);
    let before = text(&project, REGISTER);
    assert_told(&project.run(&["issue", "data/plan", "--number", "5"]), "number-taken");
    assert_eq!(text(&project, REGISTER), before);
    let run = project.run(&["issue", "data/plan", "--number", "next"]);
    assert!(run.status == 0 && run.stdout.contains("06-KH/ĐU"), "{run:#?}");
    assert!(text(&project, REGISTER).starts_with(before.trim_end()));
}

/// As if the run had been stopped between the register and the set: the number was never on paper.
#[test]
fn the_number_of_a_run_that_was_stopped_is_given_again() {
    let project = issued();
    let (set, stopped) = ("data/plan/issued/1", "data/plan/.stopped");
    fs::rename(project.path(set), project.path(stopped)).unwrap();
    lose_the_set(&project);
    let number = "0123456789abcdef";
    let name = format!("data/plan/issued/.kehoach-{number}{}-AbCdEf.tmp", &blake3_of(number)[..8]);
    fs::create_dir_all(project.path("data/plan/issued")).unwrap();
    fs::rename(project.path(stopped), project.path(&name)).unwrap();
    let run = project.run(&["verify", "data"]);
    assert!(run.status == 0 && !run.stdout.contains("gone"), "{run:#?}");
    let run = project.run(&["issue", "data/plan", "--number", "5"]);
    assert!(run.status == 0 && run.stdout.contains("05-KH/ĐU"), "{run:#?}");
    assert_eq!(text(&project, REGISTER).matches("number: ").count(), 1);
    assert_eq!(project.run(&["verify", "data"]).status, 0);
}

#[test]
fn a_number_is_never_beyond_the_highest() {
    for number in ["4294967295", "4294967296", "1000000000", "-1", "18446744073709551616"] {
        let entry = "{issuer: A, symbol: KH/ĐU, term: 2025, number: N}".replace('N', number);
        let project = project().file(REGISTER, &format!("format: 1\ndocuments:\n  - {entry}\n"));
        let before = all_files(&project);
        assert_told(&project.run(&["issue", "data/plan", "--number", "next"]), "invalid-value");
        assert_same(&before, &all_files(&project), number);
    }
    for number in ["4294967295", "1000000000"] {
        let project = project();
        let before = all_files(&project);
        assert_told(&project.run(&["issue", "data/plan", "--number", number]), "invalid-value");
        assert_same(&before, &all_files(&project), number);
    }
}

/// Pictures and sources say nothing of who made them: by a manifest alone only what has a document's name is removed,
/// and only from the plan's own folder.
#[test]
fn a_manifest_that_somebody_made_up_removes_no_picture() {
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Pdf).map(Format::id) {
        let manifest = format!(".kehoach-{format}.json");
        let project = project();
        let run = project.run(&["build", "--format", format]);
        assert_eq!(run.status, 0, "{run:#?}");
        let manifest = format!("output/plan/{manifest}");
        let mut made_up: Value = read(&project, &manifest);
        for stem in ["chup", "anh/chup", "thu-moi-1", "ke-hoach-x"] {
            let (file, digest) = (format!("{stem}.{format}"), blake3_of("mine"));
            project.put(&format!("output/plan/{file}"), b"mine");
            let mut files = serde_json::Map::new();
            files.insert(file, json!({"digest": digest, "size": 4}));
            made_up["documents"][stem] =
                json!({"made_from": digest, "data": digest, "pages": 1, "files": files});
        }
        fs::write(project.path(&manifest), made_up.to_string()).unwrap();
        fs::write(project.path(PLAN), format!("# x\n{}", text(&project, PLAN))).unwrap();
        for command in
            [&["build", "--format", format][..], &["build", "--force", "--format", format], &["build"]]
        {
            let run = project.run(command);
            assert!(run.status == 0 || run.status == 1, "{run:#?}");
            for stem in ["chup", "anh/chup", "thu-moi-1", "ke-hoach-x"] {
                assert_eq!(
                    text(&project, &format!("output/plan/{stem}.{format}")),
                    "mine",
                    "{stem} {command:?}"
                );
            }
        }
    }
}
