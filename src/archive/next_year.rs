//! Next year's plan, begun from this year's.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::data::file_errors::{unchangeable, unwritable};
use crate::data::{
    FormerUnits, RequestedDocument, Unchangeable, load_plan, next_year_of, own_files, read_source,
    requested_document, shown, unreadable, without_former_units, years_left,
};
use crate::diag::{Code, Finding, Findings};
use crate::disk;
use crate::disk::{QUOTAS_FILE, RESULTS_FILE, WritableFolder, limits};
use crate::model::{CarryOver, DocumentDate, DocumentId, Id, Plan, Quota, Unit};
use crate::source::{Place, Source};

/// A plan that was begun.
#[derive(Debug)]
pub struct NextYear {
    /// The files that were written.
    pub files: Vec<PathBuf>,
    /// The places that may have to be changed by hand: they contain the old year.
    pub left: Vec<Place>,
    /// The names of the units that have no quota of the new year, for they end before it.
    pub former: Vec<String>,
}

/// Begins next year's plan in a new or empty folder: plan, notice and quotas with their periods a year later, drafts
/// without numbers, and what was reached this year to compare with. `None` where that cannot be done, with the
/// finding.
pub fn next_year(from: &Path, folder: &Path, findings: &mut Findings) -> Option<NextYear> {
    let requested = requested_document(from, findings)?;
    let mut found = Findings::default();
    let plan = load_plan(&requested.folder, &mut found);
    if found.has_errors() {
        findings.extend(found);
        return None;
    }
    let files = files(&requested, &plan, findings)?;
    let written = write(folder, &files);
    written.map_err(|finding| findings.push(*finding)).ok()?;
    let year = plan.document.header.date.year();
    let mut left = Vec::new();
    let texts = files.iter().filter(|(name, _)| is_yaml(name) && *name != "results.yaml");
    for (name, bytes) in texts {
        let text = String::from_utf8_lossy(bytes).into_owned();
        left.extend(years_left(&Source::new(shown(&folder.join(name)), text), year));
    }
    let former = former_units(&plan).iter().map(|unit| unit.name.clone()).collect();
    Some(NextYear { former, files: files.into_keys().map(|name| folder.join(name)).collect(), left })
}

/// The new files by name: documents and quotas a year later, and pictures as they are.
fn files(
    requested: &RequestedDocument,
    plan: &Plan,
    findings: &mut Findings,
) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for (name, path) in own_files(&requested.folder) {
        let is_read = plan.sources.iter().any(|source| source.path() == shown(&path));
        let Some(date) = date(&name, plan).filter(|_| is_read) else { continue };
        let bytes = match date {
            CarriedData::AsItIs => {
                let read = disk::read(&path, limits::DATA);
                let unread = |error| unreadable(&Place::file(shown(&path)), &error, limits::DATA);
                read.map_err(|error| findings.push(unread(error))).ok()?
            }
            CarriedData::Data(date) => {
                let source = read_source(&path, findings)?;
                let text = next_year_of(&source, date).and_then(|text| match name.as_str() {
                    QUOTAS_FILE => without_former(&Source::new(source.path(), text), plan),
                    _ => Ok(text),
                });
                let text = text.map_err(|Unchangeable| {
                    findings.push(unchangeable(&shown(&path), "copy"));
                });
                text.ok()?.into_bytes()
            }
        };
        files.insert(name, bytes);
    }
    Some(files)
}

/// The units that end before the year after the plan's begins.
fn former_units(plan: &Plan) -> Vec<&Unit> {
    let begin = jiff::civil::date(plan.document.header.date.year() + 1, 1, 1);
    plan.quotas.units.iter().filter(|unit| unit.life.ends_before(begin)).collect()
}

/// The quotas without the units that are gone by then. A unit that results name stays in the list, with those that take its
/// place.
fn without_former(source: &Arc<Source>, plan: &Plan) -> Result<String, Unchangeable> {
    let former = former_units(plan);
    if former.is_empty() {
        return Ok(source.text().to_owned());
    }
    let is_reached = |unit: &&Unit| {
        let mut results = plan.results.results.iter();
        results.any(|result| result.tally.shares.iter().any(|share| share.holder == unit.id))
    };
    let mut kept: Vec<&Id> = former.iter().copied().filter(is_reached).map(|unit| &unit.id).collect();
    let mut at = 0;
    while let Some(id) = kept.get(at).copied() {
        let successors = former.iter().filter(|unit| unit.id == *id).flat_map(|unit| unit.life.successors());
        let next: Vec<&Id> = successors.map(|next| &next.value).filter(|next| !kept.contains(next)).collect();
        kept.extend(next);
        at += 1;
    }
    let gone_by = |quota: &Quota| {
        let period = quota.period.next_year();
        let gone = former.iter().filter(|unit| !unit.life.is_in(period));
        gone.map(|unit| unit.id.clone()).collect()
    };
    let left_out = former.iter().map(|unit| unit.id.clone()).filter(|id| !kept.contains(&id)).collect();
    let without_share = plan.quotas.quotas.iter().map(gone_by).collect();
    without_former_units(source, &FormerUnits { left_out, without_share })
}

/// The data in a file of a plan's folder that next year's plan takes over.
enum CarriedData {
    Data(Option<DocumentDate>),
    AsItIs,
}

fn date(name: &str, plan: &Plan) -> Option<CarriedData> {
    if let Some(id) = DocumentId::from_file(name) {
        let written = plan.document(&id)?;
        return match id.kind().record().carry_over {
            CarryOver::Draft => Some(CarriedData::Data(Some(written.header.date))),
            CarryOver::Nothing => None,
        };
    }
    match name {
        QUOTAS_FILE => Some(CarriedData::Data(None)),
        // To compare with; texts may quote them.
        RESULTS_FILE => Some(CarriedData::AsItIs),
        name if is_yaml(name) => None,
        _ => Some(CarriedData::AsItIs),
    }
}

fn is_yaml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("yaml"))
}

fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), Box<Finding>> {
    let refuse = |path: &Path, error: &std::io::Error| Box::new(unwritable(path, error));
    let target = WritableFolder::new(folder).and_then(|target| target.create_empty().map(|()| target));
    let target = target.map_err(|error| match error.kind() {
        ErrorKind::DirectoryNotEmpty => {
            Box::new(Finding::at(Code::FolderNotEmpty, &Place::file(shown(folder))))
        }
        _ => refuse(folder, &error),
    })?;
    for (name, bytes) in files {
        let written = target.file(name).and_then(|file| file.write(bytes));
        written.map_err(|error| refuse(&folder.join(name), &error))?;
    }
    Ok(())
}
