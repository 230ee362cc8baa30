//! Urgency, draft, circulation, and the drafter's line (10–13).

use super::plan::{Plan, pdfs};
use super::*;

fn marked(state: &str) -> Plan {
    Plan::new()
        .set("state", state)
        .set("urgency", "HOẢ TỐC")
        .set("draft", "2")
        .set("circulation", "TÀI LIỆU HỘI NGHỊ")
        .set("drafter", "NguyenVanAn-26")
}

#[test]
fn urgency_and_draft_are_under_the_number() {
    let pdf = pdfs(&[marked("draft")]).remove(0);
    let page = &pdf.pages[0];
    let (number, urgency, draft) =
        (page.expect("Số 05-KH/ĐU"), page.expect("HOẢ TỐC"), page.expect("Dự thảo lần 2"));
    assert_style(&urgency, 14.0, Face::Bold);
    assert_style(&draft, 14.0, Face::Italic);
    for (at, mark) in [(1.0, &urgency), (2.0, &draft)] {
        assert_near("the baseline of a mark", mark.baseline, number.baseline + at * PITCH);
        assert_near("the middle of a mark", mark.center(), number.center());
    }
}

#[test]
fn the_circulation_is_in_the_corner() {
    let pdf = pdfs(&[marked("draft")]).remove(0);
    let mark = pdf.pages[0].expect("TÀI LIỆU HỘI NGHỊ");
    assert_style(&mark, 12.0, Face::Bold);
    assert_near("its right edge", mark.x1, RIGHT);
    assert!(mark.baseline > 10.0 * MM + 0.6 * 12.0 && mark.baseline < 10.0 * MM + PITCH, "{mark:?}");
    assert_near("the first line", pdf.pages[0].expect("ĐẢNG CỘNG SẢN VIỆT NAM").baseline, FIRST_BASELINE);
}

#[test]
fn the_drafter_is_below_the_recipients() {
    let pdf = pdfs(&[marked("draft")]).remove(0);
    let page = &pdf.pages[0];
    let (drafter, last) = (page.expect("NguyenVanAn-26"), page.expect("Lưu Văn phòng Đảng ủy."));
    assert_style(&drafter, 11.0, Face::Regular);
    assert_near("its left edge", drafter.x0, LEFT);
    assert!(drafter.baseline > last.baseline);
}

#[test]
fn an_issued_document_is_no_draft() {
    let pdf = pdfs(&[marked("issued")]).remove(0);
    assert!(pdf.pages[0].find("Dự thảo").is_none());
}
