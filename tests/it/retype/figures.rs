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
    assert_eq!(reasons, [("word-figure", "text"), ("word-figure", "row"), ("word-figure", "column")]);
    let places: Vec<&str> = found.iter().map(|(_, _, at)| at.as_str()).collect();
    assert_eq!(places, ["đoạn 5", "bảng 2 hàng 2 ô 7", "bảng 2 hàng 6 ô 4"]);
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

#[test]
fn the_other_figures_of_a_sentence_become_expressions() {
    let sentence = "Năm 2026, toàn Đảng bộ kết nạp 11 đảng viên, trong đó: quý I 01 đồng chí; quý II: 04; \
                    6 tháng cuối năm 06 đồng chí; riêng thôn Đoài 3, Trường THCS Tân Phú 02 đồng chí.";
    let (project, found) = retyped(&body(sentence, &TABLE));
    assert_eq!(found, []);
    let yaml = plan(&project).split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "quý I {{ quota.admissions.q1 | padded }} đồng chí; quý II: {{ quota.admissions.q2 | padded }};",
        "6 tháng cuối năm {{ quota.admissions.h2 | padded }} đồng chí;",
        "thôn Đoài {{ quota.admissions.units[\"thon-doai\"] }},",
        "Tân Phú {{ quota.admissions.units[\"truong-thcs-tan-phu\"] | padded }} đồng chí.",
    ] {
        assert!(yaml.contains(part), "`{part}` is not in\n{yaml}");
    }
    let printed = words(&project).join(" ");
    assert!(printed.contains("quý II: 04; 6 tháng cuối năm 06 đồng chí; riêng thôn Đoài 3,"), "{printed}");
}

#[test]
fn figures_of_a_sentence_that_the_table_lacks_stay_and_are_reported() {
    let sentence = "Năm 2026, toàn Đảng bộ kết nạp 11 đảng viên, trong đó đoàn viên thanh niên 05 đồng chí, quý III 04 đồng chí.";
    let (project, found) = retyped(&body(sentence, &TABLE));
    let reasons: Vec<&str> = found.iter().map(|(_, reason, _)| reason.as_str()).collect();
    assert_eq!(reasons, ["text", "typed"]);
    let yaml = plan(&project).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(yaml.contains("thanh niên 05 đồng chí, quý III 04 đồng chí"), "{yaml}");
    // What a unit has until then is not what it has in all.
    let sentence = "Đến hết quý II kết nạp 05 đảng viên, trong đó Thôn Đoài 03 đồng chí.";
    let (project, found) = retyped(&body(sentence, &TABLE));
    assert_eq!(found.iter().map(|(_, reason, _)| reason.as_str()).collect::<Vec<_>>(), ["typed"]);
    let yaml = plan(&project).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(yaml.contains("Thôn Đoài 03 đồng chí"), "{yaml}");
    // Figures of other things in the sentence are none of the quota's.
    let sentence = "Năm 2026, toàn Đảng bộ kết nạp 11 đảng viên, mở 02 lớp, phân công 15 đảng viên giúp đỡ.";
    let (_, found) = retyped(&body(sentence, &TABLE));
    assert_eq!(found, []);
}

#[test]
fn a_year_of_others_is_none_of_the_quota_s() {
    let (project, found) = retyped(&body("Năm 2025, toàn Đảng bộ kết nạp 11 đảng viên.", &TABLE));
    assert_eq!(found, []);
    assert!(plan(&project).contains("kết nạp 11 đảng viên"));
}

const INSPECTIONS: [&str; 5] = [
    "TT|Chi bộ|Quý I|Quý II|Quý III|Quý IV|Cả năm",
    "1|Thôn Đông|1|2|1|0|4",
    "2|Thôn Đoài|2|2|1|1|6",
    "3|Trường THCS Tân Phú|0|3|1|0|4",
    "|Tổng cộng|3|7|3|1|14",
];

#[test]
fn another_measure_is_named_by_what_the_sentence_counts() {
    let sentence = "- Trong năm 2026 kiểm tra 14 đảng viên, trong đó quý III 03 đảng viên, thôn Đông 04 đảng viên, cụ thể như sau:";
    let (project, found) = retyped(&body(sentence, &INSPECTIONS));
    assert_eq!(found, []);
    let quotas = String::from_utf8(project.bytes("data/moi/quotas.yaml")).unwrap();
    let line = "  chi_tieu: {name: kiểm tra đảng viên, verb: kiểm tra, counted: đảng viên}";
    assert!(quotas.lines().any(|one| one == line), "`{line}` is not in\n{quotas}");
    let yaml = plan(&project).split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "kiểm tra {{ quota.chi_tieu.total }} đảng viên",
        "quý III {{ quota.chi_tieu.q3 | padded }} đảng viên",
        "thôn Đông {{ quota.chi_tieu.units[\"thon-dong\"] | padded }} đảng viên",
    ] {
        assert!(yaml.replace("\\\"", "\"").contains(part), "`{part}` is not in\n{yaml}");
    }
    let printed = words(&project).join(" ");
    assert!(printed.contains("trong đó quý III 03 đảng viên, thôn Đông 04 đảng viên"), "{printed}");
}

#[test]
fn figures_of_another_measure_that_contradict_its_table_are_reported() {
    for sentence in [
        "Trong năm 2026 kiểm tra 14 đảng viên, quý II 6 đảng viên.",
        "Quý II kiểm tra 6 đảng viên của các chi bộ thôn và chi bộ trường học.",
    ] {
        let caption = centred("CHỈ TIÊU KIỂM TRA ĐẢNG VIÊN NĂM 2026", "<w:b/>");
        let body = bold("I. KIỂM TRA")
            + &paragraph(sentence)
            + &caption
            + &table(true, &INSPECTIONS)
            + &paragraph("Hết.");
        let (project, found) = retyped(&plan_with(&body).bytes());
        assert_eq!(
            found.iter().map(|(_, reason, _)| reason.as_str()).collect::<Vec<_>>(),
            ["text"],
            "{sentence}"
        );
        let quotas = String::from_utf8(project.bytes("data/moi/quotas.yaml")).unwrap();
        assert!(quotas.contains("{name: kiểm tra đảng viên, verb"), "{quotas}");
        assert!(plan(&project).contains(" 6 đảng viên"), "{sentence}");
    }
}
