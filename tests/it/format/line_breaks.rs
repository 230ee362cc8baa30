//! Where lines break: what a reader reads as one stays on one line, and no line is stretched for it.

use super::plan::{Plan, annex_pdfs, pdfs, prose};
use super::*;
use crate::harness::Project;

/// What a reader reads as one, in a text.
const GROUPS: [&str; 18] = [
    "trị -",
    "ngày 30",
    "tháng 7",
    "năm 2022",
    "số 07",
    "2025 - 2030",
    "85-KH/ĐU",
    "Thôn 2",
    "Quý II/2026",
    "khóa XIII",
    "điểm a",
    "Điều 5",
    "Phụ lục 2",
    "NĐ-CP",
    "15/KH-UBND",
    "04/25",
    "lệ 38,33%",
    "Trường 19/5",
];

/// Sentences of the kind that plans have, with the groups in them.
const SENTENCES: [&str; 6] = [
    "Phối hợp với Mặt trận Tổ quốc và các tổ chức chính trị - xã hội rà soát nguồn theo Kế hoạch số 85-KH/ĐU ngày 30 tháng \
     7 năm 2022 của Ban Thường vụ Đảng ủy, gắn với nhiệm kỳ 2025 - 2030.",
    "Chi bộ Thôn 2 và Chi bộ Trường 19/5 thực hiện điểm a, khoản 3, Điều 5 của Quy định số 07 theo Phụ lục 2, báo cáo \
     trong Quý II/2026.",
    "Đến hết tháng 7 năm 2022 đạt 04/25 chỉ tiêu, đạt tỷ lệ 38,33% so với nghị quyết đại hội khóa XIII - năm cuối.",
    "Thực hiện NĐ-CP và 15/KH-UBND về công tác cán bộ, xây dựng tổ chức cơ sở đảng trong sạch vững mạnh - tiêu biểu.",
    "Các đơn vị - nhất là Thôn 2 - khẩn trương lập danh sách quần chúng ưu tú cử đi học lớp bồi dưỡng nhận thức về Đảng.",
    "Phân công đảng viên chính thức giúp đỡ từng quần chúng, hoàn thành hồ sơ trước ngày 30 của tháng cuối quý, số 07.",
];

/// The gaps between the words of a line, in parts of their size.
fn gaps(line: &Line) -> Vec<f64> {
    let inked: Vec<_> = line.glyphs.iter().filter(|glyph| !glyph.is_space()).collect();
    inked.windows(2).map(|pair| (pair[1].x0 - pair[0].x1) / pair[0].size).filter(|gap| *gap > 0.15).collect()
}

/// The widest gap in the body of some documents.
fn widest(pdfs: &[Pdf]) -> f64 {
    let lines = pdfs.iter().flat_map(|pdf| &pdf.pages).flat_map(|page| {
        let from = page.find("phát triển đảng viên năm 2026").map_or(0.0, |about| about.baseline + 4.0);
        let to = page.find("Nơi nhận:").map_or(f64::MAX, |label| label.baseline - 1.0);
        text_of(page).lines().into_iter().filter(move |line| (from..to).contains(&line.baseline))
    });
    lines.flat_map(|line| gaps(&line)).fold(0.0, f64::max)
}

/// Plans whose sentences begin at ever another place of their line.
fn shifted(profile: &str) -> Vec<Plan> {
    let plan = |words: usize| {
        let texts = SENTENCES.map(|sentence| format!("{} {sentence}", prose(words)));
        Plan::of(profile).paragraphs(texts.iter().map(String::as_str))
    };
    (1..18).map(plan).collect()
}

#[test]
fn what_a_reader_reads_as_one_stays_on_one_line() {
    for pdf in pdfs(&shifted("hd05-2026")) {
        let text: String = pdf.text();
        let said = words(&pdf);
        for group in GROUPS {
            let on_lines: usize = pdf.pages.iter().map(|page| page.find_all(group).len()).sum();
            assert_eq!(on_lines, said.matches(group).count(), "`{group}` is parted in:\n{text}");
            assert!(on_lines > 0, "{group}");
        }
        let from_dash = text.lines().find(|line| line.starts_with("- ") && !line.ends_with(';'));
        let is_recipient = |line: &str| line.starts_with("- Các chi bộ") || line.starts_with("- Lưu");
        assert!(from_dash.is_none_or(is_recipient), "{from_dash:?}");
    }
}

#[test]
fn no_line_is_stretched_for_what_stays_on_one() {
    for profile in ["hd05-2026", "hd36-2018", "nd30-2020"] {
        let widest = widest(&pdfs(&shifted(profile)));
        assert!((0.25..0.85).contains(&widest), "{profile}: {widest:.2} em between two words");
    }
}

#[test]
fn a_line_that_is_stretched_is_reported() {
    let word = "https://dangbo.example.vn/huong-dan-mau-bieu-ket-nap-dang-vien-nam-2026";
    let project = Plan::new().paragraphs([format!("Xem tại {word} của Đảng ủy.").as_str()]);
    let run = project.put(Project::new(), "plan").build();
    assert_eq!(run.status, 0);
    assert!(!run.stderr.contains("loose-line"), "{}", run.stderr);
    let loose = Plan::new().paragraphs([format!("Xem {} tại {}", prose(4), "x".repeat(60)).as_str()]);
    let run = loose.put(Project::new(), "plan").build();
    assert!(run.stderr.contains("warning[loose-line]: the words of a line are"), "{}", run.stderr);
}

#[test]
fn names_and_headers_of_tables_are_not_parted() {
    let note = "Ghi chú rất dài về kết quả rà soát nguồn, người giúp đỡ và thời hạn hoàn thành hồ sơ của từng quần chúng";
    let names = ["Thôn", "Tân Hoà", "Chi bộ Trường Tiểu học và Trung học cơ sở Tân Hoà Thôn"];
    let unit = |name: &str, n: usize| {
        format!("  - {{id: don-vi-{n}, name: {name} {n}, kind: village, note: {note:?}}}\n")
    };
    let plans = names.map(|name| {
        let units: String = (1..=3).map(|n| unit(name, n)).collect();
        let share = "{2026-Q1: 1, 2026-Q2: 1, 2026-Q3: 1, 2026-Q4: 1}";
        Plan::new()
            .quota(&units, "2026", 3, share)
            .annex("", "columns: periods, quota_header: Cả năm, notes: true")
    });
    for (pdf, name) in annex_pdfs(&plans).iter().zip(names) {
        for words in ["Quý I", "Quý II", "Quý III", "Quý IV"] {
            pdf.expect(words);
        }
        let last = name.rsplit(' ').next().unwrap();
        (1..=3).for_each(|n| drop(pdf.expect(&format!("{last} {n}"))));
    }
}
