//! Sheets with planted faults: each is found at its cell, and nothing is imported.

use super::{PLAN, QUOTAS, RESULTS, Table, found, project};

/// A sheet with what is wrong in it: codes and cells.
type Case = (&'static str, Table, &'static [(&'static str, &'static str)]);

/// A sheet whose first row has headers, and the second the figures of a unit.
fn figure(cell: &str) -> Table {
    Table::new(&format!("Đơn vị|Quý III|Quý IV\nThôn 1|{cell}|1"))
}

/// The same below a title.
fn titled(title: &str) -> Table {
    Table::new(&format!("{title}\nĐơn vị|Quý III\nThôn 1|1"))
}

fn cases() -> Vec<Case> {
    let rows = |rows: &str| Table::new(&format!("TT|Đơn vị|Quý III|Quý IV\n{rows}"));
    vec![
        ("a text", figure("bốn"), &[("sheet-figure", "B2")]),
        ("a dash", figure("-"), &[("sheet-figure", "B2")]),
        ("a nought in front", figure("'04"), &[("sheet-figure", "B2")]),
        ("a number kept as text", figure("'12"), &[("sheet-figure", "B2")]),
        ("blanks around a number", figure("' 12 "), &[("sheet-figure", "B2")]),
        ("groups", figure("'1.234"), &[("sheet-figure", "B2")]),
        ("a decimal comma", figure("'7,5"), &[("sheet-figure", "B2")]),
        ("a share as text", figure("'90%"), &[("sheet-figure", "B2")]),
        ("a day", figure("@42912"), &[("sheet-figure", "B2")]),
        ("a share", figure("%0.5"), &[("sheet-figure", "B2")]),
        ("an error", figure("!#REF!"), &[("sheet-figure", "B2")]),
        ("a truth value", figure("?"), &[("sheet-figure", "B2")]),
        ("below 0", figure("-1"), &[("sheet-figure", "B2")]),
        ("decimals", figure("1.5"), &[("sheet-figure", "B2")]),
        ("too large", figure("1e12"), &[("sheet-figure", "B2")]),
        ("two in words", figure("1 (tăng 1)"), &[("sheet-figure", "B2")]),
        (
            "a figure in merged cells",
            Table::new("Đơn vị|Quý III|Quý IV\nThôn 1|2|\nThôn 2|1|1").merged(&["B2:C2"]),
            &[("sheet-figure", "B2")],
        ),
        (
            "a figure over two rows",
            Table::new("Đơn vị|Quý III\nThôn 1|2\nThôn 2|").merged(&["B2:B3"]),
            &[("sheet-figure", "B2")],
        ),
        (
            "a hidden row",
            Table::new("Đơn vị|Quý III\nThôn 1|1\nThôn 2|1").hidden(&[2], &[]),
            &[("sheet-figure", "B2")],
        ),
        (
            "a hidden column",
            Table::new("Đơn vị|Quý III|Quý IV\nThôn 1|1|1").hidden(&[], &[2]),
            &[("sheet-figure", "C2")],
        ),
        ("an unknown name", rows("1|Thôn 9|1|"), &[("sheet-name", "B2")]),
        ("a name without marks", rows("1|Thon 1|1|"), &[("sheet-name", "B2")]),
        ("a longer name", rows("1|Thôn 1 mở rộng|1|"), &[("sheet-name", "B2")]),
        ("no name", rows("1|Thôn 1|1|\n2||3|"), &[("sheet-name", "C3")]),
        ("an unknown name below others", rows("1|Thôn 1|1|\n2|Trường THPT|3|"), &[("sheet-name", "B3")]),
        ("two rows of one unit", rows("1|Thôn 1|1|\n2|thôn  1|3|"), &[("sheet-twice", "B3")]),
        ("two columns of one period", Table::new("Đơn vị|Quý III|Q3\nThôn 1|1|2"), &[("sheet-twice", "C1")]),
        ("an unknown quarter", Table::new("Đơn vị|Quý III|Quý V\nThôn 1|1|2"), &[("sheet-period", "C1")]),
        ("an unknown month", Table::new("Đơn vị|Tháng 13\nThôn 1|1"), &[("sheet-period", "B1")]),
        ("a period of another year", Table::new("Đơn vị|Quý I/2027\nThôn 1|1"), &[("sheet-period", "B1")]),
        ("months beside quarters", Table::new("Đơn vị|Tháng 5/2026\nThôn 1|1"), &[("sheet-period", "B2")]),
        ("a half year beside quarters", Table::new("Đơn vị|6 tháng\nThôn 1|1"), &[("sheet-period", "B2")]),
        ("a total beside quarters", Table::new("Đơn vị|Năm 2026\nThôn 1|1"), &[("sheet-period", "B2")]),
        (
            "a year of which the data have all units together",
            Table::new("Đơn vị|Năm 2025\nThôn 1|1"),
            &[("sheet-period", "B2")],
        ),
        ("a total that is wrong", rows("1|Thôn 1|1|\n2|Thôn 2|2|\n|Tổng cộng|4|"), &[("sheet-total", "C4")]),
        (
            "a total above that is wrong",
            rows("I|Khối thôn|4|\n1|Thôn 1|1|\n2|Thôn 2|2|"),
            &[("sheet-total", "C2")],
        ),
        (
            "a subtotal that is wrong",
            rows("1|Thôn 1|1|\n|Cộng thôn|2|\n2|Cơ quan xã|2|\n|Tổng cộng|3|"),
            &[("sheet-total", "C3")],
        ),
        (
            "a column of totals that is wrong",
            Table::new("Đơn vị|Quý III|Quý IV|Cộng\nThôn 1|1|2|4\nThôn 2|0|1|1"),
            &[("sheet-total", "D2")],
        ),
        (
            "a half year that is not its quarters",
            Table::new("Đơn vị|Quý I|Quý II|6 tháng\nThôn 1|1|1|3"),
            &[("sheet-total", "D2")],
        ),
        ("a title of something else", titled("SỐ ĐẢNG VIÊN BỊ KỶ LUẬT NĂM 2026"), &[("sheet-meaning", "B2")]),
        ("a title of a course", titled("DANH SÁCH HỌC LỚP CẢM TÌNH ĐẢNG"), &[("sheet-meaning", "B2")]),
        (
            "a header of something else",
            Table::new("Đơn vị|Quý III\n|Xóa tên\nThôn 1|2"),
            &[("sheet-meaning", "B2")],
        ),
        ("a unit in two cells", Table::new("Đơn vị:|Thôn 22\nQuý III|Quý IV\n2|1"), &[("sheet-name", "A2")]),
        ("no table", Table::new("Báo cáo|1\nx|2"), &[("sheet-meaning", "")]),
        (
            "no name of the unit",
            Table::new("Nội dung|Quý III\nKết nạp|2").named("Sheet1"),
            &[("sheet-name", "B1")],
        ),
        (
            "several at once",
            rows("1|Thôn 1|'04|1.5\n2|Thôn 9|1|2\n|Cộng|9|"),
            &[("sheet-figure", "C2"), ("sheet-figure", "D2"), ("sheet-name", "B3")],
        ),
    ]
}

