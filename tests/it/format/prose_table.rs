//! Tables of prose: cells, groups, widths, breaks over pages.

use super::grid::Grid;
use super::plan::{Plan, joined};
use super::*;

/// A body with a table of these rows, and a paragraph after it.
fn body(keys: &str, rows: impl Iterator<Item = String>) -> String {
    let rows = joined(rows.map(|row| format!("        - {row}")));
    format!("  - table:\n{keys}      rows:\n{rows}  - Hết.\n")
}

const TASKS: &str = "      numbered: true
      columns:
        - {header: Nhiệm vụ, width: 3}
        - {header: Chủ trì, over: Cơ quan, width: 2}
        - {header: Phối hợp, over: Cơ quan, width: 2}
        - {header: Thời hạn, align: center, width: 1}
";

#[test]
fn cells_have_lines_expressions_and_may_be_empty() {
    let rows = [
        "{group: Tạo nguồn}",
        "['Rà soát năm {{ plan.year }}', [Ban Tổ chức, Uỷ ban Kiểm tra], \"\", Quý I]",
    ];
    let rows =
        rows.map(str::to_owned).into_iter().chain(["{group: Kết nạp}".to_owned(), "[A, B, C, D]".to_owned()]);
    let pdf = Plan::new().body(&body(TASKS, rows)).pdf();
    let page = &pdf.pages[0];
    let grid = Grid::only(page);
    assert_eq!(grid.row(3)[..3], ["1", "Rà soát năm 2026", "Ban Tổ chức Uỷ ban Kiểm tra"]);
    assert_eq!(grid.lines(3, 2).len(), 2);
    assert_eq!(grid.row(3)[3..], ["", "Quý I"]);
    assert_eq!(grid.row(5), ["1", "A", "B", "C", "D"]);
    assert_style(&page.expect("Tạo nguồn"), 13.0, Face::Bold);
    assert_eq!((grid.text(2, 0).as_str(), grid.text(4, 0).as_str()), ("I", "II"));
    let over = page.expect("Cơ quan");
    assert_near("over both", over.center(), f64::midpoint(grid.xs[2], grid.xs[4]));
}

#[test]
fn columns_have_the_proportions_that_are_written() {
    let pdf = Plan::new().body(&body(TASKS, ["[A, B, C, D]".to_owned()].into_iter())).pdf();
    let grid = Grid::only(&pdf.pages[0]);
    let widths: Vec<f64> = grid.xs.windows(2).map(|xs| xs[1] - xs[0]).collect();
    assert_near("right", grid.xs[5], RIGHT);
    for (width, share) in widths[1..].iter().zip([3.0, 2.0, 2.0, 1.0]) {
        assert_near("width", *width, share * (RIGHT - grid.xs[1]) / 8.0);
    }
}

