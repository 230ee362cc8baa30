//! The schemas for editors: what the program reads is valid, and any validator reports slips.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use kehoach::model::{DocumentId, DocumentKind};
use serde_json::Value;

use crate::harness::Project;

/// The schemas as `kehoach schema --write` leaves them, compiled.
struct Validator {
    schemas: Schemas,
    kinds: Vec<(String, SchemaIndex)>,
}

impl Validator {
    fn new() -> Self {
        let project = Project::new();
        let run = project.run(&["schema", "--write", "schema"]);
        assert_eq!(run.status, 0, "{run:#?}");
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        let mut kinds = Vec::new();
        for kind in listed(&project) {
            let text = project.bytes(&format!("schema/{kind}.json"));
            let name = format!("http://kehoach/{kind}.json");
            compiler.add_resource(&name, serde_json::from_slice(&text).unwrap()).unwrap();
            kinds.push((kind, compiler.compile(&name, &mut schemas).unwrap()));
        }
        Self { schemas, kinds }
    }

    /// The error in a text, if any.
    fn reported(&self, kind: &str, yaml: &str) -> Option<String> {
        let value: Value = serde_saphyr::from_str(yaml).unwrap_or_else(|error| panic!("{yaml}: {error}"));
        let Some((_, index)) = self.kinds.iter().find(|(name, _)| name == kind) else {
            panic!(
                "`kehoach schema` lists no kind of file `{kind}`: add it to `FileKind` (src/data/file_kind.rs)"
            );
        };
        self.schemas.validate(&value, *index).err().map(|error| format!("{error:#}"))
    }
}

/// The kinds of files that the program has a schema of.
fn listed(project: &Project) -> Vec<String> {
    project.run(&["schema"]).stdout.lines().map(str::to_owned).collect()
}

/// The kind of a file that a person writes, by its path.
fn kind(path: &Path) -> Option<&'static str> {
    let text = path.to_string_lossy().replace('\\', "/");
    let below: Vec<&str> = text.rsplitn(3, '/').collect();
    let among_templates =
        [("templates/profiles/", "profile"), ("templates/kinds/", "kind"), ("/_shared/", "shared")];
    if let Some((_, kind)) = among_templates.into_iter().find(|(folder, _)| text.contains(folder)) {
        return Some(kind);
    }
    let of_document = |path: &str| Some(DocumentId::from_file(path)?.kind().id());
    let in_folder = below.get(1).and_then(|folder| of_document(&format!("{folder}/{}", below[0])));
    if let Some(kind) = in_folder.or_else(|| of_document(below[0])) {
        return Some(kind);
    }
    Some(match below[0] {
        "quotas.yaml" => "quotas",
        "results.yaml" => "results",
        "kehoach.yaml" => "project",
        "register.yaml" => "register",
        _ => return None,
    })
}

fn yaml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            yaml_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
}

#[test]
fn all_that_is_in_the_samples_is_valid() {
    let validator = Validator::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["data", "templates/profiles", "templates/kinds", "src/cli/starter", "tests/it/cases/_base"]
    {
        yaml_files(&root.join(folder), &mut files);
    }
    let mut count = 0;
    for path in files {
        let Some(kind) = kind(&path) else { continue };
        let reported = validator.reported(kind, &fs::read_to_string(&path).unwrap());
        assert_eq!(reported, None, "{}", path.display());
        count += 1;
    }
    assert!(count >= 15, "{count} files");
}

#[test]
fn every_kind_of_document_that_has_a_file_has_a_schema() {
    let listed = listed(&Project::new());
    assert!(listed.len() > DocumentKind::ALL.len(), "{listed:?}");
    let missing: Vec<_> =
        DocumentKind::issued().filter(|kind| !listed.iter().any(|name| name == kind.id())).collect();
    assert!(missing.is_empty(), "add to `FileKind` (src/data/file_kind.rs): {missing:?}");
}

