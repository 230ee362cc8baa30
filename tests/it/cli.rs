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
        assert!(run.stderr.contains("kehoach --help"), "{run:#?}");
    }
}
