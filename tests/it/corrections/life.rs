//! What becomes of an edited file whose changes came home.

use super::editing::EditedTwin;
use super::{PLAN, TWIN, changes, corrected, sample};
use crate::harness::assert_says;

#[test]
fn the_next_build_replaces_a_file_whose_changes_came_home() {
    let project = sample("ham-liem-2026");
    let run = project.run(&["build", "--format", "docx"]);
    assert!(run.stdout.starts_with("1 plan, 0 files made"), "{run:#?}");
    corrected(&project, |twin| twin.replace("làm gốc", "làm đầu"));
    let edited = project.bytes(TWIN);
    let run = project.run(&["build", "--format", "docx"]);
    assert!(!run.stderr.contains("output-changed"), "{run:#?}");
    assert!(project.bytes(TWIN) != edited);
    assert!(!project.path("output/ham-liem-2026/ke-hoach.1.docx").exists());
    assert!(EditedTwin::open(&project, TWIN).document().contains("làm đầu"));
}

#[test]
fn a_file_of_which_something_is_left_is_kept_under_another_name() {
    let project = sample("ham-liem-2026");
    corrected(&project, |twin| twin.replace("làm gốc", "làm đầu").replace("KẾ HOẠCH", "ĐỀ ÁN"));
    let edited = project.bytes(TWIN);
    let run = project.run(&["build", "--format", "docx"]);
    assert!(!run.stderr.contains("output-changed"), "{run:#?}");
    assert!(project.bytes("output/ham-liem-2026/ke-hoach.1.docx") == edited);
    assert!(project.bytes(TWIN) != edited);
}

#[test]
fn a_file_that_was_edited_again_counts_as_edited() {
    let project = sample("ham-liem-2026");
    corrected(&project, |twin| twin.replace("làm gốc", "làm đầu"));
    let twin = EditedTwin::open(&project, TWIN).replace("Hồ sơ, lý lịch của", "Hồ sơ và lý lịch của");
    twin.save(&project, TWIN);
    let run = project.run(&["build", "--format", "docx"]);
    assert_says(
        &run.stderr,
        &["output-changed", "kehoach changes output/ham-liem-2026/ke-hoach.docx data/ham-liem-2026"],
    );
    let run = changes(&project, TWIN, "data/ham-liem-2026");
    assert_eq!(run.status, 0, "{run:#?}");
    assert_says(&String::from_utf8(project.bytes(PLAN)).unwrap(), &["làm đầu", "Hồ sơ và lý lịch của"]);
}

#[test]
fn a_file_that_was_copied_elsewhere_comes_home_too() {
    let project = sample("ham-liem-2026");
    EditedTwin::open(&project, TWIN)
        .replace("làm gốc", "làm đầu")
        .save(&project, "thu/Bản sửa của đ.c Bí thư.docx");
    let run = changes(&project, "thu/Bản sửa của đ.c Bí thư.docx", "data/ham-liem-2026");
    assert_eq!(run.status, 0, "{run:#?}");
    let run = project.run(&["build", "--format", "docx"]);
    assert!(!run.stderr.contains("output-changed"), "{run:#?}");
}
