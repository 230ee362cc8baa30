//! A plan, read from the files of its folder.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::assemble::{self, DocumentSource};
use super::declared::Declared;
use super::document_types::{DocumentTypes, declares_type};
use super::doubts;
use super::file::{decode_with_substitutes, is_there, shown};
use super::folders::PlanFolder;
use super::history;
use super::import_file::IMPORT_FILE;
use super::layers::Layers;
use super::measures::KnownMeasures;
use super::misnamed::{self, further_files, plan_files};
use super::period_names::meant_period;
use super::raw::AcceptFile;
use super::register::REGISTER_FILE;
use super::tallies::{quota_set, result_set};
use super::tally_files::{QuotasFile, ResultsFile};
use super::vietnamese::plain;
use crate::diag::{Code, Finding, Findings, UnreadableParts};
use crate::disk::{PLAN_FILE, PROJECT_FILE, QUOTAS_FILE, RESULTS_FILE};
use crate::model::{
    Acceptance, Document, DocumentId, DocumentKind, Measure, Notice, Period, Plan, QuotaSet, Report,
    ResultSet,
};
use crate::source::{Place, Source};
use crate::text::{self, is_called};

/// The documents of a plan, as far as their files could be read.
#[derive(Default)]
struct PlanDocuments {
    plan: Option<Document>,
    notice: Option<Notice>,
    reports: Vec<Report>,
    separate: Vec<Document>,
}

/// Quotas and results as they are written.
#[derive(Default)]
struct PlanFigures {
    quotas: Option<QuotasFile>,
    results: Option<ResultsFile>,
    /// Files that are there and could not be read at all.
    lost: Vec<&'static str>,
}

/// Reads a plan with its quotas and results, its notice and its reports.
///
/// A plan may come with findings that are errors: then other values replace those that could not be read or found,
/// and the plan is good for no more than further checks, whose findings are filtered by its doubts.
pub fn load_plan(folder: &PlanFolder, findings: &mut Findings) -> Plan {
    report_unknown_files(&folder.path, findings);
    let mut own = Findings::default();
    let mut layers = Layers::new(folder);
    let documents = documents(folder, &mut layers, &mut own);
    let Layers { mut acceptances, mut sources, .. } = layers;
    let mut figures = figures(folder, &mut sources, &mut own);
    acceptances.append(&mut figures.take_acceptances());
    let acceptances = acceptances.into_iter().filter_map(|file| acceptance(file, &mut own)).collect();
    let declared = Declared::new(figures.quotas.as_ref(), &folder.root);
    figures.check_measures(&declared.measures, &mut own);
    let mut doubts = figures.doubts(&own, &sources);
    name_ids(figures.quotas.as_ref(), &mut own);
    let PlanDocuments { plan, notice, reports, mut separate } = documents;
    let has_plan = folder.has_plan_file();
    let first = (!has_plan && !separate.is_empty()).then(|| separate.remove(0));
    let document = plan.or(first).unwrap_or_else(|| lost_document(folder, &sources, &mut doubts));
    let mut references = Findings::default();
    let quotas = match figures.quotas {
        Some(file) => quota_set(file, declared, &mut references),
        None => QuotaSet::default().with_measures(declared.measures).with_name_order(declared.name_order),
    };
    let results =
        figures.results.map_or_else(ResultSet::default, |file| result_set(file, &quotas, &mut references));
    let id = folder.id.clone();
    let history = history::read(folder, &mut references);
    let mut plan = Plan {
        id,
        document,
        notice,
        reports,
        separate,
        quotas,
        results,
        history,
        acceptances,
        doubts,
        sources,
    };
    history::put_in_force(&mut plan);
    check_references(&plan, &mut references);
    references.drop_following(&plan.doubts);
    findings.extend(own);
    findings.extend(references);
    plan
}

/// Gives each finding about an id that cannot be one, and is the name of a unit or organisation or its id but for
/// separators, marks and capitals, the id that is meant.
fn name_ids(quotas: Option<&QuotasFile>, findings: &mut Findings) {
    let Some(quotas) = quotas else { return };
    let units = quotas.units.iter().map(|unit| (unit.name.0.as_str(), unit.id.value.as_str()));
    let organisations = quotas.organisations.iter();
    let organisations = organisations.map(|one| (one.name.0.as_str(), one.id.value.as_str()));
    let named: Vec<(&str, &str)> = units.chain(organisations).collect();
    findings.mend_argument(Code::IdUnusable, "id", "nearest", |written| {
        let is_alike = |one: &str| plain(one).replace(' ', "") == plain(written).replace(' ', "");
        let by_name = named.iter().find(|(name, _)| is_called(name, written));
        let by_id = || named.iter().find(|(_, id)| is_alike(id));
        let alike = || named.iter().find(|(name, _)| is_alike(name));
        by_name.or_else(by_id).or_else(alike).map(|(_, id)| (*id).to_owned())
    });
}

