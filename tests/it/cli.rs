//! The command line as its users meet it.

use crate::harness::Project;

#[test]
fn the_starter_builds_as_it_stands() {
    let project = Project::new();
    let new = project.run(&["new", "data/ke-hoach-2026"]);
    assert_eq!(new.status, 0, "{new:#?}");
    let build = project.build();
    assert_eq!(build.status, 0, "{build:#?}");
    assert_eq!(build.stderr, "");
    assert!(project.built("ke-hoach-2026/ke-hoach.pdf").pages.len() <= 2);
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let project = Project::new().file("plan/note.txt", "mine");
    let run = project.run(&["new", "plan"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("folder-not-empty"), "{}", run.stderr);
    assert!(!project.path("plan/plan.yaml").exists());
}

#[test]
fn wrong_usage_ends_with_two() {
    let project = Project::new();
    for arguments in [&["biuld"][..], &["build", "--colour"], &["build", "-j", "0"], &[], &["new"]] {
        let run = project.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {run:#?}");
        assert!(run.stderr.contains(" --help`"), "{run:#?}");
    }
}

#[test]
fn every_code_is_listed_and_explained() {
    let project = Project::new();
    let list = project.run(&["explain"]);
    assert!(list.status == 0 && list.stdout.lines().count() > 40, "{list:#?}");
    assert!(list.stdout.contains("error[unknown-key]: Only known keys"), "{}", list.stdout);
    let one = project.run(&["explain", "[target-missed]", "--lang", "vi"]);
    for part in ["cảnh báo[target-missed]", "Sai:\n    target: 9 - 11\n", "Đúng:\n    target: 21"] {
        assert!(one.stdout.contains(part), "{part}: {}", one.stdout);
    }
    let json = project.run(&["explain", "abstract-capital", "--json"]).stdout;
    assert!(json.starts_with(r#"{"format":1,"kind":"explanation","code":"abstract-capital""#), "{json}");
    let unknown = project.run(&["explain", "target-mised"]);
    assert!(unknown.status == 2 && unknown.stderr.contains("did you mean `target-missed`?"), "{unknown:#?}");
    let told = |word: &str| project.run(&["explain", word, "--lang", "vi"]).stderr;
    assert_eq!(told("xyz").trim_end(), "không có mã `xyz`. Chạy `kehoach explain` để xem mọi mã.");
    let about = told("so dang ky");
    assert!(about.contains("các mã nói đến điều ấy: ") && about.contains("register-numbers"), "{about}");
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_told() {
    use std::process::{Command, Stdio};
    let project = Project::sample("ham-liem-2026");
    for arguments in [&["build", "--force"][..], &["build", "--force", "--json"], &["list", "--json"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args(arguments).args(["--lang", "en"]);
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let run = command.stdout(full).stderr(Stdio::piped()).output().unwrap();
        let reported = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{arguments:?}: {reported}");
        assert!(reported.contains("results could not be written"), "{arguments:?}: {reported}");
    }
}
