//! A table that is too wide for a sheet in portrait turns its annex to landscape.

use super::grid::Grid;
use super::plan::{Plan, annex_pdfs, joined};
use super::*;
use crate::harness::Project;

/// A plan with a table of so many years by quarters, for so many units.
fn plan(years: u32, units: usize) -> Plan {
    let last = 2025 + years;
    let quarters: Vec<_> =
        (2026..=last).flat_map(|year| (1..=4).map(move |q| format!("{year}-Q{q}: 1"))).collect();
    let quarters = quarters.join(", ");
    let listed =
        joined((1..=units).map(|n| format!("  - {{id: don-vi-{n}, name: Thôn {n}, kind: village}}")));
    let period = if years == 1 { "2026".to_owned() } else { format!("2026-{last}") };
    let plan = Plan::new().quota(&listed, &period, units, &format!("{{{quarters}}}"));
    plan.annex("", "columns: periods")
}

#[test]
fn only_a_wide_table_turns_the_sheet() {
    let pdfs = annex_pdfs(&[plan(1, 3), plan(3, 3)]);
    let sizes: Vec<_> = pdfs.iter().map(|pdf| (pdf.pages[0].width, pdf.pages[0].height)).collect();
    assert_near("width", sizes[0].0, 210.0 * MM);
    assert_near("height", sizes[0].1, 297.0 * MM);
    assert_near("width", sizes[1].0, 297.0 * MM);
    assert_near("height", sizes[1].1, 210.0 * MM);
}

#[test]
fn the_margins_turn_with_the_sheet() {
    for pdf in annex_pdfs(&PROFILES.map(|profile| plan(3, 60).set("profile", profile))) {
        assert!(pdf.pages.len() > 2);
        let head = pdf.pages[0].expect("Phụ lục");
        assert_near("top", head.baseline, 30.0 * MM + 0.8 * PITCH);
        assert_near("middle", head.center(), 297.0 * MM / 2.0);
        for page in &pdf.pages {
            let grid = Grid::only(page);
            assert_near("left", grid.xs[0], 20.0 * MM);
            assert_near("right", *grid.xs.last().unwrap(), 277.0 * MM);
            assert!(*grid.ys.last().unwrap() <= 195.0 * MM + 0.3);
        }
        // Above it a line says that the table goes on.
        assert_near("top of a page", Grid::only(&pdf.pages[1]).ys[0], 30.0 * MM + 16.0);
    }
}

#[test]
fn a_turned_sheet_printed_on_both_sides_keeps_room_for_the_binding_on_both() {
    for profile in ["hd05-2026", "hd36-2018", "nd30-2020"] {
        let project = plan(3, 60).set("profile", profile).put(Project::new(), "plan");
        let project = project.file("data/kehoach.yaml", "format: 1\nduplex: true\n");
        let pages = project.pdf("plan/phu-luc-chi-tieu.pdf").pages;
        assert!(pages.len() > 2);
        for (at, page) in pages.iter().enumerate() {
            let grid = Grid::only(page);
            assert!(at == 0 || is_near(grid.ys[0], 30.0 * MM + 16.0), "{:?}", grid.ys[0]);
            assert!(*grid.ys.last().unwrap() <= 180.0 * MM + 0.3, "page {at}");
        }
    }
}

#[test]
fn every_turned_page_has_the_header_row_and_its_number() {
    let pdf = plan(3, 60).annex_pdf();
    for (index, page) in pdf.pages.iter().enumerate() {
        let grid = Grid::only(page);
        assert_eq!(grid.columns(), 16);
        assert_eq!(grid.text(0, 1), "Chi bộ");
        if index > 0 {
            let number = page.expect(&(index + 1).to_string());
            assert_near("baseline", number.baseline, 10.0 * MM + 0.891 * 14.0);
            assert_near("middle", number.center(), 297.0 * MM / 2.0);
        }
    }
}

#[test]
fn a_wide_table_keeps_every_figure_on_one_line() {
    let grid_page = &plan(3, 3).annex_pdf().pages[0];
    let grid = Grid::only(grid_page);
    assert_eq!(grid.row(1)[..3], ["1", "Thôn 1", "1"]);
    assert_eq!(grid.text(4, 14), "36");
    for column in 2..15 {
        assert_eq!(grid.lines(4, column).len(), 1);
    }
}
