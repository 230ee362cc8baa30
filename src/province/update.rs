//! Brings a changed table into the plans that were made of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::compose::{PlanTexts, file_text};
use super::make::{is_there, read_record};
use super::rows::{PlanRow, TableEntry, TableRows, read_workbook};
use super::shared_model::SharedModel;
use super::trial::faults_at_cells;
use super::versions::FileVersions;
use crate::data::file_errors::unwritable;
use crate::data::{
    NewValue, PlanFolder, UnchangeableValue, has_plan_file, load_plan, plan_folder_in, read_source,
    set_values, shown, values,
};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{LockClient, PLAN_FILE, TABLE_FILE, WritableFolder};
use crate::edits::Proposal;
use crate::edits::project_guard::Lock;
use crate::model::{DocumentId, Id, Plan, Role};
use crate::records::{TableFile, TableRecord, TakenValues};
use crate::source::{Place, Source, ValuePath};

/// What a changed table changes in plans.
#[derive(Debug)]
pub struct TableUpdate {
    /// The changes of files.
    pub proposal: Proposal,
    /// What is noted once they are made.
    pub noted: UpdateNotes,
}

/// What is noted of a table once its changes are made.
#[derive(Debug)]
pub struct UpdateNotes {
    folder: PathBuf,
    record: TableRecord,
    plans: Vec<PlanUpdate>,
}

/// What a row changes in its plan.
#[derive(Debug)]
struct PlanUpdate {
    id: Id,
    /// What is then taken from the table.
    taken: TakenValues,
    /// The files with the texts that they are to have.
    files: Vec<(Arc<Source>, String)>,
}

/// Works out what a table changes in the plans of a folder. `None` where anything is wrong with the table, which is among
/// the findings. Of a plan with a conflict nothing is changed.
pub fn update_plans(table: &Path, folder: &Path, findings: &mut Findings) -> Option<TableUpdate> {
    let record = read_record(folder).map_err(|finding| findings.push(*finding)).ok()?;
    let name = record.as_ref().map(|record| record.model.clone()).or_else(|| model_of_plans(folder));
    let Some(name) = name else {
        findings.push(
            Finding::at(Code::NoPlan, &Place::file(shown(folder))).with("kind", "none").with("known", ""),
        );
        return None;
    };
    let has_record = record.is_some();
    let record = record.unwrap_or_else(|| TableRecord::new(name.clone()));
    let model = SharedModel::read(&name, folder, findings)?;
    let workbook = read_workbook(table, findings)?;
    let rows = TableRows::read(&workbook, &model, findings);
    if findings.has_errors() {
        return None;
    }
    if !has_record && !rows.plans.iter().any(|row| is_there(folder, &row.id.value)) {
        findings.push(elsewhere(folder));
        return None;
    }
    let gone = gone_columns(&rows, &record);
    for column in &gone {
        let finding = Finding::at(Code::TableGone, &rows.place).with("kind", "column");
        findings.push(finding.with("id", column.as_str()).with("path", shown(folder)));
    }
    let mut proposal = Proposal::new(&[folder.to_path_buf()]);
    let mut plans = Vec::new();
    for row in &rows.plans {
        let id = &row.id.value;
        if !is_there(folder, id) {
            findings.push(new_row(row, table, &name, folder));
        } else if !has_plan_file(&folder.join(id.as_str())) {
            let path = shown(&folder.join(id.as_str()));
            let finding = Finding::at(Code::TableRow, &row.id.place);
            findings.push(finding.with("kind", "taken").with("got", path));
        } else if let Some(plan) = PlanVersions::new(row, &model, &record, &gone, findings) {
            plans.extend(plan.update(&mut proposal, findings));
        }
    }
    report_gone(&rows, &record, folder, findings);
    let noted = UpdateNotes { folder: folder.to_path_buf(), record, plans };
    Some(TableUpdate { proposal, noted })
}

/// The finding about a folder in which no row has its plan, with the folders below it that hold plans.
fn elsewhere(folder: &Path) -> Finding {
    let projects = crate::data::find_projects(&[folder.to_path_buf()], &mut Findings::default());
    let plans = projects.iter().flat_map(|project| &project.plans);
    let folders: BTreeSet<String> = plans.filter_map(|plan| plan.path.parent().map(shown)).collect();
    let finding = Finding::at(Code::TableRow, &Place::file(shown(folder))).with("kind", "elsewhere");
    finding.with("got", folders.into_iter().collect::<Vec<_>>().join(", "))
}

