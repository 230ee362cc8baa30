//! Brings the figures of sheets into the files of a plan: read, understood, merged, and proposed as changes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use super::edit::new_values;
use super::figure::{FigureKey, PlanTable, SheetFigure, plan_tables};
use super::foreign::{ForeignRequest, foreign_figures};
use super::input::InputWorkbook;
use super::merge::{FigureChange, changes};
use super::names::HolderNames;
use super::own::{is_own, own_figures};
use super::read::{UnreadTable, read_table};
use crate::data::file_errors::unwritable;
use crate::data::{
    EMPTY_RESULTS, ImportColumn, ImportMapping, PlanFolder, import_mapping, is_hidden, load_plan,
    requested_document, set_values, shown, unreadable,
};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::disk::{self, QUOTAS_FILE, RESULTS_FILE, WritableFolder};
use crate::edits::{Proposal, ProposalOutcome};
use crate::limits;
use crate::model::{Counts, Id, Period, Plan};
use crate::records::{Digest, output_digest};
use crate::source::{Place, Placed, Source};
use crate::workbook::SheetKind;

/// What files of sheets are called.
const ENDINGS: [&str; 7] = ["xlsx", "xlsm", "ods", "csv", "tsv", "txt", "xls"];

/// A file of quotas without any.
const EMPTY_QUOTAS: &str = "format: 1\n";

/// What is to be imported.
#[derive(Debug)]
pub struct ImportRequest {
    /// Files of sheets, and folders of such.
    pub files: Vec<PathBuf>,
    /// The plan's folder.
    pub plan: PathBuf,
    /// The quota or the result whose figures all columns have that name no other.
    pub table: Option<(SheetKind, String)>,
}

/// What an import comes to.
#[derive(Debug)]
pub struct ImportOutcome {
    /// The changes of the plan's files.
    pub proposal: Proposal,
    /// The figures that change.
    pub changes: Vec<FigureChange>,
    /// How many files were read.
    pub files: usize,
    /// The plan's id.
    pub plan: String,
    /// The workbooks that the program made.
    pub own: Vec<ImportedWorkbook>,
    /// Whether nothing is in the sheets that the data are not to have.
    pub is_whole: bool,
}

/// A workbook of the program's that somebody filled in.
#[derive(Debug)]
pub struct ImportedWorkbook {
    /// Where it is.
    pub path: PathBuf,
    /// The digest of its bytes as they were read.
    pub digest: Digest,
}

/// The changes that sheets make in a plan's figures. None where anything in them, in the plan or in its mapping is an
/// error; what is found is among the findings.
pub fn import(request: &ImportRequest, findings: &mut Findings) -> Option<ImportOutcome> {
    let mut own = Findings::default();
    let folder = requested_document(&request.plan, findings)?.folder;
    if let Err(error) = WritableFolder::new(&folder.path) {
        findings.push(unwritable(&folder.path, &error));
        return None;
    }
    let plan = load_plan(&folder, &mut own);
    let has_doubts = own.has_errors();
    for finding in own.iter().filter(|finding| finding.severity() == Severity::Error) {
        findings.push(finding.clone());
    }
    let mapping = mapping(request, &folder.path, findings);
    if has_doubts {
        return None;
    }
    let mapping = mapping?;
    let tables = plan_tables(&plan);
    let known = HolderNames::new(&plan.quotas, &mapping);
    let mut found = Findings::default();
    check_mapping(&plan, &mapping, &mut found);
    let mut figures = Vec::new();
    let files = files(&request.files, &mut found);
    let mut own_books = Vec::new();
    for path in &files {
        let digest = output_digest(path);
        let Some(book) = read(path, &mut found) else { continue };
        own_books.extend(
            digest.filter(|_| is_own(&book)).map(|digest| ImportedWorkbook { path: path.clone(), digest }),
        );
        figures.append(&mut if is_own(&book) {
            own_figures(&book, &plan.id, &tables, &known, &mut found)
        } else {
            let request = ForeignRequest { tables: &tables, known: &known, mapping: &mapping };
            foreign_figures(&book, &request, &mut found)
        });
    }
    let mut silent = Findings::default();
    report_unreported(&plan, &tables, &figures, &mut silent);
    let changes = changes(&plan, &tables, figures, &mut found);
    let is_wrong = found.has_errors();
    let is_left = |finding: &Finding| matches!(finding.code(), Code::SheetEmptied | Code::SheetUnused);
    let is_whole = !found.iter().any(is_left);
    findings.extend(found);
    if is_wrong {
        return None;
    }
    findings.extend(silent);
    let mut proposal = Proposal::new(std::slice::from_ref(&folder.path));
    propose(&mut proposal, &folder.path, &plan, &tables, &changes, findings)?;
    if has_new_errors(folder, &proposal, findings) {
        return None;
    }
    Some(ImportOutcome { proposal, changes, files: files.len(), plan: plan.id, own: own_books, is_whole })
}

