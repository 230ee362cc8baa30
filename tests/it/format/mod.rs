//! How finished documents look, measured against the rules of the format (thể thức) in its profiles.

mod annex;
mod body;
mod breaks;
mod draft_mark;
mod drawings;
mod grid;
mod headings;
mod landscape;
mod letterhead;
mod library;
mod line_breaks;
mod long_table;
mod marks;
mod nodes;
mod page;
mod pdf_standards;
mod pictures;
mod plan;
mod prose_table;
mod samples;
mod signature;
mod signers;
mod state;
mod table;
mod title;
mod types;
mod words;

use crate::pdf::{Line, Page, Pdf, Run, Stroke};

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// The edges of the text block on a sheet in portrait.
const LEFT: f64 = 30.0 * MM;
const RIGHT: f64 = 195.0 * MM;
const TOP: f64 = 20.0 * MM;
const BOTTOM: f64 = 277.0 * MM;
/// The middle between the left and the right edge.
const MIDDLE: f64 = f64::midpoint(LEFT, RIGHT);
/// The distance of two baselines.
const PITCH: f64 = 18.0;
/// The position of the first line of a page: the baseline is at four fifths of a line.
const FIRST_BASELINE: f64 = TOP + 0.8 * PITCH;
/// How much a measured length may differ from the rule's.
const TOLERANCE: f64 = 0.1;

/// The profiles of Party documents.
const PROFILES: [&str; 2] = ["hd05-2026", "hd36-2018"];

/// A face of the typeface, as the rules name them.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Face {
    Regular,
    Bold,
    Italic,
}

/// Whether two lengths are the same.
fn is_near(actual: f64, expected: f64) -> bool {
    (actual - expected).abs() <= TOLERANCE
}

/// Fails unless a length is the expected one.
#[track_caller]
fn assert_near(what: &str, actual: f64, expected: f64) {
    assert!(is_near(actual, expected), "{what}: {actual:.2} pt, not {expected:.2} pt");
}

/// Fails unless every letter of a run has this size and face, and is black.
#[track_caller]
fn assert_style(run: &Run, size: f64, face: Face) {
    for glyph in run.glyphs.iter().filter(|glyph| !glyph.is_space()) {
        let is_face = glyph.bold == (face == Face::Bold) && glyph.italic == (face == Face::Italic);
        assert!(is_face, "{run:?}: `{}` is {}, not {face:?}", glyph.text, glyph.font);
        assert!((glyph.size - size).abs() < 0.01, "{run:?}: not {size} pt");
        assert_eq!(glyph.color, [0, 0, 0, 255], "{run:?} is not black");
    }
}

/// Fails unless two runs are on one line.
#[track_caller]
fn assert_level(one: &Run, other: &Run) {
    assert!((one.baseline - other.baseline).abs() < 0.01, "{one:?} is not level with {other:?}");
}

/// The page without what is no part of the text, such as its number.
fn text_of(page: &Page) -> Page {
    let glyphs = page.glyphs.iter().filter(|glyph| !glyph.artifact).cloned().collect();
    Page { glyphs, ..page.clone() }
}

/// The lines of a page's text, without the spaces at their ends; one run a line.
fn lines(page: &Page) -> Vec<Run> {
    let trimmed = |line: &Line| {
        let blocks = line.blocks();
        assert!(blocks.len() < 2, "a line of two blocks: {blocks:?}");
        blocks.into_iter().next()
    };
    text_of(page).lines().iter().filter_map(trimmed).collect()
}

/// The lines between the title's hyphens and the signature: those of the body.
fn body(page: &Page) -> Vec<Run> {
    let from = page.find("-----").map_or(0.0, |hyphens| hyphens.baseline);
    let to = page.find("Nơi nhận:").map_or(f64::MAX, |label| label.baseline);
    let glyphs = text_of(page).glyphs.into_iter();
    let inside = glyphs.filter(|glyph| glyph.baseline > from + 1.0 && glyph.baseline < to - 1.0);
    lines(&Page { glyphs: inside.collect(), ..page.clone() })
}

/// All words of the text, in the order of reading, one space between them.
fn words(pdf: &Pdf) -> String {
    let texts: Vec<_> = pdf.pages.iter().map(|page| text_of(page).text()).collect();
    texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The strokes below a run and above the next line, such as its rule.
fn strokes_below(page: &Page, run: &Run) -> Vec<Stroke> {
    let near = |stroke: &&Stroke| stroke.y0 > run.baseline && stroke.y0 < run.baseline + 10.0;
    let meets = |stroke: &&Stroke| stroke.x1 > run.x0 && stroke.x0 < run.x1;
    page.strokes.iter().filter(near).filter(meets).copied().collect()
}
