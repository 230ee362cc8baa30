//! The reading of files of sheets: what is kept of each cell, and what hostile files come to.

use std::io::{Cursor, Write};
use std::path::Path;

use rust_xlsxwriter as xlsx;
use zip::write::SimpleFileOptions;

use super::*;
use crate::limits;
use crate::workbook::{CellPosition, Number};

fn read(name: &str, bytes: &[u8]) -> Result<InputWorkbook, TableFault> {
    read_table_bytes(Path::new(name), bytes)
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet, whose XML is given.
fn book(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    archive(&[
        ("_rels/.rels", br#"<R><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></R>"#),
        ("xl/workbook.xml", br#"<w><sheets><sheet name="S" r:id="b"/></sheets></w>"#),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<R><Relationship Id="b" Type="x/worksheet" Target="worksheets/s.xml"/>
            <Relationship Id="c" Type="x/sharedStrings" Target="/xl/t.xml"/></R>"#,
        ),
        ("xl/worksheets/s.xml", sheet),
        ("xl/t.xml", strings),
    ])
}

fn value(book: &InputWorkbook, row: u32, column: u16) -> &InputValue {
    &book.sheets[0].cell(CellPosition::new(row, column)).unwrap().value
}

#[test]
fn a_workbook_of_excel_is_read_with_all_that_tells_whether_a_cell_is_a_figure() {
    let mut file = xlsx::Workbook::new();
    let sheet = file.add_worksheet();
    sheet.set_name("Quý II").unwrap();
    let (date, percent) =
        (xlsx::Format::new().set_num_format("d/m/yyyy"), xlsx::Format::new().set_num_format("0%"));
    sheet.write_string(0, 0, "Thôn 1 & 2").unwrap();
    sheet.write_number(0, 1, 0.1 + 0.2).unwrap();
    sheet.write_number_with_format(0, 2, 42_912, &date).unwrap();
    sheet.write_number_with_format(0, 3, 0.9, &percent).unwrap();
    sheet.write_boolean(0, 4, true).unwrap();
    sheet.write_formula(0, 5, xlsx::Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write_formula(0, 6, xlsx::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.merge_range(2, 0, 3, 1, "gộp", &xlsx::Format::new()).unwrap();
    sheet.set_row_hidden(4).unwrap();
    sheet.set_row_hidden(5).unwrap();
    sheet.set_column_hidden(7).unwrap();
    file.add_worksheet().set_name("x").unwrap().set_very_hidden(true);
    let book = read("thư mục/kq.xlsx", &file.save_to_buffer().unwrap()).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(*value(&book, 0, 0), InputValue::Text("Thôn 1 & 2".to_owned()));
    let decimal = |column| match value(&book, 0, column) {
        InputValue::Number(number) => number.decimal(),
        other => panic!("{other:?}"),
    };
    assert_eq!(decimal(1), Some(Number { digits: 3, decimals: 1 }));
    assert_eq!(decimal(3), Some(Number { digits: 90, decimals: 0 }));
    assert_eq!(decimal(5), Some(Number { digits: 2, decimals: 0 }));
    assert_eq!(value(&book, 0, 2).to_string(), "26/6/2017");
    assert_eq!(*value(&book, 0, 4), InputValue::Boolean(true));
    assert_eq!(*value(&book, 0, 6), InputValue::Error("#DIV/0!".to_owned()));
    assert!(sheet.cell(CellPosition::new(0, 5)).unwrap().is_formula);
    assert_eq!(sheet.merged_at(CellPosition::new(3, 1)).unwrap().to_string(), "A3:B4");
    assert!(sheet.is_row_hidden(4) && sheet.is_row_hidden(5) && !sheet.is_row_hidden(6));
    assert!(sheet.is_column_hidden(7) && !sheet.is_column_hidden(6));
    assert_eq!(book.sheets[1].visibility, SheetVisibility::VeryHidden);
    assert_eq!(format!("{:?}", sheet.cells[2].place), "thư mục/kq.xlsx:Quý II!C1");
}

#[test]
fn what_programs_write_in_other_ways_is_read_too() {
    let sheet = br#"<worksheet><sheetData><row><c t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c>
        <c t="s"><v>0</v></c><c><f>SUM(A1:A2)</f></c><c><f>A1</f><v></v></c><c t="str"><f>B1</f><v>_x0041_x</v></c>
        <c s="3"/></row><row r="9"><c r="B9"><v>1E2</v></c><c><v>3</v></c></row></sheetData></worksheet>"#;
    let book = read("a.xlsx", &book(sheet, b"<sst><si><t>c &#273; &amp;</t></si></sst>")).unwrap();
    let shown: Vec<String> = book.sheets[0]
        .cells
        .iter()
        .map(|cell| format!("{} {} {}", cell.at, cell.value, cell.is_formula))
        .collect();
    assert_eq!(
        shown,
        ["A1 ab false", "B1 c đ & false", "C1  true", "D1  true", "E1 Ax true", "B9 100 false", "C9 3 false"]
    );
}

#[test]
fn a_workbook_of_libreoffice_is_read() {
    let content = r#"<office:document-content><office:automatic-styles><style:style style:name="h" style:family="table">
        <style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body>
        <office:spreadsheet><table:table table:name="Quý I">
        <table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
        <table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Thôn<text:s text:c="2"/>1</text:p>
        <office:annotation><text:p>x</text:p></office:annotation></table:table-cell><table:covered-table-cell/>
        <table:table-cell office:value-type="float" office:value="73.1" table:number-columns-repeated="2"><text:p>73,1</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-05-22"><text:p>22/5</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.9"/>
        <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16000"/></table:table-row>
        <table:table-row table:visibility="filter" table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="4"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>
        </table:table><table:table table:name="b" table:style-name="h"/></office:spreadsheet></office:body></office:document-content>"#;
    let book = read("a.ods", &archive(&[("content.xml", content.as_bytes())])).unwrap();
    let sheet = &book.sheets[0];
    let shown: Vec<String> = sheet.cells.iter().map(|cell| format!("{} {}", cell.at, cell.value)).collect();
    assert_eq!(
        shown,
        ["A1 Thôn  1", "C1 73,1", "D1 73,1", "E1 22/5/2026", "F1 90%", "G1 #DIV/0!", "A2 4", "A3 4", "A4 4"]
    );
    assert_eq!(sheet.merged[0].to_string(), "A1:B1");
    assert!(sheet.is_row_hidden(3) && !sheet.is_row_hidden(4) && sheet.is_column_hidden(2));
    assert_eq!((sheet.name.as_str(), book.sheets[1].visibility), ("Quý I", SheetVisibility::Hidden));
}

#[test]
fn texts_of_tables_are_read_in_each_way_that_programs_write_them() {
    let shown = |bytes: &[u8]| {
        let book = read("kq.csv", bytes).unwrap();
        let cells = book.sheets[0].cells.iter().map(|cell| match &cell.value {
            InputValue::Text(text) => format!("{}'{text}", cell.at),
            value => format!("{}={value}", cell.at),
        });
        cells.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        shown("\u{feff}Thôn 1;7,5;04;1.234\r\n\"a;\"\"b\";;\"x\ny\"".as_bytes()),
        "A1'Thôn 1 B1=7,5 C1'04 D1'1.234 A2'a;\"b C2'x\ny"
    );
    assert_eq!(shown(b"a,7.5,\"7,5\"\nb,12, 3 \n"), "A1'a B1=7,5 C1'7,5 A2'b B2=12 C2=3");
    assert_eq!(shown(b"a\t1\nb\t#REF!\n"), "A1'a B1=1 A2'b B2=#REF!");
    assert_eq!(shown(b"sep=|\na|1\n"), "A1'a B1=1");
    let utf16: Vec<u8> = "\u{feff}Đơn vị\t5".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(shown(&utf16), "A1'Đơn vị B1=5");
    for garbled in [
        b"\xd0\xf4n v\xde;5\n".as_slice(),
        b"Th\xc3\xb4n\x00;5",
        "Th\u{fffd}n;1".as_bytes(),
        b"\xff\xfe\x00\xd8",
    ] {
        assert_eq!(read("kq.csv", garbled).unwrap_err(), TableFault::Encoding);
    }
}

#[test]
fn what_is_no_workbook_is_reported_by_what_it_is() {
    let mut encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert_eq!(read("a.xls", &encrypted).unwrap_err(), TableFault::OtherFormat);
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read("a.xlsx", &encrypted).unwrap_err(), TableFault::Protected);
    let locked = archive(&[
        ("content.xml", b"\x01\x02"),
        ("META-INF/manifest.xml", b"<m><e><manifest:encryption-data/></e></m>"),
    ]);
    assert_eq!(read("a.ods", &locked).unwrap_err(), TableFault::Protected);
    assert_eq!(read("a.xls", b"<html><table/></html>").unwrap_err(), TableFault::OtherFormat);
    assert_eq!(read("a.xlsb", &archive(&[("xl/workbook.bin", b"")])).unwrap_err(), TableFault::OtherFormat);
    for broken in [b"".as_slice(), b"PK\x03\x04", b"%PDF-1.7", &archive(&[("a", b"b")])] {
        assert_eq!(read("a.xlsx", broken).unwrap_err(), TableFault::Broken);
    }
}

#[test]
fn hostile_workbooks_are_refused_within_bounds() {
    let whole = book(b"<s><row><c><v>1</v></c></row></s>", b"<sst/>");
    for length in 0..whole.len() {
        assert!(read("a.xlsx", &whole[..length]).is_err(), "{length}");
    }
    let rows: String = (0..=limits::SHEET_CELLS).map(|_| "<row><c><v>1</v></c></row>").collect();
    let blanks = vec![b' '; 64 << 20];
    let long = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1 << 20));
    let many = "<row><c t=\"s\"><v>0</v></c></row>".repeat(40);
    let deep = "<a>".repeat(1_000_000);
    let entities =
        b"<!DOCTYPE s [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><s><row><c><v>&a;</v></c></row></s>";
    let merged = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(limits::SHEET_MERGED + 1);
    let cases: [(&[u8], &[u8], TableFault); 9] = [
        (rows.as_bytes(), b"<sst/>", TableFault::TooLarge),
        (&blanks, b"<sst/>", TableFault::TooLarge),
        (many.as_bytes(), long.as_bytes(), TableFault::TooLarge),
        (deep.as_bytes(), b"<sst/>", TableFault::Broken),
        (entities, b"<sst/>", TableFault::Broken),
        (merged.as_bytes(), b"<sst/>", TableFault::TooLarge),
        (b"<s><row><c t=\"s\"><v>7</v></c></row></s>", b"<sst/>", TableFault::Broken),
        (b"<s><row r=\"4294967295\"><c><v>1</v></c></row></s>", b"<sst/>", TableFault::Broken),
        (b"<s><row><c r=\"A0\"><v>1</v></c></row></s>", b"<sst/>", TableFault::Broken),
    ];
    for (at, (sheet, strings, fault)) in cases.into_iter().enumerate() {
        assert_eq!(read("a.xlsx", &book(sheet, strings)).unwrap_err(), fault, "{at}");
    }
    let repeated = br#"<d><spreadsheet><table name="a"><table-row number-rows-repeated="1048576">
        <table-cell value-type="float" value="1" number-columns-repeated="16384"/></table-row></table></spreadsheet></d>"#;
    assert_eq!(read("a.ods", &archive(&[("content.xml", repeated)])).unwrap_err(), TableFault::TooLarge);
}

proptest::proptest! {
    /// Whatever bytes are in a file, or in a part of a workbook, nothing panics.
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400), at in 0usize..4000, with: u8) {
        let _ = read("a.csv", &bytes);
        let _ = read("a.xlsx", &bytes);
        let _ = read("a.xlsx", &book(&bytes, &bytes));
        let _ = read("a.ods", &archive(&[("content.xml", &bytes)]));
        let mut whole = book(b"<s><row><c t=\"s\"><v>0</v></c><c r=\"B7\"><f/></c></row><mergeCell ref=\"A1:B2\"/></s>", b"<sst><si><t>x</t></si></sst>");
        let at = at % whole.len();
        whole[at] = with;
        let _ = read("a.xlsx", &whole);
    }
}
