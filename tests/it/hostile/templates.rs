//! A project's own templates: the files that are loaded, digested and kept with a set are the same, and no others.

use std::fs;
use std::path::Path;

use crate::harness::Project;
use crate::stable::files;

fn built_in(template: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(template)).unwrap()
}

fn project(templates: &str) -> Project {
    let settings = format!("format: 1\ntemplates: {templates}\n");
    Project::with_body("  - Một đoạn.\n").file("data/kehoach.yaml", &settings)
}

/// The files of a set's templates, and how many bytes the whole set has.
fn kept(project: &Project, set: u32) -> (Vec<String>, usize) {
    let all = files(&project.path(&format!("data/plan/issued/{set}")));
    let templates = all.keys().filter_map(|name| name.strip_prefix("templates/")).map(str::to_owned);
    (templates.collect(), all.values().map(Vec::len).sum())
}

#[cfg(unix)]
#[test]
fn a_link_among_templates_is_none_wherever_they_are_looked_at() {
    use std::os::unix::fs::symlink;
    let project = project("mau").file("data/mau/ke-hoach.typ.j2", &built_in("ke-hoach.typ.j2"));
    project.put("secret/key.typ", b"secret");
    symlink(project.path("secret/key.typ"), project.path("data/mau/link.typ")).unwrap();
    symlink(project.path("secret"), project.path("data/mau/folder")).unwrap();
    assert_eq!(project.build().status, 0);
    // Not digested: what it leads to may change.
    project.put("secret/key.typ", b"another secret");
    let run = project.build();
    assert!(run.status == 0 && run.stdout.contains("1 document up to date"), "{run:#?}");
    let run = project.run(&["issue", "data/plan"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(kept(&project, 1).0, ["ke-hoach.typ.j2"]);
}

#[test]
fn only_templates_are_kept_and_a_set_does_not_grow_with_those_before() {
    let project = project(".")
        .file("data/ke-hoach.typ.j2", &built_in("ke-hoach.typ.j2"))
        .file("data/profiles/own.yaml", &built_in("profiles/hd05-2026.yaml").replace("hd05-2026", "own"))
        .file("data/.git/x.typ", "x")
        .file("data/#x.typ", "x")
        .file("data/x.typ~", "x")
        .file("data/notes/readme.md", "x")
        .file("data/notes/data.yaml", "x")
        .file("data/other/plan.yaml", "format: 1\n")
        .file("data/other/x.typ", "x");
    let mut sizes = Vec::new();
    for set in 1..=3 {
        let run = project.run(&["issue", "data/plan", "--date", &format!("2026-0{}-12", 5 + set)]);
        assert_eq!(run.status, 0, "{run:#?}");
        let (templates, size) = kept(&project, set);
        assert_eq!(templates, ["ke-hoach.typ.j2", "profiles/own.yaml"]);
        sizes.push(size);
        assert_eq!(project.run(&["revise", "data/plan"]).status, 0);
    }
    // A set keeps what it depends on of the one before.
    assert!(sizes[2] < sizes[1] + 20_000, "{sizes:?}");
}

#[test]
fn what_is_no_template_makes_nothing_stale() {
    let project = project("mau").file("data/mau/ke-hoach.typ.j2", &built_in("ke-hoach.typ.j2"));
    assert_eq!(project.build().status, 0);
    for (name, is_read) in
        [("notes.md", false), (".hidden.typ", false), ("other.yaml", false), ("more.typ", true)]
    {
        project.put(&format!("data/mau/{name}"), b"// x\n");
        let run = project.build();
        assert_eq!(run.stdout.contains("1 document up to date"), !is_read, "{name}: {run:#?}");
    }
}

#[cfg(unix)]
#[test]
fn folders_without_end_are_reported_and_not_walked_through() {
    use std::os::unix::fs::symlink;
    let small = "  - Một đoạn.\n";
    for settings in ["templates: all", "fonts: {folders: [all]}"] {
        let project =
            Project::with_body(small).file("data/kehoach.yaml", &format!("format: 1\n{settings}\n"));
        for at in 0..=20_000 {
            project.put(&format!("data/all/{}/{at}", at % 100), b"");
        }
        let run = project.build();
        assert_eq!(run.status, 1, "{run:#?}");
        let reported = "it holds more files and folders than are looked through\n --> data/kehoach.yaml:2:";
        assert!(run.stderr.contains(reported), "{run:#?}");
    }
    // Shared parts are read by name, wherever they are.
    let project = Project::with_body(small);
    for at in 0..=20_000 {
        project.put(&format!("elsewhere/{}/{at}", at % 100), b"");
    }
    symlink(project.path("elsewhere"), project.path("data/_shared")).unwrap();
    for _ in 0..2 {
        assert_too_large(&project);
    }
}

/// The build says that shared parts cannot be compared, and makes the documents all the same.
fn assert_too_large(project: &Project) {
    let run = project.build();
    let reported = "warning[shared-too-large]";
    assert!(run.status == 0 && run.stderr.matches(reported).count() == 1, "{run:#?}");
    assert!(run.stderr.contains("--> data/_shared\n"), "{run:#?}");
}

/// A link among plans, and one in the place of shared parts, to a folder of more than is looked through.
#[cfg(unix)]
#[test]
fn links_to_a_whole_disk_are_reported_and_not_walked_through() {
    use std::os::unix::fs::symlink;
    use std::time::{Duration, Instant};
    let disk = Project::new();
    for at in 0..=20_000 {
        disk.put(&format!("{}/{at}/x", at % 100), b"");
    }
    // No bytes of it are on the disk, and all of them would be read.
    for at in 0..64 {
        disk.put(&format!("0/{at}.bin"), b"");
        let file = std::fs::File::options().write(true).open(disk.path(&format!("0/{at}.bin"))).unwrap();
        file.set_len(16 << 20).unwrap();
    }
    let project = Project::with_body("  - Một đoạn.\n").file("data/kehoach.yaml", "format: 1\n");
    let end = Instant::now() + Duration::from_mins(1);
    symlink(disk.path("0"), project.path("data/_shared")).unwrap();
    assert_too_large(&project);
    symlink(disk.path(""), project.path("data/link")).unwrap();
    for command in [&["build"][..], &["check"], &["list"], &["verify", "data"], &["build", "-n"]] {
        let run = project.run(command);
        let reported = "it holds more files and folders than are looked through";
        assert!(run.status == 1 && run.stderr.contains(reported), "{command:?}: {run:#?}");
    }
    assert!(project.path("output/plan/ke-hoach.pdf").exists());
    assert!(Instant::now() < end);
}
