//! Figures in the grid: what is typed and pasted there is in the file, in exactly its bytes, and on the page.

use super::desk::Desk;
use super::driver::{CONTROL, DOWN, ENTER, RIGHT, SHIFT, TAB};
use crate::harness::{Project, SMALL, assert_says};

const QUOTAS: &str = "\
# Chỉ tiêu của bản thử; ghi chú này phải còn nguyên.
format: 1
units:
  - {id: thon-1, name: Thôn 1, kind: village}
  - {id: thon-2, name: Thôn 2, kind: village}   # thôn mới
quotas:
  - measure: admissions
    period: 2026
    total: 9          # cả năm
    periods: {2026-Q1: 2, 2026-Q2: 2, 2026-Q3: 2, 2026-Q4: 3}
    units:
      thon-1: {2026-Q1: 1, 2026-Q2: 1, 2026-Q3: 1, 2026-Q4: 2}
      thon-2: {2026-Q1: 1, 2026-Q2: 1, 2026-Q3: 1, 2026-Q4: 1}
";

const BODY: &str = "\
body:
  - title: Chỉ tiêu
    body:
      - Cả năm kết nạp {{ quota.admissions.total }} người, quý II {{ quota.admissions.q2 }} người.
      - progress: {quota: admissions}
      - quota_table: {quota: admissions, columns: periods}
";

/// A plan whose figures are in prose, in lines of progress and in a table.
fn project() -> Project {
    Project::new()
        .file("data/plan/plan.yaml", &format!("{SMALL}{BODY}"))
        .file("data/plan/quotas.yaml", QUOTAS)
}

/// The selector of a cell.
fn cell(row: usize, column: usize) -> String {
    format!("td[data-row=\"{row}\"][data-column=\"{column}\"]")
}

/// The pages that the program makes of the files as they are: what the browser shows has to be the same.
fn assert_shown_as_built(desk: &Desk) {
    let run = desk.project.run(&["build", "-o", "built", "--format", "svg", "--force"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let shown = desk.pictures();
    assert!(!shown.is_empty());
    for (at, picture) in shown.iter().enumerate() {
        let path = format!("built/plan/ke-hoach-{}.svg", at + 1);
        assert!(desk.project.bytes(&path) == picture.as_bytes(), "page {} is another than {path}", at + 1);
    }
}

#[test]
fn a_quota_that_is_typed_is_on_the_page_in_prose_progress_table_and_total() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    let before = desk.digests();
    desk.browser.click("#tab-figures");
    desk.browser.click(&cell(0, 1));
    desk.browser.press(&[&["7"], &[ENTER]]);
    desk.until_saved();
    let changed = QUOTAS
        .replace("thon-1: {2026-Q1: 1, 2026-Q2: 1,", "thon-1: {2026-Q1: 1, 2026-Q2: 7,")
        .replace("{2026-Q1: 2, 2026-Q2: 2,", "{2026-Q1: 2, 2026-Q2: 8,")
        .replace("total: 9 ", "total: 15 ");
    assert_eq!(desk.file("data/plan/quotas.yaml"), changed);
    desk.until_other_pages(&before);
    desk.until_painted();
    assert_shown_as_built(&desk);
    let run = desk.project.run(&["build", "-o", "output", "--force"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_says(
        &desk.project.text("plan/ke-hoach.pdf"),
        &[
            "Cả năm kết nạp 15 người, quý II 8 người.",
            "Quý II: Phấn đấu kết nạp 08",
            "đạt 10/15",
            "Thôn 1 1 7 1 2 11",
        ],
    );
}

#[test]
fn totals_go_with_figures_that_are_typed_one_after_the_other() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    desk.browser.click("#tab-figures");
    desk.browser.click(&cell(0, 3));
    desk.browser.press(&[&["4"], &[ENTER], &["5"], &[ENTER]]);
    desk.until_saved();
    let changed = QUOTAS
        .replace("2026-Q4: 2}", "2026-Q4: 4}")
        .replace(
            "thon-2: {2026-Q1: 1, 2026-Q2: 1, 2026-Q3: 1, 2026-Q4: 1}",
            "thon-2: {2026-Q1: 1, 2026-Q2: 1, 2026-Q3: 1, 2026-Q4: 5}",
        )
        .replace("2026-Q4: 3}", "2026-Q4: 9}")
        .replace("total: 9 ", "total: 15 ");
    desk.until_file("data/plan/quotas.yaml", |text| text == changed);
}

#[test]
fn undo_and_redo_bring_back_each_byte() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    desk.browser.click("#tab-figures");
    desk.browser.click(&cell(1, 3));
    desk.browser.press(&[&["5"], &[TAB]]);
    let changed = desk.until_file("data/plan/quotas.yaml", |text| text != QUOTAS);
    desk.until_saved();
    desk.browser.press(&[&[CONTROL, "z"]]);
    desk.until_file("data/plan/quotas.yaml", |text| text == QUOTAS);
    desk.browser.until(
        "the cell as it was",
        &format!("document.querySelector('{}').textContent === '1'", cell(1, 3)),
    );
    desk.browser.press(&[&[CONTROL, "y"]]);
    desk.until_file("data/plan/quotas.yaml", |text| text == changed);
}

/// Thirteen units without figures.
fn empty_sheet() -> Project {
    let unit = |at: usize| format!("  - {{id: thon-{at}, name: Thôn {at}, kind: village}}\n");
    let share = |at: usize| format!("      thon-{at}: {{2026-Q1: 0, 2026-Q2: 0, 2026-Q3: 0, 2026-Q4: 0}}\n");
    let units: String = (1..=13).map(unit).collect();
    let shares: String = (1..=13).map(share).collect();
    let quotas = format!(
        "format: 1\nunits:\n{units}quotas:\n  - measure: admissions\n    period: 2026\n    units:\n{shares}"
    );
    project().file("data/plan/quotas.yaml", &quotas)
}

#[test]
fn thirteen_rows_of_four_figures_are_pasted_as_one_change() {
    let Some(desk) = Desk::open(empty_sheet()) else { return };
    desk.until_painted();
    let before = desk.digests();
    let empty = desk.file("data/plan/quotas.yaml");
    desk.browser.click("#tab-figures");
    let count = |row: usize, column: usize| row * 4 + column + 1;
    let line =
        |row: usize| (0..4).map(|column| count(row, column).to_string()).collect::<Vec<_>>().join("\t");
    desk.browser.copy_elsewhere(&(0..13).map(line).collect::<Vec<_>>().join("\r\n"));
    desk.browser.click(&cell(0, 0));
    desk.browser.press(&[&[CONTROL, "v"]]);
    let expected = (1..=13).fold(empty.clone(), |text, at| {
        let row = at - 1;
        let share = |counts: [usize; 4]| {
            let [a, b, c, d] = counts;
            format!("      thon-{at}: {{2026-Q1: {a}, 2026-Q2: {b}, 2026-Q3: {c}, 2026-Q4: {d}}}\n")
        };
        text.replace(&share([0; 4]), &share([0, 1, 2, 3].map(|column| count(row, column))))
    });
    assert_eq!(desk.until_file("data/plan/quotas.yaml", |text| text != empty), expected);
    desk.until_other_pages(&before);
    assert_shown_as_built(&desk);
    desk.browser.until("the total", "document.querySelector('td.sum.all').textContent === '1.378'");
    desk.browser.press(&[&[CONTROL, "z"]]);
    desk.until_file("data/plan/quotas.yaml", |text| text == empty);
}

#[test]
fn a_range_is_copied_as_a_sheet_takes_it() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    desk.browser.click("#tab-figures");
    desk.browser.copy_elsewhere("");
    desk.browser.click(&cell(0, 2));
    desk.browser.press(&[&[SHIFT, RIGHT], &[SHIFT, DOWN], &[CONTROL, "c"]]);
    let read = "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done(String(error)))";
    assert_eq!(desk.browser.run_until_done(read).as_str(), Some("1\t2\r\n1\t1"));
}

