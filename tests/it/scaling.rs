//! The job files of `SCALING.md`: they are run, not only read.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use crate::harness::{Project, SMALL};

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("SCALING.md")).unwrap()
}

/// The block under a heading.
fn block(heading: &str) -> String {
    let page = page();
    let (_, after) = page.split_once(&format!("\n## {heading}\n")).unwrap();
    let (_, fenced) = after.split_once("```").unwrap();
    let (_, fenced) = fenced.split_once('\n').unwrap();
    fenced.split_once("```").unwrap().0.to_owned()
}

/// Some plans, and a folder of commands with the program in it.
fn province() -> Project {
    let mut project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    for plan in 1..=5 {
        let head = SMALL.replace("number: 5", &format!("number: {plan}"));
        project =
            project.file(&format!("data/xa-{plan}/plan.yaml"), &format!("{head}body:\n  - Một đoạn.\n"));
    }
    fs::create_dir(project.path("bin")).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_kehoach"), project.path("bin/kehoach")).unwrap();
    project
}

fn command(project: &Project, name: &str, text: &str) {
    let path = project.path(&format!("bin/{name}"));
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn run(project: &Project, script: &str, environment: &[(&str, &str)]) -> Output {
    let bin = project.path("bin");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command
        .current_dir(project.path(""))
        .args(["-c", script])
        .env("PATH", path)
        .envs(environment.iter().copied());
    command.output().unwrap()
}

#[track_caller]
fn assert_all_made(project: &Project) {
    let dry = project.run(&["build", "--dry-run"]);
    assert_eq!(dry.status, 0, "{dry:#?}");
}

#[test]
fn the_job_for_gnu_parallel_makes_everything() {
    let project = province();
    // In place of the real one: the same words, one after the other.
    command(
        &project,
        "parallel",
        "#!/bin/sh\nshift 4\nwhile read -r n; do\n  set -- \"$@\"\n  echo \"$*\" | sed \"s/{}/$n/\" | sh || exit 1\ndone\n",
    );
    let output = run(&project, &block("GNU parallel"), &[]);
    assert!(output.status.success(), "{output:?}");
    assert_all_made(&project);
}

#[test]
fn the_slurm_array_makes_everything() {
    let project = province();
    let script = block("Slurm");
    let (_, range) = script.split_once("--array=1-").unwrap();
    let parts: u32 = range.lines().next().unwrap().parse().unwrap();
    assert!(script.contains(&format!("parts={parts}\n")), "{script}");
    for part in 1..=parts {
        let part = part.to_string();
        let output = run(&project, &script, &[("SLURM_ARRAY_TASK_ID", &part), ("SLURM_CPUS_PER_TASK", "1")]);
        assert!(output.status.success(), "{output:?}");
    }
    assert_all_made(&project);
}

#[test]
fn the_kubernetes_job_makes_everything() {
    let project = province();
    let job = block("Kubernetes");
    let line = job.lines().find_map(|line| line.trim().strip_prefix("- exec ")).unwrap();
    let (_, completions) = job.split_once("completions: ").unwrap();
    let completions: u32 = completions.lines().next().unwrap().parse().unwrap();
    assert!(line.contains(&format!("/{completions}\"")), "{line}");
    let line = line.replace("/mnt/", "");
    for index in 0..completions {
        let output = run(&project, &line, &[("JOB_COMPLETION_INDEX", &index.to_string())]);
        assert!(output.status.success(), "{output:?}");
    }
    assert_all_made(&project);
}