/// The model of the first plan in a folder that has one.
fn model_of_plans(folder: &Path) -> Option<String> {
    let plans = crate::data::find_projects(&[folder.to_path_buf()], &mut Findings::default());
    let mut files = plans.iter().flat_map(|project| &project.plans).map(|plan| plan.path.join(PLAN_FILE));
    files.find_map(|file| {
        let source = read_source(&file, &mut Findings::default())?;
        values(&source).get(&ValuePath::parse("model")).cloned()
    })
}

fn new_row(row: &PlanRow, table: &Path, model: &str, folder: &Path) -> Finding {
    let command = format!("kehoach new --from-table {} --model {model} {}", shown(table), shown(folder));
    Finding::at(Code::TableNew, &row.id.place).with("id", row.id.value.as_str()).with("command", command)
}

/// The columns of which values were taken, and of which no row has any now.
fn gone_columns(rows: &TableRows, record: &TableRecord) -> BTreeSet<String> {
    let now = rows.plans.iter().flat_map(|row| &row.entries);
    let now: BTreeSet<String> = now.map(|entry| column_of(&entry.path)).collect();
    // A table of one plan has columns of one cell.
    let ids: Vec<Id> = record.ids().filter(|id| rows.plans.iter().any(|row| row.id.value == *id)).collect();
    let taken = ids.iter().filter_map(|id| record.taken(id)).flat_map(BTreeMap::values).flatten();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (path, _) in taken {
        *counts.entry(column_of(path)).or_default() += 1;
    }
    counts.retain(|column, count| *count > 1 && !now.contains(column));
    counts.into_keys().collect()
}

/// The path of a value with `*` for the unit: that of its column.
fn column_of(path: &ValuePath) -> String {
    let mut parts: Vec<&str> = path.parts().iter().map(String::as_str).collect();
    if let Some(at) = parts.iter().position(|part| *part == "units")
        && let Some(unit) = parts.get_mut(at + 1)
    {
        *unit = "*";
    }
    parts.join(".")
}

/// Notes plans, and units of plans, that were in the table when it was taken last, and are not any more.
fn report_gone(rows: &TableRows, record: &TableRecord, folder: &Path, findings: &mut Findings) {
    for id in record.ids().filter(|id| is_there(folder, id)) {
        let Some(row) = rows.plans.iter().find(|row| row.id.value == id) else {
            let finding = Finding::at(Code::TableGone, &rows.place).with("kind", "plan");
            findings.push(finding.with("id", id.as_str()).with("path", shown(&folder.join(id.as_str()))));
            continue;
        };
        let of_quotas = record.taken(&id).and_then(|taken| taken.get(&TableFile::Quotas));
        let units = of_quotas.into_iter().flatten().filter_map(|(path, _)| match path.parts() {
            [list, unit, _, ..] if list == "units" => Some(unit.as_str()),
            _ => None,
        });
        let units: BTreeSet<&str> = units.collect();
        for unit in units.into_iter().filter(|unit| row.units.iter().all(|own| own.value.as_str() != *unit)) {
            let finding = Finding::at(Code::TableGone, &row.id.place).with("kind", "unit").with("id", unit);
            findings.push(finding.with("path", shown(&folder.join(id.as_str()))));
        }
    }
}

/// A plan with what its row says.
struct PlanVersions<'a> {
    row: &'a PlanRow,
    folder: PlanFolder,
    plan: Plan,
    taken: Option<&'a TakenValues>,
    model: &'a SharedModel,
    /// The columns of which no row has a value any more.
    gone_columns: &'a BTreeSet<String>,
}

/// A file that a row changes, with its values, or one that it needs and that is not there.
struct PlanFileChange {
    source: Arc<Source>,
    new: Vec<NewValue>,
    /// The whole text of a file that is not there.
    created: Option<String>,
}

impl<'a> PlanVersions<'a> {
    fn new(
        row: &'a PlanRow,
        model: &'a SharedModel,
        record: &'a TableRecord,
        gone_columns: &'a BTreeSet<String>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let folder = plan_folder_in(&model.plans, row.id.value.as_str(), findings)?;
        let plan = load_plan(&folder, &mut Findings::default());
        Some(Self { row, folder, plan, taken: record.taken(&row.id.value), model, gone_columns })
    }

