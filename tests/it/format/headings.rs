//! Headings and numbered parts: their labels, weights, places (6b–6d).

use super::plan::{Plan, pdfs};
use super::samples::SAMPLES;
use super::*;

const INDENT: f64 = 10.0 * MM;

const TREE: &str = "
  - title: Quy định chung
    body:
      - title: Phạm vi
        body:
          - title: Đối tượng
            body:
              - text: Khoản này.
                body:
                  - text: Điểm này.
                  - items: [{text: Gạch, items: [Cộng]}]
      - title: Tổ chức
        body:
          - title: Thực hiện
            body: [Hết.]
";

/// The lines of the body of `TREE`, in both profiles.
fn tree(numbering: &str) -> Vec<Vec<Run>> {
    let plans = PROFILES.map(|profile| Plan::of(profile).set("numbering", numbering).body(TREE));
    pdfs(&plans).iter().map(|pdf| body(&pdf.pages[0])).collect()
}

/// Fails unless the lines have these words and faces.
#[track_caller]
fn assert_lines(lines: &[Run], expected: &[(&str, Face)]) {
    let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, expected.iter().map(|(text, _)| *text).collect::<Vec<_>>());
    for (line, (_, face)) in lines.iter().zip(expected) {
        assert_style(line, 14.0, *face);
    }
}

#[test]
fn a_plan_is_numbered_i_1_1_1_a() {
    for mut lines in tree("[roman, number, subnumber, letter, point]") {
        lines.pop();
        assert_lines(
            &lines,
            &[
                ("I. QUY ĐỊNH CHUNG", Face::Bold),
                ("1. Phạm vi", Face::Bold),
                ("1.1. Đối tượng", Face::Bold),
                ("a) Khoản này.", Face::Regular),
                ("a) Điểm này.", Face::Regular),
                ("- Gạch", Face::Regular),
                ("+ Cộng", Face::Regular),
                ("2. Tổ chức", Face::Bold),
                ("2.1. Thực hiện", Face::Bold),
            ],
        );
        for line in &lines {
            assert_near(&line.text, line.x0, LEFT + INDENT);
        }
    }
}

#[test]
fn parts_and_chapters_are_centred_with_their_names_in_capitals_below() {
    for mut lines in tree("[part, chapter, article, clause, point]") {
        lines.pop();
        assert_lines(
            &lines,
            &[
                ("Phần I", Face::Bold),
                ("QUY ĐỊNH CHUNG", Face::Bold),
                ("Chương I", Face::Bold),
                ("PHẠM VI", Face::Bold),
                ("Điều 1. Đối tượng", Face::Bold),
                ("1. Khoản này.", Face::Regular),
                ("a) Điểm này.", Face::Regular),
                ("- Gạch", Face::Regular),
                ("+ Cộng", Face::Regular),
                ("Chương II", Face::Bold),
                ("TỔ CHỨC", Face::Bold),
                ("Điều 2. Thực hiện", Face::Bold),
            ],
        );
        for (at, line) in lines.iter().enumerate() {
            if matches!(at, 0..4 | 9..11) {
                assert_near(&line.text, line.center(), MIDDLE);
            } else {
                assert_near(&line.text, line.x0, LEFT + INDENT);
            }
        }
    }
}

#[test]
fn a_name_is_on_the_line_under_its_label() {
    for lines in tree("[part, section, article, clause, point]") {
        assert_eq!([&lines[2].text, &lines[3].text], ["Mục 1", "PHẠM VI"]);
        for pair in [&lines[0..2], &lines[2..4]] {
            assert_near("pitch", pair[1].baseline - pair[0].baseline, PITCH);
        }
        assert_near("gap", lines[2].baseline - lines[1].baseline, PITCH + 6.0);
    }
}

#[test]
fn points_go_through_the_alphabet_of_the_rule() {
    let letters = "a b c d đ e g h i k l m n o p q r s t u v x y";
    let nodes = "  - text: Điểm.\n".repeat(23);
    let pages = Plan::new().set("numbering", "[point]").body(&nodes).pdf().pages;
    let lines: Vec<_> = pages.iter().flat_map(body).collect();
    let labels: Vec<_> = lines.iter().filter_map(|line| line.text.strip_suffix(") Điểm.")).collect();
    assert_eq!(labels.join(" "), letters);
}

#[test]
fn a_numbered_paragraph_of_a_plan_is_upright() {
    for pdf in pdfs(&PROFILES.map(|profile| Plan::of(profile).body("  - text: Một đoạn.\n  - text: Hai\n")))
    {
        let lines = body(&pdf.pages[0]);
        assert_eq!(lines[0].text, "I. Một đoạn.");
        assert_style(&lines[0], 14.0, Face::Regular);
    }
}

#[test]
fn a_long_heading_wraps_to_the_left_edge() {
    let nodes = format!("  - title: {}\n    body: [Hết.]\n", "phát triển đảng viên ".repeat(6).trim_end());
    let lines = body(&Plan::new().body(&nodes).pdf().pages[0]);
    assert_near("first line", lines[0].x0, LEFT + INDENT);
    assert_near("second line", lines[1].x0, LEFT);
    assert_near("pitch", lines[1].baseline - lines[0].baseline, PITCH);
    assert_style(&lines[1], 14.0, Face::Bold);
    assert_eq!(lines[1].text, lines[1].text.to_uppercase());
}

#[test]
fn the_headings_of_the_samples_are_bold_and_count_up() {
    let chapters = [
        (
            "long-thanh-2023",
            vec![
                "I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "II.", "1.", "1.1.", "1.2.", "2.", "2.1.",
                "2.2.", "3.", "3.1.", "3.2.", "4.", "4.1.", "4.2.", "4.3.",
            ],
        ),
        ("ham-liem-2026", vec!["I.", "II.", "1.", "2.", "3.", "III.", "2.", "3.", "4.", "IV."]),
    ];
    for sample in SAMPLES.iter() {
        let bold = sample.plan.pages.iter().flat_map(body).filter(|line| line.bold && line.x0 > LEFT + 1.0);
        let labels: Vec<_> = bold.map(|line| line.text.split(' ').next().unwrap().to_owned()).collect();
        assert!(chapters.contains(&(sample.name, labels.iter().map(String::as_str).collect())), "{labels:?}");
    }
}

#[test]
fn progress_is_one_numbered_upright_line_a_quarter() {
    let lines: Vec<_> = SAMPLES
        .iter()
        .filter(|sample| sample.name == "ham-liem-2026")
        .flat_map(|sample| [sample.plan.expect("3.2. Quý II: "), sample.plan.expect("3.4. Quý IV: ")])
        .collect();
    assert_eq!(lines.len(), 4);
    for (_, line) in lines {
        assert_style(&line, 14.0, Face::Regular);
        assert_near("indent", line.x0, LEFT + INDENT);
    }
}
