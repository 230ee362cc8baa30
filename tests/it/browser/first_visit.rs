//! From an empty folder to an issued plan with annex, notice and extracts, through the page alone.

use super::desk::{Desk, control};
use super::driver::LAPTOP;
use crate::harness::{Project, assert_says};

/// Issues the document that is shown, with a number and a day.
fn issue(desk: &Desk, number: &str, date: &str) {
    desk.browser.click("#act-issue");
    desk.browser.fill("dialog input[inputmode=numeric]", number);
    desk.browser.run(&format!(
        "const day = document.querySelector('dialog input[type=date]'); day.value = '{date}'; \
         day.dispatchEvent(new Event('input', {{bubbles: true}}))"
    ));
    desk.browser.click("dialog .main");
    desk.browser.until_there("dialog .lines li");
    // Nothing is issued before the word is typed.
    assert!(desk.browser.run("return document.querySelector('dialog .main').disabled").as_bool().unwrap());
    desk.browser.type_into("dialog .steps input[type=text]", "ban hanh");
    desk.browser.click("dialog .main:not(:disabled)");
    desk.browser
        .until("it is done", "document.querySelector('dialog h3[role=status]')?.textContent === 'Đã xong'");
    desk.browser.click("dialog .main");
}

#[test]
fn three_steps_lead_from_an_empty_folder_to_a_page_and_on_to_an_issued_plan() {
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    let Some(desk) = Desk::open_in(project, LAPTOP, &["--lang", "vi"]) else { return };
    let browser = &desk.browser;
    browser.until_there("dialog[open]");
    browser.fill("dialog input", "phát triển đảng viên năm 2027");
    browser.click("dialog .main");
    for (at, value) in
        ["Đảng ủy xã Phước Dinh", "Đảng bộ tỉnh Khánh Hòa", "Phước Dinh", "Trần Thị Bình"].iter().enumerate()
    {
        browser.type_into(&format!("dialog .field:nth-of-type({}) input", at + 1), value);
    }
    browser.click("dialog .main");
    desk.until_painted();
    let plan = "data/phat-trien-dang-vien-nam-2027";
    desk.until_file(&format!("{plan}/plan.yaml"), |text| text.contains("Trần Thị Bình"));
    browser.until("all is saved", "document.querySelector('.saved').dataset.state === 'saved'");
    let text = desk.file(&format!("{plan}/plan.yaml"));
    assert_says(&text, &["name: ĐẢNG ỦY XÃ PHƯỚC DINH", "superior: ĐẢNG BỘ TỈNH KHÁNH HÒA", "# "]);
    // All is spelled as the office was typed, but the note that names both ways.
    let spelled = text.replace("uỷ hay ủy", "");
    assert!(!spelled.contains("uỷ") && text.contains("spelling: ủy"), "{text}");
    // No fact is made up.
    let made = ["plan.yaml", "quotas.yaml", "results.yaml", "reports/2027-Q1.yaml"];
    let all: String = made.iter().map(|file| desk.file(&format!("{plan}/{file}"))).collect();
    assert!(!all.contains("Có nguồn từ năm trước") && !all.contains("awareness_class"), "{all}");
    // The year of the title is that of its periods.
    assert!(!text.contains("2026") && text.contains("date: 2027"), "{text}");
    // The plan first, then its notice with the extracts.
    browser.click("button[data-key$='#plan']");
    issue(&desk, "12", "2027-01-15");
    desk.until_file(&format!("{plan}/plan.yaml"), |text| text.contains("state: issued"));
    browser
        .until("the list says so", "!!document.querySelector('button.document[aria-current] .state.issued')");
    browser.click("button[data-key$='#notice']");
    browser
        .until("the notice's file", "document.querySelector('#panel-parts select').value === 'notice.yaml'");
    // The extracts for units are begun by a button, with the figures of each unit.
    browser.until_there("#add-extracts");
    browser.click("#add-extracts");
    desk.until_file(&format!("{plan}/notice.yaml"), |text| {
        text.contains("holder.full_name") && text.contains("holder.quota.admissions.total | padded")
    });
    browser.until_there(".extracts");
    issue(&desk, "13", "2027-01-18");
    desk.until_file(&format!("{plan}/notice.yaml"), |text| text.contains("state: issued"));
    let run = desk.project.run(&["build"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let output = "phat-trien-dang-vien-nam-2027";
    let printed = desk.project.text(&format!("{output}/ke-hoach.pdf"));
    assert_says(&printed, &["Số 12-KH/ĐU", "ĐẢNG ỦY XÃ PHƯỚC DINH", "Trần Thị Bình"]);
    for made in ["phu-luc-chi-tieu.pdf", "thong-bao-chi-tieu.pdf"] {
        assert!(desk.project.path(&format!("output/{output}/{made}")).exists(), "{made}");
    }
    let extracts =
        std::fs::read_dir(desk.project.path(&format!("output/{output}/thong-bao"))).unwrap().count();
    assert!(extracts > 1, "an extract for each unit");
    // What is issued is shown, and cannot be changed.
    browser.click("button[data-key$='#plan']");
    browser.until("fields are closed", &format!("document.querySelector('{}')?.readOnly", control("place")));
}