#[test]
fn each_fault_is_found_at_its_cell_and_nothing_is_imported() {
    let project = project();
    let (quotas, results) = (project.bytes(QUOTAS), project.bytes(RESULTS));
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() > 30);
    for (name, table, expected) in cases {
        project.put("ket-qua.xlsx", &table.xlsx());
        let run = project.run(&["import", "ket-qua.xlsx", PLAN, "--yes", "--json"]);
        let mut errors = found(&run, "error");
        errors.sort();
        let mut expected: Vec<(String, String)> =
            expected.iter().map(|(code, cell)| ((*code).to_owned(), (*cell).to_owned())).collect();
        expected.sort();
        if errors != expected || run.status != 1 {
            wrong.push(format!("{name}: {errors:?}, expected {expected:?}"));
        }
        assert!(project.bytes(QUOTAS) == quotas && project.bytes(RESULTS) == results, "{name}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The same in the formats of other programs.
#[test]
fn faults_are_found_in_texts_and_in_workbooks_of_libreoffice() {
    let project = project();
    let table = Table::new("Đơn vị|Quý III|Quý IV\nThôn 1|'04|1\nThôn 9|1|\nThôn 2|x|=\nCộng|1|7");
    let of_both = [("sheet-figure", "B2"), ("sheet-figure", "B4"), ("sheet-name", "A3")];
    let unstored = [("sheet-figure", "C4")];
    for (file, bytes, more) in [("a.csv", table.csv(), &unstored[..]), ("a.ods", table.ods(), &unstored[..])]
    {
        project.put(file, &bytes);
        let mut errors = found(&project.run(&["import", file, PLAN, "--json"]), "error");
        errors.sort();
        let mut expected: Vec<(String, String)> =
            of_both.iter().chain(more).map(|(code, cell)| ((*code).to_owned(), (*cell).to_owned())).collect();
        expected.sort();
        assert_eq!(errors, expected, "{file}");
    }
}

#[test]
fn a_row_of_a_text_that_is_longer_than_its_header_is_found() {
    let project = project();
    project.put("a.csv", "Chi bộ,Quý III,Quý IV\nThôn 1,1,5,2\n".as_bytes());
    let run = project.run(&["import", "a.csv", PLAN, "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-meaning".to_owned(), "D2".to_owned())], "{run:#?}");
}

#[test]
fn figures_of_an_organisation_are_none_of_units() {
    let project = crate::harness::Project::sample("long-thanh-2023").file("data/kehoach.yaml", "format: 1\n");
    project.put(
        "a.csv",
        "CHỈ TIÊU KẾT NẠP HẰNG NĂM\nChi bộ;Chỉ tiêu\nVạn Tràng;3\nVăn Tràng;4\nHội CCB;9\n".as_bytes(),
    );
    let run = project.run(&["import", "a.csv", "data/long-thanh-2023", "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-name".to_owned(), "A5".to_owned())], "{run:#?}");
}

