//! Tables over several pages: header, the line that continues them, rows whole, groups with their rows, the total.

use super::grid::Grid;
use super::plan::{Plan, annex_pdfs, joined};
use super::*;

/// The text above the header on every page that continues a table.
const CONTINUED: &str = "(tiếp theo)";

/// A plan whose annex has so many units in each of so many groups.
fn grouped(groups: usize, units: usize) -> Plan {
    let unit = |n: usize| {
        format!("  - {{id: don-vi-{n}, name: Thôn {n}, kind: village, group: nhom-{}}}", (n - 1) / units + 1)
    };
    let listed = joined((1..=groups * units).map(unit));
    let plan = Plan::new().quota(&listed, "2026", groups * units, "{2026-Q1: 1, 2026-Q3: 2}");
    let groups = joined((1..=groups).map(|n| format!("  - {{id: nhom-{n}, name: Cụm {n}}}")));
    plan.quotas_before(&format!("groups:\n{groups}")).annex("", "columns: periods, group_by: group")
}

#[test]
fn every_page_but_the_first_says_that_the_table_goes_on() {
    let pdf = Plan::new().units(200, |n| format!("Thôn {n}"), "").annex("", "").annex_pdf();
    assert!(pdf.pages.len() > 4);
    assert!(pdf.pages[0].find(CONTINUED).is_none());
    for page in &pdf.pages[1..] {
        let line = page.expect(CONTINUED);
        assert_style(&line, 12.0, Face::Italic);
        assert_near("right", line.x1, RIGHT);
        let header = Grid::only(page).ys[0];
        assert!(line.baseline < header && line.baseline > header - 8.0, "{line:?}, header at {header:.1}");
        assert_near("top", header, TOP + 16.0);
        assert_eq!(page.find_all(CONTINUED).len(), 1);
    }
}

#[test]
fn two_tables_of_one_page_are_parts_of_none() {
    let plan = Plan::new().units(3, |n| format!("Thôn {n}"), "");
    let body =
        "  - quota_table: {quota: admissions}\n  - Và\n  - quota_table: {quota: admissions}\n  - Hết.\n";
    let pdf = plan.body(body).pdf();
    assert_eq!((Grid::all(&pdf.pages[0]).len(), pdf.pages[0].find(CONTINUED).is_some()), (2, false));
}

#[test]
fn a_group_stays_with_its_first_unit_and_the_total_with_the_last() {
    let plans: Vec<Plan> = (27..34).map(|units| grouped(1, units)).collect();
    let mut pages = std::collections::BTreeSet::new();
    for pdf in annex_pdfs(&plans) {
        let last = Grid::only(pdf.pages.last().unwrap());
        assert_eq!(last.text(last.rows() - 1, 1), "Tổng cộng");
        assert!(last.text(last.rows() - 2, 1).starts_with("Thôn "), "{:?}", last.column(1));
        pages.insert(pdf.pages.len());
    }
    assert_eq!(pages.len(), 2, "the total is to pass from one page to the next: {pages:?}");
}

#[test]
fn groups_have_a_roman_numeral_their_sums_and_units_numbered_again() {
    let pdf = grouped(3, 20).annex_pdf();
    let rows: Vec<Vec<String>> = pdf
        .pages
        .iter()
        .flat_map(|page| {
            let grid = Grid::only(page);
            (1..grid.rows()).map(|row| grid.row(row)).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(rows.len(), 3 * 21 + 1);
    for (group, rows) in rows.chunks(21).take(3).enumerate() {
        let numeral = ["I", "II", "III"][group];
        assert_eq!(rows[0], [numeral, &format!("Cụm {}", group + 1), "20", "40", "60", ""]);
        let numbers: Vec<_> = rows[1..].iter().map(|row| row[0].clone()).collect();
        assert_eq!(numbers, (1..=20).map(|n| n.to_string()).collect::<Vec<_>>());
    }
    assert_eq!(rows.last().unwrap(), &["", "Tổng cộng", "60", "120", "180", ""]);
    for page in &pdf.pages {
        let grid = Grid::only(page);
        assert_ne!(grid.text(grid.rows() - 1, 1).split(' ').next(), Some("Cụm"), "a group ends a page");
    }
}
