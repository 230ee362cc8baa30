//! The notice of a plan's quotas, and the extract that each unit gets.

use super::{assert_lacks, assert_prints};
use crate::harness::Project;

const SAMPLE: &str = "ham-liem-2026";

#[test]
fn every_unit_with_a_quota_gets_its_own_extract() {
    let project = Project::sample(SAMPLE);
    assert_eq!(project.build().status, 0);
    let extract = |unit: &str| project.built(&format!("{SAMPLE}/thong-bao/{unit}.pdf"));
    let school = extract("truong-tieu-hoc");
    assert_prints(&school, "giao Trường Tiểu học kết nạp 03 đảng viên trong tổng số 25");
    assert_prints(&school, "Quý II: Phấn đấu kết nạp 01 quần chúng, đạt 01/03 chỉ tiêu, đạt tỷ lệ 33,33%.");
    assert_lacks(&school, "Quý I:");
    // It goes out under the notice's own number and date, to the unit and the archive.
    assert_prints(&school, "Số 54-TB/ĐU");
    assert_prints(&school, "Hàm Liêm, ngày 11 tháng 02 năm 2026");
    assert_prints(&school, "- Chi bộ Trường Tiểu học,");
    assert_prints(&school, "- Lưu Văn phòng Đảng ủy.");
    assert_lacks(&school, "Thôn 1");
    assert_prints(&extract("doanh-nghiep"), "Doanh nghiệp kết nạp 01 đảng viên");
}

#[test]
fn extracts_that_are_made_for_one_reason_are_one_line_of_the_output() {
    let group = "thong-bao/thon-1.pdf … doanh-nghiep.pdf (12 files, 12 pages): new";
    let lines = |text: &str| text.lines().filter(|line| line.contains("thong-bao/")).count();
    let project = Project::sample(SAMPLE);
    let run = project.run(&["build", "--dry-run"]);
    assert!(lines(&run.stdout) == 1 && run.stdout.contains("(12 files) are stale: new"), "{run:#?}");
    let run = project.build();
    assert!(lines(&run.stdout) == 1 && run.stdout.contains(group), "{run:#?}");
    // The others have a line each.
    assert!(run.stdout.contains("/thong-bao-chi-tieu.pdf (") && run.stdout.contains("/ke-hoach.pdf ("));
    let run = project.run(&["build", "--force", "--all"]);
    assert_eq!(lines(&run.stdout), 12, "{run:#?}");
    let run = project.run(&["build", "--force", "--json"]);
    assert_eq!(lines(&run.stdout), 12, "{run:#?}");
}

#[test]
fn a_period_that_a_share_does_not_name_is_zero_in_the_words_of_an_extract() {
    let unit = "unit:\n  body:\n    - 'Quý II {{ holder.quota.admissions.q2 }}, nửa đầu {{ holder.quota.admissions.h1 }}.'\n  abstract:";
    let project = Project::sample(SAMPLE);
    let notice = String::from_utf8(project.bytes("data/ham-liem-2026/notice.yaml")).unwrap();
    let (above, _) = notice.split_once("\nunit:\n").unwrap();
    let project =
        project.file("data/ham-liem-2026/notice.yaml", &format!("{above}\n{unit} [về giao chỉ tiêu]\n"));
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let extract = |unit: &str| project.built(&format!("{SAMPLE}/thong-bao/{unit}.pdf"));
    assert_prints(&extract("thon-2"), "Quý II 0, nửa đầu 0.");
    assert_prints(&extract("thon-1"), "Quý II 1, nửa đầu 1.");
}

#[test]
fn a_unit_without_a_quota_gets_none() {
    let unit = "  - {id: thon-9, name: Thôn 9, kind: village}\n\nquotas:";
    let project = Project::sample(SAMPLE).replace("data/ham-liem-2026/quotas.yaml", "\nquotas:", unit);
    assert_eq!(project.build().status, 0);
    assert!(project.path("output/ham-liem-2026/thong-bao/thon-1.pdf").exists());
    assert!(!project.path("output/ham-liem-2026/thong-bao/thon-9.pdf").exists());
}

#[test]
fn a_notice_takes_over_what_it_does_not_say() {
    let notice = Project::sample(SAMPLE).pdf("ham-liem-2026/thong-bao-chi-tieu.pdf");
    assert_prints(&notice, "ĐẢNG ỦY XÃ HÀM LIÊM");
    assert_prints(&notice, "Nguyễn Thị B");
    assert_prints(&notice, "quý II 04, quý III 11, quý IV 10");
}

#[test]
fn bound_annexes_follow_the_text_and_count_their_own_pages() {
    let project = Project::sample(SAMPLE);
    let notice = project.pdf("ham-liem-2026/thong-bao-chi-tieu.pdf");
    let (page, head) = notice.expect("CHỈ TIÊU PHÁT TRIỂN ĐẢNG VIÊN NĂM 2026");
    assert_eq!((page, notice.pages.len()), (1, 2));
    let above = |run: &crate::pdf::Glyph| run.baseline < head.baseline - 40.0;
    assert!(!notice.pages[1].glyphs.iter().any(above), "its first page hides its number");
    assert_prints(&notice, "Tổng cộng 0 4 11 10 25");
}

