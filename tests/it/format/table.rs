//! Tables of quotas: grid, header, rows, total (mark P of annexes).

use super::grid::Grid;
use super::plan::{Plan, annex_pdfs};
use super::samples::SAMPLES;
use super::*;
use crate::harness::Project;

/// The annex of a plan with so many units.
fn annex(units: usize) -> Pdf {
    Plan::new().units(units, |n| format!("Thôn {n}"), "").annex("", "").annex_pdf()
}

/// Fails unless all lines of a cell are centred in it.
#[track_caller]
fn assert_centred(grid: &Grid, row: usize, column: usize) {
    let area = grid.area(row, column);
    for line in grid.lines(row, column) {
        assert_near(&line.text, line.center(), f64::midpoint(area.x0, area.x1));
    }
}

/// Fails unless a cell's lines begin at its left edge.
#[track_caller]
fn assert_left(grid: &Grid, row: usize, column: usize) {
    let edge = grid.area(row, column).x0 + 4.0;
    for line in &grid.lines(row, column) {
        assert_near(&line.text, line.x0, edge);
    }
}

#[test]
fn the_table_of_a_sample_says_what_its_data_say() {
    for sample in SAMPLES.iter().filter(|sample| sample.name == "long-thanh-2023") {
        let grids = Grid::all(&sample.annex.pages[0]);
        let [admissions, put_forward] = grids.as_slice() else { panic!("{} tables", grids.len()) };
        assert_eq!(admissions.row(0), ["TT", "CHI BỘ", "CHỈ TIÊU KẾT NẠP ĐẢNG VIÊN", "GHI CHÚ"]);
        assert_eq!(admissions.row(5), ["5", "Vạn Tràng", "2", ""]);
        assert_eq!(admissions.row(6), ["6", "Văn Tràng", "1", ""]);
        assert_eq!(admissions.row(17), ["", "Tổng cộng", "21", ""]);
        assert_eq!(admissions.rows(), 18);
        assert_eq!(put_forward.column(1)[1..4], ["Đoàn thanh niên", "Hội LHPN xã", "Hội Nông dân"]);
        assert_eq!(put_forward.row(5), ["", "Tổng cộng", "16"]);
    }
}

