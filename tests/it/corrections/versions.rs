//! Data that changed since: what one side changed is taken, what both did is for a person to decide.

use super::editing::EditedTwin;
use super::{PLAN, TWIN, changes, corrected, sample, text};
use crate::harness::{Project, Run, SMALL, assert_says};
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
fn what_both_sides_changed_is_a_finding_and_the_rest_is_put_in() {
    let project = sample("ham-liem-2026").replace(PLAN, "làm gốc", "làm trọng");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| {
        twin.replace("làm gốc", "làm đầu").replace("Hồ sơ, lý lịch của", "Hồ sơ và lý lịch của")
    });
    // What a person has to decide is left, and the exit status says so.
    assert_eq!(run.status, 1, "{run:#?}");
    assert_eq!(text(&project, PLAN), before.replace("Hồ sơ, lý lịch của", "Hồ sơ và lý lịch của"));
    assert_says(&run.stderr, &["word-conflict", "plan.yaml:", "làm gốc", "làm đầu", "làm trọng"]);
    assert!(!run.stderr.contains("nothing was put in"), "{run:#?}");
}

const SHARES: &str = "\
format: 1
units:
  - {id: thon-dong, name: Thôn Đông, kind: village}
  - {id: thon-doai, name: Thôn Đoài, kind: village}
quotas:
  - id: admissions
    measure: admissions
    period: 2026
    units:
      thon-dong: {2026-Q2: 2, 2026-Q3: 1, 2026-Q4: 2}
      thon-doai: {2026-Q3: 1, 2026-Q4: 1}
";

const TEXTS: &str = "\
body:
  - >-
    Năm 2026, Đảng ủy xã lãnh đạo các chi bộ thôn rà soát nguồn, bồi dưỡng quần chúng ưu tú và kết nạp
    {{ quota.admissions.total | padded }} đảng viên, trong đó quý III {{ quota.admissions.q3 | padded }} đồng chí.
  - Các chi bộ lập danh sách nguồn.
  - Văn phòng Đảng ủy theo dõi, tổng hợp.
";

/// A plan of which sentences compute figures, and its Word file.
fn computed() -> (Project, String) {
    let plan = format!("{SMALL}{TEXTS}");
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\nformats: [docx]\n")
        .file("data/plan/quotas.yaml", SHARES)
        .file("data/plan/plan.yaml", &plan);
    let run = project.run(&["build", "--format", "docx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    (project, plan)
}

const COMPUTED: &str = "output/plan/ke-hoach.docx";

fn edited(project: &Project, words: &[(&str, &str)]) -> Run {
    let replaced = |twin: EditedTwin, words: &(&str, &str)| {
        // Some blanks do not break; a run ends behind a period.
        let xml = twin.document();
        let plain = xml.replace('\u{a0}', " ");
        let at = plain.find(words.0).unwrap_or_else(|| panic!("`{}` is not in {plain}", words.0));
        let start = plain[..at].chars().count();
        let own: String = xml.chars().skip(start).take(words.0.chars().count()).collect();
        twin.replace(&own, words.1)
    };
    words.iter().fold(EditedTwin::open(project, COMPUTED), replaced).save(project, COMPUTED);
    changes(project, COMPUTED, "data/plan")
}

#[test]
fn a_figure_that_the_data_make_by_now_is_no_conflict() {
    let (project, plan) = computed();
    project.put(
        "data/plan/quotas.yaml",
        SHARES.replace("thon-doai: {2026-Q3: 1", "thon-doai: {2026-Q3: 2").as_bytes(),
    );
    let words = [
        ("Năm 2026<", "Năm 2027<"),
        ("kết nạp 07 đảng viên", "kết nạp 08 đảng viên"),
        ("lập danh sách nguồn", "lập danh sách nguồn, báo cáo Đảng ủy"),
    ];
    let run = edited(&project, &words);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:#?}");
    let expected = plan
        .replacen("Năm 2026", "Năm 2027", 1)
        .replace("lập danh sách nguồn.", "lập danh sách nguồn, báo cáo Đảng ủy.");
    assert_eq!(text(&project, "data/plan/plan.yaml"), expected);
}

#[test]
fn a_conflict_keeps_its_paragraph_alone_out_and_shows_the_difference() {
    let (project, plan) = computed();
    project.put(
        "data/plan/quotas.yaml",
        SHARES.replace("thon-doai: {2026-Q3: 1", "thon-doai: {2026-Q3: 2").as_bytes(),
    );
    let words = [
        ("Năm 2026<", "Năm 2027<"),
        (" 02 đồng chí", " 04 đồng chí"),
        ("lập danh sách nguồn", "lập danh sách nguồn, báo cáo Đảng ủy"),
    ];
    let run = edited(&project, &words);
    assert_eq!(run.status, 1, "{run:#?}");
    assert_says(&run.stderr, &["word-conflict", "quý III 02", "quý III 04", "quý III 03"]);
    let expected = plan.replace("lập danh sách nguồn.", "lập danh sách nguồn, báo cáo Đảng ủy.");
    assert_eq!(text(&project, "data/plan/plan.yaml"), expected);
}

#[test]
fn typed_words_come_home_beside_a_computed_figure_that_is_reported() {
    let (project, plan) = computed();
    let words = [("Năm 2026<", "Năm 2027<"), (" 02 đồng chí", " 04 đồng chí")];
    let run = edited(&project, &words);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_says(
        &run.stderr,
        &["word-computed", "quota.admissions.q3", "quý III 02", "quý III 04", "the data keep what they have"],
    );
    assert_eq!(text(&project, "data/plan/plan.yaml"), plan.replacen("Năm 2026", "Năm 2027", 1));
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
