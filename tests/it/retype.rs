//! Plans that were written in Word, read into YAML.

mod figures;
mod hand;
mod hostile;
mod package;
mod twins;

use crate::harness::{Project, Run};

/// The findings of a run with `--json`: code, reason and the place in the Word file.
fn found(run: &Run) -> Vec<(String, String, String)> {
    let lines = run.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let findings = lines.filter(|line| line["kind"] == "finding");
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    findings
        .map(|line| (word(&line["code"]), word(&line["arguments"]["reason"]), word(&line["place"]["at"])))
        .collect()
}

/// A project in which a Word file was made a plan, with what was found.
fn retyped(bytes: &[u8]) -> (Project, Vec<(String, String, String)>) {
    let project = Project::new().bytes_at("ke-hoach.docx", bytes);
    let run = project.run(&["new", "--from-word", "ke-hoach.docx", "data/moi", "--json"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let found = found(&run);
    (project, found)
}

fn plan(project: &Project) -> String {
    String::from_utf8(project.bytes("data/moi/plan.yaml")).unwrap()
}

/// Builds the plan as a Word file, which must go well, and returns its words.
fn words(project: &Project) -> Vec<String> {
    let run = project.run(&["build", "--format", "docx"]);
    assert_eq!(run.status, 0, "{run:#?}\n{}", plan(project));
    let output = project.path("output/moi");
    let files = walkdir::WalkDir::new(output).sort_by_file_name().into_iter().map(Result::unwrap);
    let docx = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "docx"));
    docx.flat_map(|file| crate::word::file::WordFile::read(&std::fs::read(file.path()).unwrap()).words())
        .collect()
}
