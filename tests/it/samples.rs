//! The samples whose facts are invented: what they show is found in their documents, and nothing in them is wrong.

use crate::harness::{Project, assert_says};

#[test]
fn samples_with_invented_facts_are_checked_without_a_finding() {
    for name in ["binh-an-2026", "minh-tan-2026"] {
        let run = Project::sample(name).run(&["check", "--layout", "data"]);
        assert_eq!(run.status, 0, "{run:#?}");
        assert!(run.stdout.contains("0 errors, 0 warnings, 0 notes"), "{run:#?}");
    }
}

#[test]
fn a_sample_shows_units_that_are_merged_split_renamed_and_dissolved() {
    let project = Project::sample("minh-tan-2026");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let annex = project.text("minh-tan-2026/phu-luc-chi-tieu.pdf");
    assert_says(&annex, &["Thôn 1 (đến 30/6/2026)", "Thôn Hòa Bình", "Tổng cộng 1 6 6 7 20 8"]);
    let report = project.text("minh-tan-2026/bao-cao/2026-9M.pdf");
    let missing = "(01 chi bộ chưa báo cáo đủ: Trường THCS)";
    assert_says(&report, &[missing, "tăng 10% so với", "11 (thiếu 1)", "Thôn Đồng Tâm 4 3 3 75% 1"]);
    let comparison = project.text("minh-tan-2026/so-sanh.pdf");
    assert_says(&comparison, &["Sáp nhập", "Chia tách", "Đổi tên", "Giải thể", "Trong đó nữ, Thôn 2 1 0 -1"]);
    // What became of units is read before the figures that follow from it, and a new unit's kind is that of the former ones.
    assert!(comparison.find("Sáp nhập") < comparison.find("Chỉ tiêu kết nạp"), "{comparison}");
    assert!(!comparison.contains("Loại của") && !comparison.contains("women"), "{comparison}");
    for (unit, is_made) in [("dong-tam", true), ("thon-1", false), ("hop-tac-xa", false)] {
        let path = project.path(&format!("output/minh-tan-2026/thong-bao/{unit}.pdf"));
        assert_eq!(path.exists(), is_made, "{unit}");
    }
}

#[test]
fn a_sample_shows_a_paper_that_awaits_its_number_and_its_sets_are_whole() {
    let project = Project::sample("minh-tan-2026");
    let run = project.run(&["list", "data"]);
    let awaiting = run.stdout.lines().find(|line| line.contains("-CV/ĐU")).unwrap();
    assert!(awaiting.contains("awaiting its number"), "{run:#?}");
    let run = project.run(&["verify", "data/minh-tan-2026"]);
    assert_eq!(run.status, 0, "{run:#?}");
}
