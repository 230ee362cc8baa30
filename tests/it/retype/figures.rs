//! Tables of units with figures become quotas, and figures in sentences expressions.

use super::package::{bold, centred, end, head, paragraph, plan_with, table};
use super::{plan, retyped, words};

const TABLE: [&str; 6] = [
    "TT|Đơn vị|Quý I|Quý II|Quý III|Quý IV|Tổng|Ghi chú",
    "1|Thôn Đông|0|1|1|1|3|",
    "2|Thôn Đoài|1|1|-|1|3|Có nguồn",
    "3|Trường THCS Tân Phú|0|1|1|0|2|",
    "4|Công an xã|0|1|1|1|3|",
    "|Tổng cộng|1|4|3|3|11|",
];

fn body(sentence: &str, rows: &[&str]) -> Vec<u8> {
    let body = bold("I. CHỈ TIÊU KẾT NẠP") + &paragraph(sentence) + &table(true, rows) + &paragraph("Hết.");
    plan_with(&body).bytes()
}

#[test]
fn a_table_of_units_becomes_quotas() {
    let sentence = "Trong năm 2026, toàn Đảng bộ kết nạp 11 đảng viên.";
    let (project, found) = retyped(&body(sentence, &TABLE));
    assert_eq!(found, []);
    let quotas = String::from_utf8(project.bytes("data/moi/quotas.yaml")).unwrap();
    for line in [
        "  - {id: thon-dong, name: Thôn Đông, kind: village}",
        "  - {id: thon-doai, name: Thôn Đoài, kind: village, note: Có nguồn}",
        "  - {id: truong-thcs-tan-phu, name: Trường THCS Tân Phú, kind: school}",
        "  - {id: cong-an-xa, name: Công an xã, kind: police}",
        "  - id: admissions",
        "    periods: {2026-Q1: 1, 2026-Q2: 4, 2026-Q3: 3, 2026-Q4: 3}",
        "      thon-doai: {2026-Q1: 1, 2026-Q2: 1, 2026-Q4: 1}",
    ] {
        assert!(quotas.lines().any(|one| one == line), "`{line}` is not in\n{quotas}");
    }
    let yaml = plan(&project);
    assert!(yaml.contains("kết nạp {{ quota.admissions.total }} đảng viên"), "{yaml}");
    let printed = words(&project).join(" ");
    assert!(
        printed.contains("kết nạp 11 đảng viên") && printed.contains("3 Trường THCS Tân Phú 0 1 1 0 2"),
        "{printed}"
    );
}

#[test]
fn sums_and_sentences_that_say_otherwise_are_reported() {
    let mut rows = TABLE;
    rows[1] = "1|Thôn Đông|0|1|1|1|4|";
    rows[5] = "|Tổng cộng|1|5|3|3|11|";
    let (_, found) = retyped(&body("Cả năm toàn Đảng bộ kết nạp 15 đảng viên.", &rows));
    let reasons: Vec<(&str, &str)> =
        found.iter().map(|(code, reason, _)| (code.as_str(), reason.as_str())).collect();
    assert_eq!(reasons, [("word-figure", "row"), ("word-figure", "column"), ("word-figure", "text")]);
    let places: Vec<&str> = found.iter().map(|(_, _, at)| at.as_str()).collect();
    assert_eq!(places, ["bảng 2 hàng 2 ô 7", "bảng 2 hàng 6 ô 4", "đoạn 5"]);
}

#[test]
fn other_tables_stay_tables() {
    for rows in [
        ["Đơn vị|Chỉ tiêu|Kết quả", "Thôn Đông|2|1", "Thôn Đoài|3|3"],
        ["Đơn vị|Quý I|Cả năm", "Thôn Đông|2|4", "Thôn Đoài|3|5"],
        ["Đơn vị|Quý I|Quý II", "Thôn Đông|hai|4", "Thôn Đoài|3|5"],
        ["Việc|Quý I|Quý II", "Rà soát|2|4", "Mở lớp|3|5"],
    ] {
        let (project, _) = retyped(&body("Theo bảng sau:", &rows));
        assert!(!project.path("data/moi/quotas.yaml").exists(), "{rows:?}");
        words(&project);
    }
}

#[test]
fn an_annex_with_its_table_is_an_annex() {
    let text = bold("I. CHỈ TIÊU") + &paragraph("Chỉ tiêu của từng chi bộ ghi tại Phụ lục kèm theo.");
    let annex = centred("PHỤ LỤC", "<w:b/>")
        + &centred("CHỈ TIÊU KẾT NẠP ĐẢNG VIÊN", "<w:b/>")
        + &centred(
            "(Kèm theo Kế hoạch số 15-KH/ĐU, ngày 09/3/2026 của Ban Thường vụ Đảng uỷ xã Tân Phú)",
            "<w:i/>",
        )
        + &table(true, &["TT|Chi bộ|Chỉ tiêu", "1|Thôn Đông|3", "2|Thôn Đoài|4", "|Cộng|7"]);
    let file = super::package::Package::new(&(head() + &text + &end() + &annex));
    let (project, found) = retyped(&file.bytes());
    assert_eq!(found, []);
    let yaml = plan(&project);
    for part in [
        "ghi tại {{ annex(1) }} kèm theo.",
        "      - quota: admissions",
        "total_label: Cộng",
        "  - title: CHỈ TIÊU KẾT NẠP ĐẢNG VIÊN",
    ] {
        assert!(yaml.contains(part), "{part} is not in\n{yaml}");
    }
    let printed = words(&project).join(" ");
    assert!(printed.contains("Cộng 7"), "{printed}");
}
