//! `kehoach diff`: the changes that it reports between two versions.

mod document;
mod figures;
mod random;
mod revisions;
mod sets;
mod tables;
mod texts;

use serde_json::Value;

use crate::harness::Project;

/// A sample whose files are issued as set 1 as they are.
pub(crate) fn issued(name: &str) -> Project {
    freeze(Project::sample(name), name, 1)
}

/// Keeps a plan's files as an issued set.
pub(crate) fn freeze(project: Project, plan: &str, number: u32) -> Project {
    let set = format!("data/{plan}/issued/{number}");
    let record = serde_json::json!({
        "format": 1, "set": number, "plan": plan, "document": "plan", "type": "Kế hoạch", "number": null,
        "symbol": "KH/ĐU", "date": "2026-01-01", "issuer": "", "title": "", "replaces": null,
    });
    let mut project = project.file(&format!("{set}/set.json"), &record.to_string());
    for file in files(&project, plan) {
        let text = String::from_utf8(project.bytes(&format!("data/{plan}/{file}"))).unwrap();
        project = project.file(&format!("{set}/data/{plan}/{file}"), &text);
    }
    project
}

/// The files of a plan by their path in its folder.
pub(crate) fn files(project: &Project, plan: &str) -> Vec<String> {
    let mut files = Vec::new();
    for folder in ["", "reports/"] {
        let path = project.path(&format!("data/{plan}/{folder}"));
        let Ok(entries) = std::fs::read_dir(path) else { continue };
        let names = entries.map(|entry| entry.unwrap()).filter(|entry| entry.path().is_file());
        files.extend(names.map(|entry| format!("{folder}{}", entry.file_name().to_string_lossy())));
    }
    files.sort();
    files
}

/// The lines that `diff --json` prints, which must go well.
pub(crate) fn diff(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let run = project.run(&[&["diff", "--json"], arguments].concat());
    assert_eq!(run.status, 0, "{run:#?}");
    let lines = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["kind"] != "summary").collect()
}

/// The lines of a kind.
pub(crate) fn of_kind(lines: &[Value], kind: &str) -> Vec<Value> {
    lines.iter().filter(|line| line["kind"] == kind).cloned().collect()
}

/// The words of a passage with marks.
pub(crate) fn marked(words: &Value) -> String {
    let word = |word: &Value| {
        let text = word["text"].as_str().unwrap();
        match word["mark"].as_str().unwrap() {
            "deleted" => format!("[-{text}-]"),
            "inserted" => format!("{{+{text}+}}"),
            _ => text.to_owned(),
        }
    };
    words.as_array().unwrap().iter().map(word).collect::<Vec<_>>().concat()
}
