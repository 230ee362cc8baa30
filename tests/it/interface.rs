//! The names that people write or scripts read: keys of files, kinds and keys of JSON lines, codes of findings, the
//! view that templates have, names of output files. They are kept in `interface/`, and stay as they are whatever the
//! code calls its own types: a new name may be added, none may go.
//!
//! After an addition: `INSTA_UPDATE=always cargo test --test it interface`, and read the difference.

use std::collections::{BTreeMap, BTreeSet};

use kehoach::data::DocumentTypes;
use kehoach::diag::Code;
use kehoach::model::{DocumentKind, DocumentPart};
use serde_json::Value;

use crate::harness::{Project, assert_each_command_is_in};
use crate::stable::files;

fn keep(name: &str, lines: impl IntoIterator<Item = String>) {
    let mut settings = insta::Settings::new();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("interface");
    let text = lines.into_iter().collect::<Vec<_>>().join("\n");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// The sample with everything: a plan that was issued and is being revised, its notice, extracts and a report.
fn sample() -> Project {
    Project::sample("ham-liem-2026").file("data/kehoach.yaml", "format: 1\ncomparison: changed\n")
}

/// Every key of a value by its path; members of lists are `[]`.
fn keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                found.insert(path.clone());
                // The values of a message differ with each code.
                if key != "arguments" {
                    keys(inner, &path, found);
                }
            }
        }
        Value::Array(members) => {
            for member in members {
                keys(member, &format!("{path}[]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn keys_of_files_stay() {
    let project = Project::new();
    let run = project.run(&["schema", "--write", "schema"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let mut found = BTreeSet::new();
    for (name, bytes) in files(&project.path("schema")) {
        let schema: Value = serde_json::from_slice(&bytes).unwrap();
        let kind = name.trim_end_matches(".json");
        let definitions = schema["$defs"].as_object().into_iter().flatten();
        for (_, definition) in definitions.chain([(&String::new(), &schema)]) {
            for (key, value) in definition["properties"].as_object().into_iter().flatten() {
                let described = value["description"].as_str().unwrap_or_default();
                let record = described.split('.').next().unwrap_or_default();
                let words = value["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
                let words: Vec<&str> = words.collect();
                let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(" ")) };
                let place = if record.len() > 30 { "" } else { record };
                found.insert(format!("{kind}{place} {key}{words}").replace(place, ""));
            }
        }
    }
    assert!(found.len() > 200, "{}", found.len());
    keep("keys", found);
}

#[test]
fn codes_of_findings_stay() {
    let mut codes: Vec<String> = Code::ALL.iter().map(|code| code.id().to_owned()).collect();
    codes.sort();
    keep("codes", codes);
}

/// Commands whose lines of JSON are looked at elsewhere, and why.
const WITHOUT_JSON: [(&str, &str); 3] = [
    ("watch", "it does not end; its lines are those of `build`"),
    ("revise", "its lines are those of `build`"),
    ("schema", "it prints one schema, whose keys are in `keys`"),
];

#[test]
fn kinds_and_keys_of_json_lines_stay() {
    let project =
        sample().file("data/nhap/plan.yaml", "format: 1\nisuer: x\nnumber: 5 \nabstract: V/v  họp\n");
    let plan = "data/ham-liem-2026";
    let commands: &[&[&str]] = &[
        &["build", "--dry-run"],
        &["build"],
        &["check", "--accepted"],
        &["check", "--fix"],
        &["verify"],
        &["verify", plan],
        &["diff", plan],
        &["issue", plan, "--date", "2026-06-20", "-n"],
        &["issue", plan, "--date", "2026-06-20"],
        &["issue", &format!("{plan}/notice"), "--date", "2026-06-21", "-n"],
        &["list"],
        &["explain", "unknown-key"],
        &["explain", "to-trinh"],
        &["fonts"],
        &["new", "moi"],
        &["import", "ket-qua.csv", plan, "-n"],
    ];
    assert_each_command_is_in(commands, &WITHOUT_JSON);
    project.put("ket-qua.csv", "Đơn vị;Quý II\nThôn 2;1\n".as_bytes());
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for command in commands {
        let run = project.run(&[command, &["--json"][..]].concat());
        let mut kinds = BTreeSet::new();
        for line in run.stdout.lines() {
            let line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{command:?}: {line}"));
            let kind = line["kind"].as_str().unwrap().to_owned();
            keys(&line, "", found.entry(kind.clone()).or_default());
            kinds.insert(kind);
        }
        assert!(kinds.iter().any(|kind| kind != "finding"), "{command:?} prints no result: {run:#?}");
    }
    let readme = include_str!("../../README.md");
    let missing: Vec<&String> = found.keys().filter(|kind| !readme.contains(&format!("`{kind}`"))).collect();
    assert!(missing.is_empty(), "kinds of lines that README.md does not name: {missing:?}");
    let unnamed: Vec<String> =
        found.iter().flat_map(|(kind, keys)| unnamed_keys(kind, keys, readme)).collect();
    assert!(unnamed.is_empty(), "keys that the row of their kind in README.md does not name: {unnamed:?}");
    let lines = found.iter().flat_map(|(kind, keys)| keys.iter().map(move |key| format!("{kind}: {key}")));
    keep("json", lines);
}

/// The keys of a kind of line that no row or paragraph of the page names together with the kind. Keys of all lines and
/// those within others are left out.
fn unnamed_keys(kind: &str, keys: &BTreeSet<String>, page: &str) -> Vec<String> {
    let page = page.replace("\n|", "\n\n|");
    let rows = page.split("\n\n").filter(|row| row.contains(&format!("`{kind}`")));
    let names: BTreeSet<&str> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
    let own =
        keys.iter().filter(|key| !key.contains(['.', '[']) && !["format", "kind"].contains(&key.as_str()));
    own.filter(|key| !names.contains(key.as_str())).map(|key| format!("{kind}: {key}")).collect()
}

/// The template of annexes.
const ANNEX: &str = "phu-luc";

#[test]
fn the_view_of_templates_stays() {
    let template_of = |kind: DocumentKind| {
        let template = DocumentTypes::new(None).default_for(kind).template.clone();
        template.trim_end_matches(".typ.j2").to_owned()
    };
    // A document in a file of its own sees what the others see.
    let kinds = DocumentKind::ALL.into_iter().filter(|kind| *kind != DocumentKind::Separate);
    let templates: BTreeSet<String> = kinds.map(template_of).chain([ANNEX.to_owned()]).collect();
    let samples = ["ham-liem-2026", "long-thanh-2023"];
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for sample in samples {
        let mut project = Project::sample(sample)
            .file("data/kehoach.yaml", "format: 1\ntemplates: mau\ncomparison: none\n");
        for template in &templates {
            project = project.file(&format!("data/mau/{template}.typ.j2"), "{{ debug() }}\n");
        }
        let run = project.run(&["build", "--format", "typ"]);
        assert!(run.stdout.contains(".typ"), "{run:#?}");
        for (name, bytes) in files(&project.path("output")) {
            let stem = name.strip_suffix(".typ").and_then(|name| name.strip_prefix(&format!("{sample}/")));
            let Some(Ok(part)) = stem.map(str::parse::<DocumentPart>) else { continue };
            let own = template_of(part.document.kind());
            let template = if part.annex().is_some() { ANNEX.to_owned() } else { own };
            let text = unescaped(&String::from_utf8(bytes).unwrap());
            if text.contains("State {") {
                found.entry(template).or_default().extend(view_keys(&text));
            }
        }
    }
    let shown: BTreeSet<String> = found.keys().cloned().collect();
    assert_eq!(shown, templates, "each kind of document has to be in one of the samples {samples:?}");
    let lines = found.iter().flat_map(|(kind, keys)| keys.iter().map(move |key| format!("{kind}: {key}")));
    keep("view", lines);
}

/// The text of a Typst literal.
fn unescaped(literal: &str) -> String {
    let mut parts = literal.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

/// The keys of the context that the engine shows, by their indentation; those of a profile's look are the profile's
/// own.
fn view_keys(state: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    for line in state.lines() {
        let indent = line.len() - line.trim_start().len();
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        let Some((key, _)) = line.trim_start().strip_prefix('"').and_then(|rest| rest.split_once("\": "))
        else {
            continue;
        };
        if !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            continue;
        }
        open.push((indent, key.to_owned()));
        let path: Vec<&str> = open.iter().map(|(_, key)| key.as_str()).collect();
        if path[0] != "profile" || path.len() == 1 {
            found.insert(path.join("."));
        }
    }
    found
}

#[test]
fn names_of_files_stay() {
    let project = sample();
    project.run(&["build"]);
    for (document, number) in [("data/ham-liem-2026", "98"), ("data/ham-liem-2026/notice", "99")] {
        let issued = project.run(&["issue", document, "--date", "2026-06-20", "--number", number]);
        assert_eq!(issued.status, 0, "{issued:#?}");
    }
    let started = project.run(&["new", "moi"]);
    assert_eq!(started.status, 0, "{started:#?}");
    let mut found = BTreeSet::new();
    for folder in ["output", "data/ham-liem-2026", "moi", ".schema", "data"] {
        let names = files(&project.path(folder)).into_keys().map(|name| format!("{folder}/{name}"));
        found.extend(names);
    }
    keep("files", found);
}
