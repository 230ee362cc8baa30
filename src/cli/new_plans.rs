//! `kehoach new --from-table FILE --model NAME DIR`: a plan of each row of a table; without DIR the table to fill in.

use std::path::Path;

use super::arguments::DATA;
use super::console::Console;
use super::new::write_shared_schemas;
use super::status::{FAILED, OK};
use crate::data::shown;
use crate::diag::{Arguments, Findings};
use crate::province::{NewPlans, make_plans, write_form};

pub(super) fn run(table: &Path, model: &str, folder: Option<&Path>, console: &Console) -> u8 {
    match folder {
        Some(folder) => make(table, model, folder, console),
        None => write_empty(table, model, console),
    }
}

/// Makes the plans.
fn make(table: &Path, model: &str, folder: &Path, console: &Console) -> u8 {
    let mut findings = Findings::default();
    let new = NewPlans { table: table.to_path_buf(), model: model.to_owned(), folder: folder.to_path_buf() };
    let made = make_plans(&new, &console.lock_client(), &mut findings);
    console.findings(&findings);
    let Some(made) = made else { return FAILED };
    for path in &made.made {
        console.written(path);
    }
    for sheet in &made.unread_sheets {
        console.info("table-sheet-unread", &Arguments::from([("sheet", sheet.as_str().into())]));
    }
    if let Err(finding) = write_shared_schemas(&folder.join("_"), console) {
        console.finding(&finding);
    }
    let folder = shown(folder);
    let values = [("made", made.made.len().into()), ("there", made.there.into()), ("folder", folder.into())];
    console.info("plans-made", &Arguments::from(values));
    if findings.has_errors() { FAILED } else { OK }
}

/// Writes a table to fill in.
fn write_empty(table: &Path, model: &str, console: &Console) -> u8 {
    let mut findings = Findings::default();
    let written = write_form(table, model, Path::new(DATA), &mut findings);
    console.findings(&findings);
    if written.is_none() {
        return FAILED;
    }
    console.written(table);
    let values = [("table", shown(table).into()), ("model", model.into())];
    console.info("form-next", &Arguments::from(values));
    OK
}
