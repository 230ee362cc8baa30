//! The names that people write or scripts read: keys of files, kinds and keys of JSON lines, codes of findings, the
//! view that templates have, names of output files. They are kept in `interface/`, and stay as they are whatever the
//! code calls its own types: a new name may be added, none may go.
//!
//! After an addition: `INSTA_UPDATE=always cargo test --test it interface`, and read the difference.

use std::collections::{BTreeMap, BTreeSet};

use kehoach::data::DocumentTypes;
use kehoach::diag::Code;
use kehoach::model::{DocumentKind, DocumentPart};
use kehoach::report::RENAMED_KEYS;
use serde_json::{Value, json};

use crate::corrections::edit_in_word;
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
const WITHOUT_JSON: [(&str, &str); 2] = [
    ("watch", "it does not end; its lines are those of `build`"),
    ("serve", "it does not end; its answers are those of the page"),
];

/// A project with something of each kind of line.
fn project_of_lines() -> Project {
    let project =
        sample().file("data/nhap/plan.yaml", "format: 1\nisuer: x\nnumber: 5 \nabstract: V/v  họp\n");
    project.put("ket-qua.csv", "Đơn vị;Quý II\nThôn 2;1\n".as_bytes());
    project.run(&["build", "data/ham-liem-2026", "--format", "docx"]);
    edit_in_word(&project, "output/ham-liem-2026/ke-hoach.docx", ["làm gốc", "làm đầu"], "sua.docx");
    project
}

/// Command lines that print each kind of line, in an order in which each of them works.
fn commands_of_lines() -> Vec<Vec<&'static str>> {
    let plan = "data/ham-liem-2026";
    let notice = "data/ham-liem-2026/notice";
    vec![
        vec!["build", "--dry-run"],
        vec!["build"],
        vec!["changes", "sua.docx", plan, "-n"],
        vec!["check", "--accepted"],
        vec!["check", "--fix"],
        vec!["verify"],
        vec!["verify", plan],
        vec!["diff", plan],
        vec!["issue", plan, "--date", "2026-06-20", "-n"],
        vec!["issue", plan, "--date", "2026-06-20"],
        vec!["issue", notice, "--date", "2026-06-21", "-n"],
        vec!["issue", "data", "--document", "plan", "-n"],
        vec!["list"],
        vec!["explain", "unknown-key"],
        vec!["explain", "to-trinh"],
        vec!["fonts"],
        vec!["new", "moi"],
        vec!["import", "ket-qua.csv", plan, "-n"],
        vec!["revise", plan],
        vec!["schema"],
        vec!["schema", "plan"],
        vec!["templates"],
        vec!["templates", "--write", "mau"],
        vec!["completions", "bash"],
        vec!["man"],
        vec!["help", "build"],
    ]
}

#[test]
fn kinds_and_keys_of_json_lines_stay() {
    let project = project_of_lines();
    let commands = commands_of_lines();
    let named: Vec<&[&str]> = commands.iter().map(Vec::as_slice).collect();
    assert_each_command_is_in(&named, &WITHOUT_JSON);
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let schema: Value = serde_json::from_str(&project.run(&["schema", "--lines"]).stdout).unwrap();
    compiler.add_resource("lines.json", schema.clone()).unwrap();
    let lines_schema = compiler.compile("lines.json", &mut schemas).unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let lines = LinesOfCommands { schemas: &schemas, lines_schema };
    for command in &commands {
        lines.collect(&project, command, &mut found);
    }
    let signed = crate::signed::with_a_signed_copy();
    lines.collect(&signed, crate::signed::TAKE, &mut found);
    lines.collect(&signed, &["verify", "data/plan"], &mut found);
    let of_schema = schema["$defs"].as_object().unwrap().keys().filter_map(|name| name.strip_prefix("line-"));
    let printed: BTreeSet<&str> = found.keys().map(String::as_str).collect();
    // What no command of this test prints: files that a later build removes.
    let unseen: Vec<&str> = of_schema.filter(|kind| !printed.contains(kind)).collect();
    assert_eq!(unseen, ["gone", "removed"], "kinds of the schema that no command here prints");
    let readme = include_str!("../../README.md");
    let missing: Vec<&String> = found.keys().filter(|kind| !readme.contains(&format!("`{kind}`"))).collect();
    assert!(missing.is_empty(), "kinds of lines that README.md does not name: {missing:?}");
    let unnamed: Vec<String> =
        found.iter().flat_map(|(kind, keys)| unnamed_keys(kind, keys, readme)).collect();
    assert!(unnamed.is_empty(), "keys that the row of their kind in README.md does not name: {unnamed:?}");
    let lines = found.iter().flat_map(|(kind, keys)| keys.iter().map(move |key| format!("{kind}: {key}")));
    keep("json", lines);
}

