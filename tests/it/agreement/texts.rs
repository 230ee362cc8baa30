//! Texts that contradict the data or themselves.

use super::{Case, NOTHING, assert_told, text};

#[test]
fn texts_that_contradict_the_data_or_themselves_are_reported() {
    assert_told(TEXTS_IN_CONFLICT);
}

const TEXTS_IN_CONFLICT: &[Case] = &[
    text("a target in words", "Phấn đấu năm 2026 kết nạp hai mươi bốn đảng viên.", &["target-in-prose"]),
    text(
        "a target in words and figures",
        "Phấn đấu năm 2026 kết nạp 24 (hai mươi bốn) đảng viên.",
        &["target-in-prose"],
    ),
    text("words beside figures", "Có 24 (hai mươi lăm) quần chúng dự.", &["words-disagree"]),
    text(
        "words beside an expression",
        "Có {{ quota.admissions.total }} (hai mươi bốn) quần chúng dự.",
        &["words-disagree"],
    ),
    text("figures beside words", "Có hai mươi bốn (25) quần chúng dự.", &["words-disagree"]),
    text(
        "a rate beside expressions",
        "Đạt {{ quota.admissions.q1 | padded }}/{{ quota.admissions.total }} chỉ tiêu, đạt tỷ lệ 21%.",
        &["rate-disagrees"],
    ),
    text("a half year", "Phấn đấu 6 tháng đầu năm 2026 kết nạp 11 đảng viên.", &["target-in-prose"]),
    text("a quarter", "Phấn đấu quý I năm 2026 kết nạp sáu đảng viên.", &["target-in-prose"]),
    text(
        "all up to a quarter",
        "Đến hết quý II năm 2026 phấn đấu kết nạp 11 đảng viên.",
        &["deadline-past", "target-in-prose"],
    ),
    text(
        "quarters beside the expression of the whole",
        "Phấn đấu kết nạp {{ quota.admissions.total }} đảng viên, trong đó quý I 05 đồng chí, quý II 06 đồng chí.",
        &["figure-typed", "target-in-prose"],
    ),
    text(
        "a list of quarters",
        "Toàn Đảng bộ kết nạp {{ quota.admissions.total }} đảng viên, trong đó: quý I: 05; quý II: 05; quý III: 14.",
        &["figure-typed", "figure-typed", "target-in-prose"],
    ),
    text(
        "half a year in a list",
        "Toàn Đảng bộ kết nạp {{ quota.admissions.total }} đảng viên, gồm 6 tháng đầu năm 11 đồng chí và quý III 15 đồng chí.",
        &["target-in-prose", "figure-typed"],
    ),
    text("what is counted, said again", "Gồm 12 chi bộ (mười một chi bộ).", &["words-disagree"]),
    text("a rate in words", "Đạt 16% (mười bảy phần trăm).", &["words-disagree"]),
    Case {
        name: "a year of several",
        quotas: "{measure: admissions, period: 2026-2027, periods: {2026: 10, 2027: 12}}",
        text: "Chỉ tiêu năm 2026 kết nạp 11 đảng viên.",
        reported: &["target-in-prose"],
        ..NOTHING
    },
    Case {
        name: "a year of several, as it is",
        quotas: "{measure: admissions, period: 2026-2027, periods: {2026: 10, 2027: 12}}",
        text: "Chỉ tiêu năm 2027 kết nạp 12 đảng viên.",
        reported: &["figure-typed"],
        ..NOTHING
    },
    text(
        "all up to a quarter, as it is",
        "Đến hết quý II năm 2026 phấn đấu kết nạp 10 đảng viên.",
        &["deadline-past", "figure-typed"],
    ),
];
