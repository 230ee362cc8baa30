//! Makes a plan of each row of a table: all are written beside their places, then each takes its own in one step.

use std::path::{Path, PathBuf};

use super::compose::{PlanTexts, compose, taken};
use super::rows::{PlanRow, TableRows, read_workbook};
use super::shared_model::SharedModel;
use super::trial::faults;
use crate::data::file_errors::unwritable;
use crate::data::{plan_folder_in, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{LockClient, NewFolders, TABLE_FILE, WritableFolder, limits};
use crate::edits::project_guard::Lock;
use crate::model::Id;
use crate::records::TableRecord;
use crate::source::Place;

/// What plans are made of.
#[derive(Clone, Debug)]
pub struct NewPlans {
    /// The table.
    pub table: PathBuf,
    /// The name of their model.
    pub model: String,
    /// The folder that they are made in.
    pub folder: PathBuf,
}

/// Plans that were made of a table.
#[derive(Debug)]
pub struct MadePlans {
    /// The folders that were made, in the order of the rows.
    pub made: Vec<PathBuf>,
    /// How many of the rows had been made before.
    pub there: usize,
    /// The names of the sheets that hold nothing of plans.
    pub unread_sheets: Vec<String>,
}

/// Makes a plan of each row that has none yet. `None` where anything is wrong with the table, which is among the findings:
/// then nothing is written.
pub fn make_plans(new: &NewPlans, locks: &LockClient, findings: &mut Findings) -> Option<MadePlans> {
    if let Err(error) = WritableFolder::new(&new.folder) {
        findings.push(unwritable(&new.folder, &error));
        return None;
    }
    let model = SharedModel::read(&new.model, &new.folder, findings)?;
    let workbook = read_workbook(&new.table, findings)?;
    let rows = TableRows::read(&workbook, &model, findings);
    let record = read_record(&new.folder).map_err(|finding| findings.push(*finding)).ok()?;
    let mut record = record.unwrap_or_else(|| TableRecord::new(new.model.clone()));
    // Where a sheet is not read whole, the units that it may have are not known to be missing.
    let is_whole = !findings.has_errors();
    let mut to_make = Vec::new();
    let mut there = 0;
    for row in &rows.plans {
        if is_there(&new.folder, &row.id.value) {
            match record.taken(&row.id.value) {
                Some(_) => there += 1,
                None => findings.push(taken_folder(&new.folder, row)),
            }
            continue;
        }
        for header in &row.without {
            let finding = Finding::at(Code::TableRow, &row.id.place).with("kind", "nameless");
            findings.push(finding.with("got", header.as_str()));
        }
        to_make.extend(planned(row, &model, is_whole, findings).map(|texts| (row, texts)));
    }
    if findings.has_errors() {
        return None;
    }
    let mut made = MadePlans { made: Vec::new(), there, unread_sheets: rows.unread_sheets.clone() };
    if to_make.is_empty() {
        return remove_left_over(new, locks, findings).map(|()| made);
    }
    for (row, _) in &to_make {
        record.note(&row.id.value, taken(row));
    }
    record.model.clone_from(&new.model);
    let written = write(new, &to_make, &record, locks, &mut made.made, findings);
    written.map(|()| made)
}

/// Removes what a run left that was stopped when all plans were in their places.
fn remove_left_over(new: &NewPlans, locks: &LockClient, findings: &mut Findings) -> Option<()> {
    let Ok(folder) = WritableFolder::new(&new.folder) else { return Some(()) };
    let root = plan_folder_in(&new.folder, "_", findings)?.root;
    if NewFolders::has_left_over(&folder) || Lock::has_note_left(&root) {
        let _lock = Lock::acquire(&root, locks, findings)?;
        // One that stays does no harm.
        let _ = NewFolders::begin(folder);
    }
    Some(())
}

/// The texts of a plan in which nothing is wrong.
fn planned(
    row: &PlanRow,
    model: &SharedModel,
    has_all_units: bool,
    findings: &mut Findings,
) -> Option<PlanTexts> {
    let texts = compose(row, model, findings)?;
    let folder = plan_folder_in(&model.plans, row.id.value.as_str(), findings)?;
    let errors = faults(&folder, row, &texts, has_all_units);
    let is_whole = !errors.has_errors();
    findings.extend(errors);
    is_whole.then_some(texts)
}

/// Reads the record of a folder of plans; none where there is none.
///
/// # Errors
/// A finding where it cannot be read.
pub(super) fn read_record(folder: &Path) -> Result<Option<TableRecord>, Box<Finding>> {
    let path = folder.join(TABLE_FILE);
    let unread =
        |error| Box::new(crate::data::unreadable(&Place::file(shown(&path)), &error, limits::RECORD));
    TableRecord::read(folder).map_err(unread)
}

/// Whether anything has the name of a plan's folder.
pub(super) fn is_there(folder: &Path, id: &Id) -> bool {
    folder.join(id.as_str()).symlink_metadata().is_ok()
}

fn taken_folder(folder: &Path, row: &PlanRow) -> Finding {
    let finding = Finding::at(Code::TableRow, &row.id.place).with("kind", "taken");
    finding.with("got", shown(&folder.join(row.id.value.as_str())))
}

/// Writes the plans. The record comes first: what it names and is not there is made by the next run, and what it does not
/// name was never of the table.
fn write(
    new: &NewPlans,
    plans: &[(&PlanRow, PlanTexts)],
    record: &TableRecord,
    locks: &LockClient,
    made: &mut Vec<PathBuf>,
    findings: &mut Findings,
) -> Option<()> {
    let refused = |error: std::io::Error| unwritable(&new.folder, &error);
    let folder = WritableFolder::new(&new.folder).and_then(|folder| folder.create().map(|()| folder));
    let folder = folder.map_err(|error| findings.push(refused(error))).ok()?;
    let root = plan_folder_in(&new.folder, "_", findings)?.root;
    let _lock = Lock::acquire(&root, locks, findings)?;
    let mut put = || -> std::io::Result<()> {
        let folders = NewFolders::begin(folder.clone())?;
        for (row, texts) in plans {
            for (name, text) in texts {
                folders.write(&format!("{}/{name}", row.id.value), text.as_bytes())?;
            }
        }
        folder.file(TABLE_FILE)?.write(&record.to_bytes())?;
        for (row, _) in plans {
            folders.put(row.id.value.as_str())?;
            made.push(new.folder.join(row.id.value.as_str()));
        }
        Ok(())
    };
    put().map_err(|error| findings.push(refused(error))).ok()
}
