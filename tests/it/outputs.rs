//! Which outputs are trusted: another file in the place of one is found, whatever its size, its times and its hint
//! say.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use crate::harness::{Project, Run};

const QUOTAS: &str = "data/long-thanh-2023/quotas.yaml";
const FOLDER: &str = "output/long-thanh-2023";
const PDF: &str = "output/long-thanh-2023/ke-hoach.pdf";
const ANNEX: &str = "output/long-thanh-2023/phu-luc-chi-tieu.pdf";
const HINT: &str = "output/long-thanh-2023/.kehoach.hint";

fn built() -> Project {
    let project = Project::sample("long-thanh-2023").file("data/kehoach.yaml", "format: 1\n");
    assert_eq!(project.build().status, 0);
    project
}

#[track_caller]
fn assert_fresh(project: &Project, what: &str) {
    let run = project.build();
    let is_fresh = run.stdout.starts_with("1 plan, 0 files made, 2 documents up to date");
    assert!(is_fresh && run.status == 0 && !run.stderr.contains("output-changed"), "{what}: {run:#?}");
}

/// Another file in the place of an output is reported by both ways of looking, and is kept.
#[track_caller]
fn assert_found(project: &Project, path: &str, what: &str) {
    let reported = format!("--> {path}");
    let is_told =
        |run: &Run| run.stderr.contains("warning[output-changed]") && run.stderr.contains(&reported);
    let bytes = project.bytes(path);
    for arguments in [&["build", "--dry-run"][..], &["build"], &["build"]] {
        let run = project.run(arguments);
        assert!(is_told(&run), "{what}, {arguments:?}: {run:#?}");
    }
    assert!(project.bytes(path) == bytes, "{what}");
    assert_eq!(project.run(&["verify"]).status, 1, "{what}");
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

fn set_modified(path: &Path, time: SystemTime) {
    fs::OpenOptions::new().append(true).open(path).unwrap().set_modified(time).unwrap();
}

/// `cp -p`
fn copy_with_time(from: &Path, to: &Path) {
    fs::copy(from, to).unwrap();
    set_modified(to, modified(from));
}

/// The file with one byte in its midst changed, the time kept.
fn flip(path: &Path) {
    let (mut bytes, time) = (fs::read(path).unwrap(), modified(path));
    let midst = bytes.len() / 2;
    bytes[midst] ^= 1;
    fs::write(path, bytes).unwrap();
    set_modified(path, time);
}

/// Every file below a folder, with its time and, where the system reports it, its number and the time of its last
/// change.
fn everything(folder: &Path) -> BTreeMap<PathBuf, (SystemTime, u64, i64, i64)> {
    let files = WalkDir::new(folder).into_iter().map(Result::unwrap);
    let reported = files.map(|entry| {
        let found = entry.path().symlink_metadata().unwrap();
        #[cfg(unix)]
        let (inode, seconds, nanoseconds) = {
            use std::os::unix::fs::MetadataExt;
            (found.ino(), found.ctime(), found.ctime_nsec())
        };
        #[cfg(not(unix))]
        let (inode, seconds, nanoseconds) = (0, 0, 0);
        (entry.path().to_path_buf(), (found.modified().unwrap(), inode, seconds, nanoseconds))
    });
    reported.collect()
}

#[test]
fn an_old_output_that_is_put_back_is_found() {
    type Way = (&'static str, fn(&Path, &Path));
    let ways: [Way; 4] = [
        ("copied", copy_with_time),
        ("renamed", |from, to| fs::rename(from, to).unwrap()),
        ("removed and copied", |from, to| {
            fs::remove_file(to).unwrap();
            copy_with_time(from, to);
        }),
        ("linked", |from, to| {
            fs::remove_file(to).unwrap();
            fs::hard_link(from, to).unwrap();
        }),
    ];
    for (way, put_back) in ways {
        let project = built();
        let (annex, aside) = (project.path(ANNEX), project.path("aside.pdf"));
        copy_with_time(&annex, &aside);
        let project = project.replace(QUOTAS, "dien-yen: 2", "dien-yen: 3");
        assert!(project.build().stdout.contains(ANNEX));
        assert_fresh(&project, way);
        // As long as the new one, so that their sizes do not differ.
        let (mut old, time) = (fs::read(&aside).unwrap(), modified(&aside));
        old.resize(fs::read(&annex).unwrap().len(), b'\n');
        fs::write(&aside, old).unwrap();
        set_modified(&aside, time);
        put_back(&aside, &annex);
        assert_found(&project, ANNEX, way);
    }
}

#[test]
fn a_changed_byte_is_found_though_size_and_time_are_kept() {
    let project = built();
    for path in [PDF, ANNEX] {
        let whole = project.bytes(path);
        flip(&project.path(path));
        assert_found(&project, path, path);
        fs::write(project.path(path), whole).unwrap();
        assert_fresh(&project, path);
    }
}

#[test]
fn an_output_of_the_future_hides_no_other() {
    let project = built();
    let far_off = SystemTime::now() + std::time::Duration::from_secs(1 << 30);
    for path in [PDF, "output/long-thanh-2023/.kehoach.json"] {
        set_modified(&project.path(path), far_off);
        assert_fresh(&project, path);
    }
    flip(&project.path(ANNEX));
    assert_found(&project, ANNEX, "beside one of the future");
    set_modified(&project.path(ANNEX), far_off);
    assert_found(&project, ANNEX, "of the future itself");
}

#[test]
fn what_is_changed_at_once_after_a_build_is_found() {
    // Within the same tick of the clock, as often as not.
    let project = built();
    let whole = project.bytes(ANNEX);
    for round in 0..12 {
        let path = project.path(ANNEX);
        if round % 2 == 0 {
            fs::remove_file(&path).unwrap();
            assert!(project.build().stdout.contains(ANNEX));
        } else {
            assert_fresh(&project, "put right");
        }
        flip(&path);
        let run = project.build();
        assert!(run.stderr.contains("output-changed"), "round {round}: {run:#?}");
        fs::write(&path, &whole).unwrap();
    }
}

#[test]
fn a_run_that_finds_nothing_changed_writes_nothing() {
    let project = built();
    let before = everything(&project.path("output"));
    for arguments in [&["build"][..], &["build", "--dry-run"], &["build", "-j", "4"]] {
        assert_eq!(project.run(arguments).status, 0);
        assert_eq!(before, everything(&project.path("output")), "{arguments:?}");
    }
}

#[test]
fn a_hint_may_be_gone_and_a_dry_run_writes_none() {
    let project = built();
    if !project.path(HINT).exists() {
        // This file system keeps no states: outputs are read each time.
        return;
    }
    fs::remove_file(project.path(HINT)).unwrap();
    let before = everything(&project.path("output"));
    assert_eq!(project.run(&["build", "--dry-run"]).status, 0);
    assert_eq!(before, everything(&project.path("output")));
    assert_fresh(&project, "without a hint");
    let mut after = everything(&project.path("output"));
    assert!(after.remove(&project.path(HINT)).is_some(), "it is written again");
    let folder = project.path(FOLDER);
    after.remove(&folder);
    assert!(after.iter().all(|(path, reported)| before.get(path) == Some(reported)), "and nothing else");
    flip(&project.path(ANNEX));
    fs::remove_file(project.path(HINT)).unwrap();
    assert_found(&project, ANNEX, "without a hint");
}

#[test]
fn a_hint_that_was_copied_or_put_back_says_nothing_of_other_files() {
    let project = built();
    for copy in ["copy", "other"] {
        fs::create_dir_all(project.path(copy).join("long-thanh-2023")).unwrap();
        for entry in fs::read_dir(project.path(FOLDER)).unwrap().map(Result::unwrap) {
            let to = project.path(copy).join("long-thanh-2023").join(entry.file_name());
            copy_with_time(&entry.path(), &to);
        }
    }
    let build = |output: &str| project.run(&["build", "-o", output]);
    assert!(build("copy").stdout.contains("0 files made, 2 documents up to date"));
    flip(&project.path("other/long-thanh-2023/ke-hoach.pdf"));
    let run = build("other");
    assert!(run.stderr.contains("output-changed"), "{run:#?}");
    // The whole folder as it was before, hint and all, after a change of the data.
    let project = project.replace(QUOTAS, "dien-yen: 2", "dien-yen: 3");
    assert!(project.build().stdout.contains(ANNEX));
    let folder = project.path(FOLDER);
    fs::remove_dir_all(&folder).unwrap();
    fs::rename(project.path("copy/long-thanh-2023"), &folder).unwrap();
    assert!(project.build().stdout.contains(ANNEX), "it is made for the data of now");
    assert_fresh(&project, "made again");
}

#[test]
fn whatever_is_in_the_place_of_the_hint_makes_nothing_wrong() {
    let project = built();
    let hint = fs::read(project.path(HINT)).unwrap_or_default();
    let whole = String::from_utf8(hint).unwrap();
    let deep = "[".repeat(100_000);
    let long = format!("{{\"format\":1,\"files\":{{}}}}{}", " ".repeat(9 << 20));
    let texts = [
        "",
        "{}",
        "null",
        "\u{0}\u{1}",
        &deep,
        &long,
        &whole.replace("\"format\":1", "\"format\":2"),
        &whole.replace("ke-hoach.pdf", "../../../data/kehoach.yaml"),
        &whole.replace("\"size\":", "\"size\":-"),
        &whole.replace("\"changed\":[", "\"changed\":[1e999,"),
        &whole.replace("\"inode\":", "\"inode\":9"),
    ];
    let data = everything(&project.path("data"));
    for text in texts {
        fs::write(project.path(HINT), text).unwrap();
        assert_fresh(&project, &text.chars().take(60).collect::<String>());
    }
    flip(&project.path(ANNEX));
    for text in texts {
        fs::write(project.path(HINT), text).unwrap();
        let run = project.build();
        assert!(run.stderr.contains("output-changed"), "{run:#?}");
    }
    assert_eq!(data, everything(&project.path("data")));
}

#[test]
fn a_folder_in_the_place_of_the_hint_is_no_hint() {
    let project = built();
    let _ = fs::remove_file(project.path(HINT));
    fs::create_dir(project.path(HINT)).unwrap();
    assert_fresh(&project, "a folder");
    flip(&project.path(ANNEX));
    assert_found(&project, ANNEX, "a folder");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_hint_is_neither_read_nor_written_through() {
    let project = built().file("elsewhere", "mine");
    let _ = fs::remove_file(project.path(HINT));
    std::os::unix::fs::symlink(project.path("elsewhere"), project.path(HINT)).unwrap();
    assert_fresh(&project, "a link");
    assert_eq!(project.bytes("elsewhere"), b"mine");
    fs::remove_file(project.path(HINT)).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(project.path(HINT)).status().unwrap().success());
    assert_fresh(&project, "a pipe");
}

/// All that a forged hint can do: who may write in the folder can keep a build from reading an output that he
/// changed. Nothing is written or removed for it, and `verify` and a forced build do not look at it.
#[cfg(target_os = "linux")]
#[test]
fn a_forged_hint_can_spare_a_reading_and_no_more() {
    use std::os::linux::fs::MetadataExt;
    let project = built();
    if !project.path(HINT).exists() {
        return;
    }
    let whole = project.bytes(ANNEX);
    flip(&project.path(ANNEX));
    let mut hint: serde_json::Value = serde_json::from_slice(&project.bytes(HINT)).unwrap();
    let found = fs::metadata(project.path(ANNEX)).unwrap();
    let state = &mut hint["files"]["phu-luc-chi-tieu.pdf"]["state"];
    state["changed"] = serde_json::json!([found.st_ctime(), found.st_ctime_nsec()]);
    let project = project.file(HINT, &hint.to_string());
    let before = everything(&project.path("output"));
    assert_fresh(&project, "forged");
    assert_eq!(before, everything(&project.path("output")));
    let run = project.run(&["verify"]);
    assert!(run.status == 1 && run.stdout.contains("phu-luc-chi-tieu.pdf"), "{run:#?}");
    assert_eq!(project.run(&["build", "--force"]).status, 0);
    assert!(project.bytes(ANNEX) == whole);
}

#[test]
fn what_a_killed_run_left_beside_the_hint_goes() {
    let project = built();
    if !project.path(HINT).exists() {
        return;
    }
    let number = "0123456789abcdef";
    let digest = blake3::hash(number.as_bytes()).to_hex();
    let left = format!("{FOLDER}/.kehoach-{number}{}-abc.tmp", &digest[..8]);
    let project = project.file(&left, "");
    fs::remove_file(project.path(HINT)).unwrap();
    assert_fresh(&project, "left");
    assert!(!project.path(&left).exists() && project.path(HINT).exists());
}
