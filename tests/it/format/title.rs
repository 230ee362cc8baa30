//! The document's name, its abstract, and the five hyphens (5a, 5b).

use super::plan::{Plan, pdfs};
use super::samples::SAMPLES;
use super::*;

/// The lines from the name to the hyphens, both included.
fn title(page: &Page) -> Vec<Run> {
    let from = page.expect("KẾ HOẠCH").baseline;
    let to = page.expect("-----").baseline;
    let blocks = page.blocks().into_iter();
    blocks.filter(|block| block.baseline >= from - 0.1 && block.baseline <= to + 0.1).collect()
}

fn abstract_of(lines: &str) -> Vec<Pdf> {
    pdfs(&PROFILES.map(|profile| Plan::of(profile).set("abstract", lines)))
}

#[test]
fn the_name_is_in_bold_capitals_of_15_to_16_pt_on_a_line_of_its_own() {
    for sample in SAMPLES.iter() {
        let name = &title(&sample.plan.pages[0])[0];
        assert_eq!(name.text, "KẾ HOẠCH");
        assert!((15.0..=16.0).contains(&name.size), "{name:?}");
        assert_style(name, name.size, Face::Bold);
        assert_near("middle", name.center(), MIDDLE);
    }
}

#[test]
fn the_abstract_is_bold_14_pt_and_begins_lower_case() {
    let abstracts = [
        (
            "long-thanh-2023",
            [
                "bồi dưỡng, kết nạp đảng viên và nâng cao chất lượng đảng viên",
                "giai đoạn 2023 - 2025 và những năm tiếp theo",
            ],
        ),
        ("ham-liem-2026", ["phát triển đảng viên mới năm 2026", "(điều chỉnh, bổ sung)"]),
    ];
    for sample in SAMPLES.iter() {
        let title = title(&sample.plan.pages[0]);
        let lines = &title[1..title.len() - 1];
        let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert!(abstracts.iter().any(|(name, lines)| *name == sample.name && texts == lines), "{texts:?}");
        for line in lines {
            assert_style(line, 14.0, Face::Bold);
            assert_near("middle", line.center(), MIDDLE);
        }
    }
}

#[test]
fn an_abstract_of_one_line_is_between_name_and_hyphens() {
    for pdf in abstract_of("phát triển đảng viên năm 2026") {
        let texts: Vec<_> = title(&pdf.pages[0]).into_iter().map(|line| line.text).collect();
        assert_eq!(texts, ["KẾ HOẠCH", "phát triển đảng viên năm 2026", "-----"]);
    }
}

#[test]
fn an_abstract_of_three_lines_keeps_its_lines() {
    let lines = ["bồi dưỡng, kết nạp đảng viên", "giai đoạn 2023 - 2025", "và những năm tiếp theo"];
    for pdf in
        abstract_of("['bồi dưỡng, kết nạp đảng viên', 'giai đoạn 2023 - 2025', 'và những năm tiếp theo']")
    {
        let title = title(&pdf.pages[0]);
        assert_eq!(title[1..4].iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), lines);
        for (line, next) in title.iter().zip(&title[1..]) {
            assert_near("middle", next.center(), MIDDLE);
            assert_near("pitch", next.baseline - line.baseline, PITCH);
        }
    }
}

#[test]
fn a_long_abstract_makes_lines_of_about_equal_length() {
    let long = "tăng cường sự lãnh đạo của cấp ủy đối với công tác phát triển đảng viên ở thôn, trường học, doanh nghiệp";
    for pdf in abstract_of(long) {
        let title = title(&pdf.pages[0]);
        let lines = &title[1..title.len() - 1];
        assert_eq!(lines.len(), 2);
        assert!((lines[0].width() - lines[1].width()).abs() < 40.0, "{lines:?}");
        for line in lines {
            assert_near("middle", line.center(), MIDDLE);
        }
    }
}

#[test]
fn under_the_abstract_are_exactly_five_hyphens() {
    for sample in SAMPLES.iter() {
        let title = title(&sample.plan.pages[0]);
        let [.., last, hyphens] = title.as_slice() else { panic!("{title:?}") };
        assert_eq!(hyphens.text, "-----");
        assert_style(hyphens, 14.0, Face::Regular);
        assert_near("width", hyphens.width(), 23.31);
        assert_near("middle", hyphens.center(), MIDDLE);
        assert_near("distance", hyphens.baseline - last.baseline, PITCH);
        assert_eq!(sample.plan.pages[0].find_all("-----").len(), 1);
    }
}

#[test]
fn nothing_but_the_header_block_is_above_the_name() {
    for sample in SAMPLES.iter() {
        let page = &sample.plan.pages[0];
        let name = page.expect("KẾ HOẠCH");
        let date = page.expect("năm 202");
        assert_near("distance", name.baseline - date.baseline, 2.0 * PITCH);
    }
}
