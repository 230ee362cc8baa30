//! Tracked changes: what accepts them all reads as the new version, what rejects them all as the old one.

use super::file::{Element, WordFile};
use super::{sample, word_file};
use crate::harness::Project;

/// What is done with all changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
}

impl Answer {
    /// The element whose content goes.
    fn dropped(self) -> &'static str {
        match self {
            Self::Accept => "w:del",
            Self::Reject => "w:ins",
        }
    }
}

/// A paragraph or a row that goes as a whole.
fn goes(block: &Element, properties: &str, answer: Answer) -> bool {
    let properties = block.child(properties);
    let own = properties.map(|own| own.child("w:rPr").unwrap_or(own));
    own.is_some_and(|own| own.child(answer.dropped()).is_some())
}

/// The texts of paragraphs after all changes are answered.
fn answered(element: &Element, answer: Answer, texts: &mut Vec<String>) {
    for child in &element.children {
        match child.name.as_str() {
            name if name == answer.dropped() => {}
            "w:tr" if goes(child, "w:trPr", answer) => {}
            "w:p" => {
                let mut own = String::new();
                collect(child, answer, &mut own);
                if goes(child, "w:pPr", answer) {
                    assert!(own.is_empty(), "a paragraph whose end goes keeps `{own}`");
                    continue;
                }
                texts.push(own);
            }
            _ => answered(child, answer, texts),
        }
    }
}

fn collect(element: &Element, answer: Answer, text: &mut String) {
    for child in &element.children {
        match child.name.as_str() {
            name if name == answer.dropped() => {}
            "w:t" | "w:delText" => text.push_str(&child.text),
            "w:noBreakHyphen" => text.push('-'),
            "w:br" | "w:tab" => text.push(' '),
            _ => collect(child, answer, text),
        }
    }
}

fn words_after(file: &WordFile, answer: Answer) -> Vec<String> {
    let mut texts = Vec::new();
    answered(&file.document(), answer, &mut texts);
    texts.join(" ").split_whitespace().map(str::to_owned).collect()
}

/// The words of documents that follow each other, as they are written.
fn written(files: &[WordFile]) -> Vec<String> {
    files.iter().flat_map(|file| words_after(file, Answer::Accept)).collect()
}

fn texts_and_annex(project: &Project) -> Vec<WordFile> {
    ["ham-liem-2026/ke-hoach", "ham-liem-2026/phu-luc-chi-tieu"].map(|stem| word_file(project, stem)).into()
}

const PLAN: &str = "data/ham-liem-2026/plan.yaml";
const QUOTAS: &str = "data/ham-liem-2026/quotas.yaml";

/// The sample issued and opened again, with the words of what was issued.
fn revised() -> (Project, Vec<String>) {
    let project = sample("ham-liem-2026");
    for arguments in [
        ["issue", "data/ham-liem-2026", "--number", "75", "--date", "2026-06-12", "-y"].as_slice(),
        ["build"].as_slice(),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.status, 0, "{run:#?}");
    }
    let issued = written(&texts_and_annex(&project));
    let run = project.run(&["revise", "data/ham-liem-2026", "-y"]);
    assert_eq!(run.status, 0, "{run:#?}");
    (project, issued)
}

#[test]
fn all_accepted_is_the_new_version_all_rejected_the_old_one() {
    let (project, issued) = revised();
    let plan = String::from_utf8(project.bytes(PLAN)).unwrap();
    let quotas = String::from_utf8(project.bytes(QUOTAS)).unwrap();
    let edits = [("Mục tiêu", "Mục tiêu chung"), ("bảo đảm", "phải bảo đảm")];
    let changed = edits.iter().fold(plan, |plan, (from, to)| {
        assert!(plan.contains(from), "{from}");
        plan.replacen(from, to, 1)
    });
    let changed =
        changed.replacen("    items:\n", "    items:\n      - Một việc mới được thêm vào đây để thử.\n", 1);
    let project =
        project.file(PLAN, &changed).file(QUOTAS, &quotas.replacen("name: Thôn 2", "name: Thôn Hai", 1));
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let compared = word_file(&project, "ham-liem-2026/so-sanh");
    assert_eq!(words_after(&compared, Answer::Accept), written(&texts_and_annex(&project)));
    assert_eq!(words_after(&compared, Answer::Reject), issued);
    let document = compared.document();
    let marks: Vec<&Element> = document.all("w:ins").into_iter().chain(document.all("w:del")).collect();
    assert!(marks.len() > 4, "{}", marks.len());
    let mut ids: Vec<&str> = marks.iter().map(|mark| mark.attribute("w:id")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), marks.len());
    assert!(
        marks.iter().all(|mark| mark.attribute("w:author").starts_with("Ban Thường vụ")),
        "{:?}",
        marks[0]
    );
    // The words that stayed are not marked.
    let kept = document.all("w:delText").iter().map(|text| text.text.len()).sum::<usize>();
    assert!(kept < 400, "{kept} letters are marked as deleted");
}

#[test]
fn every_document_that_takes_the_place_of_another_has_its_changes_tracked() {
    let notice = "data/ham-liem-2026/notice.yaml";
    let project = Project::sample("ham-liem-2026")
        .without("data/ham-liem-2026/issued")
        .file("data/kehoach.yaml", "format: 1\nformats: [pdf, docx]\n");
    for arguments in [
        ["issue", "data/ham-liem-2026/notice", "-y"].as_slice(),
        ["build"].as_slice(),
        ["revise", "data/ham-liem-2026/notice", "-y"].as_slice(),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.status, 0, "{run:#?}");
    }
    let project = project.replace(notice, "lập hồ sơ đúng quy", "lập đủ hồ sơ đúng quy");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let compared = word_file(&project, "ham-liem-2026/thong-bao-chi-tieu-so-sanh");
    let parts = ["ham-liem-2026/thong-bao-chi-tieu"].map(|stem| word_file(&project, stem));
    assert_eq!(words_after(&compared, Answer::Accept), written(&parts));
    let before = words_after(&compared, Answer::Reject).join(" ");
    assert!(before.contains("lập hồ sơ đúng quy") && before.contains("Số 54-TB/ĐU"), "{before}");
    assert!(!project.path("output/ham-liem-2026/so-sanh.docx").exists(), "{run:#?}");
}

#[test]
fn a_table_with_another_column_is_deleted_and_inserted_row_by_row() {
    let table = |columns: &str, row: &str| {
        format!("  - table:\n      columns: [{columns}]\n      rows: [[{row}]]\n  - text: Hết.\n")
    };
    let project = Project::with_body(&table("Một, Hai", "a, b"))
        .file("data/kehoach.yaml", "format: 1\nformats: [docx]\n");
    for arguments in [
        ["issue", "data/plan", "--number", "75", "--date", "2026-06-12", "-y"].as_slice(),
        ["revise", "data/plan", "-y"].as_slice(),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.status, 0, "{run:#?}");
    }
    let plan = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    let changed = plan.replacen("[Một, Hai]", "[Một, Hai, Ba]", 1).replacen("[[a, b]]", "[[a, b, c]]", 1);
    assert!(changed != plan, "{plan}");
    let project = project.file("data/plan/plan.yaml", &changed);
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let document = word_file(&project, "plan/so-sanh").document();
    let marked =
        |name: &str| document.all("w:trPr").into_iter().filter(|row| row.child(name).is_some()).count();
    assert_eq!((marked("w:del"), marked("w:ins")), (2, 2));
    let between = document.children[0].children.windows(2);
    assert!(between.into_iter().all(|pair| pair[0].name != "w:tbl" || pair[1].name != "w:tbl"));
}
