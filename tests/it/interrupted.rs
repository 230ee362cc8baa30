//! Runs that are stopped, that run at once, and that cannot write: no torn file, and the end is the same.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::Project;
use crate::stable::{Files, assert_same, files};

/// Plans enough that a run lasts long enough to be stopped in its midst.
const PLANS: usize = 6;

fn province(version: usize) -> Project {
    let mut project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    for plan in 0..PLANS {
        project = project.file(&format!("data/xa-{plan}/plan.yaml"), &text(plan, version));
        project = project.file(&format!("data/xa-{plan}/quotas.yaml"), QUOTAS);
    }
    project
}

const QUOTAS: &str = "\
format: 1
units: [{id: a, name: Thôn A, kind: village}]
quotas: [{measure: admissions, period: 2026, units: {a: 2}}]
";

fn text(plan: usize, version: usize) -> String {
    let annex = "annexes:\n  - title: DANH SÁCH\n    tables: [{quota: admissions}]\n  - title: BIỂU\n    tables: [{quota: admissions}]\n";
    let body =
        format!("body:\n  - Bản {version} của xã {plan}, có {{{{ annex(1) }}}} và {{{{ annex(2) }}}}.\n");
    let head = crate::harness::SMALL.replace("number: 5", &format!("number: {}", plan + 1));
    format!("{head}{body}{annex}")
}

fn start(project: &Project) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.current_dir(project.path("")).args(["build", "-j", "2"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Every PDF is whole: the part that a reader needs is at its end.
fn assert_whole(folder: &Path) {
    for (name, bytes) in files(folder) {
        if name.contains(".pdf") {
            assert!(bytes.starts_with(b"%PDF-") && bytes.ends_with(b"%%EOF"), "{name} is torn");
        }
    }
}

fn left_over(files: &Files) -> Vec<&String> {
    files.keys().filter(|name| name.contains(".tmp")).collect()
}

/// How often a run is stopped: a few times; `KEHOACH_KILLS=300` for as often as one likes.
fn kills() -> usize {
    std::env::var("KEHOACH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12)
}

#[test]
fn runs_that_are_killed_and_continued_end_as_one_that_was_not() {
    let versions: Vec<Files> = [1, 2]
        .map(|version| {
            let project = province(version);
            assert_eq!(project.build().status, 0);
            files(&project.path("output"))
        })
        .into();
    let start_of_all = Instant::now();
    let project = province(1);
    let whole = {
        let mut child = start(&province(1));
        child.wait().unwrap();
        start_of_all.elapsed()
    };
    fs::create_dir_all(project.path("output")).unwrap();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut interrupted = 0;
    for round in 0..kills() {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        // Every third run has other data, so that half a set of either is there.
        let version = 1 + round / 3 % 2;
        for plan in 0..PLANS {
            fs::write(project.path(&format!("data/xa-{plan}/plan.yaml")), text(plan, version)).unwrap();
        }
        let mut child = start(&project);
        let share = (random % 1000) as u32;
        std::thread::sleep(whole * share / 1000);
        child.kill().unwrap();
        interrupted += usize::from(!child.wait().unwrap().success());
        assert_whole(&project.path("output"));
    }
    assert!(interrupted * 3 > kills(), "only {interrupted} runs were stopped in time");
    for version in [2, 1] {
        for plan in 0..PLANS {
            fs::write(project.path(&format!("data/xa-{plan}/plan.yaml")), text(plan, version)).unwrap();
        }
        let run = project.build();
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:#?}");
        let end = files(&project.path("output"));
        assert_eq!(left_over(&end), Vec::<&String>::new());
        assert_same(&versions[version - 1], &end, "stopped and continued");
    }
}

#[test]
fn two_runs_at_once_do_no_harm() {
    let undisturbed = province(1);
    assert_eq!(undisturbed.build().status, 0);
    let project = province(1);
    let children: Vec<Child> = (0..3).map(|_| start(&project)).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let run = project.build();
    assert!(run.stdout.contains("0 files made") && run.stderr.is_empty(), "{run:#?}");
    assert_same(&files(&undisturbed.path("output")), &files(&project.path("output")), "three at once");
}

#[test]
fn shards_together_are_the_whole() {
    let whole = province(1);
    assert_eq!(whole.build().status, 0);
    let project = province(1);
    let mut plans = 0;
    for shard in ["1/3", "2/3", "3/3"] {
        let run = project.run(&["build", "--shard", shard]);
        assert_eq!(run.status, 0, "{run:#?}");
        plans += run.stdout.lines().filter(|line| line.contains("ke-hoach.pdf")).count();
    }
    assert_eq!(plans, PLANS);
    assert_same(&files(&whole.path("output")), &files(&project.path("output")), "three shards");
    assert_eq!(project.run(&["build", "--shard", "4/3"]).status, 2);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_replaced_is_reported_and_the_others_stay_old() {
    use std::os::unix::fs::PermissionsExt;
    let project = province(1);
    assert_eq!(project.build().status, 0);
    let before = files(&project.path("output"));
    let project = project.file("data/xa-0/plan.yaml", &text(0, 2));
    let folder = project.path("output/xa-0");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = fs::write(folder.join("x"), "").is_ok();
    let run = project.build();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    if is_root {
        // A user who may write everywhere meets no obstacle.
        return;
    }
    assert!(run.status == 1 && run.stderr.contains("error[file-unwritable]"), "{run:#?}");
    assert_same(&before, &files(&project.path("output")), "nothing written");
}

#[cfg(unix)]
#[test]
fn no_link_is_written_through() {
    use std::os::unix::fs::symlink;
    let project = province(1).file("elsewhere/mine.pdf", "mine");
    fs::create_dir_all(project.path("output/xa-0")).unwrap();
    fs::create_dir_all(project.path("output/xa-1")).unwrap();
    symlink(project.path("elsewhere/mine.pdf"), project.path("output/xa-0/ke-hoach.pdf")).unwrap();
    symlink(project.path("elsewhere/lock"), project.path("output/xa-1/.kehoach.lock")).unwrap();
    let run = project.run(&["build", "--force"]);
    assert!(run.status == 1 && run.stderr.contains("a link is in its place or on the way to it"), "{run:#?}");
    let elsewhere = files(&project.path("elsewhere"));
    assert_eq!(elsewhere.keys().collect::<Vec<_>>(), ["mine.pdf"]);
    assert_eq!(elsewhere["mine.pdf"], b"mine");
}

#[test]
fn runs_end_soon_after_another_that_died() {
    // The system lets go of a dead run's lock.
    let project = province(1);
    let mut child = start(&project);
    std::thread::sleep(Duration::from_millis(60));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(project.build().status, 0);
}
