//! For people who do not see the screen, or do not use a mouse: axe finds nothing serious, and keys alone suffice.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::desk::Desk;
use super::driver::{Browser, ENTER, LAPTOP, TAB, TELEPHONE, Window};
use crate::harness::{Project, SMALL};

/// Where `.ci/install` puts the checker.
const AXE: &str = "target/axe/node_modules/axe-core/axe.min.js";

/// The checker as a script; none, with a line that says so, where it is not installed.
fn axe() -> Option<String> {
    let script = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(AXE));
    if script.is_err() {
        assert!(std::env::var_os("CI").is_none(), "{AXE} is needed where CI is set: .ci/install");
        println!("left out: there is no {AXE} (npm install --prefix target/axe axe-core)");
    }
    script.ok()
}

/// What the checker finds serious or critical, as lines.
fn serious(browser: &Browser, axe: &str) -> Vec<String> {
    browser.run(axe);
    let found = browser.run_until_done(
        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then((found) => done(found.violations), (error) => done(String(error)))",
    );
    let violations = found.as_array().unwrap_or_else(|| panic!("{found}"));
    let is_serious = |one: &&Value| one["impact"] == "serious" || one["impact"] == "critical";
    let line = |one: &Value| {
        let nodes = one["nodes"].as_array().unwrap();
        let targets: Vec<String> = nodes
            .iter()
            .take(3)
            .map(|node| format!("{} {}", node["target"], node["failureSummary"]))
            .collect();
        format!("{}: {}", one["id"], targets.join("; "))
    };
    violations.iter().filter(is_serious).map(line).collect()
}

/// A plan with figures and with findings.
fn project() -> Project {
    let body = "body:\n  - title: Chỉ tiêu\n    body:\n      - Kết nạp {{ quota.admissions.total }}  người , gồm:\n      - items: [Một.]\n";
    Project::sample("ham-liem-2026").file("data/plan/plan.yaml", &format!("{SMALL}{body}")).file(
        "data/plan/quotas.yaml",
        "format: 1\nunits:\n  - {id: thon-1, name: Thôn 1, kind: village}\nquotas:\n  - {measure: admissions, period: 2026, units: {thon-1: {2026-Q1: 1, 2026-Q2: 2}}}\n",
    )
}

fn assert_nothing_serious(window: Window, language: &str) {
    let Some(axe) = axe() else { return };
    let Some(desk) = Desk::open_in(project(), window, &["--lang", language]) else { return };
    let browser = &desk.browser;
    let check = |what: &str| {
        let found = serious(browser, &axe);
        assert!(found.is_empty(), "{what}: {found:#?}");
    };
    browser.until_there(".sheet img");
    check("pages");
    if window.width < 900 {
        browser.click(".foot [data-view=plans]");
        check("plans");
        browser.click(".foot [data-view=work]");
    }
    browser.run("document.querySelectorAll('.fields details').forEach((each) => each.open = true)");
    for tab in ["parts", "figures", "findings", "register", "changes", "touched"] {
        browser.click(&format!("#tab-{tab}"));
        browser.until("the tab", &format!("!document.querySelector('#panel-{tab}').hidden"));
        check(tab);
    }
    for action in ["#act-new", "#act-build", "#act-issue"] {
        browser.click(action);
        browser.until_there("dialog[open]");
        check(action);
        browser.run("document.querySelector('dialog').close()");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn axe_finds_nothing_serious_on_a_laptop_in_vietnamese() {
    assert_nothing_serious(LAPTOP, "vi");
}

#[test]
fn axe_finds_nothing_serious_on_a_telephone_in_english_in_the_dark() {
    assert_nothing_serious(TELEPHONE, "en");
}

#[test]
fn keys_alone_lead_from_the_list_to_a_saved_field() {
    let Some(desk) = Desk::open(project()) else { return };
    let browser = &desk.browser;
    desk.until_painted();
    browser.press(&[&[super::driver::CONTROL, "k"]]);
    browser.until("the search", "document.activeElement.id === 'search'");
    browser.press(&[&["5"], &[TAB], &[TAB]]);
    browser.until("a plan", "document.activeElement.classList.contains('plan')");
    browser.press(&[&[ENTER]]);
    // F6 goes on to the pages, and to the work.
    browser.press(&[&["\u{e036}"]]);
    browser.until("the pages", "document.activeElement.classList.contains('scroller')");
    browser.press(&[&["\u{e036}"]]);
    browser.until("the tabs", "document.activeElement.getAttribute('role') === 'tab'");
    browser.press(&[&[TAB], &[TAB]]);
    let is_field = "document.activeElement.closest('.fields') !== null";
    browser.until("a field", is_field);
    browser.press(&[&["\u{e031}"]]);
    browser.until("the list of keys", "!!document.querySelector('dialog[open] .keys')");
    browser.press(&[&["\u{e00c}"]]);
    browser.until("the field again", is_field);
}
