//! The running text: size, pitch, indent, edges and ends of paragraphs (6, 6a).

use super::plan::{Plan, pdfs, prose};
use super::samples::SAMPLES;
use super::*;

const INDENT: f64 = 10.0 * MM;

/// Three paragraphs of some lines each, in both profiles.
fn paragraphs() -> Vec<Pdf> {
    let text = prose(60);
    pdfs(&PROFILES.map(|profile| Plan::of(profile).paragraphs([text.as_str(); 3])))
}

/// Whether a line is the first of its paragraph.
fn is_first(line: &Run) -> bool {
    line.x0 > LEFT + 1.0
}

#[test]
fn the_text_is_regular_14_pt() {
    for line in paragraphs().iter().flat_map(|pdf| body(&pdf.pages[0])) {
        assert_style(&line, 14.0, Face::Regular);
    }
}

#[test]
fn the_letters_of_the_samples_are_14_pt_in_three_faces() {
    for line in SAMPLES.iter().flat_map(|sample| &sample.plan.pages).flat_map(body) {
        assert!(line.glyphs.iter().all(|glyph| (glyph.size - 14.0).abs() < 0.01), "{line:?}");
    }
}

#[test]
fn baselines_are_18_pt_apart_and_24_between_paragraphs() {
    for sample in SAMPLES.iter() {
        for lines in sample.plan.pages.iter().map(body) {
            for (line, next) in lines.iter().zip(&lines[1..]) {
                let expected = if is_first(next) { PITCH + 6.0 } else { PITCH };
                assert!((next.baseline - line.baseline - expected).abs() < 0.01, "{line:?}\n{next:?}");
            }
        }
    }
}

#[test]
fn no_style_within_a_line_changes_the_pitch() {
    let text = format!(
        "{0} {{{{ bold('Ạ ỗ') }}}} {0} {{{{ italic('Ỵ ỹ') }}}} {0}{{{{ footnote('Chú thích.') }}}} {0}",
        prose(25)
    );
    let lines = body(&Plan::new().paragraphs([text.as_str()]).pdf().pages[0]);
    let lines: Vec<_> = lines.iter().filter(|line| line.size > 13.0).collect();
    assert!(lines.len() > 5);
    for (line, next) in lines.iter().zip(&lines[1..]) {
        assert!((next.baseline - line.baseline - PITCH).abs() < 0.01, "{line:?}\n{next:?}");
    }
}

#[test]
fn first_lines_are_indented_by_10_mm() {
    for line in SAMPLES.iter().flat_map(|sample| &sample.plan.pages).flat_map(body) {
        let indent = if is_first(&line) { INDENT } else { 0.0 };
        assert_near(&line.text, line.x0, LEFT + indent);
    }
}

#[test]
fn every_line_but_the_last_of_a_paragraph_reaches_the_right_edge() {
    for pdf in paragraphs() {
        let lines = body(&pdf.pages[0]);
        for (at, line) in lines.iter().enumerate() {
            let is_last = lines.get(at + 1).is_none_or(is_first);
            assert_eq!(is_near(line.x1, RIGHT), !is_last, "{line:?}");
        }
    }
}

#[test]
fn the_last_line_of_a_paragraph_is_not_stretched() {
    for pdf in paragraphs() {
        let line = body(&pdf.pages[0]).pop().unwrap();
        let spaces: Vec<_> = line.glyphs.windows(2).filter(|pair| pair[0].is_space()).collect();
        assert!(!spaces.is_empty());
        for pair in &spaces {
            assert_near("space", pair[1].x0 - pair[0].x0, 3.5);
        }
    }
}

#[test]
fn words_are_neither_hyphenated_nor_kerned() {
    let line = &body(&Plan::new().paragraphs(["AVA To Vo"]).pdf().pages[0])[0];
    assert_near("width", line.width(), 14.0 * (3.0 * 0.722 + 0.611 + 0.722 + 2.0 * 0.5 + 2.0 * 0.25 + 0.25));
}

