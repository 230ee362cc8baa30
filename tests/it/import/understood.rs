//! Sheets as offices make them, understood without a word from anybody, or with a few in `import.yaml`.

use super::{PLAN, QUOTAS, RESULTS, Table, changed_lines, found, project};
use crate::harness::Project;

/// Imports a sheet, which must go well, and returns the lines that changed in the results and in the quotas.
fn imported(project: &Project, bytes: &[u8], options: &[&str]) -> (Vec<String>, Vec<String>) {
    let (quotas, results) = (project.bytes(QUOTAS), project.bytes(RESULTS));
    project.put("ket-qua.xlsx", bytes);
    let run = project.run(&[&["import", "ket-qua.xlsx", PLAN, "--yes"], options].concat());
    assert_eq!(run.status, 0, "{run:#?}");
    let lines =
        (changed_lines(&results, &project.bytes(RESULTS)), changed_lines(&quotas, &project.bytes(QUOTAS)));
    let check = project.run(&["check", PLAN]);
    assert_eq!(check.status, 0, "{check:#?}");
    project.put(QUOTAS, &quotas);
    project.put(RESULTS, &results);
    lines
}

const PERIODS: &str = "periods: {2026-Q1: 0, 2026-Q2: 3, 2026-Q3: 3}";
const FIRST: &str = "thon-1: {2026-Q1: 0, 2026-Q2: 1, 2026-Q3: 1}";
const SECOND: &str = "thon-2: {2026-Q1: 0, 2026-Q2: 0, 2026-Q3: 2}";

#[test]
fn sheets_as_offices_make_them_are_understood() {
    let project = project();
    let sheets = [
        ("one header row", Table::new("Đơn vị|Quý III\nThôn 1|1\nThôn 2|2")),
        ("names of quarters", Table::new("TT|Chi bộ|Q1|Q2|Q3\n1|THÔN 1|0|1|1\n2| thôn  2 |0|0|2")),
        ("the period in the title", Table::new("KẾT QUẢ QUÝ III NĂM 2026\n\nTT|Đơn vị|Kết nạp|Ghi chú\n1|Thôn 1|1|tốt\n2|Thôn 2|2|")),
        ("the period in the name of the sheet", Table::new("Tên đơn vị|Số lượng\nThôn 1|1\nThôn 2|2")),
        (
            "two header rows, titles above, notes below",
            Table::new(
                "ĐẢNG ỦY XÃ||ĐẢNG CỘNG SẢN\n\nBIỂU TỔNG HỢP NĂM 2026\n\nSTT|Đơn vị|Kết quả||Cộng|Ghi chú\n||Quý II|Quý III||\nA|B|1|2|3|4\n\
                 I|Khối thôn|1|3|4|\n1|Thôn 1|1|1|2|\n2|Thôn 2|0|2|2|\n|Tổng cộng|=1|=3|=4|\n\nNgười lập biểu||||Bí thư",
            )
            .merged(&["A1:B1", "A3:F3", "C5:D5", "A5:A6", "B5:B6", "E5:E6"]),
        ),
        (
            "quotas beside results",
            Table::new("Chi bộ|Quý III||Tỷ lệ\n|Chỉ tiêu|Đạt|\nThôn 1|1|1|%1\nThôn 2|1|2|%2").merged(&["B1:C1", "A1:A2"]),
        ),
        ("several tables", Table::new("Đơn vị|Quý III\nThôn 1|1\nCộng|1\n\nDanh sách khác\nĐơn vị|Quý III\nThôn 2|2\nCộng|2")),
        ("a column that is no figure", Table::new("Đơn vị|Đảng viên hiện có|Quý III\nThôn 1|31|1\nThôn 2|17|2")),
        ("a sum of something else", Table::new("Đơn vị|Tổng số đảng viên|Quý III\nThôn 1|30|1\nThôn 2|31|2")),
        ("a total above", Table::new("Đơn vị|QIII/2026\nToàn Đảng bộ|3\nThôn 1|1\nThôn 2|2")),
        ("signatures", Table::new("Đơn vị|Quý III|Quý IV\nThôn 1|1|\nThôn 2|2|\n\nNgười lập biểu||BÍ THƯ\nNơi nhận:|- Lưu VP|")),
        ("a running total that has the quarters before in it", Table::new("Đơn vị|Quý III|Lũy kế\nThôn 1|1|2\nThôn 2|2|2")),
        ("a whole year of which the sheet has a part", Table::new("Đơn vị|Quý III|Cả năm 2026\nThôn 1|1|2\nThôn 2|2|2")),
        ("formulas with values", Table::new("Đơn vị|Quý III\nThôn 1|=1\nThôn 2|=2")),
    ];
    for (name, table) in sheets {
        let (results, quotas) = imported(&project, &table.xlsx(), &[]);
        assert_eq!(
            (results.as_slice(), quotas.len()),
            ([PERIODS, FIRST, SECOND].map(str::to_owned).as_slice(), 0),
            "{name}"
        );
    }
}

