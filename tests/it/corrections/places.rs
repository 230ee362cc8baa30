//! Headers of columns, the letterhead, totals and cells of tables: brought home, or reported at their places.

use super::editing::EditedTwin;
use super::{changes, sample, text};
use crate::harness::{Project, Run, SMALL, assert_says};

/// Edits a Word file and brings it home.
fn edited(project: &Project, twin: &str, plan: &str, edit: impl FnOnce(EditedTwin) -> EditedTwin) -> Run {
    edit(EditedTwin::open(project, twin)).save(project, twin);
    let run = changes(project, twin, plan);
    assert_eq!(run.status, 0, "{run:#?}");
    run
}

/// Puts another text in the place of one that follows some words, each behind the one before it.
fn after(twin: EditedTwin, words: &[&str], from: &str, to: &str) -> EditedTwin {
    let xml = twin.document();
    let find = |at: usize, words: &str| at + xml[at..].find(words).unwrap_or_else(|| panic!("`{words}`"));
    let start = find(0, words[0]);
    let last = words.iter().fold(0, |at, words| find(at, words) + words.len());
    let end = find(last, from) + from.len();
    let part = xml[start..end].to_owned();
    let changed = format!("{}{to}", &part[..part.len() - from.len()]);
    twin.replace(&part, &changed)
}

#[test]
fn headers_of_columns_come_home_or_are_reported_at_their_table() {
    let project = sample("binh-an-2026");
    let (file, twin) =
        ("data/binh-an-2026/tt-sua-hoi-truong.yaml", "output/binh-an-2026/tt-sua-hoi-truong.docx");
    let before = text(&project, file);
    edited(&project, twin, "data/binh-an-2026", |twin| twin.replace("Việc làm", "Nội dung việc làm"));
    assert_eq!(text(&project, file), before.replace("header: Việc làm", "header: Nội dung việc làm"));

    let project = sample("ham-liem-2026");
    let twin = "output/ham-liem-2026/phu-luc-chi-tieu.docx";
    let run = edited(&project, twin, "data/ham-liem-2026", |twin| {
        after(twin, &["w:tblHeader"], ">Ghi chú<", ">Chú thích<")
    });
    let said = ["the header of a column", "it comes from here", "data/ham-liem-2026/plan.yaml:"];
    assert_says(&run.stderr, &said);
}

#[test]
fn number_symbol_and_date_come_home() {
    let plan = format!("{SMALL}body:\n  - Một đoạn văn.\n");
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\nformats: [docx]\n")
        .file("data/plan/plan.yaml", &plan);
    let run = project.run(&["build", "--format", "docx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    edited(&project, "output/plan/ke-hoach.docx", "data/plan", |twin| {
        let twin = after(twin, &["Số"], "05", "07");
        let twin = after(twin, &["Số"], "KH/ĐU", "KH/ĐUX");
        after(twin, &["Công Hải"], "03", "12")
    });
    let expected = plan
        .replace("number: 5\n", "number: 7\n")
        .replace("symbol: KH/ĐU\n", "symbol: KH/ĐUX\n")
        .replace("2026-06-03", "2026-06-12");
    assert_eq!(text(&project, "data/plan/plan.yaml"), expected);
}

const SHARES: &str = "data/long-thanh-2023/quotas.yaml";
const ANNEX: &str = "output/long-thanh-2023/phu-luc-chi-tieu.docx";

#[test]
fn a_total_that_the_same_change_moves_is_no_finding() {
    let project = sample("long-thanh-2023");
    let before = text(&project, SHARES);
    let run = edited(&project, ANNEX, "data/long-thanh-2023", |twin| {
        let twin = after(twin, &["Điện Yên"], ">2<", ">3<");
        after(twin, &["Điện Yên", "Tổng cộng"], ">21<", ">22<")
    });
    assert_eq!(text(&project, SHARES), before.replace("dien-yen: 2", "dien-yen: 3"));
    assert!(!run.stderr.contains("word-computed"), "{run:#?}");
}

#[test]
fn totals_of_a_row_and_a_column_are_known_by_their_places() {
    let project = sample("ham-liem-2026");
    let (file, twin) = ("data/ham-liem-2026/quotas.yaml", "output/ham-liem-2026/phu-luc-chi-tieu.docx");
    let run = edited(&project, twin, "data/ham-liem-2026", |twin| {
        let row = "Thôn\u{a0}2";
        let twin = after(twin, &[row, ">0<"], ">0<", ">2<");
        let twin = after(twin, &[row, ">2<"], ">2<", ">4<");
        after(twin, &["Tổng cộng"], ">4<", ">6<")
    });
    assert!(!run.stderr.contains("word-computed"), "{run:#?}");
    assert_says(&text(&project, file), &["thon-2: {2026-Q2: 2,"]);
}

#[test]
fn a_total_is_what_the_changed_data_make() {
    let project = sample("long-thanh-2023");
    let run = edited(&project, ANNEX, "data/long-thanh-2023", |twin| {
        let twin = after(twin, &["Điện Yên"], ">2<", ">3<");
        after(twin, &["Điện Yên", "Tổng cộng"], ">21<", ">25<")
    });
    assert_says(&run.stderr, &["“21” was changed to “25”; with the data as they are to be it reads “22”"]);
}

#[test]
fn a_period_without_a_figure_is_filled() {
    let project = sample("ham-liem-2026");
    let (file, twin) = ("data/ham-liem-2026/quotas.yaml", "output/ham-liem-2026/phu-luc-chi-tieu.docx");
    let before = text(&project, file);
    assert_says(&before, &["thon-2: {2026-Q3: 1, 2026-Q4: 1}", "2026-Q2: 4"]);
    edited(&project, twin, "data/ham-liem-2026", |twin| after(twin, &["Thôn\u{a0}2", ">0<"], ">0<", ">2<"));
    let after = text(&project, file);
    assert_says(&after, &["thon-2: {2026-Q2: 2, 2026-Q3: 1, 2026-Q4: 1}", "2026-Q2: 6"]);
}
