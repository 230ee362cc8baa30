//! Which settings hold for a plan, and what it is called: the same whichever way a path leads to it.

use crate::harness::{Project, SMALL, is_pdf};
use crate::stable::files;

fn plan(number: u32) -> String {
    format!("{SMALL}body: [Một đoạn.]\n").replace("number: 5", &format!("number: {number}"))
}

/// A project with another within it, and a plan in each.
fn nested() -> Project {
    Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/p/plan.yaml", &plan(1))
        .file("data/xa/kehoach.yaml", "format: 1\nduplex: true\n")
        .file("data/xa/q/plan.yaml", &plan(2))
}

/// The outputs of a build of a path, run in a folder.
fn outputs(project: &Project, folder: &str, path: &str) -> Vec<String> {
    let out = project.path("out");
    let _ = std::fs::remove_dir_all(&out);
    let run = project.run_in(folder, &["build", path, "-o", out.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{folder} {path}: {run:#?}");
    let says_so = run.stderr.contains("warning[settings-nested]");
    assert_eq!(says_so, !path.ends_with("/p"), "{folder} {path}: {run:#?}");
    files(&out).into_keys().filter(|name| is_pdf(name)).collect()
}

#[test]
fn a_plan_below_settings_of_its_own_has_one_id_from_every_side() {
    let project = nested();
    assert_eq!(outputs(&project, ".", "data"), ["p/ke-hoach.pdf", "q/ke-hoach.pdf"]);
    for (folder, path) in [
        (".", "data/xa"),
        (".", "data/xa/q"),
        (".", "data/xa/q/plan.yaml"),
        (".", "data/p/../xa/q"),
        ("data", "xa"),
        ("data/xa", "."),
        ("data/xa", "q"),
        ("data/xa/q", "."),
        ("data/xa/q", "plan.yaml"),
    ] {
        assert_eq!(outputs(&project, folder, path), ["q/ke-hoach.pdf"], "{folder} {path}");
    }
    assert_eq!(outputs(&project, ".", "data/p"), ["p/ke-hoach.pdf"]);
}

#[test]
fn every_command_sees_the_same_project() {
    let project = nested();
    let run = project.run(&["list", "--json"]);
    assert!(run.stdout.contains("\"plan\":\"q\"") && !run.stdout.contains("xa/q"), "{run:#?}");
    assert_eq!(project.run(&["issue", "data/xa/q", "--yes"]).status, 0);
    // The register is the nested project's, and the set knows the plan by the same id.
    assert!(project.path("data/xa/register.yaml").exists() && !project.path("data/register.yaml").exists());
    assert!(project.path("data/xa/q/issued/1/data/q/plan.yaml").exists());
    assert_eq!(project.build().status, 0);
    assert_eq!(project.run(&["verify"]).status, 0);
}

#[test]
fn settings_apart_from_others_are_not_nested() {
    let project = nested();
    let project = project.without("data/xa");
    let project = project
        .file("data/_old/kehoach.yaml", "format: 1\n")
        .file("data/_old/q/plan.yaml", &plan(2))
        .file("other/kehoach.yaml", "format: 1\n")
        .file("other/q/plan.yaml", &plan(3));
    for path in ["data", "data/_old", "data/_old/q", "other"] {
        let run = project.run(&["check", path]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{path}");
    }
    assert_eq!(project.run(&["issue", "data/p"]).status, 0);
    let run = project.run(&["check", "data/p/issued/1/data"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let run = project.run_in("data/p/issued/1/data", &["check", "."]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn projects_side_by_side_below_a_folder_without_settings_are_themselves() {
    let project = Project::new()
        .file("data/a/kehoach.yaml", "format: 1\n")
        .file("data/a/p/plan.yaml", &plan(1))
        .file("data/b/kehoach.yaml", "format: 1\n")
        .file("data/b/q/plan.yaml", &plan(2))
        .file("data/r/plan.yaml", &plan(3));
    let run = project.build();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let pdfs: Vec<String> = files(&project.path("output")).into_keys().filter(|name| is_pdf(name)).collect();
    assert_eq!(pdfs, ["p/ke-hoach.pdf", "q/ke-hoach.pdf", "r/ke-hoach.pdf"]);
}