#[test]
fn an_empty_cell_is_no_figure_and_removes_none() {
    let project = project();
    let before = project.bytes(RESULTS);
    project.put("a.xlsx", &Table::new("Đơn vị|Quý I|Quý II\nThôn 1||\nThôn 2|0|").xlsx());
    let run = project.run(&["import", "a.xlsx", PLAN, "--yes"]);
    assert!(run.status == 0 && run.stdout.contains("nothing to import"), "{run:#?}");
    assert!(project.bytes(RESULTS) == before);
}

#[test]
fn quotas_are_imported_where_the_sheet_or_the_command_says_so() {
    let project = project();
    let table = "Đơn vị|Quý III|Quý IV\nThôn 5|1|2";
    let said = Table::new(&format!("PHÂN BỔ CHỈ TIÊU NĂM 2026\n\n{table}"));
    let expected =
        ["periods: {2026-Q1: 0, 2026-Q2: 4, 2026-Q3: 12, 2026-Q4: 11}", "thon-5: {2026-Q3: 1, 2026-Q4: 2}"];
    assert_eq!(imported(&project, &said.xlsx(), &[]).1, expected);
    assert_eq!(imported(&project, &Table::new(table).xlsx(), &["--quota", "admissions"]).1, expected);
}

#[test]
fn a_mapping_is_kept_in_the_data() {
    let table = Table::new("Đơn vị|Số 1|Số 2|Q4\nChi bộ số Một|1|9|\nThôn 2|2|9|5").named("Bảng A");
    let mapping = "format: 1\ncolumns:\n  - {sheet: bảng a, column: Số 1, result: admissions, period: 2026-Q3}\n  \
                   - {column: D, skip: true}\nnames:\n  Chi bộ số Một: thon-1\n";
    let project = project().file("data/ham-liem-2026/import.yaml", mapping);
    let (results, _) = imported(&project, &table.xlsx(), &[]);
    assert_eq!(results, [PERIODS, FIRST, SECOND]);
    let project = project.file("data/ham-liem-2026/import.yaml", "format: 1\nnames: {x: thon-99}\n");
    let run = project.run(&["import", "ket-qua.xlsx", PLAN, "--json"]);
    assert!(found(&run, "error").iter().any(|(code, _)| code == "unknown-id"), "{run:#?}");
}

