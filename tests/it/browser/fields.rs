//! Fields: a click on the page opens the one that it comes from, and what is typed there is on the page.

use super::desk::{Desk, control};
use super::driver::{ALT, CONTROL, DOWN, ENTER};
use crate::harness::{Project, SMALL};

const PLAN: &str = "data/plan/plan.yaml";

const BODY: &str = "\
body:
  - title: Mục đích   # ghi chú ở lại
    body:
      - Đoạn thứ nhất có {{ plan.year }}.
      - Đoạn thứ hai.
  - title: Tổ chức thực hiện
    body:
      - Đoạn thứ ba.
";

fn project() -> Project {
    Project::new().file(PLAN, &format!("{SMALL}{BODY}"))
}

#[test]
fn what_is_typed_changes_its_own_bytes_alone_and_the_page() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    let before = desk.digests();
    let text = desk.file(PLAN);
    desk.browser.fill(&control("place"), "Phước Dinh");
    desk.until_saved();
    assert_eq!(desk.file(PLAN), text.replace("place: Công Hải", "place: Phước Dinh"));
    desk.until_other_pages(&before);
    desk.open_parts("body.1.body.2");
    desk.browser.fill(&control("body.1.body.2"), "Đoạn thứ hai: \"mới\" # không phải ghi chú.");
    desk.until_saved();
    let after = desk.file(PLAN);
    let rest = |text: &str| {
        text.lines().filter(|line| !line.contains("thứ hai")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(rest(&after), rest(&text.replace("place: Công Hải", "place: Phước Dinh")));
    assert!(after.contains("không phải ghi chú"), "{after}");
    assert_eq!(desk.browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_click_on_the_page_opens_its_field_and_the_field_shows_its_place() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    desk.open_parts("body.2.body.1");
    desk.browser.click(&control("body.2.body.1"));
    desk.browser.press(&[&[CONTROL, ENTER]]);
    desk.browser.until_there(".place");
    // A click into the middle of the mark leads back, from wherever one was.
    desk.browser.click(&control("place"));
    desk.browser.run(
        "const box = document.querySelector('.place').getBoundingClientRect(); \
         const at = {clientX: box.x + box.width / 3, clientY: box.y + box.height / 2, bubbles: true}; \
         document.querySelector('.sheet').dispatchEvent(new MouseEvent('click', at))",
    );
    desk.browser.until("the field", "document.activeElement.dataset.control === 'body.2.body.1'");
    assert!(desk.browser.text(".field:focus-within .line").starts_with("plan.yaml:"));
}

#[test]
fn parts_are_moved_added_removed_and_brought_back() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    let text = desk.file(PLAN);
    desk.open_parts("body.1.body.1");
    desk.browser.click(&control("body.1.body.1"));
    desk.browser.press(&[&[ALT, DOWN]]);
    let moved = text.replace(
        "      - Đoạn thứ nhất có {{ plan.year }}.\n      - Đoạn thứ hai.\n",
        "      - Đoạn thứ hai.\n      - Đoạn thứ nhất có {{ plan.year }}.\n",
    );
    desk.until_file(PLAN, |now| now == moved);
    desk.browser.until("the field went along", "document.activeElement.dataset.control === 'body.1.body.2'");
    desk.browser.click(".field:focus-within button[aria-label=\"Bỏ\"]");
    desk.until_file(PLAN, |now| now == moved.replace("      - Đoạn thứ nhất có {{ plan.year }}.\n", ""));
    desk.browser.click("#act-undo");
    desk.until_file(PLAN, |now| now == moved);
    desk.open_parts("body.2.body.1");
    desk.browser.click("[data-path=\"body.2\"] .adder button");
    desk.until_file(PLAN, |now| now.ends_with("      - Đoạn thứ ba.\n      - Đoạn văn mới.\n"));
}

#[test]
fn names_are_offered_between_braces() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    desk.open_parts("body.2.body.1");
    desk.browser.fill(&control("body.2.body.1"), "Năm {{ ye");
    desk.browser.until_there(".offers [aria-selected=true]");
    assert!(desk.browser.text(".offers [aria-selected=true]").starts_with("plan.year"));
    desk.browser.press(&[&[ENTER]]);
    desk.until_saved();
    assert_eq!(desk.browser.value(&control("body.2.body.1")), "Năm {{ plan.year }}");
    desk.until_file(PLAN, |text| text.contains("Năm {{ plan.year }}"));
}

#[test]
fn what_is_no_date_is_refused_at_its_field_and_a_bad_value_is_marked_there() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    let text = desk.file(PLAN);
    desk.browser.fill(&control("date"), "tuần sau");
    desk.browser.click(&control("place"));
    desk.browser.until_there("[data-field=date] .trouble-here.error");
    assert!(desk.browser.text("[data-field=date] .trouble-here").contains("không phải là ngày"));
    assert_eq!(desk.file(PLAN), text);
    // A date as offices write it is taken.
    desk.browser.fill(&control("date"), "15/3/2026");
    desk.until_file(PLAN, |text| text.contains("date: 2026-03-15"));
    desk.browser.until("no mark", "!document.querySelector('[data-field=date] .trouble-here')");
    // What the data refuse is marked at its field right after it is saved.
    desk.browser.fill(&control("date"), "2026-02-31");
    desk.browser.until_there("[data-field=date].wrong .trouble-here.error");
}
