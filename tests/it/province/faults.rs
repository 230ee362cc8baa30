//! Tables with faults: each is found at its cell, and nothing is written.

use super::{PLANS, UNITS, all_files, findings, of_tables, province};
use crate::import::Table;

/// A fault: what of the sheet of plans and of the sheet of units is replaced, and what is found where.
type Fault = (&'static str, &'static str, &'static str, &'static str);

const OF_PLANS: &[Fault] = &[
    ("Mã xã | Tên xã", "Mã số | Tên xã", "table-header", "Các xã!A1"),
    ("2 | xa-2", "2 | xa-1", "id-twice", "Các xã!B4"),
    ("2 | xa-2", "2 | XA-1", "id-twice", "Các xã!B4"),
    ("2 | xa-2", "2 | Xã Hai", "id-unusable", "Các xã!B4"),
    ("2 | xa-2", "2 | a/b", "id-unusable", "Các xã!B4"),
    ("2 | xa-2", "2 | con", "id-unusable", "Các xã!B4"),
    ("2 | xa-2", "2 | ", "table-row", "Các xã!C4"),
    ("Trần Thị B |", " |", "table-row", "Các xã!B4"),
    ("Bí thư |", "Phó Bí thư |", "table-header", "Các xã!D2"),
    ("Bí thư |", "Tên xã |", "table-header", "Các xã!D2"),
    ("Bí thư |", " |", "table-header", "Các xã!D3"),
    ("figures.members (số đảng viên)", "figures.Đảng viên", "table-header", "Các xã!E2"),
    ("figures.members (số đảng viên)", "quotas.lessons.2026-Q1", "table-header", "Các xã!E2"),
    ("figures.members (số đảng viên)", "quotas.admissions.2026-Q7", "table-header", "Các xã!E2"),
    ("figures.members (số đảng viên)", "Ngày", "table-cell", "Các xã!E3"),
    ("Bí thư |", "Số |", "table-cell", "Các xã!D3"),
    ("Bí thư |", "quotas.admissions.2026-Q1 |", "table-cell", "Các xã!D3"),
    ("Bí thư |", "Mục tiêu |", "table-cell", "Các xã!D3"),
    ("Bí thư |", "Tên phường |", "table-row", "Các xã!D3"),
];

const OF_UNITS: &[Fault] = &[
    ("xa-2 | thon-1", "xa-9 | thon-1", "unknown-id", "Đơn vị!A4"),
    ("xa-1 | tram", "xa-1 | thon-1", "id-twice", "Đơn vị!B3"),
    ("xa-1 | tram", "xa-1 | Trạm", "id-unusable", "Đơn vị!B3"),
    ("xa-1 | tram", " | tram", "table-row", "Đơn vị!B3"),
    ("Trạm Y tế | Trạm y tế", "Trạm Y tế | ", "missing-key", "Đơn vị!B3"),
    ("Trạm Y tế | Trạm y tế", "Trạm Y tế | huyện", "table-cell", "Đơn vị!D3"),
    ("village | 3", "village | ba", "table-cell", "Đơn vị!E4"),
    ("village | 3", "village | '04", "table-cell", "Đơn vị!E4"),
    ("village | 3", "village | '3", "table-cell", "Đơn vị!E4"),
    ("village | 3", "village | -3", "table-cell", "Đơn vị!E4"),
    ("village | 3", "village | 1.5", "invalid-value", "Đơn vị!E4"),
    ("village | 3", "village | @46164", "table-cell", "Đơn vị!E4"),
    ("village | 3", "village | !#REF!", "table-cell", "Đơn vị!E4"),
    ("Mã đơn vị |", "TT |", "table-header", "Đơn vị!A1"),
    ("| Quý II/2026", "| Quý I/2026", "table-header", "Đơn vị!F1"),
    ("| Quý II/2026", "| 6 tháng đầu năm 2026", "periods-overlap", "Đơn vị!E2"),
    ("| Quý II/2026", "| Quý II/2025", "period-outside", "Đơn vị!F2"),
    ("| Quý II/2026", "| Đạt", "table-header", "Đơn vị!F1"),
    ("xa-3 | thon-1 | Thôn Đông | thôn | 1 | 1", "", "table-row", "Các xã!B5"),
];

#[test]
fn each_fault_is_found_at_its_cell_and_nothing_is_written() {
    let mut wrong = Vec::new();
    for (at, (from, to, code, cell)) in OF_PLANS.iter().chain(OF_UNITS).enumerate() {
        let (mut plans, mut units) = (PLANS.to_owned(), UNITS.to_owned());
        let text = if at < OF_PLANS.len() { &mut plans } else { &mut units };
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, to, 1);
        let tables = [Table::new(&plans).named("Các xã"), Table::new(&units).named("Đơn vị")];
        let project = province().bytes_at("xa.xlsx", &of_tables(&tables));
        let before = all_files(&project);
        let run = project.run(&["new", "--json", "--from-table", "xa.xlsx", "--model", "mau", "data/tinh"]);
        let found = findings(&run);
        let is_found = found.iter().any(|one| one.0 == *code && one.1 == *cell);
        if run.status != 1 || !is_found || all_files(&project) != before {
            wrong.push(format!("{from} -> {to}: {code} at {cell}, but status {} {found:?}", run.status));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn hidden_rows_unknown_files_and_several_quotas_are_found() {
    let quotas = "format: 1\nquotas:\n  - {measure: admissions, period: 2026}\n  - {id: lop, measure: awareness_class, period: 2026}\n";
    let tables = [Table::new(PLANS).named("Các xã"), Table::new(UNITS).named("Đơn vị")];
    let new = ["new", "--json", "--from-table", "xa.xlsx", "--model", "mau", "data/tinh"];
    let several =
        province().file("data/_models/mau/quotas.yaml", quotas).bytes_at("xa.xlsx", &of_tables(&tables));
    let found = findings(&several.run(&new));
    assert_eq!(found[0], ("table-header".to_owned(), "Đơn vị!E1".to_owned()), "{found:?}");
    let hidden = [Table::new(PLANS).named("Các xã").hidden(&[4], &[]), Table::new(UNITS).named("Đơn vị")];
    let project = province().bytes_at("xa.xlsx", &of_tables(&hidden));
    let found = findings(&project.run(&new));
    assert_eq!(found[0], ("table-row".to_owned(), "Các xã!A4".to_owned()), "{found:?}");
    let none = province();
    assert_eq!(findings(&none.run(&new)), [("file-unreadable".to_owned(), "xa.xlsx".to_owned())]);
    let broken = province().bytes_at("xa.xlsx", b"PK\x03\x04nothing");
    assert_eq!(findings(&broken.run(&new)), [("sheet-unreadable".to_owned(), "xa.xlsx".to_owned())]);
}