fn check_references(plan: &Plan, findings: &mut Findings) {
    let ids = |quotas: &QuotaSet| quotas.quotas.iter().map(|quota| quota.id.clone()).collect::<Vec<_>>();
    for document in plan.documents() {
        let in_force = plan.report(&document.id).and_then(|report| report.quotas.as_ref());
        assemble::check_quota_ids(document, &ids(in_force.unwrap_or(&plan.quotas)), findings);
        assemble::check_citation_ids(document, findings);
        check_bound(plan, document, findings);
    }
}

/// The documents that follow another in its file are others of the folder in files of their own, of the same profile, and
/// nothing follows them.
fn check_bound(plan: &Plan, document: &Document, findings: &mut Findings) {
    let others = || plan.documents().into_iter().filter(|other| other.id != document.id);
    let named = |other: &&Document| other.id.own_file().map(ToString::to_string);
    for name in &document.bound {
        let Some(other) = others().find(|other| named(other).as_ref() == Some(&name.value)) else {
            let known: Vec<String> = others().filter_map(|other| named(&other)).collect();
            let finding = Finding::at(Code::UnknownId, &name.place).with("id", name.value.as_str());
            findings.push(finding.with_known(&name.value, known.iter().map(String::as_str)));
            continue;
        };
        if !other.bound.is_empty() {
            let finding = Finding::at(Code::InvalidValue, &name.place).with("expected", "bound");
            findings.push(finding.with("got", name.value.as_str()).related("bound", &other.bound[0].place));
        }
    }
}

/// The placeholder of a plan's own text where nothing is known of it; findings there are not reported.
fn lost_document(folder: &PlanFolder, sources: &[Arc<Source>], doubts: &mut UnreadableParts) -> Document {
    let path = shown(&folder.path.join(PLAN_FILE));
    let source = sources.iter().find(|source| source.path() == path).cloned();
    let source = source.unwrap_or_else(|| Source::new(path, ""));
    doubts.value(&Place::new(&source, 0..source.text().len()));
    assemble::lost(&source)
}

fn figures(folder: &PlanFolder, sources: &mut Vec<Arc<Source>>, findings: &mut Findings) -> PlanFigures {
    let mut figures = PlanFigures::default();
    let mut source = |name: &'static str, findings: &mut Findings| {
        let path = folder.path.join(name);
        let source = if folder.has_file(name) { folder.read(&path, findings) } else { return None };
        sources.extend(source.clone());
        Some(source)
    };
    if let Some(source) = source(QUOTAS_FILE, findings) {
        figures.quotas = source.and_then(|source| decode_with_substitutes(&source, findings));
        figures.lost.extend(figures.quotas.is_none().then_some(QUOTAS_FILE));
    }
    if let Some(source) = source(RESULTS_FILE, findings) {
        figures.results = source.and_then(|source| decode_with_substitutes(&source, findings));
        figures.lost.extend(figures.results.is_none().then_some(RESULTS_FILE));
    }
    figures
}

impl PlanFigures {
    /// Reports numbers and targets that cannot be of their measures.
    fn check_measures(&self, declared: &[Measure], findings: &mut Findings) {
        let known = KnownMeasures(declared);
        if let Some(quotas) = &self.quotas {
            known.check_quotas(quotas, findings);
        }
        if let Some(results) = &self.results {
            known.check_results(results, findings);
        }
    }

    fn take_acceptances(&mut self) -> Vec<AcceptFile> {
        let of_quotas = self.quotas.as_mut().map(|file| std::mem::take(&mut file.accept.0));
        let of_results = self.results.as_mut().map(|file| std::mem::take(&mut file.accept.0));
        of_quotas.into_iter().chain(of_results).flatten().collect()
    }

    /// The values in doubt after these findings of all files.
    fn doubts(&self, findings: &Findings, sources: &[Arc<Source>]) -> UnreadableParts {
        let quotas = self.quotas.iter().flat_map(|file| &file.quotas).map(|quota| quota.place.clone());
        let results = self.results.iter().flat_map(|file| &file.results).map(|result| result.place.clone());
        let entries: Vec<Place> = quotas.chain(results).collect();
        let mut doubts = doubts::collect(findings, &entries);
        for file in &self.lost {
            doubts::lose(file, sources, &mut doubts);
        }
        doubts
    }
}

