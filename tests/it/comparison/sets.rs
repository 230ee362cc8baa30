//! Which versions are compared.

use super::{diff, freeze, issued, of_kind};
use crate::harness::Project;

#[test]
fn equal_versions_do_not_differ() {
    for name in ["ham-liem-2026", "long-thanh-2023"] {
        let project = issued(name);
        let run = project.run(&["diff", &format!("data/{name}")]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        assert!(run.stdout.ends_with("no difference\n"), "{}", run.stdout);
        let lines = diff(&project, &[&format!("data/{name}")]);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0]["different"], false);
    }
}

#[test]
fn the_last_set_is_compared_with_the_working_copy() {
    let plan = "data/long-thanh-2023";
    let project = issued("long-thanh-2023").replace(&format!("{plan}/plan.yaml"), "BÍ THƯ", "PHÓ BÍ THƯ");
    let project = freeze(project, "long-thanh-2023", 2);
    let project = freeze(project, "long-thanh-2023", 10);
    let project = project.replace(&format!("{plan}/quotas.yaml"), "name: Điện Yên", "name: Thôn Điện Yên");
    let changes = |versions: &[&str]| {
        let lines = diff(&project, &[&[plan], versions].concat());
        let whats = of_kind(&lines, "figure").into_iter().map(|line| line["what"].clone());
        whats.map(|what| what.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(changes(&[]), ["unit"]);
    assert_eq!(changes(&["1"]), ["unit", "position"]);
    assert_eq!(changes(&["1", "2"]), ["position"]);
    assert!(changes(&["2", "10"]).is_empty());
    assert_eq!(changes(&["working", "1"]), ["unit", "position"]);
    assert_eq!(changes(&[&format!("{plan}/issued/2"), "working"]), ["unit"]);
    assert_eq!(changes(&[&format!("{plan}/issued/1/data/long-thanh-2023")]), ["unit", "position"]);
}

#[test]
fn one_document_can_be_asked_for() {
    let plan = "data/ham-liem-2026";
    let project = issued("ham-liem-2026")
        .replace(&format!("{plan}/notice.yaml"), "number: 54", "number: 55")
        .replace(&format!("{plan}/plan.yaml"), "place: Hàm Liêm", "place: Hàm Thuận");
    let documents = |path: &str| {
        let lines = diff(&project, &[path]);
        let mut documents: Vec<String> = of_kind(&lines, "passage")
            .iter()
            .map(|line| line["document"].as_str().unwrap().to_owned())
            .collect();
        documents.dedup();
        documents
    };
    assert_eq!(documents(plan), ["plan", "notice", "notice/unit", "reports/2026-Q2"]);
    assert_eq!(documents(&format!("{plan}/notice")), ["notice"]);
    assert_eq!(documents(&format!("{plan}/notice.yaml")), ["notice"]);
    assert_eq!(documents(&format!("{plan}/reports/2026-Q2")), ["reports/2026-Q2"]);
    assert_eq!(documents(&format!("{plan}/plan.yaml")), ["plan"]);
}

#[test]
fn what_can_be_read_is_compared_though_a_version_has_errors() {
    let plan = "data/long-thanh-2023";
    let project: Project = issued("long-thanh-2023")
        .replace(&format!("{plan}/plan.yaml"), "symbol: KH/ĐU", "simbol: KH/ĐU")
        .replace(&format!("{plan}/quotas.yaml"), "name: Điện Yên", "name: Thôn Điện Yên");
    let run = project.run(&["diff", plan]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("unknown-key"), "{}", run.stderr);
    assert!(run.stdout.contains("Thôn Điện Yên"), "{}", run.stdout);
}