/// The lines of commands, held against their schema.
struct LinesOfCommands<'s> {
    schemas: &'s boon::Schemas,
    lines_schema: boon::SchemaIndex,
}

impl LinesOfCommands<'_> {
    /// Adds the keys of the lines that a command prints, by their kind. The last line is the summary.
    fn collect(&self, project: &Project, command: &[&str], found: &mut BTreeMap<String, BTreeSet<String>>) {
        let run = project.run(&[command, &["--json"][..]].concat());
        let mut kinds = Vec::new();
        for line in run.stdout.lines() {
            let line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{command:?}: {line}"));
            let fits = self.schemas.validate(&line, self.lines_schema);
            assert!(fits.is_ok(), "{command:?}: {line}\n{}", fits.unwrap_err());
            let kind = line["kind"].as_str().unwrap().to_owned();
            // The keys of a schema of files are in `keys`.
            let inner =
                if kind == "schema" { json!({"id": 0, "schema": 0, "format": 0, "kind": 0}) } else { line };
            keys(&inner, "", found.entry(kind.clone()).or_default());
            kinds.push(kind);
        }
        let results = kinds.iter().filter(|kind| *kind != "finding" && *kind != "summary").count();
        assert!(results > 0 || command[0] == "check", "{command:?} prints no result: {run:#?}");
        assert_eq!(kinds.iter().position(|kind| kind == "summary"), Some(kinds.len() - 1), "{command:?}");
        let summary: Value = serde_json::from_str(run.stdout.lines().last().unwrap()).unwrap();
        let said = (&summary["command"], &summary["status"], &summary["results"]);
        assert_eq!(said, (&json!(command[0]), &json!(run.status), &json!(results)), "{command:?}");
    }
}

#[test]
fn the_first_format_has_the_names_of_earlier_programs() {
    let project = project_of_lines();
    let mut seen = BTreeSet::new();
    for command in commands_of_lines() {
        let run = project.run(&[&command, &["--json=1"][..]].concat());
        for line in run.stdout.lines() {
            let Ok(Value::Object(line)) = serde_json::from_str::<Value>(line) else { continue };
            let Some(kind) = line.get("kind").and_then(Value::as_str) else { continue };
            assert_eq!(line["format"], 1, "{line:?}");
            for renamed in
                RENAMED_KEYS.iter().filter(|renamed| renamed.kind == kind && renamed.path.is_empty())
            {
                let is_taken =
                    RENAMED_KEYS.iter().any(|other| other.kind == kind && other.first == renamed.second);
                assert!(line.contains_key(renamed.first), "{renamed:?}: {line:?}");
                assert!(is_taken || !line.contains_key(renamed.second), "{renamed:?}: {line:?}");
                seen.insert((kind.to_owned(), renamed.first));
            }
            assert!(kind != "summary" || ["build", "check"].contains(&command[0]), "{command:?}: {line:?}");
        }
    }
    assert!(seen.len() > 15, "{seen:?}");
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