/// Reads an acceptance; a code that must not be accepted is a finding.
fn acceptance(file: AcceptFile, findings: &mut Findings) -> Option<Acceptance> {
    let AcceptFile { code, at, reason } = file;
    let code = code.value.gradable(&code.place, "accept", findings)?;
    Some(Acceptance { code, at, reason })
}

fn documents(folder: &PlanFolder, layers: &mut Layers<'_>, findings: &mut Findings) -> PlanDocuments {
    let types = folder.document_types();
    if !folder.has_plan_file() {
        return without_plan(folder, layers, &types, findings);
    }
    let plan = layers.plan(PLAN_FILE, findings);
    let year = plan.as_ref().and_then(|plan| plan.file.date.as_ref()).map(|date| date.value.year());
    let others = others(folder, layers.model(), year, findings);
    let Some(plan) = plan else {
        // Only for what is wrong in them: what they would inherit is not known.
        for id in others {
            layers.other(&id.file(), findings);
        }
        return PlanDocuments::default();
    };
    let own_type = plan.document_type(DocumentKind::Plan, &types, &mut Findings::default());
    let written = others.into_iter().filter_map(|id| {
        let written = layers.other(&id.file(), findings)?;
        let document_type = written.document_type(id.kind(), &types, &mut Findings::default());
        // Every key that it takes over has a value, or one that replaces it: a key of the plan says nothing of its
        // own.
        let written = written.over(plan.inherited_by([&own_type, &document_type]), &[]);
        Some((id, written))
    });
    let written: Vec<(DocumentId, DocumentSource)> = written.collect();
    let plan = assemble::document(DocumentId::PLAN, &types, plan, findings);
    let mut documents = PlanDocuments { plan, ..PlanDocuments::default() };
    for (id, written) in written {
        documents.add(id, &types, written, findings);
    }
    documents
}

/// The documents of a folder that has no plan: each says all of itself, or builds on shared parts.
fn without_plan(
    folder: &PlanFolder,
    layers: &mut Layers<'_>,
    types: &DocumentTypes,
    findings: &mut Findings,
) -> PlanDocuments {
    let mut documents = PlanDocuments::default();
    for id in separate(folder, findings) {
        if let Some(written) = layers.other(&id.file(), findings) {
            documents.add(id, types, written, findings);
        }
    }
    documents
}

/// The documents of a folder in files of their own whose names documents can have, in the order of their names.
pub(super) fn separate_documents(folder: &Path) -> Vec<DocumentId> {
    let files = further_files(folder).filter(|name| declares_type(&folder.join(name)));
    files.filter_map(|name| DocumentId::separate(name.strip_suffix(".yaml")?)).collect()
}

/// The documents in files of their own, in the order of their names. A file whose name no output can have is a finding.
fn separate(folder: &PlanFolder, findings: &mut Findings) -> Vec<DocumentId> {
    let mut documents = Vec::new();
    for name in further_files(&folder.path) {
        let path = folder.path.join(&name);
        if !declares_type(&path) {
            continue;
        }
        let stem = name.strip_suffix(".yaml").unwrap_or(&name);
        if let Some(id) = DocumentId::separate(stem) {
            documents.push(id);
            continue;
        }
        let better = text::plain_name(stem);
        let is_free = better != stem && DocumentId::separate(&better).is_some();
        let better = if is_free { format!("{better}.yaml") } else { String::new() };
        let finding = Finding::at(Code::DocumentFileName, &Place::file(shown(&path)));
        findings.push(finding.with("file", name.as_str()).with("expected", better));
    }
    documents
}

impl PlanDocuments {
    /// Adds a document beside the plan's own text, as it is written.
    fn add(
        &mut self,
        id: DocumentId,
        types: &DocumentTypes,
        written: DocumentSource,
        findings: &mut Findings,
    ) {
        match id.kind() {
            DocumentKind::Notice => self.notice = notice(types, written, findings),
            DocumentKind::Report => self.reports.extend(report(id, types, written, findings)),
            DocumentKind::Separate => {
                self.separate.extend(assemble::document(id, types, written, findings));
            }
            // The plan is read before the others, and extracts are written in the notice.
            DocumentKind::Plan | DocumentKind::UnitNotice => {}
        }
    }
}