#[test]
fn a_folder_with_one_sheet_of_each_unit_is_imported_at_once() {
    let project = project();
    let results = project.bytes(RESULTS);
    project.put("nhan/thon-1.xlsx", &Table::new("Nội dung|Quý III\nKết nạp đảng viên|1").xlsx());
    project.put(
        "nhan/b.ods",
        &Table::new("Đơn vị: Thôn 2\n\nThời gian|Kết quả\nQuý I|\nQuý II|\nQuý III|2").named("x").ods(),
    );
    project.put("nhan/c.csv", &Table::new("Đơn vị|Quý III\nThôn 3|0").csv());
    project.put("nhan/~$c.xlsx", b"lock");
    let run = project.run(&["import", "nhan", PLAN, "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(run.stderr.contains("9 have not reported: Thôn 4, Thôn 5, Trường THCS"), "{run:#?}");
    let expected = [PERIODS, FIRST, SECOND, "thon-3: {2026-Q1: 0, 2026-Q2: 1, 2026-Q3: 0}"];
    assert_eq!(changed_lines(&results, &project.bytes(RESULTS)), expected);
    project.put("nhan/d.csv", &Table::new("Đơn vị|Quý III\nThôn 1|4").csv());
    project.put(RESULTS, &results);
    let run = project.run(&["import", "nhan", PLAN, "--yes", "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-twice".to_owned(), "B2".to_owned())], "{run:#?}");
    assert!(project.bytes(RESULTS) == results);
}

#[test]
fn several_results_are_asked_about() {
    let project = project().replace(
        RESULTS,
        "  # Cùng kỳ",
        "  - {measure: confirmation, period: 2026, units: {thon-1: {2026-Q1: 0}}}\n\n  # Cùng kỳ",
    );
    let table = Table::new("Đơn vị|Quý III\nThôn 1|1");
    project.put("a.xlsx", &table.xlsx());
    let run = project.run(&["import", "a.xlsx", PLAN, "--yes"]);
    assert!(
        run.status == 1 && run.stderr.contains("may be several results: admissions, confirmation"),
        "{run:#?}"
    );
    let both = Table::new("KẾT QUẢ QUÝ III\nĐơn vị|Kết nạp|Công nhận chính thức\nThôn 1|1|2");
    let (results, _) = imported(&project, &both.xlsx(), &[]);
    let confirmed = "- {measure: confirmation, period: 2026, units: {thon-1: {2026-Q1: 0, 2026-Q3: 2}}}";
    assert!(results.contains(&FIRST.to_owned()) && results.contains(&confirmed.to_owned()), "{results:?}");
    let (results, _) = imported(&project, &table.xlsx(), &["--result", "confirmation"]);
    assert_eq!(results, [confirmed.replace("2026-Q3: 2", "2026-Q3: 1")]);
}

/// The workbook of a report's own annex: quotas beside results, of the whole year and of a quarter.
#[test]
fn the_own_annex_of_a_report_comes_home() {
    let project = project();
    let run = project.run(&["build", "--format", "xlsx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let annex = "output/ham-liem-2026/bao-cao/2026-Q2-phu-luc.xlsx";
    for options in [&[][..], &["--result", "admissions"]] {
        let run = project.run(&[&["import", annex, PLAN, "--yes"], options].concat());
        assert!(run.status == 0 && run.stdout.contains("nothing to import"), "{run:#?}");
        // It shows the quotas that were in force, and the data have a draft of others.
        assert!(run.stderr.contains("the data have others: Thôn 5, Trường Tiểu học"), "{run:#?}");
    }
}

#[test]
fn quotas_beside_results_are_compared_and_not_imported() {
    let project = project();
    let (quotas, results) = (project.bytes(QUOTAS), project.bytes(RESULTS));
    let table = "Chi bộ|Chỉ tiêu quý III|Đạt quý III\nThôn 1|5|1\nThôn 2|1|2";
    let (lines, of_quotas) = imported(&project, &Table::new(table).named("Sheet1").xlsx(), &[]);
    assert_eq!(
        (lines.as_slice(), of_quotas.len()),
        ([PERIODS, FIRST, SECOND].map(str::to_owned).as_slice(), 0)
    );
    let run = project.run(&["import", "ket-qua.xlsx", PLAN, "-n", "--json"]);
    let note = |cell: &str| ("sheet-unused".to_owned(), cell.to_owned());
    assert!(found(&run, "note").contains(&note("B1")), "{run:#?}");
    project.put("thon-1.xlsx", &Table::new("Nội dung|Quý III\nChỉ tiêu|5\nKết quả|1").named("Sheet1").xlsx());
    let run = project.run(&["import", "thon-1.xlsx", PLAN, "--yes", "--json"]);
    assert!(found(&run, "note").contains(&note("B2")), "{run:#?}");
    assert!(project.bytes(QUOTAS) == quotas && project.bytes(RESULTS) != results);
    let titled = format!("PHÂN BỔ CHỈ TIÊU\n{table}");
    project.put(RESULTS, &results);
    let (_, of_quotas) = imported(&project, &Table::new(&titled).named("Sheet1").xlsx(), &[]);
    assert!(
        of_quotas.iter().any(|line| line.starts_with("thon-1: {2026-Q2: 1, 2026-Q3: 5")),
        "{of_quotas:?}"
    );
}

#[test]
fn figures_that_run_from_the_beginning_are_none_of_a_period() {
    let project = project();
    let (quotas, results) = (project.bytes(QUOTAS), project.bytes(RESULTS));
    let title = "KẾT QUẢ KẾT NẠP ĐẾN HẾT QUÝ III NĂM 2026\nĐơn vị|Kết nạp\nThôn 1|2";
    project.put("a.xlsx", &Table::new(title).named("Sheet1").xlsx());
    let run = project.run(&["import", "a.xlsx", PLAN, "--yes", "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-period".to_owned(), "B2".to_owned())], "{run:#?}");
    let column = "KẾT QUẢ QUÝ III NĂM 2026\nĐơn vị|Lũy kế kết nạp\nThôn 1|2";
    project.put("a.xlsx", &Table::new(column).named("Sheet1").xlsx());
    let run = project.run(&["import", "a.xlsx", PLAN, "--yes", "--json"]);
    assert_eq!(found(&run, "note"), [("sheet-unused".to_owned(), "B2".to_owned())], "{run:#?}");
    assert!(project.bytes(QUOTAS) == quotas && project.bytes(RESULTS) == results);
}

#[test]
fn rows_that_are_of_no_unit_are_skipped_where_the_mapping_says_so() {
    let table = Table::new(
        "Đơn vị|Quý III\nThôn 1|1\nĐảng viên chuyển đến|7\nThôn 2|2\nSố liệu đối chiếu|99\nTổng cộng|3",
    );
    let project = project();
    project.put("ket-qua.xlsx", &table.xlsx());
    let run = project.run(&["import", "ket-qua.xlsx", PLAN, "--json"]);
    let errors = found(&run, "error");
    assert_eq!(errors.len(), 2, "{run:#?}");
    let mapping = "format: 1\nrows:\n  - {row: đảng viên chuyển đến, skip: true}\n  - {sheet: quý iii, row: 5, skip: true}\n";
    let project = project.file("data/ham-liem-2026/import.yaml", mapping);
    let (results, _) = imported(&project, &table.xlsx(), &[]);
    assert_eq!(results, [PERIODS, FIRST, SECOND]);
    let project = project.file("data/ham-liem-2026/import.yaml", &mapping.replace("quý iii", "quý iv"));
    let run = project.run(&["import", "ket-qua.xlsx", PLAN, "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-name".to_owned(), "A5".to_owned())], "{run:#?}");
    // A sheet of one unit has rows of other work.
    let form = Table::new("Nội dung|Quý III\nKết nạp đảng viên|1\nSố buổi họp|4");
    project.put("thon-1.xlsx", &form.xlsx());
    let mapping = "format: 1\nrows: [{row: Số buổi họp, skip: true}]\n";
    let project = project.file("data/ham-liem-2026/import.yaml", mapping);
    let run = project.run(&["import", "thon-1.xlsx", PLAN, "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
}

#[test]
fn what_was_taken_is_counted_by_file_and_named() {
    let project = project();
    let sheet = "Đơn vị|Kết quả quý III|Chỉ tiêu quý IV\nThôn 1|1|2\nThôn 2|2|\nTổng cộng|3|2";
    let mapping = "format: 1\ncolumns:\n  - {column: Chỉ tiêu quý IV, quota: admissions, period: 2026-Q4}\n";
    let project = project.file("data/ham-liem-2026/import.yaml", mapping);
    project.put("a.xlsx", &Table::new(sheet).named("Số liệu").xlsx());
    let shown = project.run(&["import", "a.xlsx", PLAN, "-n", "--json"]);
    let changes: Vec<(String, u64)> = shown
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|line| line["kind"] == "import")
        .map(|line| (line["path"].as_str().unwrap().to_owned(), line["changes"].as_u64().unwrap()))
        .collect();
    assert_eq!(changes, [(QUOTAS.to_owned(), 1), (RESULTS.to_owned(), 2)], "{shown:#?}");
    let run = project.run(&["import", "a.xlsx", PLAN, "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let said = [
        format!("{QUOTAS}: 1 figure of quotas imported"),
        format!("{RESULTS}: 2 figures of results imported"),
        "  quota `admissions`: 1 figure of 2026-Q4".to_owned(),
        "  result `admissions`: 2 figures of 2026-Q3".to_owned(),
    ];
    for line in said {
        assert!(run.stdout.lines().any(|own| own == line), "{line}: {run:#?}");
    }
}

#[test]
fn results_that_an_import_begins_say_that_what_is_not_reported_is_no_zero() {
    let project = project();
    std::fs::remove_file(project.path(RESULTS)).unwrap();
    std::fs::remove_dir_all(project.path("data/ham-liem-2026/reports")).unwrap();
    project.put("a.xlsx", &Table::new("Đơn vị|Kết quả quý III\nThôn 1|1\nThôn 2|2").xlsx());
    let run = project.run(&["import", "a.xlsx", PLAN, "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let written = "\
format: 1
unreported: mark
results:
  - measure: admissions
    period: 2026
    units:
      thon-1: {2026-Q3: 1}
      thon-2: {2026-Q3: 2}
";
    assert_eq!(String::from_utf8(project.bytes(RESULTS)).unwrap(), written);
    assert!(run.stdout.contains("2 figures of results imported"), "{run:#?}");
}
