//! Nothing is lost: conflicts, cut lines, a killed program, two tabs.

use std::fs;
use std::thread;
use std::time::Duration;

use super::desk::{Desk, control};
use super::driver::LAPTOP;
use crate::harness::{Project, SMALL};

const PLAN: &str = "data/plan/plan.yaml";

fn project() -> Project {
    Project::with_body("  - Đoạn thứ nhất.\n  - Đoạn thứ hai.\n")
}

/// Types while the server cannot be reached, and saves the file elsewhere meanwhile.
fn typed_while_it_changed(desk: &Desk) {
    desk.until_painted();
    desk.browser.cut_off(true);
    desk.browser.fill(&control("place"), "Phước Dinh");
    desk.browser.until("not saved", "document.querySelector('.saved').dataset.state === 'unsaved'");
    desk.browser.until(
        "the field is marked",
        "document.querySelector('[data-mark=place]').dataset.state === 'unsaved'",
    );
    let text = desk.file(PLAN).replace("Đoạn thứ hai.", "Đoạn của người khác.");
    fs::write(desk.project.path(PLAN), text).unwrap();
    desk.browser.cut_off(false);
    desk.browser.until_there("dialog[open] .versions");
}

#[test]
fn a_file_that_changed_elsewhere_is_shown_in_both_versions_and_mine_is_put_on_top() {
    let Some(desk) = Desk::open(project()) else { return };
    typed_while_it_changed(&desk);
    let shown = desk.browser.text("dialog .versions");
    assert!(shown.contains("Đoạn của người khác") || shown.contains("Phước Dinh"), "{shown}");
    assert!(desk.file(PLAN).contains("place: Công Hải"), "nothing was written");
    desk.browser.click("dialog .main");
    desk.until_saved();
    let expected = format!("{SMALL}body:\n  - Đoạn thứ nhất.\n  - Đoạn của người khác.\n");
    assert_eq!(desk.file(PLAN), expected.replace("place: Công Hải", "place: Phước Dinh"));
}

#[test]
fn a_file_that_changed_elsewhere_stays_where_mine_is_dropped() {
    let Some(desk) = Desk::open(project()) else { return };
    typed_while_it_changed(&desk);
    desk.browser.click("dialog .ends button:first-child");
    desk.until_saved();
    assert_eq!(desk.file(PLAN), format!("{SMALL}body:\n  - Đoạn thứ nhất.\n  - Đoạn của người khác.\n"));
    desk.browser.until(
        "the field as on the disk",
        "document.querySelector('[data-control=place]').value === 'Công Hải'",
    );
}

#[test]
fn what_is_typed_while_the_server_is_away_is_kept_and_saved_when_it_is_back() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    desk.browser.cut_off(true);
    desk.browser.fill(&control("place"), "Phước Dinh");
    desk.browser.until("not saved", "document.querySelector('.saved').dataset.state === 'unsaved'");
    assert!(desk.file(PLAN).contains("place: Công Hải"));
    desk.browser.cut_off(false);
    desk.until_saved();
    assert!(desk.file(PLAN).contains("place: Phước Dinh"));
}

#[test]
fn a_program_that_is_killed_while_one_types_leaves_whole_files() {
    let Some(mut desk) = Desk::open(project()) else { return };
    desk.until_painted();
    let before = desk.file(PLAN);
    let field = control("place");
    desk.browser.click(&field);
    // A key every few milliseconds, faster than people type.
    desk.browser.run(
        "const field = document.querySelector('[data-control=place]'); let count = 0; \
         setInterval(() => { field.value += 'a'; count += 1; \
         field.dispatchEvent(new Event('input', {bubbles: true})) }, 20)",
    );
    desk.until_file(PLAN, |text| text.contains("place: Công Hảiaaa"));
    desk.server.kill();
    thread::sleep(Duration::from_millis(50));
    let after = desk.file(PLAN);
    let line = after.lines().find(|line| line.starts_with("place: ")).unwrap();
    assert!(line.trim_start_matches("place: Công Hải").bytes().all(|byte| byte == b'a'), "{line}");
    assert_eq!(after.replace(line, "place: Công Hải"), before, "all else is as it was");
    desk.browser.until("not saved", "document.querySelector('.saved').dataset.state === 'unsaved'");
    let left: Vec<_> = fs::read_dir(desk.project.path("data/plan"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(desk.project.run(&["check"]).status == 0, "{left:?}");
}

#[test]
fn what_one_tab_changes_the_other_shows() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    let (first, second) = desk.browser.second_tab();
    desk.browser.show_in(LAPTOP);
    desk.browser.open(desk.server.address());
    let before = desk.until_painted();
    desk.browser.go_to_tab(&first);
    desk.browser.fill(&control("place"), "Phước Dinh");
    desk.until_saved();
    desk.browser.go_to_tab(&second);
    desk.browser
        .until("the other's value", "document.querySelector('[data-control=place]').value === 'Phước Dinh'");
    desk.browser.until(
        "the other's page",
        &format!("document.querySelector('.sheet').dataset.digest !== '{before}'"),
    );
    desk.browser.fill(&control("symbol"), "CTr/ĐU");
    desk.until_saved();
    desk.browser.go_to_tab(&first);
    desk.browser.until("and back", "document.querySelector('[data-control=symbol]').value === 'CTr/ĐU'");
    assert!(desk.file(PLAN).contains("place: Phước Dinh") && desk.file(PLAN).contains("symbol: CTr/ĐU"));
}
