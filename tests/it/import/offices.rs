//! Sheets as offices make them: each is read right, or what is wrong is found at its cell, and nothing is imported wrongly.

use std::io::{Cursor, Write};

use rust_xlsxwriter as xlsx;
use zip::write::SimpleFileOptions;

use super::{PLAN, QUOTAS, RESULTS, Table, changed_lines, found, project};

/// What all sheets that are read right say: 1 of the first unit, 2 of the second in the third quarter.
const EXPECTED: [&str; 3] = [
    "periods: {2026-Q1: 0, 2026-Q2: 3, 2026-Q3: 3}",
    "thon-1: {2026-Q1: 0, 2026-Q2: 1, 2026-Q3: 1}",
    "thon-2: {2026-Q1: 0, 2026-Q2: 0, 2026-Q3: 2}",
];

/// A workbook of several sheets.
fn book(tables: &[Table]) -> Vec<u8> {
    let mut file = xlsx::Workbook::new();
    for table in tables {
        table.put(file.add_worksheet());
    }
    file.save_to_buffer().unwrap()
}

/// A workbook of `LibreOffice` with these rows.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Quý III\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn text_cell(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

fn number_cell(number: &str, more: &str) -> String {
    format!("<table:table-cell office:value-type=\"float\" office:value=\"{number}\" {more}/>")
}

fn row(cells: &[String], more: &str) -> String {
    format!("<table:table-row {more}>{}</table:table-row>", cells.concat())
}