    fn source(&self, file: TableFile) -> Option<&Arc<Source>> {
        let path = shown(&self.folder.path.join(file.name()));
        self.plan.sources.iter().find(|source| source.path() == path)
    }

    /// What the row changes; none where a value cannot be put in, which is a finding.
    fn update(self, proposal: &mut Proposal, findings: &mut Findings) -> Option<PlanUpdate> {
        let mut own = Findings::default();
        let mut changes = Vec::new();
        let mut kept: Vec<&TableEntry> = Vec::new();
        self.report_emptied(&mut own);
        for file in TableFile::ALL {
            let mut entries = self.row.entries.iter().filter(|entry| entry.file == file);
            let Some(first) = entries.next() else { continue };
            let Some(source) = self.source(file) else {
                changes.extend(self.created(file, first, &mut own));
                continue;
            };
            let versions = FileVersions::new(file, source, self.row, self.taken);
            let of_file = versions.changes(&mut own);
            let Some(first) = of_file.entries.first() else { continue };
            if let Some(document) = self.issued(file) {
                own.push(self.is_issued(first, of_file.entries.len(), &document, "closed"));
                kept.extend(&of_file.entries);
                continue;
            }
            for document in self.following(file) {
                own.push(self.is_issued(first, of_file.entries.len(), &document, "follows"));
            }
            changes.push(PlanFileChange { source: Arc::clone(source), new: of_file.new, created: None });
        }
        let files = (!own.has_errors()).then(|| self.texts(&changes, &mut own)).flatten();
        let files = files.filter(|_| !own.has_errors());
        findings.extend(own);
        let files = files?;
        for PlanFileChange { source, new, created } in changes {
            let _ = match created {
                Some(text) => Ok(proposal.create(Path::new(source.path()), text, new.len())),
                // The same values were set right above.
                None => proposal.set_values(&source, &new),
            };
        }
        Some(PlanUpdate { id: self.row.id.value.clone(), taken: self.taken_then(&kept), files })
    }

    /// Notes cells that were emptied since their values were taken: the data keep these.
    fn report_emptied(&self, findings: &mut Findings) {
        let of_file = |file: TableFile| {
            let source = self.source(file)?;
            Some(FileVersions::new(file, source, self.row, self.taken).emptied())
        };
        let paths = TableFile::ALL.into_iter().filter_map(of_file).flatten();
        // A column that is gone is noted once, for all plans.
        let paths = paths.filter(|path| !self.gone_columns.contains(&column_of(path)));
        let paths: Vec<String> = paths.map(ValuePath::to_string).collect();
        if !paths.is_empty() {
            let finding = Finding::at(Code::TableGone, &self.row.id.place).with("kind", "cell");
            let finding = finding.with("id", paths.join(", ")).with("count", paths.len());
            findings.push(finding.with("path", shown(&self.folder.path)));
        }
    }

    /// A file that the row needs and that is not there. One that somebody took away is a finding.
    fn created(
        &self,
        file: TableFile,
        first: &TableEntry,
        findings: &mut Findings,
    ) -> Option<PlanFileChange> {
        let path = self.folder.path.join(file.name());
        if self.taken.is_some_and(|taken| taken.contains_key(&file)) {
            findings.push(not_taken(first, "no-file").with("file", shown(&path)));
            return None;
        }
        let text = file_text(self.row, file, self.model).map_err(|finding| findings.push(*finding)).ok()?;
        let own = self.row.entries.iter().filter(|entry| entry.file == file);
        let new = own.map(|entry| NewValue::from_text(entry.path.clone(), &entry.text)).collect();
        Some(PlanFileChange { source: Source::new(shown(&path), ""), new, created: text })
    }

    /// The texts of the files that change; none where one of them cannot be, or would be wrong.
    fn texts(
        &self,
        changes: &[PlanFileChange],
        findings: &mut Findings,
    ) -> Option<Vec<(Arc<Source>, String)>> {
        let mut files = Vec::new();
        for PlanFileChange { source, new, created } in changes {
            match created.clone().map_or_else(|| set_values(source, new), Ok) {
                Ok(text) => files.push((Arc::clone(source), text)),
                Err(UnchangeableValue(path)) => {
                    let entry = self.row.entries.iter().find(|entry| is_about(&entry.path, &path));
                    let entry = entry.or(self.row.entries.first())?;
                    findings.push(not_taken(entry, "layout").with("file", source.path()));
                }
            }
        }
        let name = |source: &Source| source.path().rsplit('/').next().unwrap_or_default().to_owned();
        let texts: PlanTexts = files.iter().map(|(source, text)| (name(source), text.clone())).collect();
        if !texts.is_empty() {
            findings.extend(faults_at_cells(&self.folder, self.row, &texts));
        }
        Some(files)
    }

