//! Templates of a project's own that never end, or ask for all memory there is, are reported, and the other plans are
//! built.

use std::fs;
use std::path::Path;

use crate::harness::{Project, Run, SMALL};

fn built_in(template: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(template)).unwrap()
}

/// Two projects: one whose template or library begins with `code`, one that is sound.
fn with(template: &str, code: &str) -> Project {
    let own = SMALL.replace("number: 5", "number: 6");
    Project::new()
        .file("data/own/kehoach.yaml", "format: 1\ntemplates: mau\n")
        .file("data/own/plan/plan.yaml", &format!("{own}body:\n  - Một đoạn.\n"))
        .file(&format!("data/own/mau/{template}"), &format!("{code}\n{}", built_in(template)))
        .file("data/sound/kehoach.yaml", "format: 1\n")
        .file("data/sound/other/plan.yaml", &format!("{SMALL}body:\n  - Một đoạn.\n"))
}

fn start(run: &Run) -> String {
    run.stderr.chars().take(2_000).collect()
}

fn refused(template: &str, code: &str, words: &str) {
    let project = with(template, code);
    let run = project.run(&["build", "data/own", "data/sound"]);
    assert_eq!(run.status, 1, "{code}: {}", start(&run));
    assert!(run.stderr.contains("error[template-limit]"), "{code}: {}", start(&run));
    assert!(run.stderr.contains(words), "{code}: {}", start(&run));
    assert!(run.stderr.contains("data/own/kehoach.yaml:2:12\n"), "{code}: {}", start(&run));
    assert!(project.path("output/other/ke-hoach.pdf").is_file(), "{code}: {}", start(&run));
    assert!(!project.path("output/plan/ke-hoach.pdf").exists(), "{code}");
}

#[test]
fn templates_that_need_all_memory_are_stopped() {
    const MEMORY: &str = "memory";
    refused("the-thuc/text.typ", "#let much = range(1000000000)", MEMORY);
    refused(
        "the-thuc/text.typ",
        "#let much = (\"x\" * 2000000000, \"y\" * 2000000000, \"z\" * 2000000000).join()",
        // Whichever bound is met first.
        "did not end on plan `plan`",
    );
    let doubled = format!("{{% set x = \"aaaaaaaaaa\" %}}{}", "{% set x = x ~ x %}".repeat(32));
    refused("ke-hoach.typ.j2", &doubled, MEMORY);
    let raw = format!("{{% for a in range(100000) %}}// {}\n{{% endfor %}}", "x".repeat(100_000));
    refused("ke-hoach.typ.j2", &raw, MEMORY);
}

#[test]
fn templates_without_end_are_stopped() {
    let forever =
        "#let forever = { let n = 0; for a in range(100000) { for b in range(100000) { n += 1 } }; n }";
    refused("the-thuc/text.typ", forever, "longer than 10 seconds");
}

#[test]
fn templates_that_end_make_what_the_built_in_ones_make() {
    let project = with("ke-hoach.typ.j2", "{# the same #}");
    let run = project.run(&["build", "data/own", "data/sound"]);
    assert_eq!(run.status, 0, "{}", start(&run));
    assert!(project.built("plan/ke-hoach.pdf").text().contains("Một đoạn."));
}
