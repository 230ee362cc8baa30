//! Word files as `LibreOffice` prints them: on the places and in the sizes of the PDF.

use super::{pdf_words, sample};
use crate::office::converted;
use crate::pdf::{Pdf, Run};

/// The run in which a text begins, on its page.
fn place(pdf: &Pdf, text: &str) -> (usize, Run) {
    pdf.expect(text)
}

/// Compares the places of lines, in points: within what two typesetters round.
fn assert_same_places(stem: &str, printed: &Pdf, pdf: &Pdf, lines: &[&str]) {
    for line in lines {
        let ((page, ours), (other, theirs)) = (place(pdf, line), place(printed, line));
        assert_eq!(page, other, "{stem}: {line}");
        assert!(
            (ours.baseline - theirs.baseline).abs() < 1.5,
            "{stem}: {line}: {} {}",
            ours.baseline,
            theirs.baseline
        );
        assert!((ours.x0 - theirs.x0).abs() < 3.0, "{stem}: {line}: {} {}", ours.x0, theirs.x0);
        assert!((ours.size - theirs.size).abs() < 0.1, "{stem}: {line}");
    }
}

#[test]
fn the_first_page_is_that_of_the_pdf() {
    let project = sample("long-thanh-2023");
    let stem = "long-thanh-2023/ke-hoach";
    let Some(bytes) = converted(&project, &format!("{stem}.docx"), "pdf") else { return };
    let lines = ["ĐẢNG BỘ HUYỆN YÊN THÀNH", "ĐẢNG CỘNG SẢN VIỆT NAM", "KẾ HOẠCH", "-----", "Căn cứ Điều lệ"];
    assert_same_places(stem, &Pdf::read(&bytes), &project.built(&format!("{stem}.pdf")), &lines);
}

#[test]
fn a_table_that_fills_the_page_needs_no_other() {
    let project = sample("long-thanh-2023");
    let stem = "long-thanh-2023/phu-luc-chi-tieu";
    let Some(bytes) = converted(&project, &format!("{stem}.docx"), "pdf") else { return };
    assert_eq!(Pdf::read(&bytes).pages.len(), project.built(&format!("{stem}.pdf")).pages.len());
}

#[test]
fn an_annex_has_the_lines_and_places_of_the_pdf() {
    let project = sample("minh-tan-2026");
    let stem = "minh-tan-2026/phu-luc-chi-tieu";
    let Some(bytes) = converted(&project, &format!("{stem}.docx"), "pdf") else { return };
    let (printed, pdf) = (Pdf::read(&bytes), project.built(&format!("{stem}.pdf")));
    assert_eq!(printed.pages.len(), pdf.pages.len());
    let words = |pdf: &Pdf| pdf_words(&pdf.text().replace('\u{2011}', "-"));
    let (mut theirs, mut ours) = (words(&printed), words(&pdf));
    theirs.sort();
    ours.sort();
    assert_eq!(theirs, ours);
    assert_same_places(stem, &printed, &pdf, &["Phụ lục", "Thôn Đồng Tâm", "Trường THCS", "Tổng cộng"]);
}