/// Whether the plan would have errors with the changes; it has none without them.
fn has_new_errors(folder: PlanFolder, proposal: &Proposal, findings: &mut Findings) -> bool {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let texts = proposal.files.iter().map(|file| (name(file.path()), file.after.clone())).collect();
    let mut after = Findings::default();
    load_plan(&folder.with_texts(texts), &mut after);
    for finding in after.iter().filter(|finding| finding.severity() == Severity::Error) {
        findings.push(finding.clone());
    }
    after.has_errors()
}

/// The plan's mapping, with what the command line says after it.
fn mapping(request: &ImportRequest, folder: &Path, findings: &mut Findings) -> Option<ImportMapping> {
    let mut mapping = import_mapping(folder, findings)?;
    if let Some((kind, id)) = &request.table {
        let id = Placed { value: id.clone(), place: Place::file(shown(folder)) };
        let (quota, result) = match kind {
            SheetKind::Quota => (Some(id), None),
            SheetKind::Result => (None, Some(id)),
        };
        mapping.columns.push(ImportColumn { quota, result, ..ImportColumn::default() });
    }
    Some(mapping)
}

fn check_mapping(plan: &Plan, mapping: &ImportMapping, findings: &mut Findings) {
    let ids: Vec<&str> = plan.quotas.units.iter().map(|unit| unit.id.as_str()).collect();
    for (_, id) in mapping.names.iter().filter(|(_, id)| !plan.quotas.holds(&id.value)) {
        let finding = Finding::at(Code::UnknownId, &id.place).with("id", id.value.as_str());
        findings.push(finding.with_known(id.value.as_str(), ids.iter().copied()));
    }
}

/// The files that are named, and those in folders that are.
fn files(paths: &[PathBuf], findings: &mut Findings) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let is_table = |path: &PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            !is_hidden(&name) && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
        };
        match disk::list(WalkDir::new(path).max_depth(1), limits::FOLDER_ENTRIES, |_| true) {
            Ok(listed) => files.extend(listed.into_iter().filter(is_table)),
            Err(error) => findings.push(unreadable(&Place::file(shown(path)), &error, 0)),
        }
    }
    if files.is_empty() {
        let path = paths.first().map(|path| shown(path)).unwrap_or_default();
        findings.push(Finding::at(Code::SheetMeaning, &Place::file(path)).with("reason", "no-table"));
    }
    files
}

fn read(path: &Path, findings: &mut Findings) -> Option<InputWorkbook> {
    let place = Place::file(shown(path));
    match read_table(path) {
        Ok(book) => return Some(book),
        Err(UnreadTable::File(error)) => {
            findings.push(unreadable(&place, &error, disk::limits::WORKBOOK));
        }
        Err(UnreadTable::Fault(fault)) => {
            findings.push(Finding::at(Code::SheetUnreadable, &place).with("reason", fault.id()));
        }
    }
    None
}

/// Who has a figure in the sheets, and where the first is.
struct Reporting<'a> {
    place: Place,
    holders: BTreeSet<&'a Id>,
}

