//! Units that are added, given another name and merged: one change each, in exactly the bytes meant.

use super::desk::Desk;
use crate::harness::{Project, SMALL};

const FILE: &str = "data/plan/quotas.yaml";

const QUOTAS: &str = "\
format: 1
units:
  - {id: thon-1, name: Thôn 1, kind: village}   # xóm cũ
  - {id: thon-2, name: Thôn 2, kind: village}
  - {id: truong, name: Trường Hàm Liêm, kind: school}
quotas:
  - measure: admissions
    period: 2026
    units:
      thon-1: {2026-Q1: 1, 2026-Q2: 1}
      thon-2: {2026-Q1: 1, 2026-Q2: 1}
";

fn open() -> Option<Desk> {
    let project = Project::new().file("data/plan/plan.yaml", &format!("{SMALL}body: [Một.]\n"));
    let desk = Desk::open(project.file(FILE, QUOTAS))?;
    desk.until_painted();
    desk.browser.click("#tab-figures");
    desk.browser.until_there("#act-unit-merge");
    Some(desk)
}

/// Gives the day of a dialog's form.
fn set_day(desk: &Desk, day: &str) {
    desk.browser.run(&format!("document.querySelector('dialog input[type=date]').value = '{day}'"));
}

#[test]
fn units_are_merged_into_a_new_one_and_brought_back_by_one_undo() {
    let Some(desk) = open() else { return };
    desk.browser.click("#act-unit-merge");
    desk.browser.until_there("dialog .choices");
    desk.browser.click("dialog .choices .flag:nth-of-type(1) input");
    desk.browser.fill("dialog .field:not([hidden]) input[type=text]", "Thôn Hạ");
    set_day(&desk, "2026-07-01");
    // One unit alone is no merger.
    desk.browser.click("dialog .main");
    desk.browser.until(
        "it says why not",
        "document.querySelector('dialog .trouble').textContent.includes('ít nhất hai')",
    );
    assert_eq!(desk.file(FILE), QUOTAS);
    desk.browser.click("dialog .choices .flag:nth-of-type(2) input");
    desk.browser.click("dialog .main");
    let end = ", until: 2026-06-30, merged_into: thon-ha}";
    let merged = QUOTAS
        .replace("Thôn 1, kind: village}", &format!("Thôn 1, kind: village{end}"))
        .replace("Thôn 2, kind: village}", &format!("Thôn 2, kind: village{end}"))
        .replace(
            "kind: school}\n",
            "kind: school}\n  - {id: thon-ha, name: Thôn Hạ, kind: village, from: 2026-07-01}\n",
        );
    assert_eq!(desk.until_file(FILE, |text| text != QUOTAS), merged);
    assert_eq!(desk.project.run(&["check"]).status, 0);
    desk.browser.click("#act-undo");
    desk.until_file(FILE, |text| text == QUOTAS);
}

#[test]
fn quotas_of_later_periods_go_to_the_unit_that_others_become() {
    let Some(desk) = open() else { return };
    let later = QUOTAS
        .replace("thon-1: {2026-Q1: 1, 2026-Q2: 1}", "thon-1: {2026-Q2: 1, 2026-Q3: 2}")
        .replace("thon-2: {2026-Q1: 1, 2026-Q2: 1}", "thon-2: {2026-Q3: 3, 2026-Q4: 4}");
    desk.project.put(FILE, later.as_bytes());
    desk.browser.until(
        "the figures",
        "document.querySelector('td[data-row=\"1\"][data-column=\"2\"]')?.textContent === '4'",
    );
    desk.browser.click("#act-unit-merge");
    desk.browser.until_there("dialog .choices");
    desk.browser.click("dialog .choices .flag:nth-of-type(1) input");
    desk.browser.click("dialog .choices .flag:nth-of-type(2) input");
    desk.browser.fill("dialog .field:not([hidden]) input[type=text]", "Thôn Hạ");
    set_day(&desk, "2026-07-01");
    desk.browser.click("dialog .main");
    let text = desk.until_file(FILE, |text| text.contains("Thôn Hạ"));
    let shares = text.split_once("    units:\n").unwrap().1;
    let plain: String = shares.chars().filter(|letter| !letter.is_whitespace()).collect();
    for part in ["thon-1:{2026-Q2:1}", "2026-Q3:5", "2026-Q4:4"] {
        assert!(plain.contains(part), "{part}: {shares}");
    }
    assert!(!shares.contains("thon-2"), "{shares}");
    assert_eq!(desk.project.run(&["check"]).status, 0);
}

#[test]
fn a_unit_goes_into_one_that_is_there() {
    let Some(desk) = open() else { return };
    desk.browser.click("#act-unit-merge");
    desk.browser.until_there("dialog .choices");
    desk.browser.click("dialog .choices .flag:nth-of-type(1) input");
    desk.browser.run(
        "const into = document.querySelector('dialog select'); into.value = 'thon-2'; \
         into.dispatchEvent(new Event('change', {bubbles: true}))",
    );
    set_day(&desk, "2026-03-01");
    desk.browser.click("dialog .main");
    let end = ", until: 2026-02-28, merged_into: thon-2}";
    // The second quarter begins after the merger: its count is the other's.
    let merged = QUOTAS
        .replace("Thôn 1, kind: village}", &format!("Thôn 1, kind: village{end}"))
        .replace("thon-1: {2026-Q1: 1, 2026-Q2: 1}", "thon-1: {2026-Q1: 1}")
        .replace("thon-2: {2026-Q1: 1, 2026-Q2: 1}", "thon-2: {2026-Q1: 1, 2026-Q2: 2}");
    assert_eq!(desk.until_file(FILE, |text| text != QUOTAS), merged);
}

#[test]
fn a_unit_has_another_name_from_a_day_or_from_the_beginning() {
    let Some(desk) = open() else { return };
    let rename = |name: &str, is_slip: bool| {
        desk.browser.click("#act-unit-rename");
        desk.browser.until_there("dialog select");
        desk.browser.fill("dialog input[type=text]", name);
        set_day(&desk, "2026-07-01");
        if is_slip {
            desk.browser.click("dialog .flag input");
        }
        desk.browser.click("dialog .main");
    };
    rename("Thôn Một", true);
    let corrected = QUOTAS.replace("name: Thôn 1", "name: Thôn Một");
    assert_eq!(desk.until_file(FILE, |text| text != QUOTAS), corrected);
    desk.browser.until("the dialog is gone", "!document.querySelector('dialog')");
    rename("Thôn Hòa Bình", false);
    let renamed = corrected.replace(
        "Thôn Một, kind: village}",
        "Thôn Một, kind: village, renamed: [{name: Thôn Hòa Bình, from: 2026-07-01}]}",
    );
    assert_eq!(desk.until_file(FILE, |text| text != corrected), renamed);
    assert_eq!(desk.project.run(&["check"]).status, 0);
}

#[test]
fn a_unit_is_added_with_an_id_of_its_own() {
    let Some(desk) = open() else { return };
    desk.browser.click("#act-unit-add");
    desk.browser.until_there("dialog select");
    desk.browser.type_into("dialog input[type=text]", "Thôn 2");
    desk.browser.click("dialog .main");
    let line = "  - {id: thon-2-2, name: Thôn 2, kind: village}\n";
    let added = QUOTAS.replace("kind: school}\n", &format!("kind: school}}\n{line}"));
    assert_eq!(desk.until_file(FILE, |text| text != QUOTAS), added);
    desk.browser.until("its row", "[...document.querySelectorAll('.grid tbody th')].length === 4");
}
