//! `kehoach import`: figures of sheets that come back as data.

mod faults;
mod hostile;
mod offices;
mod own;
mod understood;

use std::io::{Cursor, Write};

use rust_xlsxwriter as xlsx;
use serde_json::Value;
use zip::write::SimpleFileOptions;

use crate::harness::{Project, Run};

pub(crate) const PLAN: &str = "data/ham-liem-2026";
pub(crate) const QUOTAS: &str = "data/ham-liem-2026/quotas.yaml";
pub(crate) const RESULTS: &str = "data/ham-liem-2026/results.yaml";

/// The sample whose figures sheets are imported into, which shares nothing with others.
pub(crate) fn project() -> Project {
    Project::sample("ham-liem-2026").file("data/kehoach.yaml", "format: 1\n")
}

/// A sheet as rows of cells between `|`: numbers as such; `'04` and words as texts, `=` a formula of that value, `@` a day,
/// `%` a percentage, `!` an error, `?` a truth value; blanks and nothing are an empty cell.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
    merged: Vec<&'static str>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<u16>,
    name: &'static str,
}

impl Table {
    pub(crate) fn new(rows: &str) -> Self {
        let cells =
            |row: &str| row.split('|').map(|cell| cell.trim_matches([' ', '\n']).to_owned()).collect();
        let rows = rows.trim_matches('\n').lines().map(cells).collect();
        Self {
            rows,
            merged: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            name: "Quý III",
        }
    }

    pub(crate) fn merged(self, merged: &[&'static str]) -> Self {
        Self { merged: merged.to_vec(), ..self }
    }

    pub(crate) fn hidden(self, rows: &[u32], columns: &[u16]) -> Self {
        Self { hidden_rows: rows.to_vec(), hidden_columns: columns.to_vec(), ..self }
    }

    pub(crate) fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The bytes of a workbook with this sheet.
    pub(crate) fn xlsx(&self) -> Vec<u8> {
        let mut file = xlsx::Workbook::new();
        self.put(file.add_worksheet());
        file.save_to_buffer().unwrap()
    }

    pub(crate) fn put(&self, sheet: &mut xlsx::Worksheet) {
        sheet.set_name(self.name).unwrap();
        for area in &self.merged {
            let (first, last) = area.split_once(':').unwrap();
            let ((top, left), (bottom, right)) = (position(first), position(last));
            sheet.merge_range(top, left, bottom, right, "", &xlsx::Format::new()).unwrap();
        }
        for (row, cells) in (0..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                put(sheet, row, column, cell);
            }
        }
        for row in &self.hidden_rows {
            sheet.set_row_hidden(*row - 1).unwrap();
        }
        for column in &self.hidden_columns {
            sheet.set_column_hidden(*column).unwrap();
        }
    }

    /// The bytes of the same sheet as `LibreOffice` writes it; formulas have no stored values.
    pub(crate) fn ods(&self) -> Vec<u8> {
        let row = |row: &Vec<String>| {
            let cells: Vec<String> = row.iter().map(|cell| ods_cell(cell)).collect();
            ["<table:table-row>", &cells.concat(), "</table:table-row>"].concat()
        };
        let rows: String = self.rows.iter().map(row).collect();
        let content = format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"{}\">{rows}</table:table>\
             </office:spreadsheet></office:body></office:document-content>",
            self.name
        );
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    }

    /// The same sheet as a text.
    pub(crate) fn csv(&self) -> Vec<u8> {
        let rows: Vec<String> = self.rows.iter().map(|row| row.join(";").replace('\'', "")).collect();
        format!("\u{feff}{}\r\n", rows.join("\r\n")).into_bytes()
    }
}

fn put(sheet: &mut xlsx::Worksheet, row: u32, column: u16, cell: &str) {
    let format = |format: &str| xlsx::Format::new().set_num_format(format);
    if let Some(value) = cell.strip_prefix('=') {
        sheet.write_formula(row, column, xlsx::Formula::new("=N(0)").set_result(value)).unwrap();
    } else if let Some(serial) = cell.strip_prefix('@') {
        sheet
            .write_number_with_format(row, column, serial.parse::<f64>().unwrap(), &format("d/m/yyyy"))
            .unwrap();
    } else if let Some(share) = cell.strip_prefix('%') {
        sheet.write_number_with_format(row, column, share.parse::<f64>().unwrap(), &format("0%")).unwrap();
    } else if let Some(error) = cell.strip_prefix('!') {
        sheet.write_formula(row, column, xlsx::Formula::new("=1/0").set_result(error)).unwrap();
    } else if cell == "?" {
        sheet.write_boolean(row, column, true).unwrap();
    } else if let Some(text) = cell.strip_prefix('\'') {
        sheet.write_string(row, column, text).unwrap();
    } else if let Ok(number) = cell.parse::<f64>() {
        sheet.write_number(row, column, number).unwrap();
    } else if !cell.is_empty() {
        sheet.write_string(row, column, cell).unwrap();
    }
}

fn ods_cell(cell: &str) -> String {
    let number =
        |value: &str| format!("<table:table-cell office:value-type=\"float\" office:value=\"{value}\"/>");
    let text = |value: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{value}</text:p></table:table-cell>")
    };
    if cell.starts_with('=') {
        "<table:table-cell table:formula=\"of:=1+1\"/>".to_owned()
    } else if cell.parse::<f64>().is_ok() {
        number(cell)
    } else if cell.is_empty() {
        "<table:table-cell/>".to_owned()
    } else {
        text(cell.trim_start_matches('\''))
    }
}

/// `B7` as row and column from 0.
pub(crate) fn position(name: &str) -> (u32, u16) {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0, |column, letter| column * 26 + u16::from(letter - b'A') + 1) - 1;
    let row: u32 = name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap();
    (row - 1, column)
}

/// The findings of a run: code and cell, of those that are of a severity.
pub(crate) fn found(run: &Run, severity: &str) -> Vec<(String, String)> {
    let lines = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let findings = lines.filter(|line| line["kind"] == "finding" && line["severity"] == severity);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings.map(|line| (text(&line["code"]), text(&line["place"]["cell"]))).collect()
}

/// The lines that change in a file.
pub(crate) fn changed_lines(before: &[u8], after: &[u8]) -> Vec<String> {
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let old: Vec<&str> = before.lines().collect();
    after.lines().filter(|line| !old.contains(line)).map(|line| line.trim().to_owned()).collect()
}
