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
fn the_next_build_replaces_a_workbook_whose_figures_came_home() {
    let cells = [(RESULT_SHEET, "E12", Some("1"))];
    let emptied = [(RESULT_SHEET, "E12", Some("1")), (RESULT_SHEET, "D15", None)];
    for (cells, is_kept) in [(&cells[..], false), (&emptied[..], true)] {
        let project = built();
        let book = edited(&project.bytes(BOOK), cells);
        project.put(BOOK, &book);
        let run = project.run(&["build", "--format", "xlsx"]);
        assert!(run.stderr.contains("output-changed"), "{run:#?}");
        let run = project.run(&["import", BOOK, PLAN, "--yes"]);
        assert_eq!(run.status, 0, "{run:#?}");
        let run = project.run(&["build", "--format", "xlsx"]);
        assert!(run.status == 0 && !run.stderr.contains("output-changed"), "{run:#?}");
        assert!(project.bytes(BOOK) != book);
        let aside = project.path("output/ham-liem-2026/bang-so-lieu.1.xlsx");
        assert_eq!(aside.exists(), is_kept, "{run:#?}");
    }
}

#[test]
fn what_one_side_alone_changed_is_taken_and_what_both_changed_is_reported() {
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
fn faults_in_the_own_workbook_are_reported_at_their_cells() {
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

/// The workbook with the texts of its parts changed.
fn rewritten(book: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let text = change(&name, text);
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The workbook with a text replaced in a part.
fn retyped(book: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    rewritten(book, |name, text| {
        assert!(name != part || text.contains(from), "{text}");
        if name == part { text.replace(from, to) } else { text }
    })
}

/// A text without what is between two marks, these included, wherever the first is one of those that are meant.
fn without(text: &str, from: &str, to: &str, is_meant: impl Fn(&str) -> bool) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(start) = rest.find(from) {
        let end = rest[start..].find(to).map_or(rest.len(), |end| start + end + to.len());
        out.push_str(if is_meant(&rest[start..end]) { &rest[..start] } else { &rest[..end] });
        rest = &rest[end..];
    }
    out + rest
}

/// Every formula of some sheets turned into the number that it had.
fn pasted(book: &[u8]) -> Vec<u8> {
    rewritten(book, |name, text| {
        if name.starts_with("xl/worksheets/") { without(&text, "<f>", "</f>", |_| true) } else { text }
    })
}

#[test]
fn names_and_headers_that_people_see_must_be_those_of_the_ids() {
    let project = built();
    let filled = edited(&project.bytes(BOOK), &[(RESULT_SHEET, "F14", Some("1"))]);
    for (from, to, expected) in [
        (">Thôn 4<", ">Thôn 77<", ("sheet-name", "C14")),
        (">Thôn 4<", ">Thôn 5<", ("sheet-name", "C14")),
        (">Quý III/2026<", ">Quý II/2026<", ("sheet-period", "F10")),
        (">Quý III/2026<", ">Số mới<", ("sheet-period", "F10")),
        (">Quý III/2026<", "> <", ("sheet-period", "F14")),
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

/// Sums that were pasted as values are right while nothing else changes.
#[test]
fn formulas_that_became_their_values_are_no_change() {
    for name in ["ham-liem-2026", "long-thanh-2023", "minh-tan-2026"] {
        let project = Project::sample(name).file("data/kehoach.yaml", "format: 1\n");
        let run = project.run(&["build", "--format", "xlsx"]);
        assert_eq!(run.status, 0, "{run:#?}");
        project.put("gui-ve.xlsx", &pasted(&project.bytes(&format!("output/{name}/bang-so-lieu.xlsx"))));
        let run = project.run(&["import", "gui-ve.xlsx", &format!("data/{name}"), "--yes"]);
        assert!(run.status == 0 && run.stdout.contains("nothing to import"), "{name}: {run:#?}");
    }
}

#[test]
fn values_over_formulas_that_are_no_sums_are_found_once_for_each_line() {
    let project = built();
    let results = project.bytes(RESULTS);
    let book = pasted(&project.bytes(BOOK));
    project.put("gui-ve.xlsx", &edited(&book, &[(RESULT_SHEET, "E11", Some("9"))]));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
    let errors = found(&run, "error");
    // The first of the column of totals, of rates and of what is left, and of the rows of sums of that quarter.
    let expected = ["H11", "J11", "K11", "E23", "E24", "E25", "F24", "F25", "G24", "G25"];
    assert!(errors.iter().all(|(code, _)| code == "sheet-figure"), "{errors:?}");
    assert!(expected.contains(&errors[0].1.as_str()) && errors.len() <= 8, "{errors:?}");
    for cell in ["H11", "J11", "K11"] {
        assert!(errors.iter().any(|(_, found)| found == cell), "{cell}: {errors:?}");
    }
    assert!(project.bytes(RESULTS) == results);
    // The quotas beside results are compared too.
    let cells: Vec<String> = (11..=23).map(|row| format!("I{row}")).collect();
    let cells: Vec<_> = cells.iter().map(|cell| (RESULT_SHEET, cell.as_str(), Some("7"))).collect();
    project.put("gui-ve.xlsx", &edited(&project.bytes(BOOK), &cells));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-figure".to_owned(), "I11".to_owned())], "{run:#?}");
}

#[test]
fn rows_columns_and_ids_that_are_gone_are_found_together() {
    let project = built();
    let (book, results) = (project.bytes(BOOK), project.bytes(RESULTS));
    let of_sheet = |change: &dyn Fn(&str) -> String| {
        rewritten(&book, |name, text| if name == RESULT_SHEET { change(&text) } else { text })
    };
    let rows = of_sheet(&|text| {
        without(text, "<row ", "</row>", |row| {
            ["13", "14"].iter().any(|at| row.contains(&format!("r=\"{at}\"")))
        })
    });
    project.put("gui-ve.xlsx", &rows);
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
    assert_eq!(found(&run, "note"), [("sheet-emptied".to_owned(), "C10".to_owned())], "{run:#?}");
    assert!(run.stdout.contains("Thôn 3, Thôn 4"), "{run:#?}");
    let is_in = |letter: char| move |cell: &str| cell.starts_with(&format!("<c r=\"{letter}"));
    let columns = |letter: char| {
        of_sheet(&|text| {
            let text = text.replace("/>", "/></c>");
            without(&text, "<c r", "</c>", is_in(letter)).replace("/></c>", "/>")
        })
    };
    project.put("gui-ve.xlsx", &columns('E'));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
    assert_eq!(found(&run, "note"), [("sheet-emptied".to_owned(), "C10".to_owned())], "{run:#?}");
    project.put("gui-ve.xlsx", &columns('A'));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-meaning".to_owned(), "C10".to_owned())], "{run:#?}");
    assert!(project.bytes(RESULTS) == results);
}

/// A sheet that somebody copied within the workbook: which of the two is meant is not known.
#[test]
fn a_copied_sheet_is_found() {
    let project = built();
    let book = project.bytes(BOOK);
    let mut sheet = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
    archive.by_name(RESULT_SHEET).unwrap().read_to_string(&mut sheet).unwrap();
    let copied = |text: String| {
        let book = rewritten(&book, |name, before| {
            match name {
            "xl/workbook.xml" => before.replace(
                "</sheets>",
                "<sheet name=\"Bản sao\" sheetId=\"90\" r:id=\"rId90\"/></sheets>",
            ),
            "xl/_rels/workbook.xml.rels" => before.replace(
                "</Relationships>",
                "<Relationship Id=\"rId90\" Type=\"x/worksheet\" Target=\"worksheets/sheet90.xml\"/></Relationships>",
            ),
            _ => before,
        }
        });
        let mut archive = zip::ZipWriter::new_append(Cursor::new(book)).unwrap();
        archive.start_file("xl/worksheets/sheet90.xml", SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    project.put("gui-ve.xlsx", &copied(sheet));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-meaning".to_owned(), "B1".to_owned())], "{run:#?}");
    assert!(run.stdout.contains("Bản sao"), "{run:#?}");
    // A sheet of somebody's own beside those of the workbook is none of them.
    let own = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>5</v></c></row></sheetData></worksheet>";
    project.put("gui-ve.xlsx", &copied(own.to_owned()));
    let run = project.run(&["import", "gui-ve.xlsx", PLAN, "--yes", "--json"]);
    assert_eq!((run.status, found(&run, "error").len()), (0, 0), "{run:#?}");
}

/// Women among the members admitted: a column with a key of its own.
#[test]
fn breakdowns_go_out_and_come_home() {
    let project = Project::sample("minh-tan-2026").file("data/kehoach.yaml", "format: 1\n");
    let plan = "data/minh-tan-2026";
    assert_eq!(project.run(&["revise", plan, "--yes"]).status, 0);
    let run = project.run(&["build", "--format", "xlsx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let quotas = project.bytes("data/minh-tan-2026/quotas.yaml");
    let book = project.bytes("output/minh-tan-2026/bang-so-lieu.xlsx");
    let mut sheet = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
    archive.by_name(QUOTA_SHEET).unwrap().read_to_string(&mut sheet).unwrap();
    let mut strings = String::new();
    archive.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut strings).unwrap();
    assert!(strings.contains(">of_which.women<") && strings.contains(">Trong đó nữ<"), "{strings}");
    // The cells of the women of the third and fourth unit, and a sum over them.
    let (columns, row) = breakdown(&sheet, &strings);
    let cell = |at: usize| format!("{columns}{}", row + at);
    let (third, fourth) = (cell(2), cell(4));
    let cells = [(QUOTA_SHEET, third.as_str(), Some("2")), (QUOTA_SHEET, fourth.as_str(), Some("1"))];
    project.put("gui-ve.xlsx", &edited(&book, &cells));
    let run = project.run(&["import", "gui-ve.xlsx", plan, "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let expected = [
        "of_which: {women: 10}",
        "dong-tam: {periods: {2026-Q3: 1, 2026-Q4: 1}, of_which: {women: 2}}",
        "thon-4: {periods: {2026-Q2: 1}, of_which: {women: 1}}",
    ];
    assert_eq!(changed_lines(&quotas, &project.bytes("data/minh-tan-2026/quotas.yaml")), expected);
    project.put("gui-ve.xlsx", &edited(&book, &[(QUOTA_SHEET, third.as_str(), Some("1.5"))]));
    let run = project.run(&["import", "gui-ve.xlsx", plan, "--yes", "--json"]);
    assert_eq!(found(&run, "error"), [("sheet-figure".to_owned(), third)], "{run:#?}");
}

/// The column of women, and the row of the first unit.
fn breakdown(sheet: &str, strings: &str) -> (String, usize) {
    let texts: Vec<&str> = strings.split("<si>").skip(1).collect();
    let index = |text: &str| texts.iter().position(|one| one.contains(text)).unwrap();
    let at = |index: usize| {
        let end = sheet.find(&format!(" t=\"s\"><v>{index}</v>")).unwrap();
        let start = sheet[..end].rfind("<c r=\"").unwrap() + 6;
        sheet[start..end].split('"').next().unwrap().to_owned()
    };
    let column = at(index(">of_which.women<"));
    let first = at(index(">thon-1<"));
    let row = first.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap();
    (column.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(), row)
}
