//! Workbooks recomputed by `LibreOffice`: the values that are stored are those that a calculator gets.

use calamine::Data;

use super::{Book, sample, small};
use crate::harness::Project;
use crate::office::converted;

/// Settings by which `LibreOffice` computes every formula of a file that it reads: it trusts stored values otherwise.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// The workbook as `LibreOffice` computes and writes it; none where there is no `LibreOffice`.
fn recalculated(project: &Project, below: &str) -> Option<Book> {
    project.put("profile/user/registrymodifications.xcu", SETTINGS.as_bytes());
    converted(project, below, "xlsx").map(Book::read)
}

fn assert_same(stored: &Book, computed: &Book) {
    let formulas = stored.all_formulas();
    assert!(!formulas.is_empty());
    let anew = computed.all_formulas();
    for (at, value) in &formulas {
        match (value, anew.get(at)) {
            (Data::Float(own), Some(Data::Float(other))) if (own - other).abs() < 1e-9 => {}
            (Data::String(own), Some(Data::String(other))) if own == other => {}
            other => panic!("{at:?}: {other:?}"),
        }
    }
}

/// Makes every stored value wrong, so that only a program that computes gets the right ones.
fn with_wrong_values(project: &Project, below: &str) {
    use std::io::{Cursor, Read, Write};
    let bytes = project.bytes(&format!("output/{below}"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = regex::Regex::new("</f><v>[^<]*</v>").unwrap();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        if name.starts_with("xl/worksheets/") {
            let text = String::from_utf8(bytes).unwrap();
            let wrong = stored.replace_all(&text, "</f><v>987654</v>");
            bytes = wrong.into_owned().into_bytes();
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        written.write_all(&bytes).unwrap();
    }
    project.put(&format!("output/wrong/{below}"), &written.finish().unwrap().into_inner());
}

#[test]
fn the_values_of_the_sample_are_those_of_a_calculator() {
    let project = sample();
    for below in [
        "ham-liem-2026/bang-so-lieu.xlsx",
        "ham-liem-2026/thong-bao-chi-tieu-phu-luc.xlsx",
        "ham-liem-2026/bao-cao/2026-Q2-phu-luc.xlsx",
    ] {
        with_wrong_values(&project, below);
        let Some(computed) = recalculated(&project, &format!("wrong/{below}")) else { return };
        assert_same(&Book::built(&project, below), &computed);
    }
}

#[test]
fn decimals_and_groups_are_those_of_a_calculator() {
    let quotas = "
units:
  - {id: a, name: A, kind: village}
  - {id: b, name: B, kind: village}
  - {id: c, name: C, kind: school}
measures: {land: {name: Diện tích, unit: ha, decimals: 1}}
quotas:
  - {measure: land, period: 2026, units: {a: {2026-Q1: \"0,1\", 2026-Q2: \"0,2\"}, b: {2026-Q1: \"0,7\"}, c: {2026-Q4: \"3,3\"}}}
";
    let results = "
results:
  - {measure: land, period: 2026, as_of: 2026-06-30, units: {a: {2026-Q1: \"0,1\", 2026-Q2: \"0,3\"}, b: {2026-Q2: \"0,5\"}}}
";
    let project = small(quotas, results);
    let below = "plan/bang-so-lieu.xlsx";
    with_wrong_values(&project, below);
    let Some(computed) = recalculated(&project, &format!("wrong/{below}")) else { return };
    assert_same(&Book::built(&project, below), &computed);
}
