//! Data that changed since: what one side changed is taken, what both did is for a person to decide.

use super::editing::EditedTwin;
use super::{PLAN, TWIN, changes, corrected, sample, text};
use crate::harness::assert_says;
use crate::office::converted;

#[test]
fn what_one_side_changed_is_taken() {
    let project = sample("ham-liem-2026");
    let project = project.replace(PLAN, "làm rõ nguyên nhân", "làm rõ thêm nguyên nhân").replace(
        PLAN,
        "  - title: Nhiệm vụ và giải pháp\n",
        "  - title: Nguồn lực\n    body: [Bố trí đủ kinh phí.]\n  - title: Nhiệm vụ và giải pháp\n",
    );
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| {
        twin.replace("làm gốc", "làm đầu").replace("Hồ sơ, lý lịch của", "Hồ sơ và lý lịch của")
    });
    assert_eq!(run.status, 0, "{run:#?}");
    let expected = before.replace("làm gốc", "làm đầu").replace("Hồ sơ, lý lịch của", "Hồ sơ và lý lịch của");
    assert_eq!(text(&project, PLAN), expected);
}

#[test]
fn what_both_sides_changed_is_a_finding_and_nothing_is_put_in() {
    let project = sample("ham-liem-2026").replace(PLAN, "làm gốc", "làm trọng");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| {
        twin.replace("làm gốc", "làm đầu").replace("Hồ sơ, lý lịch của", "Hồ sơ và lý lịch của")
    });
    assert_eq!(run.status, 1, "{run:#?}");
    assert_eq!(text(&project, PLAN), before);
    assert_says(&run.stderr, &["word-conflict", "plan.yaml:", "nothing was put in: 1 error"]);
}

#[test]
fn what_both_sides_changed_alike_is_there_already() {
    let project = sample("ham-liem-2026").replace(PLAN, "làm gốc", "làm đầu");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| twin.replace("làm gốc", "làm đầu"));
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(text(&project, PLAN), before);
}

#[test]
fn a_paragraph_that_the_data_no_longer_have_is_a_finding() {
    let project = sample("long-thanh-2023");
    let (file, twin) = ("data/long-thanh-2023/plan.yaml", "output/long-thanh-2023/ke-hoach.docx");
    let project = project.replace(file, "  - Mặt trận Tổ quốc và các đoàn thể xã\n", "");
    EditedTwin::open(&project, twin)
        .replace("Mặt trận Tổ quốc và các đoàn thể xã", "Mặt trận Tổ quốc và các đoàn thể trong xã")
        .save(&project, twin);
    let run = changes(&project, twin, "data/long-thanh-2023");
    assert_says(&run.stderr, &["word-conflict"]);
    assert_eq!(run.status, 1, "{run:#?}");
}

#[test]
fn bookmarks_and_the_record_may_be_gone() {
    for without in [EditedTwin::without_bookmarks, EditedTwin::without_record] {
        let project = sample("ham-liem-2026");
        let before = text(&project, PLAN);
        let run = corrected(&project, |twin| without(twin).replace("làm gốc", "làm đầu"));
        assert_eq!(run.status, 0, "{run:#?}");
        assert_eq!(text(&project, PLAN), before.replace("làm gốc", "làm đầu"), "{run:#?}");
    }
}

#[test]
fn without_the_record_data_that_changed_since_are_left() {
    let project = sample("ham-liem-2026").replace(PLAN, "làm rõ nguyên nhân", "làm rõ thêm nguyên nhân");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| twin.without_record().replace("làm gốc", "làm đầu"));
    assert_eq!(run.status, 1, "{run:#?}");
    assert_eq!(text(&project, PLAN), before);
    assert_says(&run.stderr, &["word-of-another", "the data have changed since"]);
}

#[test]
fn a_file_that_libreoffice_saved_comes_home() {
    for (name, stem) in [
        ("ham-liem-2026", "ke-hoach"),
        ("ham-liem-2026", "bao-cao/2026-Q2"),
        ("long-thanh-2023", "phu-luc-chi-tieu"),
        ("binh-an-2026", "tt-sua-hoi-truong"),
    ] {
        let project = sample(name);
        let Some(saved) = converted(&project, &format!("{name}/{stem}.docx"), "docx") else { return };
        let twin = format!("output/{name}/{stem}.docx");
        project.put(&twin, &saved);
        let run = changes(&project, &twin, &format!("data/{name}"));
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{stem}: {run:#?}");
        assert_says(&run.stdout, &["nothing in the Word file is to be put into the data"]);
        if stem == "ke-hoach" {
            let before = text(&project, PLAN);
            EditedTwin::open(&project, TWIN).replace("làm gốc", "làm đầu").save(&project, TWIN);
            changes(&project, TWIN, "data/ham-liem-2026");
            assert_eq!(text(&project, PLAN), before.replace("làm gốc", "làm đầu"));
        }
    }
}