/// UTF-16 with its mark, as old programs save “Unicode text”.
fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn read_right() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let sheet = |name, rows: &str| (name, "a.xlsx", Table::new(rows).xlsx());
    let repeated = [
        row(&[text_cell("Đơn vị"), text_cell("Quý II"), text_cell("Quý III"), text_cell("Quý IV")], ""),
        row(
            &["<table:table-cell table:number-columns-repeated=\"1024\"/>".to_owned()],
            "table:number-rows-repeated=\"3\"",
        ),
        row(&[text_cell("Thôn 1"), number_cell("1", "table:number-columns-repeated=\"2\"")], ""),
        row(&[text_cell("Thôn 2"), number_cell("0", ""), number_cell("2", "")], ""),
        row(&[String::new()], "table:number-rows-repeated=\"1048000\""),
    ];
    let covered = [
        row(
            &[
                "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>Chi bộ</text:p></table:table-cell>".to_owned(),
                "<table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"2\"><text:p>Kết nạp</text:p></table:table-cell>".to_owned(),
                "<table:covered-table-cell/>".to_owned(),
            ],
            "",
        ),
        row(&["<table:covered-table-cell/>".to_owned(), text_cell("Quý II"), text_cell("Quý III")], ""),
        row(&[text_cell("Thôn 1"), number_cell("1", ""), number_cell("1", "")], ""),
        row(&[text_cell("Thôn 2"), number_cell("0", ""), number_cell("2", "")], ""),
    ];
    vec![
        sheet("names in capitals, with hard blanks", "ĐƠN VỊ|QUÝ III\nTHÔN\u{a0}1|1\nTHÔN 2\u{a0}|2"),
        sheet("letters in parts", "Đơn vị|Quý III\nTho\u{302}n 1|1\nTHO\u{302}N 2|2"),
        sheet("another spelling of quarters", "Đơn vị|Quí III\nThôn 1|1\nThôn 2|2"),
        sheet("a quarter with a point and a year", "Đơn vị|QUÝ III - 2026\nThôn 1|1\nThôn 2|2"),
        sheet("a table that begins further down and right", "\n\n||TT|Đơn vị|Quý III\n||1|Thôn 1|1\n||2|Thôn 2|2"),
        sheet("blank rows between", "Đơn vị|Quý III\n\nThôn 1|1\n\n\nThôn 2|2\n\nCộng|3"),
        sheet("groups with their sums", "TT|Đơn vị|Quý III\nI|KHỐI THÔN|3\n1|Thôn 1|1\n2|Thôn 2|2\nII|KHỐI TRƯỜNG|0\n1|Trường THCS|\n|TỔNG CỘNG (I+II)|3"),
        sheet("subtotals below", "TT|Đơn vị|Quý III\n1|Thôn 1|1\n2|Thôn 2|2\n|Cộng khối thôn|3\n3|Cơ quan xã|\n|Tổng cộng|3"),
        sheet("the label of the sum in the first column", "TT|Đơn vị|Quý III\n1|Thôn 1|1\n2|Thôn 2|2\nTổng cộng||3"),
        sheet("rates with errors beside", "Đơn vị|Quý III|Tỷ lệ (%)\nThôn 1|1|!#DIV/0!\nThôn 2|2|%1.5"),
        sheet("days and persons beside", "TT|Đơn vị|Bí thư|Ngày báo cáo|Quý III\n1|Thôn 1|Lê Văn A|@46295|1\n2|Thôn 2|Võ Thị B|@46296|2"),
        sheet("a column of remarks with numbers in them", "Đơn vị|Quý III|Ghi chú\nThôn 1|1|12 người nguồn\nThôn 2|2|30"),
        sheet("numbered columns", "TT|Đơn vị|Quý II|Quý III\n(1)|(2)|(3)|(4)\n1|Thôn 1|1|1\n2|Thôn 2|0|2"),
        sheet("a year over its quarters", "TT|Đơn vị|Năm 2026||\n||Quý I|Quý II|Quý III\n1|Thôn 1|0|1|1\n2|Thôn 2|0|0|2"),
        sheet("no known header over the names", "Tên cơ sở đảng|Quý III\nThôn 1|1\nThôn 2|2"),
        sheet("the kind of figures in each row", "Đơn vị|Nội dung|Quý III\nThôn 1|Kết quả|1\nThôn 2|Kết quả|2"),
        sheet("a place and a day under the table", "Đơn vị|Quý III\nThôn 1|1\nThôn 2|2\n|Hàm Liêm, ngày 30 tháng 9 năm 2026\n|BÍ THƯ"),
        sheet("a remark under the table", "Đơn vị|Quý III\nThôn 1|1\nThôn 2|2\nGhi chú: số liệu đến ngày 30/9/2026|"),
        sheet("all of the year with the sum", "Đơn vị|Quý I|Quý II|Quý III|Quý IV|Tổng cộng\nThôn 1|0|1|1||2\nThôn 2|0|0|2||2\nTổng cộng|0|1|3||4"),
        sheet("half a year and a quarter", "Đơn vị|Quý I|Quý II|6 tháng đầu năm|Quý III\nThôn 1|0|1|1|1\nThôn 2|0|0|0|2"),
        (
            "a heading as letters have it",
            "a.xlsx",
            Table::new("ĐẢNG BỘ XÃ HÀM LIÊM||ĐẢNG CỘNG SẢN VIỆT NAM\nCHI BỘ …||Hàm Liêm, ngày … tháng 9 năm 2026\n\nTHỐNG KÊ KẾT NẠP ĐẢNG VIÊN\n(Kèm theo Công văn số 12-CV/ĐU, ngày 01/9/2026)\n\nTT|Đơn vị|Quý III\n1|Thôn 1|1\n2|Thôn 2|2")
                .merged(&["A1:B1", "A4:C4", "A5:C5"])
                .xlsx(),
        ),
        (
            "hidden rows and columns without figures",
            "a.xlsx",
            Table::new("Đơn vị|Mã|Quý III\nThôn 1|A|1\n||\nThôn 2|B|2").hidden(&[3], &[1]).xlsx(),
        ),
        (
            "an old sheet that is hidden, a chart and an empty sheet",
            "a.xlsx",
            {
                let mut file = xlsx::Workbook::new();
                Table::new("Đơn vị|Quý III\nThôn 1|1\nThôn 2|2").put(file.add_worksheet());
                let old = file.add_worksheet();
                Table::new("Đơn vị|Quý III\nThôn 1|9\nThôn 2|9").named("Cũ").put(old);
                old.set_hidden(true);
                file.add_worksheet().set_name("Trống").unwrap();
                file.save_to_buffer().unwrap()
            },
        ),
        (
            "a sheet for each quarter",
            "a.xlsx",
            book(&[
                Table::new("Đơn vị|Kết nạp\nThôn 1|1\nThôn 2|0").named("Quý II"),
                Table::new("Đơn vị|Kết nạp\nThôn 1|1\nThôn 2|2").named("Quý III"),
            ]),
        ),
        (
            "two sheets that say the same",
            "a.xlsx",
            book(&[
                Table::new("Đơn vị|Quý III\nThôn 1|1\nThôn 2|2").named("A"),
                Table::new("Đơn vị|Quý III\nThôn 2|2").named("B"),
            ]),
        ),
        ("semicolons without a mark at the beginning", "a.csv", "Đơn vị;Quý III\r\nThôn 1;1\r\nThôn 2;2\r\n".as_bytes().to_vec()),
        ("commas and quotes", "a.csv", "\u{feff}TT,\"Đơn vị\",\"Quý III\"\n1,\"Thôn 1\",1\n2,\"Thôn 2\",\"2\"\n".as_bytes().to_vec()),
        ("tabs", "a.tsv", "Đơn vị\tQuý III\nThôn 1\t1\nThôn 2\t2\n".as_bytes().to_vec()),
        ("a line that names the mark", "a.csv", "sep=;\nĐơn vị;Quý III\nThôn 1;1\nThôn 2;2\n".as_bytes().to_vec()),
        ("text of sixteen bits", "a.txt", utf16("Đơn vị\tQuý III\r\nThôn 1\t1\r\nThôn 2\t2\r\n")),
        ("repeated cells and rows", "a.ods", ods(&repeated.concat())),
        ("spanned cells", "a.ods", ods(&covered.concat())),
    ]
}

