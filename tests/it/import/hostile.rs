//! Files that are no sheets, or hold more than people write: a finding, within bounded memory.

use super::{PLAN, RESULTS, Table, found, project};

#[test]
fn what_is_no_sheet_is_reported() {
    let project = project();
    let results = project.bytes(RESULTS);
    let whole = Table::new("Đơn vị|Quý III\nThôn 1|1").xlsx();
    let cases: [(&str, &[u8]); 6] = [
        ("a.xlsx", b""),
        ("b.xlsx", &whole[..whole.len() / 2]),
        ("c.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx"),
        ("d.xlsx", b"%PDF-1.7"),
        ("e.csv", b"\xd0\xf4n v\xde;Qu\xfd III\n"),
        ("f.xls", b"<html><table></table></html>"),
    ];
    for (name, bytes) in cases {
        project.put(name, bytes);
        let run = project.run(&["import", name, PLAN, "--yes", "--json"]);
        assert_eq!(
            found(&run, "error"),
            [("sheet-unreadable".to_owned(), String::new())],
            "{name}: {run:#?}"
        );
    }
    let run = project.run(&["import", "not-there.xlsx", PLAN, "--json"]);
    assert_eq!(found(&run, "error")[0].0, "file-unreadable", "{run:#?}");
    let run = project.run(&["import", "data", PLAN, "--json"]);
    assert_eq!(found(&run, "error")[0].0, "sheet-meaning", "{run:#?}");
    assert!(project.bytes(RESULTS) == results);
}

/// A million rows, and a part that is a thousand times as large as in the archive.
#[test]
fn large_workbooks_are_refused_in_little_memory() {
    let project = project();
    let mut file = rust_xlsxwriter::Workbook::new();
    let sheet = file.add_worksheet();
    for row in 0..(1 << 20) - 1 {
        sheet.write_number(row, 0, 1).unwrap();
    }
    project.put("rows.xlsx", &file.save_to_buffer().unwrap());
    let run = project.run_within(700, &["import", "rows.xlsx", PLAN]);
    assert!(run.status == 1 && run.stderr.contains("holds more than is read"), "{run:#?}");
}
