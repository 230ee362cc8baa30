//! The light DỰ THẢO behind the pages of a draft.

use super::plan::{Plan, pdfs, prose};
use super::*;
use crate::harness::Project;

const SETTINGS: &str = "format: 1\ndraft_mark: true\n";

fn is_mark(stroke: &Stroke) -> bool {
    stroke.color[0] > 200 && stroke.color[0] == stroke.color[1]
}

/// How many straight strokes of the mark a page has: fourteen, the rest are curves.
fn strokes(page: &Page) -> usize {
    page.strokes.iter().filter(|stroke| is_mark(stroke)).count()
}

#[test]
fn every_page_of_a_draft_and_of_its_annexes_has_the_mark() {
    for profile in ["hd05-2026", "hd36-2018", "nd30-2020"] {
        let text = prose(400);
        let quarters = (2026..=2028).flat_map(|year| (1..=4).map(move |q| format!("{year}-Q{q}: 1")));
        let quarters: Vec<_> = quarters.collect();
        let plan = Plan::of(profile)
            .quota(
                "  - {id: don-vi-1, name: Thôn, kind: village}\n",
                "2026-2028",
                1,
                &format!("{{{}}}", quarters.join(", ")),
            )
            .annex("", "columns: periods")
            .paragraphs(vec![text.as_str(); 3].into_iter().chain(["Theo phụ lục."]));
        let project = plan.put(Project::new(), "plan").file("data/kehoach.yaml", SETTINGS);
        let text = project.pdf("plan/ke-hoach.pdf");
        let annex = project.built("plan/phu-luc-chi-tieu.pdf");
        assert!(text.pages.len() > 1 && annex.pages[0].width > annex.pages[0].height);
        for page in text.pages.iter().chain(&annex.pages) {
            assert_eq!(strokes(page), 14);
            let (x, y): (Vec<_>, Vec<_>) = page
                .strokes
                .iter()
                .filter(|stroke| is_mark(stroke))
                .flat_map(|stroke| [(stroke.x0, stroke.y0), (stroke.x1, stroke.y1)])
                .unzip();
            let least = |all: &[f64]| all.iter().copied().fold(f64::MAX, f64::min);
            let most = |all: &[f64]| all.iter().copied().fold(f64::MIN, f64::max);
            assert!(least(&x) > 0.0 && most(&x) < page.width, "{x:?}");
            assert!(least(&y) > 0.0 && most(&y) < page.height, "{y:?}");
        }
    }
}

#[test]
fn the_mark_is_no_text_and_moves_none() {
    let plan = Plan::new().paragraphs([prose(300).as_str()]);
    let [with, without] = ["true", "false"].map(|flag| plan.clone().set("draft_mark", flag));
    let [with, without] = <[_; 2]>::try_from(pdfs(&[with, without])).ok().unwrap();
    assert_eq!(with.text(), without.text());
    for (with, without) in with.pages.iter().zip(&without.pages) {
        assert_eq!(with.glyphs, without.glyphs);
        assert_eq!((strokes(with), strokes(without)), (14, 0));
    }
    assert_eq!(with.roles, without.roles);
}

#[test]
fn only_a_draft_is_marked_and_only_where_it_is_asked_for() {
    let marked = |project: &Project| strokes(&project.pdf("plan/ke-hoach.pdf").pages[0]) > 0;
    let of =
        |plan: Plan, settings: &str| plan.put(Project::new(), "plan").file("data/kehoach.yaml", settings);
    assert!(!marked(&of(Plan::new(), "format: 1\n")));
    assert!(marked(&of(Plan::new(), SETTINGS)));
    assert!(!marked(&of(Plan::new().set("draft_mark", "false"), SETTINGS)));
    assert!(!marked(&of(Plan::new().set("state", "issued"), SETTINGS)));
}
