//! Runs that are stopped: a document is issued or it is not, and the next run finishes what is left.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::{done, lines, text};
use crate::harness::Project;

/// How often a run is stopped: a few times; `KEHOACH_KILLS=300` for as often as one likes.
fn kills() -> u64 {
    std::env::var("KEHOACH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10)
}

/// What is left after a run that was stopped and one that finishes what it left.
fn settled(project: &Project) -> (bool, bool, bool) {
    done(project, &["list"]);
    let plan = text(project, "data/plan/plan.yaml");
    let is_kept = project.path("data/plan/issued/1/set.json").exists();
    (
        plan.contains("state: issued") && plan.contains("set: 1"),
        is_kept,
        project.path("data/plan/issued/1/pending.json").exists(),
    )
}

#[test]
fn a_run_that_is_killed_leaves_a_plan_before_or_after() {
    let whole = {
        let project = Project::with_body("  - Một.\n");
        let start = std::time::Instant::now();
        done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
        start.elapsed()
    };
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..kills() {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let project = Project::with_body("  - Một.\n");
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args(["issue", "data/plan", "--date", "2026-06-12"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(
            random % u64::try_from(whole.as_micros()).unwrap_or(u64::MAX).max(1),
        ));
        let _ = child.kill();
        child.wait().unwrap();
        let (is_issued, is_kept, is_pending) = settled(&project);
        assert!(is_issued == is_kept && !is_pending, "{is_issued} {is_kept} {is_pending}");
        let again = project.run(&["issue", "data/plan", "--date", "2026-06-12"]);
        assert_eq!(again.status, i32::from(is_issued), "{again:#?}");
        assert_eq!(lines(&project, &["verify", "data/plan"])[0]["result"], "same");
        assert_eq!(text(&project, "data/register.yaml").matches("number: 5").count(), 1);
    }
}

#[test]
fn what_a_stopped_run_left_is_done_by_the_next() {
    let project = Project::with_body("  - Một.\n");
    let draft = text(&project, "data/plan/plan.yaml");
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    let issued = text(&project, "data/plan/plan.yaml");
    // As if it had been stopped after the set took its place.
    let digest = blake3::hash(draft.as_bytes()).to_hex().to_string();
    let pending = serde_json::json!({"file": "plan.yaml", "before": digest, "after": issued});
    fs::write(project.path("data/plan/issued/1/pending.json"), pending.to_string()).unwrap();
    fs::write(project.path("data/plan/plan.yaml"), &draft).unwrap();
    let built = project.build();
    assert!(built.status == 1 && built.stderr.contains("[issue-interrupted]"), "{built:#?}");
    done(&project, &["list"]);
    assert_eq!(text(&project, "data/plan/plan.yaml"), issued);
    assert!(!project.path("data/plan/issued/1/pending.json").exists());
    assert_eq!(project.build().status, 0);
}
