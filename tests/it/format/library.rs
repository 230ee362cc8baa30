//! Parts that the library draws and only a custom template asks for: groups of units.

use super::grid::Grid;
use super::plan::Plan;
use super::*;
use crate::harness::Project;

const FRAME: &str =
    "#import \"/the-thuc.typ\": *\n#show: official.with(profile: {{ profile }}, meta: {{ meta }})\n";

/// The PDF of a small plan by a template of one's own.
fn pdf(template: &str) -> Pdf {
    let project =
        Plan::new().put(Project::new(), "plan").file("data/kehoach.yaml", "format: 1\ntemplates: own\n");
    project.file("data/own/ke-hoach.typ.j2", &format!("{FRAME}{template}")).pdf("plan/ke-hoach.pdf")
}

/// A table of so many rows, then a group with one row.
fn table(rows: usize) -> String {
    let columns =
        "(header: \"TT\", align: \"center\", flex: false), (header: \"Tên\", align: \"left\", flex: true)";
    let rows = "(kind: \"unit\", cells: (\"1\", \"Thôn\")), ".repeat(rows);
    let group = "(kind: \"group\", cells: (\"I\", \"Nhóm\")), (kind: \"unit\", cells: (\"2\", \"Trường\"))";
    format!("#quota-table((columns: ({columns}), rows: ({rows}{group}), caption: none))")
}

#[test]
fn groups_of_a_table_are_bold_rows_that_stay_with_the_next() {
    let mut pages = Vec::new();
    for rows in 31..37 {
        let pdf = pdf(&table(rows));
        let (at, group) = pdf.expect("Nhóm");
        assert_style(&group, 13.0, Face::Bold);
        assert_eq!(pdf.expect("Trường").0, at, "after {rows} rows");
        assert_near("width", *Grid::only(&pdf.pages[at]).xs.last().unwrap(), RIGHT);
        pages.push(at);
    }
    assert!(pages.contains(&0) && pages.contains(&1), "{pages:?}");
}
