//! `kehoach check`: what a build would find, in one run, and nothing written.

mod accepted;
mod broken;
mod fix;
mod plans;

use crate::harness::{Project, Run, SMALL};

/// The findings of a run, without the lines about plans and about the run.
fn findings(run: &Run) -> Vec<&str> {
    let is_title = |line: &&str| ["error[", "warning[", "note["].iter().any(|start| line.starts_with(start));
    run.stderr.lines().filter(is_title).collect()
}

fn in_plan(body: &str) -> String {
    format!("{SMALL}body:\n{body}")
}

/// The sample whose allotment misses its target, with lines added to its quotas.
fn missed(lines: &str) -> Project {
    let path = "data/long-thanh-2023/quotas.yaml";
    Project::sample("long-thanh-2023").replace(path, "format: 1\n", &format!("format: 1\n{lines}"))
}

#[test]
fn a_check_finds_what_a_build_finds_and_writes_nothing() {
    for sample in ["long-thanh-2023", "ham-liem-2026"] {
        let project = Project::sample(sample).replace(
            &format!("data/{sample}/plan.yaml"),
            "\nplace: ",
            "\nisuer: x\nplace: ",
        );
        let check = project.run(&["check"]);
        assert!(!project.path("output").exists());
        let build = project.build();
        assert_eq!((check.status, build.status), (1, 1));
        assert_eq!(findings(&check), findings(&build));
        assert!(findings(&check).iter().any(|line| line.contains("unknown-key")), "{}", check.stderr);
    }
}

#[test]
fn finished_pages_are_looked_through_when_asked() {
    let project = Project::with_body(&format!("  - {}\n", "ấ".repeat(200)));
    let data = project.run(&["check"]);
    assert_eq!((data.status, findings(&data).len()), (0, 0), "{}", data.stderr);
    let pages = project.run(&["check", "--layout"]);
    assert!(pages.status == 1 && pages.stderr.contains("error[outside-page]"), "{}", pages.stderr);
    assert!(!project.path("output").exists());
}

#[test]
fn a_character_that_no_font_has_is_found_without_pages() {
    // In a text, in a name that no text holds, and where nothing is printed.
    let body = "  - Một đoạn 中 {{ \"字\" if false else \"x\" }}.\n";
    let plan = in_plan(body).replace("place: ", "place: 😀 ");
    let project = Project::new().file("data/plan/plan.yaml", &plan);
    let places = |run: &Run| {
        let lines = run.stderr.lines().filter(|line| line.trim_start().starts_with("-->"));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let runs = [&["check"][..], &["check", "--layout"], &["build"]].map(|command| project.run(command));
    for run in &runs {
        let expected =
            ["no font has the character `😀` (U+1F600)", "no font has the character `中` (U+4E2D)"]
                .map(|said| format!("error[missing-glyph]: {said}"));
        assert_eq!(findings(run), expected, "{}", run.stderr);
        assert_eq!(places(run), places(&runs[2]));
    }
}