/// Notes whose figures neither the sheets nor the data have, of each quota or result and period that the sheets have.
fn report_unreported(
    plan: &Plan,
    tables: &[PlanTable<'_>],
    figures: &[SheetFigure],
    findings: &mut Findings,
) {
    let mut reported: BTreeMap<(usize, Option<Period>), Reporting<'_>> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.key.part.is_none()) {
        let key = &figure.key;
        let Some(table) = tables.iter().position(|table| table.is(key.kind, &key.id)) else { continue };
        let Some(holder) = &key.holder else { continue };
        let new = || Reporting { place: figure.place.clone(), holders: BTreeSet::new() };
        reported.entry((table, key.period)).or_insert_with(new).holders.insert(holder);
    }
    for ((table, period), Reporting { place, holders }) in reported {
        let table = &tables[table];
        let is_missing = |holder: &&Id| {
            let key = FigureKey {
                kind: table.kind,
                id: table.id.to_owned(),
                holder: Some((*holder).clone()),
                period,
                part: None,
            };
            let of_unit = plan.quotas.unit(holder);
            let is_there = of_unit.is_none_or(|unit| unit.life.is_in(period.unwrap_or(table.period)));
            let has_share = table.share(holder).is_some_and(|share| matches!(share.counts, Counts::Total(_)));
            is_there && !holders.contains(holder) && table.count(&key).is_none() && !has_share
        };
        let missing = table.expected.shares.iter().map(|share| &share.holder).filter(is_missing);
        let names: Vec<&str> = missing.map(|id| plan.quotas.name_of(id).unwrap_or(id.as_str())).collect();
        if names.is_empty() || table.kind == SheetKind::Quota {
            continue;
        }
        let finding = Finding::at(Code::SheetUnreported, &Place::file(place.source().path()));
        let finding = finding.with("id", table.id).with("name", table.measure.name());
        let finding = finding.with("count", names.len());
        let period = period.unwrap_or(table.period).to_string();
        findings.push(finding.with("period", period).with("names", names.join(", ")));
    }
}

/// The changes of the two files of figures.
pub(super) fn propose(
    proposal: &mut Proposal,
    folder: &Path,
    plan: &Plan,
    tables: &[PlanTable<'_>],
    changes: &[FigureChange],
    findings: &mut Findings,
) -> Option<()> {
    for (kind, name) in [(SheetKind::Quota, QUOTAS_FILE), (SheetKind::Result, RESULTS_FILE)] {
        if !changes.iter().any(|change| change.key.kind == kind) {
            continue;
        }
        let path = shown(&folder.join(name));
        let known = plan.sources.iter().find(|source| source.path() == path);
        let empty = match kind {
            SheetKind::Quota => EMPTY_QUOTAS,
            SheetKind::Result => EMPTY_RESULTS,
        };
        let source = known.map_or_else(|| Source::new(path, empty), Arc::clone);
        let values = new_values(plan, kind, tables, changes, &source);
        // Totals and keys that change with the figures are none of the sheets'.
        let figures = changes.iter().filter(|change| change.key.kind == kind).count();
        let outcome = match known {
            Some(_) => proposal.set_values_of(&source, &values, figures),
            None => {
                set_values(&source, &values).map(|text| proposal.create(&folder.join(name), text, figures))
            }
        };
        match outcome {
            Ok(ProposalOutcome::Changed | ProposalOutcome::Unchanged | ProposalOutcome::Linked) => {}
            Ok(ProposalOutcome::Outside | ProposalOutcome::Protected) => {
                let finding = Finding::at(Code::FileUnwritable, &Place::file(source.path()));
                findings.push(finding.with("reason", "denied"));
                return None;
            }
            Err(refused) => {
                let finding = Finding::at(Code::FileUnchangeable, &Place::file(source.path()));
                findings.push(finding.with("kind", "import").with("keys", refused.0.to_string()));
                return None;
            }
        }
    }
    Some(())
}
