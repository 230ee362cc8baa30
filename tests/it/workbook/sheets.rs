//! What the sheets hold: figures equal to those of the PDFs, live sums, ids.

use super::{Book, sample, small};
use crate::harness::Project;

const QUOTA: &str = "Chỉ tiêu kết nạp";
const RESULT: &str = "Kết quả kết nạp năm 2026";
const STANDINGS: &str = "Tiến độ quý II 2026";
const RECORD: &str = "_kehoach";

fn figures(project: &Project) -> Book {
    Book::built(project, "ham-liem-2026/bang-so-lieu.xlsx")
}

#[test]
fn there_is_a_sheet_for_each_quota_each_result_and_each_report() {
    let book = figures(&sample());
    assert_eq!(book.names(), [QUOTA, RESULT, "Kết quả kết nạp năm 2025", STANDINGS, RECORD]);
}

#[test]
fn sums_both_ways_are_formulas_with_their_values() {
    let book = figures(&sample());
    for (cell, formula, value) in [
        ("H11", "SUM(D11:G11)", 3.0),
        ("E23", "SUM(E11:E22)", 4.0),
        ("H23", "SUM(H11:H22)", 25.0),
        ("F24", "SUM(D23:F23)", 15.0),
        ("F25", "IF(N(H23)=0,\"-\",ROUND(F24/H23,4))", 0.6),
    ] {
        assert_eq!(book.formula(QUOTA, cell), formula, "{cell}");
        assert!((book.number(QUOTA, cell) - value).abs() < 1e-9, "{cell}");
    }
    assert_eq!(book.formula(RESULT, "I11"), "SUM('Chỉ tiêu kết nạp'!H11)");
    assert_eq!((book.number(RESULT, "H23"), book.number(RESULT, "K23")), (3.0, 22.0));
}

/// The rows of figures of a PDF's table, by the name at their beginning.
fn pdf_row(text: &str, name: &str) -> Vec<String> {
    let line = text.lines().find(|line| {
        let words = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        words.starts_with(name) && words[name.len()..].starts_with(' ')
    });
    let line = line.unwrap_or_else(|| panic!("no row of {name} in {text}"));
    let (_, rest) = line.split_once(name).unwrap();
    rest.split_whitespace().map(str::to_owned).collect()
}

/// A number as tables print it.
fn printed(value: &str, is_rate: bool) -> String {
    let Ok(number) = value.parse::<f64>() else { return value.to_owned() };
    if !is_rate {
        return number.to_string();
    }
    format!("{}%", (number * 10_000.0).round() / 100.0).replace('.', ",")
}

#[test]
fn standings_are_those_of_the_report_s_table() {
    let project = sample();
    let book = figures(&project);
    let pdf = project.built("ham-liem-2026/bao-cao/2026-Q2.pdf").text();
    let rows = book.rows(STANDINGS);
    let mut compared = 0;
    for row in &rows {
        let is_of_unit = row.first().is_some_and(|id| !id.is_empty());
        if !is_of_unit && row.get(2).map(String::as_str) != Some("Tổng cộng") {
            continue;
        }
        let figures: Vec<String> =
            row[3..9].iter().enumerate().map(|(at, value)| printed(value, at == 4)).collect();
        assert_eq!(figures, pdf_row(&pdf, &row[2])[..6], "{}", row[2]);
        compared += 1;
    }
    assert_eq!(compared, 13);
    // The report measures by the quotas in force then, which are others than the sheet's: no formula may name it.
    assert!(book.formula(STANDINGS, "D9").is_empty(), "{}", book.formula(STANDINGS, "D9"));
    assert!(book.formula(STANDINGS, "G9").contains(RESULT));
}

#[test]
fn a_report_without_such_a_table_gets_a_sheet_all_the_same() {
    let project =
        sample().replace("data/ham-liem-2026/reports/2026-Q2.yaml", "columns: results", "columns: periods");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let book = figures(&project);
    let rows = book.rows(STANDINGS);
    let total = rows.iter().find(|row| row.get(2).is_some_and(|name| name == "Tổng cộng")).unwrap();
    assert_eq!(total[3..9], ["25", "5", "3", "3", "0.12", "22"]);
}

#[test]
fn an_annex_with_a_table_has_a_workbook_of_its_name() {
    let project = sample();
    let book = Book::built(&project, "ham-liem-2026/thong-bao-chi-tieu-phu-luc.xlsx");
    assert_eq!(book.names(), ["Phụ lục"]);
    let pdf = project.built("ham-liem-2026/thong-bao-chi-tieu.pdf").text();
    let total =
        book.rows("Phụ lục").into_iter().find(|row| row.get(2).is_some_and(|name| name == "Tổng cộng"));
    let total = total.unwrap();
    assert_eq!(total[3..8], pdf_row(&pdf, "Tổng cộng")[..5]);
    let formulas = book.all_formulas();
    assert!(formulas.len() >= 5, "{formulas:?}");
}