#[test]
fn annexes_are_bound_or_alone_as_the_data_say() {
    let plan = "data/long-thanh-2023/plan.yaml";
    let bound =
        Project::sample("long-thanh-2023").replace(plan, "\nannexes:", "\nbind_annexes: true\nannexes:");
    let pages = bound.pdf("long-thanh-2023/ke-hoach.pdf").pages.len();
    assert!(!bound.path("output/long-thanh-2023/phu-luc-chi-tieu.pdf").exists());
    assert_eq!(pages, 6);
    let notice = "data/ham-liem-2026/notice.yaml";
    let alone = Project::sample(SAMPLE).replace(notice, "\nannexes:", "\nbind_annexes: false\nannexes:");
    assert_eq!(alone.pdf("ham-liem-2026/thong-bao-chi-tieu.pdf").pages.len(), 1);
    let annex = alone.built("ham-liem-2026/thong-bao-chi-tieu-phu-luc.pdf");
    assert_prints(
        &annex,
        "(Kèm theo Thông báo số 54-TB/ĐU, ngày 11/02/2026 của Ban Thường vụ Đảng ủy xã Hàm Liêm)",
    );
}

#[test]
fn a_notice_is_cited_by_the_plan_and_cites_it() {
    let project = Project::sample(SAMPLE)
        .replace(
            "data/ham-liem-2026/plan.yaml",
            "(Kế hoạch này thay thế",
            "(Theo {{ notice | cite }}; thay thế",
        )
        .replace(
            "data/ham-liem-2026/notice.yaml",
            "hằng quý báo cáo",
            "thực hiện {{ plan | cite }}, hằng quý báo cáo",
        );
    let plan = project.pdf("ham-liem-2026/ke-hoach.pdf");
    assert_prints(
        &plan,
        "(Theo Thông báo số 54-TB/ĐU, ngày 11/02/2026 của Ban Thường vụ Đảng ủy xã Hàm Liêm;",
    );
    let notice = project.built("ham-liem-2026/thong-bao-chi-tieu.pdf");
    assert_prints(&notice, "thực hiện Kế hoạch số -KH/ĐU, ngày tháng năm 2026 của Ban Thường vụ");
}

const QUOTAS: &str = "\
format: 1
units:
  - {id: thon-2, name: Thôn 2, kind: village}
  - {id: cong-an, name: Công an xã, full_name: Đảng bộ Công an xã, kind: police}
quotas:
  - {measure: admissions, period: 2026, units: {thon-2: 3, cong-an: 1}}
";

const NOTICE: &str = "\
format: 1
number: 9
date: 2026-06-10
abstract: giao chỉ tiêu phát triển đảng viên
body: [Nội dung.]
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
unit: {body: ['Giao {{ holder.name }} {{ holder.quota.admissions.total }} đảng viên.']}
";

#[test]
fn an_extract_says_what_it_is_and_addresses_the_unit_by_its_full_name() {
    let project = Project::with_body("  - Một.\n")
        .file("data/plan/quotas.yaml", QUOTAS)
        .file("data/plan/notice.yaml", NOTICE);
    assert_eq!(project.build().status, 0);
    let extract = |unit: &str| project.built(&format!("plan/thong-bao/{unit}.pdf"));
    let (village, police) = (extract("thon-2"), extract("cong-an"));
    assert_prints(&village, "(phần giao cho Chi bộ Thôn 2)");
    assert_prints(&village, "- Chi bộ Thôn 2;");
    assert_prints(&village, "Giao Thôn 2 3 đảng viên.");
    assert_prints(&police, "(phần giao cho Đảng bộ Công an xã)");
    assert_prints(&police, "- Đảng bộ Công an xã;");
    let line = village.expect("(phần giao cho Chi bộ Thôn 2)").1;
    let about = village.expect("giao chỉ tiêu phát triển đảng viên").1;
    assert!(
        (line.baseline - about.baseline - 18.0).abs() < 0.1 && line.bold,
        "{line:?} is not under {about:?}"
    );
    assert_lacks(&project.built("plan/thong-bao-chi-tieu.pdf"), "(phần giao cho");
}

#[test]
fn an_extract_whose_abstract_names_the_unit_says_no_more() {
    let own = "unit: {abstract: 'giao chỉ tiêu cho {{ holder.full_name }}', body: ";
    let project = Project::with_body("  - Một.\n")
        .file("data/plan/quotas.yaml", QUOTAS)
        .file("data/plan/notice.yaml", &NOTICE.replace("unit: {body: ", own));
    assert_eq!(project.build().status, 0);
    let village = project.built("plan/thong-bao/thon-2.pdf");
    assert_prints(&village, "giao chỉ tiêu cho Chi bộ Thôn 2");
    assert_lacks(&village, "(phần giao cho");
}