#[test]
fn a_name_is_never_guessed() {
    let project = crate::harness::Project::sample("long-thanh-2023").file("data/kehoach.yaml", "format: 1\n");
    let plan = "data/long-thanh-2023";
    project.put("a.csv", "Đơn vị;Số kết nạp năm 2023\nVạn Tràng;2\nVăn Tràng;1\nVan Tràng;1\n".as_bytes());
    let run = project.run(&["import", "a.csv", plan, "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-name".to_owned(), "A4".to_owned())], "{run:#?}");
    project.put("a.csv", "Đơn vị;Số kết nạp năm 2023\nChi bộ Vạn Trang;2\nVan Trang;2\n".as_bytes());
    let run = project.run(&["import", "a.csv", plan]);
    assert!(run.stderr.contains("the nearest name is `Vạn Tràng`: "), "{run:#?}");
    // Of several that are equally near none is proposed.
    project.put("a.csv", "Đơn vị;Số kết nạp năm 2023\nVờn Tràng;2\n".as_bytes());
    let run = project.run(&["import", "a.csv", plan]);
    assert!(
        run.stderr.contains("the nearest name is `Vạn Tràng`, `Văn Tràng`:")
            && run.stderr.contains("\"Vờn Tràng\": ID"),
        "{run:#?}"
    );
    project.put("a.csv", "Đơn vị;Số kết nạp năm 2023\nVạn Tràng;3\nVĂN  TRÀNG;1\n".as_bytes());
    let run = project.run(&["import", "a.csv", plan, "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let results = String::from_utf8(project.bytes("data/long-thanh-2023/results.yaml")).unwrap();
    assert!(
        results.contains("vanj-trang: {2023: 3}") && results.contains("vawn-trang: {2023: 1}"),
        "{results}"
    );
}