#[test]
fn the_body_ends_with_the_mark_of_its_profile_once() {
    let endings = ["Hết", "Hết.", "Hết./.", "Hết;", "Hết ./."];
    for (profile, end) in PROFILES.into_iter().zip(["Hết.", "Hết./."]) {
        for pdf in pdfs(&endings.map(|ending| Plan::of(profile).paragraphs(["Một.", ending]))) {
            let lines = body(&pdf.pages[0]);
            assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["Một.", end]);
        }
    }
}

#[test]
fn items_and_numbered_paragraphs_end_the_body_too() {
    for nodes in ["  - items: [Một, Hết]\n", "  - text: Hết\n", "  - items: [{text: Một, items: [Hết]}]\n"]
    {
        for (profile, end) in PROFILES.into_iter().zip(["Hết.", "Hết./."]) {
            let last = body(&Plan::of(profile).body(nodes).pdf().pages[0]).pop().unwrap();
            assert!(last.text.ends_with(&format!(" {end}")), "{last:?}");
        }
    }
}

#[test]
fn the_samples_end_with_the_mark_of_their_profile() {
    for sample in SAMPLES.iter() {
        let last = body(sample.plan.pages.last().unwrap()).pop().unwrap();
        assert_eq!(last.text.ends_with("./."), sample.profile == "hd36-2018", "{last:?}");
        assert!(last.text.ends_with('.'));
    }
}

#[test]
fn legal_bases_are_an_upright_list() {
    let bases = "[Căn cứ Điều lệ Đảng, Căn cứ Quy định;, Xét đề nghị của Văn phòng Đảng ủy]";
    for pdf in pdfs(&PROFILES.map(|profile| Plan::of(profile).set("legal_bases", bases))) {
        let lines = body(&pdf.pages[0]);
        let texts: Vec<_> = lines[..3].iter().map(|line| line.text.as_str()).collect();
        let expected =
            ["- Căn cứ Điều lệ Đảng;", "- Căn cứ Quy định;", "- Xét đề nghị của Văn phòng Đảng ủy."];
        assert_eq!(texts, expected);
        for line in &lines[..3] {
            assert_style(line, 14.0, Face::Regular);
            assert_near("indent", line.x0, LEFT + INDENT);
        }
    }
}

#[test]
fn footnotes_are_12_pt_at_the_foot_of_the_page() {
    let page = &Plan::new().paragraphs(["Một{{ footnote('Chú thích.') }}"]).pdf().pages[0];
    let note = page.expect("Chú thích.");
    assert_style(&note, 12.0, Face::Regular);
    assert!(note.baseline > page.expect("Nguyễn Văn A").baseline && note.baseline < BOTTOM, "{note:?}");
}

#[test]
fn lines_of_progress_carry_the_year_where_it_is_asked_for_or_needed() {
    let progress = |period: &str, share: &str, keys: &str| {
        let unit = "  - {id: don-vi-1, name: Thôn 1, kind: village}\n";
        Plan::new()
            .quota(unit, period, 1, share)
            .body(&format!("  - progress: {{quota: admissions{keys}}}\n"))
    };
    let plans = [
        progress("2026", "{2026-Q2: 1, 2026-Q3: 1}", ""),
        progress("2026", "{2026-Q2: 1, 2026-Q3: 1}", ", year: true"),
        progress("2026-2027", "{2026-Q2: 1, 2026-Q3: 1}", ""),
    ];
    let said: Vec<String> = super::plan::pdfs(&plans).iter().map(words).collect();
    assert!(said[0].contains("Quý II: Phấn đấu") && !said[0].contains("Quý II/2026:"), "{}", said[0]);
    for said in &said[1..] {
        assert!(said.contains("Quý II/2026: Phấn đấu") && said.contains("Quý III/2026: Phấn đấu"), "{said}");
    }
}