    /// The issued document that closes a file: what it is made of is not changed before it is revised.
    fn issued(&self, file: TableFile) -> Option<DocumentId> {
        let document = match file {
            TableFile::Plan | TableFile::Quotas => DocumentId::PLAN,
            TableFile::Notice => DocumentId::NOTICE,
            TableFile::Results => return None,
        };
        self.plan.standing_set(&document).map(|_| document)
    }

    /// The issued documents that show what is in a file and stay as they were issued.
    fn following(&self, file: TableFile) -> Vec<DocumentId> {
        let issued = self.plan.issued_documents().map(|document| document.id.clone());
        let is_following = |id: &DocumentId| match file {
            // What the plan itself shows of them closes the file.
            TableFile::Quotas => id.kind().record().role == Role::Allots && *id != DocumentId::PLAN,
            TableFile::Results => id.kind().record().role == Role::Reports,
            TableFile::Plan | TableFile::Notice => false,
        };
        issued.filter(|id| is_following(id) && self.plan.standing_set(id).is_some()).collect()
    }

    fn is_issued(
        &self,
        entry: &TableEntry,
        count: usize,
        document: &DocumentId,
        kind: &'static str,
    ) -> Finding {
        let folder = &self.folder.path;
        let path =
            if *document == DocumentId::PLAN { folder.clone() } else { folder.join(document.to_string()) };
        let finding = Finding::at(Code::TableIssued, &entry.place).with("kind", kind);
        finding.with("path", shown(&path)).with("count", count)
    }

    /// What is taken from the table then: what it says, but for what is not put in, and what its empty cells said before.
    fn taken_then(&self, kept: &[&TableEntry]) -> TakenValues {
        let mut taken = self.taken.cloned().unwrap_or_default();
        for entry in &self.row.entries {
            if kept.iter().all(|kept| kept.file != entry.file || kept.path != entry.path) {
                taken.entry(entry.file).or_default().insert(entry.path.clone(), entry.text.clone());
            }
        }
        taken
    }
}

fn not_taken(entry: &TableEntry, kind: &'static str) -> Finding {
    Finding::at(Code::TableNotTaken, &entry.place).with("kind", kind).with("path", entry.path.to_string())
}

/// Whether a path in a file is that of an entry, however the share of a unit is written there.
fn is_about(entry: &ValuePath, path: &ValuePath) -> bool {
    let plain = |path: &ValuePath| -> Vec<String> {
        path.parts().iter().filter(|part| !matches!(part.as_str(), "total" | "periods")).cloned().collect()
    };
    plain(entry) == plain(path)
}

impl UpdateNotes {
    /// How many plans change.
    pub fn plans(&self) -> usize {
        self.plans.iter().filter(|plan| !plan.files.is_empty()).count()
    }

    /// Whether the changes of any plan are in its files.
    pub fn is_any_made(&self) -> bool {
        self.plans.iter().any(|plan| !plan.files.is_empty() && plan.files.iter().all(is_made))
    }

    /// Notes what was taken from the table into the plans whose files have the texts that they were to have. Nothing is
    /// written where nothing is new.
    pub fn write(self, locks: &LockClient, findings: &mut Findings) {
        let Self { folder, mut record, plans } = self;
        let before = record.to_bytes();
        for plan in plans.into_iter().filter(|plan| plan.files.iter().all(is_made)) {
            record.note(&plan.id, plan.taken);
        }
        let after = record.to_bytes();
        if after == before {
            return;
        }
        let Some(root) = plan_folder_in(&folder, "_", findings).map(|plan| plan.root) else { return };
        let Some(_lock) = Lock::acquire(&root, locks, findings) else { return };
        let written = WritableFolder::new(&folder).and_then(|folder| folder.file(TABLE_FILE)?.write(&after));
        if let Err(error) = written {
            findings.push(unwritable(&folder.join(TABLE_FILE), &error));
        }
    }
}

/// Whether a file has the text that it was to have.
fn is_made(file: &(Arc<Source>, String)) -> bool {
    let (source, text) = file;
    let now = read_source(Path::new(source.path()), &mut Findings::default());
    now.is_some_and(|now| now.text() == text)
}
