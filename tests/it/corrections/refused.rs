//! Files that are none of the plan's, and documents that do not change.

use super::editing::EditedTwin;
use super::{TWIN, changes, sample};
use crate::harness::{Project, assert_says};

#[test]
fn files_of_others_are_refused() {
    let project = sample("ham-liem-2026");
    let other = sample("long-thanh-2023");
    project.put("khac.docx", &other.bytes("output/long-thanh-2023/ke-hoach.docx"));
    project.put("hong.docx", b"PK\x03\x04 hong");
    project.put("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let plan = "data/ham-liem-2026";
    for (file, said) in [
        ("khac.docx", "this is `long-thanh-2023/ke-hoach`"),
        ("hong.docx", "the file is damaged"),
        ("cu.doc", "it is a .doc"),
        ("khong-co.docx", "it is not there"),
        ("output/ham-liem-2026/so-sanh.docx", "this is a comparison of two versions"),
    ] {
        let run = changes(&project, file, plan);
        assert_eq!(run.status, 1, "{file}: {run:#?}");
        assert_says(&run.stderr, &[said, "nothing was put in"]);
    }
}

#[test]
fn what_is_issued_does_not_change() {
    let project = Project::sample("ham-liem-2026").file("data/kehoach.yaml", "format: 1\nformats: [docx]\n");
    let run = project.run(&["issue", "data/ham-liem-2026", "--number", "75", "--date", "2026-06-12", "-y"]);
    assert_eq!(run.status, 0, "{run:#?}");
    project.run(&["build", "--format", "docx"]);
    EditedTwin::open(&project, TWIN).replace("làm gốc", "làm đầu").save(&project, TWIN);
    let run = changes(&project, TWIN, "data/ham-liem-2026");
    assert_eq!(run.status, 1, "{run:#?}");
    assert_says(&run.stderr, &["word-issued", "kehoach revise"]);
}