/// The documents of a plan beside its own text that its folder or its model can have.
fn others(
    folder: &PlanFolder,
    model: Option<&Path>,
    year: Option<i16>,
    findings: &mut Findings,
) -> Vec<DocumentId> {
    let mut others = Vec::new();
    for kind in DocumentKind::with_own_place().filter(|kind| *kind != DocumentKind::Plan) {
        others.extend(DocumentId::only(kind));
        if let Some(name) = kind.folder() {
            let periods = periods_of(name, [Some(folder.path.as_path()), model], year, findings);
            others.extend(periods.into_iter().filter_map(|period| DocumentId::about(kind, period)));
        }
    }
    others.extend(separate(folder, findings));
    others
}

fn notice(types: &DocumentTypes, mut written: DocumentSource, findings: &mut Findings) -> Option<Notice> {
    let extract = written.file.unit.take().map(|extract| written.extract(extract));
    let document = assemble::document(DocumentId::NOTICE, types, written, findings);
    let extract =
        extract.map(|extract| assemble::document(DocumentId::UNIT_NOTICES, types, extract, findings));
    Some(Notice { document: document?, extract: extract.flatten() })
}

fn report(
    id: DocumentId,
    types: &DocumentTypes,
    written: DocumentSource,
    findings: &mut Findings,
) -> Option<Report> {
    let period = id.period()?;
    let document = assemble::document(id, types, written, findings)?;
    Some(Report { period, document, quotas: None })
}

/// The periods of which a plan or its model has a file in a folder of this name. A file with another name is a finding,
/// with the name that was meant where that is clear: of `year` where it names none.
fn periods_of(
    name: &str,
    folders: [Option<&Path>; 2],
    year: Option<i16>,
    findings: &mut Findings,
) -> BTreeSet<Period> {
    let mut periods = BTreeSet::new();
    for folder in folders.into_iter().flatten() {
        let folder = folder.join(name);
        for name in yaml_files(&folder) {
            match name.strip_suffix(".yaml").and_then(|period| period.parse().ok()) {
                Some(period) => {
                    periods.insert(period);
                }
                None => findings.push(misnamed_period(&folder, &name, year)),
            }
        }
    }
    periods
}

/// Names of files of periods, as examples.
const PERIOD_FILES: [&str; 5] =
    ["2026-Q1.yaml", "2026-H1.yaml", "2026-9M.yaml", "2026-M05.yaml", "2026.yaml"];

/// The finding about a file that is named for no period.
fn misnamed_period(folder: &Path, name: &str, year: Option<i16>) -> Finding {
    let lower = name.to_lowercase();
    let stem = lower.strip_suffix(".yaml").or_else(|| lower.strip_suffix(".yml")).unwrap_or(&lower);
    let meant = meant_period(stem, year).map(|period| format!("{period}.yaml"));
    match meant.filter(|meant| !is_there(&folder.join(meant))) {
        Some(meant) => misnamed::misnamed(folder, name, &meant),
        None => unknown_file(folder, name, &PERIOD_FILES).with("nearest", ""),
    }
}

/// A file under another name would be left out in silence: `results.yml`, `quota.yaml`.
fn report_unknown_files(folder: &Path, findings: &mut Findings) {
    let known = plan_files();
    // The project's own may be beside those of a lone plan.
    let known: Vec<&str> =
        known.iter().map(String::as_str).chain([PROJECT_FILE, REGISTER_FILE, IMPORT_FILE]).collect();
    let further: BTreeSet<String> = further_files(folder).collect();
    let mut misnamed = Findings::default();
    misnamed::report_of_plan(folder, &mut misnamed);
    let is_misnamed = |name: &String| {
        let path = shown(&folder.join(name));
        misnamed.iter().any(|finding| finding.place().is_some_and(|place| place.source().path() == path))
            || further.contains(name) && declares_type(&folder.join(name))
    };
    for name in yaml_files(folder).iter().filter(|name| !known.contains(&name.as_str()) && !is_misnamed(name))
    {
        findings.push(unknown_file(folder, name, &known));
    }
    findings.extend(misnamed);
}

fn unknown_file(folder: &Path, name: &str, known: &[&str]) -> Finding {
    let finding = Finding::at(Code::UnknownFile, &Place::file(shown(&folder.join(name))));
    finding.with("file", name).with_known(name, known.iter().copied())
}

/// The names of a folder's YAML files, in order.
fn yaml_files(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_yaml = |name: &String| {
        let lower = name.to_lowercase();
        !name.starts_with('.') && [".yaml", ".yml"].iter().any(|ending| lower.ends_with(ending))
    };
    names.filter(is_yaml).collect()
}