#[test]
fn a_table_by_quarters_has_a_column_for_each() {
    for sample in SAMPLES.iter().filter(|sample| sample.name == "ham-liem-2026") {
        let grid = Grid::only(&sample.annex.pages[0]);
        let header = ["TT", "Chi bộ", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm", "Ghi chú"];
        assert_eq!(grid.row(0), header);
        assert_eq!(grid.row(13), ["", "Tổng cộng", "0", "4", "11", "10", "25", ""]);
    }
}

#[test]
fn the_grid_is_black_half_a_point_thick_and_as_wide_as_the_text() {
    for sample in SAMPLES.iter() {
        let page = &sample.annex.pages[0];
        let header_rules = page.strokes.iter().filter(|line| (line.thickness - 0.75).abs() < 0.01).count();
        assert_eq!(header_rules, usize::from(sample.name == "long-thanh-2023"));
        for line in page.strokes.iter().filter(|line| (line.thickness - 0.75).abs() > 0.01) {
            assert!((line.thickness - 0.5).abs() < 0.01, "{line:?}");
            assert_eq!(line.color, [0, 0, 0, 255]);
        }
        for grid in Grid::all(page) {
            assert_near("left", grid.xs[0], LEFT);
            assert_near("right", *grid.xs.last().unwrap(), RIGHT);
        }
    }
}

#[test]
fn the_header_row_is_bold_and_centred() {
    for grid in SAMPLES.iter().flat_map(|sample| Grid::all(&sample.annex.pages[0])) {
        for column in 0..grid.columns() {
            for line in &grid.lines(0, column) {
                assert_style(line, 13.0, Face::Bold);
            }
            assert_centred(&grid, 0, column);
        }
    }
}

#[test]
fn numbers_and_figures_are_centred_and_names_left() {
    for grid in SAMPLES.iter().flat_map(|sample| Grid::all(&sample.annex.pages[0])) {
        let has_notes = grid.text(0, grid.columns() - 1).to_lowercase() == "ghi chú";
        for row in 1..grid.rows() {
            assert_left(&grid, row, 1);
            let figures = 2..grid.columns() - usize::from(has_notes);
            for column in [0].into_iter().chain(figures) {
                assert_centred(&grid, row, column);
            }
        }
    }
}

#[test]
fn the_rows_are_regular_of_12_to_13_pt() {
    for grid in SAMPLES.iter().flat_map(|sample| Grid::all(&sample.annex.pages[0])) {
        for line in (1..grid.rows() - 1).flat_map(|row| (0..4).map(move |column| (row, column))) {
            let (row, column) = line;
            let lines = if column < grid.columns() { grid.lines(row, column) } else { Vec::new() };
            for line in &lines {
                assert_style(line, 13.0, Face::Regular);
            }
        }
    }
}

#[test]
fn the_total_is_bold_with_its_label_in_the_column_of_names() {
    for grid in SAMPLES.iter().flat_map(|sample| Grid::all(&sample.annex.pages[0])) {
        let last = grid.rows() - 1;
        assert_eq!(grid.row(last)[..2], ["", "Tổng cộng"]);
        for column in 1..grid.columns() {
            for line in &grid.lines(last, column) {
                assert_style(line, 13.0, Face::Bold);
            }
        }
    }
}

#[test]
fn notes_are_the_last_column_left_aligned_or_left_out() {
    let plan = Plan::new().units(3, |n| format!("Thôn {n}"), "Vùng xa");
    let pdfs = annex_pdfs(&[plan.clone().annex("", ""), plan.annex("", "notes: false")]);
    let [with, without] = [0, 1].map(|at| Grid::only(&pdfs[at].pages[0]));
    assert_eq!(with.row(0), ["TT", "Chi bộ", "Chỉ tiêu", "Ghi chú"]);
    assert_eq!(with.row(1), ["1", "Thôn 1", "4", "Vùng xa"]);
    assert_left(&with, 1, 3);
    assert_eq!(without.row(0), ["TT", "Chi bộ", "Chỉ tiêu"]);
    assert_near("width", *without.xs.last().unwrap(), RIGHT);
}

#[test]
fn sixteen_units_take_one_page() {
    let pdf = annex(16);
    assert_eq!(pdf.pages.len(), 1);
    assert_eq!(Grid::only(&pdf.pages[0]).rows(), 18);
}

#[test]
fn six_hundred_units_repeat_the_header_on_every_page() {
    let pdf = annex(600);
    assert!(pdf.pages.len() > 10);
    let mut numbers = Vec::new();
    for page in &pdf.pages {
        let grid = Grid::only(page);
        assert_eq!(grid.row(0), ["TT", "Chi bộ", "Chỉ tiêu", "Ghi chú"]);
        for line in &grid.lines(0, 1) {
            assert_style(line, 13.0, Face::Bold);
        }
        assert!(*grid.ys.last().unwrap() <= BOTTOM + 0.3);
        numbers.extend(grid.column(0).into_iter().skip(1));
    }
    assert_eq!(numbers.pop().as_deref(), Some(""));
    assert_eq!(numbers, (1..=600).map(|n| n.to_string()).collect::<Vec<_>>());
    let last = Grid::only(pdf.pages.last().unwrap());
    assert_eq!(last.row(last.rows() - 1), ["", "Tổng cộng", "2.400", ""]);
    assert_eq!(words(&pdf).matches("Tổng cộng").count(), 1);
}

#[test]
fn a_row_is_never_split() {
    let note = ["Chi bộ ghép của ba thôn, chưa có đảng viên dự bị, cần nguồn từ đoàn viên"; 4].join(", ");
    let pdf = Plan::new().units(60, |n| format!("Thôn {n}"), &note).annex("", "").annex_pdf();
    assert!(pdf.pages.len() > 2);
    for page in &pdf.pages {
        let grid = Grid::only(page);
        for row in (1..grid.rows()).filter(|row| grid.text(*row, 1) != "Tổng cộng") {
            assert!(grid.text(row, 1).starts_with("Thôn "), "{:?}", grid.row(row));
            assert_eq!(grid.text(row, 3), note);
            assert!(grid.lines(row, 3).len() > 5, "{:?}", grid.lines(row, 3));
        }
    }
}

#[test]
fn long_names_wrap_in_their_cell() {
    let name = |n| format!("Chi bộ Trường Tiểu học và Trung học cơ sở Nguyễn Văn Trỗi, khu dân cư số {n}");
    let pdf = Plan::new().units(4, name, "").annex("", "").annex_pdf();
    assert_near("a sheet in portrait", pdf.pages[0].width, 210.0 * MM);
    let grid = Grid::only(&pdf.pages[0]);
    for row in 1..=4 {
        assert_eq!(grid.text(row, 1), name(row));
        assert_left(&grid, row, 1);
        let [area, line] = [grid.area(row, 2), grid.area(row, 1)];
        assert!(grid.lines(row, 1).iter().all(|run| run.x1 < line.x1 && run.x1 < area.x0));
    }
}

#[test]
fn the_lines_of_a_cell_are_16_pt_apart() {
    let pdf =
        Plan::new().units(1, |_| "Thôn".to_owned(), &"ghi chú dài ".repeat(8)).annex("", "").annex_pdf();
    let lines = Grid::only(&pdf.pages[0]).lines(1, 3);
    assert!(lines.len() > 1);
    for pair in lines.windows(2) {
        assert_near("pitch", pair[1].baseline - pair[0].baseline, 16.0);
    }
}

#[test]
fn a_table_in_the_body_looks_the_same() {
    let body = "  - Chỉ tiêu.\n  - quota_table: {quota: admissions}\n  - Hết.\n";
    let pdf = Plan::new().units(3, |n| format!("Thôn {n}"), "").body(body).pdf();
    let grid = Grid::only(&pdf.pages[0]);
    assert_eq!(grid.row(4)[..3], ["", "Tổng cộng", "12"]);
    assert_near("left", grid.xs[0], LEFT);
    assert_centred(&grid, 1, 2);
}

#[test]
fn a_cell_of_many_words_keeps_to_the_margin_on_every_page() {
    let words = super::plan::prose(1500);
    for over in ["", ", over: Phân công"] {
        let columns = format!("[{{header: Việc{over}}}, {{header: Người làm{over}}}]");
        let body = format!(
            "  - table:\n      columns: {columns}\n      rows:\n        - [Một, Hai]\n        - [{words}, Ba]\n"
        );
        let pdf = Plan::new().body(&body).pdf();
        assert!(pdf.pages.len() > 2);
        for page in &pdf.pages {
            let lowest = page.lines().iter().map(|line| line.baseline).fold(0.0, f64::max);
            let rule = page.strokes.iter().map(|stroke| stroke.y1).fold(0.0, f64::max);
            assert!(
                lowest < BOTTOM && rule < BOTTOM + 0.5,
                "a line at {lowest:.1} pt, a rule at {rule:.1} pt"
            );
        }
        pdf.pages[1].expect("(tiếp theo)");
    }
}

#[test]
fn check_finds_a_table_that_is_wider_than_the_page_as_a_build_does() {
    let mut found = Vec::new();
    for years in [4_u32, 8, 10, 11, 12, 13, 14, 16] {
        let counts: Vec<String> = (0..years).map(|year| format!("{}: 111111", 2021 + year)).collect();
        let project = Project::sample("long-thanh-2023");
        let quotas = format!(
            "\n  - id: wide\n    measure: admissions\n    period: 2021-{}\n    units: {{dien-yen: {{{}}}}}\n",
            2020 + years,
            counts.join(", ")
        );
        let path = project.path("data/long-thanh-2023/quotas.yaml");
        let written = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{}{quotas}", written.trim_end())).unwrap();
        let plan = "data/long-thanh-2023/plan.yaml";
        let project =
            project.replace(plan, "\nbody:\n", "\nbody:\n  - quota_table: {quota: wide, columns: periods}\n");
        let is_found = |run: &crate::harness::Run| run.stderr.contains("table-too-wide");
        let (checked, built) = (project.run(&["check", "data/long-thanh-2023"]), project.build());
        assert_eq!(
            is_found(&checked),
            is_found(&built),
            "{years} years: {}\n{}",
            checked.stderr,
            built.stderr
        );
        found.push(is_found(&built));
    }
    assert!(found.contains(&true) && found.contains(&false), "{found:?}");
}
