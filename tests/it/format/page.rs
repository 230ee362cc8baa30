//! The sheet: its size, margins and number, and the typeface of everything on it.

use super::plan::{Plan, prose};
use super::samples::{SAMPLES, Sample, every_pdf};
use super::*;
use crate::harness::Project;

/// A plan of four pages: one paragraph.
fn long() -> Plan {
    Plan::new().paragraphs([prose(2000).as_str()])
}

#[test]
fn every_sheet_is_a4_in_portrait() {
    for page in every_pdf().flat_map(|pdf| &pdf.pages) {
        assert_near("width", page.width, 210.0 * MM);
        assert_near("height", page.height, 297.0 * MM);
    }
}

#[test]
fn the_text_block_runs_from_30_to_195_mm() {
    for page in SAMPLES.iter().flat_map(|sample| &sample.plan.pages) {
        let lines = body(page);
        assert_near("left", lines.iter().map(|line| line.x0).fold(f64::MAX, f64::min), LEFT);
        assert_near("right", lines.iter().map(|line| line.x1).fold(0.0, f64::max), RIGHT);
    }
}

#[test]
fn the_text_block_runs_from_20_to_277_mm() {
    let pages = long().pdf().pages;
    assert_near("the header block", lines_of_two_blocks(&pages[0])[0].baseline, FIRST_BASELINE);
    for page in &pages[1..pages.len() - 1] {
        let lines = lines(page);
        assert_near("the first line", lines[0].baseline, FIRST_BASELINE);
        assert_eq!(lines.len(), 40, "lines of 18 pt that 257 mm hold");
        assert!(lines[39].baseline + 0.2 * PITCH < BOTTOM);
    }
}

#[test]
fn nothing_leaves_the_margins() {
    for page in every_pdf().flat_map(|pdf| &pdf.pages) {
        for run in text_of(page).blocks() {
            assert!(run.x0 > LEFT - TOLERANCE && run.x1 < RIGHT + TOLERANCE, "{run:?}");
            assert!(run.baseline > TOP && run.baseline < BOTTOM, "{run:?}");
        }
        for stroke in &page.strokes {
            assert!(stroke.x0 > LEFT - 0.3 && stroke.x1 < RIGHT + 0.3, "{stroke:?}");
        }
    }
}

#[test]
fn printed_on_both_sides_the_margins_are_mirrored() {
    let project = long().put(Project::new(), "plan").file("data/kehoach.yaml", "format: 1\nduplex: true\n");
    let pages = project.pdf("plan/ke-hoach.pdf").pages;
    assert!(pages.len() > 3);
    for (index, page) in pages.iter().enumerate() {
        let (left, right) = if index % 2 == 0 { (30.0 * MM, 195.0 * MM) } else { (15.0 * MM, 180.0 * MM) };
        let line = &body(page)[1];
        assert_near("left", line.x0, left);
        assert_near("right", line.x1, right);
        if index > 0 {
            assert_near("the number", number(page).unwrap().center(), f64::midpoint(left, right));
        }
    }
}

#[test]
fn pages_but_the_first_bear_their_number() {
    for pdf in SAMPLES.iter().flat_map(Sample::pdfs) {
        for (index, page) in pdf.pages.iter().enumerate() {
            let expected = (index > 0).then(|| (index + 1).to_string());
            assert_eq!(number(page).map(|number| number.text), expected);
        }
    }
}

#[test]
fn the_page_number_is_upright_in_the_middle_10_mm_from_the_edge() {
    for profile in PROFILES {
        let pages = long().set("profile", profile).pdf().pages;
        let number = number(&pages[1]).unwrap();
        assert_style(&number, 14.0, Face::Regular);
        assert_near("middle", number.center(), MIDDLE);
        assert_near("baseline", number.baseline, 10.0 * MM + 0.891 * 14.0);
        assert!((number.baseline / MM - 14.4).abs() < 0.05);
    }
}

#[test]
fn every_annex_counts_its_own_pages() {
    let annex = Plan::new().units(150, |n| format!("Thôn {n}"), "").annex("", "").annex_pdf();
    let numbers: Vec<_> = annex.pages.iter().map(|page| number(page).map(|number| number.text)).collect();
    assert_eq!(numbers[..3], [None, Some("2".to_owned()), Some("3".to_owned())]);
    assert_near("middle", number(&annex.pages[1]).unwrap().center(), MIDDLE);
}

#[test]
fn everything_is_black() {
    for page in every_pdf().flat_map(|pdf| &pdf.pages) {
        assert!(page.glyphs.iter().all(|glyph| glyph.color == [0, 0, 0, 255]));
        assert!(page.strokes.iter().all(|stroke| stroke.color == [0, 0, 0, 255]));
        assert!(page.images.is_empty());
    }
}

#[test]
fn every_face_is_of_the_typeface_and_in_the_file() {
    for pdf in every_pdf() {
        assert!(pdf.fonts.len() >= 2, "{:?}", pdf.fonts);
        for font in &pdf.fonts {
            let faces = ["LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"];
            assert!(faces.contains(&font.name.as_str()), "{font:?}");
            assert!(font.embedded, "{font:?}");
        }
    }
}

/// The text in the top margin.
fn number(page: &Page) -> Option<Run> {
    let artifacts = page.glyphs.iter().filter(|glyph| glyph.artifact && glyph.baseline < TOP);
    let runs = Page { glyphs: artifacts.cloned().collect(), ..page.clone() }.blocks();
    assert!(runs.len() < 2, "{runs:?}");
    runs.into_iter().next()
}

fn lines_of_two_blocks(page: &Page) -> Vec<Run> {
    page.lines().iter().map(Line::whole).collect()
}
