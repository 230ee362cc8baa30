//! Components that the library draws and a template of one's own can ask for: 10–13, groups of units.

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

#[test]
fn urgency_and_draft_stand_under_the_number() {
    let page =
        &pdf("#letterhead({{ letterhead }} + (urgency: \"Hoả tốc\", draft: \"Dự thảo lần 2\"))").pages[0];
    let number = page.expect("Số 05-KH/ĐU");
    let (urgency, draft) = (page.expect("HOẢ TỐC"), page.expect("Dự thảo lần 2"));
    assert_style(&urgency, 14.0, Face::Bold);
    assert_style(&draft, 14.0, Face::Italic);
    for (at, run) in [(1.0, &urgency), (2.0, &draft)] {
        assert_near("baseline", run.baseline, number.baseline + at * PITCH);
        assert_near("middle", run.center(), number.center());
    }
}

#[test]
fn circulation_stands_in_the_right_corner_10_mm_from_the_edge() {
    let pdf = pdf("#letterhead({{ letterhead }} + (circulation: \"Tài liệu hội nghị\"))");
    let page = &pdf.pages[0];
    let run = page.expect("TÀI LIỆU HỘI NGHỊ");
    assert_style(&run, 12.0, Face::Bold);
    assert_near("right edge", run.x1, RIGHT);
    assert!(run.baseline > 10.0 * MM + 0.6 * 12.0 && run.baseline < 10.0 * MM + 18.0, "{run:?}");
    assert_near("the first line", page.expect("ĐẢNG CỘNG SẢN VIỆT NAM").baseline, FIRST_BASELINE);
}

#[test]
fn the_drafter_stands_at_the_end_of_the_recipients() {
    let page = &pdf("Một.\n#signature({{ signature }} + (drafter: \"NguyenVanAn-26\"))").pages[0];
    let drafter = page.expect("NguyenVanAn-26");
    assert_style(&drafter, 11.0, Face::Regular);
    assert_near("place", drafter.x0, LEFT);
    assert!(drafter.baseline > page.expect("- Lưu Văn phòng Đảng ủy.").baseline);
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
