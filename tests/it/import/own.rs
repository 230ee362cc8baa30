//! The program's own workbook: out, filled in by another program, and back.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;

use super::{PLAN, QUOTAS, RESULTS, changed_lines, found, project};
use crate::harness::Project;

const BOOK: &str = "output/ham-liem-2026/bang-so-lieu.xlsx";
const QUOTA_SHEET: &str = "xl/worksheets/sheet1.xml";
const RESULT_SHEET: &str = "xl/worksheets/sheet2.xml";

fn built() -> Project {
    let project = project();
    let run = project.run(&["build", "--format", "xlsx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    project
}

/// The workbook with cells changed in its XML: the value of each, none to empty it.
fn edited(book: &[u8], cells: &[(&str, &str, Option<&str>)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        let mut text = String::from_utf8(text).unwrap();
        for (sheet, cell, value) in cells.iter().filter(|(sheet, ..)| *sheet == name) {
            let start =
                text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{sheet}: no {cell}"));
            let end = text[start..].find('>').unwrap() + start;
            let is_empty = text[..end].ends_with('/');
            let close = if is_empty { end + 1 } else { text[start..].find("</c>").unwrap() + start + 4 };
            let style =
                text[start..end].split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0");
            let value = value.map(|value| format!("<v>{value}</v>")).unwrap_or_default();
            let changed = format!("<c r=\"{cell}\" s=\"{style}\">{value}</c>");
            text.replace_range(start..close, &changed);
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_nobody_changed_changes_no_byte() {
    for name in ["ham-liem-2026", "long-thanh-2023", "minh-tan-2026"] {
        let project = Project::sample(name).file("data/kehoach.yaml", "format: 1\n");
        let run = project.run(&["build", "--format", "xlsx"]);
        assert_eq!(run.status, 0, "{run:#?}");
        let files = ["quotas.yaml", "results.yaml"].map(|file| format!("data/{name}/{file}"));
        let before = files.clone().map(|file| project.bytes(&file));
        let book = format!("output/{name}/bang-so-lieu.xlsx");
        let run = project.run(&["import", &book, &format!("data/{name}"), "--yes"]);
        assert!(run.status == 0 && run.stdout.contains("nothing to import"), "{name}: {run:#?}");
        assert!(files.map(|file| project.bytes(&file)) == before, "{name}");
    }
}

#[test]
fn what_was_filled_in_comes_home_and_nothing_else_changes() {
    let project = built();
    let (quotas, results) = (project.bytes(QUOTAS), project.bytes(RESULTS));
    let cells = [
        (RESULT_SHEET, "E12", Some("1")),
        (RESULT_SHEET, "F11", Some("2")),
        (RESULT_SHEET, "D15", None),
        (QUOTA_SHEET, "E12", Some("1")),
        (QUOTA_SHEET, "F12", Some("3")),
    ];
    project.put("gui-ve.xlsx", &edited(&project.bytes(BOOK), &cells));
    let dry = project.run(&["import", "gui-ve.xlsx", PLAN, "-n"]);
    assert!(dry.status == 0 && dry.stdout.contains("+      thon-2: {2026-Q1: 0, 2026-Q2: 1}"), "{dry:#?}");
    let unanswered = project.run(&["import", "gui-ve.xlsx", PLAN]);
    assert!(unanswered.status == 1 && unanswered.stderr.contains("add --yes"), "{unanswered:#?}");
    assert!(project.bytes(QUOTAS) == quotas && project.bytes(RESULTS) == results);
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(found(&run, "note").contains(&("sheet-emptied".to_owned(), "C15".to_owned())), "{run:#?}");
    let expected = [
        "periods: {2026-Q1: 0, 2026-Q2: 4, 2026-Q3: 2}",
        "thon-1: {2026-Q1: 0, 2026-Q2: 1, 2026-Q3: 2}",
        "thon-2: {2026-Q1: 0, 2026-Q2: 1}",
    ];
    assert_eq!(changed_lines(&results, &project.bytes(RESULTS)), expected);
    let expected = [
        "periods: {2026-Q1: 0, 2026-Q2: 5, 2026-Q3: 13, 2026-Q4: 10}",
        "thon-2: {2026-Q2: 1, 2026-Q3: 3, 2026-Q4: 1}",
    ];
    assert_eq!(changed_lines(&quotas, &project.bytes(QUOTAS)), expected);
    let run = project.run(&["build", "--format", "pdf"]);
    assert!(run.status == 0 && run.stdout.contains("phu-luc-chi-tieu.pdf"), "{run:#?}");
    let again = project.run(&["import", "gui-ve.xlsx", PLAN]);
    assert!(again.status == 0 && again.stdout.contains("nothing to import"), "{again:#?}");
}

#[test]
fn what_one_side_alone_changed_is_taken_and_what_both_changed_is_told() {
    let project = built();
    let cells = [(RESULT_SHEET, "F11", Some("2")), (RESULT_SHEET, "E12", Some("1"))];
    project.put("gui-ve.xlsx", &edited(&project.bytes(BOOK), &cells));
    let project =
        project.replace(RESULTS, "thon-3: {2026-Q1: 0, 2026-Q2: 1}", "thon-3: {2026-Q1: 1, 2026-Q2: 1}");
    let project =
        project.replace(RESULTS, "periods: {2026-Q1: 0, 2026-Q2: 3}", "periods: {2026-Q1: 1, 2026-Q2: 3}");
    let before = project.bytes(RESULTS);
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let after = String::from_utf8(project.bytes(RESULTS)).unwrap();
    for line in ["periods: {2026-Q1: 1, 2026-Q2: 4, 2026-Q3: 2}", "thon-3: {2026-Q1: 1, 2026-Q2: 1}"] {
        assert!(after.contains(line), "{after}");
    }
    project.put(RESULTS, &before);
    let project =
        project.replace(RESULTS, "thon-2: {2026-Q1: 0, 2026-Q2: 0}", "thon-2: {2026-Q1: 0, 2026-Q2: 5}");
    let project = project.replace(RESULTS, "2026-Q2: 3}", "2026-Q2: 8}");
    let before = project.bytes(RESULTS);
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes"]);
    let said = "`Thôn 2` 2026-Q2: the workbook was made with 0, says 1 now, and the data say 5 since";
    assert!(run.status == 1 && run.stderr.contains(said), "{run:#?}");
    assert!(project.bytes(RESULTS) == before);
}

#[test]
fn faults_in_the_own_workbook_are_told_at_their_cells() {
    let project = built();
    let (book, results) = (project.bytes(BOOK), project.bytes(RESULTS));
    let cells = [
        (RESULT_SHEET, "F11", Some("1.5")),
        (RESULT_SHEET, "F12", Some("-1")),
        // A sum that somebody typed, and one that is right.
        (RESULT_SHEET, "H13", Some("9")),
        (RESULT_SHEET, "H11", Some("2.5")),
        // Figures over the formulas of a column and of a row.
        (RESULT_SHEET, "I11", Some("7")),
        (RESULT_SHEET, "E24", Some("7")),
    ];
    project.put("gui-ve.xlsx", &edited(&book, &cells));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
    let mut errors: Vec<String> =
        found(&run, "error").into_iter().map(|(code, cell)| format!("{code} {cell}")).collect();
    errors.sort();
    assert_eq!(
        errors,
        ["E24", "F11", "F12", "H13", "I11"].map(|cell| format!("sheet-figure {cell}")),
        "{run:#?}"
    );
    assert!(project.bytes(RESULTS) == results);
    let other = Project::sample("long-thanh-2023").file("data/kehoach.yaml", "format: 1\n");
    other.put("gui-ve.xlsx", &book);
    let run = other.run(&["import", "gui-ve.xlsx", "data/long-thanh-2023", "--json"]);
    assert_eq!(found(&run, "error")[0].0, "sheet-of-another-plan", "{run:#?}");
}

/// The workbook with texts replaced in its parts.
fn retyped(book: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        if name == part {
            assert!(text.contains(from), "{text}");
            text = text.replace(from, to);
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn names_and_headers_that_people_see_must_be_those_of_the_ids() {
    let project = built();
    let filled = edited(&project.bytes(BOOK), &[(RESULT_SHEET, "F14", Some("1"))]);
    for (from, to, expected) in [
        (">Thôn 4<", ">Thôn 77<", ("sheet-name", "C14")),
        (">Thôn 4<", ">Thôn 5<", ("sheet-name", "C14")),
        (">Quý III/2026<", ">Quý II/2026<", ("sheet-period", "F10")),
    ] {
        project.put("gui-ve.xlsx", &retyped(&filled, "xl/sharedStrings.xml", from, to));
        let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
        assert_eq!(found(&run, "error"), [(expected.0.to_owned(), expected.1.to_owned())], "{to}: {run:#?}");
    }
}

#[test]
fn the_own_annex_without_a_change_is_no_change() {
    let project = project();
    let run = project.run(&["build", "--format", "xlsx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let run = project.run(&["import", "output/ham-liem-2026/phu-luc-chi-tieu.xlsx", PLAN, "--yes"]);
    assert!(run.status == 0 && run.stdout.contains("nothing to import"), "{run:#?}");
}

#[test]
fn quotas_of_an_issued_plan_stay_and_results_change() {
    let project = built();
    let book = project.bytes(BOOK);
    let run = project.run(&["issue", PLAN, "--number", "85", "--date", "2026-06-12", "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let before = project.bytes(QUOTAS);
    project.put("gui-ve.xlsx", &edited(&book, &[(QUOTA_SHEET, "F12", Some("3"))]));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes"]);
    assert!(
        run.status == 1 && run.stderr.contains("[sheet-issued]") && run.stderr.contains("kehoach revise"),
        "{run:#?}"
    );
    project.put("gui-ve.xlsx", &edited(&book, &[(RESULT_SHEET, "F12", Some("3"))]));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(project.bytes(QUOTAS) == before);
    // What closes the quotas in a workbook of the issued plan does not stop people from typing there.
    project.run(&["build", "--format", "xlsx", "--force"]);
    project.put("gui-ve.xlsx", &edited(&project.bytes(BOOK), &[(QUOTA_SHEET, "F12", Some("3"))]));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-issued".to_owned(), "F12".to_owned())], "{run:#?}");
}