#[test]
fn sheets_of_offices_are_read_right() {
    let project = project();
    let (quotas, results) = (project.bytes(QUOTAS), project.bytes(RESULTS));
    let mut wrong = Vec::new();
    for (name, file, bytes) in read_right() {
        project.put(file, &bytes);
        let run = project.run(&["import", file, PLAN, "--yes"]);
        let lines = changed_lines(&results, &project.bytes(RESULTS));
        if run.status != 0 || lines != EXPECTED || project.bytes(QUOTAS) != quotas {
            wrong.push(format!("{name}: {} {lines:?}\n{}", run.status, run.stderr));
        }
        project.put(RESULTS, &results);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sheet with what is wrong in it, by code and cell.
type Fault = (&'static str, &'static str, Vec<u8>, Found);
type Found = &'static [(&'static str, &'static str)];

fn sheet(name: &'static str, rows: &str, faults: Found) -> Fault {
    (name, "a.xlsx", Table::new(rows).xlsx(), faults)
}
fn text(name: &'static str, text: &str, faults: Found) -> Fault {
    (name, "a.csv", text.as_bytes().to_vec(), faults)
}

/// Faults of single cells.
fn cells() -> Vec<Fault> {
    let figure = |name: &'static str, cell: &str| -> Fault {
        let table = Table::new(&format!("Đơn vị|Quý III|Quý IV\nThôn 1|{cell}|1"));
        (name, "a.xlsx", table.xlsx(), &[("sheet-figure", "B2")][..])
    };
    vec![
        figure("a number with persons", "'02 người"),
        figure("a word for nothing", "'không"),
        figure("a mark for yes", "'x"),
        figure("a part of a date", "'02/03"),
        figure("a dotted line", "'…"),
        figure("groups with hard blanks", "'1\u{a0}234"),
        figure("a hard blank behind", "'12\u{a0}"),
        figure("a range", "'1-2"),
        figure("a sum as a text", "'1+1"),
        figure("an error of a name", "!#NAME?"),
        figure("an error of a look-up", "!#N/A"),
        figure("an error of a value", "!#VALUE!"),
        figure("a time of day", "@0.5"),
        figure("a share above one", "%2"),
    ]
}

/// Tables that say two things.
fn tables() -> Vec<Fault> {
    vec![
        sheet(
            "one name for two rows",
            "Đơn vị|Nội dung|Quý III\nThôn 1|Kết quả|1\n|Chỉ tiêu|2",
            &[("sheet-name", "C3")],
        ),
        sheet(
            "quotas in rows of results",
            "Đơn vị|Nội dung|Quý III\nThôn 1|Chỉ tiêu|2",
            &[("sheet-meaning", "B2")],
        ),
        sheet(
            "quotas and results below each other",
            "Đơn vị|Nội dung|Quý III\nThôn 1|Kết quả|1\nThôn 1|Kết quả|2",
            &[("sheet-twice", "A3")],
        ),
        sheet(
            "two tables beside each other",
            "Đơn vị|Quý III||Đơn vị|Quý III\nThôn 1|1||Thôn 2|2",
            &[("sheet-twice", "E1")],
        ),
        sheet("units across and quarters down", "Kỳ|Thôn 1|Thôn 2\nQuý III|1|2", &[("sheet-name", "A2")]),
        sheet(
            "a remark that begins as a sum",
            "Đơn vị|Quý III\nThôn 1|1\nTổng số đảng viên|120",
            &[("sheet-total", "B3")],
        ),
        sheet(
            "a sum of one of two columns",
            "Đơn vị|Quý III|Quý IV\nThôn 1|1|2\nThôn 2|1|2\nCộng|2|5",
            &[("sheet-total", "C4")],
        ),
        sheet(
            "a sum above that is wrong",
            "Đơn vị|Quý III\nToàn Đảng bộ|4\nThôn 1|1\nThôn 2|2",
            &[("sheet-total", "B2")],
        ),
        sheet(
            "a name that is unknown, of a row that the sum has in it",
            "Đơn vị|Quý III|Quý IV|Cộng\nThôn 1|1|0|1\nThôn Mới|2|1|3\nThôn 2|1|1|2\nTổng cộng|4|2|6",
            &[("sheet-name", "A3")],
        ),
        sheet(
            "a name that is unknown, of a row that the sum does not have in it",
            "Đơn vị|Quý III\nThôn 1|1\nThôn Mới|2\nTổng cộng|1",
            &[("sheet-name", "A3")],
        ),
        sheet(
            "a sum that is wrong with the row of an unknown name and without",
            "Đơn vị|Quý III\nThôn 1|1\nThôn Mới|2\nTổng cộng|4",
            &[("sheet-name", "A3"), ("sheet-total", "B4")],
        ),
        sheet(
            "an unknown name in a group that is summed above",
            "TT|Đơn vị|Quý III\nI|Khối thôn|3\n1|Thôn 1|1\n2|Thôn Mới|2\nII|Khối khác|1\n1|Thôn 2|1\n|Tổng cộng|4",
            &[("sheet-name", "B4")],
        ),
        sheet(
            "one unit twice, both in the sum",
            "Đơn vị|Quý III\nThôn 1|1\nThôn 1|2\nTổng cộng|3",
            &[("sheet-twice", "A3")],
        ),
        sheet(
            "no figure in the row of an unknown name",
            "Đơn vị|Quý III\nThôn 1|1\nThôn Mới|hai\nTổng cộng|3",
            &[("sheet-name", "A3")],
        ),
        sheet(
            "an error in the row of sums",
            "Đơn vị|Quý III\nThôn 1|1\nTổng cộng|!#REF!",
            &[("sheet-figure", "B3")],
        ),
    ]
}

/// Names, periods and files.
fn others() -> Vec<Fault> {
    vec![
        sheet("a short name", "Đơn vị|Quý III\nT. 1|1\nThôn 2|2", &[("sheet-name", "A2")]),
        sheet(
            "a name with the commune behind",
            "Đơn vị|Quý III\nThôn 1, xã Hàm Liêm|1",
            &[("sheet-name", "A2")],
        ),
        sheet("two units in one row", "Đơn vị|Quý III\nThôn 1 và Thôn 2|3", &[("sheet-name", "A2")]),
        sheet(
            "one unit in two tables",
            "Đơn vị|Quý III\nThôn 1|1\n\nĐơn vị|Quý III\nThôn 1|2",
            &[("sheet-twice", "B5")],
        ),
        sheet(
            "the quarter of another year in the title",
            "KẾT QUẢ QUÝ III NĂM 2025\nĐơn vị|Kết nạp\nThôn 1|1",
            &[("sheet-period", "B3")],
        ),
        (
            "no quarter at all",
            "a.xlsx",
            Table::new("Đơn vị|Kết nạp\nThôn 1|1").named("Sheet1").xlsx(),
            &[("sheet-period", "B2")],
        ),
        sheet("figures of another work", "Đơn vị|Số hộ nghèo quý III\nThôn 1|4", &[]),
        (
            "a filter that hides a row",
            "a.xlsx",
            Table::new("Đơn vị|Quý III\nThôn 1|1\nThôn 2|2\nThôn 3|1").hidden(&[3], &[]).xlsx(),
            &[("sheet-figure", "B3")],
        ),
        (
            "a name over two columns of figures",
            "a.xlsx",
            Table::new("Đơn vị|Quý III|Quý IV\nThôn 1|3|").merged(&["B2:C2"]).xlsx(),
            &[("sheet-figure", "B2")],
        ),
        text("a decimal comma between commas", "Đơn vị,Quý III\nThôn 1,1,5\n", &[("sheet-meaning", "C2")]),
        sheet(
            "a total of a column of totals that is wrong",
            "Đơn vị|Quý III|Quý IV|Cộng\nThôn 1|1|2|3\nThôn 2|0|1|1\nTổng cộng|1|3|5",
            &[("sheet-total", "D4")],
        ),
        sheet("a running total that is wrong", "Đơn vị|Quý III|Lũy kế\nThôn 1|1|4", &[("sheet-total", "C2")]),
        text("a text in quotes with a nought", "Đơn vị;Quý III\nThôn 1;\"04\"\n", &[("sheet-figure", "B2")]),
        text("groups that may be decimals", "Đơn vị;Quý III\nThôn 1;1.234\n", &[("sheet-figure", "B2")]),
        (
            "letters of Windows 1258",
            "a.csv",
            b"\xd0on v\xf2;Qu\xfd III\nTh\xf4n 1;1\n".to_vec(),
            &[("sheet-unreadable", "")],
        ),
        (
            "letters of TCVN3",
            "a.csv",
            b"\xa7\xacn v\xde;Qu\xfd III\nTh\xabn 1;1\n".to_vec(),
            &[("sheet-unreadable", "")],
        ),
        text(
            "letters of VNI",
            "Ñôn vò;Quyù III\nThoân 1;1\nÑaûng vieân môùi ñöôïc keát naïp;2\n",
            &[("sheet-unreadable", "")],
        ),
        text(
            "letters that were lost",
            "\u{110}\u{fffd}n v\u{fffd};Qu\u{fffd} III\nTh\u{fffd}n 1;1\n",
            &[("sheet-unreadable", "")],
        ),
    ]
}

#[test]
fn faults_of_sheets_of_offices_are_found_at_their_cells() {
    let project = project();
    let (quotas, results) = (project.bytes(QUOTAS), project.bytes(RESULTS));
    let mut wrong = Vec::new();
    for (name, file, bytes, expected) in [cells(), tables(), others()].concat() {
        project.put(file, &bytes);
        let run = project.run(&["import", file, PLAN, "--yes", "--json"]);
        let errors = found(&run, "error");
        let expected: Vec<(String, String)> =
            expected.iter().map(|(code, cell)| ((*code).to_owned(), (*cell).to_owned())).collect();
        if errors != expected {
            wrong.push(format!("{name}: {errors:?}, expected {expected:?}"));
        }
        if project.bytes(QUOTAS) != quotas || project.bytes(RESULTS) != results {
            wrong.push(format!("{name}: {:?}", changed_lines(&results, &project.bytes(RESULTS))));
            project.put(RESULTS, &results);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