#[test]
fn slips_are_reported() {
    let validator = Validator::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/_base/data");
    for (kind, file, from, to) in [
        ("plan", "plan/plan.yaml", "format: 1", "format: 2"),
        ("plan", "plan/plan.yaml", "symbol: ", "simbol: "),
        ("plan", "plan/plan.yaml", "place: Công Hải\n", ""),
        ("plan", "plan/plan.yaml", "date: 2026-06-03", "date: 03/6/2026"),
        ("plan", "plan/plan.yaml", "state: draft", "state: sent"),
        ("plan", "plan/plan.yaml", "state: draft", "state: draft\nunit: {body: [một]}"),
        ("plan", "plan/plan.yaml", "state: draft", "state: draft\ntype: notice"),
        ("plan", "plan/plan.yaml", "state: draft", "state: draft\nurgency: GẤP"),
        ("plan", "plan/plan.yaml", "state: draft", "state: draft\nnumbering: [roman, numbr]"),
        ("plan", "plan/plan.yaml", "state: draft", "state: draft\naccept: [{code: target-missed, at: x}]"),
        (
            "plan",
            "plan/plan.yaml",
            "state: draft",
            "state: draft\naccept: [{code: yaml-syntax, at: x, reason: y}]",
        ),
        ("plan", "plan/plan.yaml", "\nbody:\n", "\nbody:\n  - {titel: Một}\n"),
        ("plan", "plan/plan.yaml", "\nbody:\n", "\nbody:\n  - {title: Một, bodi: []}\n"),
        ("plan", "plan/plan.yaml", "\nbody:\n", "\nbody:\n  - items: một\n"),
        ("plan", "plan/plan.yaml", "\nfigures:\n", "\nfigures:\n  Term: 1\n"),
        ("quotas", "plan/quotas.yaml", "kind: village", "kind: Thôn"),
        ("quotas", "plan/quotas.yaml", "measure: admissions", "measure: Kết nạp"),
        ("quotas", "plan/quotas.yaml", "period: 2026", "period: 2026-Q5"),
        ("quotas", "plan/quotas.yaml", "target: 6", "target: khoảng 6"),
        ("quotas", "plan/quotas.yaml", "id: thon-1", "id: thôn 1"),
        ("quotas", "plan/quotas.yaml", "2026-Q2: 2", "2026-Q2: hai"),
        ("quotas", "plan/quotas.yaml", "2026-Q2: 2", "2026-Q2: -2"),
        ("quotas", "plan/quotas.yaml", "2026-Q2: 2", "Q2/2026: 2"),
        ("quotas", "plan/quotas.yaml", "format: 1\n", ""),
        ("results", "plan/results.yaml", "measure: ", "mesure: "),
        ("results", "plan/results.yaml", "format: 1", "format: 1\nunits: []"),
        ("project", "kehoach.yaml", "format: 1", "format: 1\nduplex: có"),
        ("project", "kehoach.yaml", "format: 1", "format: 1\nseverities: {target-missed: eror}"),
        ("project", "kehoach.yaml", "format: 1", "format: 1\nseverities: {target-mised: note}"),
        ("project", "kehoach.yaml", "format: 1", "format: 1\nfonts: {family: [Times]}"),
    ] {
        let text = fs::read_to_string(root.join(file)).unwrap();
        assert_eq!(validator.reported(kind, &text), None, "{file}");
        let wrong = text.replacen(from, to, 1);
        assert_ne!(wrong, text, "`{from}` is not in {file}");
        assert!(validator.reported(kind, &wrong).is_some(), "{file}: {from} → {to}");
    }
}

#[test]
fn keys_are_described_and_the_starter_points_at_its_schemas() {
    let project = Project::new();
    let plan = project.run(&["schema", "plan"]).stdout;
    let plan: Value = serde_json::from_str(&plan).unwrap();
    assert_eq!(plan["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(plan["properties"]["place"]["description"], "Địa danh");
    project.run(&["new", "data/moi"]);
    for kind in ["plan", "quotas", "results"] {
        let text = String::from_utf8(project.bytes(&format!("data/moi/{kind}.yaml"))).unwrap();
        assert!(
            text.starts_with(&format!("# yaml-language-server: $schema=../.schema/{kind}.json\n")),
            "{text}"
        );
        assert!(project.path(&format!("data/.schema/{kind}.json")).exists());
    }
    for kind in listed(&project) {
        assert!(project.path(&format!("data/.schema/{kind}.json")).exists(), "{kind}");
    }
    assert_eq!(project.run(&["schema", "plans"]).status, 2);
}