#[test]
fn ids_and_periods_are_hidden_where_the_importer_looks() {
    let book = figures(&sample());
    assert_eq!((book.value(QUOTA, "A11"), book.value(QUOTA, "A23")), ("thon-1".to_owned(), "*".to_owned()));
    assert_eq!(
        (book.value(QUOTA, "D9"), book.value(QUOTA, "H9")),
        ("2026-Q1".to_owned(), "total".to_owned())
    );
    let sheet = book.part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<col min=\"1\" max=\"1\" width=\"0\" hidden=\"1\""), "{}", &sheet[..1500]);
    assert!(sheet.contains("<row r=\"9\"") && sheet.contains("hidden=\"1\""));
    assert!(book.part("xl/workbook.xml").contains("name=\"_kehoach\" sheetId=\"5\" state=\"veryHidden\""));
    let record = book.rows(RECORD);
    assert_eq!(record[0][..2], ["format", "1"]);
    assert_eq!(record[1][..2], ["plan", "ham-liem-2026"]);
    assert_eq!((record[2][0].as_str(), record[2][1].len()), ("data", 64));
    assert_eq!(record[3], ["sheet", "kind", "id", "unit", "period", "value"]);
    assert!(
        record.contains(&[QUOTA, "quota", "admissions", "thon-1", "2026-Q2", "1"].map(str::to_owned).into())
    );
    // What the data leave out is empty, and no nought.
    assert!(
        record.contains(&[QUOTA, "quota", "admissions", "thon-1", "2026-Q1", ""].map(str::to_owned).into())
    );
    let total = [RESULT, "result", "admissions", "thon-1", "2026-Q3", ""];
    assert!(record.contains(&total.map(str::to_owned).into()), "a period of the quota that is still to come");
}

const GROUPED: &str = "
units:
  - {id: thon-1, name: Thôn 1, kind: village, group: dong}
  - {id: thon-2, name: Thôn 2, kind: village, group: tay}
  - {id: thon-3, name: Thôn 3, kind: village, group: dong}
groups: [{id: dong, name: Khu đông}, {id: tay, name: Khu tây}]
measures:
  land: {name: Diện tích, unit: ha, decimals: 1}
  income: {name: Thu nhập, unit: triệu đồng, decimals: 1, adds_up: false}
quotas:
  - {measure: land, period: 2026, units: {thon-1: \"1,5\", thon-2: \"0,1\", thon-3: \"0,2\"}}
  - {measure: income, period: 2026, target: at least 70}
";

#[test]
fn groups_have_subtotals_and_decimals_their_places() {
    let project = small(GROUPED, "results: []\n");
    let book = Book::built(&project, "plan/bang-so-lieu.xlsx");
    assert_eq!(book.names(), ["Chỉ tiêu Diện tích", "Mục tiêu", "Kết quả Diện tích", "_kehoach"]);
    let rows = book.rows("Chỉ tiêu Diện tích");
    let named: Vec<(&str, &str)> =
        rows.iter().filter(|row| !row[2].is_empty()).map(|row| (row[2].as_str(), row[3].as_str())).collect();
    let expected = [
        ("Khu đông", "1.7"),
        ("Thôn 1", "1.5"),
        ("Thôn 3", "0.2"),
        ("Khu tây", "0.1"),
        ("Thôn 2", "0.1"),
        ("Tổng cộng", "1.8"),
    ];
    assert_eq!(named[named.len() - 6..], expected);
    let formulas = book.all_formulas();
    assert!(formulas.len() >= 3, "{formulas:?}");
    let target = book.rows("Mục tiêu").concat().join("|");
    assert!(target.contains("từ 70 trở lên") && target.contains("triệu đồng"), "{target}");
}

#[test]
fn a_quota_without_a_result_gets_a_sheet_to_fill_in() {
    let project = small(GROUPED, "results: []\n");
    let book = Book::built(&project, "plan/bang-so-lieu.xlsx");
    let record = book.rows("_kehoach");
    let row = ["Kết quả Diện tích", "result", "land", "thon-2", "total", ""].map(str::to_owned);
    assert!(record.contains(&row.to_vec()), "{record:?}");
}

#[test]
fn quotas_of_an_issued_plan_are_closed_and_as_they_were_issued() {
    let project = Project::sample("long-thanh-2023").file("data/kehoach.yaml", super::FORMATS);
    let issued = project.run(&["issue", "data/long-thanh-2023", "--yes"]);
    assert_eq!(issued.status, 0, "{issued:#?}");
    let project = project.replace("data/long-thanh-2023/quotas.yaml", "dien-yen: 2", "dien-yen: 3");
    let run = project.build();
    assert!(project.path("output/long-thanh-2023/bang-so-lieu.xlsx").exists(), "{run:#?}");
    let book = Book::built(&project, "long-thanh-2023/bang-so-lieu.xlsx");
    let rows = book.rows("Chỉ tiêu kết nạp");
    let row = rows.iter().find(|row| row[0] == "dien-yen").unwrap();
    assert_eq!(row[3], "2");
    let recorded = book.rows("_kehoach");
    assert!(recorded.iter().any(|row| row[1] == "quota" && row[3] == "dien-yen" && row[5] == "2"));
    let sets = project.path("data/long-thanh-2023/issued/1");
    let kept = walkdir::WalkDir::new(sets).into_iter().map(Result::unwrap);
    assert!(kept.into_iter().all(|file| file.path().extension().is_none_or(|ending| ending != "xlsx")));
}
