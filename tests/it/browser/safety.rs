//! Scripts in texts do not run, wherever they are shown; nothing is asked of another server.

use super::desk::{Desk, control};
use crate::harness::Project;

/// What would run if a text were read as markup, or an address as a script.
const SCRIPTS: [&str; 4] = [
    "<img src=x onerror=\"window.hit=1\">",
    "\"><script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "javascript:window.hit=1//<svg onload=window.hit=1>",
];

#[test]
fn scripts_in_every_text_field_do_not_run() {
    let Some(desk) = Desk::open(Project::with_body("  - title: Mục\n    body: [Đoạn.]\n")) else {
        return;
    };
    let browser = &desk.browser;
    desk.until_painted();
    // Each part is opened, so that each field is there.
    browser.run("document.querySelectorAll('.fields details').forEach((each) => each.open = true)");
    browser.until("fields", "document.querySelectorAll('.fields textarea').length > 8");
    let script = format!(
        "const texts = {}; \
         const fields = [...document.querySelectorAll('.fields textarea, .fields input[inputmode]')].filter((each) => !each.readOnly); \
         fields.forEach((field, at) => {{ field.value = texts[at % texts.length]; \
         field.dispatchEvent(new Event('input', {{bubbles: true}})) }}); return fields.length",
        serde_json::json!(SCRIPTS)
    );
    assert!(browser.run(&script).as_u64().unwrap() > 8);
    browser.until("all was sent", "document.querySelector('.saved').dataset.state === 'saved'");
    let text = desk.file("data/plan/plan.yaml");
    assert!(text.contains("onerror"), "{text}");
    for tab in ["parts", "figures", "findings", "register", "changes", "touched"] {
        browser.click(&format!("#tab-{tab}"));
        browser.until("the tab", &format!("!document.querySelector('#panel-{tab}').hidden"));
    }
    browser.click("#tab-findings");
    browser.until("findings", "document.querySelectorAll('.finding').length > 0");
    browser.click("#act-build");
    browser.until_there("dialog");
    assert!(
        browser
            .run("return window.hit === undefined && document.querySelector('img[src=x]') === null")
            .as_bool()
            .unwrap()
    );
    let foreign = browser.run(
        "return performance.getEntriesByType('resource').map((each) => each.name).filter((name) => !name.startsWith(location.origin))",
    );
    assert_eq!(foreign, serde_json::json!([]), "nothing is fetched from outside");
}

#[test]
fn a_page_that_is_open_for_reading_changes_nothing() {
    let project = Project::with_body("  - Đoạn.\n");
    let Some(desk) = Desk::open_in(project, super::driver::LAPTOP, &["--lang", "vi", "--read-only"]) else {
        return;
    };
    desk.until_painted();
    desk.browser.until("fields", &format!("document.querySelector('{}')?.readOnly", control("place")));
    for button in ["#act-new", "#act-build", "#act-issue", "#act-revise"] {
        assert!(
            desk.browser
                .run(&format!("return document.querySelector('{button}') === null"))
                .as_bool()
                .unwrap()
        );
    }
}
