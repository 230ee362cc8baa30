//! Workbooks: the figures of a plan as sheets that people fill in, read back and recomputed.

mod file;
mod hostile;
mod life;
mod recalculated;
mod sheets;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};

use crate::harness::Project;

/// A workbook as other programs read it.
pub(crate) struct Book {
    bytes: Vec<u8>,
    values: Vec<(String, Range<Data>)>,
    formulas: BTreeMap<String, Range<String>>,
}

impl Book {
    pub(crate) fn read(bytes: Vec<u8>) -> Self {
        let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        let names = file.sheet_names();
        let values = names.iter().map(|name| (name.clone(), file.worksheet_range(name).unwrap())).collect();
        let formulas =
            names.iter().map(|name| (name.clone(), file.worksheet_formula(name).unwrap())).collect();
        Self { bytes, values, formulas }
    }

    /// The workbook of a project's output folder.
    pub(crate) fn built(project: &Project, below: &str) -> Self {
        Self::read(project.bytes(&format!("output/{below}")))
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.values.iter().map(|(name, _)| name.as_str()).collect()
    }

    fn values(&self, sheet: &str) -> &Range<Data> {
        let found = self.values.iter().find(|(name, _)| name == sheet);
        &found.unwrap_or_else(|| panic!("no sheet `{sheet}` among {:?}", self.names())).1
    }

    /// The value of a cell, as a text; a whole number without decimals.
    pub(crate) fn value(&self, sheet: &str, cell: &str) -> String {
        self.values(sheet).get_value(position(cell)).map(Data::to_string).unwrap_or_default()
    }

    /// The number in a cell.
    pub(crate) fn number(&self, sheet: &str, cell: &str) -> f64 {
        match self.values(sheet).get_value(position(cell)) {
            Some(Data::Float(number)) => *number,
            other => panic!("{sheet}!{cell}: {other:?}"),
        }
    }

    /// The formula of a cell; empty where it has none.
    pub(crate) fn formula(&self, sheet: &str, cell: &str) -> String {
        self.formulas[sheet].get_value(position(cell)).cloned().unwrap_or_default()
    }

    /// Every formula with its sheet and its place, and its value.
    pub(crate) fn all_formulas(&self) -> BTreeMap<(String, u32, u32), Data> {
        let mut found = BTreeMap::new();
        for (name, formulas) in &self.formulas {
            let (top, left) = formulas.start().unwrap_or_default();
            for (row, column, formula) in formulas.cells() {
                let at = (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
                if !formula.is_empty() {
                    let value = self.values(name).get_value(at).cloned().unwrap_or_default();
                    found.insert((name.clone(), at.0, at.1), value);
                }
            }
        }
        found
    }

    /// The rows of a sheet, each cell as a text.
    pub(crate) fn rows(&self, sheet: &str) -> Vec<Vec<String>> {
        self.values(sheet).rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
    }

    /// A part of the file.
    pub(crate) fn part(&self, name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// The names of the parts of the file.
    pub(crate) fn parts(&self) -> Vec<String> {
        let archive = zip::ZipArchive::new(Cursor::new(&self.bytes)).unwrap();
        archive.file_names().map(|name| name.unwrap().into_owned()).collect()
    }
}

/// `B7` as row and column, counted from 0.
fn position(cell: &str) -> (u32, u32) {
    let letters = cell.chars().take_while(char::is_ascii_alphabetic);
    let column = letters.fold(0, |column, letter| column * 26 + (letter as u32 - 'A' as u32 + 1));
    let row: u32 = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap();
    (row - 1, column - 1)
}

const FORMATS: &str = "format: 1\nformats: [pdf, xlsx]\n";

/// The sample with quotas, results and a report, its PDFs and workbooks built.
fn sample() -> Project {
    let project = Project::sample("ham-liem-2026").file("data/kehoach.yaml", FORMATS);
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    project
}

/// A small plan with these files of figures, its workbook built.
fn small(quotas: &str, results: &str) -> Project {
    let project = Project::with_body("  - Một đoạn văn.\n")
        .file("data/plan/quotas.yaml", &format!("format: 1\n{quotas}"))
        .file("data/plan/results.yaml", &format!("format: 1\n{results}"))
        .file("data/kehoach.yaml", "format: 1\n");
    let run = project.run(&["build", "--format", "xlsx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    project
}