#[test]
fn rows_move_to_the_next_page_whole() {
    let row = |n: usize| {
        format!("[\"Việc {n}: {}\", Ban Tổ chức, Các chi bộ, Quý I]", "rà soát nguồn ".repeat(n % 7 + 1))
    };
    let pdf = Plan::new().body(&body(TASKS, (1..=60).map(row))).pdf();
    assert!(pdf.pages.len() > 3);
    let mut numbers = Vec::new();
    for (at, page) in pdf.pages.iter().enumerate() {
        let grid = Grid::only(page);
        assert_eq!(page.find("(tiếp theo)").is_some(), at > 0);
        for row in 2..grid.rows() {
            let number = grid.text(row, 0);
            assert!(grid.text(row, 1).starts_with(&format!("Việc {number}: ")), "{:?}", grid.row(row));
            assert_eq!(grid.text(row, 4), "Quý I");
            numbers.push(number);
        }
    }
    assert_eq!(numbers, (1..=60).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_row_higher_than_a_third_of_a_page_breaks_and_fills_the_page() {
    let long = format!("[\"{}\", A, B, C]", "việc rất dài ".repeat(500));
    let rows = std::iter::once("[Một, A, B, C]".to_owned()).chain([long, "[Ba, A, B, C]".to_owned()]);
    let pdf = Plan::new().body(&body(TASKS, rows)).pdf();
    assert!(pdf.pages.len() > 2);
    let first = Grid::only(&pdf.pages[0]);
    assert_eq!(first.rows(), 4);
    assert!(*first.ys.last().unwrap() > BOTTOM - 20.0);
    assert_eq!(words(&pdf).matches("rất").count(), 500);
}

#[test]
fn a_table_of_prose_may_be_an_annex() {
    let annexes = "[{title: PHÂN CÔNG, tables: {columns: [Việc, Ai làm], rows: [[Rà soát, Ban Tổ chức]]}}]";
    let pdf = Plan::new().set("annexes", annexes).paragraphs(["Có phụ lục."]).annex_pdf();
    assert_eq!(Grid::only(&pdf.pages[0]).row(1), ["Rà soát", "Ban Tổ chức"]);
}

#[test]
fn headers_have_as_many_levels_as_are_written() {
    let keys = "      columns:
        - Đơn vị
        - {header: Quý I, over: [Chỉ tiêu, Kết nạp], align: right}
        - {header: Quý II, over: [Chỉ tiêu, Kết nạp], align: right}
        - {header: Cả năm, over: Chỉ tiêu, align: right}
";
    let pdf = Plan::new().body(&body(keys, ["[Thôn 1, '101', '204', '305']".to_owned()].into_iter())).pdf();
    let page = &pdf.pages[0];
    let grid = Grid::only(page);
    let level = |words: &str| page.expect(words).baseline;
    assert!(level("Chỉ tiêu") < level("Kết nạp") && level("Kết nạp") < level("Quý I"));
    let middle = |from: usize, to: usize| f64::midpoint(grid.xs[from], grid.xs[to]);
    assert_near("over all figures", page.expect("Chỉ tiêu").center(), middle(1, 4));
    assert_near("over the quarters", page.expect("Kết nạp").center(), middle(1, 3));
    assert_near("a header of two levels", page.expect("Cả năm").center(), middle(3, 4));
    assert!(level("Cả năm") > level("Chỉ tiêu") && level("Cả năm") < level("Thôn 1"));
    // Figures end at the right edge of their cells.
    assert!(grid.xs[4] - page.expect("305").x1 < 6.0);
}

#[test]
fn a_column_without_a_width_keeps_its_text_on_a_line_beside_one_with_a_width() {
    let keys = "      columns: [Hạng mục, {header: Việc làm, width: 2}, Thời gian]\n";
    let pdf = Plan::new()
        .body(&body(keys, ["[Hệ thống điện, Thay dây dẫn, Tháng 9]".to_owned()].into_iter()))
        .pdf();
    let page = &pdf.pages[0];
    page.expect("Hệ thống điện");
    page.expect("Tháng 9");
}

const SPANS: &str = "      columns: [Khối, Đơn vị, Nam, Nữ, Ghi chú]
      notes: Số liệu đến hết quý I.
";

#[test]
fn cells_go_over_columns_and_rows() {
    let rows = [
        "[{text: Các thôn, rows: 3}, Thôn Bắc, '02', '01', {text: Đạt, rows: 2, align: center}]",
        "[Thôn Đông, '03', '04']",
        "[Thôn Nam, {text: Chưa có, columns: 2, align: center}, \"\"]",
        "{total: [{text: Tổng số, columns: 2, align: center}, '05', '05', \"\"]}",
    ];
    let pdf = Plan::new().body(&body(SPANS, rows.map(str::to_owned).into_iter())).pdf();
    let page = &pdf.pages[0];
    let mut xs: Vec<f64> =
        page.strokes.iter().filter(|rule| rule.is_vertical()).map(|rule| rule.x0).collect();
    xs.sort_by(f64::total_cmp);
    xs.dedup_by(|one, other| (*one - *other).abs() < 1.0);
    assert_eq!(xs.len(), 6);
    let level = |words: &str| page.expect(words).baseline;
    let (first, second, third) = (level("Thôn Bắc"), level("Thôn Đông"), level("Thôn Nam"));
    assert_near("in the middle of three rows", level("Các thôn"), second);
    assert_near("in the middle of two rows", level("Đạt"), f64::midpoint(first, second));
    assert_near("aligned on its own", page.expect("Đạt").center(), f64::midpoint(xs[4], xs[5]));
    assert_near("over two columns", page.expect("Chưa có").center(), f64::midpoint(xs[2], xs[4]));
    assert_near("level with its row", level("Chưa có"), third);
    assert_style(&page.expect("Tổng số"), 13.0, Face::Bold);
    assert!(level("Số liệu đến hết quý I.") > level("Tổng số"));
    // No rule goes through a merged cell.
    let through = |x: f64, y: f64| {
        page.strokes
            .iter()
            .any(|rule| rule.is_horizontal() && rule.x0 < x && x < rule.x1 && (rule.y0 - y).abs() < 6.0)
    };
    assert!(!through(f64::midpoint(xs[0], xs[1]), f64::midpoint(first, second) - 4.0));
    assert!(through(f64::midpoint(xs[1], xs[2]), f64::midpoint(first, second) - 4.0));
}

#[test]
fn a_cell_over_more_rows_than_a_page_has_goes_on_over_pages() {
    let row = |n: usize| match n {
        1 => "[{text: Tất cả, rows: 90}, Thôn 1, a, b, c]".to_owned(),
        n => format!("[Thôn {n}, a, b, c]"),
    };
    let pdf = Plan::new().body(&body(SPANS, (1..=90).map(row))).pdf();
    assert!(pdf.pages.len() > 2);
    let all = words(&pdf);
    assert!((1..=90).all(|n| all.contains(&format!("Thôn {n} "))), "{all}");
    for page in &pdf.pages {
        assert!(page.strokes.iter().all(|rule| rule.y1 < BOTTOM + 1.0), "a row stands in the margin");
    }
}

#[test]
fn a_long_table_may_end_with_merged_cells_before_its_total() {
    let row = |n: usize| match n {
        24 => "[{text: Cụm cuối, rows: 2}, Thôn 24, '24', a, b]".to_owned(),
        25 => "[Thôn 25, '25', a, b]".to_owned(),
        26 => "{total: [Cộng, \"\", '325', \"\", \"\"]}".to_owned(),
        n => format!("[Cụm {n}, Thôn {n}, '{n}', a, b]"),
    };
    let pdf = Plan::new().body(&body(SPANS, (1..=26).map(row))).pdf();
    let find = |words: &str| pdf.pages.iter().find_map(|page| page.find(words)).unwrap();
    assert_near("one column", find("Thôn 25").x0, find("Thôn 24").x0);
    assert!(find("Cụm cuối").x0 < find("Thôn 25").x0);
}

#[test]
fn a_table_before_the_signature_breaks_and_keeps_two_rows_with_it() {
    for rows in 10..30 {
        let row = |n: usize| format!("[Thôn {n}, a, b, c]");
        let rows_text = joined((1..=rows).map(|n| format!("        - {}", row(n))));
        let table = format!(
            "  - Lời mở đầu.\n  - table:\n      columns: [Đơn vị, Nam, Nữ, Ghi chú]\n      rows:\n{rows_text}"
        );
        let pdf = Plan::new().body(&table).pdf();
        let first = &pdf.pages[0];
        // The table begins on the first page, whatever its length.
        assert!(first.find("Thôn 1").is_some(), "{rows} rows");
        let last = pdf.pages.last().unwrap();
        if pdf.pages.len() > 1 {
            last.expect("Nơi nhận:");
            last.expect(&format!("Thôn {rows}"));
            last.expect(&format!("Thôn {}", rows - 1));
        }
        assert!(last.expect("Nguyễn Văn A").baseline < BOTTOM, "{rows} rows");
    }
}

#[test]
fn the_label_of_a_total_is_over_the_numbers_too() {
    let keys = "      numbered: true\n      columns: [Đơn vị, {header: Số, align: center}]\n";
    let rows = ["[Thôn Bắc, '02']", "{total: [Cộng, '02']}"];
    let pdf = Plan::new().body(&body(keys, rows.map(str::to_owned).into_iter())).pdf();
    let page = &pdf.pages[0];
    let mut xs: Vec<f64> = page.strokes.iter().filter(|one| one.is_vertical()).map(|one| one.x0).collect();
    xs.sort_by(f64::total_cmp);
    xs.dedup_by(|one, other| (*one - *other).abs() < 1.0);
    let label = page.expect("Cộng");
    assert_near("over numbers and names", label.center(), f64::midpoint(xs[0], xs[2]));
    assert_near("the figure", page.find_all("02").last().unwrap().center(), f64::midpoint(xs[2], xs[3]));
}
