//! Word files among the outputs: equal bytes, fresh, edited, of what was issued.

use super::{sample, word_file};
use crate::harness::Project;

const TWIN: &str = "output/ham-liem-2026/ke-hoach.docx";

#[test]
fn the_same_input_gives_the_same_bytes_and_is_fresh() {
    let project = sample("ham-liem-2026");
    let before = project.bytes(TWIN);
    let run = project.build();
    assert!(run.stdout.starts_with("1 plan, 0 files made"), "{run:#?}");
    let run = project.run(&["build", "--force", "-j", "4"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(project.bytes(TWIN) == before);
}

#[test]
fn a_twin_that_somebody_edited_is_kept_and_put_aside_when_forced() {
    let project = sample("ham-liem-2026");
    let edited = [project.bytes(TWIN), b"edited".to_vec()].concat();
    project.put(TWIN, &edited);
    let run = project.build();
    assert!(run.stderr.contains("output-changed"), "{run:#?}");
    assert!(project.bytes(TWIN) == edited);
    let run = project.run(&["build", "--force"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(project.bytes("output/ham-liem-2026/ke-hoach.1.docx") == edited);
    assert!(project.bytes(TWIN) != edited);
}

#[test]
fn extracts_read_as_they_were_issued() {
    let quotas = "data/ham-liem-2026/quotas.yaml";
    let project = Project::sample("ham-liem-2026")
        .without("data/ham-liem-2026/issued")
        .file("data/kehoach.yaml", "format: 1\nformats: [pdf, docx]\n");
    let run = project.run(&["issue", "data/ham-liem-2026/notice", "-y"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let words = |project: &Project| word_file(project, "ham-liem-2026/thong-bao/thon-2").words().join(" ");
    assert_eq!(project.build().status, 0);
    let issued = words(&project);
    assert!(issued.contains("Số 54-TB/ĐU") && issued.contains("Thôn 2"), "{issued}");
    let project = project
        .replace(quotas, "thon-2: {2026-Q3: 1, 2026-Q4: 1}", "thon-2: {2026-Q3: 1, 2026-Q4: 2}")
        .replace(quotas, "2026-Q4: 10}", "2026-Q4: 11}");
    let run = project.build();
    assert!(run.stderr.contains("issued-changed"), "{run:#?}");
    assert_eq!(words(&project), issued);
}

#[test]
fn what_was_issued_reads_as_it_was_issued() {
    let project =
        Project::sample("ham-liem-2026").file("data/kehoach.yaml", "format: 1\nformats: [pdf, docx]\n");
    let run = project.run(&["issue", "data/ham-liem-2026", "--number", "75", "--date", "2026-06-12", "-y"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let words = word_file(&project, "ham-liem-2026/ke-hoach").words().join(" ");
    assert!(words.contains("Số 75-KH/ĐU"), "{words}");
    // A twin is no part of what is issued.
    let sets =
        walkdir::WalkDir::new(project.path("data/ham-liem-2026/issued")).into_iter().map(Result::unwrap);
    assert!(!sets.into_iter().any(|file| file.path().extension().is_some_and(|ending| ending == "docx")));
}
