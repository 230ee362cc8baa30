//! The file: protection, entries, what stays in sight, how it prints, and what it says of itself.

use super::{Book, FORMATS, sample};
use crate::harness::Project;

fn figures(project: &Project) -> Book {
    Book::built(project, "ham-liem-2026/bang-so-lieu.xlsx")
}

#[test]
fn it_is_protected_without_a_password_and_takes_whole_numbers_alone() {
    let book = figures(&sample());
    let sheet = book.part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\"") && !sheet.contains("password"), "{sheet}");
    let validation = sheet.split_once("<dataValidations").unwrap().1;
    for part in
        ["type=\"whole\"", "operator=\"greaterThanOrEqual\"", "sqref=\"D11:H23\"", "<formula1>0</formula1>"]
    {
        assert!(validation.contains(part), "{part} in {validation}");
    }
    // The style of cells that are to be filled in is the one that is not locked.
    let styles = book.part("xl/styles.xml");
    assert!(styles.contains("<protection locked=\"0\"/>") && styles.contains("FFFFF2CC"), "{styles}");
}

#[test]
fn headers_stay_in_sight_and_repeat_on_paper() {
    let book = figures(&sample());
    let sheet = book.part("xl/worksheets/sheet1.xml");
    let pane = "<pane xSplit=\"3\" ySplit=\"10\" topLeftCell=\"D11\"";
    assert!(sheet.contains(pane) && sheet.contains("state=\"frozen\""), "{}", &sheet[..800]);
    assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("fitToHeight=\"0\""), "{sheet}");
    let workbook = book.part("xl/workbook.xml");
    assert!(workbook.contains("'Chỉ tiêu kết nạp'!$10:$10"), "{workbook}");
    assert!(workbook.contains("'Chỉ tiêu kết nạp'!$B$1:$H$27"), "{workbook}");
    let styles = book.part("xl/styles.xml");
    assert!(styles.contains("Times New Roman") && styles.contains("#,##0"), "{styles}");
}

#[test]
fn it_says_what_it_is_and_holds_no_macro_and_no_link() {
    let project = sample();
    let book = figures(&project);
    let core = book.part("docProps/core.xml");
    assert!(core.contains("<dc:title>Bảng số liệu: Kế hoạch "), "{core}");
    assert!(core.contains("<dc:creator>Ban Thường vụ Đảng ủy xã Hàm Liêm</dc:creator>"), "{core}");
    assert!(core.contains("kehoach:document=bang-so-lieu"), "{core}");
    for part in book.parts() {
        let is_plain = !part.contains("vba") && !part.contains("externalLink") && !part.contains("hyperlink");
        assert!(is_plain, "{part}");
    }
}

#[test]
fn its_time_is_the_document_s_day_or_a_fixed_one() {
    let project = sample();
    assert!(figures(&project).part("docProps/core.xml").contains(">2000-01-01T00:00:00Z<"));
    let book = Book::built(&project, "ham-liem-2026/thong-bao-chi-tieu-phu-luc.xlsx");
    let core = book.part("docProps/core.xml");
    assert!(core.contains(">2026-02-11T00:00:00Z<"), "{core}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (first, second) = (sample(), sample());
    let other = Project::sample("ham-liem-2026").file("data/kehoach.yaml", FORMATS);
    let run = other.run_with(&["build", "-j", "1"], &[("TZ", "Asia/Ho_Chi_Minh"), ("LC_ALL", "C")]);
    assert_eq!(run.status, 0, "{run:#?}");
    for file in ["bang-so-lieu.xlsx", "thong-bao-chi-tieu-phu-luc.xlsx", "bao-cao/2026-Q2-phu-luc.xlsx"] {
        let file = format!("output/ham-liem-2026/{file}");
        assert!(first.bytes(&file) == second.bytes(&file), "{file}");
        assert!(first.bytes(&file) == other.bytes(&file), "{file}");
    }
}
