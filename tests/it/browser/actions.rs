//! The program's commands in dialogs, findings that are accepted, and changes that cannot be noted.

use super::desk::Desk;
use super::driver::LAPTOP;
use crate::harness::{Project, SMALL, assert_says};

const PLAN: &str = "data/plan/plan.yaml";

const QUOTAS: &str = "\
format: 1
units:
  - {id: thon-1, name: Thôn 1, kind: village}
  - {id: thon-2, name: Thôn 2, kind: village}
quotas:
  - measure: admissions
    period: 2026
    units:
      thon-1: {2026-Q1: 1, 2026-Q2: 1}   # đợt đầu
      thon-2: {2026-Q1: 1, 2026-Q2: 1}
";

/// A plan with figures, whose target is another than what is allotted.
fn project() -> Project {
    Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file(PLAN, &format!("{SMALL}body: [Một.]\n"))
        .file("data/plan/quotas.yaml", QUOTAS)
}

/// Waits until a command in a dialog is done, and closes the dialog; what it said.
fn finish(desk: &Desk) -> String {
    desk.browser
        .until("it is done", "document.querySelector('dialog h3[role=status]')?.textContent === 'Đã xong'");
    let said = desk.browser.text("dialog .lines");
    desk.browser.click("dialog .main");
    said
}

/// Looks at what a command would do, and does it.
fn confirm(desk: &Desk) {
    desk.browser.click("dialog .main");
    desk.browser.until("what it would do", "!!document.querySelector('dialog .steps h3 + .lines')");
    desk.browser.click("dialog .main:not(:disabled)");
}

#[test]
fn a_finding_is_accepted_with_a_reason() {
    let quotas = QUOTAS.replace("    units:\n", "    target: 9\n    units:\n");
    let Some(desk) = Desk::open(project().file("data/plan/quotas.yaml", &quotas)) else { return };
    desk.until_painted();
    desk.browser.click("#tab-findings");
    desk.browser.until_there(".finding button[aria-expanded]");
    let count = desk.browser.run("return document.querySelectorAll('.panel > .findings > .finding').length");
    desk.browser.click(".finding button[aria-expanded]");
    // Without a reason nothing is accepted.
    desk.browser.click(".accept button");
    assert!(desk.browser.run("return document.querySelector('.accept input').matches(':invalid')") == true);
    desk.browser.type_into(".accept input", "Bàn thêm với chi bộ ở quý sau");
    desk.browser.click(".accept button");
    let text = desk.until_file("data/plan/quotas.yaml", |text| text.contains("accept"));
    assert_says(&text, &["code: ", "reason: Bàn thêm với chi bộ ở quý sau", "# đợt đầu"]);
    let less = count.as_u64().unwrap() - 1;
    desk.browser.until(
        "one less, with its reason below",
        &format!("document.querySelectorAll('.panel > .findings > .finding').length === {less} && document.querySelector('.findings details').textContent.includes('quý sau')"),
    );
}

#[test]
fn figures_of_a_sheet_are_imported_through_the_dialog() {
    let sheet = "Đơn vị,Quý I/2026,Quý II/2026\nThôn 1,1,6\nThôn 2,1,1\n";
    let Some(desk) = Desk::open(project().file("máy khác/số liệu.csv", sheet)) else { return };
    desk.until_painted();
    desk.browser.click("#act-import");
    desk.browser
        .until("the tables are named", "document.querySelectorAll('dialog select option').length > 1");
    // Nothing is asked for before the file has come.
    desk.browser.click("dialog .main");
    assert!(
        desk.browser.run("return document.querySelector('dialog input[type=file]').matches(':invalid')")
            == true
    );
    let path = desk.project.path("máy khác/số liệu.csv");
    desk.browser.type_into("dialog input[type=file]", &path.to_string_lossy());
    desk.browser.until("it has come", "document.querySelector('dialog input[type=file]').checkValidity()");
    desk.browser.run("document.querySelector('dialog select').selectedIndex = 1");
    confirm(&desk);
    finish(&desk);
    let text = desk.file("data/plan/quotas.yaml");
    assert_eq!(text, QUOTAS.replacen("2026-Q2: 1}", "2026-Q2: 6}", 1));
    desk.browser.click("#tab-figures");
    desk.browser.until(
        "the figure",
        "document.querySelector('td[data-row=\"0\"][data-column=\"1\"]')?.textContent === '6'",
    );
}

#[test]
fn a_plan_is_exported_for_word_and_for_sheets() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    for (format, file) in [("docx", "ke-hoach.docx"), ("pdf", "ke-hoach.pdf")] {
        desk.browser.click("#act-build");
        desk.browser.until_there("dialog select");
        desk.browser.run(&format!("document.querySelector('dialog select').value = '{format}'"));
        confirm(&desk);
        assert!(finish(&desk).contains(file), "{file}");
        assert!(desk.project.path(&format!("output/plan/{file}")).exists(), "{file}");
    }
}

#[test]
fn a_plan_is_begun_from_a_word_file() {
    let Some(desk) = Desk::open(project()) else { return };
    let run = desk.project.run(&["build", "-o", "word", "--format", "docx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    desk.browser.click("#act-new");
    desk.browser.run(
        "const how = document.querySelector('dialog select'); how.value = 'word'; \
         how.dispatchEvent(new Event('change', {bubbles: true}))",
    );
    let path = desk.project.path("word/plan/ke-hoach.docx");
    desk.browser.type_into("dialog input[type=file]:not(:disabled)", &path.to_string_lossy());
    desk.browser.until("it has come", "document.querySelector('dialog form').checkValidity()");
    desk.browser.fill("dialog .field:not([hidden]) input[type=text]", "tu-word");
    confirm(&desk);
    finish(&desk);
    assert!(desk.project.path("data/tu-word/plan.yaml").is_file());
    desk.browser.until("the plan is chosen", "location.hash.includes('tu-word')");
}

#[test]
fn a_change_that_cannot_be_noted_is_said_on_the_page() {
    let project = project().file("data/.kehoach", "");
    let Some(desk) = Desk::open_in(project, LAPTOP, &["--lang", "vi"]) else { return };
    desk.until_painted();
    desk.browser.fill(&super::desk::control("place"), "Phước Dinh");
    desk.until_file(PLAN, |text| text.contains("Phước Dinh"));
    desk.browser.until_there(".saved.unnoted");
    assert_says(&desk.browser.text(".saved"), &["chưa ghi nhật ký"]);
    assert_says(&desk.browser.text(".notice"), &["changes.jsonl"]);
}