#[test]
fn a_total_that_differs_is_named_while_it_does() {
    let stated = QUOTAS.replace("total: 9 ", "total: 8 ");
    let Some(desk) = Desk::open(project().file("data/plan/quotas.yaml", &stated)) else { return };
    desk.browser.click("#tab-figures");
    desk.browser.until_there(".disagreement");
    assert_says(&desk.browser.text(".disagreement"), &["ghi 8", "được 9"]);
    desk.browser.click(".disagreement button");
    desk.until_file("data/plan/quotas.yaml", |text| text == QUOTAS);
    desk.browser.until("agreement", "document.querySelector('.disagreement').hidden");
}

#[test]
fn a_figure_in_a_table_of_the_page_leads_to_its_cell() {
    let quotas = QUOTAS
        .replacen("2026-Q2: 1, 2026-Q3: 1, 2026-Q4: 2}", "2026-Q2: 37, 2026-Q3: 1, 2026-Q4: 2}", 1)
        .replace("{2026-Q1: 2, 2026-Q2: 2,", "{2026-Q1: 2, 2026-Q2: 38,")
        .replace("total: 9 ", "total: 45 ");
    let Some(desk) = Desk::open(project().file("data/plan/quotas.yaml", &quotas)) else { return };
    desk.until_painted();
    desk.browser.click("#tab-figures");
    desk.browser.click(&cell(0, 1));
    desk.browser.press(&[&[CONTROL, ENTER]]);
    desk.browser.until_there(".place");
    desk.browser.click("#tab-parts");
    desk.browser.run(
        "const box = document.querySelector('.place').getBoundingClientRect(); \
         const at = {clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true}; \
         document.querySelector('.place').closest('.sheet').dispatchEvent(new MouseEvent('click', at))",
    );
    let is_there = format!("document.activeElement.matches('{}')", cell(0, 1));
    desk.browser.until("the cell of the figure", &is_there);
    assert_eq!(desk.browser.text(&cell(0, 1)), "37");
}

#[test]
fn what_is_no_figure_is_refused_at_its_cell_and_the_old_figure_stays() {
    let Some(desk) = Desk::open(project()) else { return };
    desk.until_painted();
    desk.browser.click("#tab-figures");
    for typed in [["-", "1"], ["h", "a"]] {
        desk.browser.click(&cell(0, 1));
        desk.browser.press(&[&[typed[0]], &[typed[1]], &[ENTER]]);
        desk.browser.until_there(&format!("{}[aria-invalid]", cell(0, 1)));
        assert_eq!(desk.browser.text(&cell(0, 1)), "1");
        assert_says(&desk.browser.text(".notice"), &["không phải là số"]);
    }
    assert_eq!(desk.file("data/plan/quotas.yaml"), QUOTAS);
    // The point between thousands is taken for what it is.
    desk.browser.click(&cell(0, 1));
    desk.browser.press(&[&["1"], &["."], &["0"], &["0"], &["0"], &[ENTER]]);
    desk.until_file("data/plan/quotas.yaml", |text| text.contains("2026-Q2: 1000"));
    desk.browser.until("no mark", &format!("!document.querySelector('{}[aria-invalid]')", cell(0, 1)));
}
